//! The ledger of a year: writing spending down, and taking a row back.

pub mod import;

use finance::Won;
use jiff::civil::Date;
use process::act::Target;
use process::carry_over::{books_open, within_year};
use process::commitment::OpenCommitment;
use process::id::{BudgetLineId, CommitmentId, CycleId, SpendingId};
use process::moderation::check_line_reason;
use process::settlement::SettlementState;
use process::spending::{
    Execution, LedgerState, SpendingForm, SpendingText, Taken, counter as may_counter,
};
use process::{Act, Refusal};
use serde_json::json;
use store::{Cycle, District, Ledger, Settlement, Spending, StoreError, Tx};

use super::{By, NotDone, district, not_found};

/// How many years with an agreement are offered.
const YEARS: i64 = 20;

/// How many open commitments are offered to be paid.
const OPEN: i64 = 500;

/// The money of one year of a district.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year that is looked at; none before it has an agreement.
    pub cycle: Option<Cycle>,
    /// All years that have money, the latest first.
    pub years: Vec<i64>,
    /// Its lines and days.
    pub ledger: Ledger,
    /// Its commitments of which something is open.
    pub open: Vec<OpenCommitment>,
    /// The versions of its settlement, the latest first.
    pub settlements: Vec<Settlement>,
}

impl Year {
    /// The latest version of the settlement.
    pub fn latest(&self) -> Option<&Settlement> {
        self.settlements.first()
    }

    /// The latest approved version, which everybody sees.
    pub fn approved(&self) -> Option<&Settlement> {
        self.settlements.iter().find(|s| s.approved_at.is_some())
    }

    /// What decides whether the ledger takes rows.
    pub fn state(&self) -> LedgerState {
        let state = store::settlement_state(self.latest());
        LedgerState {
            execution: self.ledger.execution,
            settled: state == SettlementState::Approved,
        }
    }
}

/// Reads the money of a year; of the latest one when no year is given. The number of
/// statements is the same for any ledger.
///
/// # Errors
/// When the district has no such year.
pub fn year<E>(tx: &mut Tx<'_>, district: &District, asked: Option<i64>) -> Result<Year, E>
where
    E: From<StoreError> + From<Refusal>,
{
    let cycles = store::cycles_agreed(tx, district.id, YEARS)?;
    let cycle = match asked {
        None => cycles.first().cloned(),
        Some(year) => {
            let found = cycles.iter().find(|cycle| cycle.fiscal_year == year);
            // A year that is still being planned has no books, and its pages say so.
            if found.is_none() {
                store::cycle_by_year(tx, district.id, year)?.ok_or_else(not_found)?;
            }
            found.cloned()
        }
    };
    let (ledger, open, settlements) = match &cycle {
        Some(cycle) => (
            store::ledger_of(tx, cycle.id)?,
            store::commitments_open(tx, cycle.id, OPEN)?,
            store::settlements_of(tx, cycle.id, YEARS)?,
        ),
        None => (
            Ledger {
                lines: Vec::new(),
                execution: None,
            },
            Vec::new(),
            Vec::new(),
        ),
    };
    Ok(Year {
        cycle,
        years: cycles.iter().map(|cycle| cycle.fiscal_year).collect(),
        ledger,
        open,
        settlements,
    })
}

/// A row of the ledger with the district of its address.
///
/// # Errors
/// When there is no such district, or no such row in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: SpendingId) -> Result<(District, Spending), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let row = store::spending_get(tx, id)?.filter(|row| row.district == district.id);
    Ok((district, row.ok_or_else(not_found)?))
}

/// The year whose ledger takes rows on `today`, with the days in which money is bound and paid.
///
/// # Errors
/// Before an agreement, after the settlement, and once the books have closed.
pub fn open_days(year: &Year, today: Date) -> Result<(&Cycle, Execution), Refusal> {
    let execution = year.state().open()?;
    let cycle = year.cycle.as_ref().ok_or_else(not_found)?;
    books_open(cycle.fiscal_year, today)?;
    Ok((cycle, within_year(execution, cycle.fiscal_year)))
}

/// Reads the commitment that a form names, where it is not among those that are offered: these
/// are the oldest only.
///
/// # Errors
/// When the store fails.
pub fn with_commitment(tx: &mut Tx<'_>, year: &mut Year, typed: &str) -> Result<(), StoreError> {
    let Ok(id) = typed.parse::<CommitmentId>() else {
        return Ok(());
    };
    if year.open.iter().any(|open| open.id == id) {
        return Ok(());
    }
    let of = year.cycle.as_ref().map(|cycle| cycle.id);
    let found = store::commitment_get(tx, id)?.filter(|found| Some(found.cycle) == of);
    year.open.extend(found.and_then(|found| found.as_open()));
    Ok(())
}

