-- What a meeting remembers: how it is held, how it was moved, what it is about, who came,
-- who needs what, and its minutes as data.

-- on-site, online or hybrid
ALTER TABLE meeting ADD COLUMN mode TEXT NOT NULL DEFAULT 'on-site';
ALTER TABLE meeting ADD COLUMN join_link TEXT NOT NULL DEFAULT '';
-- Why it was entered after it had begun; empty for an announced one.
ALTER TABLE meeting ADD COLUMN late_reason TEXT NOT NULL DEFAULT '';
-- How often it was moved or cancelled, when last, and why.
ALTER TABLE meeting ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE meeting ADD COLUMN changed_at BIGINT;
ALTER TABLE meeting ADD COLUMN change_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN cancelled_at BIGINT;
-- Who approved the published minutes, in which role, and when.
ALTER TABLE meeting ADD COLUMN minutes_approved_at BIGINT;
ALTER TABLE meeting ADD COLUMN minutes_approved_by BIGINT REFERENCES person (id);
ALTER TABLE meeting ADD COLUMN minutes_approved_as TEXT;

-- Who speaks in a part of the timetable, beside who leads it; by office.
ALTER TABLE meeting_slot ADD COLUMN speakers TEXT NOT NULL DEFAULT '';

-- Each move and the cancelling of a meeting, with what was announced before.
CREATE TABLE meeting_change (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    -- moved or cancelled
    kind TEXT NOT NULL,
    starts_before BIGINT NOT NULL,
    place_before TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (meeting_id, position)
);

-- The agendas on which a meeting is called.
CREATE TABLE meeting_agenda (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    PRIMARY KEY (meeting_id, agenda_id)
);
CREATE INDEX meeting_of_agenda ON meeting_agenda (agenda_id, meeting_id);

-- How many checked in without an account, or were ticked by staff: numbers alone.
CREATE TABLE check_in_count (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    kind TEXT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, kind)
);

-- Who checked in with an account. Restricted: never shown by name, destroyed by its date.
CREATE TABLE presence (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX presence_of_person ON presence (person_id, at);
CREATE INDEX presence_at ON presence (at);

-- What somebody needs in order to take part, told with a consent of its own. Health data:
-- read with an access record, destroyed soon after the meeting.
CREATE TABLE access_need (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- Names of needs, separated by spaces, such as "children wheelchair".
    needs TEXT NOT NULL,
    note TEXT NOT NULL,
    consented_at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX access_need_of_person ON access_need (person_id);

-- What was said in a part of a meeting, as written and as published.
CREATE TABLE minutes_point (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    -- The part of the timetable; 0 for none.
    slot BIGINT NOT NULL,
    text TEXT NOT NULL,
    text_public TEXT NOT NULL,
    PRIMARY KEY (meeting_id, position)
);

-- The part of the timetable in which a decision was taken; 0 for none.
ALTER TABLE decision ADD COLUMN slot BIGINT NOT NULL DEFAULT 0;

-- What somebody undertook to do, by office, until a day.
CREATE TABLE meeting_task (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    slot BIGINT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    due_on TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by BIGINT NOT NULL REFERENCES person (id),
    done_at BIGINT,
    done_by BIGINT REFERENCES person (id),
    outcome TEXT NOT NULL
);
CREATE INDEX task_of_meeting ON meeting_task (meeting_id, id);
CREATE INDEX task_open ON meeting_task (district_id, due_on, id) WHERE done_at IS NULL;
