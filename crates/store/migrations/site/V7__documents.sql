-- Official documents: number, approval line, disclosure, retention, attachments.

CREATE TABLE document (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    cycle_id BIGINT REFERENCES cycle (id),
    meeting_id BIGINT REFERENCES meeting (id),
    -- The approved document in whose place it comes.
    replaces_id BIGINT REFERENCES document (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- The paragraphs and tables as JSON.
    body TEXT NOT NULL,
    department TEXT NOT NULL,
    author_office TEXT NOT NULL,
    reviewer_office TEXT NOT NULL,
    approver_office TEXT NOT NULL,
    -- draft, approved, withdrawn or returned
    state TEXT NOT NULL,
    -- Why it was handed back.
    end_reason TEXT NOT NULL,
    -- Given when it is approved; counted for each department and year without a gap.
    number_year BIGINT,
    number BIGINT,
    legal_basis TEXT NOT NULL,
    policy_number TEXT NOT NULL,
    cooperation TEXT NOT NULL,
    cost_won BIGINT,
    -- open, partial or closed, with the numbers of the reasons such as "56".
    disclosure TEXT NOT NULL,
    reasons TEXT NOT NULL,
    -- A number of years, semi-permanent or permanent.
    retention TEXT NOT NULL,
    -- 1 January after the year, and the last day; set on approval.
    retention_from TEXT,
    retention_until TEXT,
    classification TEXT NOT NULL,
    licence TEXT NOT NULL,
    drafted_by BIGINT NOT NULL REFERENCES person (id),
    drafted_at BIGINT NOT NULL,
    approved_at BIGINT,
    hash TEXT,
    -- Until when what a deputy signed is told to the approver, and when it was.
    report_due_at BIGINT,
    reported_at BIGINT,
    reported_by BIGINT REFERENCES person (id),
    UNIQUE (district_id, department, number_year, number)
);
CREATE INDEX document_in_district ON document (district_id, id);
CREATE INDEX document_approved ON document (district_id, state, id);
CREATE INDEX document_class ON document (district_id, classification, state, id);

CREATE TABLE document_signature (
    document_id BIGINT NOT NULL REFERENCES document (id),
    position BIGINT NOT NULL,
    -- draft, review or approve
    step TEXT NOT NULL,
    office TEXT NOT NULL,
    person_id BIGINT REFERENCES person (id),
    signed_at BIGINT,
    -- Whether a deputy signed in place of the one whose office this is.
    acting BIGINT NOT NULL,
    PRIMARY KEY (document_id, position)
);

CREATE TABLE document_attachment (
    document_id BIGINT NOT NULL REFERENCES document (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    copies BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
);
