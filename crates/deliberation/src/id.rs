//! Names of participants and statements, with the order that everything else follows.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

/// The name of a participant or statement, as the file writes it.
///
/// Whole numbers without a sign or leading zero come first, by their value; all other names
/// follow, by their bytes. This order is the canonical one: rows of every result stand in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Id(Box<str>);

impl Id {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn is_number(&self) -> bool {
        let bytes = self.0.as_bytes();
        let digits = !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
        digits && (bytes.len() == 1 || bytes[0] != b'0')
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Id {
        Id(text.into())
    }
}

impl From<u64> for Id {
    fn from(number: u64) -> Id {
        Id(number.to_string().into())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Id) -> Ordering {
        match (self.is_number(), other.is_number()) {
            (true, true) => (self.0.len(), &self.0).cmp(&(other.0.len(), &other.0)),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.0.cmp(&other.0),
        }
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Id) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_first_by_value() {
        let mut ids = ["b", "10", "9", "a", "010", ""].map(Id::from);
        ids.sort();
        assert_eq!(
            ids.map(|id| id.to_string()),
            ["9", "10", "", "010", "a", "b"]
        );
    }
}
