-- In which role a step of the lineage was undone; nothing for those of before.
ALTER TABLE lineage ADD COLUMN undo_role TEXT;
