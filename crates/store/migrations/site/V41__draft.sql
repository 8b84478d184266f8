-- What somebody is writing: one proposal in each district, as it was typed, for her eyes alone.
CREATE TABLE proposal_draft (
    person_id BIGINT NOT NULL REFERENCES person (id),
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- names and values as JSON
    fields TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    keep_until BIGINT NOT NULL,
    PRIMARY KEY (person_id, district_id)
);
CREATE INDEX proposal_draft_old ON proposal_draft (keep_until);
