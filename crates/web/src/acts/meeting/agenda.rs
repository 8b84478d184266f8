//! The agendas on which a meeting is called, and who is invited because of them.

use std::collections::{BTreeMap, BTreeSet};

use korean::Lang;
use process::Act;
use process::id::{AgendaId, DistrictId, MeetingId, PersonId};
use process::meeting::{
    AgendasForm, INVITED, PutBy, called_as, check_agendas, invites_committee, movable,
};
use process::role::Role;
use process::support_officer::{OnDuty, expected};
use serde_json::json;
use store::{Department, District, Meeting, MeetingAgenda, StoreError, Tx};

use super::allowed;
use crate::acts::{By, NotDone, account, not_found, support_officer};

/// How many agendas are offered: those of a round.
const OFFERED: i64 = 200;

/// The agendas on which a meeting can be called: the open ones of the present round.
///
/// # Errors
/// When the store fails.
pub fn offered(
    tx: &mut Tx<'_>,
    by: &By,
    district: DistrictId,
) -> Result<Vec<MeetingAgenda>, StoreError> {
    match store::cycle_deciding(tx, district, by.now)? {
        Some(cycle) => store::agendas_for_meeting(tx, district, cycle.id, OFFERED),
        None => Ok(Vec::new()),
    }
}

/// The agendas that can be ticked for a meeting: what is offered, and what it has already, which
/// may have gone on meanwhile.
///
/// # Errors
/// When the store fails.
pub fn choices(
    tx: &mut Tx<'_>,
    by: &By,
    meeting: &Meeting,
) -> Result<(Vec<MeetingAgenda>, Vec<AgendaId>), StoreError> {
    let chosen = store::agendas_of_meeting(tx, meeting.id)?;
    let ids = chosen.iter().map(|agenda| agenda.id).collect();
    let mut all = chosen;
    for agenda in offered(tx, by, meeting.district)? {
        if all.iter().all(|one| one.id != agenda.id) {
            all.push(agenda);
        }
    }
    Ok((all, ids))
}

/// Chooses the agendas of a new meeting, and invites.
pub(super) fn called_on(
    tx: &mut Tx<'_>,
    by: &By,
    (district, id): (&District, MeetingId),
    typed: &[String],
) -> Result<(), NotDone> {
    let offered = offered(tx, by, district.id)?;
    let chosen = checked(typed, &offered)?;
    let put_by = PutBy::of_caller(called_as(&by.actor, district.id));
    let listed: Vec<_> = chosen.iter().map(|id| (*id, put_by)).collect();
    store::meeting_agendas_set(tx, id, &listed)?;
    let meeting = store::meeting_get(tx, id)?.ok_or_else(not_found)?;
    let named: Vec<&MeetingAgenda> = offered.iter().filter(|a| chosen.contains(&a.id)).collect();
    invite(tx, by, (district, &meeting), &named, true)
}

/// Chooses the agendas of a meeting that was called, and says who put each of them there. The
/// officials are told of those that are new.
///
/// # Errors
/// Refuses who may not, once it has begun or was cancelled, and names what is not offered or
/// not known.
pub fn set(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &AgendasForm,
) -> Result<(), NotDone> {
    let (district, meeting) = allowed(tx, by, Act::MeetingCall, slug, id)?;
    movable(meeting.standing(), by.now)?;
    let (choices, before) = choices(tx, by, &meeting)?;
    let chosen = checked(&form.agendas, &choices)?;
    let said = form.check_put(&before)?;
    let caller = PutBy::of_caller(called_as(&by.actor, district.id));
    let noted: BTreeMap<AgendaId, PutBy> = choices
        .iter()
        .filter_map(|agenda| Some((agenda.id, agenda.put_by?)))
        .collect();
    let put_by = |id: &AgendaId| said.get(id).or(noted.get(id)).copied().unwrap_or(caller);
    let listed: BTreeMap<AgendaId, PutBy> = chosen.iter().map(|id| (*id, put_by(id))).collect();
    if listed == noted {
        return Ok(());
    }
    let rows: Vec<_> = listed.iter().map(|(id, put_by)| (*id, *put_by)).collect();
    store::meeting_agendas_set(tx, id, &rows)?;
    let new = |a: &&MeetingAgenda| chosen.contains(&a.id) && !before.contains(&a.id);
    let named: Vec<&MeetingAgenda> = choices.iter().filter(new).collect();
    invite(tx, by, (&district, &meeting), &named, false)?;
    let put_by: Vec<&str> = listed.values().map(|put_by| put_by.as_str()).collect();
    let detail = json!({ "step": "agendas", "agendas": chosen, "put_by": put_by });
    Ok(by.audit(tx, Act::MeetingCall, format_args!("meeting/{id}"), &detail)?)
}

