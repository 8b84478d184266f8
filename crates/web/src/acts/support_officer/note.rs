//! Whether a support officer came to a meeting, what she noted, and what the council answers.

use process::act::{Target, acting_as};
use process::id::{MeetingId, OfficerNoteId};
use process::meeting::{begun, in_force};
use process::refusal::Fault;
use process::role::Role;
use process::support_officer::{
    NoteAnswerForm, NoteForm, PresenceForm, answer_note, attended, expected, write_note,
};
use process::{Act, Refusal};
use serde_json::json;
use store::{District, Meeting, Tx};

use super::tell_all;
use crate::acts::meeting::find;
use crate::acts::{By, NotDone, not_found};

/// A meeting that has begun, at which an officer is expected, and with which `by` may do `act`.
fn allowed(
    tx: &mut Tx<'_>,
    by: &By,
    act: Act,
    slug: &str,
    id: MeetingId,
) -> Result<(District, Meeting), NotDone> {
    let (district, meeting) = find::<NotDone>(tx, slug, id)?;
    by.may(act, Target::district(district.id))?;
    by.consented(tx)?;
    in_force(meeting.cancelled_at)?;
    begun(meeting.starts_at, by.now)?;
    match expected(meeting.kind) {
        true => Ok((district, meeting)),
        false => Err(Refusal::conflict(Fault::new("refusal-officer-kind")).into()),
    }
}

/// Notes whether the officer, her substitute or nobody came, in the place of what was told
/// before. What is kept for good is that it was changed.
///
/// # Errors
/// Refuses who may not, before the meeting, and of a meeting at which no officer is expected;
/// names the faulty fields.
pub fn presence(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &PresenceForm,
) -> Result<(), NotDone> {
    let (district, _) = allowed(tx, by, Act::OfficerPresenceTell, slug, id)?;
    let text = form.check(by.rules.limits)?;
    let role = acting_as(&by.actor, Act::OfficerPresenceTell, Some(district.id));
    store::officer_presence_set(tx, id, &text, (by.person()?, role), by.now)?;
    let detail = json!({ "presence": text.presence.as_str(), "as": role.as_str() });
    let subject = format_args!("meeting/{id}");
    Ok(by.audit(tx, Act::OfficerPresenceTell, subject, &detail)?)
}

/// Publishes a note on a meeting, once, and tells those who answer for the council.
///
/// # Errors
/// Refuses who may not, a second note, and where nobody came or told; names the faulty fields.
pub fn note(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &NoteForm,
) -> Result<OfficerNoteId, NotDone> {
    let (district, meeting) = allowed(tx, by, Act::OfficerNoteWrite, slug, id)?;
    let (told, _) = store::officer_told(tx, id)?;
    let there = store::officer_note_of(tx, id)?.is_some();
    write_note(&attended(&told, meeting.ends_at, by.now), there)?;
    let text = form.check(by.rules.limits)?;
    let due = by.rules.terms.officer_answer.deadline(by.now);
    let of = (district.id, id);
    let note = store::officer_note_add(tx, of, &text, due, by.person()?, by.now)?;
    let council = [Role::CoChair, Role::Secretary];
    let council = store::holders_of(tx, district.id, &council, by.today)?;
    let people = council.into_iter().map(|holder| holder.person);
    let words = (
        "support-officer-noted-subject",
        "support-officer-noted-text",
    );
    tell_all(tx, by, people, words, |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("title", meeting.title.clone().into()),
            ("due", korean::deadline(lang, due).into()),
        ]
    })?;
    let detail = json!({ "note": note, "due_at": due.to_string() });
    let subject = format_args!("meeting/{id}");
    by.audit(tx, Act::OfficerNoteWrite, subject, &detail)?;
    Ok(note)
}

/// Answers a note for the council, once, and tells the officer.
///
/// # Errors
/// Refuses who may not, where there is no note, and a second answer; names the faulty field.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &NoteAnswerForm,
) -> Result<(), NotDone> {
    let (district, meeting) = allowed(tx, by, Act::OfficerNoteAnswer, slug, id)?;
    let note = store::officer_note_of(tx, id)?.ok_or_else(not_found)?;
    answer_note(note.answered_at)?;
    let answer = form.check(by.rules.limits)?;
    let role = acting_as(&by.actor, Act::OfficerNoteAnswer, Some(district.id));
    if !store::officer_note_answer(tx, note.id, &answer, (by.person()?, role), by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-officer-answered")).into());
    }
    let words = (
        "support-officer-answered-subject",
        "support-officer-answered-text",
    );
    tell_all(tx, by, [note.written_by], words, |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("title", meeting.title.clone().into()),
        ]
    })?;
    let detail = json!({ "note": note.id, "late": note.due_at <= by.now });
    let subject = format_args!("meeting/{id}");
    Ok(by.audit(tx, Act::OfficerNoteAnswer, subject, &detail)?)
}
