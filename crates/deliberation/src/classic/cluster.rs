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
    let mut grid = Grid::new(points);
    for _ in 0..STEPS {
        let mut sums = vec![([0.0; 2], 0u32); centres.len()];
        grid.look(&centres);
        for ((of, point), cell) in of.iter_mut().zip(points).zip(&grid.of) {
            let cluster = grid.nearest(&centres, *point, *cell);
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

/// Cells along each side of a [`Grid`].
const SIDE: usize = 64;

/// A grid over points that knows which centres can be the nearest in each cell, so that a point is
/// compared with few of them. It finds exactly what [`nearest`] finds.
struct Grid {
    /// For each point its cell, among those that hold points.
    of: Vec<u32>,
    /// The middle of each of these cells.
    middles: Vec<[f64; 2]>,
    /// No point is further from the middle of its cell than this.
    reach: f64,
    /// The centres that can be the nearest, by rising number, cell after cell.
    candidates: Vec<u32>,
    /// Where those of each cell begin; one more for the end.
    starts: Vec<u32>,
}

impl Grid {
    fn new(points: &[[f64; 2]]) -> Grid {
        let edge = |axis: usize, start: f64, further: fn(f64, f64) -> f64| {
            points.iter().map(|point| point[axis]).fold(start, further)
        };
        let low = [0, 1].map(|axis| edge(axis, f64::INFINITY, f64::min));
        let high = [0, 1].map(|axis| edge(axis, f64::NEG_INFINITY, f64::max));
        let step = [0, 1].map(|axis| ((high[axis] - low[axis]) / SIDE as f64).max(1e-300));
        let mut cells = vec![u32::MAX; SIDE * SIDE];
        let (mut of, mut middles) = (Vec::with_capacity(points.len()), Vec::new());
        for point in points {
            let place = [0, 1].map(|axis| {
                let place = ((point[axis] - low[axis]) / step[axis]) as usize;
                place.min(SIDE - 1)
            });
            let cell = &mut cells[place[0] * SIDE + place[1]];
            if *cell == u32::MAX {
                *cell = middles.len() as u32;
                middles
                    .push([0, 1].map(|axis| low[axis] + (place[axis] as f64 + 0.5) * step[axis]));
            }
            of.push(*cell);
        }
        // A little more than half the diagonal, for what rounding loses.
        let reach = 0.501 * (step[0] * step[0] + step[1] * step[1]).sqrt();
        Grid {
            of,
            middles,
            reach,
            candidates: Vec::new(),
            starts: Vec::new(),
        }
    }

    /// Finds the candidates among centres that have moved.
    fn look(&mut self, centres: &[[f64; 2]]) {
        self.candidates.clear();
        self.starts.clear();
        let mut off = vec![0.0; centres.len()];
        for middle in &self.middles {
            self.starts.push(self.candidates.len() as u32);
            for (off, centre) in off.iter_mut().zip(centres) {
                *off = distance(*centre, *middle);
            }
            let least = off.iter().copied().fold(f64::INFINITY, f64::min);
            let most = least + 2.0 * self.reach;
            let near = (0..).zip(&off).filter(|(_, off)| **off <= most);
            self.candidates.extend(near.map(|(number, _)| number));
        }
        self.starts.push(self.candidates.len() as u32);
    }

    fn nearest(&self, centres: &[[f64; 2]], point: [f64; 2], cell: u32) -> usize {
        let cell = cell as usize;
        let (start, end) = (self.starts[cell] as usize, self.starts[cell + 1] as usize);
        let (mut best, mut least) = (0, f64::INFINITY);
        for number in &self.candidates[start..end] {
            let off = squared(centres[*number as usize], point);
            if off < least {
                (best, least) = (*number as usize, off);
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn the_grid_finds_the_nearest_of_all() {
        let mut random = Random::new(7, 0);
        // A crowd, a line, somebody far out, and points on each other.
        let mut points: Vec<[f64; 2]> = (0..3_000)
            .map(|_| [random.unit(), random.unit() * 0.3])
            .collect();
        points.extend((0..50).map(|place| [f64::from(place) / 50.0, 0.5]));
        points.extend([[40.0, -3.0], [0.25, 0.25], [0.25, 0.25]]);
        let mut grid = Grid::new(&points);
        let last = points.len();
        for centres in [&points[..100], &points[last - 53..], &points[..1]] {
            grid.look(centres);
            for (point, cell) in points.iter().zip(&grid.of) {
                assert_eq!(
                    grid.nearest(centres, *point, *cell),
                    nearest(centres, *point)
                );
            }
        }
        let one = [[2.0, 2.0]; 3];
        let mut grid = Grid::new(&one);
        grid.look(&one);
        assert_eq!(grid.nearest(&one, one[0], grid.of[0]), 0);
    }
}
