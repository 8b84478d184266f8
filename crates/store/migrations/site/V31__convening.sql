-- Members of the council ask for a meeting: who signed, when enough did, and what came of it.

CREATE TABLE convening (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_as TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- When enough had signed, and until when the secretary sets the day.
    reached_at BIGINT,
    due_at BIGINT,
    -- The meeting that was called.
    meeting_id BIGINT REFERENCES meeting (id)
);
CREATE INDEX convening_in_district ON convening (district_id, id);
CREATE INDEX convening_owed ON convening (due_at, id) WHERE due_at IS NOT NULL;

CREATE TABLE convening_signature (
    convening_id BIGINT NOT NULL REFERENCES convening (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (convening_id, person_id)
);
