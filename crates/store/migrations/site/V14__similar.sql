-- What changed since similar texts were last read: texts of a district in the order of their
-- last change.
CREATE INDEX proposal_changed ON proposal (district_id, updated_at, id);
CREATE INDEX agenda_changed ON agenda (district_id, updated_at, id);
