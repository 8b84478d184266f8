//! How open bodies are (열린 정도): how many people of a year are new, how many were there before,
//! and how many meetings their places call one person to.
//!
//! Lists of who came to a meeting are closed, so places are counted and not presence: an office
//! in a body, or a place in an open one. A body is compared with its own earlier years and with
//! nothing else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diversity::{LEAST, hide_small};
use crate::id::{BodyId, MeetingId, PersonId};

/// So many years are told, the present one among them.
pub const YEARS: i16 = 4;

/// Somebody's place in a body, or an office there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The body.
    pub body: BodyId,
    /// Who; never shown.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// The last day; `None` while there is no end.
    pub until: Option<Date>,
}

impl Place {
    fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    fn holds_in(&self, year: i16) -> bool {
        self.from.year() <= year && self.until.is_none_or(|until| year <= until.year())
    }
}

/// A meeting of a body that took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The meeting; a joint one stands here once for each of its bodies.
    pub meeting: MeetingId,
    /// The body.
    pub body: BodyId,
    /// The day, in Seoul.
    pub day: Date,
}

/// A year in people as the public may see it. `None` is a number too small to be shown, or one
/// from which a small one could be reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Openness {
    /// The calendar year.
    pub year: i16,
    /// All who had a place.
    pub people: Option<i64>,
    /// Those who never had a place in any body of the district before this year.
    pub new: Option<i64>,
    /// Those who had a place here in an earlier year.
    pub returning: Option<i64>,
    /// Those who came from another body of the district.
    pub from_elsewhere: Option<i64>,
    /// How many meetings of all their bodies the places of one person called her to: in the
    /// middle of all people, and the most of anybody. `None` for fewer than five people.
    pub burden: Option<(i64, i64)>,
}

/// The first day of the years that are told on `today`.
pub fn since(today: Date) -> Date {
    Date::new(today.year() - YEARS + 1, 1, 1).unwrap_or(Date::MIN)
}

/// The last [`YEARS`] until `last`, the earliest first; years in which nobody had a place are
/// left out. `of` is one body, or all together. `places` are those of all bodies of the district
/// in all years, because somebody is new only where she never was before.
pub fn years(of: Option<BodyId>, places: &[Place], held: &[Held], last: i16) -> Vec<Openness> {
    let here = |place: &&Place| of.is_none_or(|body| place.body == body);
    let mut first: BTreeMap<PersonId, i16> = BTreeMap::new();
    let mut first_here: BTreeMap<PersonId, i16> = BTreeMap::new();
    let mut own: BTreeMap<PersonId, Vec<&Place>> = BTreeMap::new();
    for place in places {
        earliest(&mut first, place);
        own.entry(place.person).or_default().push(place);
    }
    for place in places.iter().filter(here) {
        earliest(&mut first_here, place);
    }
    let year = |year: i16| {
        let inside = places.iter().filter(here).filter(|p| p.holds_in(year));
        let people: BTreeSet<PersonId> = inside.map(|place| place.person).collect();
        if people.is_empty() {
            return None;
        }
        let count = |test: &dyn Fn(&PersonId) -> bool| {
            i64::try_from(people.iter().filter(|person| test(person)).count()).unwrap_or(i64::MAX)
        };
        let returning = count(&|person| first_here[person] < year);
        let new = count(&|person| first[person] == year);
        let all = count(&|_| true);
        let parts = hide_small(&[new, returning, all - new - returning]);
        let met: Vec<&Held> = held.iter().filter(|held| held.day.year() == year).collect();
        let burdens = people.iter().map(|person| called(&own[person], &met));
        Some(Openness {
            year,
            people: (all >= LEAST).then_some(all),
            new: parts[0],
            returning: parts[1],
            from_elsewhere: parts[2],
            burden: burden(burdens.collect()),
        })
    };
    (last - YEARS + 1..=last).filter_map(year).collect()
}

fn earliest(of: &mut BTreeMap<PersonId, i16>, place: &Place) {
    let year = of.entry(place.person).or_insert(place.from.year());
    *year = (*year).min(place.from.year());
}

/// How many meetings somebody's places called her to; two places in one body call her once, and
/// so do places in both bodies of a joint meeting.
fn called(places: &[&Place], met: &[&Held]) -> i64 {
    let calls = |held: &&&Held| {
        let body = |place: &&Place| place.body == held.body && place.holds_on(held.day);
        places.iter().any(body)
    };
    let meetings: BTreeSet<_> = met.iter().filter(calls).map(|held| held.meeting).collect();
    i64::try_from(meetings.len()).unwrap_or(i64::MAX)
}

