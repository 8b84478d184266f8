-- Comments stand on proposals and on agendas, in threads of one level.
--
-- A comment that begins a thread has its own id as thread_id and the ordinal 0, and counts in
-- `replies` the places below it. An answer has the id of the first comment of its thread, and is
-- the ordinal-th answer there, whichever comment of the thread it answers (to_id).
CREATE TABLE comment_in_thread (
    id BIGINT NOT NULL PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    to_id BIGINT,
    replies BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL,
    hidden BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
INSERT INTO comment_in_thread SELECT id, 'proposal', proposal_id, id, 0, NULL, 0, author_id, body,
    hidden, created_at, NULL FROM comment;
DROP TABLE comment;
ALTER TABLE comment_in_thread RENAME TO comment;
CREATE INDEX comment_on_subject ON comment (subject_kind, subject_id, id);
CREATE INDEX comment_first ON comment (subject_kind, subject_id, id) WHERE ordinal = 0;
CREATE INDEX comment_most_answered ON comment (subject_kind, subject_id, replies, id)
    WHERE ordinal = 0;
CREATE UNIQUE INDEX comment_of_thread ON comment (thread_id, ordinal);

-- How many comments are shown, and how many are hidden.
ALTER TABLE proposal ADD COLUMN hidden_comment_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE agenda ADD COLUMN comment_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE agenda ADD COLUMN hidden_comment_count BIGINT NOT NULL DEFAULT 0;
UPDATE proposal SET hidden_comment_count = (SELECT COUNT(*) FROM comment c
    WHERE c.subject_kind = 'proposal' AND c.subject_id = proposal.id AND c.hidden = 1);
