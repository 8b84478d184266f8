//! Asking and putting in, among 50,000 texts.

mod city;

use criterion::{Criterion, criterion_group, criterion_main};
use deliberation::similar::{Query, Synonyms};

fn similar(c: &mut Criterion) {
    let mut index = city::index(50_000);
    let queries = city::queries();
    let synonyms = Synonyms::read(Synonyms::first_text()).unwrap_or_default();
    let mut turn = queries.iter().cycle();
    c.bench_function("similar: top 5 of 50,000", |b| {
        b.iter(|| {
            let text = turn.next().unwrap_or(&"");
            index.ask(&Query::new(text, &synonyms), 5)
        });
    });
    c.bench_function("similar: replace one of 50,000", |b| {
        b.iter(|| index.put(25_000, "하늘동 은행나무길 넓히기", "보도가 너무 좁습니다."));
    });
}

criterion_group!(benches, similar);
criterion_main!(benches);
