//! A selection as it was recorded, with what it rests on.

use finance::Won;
use store::{Cycle, Decision, Selection, SelectionItem, Tx, Vote};

use crate::acts::{NotDone, not_found};

/// A selection as it was recorded.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The selection.
    pub selection: Selection,
    /// What became of each item.
    pub items: Vec<SelectionItem>,
    /// The decision of the council.
    pub decision: Decision,
    /// The residents' vote that the council had before it.
    pub vote: Option<Vote>,
}

impl Recorded {
    /// What was decided on when it was recorded. What was recorded before this was kept shows
    /// the budget of its year.
    pub fn budget(&self, cycle: &Cycle) -> Won {
        self.selection.budget.unwrap_or(cycle.budget)
    }

    /// Reads what belongs to a selection.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(tx: &mut Tx<'_>, selection: Selection) -> Result<Recorded, NotDone> {
        let vote = match selection.vote {
            Some(id) => store::vote_get(tx, id)?,
            None => None,
        };
        let decision = store::decision_get(tx, selection.decision)?;
        Ok(Recorded {
            items: store::selection_items(tx, selection.id)?,
            decision: decision.ok_or_else(not_found)?,
            vote,
            selection,
        })
    }
}
