//! All eigenvalues and eigenvectors of a small symmetric matrix.

/// An eigenvalue with its unit eigenvector.
pub(super) struct Pair {
    pub(super) value: f64,
    pub(super) vector: Vec<f64>,
}

/// Sweeps of rotations; far fewer are needed.
const SWEEPS: usize = 60;

/// The pairs of a symmetric matrix, the largest eigenvalue first, by the rotations of Jacobi.
pub(super) fn largest(matrix: &[Vec<f64>]) -> Vec<Pair> {
    let size = matrix.len();
    let even = |row: usize, column: usize| (matrix[row][column] + matrix[column][row]) / 2.0;
    let mut a: Vec<Vec<f64>> = (0..size)
        .map(|row| (0..size).map(|column| even(row, column)).collect())
        .collect();
    // The rows become the eigenvectors.
    let mut vectors: Vec<Vec<f64>> = (0..size)
        .map(|row| {
            (0..size)
                .map(|column| f64::from(u8::from(row == column)))
                .collect()
        })
        .collect();
    let scale: f64 = a.iter().flatten().map(|x| x * x).sum();
    for _ in 0..SWEEPS {
        let off: f64 = (0..size)
            .flat_map(|row| a[row][..row].iter())
            .map(|x| x * x)
            .sum();
        if off <= 1e-32 * scale {
            break;
        }
        for p in 0..size {
            for q in p + 1..size {
                rotate(&mut a, &mut vectors, p, q);
            }
        }
    }
    let mut pairs: Vec<Pair> = (vectors.into_iter().enumerate())
        .map(|(place, vector)| Pair {
            value: a[place][place],
            vector,
        })
        .collect();
    pairs.sort_by(|a, b| b.value.total_cmp(&a.value));
    pairs
}

/// Turns the plane of two axes so that the entry between them becomes 0.
fn rotate(a: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    if a[p][q] == 0.0 {
        return;
    }
    let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    for row in a.iter_mut() {
        let (x, y) = (row[p], row[q]);
        row[p] = cosine * x - sine * y;
        row[q] = sine * x + cosine * y;
    }
    turn(a, p, q, cosine, sine);
    turn(vectors, p, q, cosine, sine);
}

/// Combines two rows.
fn turn(rows: &mut [Vec<f64>], p: usize, q: usize, cosine: f64, sine: f64) {
    let (upper, lower) = rows.split_at_mut(q);
    for (x, y) in upper[p].iter_mut().zip(&mut lower[0]) {
        (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_solve_the_matrix() {
        let matrix = [[4.0, 1.0, 0.5], [1.0, 3.0, -2.0], [0.5, -2.0, 1.0]].map(Vec::from);
        let pairs = largest(&matrix);
        assert!(pairs.windows(2).all(|two| two[1].value <= two[0].value));
        for Pair { value, vector } in pairs {
            for (row, x) in matrix.iter().zip(&vector) {
                let image: f64 = row.iter().zip(&vector).map(|(a, b)| a * b).sum();
                assert!((image - value * x).abs() < 1e-12);
            }
        }
    }
}
