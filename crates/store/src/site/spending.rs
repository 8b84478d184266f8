//! The ledger of spending (집행). Rows are added; nothing here changes or removes one.

use finance::Won;
use finance::budget::Path;
use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{
    BudgetLineId, BudgetVersionId, CommitmentId, CycleId, DistrictId, EvidenceId, PersonId,
    SpendingId,
};
use process::spending::{Execution, LedgerLine, SpendingText};

use super::cycle::{self, Cycle};
use super::evidence::evidence_add;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.district_id, s.cycle_id, s.line_id, l.label, l.stat_code, \
             s.amount_won, s.paid_on, s.what, s.counters, \
             (SELECT COUNT(*) FROM spending c WHERE c.counters = s.id), s.recorded_at, \
             s.commitment_id, (SELECT COUNT(*) FROM evidence e WHERE e.spending_id = s.id) \
             FROM spending s JOIN budget_line l ON l.id = s.line_id ",
            $rest
        )
    };
}

/// What came into year `$1` from the one before, by line: what that year carried over, once its
/// settlement was approved.
macro_rules! came {
    () => {
        "WITH came AS (SELECT o.line_id AS line_id, p.fiscal_year AS year, \
         CAST(SUM(o.amount_won) AS BIGINT) AS won FROM cycle c \
         JOIN cycle p ON p.district_id = c.district_id AND p.fiscal_year = c.fiscal_year - 1 \
         JOIN carry_over o ON o.cycle_id = p.id WHERE c.id = $1 \
         AND EXISTS (SELECT 1 FROM settlement x WHERE x.cycle_id = p.id \
         AND x.approved_at IS NOT NULL) \
         GROUP BY o.line_id, p.fiscal_year HAVING SUM(o.amount_won) > 0) "
    };
}

/// An agreement that both parties have signed.
macro_rules! signed {
    () => {
        "district_signed_at IS NOT NULL AND city_signed_at IS NOT NULL"
    };
}

statements! {
    ADD = "INSERT INTO spending (id, district_id, cycle_id, line_id, amount_won, paid_on, what, \
           commitment_id, counters, recorded_by, recorded_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    GET = select!("WHERE s.id = $1");
    LIST = select!("WHERE s.cycle_id = $1 AND s.id < $2 ORDER BY s.id DESC LIMIT $3");
    EXECUTION = concat!(
        "SELECT (SELECT f.version_id FROM agreement f WHERE f.cycle_id = $1 \
          AND f.version_id IS NOT NULL ORDER BY f.number LIMIT 1), \
         execution_start, execution_end FROM agreement WHERE cycle_id = $1 AND ",
        signed!(), " ORDER BY number DESC LIMIT 1"
    );
    VERSION = "SELECT id FROM budget_version WHERE cycle_id = $1 ORDER BY number DESC LIMIT 1";
    // What an undecided change takes from a line is not spent in the meantime.
    // A line of the year before is a line of this one too where money of it came along; of both
    // years each counts what it spent itself.
    LINES = concat!(came!(), "SELECT l.id, l.policy_program, l.unit_program, l.detailed_project, l.stat_code, \
             l.label, \
             COALESCE((SELECT v.amount_won FROM budget_version_line v \
              WHERE v.line_id = l.id AND v.version_id = $2), 0), \
             COALESCE((SELECT v.amount_won FROM budget_version_line v \
              WHERE v.line_id = l.id AND v.version_id = $3), 0) + COALESCE(m.won, 0), \
             COALESCE((SELECT CAST(SUM(s.amount_won) AS BIGINT) FROM spending s \
              WHERE s.line_id = l.id AND s.cycle_id = $1), 0), \
             COALESCE((SELECT CAST(SUM(c.before_won - c.after_won) AS BIGINT) \
              FROM budget_change_line c JOIN budget_change b ON b.id = c.change_id \
              WHERE c.line_id = l.id AND b.cycle_id = $1 AND c.before_won > c.after_won \
              AND b.state IN ('proposed', 'awaiting-city', 'consulted')), 0), \
             l.source, \
             COALESCE((SELECT CAST(SUM(c.amount_won) AS BIGINT) FROM commitment c \
              WHERE c.line_id = l.id AND c.cycle_id = $1), 0) \
             - COALESCE((SELECT CAST(SUM(s.amount_won) AS BIGINT) FROM spending s \
              WHERE s.line_id = l.id AND s.cycle_id = $1 AND s.commitment_id IS NOT NULL), 0) \
             - COALESCE((SELECT CAST(SUM(o.amount_won) AS BIGINT) FROM carry_over o \
              WHERE o.line_id = l.id AND o.cycle_id = $1 AND o.commitment_id IS NOT NULL), 0), \
             COALESCE((SELECT CAST(SUM(o.amount_won) AS BIGINT) FROM carry_over o \
              WHERE o.line_id = l.id AND o.cycle_id = $1), 0), m.year \
             FROM budget_line l LEFT JOIN came m ON m.line_id = l.id \
             WHERE l.id IN (SELECT b.id FROM budget_line b WHERE b.cycle_id = $1 \
             UNION ALL SELECT k.line_id FROM came k) \
             ORDER BY CASE WHEN m.line_id IS NULL THEN 0 ELSE 1 END, l.position, l.id");
    CAME = concat!(came!(), "SELECT l.label, l.stat_code, m.year, m.won FROM came m \
             JOIN budget_line l ON l.id = m.line_id ORDER BY l.position, l.id");
    SPENT = "SELECT line_id, CAST(SUM(amount_won) AS BIGINT) FROM spending \
             WHERE cycle_id = $1 GROUP BY line_id";
    // What was paid at once, bound whether it was paid or not, and carried over though nobody
    // had bound it: each won is counted in one of the three.
    TAKEN = "SELECT t.line_id, CAST(SUM(t.won) AS BIGINT) FROM ( \
             SELECT line_id, amount_won AS won FROM spending \
              WHERE cycle_id = $1 AND commitment_id IS NULL \
             UNION ALL SELECT line_id, amount_won AS won FROM commitment WHERE cycle_id = $1 \
             UNION ALL SELECT line_id, amount_won AS won FROM carry_over \
              WHERE cycle_id = $1 AND commitment_id IS NULL) t GROUP BY t.line_id";
    AGREED = concat!(
        "SELECT c.id, c.district_id, c.fiscal_year, c.budget_won, c.last_word, c.short_reason \
         FROM cycle c \
         WHERE c.district_id = $1 AND EXISTS (SELECT 1 FROM agreement a \
         WHERE a.cycle_id = c.id AND ", signed!(), ") ORDER BY c.fiscal_year DESC LIMIT $2"
    );
}

