-- Of what the limit of an agreement is a share: project or district-total. And what each party
-- chose when it signed for exactly the limit; those of before chose what the draft said.
ALTER TABLE agreement ADD COLUMN scope TEXT NOT NULL DEFAULT 'project';
ALTER TABLE agreement ADD COLUMN district_at_limit TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN city_at_limit TEXT NOT NULL DEFAULT '';
UPDATE agreement SET district_at_limit = at_limit WHERE district_signed_at IS NOT NULL;
UPDATE agreement SET city_at_limit = at_limit WHERE city_signed_at IS NOT NULL;
