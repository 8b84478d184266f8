//! Before anything is carried out.

use system_tests::{Agreed, on_both};

/// Given a change proposed before execution starts, when checked, then the verdict is an
/// agreement revision.
#[tokio::test]
async fn scenario_37_before_execution_it_is_a_revision_of_the_agreement() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-08-01").await;
        let moved = [(0, 59_000_000), (1, 41_000_000)];
        let check = agreed.send(&moved, "check").await;
        assert!(
            check.expect(200).shows("협약을 새로 써야 합니다"),
            "{}",
            check.visible()
        );
        let refused = agreed.send(&moved, "propose").await;
        assert!(refused.expect(409).shows("협약안을 새로 써 주세요"));

        // The last second before the first day, and its first one.
        app.set_time("2026-07-31T23:59:59+09:00");
        let check = agreed.send_anew(&app, &moved, "check").await;
        assert!(check.expect(200).shows("협약을 새로 써야 합니다"));
        app.set_time("2026-08-01T00:00:00+09:00");
        let check = agreed.send_anew(&app, &moved, "check").await;
        assert!(
            check.expect(200).shows("협치회의가 정합니다"),
            "{}",
            check.visible()
        );
    })
    .await;
}
