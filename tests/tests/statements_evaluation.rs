//! Statements per page of evaluation and outcome reports: the same for few rows as for many.

use process::outcome_report::Step;
use system_tests::agreed::{Until, line_form};
use system_tests::opened::{as_many, opened};
use system_tests::{DistrictBuilder, TestApp, on_both};
use web::acts;

/// The pages with the statements each of them ran, with so many years, objections and reports.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (money, _) = village.with_money(app, Until::Planned, "2026-07-01").await;
    let (secretary, officer) = (money.secretary, money.officer);
    let by = app.by(secretary).await;
    app.write(move |tx| {
        for n in 0..rows {
            let form = line_form(&format!("사업 {n}"), "201-01", 1_000);
            acts::plan::add(tx, &by, "haneul", 2027, &form)?;
        }
        Ok(())
    })
    .await;
    let mut last = None;
    for project in village.projects().await {
        last = Some(
            village
                .outcome(secretary, project, "등", Step::Publish)
                .await,
        );
    }
    for n in 0..rows {
        let year = 2025 - i64::try_from(n % 20).unwrap();
        app.scheme_of(officer, year).await;
        let number = 1 + i64::try_from(n / 20).unwrap();
        village.result_of(officer, (year, number), 40).await;
        village.object_to(secretary, year).await;
        village.residents(secretary, "2025-12-31", 3_000).await;
    }
    let objection = village.object_to(secretary, 2025).await;
    let report = last.unwrap();
    let visitor = app.visitor();
    let (staff, city) = (app.sign_in(secretary).await, app.sign_in(officer).await);
    let d = |rest: &str| village.path(rest);
    let pages = [
        ("visitor", &visitor, "/city/evaluation".to_owned()),
        ("visitor", &visitor, "/evaluation/2025".to_owned()),
        ("visitor", &visitor, d("/evaluation?year=2025")),
        ("visitor", &visitor, d("/evaluation.csv")),
        (
            "visitor",
            &visitor,
            d(&format!("/evaluation/objections/{objection}")),
        ),
        ("visitor", &visitor, d("/residents")),
        ("visitor", &visitor, d("/outcomes?year=2027")),
        ("visitor", &visitor, "/outcomes".to_owned()),
        (
            "visitor",
            &visitor,
            "/outcomes?q=등&field=safety".to_owned(),
        ),
        ("visitor", &visitor, format!("/outcomes/{report}")),
        ("visitor", &visitor, "/api/v1/evaluation/2025".to_owned()),
        (
            "visitor",
            &visitor,
            "/api/v1/districts/haneul/evaluation".to_owned(),
        ),
        ("visitor", &visitor, "/api/v1/outcomes?limit=100".to_owned()),
        ("visitor", &visitor, format!("/api/v1/outcomes/{report}")),
        (
            "secretary",
            &staff,
            d("/evaluation/objections/new?year=2025"),
        ),
        ("secretary", &staff, d("/outcomes/new")),
        ("secretary", &staff, d(&format!("/outcomes/{report}/edit"))),
        ("officer", &city, "/city/evaluation".to_owned()),
        ("officer", &city, "/city/evaluation/new".to_owned()),
        ("officer", &city, d("/evaluation/publish?year=2025")),
    ];
    opened(app, &pages).await
}

#[tokio::test]
async fn looking_back_costs_as_many_statements_for_many_rows_as_for_30() {
    on_both(|app| async move {
        as_many(&app, counted, [30, 90], 24).await;
    })
    .await;
}
