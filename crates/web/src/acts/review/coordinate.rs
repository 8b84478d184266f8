//! What the coordinator does with cards, the public answer, taking a review back, and asking to
//! have it looked at again.

use process::act::Target;
use process::id::{DepartmentId, PersonId, ReviewCardId, ReviewId};
use process::lineage::check_reason;
use process::refusal::Fault;
use process::review::{AnswerForm, ReviewState, ReviewStep};
use process::{Act, Invalid};
use serde_json::json;
use store::{ReviewAnswer, ReviewCard, Tx};

use super::{Case, appeal_target, authors, over};
use crate::acts::{By, NotDone, not_found};

/// What the coordinator does with a card, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandForm {
    /// `return`, `replace` or `stand-in`.
    pub step: String,
    /// Why; only offices read it.
    pub reason: String,
    /// The id of the department that is asked instead.
    pub department: String,
    /// The id of the official who stands in.
    pub staff: String,
}

/// Gives a card back, asks another department, or names who stands in.
///
/// # Errors
/// Refuses who may not and what the state of the card does not allow; names the faulty fields.
pub fn hand(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ReviewCardId,
    form: &HandForm,
) -> Result<(), NotDone> {
    let (case, card) = Case::of_card::<NotDone>(tx, slug, id)?;
    by.may(Act::ReviewCoordinate, Target::district(case.district.id))?;
    by.consented(tx)?;
    match form.step.as_str() {
        "return" => hand_back(tx, by, &case, &card, form)?,
        "replace" => replace(tx, by, &case, &card, form)?,
        "stand-in" => stand_in(tx, by, &case, &card, form)?,
        _ => return Err(not_found().into()),
    }
    let detail = json!({ "step": form.step, "card": id });
    let subject = format_args!("review/{}", card.review);
    Ok(by.audit(tx, Act::ReviewCoordinate, subject, &detail)?)
}

fn hand_back(
    tx: &mut Tx<'_>,
    by: &By,
    case: &Case,
    card: &ReviewCard,
    form: &HandForm,
) -> Result<(), NotDone> {
    case.relay().hand_back(card.id)?;
    let mut invalid = Invalid::default();
    let reason = check_reason(by.rules.limits, &form.reason, &mut invalid);
    let reason = invalid.or(reason)?;
    let due_at = by.rules.terms.review_return.deadline(by.now);
    let due_at = due_at.max(card.due_at);
    if !store::review_card_return(tx, card.id, due_at)? {
        return Err(over());
    }
    case.log(tx, by, (ReviewStep::Returned, Some(card.id)), &reason)?;
    let card = ReviewCard {
        due_at,
        ..card.clone()
    };
    let words = ("review-returned-subject", "review-returned-text");
    case.tell_department(tx, by, &card, words, &[("reason", reason.into())])
}

fn replace(
    tx: &mut Tx<'_>,
    by: &By,
    case: &Case,
    card: &ReviewCard,
    form: &HandForm,
) -> Result<(), NotDone> {
    case.relay().owed(card.id)?;
    let mut invalid = Invalid::default();
    let known = store::department_list(tx, case.district.id)?;
    let to = form.department.parse::<DepartmentId>().ok();
    let to = to.filter(|id| known.iter().any(|one| one.id == *id));
    if to.is_none() {
        invalid.push("department", Fault::new("fault-department"));
    }
    let reason = check_reason(by.rules.limits, &form.reason, &mut invalid);
    let reason = invalid.or(reason)?;
    let to = to.ok_or_else(not_found)?;
    let new = ReviewCardId(tx.next_id(by.now));
    let after = case.relay().replace(card.id, to, new)?;
    if !store::review_card_replace(tx, card.id)? {
        return Err(over());
    }
    let made = after.cards.iter().find(|one| one.id == new);
    let due_at = by.rules.terms.review_card.deadline(by.now);
    store::review_card_add(tx, case.review.id, made.ok_or_else(not_found)?, due_at)?;
    case.log(tx, by, (ReviewStep::Replaced, Some(card.id)), &reason)?;
    case.log(tx, by, (ReviewStep::Sent, Some(new)), "")?;
    let made = store::review_card_get(tx, new)?.ok_or_else(not_found)?;
    let words = ("review-sent-subject", "review-sent-text");
    case.tell_department(tx, by, &made, words, &[])
}

