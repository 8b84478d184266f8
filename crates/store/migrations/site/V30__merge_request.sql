-- Asking before a merge, links between things that belong together, and who decided a step.

-- The body in which a step was decided, and the role of whoever recorded it.
ALTER TABLE lineage ADD COLUMN body_id BIGINT REFERENCES body (id);
ALTER TABLE lineage ADD COLUMN role TEXT;
-- The last supporter who was told of the step or of its undoing; NULL when all were.
ALTER TABLE lineage ADD COLUMN tell_after BIGINT;
CREATE INDEX lineage_to_tell ON lineage (id) WHERE tell_after IS NOT NULL;

CREATE TABLE merge_request (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    actor_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    decided_in BIGINT REFERENCES body (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- From then on nobody is waited for.
    until BIGINT NOT NULL,
    -- What the agenda will say.
    title TEXT NOT NULL,
    need TEXT NOT NULL,
    body TEXT NOT NULL,
    beneficiaries TEXT NOT NULL,
    place TEXT NOT NULL,
    neighborhood_id BIGINT REFERENCES neighborhood (id),
    cost_won BIGINT,
    category TEXT,
    set_by TEXT NOT NULL,
    body_id BIGINT REFERENCES body (id),
    department TEXT NOT NULL,
    -- merged, linked or withdrawn, and the step that came of it.
    closed_at BIGINT,
    outcome TEXT,
    close_reason TEXT NOT NULL DEFAULT '',
    lineage_id BIGINT REFERENCES lineage (id)
);
CREATE INDEX merge_request_due ON merge_request (until, id) WHERE closed_at IS NULL;
CREATE INDEX merge_request_in_district ON merge_request (district_id, id);

CREATE TABLE merge_source (
    merge_id BIGINT NOT NULL REFERENCES merge_request (id),
    subject_kind TEXT NOT NULL,
    -- A proposal or an agenda: their ids share one sequence.
    subject_id BIGINT NOT NULL,
    -- merged, linked or gone
    came TEXT,
    PRIMARY KEY (merge_id, subject_id)
);
CREATE INDEX merge_source_of_subject ON merge_source (subject_id);

CREATE TABLE merge_answer (
    merge_id BIGINT NOT NULL REFERENCES merge_request (id),
    subject_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- agree or refuse
    answer TEXT,
    reason TEXT NOT NULL DEFAULT '',
    answered_at BIGINT,
    PRIMARY KEY (merge_id, subject_id, person_id)
);
