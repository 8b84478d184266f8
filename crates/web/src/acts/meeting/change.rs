//! Moving an announced meeting, and cancelling one.

use std::collections::BTreeSet;

use jiff::Timestamp;
use korean::Lang;
use process::Act;
use process::id::MeetingId;
use process::meeting::{self, CancelForm, MoveForm};
use serde_json::json;
use store::{District, Meeting, Tx};

use super::agenda::guests;
use super::{allowed, changed, series};
use crate::acts::{By, NotDone, account};

/// Moves a meeting with its timetable to another time or place. What was announced before
/// stays on record.
///
/// # Errors
/// Refuses who may not, once it has begun or was cancelled, and names the faulty fields.
pub fn move_to(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &MoveForm,
) -> Result<(), NotDone> {
    let (district, before) = allowed(tx, by, Act::MeetingCall, slug, id)?;
    meeting::movable(before.standing(), by.now)?;
    let was = [before.place.as_str(), before.join_link.as_str()];
    let with_later = series::chosen(&before, &form.scope)?;
    let to = form.check(&by.rules, before.standing(), was, by.now)?;
    let ends_at = before.ends_at.checked_add(to.by).unwrap_or(Timestamp::MAX);
    let due = by.rules.terms.minutes.deadline(ends_at);
    if !store::meeting_move(tx, &before, &to, (ends_at, due), by.person()?, by.now)? {
        return Err(changed().into());
    }
    let later = match with_later {
        Some(series) => series::move_later(tx, by, series, &before, &to)?,
        None => series::Followed::default(),
    };
    let text = match with_later {
        Some(_) => "meeting-moved-later-text",
        None => "meeting-moved-text",
    };
    let all = [&later.moved[..], &later.dropped[..]].concat();
    let told = tell(tx, by, (&district, &before, &all), text, |lang| {
        vec![
            ("later", series::later_lines(lang, &later.moved).into()),
            ("dropped", series::later_lines(lang, &later.dropped).into()),
            ("before", korean::date_time(lang, before.starts_at).into()),
            ("when", korean::date_time(lang, to.starts_at).into()),
            ("place", to.place.clone().into()),
            ("reason", to.reason.clone().into()),
        ]
    })?;
    let detail = json!({
        "step": "move", "told": told, "later": later.moved.len(),
        "dropped": later.dropped.len(), "from": before.starts_at.to_string(),
        "to": to.starts_at.to_string(),
    });
    Ok(by.audit(tx, Act::MeetingCall, format_args!("meeting/{id}"), &detail)?)
}

/// Tells everybody who was told of a meeting that it is held otherwise, each once: the members
/// of its bodies, those whom it invited, and those who said what they need there; with it of the later ones of
/// its series that follow. Of one that
/// is over nobody is told. Answers how many were.
fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    (district, meeting, later): (&District, &Meeting, &[(Meeting, Timestamp)]),
    text: &str,
    args: impl Fn(Lang) -> Vec<(&'static str, korean::Value<'static>)>,
) -> Result<usize, NotDone> {
    if meeting.ends_at <= by.now {
        return Ok(0);
    }
    let agendas = store::agendas_of_meeting(tx, meeting.id)?;
    let agendas: Vec<_> = agendas.iter().collect();
    let invited = guests(tx, by, (district, meeting), &agendas, true)?;
    let mut people: BTreeSet<_> = invited.into_keys().collect();
    people.extend(store::meeting_told(tx, meeting, by.today)?);
    for (one, _) in later {
        people.extend(guests(tx, by, (district, one), &[], true)?.into_keys());
        people.extend(store::meeting_told(tx, one, by.today)?);
    }
    for person in &people {
        let Some(person) = store::person_get(tx, *person)? else {
            continue;
        };
        let words = ("meeting-changed-subject", text);
        account::tell(tx, by, &person, &[], words, |lang| {
            let name = lang.pick(&district.name_ko, &district.name_en);
            let mut values = args(lang);
            values.push(("district", name.clone().into()));
            values.push(("title", meeting.title.clone().into()));
            values
        })?;
    }
    Ok(people.len())
}

/// Cancels a meeting. It stays on the list, with the reason.
///
/// # Errors
/// Refuses who may not, a second time, and once it was held; says when the reason is missing.
pub fn cancel(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &CancelForm,
) -> Result<(), NotDone> {
    let (district, before) = allowed(tx, by, Act::MeetingCall, slug, id)?;
    meeting::cancel(before.standing())?;
    let with_later = series::chosen(&before, &form.scope)?;
    let reason = form.check(&by.rules)?;
    if !store::meeting_cancel(tx, &before, &reason, by.person()?, by.now)? {
        return Err(changed().into());
    }
    let later = match with_later {
        Some(series) => series::cancel_later(tx, by, series, &before, &reason)?,
        None => Vec::new(),
    };
    let text = match with_later {
        Some(_) => "meeting-cancelled-later-text",
        None => "meeting-cancelled-text",
    };
    let told = tell(tx, by, (&district, &before, &later), text, |lang| {
        vec![
            ("later", series::later_lines(lang, &later).into()),
            ("when", korean::date_time(lang, before.starts_at).into()),
            ("place", before.place.clone().into()),
            ("reason", reason.clone().into()),
        ]
    })?;
    let detail = json!({ "step": "cancel", "told": told, "later": later.len() });
    Ok(by.audit(tx, Act::MeetingCall, format_args!("meeting/{id}"), &detail)?)
}
