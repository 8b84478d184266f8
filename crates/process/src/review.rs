//! Department review (부서 검토): an agenda or a proposal is sent to departments; each says what
//! it makes of it and what it would cost, the coordinator puts that together and answers in
//! public, and its author may ask once to have it looked at again.
//!
//! [`Relay`] is the whole state. Each of its functions answers with the state that follows, or
//! refuses; nothing else decides what may come next.

pub mod card;

use jiff::Timestamp;

use crate::id::{DepartmentId, PersonId, ReviewCardId};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// Where a review stands.
    ReviewState {
        /// Departments write, or the coordinator puts their cards together.
        Open = "open",
        /// It was answered in public.
        Answered = "answered",
        /// Its author asked to have it looked at again.
        Appealed = "appealed",
        /// It was answered for the second and last time.
        Settled = "settled",
        /// It was taken back before it was answered.
        Withdrawn = "withdrawn",
    }
}

impl ReviewState {
    /// Whether departments or the coordinator still owe something.
    pub fn under_way(self) -> bool {
        matches!(self, ReviewState::Open | ReviewState::Appealed)
    }

    /// How many of its rounds everybody may read.
    pub fn published(self) -> i64 {
        match self {
            ReviewState::Open | ReviewState::Withdrawn => 0,
            ReviewState::Answered | ReviewState::Appealed => 1,
            ReviewState::Settled => 2,
        }
    }
}

named! {
    /// Where the card of a department stands.
    CardState {
        /// The department has not handed it in yet.
        Owed = "owed",
        /// The coordinator gave it back with a reason.
        Returned = "returned",
        /// It was handed in.
        Submitted = "submitted",
        /// Another department was asked in its place.
        Replaced = "replaced",
    }
}

named! {
    /// What somebody makes of an agenda.
    Feasible {
        /// It can be done as it is.
        Yes = "yes",
        /// It can be done with changes.
        Changes = "changes",
        /// It can't be done.
        No = "no",
    }
}

named! {
    /// A step of a review, as its log tells it.
    ReviewStep {
        /// It was sent to a department.
        Sent = "sent",
        /// A department handed its card in.
        Submitted = "submitted",
        /// The coordinator gave a card back.
        Returned = "returned",
        /// Another department was asked instead.
        Replaced = "replaced",
        /// Somebody stands in for the official in charge.
        StoodIn = "stood-in",
        /// It was answered in public.
        Answered = "answered",
        /// Its author asked to have it looked at again.
        Appealed = "appealed",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

/// One department's part, as far as decisions need to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelayCard {
    /// Its id.
    pub id: ReviewCardId,
    /// The department that is asked.
    pub department: DepartmentId,
    /// 1, or 2 when it is looked at again.
    pub round: i64,
    /// Where it stands.
    pub state: CardState,
    /// Who handed it in last.
    pub by: Option<PersonId>,
}

/// Somebody who writes or answers, and whether somebody else could do it instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub person: PersonId,
    /// Whether another holder of the same work is there.
    pub another: bool,
}

/// A review with all its cards: the state that decisions are taken on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// Where it stands.
    pub state: ReviewState,
    /// The cards of both rounds.
    pub cards: Vec<RelayCard>,
    /// Who answered the first time.
    pub answered_by: Option<PersonId>,
    /// The first moment that is too late for asking again, once it was answered.
    pub appeal_until: Option<Timestamp>,
}

impl Relay {
    /// The round that is, or was, worked on last.
    pub fn round(&self) -> i64 {
        match self.state {
            ReviewState::Appealed | ReviewState::Settled => 2,
            _ => 1,
        }
    }

    /// The cards that count in the present round.
    pub fn live(&self) -> impl Iterator<Item = &RelayCard> {
        let round = self.round();
        let live =
            move |card: &&RelayCard| card.round == round && card.state != CardState::Replaced;
        self.cards.iter().filter(live)
    }

    /// Whether every department of the present round has handed in.
    pub fn complete(&self) -> bool {
        self.state.under_way() && self.live().all(|card| card.state == CardState::Submitted)
    }

