//! Moving an announced meeting, and cancelling one.

use std::collections::BTreeSet;

use jiff::Timestamp;
use korean::Lang;
use process::Act;
use process::id::{MeetingId, MeetingSeriesId};
use process::meeting::{self, CancelForm, Move, MoveForm, days_seen};
use serde_json::json;
use store::{District, Meeting, Tx};

use super::agenda::guests;
use super::series::Follows;
use super::{allowed, changed, series};
use crate::acts::{By, NotDone, account};

/// A move as it would be done.
pub struct MovePlan {
    /// The district.
    pub district: District,
    /// The meeting as it is announced.
    pub before: Meeting,
    /// Where it goes.
    pub to: Move,
    /// The series of which all later meetings follow.
    pub series: Option<MeetingSeriesId>,
    /// These, each with where it goes.
    pub later: Vec<Follows>,
}

impl MovePlan {
    /// The days that have to be seen before it is done: nothing where one meeting alone moves to
    /// a day that is no holiday.
    pub fn days(&self) -> Option<String> {
        if self.series.is_none() && self.to.to_holiday().is_none() {
            return None;
        }
        let later = self.later.iter().map(|one| (one.meeting.id, one.starts_at));
        let this = (self.before.id, Some(self.to.starts_at));
        Some(days_seen(
            &std::iter::once(this).chain(later).collect::<Vec<_>>(),
        ))
    }
}

/// Where a meeting and those that follow it would go, without moving them.
///
/// # Errors
/// Those of [`move_to`], but for days that were not seen.
pub fn move_plan(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &MoveForm,
) -> Result<MovePlan, NotDone> {
    let (district, before) = allowed(tx, by, Act::MeetingCall, slug, id)?;
    meeting::movable(before.standing(), by.now)?;
    let was = [before.place.as_str(), before.join_link.as_str()];
    let series = series::chosen(&before, &form.scope)?;
    let to = form.check(&by.rules, before.standing(), was, by.now)?;
    let later = match series {
        Some(series) => series::follow_later(tx, by, series, &before, &to)?,
        None => Vec::new(),
    };
    Ok(MovePlan {
        district,
        before,
        to,
        series,
        later,
    })
}

/// Moves a meeting with its timetable to another time or place. What was announced before
/// stays on record.
///
/// # Errors
/// Refuses who may not, once it has begun or was cancelled, and names the faulty fields; the
/// days of a series and a holiday are to be seen first.
pub fn move_to(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &MoveForm,
) -> Result<(), NotDone> {
    let plan = move_plan(tx, by, slug, id, form)?;
    if let Some(days) = plan.days() {
        form.check_seen(&days)?;
    }
    let MovePlan {
        district,
        before,
        to,
        series,
        later,
    } = plan;
    let ends_at = before.ends_at.checked_add(to.by).unwrap_or(Timestamp::MAX);
    let due = by.rules.terms.minutes.deadline(ends_at);
    if !store::meeting_move(tx, &before, &to, (ends_at, due), by.person()?, by.now)? {
        return Err(changed().into());
    }
    let text = match series {
        Some(series) => {
            series::move_later(tx, by, (series, &before), &to, &later)?;
            "meeting-moved-later-text"
        }
        None => "meeting-moved-text",
    };
    let held = |one: &Follows| one.starts_at.map(|at| (one.meeting.clone(), at));
    let moved: Vec<_> = later.iter().filter_map(held).collect();
    let dropped = later.iter().filter(|one| one.starts_at.is_none());
    let dropped: Vec<_> = dropped
        .map(|one| (one.meeting.clone(), one.meeting.starts_at))
        .collect();
    let all = [&moved[..], &dropped[..]].concat();
    let told = tell(tx, by, (&district, &before, &all), text, |lang| {
        vec![
            ("later", series::later_lines(lang, &moved).into()),
            ("dropped", series::later_lines(lang, &dropped).into()),
            ("before", korean::date_time(lang, before.starts_at).into()),
            ("when", korean::date_time(lang, to.starts_at).into()),
            ("place", to.place.clone().into()),
            ("reason", to.reason.clone().into()),
        ]
    })?;
    let detail = json!({
        "step": "move", "told": told, "later": moved.len(), "dropped": dropped.len(),
        "from": before.starts_at.to_string(), "to": to.starts_at.to_string(),
        "holiday": to.to_holiday().map(|day| day.to_string()),
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
