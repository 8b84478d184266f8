-- The result report of a room: what people changed in it, and what became of it. The draft is
-- made from the room whenever somebody looks; nothing of it is stored.

CREATE TABLE report (
    room_id BIGINT NOT NULL PRIMARY KEY REFERENCES room (id),
    -- The line of the host's plan that paid, for the path of the budget.
    line_id BIGINT REFERENCES budget_line (id),
    -- From when on everybody may read it.
    published_at BIGINT,
    -- The latest document that was drafted from it.
    document_id BIGINT REFERENCES document (id)
);

-- Every change of a sentence; the last one under a key holds.
CREATE TABLE report_edit (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    -- Names the sentence in every draft of the room.
    key TEXT NOT NULL,
    part TEXT NOT NULL,
    -- change, add, leave-out or put-back
    step TEXT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- What the draft said at that time, in Korean.
    generated TEXT NOT NULL,
    -- In which role, and by whom; the person is for the record and is not shown.
    role TEXT NOT NULL,
    edited_by BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);
CREATE INDEX report_edit_of ON report_edit (room_id, id);
