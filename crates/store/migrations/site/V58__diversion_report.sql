-- When the report of the diversions of a quarter went to the assembly.
CREATE TABLE diversion_report (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- Such as 2027-2, with its first moment and the first one after it.
    quarter TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    reported_on TEXT NOT NULL,
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX diversion_report_of_district ON diversion_report (district_id, quarter, id);
