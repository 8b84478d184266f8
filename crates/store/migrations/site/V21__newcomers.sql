-- Newcomers: who shows them around, and tasks that go around.

-- Somebody offers to show newcomers of a body around, until she stops.
ALTER TABLE membership ADD COLUMN guides_since BIGINT;
-- Who shows somebody around: the place of the guide in the same body.
ALTER TABLE membership ADD COLUMN guide_id BIGINT REFERENCES membership (id);
ALTER TABLE membership ADD COLUMN guided_at BIGINT;
CREATE INDEX membership_guided ON membership (guide_id, id);

-- Whose turn a task of a meeting is.
CREATE TABLE turn (
    id BIGINT NOT NULL PRIMARY KEY,
    body_id BIGINT NOT NULL REFERENCES body (id),
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    -- minutes, welcome or clock
    task TEXT NOT NULL,
    membership_id BIGINT NOT NULL REFERENCES membership (id),
    at BIGINT NOT NULL,
    -- When and why it was handed on; empty for the one who has it.
    swapped_at BIGINT,
    swap_reason TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX turn_once ON turn (meeting_id, task) WHERE swapped_at IS NULL;
CREATE INDEX turn_of_body ON turn (body_id, id);
CREATE INDEX turn_of_place ON turn (membership_id, id);
