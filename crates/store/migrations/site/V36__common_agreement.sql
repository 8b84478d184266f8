-- One text of an agreement that the city issues to several districts, each with its own terms.

CREATE TABLE common_agreement (
    id BIGINT NOT NULL PRIMARY KEY,
    fiscal_year BIGINT NOT NULL,
    -- Counted from 1; a later version names the one it follows.
    version BIGINT NOT NULL,
    follows BIGINT REFERENCES common_agreement (id),
    title TEXT NOT NULL,
    -- With places for what differs, such as {구} and {금액}.
    body TEXT NOT NULL,
    at_limit_note TEXT NOT NULL,
    issued_by BIGINT NOT NULL REFERENCES person (id),
    issued_at BIGINT NOT NULL
);
CREATE INDEX common_agreement_by_year ON common_agreement (fiscal_year, id);

-- The draft that each district was given. Its terms and signatures are its own.
CREATE TABLE common_agreement_district (
    common_id BIGINT NOT NULL REFERENCES common_agreement (id),
    district_id BIGINT NOT NULL REFERENCES district (id),
    agreement_id BIGINT NOT NULL UNIQUE REFERENCES agreement (id),
    amount_won BIGINT NOT NULL,
    PRIMARY KEY (common_id, district_id)
);
