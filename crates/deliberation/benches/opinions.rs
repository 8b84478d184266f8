//! Both modes at the size of a district, 2,000 people, 200 statements, 100,000 votes, and at the
//! largest size, 100,000 people, 5,000 statements, 10,000,000 votes.
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use deliberation::{Id, Vote, Votes, classic, madang};

/// People, statements, votes of each.
const SIZES: [(&str, u64, u64, u64); 2] = [
    ("district", 2_000, 200, 50),
    ("largest", 100_000, 5_000, 100),
];
/// Votes that come while people vote.
const NEW: u64 = 1_000;

fn votes(people: u64, statements: u64, each: u64) -> Votes {
    let rows = (0..people * each).map(|at| {
        let (person, place) = (at / each, at / each * 7 + at % each * 3);
        let (side, statement) = (person % 2, place % statements);
        let luck = (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 61) < 2;
        let agrees = (statement % 2 == side) != luck;
        let vote = if agrees { Vote::Agree } else { Vote::Disagree };
        (Id::from(person), Id::from(statement), vote)
    });
    Votes::from_rows(rows)
}

fn measure(criterion: &mut Criterion) {
    let settings = madang::Settings::default();
    for (name, people, statements, each) in SIZES {
        let votes = votes(people, statements, each);
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        group.bench_function("classic: analyse", |bench| {
            bench.iter(|| classic::analyse(&votes, 1));
        });
        group.bench_function("madang: analyse", |bench| {
            bench.iter(|| madang::analyse(&votes, &settings));
        });
        let new: Vec<_> = (0..NEW)
            .map(|at| (Id::from(at), Id::from(at % statements), Vote::Pass))
            .collect();
        let live = madang::Live::new(&votes, &settings);
        group.bench_function("madang: take 1,000 votes", |bench| {
            bench.iter_batched(
                || live.clone(),
                |mut live| {
                    live.take(&new);
                    live.bridging()
                },
                BatchSize::PerIteration,
            );
        });
        let live = classic::Live::new(votes, 1);
        group.bench_function("classic: take 1,000 votes", |bench| {
            bench.iter_batched(
                || live.clone(),
                |mut live| {
                    live.take(&new);
                    live
                },
                BatchSize::PerIteration,
            );
        });
        group.finish();
    }
}

criterion_group!(benches, measure);
criterion_main!(benches);