/// The middle and the most; of an even number of people the lower of the two in the middle.
fn burden(mut meetings: Vec<i64>) -> Option<(i64, i64)> {
    meetings.sort_unstable();
    let most = *meetings.last()?;
    let enough = i64::try_from(meetings.len()).is_ok_and(|people| people >= LEAST);
    enough.then(|| (meetings[(meetings.len() - 1) / 2], most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn place(body: i64, person: i64, from: Date, until: Option<Date>) -> Place {
        let (body, person) = (BodyId(body), PersonId(person));
        Place {
            body,
            person,
            from,
            until,
        }
    }

    fn held(body: i64, month: i8) -> Held {
        Held {
            meeting: MeetingId(100 * body + i64::from(month)),
            body: BodyId(body),
            day: date(2026, month, 10),
        }
    }

    /// In body 1: six from last year on, seven new ones this year, five who come from body 2.
    fn places() -> Vec<Place> {
        let old = (1..=6).map(|n| place(1, n, date(2025, 3, 1), None));
        let new = (11..=17).map(|n| place(1, n, date(2026, 4, 1), None));
        let before = (21..=25).map(|n| place(2, n, date(2024, 1, 1), Some(date(2026, 6, 30))));
        let moved = (21..=25).map(|n| place(1, n, date(2026, 2, 1), None));
        old.chain(new).chain(before).chain(moved).collect()
    }

    #[test]
    fn people_of_a_year_are_new_or_were_there_or_come_from_elsewhere() {
        let found = years(Some(BodyId(1)), &places(), &[], 2026);
        let of = |year: i16| found.iter().find(|one| one.year == year).copied();
        assert_eq!(found.len(), 2, "nobody had a place there in 2024");
        let year = of(2026).expect("the year");
        assert_eq!(
            (year.people, year.new, year.returning, year.from_elsewhere),
            (Some(18), Some(7), Some(6), Some(5))
        );
        assert_eq!(of(2025).and_then(|one| one.new), Some(6));
        // All bodies together know those of the other body since 2024.
        let all = years(None, &places(), &[], 2026);
        let year = all.last().expect("the year");
        assert_eq!((year.new, year.returning), (Some(7), Some(11)));
    }

    #[test]
    fn four_years_are_told() {
        assert_eq!(since(date(2026, 7, 27)), date(2023, 1, 1));
    }

    #[test]
    fn small_numbers_are_hidden_and_cannot_be_reckoned() {
        let mut few = places();
        few.retain(|place| place.person.0 != 21 && place.person.0 != 22);
        let year = years(Some(BodyId(1)), &few, &[], 2026)[1];
        assert_eq!(year.people, Some(16));
        // Three came from elsewhere: with the two other numbers shown they would be 16 less those.
        assert_eq!(
            (year.from_elsewhere, year.new, year.returning),
            (None, None, None)
        );
        few.retain(|place| place.person.0 <= 4);
        let year = years(Some(BodyId(1)), &few, &[held(1, 5)], 2026)[1];
        assert_eq!((year.people, year.burden), (None, None));
    }

    #[test]
    fn a_meeting_calls_whoever_has_a_place_on_its_day_once() {
        let mut all = places();
        all.push(place(1, 21, date(2026, 1, 1), None));
        // In January only those of last year and person 21; in May everybody; body 2 calls five.
        let met = [held(1, 1), held(1, 5), held(2, 5), held(2, 9), held(3, 5)];
        let year = years(Some(BodyId(1)), &all, &met, 2026)[1];
        // Seven are called once, six twice, four twice, one three times.
        assert_eq!(year.burden, Some((2, 3)));
    }

    #[test]
    fn a_joint_meeting_is_one_for_whoever_sits_in_both_bodies() {
        let both = (1..=5).flat_map(|n| [1, 2].map(|body| place(body, n, date(2026, 1, 1), None)));
        let both: Vec<Place> = both.collect();
        let other = Held {
            body: BodyId(2),
            ..held(1, 5)
        };
        let year = years(None, &both, &[held(1, 5), other], 2026)[0];
        assert_eq!(year.burden, Some((1, 1)));
    }
}
