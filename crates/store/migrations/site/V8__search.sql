-- What the search finds proposals and agendas by. The row has the number of the thing. Texts
-- are cut into pieces before they come here, so neither engine has to know Korean.

-- sqlite:
CREATE VIRTUAL TABLE search USING fts5(words, content = '', contentless_delete = 1, prefix = '1');
-- end
-- postgres:
CREATE TABLE search (
    id BIGINT NOT NULL PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX search_words ON search USING GIN (words);
-- end
