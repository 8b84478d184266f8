//! Wherever the money page leads, there is a page: while a year is planned, while it is carried
//! out, and after it is over.

use process::Role;
use system_tests::agreed::Until;
use system_tests::{Answer, DistrictBuilder, TestApp, on_both};

/// Where a page leads inside the site, files and the languages left out.
fn led(page: &Answer) -> Vec<String> {
    let inside = |link: &String| link.starts_with('/') && !link.starts_with("/language");
    page.links().into_iter().filter(inside).collect()
}

/// Follows every link of the money page of a year and answers how many there were.
async fn follow(app: &TestApp, page: &str) -> usize {
    let mut visitor = app.visitor();
    let shown = visitor.get(page).await;
    let links = led(shown.expect(200));
    for link in &links {
        let status = visitor.get(link).await.status;
        assert!(status < 400, "{page} leads to {link}: {status}");
    }
    links.len()
}

#[tokio::test]
async fn every_link_of_the_money_page_leads_somewhere() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        // Before the agreement, also where a later year is planned beside an agreed one.
        let before = follow(&app, "/d/haneul/money?year=2027").await;
        assert!(before > 12, "{before}");
        let mut visitor = app.visitor();
        for part in [
            "spending",
            "settlement",
            "commitments",
            "carry-over",
            "refund",
        ] {
            let page = visitor.get(&format!("/d/haneul/{part}?year=2027")).await;
            page.expect(200);
            assert!(!page.shows("2027년 줄마다"), "{part}");
        }
        let empty = visitor.get("/d/haneul/spending?year=2027").await;
        assert!(
            empty.shows("아직 쓸 수 있는 돈이 없습니다"),
            "{}",
            empty.visible()
        );
        visitor
            .get("/d/haneul/spending?year=2031")
            .await
            .expect(404);

        village.with_money(&app, Until::Signed, "2026-07-01").await;
        follow(&app, "/d/haneul/money?year=2027").await;
        follow(&app, "/d/haneul/money").await;
        follow(&app, "/d/haneul/exchange?year=2027").await;
        for (asked, status) in [
            ("district=haneul", 200),
            ("district=nowhere", 404),
            ("field=nothing", 400),
        ] {
            visitor
                .get(&format!("/outcomes?{asked}"))
                .await
                .expect(status);
        }

        app.set_time("2028-03-02T10:00:00+09:00");
        let (officer, _) = village.holder(Role::CityOfficer).await;
        app.scheme_of(officer, 2027).await;
        village.result_of(officer, (2027, 1), 90).await;
        follow(&app, "/d/haneul/money?year=2027").await;
    })
    .await;
}
