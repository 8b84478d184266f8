//! Statements per page about joint meetings that recur: the same for few days as for many.

use process::Role;
use system_tests::opened::{as_many, opened};
use system_tests::series::series_form;
use system_tests::{DistrictBuilder, TestApp, on_both};

/// The pages with the statements each of them ran, with so many meetings.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    app.both_bodies(&village).await;
    let (secretary, staff) = village.holder(Role::Secretary).await;
    let mut form = series_form("2026-08-01", rows);
    form.every = "1".to_owned();
    let id = app.series(secretary, &village, form).await;
    let visitor = app.visitor();
    let d = |rest: &str| village.path(rest);
    let pages = [
        ("visitor", &visitor, d("/calendar?month=2026-08")),
        ("visitor", &visitor, "/city/calendar?view=sheet".to_owned()),
        ("visitor", &visitor, "/city/calendar.ics".to_owned()),
        ("visitor", &visitor, d("/together")),
        ("visitor", &visitor, d("/convenings")),
        ("visitor", &visitor, d("/series")),
        ("visitor", &visitor, d(&format!("/series/{id}"))),
        (
            "visitor",
            &visitor,
            d(&format!("/series/{id}/calendar.ics")),
        ),
        ("secretary", &staff, d("/series/new")),
    ];
    opened(app, &pages).await
}

#[tokio::test]
async fn series_cost_as_many_statements_for_50_meetings_as_for_5() {
    on_both(|app| async move {
        as_many(&app, counted, [5, 50], 6).await;
    })
    .await;
}
