//! Asking an expert for her opinion of an agenda, what she says of her interest, her opinion,
//! and the answers of the body that deliberates it.

use process::act::Target;
use process::expert_review::{
    self, ExpertState, Interest, InterestForm, OpinionForm, check_answers, checklist,
};
use process::id::{AgendaId, ExpertReviewId};
use process::person::check_address;
use process::refusal::Fault;
use process::text::Field;
use process::{Act, Invalid, Refusal, agenda};
use serde_json::json;
use store::{District, ExpertReview, StoreError, Tx};

use super::{By, NotDone, account, district, not_found, role};

/// An expert to be asked, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InviteForm {
    /// An address with which she has signed in.
    pub address: String,
    /// As what she reviews it, shown to everybody.
    pub post: String,
}

/// An expert review with the district of its address. One of a hidden agenda is none.
///
/// # Errors
/// When there is no such expert review in the district.
pub fn find<E>(
    tx: &mut Tx<'_>,
    slug: &str,
    id: ExpertReviewId,
) -> Result<(District, ExpertReview), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::expert_review_get(tx, id)?;
    let found = found.filter(|found| found.district == district.id && !found.hidden);
    Ok((district, found.ok_or_else(not_found)?))
}

/// What writing is aimed at: the review belongs to its reviewer.
pub fn own(found: &ExpertReview) -> Target {
    Target::owned(found.district, found.reviewer)
}

/// Asks somebody by her address, and tells her. The look-up is on record, and is done only when
/// everything else on the form is right.
///
/// # Errors
/// Refuses who may not, and an agenda that is decided on or hidden; names the faulty fields.
pub fn invite(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    form: &InviteForm,
) -> Result<ExpertReviewId, NotDone> {
    let (district, found) = super::agenda::find::<NotDone>(tx, slug, id)?;
    by.may(Act::ExpertInvite, Target::district(district.id))?;
    by.consented(tx)?;
    let inviter = by.person()?;
    agenda::open(found.standing())?;
    let mut invalid = Invalid::default();
    let address = check_address(&form.address);
    let address = address.map_err(|faults| invalid.0.extend(faults.0)).ok();
    let post = Field::line("post", by.rules.limits.body_name_max).check(&form.post, &mut invalid);
    let post = invalid.or(post)?;
    let address = address.ok_or_else(not_found)?;
    let reviewer = role::look_up(tx, by, inviter, &address, ("experts", "expert"))?;
    let there = store::expert_reviews_of(tx, id)?;
    let held = |one: &ExpertReview| one.reviewer == reviewer && one.state != ExpertState::Declined;
    if there.iter().any(held) {
        return Err(Invalid::one("address", Fault::new("fault-expert-there")).into());
    }
    let due_at = by.rules.terms.expert_review.deadline(by.now);
    let of = (district.id, id);
    let made = store::expert_review_add(tx, of, (reviewer, &post), inviter, due_at, by.now)?;
    if let Some(reviewer) = store::person_get(tx, reviewer)? {
        let words = ("expert-invited-subject", "expert-invited-text");
        account::tell(tx, by, &reviewer, &[], words, |lang| {
            let place = lang.pick(&district.name_ko, &district.name_en).clone();
            vec![
                ("district", place.into()),
                ("title", found.text.title.clone().into()),
                ("due", korean::deadline(lang, due_at).into()),
            ]
        })?;
    }
    let detail = json!({ "agenda": id, "due_at": due_at.to_string() });
    let subject = format_args!("expert-review/{made}");
    by.audit(tx, Act::ExpertInvite, subject, &detail)?;
    Ok(made)
}

/// The reviewer says what her interest in the matter is; one with an interest that keeps her
/// from it stays out.
///
/// # Errors
/// Refuses everybody else and a second time; names the faulty fields.
pub fn declare(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ExpertReviewId,
    form: &InterestForm,
) -> Result<ExpertState, NotDone> {
    let (_, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ExpertWrite, own(&found))?;
    by.consented(tx)?;
    let next = expert_review::declare(found.state)?;
    let (interest, text) = form.check(by.rules.limits)?;
    let next = match interest {
        Interest::Recuse => ExpertState::Declined,
        _ => next,
    };
    if !store::expert_review_declare(tx, id, next, (interest, &text), by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-expert-declared")).into());
    }
    let detail = json!({ "step": "interest", "interest": interest.as_str() });
    by.audit(
        tx,
        Act::ExpertWrite,
        format_args!("expert-review/{id}"),
        &detail,
    )?;
    Ok(next)
}

/// Keeps a draft of the opinion.
///
/// # Errors
/// Refuses everybody else and before the interest was said; names the faulty fields.
pub fn write(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ExpertReviewId,
    form: &OpinionForm,
) -> Result<(), NotDone> {
    let (_, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ExpertWrite, own(&found))?;
    by.consented(tx)?;
    expert_review::write(found.state)?;
    let list = checklist(korean::seoul(found.invited_at).date());
    let text = form.draft(by.rules.limits, list)?;
    if !store::expert_review_write(tx, id, &text)? {
        return Err(Refusal::conflict(Fault::new("refusal-expert-published")).into());
    }
    let detail = json!({ "step": "draft" });
    let subject = format_args!("expert-review/{id}");
    Ok(by.audit(tx, Act::ExpertWrite, subject, &detail)?)
}

/// Publishes the opinion.
///
/// # Errors
/// As [`write`], and refuses what is not complete.
pub fn publish(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ExpertReviewId,
    form: &OpinionForm,
) -> Result<(), NotDone> {
    let (_, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ExpertWrite, own(&found))?;
    by.consented(tx)?;
    expert_review::write(found.state)?;
    let list = checklist(korean::seoul(found.invited_at).date());
    let text = form.finished(by.rules.limits, list)?;
    if !store::expert_review_publish(tx, id, &text, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-expert-published")).into());
    }
    let detail = json!({ "step": "publish", "points": text.points.len() });
    let subject = format_args!("expert-review/{id}");
    Ok(by.audit(tx, Act::ExpertWrite, subject, &detail)?)
}

/// Records what the body that deliberates the agenda answers to each point, and tells the
/// reviewer.
///
/// # Errors
/// Refuses who may not, before the opinion is public and a second time; names each point
/// without an answer.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ExpertReviewId,
    typed: &[String],
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ExpertAnswer, Target::district(district.id))?;
    by.consented(tx)?;
    expert_review::answer(found.state)?;
    let answers = check_answers(by.rules.limits, typed, found.text.points.len())?;
    let who = (found.council, by.person()?);
    if !store::expert_review_answer(tx, id, &answers, who, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-expert-answered")).into());
    }
    if let Some(reviewer) = store::person_get(tx, found.reviewer)? {
        let words = ("expert-answered-subject", "expert-answered-text");
        account::tell(tx, by, &reviewer, &[], words, |lang| {
            let place = lang.pick(&district.name_ko, &district.name_en).clone();
            vec![
                ("district", place.into()),
                ("title", found.title.clone().into()),
            ]
        })?;
    }
    let detail = json!({ "points": answers.len() });
    let subject = format_args!("expert-review/{id}");
    Ok(by.audit(tx, Act::ExpertAnswer, subject, &detail)?)
}
