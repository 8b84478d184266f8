-- The code by which a proposer asks others to write with her: a keyed hash of it.
CREATE TABLE coauthor_code (
    proposal_id BIGINT NOT NULL PRIMARY KEY REFERENCES proposal (id),
    code_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Who wrote a proposal together with its author. Whoever left is no author any more.
CREATE TABLE coauthor (
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    joined_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (proposal_id, person_id)
);
