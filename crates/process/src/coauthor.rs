//! Writing a proposal together (함께 쓴 사람): who may still join.

use crate::proposal::{self, Standing};
use crate::refusal::{Fault, Refusal};
use crate::rules::Limits;

/// Decides whether one more person may join `others` authors beside the first one, and so whether
/// somebody may be asked to.
///
/// # Errors
/// When the proposal is no longer on its own, or has as many authors as it may.
pub fn ask(standing: Standing, others: usize, limits: &Limits) -> Result<(), Refusal> {
    proposal::on_its_own(standing)?;
    if others >= limits.coauthors_max {
        let fault = Fault::new("refusal-coauthors-many").number("max", limits.coauthors_max);
        return Err(Refusal::conflict(fault));
    }
    Ok(())
}

/// Decides whether a person is offered to join `others` authors beside the first one; `writes` is
/// whether she is one of them all already.
///
/// # Errors
/// When she is, and where [`ask`] refuses.
pub fn join(
    standing: Standing,
    (others, writes): (usize, bool),
    limits: &Limits,
) -> Result<(), Refusal> {
    if writes {
        return Err(Refusal::conflict(Fault::new("refusal-coauthor-already")));
    }
    ask(standing, others, limits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::ProposalState;

    #[test]
    fn a_proposal_is_written_by_a_few_and_only_as_long_as_it_stands() {
        let limits = crate::rules::Rules::on(jiff::civil::date(2026, 7, 1)).limits;
        let standing = |state| Standing {
            state,
            version: 1,
            hidden: false,
            on_ballot: false,
        };
        let said = |state, of| join(standing(state), of, limits).err();
        assert_eq!(
            said(ProposalState::Submitted, (limits.coauthors_max - 1, false)),
            None
        );
        assert!(said(ProposalState::Submitted, (limits.coauthors_max, false)).is_some());
        assert!(said(ProposalState::Merged, (0, false)).is_some());
        let already = said(ProposalState::Submitted, (1, true)).map(|refusal| refusal.fault.key);
        assert_eq!(already, Some("refusal-coauthor-already"));
    }
}
