//! What the staff of a district owe by a day, and who is reminded of it.

use crate::role::{Role, named};

named! {
    /// Something that is owed.
    DutyKind {
        /// An answer to something in the open inbox.
        Inquiry = "inquiry",
        /// The day of a meeting that members of the council asked for.
        Convening = "convening",
        /// The minutes of a meeting.
        Minutes = "minutes",
        /// A proposal whose proposer is heard before a meeting decides what it is.
        Hearing = "hearing",
        /// What one's department says in a review.
        ReviewCard = "review-card",
        /// The public answer to a review, once all departments have spoken.
        ReviewAnswer = "review-answer",
    }
}

/// Who records meetings and owes their minutes.
pub const RECORDERS: [Role; 2] = [Role::Secretary, Role::Facilitator];

/// Who records what proposals are found to be.
pub const CLASSIFIERS: [Role; 2] = [Role::Secretary, Role::CoChair];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::{Act, Rule, rule};

    #[test]
    fn the_roles_named_here_are_those_of_the_table() {
        for role in Role::ALL {
            let may = rule(Act::MeetingRecord, Some(*role)) == Rule::Yes;
            assert_eq!(may, RECORDERS.contains(role), "{role}");
            let may = rule(Act::ProposalClassify, Some(*role)) == Rule::Yes;
            assert_eq!(may, CLASSIFIERS.contains(role), "{role}");
        }
    }
}
