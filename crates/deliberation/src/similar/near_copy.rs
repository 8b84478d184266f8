//! How much of two texts is the same.

/// From how many percent on a text is called nearly a copy.
pub const NEAR_COPY_PERCENT: u64 = 60;

/// How many different grams are in both texts, and in either: their quotient is Jaccard's.
///
/// It is counted exactly, as a by-product of the search. Sketches such as MinHash would save
/// nothing: only texts that share grams are ever looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Grams in both texts.
    pub both: u64,
    /// Grams in one of them or in both.
    pub either: u64,
}

impl Share {
    /// The share in percent, rounded down; nothing shares nothing.
    pub fn percent(self) -> u64 {
        self.both * 100 / self.either.max(1)
    }

    /// Whether one text is nearly a copy of the other.
    pub fn is_near_copy(self) -> bool {
        self.percent() >= NEAR_COPY_PERCENT
    }
}
