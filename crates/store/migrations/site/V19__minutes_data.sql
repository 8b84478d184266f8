-- Minutes as data: tasks hang on decisions and can be reopened; who stayed out, by seat.

-- The decision that a task carries out.
ALTER TABLE meeting_task ADD COLUMN decision_id BIGINT REFERENCES decision (id);

-- The seats that stayed out of a matter, one a line; never names.
ALTER TABLE decision ADD COLUMN recused_seats TEXT NOT NULL DEFAULT '';

-- A task that was done and is open again, with what its outcome was before.
CREATE TABLE task_reopening (
    task_id BIGINT NOT NULL REFERENCES meeting_task (id),
    position BIGINT NOT NULL,
    done_before BIGINT NOT NULL,
    outcome_before TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    reopened_by BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (task_id, position)
);
