-- Places in open bodies. Offices, such as that of a council member, are role grants.

CREATE TABLE membership (
    id BIGINT NOT NULL PRIMARY KEY,
    body_id BIGINT NOT NULL REFERENCES body (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- observer, participant or member
    standing TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    left_at BIGINT
);
CREATE INDEX membership_in_body ON membership (body_id, id);
CREATE INDEX membership_of_person ON membership (person_id, id);
CREATE UNIQUE INDEX membership_once ON membership (body_id, person_id) WHERE left_at IS NULL;
