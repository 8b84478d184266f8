//! Classifying proposals, referring complaints to another office, appeals and their answers.

use korean::Lang;
use process::act::{Target, acting_as};
use process::classification::{self, ClassKind, ClassifyForm};
use process::id::{ClassificationId, PersonId, ProposalId};
use process::proposal::ProposalState;
use process::refusal::Fault;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Classification, District, Proposal, StoreError, Tx};

use super::coauthor::acting;
use super::proposal::find;
use super::{By, NotDone, account, hearing, not_found};

/// Whether a proposal came back from a referral after an appeal.
pub fn returned(story: &[Classification]) -> bool {
    let after_appeal =
        |one: &Classification| one.taken_back == Some(true) && one.appealed_at.is_some();
    story.iter().any(after_appeal)
}

/// Records what a proposal was found to be; for an agenda and a complaint by a meeting that has
/// heard its proposer. A civil complaint is referred: its proposer is told the reason, the office
/// and until when she can appeal.
///
/// # Errors
/// Refuses who may not, what does not stand on its own and what comes before the hearing, and
/// names the faulty fields.
pub fn classify(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    form: &ClassifyForm,
) -> Result<ClassificationId, NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ProposalClassify, Target::district(district.id))?;
    by.consented(tx)?;
    let actor = by.person()?;
    if form.needs_hearing() {
        hearing::heard(tx, by, id)?;
    }
    let text = form.check(by.rules.limits)?;
    let story = store::classifications_of(tx, id)?;
    let people = (acting(&found, &by.actor), actor);
    classification::classify(found.standing(), text.kind, returned(&story), people)?;
    let decided = hearing::decided(tx, by, &district, id, &text)?;
    let refers = text.kind == ClassKind::Complaint;
    let until = refers.then(|| classification::appeal_until(&by.rules, by.now));
    let of = (district.id, id);
    let who = (
        actor,
        acting_as(&by.actor, Act::ProposalClassify, Some(district.id)),
    );
    let made = store::classification_add(tx, of, &text, decided, who, until, by.now)?;
    if let Some(until) = until {
        move_on(tx, &found, ProposalState::Referred)?;
        let words = ("classify-notice-subject", "classify-notice-text");
        tell(tx, by, (&district, &found), words, |lang| {
            vec![
                ("destination", text.destination.clone().into()),
                ("reason", text.reason.clone().into()),
                ("until", korean::deadline(lang, until).into()),
            ]
        })?;
    }
    let detail = json!({
        "kind": text.kind.as_str(), "classification": made, "meeting": text.meeting,
    });
    let subject = format_args!("proposal/{id}");
    by.audit(tx, Act::ProposalClassify, subject, &detail)?;
    Ok(made)
}

/// The proposer says why the referral is wrong.
///
/// # Errors
/// Refuses everybody else, what comes late, and a second time.
pub fn appeal(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(
        Act::ReferralAppeal,
        Target::owned(district.id, acting(&found, &by.actor)),
    )?;
    by.consented(tx)?;
    appeal_for(tx, by, id, reason)
}

/// The same, for whoever was found to be the proposer in another way.
pub(super) fn appeal_for(
    tx: &mut Tx<'_>,
    by: &By,
    id: ProposalId,
    reason: &str,
) -> Result<(), NotDone> {
    let text = classification::check_reason(by.rules.limits, reason)?;
    let latest = latest(tx, id)?;
    classification::appeal(latest.as_ref().map(Classification::referral), by.now)?;
    let latest = latest.ok_or_else(not_found)?;
    if !store::classification_appeal(tx, latest.id, &text, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-referral-appealed")).into());
    }
    let detail = json!({ "classification": latest.id });
    let subject = format_args!("proposal/{id}");
    Ok(by.audit(tx, Act::ReferralAppeal, subject, &detail)?)
}

/// Somebody other than who referred answers the appeal: `decision` is `take-back` or `uphold`.
/// Without an appeal the referral can be taken back.
///
/// # Errors
/// Refuses who may not, the proposer and who referred, when nothing waits for an answer, and
/// names the faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    decision: &str,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ReferralAnswer, Target::district(district.id))?;
    by.consented(tx)?;
    let actor = by.person()?;
    let latest = latest(tx, id)?;
    let (referral, people) = (
        latest.as_ref().map(Classification::referral),
        (acting(&found, &by.actor), actor),
    );
    classification::answer(referral, true, people)?;
    let (takes_back, text) = check_answer(by, decision, reason)?;
    classification::answer(referral, takes_back, people)?;
    let latest = latest.ok_or_else(not_found)?;
    if !store::classification_answer(tx, latest.id, &text, takes_back, actor, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-referral-no-appeal")).into());
    }
    let words = match takes_back {
        true => {
            if !store::proposal_move(tx, id, ProposalState::Referred, ProposalState::Submitted)? {
                return Err(moved());
            }
            match latest.appealed_at {
                Some(_) => ("classify-returned-subject", "classify-returned-text"),
                None => ("classify-returned-subject", "classify-recalled-text"),
            }
        }
        false => ("classify-upheld-subject", "classify-upheld-text"),
    };
    tell(tx, by, (&district, &found), words, |_| {
        vec![("reason", text.clone().into())]
    })?;
    let detail = json!({ "classification": latest.id, "taken_back": takes_back });
    let subject = format_args!("proposal/{id}");
    Ok(by.audit(tx, Act::ReferralAnswer, subject, &detail)?)
}

fn check_answer(by: &By, decision: &str, reason: &str) -> Result<(bool, String), Invalid> {
    let mut invalid = Invalid::default();
    let takes_back = match decision {
        "take-back" => Some(true),
        "uphold" => Some(false),
        _ => {
            invalid.push("decision", Fault::new("fault-referral-decision"));
            None
        }
    };
    let text = process::lineage::check_reason(by.rules.limits, reason, &mut invalid);
    match takes_back {
        Some(takes_back) => invalid.or((takes_back, text)),
        None => Err(invalid),
    }
}

fn latest(tx: &mut Tx<'_>, id: ProposalId) -> Result<Option<Classification>, StoreError> {
    Ok(store::classifications_of(tx, id)?.into_iter().next())
}

/// Somebody else moved it in the same moment.
pub(super) fn moved() -> NotDone {
    Refusal::conflict(Fault::new("refusal-items-moved")).into()
}

fn move_on(tx: &mut Tx<'_>, found: &Proposal, to: ProposalState) -> Result<(), NotDone> {
    match store::proposal_move(tx, found.id, found.state, to)? {
        true => Ok(()),
        false => Err(moved()),
    }
}

/// Tells each of its authors, in her language; nobody is told once the account is closed.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    about: (&District, &Proposal),
    words: (&str, &str),
    args: impl Fn(Lang) -> Vec<(&'static str, korean::Value<'static>)>,
) -> Result<(), StoreError> {
    let (_, found) = about;
    for person in found.authors() {
        tell_to(tx, by, person, about, words, &args)?;
    }
    Ok(())
}

/// Tells one of them.
pub(super) fn tell_to(
    tx: &mut Tx<'_>,
    by: &By,
    person: PersonId,
    (district, found): (&District, &Proposal),
    words: (&str, &str),
    args: impl Fn(Lang) -> Vec<(&'static str, korean::Value<'static>)>,
) -> Result<(), StoreError> {
    let Some(owner) = store::person_get(tx, person)? else {
        return Ok(());
    };
    account::tell(tx, by, &owner, &[], words, |lang| {
        let mut values = args(lang);
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        values.push(("district", name.into()));
        values.push(("title", found.text.title.clone().into()));
        values
    })
}
