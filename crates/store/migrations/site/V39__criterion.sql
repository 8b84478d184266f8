-- What a district wants of its stages, where that differs from the rules: the last word on each.
CREATE TABLE criterion (
    district_id BIGINT NOT NULL REFERENCES district (id),
    stage TEXT NOT NULL,
    -- entry or exit
    side TEXT NOT NULL,
    measure TEXT NOT NULL,
    active BIGINT NOT NULL,
    bound BIGINT NOT NULL,
    PRIMARY KEY (district_id, stage, side, measure)
);

-- Why a stage closed with criteria unmet. Each change is in the audit.
CREATE TABLE stage_closing (
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    said_as TEXT NOT NULL,
    said_by BIGINT NOT NULL REFERENCES person (id),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (cycle_id, stage)
);
