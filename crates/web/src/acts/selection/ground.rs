//! What a selection finds: the year, the vote and its result, and all that can be selected.

use allocation::Outcome;
use finance::Won;
use jiff::Timestamp;
use korean::Lang;
use process::agenda::Item;
use process::id::{AgendaId, ProposalId, VoteItemId};
use process::selection::{self, Choice, Voted};
use process::stage::{Stage, StageKind};
use store::{Beside, Cycle, Selection, SelectionItem, StoreError, Tx, Vote, VoteItem, VoteResult};

/// How many agendas beside the ballot can be selected from: as many as one form can carry.
const BESIDE: i64 = 60;

/// The year as a selection finds it.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The year.
    pub cycle: Cycle,
    /// When it is selected.
    pub stage: Option<Stage>,
    /// Since when an agreement of the year is in force.
    pub agreed_at: Option<Timestamp>,
    /// The residents' vote of the year.
    pub vote: Option<Vote>,
    /// The selection, once it was recorded.
    pub recorded: Option<Selection>,
    /// What can be selected: the ballot in its order, then the agendas that were not on it.
    pub candidates: Vec<Candidate>,
}

/// Something that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What stood on the ballot.
    pub vote_item: Option<VoteItemId>,
    /// The agenda that it is.
    pub agenda: Option<AgendaId>,
    /// The proposal that it came from.
    pub proposal: Option<ProposalId>,
    /// Its title.
    pub title: String,
    /// What it asks for.
    pub asked: Option<Won>,
    /// What the vote granted it; `None` when it was not on the ballot or nothing is counted.
    pub voted: Option<Won>,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
}

impl Candidate {
    /// The name under which a form sends what is chosen for it.
    pub fn key(&self) -> String {
        match (self.vote_item, self.agenda) {
            (Some(id), _) => format!("item-{id}"),
            (None, Some(id)) => format!("agenda-{id}"),
            (None, None) => String::new(),
        }
    }
}

/// The title of an item as everybody may read it: nothing of what a moderator has hidden.
pub fn title_shown(lang: Lang, title: &str, hidden: bool, place: i64) -> String {
    match hidden {
        true => korean::tr(lang, "vote-item-hidden", &[("place", place.into())]),
        false => title.to_owned(),
    }
}

impl Ground {
    /// Reads it, with a number of statements that does not depend on how much there is.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(tx: &mut Tx<'_>, cycle: Cycle) -> Result<Ground, StoreError> {
        let stages = store::stages_of(tx, cycle.id)?;
        let vote = store::vote_of_cycle(tx, cycle.id)?;
        let recorded = store::selection_of(tx, cycle.id)?;
        let agreed = store::agreement_in_force(tx, cycle.id)?;
        let mut candidates = Vec::new();
        if let Some(vote) = &vote {
            let items = store::vote_items(tx, vote.id)?;
            let winners = match store::vote_result_get(tx, vote.id)? {
                Some(result) => Some(winners(vote, &result)?),
                None => None,
            };
            candidates.extend(
                items
                    .into_iter()
                    .map(|item| on_ballot(item, winners.as_deref())),
            );
        }
        let id = vote.as_ref().map(|vote| vote.id);
        let beside = store::selection_beside(tx, cycle.id, id, BESIDE)?;
        candidates.extend(beside.into_iter().map(besides));
        Ok(Ground {
            stage: stages.into_iter().find(|s| s.kind == StageKind::Selection),
            agreed_at: agreed.and_then(|agreed| agreed.in_force_since()),
            cycle,
            vote,
            recorded,
            candidates,
        })
    }

    /// What the decision needs to know.
    pub fn rule(&self) -> selection::Ground {
        selection::Ground {
            last_word: self.cycle.last_word,
            budget: self.cycle.budget,
            stage: self.stage.clone(),
            agreed_at: self.agreed_at,
            vote: match &self.vote {
                None => Voted::None,
                Some(Vote {
                    counted_at: Some(counted_at),
                    ..
                }) => Voted::Counted {
                    counted_at: *counted_at,
                },
                Some(vote) => Voted::Waits {
                    closes_at: vote.closes_at,
                },
            },
            recorded_at: self.recorded.as_ref().map(|recorded| recorded.recorded_at),
        }
    }

    /// The candidates as they are weighed.
    pub(super) fn weighed(&self) -> Vec<selection::Candidate> {
        let weighed = self
            .candidates
            .iter()
            .map(|candidate| selection::Candidate {
                asked: candidate.asked,
                voted: candidate.voted,
            });
        weighed.collect()
    }

    /// What was chosen as it is kept.
    pub(super) fn items(&self, choices: &[Choice]) -> Vec<SelectionItem> {
        let kept = (1..).zip(choices).filter_map(|(position, choice)| {
            let candidate = self.candidates.get(choice.place)?;
            Some(SelectionItem {
                position,
                vote_item: candidate.vote_item,
                agenda: candidate.agenda,
                proposal: candidate.proposal,
                title: candidate.title.clone(),
                asked: candidate.asked.unwrap_or(Won::ZERO),
                verdict: choice.verdict,
                granted: choice.granted,
                reason: choice.reason.clone(),
                vote_won: candidate.voted,
                forum_rank: choice.forum_rank,
                departs_vote: choice.departs_vote,
                departs_forum: choice.departs_forum,
                hidden: candidate.hidden,
            })
        });
        kept.collect()
    }
}

/// The items that the count which decides bought.
fn winners(vote: &Vote, result: &VoteResult) -> Result<Vec<String>, StoreError> {
    let official = match vote.official_rule.as_str() {
        "greedy" => &result.greedy,
        _ => &result.equal_shares,
    };
    let unreadable = |error| StoreError::Data(format!("the result of vote {}: {error}", vote.id));
    let outcome: Outcome = serde_json::from_str(official).map_err(unreadable)?;
    Ok(outcome.winners)
}

/// A vote grants the whole cost or nothing.
fn on_ballot(item: VoteItem, winners: Option<&[String]>) -> Candidate {
    let id = item.id.to_string();
    let granted = |winners: &[String]| match winners.contains(&id) {
        true => item.cost,
        false => Won::ZERO,
    };
    Candidate {
        voted: winners.map(granted),
        vote_item: Some(item.id),
        agenda: item.item.and_then(Item::agenda),
        proposal: item.item.and_then(Item::proposal),
        title: item.title,
        asked: Some(item.cost),
        hidden: item.hidden,
    }
}

fn besides(beside: Beside) -> Candidate {
    Candidate {
        vote_item: None,
        agenda: Some(beside.agenda),
        proposal: None,
        title: beside.title,
        asked: beside.cost,
        voted: None,
        hidden: false,
    }
}
