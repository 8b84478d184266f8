//! The agreement between city and district: drafting it, signing it and sending it back.

mod send_back;

use std::collections::BTreeMap;

use finance::Won;
use finance::change::AgreementTerms;
use process::act::Target;
use process::agreement::{self, AgreementForm, Party, RevisionFault, Signatures};
use process::id::{AgreementId, BudgetLineId};
use process::refusal::Fault;
use process::{Act, Refusal};
use serde_json::json;
use store::{Agreement, BudgetLine, BudgetVersion, Cycle, District, Tx, VersionBasis};

use super::budget_change::{self, Ground};
use super::{By, NotDone, district, not_found, plan};

pub use send_back::send_back;

/// Drafts a version of the agreement of a year. A draft that nobody signed is replaced by the
/// next one. Lines that are in force keep what they have.
///
/// # Errors
/// Refuses who may not, while one party waits for the other, and after the last day of
/// carrying out; names the faulty fields.
pub fn draft(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    form: &AgreementForm,
) -> Result<AgreementId, NotDone> {
    write(tx, by, (slug, year), form, None)
}

/// The same with amounts, as typed, for the lines that are in force, in the order of the plan.
///
/// # Errors
/// As [`draft`]; names the line whose amount can't be read, and what is over the budget or
/// below what was spent.
pub fn revise(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    (form, amounts): (&AgreementForm, &[String]),
) -> Result<AgreementId, NotDone> {
    write(tx, by, (slug, year), form, Some(amounts))
}

