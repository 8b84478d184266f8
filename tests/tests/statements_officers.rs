//! Statements per page about support officers: the same for 30 rows as for more.

use process::Role;
use system_tests::opened::{as_many, opened};
use system_tests::{DistrictBuilder, TestApp, on_both};

/// The pages with the statements each of them ran, with so many meetings and threads.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (secretary, staff) = village.holder(Role::Secretary).await;
    let (officer, hers) = village.holder(Role::SupportOfficer).await;
    village.officer(officer, None).await;
    let mut last = None;
    for n in 0..rows {
        let id = app.held(secretary, "haneul", "forum").await;
        if n % 2 == 0 {
            village
                .officer_came(officer, id, "substitute", "주무관")
                .await;
        }
        last = Some(id);
        village
            .thread(officer, if n % 3 == 0 { "city" } else { "" })
            .await;
    }
    village.officer_noted(last.unwrap()).await;
    let thread = village.thread(secretary, "officer").await;
    let visitor = app.visitor();
    let d = |rest: &str| village.path(rest);
    let meeting = d(&format!("/meetings/{}", last.unwrap()));
    let pages = [
        ("visitor", &visitor, "/city/officers".to_owned()),
        ("visitor", &visitor, d("/officers")),
        ("visitor", &visitor, meeting.clone()),
        ("secretary", &staff, format!("{meeting}/officer")),
        ("secretary", &staff, format!("{meeting}/officer/answer")),
        ("secretary", &staff, d("/officers/talk")),
        ("secretary", &staff, d(&format!("/officers/talk/{thread}"))),
        ("officer", &hers, "/me/officer".to_owned()),
        ("officer", &hers, "/me/officer/calendar.ics".to_owned()),
    ];
    opened(app, &pages).await
}

#[tokio::test]
async fn officers_cost_as_many_statements_for_many_rows_as_for_30() {
    on_both(|app| async move {
        as_many(&app, counted, [30, 90], 24).await;
    })
    .await;
}
