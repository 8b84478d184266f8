-- Workshop rooms: timetable of blocks, tables, people without accounts, cards, clusters, topics,
-- the queue of speakers, suggestions with reviews and actions, and what the report needs.

CREATE TABLE room (
    id BIGINT NOT NULL PRIMARY KEY,
    -- Nothing where the city is host and no single district is.
    district_id BIGINT REFERENCES district (id),
    body_id BIGINT REFERENCES body (id),
    -- The meeting that it belongs to; a meeting has one room at most.
    meeting_id BIGINT UNIQUE REFERENCES meeting (id),
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    place TEXT NOT NULL,
    -- The stated beginning; the first block may be planned earlier.
    starts_at BIGINT NOT NULL,
    -- planned, open or closed
    state TEXT NOT NULL,
    -- Six digits; nothing once the room is closed.
    code TEXT UNIQUE,
    -- How many dots each person has, and whether several may stand on one card.
    dots BIGINT NOT NULL,
    several BIGINT NOT NULL,
    -- Position of the present block; nothing before the first.
    block BIGINT,
    -- When the cards were revealed, and the dots.
    revealed_at BIGINT,
    counted_at BIGINT,
    -- Grows with every act in the room, in the same transaction.
    revision BIGINT NOT NULL,
    -- How many came in all; nothing until it is recorded.
    people BIGINT,
    opened_at BIGINT NOT NULL,
    opened_by BIGINT NOT NULL REFERENCES person (id),
    closed_at BIGINT
);
CREATE INDEX room_in_district ON room (district_id, id);

CREATE TABLE room_block (
    room_id BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    -- reception, intro, cards, group, vote, discuss, present, break or report
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Who runs it, by office or name of a group; may be empty.
    lead TEXT NOT NULL,
    planned_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    -- Minutes added while it ran.
    extra BIGINT NOT NULL,
    -- When it last began.
    started_at BIGINT,
    PRIMARY KEY (room_id, position)
);

CREATE TABLE room_board (
    room_id BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    -- liked, missed, other, or more-4 and on
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Whether what hangs there asks for a suggestion or an answer.
    asks BIGINT NOT NULL,
    PRIMARY KEY (room_id, position)
);

CREATE TABLE room_table (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (room_id, position)
);

-- Somebody who came in with the code. The browser holds a token, here is its keyed hash.
CREATE TABLE room_participant (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    token_hash TEXT NOT NULL,
    nickname TEXT NOT NULL,
    district_id BIGINT REFERENCES district (id),
    table_id BIGINT REFERENCES room_table (id),
    person_id BIGINT REFERENCES person (id),
    joined_at BIGINT NOT NULL,
    UNIQUE (room_id, token_hash)
);

CREATE TABLE room_cluster (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    -- A name of room_board.
    board TEXT NOT NULL,
    title TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX room_cluster_of ON room_cluster (room_id, id);

CREATE TABLE room_card (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    -- A name of room_board.
    board TEXT NOT NULL,
    table_id BIGINT REFERENCES room_table (id),
    -- Nothing for a card of paper that the facilitator typed in.
    participant_id BIGINT REFERENCES room_participant (id),
    -- Made by the browser, so that a card sent twice is one card.
    client_key TEXT NOT NULL,
    text TEXT NOT NULL,
    -- It came after the end of its block.
    late BIGINT NOT NULL,
    cluster_id BIGINT REFERENCES room_cluster (id),
    -- Taken down by the facilitator.
    hidden_at BIGINT,
    at BIGINT NOT NULL,
    UNIQUE (room_id, client_key)
);

-- Acts of grouping, so that the last one can be undone.
CREATE TABLE room_step (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    at BIGINT NOT NULL,
    undone_at BIGINT
);
CREATE INDEX room_step_of ON room_step (room_id, id);
CREATE TABLE room_step_card (
    step_id BIGINT NOT NULL REFERENCES room_step (id),
    card_id BIGINT NOT NULL REFERENCES room_card (id),
    from_id BIGINT REFERENCES room_cluster (id),
    to_id BIGINT REFERENCES room_cluster (id),
    PRIMARY KEY (step_id, card_id)
);

-- Dots stand on a card; those of a cluster are those of its cards.
CREATE TABLE room_dot (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    card_id BIGINT NOT NULL REFERENCES room_card (id),
    -- Nothing for dots on paper, which the facilitator counts in.
    participant_id BIGINT REFERENCES room_participant (id),
    client_key TEXT NOT NULL,
    amount BIGINT NOT NULL,
    at BIGINT NOT NULL,
    taken_back_at BIGINT,
    UNIQUE (room_id, client_key)
);
CREATE INDEX room_dot_of ON room_dot (room_id, participant_id);
CREATE INDEX room_dot_on ON room_dot (card_id);

CREATE TABLE room_topic (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    -- planned before, or added in the room
    added BIGINT NOT NULL,
    client_key TEXT NOT NULL,
    UNIQUE (room_id, client_key),
    UNIQUE (room_id, position)
);

CREATE TABLE room_note (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    topic_id BIGINT NOT NULL REFERENCES room_topic (id),
    table_id BIGINT REFERENCES room_table (id),
    participant_id BIGINT REFERENCES room_participant (id),
    client_key TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (room_id, client_key)
);

-- The queue of speakers. Whoever has no phone stands in it by name.
CREATE TABLE room_turn (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    participant_id BIGINT REFERENCES room_participant (id),
    name TEXT NOT NULL,
    client_key TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT,
    withdrawn_at BIGINT,
    UNIQUE (room_id, client_key)
);

CREATE TABLE room_suggestion (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    topic_id BIGINT REFERENCES room_topic (id),
    cluster_id BIGINT REFERENCES room_cluster (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    -- accepted, partly, declined or later; nothing until it is reviewed
    decision TEXT,
    reason TEXT NOT NULL,
    reviewed_at BIGINT,
    UNIQUE (room_id, position)
);

CREATE TABLE room_action (
    id BIGINT NOT NULL PRIMARY KEY,
    room_id BIGINT NOT NULL REFERENCES room (id),
    suggestion_id BIGINT NOT NULL REFERENCES room_suggestion (id),
    what TEXT NOT NULL,
    -- The office that does it.
    owner TEXT NOT NULL,
    due_on TEXT NOT NULL
);
CREATE INDEX room_action_of ON room_action (room_id, id);

-- What was spent, for the report.
CREATE TABLE room_spending (
    room_id BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    item TEXT NOT NULL,
    won BIGINT NOT NULL,
    PRIMARY KEY (room_id, position)
);

-- Who came, by what they are; a kind may be named without a number.
CREATE TABLE room_attendance (
    room_id BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    people BIGINT,
    PRIMARY KEY (room_id, position)
);
