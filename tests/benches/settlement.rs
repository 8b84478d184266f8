//! Settling a year of 100,000 payments: its books are read, the settlement is drawn up, and the
//! city approves and seals it, each in its transaction on SQLite.
use criterion::{Criterion, criterion_group, criterion_main};
use process::settlement::SettlementForm;
use system_tests::agreed::Until;
use system_tests::records::spending_form;
use system_tests::{DistrictBuilder, TestApp};
use tokio::runtime::Runtime;
use web::acts::{self, By};

const ROWS: usize = 100_000;
/// Rows that are written in one transaction while the year is made up.
const AT_ONCE: usize = 5_000;

/// A district whose year has so many payments and is over; with its secretary and the city.
async fn year(app: &TestApp) -> (By, By) {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (money, lines) = village.with_money(app, Until::Signed, "2026-07-01").await;
    let district = village.id;
    for first in (0..ROWS).step_by(AT_ONCE) {
        let (lines, secretary, now) = (lines.clone(), money.secretary, app.now());
        app.write(move |tx| {
            let cycle = acts::money::year(tx, district, Some(2027))?;
            let here = acts::district::find(tx, "haneul")?;
            let by_hand = acts::spending::year::<acts::NotDone>(tx, &here, Some(2027))?;
            let of = (by_hand.ledger.lines.as_slice(), by_hand.open.as_slice());
            let days = by_hand.ledger.execution.expect("it is agreed");
            let limits = process::rules::Rules::on(days.start).limits;
            for row in first..first + AT_ONCE {
                let form = spending_form(lines[row % lines.len()], 100, "2026-07-01", "안내문");
                let text = form.check(limits, of, days, days.end)?;
                store::spending_add(tx, &cycle, &text, secretary, now)?;
            }
            Ok(())
        })
        .await;
    }
    app.set_time("2027-01-10T10:00:00+09:00");
    (app.by(money.secretary).await, app.by(money.officer).await)
}

fn measure(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let app = TestApp::sqlite();
    let (secretary, city) = runtime.block_on(year(&app));
    let mut group = criterion.benchmark_group("settlement: a year of 100,000 payments");
    group.sample_size(10);
    group.bench_function("read", |bench| {
        bench.iter(|| {
            let read = app.read(|tx| {
                let district = acts::district::find(tx, "haneul")?;
                let year = acts::spending::year::<acts::NotDone>(tx, &district, Some(2027))?;
                Ok(acts::settlement::settled(tx, &year)?)
            });
            runtime.block_on(read)
        });
    });
    group.bench_function("settled and sealed", |bench| {
        bench.iter(|| {
            let (secretary, city) = (secretary.clone(), city.clone());
            let settle = app.write(move |tx| {
                let form = SettlementForm {
                    reason: "다시 봅니다.".to_owned(),
                    ..SettlementForm::default()
                };
                let id = acts::settlement::draft(tx, &secretary, "haneul", Some(2027), &form)?;
                let shown = acts::settlement::seal_of(tx, id)?;
                acts::settlement::approve(tx, &city, "haneul", Some(2027), &shown)
            });
            runtime.block_on(settle)
        });
    });
    group.finish();
    runtime.block_on(app.close());
}

criterion_group!(benches, measure);
criterion_main!(benches);
