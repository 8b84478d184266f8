//! What the law forbids.

use system_tests::{Agreed, on_both};

/// Given a move into 업무추진비 or after 31 December, when proposed, then it is refused with the
/// article.
#[tokio::test]
async fn scenario_25_a_forbidden_change_is_refused_with_its_article() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let within = [(0, 59_999_999), (1, 40_000_001)];
        for (when, amounts, article) in [
            (
                "2026-07-27T10:00:00+09:00",
                [(0, 59_999_999), (3, 5_000_001)],
                "시행령 제55조제2항",
            ),
            // The first second of the new year in Seoul, which is still the old one in UTC.
            ("2027-01-01T00:00:00+09:00", within, "지방재정법 제7조"),
        ] {
            app.set_time(when);
            let before = app.rows("site.budget_change");
            let refused = agreed.send_anew(&app, &amounts, "propose").await;
            refused.expect(409);
            assert!(refused.shows(article), "{}", refused.visible());
            // Everything that was typed is still there.
            let form = refused.form("/d/haneul/changes");
            assert_eq!(form.get("title"), Some("안내판을 더 세우기"));
            assert_eq!(form.all("amounts")[0], "59999999");
            assert_eq!(
                app.rows("site.budget_change"),
                before,
                "nothing was proposed"
            );
        }
        // The closing second of the year still belongs to it.
        app.set_time("2026-12-31T23:59:59+09:00");
        agreed.send_anew(&app, &within, "propose").await.expect(303);
    })
    .await;
}
