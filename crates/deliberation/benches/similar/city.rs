//! A large district made of the committed corpus: each text joins a title with the needs of
//! three other ones, the same on every machine.

use deliberation::similar::Index;

const CORPUS: &str = include_str!("../../data/similar/corpus.tsv");
const QUERIES: &str = include_str!("../../data/similar/queries.tsv");

fn column(text: &'static str, column: usize) -> Vec<&'static str> {
    let rows = text.lines().skip(1);
    rows.filter_map(|row| row.split('\t').nth(column)).collect()
}

/// An index of so many texts.
pub fn index(texts: usize) -> Index {
    let (titles, needs) = (column(CORPUS, 1), column(CORPUS, 2));
    let mut index = Index::default();
    let mut seed = 20_261_126_usize;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for id in (1..).take(texts) {
        let title = format!("{} {}", titles[next(titles.len())], next(1000));
        let rest: Vec<&str> = (0..3).map(|_| needs[next(needs.len())]).collect();
        index.put(id, &title, &rest.join(" "));
    }
    index
}

/// What is asked.
pub fn queries() -> Vec<&'static str> {
    column(QUERIES, 3)
}
