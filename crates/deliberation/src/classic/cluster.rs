//! Base clusters: up to 100 small clusters of people who stand close together.

/// How many base clusters there are at most.
pub const MOST_BASES: usize = 100;
/// At most as many times the centres are moved.
const STEPS: usize = 100;
/// A centre that moves less than this stands still.
const STILL: f64 = 0.01;

/// People in small clusters.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// For each point its cluster.
    pub of: Vec<u32>,
    /// The centre of each cluster.
    pub centres: Vec<[f64; 2]>,
    /// How many points each has; never 0.
    pub sizes: Vec<u32>,
}

pub(super) fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    squared(a, b).sqrt()
}

fn squared(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    x * x + y * y
}

/// The nearest of some centres; of equals the first.
pub(super) fn nearest(centres: &[[f64; 2]], point: [f64; 2]) -> usize {
    let (mut best, mut least) = (0, f64::INFINITY);
    for (number, centre) in centres.iter().enumerate() {
        let off = squared(*centre, point);
        if off < least {
            (best, least) = (number, off);
        }
    }
    best
}

/// k-means of Lloyd from the first [`MOST_BASES`] different points. It stops when no centre moves
/// by 0.01, after 100 steps at most; clusters that lose all their points are dropped.
pub fn base(points: &[[f64; 2]]) -> Base {
    let mut centres: Vec<[f64; 2]> = Vec::new();
    for point in points {
        if !centres.contains(point) {
            centres.push(*point);
            if centres.len() == MOST_BASES {
                break;
            }
        }
    }
    let mut of = vec![0u32; points.len()];
    let mut sizes = Vec::new();
    for _ in 0..STEPS {
        let mut sums = vec![([0.0; 2], 0u32); centres.len()];
        for (of, point) in of.iter_mut().zip(points) {
            let cluster = nearest(&centres, *point);
            *of = cluster as u32;
            let (sum, size) = &mut sums[cluster];
            sum[0] += point[0];
            sum[1] += point[1];
            *size += 1;
        }
        let kept = sums.iter().filter(|(_, size)| 0 < *size);
        let moved: Vec<[f64; 2]> = (kept.clone())
            .map(|([x, y], size)| [x / f64::from(*size), y / f64::from(*size)])
            .collect();
        sizes = kept.map(|(_, size)| *size).collect();
        let still = moved.len() == centres.len()
            && centres
                .iter()
                .zip(&moved)
                .all(|(a, b)| distance(*a, *b) < STILL);
        if moved.len() < centres.len() {
            let mut number = 0;
            let numbers: Vec<u32> = (sums.iter())
                .map(|(_, size)| {
                    number += u32::from(0 < *size);
                    number.saturating_sub(1)
                })
                .collect();
            of.iter_mut().for_each(|of| *of = numbers[*of as usize]);
        }
        centres = moved;
        if still {
            break;
        }
    }
    Base { of, centres, sizes }
}
