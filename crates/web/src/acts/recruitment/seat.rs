//! Seats: saying yes or no, laying one down, freeing and renewing one, and who follows.

use process::act::Target;
use process::id::{PersonId, RecruitmentId, SeatId};
use process::recruitment::lottery::follows;
use process::recruitment::lottery::published::Published;
use process::recruitment::office;
use process::recruitment::seat::{Answer, SeatState, answer, can_be_freed, can_be_renewed};
use process::refusal::Fault;
use process::text::Field;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{District, NewGrant, Recruitment, Seat, Tx};

use super::{draw, find, quotas};
use crate::acts::{By, NotDone, account, not_found, role};

/// A seat with the call and the district of its address.
///
/// # Errors
/// When there is no such call in the district, or no such seat by the call.
pub fn find_seat<E>(
    tx: &mut Tx<'_>,
    slug: &str,
    (id, seat): (RecruitmentId, SeatId),
) -> Result<(District, Recruitment, Seat), E>
where
    E: From<store::StoreError> + From<Refusal>,
{
    let (district, call) = find::<E>(tx, slug, id)?;
    let found = store::seat_get(tx, seat)?.filter(|seat| seat.recruitment == id);
    Ok((district, call, found.ok_or_else(not_found)?))
}

/// Says yes or no to one's seat, or lays it down. Yes gives the office with its term at once.
///
/// # Errors
/// Where one has no seat, or the answer does not fit where it stands; names the faulty field.
pub fn say(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: RecruitmentId,
    said: &str,
) -> Result<(), NotDone> {
    let (district, call) = find::<NotDone>(tx, slug, id)?;
    let person = by.person()?;
    by.may(Act::RecruitmentAnswer, Target::owned(district.id, person))?;
    by.consented(tx)?;
    let nothing = || Refusal::conflict(Fault::new("recruitment-refusal-no-seat"));
    let seat = store::seat_of(tx, id, person)?.ok_or_else(nothing)?;
    let said: Answer = said
        .parse()
        .map_err(|_| Invalid::one("decision", Fault::new("recruitment-fault-answer")))?;
    let state = answer(seat.state, said)?;
    match state {
        SeatState::Accepted => accept(tx, by, (&district, &call), &seat)?,
        _ => leave(tx, by, &seat, state, "")?,
    }
    let detail = json!({ "step": said.as_str(), "recruitment": id });
    let subject = format_args!("seat/{}", seat.id);
    by.audit(tx, Act::RecruitmentAnswer, subject, &detail)?;
    if state != SeatState::Accepted && seat.state != SeatState::Reserve {
        fill(tx, by, &district, &call)?;
    }
    Ok(())
}

/// Gives the office, or in a body without offices the place of a member.
fn accept(
    tx: &mut Tx<'_>,
    by: &By,
    (district, call): (&District, &Recruitment),
    seat: &Seat,
) -> Result<(), NotDone> {
    let body = match call.body {
        Some(body) => store::body_get(tx, body)?,
        None => None,
    };
    let body = body.ok_or_else(not_found)?;
    let ends_on = call.term.map(|term| term.1);
    let given = match office(body.kind) {
        Some(role) => {
            let starts_on = call.term.map_or(by.today, |term| term.0.max(by.today));
            let new = NewGrant {
                person: seat.person,
                role,
                district: Some(district.id),
                body: Some(body.id),
                starts_on,
                ends_on,
                granted_by: store::recruitment_settled_by(tx, call.id)?,
            };
            let grant = role::put(tx, by, &new, Act::RecruitmentAnswer)?;
            (Some(grant), None)
        }
        None => {
            let standing = process::body::Standing::Member;
            let place = match store::membership_of(tx, body.id, seat.person)? {
                Some(place) => {
                    store::membership_set(tx, place.id, standing)?;
                    place.id
                }
                None => store::membership_add(tx, body.id, seat.person, standing, by.now)?,
            };
            (None, Some(place))
        }
    };
    store::seat_accept(tx, seat.id, given, ends_on, by.now)?;
    Ok(())
}

/// Ends what a seat gave.
fn leave(
    tx: &mut Tx<'_>,
    by: &By,
    seat: &Seat,
    state: SeatState,
    reason: &str,
) -> Result<(), NotDone> {
    if let Some(grant) = seat.grant {
        store::grant_revoke(tx, grant, by.person()?, by.now)?;
    }
    if let Some(place) = seat.membership {
        store::membership_leave(tx, place, by.now)?;
    }
    Ok(store::seat_leave(tx, seat.id, state, reason, by.now)?)
}

