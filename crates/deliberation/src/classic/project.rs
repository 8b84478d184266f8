//! The map of opinions: where people and statements stand on it.

use super::pca::Components;
use crate::parallel;
use crate::votes::Votes;

/// A person is placed in a group when she voted on as many statements, or on all there are.
pub const ENOUGH_VOTES: usize = 7;
/// When fewer people voted enough, the most active are taken until there are as many.
pub const FEWEST: usize = 15;

/// Where each participant stands: the sum over her votes of how far each lies from the mean,
/// times the components, times `sqrt(statements / votes)`. What she did not vote on counts as the
/// mean, so that without the last factor few votes would put her near the centre.
pub fn participants(votes: &Votes, components: &Components, threads: usize) -> Vec<[f64; 2]> {
    let places = parallel::map(&super::rows(votes), threads, |part| {
        let one = |participant| {
            let entries = votes.entries(participant).iter();
            let row = entries.map(|entry| (entry.statement(), entry.vote().value()));
            place(row, components)
        };
        part.map(one).collect::<Vec<_>>()
    });
    places.concat()
}

/// Where somebody with these votes stands: positions of statements and what she said of each.
#[inline]
pub(super) fn place(
    row: impl ExactSizeIterator<Item = (usize, f64)>,
    components: &Components,
) -> [f64; 2] {
    let [first, second] = &components.directions;
    let scale = (components.means.len() as f64 / row.len().max(1) as f64).sqrt();
    let (mut x, mut y) = (0.0, 0.0);
    for (statement, vote) in row {
        let off = vote - components.means[statement];
        x += off * first[statement];
        y += off * second[statement];
    }
    [x * scale, y * scale]
}

/// Where somebody stands who agrees with one statement and says nothing else, for each statement:
/// `sqrt(statements) * (1 - mean) * component`.
pub fn statements(components: &Components) -> Vec<[f64; 2]> {
    let scale = (components.means.len() as f64).sqrt();
    let [first, second] = &components.directions;
    let place = |(place, mean): (usize, &f64)| {
        let off = scale * (1.0 - mean);
        [off * first[place], off * second[place]]
    };
    components.means.iter().enumerate().map(place).collect()
}

/// How far from the centre each statement stands.
pub fn extremity(components: &Components) -> Vec<f64> {
    let places = statements(components).into_iter();
    places.map(|[x, y]| (x * x + y * y).sqrt()).collect()
}

/// Who voted enough to be placed in a group: on [`ENOUGH_VOTES`] statements or on all. With fewer
/// than [`FEWEST`] such people the most active others are added, of equals the first by id.
pub fn in_conversation(votes: &Votes) -> Vec<bool> {
    let enough = ENOUGH_VOTES.min(votes.statements().len());
    let counts = |participant| votes.entries(participant).len();
    let people = 0..votes.participants().len();
    let mut active: Vec<bool> = people.clone().map(|who| enough <= counts(who)).collect();
    let found = active.iter().filter(|active| **active).count();
    if found < FEWEST {
        let mut others: Vec<usize> = people.filter(|who| !active[*who]).collect();
        others.sort_by_key(|who| std::cmp::Reverse(counts(*who)));
        for who in others.into_iter().take(FEWEST - found) {
            active[who] = true;
        }
    }
    active
}
