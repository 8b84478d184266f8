//! The other way to draw, where the panels are too many to count by states: everybody is put
//! into an order by the seed, and taken in that order wherever an exact search finds that the
//! remaining seats can still be filled within the limits. Every panel that keeps the limits can
//! come out, because its people may stand first.

use std::collections::HashSet;

use super::count::{count, order};
use super::stream::Stream;
use super::urn::Urn;

/// So many places are looked at in one search; where that is not enough the limits are refused
/// as too entangled.
const LOOKS: usize = 200_000;

/// The search gave up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entangled;

/// What is still to be filled: seats, and for each limit how many have to and may come.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Rest {
    seats: u32,
    least: Vec<u32>,
    most: Vec<u32>,
}

/// Draws a panel; `None` when no panel keeps the limits.
///
/// # Errors
/// [`Entangled`] when a search would take too long.
pub fn walk(urn: &Urn, stream: &mut Stream) -> Result<Option<Vec<String>>, Entangled> {
    let mut rest = Rest {
        seats: urn.seats,
        least: urn.limits.iter().map(|l| l.least).collect(),
        most: urn.limits.iter().map(|l| l.most).collect(),
    };
    let mut left: Vec<u32> = urn.cells.iter().map(|c| count(c.tokens.len())).collect();
    let order = order(urn);
    if !possible(urn, &order, &left, &rest)? {
        return Ok(None);
    }
    let mut people: Vec<(usize, &String)> = urn
        .cells
        .iter()
        .enumerate()
        .flat_map(|(cell, found)| found.tokens.iter().map(move |token| (cell, token)))
        .collect();
    people.sort_by_key(|(_, token)| *token);
    stream.shuffle(&mut people);
    let mut panel = Vec::new();
    // Whoever comes later in a cell that was passed over would be passed over too.
    let mut passed = HashSet::new();
    for (cell, token) in people {
        left[cell] -= 1;
        if rest.seats == 0 || passed.contains(&cell) {
            continue;
        }
        let taken = urn.cells[cell]
            .limits
            .iter()
            .try_fold(rest.clone(), |mut rest, at| {
                rest.most[*at] = rest.most[*at].checked_sub(1)?;
                rest.least[*at] = rest.least[*at].saturating_sub(1);
                Some(rest)
            });
        let taken = taken.map(|rest| Rest {
            seats: rest.seats - 1,
            ..rest
        });
        match taken {
            Some(taken) if possible(urn, &order, &left, &taken)? => {
                rest = taken;
                panel.push(token.clone());
            }
            _ => {
                passed.insert(cell);
            }
        }
    }
    Ok(Some(panel))
}

/// Whether the rest can be filled with the people who are left in each cell.
fn possible(urn: &Urn, order: &[usize], left: &[u32], rest: &Rest) -> Result<bool, Entangled> {
    let mut ahead = vec![vec![0; urn.limits.len() + 1]; order.len() + 1];
    for (step, cell) in order.iter().enumerate().rev() {
        ahead[step] = ahead[step + 1].clone();
        ahead[step][0] += left[*cell];
        for at in &urn.cells[*cell].limits {
            ahead[step][at + 1] += left[*cell];
        }
    }
    let mut search = Search {
        urn,
        order,
        left,
        ahead,
        dead: HashSet::new(),
        looks: 0,
    };
    search.from(0, rest)
}

struct Search<'a> {
    urn: &'a Urn,
    order: &'a [usize],
    left: &'a [u32],
    /// From each step on: how many people are left, and how many of them for each limit.
    ahead: Vec<Vec<u32>>,
    dead: HashSet<(usize, Rest)>,
    looks: usize,
}

impl Search<'_> {
    fn from(&mut self, step: usize, rest: &Rest) -> Result<bool, Entangled> {
        self.looks += 1;
        if self.looks > LOOKS {
            return Err(Entangled);
        }
        if self.hopeless(step, rest) {
            return Ok(false);
        }
        let Some(cell) = self.order.get(step).copied() else {
            return Ok(true);
        };
        let mark = (step, rest.clone());
        if self.dead.contains(&mark) {
            return Ok(false);
        }
        let limits = &self.urn.cells[cell].limits;
        let most = limits.iter().map(|at| rest.most[*at]).min();
        let most = most
            .unwrap_or(u32::MAX)
            .min(self.left[cell])
            .min(rest.seats);
        for taken in (0..=most).rev() {
            let mut next = rest.clone();
            next.seats -= taken;
            for at in limits {
                next.most[*at] -= taken;
                next.least[*at] = next.least[*at].saturating_sub(taken);
            }
            if self.from(step + 1, &next)? {
                return Ok(true);
            }
        }
        self.dead.insert(mark);
        Ok(false)
    }

    /// Bounds that no filling passes: seats and each limit against who is left.
    fn hopeless(&self, step: usize, rest: &Rest) -> bool {
        let ahead = &self.ahead[step];
        let all = ahead[0];
        if all < rest.seats {
            return true;
        }
        (0..self.urn.limits.len()).any(|at| {
            let (inside, least) = (ahead[at + 1], rest.least[at]);
            let others = all - inside;
            // Too few of the group, or too few others once the group is full.
            inside < least || rest.seats < least || others + rest.most[at].min(inside) < rest.seats
        })
    }
}
