//! Official documents: drafting, signing, approving, and who sees what of them.

use process::act::Target;
use process::document::{
    Document, DocumentForm, DocumentNumber, DocumentState, Public, Signer, edit as may_edit,
    hand_back as may_hand_back, report as may_report, sign as may_sign, withdraw as may_withdraw,
};
use process::id::{DistrictId, DocumentId, MeetingId};
use process::refusal::Fault;
use process::room::RoomState;
use process::text::Field;
use process::{Act, Actor, Invalid, Refusal, Role, authorize};
use serde_json::json;
use store::{District, DocumentPlace, StoreError, Tx};

use super::report::{self, Sheet};
use super::{By, NotDone, district, not_found};

/// What somebody sees of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What everybody may read.
    Public(Box<Public>),
    /// All of it, closed parts and drafts included.
    Whole(Box<Document>),
}

/// Whether `actor` drafts or signs documents here, and so sees those that are not approved.
pub fn sees_drafts(actor: &Actor, district: DistrictId) -> bool {
    let target = Target::district(district);
    let may = |act| authorize(actor, act, target).is_ok();
    may(Act::DocumentDraft) || may(Act::DocumentApprove)
}

/// Decides what `actor` sees of `document`; a draft is not there for anybody else.
///
/// Pages, the text version and the API all ask this one function.
pub fn sight(actor: &Actor, document: Document) -> Option<Sight> {
    let target = Target::district(document.district);
    let whole = match document.state {
        DocumentState::Approved => authorize(actor, Act::DocumentClosedSee, target).is_ok(),
        _ => sees_drafts(actor, document.district),
    };
    if whole {
        return Some(Sight::Whole(Box::new(document)));
    }
    Public::of(&document).map(|public| Sight::Public(Box::new(public)))
}

/// A document with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such document in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: DocumentId) -> Result<(District, Document), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let document = store::document_get(tx, id)?.filter(|d| d.district == district.id);
    Ok((district, document.ok_or_else(not_found)?))
}

/// What a new document comes from, as an address or a hidden field carries it: ids, or
/// nothing.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The meeting it reports on.
    pub meeting: String,
    /// The workshop room whose report it is made from.
    pub room: String,
    /// The approved document in whose place it comes.
    pub replaces: String,
}

impl Origin {
    /// The report of the room that is named, which the actor may read.
    ///
    /// # Errors
    /// A room that is not there or not over, one of another district, and a report that the
    /// actor may not read.
    pub fn report(
        &self,
        tx: &mut Tx<'_>,
        by: &By,
        district: DistrictId,
    ) -> Result<Option<Sheet>, NotDone> {
        if self.room.is_empty() {
            return Ok(None);
        }
        let gone = || Refusal::conflict(Fault::new("refusal-document-origin"));
        let sheet = report::read::<NotDone>(tx, self.room.parse().map_err(|_| gone())?)?;
        let room = &sheet.full.room;
        let here = room.district.is_none_or(|host| host == district);
        if !here || room.state != RoomState::Closed || !sheet.reads(&by.actor) {
            return Err(gone().into());
        }
        Ok(Some(sheet))
    }

    /// Finds what the ids name in this district.
    ///
    /// # Errors
    /// What is not there, or is no approved document.
    pub fn place(&self, tx: &mut Tx<'_>, district: DistrictId) -> Result<DocumentPlace, NotDone> {
        let gone = || Refusal::conflict(Fault::new("refusal-document-origin"));
        let meeting = match self.meeting.as_str() {
            "" => None,
            id => {
                let id: MeetingId = id.parse().map_err(|_| gone())?;
                let found = store::meeting_get(tx, id)?.filter(|m| m.district == district);
                Some(found.ok_or_else(gone)?.id)
            }
        };
        let replaces = match self.replaces.as_str() {
            "" => None,
            id => {
                let id: DocumentId = id.parse().map_err(|_| gone())?;
                let found = store::document_get(tx, id)?
                    .filter(|d| d.district == district && d.state == DocumentState::Approved);
                Some(found.ok_or_else(gone)?.id)
            }
        };
        Ok(DocumentPlace {
            district,
            cycle: store::cycle_current(tx, district)?.map(|cycle| cycle.id),
            meeting,
            replaces,
        })
    }
}

