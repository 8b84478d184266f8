-- Departments of a district, and the review of agendas and proposals by them.

CREATE TABLE department (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    name_ko TEXT NOT NULL,
    name_en TEXT NOT NULL,
    -- The telephone or address of the office, never of a person; may be empty.
    contact TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- From when on nothing new is sent to it.
    closed_at BIGINT,
    UNIQUE (district_id, name_ko)
);

-- The department in which a role of an official is held. A role without one is held in all.
CREATE TABLE department_official (
    grant_id BIGINT NOT NULL PRIMARY KEY REFERENCES role_grant (id),
    department_id BIGINT NOT NULL REFERENCES department (id)
);
CREATE INDEX department_official_of ON department_official (department_id, grant_id);

CREATE TABLE review (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- proposal or agenda
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    -- What the departments are asked; everybody reads it.
    question TEXT NOT NULL,
    -- open, answered, appealed, settled or withdrawn
    state TEXT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_at BIGINT NOT NULL,
    -- The first moment that is too late for the answer of the present round.
    due_at BIGINT NOT NULL,
    -- The first moment that is too late for asking again.
    appeal_until BIGINT,
    appeal TEXT,
    appealed_by BIGINT REFERENCES person (id),
    appealed_at BIGINT,
    -- When the coordinator was told that the answer is late.
    warned_at BIGINT
);
CREATE INDEX review_in_district ON review (district_id, id);
CREATE INDEX review_of_subject ON review (subject_kind, subject_id, id);
CREATE INDEX review_due ON review (due_at, id) WHERE state IN ('open', 'appealed');

CREATE TABLE review_answer (
    review_id BIGINT NOT NULL REFERENCES review (id),
    -- 1, or 2 when it was looked at again.
    round BIGINT NOT NULL,
    -- yes, changes or no
    feasible TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_by BIGINT NOT NULL REFERENCES person (id),
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (review_id, round)
);

CREATE TABLE review_card (
    id BIGINT NOT NULL PRIMARY KEY,
    review_id BIGINT NOT NULL REFERENCES review (id),
    department_id BIGINT NOT NULL REFERENCES department (id),
    round BIGINT NOT NULL,
    -- owed, returned, submitted or replaced
    state TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    -- The official in charge, or who stands in, when one is named.
    official_id BIGINT REFERENCES person (id),
    -- What it says as JSON: the draft, then what was handed in.
    content TEXT NOT NULL,
    submitted_by BIGINT REFERENCES person (id),
    submitted_at BIGINT,
    -- When the department was reminded of the coming day, and told that it is late.
    reminded_at BIGINT,
    warned_at BIGINT
);
CREATE INDEX review_card_of ON review_card (review_id, id);
CREATE INDEX review_card_due ON review_card (due_at, id) WHERE state IN ('owed', 'returned');

-- Each card as it was handed in; one that came back is handed in again beside it.
CREATE TABLE review_submission (
    card_id BIGINT NOT NULL REFERENCES review_card (id),
    position BIGINT NOT NULL,
    content TEXT NOT NULL,
    submitted_by BIGINT NOT NULL REFERENCES person (id),
    submitted_at BIGINT NOT NULL,
    PRIMARY KEY (card_id, position)
);

CREATE TABLE review_log (
    id BIGINT NOT NULL PRIMARY KEY,
    review_id BIGINT NOT NULL REFERENCES review (id),
    -- sent, submitted, returned, replaced, stood-in, answered, appealed or withdrawn
    step TEXT NOT NULL,
    card_id BIGINT REFERENCES review_card (id),
    -- Why; only offices read it.
    reason TEXT NOT NULL,
    actor_id BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);
CREATE INDEX review_log_of ON review_log (review_id, id);