/// Frees a seat, with a reason; whoever follows in the reserve is offered it.
///
/// # Errors
/// Refuses who may not, and where nobody has the seat; names the faulty field.
pub fn free(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    place: (RecruitmentId, SeatId),
    reason: &str,
) -> Result<(), NotDone> {
    let (district, call, seat) = find_seat::<NotDone>(tx, slug, place)?;
    by.may(Act::RecruitmentCall, Target::district(district.id))?;
    by.consented(tx)?;
    can_be_freed(seat.state)?;
    let mut invalid = Invalid::default();
    let reason = Field::lines("reason", by.rules.limits.reason_max).check(reason, &mut invalid);
    let reason = invalid.or(reason)?;
    leave(tx, by, &seat, SeatState::Freed, &reason)?;
    tell(
        tx,
        by,
        (&district, &call),
        seat.person,
        "recruitment-told-freed",
    )?;
    let detail = json!({ "step": "free", "seat": seat.id });
    let subject = format_args!("recruitment/{}", call.id);
    by.audit(tx, Act::RecruitmentCall, subject, &detail)?;
    fill(tx, by, &district, &call)
}

/// Renews the term of a seat until a day, as often as the rules allow.
///
/// # Errors
/// Refuses who may not, and one renewal too many; names the faulty field.
pub fn renew(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    place: (RecruitmentId, SeatId),
    ends_on: &str,
) -> Result<(), NotDone> {
    let (district, call, seat) = find_seat::<NotDone>(tx, slug, place)?;
    by.may(Act::RecruitmentCall, Target::district(district.id))?;
    by.consented(tx)?;
    can_be_renewed(seat.state, seat.renewals, by.rules.council.renewals_max)?;
    let until = ends_on.trim().parse::<jiff::civil::Date>().ok();
    let present = seat.term_ends_on.unwrap_or(by.today);
    let later = |day: &jiff::civil::Date| *day > present;
    let fault = || Invalid::one("ends_on", Fault::new("recruitment-fault-renew"));
    let until = until.filter(later).ok_or_else(fault)?;
    let grant = match seat.grant.map(|grant| store::grant_get(tx, grant)) {
        Some(held) => {
            let held = held?.ok_or_else(not_found)?;
            let new = NewGrant {
                person: seat.person,
                role: held.grant.role,
                district: held.grant.district,
                body: held.grant.body,
                starts_on: present.tomorrow().unwrap_or(present),
                ends_on: Some(until),
                granted_by: Some(by.person()?),
            };
            Some(role::put(tx, by, &new, Act::RecruitmentCall)?)
        }
        None => None,
    };
    store::seat_renew(tx, seat.id, until, grant)?;
    tell(
        tx,
        by,
        (&district, &call),
        seat.person,
        "recruitment-told-renewed",
    )?;
    let detail = json!({ "step": "renew", "seat": seat.id, "until": until.to_string() });
    let subject = format_args!("recruitment/{}", call.id);
    Ok(by.audit(tx, Act::RecruitmentCall, subject, &detail)?)
}

/// Offers a free seat to whoever follows in the reserve by the quotas, while it stands.
pub(super) fn fill(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    call: &Recruitment,
) -> Result<(), NotDone> {
    let most = by.rules.limits.applications_max;
    let mut held = store::seats_in_state(tx, call.id, SeatState::Accepted, most)?;
    held.extend(store::seats_in_state(
        tx,
        call.id,
        SeatState::Offered,
        most,
    )?);
    let reserve = match call.purged_at {
        Some(_) => Vec::new(),
        None => store::seats_in_state(tx, call.id, SeatState::Reserve, most)?,
    };
    if i64::try_from(held.len()).unwrap_or(i64::MAX) >= call.seats {
        return Ok(());
    }
    let urn = match serde_json::from_str::<Published>(&store::recruitment_draw(tx, call.id)?) {
        Ok(drawn) => drawn.urn,
        // Where reasons decide there is no file: what people said of themselves is still there.
        Err(_) => {
            let (quotas, people) = (quotas(tx, call.id)?, store::applicants(tx, call.id, most)?);
            draw::urn(call.seats, &quotas, &people).0
        }
    };
    let tokens = |seats: &[Seat]| {
        seats
            .iter()
            .map(|seat| seat.token.clone())
            .collect::<Vec<_>>()
    };
    let waiting = tokens(&reserve);
    let Some(next) = follows(&urn, &tokens(&held), &waiting) else {
        return Ok(());
    };
    let Some(seat) = reserve.iter().find(|seat| seat.token == *next) else {
        return Ok(());
    };
    store::seat_offer(tx, seat.id, by.now)?;
    let detail = json!({ "step": "follows", "seat": seat.id });
    let subject = format!("recruitment/{}", call.id);
    let act = Act::RecruitmentCall.as_str();
    store::audit_append(tx, by.now, None, act, &subject, &detail)?;
    tell(
        tx,
        by,
        (district, call),
        seat.person,
        "recruitment-told-seat",
    )
}

/// Tells somebody what became of her application or her seat; `key` is the message.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    (district, call): (&District, &Recruitment),
    person: PersonId,
    key: &'static str,
) -> Result<(), NotDone> {
    let Some(owner) = store::person_get(tx, person)? else {
        return Ok(());
    };
    let words = ("recruitment-told-subject", key);
    account::tell(tx, by, &owner, &[], words, |lang| {
        vec![
            ("call", call.title.clone().into()),
            (
                "district",
                lang.pick(&district.name_ko, &district.name_en)
                    .clone()
                    .into(),
            ),
        ]
    })?;
    Ok(())
}
