//! Bounds and tests.

/// The quantile behind bounds of 95 %, half of the rest on each side.
pub(super) const Z95: f64 = 1.959_963_984_540_054;

/// Wilson's bounds of 95 % for a share of `hits` among `all`; 0 and 1 where there is nothing.
pub fn wilson(hits: u32, all: u32) -> (f64, f64) {
    if all == 0 {
        return (0.0, 1.0);
    }
    let (n, share) = (f64::from(all), f64::from(hits) / f64::from(all));
    let square = Z95 * Z95;
    let middle = (share + square / (2.0 * n)) / (1.0 + square / n);
    let spread = Z95 / (1.0 + square / n)
        * (share * (1.0 - share) / n + square / (4.0 * n * n))
            .max(0.0)
            .sqrt();
    ((middle - spread).max(0.0), (middle + spread).min(1.0))
}

/// The chance that a standard normal number is above `z`, to 1e-7: Abramowitz and Stegun 26.2.17.
pub(super) fn above(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let terms = [
        0.319_381_530,
        -0.356_563_782,
        1.781_477_937,
        -1.821_255_978,
        1.330_274_429,
    ];
    let sum = terms.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    let tail = 0.398_942_280_401_432_7 * (-z * z / 2.0).exp() * sum;
    if z >= 0.0 { tail } else { 1.0 - tail }
}

/// z of the test that the first share is larger than the second, pooled.
pub(super) fn larger(first: (u32, u32), second: (u32, u32)) -> f64 {
    let (n, m) = (f64::from(first.1), f64::from(second.1));
    let (a, b) = (f64::from(first.0), f64::from(second.0));
    let pooled = (a + b) / (n + m);
    let spread = (pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m)).sqrt();
    if spread > 0.0 {
        (a / n - b / m) / spread
    } else {
        0.0
    }
}

/// Benjamini and Hochberg: of tests with these chances, which may be called discoveries when at
/// most `rate` of all discoveries may be false.
pub(super) fn discoveries(chances: &[f64], rate: f64) -> Vec<bool> {
    let mut sorted = chances.to_vec();
    sorted.sort_by(f64::total_cmp);
    let limit = |rank: usize| rate * (rank + 1) as f64 / sorted.len() as f64;
    let last = (0..sorted.len())
        .rev()
        .find(|rank| sorted[*rank] <= limit(*rank));
    let most = last.map_or(-1.0, |rank| sorted[rank]);
    chances.iter().map(|chance| *chance <= most).collect()
}

/// The adjusted Rand index of two ways to sort the same people: 1 for the same groups, about 0
/// for chance. 1 also when both put everybody into one group.
pub(super) fn rand_index(first: &[usize], second: &[usize]) -> f64 {
    let rows = first.iter().max().map_or(0, |most| most + 1);
    let columns = second.iter().max().map_or(0, |most| most + 1);
    let mut cells = vec![0.0; rows * columns];
    let (mut row, mut column) = (vec![0.0; rows], vec![0.0; columns]);
    for (a, b) in first.iter().zip(second) {
        cells[a * columns + b] += 1.0;
        row[*a] += 1.0;
        column[*b] += 1.0;
    }
    let pairs = |counts: &[f64]| counts.iter().map(|n| n * (n - 1.0) / 2.0).sum::<f64>();
    let (both, one, other) = (pairs(&cells), pairs(&row), pairs(&column));
    let all = pairs(&[first.len() as f64]);
    let chance = if all > 0.0 { one * other / all } else { 0.0 };
    let most = (one + other) / 2.0;
    if (most - chance).abs() < 1e-12 {
        return 1.0;
    }
    (both - chance) / (most - chance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_tests_and_indices_are_those_of_the_books() {
        let (low, high) = wilson(81, 263);
        assert!((low - 0.255_3).abs() < 5e-4 && (high - 0.366_2).abs() < 5e-4);
        assert!((above(1.644_853_6) - 0.05).abs() < 1e-6);
        assert!((above(-1.0) - 0.841_344_7).abs() < 1e-6);
        assert!((larger((30, 40), (10, 40)) - 4.472_136).abs() < 1e-5);
        let chances = [0.001, 0.8, 0.012, 0.03, 0.041];
        let found = discoveries(&chances, 0.05);
        assert_eq!(found, [true, false, true, true, false]);
        assert_eq!(rand_index(&[0, 0, 1, 1], &[1, 1, 0, 0]), 1.0);
        assert!(rand_index(&[0, 0, 1, 1], &[0, 1, 0, 1]) < 0.0);
    }
}
