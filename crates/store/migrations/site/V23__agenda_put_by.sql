-- Who put an agenda on the list of a meeting: private-member, official, resident or together.
ALTER TABLE meeting_agenda ADD COLUMN put_by TEXT NOT NULL DEFAULT 'official';
UPDATE meeting_agenda SET put_by = 'private-member' WHERE meeting_id IN
    (SELECT id FROM meeting WHERE called_as = 'co-chair');
