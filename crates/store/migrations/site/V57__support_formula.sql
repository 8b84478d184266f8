-- The formula by which support is shared among districts in a year. It is published before the
-- year and never changed.

CREATE TABLE support_formula (
    id BIGINT NOT NULL PRIMARY KEY,
    fiscal_year BIGINT NOT NULL UNIQUE,
    -- The formula and the figures that showed how it works, as `madang support` reads them.
    simulation TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- SHA-256 of year, simulation and reason.
    hash TEXT NOT NULL,
    published_by BIGINT NOT NULL REFERENCES person (id),
    published_at BIGINT NOT NULL
);
