//! Selection (선정): what becomes of each agenda, and who has the last word.
//!
//! Forum results, comparison and the residents' vote go to the council, which selects in a
//! recorded meeting. What differs from the vote or from the forum is a departure, and every
//! departure has its reason. A selection is recorded once and never changed.

mod choice;

pub use choice::{Candidate, Choice, ItemForm, SelectionForm};

use finance::Won;
use jiff::Timestamp;

use crate::refusal::{Fault, Refusal};
use crate::role::named;
use crate::stage::{Position, Stage};

named! {
    /// Who has the last word on what is selected.
    LastWord {
        /// The council decides, and says why where it departs from the residents' vote.
        Council = "council",
        /// What the residents voted stands as it is.
        Vote = "vote",
    }
}

named! {
    /// What becomes of an item.
    Verdict {
        /// It gets exactly what it asked for.
        Selected = "selected",
        /// It gets another sum.
        Changed = "changed",
        /// It gets nothing.
        LeftOut = "left-out",
    }
}

/// How far the residents' vote of a year has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voted {
    /// No vote was announced.
    None,
    /// It is not counted yet.
    Waits {
        /// First moment that is too late for a ballot.
        closes_at: Timestamp,
    },
    /// Its result is published.
    Counted {
        /// When it was counted and published.
        counted_at: Timestamp,
    },
}

/// What a selection rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Who has the last word.
    pub last_word: LastWord,
    /// What is decided on.
    pub budget: Won,
    /// The stage of the year in which it is selected, when there is a calendar.
    pub stage: Option<Stage>,
    /// Since when an agreement of the year is in force, if one is.
    pub agreed_at: Option<Timestamp>,
    /// The residents' vote.
    pub vote: Voted,
    /// When the selection of the year was recorded, if it was.
    pub recorded_at: Option<Timestamp>,
}

/// A decision of a meeting on which a selection is to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whether the council met, and not some other body.
    pub council: bool,
    /// Whether the motion passed.
    pub passed: bool,
    /// When the meeting began.
    pub met_at: Timestamp,
}

impl Ground {
    /// Refuses unless a selection can be recorded at `now`, the time of the request.
    ///
    /// A stage that is over can't be moved, so the record may follow late: a year would
    /// otherwise never get on. Once an agreement is in force there is nothing left to select.
    ///
    /// # Errors
    /// A second time, before the stage, after it when an agreement is in force, before the
    /// vote is counted, and without a vote where the vote has the last word.
    pub fn open(&self, now: Timestamp) -> Result<(), Refusal> {
        let fault = match (self.recorded_at, &self.stage) {
            (Some(at), _) => Fault::new("refusal-selection-recorded").moment("at", at),
            (None, None) => Fault::new("refusal-selection-none"),
            (None, Some(stage)) => match stage.position(now) {
                Position::Ahead => {
                    Fault::new("refusal-selection-ahead").moment("opens", stage.opens_at)
                }
                Position::Past => match self.agreed_at {
                    Some(agreed) => Fault::new("refusal-selection-past")
                        .deadline("closed", stage.closes_at)
                        .moment("agreed", agreed),
                    None => return self.voted(),
                },
                Position::Present => return self.voted(),
            },
        };
        Err(Refusal::conflict(fault))
    }

    fn voted(&self) -> Result<(), Refusal> {
        let fault = match (self.vote, self.last_word) {
            (Voted::Waits { closes_at }, _) => {
                Fault::new("refusal-selection-not-counted").deadline("closes", closes_at)
            }
            (Voted::None, LastWord::Vote) => Fault::new("refusal-selection-no-vote"),
            (Voted::Counted { .. }, _) | (Voted::None, LastWord::Council) => return Ok(()),
        };
        Err(Refusal::conflict(fault))
    }

    /// From when on a meeting of the council could select: once the stage is open and, where
    /// there is one, the result of the vote is known.
    pub fn meets_from(&self) -> Option<Timestamp> {
        let opens = self.stage.as_ref().map(|stage| stage.opens_at);
        let known = match self.vote {
            Voted::Counted { counted_at } => Some(counted_at),
            Voted::Waits { closes_at } => Some(closes_at),
            Voted::None => None,
        };
        opens.max(known)
    }

    /// Says why the selection can't rest on a decision: one that there is not, that did not
    /// pass, that another body took, or that was taken before the council could know the vote.
    pub fn rests_on(&self, taken: Option<Taken>) -> Option<Fault> {
        let Some(taken) = taken else {
            return Some(Fault::new("fault-selection-decision"));
        };
        if !taken.passed {
            return Some(Fault::new("fault-selection-rejected"));
        }
        if !taken.council {
            return Some(Fault::new("fault-selection-not-council"));
        }
        match self.meets_from() {
            Some(from) if taken.met_at < from => {
                Some(Fault::new("fault-selection-met-early").moment("from", from))
            }
            _ => None,
        }
    }
}

/// When the stage had ended in which a selection should have been recorded, where `recorded_at`
/// is later than that.
pub fn late(stage: Option<&Stage>, recorded_at: Timestamp) -> Option<Timestamp> {
    let stage = stage.filter(|stage| stage.position(recorded_at) == Position::Past);
    stage.map(|stage| stage.closes_at)
}

#[cfg(test)]
mod tests;
