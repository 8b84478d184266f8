//! Changes of the agreed budget: judged, proposed, decided, consulted on, approved.
//!
//! A change is kept as what each line would gain or lose. It is judged when it is proposed and
//! again whenever somebody decides, against the amounts of that moment, so two changes that
//! wait at the same time can't pass the limit together.

mod ground;
mod told;

use finance::Won;
use finance::change::Judgement;
use jiff::civil::Date;
use process::act::Target;
use process::budget_change::{self, ChangeForm, ChangeState, Withdrawer};
use process::id::{BudgetChangeId, CycleId, DecisionId};
use process::refusal::Fault;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{
    BudgetChange, ChangeLine, Cycle, Decided, District, NewBudgetChange, StoreError, Tx,
    VersionBasis,
};

use super::spending::is_settled;
use super::{By, NotDone, district, not_found};

pub use ground::Ground;

/// How many of the council's latest decisions are offered for a change to rest on.
pub const OFFERED: i64 = 50;

/// Whether the budget of a year may still change: its settlement tells what was agreed, so that
/// nothing of it changes once it is approved.
///
/// # Errors
/// After the settlement.
pub(super) fn open(tx: &mut Tx<'_>, cycle: CycleId) -> Result<(), NotDone> {
    Ok(budget_change::open(is_settled(tx, cycle)?)?)
}

/// Whether a change may be proposed for a year, with the refusal where none may.
///
/// # Errors
/// When the store fails.
pub fn begin(
    tx: &mut Tx<'_>,
    cycle: &Cycle,
    today: Date,
) -> Result<Result<(), Refusal>, StoreError> {
    let settled = is_settled(tx, cycle.id)?;
    Ok(budget_change::begin(settled, cycle.fiscal_year, today))
}

/// The verdict on a change as typed, without writing anything.
///
/// # Errors
/// Names the line whose amount can't be read.
pub fn check(by: &By, ground: &Ground, form: &ChangeForm) -> Result<Judgement, NotDone> {
    let amounts = form.check_amounts(&ground.ids())?;
    ground.above_taken(&amounts)?;
    ground.same_sources(&amounts)?;
    ground.judge(by, &amounts, !form.content.trim().is_empty(), None)
}

/// Proposes a change.
///
/// # Errors
/// Refuses who may not, and what the rule forbids, with the article; names the faulty fields.
pub fn propose(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    form: &ChangeForm,
) -> Result<BudgetChangeId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ChangePropose, Target::district(district.id))?;
    by.consented(tx)?;
    let cycle = store::cycle_by_year(tx, district.id, year)?.ok_or_else(not_found)?;
    begin(tx, &cycle, by.today)??;
    let ground = Ground::read(tx, cycle)?;
    let text = form.check(by.rules.limits, &ground.ids())?;
    ground.above_taken(&text.amounts)?;
    ground.same_sources(&text.amounts)?;
    let judged = ground.judge(by, &text.amounts, !text.content.is_empty(), None)?;
    budget_change::propose(&judged)?;
    let lines: Vec<ChangeLine> = ground
        .amounts
        .iter()
        .zip(&text.amounts)
        .filter(|(amounts, after)| amounts.current != **after)
        .map(|(amounts, after)| ChangeLine {
            line: amounts.line,
            before: amounts.current,
            after: *after,
        })
        .collect();
    let detail = written(&judged)?;
    let new = NewBudgetChange {
        district: district.id,
        cycle: ground.cycle.id,
        title: &text.title,
        reason: &text.reason,
        content: &text.content,
        verdict: judged.verdict.as_str(),
        detail: &detail,
        proposed_by: by.person()?,
        lines: &lines,
    };
    let id = store::budget_change_add(tx, &new, by.now)?;
    audit(
        tx,
        by,
        Act::ChangePropose,
        id,
        &judged,
        ChangeState::Proposed,
    )?;
    Ok(id)
}

/// Records that the council decided for a change: it comes into force, or goes to the city.
///
/// # Errors
/// Refuses who may not, and what the rule forbids by now; names the decision unless the council
/// took it since the change was proposed, it passed, and no other change rests on it.
pub fn decide(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: BudgetChangeId,
    decision: &str,
) -> Result<ChangeState, NotDone> {
    let (district, change) = found(tx, by, slug, id, Act::ChangeDecide)?;
    open(tx, change.cycle)?;
    let unknown = || Invalid::one("decision", Fault::new("fault-decision"));
    let decision: DecisionId = decision.parse().map_err(|_| unknown())?;
    let taken = store::decisions_for_change(tx, (district.id, change.proposed_at), OFFERED)?;
    let taken = taken.into_iter().find(|taken| taken.id == decision);
    let taken = taken.ok_or_else(unknown)?;
    let (ground, moves) = ground_of(tx, &change)?;
    let amounts = ground.applied(&moves)?;
    let judged = ground.judge(by, &amounts, !change.content.is_empty(), Some(id))?;
    let state = budget_change::decide(change.state, &judged)?;
    let version = match state {
        ChangeState::InForce => put(tx, by, &ground, &amounts, VersionBasis::Council)?,
        _ => None,
    };
    let decided = Decided {
        state,
        verdict: judged.verdict.as_str(),
        detail: &written(&judged)?,
        version,
    };
    store::budget_change_decide(tx, id, &decided, taken.id, by.now)?;
    told::decided(tx, by, &district, &change, state)?;
    audit(tx, by, Act::ChangeDecide, id, &judged, state)?;
    Ok(state)
}