/// A row of the ledger with the line it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// Its id.
    pub id: SpendingId,
    /// Its district.
    pub district: DistrictId,
    /// Its year.
    pub cycle: CycleId,
    /// Its line.
    pub line: BudgetLineId,
    /// What that line is called.
    pub label: String,
    /// The code of its statistical item.
    pub stat_code: String,
    /// How much; negative when it takes another row back.
    pub amount: Won,
    /// The day.
    pub paid_on: Date,
    /// What for.
    pub what: String,
    /// The commitment that it pays.
    pub commitment: Option<CommitmentId>,
    /// How much evidence it has.
    pub evidence: i64,
    /// The row that this one takes back.
    pub counters: Option<SpendingId>,
    /// Whether another row takes this one back.
    pub countered: bool,
    /// When it was written.
    pub recorded_at: Timestamp,
}

/// The money of a year: its lines, and the days of the agreement in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The lines in their order.
    pub lines: Vec<LedgerLine>,
    /// The days in which money may be spent; none before both parties have signed.
    pub execution: Option<Execution>,
}

/// Writes spending with its first evidence into the ledger.
///
/// # Errors
/// When the store fails.
pub fn spending_add(
    tx: &mut Tx<'_>,
    cycle: &Cycle,
    text: &SpendingText,
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<(SpendingId, EvidenceId), StoreError> {
    let id = SpendingId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            cycle.district,
            cycle.id,
            text.line,
            text.amount,
            text.paid_on,
            &text.what,
            text.commitment,
            None::<SpendingId>,
            recorded_by,
            now
        ],
    )?;
    let evidence = evidence_add(tx, id, &text.evidence, recorded_by, now)?;
    Ok((id, evidence))
}

/// Takes a row back by one of the opposite `amount`, on `day` and with `reason`.
///
/// # Errors
/// [`StoreError::Exists`] when another row takes it back already.
pub fn spending_counter(
    tx: &mut Tx<'_>,
    row: &Spending,
    amount: Won,
    day: Date,
    reason: &str,
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<SpendingId, StoreError> {
    let id = SpendingId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            row.district,
            row.cycle,
            row.line,
            amount,
            day,
            reason,
            row.commitment,
            Some(row.id),
            recorded_by,
            now
        ],
    )?;
    Ok(id)
}

