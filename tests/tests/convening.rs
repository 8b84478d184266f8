//! Members of the council ask for a meeting, sign, and the secretary sets its day.

use jiff::SignedDuration;
use process::Role;
use system_tests::{DistrictBuilder, on_both};

#[tokio::test]
async fn a_third_of_the_members_obliges_the_secretary_to_set_a_day() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let mut members = Vec::new();
        for _ in 0..4 {
            members.push(village.holder(Role::CouncilMember).await.1);
        }
        let secretary = app.person().name("간사").email("secretary@example.org");
        let secretary = secretary.role(Role::Secretary, village.id).make().await;
        let mut staff = app.sign_in(secretary).await;
        app.notices().await;
        let (list, new) = (village.path("/convenings"), village.path("/convenings/new"));
        let form = [
            ("title", "돌봄 예산을 다시 봅시다"),
            ("reason", "빠진 것이 있습니다. 010-1234-5678"),
        ];
        let done = members[0].submit(&new, &list, &form).await;
        let page = done
            .expect(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        let mut visitor = app.visitor();
        let shown = visitor.get(&page).await;
        for words in ["1명 더 필요", "2명 (위원 4명의 3분의 1", "010-****-5678"] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        assert!(visitor.get(&list).await.shows("1명 더 필요"));
        assert_eq!(app.notices().await.len(), 0, "not enough have signed");

        // Taken back and given again, then the second one.
        let (sign, unsign) = (format!("{page}/sign"), format!("{page}/unsign"));
        members[0].submit(&page, &unsign, &[]).await.expect(303);
        assert!(visitor.get(&page).await.shows("2명 더 필요"));
        members[0].submit(&page, &sign, &[]).await.expect(303);
        members[1].submit(&page, &sign, &[]).await.expect(303);
        let sent = app.notices().await;
        assert_eq!(sent.len(), 1, "{sent:?}");
        assert_eq!(sent[0].to, "secretary@example.org");
        let owed = visitor.get(&page).await;
        assert!(
            owed.shows("간사가 날을 정해야 합니다"),
            "{}",
            owed.visible()
        );
        let desk = staff.get("/me/desk").await;
        assert!(desk.shows("돌봄 예산을 다시 봅시다"));
        let page_says = owed.visible().split("24:00").next().unwrap().to_owned();
        let due = page_says.rsplit_once("2026년").unwrap().1.to_owned();
        assert!(
            desk.shows(&format!("2026년{due}24:00")),
            "the desk and the page name one day: {}",
            desk.visible()
        );

        // Late, everybody sees it.
        app.set_now(app.now() + SignedDuration::from_hours(24 * 20));
        assert!(visitor.get(&page).await.shows("일 지났습니다"));
        assert!(visitor.get(&list).await.shows("일 지났습니다"));
        let mut staff = app.sign_in(secretary).await;
        let date = format!("{page}/date");
        let wrong = [("day", "2020-01-01"), ("time", "14:00"), ("place", "큰 방")];
        let again = staff.submit(&page, &date, &wrong).await;
        assert!(again.expect(422).field_error("day").is_some());
        assert_eq!(again.form(&date).get("place"), Some("큰 방"));
        let on = |days: i64| {
            let day = korean::seoul(app.now()).date();
            let day = day.checked_add(jiff::Span::new().days(days));
            day.unwrap().to_string()
        };
        // Not months away: within thirty days, which the page says.
        assert!(staff.get(&page).await.shows("모임을 열어야 하는 때"));
        let (far, near) = (on(300), on(20));
        let late = [("day", far.as_str()), ("time", "14:00"), ("place", "")];
        let again = staff.submit(&page, &date, &late).await;
        let told = again.expect(422).field_error("day").unwrap_or_default();
        assert!(told.contains("까지 열어야 합니다"), "{told}");
        assert!(again.field_error("place").is_some());
        let good = [
            ("day", near.as_str()),
            ("time", "14:00"),
            ("place", "큰 방"),
        ];
        let done = staff.submit(&page, &date, &good).await;
        let meeting = done.expect(303).location().split('?').next().unwrap();
        let cancel = format!("{meeting}/cancel");
        let called = staff.follow(done).await;
        assert!(called.expect(200).shows("돌봄 예산을 다시 봅시다") && called.shows("임시회의"));
        assert!(visitor.get(&page).await.shows("모임을 알렸습니다"));
        assert!(!staff.get("/me/desk").await.shows("돌봄 예산을 다시 봅시다"));

        // A meeting that is cancelled is none: a day is owed again, and another one can be set.
        let why = [("reason", "방이 없습니다.")];
        staff.submit(&cancel, &cancel, &why).await.expect(303);
        assert!(visitor.get(&page).await.shows("일 지났습니다"));
        assert!(staff.get("/me/desk").await.shows("돌봄 예산을 다시 봅시다"));
        staff.submit(&page, &date, &good).await.expect(303);
        assert!(visitor.get(&page).await.shows("모임을 알렸습니다"));
    })
    .await;
}

