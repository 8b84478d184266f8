-- The day on which the budget of a year goes to the district's assembly, where it is set.
CREATE TABLE year_plan (
    cycle_id BIGINT NOT NULL PRIMARY KEY REFERENCES cycle (id),
    submits_on TEXT NOT NULL,
    set_at BIGINT NOT NULL
);
