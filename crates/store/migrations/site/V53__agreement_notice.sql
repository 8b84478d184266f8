-- Who is told of a version of an agreement that took force: everybody who had a part in the
-- round when the second party signed. Whoever says that she has read it is added.
CREATE TABLE agreement_told (
    agreement_id BIGINT NOT NULL REFERENCES agreement (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- When she was dealt with, and whether she has an address and was written to.
    told_at BIGINT,
    reached BIGINT NOT NULL,
    -- When she said that she has read it; nobody watches who opens the page.
    read_at BIGINT,
    PRIMARY KEY (agreement_id, person_id)
);
CREATE INDEX agreement_told_waits ON agreement_told (agreement_id, person_id) WHERE told_at IS NULL;

-- How many people were shown the summary at a meeting, as the secretary counted.
CREATE TABLE agreement_shown (
    agreement_id BIGINT NOT NULL REFERENCES agreement (id),
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    people BIGINT NOT NULL,
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (agreement_id, meeting_id)
);
