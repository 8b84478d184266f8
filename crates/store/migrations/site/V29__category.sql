-- The field of life (분야) of a proposal or an agenda; NULL where nobody has said.
ALTER TABLE proposal ADD COLUMN category TEXT;
ALTER TABLE proposal_revision ADD COLUMN category TEXT;
ALTER TABLE agenda ADD COLUMN category TEXT;
