//! Joint meetings of council and budget committee: which bodies meet, a whole series called at
//! once, and all later meetings moved or cancelled together with one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use korean::Lang;
use process::Act;
use process::act::Target;
use process::body::BodyKind;
use process::id::{BodyId, DistrictId, MeetingId, MeetingSeriesId, PersonId};
use process::meeting::{
    Announced, MeetingKind, Move, SeriesForm, SeriesPlan, called_as, cancel, follow, moment,
    movable, too_far,
};
use process::refusal::Fault;
use process::role::Role;
use process::{Invalid, Refusal};
use serde_json::json;
use store::{District, Meeting, MeetingSeries, StoreError, Tx};

use super::agenda::guests;
use super::changed;
use crate::acts::{By, NotDone, account, district, not_found};

/// Who is told of a series: those who sit in either body.
const MEMBERS: [Role; 3] = [
    Role::CouncilMember,
    Role::CoChair,
    Role::BudgetCommitteeMember,
];

/// A series with the district of its address.
///
/// # Errors
/// When there is no such district, or no such series in it.
pub fn find<E>(
    tx: &mut Tx<'_>,
    slug: &str,
    id: MeetingSeriesId,
) -> Result<(District, MeetingSeries), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let series = store::series_get(tx, id)?.filter(|s| s.district == district.id);
    Ok((district, series.ok_or_else(not_found)?))
}

/// The council and the budget committee of a district, if it has both.
///
/// # Errors
/// When the store fails.
pub fn both_bodies(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Option<[BodyId; 2]>, StoreError> {
    let bodies = store::body_list(tx, district)?;
    let first = |kind| bodies.iter().find(|b| b.kind == kind).map(|b| b.id);
    let both = first(BodyKind::GovernanceCouncil).zip(first(BodyKind::BudgetCommittee));
    Ok(both.map(|(council, committee)| [council, committee]))
}

/// Notes that a joint meeting is one of both bodies, unless another body calls it.
pub(super) fn join(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (id, kind, body): (MeetingId, MeetingKind, Option<BodyId>),
) -> Result<(), StoreError> {
    if kind != MeetingKind::Joint {
        return Ok(());
    }
    match both_bodies(tx, district)? {
        Some(both) if body.is_none_or(|body| both.contains(&body)) => {
            store::meeting_join(tx, id, both)
        }
        _ => Ok(()),
    }
}

/// What a series would be, without calling it.
///
/// # Errors
/// Refuses who may not and where a body is missing, and names the faulty fields.
pub fn plan(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &SeriesForm,
) -> Result<(District, [BodyId; 2], SeriesPlan), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::MeetingCall, Target::district(district.id))?;
    by.consented(tx)?;
    let missing = || Refusal::conflict(Fault::new("refusal-series-bodies"));
    let both = both_bodies(tx, district.id)?.ok_or_else(missing)?;
    Ok((district, both, form.check(&by.rules, by.now)?))
}

/// Calls all meetings of a series at once. Whoever they invite is told once.
///
/// # Errors
/// Those of [`plan`].
pub fn call(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &SeriesForm,
) -> Result<MeetingSeriesId, NotDone> {
    let (district, both, plan) = plan(tx, by, slug, form)?;
    let who = (by.person()?, called_as(&by.actor, district.id));
    let title = plan.days.iter().find_map(|(_, meeting)| meeting.as_ref());
    let title = title.map_or("", |meeting| meeting.title.as_str());
    let id = store::series_add(tx, (district.id, both), title, &plan.rule, who, by.now)?;
    let mut meetings = Vec::new();
    for (position, (day, meeting)) in (1i64..).zip(&plan.days) {
        let called = match meeting {
            None => None,
            Some(meeting) => {
                let due = by.rules.terms.minutes.deadline(meeting.ends_at());
                let called = store::meeting_add(tx, district.id, meeting, due, who, by.now)?;
                store::meeting_join(tx, called, both)?;
                Some(called)
            }
        };
        store::series_day_add(tx, id, position, day.planned_on, called)?;
        meetings.extend(called);
    }
    invite(tx, by, &district, &meetings)?;
    let detail = json!({
        "kind": MeetingKind::Joint.as_str(), "as": who.1.as_str(),
        "pattern": plan.rule.pattern.as_str(), "days": plan.days.len(), "meetings": meetings,
    });
    by.audit(tx, Act::MeetingCall, format_args!("series/{id}"), &detail)?;
    Ok(id)
}

