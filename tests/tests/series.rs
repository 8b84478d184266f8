//! Joint meetings on set days, through the pages: seen first, called, moved and cancelled.

use process::Role;
use process::body::BodyKind;
use store::SeriesMeeting;
use system_tests::series::series_form;
use system_tests::{Browser, DistrictBuilder, TestApp, Village, on_both};

/// The days of a series, as `08-06 19:00`; a cancelled one with a minus.
async fn days(app: &TestApp, id: process::id::MeetingSeriesId) -> Vec<String> {
    let days = app.read(move |tx| Ok(store::series_days(tx, id)?)).await;
    let text = |day: &SeriesMeeting| match &day.meeting {
        None => "none".to_owned(),
        Some(held) => {
            let at = korean::seoul(held.starts_at)
                .strftime("%m-%d %H:%M")
                .to_string();
            let gone = if held.cancelled_at.is_some() { "-" } else { "" };
            format!("{gone}{at}")
        }
    };
    days.iter().map(text).collect()
}

/// The address of the meeting that stands at a place in the series.
async fn nth(
    app: &TestApp,
    village: &Village,
    id: process::id::MeetingSeriesId,
    nth: usize,
) -> String {
    let days = app.read(move |tx| Ok(store::series_days(tx, id)?)).await;
    let held = days[nth].meeting.as_ref().unwrap().id;
    village.path(&format!("/meetings/{held}"))
}

#[tokio::test]
async fn joint_meetings_are_seen_first_and_then_called_at_once() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut chair) = village.holder(Role::CoChair).await;
        for (role, address) in [
            (Role::BudgetCommitteeMember, "committee@example.org"),
            (Role::CouncilMember, "council@example.org"),
        ] {
            let person = app.person().name("위원").email(address);
            person.role(role, village.id).make().await;
        }
        let (list, new) = (village.path("/series"), village.path("/series/new"));
        let missing = chair.get(&new).await;
        assert!(missing.expect(200).shows("먼저 두 모임을 만들어 주세요"));
        app.both_bodies(&village).await;
        let form = [
            ("title", "함께하는 회의"),
            ("purpose", "의제와 제안을 나란히 봅니다."),
            ("place", "큰 방"),
            ("day", "2026-12-01"),
            ("time", "19:00"),
            ("timetable", ""),
            ("pattern", "weeks"),
            ("every", "1"),
            ("weekday", "5"),
            ("until", ""),
            ("count", "5"),
            ("on_holiday", "after"),
            ("mode", "on-site"),
        ];
        let (before, asked) = (app.contents(), [&form[..], &[("step", "check")]].concat());
        let seen = chair.submit(&new, &list, &asked).await;
        for words in [
            "5번 모입니다",
            "2026년 12월 28일(월) 19:00",
            "공휴일과 겹쳐 날을 바꾸었습니다",
            "2027년 1월 4일",
        ] {
            assert!(seen.expect(200).shows(words), "{words}: {}", seen.visible());
        }
        assert_eq!(app.contents(), before, "looking writes nothing");
        assert_eq!(seen.form(&list).get("count"), Some("5"));

        app.notices().await;
        let done = chair.submit(&new, &list, &form).await;
        let shown = chair.follow(done).await;
        for words in [
            "매주 금요일",
            "12월 28일",
            "생활안전 분과회의",
            "함께하는 회의를 모두 알렸습니다",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        let sent = app.notices().await;
        assert_eq!(sent.len(), 2, "one letter each: {sent:?}");
        for letter in &sent {
            assert!(
                letter.text.contains("모두 5번") && letter.text.contains("12월 28일"),
                "{}",
                letter.text
            );
        }
        let mut visitor = app.visitor();
        let text = visitor.get(&village.path("/calendar.ics")).await.text;
        assert_eq!(text.matches("UID:meeting-").count(), 5);
        assert!(!text.contains("RRULE"), "moved days need no rule");
        assert!(visitor.get(&list).await.shows("매주 금요일"));
    })
    .await;
}

async fn change(
    browser: &mut Browser,
    page: &str,
    verb: &str,
    fields: &[(&str, &str)],
) -> system_tests::Answer {
    let at = format!("{page}/{verb}");
    browser.submit(&at, &at, fields).await
}

/// Moves a meeting as [`change`] does; the days are seen first.
async fn moved(browser: &mut Browser, page: &str, fields: &[(&str, &str)]) -> String {
    let at = format!("{page}/move");
    let look = change(browser, page, "move", fields).await;
    let form = look.expect(200).form(&at);
    browser.send_form(&form).await.expect(303);
    look.visible()
}

