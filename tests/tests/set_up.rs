//! Setting a district up, which only the administrator of the whole city may do.

use process::Role;
use store::NewGrant;
use system_tests::calendar::{DAYS, days_of};
use system_tests::{Browser, TestApp, on_both};

fn fields(slug: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = [
        ("slug", slug),
        ("name_ko", "산들구"),
        ("name_en", "Sandeul-gu"),
        ("plain_name_ko", "산들구 주민이 짜는 살림"),
        ("plain_name_en", "Planned by residents"),
        ("neighborhoods", "산들동 / Sandeul-dong\n물빛동"),
        ("fiscal_year", "2027"),
        ("budget", "10억 원"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    all.extend(days_of(&DAYS));
    all
}

async fn administrator(app: &TestApp) -> Browser {
    let person = app.person().name("시 관리자").make().await;
    let now = app.now();
    let grant = NewGrant {
        person,
        role: Role::Administrator,
        district: None,
        body: None,
        starts_on: korean::seoul(now).date(),
        ends_on: None,
        granted_by: None,
    };
    app.write(move |tx| Ok(store::grant_add(tx, &grant, now)?))
        .await;
    app.sign_in(person).await
}

async fn send(browser: &mut Browser, fields: &[(String, String)]) -> system_tests::Answer {
    let all: Vec<(&str, &str)> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    browser.submit("/set-up", "/set-up", &all).await
}

#[tokio::test]
async fn a_district_is_set_up_once_and_faults_keep_what_was_typed() {
    on_both(|app| async move {
        let mut browser = administrator(&app).await;
        let before = app.contents();
        let faulty: Vec<_> = fields("sandeul")
            .into_iter()
            .map(|(name, value)| match name.as_str() {
                "budget" => (name, "많이".to_owned()),
                _ => (name, value),
            })
            .collect();
        let again = send(&mut browser, &faulty).await;
        again.expect(422);
        assert!(again.contains("산들구 주민이 짜는 살림") && again.contains("많이"));
        assert_eq!(app.contents(), before);

        send(&mut browser, &fields("sandeul")).await.expect(303);
        let page = browser.get("/d/sandeul").await;
        assert!(page.expect(200).shows("산들구 주민이 짜는 살림"));
        let taken = send(&mut browser, &fields("sandeul")).await;
        taken.expect(422);
        assert!(taken.contains("sandeul"));
    })
    .await;
}
