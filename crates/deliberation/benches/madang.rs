//! The `madang` mode at the size of a district: 2,000 people, 200 statements, 100,000 votes.
use criterion::{Criterion, criterion_group, criterion_main};
use deliberation::madang::{Live, Settings, analyse};
use deliberation::{Id, Vote, Votes};

fn votes() -> Votes {
    let rows = (0..100_000u64).map(|at| {
        let (person, place) = (at / 50, at / 50 * 7 + at % 50 * 3);
        let (side, statement) = (person % 2, place % 200);
        let luck = (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 61) < 2;
        let agrees = (statement % 2 == side) != luck;
        let vote = if agrees { Vote::Agree } else { Vote::Disagree };
        (Id::from(person), Id::from(statement), vote)
    });
    Votes::from_rows(rows)
}

fn measure(criterion: &mut Criterion) {
    let votes = votes();
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("madang");
    group.sample_size(10);
    group.bench_function("analyse 100,000 votes", |bench| {
        bench.iter(|| analyse(&votes, &settings));
    });
    let live = Live::new(&votes, &settings);
    let new: Vec<_> = (0..1_000u64)
        .map(|at| (Id::from(at), Id::from(at % 200), Vote::Pass))
        .collect();
    group.bench_function("take 1,000 votes", |bench| {
        bench.iter_batched(
            || live.clone(),
            |mut live| {
                live.take(&new);
                live.bridging()
            },
            criterion::BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);
