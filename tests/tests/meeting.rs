//! Meetings through the pages: calling, the list, attendance, the city's space.

use process::Role;
use process::district::DistrictKind;
use process::meeting::Attendee;
use store::NewDistrict;
use system_tests::meetings::{attendance_form, meeting_form};
use system_tests::{DistrictBuilder, TestApp, Village, on_both};
use web::acts;

async fn city(app: &TestApp, village: &Village) {
    app.record(village.administrator, |tx, by| {
        let new = NewDistrict {
            slug: "city".to_owned(),
            name_ko: "한빛시".to_owned(),
            name_en: "Hanbit".to_owned(),
            plain_name_ko: "시와 함께".to_owned(),
            plain_name_en: "With the city".to_owned(),
            kind: DistrictKind::District,
        };
        acts::district::city_set_up(tx, by, &new)
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_called_with_its_timetable_and_shown() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let list = village.path("/meetings");
        let new = village.path("/meetings/new");
        let call = |kind: &'static str, day: &'static str| {
            [
                ("kind", kind),
                ("title", "현장 평가 모임"),
                ("purpose", "한 해를 돌아봅니다."),
                ("place", "배움터"),
                ("day", day),
                ("time", "14:00"),
                ("timetable", "13:30 30 접수 / 협치지원관\n14:00 5 여는 말\n14:05 15분 이야기\n14:20 90 1·2부\n15:50 20 쉬는 시간\n16:10 70 3부\n17:20 10 닫는 말\n17:30 60 저녁"),
            ]
        };
        let done = chair.submit(&new, &list, &call("regular", "2026-08-10")).await;
        let shown = chair.follow(done).await;
        for words in [
            "모두 300분",
            "첫 순서는 13:30에 시작합니다",
            "13:30–14:00",
            "14:00–18:30",
            "공동의장(협치회의)",
            "늦게 알렸습니다",
            "모임을 알렸습니다",
        ] {
            assert!(shown.expect(200).shows(words), "{words}: {}", shown.visible());
        }
        let done = secretary.submit(&new, &list, &call("regular", "2026-08-12")).await;
        let shown = secretary.follow(done).await;
        assert!(shown.shows("간사(행정)") && !shown.shows("늦게 알렸습니다"));
        let done = secretary.submit(&new, &list, &call("workshop", "2026-07-28")).await;
        assert!(!secretary.follow(done).await.shows("늦게 알렸습니다"));

        // A faulty form comes back whole.
        let mut wrong = call("workshop", "2026-07-20");
        wrong[6].1 = "14:00 30 하나\n14:10 5 둘";
        let before = app.contents();
        let again = secretary.submit(&new, &list, &wrong).await;
        assert!(again.expect(422).field_error("day").is_some());
        let said = again.field_error("timetable").unwrap();
        assert!(said.contains("14:10 5 둘"), "{said}");
        let kept = again.form(&list);
        assert_eq!(kept.get("timetable"), Some(wrong[6].1));
        assert_eq!(kept.get("kind"), Some("workshop"));
        assert_eq!(app.contents(), before);
        assert!(again.clone().links_to(&list));
    })
    .await;
}

