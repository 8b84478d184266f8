//! The file of a draw that everybody can run again.

use serde::{Deserialize, Serialize};

use super::urn::{Urn, hash};
use super::{NoDraw, Way, draw};

/// The name of this form of the file.
pub const FORMAT: &str = "madang-draw-1";

/// A draw with all that it came from. It holds tokens and numbers, and neither a name nor a
/// group of anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// [`FORMAT`].
    pub format: String,
    /// The seats, the limits and the applications.
    #[serde(flatten)]
    pub urn: Urn,
    /// The hash of the secret, published before the call closed.
    pub commitment: String,
    /// The secret itself.
    pub secret: String,
    /// How many applications there were.
    pub people: usize,
    /// The hash of their tokens, known from the close.
    pub list_hash: String,
    /// What was thrown in public after the close: digits.
    pub thrown: String,
    /// The seed that follows from the four before.
    pub seed: String,
    /// The way in which the panel was drawn.
    pub way: Way,
    /// The lowest and the highest chance of anybody, in ten-thousandths, rounded down; none
    /// where they can't be counted.
    pub chances: Option<[u32; 2]>,
    /// Who got the seats, in the order in which they were drawn.
    pub drawn: Vec<String>,
    /// Everybody else, in the order in which they follow.
    pub reserve: Vec<String>,
}

/// What does not agree with the rest of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is of another form.
    Format,
    /// Limits, cells or tokens do not stand in their one order.
    Order,
    /// The secret is not the one whose hash was published.
    Secret,
    /// The number or the hash of the tokens is another one.
    List,
    /// The seed does not follow.
    Seed,
    /// No panel can be drawn.
    Panel,
    /// Other people are drawn, or in another order or way.
    Drawn,
    /// The chances are others.
    Chance,
    /// The others follow in another order.
    Reserve,
}

/// The hash by which a secret is promised before the close.
pub fn commitment(secret: &str) -> String {
    hash(&format!("{FORMAT}/commitment/{secret}"))
}

/// The seed of a draw.
pub fn seed(secret: &str, people: usize, list_hash: &str, thrown: &str) -> String {
    hash(&format!(
        "{FORMAT}/seed\n{secret}\n{people}\n{list_hash}\n{thrown}"
    ))
}

impl Published {
    /// Draws, and keeps all that it came from.
    ///
    /// # Errors
    /// When no panel can be drawn.
    pub fn make(urn: Urn, secret: &str, thrown: &str) -> Result<Published, NoDraw> {
        let (people, list_hash) = (urn.people(), urn.list_hash());
        let seed = seed(secret, people, &list_hash, thrown);
        let found = draw(&urn, &seed)?;
        Ok(Published {
            format: FORMAT.to_owned(),
            urn,
            commitment: commitment(secret),
            secret: secret.to_owned(),
            people,
            list_hash,
            thrown: thrown.to_owned(),
            seed,
            way: found.way,
            chances: found.chances,
            drawn: found.seated,
            reserve: found.reserve,
        })
    }

    /// Runs the draw again and names everything that does not agree; nothing when it is equal.
    pub fn differences(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        let mut unless = |holds: bool, difference| {
            if !holds {
                found.push(difference);
            }
        };
        unless(self.format == FORMAT, Difference::Format);
        let in_order = self.urn.is_in_order();
        unless(in_order, Difference::Order);
        unless(
            commitment(&self.secret) == self.commitment,
            Difference::Secret,
        );
        let list = self.people == self.urn.people() && self.list_hash == self.urn.list_hash();
        unless(list, Difference::List);
        let seed = seed(&self.secret, self.people, &self.list_hash, &self.thrown);
        unless(seed == self.seed, Difference::Seed);
        if !in_order {
            return found;
        }
        match draw(&self.urn, &self.seed) {
            Err(_) => unless(false, Difference::Panel),
            Ok(again) => {
                let same = again.way == self.way && again.seated == self.drawn;
                unless(same, Difference::Drawn);
                unless(again.chances == self.chances, Difference::Chance);
                unless(again.reserve == self.reserve, Difference::Reserve);
            }
        }
        found
    }
}