fn write(
    tx: &mut Tx<'_>,
    by: &By,
    (slug, year): (&str, i64),
    form: &AgreementForm,
    typed: Option<&[String]>,
) -> Result<AgreementId, NotDone> {
    let place = found(tx, by, slug, year, Act::AgreementDraft)?;
    let cycle = &place.cycle;
    budget_change::open(tx, cycle.id)?;
    agreement::draft(place.signatures(), place.overtaken)?;
    let in_force = store::agreement_in_force(tx, cycle.id)?;
    agreement::revise(in_force.as_ref().map(|a| &a.text.terms), by.today)?;
    let text = form.check(by.rules.limits).and_then(|text| {
        agreement::within_year(&text.terms, year)?;
        Ok(text)
    });
    let held = held(tx, cycle)?;
    let amounts = match typed {
        Some(typed) => amounts(tx, cycle, &held, typed),
        None => Ok(held.iter().map(|(line, has)| (line.id, *has)).collect()),
    };
    let (text, amounts) = match (text, amounts) {
        (Ok(text), Ok(amounts)) => (text, amounts),
        (text, Err(NotDone::Invalid(found))) => {
            let mut invalid = text.err().unwrap_or_default();
            invalid.0.extend(found.0);
            return Err(invalid.into());
        }
        (Err(invalid), Ok(_)) => return Err(invalid.into()),
        (_, Err(other)) => return Err(other),
    };
    if let Some(terms) = in_force.as_ref().map(|agreement| &agreement.text.terms) {
        let given: BTreeMap<_, _> = amounts.iter().copied().collect();
        let lines = store::budget_lines(tx, cycle.id)?;
        let all = lines.iter().map(|line| match given.get(&line.id) {
            Some(amount) => Ok(*amount),
            None => line.planned(),
        });
        let all = all.collect::<Result<Vec<_>, _>>()?;
        judge_revision(tx, by, cycle, terms, (&all, &text.supplement))?;
    }
    let where_it_is = (place.district.id, cycle.id);
    let id = store::agreement_add(tx, where_it_is, &text, by.person()?, by.now)?;
    store::agreement_amounts_add(tx, id, &amounts)?;
    let detail = json!({ "year": year, "limit": text.terms.limit });
    by.audit(
        tx,
        Act::AgreementDraft,
        format_args!("agreement/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Judges amounts that a new version would give while the one with these `terms` is carried
/// out, by the rule on changes.
fn judge_revision(
    tx: &mut Tx<'_>,
    by: &By,
    cycle: &Cycle,
    terms: &AgreementTerms,
    (amounts, supplement): (&[Won], &str),
) -> Result<(), NotDone> {
    if by.today < terms.execution_start {
        return Ok(());
    }
    let ground = Ground::read(tx, cycle.clone())?;
    let judged = ground.judge(by, amounts, true, None)?;
    match agreement::revised_amounts(&judged, supplement) {
        Ok(()) => Ok(()),
        Err(RevisionFault::Field(invalid)) => Err(invalid.into()),
        Err(RevisionFault::Refused(refusal)) => Err(refusal.into()),
    }
}

/// The lines that are in force, with what they have.
///
/// # Errors
/// When the store fails.
pub fn held(tx: &mut Tx<'_>, cycle: &Cycle) -> Result<Vec<(BudgetLine, Won)>, NotDone> {
    let lines = store::budget_lines(tx, cycle.id)?;
    let has = store::budget_amounts(tx, cycle.id)?;
    let lines = lines.into_iter().zip(has.iter().map(|line| line.current));
    Ok(lines.filter(|(line, _)| line.held).collect())
}

fn amounts(
    tx: &mut Tx<'_>,
    cycle: &Cycle,
    held: &[(BudgetLine, Won)],
    typed: &[String],
) -> Result<Vec<(BudgetLineId, Won)>, NotDone> {
    let ids: Vec<_> = held.iter().map(|(line, _)| line.id).collect();
    let amounts = process::budget_change::read_amounts(typed, ids.len())?;
    let spent = store::taken_of_lines(tx, cycle.id)?;
    process::budget_change::above_spent(ids.iter().zip(&amounts).map(|(line, amount)| {
        let spent = spent.iter().find(|(of, _)| of == line);
        (*amount, spent.map_or(Won::ZERO, |(_, won)| *won))
    }))?;
    let all = held.iter().zip(&amounts);
    let all = all.map(|((line, _), amount)| (line.source, *amount));
    let mut reckoned = Vec::new();
    for line in store::budget_lines(tx, cycle.id)? {
        if !line.held {
            reckoned.push((line.source, line.planned()?));
        }
    }
    process::plan::within_budget("amounts", all.chain(reckoned), cycle.budget)?;
    Ok(ids.into_iter().zip(amounts).collect())
}

/// Refuses to go on when the latest version, or the lines it would put in force, are no longer
/// those whose seal the signer was shown.
///
/// # Errors
/// Refuses who may not sign for the party; when they moved on.
pub fn as_shown(
    tx: &mut Tx<'_>,
    by: &By,
    (slug, year): (&str, i64),
    party: Party,
    seal: &str,
) -> Result<(), NotDone> {
    let place = found(tx, by, slug, year, act_of(party))?;
    unmoved(tx, &place, seal)
}

/// Refuses to go on when the latest version, or the lines it would put in force, are no longer
/// those with this seal.
fn unmoved(tx: &mut Tx<'_>, place: &Place, seal: &str) -> Result<(), NotDone> {
    let latest = place.latest.as_ref();
    let lines = store::budget_lines(tx, place.cycle.id)?;
    let amounts = plan::to_be_signed(tx, &place.cycle, &lines, latest)?;
    let now = latest.map(|latest| store::agreement_seal(latest, &lines, &amounts));
    if now.transpose()?.is_some_and(|now| now != seal) {
        return Err(Refusal::conflict(Fault::new("refusal-agreement-moved-on")).into());
    }
    Ok(())
}

/// Signs the latest version for a party; the second signature puts it in force: with the
/// amounts of the plan as they stand, or those of the revised draft. Everybody who had a part in
/// the round is told of it then, by [`super::agreement_notice::due`].
///
/// # Errors
/// Refuses who may not sign for the party, without a draft or lines, a second time, and a
/// draft that the budget has overtaken; names what the party chose for exactly the limit when
/// the draft says something else.
pub fn sign(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    (party, at_limit): (Party, &str),
) -> Result<AgreementId, NotDone> {
    let act = act_of(party);
    let place = found(tx, by, slug, year, act)?;
    let cycle = &place.cycle;
    budget_change::open(tx, cycle.id)?;
    let lines = store::budget_lines(tx, cycle.id)?;
    let both = agreement::sign(place.signatures(), party, lines.len(), place.overtaken)?;
    let in_force = store::agreement_in_force(tx, cycle.id)?;
    agreement::revise(in_force.as_ref().map(|a| &a.text.terms), by.today)?;
    let latest = place.latest.as_ref().ok_or_else(not_found)?;
    let (id, drafted) = (latest.id, latest.text.terms.at_limit);
    let chosen = agreement::chosen_at_limit(at_limit, drafted)?;
    let amounts = plan::to_be_signed(tx, cycle, &lines, place.latest.as_ref())?;
    // Money may have been spent, and the carrying out may have begun, since the draft.
    let taken: BTreeMap<_, _> = store::taken_of_lines(tx, cycle.id)?.into_iter().collect();
    let taken = |line: &BudgetLine| taken.get(&line.id).copied().unwrap_or_default();
    agreement::above_taken(amounts.iter().copied().zip(lines.iter().map(taken)))?;
    if let Some(terms) = in_force.as_ref().map(|agreement| &agreement.text.terms) {
        let supplement = &latest.text.supplement;
        judge_revision(tx, by, cycle, terms, (&amounts, supplement))?;
    }
    if !store::agreement_sign(tx, id, (party, chosen), by.person()?, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-agreement-moved-on")).into());
    }
    if both {
        let amounts: Vec<_> = lines.iter().map(|line| line.id).zip(amounts).collect();
        let basis = VersionBasis::Agreement;
        let version = store::budget_version_add(tx, cycle.id, basis, &amounts, by.now)?;
        store::agreement_set_version(tx, id, version)?;
        let where_it_is = (place.district.id, cycle.id);
        store::agreement_took_force(tx, id, where_it_is, by.today)?;
    }
    let detail = json!({ "in_force": both, "at_limit": agreement::at_limit_name(chosen) });
    by.audit(tx, act, format_args!("agreement/{id}"), &detail)?;
    Ok(id)
}

fn act_of(party: Party) -> Act {
    match party {
        Party::District => Act::AgreementSignDistrict,
        Party::City => Act::AgreementSignCity,
    }
}

/// The year whose agreement is drafted or signed.
struct Place {
    district: District,
    cycle: Cycle,
    latest: Option<Agreement>,
    overtaken: bool,
}

impl Place {
    fn signatures(&self) -> Option<Signatures> {
        self.latest.as_ref().map(Agreement::signatures)
    }
}

fn found(tx: &mut Tx<'_>, by: &By, slug: &str, year: i64, act: Act) -> Result<Place, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(act, Target::district(district.id))?;
    by.consented(tx)?;
    let cycle = store::cycle_by_year(tx, district.id, year)?.ok_or_else(not_found)?;
    let latest = store::agreement_latest(tx, cycle.id)?;
    let versions = store::budget_versions(tx, cycle.id)?;
    let overtaken = latest
        .as_ref()
        .is_some_and(|latest| overtaken(latest, &versions));
    Ok(Place {
        district,
        cycle,
        latest,
        overtaken,
    })
}

/// Whether the budget has changed since a version that is not in force was drafted.
pub fn overtaken(latest: &Agreement, versions: &[BudgetVersion]) -> bool {
    let newest = versions.last().map_or(0, |version| version.number);
    latest.in_force_since().is_none() && latest.drafted_on < newest
}
