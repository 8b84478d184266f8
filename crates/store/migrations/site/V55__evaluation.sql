-- Evaluation of a year: by what it is measured, what was measured, objections; and what became
-- of projects.

-- How many people live in a district, as it was told for a day. A correction is another row.
CREATE TABLE residents (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    counted_on TEXT NOT NULL,
    residents BIGINT NOT NULL,
    source TEXT NOT NULL,
    told_by BIGINT NOT NULL REFERENCES person (id),
    told_at BIGINT NOT NULL
);
CREATE INDEX residents_of_district ON residents (district_id, counted_on, id);

-- By what a year is measured, for all districts alike. Published before the year; see below.
CREATE TABLE evaluation_scheme (
    id BIGINT NOT NULL PRIMARY KEY,
    fiscal_year BIGINT NOT NULL UNIQUE,
    -- Areas, weights, measures and formulas as JSON, and the SHA-256 that seals them.
    scheme TEXT NOT NULL,
    hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    published_by BIGINT NOT NULL REFERENCES person (id),
    published_at BIGINT NOT NULL
);

-- What was measured of a district. After an accepted objection the next version follows.
CREATE TABLE evaluation_result (
    id BIGINT NOT NULL PRIMARY KEY,
    scheme_id BIGINT NOT NULL REFERENCES evaluation_scheme (id),
    district_id BIGINT NOT NULL REFERENCES district (id),
    number BIGINT NOT NULL,
    -- Figures as JSON, and the SHA-256 that seals them.
    profile TEXT NOT NULL,
    hash TEXT NOT NULL,
    -- The first moment at which nobody can object any more.
    objects_until BIGINT NOT NULL,
    published_by BIGINT NOT NULL REFERENCES person (id),
    published_at BIGINT NOT NULL,
    UNIQUE (scheme_id, district_id, number)
);
CREATE INDEX evaluation_result_of_district ON evaluation_result (district_id, id);

CREATE TABLE evaluation_objection (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    result_id BIGINT NOT NULL REFERENCES evaluation_result (id),
    objection TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES person (id),
    -- The role in which it was made, which is shown instead of the name.
    made_as TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- accepted or declined
    verdict TEXT,
    answer TEXT NOT NULL,
    answered_by BIGINT REFERENCES person (id),
    answered_at BIGINT
);
CREATE INDEX evaluation_objection_of_result ON evaluation_objection (result_id, id);

-- What became of a project; the texts are versions.
CREATE TABLE outcome_report (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    project_id BIGINT NOT NULL UNIQUE REFERENCES project (id),
    -- The number of the version that everybody reads, and its field; 0 and empty before.
    published BIGINT NOT NULL,
    category TEXT NOT NULL
);
CREATE INDEX outcome_report_in_district ON outcome_report (district_id, id);
CREATE INDEX outcome_report_of_cycle ON outcome_report (cycle_id, id);

CREATE TABLE outcome_report_version (
    report_id BIGINT NOT NULL REFERENCES outcome_report (id),
    number BIGINT NOT NULL,
    category TEXT,
    intended TEXT NOT NULL,
    done TEXT NOT NULL,
    evidence TEXT NOT NULL,
    -- Addresses, one a line.
    links TEXT NOT NULL,
    -- forum, survey or meeting, and the day.
    judged_by TEXT,
    judged_on TEXT,
    judgement TEXT NOT NULL,
    agree BIGINT NOT NULL,
    disagree BIGINT NOT NULL,
    to_repeat TEXT NOT NULL,
    to_avoid TEXT NOT NULL,
    -- Why it corrects the version before; empty for the first.
    reason TEXT NOT NULL,
    written_by BIGINT NOT NULL REFERENCES person (id),
    -- The role in which it was written, which is shown instead of the name.
    written_as TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (report_id, number)
);

-- sqlite:
CREATE TRIGGER evaluation_scheme_no_update BEFORE UPDATE ON evaluation_scheme
BEGIN SELECT RAISE(ABORT, 'a published scheme is never changed'); END;
CREATE TRIGGER evaluation_scheme_no_delete BEFORE DELETE ON evaluation_scheme
BEGIN SELECT RAISE(ABORT, 'a published scheme is never changed'); END;
CREATE TRIGGER evaluation_result_no_update BEFORE UPDATE ON evaluation_result
BEGIN SELECT RAISE(ABORT, 'a published result is never changed'); END;
CREATE TRIGGER evaluation_result_no_delete BEFORE DELETE ON evaluation_result
BEGIN SELECT RAISE(ABORT, 'a published result is never changed'); END;
-- end
-- postgres:
CREATE FUNCTION evaluation_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what an evaluation published is never changed'; END $$;
CREATE TRIGGER evaluation_scheme_no_update BEFORE UPDATE ON evaluation_scheme
    FOR EACH ROW EXECUTE FUNCTION evaluation_refuse();
CREATE TRIGGER evaluation_scheme_no_delete BEFORE DELETE ON evaluation_scheme
    FOR EACH ROW EXECUTE FUNCTION evaluation_refuse();
CREATE TRIGGER evaluation_result_no_update BEFORE UPDATE ON evaluation_result
    FOR EACH ROW EXECUTE FUNCTION evaluation_refuse();
CREATE TRIGGER evaluation_result_no_delete BEFORE DELETE ON evaluation_result
    FOR EACH ROW EXECUTE FUNCTION evaluation_refuse();
-- end
