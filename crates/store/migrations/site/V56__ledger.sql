-- What is bound, what proves a payment, what is carried over and what was paid back. Rows are
-- added; a correction is a row of the opposite amount that names the one it takes back.

CREATE TABLE commitment (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    amount_won BIGINT NOT NULL,
    made_on TEXT NOT NULL,
    what TEXT NOT NULL,
    -- A kind of party, never a name.
    payee TEXT NOT NULL,
    counters BIGINT REFERENCES commitment (id),
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX commitment_of_cycle ON commitment (cycle_id, id);
CREATE INDEX commitment_of_line ON commitment (line_id);
CREATE INDEX commitment_countered ON commitment (counters);

ALTER TABLE spending ADD COLUMN commitment_id BIGINT REFERENCES commitment (id);
CREATE INDEX spending_of_commitment ON spending (commitment_id);

CREATE TABLE evidence (
    id BIGINT NOT NULL PRIMARY KEY,
    spending_id BIGINT NOT NULL REFERENCES spending (id),
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    -- The number of article 9 (1) of the disclosure act; 0 when everybody sees it.
    closed BIGINT NOT NULL,
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX evidence_of_spending ON evidence (spending_id, id);

-- What proved earlier payments was for staff alone, and stays so. A counter-entry had none of
-- its own.
INSERT INTO evidence (id, spending_id, kind, what, closed, recorded_by, recorded_at)
SELECT id, id, 'other', evidence, 6, recorded_by, recorded_at FROM spending WHERE counters IS NULL;
ALTER TABLE spending DROP COLUMN evidence;

CREATE TABLE carry_over (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    line_id BIGINT NOT NULL REFERENCES budget_line (id),
    -- voted, accident or continuing
    kind TEXT NOT NULL,
    amount_won BIGINT NOT NULL,
    basis TEXT NOT NULL,
    commitment_id BIGINT REFERENCES commitment (id),
    counters BIGINT UNIQUE REFERENCES carry_over (id),
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX carry_over_of_cycle ON carry_over (cycle_id, id);
CREATE INDEX carry_over_of_line ON carry_over (line_id);
CREATE INDEX carry_over_of_commitment ON carry_over (commitment_id);

CREATE TABLE refund (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    amount_won BIGINT NOT NULL,
    interest_won BIGINT NOT NULL,
    paid_on TEXT NOT NULL,
    receipt TEXT NOT NULL,
    counters BIGINT UNIQUE REFERENCES refund (id),
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX refund_of_cycle ON refund (cycle_id, id);
