-- What people think of agendas, and the inbox that is always open.

CREATE TABLE opinion (
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- agree, disagree or pass
    stance TEXT NOT NULL,
    reason TEXT NOT NULL,
    hidden BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (agenda_id, person_id)
);
CREATE INDEX opinion_by_time ON opinion (agenda_id, at);

CREATE TABLE inquiry (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    -- Who asked, when signed in; else the keyed hash of the code that was shown once.
    person_id BIGINT REFERENCES person (id),
    code_hash TEXT UNIQUE,
    title TEXT NOT NULL,
    -- As it is shown: phone numbers and addresses of e-mail are masked.
    body TEXT NOT NULL,
    -- The office that answers, and the member of staff, once they are named.
    owner TEXT NOT NULL,
    owner_id BIGINT REFERENCES person (id),
    received_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    escalated_at BIGINT,
    answer TEXT,
    answered_by BIGINT REFERENCES person (id),
    answered_at BIGINT,
    hidden BIGINT NOT NULL
);
CREATE INDEX inquiry_in_district ON inquiry (district_id, hidden, id);
CREATE INDEX inquiry_due ON inquiry (due_at, id) WHERE answered_at IS NULL;