fn stand_in(
    tx: &mut Tx<'_>,
    by: &By,
    case: &Case,
    card: &ReviewCard,
    form: &HandForm,
) -> Result<(), NotDone> {
    case.relay().owed(card.id)?;
    let mut invalid = Invalid::default();
    let there = store::officials_of(tx, case.district.id, card.department, by.today)?;
    let official = form.staff.parse::<PersonId>().ok();
    let official = official.filter(|id| there.iter().any(|holder| holder.person == *id));
    if official.is_none() {
        invalid.push("staff", Fault::new("fault-inquiry-staff"));
    }
    let reason = check_reason(by.rules.limits, &form.reason, &mut invalid);
    let reason = invalid.or(reason)?;
    let official = official.ok_or_else(not_found)?;
    if !store::review_card_stand_in(tx, card.id, official)? {
        return Err(over());
    }
    case.log(tx, by, (ReviewStep::StoodIn, Some(card.id)), &reason)?;
    let card = ReviewCard {
        official: Some(official),
        ..card.clone()
    };
    let words = ("review-sent-subject", "review-sent-text");
    case.tell_department(tx, by, &card, words, &[])
}

/// Answers in public, with the cards of the round, and tells the authors.
///
/// # Errors
/// Refuses who may not, while a card is missing, and the second time whoever answered first
/// while there is somebody else; names the faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ReviewId,
    form: &AnswerForm,
) -> Result<(), NotDone> {
    let case = Case::read::<NotDone>(tx, slug, id)?;
    by.may(Act::ReviewCoordinate, Target::district(case.district.id))?;
    by.consented(tx)?;
    let (hand, relay) = (case.coordinator(tx, by)?, case.relay());
    let until = by.rules.terms.review_appeal.deadline(by.now);
    let after = relay.answer(hand, until)?;
    let (feasible, text) = form.check(by.rules.limits)?;
    case.moved(tx, &after)?;
    let first = after.state == ReviewState::Answered;
    let answer = ReviewAnswer {
        round: relay.round(),
        feasible,
        text,
        by: hand.person,
        at: by.now,
    };
    store::review_answer_add(tx, id, &answer, first.then_some(until))?;
    case.log(tx, by, (ReviewStep::Answered, None), "")?;
    let words = match first {
        true => ("review-answered-subject", "review-answered-text"),
        false => ("review-answered-subject", "review-settled-text"),
    };
    let authors = authors(tx, case.review.item)?;
    case.tell(tx, by, authors, words, |lang| {
        vec![("until", korean::deadline(lang, until).into())]
    })?;
    let late = case.review.due_at <= by.now;
    let detail = json!({ "step": "answer", "round": answer.round, "late": late });
    let subject = format_args!("review/{id}");
    Ok(by.audit(tx, Act::ReviewCoordinate, subject, &detail)?)
}

/// Takes a review back before it is answered.
///
/// # Errors
/// Refuses who may not and what was answered; asks for a reason.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ReviewId,
    reason: &str,
) -> Result<(), NotDone> {
    let case = Case::read::<NotDone>(tx, slug, id)?;
    by.may(Act::ReviewSend, Target::district(case.district.id))?;
    by.consented(tx)?;
    let after = case.relay().withdraw()?;
    let reason = process::classification::check_reason(by.rules.limits, reason)?;
    case.moved(tx, &after)?;
    case.log(tx, by, (ReviewStep::Withdrawn, None), &reason)?;
    let detail = json!({ "step": "withdraw" });
    Ok(by.audit(tx, Act::ReviewSend, format_args!("review/{id}"), &detail)?)
}

/// An author asks to have it looked at again: the departments are asked once more, and told.
///
/// # Errors
/// Refuses everybody else, before the answer, too late and a second time; asks for a reason.
pub fn appeal(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ReviewId,
    reason: &str,
) -> Result<(), NotDone> {
    let case = Case::read::<NotDone>(tx, slug, id)?;
    let authors = authors(tx, case.review.item)?;
    by.may(
        Act::ReviewAppeal,
        appeal_target(&by.actor, &case.district, &authors),
    )?;
    by.consented(tx)?;
    let relay = case.relay();
    let after = relay.appeal(by.now, || ReviewCardId(tx.next_id(by.now)))?;
    let text = process::classification::check_reason(by.rules.limits, reason)?;
    let text = korean::mask_contacts_in(&text);
    case.moved(tx, &after)?;
    let terms = &by.rules.terms;
    let due_at = terms.review_answer.deadline(by.now);
    if !store::review_appeal(tx, id, &text, by.person()?, due_at, by.now)? {
        return Err(over());
    }
    case.log(tx, by, (ReviewStep::Appealed, None), "")?;
    let of_cards = terms.review_card.deadline(by.now);
    for card in &after.cards[relay.cards.len()..] {
        store::review_card_add(tx, id, card, of_cards)?;
        case.log(tx, by, (ReviewStep::Sent, Some(card.id)), "")?;
    }
    let again = Case::read::<NotDone>(tx, slug, id)?;
    for card in again.cards.iter().filter(|card| card.round == 2) {
        let words = ("review-again-subject", "review-again-text");
        again.tell_department(tx, by, card, words, &[])?;
    }
    let detail = json!({ "due_at": due_at.to_string() });
    Ok(by.audit(tx, Act::ReviewAppeal, format_args!("review/{id}"), &detail)?)
}
