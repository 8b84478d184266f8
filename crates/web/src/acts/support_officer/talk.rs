//! The conversation between council, support officer and city.

use process::act::Target;
use process::id::{OfficerThreadId, PersonId};
use process::refusal::Fault;
use process::role::Role;
use process::stage::StageKind;
use process::support_officer::{
    self, Say, TalkForm, TalkParty, TalkPhase, TalkStanding, speaks_for,
};
use process::{Act, Refusal};
use serde_json::json;
use store::{District, OfficerThread, StoreError, Tx};

use super::{on_duty_at, tell_all};
use crate::acts::{By, NotDone, district, not_found};

/// How much is said in one thread: its page shows all of it.
pub const MESSAGES: i64 = 200;

/// A thread of the district of an address.
///
/// # Errors
/// When there is no such one.
pub fn find_thread<E>(
    tx: &mut Tx<'_>,
    district: &District,
    id: OfficerThreadId,
) -> Result<OfficerThread, E>
where
    E: From<StoreError> + From<Refusal>,
{
    let found = store::officer_thread_get(tx, id)?.filter(|found| found.district == district.id);
    Ok(found.ok_or_else(not_found)?)
}

/// The district in which `by` speaks, and for whom.
fn speaker(tx: &mut Tx<'_>, by: &By, slug: &str) -> Result<(District, TalkParty, Role), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::OfficerTalk, Target::district(district.id))?;
    by.consented(tx)?;
    let speaks = speaks_for(&by.actor, district.id);
    let (party, role) = speaks.ok_or_else(|| Refusal::forbidden("refusal-not-allowed"))?;
    Ok((district, party, role))
}

/// Opens a thread with its first words, and tells who is asked.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn open(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &TalkForm,
) -> Result<OfficerThreadId, NotDone> {
    let (district, party, role) = speaker(tx, by, slug)?;
    let (title, text) = form.open(by.rules.limits, party)?;
    let spent = store::cycle_in_stage(tx, district.id, StageKind::Execution, by.now)?;
    let phase = match spent {
        Some(_) => TalkPhase::During,
        None => TalkPhase::Before,
    };
    let id = store::officer_thread_open(tx, district.id, &title, phase, by.now)?;
    let standing = stands(by, TalkStanding::default(), text.asks.map(Say::Asked));
    let who = (party, role, by.person()?);
    store::officer_message_add(tx, id, &text, who, standing, by.now)?;
    if let Some(asked) = text.asks {
        tell(
            tx,
            by,
            &district,
            (asked, &title.0),
            "support-officer-asked-text",
        )?;
    }
    let detail = json!({ "step": "open", "party": party.as_str(), "asks": text.asks.map(TalkParty::as_str) });
    audit(tx, by, id, &detail)?;
    Ok(id)
}

/// Says something in a thread. Who is asked is told, and so is who asked, of an answer.
///
/// # Errors
/// Refuses who may not, a closed or full thread, and a second party that is asked while one has
/// not answered; names the faulty fields.
pub fn say(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: OfficerThreadId,
    form: &TalkForm,
) -> Result<(), NotDone> {
    let (district, party, role) = speaker(tx, by, slug)?;
    let thread = find_thread::<NotDone>(tx, &district, id)?;
    let text = form.say(by.rules.limits, party)?;
    let said = support_officer::say(thread.standing, party, text.asks)?;
    if thread.messages >= MESSAGES {
        let fault = Fault::new("refusal-talk-full").count("max", MESSAGES);
        return Err(Refusal::conflict(fault).into());
    }
    let standing = stands(by, thread.standing, Some(said));
    match said {
        Say::Asked(asked) => {
            tell(
                tx,
                by,
                &district,
                (asked, &thread.title),
                "support-officer-asked-text",
            )?;
        }
        Say::Answered => {
            let messages = store::officer_messages(tx, id, MESSAGES)?;
            let asked = messages.iter().rev().find(|one| one.asks == Some(party));
            if let Some(asked) = asked {
                let to = (asked.party, thread.title.as_str());
                tell(tx, by, &district, to, "support-officer-replied-text")?;
            }
        }
        Say::Same => {}
    }
    let who = (party, role, by.person()?);
    store::officer_message_add(tx, id, &text, who, standing, by.now)?;
    let detail =
        json!({ "step": "say", "party": party.as_str(), "asks": text.asks.map(TalkParty::as_str) });
    audit(tx, by, id, &detail)
}

/// Closes a thread in which nobody has still to answer.
///
/// # Errors
/// Refuses who may not, a closed thread, and one with an open question.
pub fn close(tx: &mut Tx<'_>, by: &By, slug: &str, id: OfficerThreadId) -> Result<(), NotDone> {
    let (district, party, role) = speaker(tx, by, slug)?;
    let thread = find_thread::<NotDone>(tx, &district, id)?;
    support_officer::close(thread.standing)?;
    if !store::officer_thread_close(tx, id, role, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-talk-closed")).into());
    }
    let detail = json!({ "step": "close", "party": party.as_str() });
    audit(tx, by, id, &detail)
}

/// How a thread stands after something was said.
fn stands(by: &By, before: TalkStanding, said: Option<Say>) -> TalkStanding {
    match said {
        Some(Say::Asked(party)) => TalkStanding {
            waits_for: Some(party),
            due_at: Some(by.rules.terms.officer_answer.deadline(by.now)),
            closed_at: None,
        },
        Some(Say::Answered) => TalkStanding::default(),
        Some(Say::Same) | None => before,
    }
}

/// Who speaks for a party in a district today.
fn speakers(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    party: TalkParty,
) -> Result<Vec<PersonId>, StoreError> {
    let roles = match party {
        TalkParty::Council => &[Role::CoChair, Role::Secretary][..],
        TalkParty::City => &[Role::CityOfficer],
        TalkParty::Officer => match on_duty_at(tx, district.id, by.now)?.person() {
            Some(person) => return Ok(vec![person]),
            None => &[Role::SupportOfficer],
        },
    };
    let holders = store::holders_of(tx, district.id, roles, by.today)?;
    Ok(holders.into_iter().map(|holder| holder.person).collect())
}

fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    (party, title): (TalkParty, &str),
    words: &'static str,
) -> Result<(), NotDone> {
    let people = speakers(tx, by, district, party)?;
    let due = by.rules.terms.officer_answer.deadline(by.now);
    let subject = "support-officer-talk-subject";
    tell_all(tx, by, people, (subject, words), |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("title", title.to_owned().into()),
            ("due", korean::deadline(lang, due).into()),
        ]
    })?;
    Ok(())
}

fn audit(
    tx: &mut Tx<'_>,
    by: &By,
    id: OfficerThreadId,
    detail: &serde_json::Value,
) -> Result<(), NotDone> {
    let subject = format_args!("officer-thread/{id}");
    Ok(by.audit(tx, Act::OfficerTalk, subject, detail)?)
}
