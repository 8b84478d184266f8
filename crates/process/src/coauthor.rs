//! Writing a proposal together (함께 쓴 사람): who may still join.

use crate::proposal::{self, Standing};
use crate::refusal::{Fault, Refusal};
use crate::rules::Limits;

/// Decides whether one more person may join `others` authors beside the first one.
///
/// # Errors
/// When the proposal is no longer on its own, or has as many authors as it may.
pub fn join(standing: Standing, others: usize, limits: &Limits) -> Result<(), Refusal> {
    proposal::on_its_own(standing)?;
    if others >= limits.coauthors_max {
        let fault = Fault::new("refusal-coauthors-many").number("max", limits.coauthors_max);
        return Err(Refusal::conflict(fault));
    }
    Ok(())
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
        let join = |state, others| join(standing(state), others, limits).is_ok();
        assert!(join(ProposalState::Submitted, limits.coauthors_max - 1));
        assert!(!join(ProposalState::Submitted, limits.coauthors_max));
        assert!(!join(ProposalState::Merged, 0));
    }
}
