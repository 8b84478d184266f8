-- What was decided on when a selection was recorded. 0 stands for what was recorded before
-- this was kept; the budget of its round is shown then.
ALTER TABLE selection ADD COLUMN budget_won BIGINT NOT NULL DEFAULT 0;
