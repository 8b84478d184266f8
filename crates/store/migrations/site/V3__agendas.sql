-- Agendas (의제), how proposals and agendas became others, and what people think of them.

CREATE TABLE agenda (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL REFERENCES cycle (id),
    -- council, merge, split or transform
    origin TEXT NOT NULL,
    -- Who put it on the board; for a merge the one who recorded it.
    author_id BIGINT NOT NULL REFERENCES person (id),
    -- private or public: whose idea it was, residents' or the administration's.
    set_by TEXT NOT NULL,
    -- The body that deliberates it, and the office that answers for it.
    body_id BIGINT REFERENCES body (id),
    department TEXT NOT NULL,
    title TEXT NOT NULL,
    need TEXT NOT NULL,
    body TEXT NOT NULL,
    beneficiaries TEXT NOT NULL,
    place TEXT NOT NULL,
    neighborhood_id BIGINT REFERENCES neighborhood (id),
    cost_won BIGINT,
    -- open, merged, split, undone, selected or left-out
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    hidden BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    agree_count BIGINT NOT NULL,
    disagree_count BIGINT NOT NULL,
    pass_count BIGINT NOT NULL
);
CREATE INDEX agenda_in_district ON agenda (district_id, hidden, id);

CREATE TABLE agenda_revision (
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    need TEXT NOT NULL,
    body TEXT NOT NULL,
    cost_won BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (agenda_id, version)
);

-- What a sub-committee found a proposal to be. A referral goes to another office and can be
-- appealed against once.
CREATE TABLE classification (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    -- project, agenda or complaint
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    destination TEXT NOT NULL,
    body_id BIGINT REFERENCES body (id),
    decided_by BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    appeal_until BIGINT,
    appeal TEXT,
    appealed_at BIGINT,
    answer TEXT,
    answered_by BIGINT REFERENCES person (id),
    answered_at BIGINT,
    -- Whether the answer took the referral back.
    taken_back BIGINT
);
CREATE INDEX classification_of_proposal ON classification (proposal_id, id);
CREATE INDEX classification_in_district ON classification (district_id, id);

CREATE TABLE lineage (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- merge, split or transform
    act TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor_id BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    undone_at BIGINT,
    undone_by BIGINT REFERENCES person (id),
    undo_reason TEXT
);
CREATE INDEX lineage_in_district ON lineage (district_id, id);

CREATE TABLE lineage_source (
    lineage_id BIGINT NOT NULL REFERENCES lineage (id),
    -- proposal or agenda
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    state_before TEXT NOT NULL,
    PRIMARY KEY (lineage_id, subject_kind, subject_id)
);
CREATE INDEX lineage_source_of_subject ON lineage_source (subject_kind, subject_id);

CREATE TABLE lineage_result (
    lineage_id BIGINT NOT NULL REFERENCES lineage (id),
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    PRIMARY KEY (lineage_id, agenda_id)
);
CREATE INDEX lineage_result_of_agenda ON lineage_result (agenda_id);

-- What stands on a ballot may come from an agenda.
ALTER TABLE vote_item ADD COLUMN agenda_id BIGINT REFERENCES agenda (id);
CREATE INDEX vote_item_of_agenda ON vote_item (agenda_id);
