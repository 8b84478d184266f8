//! Templates of answers, and answering many questions and reviews in one act.

use process::act::Target;
use process::answer_template::{BulkAnswer, BulkForm, BulkItem, TemplateForm};
use process::id::AnswerTemplateId;
use process::{Act, Kind};
use serde_json::json;
use store::Tx;

use super::{By, NotDone, district, inquiry, not_found, review};

/// Adds a template.
///
/// # Errors
/// Refuses who may not; names the faulty fields.
pub fn add(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &TemplateForm,
) -> Result<AnswerTemplateId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::TemplateManage, Target::district(district.id))?;
    by.consented(tx)?;
    let (title, body) = form.check(by.rules.limits)?;
    let who = Some(by.person()?);
    let id = store::answer_template_add(tx, district.id, (&title, &body), who, by.now)?;
    let subject = format_args!("answer-template/{id}");
    by.audit(tx, Act::TemplateManage, subject, &json!({ "step": "add" }))?;
    Ok(id)
}

/// Takes a template out of the list.
///
/// # Errors
/// Refuses who may not, and what is not in the list.
pub fn end(tx: &mut Tx<'_>, by: &By, slug: &str, id: AnswerTemplateId) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::TemplateManage, Target::district(district.id))?;
    by.consented(tx)?;
    if !store::answer_template_end(tx, id, district.id, by.now)? {
        return Err(not_found().into());
    }
    let subject = format_args!("answer-template/{id}");
    Ok(by.audit(tx, Act::TemplateManage, subject, &json!({ "step": "end" }))?)
}

/// What became of many answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// What was answered.
    pub sent: Vec<BulkItem>,
    /// What was not, because somebody else was first or it moved on meanwhile.
    pub skipped: Vec<BulkItem>,
}

/// Answers many things: each as if it had been answered alone, all in one transaction. What
/// moved on meanwhile is left out and named; everything else is answered.
///
/// # Errors
/// Refuses who may not; names every faulty answer, and nothing is sent then.
pub fn bulk(tx: &mut Tx<'_>, by: &By, slug: &str, form: &BulkForm) -> Result<Sent, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::InquiryAnswer, Target::district(district.id))?;
    by.consented(tx)?;
    let mut sent = Sent::default();
    for answer in form.check(by.rules.limits)? {
        let item = answer.item();
        let done = match &answer {
            BulkAnswer::Inquiry(id, form) => inquiry::answer(tx, by, slug, *id, form),
            BulkAnswer::Review(id, form) => review::coordinate::answer(tx, by, slug, *id, form),
        };
        match done {
            Ok(()) => sent.sent.push(item),
            Err(NotDone::Refusal(refusal)) if refusal.kind == Kind::Conflict => {
                sent.skipped.push(item);
            }
            Err(other) => return Err(other),
        }
    }
    let names = |all: &[BulkItem]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
    let detail = json!({
        "step": "bulk",
        "sent": names(&sent.sent),
        "skipped": names(&sent.skipped),
    });
    let subject = format_args!("district/{}", district.id);
    by.audit(tx, Act::InquiryAnswer, subject, &detail)?;
    Ok(sent)
}
