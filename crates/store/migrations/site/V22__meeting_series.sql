-- Joint meetings of council and budget committee that recur by a rule.

-- The second body of a joint meeting.
ALTER TABLE meeting ADD COLUMN with_body_id BIGINT REFERENCES body (id);
CREATE INDEX meeting_with_body ON meeting (with_body_id, starts_at);
UPDATE meeting SET with_body_id = (SELECT MIN(b.id) FROM body b
    WHERE b.district_id = meeting.district_id AND b.kind = 'budget-committee'
    AND b.id <> meeting.body_id) WHERE kind = 'joint'
    AND body_id IN (SELECT c.id FROM body c WHERE c.kind = 'governance-council');

CREATE TABLE meeting_series (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    council_id BIGINT NOT NULL REFERENCES body (id),
    committee_id BIGINT NOT NULL REFERENCES body (id),
    title TEXT NOT NULL,
    -- weeks or month
    pattern TEXT NOT NULL,
    every BIGINT NOT NULL,
    -- 1 is Monday.
    weekday BIGINT NOT NULL,
    -- Which weekday of a month, -1 the last; 0 for weeks.
    nth BIGINT NOT NULL,
    first_on TEXT NOT NULL,
    -- One of the two ends the series.
    last_on TEXT,
    meetings BIGINT,
    -- after, before or skip
    on_holiday TEXT NOT NULL,
    called_at BIGINT NOT NULL,
    called_by BIGINT NOT NULL REFERENCES person (id),
    called_as TEXT NOT NULL
);
CREATE INDEX meeting_series_in_district ON meeting_series (district_id, id);

-- Its days as the rule gives them, with the meeting of each; none where a holiday was left out.
CREATE TABLE series_day (
    series_id BIGINT NOT NULL REFERENCES meeting_series (id),
    position BIGINT NOT NULL,
    planned_on TEXT NOT NULL,
    meeting_id BIGINT UNIQUE REFERENCES meeting (id),
    PRIMARY KEY (series_id, position)
);
