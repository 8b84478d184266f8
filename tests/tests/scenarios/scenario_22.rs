//! Ten million of a hundred are the council's, one won more is the city's.

use system_tests::{Agreed, on_both};

/// Given a 100,000,000-won project, when 10,000,000 moves within one 편성목, then council
/// decides; 10,000,001 goes to the city.
#[tokio::test]
async fn scenario_22_ten_million_is_the_councils_and_one_won_more_the_citys() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let moved = |won: i64| [(0, 60_000_000 - won), (1, 40_000_000 + won)];

        let before = app.contents();
        let check = agreed.send(&moved(10_000_001), "check").await;
        check.expect(200);
        assert!(check.shows("시와 협의하고 승인을 받아야 합니다 (한도 초과)"));
        assert!(check.shows("한도를 1원 넘습니다"), "{}", check.visible());
        assert!(check.shows("10,000,000원") && check.shows("10,000,001원"));
        assert_eq!(app.contents(), before, "looking writes nothing");

        let over = agreed.propose(&moved(10_000_001)).await;
        agreed.decide(&over).await.expect(303);
        let page = agreed.secretary.get(&over).await;
        assert!(page.shows("시와 협의를 기다림"), "{}", page.visible());
        assert_eq!(agreed.current(&app, 0).await, 60_000_000);

        // The one over the limit still waits, so it keeps its part of it; the city refuses.
        let reason = [("reason", "이야기를 나누었습니다.")];
        let consult = format!("{over}/consult");
        agreed
            .officer
            .submit(&over, &consult, &reason)
            .await
            .expect(303);
        let no = [
            ("approves", "no"),
            ("reason", "한도 안에서 다시 짜 주세요."),
        ];
        let approve = format!("{over}/approve");
        agreed
            .officer
            .submit(&over, &approve, &no)
            .await
            .expect(303);
        assert!(
            agreed
                .secretary
                .get(&over)
                .await
                .shows("한도 안에서 다시 짜 주세요")
        );

        let within = agreed.propose(&moved(10_000_000)).await;
        let page = agreed.secretary.get(&within).await;
        assert!(page.shows("협치회의가 정합니다") && page.shows("한도까지 0원 남습니다"));
        agreed.decide(&within).await.expect(303);
        assert!(agreed.secretary.get(&within).await.shows("바뀌었음"));
        assert_eq!(agreed.current(&app, 0).await, 50_000_000);
        assert_eq!(agreed.current(&app, 1).await, 50_000_000);
        // What was decided is not decided again.
        agreed.decide_again(&within).await.expect(409);
    })
    .await;
}
