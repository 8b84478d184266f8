//! What everybody reads in the books holds no phone number, because nobody can take it back.

use process::Role;
use system_tests::{Agreed, DistrictBuilder, on_both};

const TYPED: &str = "강사료 010-1234-5678";
const SAFE: &str = "010-****-5678";

#[tokio::test]
async fn the_books_keep_no_phone_number() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let term = (
            jiff::civil::date(2026, 1, 1),
            jiff::civil::date(2026, 12, 31),
        );
        let lines = village
            .money(&app, &[("빌린 곳", "201-01", 3_000_000)], term)
            .await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let line = lines[0].to_string();
        let spent = [
            ("line", line.as_str()),
            ("amount", "10,000"),
            ("paid_on", "2026-07-02"),
            ("what", TYPED),
            ("evidence_kind", "tax-invoice"),
            ("evidence", TYPED),
        ];
        let (new, list) = ("/d/haneul/spending/new", "/d/haneul/spending");
        secretary.submit(new, list, &spent).await.expect(303);
        let bound = [
            ("line", line.as_str()),
            ("amount", "20,000"),
            ("made_on", "2026-07-01"),
            ("what", TYPED),
            ("payee", "company"),
        ];
        let (new, list) = ("/d/haneul/commitments/new", "/d/haneul/commitments");
        secretary.submit(new, list, &bound).await.expect(303);

        let mut visitor = app.visitor();
        let api = visitor.get("/api/v1/districts/haneul/spending").await;
        let row = api.expect(200).json()["items"][0]["id"].clone();
        let row = format!("/d/haneul/spending/{}", row.as_str().unwrap());
        let counter = format!("{row}/counter");
        secretary
            .submit(&counter, &counter, &[("reason", TYPED)])
            .await
            .expect(303);
        for page in ["/d/haneul/spending", "/d/haneul/commitments", &row] {
            let page = visitor.get(page).await;
            assert!(page.expect(200).shows(SAFE), "{}", page.visible());
            assert!(!page.contains("1234-5678"), "{}", page.visible());
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_and_the_answer_of_the_city_keep_none() {
    on_both(|app| async move {
        let mut ours = Agreed::make(&app, "2026-06-01").await;
        let change = ours.propose(&[(0, 49_999_999), (1, 50_000_001)]).await;
        ours.decide(&change).await.expect(303);
        let consult = format!("{change}/consult");
        let note = [("reason", TYPED)];
        let told = ours.officer.submit(&change, &consult, &note).await;
        told.expect(303);
        let page = app.visitor().get(&change).await;
        assert!(page.expect(200).shows(SAFE), "{}", page.visible());
        assert!(!page.contains("1234-5678"));
    })
    .await;
}
