//! Statements per page of bodies: the same for 30 people as for many.

use process::Role;
use process::body::{BodyKind, Standing};
use system_tests::bodies::{body_form, member_table};
use system_tests::opened::{as_many, opened};
use system_tests::{Backend, DistrictBuilder, TestApp, on_both};
use web::acts;

async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let body = app.body(&village, BodyKind::SubCommittee).await;
    let (secretary, writer) = village.holder(Role::Secretary).await;
    let (me, mine) = village.resident().await;
    app.join(&village, me, body).await;
    let (by, now) = (app.by(secretary).await, app.now());
    app.write(move |tx| {
        let table = member_table(rows);
        let (_, _, plan) = acts::body::import::check(tx, &by, "haneul", body, &table)?;
        acts::body::import::write(tx, &by, "haneul", body, &table, &plan.seal)?;
        for n in 0..rows {
            acts::body::add(tx, &by, "haneul", &body_form(BodyKind::WorkingGroup))?;
            let person = store::person_add(tx, "ko", &format!("주민 {n}"), now)?;
            store::membership_add(tx, body, person, Standing::Observer, now)?;
        }
        Ok(())
    })
    .await;
    let visitor = app.visitor();
    let list = village.path("/bodies");
    let one = format!("{list}/{body}");
    let pages = [
        ("visitor", &visitor, list.clone()),
        ("secretary", &writer, list.clone()),
        ("visitor", &visitor, one.clone()),
        ("member", &mine, one.clone()),
        ("secretary", &writer, one.clone()),
        ("member", &mine, format!("{one}/join")),
        ("secretary", &writer, format!("{one}/edit")),
        ("secretary", &writer, format!("{one}/import")),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/bodies?limit=100".to_owned(),
        ),
        ("anyone", &visitor, format!("/api/v1/bodies/{body}")),
    ];
    opened(app, &pages).await
}

#[tokio::test]
async fn bodies_run_as_many_statements_for_many_people_as_for_35() {
    on_both(|app| async move {
        let many = match app.backend() {
            Backend::Sqlite => 900,
            Backend::Postgres => 120,
        };
        as_many(&app, counted, [35, many], 15).await;
    })
    .await;
}
