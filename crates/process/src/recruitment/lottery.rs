//! A lottery over applications that keeps every quota and that anybody can run again.
//!
//! Where the panels that keep the quotas can be counted, one of them is drawn and each is as
//! likely as any other ([`count`]). Where quotas cross so much that counting would take too
//! long, everybody is taken in a drawn order wherever the quotas can still be kept ([`walk`]).
//! A lottery that raises the smallest chance as far as possible (LEXIMIN) is fairer to people in
//! crowded groups, but its weights come from a linear program in floating point: nobody could
//! run it again to the same people on another machine. The chances that follow from equally
//! likely panels are exact fractions, and they are published.

pub mod count;
pub mod published;
pub mod stream;
pub mod urn;
pub mod walk;

#[cfg(test)]
mod tests;

use crate::role::named;

use num_bigint::BigUint;

use count::{Chance, Ways};
use stream::Stream;
use urn::Urn;

named! {
    /// How a panel was drawn.
    Way {
        /// Every panel that keeps the limits was as likely as any other.
        Counted = "counted",
        /// In a drawn order, each wherever the limits could still be kept.
        Walked = "walked",
    }
}

impl serde::Serialize for Way {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Way {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A drawn panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// How it was drawn.
    pub way: Way,
    /// Who got a seat, in drawn order.
    pub seated: Vec<String>,
    /// Everybody else, in drawn order.
    pub reserve: Vec<String>,
    /// The lowest and the highest chance of anybody, in ten-thousandths, rounded down; only
    /// where panels were counted.
    pub chances: Option<[u32; 2]>,
}

/// Why nothing can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDraw {
    /// There are fewer applications than seats.
    Few,
    /// Fewer applications count toward this limit than it asks for.
    Unmet(usize),
    /// So few do not count toward this limit that more of it would have to sit than may.
    Crowded(usize),
    /// Each limit alone could be kept, but not all of them together.
    Together,
    /// Whether they can be kept could not be found out in time.
    Entangled,
}

/// Draws a panel from a seed. The same urn and seed give the same people.
///
/// # Errors
/// When no panel keeps the limits.
pub fn draw(urn: &Urn, seed: &str) -> Result<Drawn, NoDraw> {
    check(urn)?;
    let mut stream = Stream::new(seed);
    let (way, mut seated, chances) = match Ways::count(urn) {
        Some(ways) if ways.panels() == BigUint::ZERO => return Err(NoDraw::Together),
        Some(ways) => {
            let chances = extremes(&ways.chances());
            (Way::Counted, ways.draw(&mut stream), chances)
        }
        None => {
            let walked = walk::walk(urn, &mut stream).map_err(|_| NoDraw::Entangled)?;
            (Way::Walked, walked.ok_or(NoDraw::Together)?, None)
        }
    };
    // The order says nothing about cells.
    stream.shuffle(&mut seated);
    let mut reserve: Vec<String> = urn
        .cells
        .iter()
        .flat_map(|cell| cell.tokens.iter().cloned())
        .filter(|token| !seated.contains(token))
        .collect();
    reserve.sort_unstable();
    stream.shuffle(&mut reserve);
    Ok(Drawn {
        way,
        seated,
        reserve,
        chances,
    })
}

/// The lowest and the highest of some chances, in ten-thousandths, rounded down.
fn extremes(chances: &[Chance]) -> Option<[u32; 2]> {
    let parts = chances.iter().filter(|chance| chance.of > BigUint::ZERO);
    let parts = parts.filter_map(|chance| {
        let part = &chance.with * 10_000_u32 / &chance.of;
        u32::try_from(part).ok()
    });
    let parts: Vec<u32> = parts.collect();
    Some([*parts.iter().min()?, *parts.iter().max()?])
}

/// What can be said at once about an urn from which nothing can be drawn.
///
/// # Errors
/// Names what can't be kept.
pub fn check(urn: &Urn) -> Result<(), NoDraw> {
    let people = urn.people();
    let seats = urn.seats as usize;
    if people < seats {
        return Err(NoDraw::Few);
    }
    for (at, limit) in urn.limits.iter().enumerate() {
        let inside = urn.people_of(at);
        if inside < limit.least as usize {
            return Err(NoDraw::Unmet(at));
        }
        if people - inside + inside.min(limit.most as usize) < seats {
            return Err(NoDraw::Crowded(at));
        }
    }
    Ok(())
}

/// The chance of each person of a cell, cell by cell; `None` where they can't be counted.
pub fn chances(urn: &Urn) -> Option<Vec<Chance>> {
    let ways = Ways::count(urn)?;
    (ways.panels() > BigUint::ZERO).then(|| ways.chances())
}

/// Who follows on a seat that fell free: the first of `reserve` with whom the seats that stay
/// keep every limit, else the first with whom the fewest are missing or too many.
pub fn follows<'a>(urn: &Urn, seated: &[String], reserve: &'a [String]) -> Option<&'a String> {
    let counts = urn.count(seated);
    let off = |token: &String| -> u32 {
        let of = urn.limits_of(token);
        let limits = urn.limits.iter().enumerate();
        let one = limits.map(|(at, limit)| {
            let there = counts[at] + u32::from(of.contains(&at));
            limit.least.saturating_sub(there) + there.saturating_sub(limit.most)
        });
        one.sum()
    };
    reserve
        .iter()
        .enumerate()
        .min_by_key(|(place, token)| (off(token), *place))
        .map(|(_, token)| token)
}
