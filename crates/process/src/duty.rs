//! What the staff of a district owe by a day, and who is reminded of it.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::diversion_report::Quarter;
use crate::role::{Role, named};
use crate::rules::Rules;

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
        /// A change of the budget that the council has to decide.
        ChangeCouncil = "change-council",
        /// A change that waits for what the city says.
        ChangeCity = "change-city",
        /// The completion of a project that its co-owners have not all consented to.
        Completion = "completion",
        /// The settlement of a year that is over.
        Settlement = "settlement",
        /// A settlement that the city has to approve.
        SettlementApproval = "settlement-approval",
        /// Money of a settled year that goes back to the city.
        Refund = "refund",
        /// The report of the diversions of a quarter to the assembly.
        Diversions = "diversions",
        /// An objection to the result of an evaluation.
        Objection = "objection",
    }
}

/// The first moment that is too late for a duty about the money of a fiscal year. `since` is
/// when it began, or the moment itself where it was promised with the act: for completions
/// and objections. Nothing for a kind without a rule, and for a year that no calendar has.
pub fn due(kind: DutyKind, rules: &Rules, since: Timestamp, fiscal_year: i64) -> Option<Timestamp> {
    let after = |day: Date| korean::seoul_midnight(day.tomorrow().unwrap_or(day));
    let closing = || finance::ledger::Closing::of(fiscal_year);
    match kind {
        // What is not decided when the ledger closes can't be carried out any more.
        DutyKind::ChangeCouncil => {
            let promised = rules.terms.change_council.deadline(since);
            Some(promised.min(after(closing()?.ledger)))
        }
        DutyKind::ChangeCity => {
            let promised = rules.terms.change_city.deadline(since);
            Some(promised.min(after(closing()?.ledger)))
        }
        DutyKind::Settlement | DutyKind::SettlementApproval => Some(after(closing()?.settlement)),
        DutyKind::Refund => Some(rules.terms.refund.deadline(since)),
        DutyKind::Diversions => {
            let quarter = Quarter::of(korean::seoul(since).date());
            Some(after(quarter.due(rules.diversion)))
        }
        DutyKind::Completion | DutyKind::Objection => Some(since),
        _ => None,
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

    /// 80 days after 31 December; the report of April to June by the end of July.
    #[test]
    fn what_is_owed_of_a_year_has_its_day() {
        let rules = Rules::on(jiff::civil::date(2027, 6, 1));
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let last = |kind, since, year| {
            let due = due(kind, &rules, at(since), year)?;
            let second = due - jiff::SignedDuration::from_secs(1);
            Some(korean::seoul(second).date().to_string())
        };
        let (june, december) = ("2027-06-01T00:00:00Z", "2027-12-20T00:00:00Z");
        for (kind, since, day) in [
            (DutyKind::ChangeCouncil, june, Some("2027-07-01")),
            (DutyKind::ChangeCouncil, december, Some("2027-12-31")),
            (DutyKind::ChangeCity, december, Some("2027-12-31")),
            (DutyKind::Settlement, june, Some("2028-03-20")),
            (DutyKind::SettlementApproval, june, Some("2028-03-20")),
            (DutyKind::Refund, june, Some("2027-07-01")),
            (DutyKind::Diversions, june, Some("2027-07-31")),
            (DutyKind::Inquiry, june, None),
        ] {
            assert_eq!(last(kind, since, 2027).as_deref(), day, "{kind}");
        }
        assert_eq!(
            due(DutyKind::Objection, &rules, at(june), 2027),
            Some(at(june))
        );
        assert_eq!(due(DutyKind::Settlement, &rules, at(june), i64::MAX), None);
    }

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
