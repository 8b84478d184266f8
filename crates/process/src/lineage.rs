//! Lineage (계보): how proposals and agendas became other agendas, and how that is undone.

pub mod model;

use finance::Won;

use crate::agenda::{self, AgendaStanding, AgendaState, Item, ItemKind, Origin};
use crate::id::{BodyId, CycleId};
use crate::proposal::{self, ProposalState, Standing};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What was done.
    LineageAct {
        /// Several things became one agenda.
        Merge = "merge",
        /// One agenda became several.
        Split = "split",
        /// One proposal was worked into an agenda.
        Transform = "transform",
        /// Things are told to belong together; each stays where it stands.
        Link = "link",
        /// An agenda of the council went back to whoever put it on the board.
        Return = "return",
    }
}

/// How many things can be put together in one step, and how many parts one can have.
pub const MOST: usize = 20;

impl LineageAct {
    /// The name of the state in which a source stands after the step; `None` where it stays as
    /// it stood.
    pub fn after(self, kind: ItemKind) -> Option<&'static str> {
        match (self, kind) {
            (LineageAct::Link, _) => None,
            (LineageAct::Return, _) => Some(AgendaState::Returned.as_str()),
            (_, ItemKind::Proposal) => Some(ProposalState::Merged.as_str()),
            (LineageAct::Split, ItemKind::Agenda) => Some(AgendaState::Split.as_str()),
            (_, ItemKind::Agenda) => Some(AgendaState::Merged.as_str()),
        }
    }
}

/// Why a step is done and which body decided it, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// The reason, which everybody reads.
    pub reason: String,
    /// The body, or empty.
    pub body: String,
}

/// A reason that was checked, and the body that decided.
pub type Decided = (String, Option<BodyId>);

impl From<&str> for Why {
    fn from(reason: &str) -> Why {
        Why {
            reason: reason.to_owned(),
            body: String::new(),
        }
    }
}

impl Why {
    /// Checks both; a body of another district is none.
    pub fn check(&self, limits: &Limits, bodies: &[BodyId], invalid: &mut Invalid) -> Decided {
        let reason = check_reason(limits, &self.reason, invalid);
        let of = ("decided_in", "role-fault-body");
        (reason, agenda::choice(&self.body, bodies, of, invalid))
    }
}

/// Where a source of a step stands.
#[derive(Clone, Copy, Debug)]
pub enum SourceStanding {
    /// A proposal.
    Proposal(Standing),
    /// An agenda.
    Agenda(AgendaStanding),
}

impl SourceStanding {
    /// Whether a moderator has hidden it.
    pub fn hidden(&self) -> bool {
        match self {
            SourceStanding::Proposal(standing) => standing.hidden,
            SourceStanding::Agenda(standing) => standing.hidden,
        }
    }
}

/// Decides whether something can become, or become part of, another agenda.
///
/// # Errors
/// When it does not stand on its own, is hidden, or is on an announced ballot.
pub fn source(standing: SourceStanding) -> Result<(), Refusal> {
    match standing {
        SourceStanding::Proposal(standing) => proposal::on_its_own(standing),
        SourceStanding::Agenda(standing) => agenda::open(standing),
    }
}

/// Decides on putting things together: two or more of one year, each once and each on its own.
///
/// # Errors
/// A fault at the field `items`, or the refusal of the first thing that cannot be moved.
pub fn merge(sources: &[(Item, CycleId, SourceStanding)]) -> Result<(), NotMerged> {
    let mut items: Vec<Item> = sources.iter().map(|(item, ..)| *item).collect();
    items.sort_unstable();
    items.dedup();
    if items.len() != sources.len() {
        return Err(faulty(Fault::new("fault-merge-items")));
    }
    merge_size(items.len())?;
    if sources.windows(2).any(|pair| pair[0].1 != pair[1].1) {
        return Err(faulty(Fault::new("fault-merge-years")));
    }
    for (.., standing) in sources {
        source(*standing).map_err(NotMerged::Refusal)?;
    }
    Ok(())
}

/// Decides on telling that things belong together: two or more, each once, none hidden.
///
/// # Errors
/// A fault at the field `items`, or that one of them is hidden.
pub fn link(items: &[(Item, SourceStanding)]) -> Result<(), NotMerged> {
    let mut each: Vec<Item> = items.iter().map(|(item, _)| *item).collect();
    each.sort_unstable();
    each.dedup();
    if each.len() != items.len() {
        return Err(faulty(Fault::new("fault-merge-items")));
    }
    merge_size(each.len())?;
    let key = match items.iter().find(|(_, standing)| standing.hidden()) {
        Some((Item::Proposal(_), _)) => "refusal-proposal-hidden",
        Some((Item::Agenda(_), _)) => "refusal-agenda-hidden",
        None => return Ok(()),
    };
    Err(NotMerged::Refusal(Refusal::conflict(Fault::new(key))))
}

