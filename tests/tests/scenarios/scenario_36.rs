//! Who is told of an agreement.

use process::Role;
use system_tests::agreed::Until;
use system_tests::{DistrictBuilder, on_both};

/// Given a forum participant who is no member, when an agreement takes force, then she gets the
/// one-page summary and is counted as told.
#[tokio::test]
async fn scenario_36_a_forum_participant_gets_the_summary_and_is_counted() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let address = "forum@example.org";
        let (participant, mut browser) = app.person().email(address).sign_in().await;
        let agenda = village.deliberated("밝은 골목").await;
        village
            .opinion(participant, agenda, "agree", "밤길이 무섭습니다.")
            .await;
        let other = "elsewhere@example.org";
        app.person().email(other).make().await;
        village.with_money(&app, Until::Drafted, "2026-07-01").await;
        app.notices().await;
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let (_, mut officer) = village.holder(Role::CityOfficer).await;
        let signs = village.path("/agreement/sign");
        let page = village.path("/agreement?year=2027");
        let summary = village.path("/agreement/summary?year=2027");
        assert!(
            app.visitor()
                .get(&summary)
                .await
                .shows("아직 지켜지고 있는 협약이 없습니다")
        );
        chair
            .submit(&page, &signs, &[("chosen_at_limit", "council")])
            .await
            .expect(303);
        assert_eq!(
            app.agreements_told().await,
            0,
            "one signature is no agreement"
        );
        officer
            .submit(&page, &signs, &[("chosen_at_limit", "council")])
            .await
            .expect(303);

        assert!(app.agreements_told().await > 0);
        let notices = app.notices().await;
        let hers: Vec<_> = notices.iter().filter(|n| n.to == address).collect();
        assert_eq!(hers.len(), 1, "{}", notices.len());
        let link = "/d/haneul/agreement/summary?year=2027";
        assert!(hers[0].text.contains(link), "{}", hers[0].text);
        assert!(hers[0].text.contains("10%보다 적게"), "{}", hers[0].text);
        assert!(!notices.iter().any(|n| n.to == other));
        assert_eq!(app.agreements_told().await, 0, "nobody is told twice");
        assert!(app.notices().await.is_empty());

        let api = "/api/v1/districts/haneul/agreement/summary?year=2027";
        let counted = app.visitor().get(api).await.json();
        let (told, all) = (&counted["told"]["told"], &counted["told"]["all"]);
        assert!(told.as_i64().unwrap() > 0 && told.as_i64() <= all.as_i64());
        assert_eq!(counted["told"]["read"], 0);
        let shown = browser.get(&summary).await;
        for words in [
            "10%보다 적게 옮기는 일은 협치회의가",
            "다른 정책사업으로는",
            "업무추진비 (203)",
            "걷는 길 잇기",
            "100,000,000원",
            "알린 사람",
        ] {
            assert!(shown.shows(words), "{words}: {}", shown.visible());
        }
        let read = village.path("/agreement/read");
        browser.submit(&summary, &read, &[]).await.expect(303);
        let after = app.visitor().get(api).await.json();
        assert_eq!(after["told"]["read"], 1);
        assert_eq!(after["told"]["told"], counted["told"]["told"]);
    })
    .await;
}
