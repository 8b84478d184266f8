//! Statements per page of plan, agreement and changes: the same for few rows as for many.

use process::Role;
use process::budget_change::ChangeForm;
use system_tests::agreed::{Until, line_form};
use system_tests::{DistrictBuilder, TestApp, on_both};
use web::acts;

/// The pages with the statements each of them ran, for so many lines and changes.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (money, _) = village.with_money(app, Until::Planned, "2026-07-01").await;
    let (co_chair, _) = village.holder(Role::CoChair).await;
    let by = app.by(money.secretary).await;
    app.write(move |tx| {
        for _ in 0..rows {
            let form = line_form("걷는 길 잇기", "201-01", 1_000);
            acts::plan::add(tx, &by, "haneul", 2027, &form)?;
        }
        let form = system_tests::agreed::agreement_form("2026-07-01");
        acts::agreement::draft(tx, &by, "haneul", 2027, &form).map(drop)
    })
    .await;
    for (person, party) in [
        (co_chair, process::agreement::Party::District),
        (money.officer, process::agreement::Party::City),
    ] {
        let by = app.by(person).await;
        app.write(move |tx| {
            acts::agreement::sign(tx, &by, "haneul", 2027, (party, "council")).map(drop)
        })
        .await;
    }
    let by = app.by(money.secretary).await;
    let change = app
        .write(move |tx| {
            let district = acts::district::find(tx, "haneul")?;
            let cycle = store::cycle_current(tx, district.id)?.ok_or_else(acts::not_found)?;
            let amounts = store::budget_amounts(tx, cycle.id)?;
            let mut amounts: Vec<_> = amounts.iter().map(|a| a.current.to_string()).collect();
            amounts[0] = "59999999".to_owned();
            amounts[1] = "40000001".to_owned();
            let form = ChangeForm {
                title: "안내판을 더 세우기".to_owned(),
                reason: "값이 올랐습니다.".to_owned(),
                content: String::new(),
                amounts,
            };
            let mut last = None;
            for _ in 0..rows {
                last = Some(acts::budget_change::propose(
                    tx, &by, "haneul", 2027, &form,
                )?);
            }
            Ok(last.unwrap())
        })
        .await;
    let mut browser = app.sign_in(money.secretary).await;
    let mut counts = Vec::new();
    for path in [
        "/d/haneul/money".to_owned(),
        "/d/haneul/plan".to_owned(),
        "/d/haneul/agreement".to_owned(),
        "/d/haneul/agreement/new".to_owned(),
        "/d/haneul/agreement/summary".to_owned(),
        "/d/haneul/agreement/shown".to_owned(),
        "/d/haneul/changes".to_owned(),
        "/d/haneul/changes/new".to_owned(),
        format!("/d/haneul/changes/{change}"),
        "/d/haneul/plan/import?year=2027".to_owned(),
        "/d/haneul/spending/import?year=2027".to_owned(),
        "/d/haneul/exchange?year=2027".to_owned(),
        "/d/haneul/exchange/plan.csv?year=2027".to_owned(),
        "/d/haneul/exchange/ocds.json?year=2027".to_owned(),
        "/d/haneul/diversions".to_owned(),
        "/d/haneul/diversions.csv".to_owned(),
        "/api/v1/districts/haneul/plan".to_owned(),
        "/api/v1/districts/haneul/agreement".to_owned(),
        "/api/v1/districts/haneul/agreement/summary".to_owned(),
        "/api/v1/districts/haneul/changes?limit=100".to_owned(),
        format!("/api/v1/changes/{change}"),
    ] {
        let before = app.stores().effort().statements();
        let answer = browser.get(&path).await;
        let statements = app.stores().effort().statements() - before;
        assert_eq!(answer.status, 200, "{path}: {}", answer.brief());
        counts.push((path.replace(&change.to_string(), "{change}"), statements));
    }
    counts
}

#[tokio::test]
async fn the_money_of_a_year_runs_as_many_statements_for_many_rows_as_for_few() {
    on_both(|app| async move {
        let few = counted(&app, 3).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, 60).await;
        other.close().await;
        assert_eq!(few, many);
        let most = few.iter().max_by_key(|(_, n)| n).unwrap();
        assert!(most.1 <= 20, "{} runs {} statements", most.0, most.1);
    })
    .await;
}
