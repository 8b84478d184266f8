//! Reviews by departments: a reminder before a card is due, word when it is late, and word to
//! the coordinator when the answer is.

use jiff::{SignedDuration, Timestamp};
use process::role::Role;
use process::rules::Rules;
use serde_json::json;
use store::{Review, ReviewCard, StoreError, Tx};

use super::{AT_ONCE, Letter, REVIEW, district, tell_all, tell_holders};

/// Until when cards are due of which departments are reminded now.
fn soon(now: Timestamp) -> Timestamp {
    let days = Rules::on(korean::seoul(now).date())
        .terms
        .review_remind_days;
    now + SignedDuration::from_hours(24 * days)
}

/// Whether there is anything to do.
pub(super) fn waits(tx: &mut Tx<'_>, now: Timestamp) -> Result<bool, StoreError> {
    Ok(
        !store::review_cards_to_remind(tx, now, soon(now), 1)?.is_empty()
            || !store::review_cards_to_warn(tx, now, 1)?.is_empty()
            || !store::reviews_late(tx, now, 1)?.is_empty(),
    )
}

/// Does it, and answers of how many cards and answers somebody was told.
pub(super) fn due(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, StoreError> {
    let mut told = 0;
    for card in store::review_cards_to_remind(tx, now, soon(now), AT_ONCE)? {
        if store::review_card_reminded(tx, card.id, now)? {
            let words = ("duty-card-soon-subject", "duty-card-soon-text");
            told += of_card(tx, &card, words, "soon", now)?;
        }
    }
    for card in store::review_cards_to_warn(tx, now, AT_ONCE)? {
        if store::review_card_warned(tx, card.id, now)? {
            let words = ("duty-card-late-subject", "duty-card-late-text");
            told += of_card(tx, &card, words, "late", now)?;
        }
    }
    for review in store::reviews_late(tx, now, AT_ONCE)? {
        if store::review_warn(tx, review.id, now)? {
            told += of_answer(tx, &review, now)?;
        }
    }
    Ok(told)
}

/// Tells the officials of a department, or the one in charge; of something hidden nobody.
fn of_card(
    tx: &mut Tx<'_>,
    card: &ReviewCard,
    words: (&str, &str),
    step: &str,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let review = store::review_get(tx, card.review)?;
    let Some(review) = review.filter(|review| !review.hidden) else {
        return Ok(1);
    };
    let district = district(tx, review.district)?;
    let today = korean::seoul(now).date();
    let mut people = store::officials_of(tx, district.id, card.department, today)?;
    if let Some(official) = card.official {
        people.retain(|holder| holder.person == official);
    }
    let letter = Letter {
        words,
        title: &review.title,
        department: Some(&card.department_names),
        district: &district,
        due_at: card.due_at,
        now,
    };
    let told = tell_all(tx, &letter, &people)?;
    let detail = json!({ "step": step, "card": card.id, "told": told });
    let subject = format!("review/{}", review.id);
    store::audit_append(tx, now, None, REVIEW, &subject, &detail)?;
    Ok(1)
}

fn of_answer(tx: &mut Tx<'_>, review: &Review, now: Timestamp) -> Result<usize, StoreError> {
    let district = district(tx, review.district)?;
    let letter = Letter {
        words: ("duty-review-late-subject", "duty-review-late-text"),
        title: &review.title,
        department: None,
        district: &district,
        due_at: review.due_at,
        now,
    };
    let told = tell_holders(tx, &letter, &[Role::GovernanceCoordinator])?;
    let detail = json!({ "step": "answer-late", "told": told });
    let subject = format!("review/{}", review.id);
    store::audit_append(tx, now, None, REVIEW, &subject, &detail)?;
    Ok(1)
}
