//! Newcomers: who shows them around, whose turn a task is, and how long it takes to catch up.

use jiff::Timestamp;

use crate::id::MembershipId;
use crate::refusal::{Fault, Refusal};
use crate::role::named;

named! {
    /// A task of a meeting that goes around, so that it stays nobody's burden.
    TurnTask {
        /// Writes the minutes along.
        Minutes = "minutes",
        /// Welcomes those who come for the first time.
        Welcome = "welcome",
        /// Watches the clock.
        Clock = "clock",
    }
}

/// How often somebody had a turn, or a newcomer to show around, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turns {
    /// Her place in the body.
    pub place: MembershipId,
    /// How often so far.
    pub count: i64,
    /// When last; `None` for never.
    pub last: Option<Timestamp>,
}

/// Whose turn it is: whoever had the fewest, of these who waited longest, of these who came
/// first. `without` are left out, because they have a task at the same meeting already.
pub fn next(turns: &[Turns], without: &[MembershipId]) -> Option<MembershipId> {
    let free = turns.iter().filter(|one| !without.contains(&one.place));
    let first = free.min_by_key(|one| (one.count, one.last, one.place));
    first.map(|one| one.place)
}

/// Decides on offering to show newcomers around: whoever has been at a meeting knows the way.
///
/// # Errors
/// Where one has no place, is new oneself, or offered it before.
pub fn offer(place: bool, first_time: bool, offers: bool) -> Result<(), Refusal> {
    let key = match (place, first_time, offers) {
        (false, _, _) => "body-refusal-not-there",
        (_, true, _) => "newcomer-refusal-new",
        (_, _, true) => "newcomer-refusal-offered",
        _ => return Ok(()),
    };
    Err(Refusal::conflict(Fault::new(key)))
}

/// How many characters of Korean an unhurried reader takes in a minute.
const PER_MINUTE: usize = 500;

/// How many minutes a text takes to read, at least one.
pub fn minutes_to_read(characters: usize) -> usize {
    characters.div_ceil(PER_MINUTE).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(place: i64, count: i64, last: Option<&str>) -> Turns {
        Turns {
            place: MembershipId(place),
            count,
            last: last.map(|text| text.parse().expect("a moment")),
        }
    }

    #[test]
    fn fewest_turns_then_longest_ago_then_who_came_first() {
        let (june, july) = (Some("2026-06-01T00:00:00Z"), Some("2026-07-01T00:00:00Z"));
        let all = [
            turns(1, 2, june),
            turns(2, 1, july),
            turns(3, 1, june),
            turns(4, 1, june),
        ];
        assert_eq!(next(&all, &[]), Some(MembershipId(3)));
        assert_eq!(next(&all, &[MembershipId(3)]), Some(MembershipId(4)));
        let busy = [3, 4].map(MembershipId);
        assert_eq!(next(&all, &busy), Some(MembershipId(2)));
        // Whoever never had one comes first.
        let new = [turns(1, 0, june), turns(9, 0, None)];
        assert_eq!(next(&new, &[]), Some(MembershipId(9)));
        assert_eq!(next(&[], &[]), None);
    }

    #[test]
    fn somebody_who_knows_the_way_offers_it_once() {
        let key = |place, new, offers| offer(place, new, offers).err().map(|r| r.fault.key);
        assert_eq!(key(true, false, false), None);
        assert_eq!(key(false, false, false), Some("body-refusal-not-there"));
        assert_eq!(key(true, true, false), Some("newcomer-refusal-new"));
        assert_eq!(key(true, false, true), Some("newcomer-refusal-offered"));
    }

    #[test]
    fn a_text_takes_a_minute_at_least() {
        assert_eq!(
            [0, 1, 500, 501, 1_500].map(minutes_to_read),
            [1, 1, 1, 2, 3]
        );
    }
}
