//! What the city sees of all districts at once: which year each is deciding on, what waits, and
//! what is due soon. Districts stand in the order of their names, whatever the numbers are.

use jiff::Timestamp;

use crate::role::named;
use crate::stage::{Stage, StageKind};

named! {
    /// Something that waits in a district.
    PendingKind {
        /// An agreement that the city has not signed.
        Agreement = "agreement",
        /// A change of the budget that the city has to decide on.
        Change = "change",
        /// A settlement that the city has not approved.
        Settlement = "settlement",
        /// An objection to the result of a year that the city has not answered.
        Objection = "objection",
        /// A question in the open inbox without an answer.
        Inquiry = "inquiry",
        /// A suggestion of a workshop that nobody reviewed.
        Suggestion = "suggestion",
        /// A review by departments without an answer.
        Review = "review",
        /// Minutes that are not published.
        Minutes = "minutes",
    }
}

impl PendingKind {
    /// Whether the city itself has to act.
    pub fn of_the_city(self) -> bool {
        matches!(
            self,
            PendingKind::Agreement
                | PendingKind::Change
                | PendingKind::Settlement
                | PendingKind::Objection
        )
    }
}

named! {
    /// Something that is due on a day.
    DueKind {
        /// The end of a stage.
        Discovery = "discovery",
        /// See [`DueKind::Discovery`].
        Proposals = "proposals",
        /// See [`DueKind::Discovery`].
        Deliberation = "deliberation",
        /// See [`DueKind::Discovery`].
        Selection = "selection",
        /// See [`DueKind::Discovery`].
        Planning = "planning",
        /// See [`DueKind::Discovery`].
        Execution = "execution",
        /// See [`DueKind::Discovery`].
        Settlement = "settlement",
        /// The end of a vote.
        Vote = "vote",
        /// An answer to the open inbox.
        Inquiry = "inquiry",
        /// The answer to a review by departments.
        Review = "review",
        /// The minutes of a meeting.
        Minutes = "minutes",
    }
}

/// Which of a district's years is decided on at `now`: the earliest one whose plan and
/// agreement are not over, else the latest. `years` are fiscal year and stages.
pub fn deciding<T>(years: &[T], now: Timestamp, of: impl Fn(&T) -> (i64, &[Stage])) -> Option<&T> {
    let over = |year: &&T| {
        let (_, stages) = of(year);
        let planning = stages
            .iter()
            .find(|stage| stage.kind == StageKind::Planning);
        planning.is_some_and(|stage| stage.closes_at <= now)
    };
    let open = years.iter().filter(|year| !over(year));
    let latest = || years.iter().max_by_key(|year| of(year).0);
    open.min_by_key(|year| of(year).0).or_else(latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_year_that_is_not_over_is_decided_on() {
        let at = |second| Timestamp::from_second(second).expect("a moment");
        let year = |fiscal: i64, closes: i64| {
            let stage = Stage {
                kind: StageKind::Planning,
                opens_at: at(0),
                closes_at: at(closes),
            };
            (fiscal, vec![stage])
        };
        let years = [year(2026, 10), year(2027, 20), year(2028, 30)];
        let found = |now| deciding(&years, at(now), |year| (year.0, &year.1)).map(|year| year.0);
        assert_eq!(
            [found(5), found(10), found(25), found(99)],
            [Some(2026), Some(2027), Some(2028), Some(2028)]
        );
        assert!(
            deciding(&years[..0], at(1), |year: &(i64, Vec<Stage>)| (
                year.0, &year.1
            ))
            .is_none()
        );
    }

    #[test]
    fn every_stage_can_be_due() {
        for kind in StageKind::ALL {
            assert!(kind.as_str().parse::<DueKind>().is_ok(), "{kind}");
        }
    }
}
