//! What the council chose, item by item: checked, and held against vote and forum.

use finance::Won;

use super::{Ground, LastWord, Taken, Verdict, Voted};
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// The worst rank that a forum can give.
const RANK_MAX: i64 = 999;

/// Something that can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it asks for, when that is known.
    pub asked: Option<Won>,
    /// What the residents' vote granted it, nothing at all included; `None` when it was not on
    /// the ballot.
    pub voted: Option<Won>,
}

/// What is typed for one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemForm {
    /// A name of [`Verdict`]; may stay empty for what was on no ballot, which then was not
    /// dealt with.
    pub verdict: String,
    /// The sum granted; may stay empty where the verdict says it.
    pub granted: String,
    /// Why.
    pub reason: String,
    /// The rank that the forum gave it, 1 the best; empty when it gave none.
    pub forum_rank: String,
}

/// A selection as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectionForm {
    /// The id of the council's decision.
    pub decision: String,
    /// One for each candidate, in their order.
    pub items: Vec<ItemForm>,
}

/// What the council chose for one candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The place of the candidate, counted from 0.
    pub place: usize,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What it gets.
    pub granted: Won,
    /// Why; empty only for what was selected as the residents voted.
    pub reason: String,
    /// The rank that the forum gave it, 1 the best.
    pub forum_rank: Option<i64>,
    /// Whether it gets another sum than the residents' vote granted. What was on no ballot was
    /// granted nothing.
    pub departs_vote: bool,
    /// Whether it is left out while something is funded to which the forum gave a worse rank.
    pub departs_forum: bool,
}

impl SelectionForm {
    /// Checks every field; each fault of an item carries its number as `line`. `taken` is the
    /// decision that the form names.
    ///
    /// # Errors
    /// All faulty fields at once: a decision that can't stand behind a selection, an item of
    /// the vote without verdict, a sum that does not fit the verdict, a missing reason, more
    /// than the budget, and a departure from the vote where the vote has the last word.
    pub fn check(
        &self,
        ground: &Ground,
        taken: Option<Taken>,
        candidates: &[Candidate],
        limits: &Limits,
    ) -> Result<Vec<Choice>, Invalid> {
        let mut invalid = Invalid::default();
        if let Some(fault) = ground.rests_on(taken) {
            invalid.push("decision", fault);
        }
        let nothing = ItemForm::default();
        let mut choices = Vec::new();
        for (place, candidate) in candidates.iter().enumerate() {
            let typed = self.items.get(place).unwrap_or(&nothing);
            let mut found = Invalid::default();
            choices.extend(typed.check(place, ground, candidate, limits, &mut found));
            for one in found.0 {
                invalid.push(one.field, one.fault.number("line", place + 1));
            }
        }
        mark_forum(&mut choices);
        if choices.is_empty() && invalid.0.is_empty() {
            invalid.push("verdict", Fault::new("fault-selection-nothing"));
        }
        if let Some(fault) = over_budget(&choices, ground.budget) {
            invalid.push("granted", fault);
        }
        invalid.or(choices)
    }
}

impl ItemForm {
    fn check(
        &self,
        place: usize,
        ground: &Ground,
        candidate: &Candidate,
        limits: &Limits,
        invalid: &mut Invalid,
    ) -> Option<Choice> {
        let reason = Field::lines("reason", limits.reason_max).optional();
        let reason = reason.check(&self.reason, invalid);
        let forum_rank = self.rank(invalid);
        let verdict = match self.verdict.parse::<Verdict>() {
            Ok(verdict) => verdict,
            Err(_) if self.verdict.is_empty() && candidate.voted.is_none() => return None,
            Err(_) => {
                invalid.push("verdict", Fault::new("fault-verdict"));
                return None;
            }
        };
        let granted = match self.granted(verdict, candidate) {
            Ok(granted) => granted,
            Err(fault) => {
                invalid.push("granted", fault);
                return None;
            }
        };
        let departs_vote = departs(ground, candidate, granted);
        if departs_vote && ground.last_word == LastWord::Vote {
            invalid.push("verdict", vote_stands(candidate));
        } else if reason.is_empty() && !invalid.0.iter().any(|found| found.field == "reason") {
            if departs_vote {
                invalid.push("reason", Fault::new("fault-selection-reason-departs"));
            } else if verdict != Verdict::Selected {
                invalid.push("reason", Fault::new("fault-selection-reason"));
            }
        }
        Some(Choice {
            place,
            verdict,
            granted,
            reason,
            forum_rank,
            departs_vote,
            departs_forum: false,
        })
    }