fn checked(typed: &[String], offered: &[MeetingAgenda]) -> Result<Vec<AgendaId>, process::Invalid> {
    let ids: Vec<AgendaId> = offered.iter().map(|agenda| agenda.id).collect();
    check_agendas(typed, &ids)
}

/// Tells the officials of the offices that answer for these agendas, and with a new meeting
/// that is open or joint the budget committee and the support officer on duty that day; each
/// once, however many roles she holds.
fn invite(
    tx: &mut Tx<'_>,
    by: &By,
    (district, meeting): (&District, &Meeting),
    agendas: &[&MeetingAgenda],
    new: bool,
) -> Result<(), NotDone> {
    if meeting.starts_at <= by.now {
        return Ok(());
    }
    let told = guests(tx, by, (district, meeting), agendas, new)?;
    for (person, text) in told {
        let Some(person) = store::person_get(tx, person)? else {
            continue;
        };
        account::tell(
            tx,
            by,
            &person,
            &[],
            ("meeting-invited-subject", text),
            |lang| {
                vec![
                    (
                        "district",
                        lang.pick(&district.name_ko, &district.name_en)
                            .clone()
                            .into(),
                    ),
                    ("title", meeting.title.clone().into()),
                    ("when", korean::date_time(lang, meeting.starts_at).into()),
                    ("place", meeting.place.clone().into()),
                    ("agendas", named(lang, agendas).into()),
                ]
            },
        )?;
    }
    Ok(())
}

/// Whom a meeting invites, with the words in which each is told.
pub(super) fn guests(
    tx: &mut Tx<'_>,
    by: &By,
    (district, meeting): (&District, &Meeting),
    agendas: &[&MeetingAgenda],
    new: bool,
) -> Result<BTreeMap<PersonId, &'static str>, StoreError> {
    let mut told = BTreeMap::new();
    if new && invites_committee(meeting.kind) {
        let roles = [Role::BudgetCommitteeMember];
        for holder in store::holders_of(tx, district.id, &roles, by.today)? {
            told.insert(holder.person, "meeting-invited-committee");
        }
    }
    if new && expected(meeting.kind) {
        let on_duty = support_officer::on_duty_at(tx, district.id, meeting.starts_at)?;
        match on_duty {
            OnDuty::Officer(person) => told.insert(person, "meeting-invited-officer"),
            OnDuty::Substitute(person) => told.insert(person, "meeting-invited-substitute"),
            OnDuty::Nobody => None,
        };
    }
    if agendas.iter().any(|agenda| !agenda.department.is_empty()) {
        for person in offices(tx, by, district, agendas)? {
            told.insert(person, "meeting-invited-office");
        }
    }
    Ok(told)
}

/// The support officers, and the officials of the offices that answer for these agendas. Where
/// an office is none of the departments of the district, all officials are meant.
fn offices(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    agendas: &[&MeetingAgenda],
) -> Result<BTreeSet<PersonId>, StoreError> {
    let known = store::department_list(tx, district.id)?;
    let mut people = BTreeSet::new();
    let mut roles = vec![Role::SupportOfficer];
    for agenda in agendas
        .iter()
        .filter(|agenda| !agenda.department.is_empty())
    {
        let named = |one: &&Department| one.text.name_ko == agenda.department;
        match known.iter().find(named) {
            Some(office) => {
                let there = store::officials_of(tx, district.id, office.id, by.today)?;
                people.extend(there.iter().map(|holder| holder.person));
            }
            None => roles = INVITED.to_vec(),
        }
    }
    let holders = store::holders_of(tx, district.id, &roles, by.today)?;
    people.extend(holders.iter().map(|holder| holder.person));
    Ok(people)
}

/// The agendas in one line, each with the office that answers for it.
fn named(lang: Lang, agendas: &[&MeetingAgenda]) -> String {
    let one = |agenda: &&MeetingAgenda| match agenda.department.as_str() {
        "" => agenda.title.clone(),
        office => format!("{} ({office})", agenda.title),
    };
    match agendas {
        [] => korean::t(lang, "meeting-agendas-none"),
        _ => agendas.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}
