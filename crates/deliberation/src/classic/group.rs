//! Groups of base clusters, and how many groups there are.

use super::cluster::{Base, distance, nearest};

/// There are never more groups.
pub const MOST_GROUPS: usize = 5;
/// At most as many times the centres of groups are moved.
const STEPS: usize = 20;

/// The groups of base clusters.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// For each base cluster its group.
    pub of: Vec<u8>,
    /// How many groups there are.
    pub groups: usize,
    /// How well the groups are apart: the mean silhouette of the base clusters, -1 to 1.
    pub silhouette: f64,
}

/// Tries 2 to `min(5, 2 + bases / 12)` groups and takes the number with the best silhouette, the
/// smallest of equals.
pub fn of_base(base: &Base) -> Groups {
    let most = MOST_GROUPS.min(2 + base.centres.len() / 12);
    let mut best: Option<Groups> = None;
    for k in 2..=most {
        let groups = weighted(base, k);
        if best
            .as_ref()
            .is_none_or(|best| best.silhouette < groups.silhouette)
        {
            best = Some(groups);
        }
    }
    best.unwrap_or(Groups {
        of: Vec::new(),
        groups: 0,
        silhouette: 0.0,
    })
}

/// k-means over the centres of base clusters, each with the weight of its members. It starts from
/// the first `k` different centres and stops when no centre moves by 0.01, after 20 steps at most.
pub fn weighted(base: &Base, k: usize) -> Groups {
    let points = &base.centres;
    let mut centres: Vec<[f64; 2]> = Vec::new();
    for point in points {
        if centres.len() < k && !centres.contains(point) {
            centres.push(*point);
        }
    }
    let mut of = Vec::new();
    for _ in 0..STEPS {
        of = points
            .iter()
            .map(|point| nearest(&centres, *point))
            .collect::<Vec<_>>();
        let mut sums = vec![[0.0; 3]; centres.len()];
        for ((group, point), weight) in of.iter().zip(points).zip(&base.sizes) {
            let (sum, weight) = (&mut sums[*group], f64::from(*weight));
            sum[0] += weight * point[0];
            sum[1] += weight * point[1];
            sum[2] += weight;
        }
        let moved: Vec<[f64; 2]> = (sums.iter().filter(|sum| 0.0 < sum[2]))
            .map(|sum| [sum[0] / sum[2], sum[1] / sum[2]])
            .collect();
        let still = moved.len() == centres.len()
            && centres
                .iter()
                .zip(&moved)
                .all(|(a, b)| distance(*a, *b) < 0.01);
        // A group that lost all its members is no group any more.
        let mut number = 0;
        let numbers: Vec<usize> = (sums.iter())
            .map(|sum| {
                number += usize::from(0.0 < sum[2]);
                number.saturating_sub(1)
            })
            .collect();
        of.iter_mut().for_each(|group| *group = numbers[*group]);
        centres = moved;
        if still {
            break;
        }
    }
    let groups = centres.len();
    Groups {
        silhouette: silhouette(points, &of, groups),
        of: of.into_iter().map(|group| group as u8).collect(),
        groups,
    }
}

/// The mean over all points of `(b - a) / max(a, b)`: `a` is the mean distance to the others of
/// the own group and `b` the smallest mean distance to another group. A point alone counts 0.
pub fn silhouette(points: &[[f64; 2]], of: &[usize], groups: usize) -> f64 {
    let mut sizes = vec![0usize; groups];
    of.iter().for_each(|group| sizes[*group] += 1);
    let mut sum = 0.0;
    for (point, own) in points.iter().zip(of) {
        if sizes[*own] == 1 {
            continue;
        }
        let mut distances = vec![0.0; groups];
        for (other, group) in points.iter().zip(of) {
            distances[*group] += distance(*point, *other);
        }
        let a = distances[*own] / (sizes[*own] - 1) as f64;
        let others = (0..groups).filter(|group| group != own);
        let b = others
            .map(|group| distances[group] / sizes[group] as f64)
            .fold(f64::INFINITY, f64::min);
        let larger = a.max(b);
        if 0.0 < larger && b.is_finite() {
            sum += (b - a) / larger;
        }
    }
    sum / points.len().max(1) as f64
}
