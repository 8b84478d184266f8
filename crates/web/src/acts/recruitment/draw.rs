//! Filling the seats of a call: by a draw, or by the reasons that were written.

use process::act::Target;
use process::id::RecruitmentId;
use process::recruitment::lottery::published::Published;
use process::recruitment::lottery::urn::{Limit, Urn};
use process::recruitment::seat::{SeatState, Verdict, check_thrown, no_draw};
use process::recruitment::{Groups, Method, Quota, unmet};
use process::refusal::Fault;
use process::{Act, Refusal};
use serde_json::json;
use store::{Applicant, District, Filling, NewSeat, Recruitment, Tx};

use super::seat;
use super::{find, quotas, secret};
use crate::acts::{By, NotDone};

/// An urn of applications, and where each quota stands among its limits.
pub(super) fn urn(seats: i64, quotas: &[Quota], people: &[Applicant]) -> (Urn, Vec<usize>) {
    let limits: Vec<Limit> = quotas.iter().map(Quota::limit).collect();
    let people: Vec<(String, Vec<usize>)> = people
        .iter()
        .map(|one| (one.token.clone(), one.groups.limits(quotas)))
        .collect();
    Urn::fill(u32::try_from(seats).unwrap_or(0), &limits, &people)
}

/// Draws the seats of a call from its secret, its list and the dice. What is drawn is published
/// with all that it came from, and everybody who applied is told.
///
/// # Errors
/// Refuses before the close, twice, and where no panel keeps the quotas; names the faulty fields.
pub fn draw(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: RecruitmentId,
    (dice, witnesses): (&str, &str),
) -> Result<(), NotDone> {
    let (district, call) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::RecruitmentDraw, Target::district(district.id))?;
    by.consented(tx)?;
    of_method(&call, Method::Lottery)?;
    call.times.can_be_settled(by.now)?;
    let thrown = check_thrown(dice, witnesses, by.rules.limits.need_max)?;
    let quotas = quotas(tx, id)?;
    let people = store::applicants(tx, id, by.rules.limits.applications_max)?;
    let (urn, places) = urn(call.seats, &quotas, &people);
    let drawn = Published::make(urn, &secret(&by.keys, id), &thrown.dice)
        .map_err(|why| Refusal::conflict(no_draw(why, &quotas, &places)))?;
    let counts = drawn.urn.count(&drawn.drawn);
    let file = serde_json::to_string(&drawn).map_err(|error| {
        store::StoreError::Data(format!("a draw that can't be written: {error}"))
    })?;
    let settlement = Filling {
        people: i64::try_from(people.len()).unwrap_or(i64::MAX),
        witnesses: thrown.witnesses,
        draw: file,
        seated: places.iter().map(|place| counts[*place].into()).collect(),
    };
    store::recruitment_settle(tx, id, &settlement, by.person()?, by.now)?;
    let seated = drawn.drawn.iter().map(|token| (token, SeatState::Offered));
    let reserve = drawn
        .reserve
        .iter()
        .map(|token| (token, SeatState::Reserve));
    for (position, (token, state)) in (1_i64..).zip(seated.chain(reserve)) {
        let found = people.iter().find(|one| one.token == *token);
        let Some(one) = found else { continue };
        let new = NewSeat {
            application: one.id,
            person: one.person,
            position,
            state,
            reason: String::new(),
        };
        store::seat_add(tx, id, &new, by.now)?;
    }
    let detail =
        json!({ "seed": drawn.seed, "people": settlement.people, "way": drawn.way.as_str() });
    let subject = format_args!("recruitment/{id}");
    by.audit(tx, Act::RecruitmentDraw, subject, &detail)?;
    tell_all(tx, by, &district, &call)
}

