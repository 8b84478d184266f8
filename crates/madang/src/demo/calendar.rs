//! The year of the demonstration, in Seoul.

use jiff::civil::{DateTime, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use process::stage::{Stage, StageKind};

use super::random::Random;

/// A moment in Seoul, which has had no other offset since 1988.
fn seoul(at: DateTime) -> Timestamp {
    TimeZone::fixed(Offset::constant(9))
        .to_timestamp(at)
        .expect("the moments of the calendar are far from the ends of time")
}

/// A moment of 2026 in Seoul.
fn in_2026(month: i8, day: i8, hour: i8) -> Timestamp {
    seoul(date(2026, month, day).at(hour, 0, 0, 0))
}

/// When the site is set up.
pub fn begin() -> Timestamp {
    in_2026(2, 2, 9)
}

/// The moment at which a visitor finds the site.
pub fn now() -> Timestamp {
    in_2026(7, 27, 10)
}

/// The earlier vote: announced, opened, closed.
pub fn first_vote() -> [Timestamp; 3] {
    [in_2026(6, 8, 10), in_2026(6, 15, 9), in_2026(6, 26, 18)]
}

/// The vote that is open: announced, opened, closed.
pub fn second_vote() -> [Timestamp; 3] {
    [in_2026(7, 13, 10), in_2026(7, 20, 9), in_2026(7, 31, 18)]
}

/// The seven stages. Proposals are taken the whole summer, so that a visitor can hand one in.
pub fn stages() -> Vec<Stage> {
    [
        (StageKind::Discovery, in_2026(2, 2, 9), in_2026(4, 10, 18)),
        (StageKind::Proposals, in_2026(3, 2, 9), in_2026(9, 30, 18)),
        (
            StageKind::Deliberation,
            in_2026(5, 11, 9),
            in_2026(7, 17, 18),
        ),
        (StageKind::Selection, in_2026(7, 13, 9), in_2026(8, 21, 18)),
        (StageKind::Planning, in_2026(8, 24, 9), in_2026(10, 30, 18)),
        (
            StageKind::Execution,
            seoul(date(2027, 1, 4).at(9, 0, 0, 0)),
            seoul(date(2027, 12, 31).at(18, 0, 0, 0)),
        ),
        (
            StageKind::Settlement,
            seoul(date(2028, 1, 10).at(9, 0, 0, 0)),
            seoul(date(2028, 4, 28).at(18, 0, 0, 0)),
        ),
    ]
    .map(|(kind, opens_at, closes_at)| Stage {
        kind,
        opens_at,
        closes_at,
    })
    .to_vec()
}

/// When proposals began to be taken.
pub fn proposals_from() -> Timestamp {
    in_2026(3, 2, 9)
}

/// A moment between two others, `from` included.
pub fn between(random: &mut Random, from: Timestamp, to: Timestamp) -> Timestamp {
    let span = to.duration_since(from).as_secs().max(1);
    let seconds = random.below(usize::try_from(span).unwrap_or(1));
    from + SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use process::stage::Position;

    #[test]
    fn a_visitor_finds_something_to_do() {
        let open = |kind| {
            let stage = stages().into_iter().find(|stage| stage.kind == kind);
            stage.map(|stage| stage.position(now()))
        };
        assert_eq!(now().to_string(), "2026-07-27T01:00:00Z");
        assert_eq!(open(StageKind::Proposals), Some(Position::Present));
        assert_eq!(open(StageKind::Selection), Some(Position::Present));
        let [_, opens, closes] = second_vote();
        assert!(opens < now() && now() < closes);
        assert!(first_vote()[2] < now());
    }
}
