//! One change in a budget of 25 districts with 200 projects of 40 lines each.
use criterion::{Criterion, criterion_group, criterion_main};
use finance::Won;
use finance::budget::Path;
use finance::change::{AgreementTerms, AtLimit, Circumstances, Line, Scope, judge};
use jiff::civil::date;

const DISTRICTS: usize = 25;
const PROJECTS: usize = 200;
const LINES: usize = 40;
const CODES: [&str; 4] = ["201-01", "201-03", "307-02", "401-01"];

/// All lines; the first two of one statistical item each change by a million won.
fn lines() -> Vec<Line> {
    let places = (0..DISTRICTS * PROJECTS * LINES).map(|at| (at / LINES, at % LINES));
    let lines = places.map(|(project, line)| {
        let base = 50_000_000 + i64::try_from(line).unwrap_or(0);
        let moved = match (project, line) {
            (0, 0) => 1_000_000,
            (0, 1) => -1_000_000,
            _ => 0,
        };
        Line {
            path: Path {
                policy_program: format!("district {}", project / PROJECTS),
                unit_program: "what residents chose".to_owned(),
                detailed_project: format!("project {project}"),
                stat_code: CODES[line / 2 % CODES.len()].to_owned(),
            },
            base: Won(base),
            current: Won(base),
            new: Won(base + moved),
            waiting: Vec::new(),
        }
    });
    lines.collect()
}

fn measure(criterion: &mut Criterion) {
    let circumstances = Circumstances {
        today: date(2027, 5, 1),
        transfer_voted: false,
        content: false,
    };
    let lines = lines();
    let mut group = criterion.benchmark_group("change: 25 districts, 200 projects, 40 lines");
    group.sample_size(20);
    for (name, scope) in [
        ("each project", Scope::Project),
        ("district total", Scope::DistrictTotal),
    ] {
        let terms = AgreementTerms {
            limit: [10, 100],
            at_limit: AtLimit::Council,
            scope,
            execution_start: date(2027, 1, 1),
            execution_end: date(2027, 12, 31),
        };
        group.bench_function(name, |bench| {
            bench.iter(|| judge(&lines, &terms, circumstances));
        });
    }
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);
