//! Changes of the agreed budget: proposed, decided, consulted on, approved.

use finance::Won;
use finance::change::Verdict;
use jiff::Timestamp;
use process::budget_change::ChangeState;
use process::id::{
    BudgetChangeId, BudgetLineId, BudgetVersionId, CycleId, DecisionId, DistrictId, PersonId,
};
use process::settlement::SettledChange;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.district_id, c.cycle_id, c.title, c.reason, c.content, c.verdict, \
             c.detail, c.state, c.proposed_at, c.decision_id, c.council_at, c.consulted_at, \
             c.consulted_note, c.city_at, c.city_reason, c.withdrawn_at, c.withdrawn_reason, \
             c.proposed_by FROM budget_change c ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO budget_change (id, district_id, cycle_id, title, reason, content, verdict, \
           detail, state, proposed_by, proposed_at, consulted_note, city_reason, \
           withdrawn_reason) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10, '', '', '')";
    LINE_ADD = "INSERT INTO budget_change_line (change_id, line_id, before_won, after_won) \
                VALUES ($1, $2, $3, $4)";
    GET = select!("WHERE c.id = $1");
    LIST = select!("WHERE c.cycle_id = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3");
    LINES = "SELECT line_id, before_won, after_won FROM budget_change_line WHERE change_id = $1";
    WAITING = "SELECT l.change_id, l.line_id, l.before_won, l.after_won \
               FROM budget_change_line l JOIN budget_change c ON c.id = l.change_id \
               WHERE c.cycle_id = $1 AND c.state IN ('proposed', 'awaiting-city', 'consulted')";
    DECIDE = "UPDATE budget_change SET state = $2, verdict = $3, detail = $4, decision_id = $5, \
              council_at = $6, version_id = $7 WHERE id = $1 AND state = 'proposed'";
    CONSULT = "UPDATE budget_change SET state = 'consulted', consulted_by = $2, \
               consulted_at = $3, consulted_note = $4 WHERE id = $1 AND state = 'awaiting-city'";
    WITHDRAW = "UPDATE budget_change SET state = 'withdrawn', withdrawn_by = $2, \
                withdrawn_at = $3, withdrawn_reason = $4 \
                WHERE id = $1 AND state IN ('proposed', 'awaiting-city', 'consulted')";
    // What went back and forth, each change by itself, beside what has moved in the end.
    CHURN = "SELECT CAST(COALESCE(SUM(CASE WHEN m.up < m.down THEN m.down ELSE m.up END), 0) \
             AS BIGINT) FROM (SELECT \
             SUM(CASE WHEN l.after_won > l.before_won THEN l.after_won - l.before_won ELSE 0 END) \
             AS up, \
             SUM(CASE WHEN l.after_won < l.before_won THEN l.before_won - l.after_won ELSE 0 END) \
             AS down FROM budget_change_line l JOIN budget_change c ON c.id = l.change_id \
             WHERE c.cycle_id = $1 AND c.state = 'in-force' GROUP BY l.change_id) m";
    // A change of the content alone has no lines and moved nothing.
    SETTLED = "SELECT c.title, COALESCE(c.city_at, c.council_at), c.verdict, \
               COALESCE((SELECT CAST(CASE WHEN SUM(CASE WHEN l.after_won > l.before_won \
               THEN l.after_won - l.before_won ELSE 0 END) > SUM(CASE WHEN l.after_won < l.before_won \
               THEN l.before_won - l.after_won ELSE 0 END) \
               THEN SUM(CASE WHEN l.after_won > l.before_won THEN l.after_won - l.before_won ELSE 0 END) \
               ELSE SUM(CASE WHEN l.after_won < l.before_won THEN l.before_won - l.after_won ELSE 0 END) \
               END AS BIGINT) FROM budget_change_line l WHERE l.change_id = c.id), 0) \
               FROM budget_change c WHERE c.cycle_id = $1 AND c.state = 'in-force' \
               AND c.council_at IS NOT NULL ORDER BY COALESCE(c.city_at, c.council_at), c.id";
    // What lines of a version gained and lost against the one before.
    REVISIONS = "SELECT v.at, \
                 COALESCE(CAST(SUM(CASE WHEN l.amount_won > COALESCE(p.amount_won, 0) \
                 THEN l.amount_won - COALESCE(p.amount_won, 0) ELSE 0 END) AS BIGINT), 0), \
                 COALESCE(CAST(SUM(CASE WHEN l.amount_won < COALESCE(p.amount_won, 0) \
                 THEN COALESCE(p.amount_won, 0) - l.amount_won ELSE 0 END) AS BIGINT), 0) \
                 FROM budget_version v JOIN budget_version b \
                 ON b.cycle_id = v.cycle_id AND b.number = v.number - 1 \
                 JOIN budget_version_line l ON l.version_id = v.id \
                 LEFT JOIN budget_version_line p ON p.version_id = b.id AND p.line_id = l.line_id \
                 WHERE v.cycle_id = $1 AND v.basis = 'agreement' \
                 GROUP BY v.id, v.number, v.at ORDER BY v.number";
    APPROVE = "UPDATE budget_change SET state = $2, verdict = $3, detail = $4, city_by = $5, \
               city_at = $6, city_reason = $7, version_id = $8 \
               WHERE id = $1 AND state = 'consulted'";
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetChange {
    /// Its id.
    pub id: BudgetChangeId,
    /// Its district.
    pub district: DistrictId,
    /// The round whose budget it changes.
    pub cycle: CycleId,
    /// One line that names it.
    pub title: String,
    /// Why.
    pub reason: String,
    /// What else changes; may be empty.
    pub content: String,
    /// The verdict, as [`finance::change::Verdict`] names it.
    pub verdict: String,
    /// The judgement with its figures, as JSON.
    pub detail: String,
    /// Where it stands.
    pub state: ChangeState,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// The council's decision.
    pub decision: Option<DecisionId>,
    /// When that was recorded here.
    pub council_at: Option<Timestamp>,
    /// When the city was consulted.
    pub consulted_at: Option<Timestamp>,
    /// What came of that.
    pub consulted_note: String,
    /// When the city approved or refused.
    pub city_at: Option<Timestamp>,
    /// Why.
    pub city_reason: String,
    /// When the district took it back.
    pub withdrawn_at: Option<Timestamp>,
    /// Why.
    pub withdrawn_reason: String,
}

