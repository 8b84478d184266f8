-- Support (공감): who stands behind a proposal or an agenda. A row stays where it was given, so
-- that it outlives every merge and every undoing.
CREATE TABLE support (
    id BIGINT NOT NULL PRIMARY KEY,
    -- A proposal or an agenda: their ids share one sequence.
    item_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- When it was given, or last given again.
    at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    UNIQUE (item_id, person_id)
);
CREATE INDEX support_of_person ON support (person_id, item_id);

-- Whose supporters count for whom: those of `giver_id` count for `item_id`. What became an
-- agenda gives it its supporters; when that is undone, the agenda gives back those who came
-- later (`carried`). Made from the lineage alone.
CREATE TABLE support_reach (
    item_id BIGINT NOT NULL,
    giver_id BIGINT NOT NULL,
    carried BIGINT NOT NULL,
    PRIMARY KEY (item_id, giver_id)
);
CREATE INDEX support_reach_of_giver ON support_reach (giver_id, item_id);

-- How many different people: kept by the acts, so that no list counts.
ALTER TABLE proposal ADD COLUMN support_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE agenda ADD COLUMN support_count BIGINT NOT NULL DEFAULT 0;
