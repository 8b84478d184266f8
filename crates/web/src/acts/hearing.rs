//! Hearing a proposer before her proposal is referred or worked into an agenda.

use korean::t;
use process::act::{Target, acting_as};
use process::classification::ClassifyText;
use process::hearing::{self, AskForm, NotHeard};
use process::id::{HearingId, MeetingId, ProposalId};
use process::refusal::Fault;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{District, Found, Hearing, Proposal, StoreError, Tx};

use super::classification::{moved, tell};
use super::coauthor::acting;
use super::proposal::find;
use super::{By, NotDone, not_found};

impl From<NotHeard> for NotDone {
    fn from(no: NotHeard) -> NotDone {
        match no {
            NotHeard::Invalid(invalid) => invalid.into(),
            NotHeard::Refusal(refusal) => refusal.into(),
        }
    }
}

/// Suggests what a proposal is, and asks its proposer to explain it before that is decided.
///
/// # Errors
/// Refuses who may not, what does not stand on its own and what is asked already, and names the
/// faulty fields.
pub fn ask(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    form: &AskForm,
) -> Result<HearingId, NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::HearingAsk, Target::district(district.id))?;
    by.consented(tx)?;
    let actor = by.person()?;
    let bodies = store::body_list(tx, district.id)?;
    let bodies: Vec<_> = bodies.iter().map(|body| (body.id, body.kind)).collect();
    let text = form.check(by.rules.limits, &bodies)?;
    let before = latest(tx, id)?;
    let standing = before.as_ref().map(Hearing::standing);
    let people = (acting(&found, &by.actor), actor);
    hearing::ask(found.standing(), standing, text.suggested, people)?;
    // What she was asked about before is not decided any more.
    if let Some(open) = before.filter(|one| one.closed_at.is_none())
        && !store::hearing_close(tx, open.id, by.now)?
    {
        return Err(moved());
    }
    let until = hearing::until(&by.rules, by.now);
    let who = (
        actor,
        acting_as(&by.actor, Act::HearingAsk, Some(district.id)),
    );
    let made = store::hearing_add(tx, (district.id, id), &text, who, until, by.now)?;
    let words = ("hearing-asked-subject", "hearing-asked-text");
    tell(tx, by, (&district, &found), words, |lang| {
        let suggested = t(lang, &format!("hearing-suggested-{}", text.suggested));
        vec![
            ("suggested", suggested.into()),
            ("reason", text.reason.clone().into()),
            ("until", korean::deadline(lang, until).into()),
        ]
    })?;
    let detail = json!({
        "hearing": made, "suggested": text.suggested.as_str(), "body": text.body,
    });
    let subject = format_args!("proposal/{id}");
    by.audit(tx, Act::HearingAsk, subject, &detail)?;
    Ok(made)
}

/// The proposer explains in writing, or says that she comes to the meeting: `said` is the name
/// of a [`hearing::Way`] and her words.
///
/// # Errors
/// Refuses everybody else, what she was not asked and what she wrote before, and names the
/// faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    said: (&str, &str),
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    let own = Target::owned(district.id, acting(&found, &by.actor));
    by.may(Act::HearingAnswer, own)?;
    by.consented(tx)?;
    answer_for(tx, by, &found, said)
}

/// The same, for whoever was found to be the proposer in another way.
pub(super) fn answer_for(
    tx: &mut Tx<'_>,
    by: &By,
    found: &Proposal,
    (way, text): (&str, &str),
) -> Result<(), NotDone> {
    let latest = latest(tx, found.id)?;
    hearing::answer(found.standing(), latest.as_ref().map(Hearing::standing))?;
    let (way, text) = hearing::check_answer(by.rules.limits, way, text)?;
    let latest = latest.ok_or_else(not_found)?;
    if !store::hearing_say(tx, latest.id, (way, &text), by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-hearing-said")).into());
    }
    let detail = json!({ "hearing": latest.id, "way": way.as_str() });
    let subject = format_args!("proposal/{}", found.id);
    Ok(by.audit(tx, Act::HearingAnswer, subject, &detail)?)
}

/// Records what a proposer said in a meeting, or that she did not come. She is told, so that she
/// can see what was written.
///
/// # Errors
/// Refuses who may not, what was not asked and what was recorded before, and names the faulty
/// fields.
pub fn record(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    (meeting, text): (&str, &str),
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::HearingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let actor = by.person()?;
    let latest = latest(tx, id)?;
    let named = meeting.parse::<MeetingId>().ok();
    let sitting = match named {
        Some(meeting) => store::held_meeting(tx, district.id, meeting)?,
        None => None,
    };
    let mut invalid = Invalid::default();
    let text = hearing::check_record(by.rules.limits, text, &mut invalid);
    let standing = latest.as_ref().map(Hearing::standing);
    let sitting = sitting.map(|one| one.sitting);
    let people = (acting(&found, &by.actor), actor);
    match hearing::record(found.standing(), standing, sitting, people, by.now) {
        Err(NotHeard::Invalid(more)) => invalid.0.extend(more.0),
        other => other?,
    }
    let text = invalid.or(text)?;
    let latest = latest.ok_or_else(not_found)?;
    let meeting = named.ok_or_else(not_found)?;
    let who = (
        actor,
        acting_as(&by.actor, Act::HearingRecord, Some(district.id)),
    );
    if !store::hearing_record(tx, latest.id, (meeting, &text), who, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-hearing-recorded")).into());
    }
    let words = ("hearing-recorded-subject", "hearing-recorded-text");
    tell(tx, by, (&district, &found), words, |_| {
        vec![("recorded", text.clone().into())]
    })?;
    let detail = json!({ "hearing": latest.id, "meeting": meeting });
    let subject = format_args!("proposal/{id}");
    Ok(by.audit(tx, Act::HearingRecord, subject, &detail)?)
}

/// Whether the proposer is heard, before anything else of a decision is looked at.
///
/// # Errors
/// Says that she is not.
pub(super) fn heard(tx: &mut Tx<'_>, by: &By, id: ProposalId) -> Result<(), NotDone> {
    let latest = latest(tx, id)?;
    hearing::heard(latest.as_ref().map(Hearing::standing), by.now)?;
    Ok(())
}

/// Whether a meeting could decide what a proposal is, which closes the hearing.
///
/// # Errors
/// Says that the proposer has to be heard first, or which meeting has to be named.
pub(super) fn decided(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    id: ProposalId,
    text: &ClassifyText,
) -> Result<Found, NotDone> {
    let open = latest(tx, id)?.filter(|one| one.closed_at.is_none());
    let sitting = match text.meeting {
        Some(meeting) => store::held_meeting(tx, district.id, meeting)?,
        None => None,
    };
    let sitting = sitting.map(|one| one.sitting);
    if text.kind.needs_hearing() {
        let standing = open.as_ref().map(Hearing::standing);
        hearing::decide(text.kind, standing, sitting, by.now)?;
    } else if text.meeting.is_some() {
        hearing::held(sitting, by.now)?;
    }
    let hearing = open.map(|one| one.id);
    if let Some(hearing) = hearing
        && !store::hearing_close(tx, hearing, by.now)?
    {
        return Err(moved());
    }
    Ok((hearing, sitting.and_then(|sitting| sitting.body)))
}

/// The latest hearing about a proposal.
fn latest(tx: &mut Tx<'_>, id: ProposalId) -> Result<Option<Hearing>, StoreError> {
    Ok(store::hearings_of(tx, id)?.into_iter().next())
}
