//! How often one browser or one person may do what costs something.

use std::num::NonZeroU32;
use std::sync::Arc;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// The limiters. Keys are hashes, never addresses.
#[derive(Clone)]
pub struct Limiters {
    /// Asking for codes and typing them, by network of the caller.
    pub sign_in: Arc<DefaultKeyedRateLimiter<String>>,
    /// Typing the code of a workshop room, by network of the caller.
    pub join: Arc<DefaultKeyedRateLimiter<String>>,
    /// Any other form, by person, or by visit before signing in.
    pub post: Arc<DefaultKeyedRateLimiter<String>>,
}

/// How many a minute, and how many at once.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Sign-in forms of one network in a minute.
    pub sign_in: u32,
    /// Codes of workshop rooms that one network may type in a minute: a hall of people comes
    /// in at once, and a guesser needs hours.
    pub join: u32,
    /// Other forms of one person in a minute.
    pub post: u32,
}

impl Default for Rates {
    fn default() -> Rates {
        Rates {
            sign_in: 120,
            join: 600,
            post: 60,
        }
    }
}

impl Limiters {
    /// Builds the limiters. A rate of zero counts as one.
    pub fn new(rates: Rates) -> Limiters {
        let limiter = |rate: u32| {
            let rate = NonZeroU32::new(rate).unwrap_or(NonZeroU32::MIN);
            Arc::new(RateLimiter::keyed(Quota::per_minute(rate)))
        };
        Limiters {
            sign_in: limiter(rates.sign_in),
            join: limiter(rates.join),
            post: limiter(rates.post),
        }
    }
}

/// Whether one more is allowed; otherwise after how many seconds.
pub fn check(limiter: &DefaultKeyedRateLimiter<String>, key: &str) -> Result<(), u64> {
    limiter.check_key(&key.to_owned()).map_err(|not_until| {
        not_until
            .wait_time_from(DefaultClock::default().now())
            .as_secs()
            + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_own_budget() {
        let limiters = Limiters::new(Rates {
            sign_in: 2,
            join: 1,
            post: 1,
        });
        assert!(check(&limiters.sign_in, "a").is_ok());
        assert!(check(&limiters.sign_in, "a").is_ok());
        assert!(check(&limiters.sign_in, "a").is_err_and(|wait| (1..=60).contains(&wait)));
        assert!(check(&limiters.sign_in, "b").is_ok());
    }
}
