-- A photo, kept anew and small. Until it belongs to a proposal it is its uploader's alone and
-- goes when keep_until is over.
CREATE TABLE photo (
    id BIGINT NOT NULL PRIMARY KEY,
    uploader_id BIGINT NOT NULL REFERENCES person (id),
    sha256 TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    small_width BIGINT NOT NULL,
    small_height BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    keep_until BIGINT
);
CREATE INDEX photo_loose ON photo (uploader_id, id) WHERE keep_until IS NOT NULL;

-- Its pictures as JPEG. They go when the author takes the photo out; the rows about it stay.
CREATE TABLE photo_file (
    photo_id BIGINT NOT NULL REFERENCES photo (id),
    -- large or small
    size TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (photo_id, size)
);

-- Which photos a proposal has, and in which of its versions; their order is that of their ids.
CREATE TABLE proposal_photo (
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    photo_id BIGINT NOT NULL REFERENCES photo (id),
    alt TEXT NOT NULL,
    added_version BIGINT NOT NULL,
    dropped_version BIGINT,
    PRIMARY KEY (proposal_id, photo_id, added_version)
);
CREATE INDEX proposal_photo_by_photo ON proposal_photo (photo_id);
