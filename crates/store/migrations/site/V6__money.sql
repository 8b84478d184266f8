-- Plan, agreement, changes, spending, settlement. Amounts are won.

-- A line of the plan, the same through all versions of the amounts.
CREATE TABLE budget_line (
    id BIGINT NOT NULL PRIMARY KEY,
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    district_id BIGINT NOT NULL REFERENCES district (id),
    position BIGINT NOT NULL,
    -- The agenda or selected item that it carries out, where there is one.
    agenda_id BIGINT REFERENCES agenda (id),
    selection_position BIGINT,
    policy_program TEXT NOT NULL,
    unit_program TEXT NOT NULL,
    detailed_project TEXT NOT NULL,
    -- Codes of the budget item, such as 201, and the statistical item, such as 201-01.
    item_code TEXT NOT NULL,
    stat_code TEXT NOT NULL,
    label TEXT NOT NULL,
    -- The reckoning: units × count × unit price.
    units BIGINT NOT NULL,
    count BIGINT NOT NULL,
    unit_price_won BIGINT NOT NULL,
    -- city-pb, district, national or other
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX budget_line_of_cycle ON budget_line (cycle_id, position, id);

CREATE TABLE budget_version (
    id BIGINT NOT NULL PRIMARY KEY,
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    number BIGINT NOT NULL,
    -- plan, agreement, council, city or supplement
    basis TEXT NOT NULL,
    approved_by_city BIGINT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (cycle_id, number)
);

CREATE TABLE budget_version_line (
    version_id BIGINT NOT NULL REFERENCES budget_version (id),
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    amount_won BIGINT NOT NULL,
    PRIMARY KEY (version_id, line_id)
);
CREATE INDEX budget_version_line_of_line ON budget_version_line (line_id);

CREATE TABLE agreement (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    number BIGINT NOT NULL,
    -- The limit as a fraction, and who decides on exactly the limit: council or city.
    limit_numerator BIGINT NOT NULL,
    limit_denominator BIGINT NOT NULL,
    at_limit TEXT NOT NULL,
    at_limit_note TEXT NOT NULL,
    execution_start TEXT NOT NULL,
    execution_end TEXT NOT NULL,
    -- In plain words, for everybody.
    summary TEXT NOT NULL,
    version_id BIGINT REFERENCES budget_version (id),
    -- The number of the version of the amounts that it was drafted on; 0 before the first.
    drafted_on BIGINT NOT NULL,
    drafted_by BIGINT NOT NULL REFERENCES person (id),
    drafted_at BIGINT NOT NULL,
    district_signed_by BIGINT REFERENCES person (id),
    district_signed_at BIGINT,
    city_signed_by BIGINT REFERENCES person (id),
    city_signed_at BIGINT,
    UNIQUE (cycle_id, number)
);

-- What a revised agreement gives to lines that an agreement in force holds already. Other
-- lines get what the plan reckons.
CREATE TABLE agreement_line (
    agreement_id BIGINT NOT NULL REFERENCES agreement (id),
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    amount_won BIGINT NOT NULL,
    PRIMARY KEY (agreement_id, line_id)
);

CREATE TABLE budget_change (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- The verdict of the change rule when it was proposed, and again when it was decided.
    verdict TEXT NOT NULL,
    detail TEXT NOT NULL,
    -- Whether purpose, place or beneficiaries change, and how.
    content TEXT NOT NULL,
    -- proposed, awaiting-city, consulted, in-force, refused or withdrawn
    state TEXT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES person (id),
    proposed_at BIGINT NOT NULL,
    decision_id BIGINT REFERENCES decision (id),
    council_at BIGINT,
    consulted_by BIGINT REFERENCES person (id),
    consulted_at BIGINT,
    consulted_note TEXT NOT NULL,
    city_by BIGINT REFERENCES person (id),
    city_at BIGINT,
    city_reason TEXT NOT NULL,
    withdrawn_by BIGINT REFERENCES person (id),
    withdrawn_at BIGINT,
    withdrawn_reason TEXT NOT NULL,
    version_id BIGINT REFERENCES budget_version (id)
);
CREATE INDEX budget_change_of_cycle ON budget_change (cycle_id, id);

CREATE TABLE budget_change_line (
    change_id BIGINT NOT NULL REFERENCES budget_change (id),
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    before_won BIGINT NOT NULL,
    after_won BIGINT NOT NULL,
    PRIMARY KEY (change_id, line_id)
);

-- The ledger. Rows are added; a correction is a row of the opposite amount.
CREATE TABLE spending (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    amount_won BIGINT NOT NULL,
    paid_on TEXT NOT NULL,
    what TEXT NOT NULL,
    evidence TEXT NOT NULL,
    counters BIGINT UNIQUE REFERENCES spending (id),
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX spending_of_cycle ON spending (cycle_id, id);
CREATE INDEX spending_of_line ON spending (line_id, id);

CREATE TABLE settlement (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    -- The version: an approved one is never changed, opening it again makes the next.
    number BIGINT NOT NULL,
    -- Why an approved one was opened again; empty for the first.
    reason TEXT NOT NULL,
    -- Every line as JSON, and the SHA-256 that locks it when the city approves.
    lines TEXT NOT NULL,
    hash TEXT NOT NULL,
    drafted_by BIGINT NOT NULL REFERENCES person (id),
    drafted_at BIGINT NOT NULL,
    approved_by BIGINT REFERENCES person (id),
    approved_at BIGINT,
    UNIQUE (cycle_id, number)
);
