-- Recruitment: calls, applications, and who got a seat.

CREATE TABLE recruitment (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    body_id BIGINT REFERENCES body (id),
    -- seats, or open: people of some group are looked for, and there are no seats
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    seats BIGINT NOT NULL,
    -- reasons or lottery
    method TEXT NOT NULL,
    term_starts_on TEXT,
    term_ends_on TEXT,
    -- The hash of the secret of the lottery, public from the beginning; empty without lottery.
    commitment TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by BIGINT NOT NULL REFERENCES person (id),
    cancelled_at BIGINT,
    cancel_reason TEXT NOT NULL DEFAULT '',
    -- When the seats were filled, and from how many applications.
    settled_at BIGINT,
    settled_by BIGINT REFERENCES person (id),
    people BIGINT NOT NULL DEFAULT 0,
    -- Before whom the dice were thrown, and the file of the draw that anybody runs again.
    witnesses TEXT NOT NULL DEFAULT '',
    draw TEXT NOT NULL DEFAULT '',
    -- When what applicants wrote was destroyed.
    purged_at BIGINT
);
CREATE INDEX recruitment_in_district ON recruitment (district_id, id);
CREATE INDEX recruitment_closing ON recruitment (district_id, closes_at)
    WHERE settled_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX recruitment_of_body ON recruitment (body_id, id);

-- How many seats a group gets; for an open call the groups it looks for.
CREATE TABLE recruitment_quota (
    recruitment_id BIGINT NOT NULL REFERENCES recruitment (id),
    position BIGINT NOT NULL,
    -- Such as generation:teens, or neighborhood: with its id.
    of_group TEXT NOT NULL,
    least BIGINT NOT NULL,
    most BIGINT NOT NULL,
    -- The numbers that were announced, where they were changed after the close, and why.
    announced_least BIGINT,
    announced_most BIGINT,
    reason TEXT NOT NULL DEFAULT '',
    -- Chosen people of the group, once the seats were filled.
    seated BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (recruitment_id, position)
);

CREATE TABLE application (
    id BIGINT NOT NULL PRIMARY KEY,
    recruitment_id BIGINT NOT NULL REFERENCES recruitment (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- What stands for it in public; it tells nothing about the person.
    token TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    UNIQUE (recruitment_id, person_id),
    UNIQUE (recruitment_id, token)
);
CREATE INDEX application_of_person ON application (person_id, id);

-- Personal: what somebody said of herself. Read with an access record, destroyed by its date.
CREATE TABLE application_data (
    application_id BIGINT NOT NULL PRIMARY KEY REFERENCES application (id),
    generation TEXT,
    category TEXT,
    neighborhood_id BIGINT REFERENCES neighborhood (id),
    gender TEXT,
    motivation TEXT NOT NULL,
    conflict TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- What is thought of an application where reasons decide; public only for a seat, without a name.
CREATE TABLE application_choice (
    application_id BIGINT NOT NULL PRIMARY KEY REFERENCES application (id),
    -- chosen, reserve or not-chosen
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    chosen_by BIGINT NOT NULL REFERENCES person (id)
);

-- Who got a seat, and who stands in the reserve, in the order of the draw or of the reasons.
CREATE TABLE seat (
    id BIGINT NOT NULL PRIMARY KEY,
    recruitment_id BIGINT NOT NULL REFERENCES recruitment (id),
    application_id BIGINT NOT NULL UNIQUE REFERENCES application (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    position BIGINT NOT NULL,
    -- reserve, offered, accepted, declined or freed
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- What she declared as a conflict of interest; kept while she holds the seat.
    conflict TEXT NOT NULL,
    grant_id BIGINT REFERENCES role_grant (id),
    membership_id BIGINT REFERENCES membership (id),
    offered_at BIGINT,
    answered_at BIGINT,
    freed_at BIGINT,
    free_reason TEXT NOT NULL DEFAULT '',
    renewals BIGINT NOT NULL DEFAULT 0,
    term_ends_on TEXT
);
CREATE INDEX seat_of_recruitment ON seat (recruitment_id, state, position);
CREATE INDEX seat_of_person ON seat (person_id, id);
CREATE INDEX seat_of_grant ON seat (grant_id);
