-- Checking in at a meeting, and what people need there.

-- Six digits that people type or scan on the day; NULL before it was opened and once it is over.
ALTER TABLE meeting ADD COLUMN check_in_code TEXT;
CREATE UNIQUE INDEX meeting_check_in_code ON meeting (check_in_code);

-- Which browsers checked in, so that each counts once: a keyed hash of a random token, with
-- nobody's name and no time. Destroyed soon after the meeting; the numbers in check_in_count
-- stay. Nobody has to have an account for it, so a table of accounts was never filled.
CREATE TABLE check_in_mark (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    browser TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (meeting_id, browser)
);
DROP TABLE presence;

-- What somebody needs in order to take part, told with a consent of its own. Health data: read
-- with an access record, destroyed soon after the meeting. An account is not asked for.
DROP TABLE access_need;
CREATE TABLE access_need (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    -- As in check_in_mark.
    browser TEXT NOT NULL,
    -- Who told it, if she was signed in: she sees who read it.
    person_id BIGINT REFERENCES person (id),
    -- Names of needs, separated by spaces, such as "children wheelchair".
    needs TEXT NOT NULL,
    note TEXT NOT NULL,
    consented_at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, browser)
);
