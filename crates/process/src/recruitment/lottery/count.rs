//! Counting the panels that keep every limit, cell by cell, and drawing one of them.
//!
//! A panel takes some people from each cell. Walking over the cells, all that matters is how
//! many were taken and how many of them count toward each limit that is still open; the number
//! of ways from there to the end is counted once for each such state. Choosing at each cell in
//! proportion to these numbers, and then anybody within the cell, makes every panel that keeps
//! the limits exactly as likely as any other.

use std::collections::BTreeMap;

use num_bigint::BigUint;

use super::stream::Stream;
use super::urn::{Limit, Urn};

/// So many states are counted at most; where limits cross so much that there are more, the
/// draw goes another way.
const STATES: usize = 60_000;

/// Taken so far, then for each limit how many count toward it (0 once it is settled).
type State = Vec<u32>;

/// A chance as a fraction: so many of so many panels have a person of the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// Panels with the person.
    pub with: BigUint,
    /// All panels.
    pub of: BigUint,
}

/// The counted ways.
pub struct Ways<'a> {
    urn: &'a Urn,
    /// The cells in the order in which they are walked.
    order: Vec<usize>,
    /// For each step, the limits whose last cell it is.
    settles: Vec<Vec<usize>>,
    /// For each step and each state that can be reached there: ways to it from the beginning.
    to: Vec<BTreeMap<State, BigUint>>,
    /// And from it to the end.
    from: Vec<BTreeMap<State, BigUint>>,
}

impl Ways<'_> {
    /// Counts; `None` when there are too many states.
    pub fn count(urn: &Urn) -> Option<Ways<'_>> {
        let order = order(urn);
        let settles = settles(urn, &order);
        let mut ways = Ways {
            urn,
            order,
            settles,
            to: Vec::new(),
            from: Vec::new(),
        };
        ways.forward()?;
        ways.backward();
        Some(ways)
    }

    /// How many panels keep every limit.
    pub fn panels(&self) -> BigUint {
        let first = self.from.first().and_then(|states| states.values().next());
        first.cloned().unwrap_or_default()
    }

    fn size(&self, step: usize) -> u32 {
        count(self.urn.cells[self.order[step]].tokens.len())
    }

    /// Where taking `taken` from the cell of a step leads; `None` where a limit breaks.
    fn next(&self, step: usize, state: &State, taken: u32) -> Option<State> {
        let mut next = state.clone();
        next[0] += taken;
        for at in &self.urn.cells[self.order[step]].limits {
            let Limit { least, most } = self.urn.limits[*at];
            next[at + 1] += taken;
            if next[at + 1] > most {
                return None;
            }
            if most >= self.urn.seats {
                // More than enough is as good as enough: fewer states.
                next[at + 1] = next[at + 1].min(least);
            }
        }
        for at in &self.settles[step] {
            if next[at + 1] < self.urn.limits[*at].least {
                return None;
            }
            next[at + 1] = 0;
        }
        Some(next)
    }

    fn forward(&mut self) -> Option<()> {
        let mut states = 1;
        let mut here = BTreeMap::from([(vec![0; self.urn.limits.len() + 1], BigUint::from(1_u8))]);
        let mut left: u32 = (0..self.order.len()).map(|step| self.size(step)).sum();
        for step in 0..self.order.len() {
            let size = self.size(step);
            left -= size;
            let choices = binomials(size);
            let mut next: BTreeMap<State, BigUint> = BTreeMap::new();
            for (state, ways) in &here {
                let room = self.urn.seats - state[0];
                let need = room.saturating_sub(left);
                for taken in need..=size.min(room) {
                    if let Some(to) = self.next(step, state, taken) {
                        *next.entry(to).or_default() += ways * &choices[taken as usize];
                    }
                }
            }
            states += next.len();
            if states > STATES {
                return None;
            }
            self.to.push(std::mem::replace(&mut here, next));
        }
        self.to.push(here);
        Some(())
    }

    fn backward(&mut self) {
        let steps = self.order.len();
        // A limit that asks for people of whom nobody applied is never settled.
        let nobody = |at: &usize| self.urn.people_of(*at) == 0 && self.urn.limits[*at].least > 0;
        let unkept = (0..self.urn.limits.len()).any(|at| nobody(&at));
        let done = |state: &State| state[0] == self.urn.seats && !unkept;
        let last = self.to[steps].keys().filter(|state| done(state));
        let mut from = vec![BTreeMap::new(); steps + 1];
        from[steps] = last
            .map(|state| (state.clone(), BigUint::from(1_u8)))
            .collect();
        for step in (0..steps).rev() {
            let choices = binomials(self.size(step));
            for state in self.to[step].keys() {
                let ways: BigUint = (0..=self.size(step))
                    .filter_map(|taken| {
                        let to = self.next(step, state, taken)?;
                        Some(from[step + 1].get(&to)? * &choices[taken as usize])
                    })
                    .sum();
                if ways > BigUint::ZERO {
                    from[step].insert(state.clone(), ways);
                }
            }
        }
        self.from = from;
    }

    /// Draws one of the panels; each is as likely as any other. Empty where there is none.
    pub fn draw(&self, stream: &mut Stream) -> Vec<String> {
        let mut state: State = vec![0; self.urn.limits.len() + 1];
        let mut panel = Vec::new();
        for step in 0..self.order.len() {
            let Some(all) = self.from[step].get(&state) else {
                return Vec::new();
            };
            let mut rank = stream.below(all);
            let choices = binomials(self.size(step));
            for taken in 0..=self.size(step) {
                let Some(to) = self.next(step, &state, taken) else {
                    continue;
                };
                let Some(ways) = self.from[step + 1].get(&to) else {
                    continue;
                };
                let ways = ways * &choices[taken as usize];
                if rank < ways {
                    let mut tokens = self.urn.cells[self.order[step]].tokens.clone();
                    stream.shuffle(&mut tokens);
                    tokens.truncate(taken as usize);
                    panel.extend(tokens);
                    state = to;
                    break;
                }
                rank -= ways;
            }
        }
        panel
    }

    /// The chance of each person of a cell, for every cell in its order in the urn.
    pub fn chances(&self) -> Vec<Chance> {
        let panels = self.panels();
        let mut chances = vec![
            Chance {
                with: BigUint::ZERO,
                of: BigUint::ZERO
            };
            self.order.len()
        ];
        for (step, cell) in self.order.iter().enumerate() {
            let choices = binomials(self.size(step));
            let mut seats = BigUint::ZERO;
            for (state, ways) in &self.to[step] {
                for taken in 1..=self.size(step) {
                    let to = self.next(step, state, taken);
                    if let Some(on) = to.and_then(|to| self.from[step + 1].get(&to)) {
                        seats += ways * &choices[taken as usize] * on * taken;
                    }
                }
            }
            chances[*cell] = Chance {
                with: seats,
                of: &panels * self.size(step),
            };
        }
        chances
    }
}

