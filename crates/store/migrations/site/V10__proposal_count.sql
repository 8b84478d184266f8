-- The proposals that stand in a district are counted from this alone.
CREATE INDEX proposal_counted ON proposal (district_id, state, hidden);
