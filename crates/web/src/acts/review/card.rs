//! What a department writes on its card, as a draft and when it hands it in.

use process::act::Target;
use process::id::ReviewCardId;
use process::review::card::CardForm;
use process::review::{Hand, ReviewStep};
use process::{Act, Refusal};
use serde_json::json;
use store::{ReviewCard, Tx};

use super::{Case, over};
use crate::acts::{By, NotDone};

/// The official who writes a card: one of its department, or who was named for it.
///
/// # Errors
/// Refuses everybody else.
pub fn writer(tx: &mut Tx<'_>, by: &By, case: &Case, card: &ReviewCard) -> Result<Hand, NotDone> {
    by.may(Act::ReviewWrite, Target::district(case.district.id))?;
    let person = by.person()?;
    let there = store::officials_of(tx, case.district.id, card.department, by.today)?;
    let among = there.iter().any(|holder| holder.person == person);
    if !among && card.official != Some(person) {
        return Err(Refusal::forbidden("refusal-review-not-yours").into());
    }
    case.official(tx, by, card.department)
}

/// Keeps what was written so far, so that she can go on later.
///
/// # Errors
/// Refuses who is not of the department and what is not owed; names the faulty fields.
pub fn write(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ReviewCardId,
    form: &CardForm,
) -> Result<(), NotDone> {
    let (case, card) = Case::of_card::<NotDone>(tx, slug, id)?;
    let hand = writer(tx, by, &case, &card)?;
    by.consented(tx)?;
    case.relay().write(id, hand)?;
    let text = form.draft(by.rules.limits)?;
    if !store::review_card_write(tx, id, &text)? {
        return Err(over());
    }
    let detail = json!({ "step": "draft", "card": id });
    let subject = format_args!("review/{}", card.review);
    Ok(by.audit(tx, Act::ReviewWrite, subject, &detail)?)
}

/// Hands a card in. Who coordinates is told once it was the last one.
///
/// # Errors
/// As [`write`], and refuses what is not complete.
pub fn submit(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ReviewCardId,
    form: &CardForm,
) -> Result<(), NotDone> {
    let (case, card) = Case::of_card::<NotDone>(tx, slug, id)?;
    let hand = writer(tx, by, &case, &card)?;
    by.consented(tx)?;
    let after = case.relay().submit(id, hand)?;
    let text = form.finished(by.rules.limits)?;
    if !store::review_card_submit(tx, id, &text, hand.person, by.now)? {
        return Err(over());
    }
    case.log(tx, by, (ReviewStep::Submitted, Some(id)), "")?;
    if after.complete() {
        let roles = [process::Role::GovernanceCoordinator];
        let holders = store::holders_of(tx, case.district.id, &roles, by.today)?;
        let people = holders.into_iter().map(|holder| holder.person);
        let words = ("review-complete-subject", "review-complete-text");
        let due_at = case.review.due_at;
        case.tell(tx, by, people, words, |lang| {
            vec![("due", korean::deadline(lang, due_at).into())]
        })?;
    }
    let detail = json!({ "step": "submit", "card": id, "late": card.due_at <= by.now });
    let subject = format_args!("review/{}", card.review);
    Ok(by.audit(tx, Act::ReviewWrite, subject, &detail)?)
}
