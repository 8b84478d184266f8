//! Changes add up.

use system_tests::{Agreed, on_both};

/// Given one approved change of 6 %, when a second of 6 % is proposed, then the cumulative
/// 12 % needs the city.
#[tokio::test]
async fn scenario_23_a_second_change_is_judged_with_the_first() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let first = agreed.propose(&[(0, 54_000_000), (1, 46_000_000)]).await;
        agreed.decide(&first).await.expect(303);
        assert_eq!(agreed.current(&app, 1).await, 46_000_000);

        let check = agreed
            .send(&[(0, 48_000_000), (1, 52_000_000)], "check")
            .await;
        assert!(
            check.expect(200).shows("(한도 초과)"),
            "{}",
            check.visible()
        );
        assert!(check.shows("12,000,000원") && check.shows("한도를 2,000,000원 넘습니다"));
        let second = agreed.propose(&[(0, 48_000_000), (1, 52_000_000)]).await;
        agreed.decide(&second).await.expect(303);
        assert_eq!(
            agreed.current(&app, 1).await,
            46_000_000,
            "it waits for the city"
        );

        // The officer consults first: an approval without it is refused.
        let yes = [("approves", "yes"), ("reason", "필요한 변경입니다.")];
        let early = agreed
            .officer_posts(&format!("{second}/approve"), &yes)
            .await;
        early.expect(409);
        let reason = [("reason", "이야기를 나누었습니다.")];
        agreed
            .officer
            .submit(&second, &format!("{second}/consult"), &reason)
            .await
            .expect(303);
        agreed
            .officer
            .submit(&second, &format!("{second}/approve"), &yes)
            .await
            .expect(303);
        assert_eq!(agreed.current(&app, 1).await, 52_000_000);

        // What the city approved is the new baseline.
        let check = agreed
            .send(&[(0, 42_000_000), (1, 58_000_000)], "check")
            .await;
        assert!(
            check.expect(200).shows("협치회의가 정합니다"),
            "{}",
            check.visible()
        );
    })
    .await;
}

/// Two changes that wait at the same time can't pass the limit together.
#[tokio::test]
async fn scenario_23_a_change_that_waits_keeps_its_part_of_the_limit() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let first = agreed.propose(&[(0, 54_000_000), (1, 46_000_000)]).await;
        let second = agreed.propose(&[(0, 54_000_000), (1, 46_000_000)]).await;
        let page = agreed.secretary.get(&second).await;
        assert!(
            page.shows("결정을 기다리는 다른 변경"),
            "{}",
            page.visible()
        );
        assert!(page.shows("한도를 2,000,000원 넘습니다"));
        agreed.decide(&first).await.expect(303);
        agreed.decide(&second).await.expect(303);
        assert!(
            agreed
                .secretary
                .get(&second)
                .await
                .shows("시와 협의를 기다림")
        );
        assert_eq!(agreed.current(&app, 1).await, 46_000_000);
    })
    .await;
}
