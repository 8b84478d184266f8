//! A draft of the agreement that a party sends back instead of signing it.

use process::Role;
use system_tests::agreed::Until;
use system_tests::{DistrictBuilder, on_both};

/// A party that cannot sign says why, and the year goes on with another draft.
#[tokio::test]
async fn a_party_sends_back_what_it_will_not_sign() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (money, lines) = village.with_money(&app, Until::Drafted, "2026-07-01").await;
        let (_, mut co_chair) = village.holder(Role::CoChair).await;
        let mut secretary = app.sign_in(money.secretary).await;
        let mut officer = app.sign_in(money.officer).await;
        let page = "/d/haneul/agreement?year=2027";
        let (sign, back) = ("/d/haneul/agreement/sign", "/d/haneul/agreement/send-back");
        let chosen = [("chosen_at_limit", "council")];
        co_chair.submit(page, sign, &chosen).await.expect(303);
        let edit = format!("/d/haneul/plan/lines/{}", lines[0]);
        secretary.get(&edit).await.expect(409);

        // What the office drafts anew meanwhile is not sent back unseen.
        let form = officer.get(page).await.form(back);
        let stale = officer
            .send_form(&form.set_all(&[("seal", "0"), ("reason", "다릅니다.")]))
            .await;
        assert!(stale.expect(409).shows("보신 뒤에"), "{}", stale.visible());

        // Without a reason nothing happens, and the form stays open.
        let none = officer.submit(page, back, &[("reason", " ")]).await;
        assert!(none.expect(422).field_error("reason").is_some());
        let why = "안내판 값이 견적보다 높습니다.";
        officer
            .submit(page, back, &[("reason", why)])
            .await
            .expect(303);
        let shown = app.visitor().get(page).await;
        assert!(
            shown.shows("시가 돌려보냈습니다") && shown.shows(why),
            "{}",
            shown.visible()
        );
        let told = app
            .visitor()
            .get("/api/v1/districts/haneul/agreement?year=2027")
            .await;
        let told: serde_json::Value = told.json();
        assert_eq!(told["sent_back"][0]["party"], "city");
        assert_eq!(told["in_force"], false);

        // Nobody signs it any more, nor sends it back again.
        let token = officer.get(page).await;
        assert!(token.find_form(sign).is_none() && token.find_form(back).is_none());

        // The plan is open again, and the next draft is signed by both.
        secretary
            .submit(&edit, &edit, &[("unit_price", "50,000,000")])
            .await
            .expect(303);
        secretary
            .submit(
                "/d/haneul/agreement/new?year=2027",
                "/d/haneul/agreement",
                &[],
            )
            .await
            .expect(303);
        for party in [&mut co_chair, &mut officer] {
            party.submit(page, sign, &chosen).await.expect(303);
        }
        let public = app.visitor().get(page).await;
        assert!(public.shows("부터 지켜지고 있습니다"));
        // What is in force goes nowhere, and why the first draft went back stays.
        assert!(co_chair.get(page).await.find_form(back).is_none());
        assert!(public.shows(why), "{}", public.visible());
    })
    .await;
}
