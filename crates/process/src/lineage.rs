//! Lineage (계보): how proposals and agendas became other agendas, and how that is undone.

use finance::Won;

use crate::agenda::{self, AgendaStanding, AgendaState, Item};
use crate::id::CycleId;
use crate::proposal::{self, Standing};
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
    }
}

/// How many things can be put together in one step, and how many parts one can have.
pub const MOST: usize = 20;

/// Where a source of a step stands.
#[derive(Clone, Copy, Debug)]
pub enum SourceStanding {
    /// A proposal.
    Proposal(Standing),
    /// An agenda.
    Agenda(AgendaStanding),
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
    reason: &str,
) -> Result<(Vec<Part>, String), Invalid> {
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
    let reason = check_reason(limits, reason, &mut invalid);
    invalid.or((checked, reason))
}

/// Checks the reason of a step, of its undoing, or of a classification. Everybody reads it, so
/// phone numbers and addresses are masked.
pub fn check_reason(limits: &Limits, typed: &str, invalid: &mut Invalid) -> String {
    let reason = Field::lines("reason", limits.reason_max).check(typed, invalid);
    korean::mask_contacts_in(&reason)
}

/// Decides on undoing a step with these results: what it made must still stand as it was made.
///
/// # Errors
/// When it was undone before, and when a result went on: into a later step that stands, onto
/// an announced ballot, or to the council's selection.
pub fn undo(undone: bool, results: &[AgendaStanding]) -> Result<(), Refusal> {
    if undone {
        return Err(Refusal::conflict(Fault::new("refusal-lineage-undone")));
    }
    for result in results {
        let key = match result.state {
            AgendaState::Merged | AgendaState::Split => "refusal-lineage-went-on",
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
mod tests {
    use super::*;
    use crate::id::{AgendaId, ProposalId};
    use crate::proposal::ProposalState;

    fn proposal(id: i64, state: ProposalState) -> (Item, CycleId, SourceStanding) {
        let standing = Standing {
            state,
            version: 1,
            hidden: false,
            on_ballot: false,
        };
        (
            Item::Proposal(ProposalId(id)),
            CycleId(1),
            SourceStanding::Proposal(standing),
        )
    }

    fn agenda(state: AgendaState, on_ballot: bool) -> AgendaStanding {
        AgendaStanding {
            state,
            version: 1,
            hidden: false,
            on_ballot,
        }
    }

    #[test]
    fn two_things_that_stand_can_be_put_together() {
        let council = (
            Item::Agenda(AgendaId(3)),
            CycleId(1),
            SourceStanding::Agenda(agenda(AgendaState::Open, false)),
        );
        let one = proposal(1, ProposalState::Submitted);
        let two = proposal(2, ProposalState::Submitted);
        assert!(merge(&[one, two, council]).is_ok());
        let field = |sources: &[_]| match merge(sources) {
            Err(NotMerged::Invalid(invalid)) => invalid.0[0].fault.key,
            Err(NotMerged::Refusal(refusal)) => refusal.fault.key,
            Ok(()) => "",
        };
        assert_eq!(field(&[]), "fault-merge-items");
        assert_eq!(field(&[one]), "fault-merge-items");
        assert_eq!(field(&[one, one]), "fault-merge-items");
        let next_year = (two.0, CycleId(2), two.2);
        assert_eq!(field(&[one, next_year]), "fault-merge-years");
        for (state, key) in [
            (ProposalState::Withdrawn, "refusal-proposal-withdrawn"),
            (ProposalState::Merged, "refusal-proposal-merged"),
            (ProposalState::Referred, "refusal-proposal-referred"),
        ] {
            assert_eq!(field(&[one, proposal(2, state)]), key);
        }
        let many: Vec<_> = (0..21)
            .map(|id| proposal(id, ProposalState::Submitted))
            .collect();
        assert_eq!(field(&many), "fault-merge-many");
    }

    #[test]
    fn two_parts_at_least_have_to_be_there() {
        let rules = crate::rules::Rules::on(jiff::civil::date(2026, 7, 1));
        let part = |title: &str| PartForm {
            title: title.into(),
            need: "까닭".into(),
            body: "할 일".into(),
            cost: "100만".into(),
        };
        let none = PartForm::default;
        let check = |parts: &[PartForm], reason: &str| {
            let checked = check_parts(rules.limits, parts, reason);
            let fields = |invalid: Invalid| invalid.0.iter().map(|f| f.field).collect::<Vec<_>>();
            checked.map(|(parts, _)| parts.len()).map_err(fields)
        };
        assert_eq!(
            check(&[part("가"), part("나"), none(), none()], "까닭"),
            Ok(2)
        );
        assert_eq!(
            check(&[part("가"), part("나"), none(), part("라")], "까닭"),
            Ok(3)
        );
        let missing = vec!["title_2", "need_2", "body_2", "reason"];
        assert_eq!(check(&[part("가"), none()], ""), Err(missing));
        assert_eq!(check(&[part("가")], "까닭"), Err(vec!["title_2"]));
    }

    #[test]
    fn a_step_is_undone_while_its_results_stand() {
        let stands = agenda(AgendaState::Open, false);
        assert!(undo(false, &[stands, stands]).is_ok());
        let key = |undone, results: &[_]| undo(undone, results).expect_err("refused").fault.key;
        assert_eq!(key(true, &[stands]), "refusal-lineage-undone");
        for (result, expected) in [
            (
                agenda(AgendaState::Merged, false),
                "refusal-lineage-went-on",
            ),
            (agenda(AgendaState::Split, false), "refusal-lineage-went-on"),
            (agenda(AgendaState::Open, true), "refusal-lineage-on-ballot"),
            (
                agenda(AgendaState::Selected, true),
                "refusal-lineage-decided",
            ),
            (
                agenda(AgendaState::LeftOut, true),
                "refusal-lineage-decided",
            ),
        ] {
            assert_eq!(key(false, &[stands, result]), expected);
        }
    }
}
