-- People, districts, proposals, announced votes; what was done by whom; what is to be sent.
-- Times are milliseconds since 1970 (UTC), truth values 0 or 1, days text, hashes hex.

-- One row: which secret key the hashes of this database were made with.
CREATE TABLE installation (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    key_fingerprint TEXT NOT NULL
);

CREATE TABLE district (
    id BIGINT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name_ko TEXT NOT NULL,
    name_en TEXT NOT NULL,
    plain_name_ko TEXT NOT NULL,
    plain_name_en TEXT NOT NULL,
    -- district, or city: the space of the city's own offices.
    kind TEXT NOT NULL DEFAULT 'district',
    created_at BIGINT NOT NULL
);

CREATE TABLE neighborhood (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    name_ko TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (district_id, name_ko)
);

CREATE TABLE body (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    kind TEXT NOT NULL,
    name_ko TEXT NOT NULL,
    name_en TEXT NOT NULL,
    -- What it is there for, in the words of the district.
    purpose TEXT NOT NULL DEFAULT '',
    -- Whether anybody may join without being appointed.
    open_membership BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX body_of_district ON body (district_id, id);

CREATE TABLE cycle (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    fiscal_year BIGINT NOT NULL,
    budget_won BIGINT NOT NULL,
    -- Who has the last word on what is selected: council or vote.
    last_word TEXT NOT NULL DEFAULT 'council',
    -- Why deliberation has fewer days than it should; empty when it has enough.
    short_reason TEXT NOT NULL DEFAULT '',
    UNIQUE (district_id, fiscal_year)
);

CREATE TABLE stage (
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    kind TEXT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    PRIMARY KEY (cycle_id, kind)
);

-- A person. Name and birth are never stored; identity_key is a keyed hash of them.
CREATE TABLE person (
    id BIGINT NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    lang TEXT NOT NULL,
    display_name TEXT NOT NULL,
    consent_version BIGINT NOT NULL,
    consented_at BIGINT,
    identity_key TEXT UNIQUE,
    assurance TEXT,
    basis TEXT,
    closed_at BIGINT
);

CREATE INDEX person_unconsented ON person (created_at)
    WHERE consent_version = 0 AND closed_at IS NULL;

-- Personal data: the only table with addresses that last.
CREATE TABLE contact (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL UNIQUE,
    verified_at BIGINT
);
CREATE INDEX contact_of_person ON contact (person_id, id);

CREATE TABLE sign_in_code (
    id BIGINT NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    address_key TEXT NOT NULL,
    person_id BIGINT REFERENCES person (id),
    code_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    used_at BIGINT,
    district_id BIGINT REFERENCES district (id)
);
CREATE INDEX sign_in_code_of_address ON sign_in_code (address_key, id);
CREATE INDEX sign_in_code_of_person ON sign_in_code (person_id, id);
CREATE INDEX sign_in_code_by_end ON sign_in_code (expires_at);

CREATE TABLE session (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    token_hash TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    idle_until BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX session_of_person ON session (person_id, id);

CREATE TABLE role_grant (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    district_id BIGINT REFERENCES district (id),
    body_id BIGINT REFERENCES body (id),
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    granted_by BIGINT REFERENCES person (id),
    granted_at BIGINT NOT NULL,
    revoked_at BIGINT,
    revoked_by BIGINT REFERENCES person (id)
);
CREATE INDEX role_grant_of_person ON role_grant (person_id, id);
CREATE INDEX role_grant_in_district ON role_grant (district_id, id);

-- Each reading of somebody's personal data by staff.
CREATE TABLE access_record (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    reader_id BIGINT NOT NULL REFERENCES person (id),
    place TEXT NOT NULL,
    subject_id BIGINT NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL
);
CREATE INDEX access_record_of_subject ON access_record (subject_id, id);
CREATE INDEX access_record_by_reader ON access_record (reader_id, at);

CREATE TABLE proposal (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    author_id BIGINT NOT NULL REFERENCES person (id),
    title TEXT NOT NULL,
    need TEXT NOT NULL,
    body TEXT NOT NULL,
    place TEXT NOT NULL,
    neighborhood_id BIGINT REFERENCES neighborhood (id),
    cost_won BIGINT,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    hidden BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    comment_count BIGINT NOT NULL
);
CREATE INDEX proposal_in_district ON proposal (district_id, hidden, id);
CREATE INDEX proposal_in_neighborhood ON proposal (neighborhood_id, hidden, id);
CREATE INDEX proposal_of_author ON proposal (author_id, id);

CREATE TABLE proposal_revision (
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    need TEXT NOT NULL,
    body TEXT NOT NULL,
    place TEXT NOT NULL,
    neighborhood_id BIGINT REFERENCES neighborhood (id),
    cost_won BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, version)
);

CREATE TABLE comment (
    id BIGINT NOT NULL PRIMARY KEY,
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    author_id BIGINT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL,
    hidden BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX comment_on_proposal ON comment (proposal_id, id);

CREATE TABLE moderation (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    step TEXT NOT NULL,
    actor_id BIGINT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX moderation_of_subject ON moderation (subject_kind, subject_id, id);
CREATE INDEX moderation_in_district ON moderation (district_id, id);
CREATE INDEX moderation_appeals ON moderation (district_id, id) WHERE step = 'appeal';

CREATE TABLE vote (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    title_ko TEXT NOT NULL,
    title_en TEXT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    max_choices BIGINT NOT NULL,
    budget_won BIGINT NOT NULL,
    official_rule TEXT NOT NULL,
    utility TEXT NOT NULL,
    completion TEXT NOT NULL,
    ties TEXT NOT NULL,
    announced_at BIGINT NOT NULL,
    announced_by BIGINT NOT NULL REFERENCES person (id)
);
CREATE INDEX vote_in_district ON vote (district_id, id);
CREATE INDEX vote_by_close ON vote (closes_at, id);

CREATE TABLE vote_item (
    id BIGINT NOT NULL PRIMARY KEY,
    vote_id BIGINT NOT NULL REFERENCES vote (id),
    proposal_id BIGINT REFERENCES proposal (id),
    title TEXT NOT NULL,
    need TEXT NOT NULL,
    cost_won BIGINT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (vote_id, position)
);
CREATE INDEX vote_item_of_proposal ON vote_item (proposal_id);

CREATE TABLE vote_result (
    vote_id BIGINT NOT NULL PRIMARY KEY REFERENCES vote (id),
    ballots BIGINT NOT NULL,
    issued BIGINT NOT NULL,
    greedy TEXT NOT NULL,
    equal_shares TEXT NOT NULL,
    counted_at BIGINT NOT NULL
);

-- The one-time link with which the first administrator signs in.
CREATE TABLE first_run (
    token_hash TEXT NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE outbox (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    taken_until BIGINT,
    done_at BIGINT,
    failed_at BIGINT,
    last_error TEXT
);
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE done_at IS NULL AND failed_at IS NULL;

CREATE TABLE idempotency (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    route TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    location TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- What was done, in one chain of hashes. Rows are added and never changed.
CREATE TABLE audit (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);

-- The end of the chain; its single row is what writers wait for.
CREATE TABLE audit_head (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');

-- sqlite:
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
-- end
-- postgres:
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit rows are never changed'; END $$;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
-- end
