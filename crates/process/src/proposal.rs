//! Proposals (제안): what a person types, and what may become of it.

use finance::Won;
use jiff::Timestamp;

use crate::category::Category;
use crate::id::NeighborhoodId;
use crate::photo::{ChosenPhoto, PhotosForm};
use crate::refusal::{Fault, Invalid, Refusal};
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
        /// A civil complaint (민원), sent to the office that answers it.
        Referred = "referred",
        /// It became an agenda, alone or together with others.
        Merged = "merged",
        /// The council selected it.
        Selected = "selected",
        /// The council did not select it.
        LeftOut = "left-out",
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
    /// The name of a [`Category`], or empty.
    pub category: String,
    /// Its photos.
    pub photos: PhotosForm,
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
    /// The field of life, if the proposer named one.
    pub category: Option<Category>,
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
        let neighborhood = crate::agenda::choice(
            &self.neighborhood,
            neighborhoods,
            ("neighborhood", "fault-neighborhood"),
            &mut invalid,
        );
        let cost = crate::agenda::cost(("cost", &self.cost), limits, &mut invalid);
        let category = crate::agenda::category(&self.category, &mut invalid);
        self.photos.check(limits, &mut invalid);
        invalid.or(ProposalText {
            category,
            title,
            need,
            body,
            place,
            neighborhood,
            cost,
        })
    }

    /// The photos of a form that was checked.
    pub fn chosen(&self, limits: &Limits) -> Vec<ChosenPhoto> {
        self.photos.check(limits, &mut Invalid::default())
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
/// Outside the stage, once it went on or was announced for a vote, while hidden, or when
/// somebody changed it meanwhile.
pub fn edit(
    standing: Standing,
    seen_version: i64,
    stages: &[Stage],
    now: Timestamp,
) -> Result<(), Refusal> {
    stage::proposals_open(stages, now)?;
    on_its_own(standing)?;
    if standing.version != seen_version {
        return Err(Refusal::conflict(Fault::new("refusal-proposal-changed")));
    }
    Ok(())
}

/// Decides on taking a proposal back, which is possible until it went on: to an office, into
/// an agenda, or onto a ballot.
///
/// # Errors
/// When it was taken back before, was referred, became an agenda, or is on an announced
/// ballot: what was announced does not change any more.
pub fn withdraw(standing: Standing) -> Result<(), Refusal> {
    stands(standing)?;
    not_on_ballot(standing)
}

/// Decides whether a proposal can be classified, or become an agenda.
///
/// # Errors
/// When it does not stand any more, is hidden, or is on an announced ballot.
pub fn on_its_own(standing: Standing) -> Result<(), Refusal> {
    not_gone(standing)?;
    not_on_ballot(standing)
}

/// Decides on a comment. What was referred is still talked about, because its author may
/// appeal, and so is what the council decided on; what became an agenda is talked about there.
///
/// # Errors
/// When the proposal is hidden, was taken back or became an agenda.
pub fn comment(standing: Standing) -> Result<(), Refusal> {
    match standing.state {
        ProposalState::Referred | ProposalState::Selected | ProposalState::LeftOut => {
            shown(standing)
        }
        _ => not_gone(standing),
    }
}

fn stands(standing: Standing) -> Result<(), Refusal> {
    let key = match standing.state {
        ProposalState::Submitted => return Ok(()),
        ProposalState::Withdrawn => "refusal-proposal-withdrawn",
        ProposalState::Referred => "refusal-proposal-referred",
        ProposalState::Merged => "refusal-proposal-merged",
        ProposalState::Selected | ProposalState::LeftOut => "refusal-proposal-decided",
    };
    Err(Refusal::conflict(Fault::new(key)))
}

fn shown(standing: Standing) -> Result<(), Refusal> {
    if standing.hidden {
        return Err(Refusal::conflict(Fault::new("refusal-proposal-hidden")));
    }
    Ok(())
}

pub(crate) fn not_gone(standing: Standing) -> Result<(), Refusal> {
    stands(standing)?;
    shown(standing)
}

fn not_on_ballot(standing: Standing) -> Result<(), Refusal> {
    if standing.on_ballot {
        return Err(Refusal::conflict(Fault::new("refusal-proposal-on-ballot")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_on_stays_as_it_is() {
        let standing = |state, on_ballot| Standing {
            state,
            version: 1,
            hidden: false,
            on_ballot,
        };
        let key = |done: Result<(), Refusal>| done.err().map(|refused| refused.fault.key);
        for (state, still, commented) in [
            (ProposalState::Submitted, None, None),
            (
                ProposalState::Withdrawn,
                Some("refusal-proposal-withdrawn"),
                Some("refusal-proposal-withdrawn"),
            ),
            (
                ProposalState::Referred,
                Some("refusal-proposal-referred"),
                None,
            ),
            (
                ProposalState::Merged,
                Some("refusal-proposal-merged"),
                Some("refusal-proposal-merged"),
            ),
        ] {
            let standing = standing(state, false);
            assert_eq!(key(withdraw(standing)), still);
            assert_eq!(key(on_its_own(standing)), still);
            assert_eq!(key(not_gone(standing)), still);
            assert_eq!(key(comment(standing)), commented);
        }
        let announced = standing(ProposalState::Submitted, true);
        assert_eq!(key(withdraw(announced)), Some("refusal-proposal-on-ballot"));
        assert_eq!(key(comment(announced)), None);
        let hidden = Standing {
            hidden: true,
            ..standing(ProposalState::Referred, false)
        };
        assert_eq!(key(comment(hidden)), Some("refusal-proposal-hidden"));
    }
}
