//! The id maker: positive numbers that sort by the time they were made.

use std::sync::Mutex;

use jiff::Timestamp;

/// 2020-01-01T00:00:00Z in milliseconds since 1970.
const EPOCH: i64 = 1_577_836_800_000;
/// Bits below the milliseconds.
const LOW_BITS: u32 = 21;
const LOW_END: i64 = 1 << LOW_BITS;

/// The moment at which an id was made, to the millisecond.
pub fn made_at(id: i64) -> Timestamp {
    Timestamp::from_millisecond((id >> LOW_BITS) + EPOCH).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Makes ids: milliseconds since 2020 in the upper 42 bits, 21 bits below that start at
/// random in each millisecond and then count up.
///
/// Two processes collide only when both make ids in the same millisecond and their random
/// starts lie next to each other; the primary key refuses the second one then.
#[derive(Debug, Default)]
pub struct Ids {
    last: Mutex<i64>,
}

impl Ids {
    /// An id for something made at `now`, larger than every id this maker made before.
    pub fn next(&self, now: Timestamp) -> i64 {
        let millis = (now.as_millisecond() - EPOCH).clamp(0, i64::MAX >> (LOW_BITS + 1));
        let start = (millis << LOW_BITS) | (random_id() & (LOW_END / 2 - 1));
        let mut last = self
            .last
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let same_millisecond = *last >> LOW_BITS >= millis;
        *last = if same_millisecond {
            *last + 1
        } else {
            start.max(1)
        };
        *last
    }
}

/// A random positive number of 63 bits.
pub(crate) fn random_id() -> i64 {
    loop {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).expect("the operating system has a random source");
        let id = i64::from_le_bytes(bytes) & i64::MAX;
        if id > 0 {
            return id;
        }
    }
}

/// Random bytes of the operating system as lower-case hex, for tokens and keys of requests.
pub fn random_hex(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    getrandom::fill(&mut random).expect("the operating system has a random source");
    random.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_and_carry_their_time() {
        let ids = Ids::default();
        let now: Timestamp = "2026-07-24T09:00:00Z".parse().expect("a timestamp");
        let mut before = 0;
        for _ in 0..10_000 {
            let id = ids.next(now);
            assert!(id > before);
            before = id;
        }
        assert_eq!(made_at(before).as_millisecond(), now.as_millisecond());
        let earlier: Timestamp = "2021-01-01T00:00:00Z".parse().expect("a timestamp");
        assert!(
            ids.next(earlier) > before,
            "a clock that steps back makes no old ids"
        );
    }
}
