-- What people think of agendas, and the inbox that is always open.

CREATE TABLE opinion (
    id BIGINT NOT NULL PRIMARY KEY,
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- agree, disagree or pass
    stance TEXT NOT NULL,
    -- May be empty; contacts are masked.
    reason TEXT NOT NULL,
    -- Whether a moderator has hidden the reason. The stance counts all the same.
    hidden BIGINT NOT NULL,
    -- When it was given, or last replaced.
    at BIGINT NOT NULL,
    -- When its author took it back; its reason is gone then.
    withdrawn_at BIGINT,
    UNIQUE (agenda_id, person_id)
);
CREATE INDEX opinion_reasons ON opinion (agenda_id, stance, id)
    WHERE reason <> '' AND withdrawn_at IS NULL;

CREATE TABLE inquiry (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- Who asked, when signed in; else the keyed hash of the code that was shown once.
    person_id BIGINT REFERENCES person (id),
    code_hash TEXT UNIQUE,
    -- As they are shown: phone numbers and addresses of e-mail are masked.
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    -- The office that answers, and the member of staff, once they are named.
    owner TEXT NOT NULL,
    owner_id BIGINT REFERENCES person (id),
    received_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- When those who look after the inbox were told that nobody answered in time.
    escalated_at BIGINT,
    answer TEXT,
    answered_by BIGINT REFERENCES person (id),
    answered_at BIGINT,
    hidden BIGINT NOT NULL
);
CREATE INDEX inquiry_in_district ON inquiry (district_id, hidden, id);
CREATE INDEX inquiry_open ON inquiry (district_id, id) WHERE answered_at IS NULL AND hidden = 0;
CREATE INDEX inquiry_due ON inquiry (due_at, id) WHERE answered_at IS NULL AND hidden = 0;
CREATE INDEX inquiry_to_escalate ON inquiry (due_at, id)
    WHERE answered_at IS NULL AND hidden = 0 AND escalated_at IS NULL;