/// Refuses to take money of a line that was paid back to the city before the settlement was
/// opened again.
///
/// # Errors
/// Names the amount, with what the city's lines have beside what was paid back.
pub fn leave_refunded(
    tx: &mut Tx<'_>,
    year: &Year,
    (line, amount): (BudgetLineId, Won),
) -> Result<(), NotDone> {
    let (true, Some(cycle)) = (year.approved().is_some(), &year.cycle) else {
        return Ok(());
    };
    let refunded = store::refund_sums(tx, cycle.id)?.paid;
    Ok(process::refund::leave(
        &year.ledger.lines,
        refunded,
        (line, amount),
    )?)
}

/// Writes spending into the ledger of a year, of the latest one when none is given.
///
/// # Errors
/// Refuses who may not, before an agreement and after the settlement, and names the faulty
/// fields: more than the line or its commitment has, a day outside the agreement.
pub fn record(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    form: &SpendingForm,
) -> Result<SpendingId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let mut year = year::<NotDone>(tx, &district, fiscal_year)?;
    with_commitment(tx, &mut year, &form.commitment)?;
    let (cycle, days) = open_days(&year, by.today)?;
    let of = (year.ledger.lines.as_slice(), year.open.as_slice());
    let text = form.check(by.rules.limits, of, days, by.today)?;
    if text.commitment.is_none() {
        leave_refunded(tx, &year, (text.line, text.amount))?;
    }
    add(tx, by, cycle, &text)
}

/// Writes spending that was checked.
fn add(
    tx: &mut Tx<'_>,
    by: &By,
    cycle: &Cycle,
    text: &SpendingText,
) -> Result<SpendingId, NotDone> {
    let (id, evidence) = store::spending_add(tx, cycle, text, by.person()?, by.now)?;
    super::evidence::take(tx, by, &text.evidence, evidence)?;
    let detail = json!({ "line": text.line, "amount": text.amount });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("spending/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Takes a row back by one of the opposite amount, with a reason that everybody reads.
///
/// # Errors
/// Refuses who may not, a second time, and after the settlement.
pub fn counter(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: SpendingId,
    reason: &str,
) -> Result<SpendingId, NotDone> {
    let (district, row) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    let state = correctable(tx, row.cycle, by.today)?;
    let amount = may_counter(taken(&row), state)?;
    let reason = check_line_reason(by.rules.limits, reason)?;
    let counter = store::spending_counter(tx, &row, amount, by.today, &reason, recorder, by.now)?;
    let detail = json!({ "counters": id, "line": row.line, "amount": amount });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("spending/{counter}"),
        &detail,
    )?;
    Ok(counter)
}

/// What a counter-entry needs to know of a row.
pub fn taken(row: &Spending) -> Taken {
    Taken {
        amount: row.amount,
        counters: row.counters,
        countered: row.countered,
    }
}

/// Whether rows of a year can still be corrected on `today`: until the books close, and after
/// that once an approved settlement was opened again.
///
/// # Errors
/// Once the books have closed.
pub fn correctable(tx: &mut Tx<'_>, cycle: CycleId, today: Date) -> Result<LedgerState, NotDone> {
    let versions = store::settlements_of(tx, cycle, 2)?;
    let was_approved = versions.iter().any(|version| version.approved_at.is_some());
    if !was_approved {
        let cycle = store::cycle_get(tx, cycle)?.ok_or_else(not_found)?;
        books_open(cycle.fiscal_year, today)?;
    }
    Ok(state_by(tx, cycle, versions.first())?)
}

/// Whether the year of a row still takes rows.
///
/// # Errors
/// When the store fails.
pub fn state_of(tx: &mut Tx<'_>, cycle: CycleId) -> Result<LedgerState, StoreError> {
    let latest = store::settlements_of(tx, cycle, 1)?;
    state_by(tx, cycle, latest.first())
}

/// Whether the latest settlement of a year is approved.
///
/// # Errors
/// When the store fails.
pub fn is_settled(tx: &mut Tx<'_>, cycle: CycleId) -> Result<bool, StoreError> {
    let latest = store::settlements_of(tx, cycle, 1)?;
    Ok(store::settlement_state(latest.first()) == SettlementState::Approved)
}

fn state_by(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    latest: Option<&Settlement>,
) -> Result<LedgerState, StoreError> {
    Ok(LedgerState {
        execution: store::execution_of(tx, cycle)?,
        settled: store::settlement_state(latest) == SettlementState::Approved,
    })
}
