-- What an expert thinks of an agenda, and what the body that deliberates it answers.

CREATE TABLE expert_review (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    agenda_id BIGINT NOT NULL REFERENCES agenda (id),
    reviewer_id BIGINT NOT NULL REFERENCES person (id),
    -- As what she reviews, shown beside her name.
    post TEXT NOT NULL,
    -- invited, declared, declined, published or answered
    state TEXT NOT NULL,
    invited_by BIGINT NOT NULL REFERENCES person (id),
    invited_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- none, some or recuse, and which; empty until she has said so.
    interest TEXT NOT NULL,
    interest_text TEXT NOT NULL,
    declared_at BIGINT,
    -- Checklist, opinion and points as JSON: the draft, then what was published.
    content TEXT NOT NULL,
    published_at BIGINT
);
CREATE INDEX expert_review_of_agenda ON expert_review (agenda_id, id);

CREATE TABLE expert_answer (
    review_id BIGINT NOT NULL REFERENCES expert_review (id),
    -- The place of the point that is answered, counted from 1.
    position BIGINT NOT NULL,
    answer TEXT NOT NULL,
    -- The body that answers, where the agenda has one.
    body_id BIGINT REFERENCES body (id),
    answered_by BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (review_id, position)
);
