-- What one person wrote, for the figures of the members of a committee.
CREATE INDEX agenda_of_author ON agenda (author_id, id);
CREATE INDEX opinion_of_person ON opinion (person_id, id);
CREATE INDEX comment_of_author ON comment (author_id, subject_kind, id);
