//! The result report of a room: reading it, changing it, publishing it, handing it to documents.

pub mod document;
mod record;

use korean::Lang;
use process::act::{Target, acting_as};
use process::id::{BudgetLineId, DocumentId, RoomId};
use process::refusal::Fault;
use process::report::{Edit, EditForm, EditStep, Line, NotEdited, Source, draft, merge};
use process::room::RoomState;
use process::{Act, Actor, Invalid, Refusal, authorize};
use serde_json::json;
use store::{Report, Room, RoomFull, StoreError, Tx};

use super::{By, NotDone, not_found};
use crate::message::fault;

/// A room with its report as it stands now.
#[derive(Debug)]
pub struct Sheet {
    /// The room.
    pub full: RoomFull,
    /// What became of the report.
    pub report: Report,
    /// Its sentences.
    pub lines: Vec<Line>,
    /// The lines of the host's plan that may have paid, each with its path of the budget.
    pub budget: Vec<(BudgetLineId, Vec<String>)>,
}

impl Sheet {
    /// Whether `actor` leads rooms of this host, and so writes this report.
    pub fn writes(&self, actor: &Actor) -> bool {
        authorize(actor, Act::RoomLead, self.target()).is_ok()
    }

    /// Whether `actor` may read it: whoever writes it, and everybody once it is published.
    pub fn reads(&self, actor: &Actor) -> bool {
        self.report.published_at.is_some() || self.writes(actor)
    }

    /// Whether people changed or left out the sentence about `source`: then its first words are
    /// for those alone who write the report.
    pub fn withheld(&self, source: Source) -> bool {
        let Some(id) = source.id() else {
            return false;
        };
        let key = format!("{}-{id}", source.kind());
        let line = self.lines.iter().find(|line| line.key == key);
        line.is_some_and(|line| line.edit.is_some())
    }

    fn target(&self) -> Target {
        target(&self.full.room)
    }
}

fn target(room: &Room) -> Target {
    Target {
        district: room.district,
        owner: None,
    }
}

/// Whether `actor` may read the report of a room that is over.
///
/// # Errors
/// When the store fails.
pub fn readable(tx: &mut Tx<'_>, actor: &Actor, room: &Room) -> Result<bool, StoreError> {
    if room.state != RoomState::Closed {
        return Ok(false);
    }
    let published = store::report_get(tx, room.id)?.published_at.is_some();
    Ok(published || authorize(actor, Act::RoomLead, target(room)).is_ok())
}

/// The words of a line in the reader's language: those of people, or of the draft.
pub fn words(lang: Lang, line: &Line) -> String {
    match (line.changed(), &line.said) {
        (Some(changed), _) => changed.to_owned(),
        (None, Some(said)) => fault(lang, said),
        (None, None) => String::new(),
    }
}