/// Tells the members of both bodies and the support officers on duty, each once, of the
/// meetings at which each is expected.
fn invite(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    meetings: &[MeetingId],
) -> Result<(), NotDone> {
    let mut told: BTreeMap<PersonId, Vec<Timestamp>> = BTreeMap::new();
    let members = store::holders_of(tx, district.id, &MEMBERS, by.today)?;
    let members: BTreeSet<PersonId> = members.iter().map(|holder| holder.person).collect();
    let mut first: Option<Meeting> = None;
    for id in meetings {
        let meeting = store::meeting_get(tx, *id)?.ok_or_else(not_found)?;
        let mut people: BTreeSet<PersonId> = guests(tx, by, (district, &meeting), &[], true)?
            .into_keys()
            .collect();
        people.extend(&members);
        for person in people {
            told.entry(person).or_default().push(meeting.starts_at);
        }
        first.get_or_insert(meeting);
    }
    let Some(first) = first else { return Ok(()) };
    for (person, days) in told {
        let Some(person) = store::person_get(tx, person)? else {
            continue;
        };
        let words = ("meeting-invited-subject", "series-invited");
        account::tell(tx, by, &person, &[], words, |lang| {
            let name = lang.pick(&district.name_ko, &district.name_en);
            vec![
                ("district", name.clone().into()),
                ("title", first.title.clone().into()),
                ("place", first.place.clone().into()),
                (
                    "count",
                    i64::try_from(days.len()).unwrap_or(i64::MAX).into(),
                ),
                ("days", lines(lang, &days).into()),
            ]
        })?;
    }
    Ok(())
}

/// The moments, a line each.
fn lines(lang: Lang, days: &[Timestamp]) -> String {
    let line = |at: &Timestamp| format!("- {}", korean::date_time(lang, *at));
    days.iter().map(line).collect::<Vec<_>>().join("\n  ")
}

/// When later meetings begin from now on, or would have begun, a line each.
pub(super) fn later_lines(lang: Lang, later: &[(Meeting, Timestamp)]) -> String {
    let days: Vec<Timestamp> = later.iter().map(|(_, at)| *at).collect();
    match days.is_empty() {
        true => korean::t(lang, "series-later-none"),
        false => lines(lang, &days),
    }
}

/// The meetings of the same series that come after one and were not cancelled, and that one,
/// each with its planned day.
fn later(
    tx: &mut Tx<'_>,
    series: MeetingSeriesId,
    one: &Meeting,
) -> Result<(Vec<(MeetingId, Announced)>, Announced), NotDone> {
    let day = |at| korean::seoul(at).date();
    let mut this = Announced {
        planned_on: day(one.starts_at),
        held_on: day(one.starts_at),
    };
    let mut found = Vec::new();
    for planned in store::series_days(tx, series)? {
        let Some(meeting) = planned.meeting else {
            continue;
        };
        let announced = Announced {
            planned_on: planned.planned_on,
            held_on: day(meeting.starts_at),
        };
        if meeting.id == one.id {
            this = announced;
        } else if meeting.starts_at > one.starts_at && meeting.cancelled_at.is_none() {
            found.push((meeting.id, announced));
        }
    }
    Ok((found, this))
}

/// The series of which all later meetings shall follow. Where a meeting is none of a series the
/// choice is not offered.
pub(super) fn chosen(meeting: &Meeting, scope: &str) -> Result<Option<MeetingSeriesId>, Invalid> {
    match (scope, meeting.series) {
        ("" | "one", _) => Ok(None),
        ("later", Some(series)) => Ok(Some(series)),
        _ => Err(Invalid::one("scope", Fault::new("fault-series-scope"))),
    }
}

