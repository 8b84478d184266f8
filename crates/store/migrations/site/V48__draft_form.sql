-- Which open form saved a draft last, so that two windows do not write over each other unseen.
ALTER TABLE proposal_draft ADD COLUMN form_key TEXT NOT NULL DEFAULT '';