/// The share is one of those in office, and so are the signatures that make it.
#[tokio::test]
async fn the_signature_of_somebody_who_left_office_does_not_count() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let mut members = Vec::new();
        for _ in 0..5 {
            members.push(village.holder(Role::CouncilMember).await);
        }
        let (list, new) = (village.path("/convenings"), village.path("/convenings/new"));
        let form = [("title", "급한 모임"), ("reason", "늦으면 안 됩니다.")];
        let done = members[0].1.submit(&new, &list, &form).await;
        let page = done.expect(303).location().split('?').next().unwrap();
        assert!(app.visitor().get(page).await.shows("1명 더 필요"));
        let (district, left, now) = (village.id, members[0].0, app.now());
        app.write(move |tx| {
            for held in store::grants_in(tx, Some(district), None, 50)? {
                if held.person == left {
                    store::grant_revoke(tx, held.grant.id, left, now)?;
                }
            }
            Ok(())
        })
        .await;
        let mut visitor = app.visitor();
        let sign = format!("{page}/sign");
        members[1].1.submit(page, &sign, &[]).await.expect(303);
        let told = visitor.get(page).await;
        assert!(told.shows("1명 더 필요"), "{}", told.visible());
    })
    .await;
}

#[tokio::test]
async fn a_co_chair_alone_is_enough_and_then_nobody_signs() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        for _ in 0..9 {
            village.holder(Role::CouncilMember).await;
        }
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let (list, new) = (village.path("/convenings"), village.path("/convenings/new"));
        let form = [("title", "급한 모임"), ("reason", "늦으면 안 됩니다.")];
        let done = chair.submit(&new, &list, &form).await;
        let page = done
            .expect(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        let shown = app.visitor().get(&page).await;
        assert!(shown.expect(200).shows("간사가 날을 정해야 합니다"));
        assert!(!chair.get(&page).await.shows("서명 거두기"));
    })
    .await;
}

/// A co-chair who signs what a member asked for asks for it: the page says that, and no number
/// of signatures beside it says otherwise.
#[tokio::test]
async fn a_co_chair_who_signs_asks_too_and_the_figures_say_so() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut member) = village.holder(Role::CouncilMember).await;
        for _ in 0..8 {
            village.holder(Role::CouncilMember).await;
        }
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let (list, new) = (village.path("/convenings"), village.path("/convenings/new"));
        let form = [("title", "급한 모임"), ("reason", "늦으면 안 됩니다.")];
        let done = member.submit(&new, &list, &form).await;
        let page = done.expect(303).location().split('?').next().unwrap();
        assert!(!member.get(page).await.shows("공동의장으로 요구하기"));
        assert!(chair.get(page).await.shows("공동의장으로 요구하기"));
        let sign = format!("{page}/sign");
        chair.submit(page, &sign, &[]).await.expect(303);
        let mut visitor = app.visitor();
        let shown = visitor.get(page).await;
        for words in ["간사가 날을 정해야 합니다", "공동의장이 요구해", "2명"] {
            assert!(shown.shows(words), "{words}: {}", shown.visible());
        }
        assert!(!shown.shows("3분의 1"), "{}", shown.visible());
        assert!(visitor.get(&list).await.shows("공동의장이 요구함"));
    })
    .await;
}