/// Notes that the city was consulted, with what came of it.
///
/// # Errors
/// Refuses who may not, and a change that does not wait for it; names a faulty note.
pub fn consult(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: BudgetChangeId,
    note: &str,
) -> Result<(), NotDone> {
    let (_, change) = found(tx, by, slug, id, Act::ChangeApprove)?;
    let state = budget_change::consult(change.state)?;
    let note = process::moderation::check_reason(by.rules.limits, note)?;
    store::budget_change_consult(tx, id, by.person()?, &note, by.now)?;
    ended(tx, by, Act::ChangeApprove, id, state)
}

/// The city approves or refuses a change, with a reason.
///
/// # Errors
/// Refuses who may not, a change that was not consulted on, and what is forbidden by now.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: BudgetChangeId,
    (approves, reason): (bool, &str),
) -> Result<ChangeState, NotDone> {
    let (district, change) = found(tx, by, slug, id, Act::ChangeApprove)?;
    let reason = process::moderation::check_reason(by.rules.limits, reason)?;
    let person = by.person()?;
    if !approves {
        // What can't be put in force any more can still be refused.
        let decided = Decided {
            state: budget_change::refuse(change.state)?,
            verdict: &change.verdict,
            detail: &change.detail,
            version: None,
        };
        store::budget_change_answer(tx, id, &decided, person, &reason, by.now)?;
        told::answered(tx, by, &district, &change, false)?;
        ended(tx, by, Act::ChangeApprove, id, decided.state)?;
        return Ok(decided.state);
    }
    open(tx, change.cycle)?;
    let (ground, moves) = ground_of(tx, &change)?;
    let amounts = ground.applied(&moves)?;
    let judged = ground.judge(by, &amounts, !change.content.is_empty(), Some(id))?;
    let state = budget_change::approve(change.state, &judged)?;
    let decided = Decided {
        state,
        verdict: judged.verdict.as_str(),
        detail: &written(&judged)?,
        version: put(tx, by, &ground, &amounts, VersionBasis::City)?,
    };
    store::budget_change_answer(tx, id, &decided, person, &reason, by.now)?;
    told::answered(tx, by, &district, &change, true)?;
    audit(tx, by, Act::ChangeApprove, id, &judged, state)?;
    Ok(state)
}

/// Takes a change back, with a reason, as when the council did not pass it.
///
/// # Errors
/// Refuses who may not, and a change that waits for nothing any more; names a faulty reason.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: BudgetChangeId,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, change) = found(tx, by, slug, id, Act::ChangePropose)?;
    let keeps = by.may(Act::ChangeDecide, Target::district(district.id));
    let who = match by.person()? {
        _ if keeps.is_ok() => Withdrawer::Office,
        person if person == change.proposed_by => Withdrawer::Proposer,
        _ => Withdrawer::Other,
    };
    let state = budget_change::withdraw(change.state, who)?;
    let reason = process::moderation::check_reason(by.rules.limits, reason)?;
    store::budget_change_withdraw(tx, id, by.person()?, &reason, by.now)?;
    ended(tx, by, Act::ChangePropose, id, state)
}

/// The audit row of a change that ends without a new judgement.
fn ended(
    tx: &mut Tx<'_>,
    by: &By,
    act: Act,
    id: BudgetChangeId,
    state: ChangeState,
) -> Result<(), NotDone> {
    let detail = json!({ "state": state.as_str() });
    Ok(by.audit(tx, act, format_args!("budget-change/{id}"), &detail)?)
}

/// The change of a district; one of another district is not found.
///
/// # Errors
/// When there is no such change there.
pub fn find(
    tx: &mut Tx<'_>,
    slug: &str,
    id: BudgetChangeId,
) -> Result<(District, BudgetChange), NotDone> {
    let district = district::find(tx, slug)?;
    let change = store::budget_change_get(tx, id)?.filter(|c| c.district == district.id);
    Ok((district, change.ok_or_else(not_found)?))
}

fn found(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: BudgetChangeId,
    act: Act,
) -> Result<(District, BudgetChange), NotDone> {
    let (district, change) = find(tx, slug, id)?;
    by.may(act, Target::district(district.id))?;
    by.consented(tx)?;
    Ok((district, change))
}

fn ground_of(tx: &mut Tx<'_>, change: &BudgetChange) -> Result<(Ground, Vec<ChangeLine>), NotDone> {
    let cycle = store::cycle_get(tx, change.cycle)?.ok_or_else(not_found)?;
    let moves = store::budget_change_lines(tx, change.id)?;
    Ok((Ground::read(tx, cycle)?, moves))
}

/// Puts the amounts in force. A change of the content alone makes no version.
fn put(
    tx: &mut Tx<'_>,
    by: &By,
    ground: &Ground,
    amounts: &[Won],
    basis: VersionBasis,
) -> Result<Option<process::id::BudgetVersionId>, NotDone> {
    let lines = ground.amounts.iter().zip(amounts);
    if lines
        .clone()
        .all(|(before, after)| before.current == *after)
    {
        return Ok(None);
    }
    let lines: Vec<_> = lines.map(|(before, after)| (before.line, *after)).collect();
    let cycle = ground.cycle.id;
    Ok(Some(store::budget_version_add(
        tx, cycle, basis, &lines, by.now,
    )?))
}

fn written(judged: &Judgement) -> Result<String, StoreError> {
    serde_json::to_string(judged).map_err(|error| StoreError::Data(error.to_string()))
}

fn audit(
    tx: &mut Tx<'_>,
    by: &By,
    act: Act,
    id: BudgetChangeId,
    judged: &Judgement,
    state: ChangeState,
) -> Result<(), NotDone> {
    let detail = json!({ "verdict": judged.verdict.as_str(), "state": state.as_str() });
    Ok(by.audit(tx, act, format_args!("budget-change/{id}"), &detail)?)
}
