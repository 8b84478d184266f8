//! Minutes that nobody published.

use process::Role;
use system_tests::meetings::meeting_form;
use system_tests::{DistrictBuilder, on_both};

/// Given a meeting today, when 7 days pass without published minutes, then the secretary is
/// warned and the page shows "overdue".
#[tokio::test]
async fn scenario_04_after_seven_days_page_and_list_say_overdue() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let secretary = app.person().role(Role::Secretary, village.id);
        let secretary = secretary.email("secretary@example.org").make().await;
        let id = app
            .call(secretary, "haneul", meeting_form("regular", "2026-08-20"))
            .await;
        let (list, page) = (
            village.path("/meetings"),
            village.path(&format!("/meetings/{id}")),
        );
        let mut visitor = app.visitor();
        let unpublished = |app: system_tests::TestApp| async move {
            let now = app.now();
            app.read(move |tx| Ok(store::minutes_overdue(tx, now, 9)?))
                .await
        };
        // 27 August is a Thursday: seven days, and the last of them is no holiday.
        for (now, overdue, said) in [
            ("2026-08-20T15:00:00+09:00", false, "8월 27일(목) 24:00"),
            ("2026-08-20T16:00:00+09:00", false, "7일 남음"),
            ("2026-08-27T23:59:59+09:00", false, "오늘 24:00까지"),
            ("2026-08-28T00:00:00+09:00", true, "회의록이 1일 늦음"),
            ("2026-08-30T09:00:00+09:00", true, "회의록이 3일 늦음"),
        ] {
            app.set_time(now);
            let one = visitor.get(&page).await;
            assert!(one.expect(200).shows(said), "{now}: {}", one.visible());
            assert_eq!(one.shows("올려야 했는데"), overdue, "{now}");
            let all = visitor.get(&list).await;
            assert_eq!(all.expect(200).shows("늦음"), overdue, "{now}");
            let found = unpublished(app.clone()).await;
            let fresh = found.iter().any(|m| m.id == id);
            assert_eq!(fresh, now == "2026-08-28T00:00:00+09:00", "{now}");
            // She is warned once, however often it is looked for.
            for warned in [usize::from(fresh), 0] {
                assert_eq!(app.remind().await.warned, warned, "{now}");
            }
            let told: Vec<String> = app.notices().await.into_iter().map(|n| n.to).collect();
            assert_eq!(told.len(), usize::from(fresh), "{now}: {told:?}");
        }
        let english = visitor.clone().english().get(&list).await;
        assert!(english.shows("Minutes overdue by 3 days"));

        let mut staff = app.sign_in(secretary).await;
        assert!(staff.get(&page).await.links_to(&format!("{page}/minutes")));
        app.publish(secretary, "haneul", id, "모두 고르게 이야기했습니다.")
            .await;
        for path in [&list, &page] {
            let shown = visitor.get(path).await;
            assert!(!shown.expect(200).shows("늦음"), "{path}");
        }
        assert!(unpublished(app.clone()).await.is_empty());
    })
    .await;
}
