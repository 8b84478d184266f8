//! The inbox that is always open: asking, saying who answers, and answering in public.

use korean::Lang;
use process::act::Target;
use process::id::{InquiryId, PersonId};
use process::inquiry::{self, ANSWERERS, AnswerForm, AssignForm, InquiryForm};
use process::refusal::Fault;
use process::{Act, Actor, Refusal};
use serde_json::json;
use store::{About, Asker, District, Inquiry, StoreError, Tx};

use super::proposal::{Sight, sight};
use super::tracking_code::Code;
use super::{By, NotDone, account, agenda, district, not_found};

/// An inquiry with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or nothing of that id in its inbox.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: InquiryId) -> Result<(District, Inquiry), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::inquiry_get(tx, id)?.filter(|found| found.district == district.id);
    Ok((district, found.ok_or_else(not_found)?))
}

/// What `actor` sees of an inquiry.
pub fn sight_of(actor: &Actor, found: &Inquiry) -> Sight {
    sight(actor, found.hidden, found.district, found.author)
}

/// The agenda that a question is about, as typed, with the office that answers for it.
///
/// # Errors
/// When there is no such agenda in the district that everybody may see.
fn about(tx: &mut Tx<'_>, slug: &str, typed: &str) -> Result<About, NotDone> {
    if typed.is_empty() {
        return Ok(About::default());
    }
    let id = typed.parse().map_err(|_| not_found())?;
    let (_, found) = agenda::find::<NotDone>(tx, slug, id)?;
    if found.hidden {
        return Err(not_found().into());
    }
    Ok(About {
        agenda: Some(found.id),
        office: found.text.department,
    })
}

/// Puts something into the inbox, on any day. A question about an agenda goes to the office
/// that answers for it. Whoever has an account asks in her name; for a
/// visitor `code` is the way back.
///
/// # Errors
/// Refuses somebody signed in who has not agreed to the terms, and names the faulty fields.
pub fn make(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &InquiryForm,
    code: &Code,
) -> Result<InquiryId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::InquiryMake, Target::district(district.id))?;
    let asker = match by.actor.person {
        Some(person) => {
            by.consented(tx)?;
            Asker::Person(person)
        }
        None => Asker::Code(code.hash(&by.keys)),
    };
    let text = form.check(by.rules.limits)?;
    let about = about(tx, slug, &form.agenda)?;
    let due_at = by.rules.terms.inbox_answer.deadline(by.now);
    let id = store::inquiry_add(tx, district.id, &asker, &text, &about, due_at, by.now)?;
    let detail = json!({
        "due_at": due_at.to_string(),
        "account": by.actor.person.is_some(),
        "agenda": about.agenda,
    });
    by.audit(tx, Act::InquiryMake, format_args!("inquiry/{id}"), &detail)?;
    Ok(id)
}

/// The inquiry that a visitor made in a district, by her code.
///
/// # Errors
/// Says when the code is none, or leads to nothing here.
pub fn by_code(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    typed: &str,
) -> Result<(District, Inquiry), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::PublicSee, Target::district(district.id))?;
    let wrong = |key| process::Invalid::one("tracking", Fault::new(key));
    let none = match typed.trim() {
        "" => "fault-empty",
        _ => "fault-inquiry-code",
    };
    let code = Code::read(typed).ok_or_else(|| wrong(none))?;
    let found = store::inquiry_by_code(tx, district.id, &code.hash(&by.keys))?;
    Ok((
        district,
        found.ok_or_else(|| wrong("fault-inquiry-code-unknown"))?,
    ))
}

/// Says who answers: an office, a member of staff, or both.
///
/// # Errors
/// Refuses who may not and what was answered or is hidden, and names the faulty fields.
pub fn assign(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: InquiryId,
    form: &AssignForm,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::InquiryAssign, Target::district(district.id))?;
    by.consented(tx)?;
    inquiry::open(found.standing())?;
    let staff = store::holders_of(tx, district.id, &ANSWERERS, by.today)?;
    let staff: Vec<PersonId> = staff.iter().map(|holder| holder.person).collect();
    let owner = form.check(by.rules.limits, &staff)?;
    if owner == found.owner {
        return Ok(());
    }
    if !store::inquiry_assign(tx, id, &owner)? {
        return Err(answered().into());
    }
    let detail = json!({ "office": !owner.office.is_empty(), "person": owner.person });
    by.audit(
        tx,
        Act::InquiryAssign,
        format_args!("inquiry/{id}"),
        &detail,
    )?;
    Ok(())
}

/// Answers in public, once, and tells the asker if she has an account.
///
/// # Errors
/// Refuses who may not and what was answered or is hidden, and names the faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: InquiryId,
    form: &AnswerForm,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::InquiryAnswer, Target::district(district.id))?;
    by.consented(tx)?;
    inquiry::open(found.standing())?;
    let given = form.check(by.rules.limits)?;
    if !store::inquiry_answer(tx, id, &given, by.person()?, by.now)? {
        return Err(answered().into());
    }
    if let Some(asker) = found.author
        && let Some(asker) = store::person_get(tx, asker)?
    {
        let words = ("inquiry-notice-subject", "inquiry-notice-text");
        let args = |lang: Lang| {
            let place = lang.pick(&district.name_ko, &district.name_en).clone();
            vec![
                ("title", found.text.title.clone().into()),
                ("district", place.into()),
            ]
        };
        account::tell(tx, by, &asker, &[], words, args)?;
    }
    let late = found.due_at <= by.now;
    by.audit(
        tx,
        Act::InquiryAnswer,
        format_args!("inquiry/{id}"),
        &json!({ "late": late }),
    )?;
    Ok(())
}

/// Somebody else was first.
fn answered() -> Refusal {
    Refusal::conflict(Fault::new("refusal-inquiry-answered"))
}