/// Decides on giving an agenda back to whoever put it on the board. What a step made goes back
/// by undoing that step.
///
/// # Errors
/// When it was made by a step, and when it is not open.
pub fn give_back(origin: Origin, standing: AgendaStanding) -> Result<(), Refusal> {
    if origin != Origin::Council {
        return Err(Refusal::conflict(Fault::new("refusal-return-made")));
    }
    agenda::open(standing)
}

/// Decides whether so many things can be put together, before they are read.
///
/// # Errors
/// A fault at the field `items`.
pub fn merge_size(items: usize) -> Result<(), NotMerged> {
    match items {
        0 | 1 => Err(faulty(Fault::new("fault-merge-items"))),
        2..=MOST => Ok(()),
        _ => Err(faulty(Fault::new("fault-merge-many").number("max", MOST))),
    }
}

fn faulty(fault: Fault) -> NotMerged {
    NotMerged::Invalid(Invalid::one("items", fault))
}

/// Why things are not put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMerged {
    /// Too few or too many were chosen.
    Invalid(Invalid),
    /// One of them cannot be moved.
    Refusal(Refusal),
}

/// How many parts the form has places for.
pub const PARTS: usize = 4;

/// The fields of the form for each part: title, need, body, cost.
pub const PART_FIELDS: [[&str; 4]; PARTS] = [
    ["title_1", "need_1", "body_1", "cost_1"],
    ["title_2", "need_2", "body_2", "cost_2"],
    ["title_3", "need_3", "body_3", "cost_3"],
    ["title_4", "need_4", "body_4", "cost_4"],
];

/// One part of an agenda as typed, in the order of [`PART_FIELDS`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartForm {
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What should be done.
    pub body: String,
    /// The cost as far as it is known, or empty.
    pub cost: String,
}

impl PartForm {
    fn is_empty(&self) -> bool {
        let all = [&self.title, &self.need, &self.body, &self.cost];
        all.iter().all(|text| text.trim().is_empty())
    }

    fn check(&self, fields: [&'static str; 4], limits: &Limits, invalid: &mut Invalid) -> Part {
        let [title, need, body, cost] = fields;
        Part {
            title: Field::line(title, limits.title_max).check(&self.title, invalid),
            need: Field::line(need, limits.need_max).check(&self.need, invalid),
            body: Field::lines(body, limits.body_max).check(&self.body, invalid),
            cost: agenda::cost((cost, &self.cost), limits, invalid),
        }
    }
}

/// One part of an agenda that can be written. Everything else it has from the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What should be done.
    pub body: String,
    /// The estimated cost, if it is known.
    pub cost: Option<Won>,
}

/// Checks the parts of an agenda and the reason for parting it. Parts that were left empty
/// are none.
///
/// # Errors
/// All faulty fields at once; two parts at least have to be there.
pub fn check_parts(
    limits: &Limits,
    parts: &[PartForm],
    why: &Why,
    bodies: &[BodyId],
) -> Result<(Vec<Part>, Decided), Invalid> {
    let mut invalid = Invalid::default();
    let mut checked = Vec::new();
    for (place, (fields, part)) in PART_FIELDS.into_iter().zip(parts).enumerate() {
        if place < 2 || !part.is_empty() {
            checked.push(part.check(fields, limits, &mut invalid));
        }
    }
    if checked.len() < 2 {
        invalid.push("title_2", Fault::new("fault-split-parts"));
    }
    let why = why.check(limits, bodies, &mut invalid);
    invalid.or((checked, why))
}

/// Checks the reason of a step, of its undoing, or of a classification. Everybody reads it, so
/// phone numbers and addresses are masked.
pub fn check_reason(limits: &Limits, typed: &str, invalid: &mut Invalid) -> String {
    let reason = Field::lines("reason", limits.reason_max).check(typed, invalid);
    korean::mask_contacts_in(&reason)
}

/// Decides on undoing a step: what went into it stands as the step left it, which `left` says
/// of each, and what it made stands as it was made.
///
/// # Errors
/// When it was undone before, and when something went on: into a later step that stands, onto
/// an announced ballot, or to the council's selection.
pub fn undo(undone: bool, left: &[bool], results: &[AgendaStanding]) -> Result<(), Refusal> {
    if undone {
        return Err(Refusal::conflict(Fault::new("refusal-lineage-undone")));
    }
    if left.contains(&false) {
        return Err(Refusal::conflict(Fault::new("refusal-lineage-went-on")));
    }
    for result in results {
        let key = match result.state {
            AgendaState::Merged | AgendaState::Split | AgendaState::Returned => {
                "refusal-lineage-went-on"
            }
            AgendaState::Selected | AgendaState::LeftOut => "refusal-lineage-decided",
            AgendaState::Undone => "refusal-lineage-undone",
            AgendaState::Open if result.on_ballot => "refusal-lineage-on-ballot",
            AgendaState::Open => continue,
        };
        return Err(Refusal::conflict(Fault::new(key)));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
