//! Random numbers that a printed seed repeats.

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough to choose among ballots.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The numbers that follow from `seed`.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// A seed that nobody chose.
    pub fn any_seed() -> u64 {
        let hex = store::random_hex(8);
        u64::from_str_radix(&hex, 16).expect("8 random bytes in hex are a number")
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.number() % limit
    }

    /// Up to `most` of `all`, in their order.
    pub fn some_of<T: Copy>(&mut self, all: &[T], most: usize) -> Vec<T> {
        let mut places: Vec<usize> = (0..all.len()).collect();
        let wanted = self.below(most as u64 + 1) as usize;
        let mut chosen: Vec<usize> = (0..wanted.min(all.len()))
            .map(|_| places.swap_remove(self.below(places.len() as u64) as usize))
            .collect();
        chosen.sort_unstable();
        chosen.into_iter().map(|at| all[at]).collect()
    }
}
