-- The code with which a proposer finds her idea again without an account: a keyed hash of it.
CREATE TABLE proposal_code (
    proposal_id BIGINT NOT NULL PRIMARY KEY REFERENCES proposal (id),
    code_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX proposal_code_by_hash ON proposal_code (code_hash);

-- What a clerk entered for somebody: how she agreed, and what the clerk thinks it may be.
CREATE TABLE proxy_entry (
    proposal_id BIGINT NOT NULL PRIMARY KEY REFERENCES proposal (id),
    clerk_id BIGINT NOT NULL REFERENCES person (id),
    consent TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    at BIGINT NOT NULL
);
