-- Support officers of the city: who stands by which district and when, whether they came to its
-- meetings, their notes, and the conversation between council, officer and city.

CREATE TABLE officer_assignment (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    officer_id BIGINT NOT NULL REFERENCES person (id),
    -- The names of their offices, which are shown instead of their own.
    office TEXT NOT NULL,
    substitute_id BIGINT REFERENCES person (id),
    substitute_office TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    -- The roles that came with it, and that end with it.
    officer_grant_id BIGINT REFERENCES role_grant (id),
    substitute_grant_id BIGINT REFERENCES role_grant (id),
    assigned_by BIGINT NOT NULL REFERENCES person (id),
    assigned_at BIGINT NOT NULL,
    -- The first day on which it does not hold any more, where it was ended early.
    ended_on TEXT,
    ended_by BIGINT REFERENCES person (id)
);
CREATE INDEX officer_assignment_of_district ON officer_assignment (district_id, starts_on);
CREATE INDEX officer_assignment_of_officer ON officer_assignment (officer_id);
CREATE INDEX officer_assignment_of_substitute ON officer_assignment (substitute_id);

-- When an officer is away and the substitute stands in. No reason is asked for.
CREATE TABLE officer_absence (
    id BIGINT NOT NULL PRIMARY KEY,
    assignment_id BIGINT NOT NULL REFERENCES officer_assignment (id),
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    told_by BIGINT NOT NULL REFERENCES person (id),
    told_at BIGINT NOT NULL,
    withdrawn_by BIGINT REFERENCES person (id),
    withdrawn_at BIGINT
);
CREATE INDEX officer_absence_of ON officer_absence (assignment_id, first_on);

-- Whether an officer came to a meeting: the last word on it. Each change is in the audit.
CREATE TABLE officer_presence (
    meeting_id BIGINT NOT NULL PRIMARY KEY REFERENCES meeting (id),
    -- officer, substitute or absent
    presence TEXT NOT NULL,
    -- Of the substitute.
    office TEXT NOT NULL,
    -- Why nobody came.
    reason TEXT NOT NULL,
    told_as TEXT NOT NULL,
    told_by BIGINT NOT NULL REFERENCES person (id),
    told_at BIGINT NOT NULL
);

-- What an officer saw in a meeting, and the council's answer. Neither is ever changed.
CREATE TABLE officer_note (
    id BIGINT NOT NULL PRIMARY KEY,
    meeting_id BIGINT NOT NULL UNIQUE REFERENCES meeting (id),
    district_id BIGINT NOT NULL REFERENCES district (id),
    seen TEXT NOT NULL,
    open_points TEXT NOT NULL,
    written_by BIGINT NOT NULL REFERENCES person (id),
    written_at BIGINT NOT NULL,
    -- First moment at which an answer is late.
    due_at BIGINT NOT NULL,
    answer TEXT,
    answered_as TEXT,
    answered_by BIGINT REFERENCES person (id),
    answered_at BIGINT
);
CREATE INDEX officer_note_of_district ON officer_note (district_id, id);

-- A thread of the conversation of a district. Only its parties read it; everybody sees counts.
CREATE TABLE officer_thread (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    title TEXT NOT NULL,
    -- before or during the execution of a plan
    phase TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    -- The party that was asked and has not answered, and until when it should.
    waits_for TEXT,
    due_at BIGINT,
    said_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_as TEXT
);
CREATE INDEX officer_thread_of_district ON officer_thread (district_id, said_at, id);

CREATE TABLE officer_message (
    id BIGINT NOT NULL PRIMARY KEY,
    thread_id BIGINT NOT NULL REFERENCES officer_thread (id),
    -- council, officer or city
    party TEXT NOT NULL,
    said_as TEXT NOT NULL,
    said_by BIGINT NOT NULL REFERENCES person (id),
    said_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    -- The party that is asked, if one is.
    asks TEXT
);
CREATE INDEX officer_message_of ON officer_message (thread_id, id);
