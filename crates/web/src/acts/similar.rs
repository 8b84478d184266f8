//! Deciding what two things that share words are to each other, and changing the words that a
//! district takes for the same.

use process::Act;
use process::act::{Target, acting_as};
use process::agenda::Item;
use process::similar::{Decision, DecisionForm, SynonymsForm};
use serde_json::json;
use store::Tx;

use super::{By, NotDone, district, not_found};

/// Records what two things of a district are to each other, in place of what was decided
/// before. Nothing is put together by it.
///
/// # Errors
/// Refuses who may not and what is not there or hidden; names the faulty fields.
pub fn decide(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &DecisionForm,
) -> Result<Decision, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SimilarDecide, Target::district(district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    let (pair, likeness, reason) = form.check(by.rules.limits)?;
    let items: [Item; 2] = [pair.first(), pair.second()];
    if store::board_some(tx, district.id, &items)?.len() < items.len() {
        return Err(not_found().into());
    }
    let decision = Decision {
        pair,
        likeness,
        reason,
        role: acting_as(&by.actor, Act::SimilarDecide, Some(district.id)),
        at: by.now,
    };
    store::similar_decide(tx, district.id, &decision, person)?;
    let detail = json!({
        "beside": pair.second().to_string(),
        "likeness": likeness.as_str(),
        "as": decision.role.as_str(),
    });
    let first = pair.first();
    let subject = format_args!("{}/{}", first.kind(), first.number());
    by.audit(tx, Act::SimilarDecide, subject, &detail)?;
    Ok(decision)
}

/// Replaces the words that a district takes for the same, beside those of every district.
///
/// # Errors
/// Refuses who may not and what somebody else changed meanwhile; names the line at fault.
pub fn set_words(tx: &mut Tx<'_>, by: &By, slug: &str, form: &SynonymsForm) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::DistrictChange, Target::district(district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    let present = store::synonyms_after(tx, district.id, 0)?;
    let words = form.check(present.map_or(0, |(id, _)| id))?;
    store::synonyms_put(tx, district.id, &words, person, by.now)?;
    let detail = json!({ "step": "synonyms", "lines": words.lines().count() });
    district::changed(tx, by, district.id, &detail)
}