/// Drafts a document; its drafter signs the first place of the approval line.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn draft(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    origin: &Origin,
    form: &DocumentForm,
) -> Result<DocumentId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::DocumentDraft, Target::district(district.id))?;
    by.consented(tx)?;
    let drafter = by.person()?;
    let text = form.check(by.rules.limits)?;
    let mut place = origin.place(tx, district.id)?;
    let report = origin.report(tx, by, district.id)?;
    if let Some(room) = report.as_ref().map(|sheet| &sheet.full.room) {
        let own = room.meeting.filter(|_| room.district == Some(district.id));
        place.meeting = place.meeting.or(own);
    }
    let id = store::document_add(tx, place, &text, drafter, by.now)?;
    if let Some(sheet) = &report {
        report::hand(tx, by, sheet, id)?;
    }
    let detail = json!({ "step": "draft", "kind": text.kind.as_str(), "replaces": place.replaces });
    by.audit(
        tx,
        Act::DocumentDraft,
        format_args!("document/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Changes a draft that nobody but its drafter has signed.
///
/// # Errors
/// Refuses who may not and what was signed or approved, and names the faulty fields.
pub fn edit(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: DocumentId,
    form: &DocumentForm,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::DocumentDraft, Target::district(district.id))?;
    by.consented(tx)?;
    may_edit(&found)?;
    let text = form.check(by.rules.limits)?;
    store::document_change(tx, id, &text, found.drafted_by, by.now)?;
    let detail = json!({ "step": "edit" });
    by.audit(
        tx,
        Act::DocumentDraft,
        format_args!("document/{id}"),
        &detail,
    )?;
    Ok(())
}

/// Takes a draft back that nobody else has signed.
///
/// # Errors
/// Refuses all but its drafter, and what was signed.
pub fn withdraw(tx: &mut Tx<'_>, by: &By, slug: &str, id: DocumentId) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::DocumentDraft, Target::district(district.id))?;
    by.consented(tx)?;
    may_withdraw(&found, by.person()?)?;
    store::document_end(tx, id, DocumentState::Withdrawn, "")?;
    let detail = json!({ "step": "withdraw" });
    by.audit(
        tx,
        Act::DocumentDraft,
        format_args!("document/{id}"),
        &detail,
    )?;
    Ok(())
}

/// Hands a draft back instead of signing it, with a reason that staff read.
///
/// # Errors
/// Refuses who may not, what is no draft any more, and an empty reason.
pub fn hand_back(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: DocumentId,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::DocumentApprove, Target::district(district.id))?;
    by.consented(tx)?;
    may_hand_back(&found, by.person()?)?;
    let mut invalid = Invalid::default();
    let field = Field::lines("reason", by.rules.limits.reason_max);
    let reason = field.check(reason, &mut invalid);
    let reason = invalid.or(reason)?;
    store::document_end(tx, id, DocumentState::Returned, &reason)?;
    let detail = json!({ "step": "return" });
    by.audit(
        tx,
        Act::DocumentApprove,
        format_args!("document/{id}"),
        &detail,
    )?;
    Ok(())
}

/// Signs the next place of the approval line. The last signature approves: the document gets
/// its number, its retention and its seal, and where a deputy gave it, the day until which
/// the approver is told.
///
/// # Errors
/// Refuses who may not, the drafter, and what is no draft any more.
pub fn sign(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: DocumentId,
) -> Result<Option<DocumentNumber>, NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::DocumentApprove, Target::district(district.id))?;
    by.consented(tx)?;
    let signer = signer(by, district.id)?;
    let signed = may_sign(&found, signer)?;
    store::document_sign(tx, id, signed.place, signer.person, signed.acting, by.now)?;
    let number = match signed.approves {
        true => {
            let due = by.rules.terms.acting_report.deadline(by.now);
            let due = signed.acting.then_some(due);
            let kept = found.text.retention.kept(by.today);
            let year = i64::from(by.today.year());
            store::document_approve(tx, id, year, kept, due, by.now)?
        }
        false => None,
    };
    let detail = json!({
        "step": "sign",
        "place": signed.place + 1,
        "acting": signed.acting,
        "number": number.map(|n| n.serial),
    });
    by.audit(
        tx,
        Act::DocumentApprove,
        format_args!("document/{id}"),
        &detail,
    )?;
    Ok(number)
}

/// The approver takes note of what a deputy signed.
///
/// # Errors
/// Refuses who may not, and where nothing is to be told.
pub fn report(tx: &mut Tx<'_>, by: &By, slug: &str, id: DocumentId) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::DocumentApprove, Target::district(district.id))?;
    by.consented(tx)?;
    let signer = signer(by, district.id)?;
    may_report(&found, signer)?;
    store::document_report(tx, id, signer.person, by.now)?;
    let detail = json!({ "step": "report" });
    by.audit(
        tx,
        Act::DocumentApprove,
        format_args!("document/{id}"),
        &detail,
    )?;
    Ok(())
}

/// Who signs, with her office here.
pub fn signer(by: &By, district: DistrictId) -> Result<Signer, Refusal> {
    Ok(Signer {
        person: by.person()?,
        approver: by.actor.has(Role::Approver, Some(district)),
    })
}
