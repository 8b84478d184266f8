//! How long asking takes among 50,000 texts, and how much memory they take:
//! `cargo run --release -p deliberation --example similar_latency`

#[path = "../benches/similar/city.rs"]
mod city;

use std::time::{Duration, Instant};

use deliberation::similar::{Query, Synonyms};

fn main() {
    let begun = Instant::now();
    let index = city::index(50_000);
    let filled = begun.elapsed();
    let synonyms = Synonyms::read(Synonyms::first_text()).unwrap_or_default();
    let queries = city::queries();
    let (mut all, mut best) = (Vec::new(), vec![Duration::MAX; queries.len()]);
    for _ in 0..5 {
        for (text, best) in queries.iter().zip(&mut best) {
            let begun = Instant::now();
            let hits = index.ask(&Query::new(text, &synonyms), 5);
            let took = begun.elapsed();
            assert!(hits.len() <= 5, "more than asked for");
            all.push(took);
            *best = took.min(*best);
        }
    }
    println!(
        "{} texts put in within {} ms",
        index.len(),
        filled.as_millis()
    );
    print("all askings", all);
    print("best of 5 of each question", best);
    println!("memory: {:.1} MB", index.bytes() as f64 / 1e6);
}

fn print(name: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let [half, most, nearly_all] =
        [50, 95, 99].map(|percent| took[(took.len() - 1) * percent / 100].as_micros());
    let count = took.len();
    println!("{name} ({count}): p50 {half} µs, p95 {most} µs, p99 {nearly_all} µs");
}
