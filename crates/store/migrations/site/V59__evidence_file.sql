-- A file of evidence: a photo, kept anew and small, or a PDF as it came. Until evidence takes it
-- it is its uploader's alone and goes when keep_until is over. What evidence it belongs to says
-- who sees it.
CREATE TABLE evidence_file (
    id BIGINT NOT NULL PRIMARY KEY,
    uploader_id BIGINT NOT NULL REFERENCES person (id),
    evidence_id BIGINT UNIQUE REFERENCES evidence (id),
    -- photo or pdf
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    keep_until BIGINT
);
CREATE INDEX evidence_file_loose ON evidence_file (uploader_id, id) WHERE keep_until IS NOT NULL;