/// Fills the seats of a call by the reasons that were written.
///
/// # Errors
/// Refuses before the close, twice, with another number of chosen people than seats, and where
/// they do not keep a quota, which it names.
pub fn settle(tx: &mut Tx<'_>, by: &By, slug: &str, id: RecruitmentId) -> Result<(), NotDone> {
    let (district, call) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::RecruitmentSelect, Target::district(district.id))?;
    by.consented(tx)?;
    of_method(&call, Method::Reasons)?;
    call.times.can_be_settled(by.now)?;
    let quotas = quotas(tx, id)?;
    let most = by.rules.limits.applications_max;
    let people = store::applicants(tx, id, most)?;
    let choices = store::application_choices(tx, id, most)?;
    let of = |wanted: Verdict| {
        let fits = choices
            .iter()
            .filter(move |(_, verdict, _)| *verdict == wanted);
        fits.filter_map(|(application, _, reason)| {
            let one = people.iter().find(|one| one.id == *application)?;
            Some((one, reason))
        })
    };
    let chosen: Vec<_> = of(Verdict::Chosen).collect();
    let count = i64::try_from(chosen.len()).unwrap_or(i64::MAX);
    if count != call.seats {
        let fault = Fault::new("recruitment-refusal-count")
            .count("chosen", count)
            .count("seats", call.seats);
        return Err(Refusal::conflict(fault).into());
    }
    let groups: Vec<Groups> = chosen.iter().map(|(one, _)| one.groups).collect();
    if let Some((quota, there)) = unmet(&quotas, &groups) {
        let at = quotas.iter().position(|one| *one == quota).unwrap_or(0);
        let fault = Fault::new("recruitment-refusal-quota")
            .number("nth", at + 1)
            .count("least", quota.least)
            .count("most", quota.most)
            .count("there", there);
        return Err(Refusal::conflict(fault).into());
    }
    let inside = |quota: &Quota| groups.iter().filter(|one| one.is_in(quota.group)).count();
    let settlement = Filling {
        people: i64::try_from(people.len()).unwrap_or(i64::MAX),
        seated: quotas
            .iter()
            .map(|quota| i64::try_from(inside(quota)).unwrap_or(0))
            .collect(),
        ..Filling::default()
    };
    store::recruitment_settle(tx, id, &settlement, by.person()?, by.now)?;
    let seated = chosen
        .iter()
        .map(|(one, why)| (*one, *why, SeatState::Offered));
    let reserve = of(Verdict::Reserve).map(|(one, why)| (one, why, SeatState::Reserve));
    for (position, (one, why, state)) in (1_i64..).zip(seated.chain(reserve)) {
        let new = NewSeat {
            application: one.id,
            person: one.person,
            position,
            state,
            reason: why.clone(),
        };
        store::seat_add(tx, id, &new, by.now)?;
    }
    let (subject, detail) = (
        format_args!("recruitment/{id}"),
        json!({ "step": "settle" }),
    );
    by.audit(tx, Act::RecruitmentSelect, subject, &detail)?;
    tell_all(tx, by, &district, &call)
}

fn of_method(call: &Recruitment, method: Method) -> Result<(), Refusal> {
    match call.method == method && call.seats > 0 {
        true => Ok(()),
        false => Err(Refusal::conflict(Fault::new("recruitment-refusal-method"))),
    }
}

/// Tells everybody who applied what came of it. A seat of somebody who closed her account
/// meanwhile falls free at once.
fn tell_all(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    call: &Recruitment,
) -> Result<(), NotDone> {
    let most = by.rules.limits.applications_max;
    for one in store::applicants(tx, call.id, most)? {
        let place = store::seat_of(tx, call.id, one.person)?;
        let key = match place.as_ref().map(|seat| seat.state) {
            Some(SeatState::Offered) => "recruitment-told-seat",
            Some(_) => "recruitment-told-reserve",
            None => "recruitment-told-none",
        };
        seat::tell(tx, by, (district, call), one.person, key)?;
    }
    let offered = store::seats_in_state(tx, call.id, SeatState::Offered, most)?;
    for gone in offered {
        let owner = store::person_get(tx, gone.person)?;
        if owner.is_none_or(|owner| owner.closed_at.is_some()) {
            store::seat_leave(tx, gone.id, SeatState::Declined, "", by.now)?;
            seat::fill(tx, by, district, call)?;
        }
    }
    Ok(())
}
