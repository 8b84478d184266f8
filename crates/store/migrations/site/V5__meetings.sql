-- Meetings, forums and workshops: timetable, attendance, minutes, decisions; selection.

CREATE TABLE meeting (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    body_id BIGINT REFERENCES body (id),
    -- regular, extra, sub-committee, joint, forum, assembly, launch or workshop
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    place TEXT NOT NULL,
    -- The stated beginning; the first slot of the timetable may be earlier.
    starts_at BIGINT NOT NULL,
    -- The end of the last slot.
    ends_at BIGINT NOT NULL,
    called_at BIGINT NOT NULL,
    called_by BIGINT NOT NULL REFERENCES person (id),
    -- The role in which it was called, which is shown instead of the name.
    called_as TEXT NOT NULL,
    minutes_due_at BIGINT NOT NULL,
    minutes_warned_at BIGINT,
    -- As written, and as published with personal data masked.
    minutes TEXT NOT NULL,
    minutes_public TEXT NOT NULL,
    minutes_published_at BIGINT,
    minutes_published_by BIGINT REFERENCES person (id)
);
CREATE INDEX meeting_in_district ON meeting (district_id, starts_at, id);
CREATE INDEX meeting_minutes_due ON meeting (minutes_due_at, id) WHERE minutes_published_at IS NULL;

CREATE TABLE meeting_slot (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    PRIMARY KEY (meeting_id, position)
);

-- What was added after the minutes were published; these are never changed.
CREATE TABLE minutes_addendum (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    text_public TEXT NOT NULL,
    at BIGINT NOT NULL,
    added_by BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (meeting_id, position)
);

-- How many came, by what they are. Lists of names are closed documents.
CREATE TABLE attendance (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    kind TEXT NOT NULL,
    people BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (meeting_id, kind)
);

CREATE TABLE decision (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    motion TEXT NOT NULL,
    -- Members in office without those who stay out, present, in favour, against.
    members BIGINT NOT NULL,
    recused BIGINT NOT NULL,
    present BIGINT NOT NULL,
    in_favour BIGINT NOT NULL,
    against BIGINT NOT NULL,
    -- passed or rejected
    outcome TEXT NOT NULL,
    at BIGINT NOT NULL,
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    UNIQUE (meeting_id, position)
);
CREATE INDEX decision_in_district ON decision (district_id, id);

-- The keyword boards, topics and suggestions of a workshop.
CREATE TABLE workshop_entry (
    id BIGINT NOT NULL PRIMARY KEY,
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    -- liked, missed, other, topic or suggestion
    board TEXT NOT NULL,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    -- For a suggestion: the card of the board "missed" that it answers.
    about_id BIGINT REFERENCES workshop_entry (id),
    -- What became of a suggestion, or the answer to a card; empty until there is one.
    review TEXT NOT NULL,
    reviewed_at BIGINT,
    UNIQUE (meeting_id, board, position)
);

CREATE TABLE selection (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT NOT NULL UNIQUE REFERENCES cycle (id),
    decision_id BIGINT NOT NULL REFERENCES decision (id),
    vote_id BIGINT REFERENCES vote (id),
    -- council or vote, as it held when it was recorded
    last_word TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by BIGINT NOT NULL REFERENCES person (id)
);

CREATE TABLE selection_item (
    selection_id BIGINT NOT NULL REFERENCES selection (id),
    position BIGINT NOT NULL,
    vote_item_id BIGINT REFERENCES vote_item (id),
    agenda_id BIGINT REFERENCES agenda (id),
    proposal_id BIGINT REFERENCES proposal (id),
    title TEXT NOT NULL,
    asked_won BIGINT NOT NULL,
    -- selected, changed or left-out
    verdict TEXT NOT NULL,
    granted_won BIGINT NOT NULL,
    reason TEXT NOT NULL,
    -- Whether the vote funded it, and the rank the forum gave it, where there were any.
    vote_won BIGINT,
    forum_rank BIGINT,
    departs_vote BIGINT NOT NULL,
    departs_forum BIGINT NOT NULL,
    PRIMARY KEY (selection_id, position)
);