#[tokio::test]
async fn one_moves_alone_or_takes_all_later_ones_with_it() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        app.both_bodies(&village).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let id = app
            .series(secretary, &village, series_form("2026-08-01", 4))
            .await;
        assert_eq!(
            days(&app, id).await,
            ["08-06 19:00", "08-20 19:00", "09-03 19:00", "09-17 19:00"]
        );

        let second = nth(&app, &village, id, 1).await;
        let to = |day, scope| {
            [
                ("day", day),
                ("time", "18:30"),
                ("place", "작은 방"),
                ("reason", "방이 찼습니다."),
                ("scope", scope),
            ]
        };
        let alone = change(&mut staff, &second, "move", &to("2026-08-21", "one")).await;
        alone.expect(303);
        assert_eq!(
            days(&app, id).await,
            ["08-06 19:00", "08-21 18:30", "09-03 19:00", "09-17 19:00"]
        );

        // Friday the 4th: the later one is on Fridays too, and keeps the time and the place.
        let third = nth(&app, &village, id, 2).await;
        let before = app.contents();
        let at = format!("{third}/move");
        let form = to("2026-09-04", "later");
        let look = change(&mut staff, &third, "move", &form).await;
        assert_eq!(app.contents(), before, "looking writes nothing");
        assert_eq!(look.expect(200).form(&at).get("place"), Some("작은 방"));
        let look = moved(&mut staff, &third, &form).await;
        assert!(
            look.contains("9월 17일(목) 19:00") && look.contains("9월 18일(금) 18:30"),
            "{look}"
        );
        assert_eq!(
            days(&app, id).await,
            ["08-06 19:00", "08-21 18:30", "09-04 18:30", "09-18 18:30"]
        );
        let fourth = nth(&app, &village, id, 3).await;
        let mut visitor = app.visitor();
        assert!(visitor.get(&fourth).await.shows("작은 방"));

        let why = [("reason", "위원회가 쉽니다."), ("scope", "later")];
        change(&mut staff, &second, "cancel", &why)
            .await
            .expect(303);
        assert_eq!(
            days(&app, id).await,
            [
                "08-06 19:00",
                "-08-21 18:30",
                "-09-04 18:30",
                "-09-18 18:30"
            ]
        );
        let gone = visitor.get(&village.path(&format!("/series/{id}"))).await;
        assert!(gone.expect(200).shows("취소"));
        // Each keeps a row of what was announced before.
        assert!(visitor.get(&fourth).await.shows("위원회가 쉽니다"));
    })
    .await;
}

#[tokio::test]
async fn later_ones_skip_a_holiday_and_a_wrong_choice_is_named() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        app.both_bodies(&village).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let mut form = series_form("2026-09-23", 3);
        (form.every, form.weekday) = ("1".to_owned(), "3".to_owned());
        form.on_holiday = "skip".to_owned();
        let id = app.series(secretary, &village, form).await;
        assert_eq!(
            days(&app, id).await,
            ["09-23 19:00", "09-30 19:00", "10-07 19:00"]
        );
        // From Wednesdays to Fridays: 9 October is the day of Hangul.
        let first = nth(&app, &village, id, 0).await;
        let to = [
            ("day", "2026-09-22"),
            ("time", "19:00"),
            ("place", "큰 방"),
            ("reason", "다른 날이 낫습니다."),
            ("scope", "all"),
        ];
        let wrong = change(&mut staff, &first, "move", &to).await;
        assert!(wrong.expect(422).field_error("scope").is_some());
        let mut to = to;
        (to[0].1, to[4].1) = ("2026-09-28", "later");
        let person = app.person().name("위원").email("council@example.org");
        person.role(Role::CouncilMember, village.id).make().await;
        app.notices().await;
        let look = moved(&mut staff, &first, &to).await;
        assert!(look.contains("열지 않습니다"), "{look}");
        let sent = app.notices().await;
        let letter = sent.iter().find(|one| one.to == "council@example.org");
        let (held, dropped) = letter
            .unwrap()
            .text
            .split_once("열지 않는 뒤의 모임")
            .unwrap();
        assert!(held.contains("10월 12일") && dropped.contains("9월 30일"));
        assert_eq!(
            days(&app, id).await,
            ["09-28 19:00", "-09-30 19:00", "10-12 19:00"],
            "Monday 5 October is a day off in lieu"
        );
    })
    .await;
}

/// One that was moved alone past others is a later one of those from then on, and follows from
/// where it is.
#[tokio::test]
async fn later_ones_move_by_as_many_days_from_where_they_are() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        app.both_bodies(&village).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let id = app
            .series(secretary, &village, series_form("2026-08-01", 4))
            .await;
        let to = |day, scope| {
            [
                ("day", day),
                ("time", "19:00"),
                ("place", "하늘구청 큰 방"),
                ("reason", "다른 날이 낫습니다."),
                ("scope", scope),
            ]
        };
        let first = nth(&app, &village, id, 0).await;
        // 25 September is a holiday: whoever moves a meeting there is told, and asked.
        let alone = change(&mut staff, &first, "move", &to("2026-09-25", "one")).await;
        let words = "2026년 9월 25일(금)은 공휴일입니다";
        assert!(alone.expect(200).shows(words), "{}", alone.visible());
        // Moved alone, it stands after the others.
        let third = nth(&app, &village, id, 2).await;
        change(&mut staff, &first, "move", &to("2026-09-29", "one"))
            .await
            .expect(303);
        moved(&mut staff, &third, &to("2026-09-04", "later")).await;
        assert_eq!(
            days(&app, id).await,
            ["09-30 19:00", "08-20 19:00", "09-04 19:00", "09-18 19:00"]
        );
        let far = change(&mut staff, &third, "move", &to("9999-12-31", "later")).await;
        assert!(far.expect(422).field_error("day").is_some());
    })
    .await;
}

/// A joint meeting is one of both bodies, also one that is called alone.
#[tokio::test]
async fn a_joint_meeting_stands_with_both_bodies() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let council = app.body(&village, BodyKind::GovernanceCouncil).await;
        let committee = app.body(&village, BodyKind::BudgetCommittee).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let form = system_tests::meetings::meeting_form("joint", "2026-08-20");
        app.call(secretary, "haneul", form).await;
        let mut visitor = app.visitor();
        for body in [council, committee] {
            let page = visitor.get(&village.path(&format!("/bodies/{body}"))).await;
            assert!(
                page.expect(200).shows("함께 따져보는 모임"),
                "{}",
                page.visible()
            );
        }
    })
    .await;
}