    /// Decides whether a card may be written on: while its department owes it.
    ///
    /// # Errors
    /// When the review is not under way, or the card was handed in or replaced.
    pub fn write(&self, id: ReviewCardId, hand: Hand) -> Result<(), Refusal> {
        let card = self.card(id)?;
        match card.state {
            CardState::Submitted => return refused("refusal-review-card-submitted"),
            CardState::Replaced => return refused("refusal-review-card-replaced"),
            CardState::Owed | CardState::Returned => {}
        }
        // What is looked at again is looked at by somebody else.
        let first = |one: &&RelayCard| one.round == 1 && one.department == card.department;
        let wrote = self.cards.iter().filter(first);
        let own = wrote.filter_map(|one| one.by).any(|by| by == hand.person);
        match card.round == 2 && own && hand.another {
            true => refused("refusal-review-own-card"),
            false => Ok(()),
        }
    }

    /// A department hands its card in.
    ///
    /// # Errors
    /// As [`Relay::write`].
    pub fn submit(&self, id: ReviewCardId, hand: Hand) -> Result<Relay, Refusal> {
        self.write(id, hand)?;
        let by = Some(hand.person);
        Ok(self.with(id, |card| {
            card.state = CardState::Submitted;
            card.by = by;
        }))
    }

    /// The coordinator gives a card back.
    ///
    /// # Errors
    /// When it was not handed in.
    pub fn hand_back(&self, id: ReviewCardId) -> Result<Relay, Refusal> {
        match self.card(id)?.state {
            CardState::Submitted => Ok(self.with(id, |card| card.state = CardState::Returned)),
            _ => refused("refusal-review-card-owed"),
        }
    }

    /// Another department is asked in the place of one that owes its card, on a card of its own.
    ///
    /// # Errors
    /// When the card was handed in, or the other department is asked already.
    pub fn replace(
        &self,
        id: ReviewCardId,
        to: DepartmentId,
        new: ReviewCardId,
    ) -> Result<Relay, Refusal> {
        self.owed(id)?;
        if self.live().any(|card| card.department == to) {
            return refused("refusal-review-department-there");
        }
        let mut after = self.with(id, |card| card.state = CardState::Replaced);
        after.cards.push(RelayCard {
            id: new,
            department: to,
            round: self.round(),
            state: CardState::Owed,
            by: None,
        });
        Ok(after)
    }

    /// Decides on naming somebody who stands in for the official in charge of a card.
    ///
    /// # Errors
    /// When the card is not owed.
    pub fn owed(&self, id: ReviewCardId) -> Result<(), Refusal> {
        match self.card(id)?.state {
            CardState::Owed | CardState::Returned => Ok(()),
            CardState::Submitted => refused("refusal-review-card-submitted"),
            CardState::Replaced => refused("refusal-review-card-replaced"),
        }
    }

    /// The coordinator answers in public; the cards of the round are published with it.
    ///
    /// # Errors
    /// Before all departments have handed in, and the second time by whoever answered first
    /// while there is somebody else.
    pub fn answer(&self, hand: Hand, appeal_until: Timestamp) -> Result<Relay, Refusal> {
        self.under_way()?;
        if !self.complete() {
            return refused("refusal-review-incomplete");
        }
        let mut after = self.clone();
        match self.state {
            ReviewState::Open => {
                after.state = ReviewState::Answered;
                after.answered_by = Some(hand.person);
                after.appeal_until = Some(appeal_until);
            }
            _ if self.answered_by == Some(hand.person) && hand.another => {
                return refused("refusal-review-own-answer");
            }
            _ => after.state = ReviewState::Settled,
        }
        Ok(after)
    }

    /// The author asks to have it looked at again: the departments of the first round are asked
    /// once more, on the cards that `new` names.
    ///
    /// # Errors
    /// Before the answer, too late, and a second time.
    pub fn appeal(
        &self,
        now: Timestamp,
        mut new: impl FnMut() -> ReviewCardId,
    ) -> Result<Relay, Refusal> {
        self.appealable(now)?;
        let mut after = self.clone();
        after.state = ReviewState::Appealed;
        let again: Vec<RelayCard> = self
            .live()
            .map(|card| RelayCard {
                id: new(),
                round: 2,
                state: CardState::Owed,
                by: None,
                ..*card
            })
            .collect();
        after.cards.extend(again);
        Ok(after)
    }

