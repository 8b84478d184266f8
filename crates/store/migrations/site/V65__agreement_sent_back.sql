-- A party sends a draft of the agreement back instead of signing it, with a reason: it is signed
-- no more, and the plan may be changed again.
ALTER TABLE agreement ADD COLUMN sent_back_party TEXT;
ALTER TABLE agreement ADD COLUMN sent_back_by BIGINT REFERENCES person (id);
ALTER TABLE agreement ADD COLUMN sent_back_at BIGINT;
ALTER TABLE agreement ADD COLUMN sent_back_reason TEXT NOT NULL DEFAULT '';
