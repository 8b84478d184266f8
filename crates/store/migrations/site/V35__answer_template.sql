-- Answers that a district gives often, with places for what differs.

CREATE TABLE answer_template (
    id BIGINT NOT NULL PRIMARY KEY,
    district_id BIGINT NOT NULL REFERENCES district (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Nobody for those that a new district begins with.
    made_by BIGINT REFERENCES person (id),
    at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX answer_template_in_district ON answer_template (district_id, id);
