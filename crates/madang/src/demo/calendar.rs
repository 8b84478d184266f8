//! The years of the demonstration, in Seoul.

use std::sync::LazyLock;

use anyhow::Context as _;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use process::stage::{Stage, StageKind};
use serde::Deserialize;
use toml::value::Datetime;

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
    seoul(date(2024, 1, 8).at(9, 0, 0, 0))
}

/// The moment at which a visitor finds the site.
pub fn now() -> Timestamp {
    in_2026(7, 27, 10)
}

/// An afternoon some days after a visitor finds the site.
pub fn soon() -> Timestamp {
    in_2026(8, 6, 19)
}

/// The earlier vote: announced, opened, closed.
pub fn first_vote() -> [Timestamp; 3] {
    [in_2026(6, 8, 10), in_2026(6, 15, 9), in_2026(6, 26, 18)]
}

/// The vote that is open: announced, opened, closed.
pub fn second_vote() -> [Timestamp; 3] {
    [in_2026(7, 13, 10), in_2026(7, 20, 9), in_2026(7, 31, 18)]
}

/// When something happens in one of the seven districts.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The district in addresses.
    pub slug: String,
    /// The year in which the money is spent.
    pub fiscal_year: i64,
    /// When the district is set up.
    pub begins: Timestamp,
    /// The seven stages in their order.
    pub stages: Vec<Stage>,
}

impl Calendar {
    /// The calendar of a district.
    ///
    /// # Errors
    /// When the file has none.
    pub fn of(slug: &str) -> anyhow::Result<&'static Calendar> {
        let found = all().iter().find(|calendar| calendar.slug == slug);
        found.with_context(|| format!("no calendar for {slug}"))
    }

    /// A moment of a stage: so many thousandths of its days after its first day, at an hour.
    pub fn moment(&self, kind: StageKind, thousandths: i64, hour: i8) -> Timestamp {
        let stage = self.stages.iter().find(|stage| stage.kind == kind);
        let Some(stage) = stage else { return now() };
        let days = stage.closes_at.duration_since(stage.opens_at).as_hours() / 24;
        let passed = SignedDuration::from_hours(days * thousandths / 1_000 * 24);
        let mut day = korean::seoul(stage.opens_at + passed).date();
        // Offices work on working days.
        while !process::term::is_working_day(day) {
            day = day.tomorrow().unwrap_or(day);
        }
        seoul(day.at(hour, 0, 0, 0))
    }

    /// The same, when it is past by the time a visitor finds the site.
    pub fn past(&self, kind: StageKind, thousandths: i64, hour: i8) -> Option<Timestamp> {
        Some(self.moment(kind, thousandths, hour)).filter(|at| *at < now())
    }
}

/// The calendars of the seven districts, those of earlier years first.
pub fn all() -> &'static [Calendar] {
    static ALL: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
        let file: File = toml::from_str(include_str!("../../data/demo/calendars.toml"))
            .expect("a test reads the calendars");
        file.calendar.into_iter().map(Written::read).collect()
    });
    &ALL
}

#[derive(Deserialize)]
struct File {
    calendar: Vec<Written>,
}

/// A calendar as the file holds it: the first and the last day of each stage.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    slug: String,
    fiscal_year: i64,
    begins: Datetime,
    discovery: [Datetime; 2],
    proposals: [Datetime; 2],
    deliberation: [Datetime; 2],
    selection: [Datetime; 2],
    planning: [Datetime; 2],
    execution: [Datetime; 2],
    settlement: [Datetime; 2],
}

impl Written {
    fn read(self) -> Calendar {
        let days = [
            self.discovery,
            self.proposals,
            self.deliberation,
            self.selection,
            self.planning,
            self.execution,
            self.settlement,
        ];
        let stages = StageKind::ALL.iter().zip(days);
        let stages = stages.map(|(kind, [first, last])| Stage {
            kind: *kind,
            opens_at: at_hour(&first, 9),
            closes_at: at_hour(&last, 18),
        });
        Calendar {
            slug: self.slug,
            fiscal_year: self.fiscal_year,
            begins: at_hour(&self.begins, 9),
            stages: stages.collect(),
        }
    }
}

fn at_hour(day: &Datetime, hour: i8) -> Timestamp {
    let day: Date = day.to_string().parse().expect("a test reads the calendars");
    seoul(day.at(hour, 0, 0, 0))
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
        let haneul = Calendar::of("haneul").expect("it has one");
        let open = |kind| {
            let stage = haneul.stages.iter().find(|stage| stage.kind == kind);
            stage.map(|stage| stage.position(now()))
        };
        assert_eq!(now().to_string(), "2026-07-27T01:00:00Z");
        assert_eq!(open(StageKind::Proposals), Some(Position::Present));
        assert_eq!(open(StageKind::Selection), Some(Position::Present));
        let [_, opens, closes] = second_vote();
        assert!(opens < now() && now() < closes);
        assert!(first_vote()[2] < now());
    }

    /// Each district stands elsewhere in its year.
    #[test]
    fn the_seven_districts_stand_at_seven_points() {
        let latest = |calendar: &Calendar| {
            let begun = calendar.stages.iter().filter(|s| s.opens_at <= now());
            begun.map(|s| s.kind).max()
        };
        let mut points: Vec<_> = all().iter().filter_map(latest).collect();
        points.sort_unstable();
        assert_eq!(points, StageKind::ALL);
        for calendar in all() {
            assert!(
                calendar.begins <= calendar.stages[0].opens_at,
                "{}",
                calendar.slug
            );
            assert!(calendar.stages.is_sorted_by_key(|s| s.opens_at));
        }
    }
}