    /// Decides whether its author may ask to have it looked at again.
    ///
    /// # Errors
    /// As [`Relay::appeal`].
    pub fn appealable(&self, now: Timestamp) -> Result<(), Refusal> {
        match (self.state, self.appeal_until) {
            (ReviewState::Appealed | ReviewState::Settled, _) => refused("refusal-review-appealed"),
            (ReviewState::Answered, Some(until)) if now < until => Ok(()),
            (ReviewState::Answered, Some(until)) => Err(Refusal::conflict(
                Fault::new("refusal-review-late").deadline("until", until),
            )),
            _ => refused("refusal-review-unanswered"),
        }
    }

    /// It is taken back.
    ///
    /// # Errors
    /// Once it was answered.
    pub fn withdraw(&self) -> Result<Relay, Refusal> {
        match self.state {
            ReviewState::Open => Ok(Relay {
                state: ReviewState::Withdrawn,
                ..self.clone()
            }),
            _ => refused("refusal-review-over"),
        }
    }

    fn under_way(&self) -> Result<(), Refusal> {
        match self.state.under_way() {
            true => Ok(()),
            false => refused("refusal-review-over"),
        }
    }

    /// A card of the present round, while the review is under way.
    fn card(&self, id: ReviewCardId) -> Result<&RelayCard, Refusal> {
        self.under_way()?;
        let round = self.round();
        let found = self.cards.iter().find(|card| card.id == id);
        match found.filter(|card| card.round == round) {
            Some(card) => Ok(card),
            None => refused("refusal-review-over"),
        }
    }

    fn with(&self, id: ReviewCardId, change: impl FnOnce(&mut RelayCard)) -> Relay {
        let mut after = self.clone();
        if let Some(card) = after.cards.iter_mut().find(|card| card.id == id) {
            change(card);
        }
        after
    }
}

fn refused<T>(key: &'static str) -> Result<T, Refusal> {
    Err(Refusal::conflict(Fault::new(key)))
}

/// What is sent to review, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendForm {
    /// What the departments are asked.
    pub question: String,
    /// The ids of the departments.
    pub departments: Vec<String>,
}

impl SendForm {
    /// Checks both fields; `known` are the open departments of the district.
    ///
    /// # Errors
    /// All faulty fields at once; at least one department is asked.
    pub fn check(
        &self,
        limits: &Limits,
        known: &[DepartmentId],
    ) -> Result<(String, Vec<DepartmentId>), Invalid> {
        let mut invalid = Invalid::default();
        let field = Field::lines("question", limits.reason_max);
        let question = field.check(&self.question, &mut invalid);
        let mut chosen = Vec::new();
        for typed in &self.departments {
            match typed.parse().ok().filter(|id| known.contains(id)) {
                Some(id) if chosen.contains(&id) => {}
                Some(id) => chosen.push(id),
                None => {
                    invalid.push("department", Fault::new("fault-department"));
                    break;
                }
            }
        }
        if self.departments.is_empty() {
            invalid.push("department", Fault::new("fault-department-none"));
        }
        invalid.or((question, chosen))
    }
}

/// The public answer to a review, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// A name of [`Feasible`].
    pub feasible: String,
    /// What it says.
    pub answer: String,
}

impl AnswerForm {
    /// Checks both fields.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<(Feasible, String), Invalid> {
        let mut invalid = Invalid::default();
        let feasible = self.feasible.parse().ok();
        if feasible.is_none() {
            invalid.push("feasible", Fault::new("fault-feasible"));
        }
        let field = Field::lines("answer", limits.body_max);
        let answer = field.check(&self.answer, &mut invalid);
        match feasible {
            Some(feasible) => invalid.or((feasible, answer)),
            None => Err(invalid),
        }
    }
}

#[cfg(test)]
mod tests;
