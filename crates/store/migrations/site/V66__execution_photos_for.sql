-- Who sees the photos of an entry of the execution log: everybody, or staff and co-owners, where
-- people can be recognised.
ALTER TABLE execution_entry ADD COLUMN photos_for TEXT NOT NULL DEFAULT 'everybody';
