//! Finding clusters among latent positions.

use super::factor::MOST_RANK;
use crate::random::Random;

type Point = [f64; MOST_RANK];

fn distance(a: &Point, b: &Point) -> f64 {
    (0..MOST_RANK)
        .map(|at| (a[at] - b[at]) * (a[at] - b[at]))
        .sum()
}

/// The nearest centre, the first of equals, with the square of its distance.
pub(super) fn nearest(point: &Point, centres: &[Point]) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for (at, centre) in centres.iter().enumerate() {
        let far = distance(point, centre);
        if far < best.1 {
            best = (at, far);
        }
    }
    best
}

/// Centres drawn one after another, far points more likely: k-means++ of Arthur and Vassilvitskii.
fn start(points: &[Point], k: usize, random: &mut Random) -> Vec<Point> {
    let mut centres = vec![points[random.below(points.len())]];
    let mut far: Vec<f64> = points
        .iter()
        .map(|point| distance(point, &centres[0]))
        .collect();
    while centres.len() < k {
        let mut left = random.unit() * far.iter().sum::<f64>();
        let drawn = far.iter().position(|share| {
            left -= share;
            left < 0.0
        });
        let centre = points[drawn.unwrap_or(points.len() - 1)];
        for (far, point) in far.iter_mut().zip(points) {
            *far = far.min(distance(point, &centre));
        }
        centres.push(centre);
    }
    centres
}

/// The best of several starts of Lloyd's k-means, by the sum of squared distances.
pub(super) fn k_means(
    points: &[Point],
    k: usize,
    starts: usize,
    random: &mut Random,
) -> Vec<Point> {
    let mut best = (f64::INFINITY, Vec::new());
    for _ in 0..starts {
        let mut centres = start(points, k, random);
        let mut cost = f64::INFINITY;
        for _ in 0..50 {
            let mut sums = vec![([0.0; MOST_RANK], 0.0f64); k];
            let mut new = 0.0;
            for point in points {
                let (at, far) = nearest(point, &centres);
                new += far;
                sums[at].1 += 1.0;
                for (sum, value) in sums[at].0.iter_mut().zip(point) {
                    *sum += value;
                }
            }
            for (centre, (sum, count)) in centres.iter_mut().zip(&sums) {
                if *count > 0.0 {
                    *centre = sum.map(|total| total / count);
                }
            }
            if new > cost * (1.0 - 1e-5) {
                break;
            }
            cost = new;
        }
        if cost < best.0 {
            best = (cost, centres);
        }
    }
    best.1
}

/// How much nearer people are to their own centre than to the next one, on average: 0 to 1.
pub(super) fn silhouette(points: &[Point], centres: &[Point]) -> f64 {
    let one = |point: &Point| {
        let (mut own, mut next) = (f64::INFINITY, f64::INFINITY);
        for centre in centres {
            let far = distance(point, centre);
            if far < own {
                (own, next) = (far, own);
            } else if far < next {
                next = far;
            }
        }
        if next > 0.0 {
            1.0 - (own / next).sqrt()
        } else {
            0.0
        }
    };
    points.iter().map(one).sum::<f64>() / points.len().max(1) as f64
}

/// The labels of `other`, renamed so that they meet those of `base` as often as possible: the
/// most frequent pair first.
pub(super) fn renamed(base: &[usize], other: &[usize], k: usize) -> Vec<usize> {
    let mut pairs = vec![(0usize, 0usize, 0usize); k * k];
    for a in 0..k {
        for b in 0..k {
            pairs[a * k + b] = (0, a, b);
        }
    }
    for (a, b) in base.iter().zip(other) {
        pairs[a * k + b].0 += 1;
    }
    pairs.sort_by(|x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut name, mut taken) = (vec![None; k], vec![false; k]);
    for (_, a, b) in pairs {
        if name[b].is_none() && !taken[a] {
            name[b] = Some(a);
            taken[a] = true;
        }
    }
    other.iter().map(|b| name[*b].unwrap_or(*b)).collect()
}
