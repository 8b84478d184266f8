//! Chance that anybody can make again: an endless row of bytes from a seed.

use num_bigint::BigUint;
use sha2::{Digest, Sha256};

/// SHA-256 of the seed and a counter, block after block.
pub struct Stream {
    seed: String,
    blocks: u64,
    left: Vec<u8>,
}

impl Stream {
    /// The row that belongs to a seed.
    pub fn new(seed: &str) -> Stream {
        Stream {
            seed: seed.to_owned(),
            blocks: 0,
            left: Vec::new(),
        }
    }

    fn byte(&mut self) -> u8 {
        if self.left.is_empty() {
            let mut hash = Sha256::new();
            hash.update(b"madang-draw-1/");
            hash.update(self.seed.as_bytes());
            hash.update(self.blocks.to_be_bytes());
            self.blocks += 1;
            self.left = hash.finalize().iter().rev().copied().collect();
        }
        self.left.pop().unwrap_or_default()
    }

    /// A number from 0 up to, and without, `end`; each is as likely as any other. Numbers that
    /// would favour some are thrown away and drawn again. Zero where `end` is zero.
    pub fn below(&mut self, end: &BigUint) -> BigUint {
        let bits = end.bits();
        if bits == 0 {
            return BigUint::ZERO;
        }
        let bytes = bits.div_ceil(8);
        let spare = u32::try_from(bytes * 8 - bits).unwrap_or(0);
        loop {
            let mut drawn: Vec<u8> = (0..bytes).map(|_| self.byte()).collect();
            if let Some(first) = drawn.first_mut() {
                *first &= 0xff_u8 >> spare;
            }
            let number = BigUint::from_bytes_be(&drawn);
            if number < *end {
                return number;
            }
        }
    }

    /// Puts a list into an order; each order is as likely as any other (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let with = self.below(&BigUint::from(last + 1));
            list.swap(last, usize::try_from(with).unwrap_or(last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_row() {
        let take = |seed: &str| {
            let mut stream = Stream::new(seed);
            let end = BigUint::from(1_000_u32);
            (0..5)
                .map(|_| stream.below(&end).to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(take("a"), take("a"));
        assert_ne!(take("a"), take("b"));
    }

    #[test]
    fn every_order_of_three_comes_about_as_often() {
        let mut counts = std::collections::BTreeMap::new();
        for n in 0..6_000 {
            let mut list = [1, 2, 3];
            Stream::new(&n.to_string()).shuffle(&mut list);
            *counts.entry(list).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(
            counts.values().all(|n| (880..1_120).contains(n)),
            "{counts:?}"
        );
    }
}
