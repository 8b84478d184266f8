-- The ballots. Nothing here says who, when, or in which order.

-- The terms under which a box takes ballots.
CREATE TABLE box (
    vote_id BIGINT NOT NULL PRIMARY KEY,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    max_choices BIGINT NOT NULL,
    items TEXT NOT NULL,
    grace_seconds BIGINT NOT NULL,
    sealed_at BIGINT
);

-- Until the box is sealed: one ballot for each slot.
CREATE TABLE slot_ballot (
    vote_id BIGINT NOT NULL REFERENCES box (vote_id),
    slot_hash TEXT NOT NULL,
    seq BIGINT NOT NULL,
    choices TEXT NOT NULL,
    PRIMARY KEY (vote_id, slot_hash)
)
-- sqlite:
WITHOUT ROWID
-- end
;

-- After the box was sealed: ballots under random ids, written in the order of the ids.
CREATE TABLE counted_ballot (
    vote_id BIGINT NOT NULL REFERENCES box (vote_id),
    id BIGINT NOT NULL,
    choices TEXT NOT NULL,
    PRIMARY KEY (vote_id, id)
)
-- sqlite:
WITHOUT ROWID
-- end
;

-- sqlite:
CREATE TRIGGER box_no_delete BEFORE DELETE ON box
BEGIN SELECT RAISE(ABORT, 'a box is never removed'); END;
CREATE TRIGGER box_terms_fixed
BEFORE UPDATE OF vote_id, opens_at, closes_at, max_choices, items, grace_seconds ON box
WHEN OLD.sealed_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM slot_ballot WHERE vote_id = OLD.vote_id)
BEGIN SELECT RAISE(ABORT, 'the terms of a vote are fixed by its first ballot'); END;
CREATE TRIGGER box_sealed_once BEFORE UPDATE OF sealed_at ON box WHEN OLD.sealed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a box is sealed once'); END;
CREATE TRIGGER slot_ballot_not_after_seal BEFORE INSERT ON slot_ballot
WHEN EXISTS (SELECT 1 FROM box WHERE vote_id = NEW.vote_id AND sealed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the box is sealed'); END;
CREATE TRIGGER counted_ballot_not_after_seal BEFORE INSERT ON counted_ballot
WHEN EXISTS (SELECT 1 FROM box WHERE vote_id = NEW.vote_id AND sealed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the box is sealed'); END;
CREATE TRIGGER counted_ballot_no_update BEFORE UPDATE ON counted_ballot
BEGIN SELECT RAISE(ABORT, 'a counted ballot is never changed'); END;
CREATE TRIGGER counted_ballot_no_delete BEFORE DELETE ON counted_ballot
BEGIN SELECT RAISE(ABORT, 'a counted ballot is never changed'); END;
-- end
-- postgres:
CREATE FUNCTION box_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a box, its terms and its counted ballots are fixed'; END $$;
CREATE FUNCTION box_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.sealed_at IS NOT NULL THEN
        RAISE EXCEPTION 'a box is sealed once';
    END IF;
    IF (NEW.vote_id, NEW.opens_at, NEW.closes_at, NEW.max_choices, NEW.items, NEW.grace_seconds)
        IS DISTINCT FROM
        (OLD.vote_id, OLD.opens_at, OLD.closes_at, OLD.max_choices, OLD.items, OLD.grace_seconds)
        AND EXISTS (SELECT 1 FROM slot_ballot WHERE vote_id = OLD.vote_id) THEN
        RAISE EXCEPTION 'the terms of a vote are fixed by its first ballot';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION ballot_not_after_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM box WHERE vote_id = NEW.vote_id AND sealed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the box is sealed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER box_no_delete BEFORE DELETE ON box FOR EACH ROW EXECUTE FUNCTION box_refuse();
CREATE TRIGGER box_terms_fixed BEFORE UPDATE ON box FOR EACH ROW EXECUTE FUNCTION box_update();
CREATE TRIGGER slot_ballot_not_after_seal BEFORE INSERT ON slot_ballot
    FOR EACH ROW EXECUTE FUNCTION ballot_not_after_seal();
CREATE TRIGGER counted_ballot_not_after_seal BEFORE INSERT ON counted_ballot
    FOR EACH ROW EXECUTE FUNCTION ballot_not_after_seal();
CREATE TRIGGER counted_ballot_fixed BEFORE UPDATE OR DELETE ON counted_ballot
    FOR EACH ROW EXECUTE FUNCTION box_refuse();
-- end
