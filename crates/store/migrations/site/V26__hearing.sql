-- Hearing a proposer before her proposal is referred or transformed, and the meeting that decides.

CREATE TABLE hearing (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    -- complaint or agenda
    suggested TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- The sub-committee that hears; NULL for a joint meeting.
    body_id BIGINT REFERENCES body (id),
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_as TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- From then on nobody is waited for.
    until BIGINT NOT NULL,
    -- text or meeting, and what she wrote.
    said TEXT,
    said_text TEXT NOT NULL DEFAULT '',
    said_at BIGINT,
    -- What was said on site, as it was recorded, and in which meeting.
    meeting_id BIGINT REFERENCES meeting (id),
    recorded TEXT NOT NULL DEFAULT '',
    recorded_by BIGINT REFERENCES person (id),
    recorded_as TEXT,
    recorded_at BIGINT,
    -- When it was decided what the proposal is.
    closed_at BIGINT
);
CREATE INDEX hearing_of_proposal ON hearing (proposal_id, id);
CREATE UNIQUE INDEX hearing_once ON hearing (proposal_id) WHERE closed_at IS NULL;
CREATE INDEX hearing_in_district ON hearing (district_id, until, id) WHERE closed_at IS NULL;
CREATE INDEX hearing_of_body ON hearing (body_id, id) WHERE closed_at IS NULL;

-- After which hearing, in which meeting and as what a proposal was found to be something.
ALTER TABLE classification ADD COLUMN hearing_id BIGINT REFERENCES hearing (id);
ALTER TABLE classification ADD COLUMN meeting_id BIGINT REFERENCES meeting (id);
ALTER TABLE classification ADD COLUMN decided_as TEXT;
-- The meeting that decided a step.
ALTER TABLE lineage ADD COLUMN meeting_id BIGINT REFERENCES meeting (id);