#[tokio::test]
async fn the_list_goes_from_the_next_to_the_first_in_pages() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        for n in 0..24 {
            let day = format!("2026-08-{:02}", n + 2);
            app.call(secretary, "haneul", meeting_form("forum", &day))
                .await;
        }
        app.set_time("2026-08-10T20:00:00+09:00");
        let mut visitor = app.visitor();
        let mut path = village.path("/meetings");
        let (mut seen, mut pages) = (Vec::new(), 0);
        loop {
            let page = visitor.get(&path).await;
            let own = village.path("/meetings/");
            seen.extend(
                page.expect(200)
                    .links()
                    .into_iter()
                    .filter(|link| link.starts_with(&own)),
            );
            pages += 1;
            let document = page.page();
            let Some(next) = document.find("rel", "next") else {
                break;
            };
            path = next.attr("href").unwrap().to_owned();
        }
        assert_eq!((pages, seen.len()), (2, 24));
        let api = visitor
            .get("/api/v1/districts/haneul/meetings?limit=100")
            .await
            .json();
        let listed: Vec<_> = api["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| m["page"].as_str().unwrap())
            .collect();
        assert_eq!(listed, seen, "page and API have one order");
        let first = &api["items"][0]["starts_at"];
        assert_eq!(first, "2026-08-11T14:00:00+09:00");
        assert_eq!(api["items"][23]["starts_at"], "2026-08-02T14:00:00+09:00");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_recorded_before_the_meeting_or_changed_after_the_minutes() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let ahead = app
            .call(secretary, "haneul", meeting_form("forum", "2026-08-20"))
            .await;
        let page = village.path(&format!("/meetings/{ahead}"));
        assert!(staff.get(&page).await.shows("시작한 뒤에 적을 수 있습니다"));
        for part in ["attendance", "minutes", "decisions"] {
            staff.get(&format!("{page}/{part}")).await.expect(409);
        }
        let held = app.held(secretary, "haneul", "forum").await;
        let attendance = village.path(&format!("/meetings/{held}/attendance"));
        let before = app.contents();
        for (fields, field) in [
            (vec![("resident", "많이")], "resident"),
            (vec![("resident", "")], "private-member"),
            (vec![("expert", "10001")], "expert"),
        ] {
            let again = staff.submit(&attendance, &attendance, &fields).await;
            assert!(again.expect(422).field_error(field).is_some(), "{field}");
        }
        assert_eq!(app.contents(), before);
        app.publish(secretary, "haneul", held, "글").await;
        staff.get(&attendance).await.expect(409);
        let long = "가".repeat(20_001);
        let other = app.held(secretary, "haneul", "forum").await;
        let minutes = village.path(&format!("/meetings/{other}/minutes"));
        let again = staff
            .submit(&minutes, &minutes, &[("minutes", &long)])
            .await;
        assert!(again.expect(422).field_error("minutes").is_some());
        assert_eq!(again.form(&minutes).get("minutes"), Some(long.as_str()));
        let number = [("minutes", "번호 900101-1234567")];
        let again = staff.submit(&minutes, &minutes, &number).await;
        assert!(
            again
                .expect(422)
                .field_error("minutes")
                .unwrap()
                .contains("주민등록번호")
        );
    })
    .await;
}

#[tokio::test]
async fn joint_meetings_are_counted_when_the_budget_committee_came() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let mut visitor = app.visitor();
        let list = village.path("/meetings");
        for (came, count) in [(Attendee::PrivateMember, 0), (Attendee::BudgetCommittee, 1)] {
            let id = app.held(secretary, "haneul", "joint").await;
            let form = attendance_form(&[(came, "9", "")]);
            app.record(secretary, move |tx, by| {
                acts::meeting::attend(tx, by, "haneul", id, &form)
            })
            .await;
            let said = format!("함께한 모임: {count}번");
            assert!(visitor.get(&list).await.shows(&said), "{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_citys_space_has_meetings_and_is_no_district() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        city(&app, &village).await;
        let mut visitor = app.visitor();
        let home = visitor.get("/").await;
        assert!(home.expect(200).links_to("/d/city") && home.shows("모두 1개 구"));
        let listed = visitor.get("/api/v1/districts").await.json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
        let facilitator = app
            .read(|tx| Ok(store::district_city(tx)?.unwrap().id))
            .await;
        let facilitator = app
            .person()
            .role(Role::Facilitator, facilitator)
            .make()
            .await;
        let id = app
            .call(facilitator, "city", meeting_form("workshop", "2026-08-20"))
            .await;
        let city = visitor.get("/d/city").await;
        let meeting = format!("/d/city/meetings/{id}");
        assert!(city.expect(200).links_to(&meeting), "{}", city.visible());
        assert!(!city.links_to("/d/city/proposals") && !city.links_to("/d/city/votes"));
        visitor.get(&meeting).await.expect(200);
        visitor
            .get(&format!("/d/haneul/meetings/{id}"))
            .await
            .expect(404);
        let second = app.by(village.administrator).await;
        let again = app
            .stores()
            .site
            .write(move |tx| acts::district::city_set_up(tx, &second, &NewDistrict::default()))
            .await;
        assert!(matches!(again, Err(acts::NotDone::Refusal(_))));
    })
    .await;
}
