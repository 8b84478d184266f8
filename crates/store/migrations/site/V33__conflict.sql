-- Projects that get in each other's way, and the official who owns an agenda.

CREATE TABLE conflict (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- Two proposals or agendas, the one with the smaller number first.
    first_kind TEXT NOT NULL,
    first_id BIGINT NOT NULL,
    second_kind TEXT NOT NULL,
    second_id BIGINT NOT NULL,
    -- conflicting or incompatible
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- The role in which it was flagged, which is shown instead of the name.
    role TEXT NOT NULL,
    flagged_by BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    -- When it was found to be over, and why.
    ended_at BIGINT,
    ended_by BIGINT REFERENCES person (id),
    end_reason TEXT
);
CREATE INDEX conflict_in_district ON conflict (district_id, id);
CREATE INDEX conflict_of_first ON conflict (first_id) WHERE ended_at IS NULL;
CREATE INDEX conflict_of_second ON conflict (second_id) WHERE ended_at IS NULL;

-- The office and post that owns an agenda: the last row holds, the others stay on record.
CREATE TABLE agenda_owner (
    id BIGINT NOT NULL PRIMARY KEY,
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    department_id BIGINT NOT NULL REFERENCES department (id),
    -- The post of the official, such as the head of a team; never a name.
    post TEXT NOT NULL,
    named_by BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);
CREATE INDEX agenda_owner_of ON agenda_owner (agenda_id, id);
