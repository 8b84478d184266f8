//! Small symmetric systems, at most five by five.
//!
//! Plain loops over arrays of fixed size: for such sizes the calls of a matrix library cost more
//! than the arithmetic.
#![expect(
    clippy::needless_range_loop,
    reason = "rows and columns of a triangle are read by their numbers"
)]

/// The sums of one side's least squares: `gram` of what is known (lower triangle), `right` of what
/// is to be met.
#[derive(Clone, Copy, Debug)]
pub(super) struct Normal<const W: usize> {
    pub(super) gram: [[f64; W]; W],
    pub(super) right: [f64; W],
}

impl<const W: usize> Normal<W> {
    pub(super) const EMPTY: Normal<W> = Normal {
        gram: [[0.0; W]; W],
        right: [0.0; W],
    };

    /// Takes one equation: the unknowns times `known` should be `target`.
    #[inline(always)]
    pub(super) fn take(&mut self, known: &[f64; W], target: f64) {
        for row in 0..W {
            for column in 0..=row {
                self.gram[row][column] += known[row] * known[column];
            }
            self.right[row] += known[row] * target;
        }
    }

    /// Takes back an equation that was taken before.
    pub(super) fn give_back(&mut self, known: &[f64; W], target: f64) {
        let mut taken = Normal::<W>::EMPTY;
        taken.take(known, target);
        self.add(&taken, -1.0);
    }

    pub(super) fn add(&mut self, other: &Normal<W>, times: f64) {
        for row in 0..W {
            for column in 0..=row {
                self.gram[row][column] += times * other.gram[row][column];
            }
            self.right[row] += times * other.right[row];
        }
    }

    /// The unknowns with a ridge on each of them, pulled toward 0. The ridge is above 0.
    #[inline(always)]
    pub(super) fn solve(&self, ridge: &[f64; W]) -> [f64; W] {
        let lower = self.lower(ridge);
        let mut x = self.right;
        for row in 0..W {
            for column in 0..row {
                x[row] -= lower[row][column] * x[column];
            }
            x[row] /= lower[row][row];
        }
        for row in (0..W).rev() {
            for below in row + 1..W {
                x[row] -= lower[below][row] * x[below];
            }
            x[row] /= lower[row][row];
        }
        x
    }

    /// Cholesky's factor of the gram with its ridge.
    #[inline(always)]
    fn lower(&self, ridge: &[f64; W]) -> [[f64; W]; W] {
        let mut lower = self.gram;
        for row in 0..W {
            for column in 0..=row {
                let mut sum = lower[row][column];
                if row == column {
                    sum += ridge[row];
                }
                for before in 0..column {
                    sum -= lower[row][before] * lower[column][before];
                }
                lower[row][column] = match row == column {
                    true => sum.max(1e-12).sqrt(),
                    false => sum / lower[column][column],
                };
            }
        }
        lower
    }
}

/// Eigenvalues, falling, and their vectors in rows, of a small symmetric matrix: Jacobi's method.
pub(super) fn eigen(mut matrix: Vec<Vec<f64>>) -> Vec<(f64, Vec<f64>)> {
    let size = matrix.len();
    let mut vectors: Vec<Vec<f64>> = (0..size)
        .map(|row| (0..size).map(|at| f64::from(u8::from(row == at))).collect())
        .collect();
    for _ in 0..60 {
        for p in 0..size {
            for q in p + 1..size {
                if matrix[p][q].abs() < 1e-300 {
                    continue;
                }
                let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for row in matrix.iter_mut() {
                    (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
                }
                for at in 0..size {
                    let (a, b) = (matrix[p][at], matrix[q][at]);
                    (matrix[p][at], matrix[q][at]) = (c * a - s * b, s * a + c * b);
                    let (a, b) = (vectors[p][at], vectors[q][at]);
                    (vectors[p][at], vectors[q][at]) = (c * a - s * b, s * a + c * b);
                }
            }
        }
    }
    let mut pairs: Vec<(f64, Vec<f64>)> = (0..size).map(|at| matrix[at][at]).zip(vectors).collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_solved_and_a_matrix_taken_apart() {
        let mut normal = Normal::<3>::EMPTY;
        let wanted = [0.5, -2.0, 3.0];
        for known in [
            [1.0, 0.0, 2.0],
            [1.0, 1.0, 0.0],
            [0.0, 3.0, 1.0],
            [2.0, 1.0, 1.0],
        ] {
            normal.take(&known, (0..3).map(|at| known[at] * wanted[at]).sum());
        }
        let solved = normal.solve(&[1e-9; 3]);
        for at in 0..3 {
            assert!((solved[at] - wanted[at]).abs() < 1e-6, "{solved:?}");
        }
        let pairs = eigen(vec![vec![2.0, 1.0], vec![1.0, 2.0]]);
        assert!((pairs[0].0 - 3.0).abs() < 1e-12 && (pairs[1].0 - 1.0).abs() < 1e-12);
        assert!((pairs[0].1[0] - pairs[0].1[1]).abs() < 1e-12, "{pairs:?}");
    }
}