    fn rank(&self, invalid: &mut Invalid) -> Option<i64> {
        let typed = self.forum_rank.trim();
        if typed.is_empty() {
            return None;
        }
        let rank = typed.parse().ok();
        let rank = rank.filter(|rank| (1..=RANK_MAX).contains(rank));
        if rank.is_none() {
            let fault = Fault::new("fault-forum-rank").count("max", RANK_MAX);
            invalid.push("forum_rank", fault);
        }
        rank
    }

    /// What an item gets: its whole sum when it is selected, another one when it is changed,
    /// nothing when it is left out.
    fn granted(&self, verdict: Verdict, candidate: &Candidate) -> Result<Won, Fault> {
        let typed = match self.granted.trim() {
            "" => None,
            typed => Some(typed.parse::<Won>().map_err(|_| Fault::new("fault-cost"))?),
        };
        match (verdict, candidate.asked) {
            (Verdict::Selected, None) => Err(Fault::new("fault-granted-unknown")),
            (Verdict::Selected, Some(asked)) if typed.unwrap_or(asked) == asked => Ok(asked),
            (Verdict::Selected, Some(asked)) => {
                Err(Fault::new("fault-granted-selected").won("asked", asked))
            }
            (Verdict::Changed, asked) => match typed.filter(|won| *won > Won::ZERO) {
                Some(granted) if Some(granted) != asked => Ok(granted),
                _ => Err(Fault::new("fault-granted-changed")),
            },
            (Verdict::LeftOut, _) => match typed.unwrap_or(Won::ZERO) {
                Won::ZERO => Ok(Won::ZERO),
                _ => Err(Fault::new("fault-granted-left-out")),
            },
        }
    }
}

/// Whether `granted` is another sum than the vote granted. Without a vote there is none.
fn departs(ground: &Ground, candidate: &Candidate, granted: Won) -> bool {
    let voted = matches!(ground.vote, Voted::Counted { .. });
    voted && candidate.voted.unwrap_or(Won::ZERO) != granted
}

/// What to say where the vote has the last word.
fn vote_stands(candidate: &Candidate) -> Fault {
    match candidate.voted {
        Some(Won::ZERO) => Fault::new("fault-selection-vote-left-out"),
        Some(won) => Fault::new("fault-selection-vote-stands").won("won", won),
        None => Fault::new("fault-selection-vote-not-asked"),
    }
}

/// Marks what is left out while something with a worse rank is funded.
fn mark_forum(choices: &mut [Choice]) {
    let funded = choices
        .iter()
        .filter(|choice| choice.verdict != Verdict::LeftOut);
    let Some(worst) = funded.filter_map(|choice| choice.forum_rank).max() else {
        return;
    };
    for choice in choices {
        let better = choice.forum_rank.is_some_and(|rank| rank < worst);
        choice.departs_forum = choice.verdict == Verdict::LeftOut && better;
    }
}

fn over_budget(choices: &[Choice], budget: Won) -> Option<Fault> {
    let Ok(sum) = Won::sum(choices.iter().map(|choice| choice.granted)) else {
        return Some(Fault::new("fault-sum-too-large"));
    };
    let over = Won(sum.0.saturating_sub(budget.0));
    let fault = || Fault::new("fault-selection-over-budget").won("sum", sum);
    (over > Won::ZERO).then(|| fault().won("budget", budget).won("over", over))
}
