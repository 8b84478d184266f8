//! Work in parts that are the same for any number of threads.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Fewer items than this are not worth a part of their own.
const SMALLEST: usize = 4096;
/// More parts than this would only take memory.
const MOST: usize = 64;

/// Cuts `0..items` into parts. How it is cut depends on the number of items alone, so that sums
/// of sums are the same for any number of threads.
pub fn parts(items: usize) -> Vec<Range<usize>> {
    let size = items.div_ceil(MOST).max(SMALLEST);
    (0..items.div_ceil(size))
        .map(|part| part * size..((part + 1) * size).min(items))
        .collect()
}

/// Does `work` for every part and gives the results in the order of the parts.
///
/// # Panics
/// When `work` does.
pub fn map<T: Send>(
    parts: &[Range<usize>],
    threads: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let threads = threads.min(parts.len());
    if threads <= 1 {
        return parts.iter().cloned().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(number) else {
                return done;
            };
            done.push((number, work(part.clone())));
        }
    };
    let mut all: Vec<(usize, T)> = thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut all = take();
        for worker in workers {
            match worker.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_everything_once_and_results_keep_their_order() {
        for items in [0, 1, 4096, 4097, 100_000, 10_000_000] {
            let parts = parts(items);
            assert!(parts.len() <= MOST);
            for threads in [1, 2, 5] {
                let ranges = map(&parts, threads, |range| range);
                assert_eq!(
                    ranges.iter().map(ExactSizeIterator::len).sum::<usize>(),
                    items
                );
                assert!(ranges.windows(2).all(|two| two[0].end == two[1].start));
            }
        }
    }
}