/// What a change does to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The line.
    pub line: BudgetLineId,
    /// What it had when the change was proposed.
    pub before: Won,
    /// What it would get.
    pub after: Won,
}

impl ChangeLine {
    /// What the line would gain; what it would lose is negative.
    ///
    /// # Errors
    /// [`StoreError::Data`] when 64 bits don't hold it.
    pub fn difference(&self) -> Result<Won, StoreError> {
        let difference = self.after.0.checked_sub(self.before.0);
        let large = || StoreError::Data("a change of more than 64 bits".into());
        difference.map(Won).ok_or_else(large)
    }
}

/// A change to be proposed.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of `BudgetChange`")]
pub struct NewBudgetChange<'a> {
    pub district: DistrictId,
    pub cycle: CycleId,
    pub title: &'a str,
    pub reason: &'a str,
    pub content: &'a str,
    pub verdict: &'a str,
    pub detail: &'a str,
    pub proposed_by: PersonId,
    pub lines: &'a [ChangeLine],
}

/// What a decision on a change writes.
#[derive(Clone, Debug)]
pub struct Decided<'a> {
    /// Where the change stands from now on.
    pub state: ChangeState,
    /// The verdict, judged again.
    pub verdict: &'a str,
    /// The judgement, as JSON.
    pub detail: &'a str,
    /// The version of the amounts that it put in force.
    pub version: Option<BudgetVersionId>,
}

/// Proposes a change. Lines that stay as they are are left out.
///
/// # Errors
/// When the store fails.
pub fn budget_change_add(
    tx: &mut Tx<'_>,
    new: &NewBudgetChange<'_>,
    now: Timestamp,
) -> Result<BudgetChangeId, StoreError> {
    let id = BudgetChangeId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            new.district,
            new.cycle,
            new.title,
            new.reason,
            new.content,
            new.verdict,
            new.detail,
            new.proposed_by,
            now
        ],
    )?;
    for line in new.lines {
        tx.execute(LINE_ADD, values![id, line.line, line.before, line.after])?;
    }
    Ok(id)
}

/// The change with this id.
///
/// # Errors
/// When the store fails.
pub fn budget_change_get(
    tx: &mut Tx<'_>,
    id: BudgetChangeId,
) -> Result<Option<BudgetChange>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The changes of a round, the newest first.
///
/// # Errors
/// When the store fails.
pub fn budget_change_list(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    before: Option<BudgetChangeId>,
    limit: i64,
) -> Result<Vec<BudgetChange>, StoreError> {
    let before = before.unwrap_or(BudgetChangeId(i64::MAX));
    tx.rows(LIST, values![cycle, before, limit], read)
}

