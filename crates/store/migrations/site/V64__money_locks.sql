-- The books are written by adding rows, and an approved settlement is locked: the database itself
-- refuses what no program of ours does. And by which vote on a supplementary budget (추경) an
-- agreement gives more than before while it is carried out.

ALTER TABLE agreement ADD COLUMN supplement TEXT NOT NULL DEFAULT '';

-- No two changes rest on one decision of the council.
CREATE INDEX budget_change_of_decision ON budget_change (decision_id);

-- sqlite:
CREATE TRIGGER spending_no_update BEFORE UPDATE ON spending
BEGIN SELECT RAISE(ABORT, 'a row of the books is never changed'); END;
CREATE TRIGGER spending_no_delete BEFORE DELETE ON spending
BEGIN SELECT RAISE(ABORT, 'a row of the books is never changed'); END;
CREATE TRIGGER commitment_no_update BEFORE UPDATE ON commitment
BEGIN SELECT RAISE(ABORT, 'a row of the books is never changed'); END;
CREATE TRIGGER commitment_no_delete BEFORE DELETE ON commitment
BEGIN SELECT RAISE(ABORT, 'a row of the books is never changed'); END;
CREATE TRIGGER carry_over_no_update BEFORE UPDATE ON carry_over
BEGIN SELECT RAISE(ABORT, 'a row of the books is never changed'); END;
CREATE TRIGGER carry_over_no_delete BEFORE DELETE ON carry_over
BEGIN SELECT RAISE(ABORT, 'a row of the books is never changed'); END;
CREATE TRIGGER refund_no_update BEFORE UPDATE ON refund
BEGIN SELECT RAISE(ABORT, 'a row of the books is never changed'); END;
CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund
BEGIN SELECT RAISE(ABORT, 'a row of the books is never changed'); END;
CREATE TRIGGER settlement_no_update BEFORE UPDATE ON settlement WHEN OLD.approved_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an approved settlement is never changed'); END;
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement
BEGIN SELECT RAISE(ABORT, 'a settlement is never taken out'); END;
-- end
-- postgres:
CREATE FUNCTION books_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a row of the books or an approved settlement is never changed'; END $$;
CREATE TRIGGER spending_no_change BEFORE UPDATE OR DELETE ON spending
    FOR EACH ROW EXECUTE FUNCTION books_refuse();
CREATE TRIGGER commitment_no_change BEFORE UPDATE OR DELETE ON commitment
    FOR EACH ROW EXECUTE FUNCTION books_refuse();
CREATE TRIGGER carry_over_no_change BEFORE UPDATE OR DELETE ON carry_over
    FOR EACH ROW EXECUTE FUNCTION books_refuse();
CREATE TRIGGER refund_no_change BEFORE UPDATE OR DELETE ON refund
    FOR EACH ROW EXECUTE FUNCTION books_refuse();
CREATE TRIGGER settlement_no_update BEFORE UPDATE ON settlement
    FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION books_refuse();
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement
    FOR EACH ROW EXECUTE FUNCTION books_refuse();
-- end
