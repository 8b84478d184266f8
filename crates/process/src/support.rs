//! Support (공감): a resident stands behind a proposal or an agenda, once each, and can take it
//! back. Who stands behind a merged agenda are the different people of all that it came from.

use crate::agenda::{self, AgendaStanding};
use crate::lineage::SourceStanding;
use crate::proposal;
use crate::refusal::Refusal;

/// Decides whether support can be given to something, or taken back from it: while it stands
/// on its own. On an announced ballot it still stands.
///
/// # Errors
/// When it went on, was taken back or decided on, or is hidden.
pub fn give(standing: SourceStanding) -> Result<(), Refusal> {
    match standing {
        SourceStanding::Proposal(standing) => proposal::not_gone(standing),
        SourceStanding::Agenda(standing) => agenda::open(AgendaStanding {
            on_ballot: false,
            ..standing
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::AgendaState;
    use crate::proposal::{ProposalState, Standing};

    #[test]
    fn what_stands_is_supported_even_on_a_ballot() {
        let agenda = |state, hidden| {
            give(SourceStanding::Agenda(AgendaStanding {
                state,
                version: 1,
                hidden,
                on_ballot: true,
            }))
        };
        assert!(agenda(AgendaState::Open, false).is_ok());
        assert!(agenda(AgendaState::Open, true).is_err());
        for gone in [
            AgendaState::Merged,
            AgendaState::Split,
            AgendaState::Undone,
            AgendaState::Selected,
            AgendaState::LeftOut,
        ] {
            assert!(agenda(gone, false).is_err(), "{gone}");
        }
        for state in ProposalState::ALL {
            let standing = Standing {
                state: *state,
                version: 1,
                hidden: false,
                on_ballot: true,
            };
            let given = give(SourceStanding::Proposal(standing));
            assert_eq!(given.is_ok(), *state == ProposalState::Submitted, "{state}");
        }
    }
}
