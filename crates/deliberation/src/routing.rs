//! Which statement somebody is shown next.
//!
//! Three rules, in this order:
//! 1. **The floor.** While any statement has been answered fewer than [`FLOOR`] times, only such
//!    statements are shown, those with the fewest answers first in weight. A new statement
//!    therefore reaches its first answers at once, and nobody's statement waits for luck.
//! 2. **Weight.** Above the floor a statement is drawn with its [`weight`]: large while it is
//!    open how many agree, and twice as large at most where people do not just pass.
//! 3. **Nobody starves.** Every weight is above 0, and a statement with less than a quarter of the
//!    answers of the average one counts four times.
//!
//! Chance comes in as an argument, so a page can be repeated and a test can look at all draws.

use crate::random::Random;

/// Every statement gets this many answers before any other weight counts.
pub const FLOOR: u32 = 10;

/// How often a statement was answered, by what was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatementTally {
    /// How many agree.
    pub agrees: u32,
    /// How many disagree.
    pub disagrees: u32,
    /// How many passed.
    pub passes: u32,
}

impl StatementTally {
    /// How many answered at all.
    pub fn answers(self) -> u32 {
        self.agrees
            .saturating_add(self.disagrees)
            .saturating_add(self.passes)
    }
}

/// How much it is worth to ask one more person: the standard deviation of the share who agree
/// (Beta with a prior of one agree and one not), times one plus the share who do not pass. Above
/// 0 and below 1.
pub fn weight(tally: StatementTally) -> f64 {
    let all = f64::from(tally.answers()) + 2.0;
    let agree = (f64::from(tally.agrees) + 1.0) / all;
    let open = (agree * (1.0 - agree) / (all + 1.0)).sqrt();
    let engaging = 1.0 - (f64::from(tally.passes) + 1.0) / all;
    open * (1.0 + engaging)
}

/// The weight of every statement for one person; 0 for what she has `seen` and nothing else.
///
/// # Panics
/// When `seen` is shorter than `tallies`.
pub fn weights(tallies: &[StatementTally], seen: &[bool]) -> Vec<f64> {
    let open = || (0..tallies.len()).filter(|statement| !seen[*statement]);
    let least = open().map(|statement| tallies[statement].answers()).min();
    let below = least.is_some_and(|least| least < FLOOR);
    let total: f64 = tallies.iter().map(|tally| f64::from(tally.answers())).sum();
    let average = total / tallies.len().max(1) as f64;
    let one = |statement: usize| {
        let tally = tallies[statement];
        let answers = tally.answers();
        match (seen[statement], below) {
            (true, _) => 0.0,
            (false, true) if answers >= FLOOR => 0.0,
            (false, true) => f64::from(FLOOR - answers),
            (false, false) if f64::from(answers) * 4.0 < average => 4.0 * weight(tally),
            (false, false) => weight(tally),
        }
    };
    (0..tallies.len()).map(one).collect()
}

/// A draw for [`next`] that follows from a number: equal numbers draw alike, and those of people
/// who come one after the other have nothing to do with each other.
pub fn draw(number: u64) -> f64 {
    Random::new(number, 0).unit()
}

/// The position of the statement to show next, or nothing once she has `seen` all.
///
/// `draw` is at least 0 and below 1 and decides among the [`weights`].
///
/// # Panics
/// When `seen` is shorter than `tallies`.
pub fn next(tallies: &[StatementTally], seen: &[bool], draw: f64) -> Option<usize> {
    let weights = weights(tallies, seen);
    let mut left = draw.clamp(0.0, 1.0) * weights.iter().sum::<f64>();
    let mut last = None;
    for (statement, weight) in weights.into_iter().enumerate() {
        if weight > 0.0 {
            last = Some(statement);
            if left < weight {
                break;
            }
            left -= weight;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(agrees: u32, disagrees: u32, passes: u32) -> StatementTally {
        StatementTally {
            agrees,
            disagrees,
            passes,
        }
    }

    #[test]
    fn weights_differ_and_none_is_nothing() {
        let tallies = [
            tally(50, 50, 0),
            tally(95, 5, 0),
            tally(20, 20, 60),
            tally(400, 400, 0),
            tally(10, 1, 0),
        ];
        let weights = weights(&tallies, &[false; 5]);
        assert!(weights.iter().all(|weight| *weight > 0.0), "{weights:?}");
        for (a, first) in weights.iter().enumerate() {
            for second in &weights[..a] {
                assert!((first - second).abs() > 1e-6, "{weights:?}");
            }
        }
        assert!(weights[0] > weights[1], "open before settled");
        assert!(weights[0] > weights[2], "engaging before passed over");
        assert!(weights[0] > weights[3], "little known before well known");
    }

    #[test]
    fn the_floor_comes_first_and_what_was_seen_never() {
        let tallies = [tally(50, 50, 0), tally(9, 0, 0), tally(0, 0, 0)];
        let mut shown = [0; 3];
        for draw in 0..100 {
            let next = next(&tallies, &[false; 3], f64::from(draw) / 100.0);
            shown[next.expect("something is left")] += 1;
        }
        assert_eq!(shown, [0, 10, 90], "1 answer is missing there, 10 here");
        assert_eq!(next(&tallies, &[false, true, true], 0.99), Some(0));
        assert_eq!(next(&tallies, &[true; 3], 0.0), None);
        assert_eq!(next(&[], &[], 0.5), None);
    }

    #[test]
    fn every_statement_reaches_its_floor_also_one_that_comes_late() {
        let mut random = Random::new(7, 0);
        let mut tallies = vec![StatementTally::default(); 60];
        for person in 0..200 {
            if person == 150 {
                tallies.push(StatementTally::default());
            }
            let mut seen = vec![false; tallies.len()];
            for _ in 0..8 {
                let Some(next) = next(&tallies, &seen, random.unit()) else {
                    break;
                };
                seen[next] = true;
                match random.below(3) {
                    0 => tallies[next].agrees += 1,
                    1 => tallies[next].disagrees += 1,
                    _ => tallies[next].passes += 1,
                }
            }
        }
        let answers: Vec<u32> = tallies.iter().map(|tally| tally.answers()).collect();
        assert!(answers.iter().all(|count| *count >= FLOOR), "{answers:?}");
    }
}