/// The row with this id.
///
/// # Errors
/// When the store fails.
pub fn spending_get(tx: &mut Tx<'_>, id: SpendingId) -> Result<Option<Spending>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of the rows of a year, the newest first.
///
/// # Errors
/// When the store fails.
pub fn spending_list(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    before: Option<SpendingId>,
    limit: i64,
) -> Result<Vec<Spending>, StoreError> {
    let before = before.unwrap_or(SpendingId(i64::MAX));
    tx.rows(LIST, values![cycle, before, limit], read)
}

/// The lines of a year with what became of their money.
///
/// # Errors
/// When the store fails.
pub fn ledger_of(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Ledger, StoreError> {
    let agreed = agreed(tx, cycle)?;
    let in_force: Option<BudgetVersionId> = tx.row(VERSION, values![cycle], |row| row.get(0))?;
    let (planned, execution) = agreed.unzip();
    let planned = planned.flatten();
    let lines = tx.rows(LINES, values![cycle, planned, in_force], |row| {
        Ok(LedgerLine {
            id: row.get(0)?,
            path: Path {
                policy_program: row.get(1)?,
                unit_program: row.get(2)?,
                detailed_project: row.get(3)?,
                stat_code: row.get(4)?,
            },
            label: row.get(5)?,
            planned: row.get(6)?,
            in_force: row.get(7)?,
            spent: row.get(8)?,
            blocked: row.get(9)?,
            source: row.get(10)?,
            bound: row.get(11)?,
            carried: row.get(12)?,
            carried_from: row.get(13)?,
        })
    })?;
    Ok(Ledger { lines, execution })
}

/// The days of the agreement in force alone, without going through the rows of the books.
///
/// # Errors
/// When the store fails.
pub fn execution_of(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Option<Execution>, StoreError> {
    Ok(agreed(tx, cycle)?.map(|(_, execution)| execution))
}

/// What was agreed first, and the days of the agreement in force.
fn agreed(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Option<(Option<BudgetVersionId>, Execution)>, StoreError> {
    tx.row(EXECUTION, values![cycle], |row| {
        let (start, end) = (row.get(1)?, row.get(2)?);
        Ok((row.get(0)?, Execution { start, end }))
    })
}

/// Money that a year got from the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// What its line is called.
    pub label: String,
    /// The code of the statistical item.
    pub stat_code: String,
    /// The year that carried it over.
    pub from: i64,
    /// How much.
    pub won: Won,
}

/// What came into a year from the one before, once that one was settled.
///
/// # Errors
/// When the store fails.
pub fn carried_into(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<Came>, StoreError> {
    tx.rows(CAME, values![cycle], |row| {
        Ok(Came {
            label: row.get(0)?,
            stat_code: row.get(1)?,
            from: row.get(2)?,
            won: row.get(3)?,
        })
    })
}

/// What was spent of each line that anything was spent of.
///
/// # Errors
/// When the store fails.
pub fn spent_of_lines(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Vec<(BudgetLineId, Won)>, StoreError> {
    tx.rows(SPENT, values![cycle], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What is taken of each line, so that no change can give it less: paid, bound or carried over.
///
/// # Errors
/// When the store fails.
pub fn taken_of_lines(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Vec<(BudgetLineId, Won)>, StoreError> {
    tx.rows(TAKEN, values![cycle], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The years of a district with an agreement in force, the latest first: those whose money
/// can be spent.
///
/// # Errors
/// When the store fails.
pub fn cycles_agreed(
    tx: &mut Tx<'_>,
    district: DistrictId,
    limit: i64,
) -> Result<Vec<Cycle>, StoreError> {
    tx.rows(AGREED, values![district, limit], cycle::read)
}

fn read(row: &Row<'_>) -> Result<Spending, StoreError> {
    Ok(Spending {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        line: row.get(3)?,
        label: row.get(4)?,
        stat_code: row.get(5)?,
        amount: row.get(6)?,
        paid_on: row.get(7)?,
        what: row.get(8)?,
        counters: row.get(9)?,
        countered: row.get::<i64>(10)? > 0,
        recorded_at: row.get(11)?,
        commitment: row.get(12)?,
        evidence: row.get(13)?,
    })
}