/// What a change does to the lines it touches.
///
/// # Errors
/// When the store fails.
pub fn budget_change_lines(
    tx: &mut Tx<'_>,
    id: BudgetChangeId,
) -> Result<Vec<ChangeLine>, StoreError> {
    tx.rows(LINES, values![id], |row| {
        Ok(ChangeLine {
            line: row.get(0)?,
            before: row.get(1)?,
            after: row.get(2)?,
        })
    })
}

/// What the changes of a round that wait for a decision do to the lines they touch.
///
/// # Errors
/// When the store fails.
pub fn budget_changes_waiting(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Vec<(BudgetChangeId, ChangeLine)>, StoreError> {
    tx.rows(WAITING, values![cycle], |row| {
        let line = ChangeLine {
            line: row.get(1)?,
            before: row.get(2)?,
            after: row.get(3)?,
        };
        Ok((row.get(0)?, line))
    })
}

/// Writes the council's decision; `false` when the change does not wait for it.
///
/// # Errors
/// When the store fails.
pub fn budget_change_decide(
    tx: &mut Tx<'_>,
    id: BudgetChangeId,
    decided: &Decided<'_>,
    decision: DecisionId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Decided {
        state,
        verdict,
        detail,
        version,
    } = decided;
    let values = values![id, *state, *verdict, *detail, decision, now, *version];
    Ok(tx.execute(DECIDE, values)? == 1)
}

/// Notes that the city was consulted; `false` when the change does not wait for that.
///
/// # Errors
/// When the store fails.
pub fn budget_change_consult(
    tx: &mut Tx<'_>,
    id: BudgetChangeId,
    by: PersonId,
    note: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(CONSULT, values![id, by, now, note])? == 1)
}

/// Writes the city's answer; `false` when the change does not wait for it.
///
/// # Errors
/// When the store fails.
pub fn budget_change_answer(
    tx: &mut Tx<'_>,
    id: BudgetChangeId,
    decided: &Decided<'_>,
    by: PersonId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Decided {
        state,
        verdict,
        detail,
        version,
    } = decided;
    let values = values![id, *state, *verdict, *detail, by, now, reason, *version];
    Ok(tx.execute(APPROVE, values)? == 1)
}

/// Takes a change back; `false` when it waits for nothing any more.
///
/// # Errors
/// When the store fails.
pub fn budget_change_withdraw(
    tx: &mut Tx<'_>,
    id: BudgetChangeId,
    by: PersonId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(WITHDRAW, values![id, by, now, reason])? == 1)
}

/// What the changes of a round that came into force moved, each by itself: a change that a
/// later one took back counts twice.
///
/// # Errors
/// When the store fails.
pub fn budget_churn(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Won, StoreError> {
    Ok(Won(tx.number(CHURN, values![cycle])?))
}

/// The changes of a round that came into force, in that order, for its settlement.
///
/// # Errors
/// When the store fails.
pub fn budget_changes_settled(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Vec<SettledChange>, StoreError> {
    tx.rows(SETTLED, values![cycle], |row| {
        let at: Timestamp = row.get(1)?;
        Ok(SettledChange {
            title: row.get(0)?,
            day: korean::seoul(at).date().to_string(),
            verdict: row.get(2)?,
            moved: row.get(3)?,
        })
    })
}

/// The agreements that gave other amounts than the version before them, in the same form: without
/// a title, each with what it moved or added.
///
/// # Errors
/// When the store fails.
pub fn revisions_settled(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Vec<SettledChange>, StoreError> {
    let rows = tx.rows(REVISIONS, values![cycle], |row| {
        let at: Timestamp = row.get(0)?;
        let (more, less): (Won, Won) = (row.get(1)?, row.get(2)?);
        Ok(SettledChange {
            title: String::new(),
            day: korean::seoul(at).date().to_string(),
            verdict: Verdict::AgreementRevision.as_str().to_owned(),
            moved: more.max(less),
        })
    })?;
    let moved = |change: &SettledChange| change.moved != Won::ZERO;
    Ok(rows.into_iter().filter(moved).collect())
}

fn read(row: &Row<'_>) -> Result<BudgetChange, StoreError> {
    Ok(BudgetChange {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        title: row.get(3)?,
        reason: row.get(4)?,
        content: row.get(5)?,
        verdict: row.get(6)?,
        detail: row.get(7)?,
        state: row.get(8)?,
        proposed_at: row.get(9)?,
        decision: row.get(10)?,
        council_at: row.get(11)?,
        consulted_at: row.get(12)?,
        consulted_note: row.get(13)?,
        city_at: row.get(14)?,
        city_reason: row.get(15)?,
        withdrawn_at: row.get(16)?,
        withdrawn_reason: row.get(17)?,
        proposed_by: row.get(18)?,
    })
}
