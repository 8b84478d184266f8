-- Degrees of agreement, questions about an agenda, and statements that everybody votes on.

-- How far somebody goes along: full, reservations, live, aside or against; may be left out.
ALTER TABLE opinion ADD COLUMN gradient TEXT;
CREATE INDEX opinion_gradient ON opinion (agenda_id, gradient)
    WHERE gradient IS NOT NULL AND withdrawn_at IS NULL;

-- The agenda that a question is about.
ALTER TABLE inquiry ADD COLUMN agenda_id BIGINT REFERENCES agenda (id);
CREATE INDEX inquiry_of_agenda ON inquiry (agenda_id, id) WHERE agenda_id IS NOT NULL AND hidden = 0;

-- Until when numbers are kept back from those who have not voted, and whether they are kept
-- back from everybody while the agenda is on an open ballot.
ALTER TABLE agenda ADD COLUMN counts_until BIGINT;
ALTER TABLE agenda ADD COLUMN quiet_in_ballot BIGINT NOT NULL DEFAULT 0;

-- How an agenda is deliberated online; without a row it is open while the agenda is.
CREATE TABLE statement_setting (
    agenda_id BIGINT NOT NULL PRIMARY KEY REFERENCES agenda (id),
    -- The first moment at which it is open, and the first one at which it is not any more.
    opens_at BIGINT,
    closes_at BIGINT,
    -- always, opinion or statements: what has to be done before results are seen
    reveal TEXT NOT NULL,
    -- On how many statements.
    reveal_after BIGINT NOT NULL,
    set_at BIGINT NOT NULL
);

CREATE TABLE statement (
    id BIGINT NOT NULL PRIMARY KEY,
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    author_id BIGINT NOT NULL REFERENCES person (id),
    -- resident or seed
    origin TEXT NOT NULL,
    -- One idea; contacts are masked.
    body TEXT NOT NULL,
    hidden BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Kept in the transaction of each vote.
    agree_count BIGINT NOT NULL,
    disagree_count BIGINT NOT NULL,
    pass_count BIGINT NOT NULL
);
CREATE INDEX statement_of_agenda ON statement (agenda_id, hidden, id);
CREATE INDEX statement_of_author ON statement (agenda_id, author_id, id);

-- What somebody says of a statement now.
CREATE TABLE statement_vote (
    statement_id BIGINT NOT NULL REFERENCES statement (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    -- agree, disagree or pass
    stance TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (statement_id, person_id)
);
CREATE INDEX statement_vote_of_person ON statement_vote (agenda_id, person_id, statement_id);

-- Everything that was ever said of statements, in the order of ids; never changed.
CREATE TABLE statement_vote_log (
    id BIGINT NOT NULL PRIMARY KEY,
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    statement_id BIGINT NOT NULL REFERENCES statement (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    stance TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX statement_vote_log_of_agenda ON statement_vote_log (agenda_id, id);

-- What was worked out of the votes up to one of them, as JSON; holds ids of people and is
-- never published as it is.
CREATE TABLE statement_analysis (
    agenda_id BIGINT NOT NULL PRIMARY KEY REFERENCES agenda (id),
    -- The id of the last row of the log that it holds, and how many statements were hidden.
    last_vote BIGINT NOT NULL,
    hidden_count BIGINT NOT NULL,
    computed_at BIGINT NOT NULL,
    report TEXT NOT NULL
);

-- sqlite:
CREATE TRIGGER statement_vote_log_no_update BEFORE UPDATE ON statement_vote_log
BEGIN SELECT RAISE(ABORT, 'votes on statements are never changed'); END;
CREATE TRIGGER statement_vote_log_no_delete BEFORE DELETE ON statement_vote_log
BEGIN SELECT RAISE(ABORT, 'votes on statements are never changed'); END;
-- end
-- postgres:
CREATE FUNCTION statement_vote_log_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'votes on statements are never changed'; END $$;
CREATE TRIGGER statement_vote_log_no_update BEFORE UPDATE ON statement_vote_log
    FOR EACH ROW EXECUTE FUNCTION statement_vote_log_refuse();
CREATE TRIGGER statement_vote_log_no_delete BEFORE DELETE ON statement_vote_log
    FOR EACH ROW EXECUTE FUNCTION statement_vote_log_refuse();
-- end
