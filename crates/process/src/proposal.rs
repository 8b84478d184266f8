//! Proposals (제안) and comments: what a person types, and what may become of it.

use finance::{Won, WonError};
use jiff::Timestamp;

use crate::id::NeighborhoodId;
use crate::refusal::{Fault, Invalid, Kind, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::stage::{self, Stage};
use crate::text::Field;

named! {
    /// Where a proposal stands.
    ProposalState {
        /// Handed in.
        Submitted = "submitted",
        /// Taken back by its author; it stays readable as taken back.
        Withdrawn = "withdrawn",
    }
}

/// A proposal as typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalForm {
    /// One line that names it.
    pub title: String,
    /// Why it is needed, in a sentence or two.
    pub need: String,
    /// What should be done.
    pub body: String,
    /// Where, in words.
    pub place: String,
    /// The neighbourhood chosen, or empty for the whole district.
    pub neighborhood: String,
    /// The cost as far as the proposer knows, or empty.
    pub cost: String,
}

/// A proposal that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalText {
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What should be done.
    pub body: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// The neighbourhood; `None` means the whole district.
    pub neighborhood: Option<NeighborhoodId>,
    /// The estimated cost, if the proposer gave one.
    pub cost: Option<Won>,
}

impl ProposalForm {
    /// Checks every field.
    ///
    /// `neighborhoods` are those of the proposal's own district, so that a neighbourhood of
    /// another district is refused.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        limits: &Limits,
        neighborhoods: &[NeighborhoodId],
    ) -> Result<ProposalText, Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let need = Field::line("need", limits.need_max).check(&self.need, &mut invalid);
        let body = Field::lines("body", limits.body_max).check(&self.body, &mut invalid);
        let place = Field::line("place", limits.place_max)
            .optional()
            .check(&self.place, &mut invalid);
        let neighborhood = match self.neighborhood.trim() {
            "" => None,
            typed => match typed.parse() {
                Ok(id) if neighborhoods.contains(&id) => Some(id),
                _ => {
                    invalid.push("neighborhood", Fault::new("fault-neighborhood"));
                    None
                }
            },
        };
        let cost = self.check_cost(limits, &mut invalid);
        invalid.or(ProposalText {
            title,
            need,
            body,
            place,
            neighborhood,
            cost,
        })
    }

    fn check_cost(&self, limits: &Limits, invalid: &mut Invalid) -> Option<Won> {
        if self.cost.trim().is_empty() {
            return None;
        }
        match self.cost.parse::<Won>() {
            Ok(Won(won)) if 0 < won && won <= limits.cost_max_won => Some(Won(won)),
            Ok(Won(0)) | Err(WonError::NotANumber) => {
                invalid.push("cost", Fault::new("fault-cost"));
                None
            }
            _ => {
                let max = usize::try_from(limits.cost_max_won).unwrap_or(usize::MAX);
                invalid.push(
                    "cost",
                    Fault::new("fault-cost-too-large").number("max", max),
                );
                None
            }
        }
    }
}

/// What the decisions need to know of a proposal.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Where it stands.
    pub state: ProposalState,
    /// How often it was changed.
    pub version: i64,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// Whether it is an agenda of an announced vote.
    pub on_ballot: bool,
}

/// Decides whether a new proposal may be taken.
///
/// # Errors
/// Outside the stage of proposals.
pub fn submit(stages: &[Stage], now: Timestamp) -> Result<(), Refusal> {
    stage::proposals_open(stages, now)
}

/// Decides on a change; `seen_version` is the version the author had before her.
///
/// # Errors
/// Outside the stage, after withdrawal, while hidden, or when somebody changed it meanwhile.
pub fn edit(
    standing: Standing,
    seen_version: i64,
    stages: &[Stage],
    now: Timestamp,
) -> Result<(), Refusal> {
    stage::proposals_open(stages, now)?;
    not_gone(standing)?;
    if standing.version != seen_version {
        return Err(Refusal::conflict(Fault::new("refusal-proposal-changed")));
    }
    Ok(())
}

/// Decides on taking a proposal back, which is possible until it is an agenda of a vote.
///
/// # Errors
/// When it was taken back before, or is an agenda of an announced vote: what was announced
/// does not change any more.
pub fn withdraw(standing: Standing) -> Result<(), Refusal> {
    stands(standing)?;
    if standing.on_ballot {
        return Err(Refusal::conflict(Fault::new("refusal-proposal-on-ballot")));
    }
    Ok(())
}

/// Decides on a comment.
///
/// # Errors
/// When the proposal is hidden or was taken back.
pub fn comment(standing: Standing) -> Result<(), Refusal> {
    not_gone(standing)
}

/// Checks the text of a comment.
///
/// # Errors
/// What is wrong with it.
pub fn check_comment(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = Field::lines("comment", limits.comment_max).check(typed, &mut invalid);
    invalid.or(text)
}

fn stands(standing: Standing) -> Result<(), Refusal> {
    match standing.state {
        ProposalState::Submitted => Ok(()),
        ProposalState::Withdrawn => {
            Err(Refusal::conflict(Fault::new("refusal-proposal-withdrawn")))
        }
    }
}

fn not_gone(standing: Standing) -> Result<(), Refusal> {
    stands(standing)?;
    if standing.hidden {
        return Err(Refusal {
            kind: Kind::Conflict,
            fault: Fault::new("refusal-proposal-hidden"),
        });
    }
    Ok(())
}
