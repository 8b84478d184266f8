-- Residents who are co-owners of a project, and those who were asked to be. Who is asked is
-- known by the keyed hash of a code alone until she accepts.
CREATE TABLE project_owner (
    id BIGINT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES project (id),
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- site-watcher, coordinator, recorder or user-speaker
    task TEXT NOT NULL,
    code_hash TEXT NOT NULL UNIQUE,
    named_by BIGINT NOT NULL REFERENCES person (id),
    named_at BIGINT NOT NULL,
    -- accept or decline; whoever declines stays unknown.
    answer TEXT,
    person_id BIGINT REFERENCES person (id),
    answered_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX project_owner_of_project ON project_owner (project_id, id);
CREATE UNIQUE INDEX project_owner_once ON project_owner (project_id, person_id)
    WHERE answer = 'accept' AND ended_at IS NULL;

-- What was done, day by day. An entry is withdrawn with a reason, never deleted.
CREATE TABLE execution_entry (
    id BIGINT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES project (id),
    district_id BIGINT NOT NULL REFERENCES district (id),
    day TEXT NOT NULL,
    -- before, during or after
    phase TEXT NOT NULL,
    done TEXT NOT NULL,
    evidence TEXT NOT NULL,
    -- everybody or staff
    evidence_for TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES person (id),
    -- The place as co-owner in which it was written, or the role.
    owner_id BIGINT REFERENCES project_owner (id),
    author_as TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by BIGINT REFERENCES person (id),
    withdrawn_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX execution_entry_of_project ON execution_entry (project_id, id);

CREATE TABLE execution_photo (
    photo_id BIGINT NOT NULL PRIMARY KEY REFERENCES photo (id),
    entry_id BIGINT NOT NULL REFERENCES execution_entry (id),
    alt TEXT NOT NULL
);
CREATE INDEX execution_photo_of_entry ON execution_photo (entry_id, photo_id);

-- A proposal to call a project complete, and what each co-owner says whom it asked.
CREATE TABLE completion (
    id BIGINT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL REFERENCES project (id),
    achieved TEXT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES person (id),
    proposed_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX completion_of_project ON completion (project_id, id);

CREATE TABLE completion_answer (
    completion_id BIGINT NOT NULL REFERENCES completion (id),
    owner_id BIGINT NOT NULL REFERENCES project_owner (id),
    -- consents or refuses
    answer TEXT,
    reason TEXT NOT NULL DEFAULT '',
    answered_at BIGINT,
    PRIMARY KEY (completion_id, owner_id)
);
