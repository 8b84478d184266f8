//! Statements per page of recruitment: the same for 30 applications as for many.

use process::Role;
use system_tests::opened::{as_many, opened};
use system_tests::recruiting::application_form;
use system_tests::{Backend, DistrictBuilder, TestApp, on_both};
use web::acts::recruitment;

async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let id = app.recruitment(&village).await;
    for _ in 0..rows.min(60) {
        app.recruitment(&village).await;
    }
    let (me, mine) = village.resident().await;
    app.apply(&village, me, id, application_form()).await;
    let (_, writer) = village.holder(Role::Secretary).await;
    let now = app.now();
    let by = app.by(me).await;
    app.write(move |tx| {
        let text = application_form();
        let known = [];
        let quotas = recruitment::quotas(tx, id)?;
        let text = text.check(
            process::recruitment::Method::Lottery,
            &quotas,
            &known,
            by.rules.limits,
        )?;
        for n in 0..rows {
            let person = store::person_add(tx, "ko", &format!("주민 {n}"), now)?;
            let made = store::application_put(tx, id, person, &format!("{n:012x}"), now)?;
            store::application_data_put(tx, made.id, &text, now)?;
        }
        Ok(())
    })
    .await;
    let visitor = app.visitor();
    let list = village.path("/recruitment");
    let one = format!("{list}/{id}");
    let pages = [
        ("visitor", &visitor, list.clone()),
        ("visitor", &visitor, one.clone()),
        ("applicant", &mine, one.clone()),
        ("applicant", &mine, format!("{one}/apply")),
        ("secretary", &writer, format!("{list}/new")),
        ("secretary", &writer, one.clone()),
        ("secretary", &writer, format!("{one}/cancel")),
        ("secretary", &writer, format!("{one}/applications")),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/recruitment?limit=100".to_owned(),
        ),
        ("anyone", &visitor, format!("/api/v1/recruitment/{id}")),
    ];
    opened(app, &pages).await
}

#[tokio::test]
async fn recruitment_runs_as_many_statements_for_many_applications_as_for_30() {
    on_both(|app| async move {
        let many = match app.backend() {
            Backend::Sqlite => 900,
            Backend::Postgres => 120,
        };
        as_many(&app, counted, [30, many], 15).await;
    })
    .await;
}
