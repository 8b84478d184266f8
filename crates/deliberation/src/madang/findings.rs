//! Statements that most agree on, and those that tell a group from the others.

use super::numbers::{above, discoveries, larger, wilson};
use super::tally::Tally;

/// A statement, or one side of a comparison, with fewer votes is never shown: so few people say
/// little, and could be recognised.
pub(super) const LEAST_VOTES: u32 = 10;
/// At most this share of what is shown may be there by chance.
const FALSE_RATE: f64 = 0.05;

/// A side that many took on a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Side {
    pub(super) statement: usize,
    pub(super) agree: bool,
    pub(super) tally: Tally,
    pub(super) share: f64,
    pub(super) lower: f64,
    /// What this side's share is among the others; 0 for everybody.
    pub(super) rest: f64,
}

fn hits(tally: Tally, agree: bool) -> u32 {
    if agree { tally.agrees } else { tally.disagrees }
}

fn side(statement: usize, agree: bool, tally: Tally, rest: Option<Tally>) -> Side {
    let hit = hits(tally, agree);
    let share = |tally: Tally| f64::from(hits(tally, agree)) / f64::from(tally.all());
    Side {
        statement,
        agree,
        tally,
        share: share(tally),
        lower: wilson(hit, tally.all()).0,
        rest: rest.map_or(0.0, share),
    }
}

/// What more than half of everybody agree with, or disagree with: passes count as neither. The
/// surest first.
pub(super) fn consensus(tallies: &[Tally]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for (statement, tally) in tallies.iter().enumerate() {
        if tally.all() >= LEAST_VOTES {
            sides.extend([true, false].map(|agree| side(statement, agree, *tally, None)));
        }
    }
    let chances: Vec<f64> = sides
        .iter()
        .map(|side| {
            let n = f64::from(side.tally.all());
            above((side.share - 0.5) * 2.0 * n.sqrt())
        })
        .collect();
    let found = discoveries(&chances, FALSE_RATE);
    let mut found = sides
        .iter()
        .zip(found)
        .filter(|pair| pair.1)
        .map(|pair| *pair.0)
        .collect::<Vec<_>>();
    found.sort_by(|a, b| {
        b.lower
            .total_cmp(&a.lower)
            .then(a.statement.cmp(&b.statement))
    });
    found
}

/// For each group, what its members say clearly more often than the others and at least half of
/// them say at all. Those with the widest gap first, at most `most`.
pub(super) fn representative(all: &[Tally], groups: &[Vec<Tally>], most: usize) -> Vec<Vec<Side>> {
    let (mut sides, mut chances) = (Vec::new(), Vec::new());
    for (group, tallies) in groups.iter().enumerate() {
        for (statement, tally) in tallies.iter().enumerate() {
            let rest = tally.rest(all[statement]);
            if tally.all() < LEAST_VOTES || rest.all() < LEAST_VOTES {
                continue;
            }
            for agree in [true, false] {
                let (own, other) = (hits(*tally, agree), hits(rest, agree));
                sides.push((group, side(statement, agree, *tally, Some(rest))));
                chances.push(above(larger((own, tally.all()), (other, rest.all()))));
            }
        }
    }
    let found = discoveries(&chances, FALSE_RATE);
    let mut shown = vec![Vec::new(); groups.len()];
    for ((group, side), found) in sides.into_iter().zip(found) {
        if found && side.share >= 0.5 {
            shown[group].push(side);
        }
    }
    for sides in &mut shown {
        let gap = |side: &Side| side.lower - side.rest;
        sides.sort_by(|a, b| {
            gap(b)
                .total_cmp(&gap(a))
                .then(a.statement.cmp(&b.statement))
        });
        sides.truncate(most);
    }
    shown
}