/// The number of elements, which is never near the end of `u32`.
pub(super) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// How many ways there are to take 0, 1, … out of `size`.
fn binomials(size: u32) -> Vec<BigUint> {
    let mut row = vec![BigUint::from(1_u8)];
    for taken in 0..size {
        let next = &row[taken as usize] * (size - taken) / (taken + 1);
        row.push(next);
    }
    row
}

/// The cells in an order that settles limits early: always those of the limit that has the
/// fewest cells left, then those without any.
pub(super) fn order(urn: &Urn) -> Vec<usize> {
    let mut left: Vec<usize> = (0..urn.cells.len()).collect();
    let mut order = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let cells_of = |at: usize| {
            let inside = left.iter().filter(|c| urn.cells[**c].limits.contains(&at));
            inside.count()
        };
        let open = (0..urn.limits.len()).filter(|at| cells_of(*at) > 0);
        let first = open.min_by_key(|at| (cells_of(*at), *at));
        let chosen = |cell: &usize| first.is_none_or(|at| urn.cells[*cell].limits.contains(&at));
        order.extend(left.iter().copied().filter(chosen));
        left.retain(|cell| !chosen(cell));
    }
    order
}

fn settles(urn: &Urn, order: &[usize]) -> Vec<Vec<usize>> {
    let mut settles = vec![Vec::new(); order.len()];
    for at in 0..urn.limits.len() {
        let last = order
            .iter()
            .rposition(|c| urn.cells[*c].limits.contains(&at));
        if let Some(step) = last {
            settles[step].push(at);
        }
    }
    settles
}
