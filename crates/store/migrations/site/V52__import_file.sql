-- Tables of the plan and of spending that were brought in, so that none comes in twice unseen.
CREATE TABLE import_file (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    -- plan or spending
    kind TEXT NOT NULL,
    -- SHA-256 of the table as text
    hash TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    total_won BIGINT NOT NULL,
    imported_by BIGINT NOT NULL REFERENCES person (id),
    imported_at BIGINT NOT NULL
);
CREATE INDEX import_file_of_hash ON import_file (cycle_id, kind, hash, id);
CREATE INDEX budget_change_of_city ON budget_change (district_id, city_at);
