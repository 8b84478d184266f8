-- Personal: the generation that somebody tells of herself, for numbers of who takes part. She
-- may take it back at any time, and it goes when she closes her account.
CREATE TABLE person_generation (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES person (id),
    generation TEXT NOT NULL,
    told_at BIGINT NOT NULL
);