/// A later meeting of a series as it was, and where it goes when it follows one that moves.
pub struct Follows {
    /// The meeting as it was.
    pub meeting: Meeting,
    /// The day that is planned for it from now on.
    planned_on: Date,
    /// When it begins from now on; nothing where it is left out.
    pub starts_at: Option<Timestamp>,
}

/// Where all later meetings of a series go after one that moves: by as many days, to the same
/// time. A holiday is treated as the series says.
pub(super) fn follow_later(
    tx: &mut Tx<'_>,
    by: &By,
    series: MeetingSeriesId,
    before: &Meeting,
    to: &Move,
) -> Result<Vec<Follows>, NotDone> {
    let rule = store::series_get(tx, series)?.ok_or_else(not_found)?.rule;
    let (ahead, this) = later(tx, series, before)?;
    let there = korean::seoul(to.starts_at);
    let mut found = Vec::with_capacity(ahead.len());
    for (id, day) in follow(rule.on_holiday, (this, there.date()), &ahead) {
        let meeting = store::meeting_get(tx, id)?.ok_or_else(not_found)?;
        movable(meeting.standing(), by.now)?;
        let starts_at = day.held_on.and_then(|held| moment(held, there.time()));
        if let Some(fault) = day
            .held_on
            .and_then(|held| too_far(&by.rules, held, by.now))
        {
            return Err(Invalid::one("day", fault).into());
        }
        found.push(Follows {
            meeting,
            planned_on: day.planned_on,
            starts_at,
        });
    }
    Ok(found)
}

/// Moves all later meetings of a series after one that moves, to the same place.
pub(super) fn move_later(
    tx: &mut Tx<'_>,
    by: &By,
    (series, before): (MeetingSeriesId, &Meeting),
    to: &Move,
    later: &[Follows],
) -> Result<(), NotDone> {
    let day = |at| korean::seoul(at).date();
    if day(before.starts_at) != day(to.starts_at) {
        store::series_day_plan(tx, before.id, day(to.starts_at))?;
    }
    for Follows {
        meeting,
        planned_on,
        starts_at,
    } in later
    {
        store::series_day_plan(tx, meeting.id, *planned_on)?;
        let Some(starts_at) = *starts_at else {
            drop_one(tx, by, meeting, &to.reason)?;
            continue;
        };
        let length = meeting.ends_at.duration_since(meeting.starts_at);
        let one = Move {
            starts_at,
            by: starts_at.duration_since(meeting.starts_at),
            ..to.clone()
        };
        let ends_at = starts_at.checked_add(length).unwrap_or(Timestamp::MAX);
        let due = by.rules.terms.minutes.deadline(ends_at);
        if !store::meeting_move(tx, meeting, &one, (ends_at, due), by.person()?, by.now)? {
            return Err(changed().into());
        }
        let detail = json!({
            "step": "move", "series": series, "from": meeting.starts_at.to_string(),
            "to": starts_at.to_string(),
        });
        let subject = format_args!("meeting/{}", meeting.id);
        by.audit(tx, Act::MeetingCall, subject, &detail)?;
    }
    Ok(())
}

/// Cancels all later meetings of a series that were not held. Answers them as they were.
pub(super) fn cancel_later(
    tx: &mut Tx<'_>,
    by: &By,
    series: MeetingSeriesId,
    before: &Meeting,
    reason: &str,
) -> Result<Vec<(Meeting, Timestamp)>, NotDone> {
    let mut gone = Vec::new();
    for (id, _) in later(tx, series, before)?.0 {
        let meeting = store::meeting_get(tx, id)?.ok_or_else(not_found)?;
        cancel(meeting.standing())?;
        drop_one(tx, by, &meeting, reason)?;
        let starts_at = meeting.starts_at;
        gone.push((meeting, starts_at));
    }
    Ok(gone)
}

fn drop_one(tx: &mut Tx<'_>, by: &By, meeting: &Meeting, reason: &str) -> Result<(), NotDone> {
    if !store::meeting_cancel(tx, meeting, reason, by.person()?, by.now)? {
        return Err(changed().into());
    }
    let detail = json!({ "step": "cancel", "series": meeting.series });
    let subject = format_args!("meeting/{}", meeting.id);
    Ok(by.audit(tx, Act::MeetingCall, subject, &detail)?)
}
