//! What was measured, in figures.

use std::fmt;
use std::time::Duration;

/// How long each of many requests took, and how long all of them together.
#[derive(Clone, Debug)]
pub struct Figures {
    sorted: Vec<Duration>,
    whole: Duration,
}

impl Figures {
    /// Sums requests up that were answered within `whole`.
    pub fn new(mut each: Vec<Duration>, whole: Duration) -> Figures {
        each.sort_unstable();
        Figures {
            sorted: each,
            whole,
        }
    }

    /// How many were answered in a second.
    pub fn rate(&self) -> f64 {
        self.sorted.len() as f64 / self.whole.as_secs_f64().max(f64::MIN_POSITIVE)
    }

    /// The time within which `percent` of a hundred were answered (nearest rank).
    pub fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.sorted.len() * percent).div_ceil(100).max(1);
        self.sorted.get(rank - 1).copied().unwrap_or_default()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |percent| self.percentile(percent).as_secs_f64() * 1_000.0;
        let (rate, whole) = (self.rate(), self.whole.as_secs_f64());
        write!(
            f,
            "{rate:>7.0}/s  p50 {:>6.1} ms  p95 {:>6.1} ms  p99 {:>6.1} ms  ({} in {whole:.1} s)",
            ms(50),
            ms(95),
            ms(99),
            self.sorted.len(),
        )
    }
}

/// The machine's load over the last minute, as the system tells it.
pub fn load_average() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace()
        .next()
        .unwrap_or("unknown")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let each = (1..=200).rev().map(Duration::from_millis).collect();
        let figures = Figures::new(each, Duration::from_secs(2));
        let ms = |percent| figures.percentile(percent).as_millis();
        assert_eq!((ms(50), ms(95), ms(99), ms(100)), (100, 190, 198, 200));
        assert!((figures.rate() - 100.0).abs() < 0.001);
        assert_eq!(
            Figures::new(Vec::new(), Duration::ZERO).percentile(99),
            Duration::ZERO
        );
    }
}
