-- Whose request obliged the secretary: that of a co-chair, or of enough members.
ALTER TABLE convening ADD COLUMN reached_by TEXT;
UPDATE convening SET reached_by = CASE WHEN asked_as = 'co-chair' OR EXISTS (SELECT 1
    FROM convening_signature s JOIN role_grant g ON g.person_id = s.person_id
    WHERE s.convening_id = convening.id AND s.at = convening.reached_at AND g.role = 'co-chair'
    AND g.district_id = convening.district_id) THEN 'co-chair' ELSE 'members' END
    WHERE reached_at IS NOT NULL;
