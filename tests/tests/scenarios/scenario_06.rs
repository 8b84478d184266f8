//! What was asked on a holiday and answered by nobody.

use process::Role;
use system_tests::{DistrictBuilder, on_both};

/// Given an opinion posted on a holiday, when the answer deadline passes, then it is escalated,
/// visibly.
#[tokio::test]
async fn scenario_06_what_was_asked_on_a_holiday_is_escalated_once_and_visibly() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        for (role, address) in [
            (Role::Secretary, "secretary@example.org"),
            (Role::GovernanceCoordinator, "coordinator@example.org"),
            (Role::DepartmentOfficial, "official@example.org"),
        ] {
            app.person()
                .role(role, village.id)
                .email(address)
                .make()
                .await;
        }
        // The day of the Harvest Festival, a Friday.
        app.set_time("2026-09-25T11:00:00+09:00");
        let mut visitor = app.visitor();
        let (new, inbox) = (village.path("/inbox/new"), village.path("/inbox"));
        let form = visitor.get(&new).await;
        // Seven working days from Monday the 28th; 3 and 5 October are holidays.
        assert!(form.expect(200).shows("10월 7일"), "{}", form.visible());
        let fields = [
            ("title", "명절에도 가로등이 꺼져 있어요"),
            ("body", "언제 고치나요?"),
        ];
        let sent = visitor.submit(&new, &inbox, &fields).await;
        let page = sent
            .expect(200)
            .links()
            .into_iter()
            .find(|link| link.starts_with(&format!("{inbox}/")) && !link.ends_with("/find"))
            .unwrap();
        let overdue = format!("{inbox}?state=overdue");

        for (now, said, escalated) in [
            ("2026-09-25T11:00:00+09:00", "12일 남음", 0),
            ("2026-10-07T23:59:59+09:00", "답 오늘 24:00까지", 0),
            ("2026-10-08T00:00:00+09:00", "답이 1일 늦음", 1),
            ("2026-10-08T00:01:00+09:00", "답이 1일 늦음", 0),
            ("2026-10-12T09:00:00+09:00", "답이 5일 늦음", 0),
        ] {
            app.set_time(now);
            let late = said.contains("늦음");
            assert_eq!(app.remind().await.escalated, escalated, "{now}");
            for path in [&inbox, &page] {
                let shown = visitor.get(path).await;
                assert!(
                    shown.expect(200).shows(said),
                    "{now} {path}: {}",
                    shown.visible()
                );
            }
            let shown = visitor.get(&page).await;
            assert_eq!(
                shown.shows("간사와 협치조정관에게 알렸습니다"),
                late,
                "{now}"
            );
            let shown = visitor.get(&overdue).await;
            assert_eq!(shown.expect(200).links_to(&page), late, "{now}");
            let told: Vec<String> = app.notices().await.into_iter().map(|n| n.to).collect();
            let expected: &[&str] = match escalated {
                0 => &[],
                _ => &["secretary@example.org", "coordinator@example.org"],
            };
            assert_eq!(told, expected, "{now}");
        }
        let english = visitor.clone().english().get(&page).await;
        assert!(
            english.shows("Answer overdue by 5 days"),
            "{}",
            english.visible()
        );
        let api = visitor
            .get("/api/v1/districts/haneul/inbox?state=overdue")
            .await
            .json();
        assert_eq!(api["items"][0]["state"], "overdue");
        assert_eq!(api["items"][0]["escalated_at"], "2026-10-08T00:00:00+09:00");

        // The answer comes late, and says so.
        let official = app
            .person()
            .role(Role::DepartmentOfficial, village.id)
            .make()
            .await;
        let id = page.rsplit('/').next().unwrap().parse().unwrap();
        village
            .answer(official, id, "도로과", "오늘 고쳤습니다.")
            .await;
        let shown = visitor.get(&page).await;
        for words in ["오늘 고쳤습니다.", "도로과", "5일 늦게 답했습니다"] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        assert!(!visitor.get(&overdue).await.links_to(&page));
        app.set_time("2026-11-12T09:00:00+09:00");
        assert_eq!(app.remind().await.escalated, 0);
    })
    .await;
}
