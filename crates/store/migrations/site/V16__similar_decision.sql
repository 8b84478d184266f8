-- What people decided of two proposals or agendas that share words. Rows are only added; the
-- last one of a pair holds.
CREATE TABLE similar_decision (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- The one with the smaller number comes first: both kinds share one sequence of numbers.
    first_kind TEXT NOT NULL,
    first_id BIGINT NOT NULL,
    second_kind TEXT NOT NULL,
    second_id BIGINT NOT NULL,
    -- same, related or different
    likeness TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- In which role, and by whom; the person is for the record and is not shown.
    role TEXT NOT NULL,
    decided_by BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);
CREATE INDEX similar_decision_of_first ON similar_decision (first_id, second_id, id);
CREATE INDEX similar_decision_of_second ON similar_decision (second_id, id);
CREATE INDEX similar_decision_of_district ON similar_decision (district_id, id);

-- The words that a district takes for the same, beside those that every district begins with.
-- Rows are only added; the last one holds.
CREATE TABLE synonym_list (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- A group a line, its words between commas.
    words TEXT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL
);
CREATE INDEX synonym_list_of ON synonym_list (district_id, id);
