//! One won that leaves its item.

use system_tests::{Agreed, on_both};

/// Given 1 won moved between 편성목, when proposed, then it is 전용 and spending stays blocked
/// until city approval.
#[tokio::test]
async fn scenario_24_one_won_between_items_is_a_diversion() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let change = agreed.propose(&[(0, 59_999_999), (2, 50_000_001)]).await;
        let page = agreed.secretary.get(&change).await;
        assert!(
            page.shows("시와 협의하고 승인을 받아야 합니다 (전용)"),
            "{}",
            page.visible()
        );
        assert!(page.shows("지방재정법 제49조") && page.shows("승인 전에는 쓸 수 없습니다"));
        agreed.decide(&change).await.expect(303);
        // Nothing of it is there to be spent before the city approves.
        assert_eq!(agreed.current(&app, 2).await, 50_000_000);
        let english = agreed.secretary.clone().english().get(&change).await;
        assert!(
            english.shows("Local Finance Act, article 49"),
            "{}",
            english.visible()
        );

        let reason = [("reason", "이야기를 나누었습니다.")];
        agreed
            .officer
            .submit(&change, &format!("{change}/consult"), &reason)
            .await
            .expect(303);
        let yes = [("approves", "yes"), ("reason", "필요한 변경입니다.")];
        agreed
            .officer
            .submit(&change, &format!("{change}/approve"), &yes)
            .await
            .expect(303);
        assert_eq!(agreed.current(&app, 2).await, 50_000_001);
        assert_eq!(agreed.current(&app, 0).await, 59_999_999);
    })
    .await;
}
