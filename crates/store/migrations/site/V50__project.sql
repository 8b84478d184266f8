-- A detailed project (세부사업) of a round, so that it has an address of its own: what its lines
-- share. One without lines that stand is shown nowhere.
CREATE TABLE project (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    policy_program TEXT NOT NULL,
    unit_program TEXT NOT NULL,
    detailed_project TEXT NOT NULL,
    UNIQUE (cycle_id, policy_program, unit_program, detailed_project)
);

-- The lines of earlier plans: a project has the id of its first line.
INSERT INTO project (id, district_id, cycle_id, policy_program, unit_program, detailed_project)
SELECT MIN(id), MIN(district_id), cycle_id, policy_program, unit_program, detailed_project
FROM budget_line GROUP BY cycle_id, policy_program, unit_program, detailed_project;