/// Reads a room with its report. The number of statements is the same for any room.
///
/// # Errors
/// When there is no such room.
pub fn read<E>(tx: &mut Tx<'_>, room: RoomId) -> Result<Sheet, E>
where
    E: From<StoreError> + From<Refusal>,
{
    let full = store::room_full(tx, room)?.ok_or_else(not_found)?;
    let report = store::report_get(tx, room)?;
    let figures = super::room::figures_of(tx, &full.room)?;
    let edits = store::report_edits(tx, room)?;
    let budget = record::budget(tx, &full.room)?;
    let path = budget.iter().find(|(id, _)| Some(*id) == report.line);
    let path = path.map_or_else(Vec::new, |(_, path)| path.clone());
    let record = record::of(&full, figures, path);
    let lines = merge(draft(&record), &edits, |said| fault(Lang::Ko, said));
    Ok(Sheet {
        full,
        report,
        lines,
        budget,
    })
}

/// A report that `by` writes.
fn written(tx: &mut Tx<'_>, by: &By, room: RoomId) -> Result<Sheet, NotDone> {
    let sheet = read::<NotDone>(tx, room)?;
    by.may(Act::RoomLead, sheet.target())?;
    by.consented(tx)?;
    Ok(sheet)
}

fn noted(
    tx: &mut Tx<'_>,
    by: &By,
    room: RoomId,
    detail: &serde_json::Value,
) -> Result<(), NotDone> {
    by.audit(tx, Act::RoomLead, format_args!("report/{room}"), detail)?;
    Ok(())
}

/// Changes a sentence, adds one, leaves one out, or puts one back. Gives back its key.
///
/// # Errors
/// Refuses who may not and a sentence that is gone; names the faulty fields.
pub fn edit(tx: &mut Tx<'_>, by: &By, room: RoomId, form: &EditForm) -> Result<String, NotDone> {
    let sheet = written(tx, by, room)?;
    let checked = form.check(by.rules.limits, &sheet.lines);
    let (step, part, _, text, reason) = checked.map_err(|not| match not {
        NotEdited::Invalid(invalid) => NotDone::Invalid(invalid),
        NotEdited::Refusal(refusal) => NotDone::Refusal(refusal),
    })?;
    let line = sheet.lines.iter().find(|line| line.key == form.key);
    let generated = line.and_then(|line| line.said.as_ref());
    let edit = Edit {
        key: match step {
            EditStep::Add => String::new(),
            _ => form.key.clone(),
        },
        part,
        step,
        text,
        reason,
        generated: generated.map_or_else(String::new, |said| fault(Lang::Ko, said)),
        role: acting_as(&by.actor, Act::RoomLead, sheet.full.room.district),
        at: by.now,
    };
    let key = store::report_edit_add(tx, room, &edit, by.person()?)?;
    let detail = json!({ "step": step.as_str(), "key": key, "as": edit.role.as_str() });
    noted(tx, by, room, &detail)?;
    Ok(key)
}

/// Says which line of the host's plan paid; nothing takes that back.
///
/// # Errors
/// Refuses who may not, and a line of another plan.
pub fn line(tx: &mut Tx<'_>, by: &By, room: RoomId, typed: &str) -> Result<(), NotDone> {
    let sheet = written(tx, by, room)?;
    let unknown = || NotDone::from(Invalid::one("line", Fault::new("refusal-report-line")));
    let line = match typed {
        "" => None,
        typed => {
            let id: BudgetLineId = typed.parse().map_err(|_| unknown())?;
            let known = sheet.budget.iter().any(|(known, _)| *known == id);
            Some(known.then_some(id).ok_or_else(unknown)?)
        }
    };
    store::report_line(tx, room, line)?;
    noted(tx, by, room, &json!({ "step": "line", "line": line }))
}

/// Notes that a document was drafted from the report, which everybody may read from then on.
/// A document that somebody else drafts from a published report is not its document.
///
/// # Errors
/// When the store fails.
pub fn hand(tx: &mut Tx<'_>, by: &By, sheet: &Sheet, document: DocumentId) -> Result<(), NotDone> {
    if !sheet.writes(&by.actor) {
        return Ok(());
    }
    let room = sheet.full.room.id;
    store::report_hand(tx, room, document, by.now)?;
    let detail = json!({ "step": "hand", "document": document });
    noted(tx, by, room, &detail)
}

/// Lets everybody read the report of a room that is over.
///
/// # Errors
/// Refuses who may not, before the end, and a second time.
pub fn publish(tx: &mut Tx<'_>, by: &By, room: RoomId) -> Result<(), NotDone> {
    let sheet = written(tx, by, room)?;
    let refused = |key| NotDone::from(Refusal::conflict(Fault::new(key)));
    if sheet.full.room.state != RoomState::Closed {
        return Err(refused("refusal-report-early"));
    }
    if sheet.report.published_at.is_some() {
        return Err(refused("refusal-report-published"));
    }
    store::report_publish(tx, room, by.now)?;
    noted(tx, by, room, &json!({ "step": "publish" }))
}
