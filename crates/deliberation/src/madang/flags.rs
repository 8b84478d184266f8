//! Signs that somebody did not read what she answered. They remove nothing by themselves.

use serde::Serialize;

use super::groups::LEAST_VOTES;
use super::table::Table;
use super::tally::Tally;

/// A row of equal answers is looked at from this length on.
const LEAST_ROW: usize = 10;
/// And only when it was this unlikely, given how everybody else answered the same statements.
const UNLIKELY: f64 = 0.001;
/// So many answers within [`BURST_MS`] are a burst: a second for each is too short to read it.
const BURST: usize = 10;
const BURST_MS: i64 = 10_000;

/// Why somebody's votes want a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// At least ten answers, all the same, where the shares of the statements make that less
    /// likely than one in a thousand.
    SameAnswer,
    /// Fewer than seven votes: too little to say where she stands.
    FewVotes,
    /// Ten answers within ten seconds.
    Burst,
}

fn same_answer(table: &Table, tallies: &[Tally], person: usize) -> bool {
    let mut chance = 1.0;
    let mut first = None;
    for (statement, vote) in table.row(person) {
        if *first.get_or_insert(vote) != vote {
            return false;
        }
        let tally = tallies[statement];
        let same = match vote {
            1 => tally.agrees,
            -1 => tally.disagrees,
            _ => tally.passes,
        };
        chance *= f64::from(same) / f64::from(tally.all());
    }
    table.count(person) >= LEAST_ROW && chance < UNLIKELY
}

fn burst(times: &[i64]) -> bool {
    let mut times = times.to_vec();
    times.sort_unstable();
    times
        .windows(BURST)
        .any(|window| window[BURST - 1] - window[0] < BURST_MS)
}

/// The reasons for each person; `times` are the milliseconds of her answers, where they are
/// known.
pub(super) fn flags(
    table: &Table,
    tallies: &[Tally],
    times: impl Fn(usize) -> Vec<i64>,
) -> Vec<Vec<Reason>> {
    (0..table.people())
        .map(|person| {
            let mut reasons = Vec::new();
            if same_answer(table, tallies, person) {
                reasons.push(Reason::SameAnswer);
            }
            if table.count(person) < LEAST_VOTES {
                reasons.push(Reason::FewVotes);
            }
            if burst(&times(person)) {
                reasons.push(Reason::Burst);
            }
            reasons
        })
        .collect()
}
