//! Statements per page of recruitment: the same for 30 applications as for many.

use process::Role;
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
    let mut counts = Vec::new();
    for (who, browser, path) in pages {
        let mut browser = browser.clone();
        let before = app.stores().effort().statements();
        let answer = browser.get(&path).await;
        let statements = app.stores().effort().statements() - before;
        answer.expect(200);
        let page = path.replace(&id.to_string(), "{recruitment}");
        counts.push((format!("{who:<10}{page}"), statements));
    }
    counts
}

#[tokio::test]
async fn recruitment_runs_as_many_statements_for_many_applications_as_for_30() {
    on_both(|app| async move {
        let few = counted(&app, 30).await;
        let more = match app.backend() {
            Backend::Sqlite => 900,
            Backend::Postgres => 120,
        };
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, more).await;
        other.close().await;
        for ((page, few), (_, many)) in few.iter().zip(&many) {
            println!("{few:>6} {many:>6}  {page}");
        }
        assert_eq!(few, many);
        let most = few.iter().max_by_key(|(_, n)| n).unwrap();
        assert!(most.1 <= 15, "{} runs {} statements", most.0, most.1);
    })
    .await;
}
