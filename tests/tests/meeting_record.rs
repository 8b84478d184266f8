//! What a meeting remembers: how it was moved, cancelled and entered late, and the calendar.

use process::Role;
use process::body::BodyKind;
use process::meeting::MeetingForm;
use system_tests::meetings::meeting_form;
use system_tests::{DistrictBuilder, on_both};

/// A meeting is moved with its timetable, and another is cancelled: both stay, with the
/// reason, and calendars follow by a higher number under the same name.
#[tokio::test]
async fn an_announced_meeting_is_moved_and_cancelled_in_public() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let mut visitor = app.visitor();
        let online = MeetingForm {
            mode: "hybrid".to_owned(),
            join_link: "https://meet.example/haneul".to_owned(),
            ..meeting_form("street-desk", "2026-08-20")
        };
        let id = app.call(secretary, "haneul", online).await;
        let page = village.path(&format!("/meetings/{id}"));
        let shown = visitor.get(&page).await;
        for words in [
            "거리 상담(찾아가는 창구)",
            "현장과 온라인 함께",
            "https://meet.example/haneul",
        ] {
            assert!(shown.shows(words), "{words}: {}", shown.visible());
        }
        let to = format!("{page}/move");
        let fields = [
            ("day", "2026-08-27"),
            ("time", "15:00"),
            ("place", "작은 방"),
            ("reason", ""),
        ];
        let again = staff.submit(&to, &to, &fields).await;
        assert!(again.expect(422).field_error("reason").is_some());
        let mut fields = fields;
        fields[3].1 = "방이 찼습니다. 물음은 010-1234-5678";
        staff.submit(&to, &to, &fields).await.expect(303);
        let shown = visitor.get(&page).await;
        for words in [
            "때나 곳이 바뀌었습니다.",
            "방이 찼습니다. 물음은 010-****-5678",
            "하늘구청 큰 방",
            "첫 순서는 14:30에 시작합니다",
            "15:00–17:00",
        ] {
            assert!(shown.shows(words), "{words}: {}", shown.visible());
        }

        let feed = village.path("/calendar.ics");
        let text = visitor.get(&feed).await;
        assert_eq!(
            text.expect(200).header("content-type"),
            "text/calendar; charset=utf-8"
        );
        let uid = format!("UID:meeting-{id}@");
        for expected in [
            uid.as_str(),
            "SEQUENCE:1\r\n",
            "DTSTART;TZID=Asia/Seoul:20260827T150000\r\n",
        ] {
            assert!(text.contains(expected), "{expected}");
        }

        let out = format!("{page}/cancel");
        staff
            .submit(&out, &out, &[("reason", "태풍이 온다고 합니다.")])
            .await
            .expect(303);
        let shown = visitor.get(&page).await;
        assert!(shown.shows("이 모임은 취소되었습니다.") && shown.shows("태풍이 온다고 합니다."));
        let one = visitor.get(&format!("{page}/calendar.ics")).await;
        assert!(
            one.contains(&uid)
                && one.contains("SEQUENCE:2\r\n")
                && one.contains("STATUS:CANCELLED")
        );
        let listed = visitor.get(&village.path("/meetings")).await;
        assert!(listed.shows("취소") && listed.links_to(&feed));
        assert!(
            !visitor.get(&village.path("")).await.links_to(&page),
            "it is not the next one"
        );
        let api = visitor.get(&format!("/api/v1/meetings/{id}")).await.json();
        assert_eq!(
            (&api["revision"], &api["mode"]),
            (&2.into(), &"hybrid".into())
        );
        assert_eq!(api["change_reason"], "태풍이 온다고 합니다.");
        // Nothing more happens to it, and its minutes are never overdue.
        app.set_time("2026-09-20T09:00:00+09:00");
        let mut staff = app.sign_in(secretary).await;
        for part in ["move", "cancel", "attendance", "minutes"] {
            staff.get(&format!("{page}/{part}")).await.expect(409);
        }
        assert!(!visitor.get(&page).await.shows("지났습니다"));
        assert!(
            !staff
                .get("/me/desk")
                .await
                .links_to(&format!("{page}/minutes"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_council_that_met_unannounced_is_entered_with_the_reason() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut staff) = village.holder(Role::Secretary).await;
        let (new, list) = (village.path("/meetings/new"), village.path("/meetings"));
        let day = korean::date_input(app.now() - jiff::SignedDuration::from_hours(72));
        let typed = meeting_form("extra", &day);
        let mut fields = vec![
            ("kind", "extra"),
            ("title", &typed.title),
            ("purpose", &typed.purpose),
            ("place", &typed.place),
            ("day", &typed.day),
            ("time", &typed.time),
        ];
        let again = staff.submit(&new, &list, &fields).await;
        assert!(again.expect(422).field_error("day").is_some());
        fields.push(("late_reason", "급히 모여 알리지 못했습니다."));
        let done = staff.submit(&new, &list, &fields).await;
        let shown = staff.follow(done).await;
        assert!(
            shown.shows("알리지 않고 연 모임을 뒤에 적었습니다:"),
            "{}",
            shown.visible()
        );
        assert!(shown.shows("급히 모여 알리지 못했습니다."));
        assert!(shown.page().all("a").any(|link| {
            link.attr("href")
                .is_some_and(|to| to.ends_with("/attendance"))
        }));
    })
    .await;
}

/// Who was told of a meeting is told once when it is moved or cancelled.
#[tokio::test]
async fn the_members_of_a_body_are_told_of_a_move_and_a_cancelling_once() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let body = app.body(&village, BodyKind::SubCommittee).await;
        let member = app.person().email("member@example.org").make().await;
        app.join(&village, member, body).await;
        app.person().email("other@example.org").make().await;
        let form = MeetingForm {
            body: body.to_string(),
            ..meeting_form("sub-committee", "2026-08-20")
        };
        let id = app.call(secretary, "haneul", form).await;
        let page = village.path(&format!("/meetings/{id}"));
        app.notices().await;
        let (to, out) = (format!("{page}/move"), format!("{page}/cancel"));
        let moved = [
            ("day", "2026-08-27"),
            ("time", "15:00"),
            ("place", "작은 방"),
            ("reason", "방이 찼습니다."),
        ];
        staff.submit(&to, &to, &moved).await.expect(303);
        let why = [("reason", "태풍이 온다고 합니다.")];
        for words in [
            &[
                "함께 따져보는 모임",
                "2026년 8월 27일",
                "작은 방",
                "방이 찼습니다.",
            ][..],
            &["2026년 8월 27일", "태풍이 온다고 합니다."][..],
        ] {
            let told = app.notices().await;
            assert_eq!(told.len(), 1, "{told:?}");
            assert_eq!(told[0].to, "member@example.org");
            for word in words {
                assert!(told[0].text.contains(word), "{word}: {}", told[0].text);
            }
            if words.len() == 4 {
                staff.submit(&out, &out, &why).await.expect(303);
            }
        }
        staff.get(&out).await.expect(409);
        assert!(app.notices().await.is_empty(), "it was cancelled once");
    })
    .await;
}

/// What somebody undertook stays open on the page of the meeting and of the district until it
/// is done; published minutes are approved by a co-chair alone, once.
#[tokio::test]
async fn tasks_stay_open_until_done_and_a_co_chair_approves_the_minutes() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let mut visitor = app.visitor();
        let id = app.held(secretary, "haneul", "forum").await;
        let page = village.path(&format!("/meetings/{id}"));
        let (tasks, list) = (format!("{page}/tasks"), village.path("/meetings"));
        let again = staff
            .submit(&tasks, &tasks, &[("doer", "교육지원과")])
            .await;
        let again = again.expect(422);
        for field in ["task", "due_on"] {
            assert!(again.field_error(field).is_some(), "{field}");
        }
        let fields = [
            ("task", "빈 교실을 알아본다. 010-1234-5678"),
            ("doer", "교육지원과"),
            ("due_on", "2026-12-01"),
            ("slot", "3"),
        ];
        staff.submit(&tasks, &tasks, &fields).await.expect(303);
        for from in [&page, &list] {
            let shown = visitor.get(from).await;
            for words in ["빈 교실을 알아본다. 010-****-5678", "교육지원과"] {
                assert!(shown.shows(words), "{words}: {}", shown.visible());
            }
            assert!(!shown.shows("기한 지남"));
        }
        assert!(visitor.get(&page).await.shows("남은 일 1건"));
        let path = format!("/api/v1/meetings/{id}");
        let task = visitor.get(&path).await.json()["tasks"][0].clone();
        assert_eq!(
            (&task["slot"], &task["due_on"], task["done_at"].is_null()),
            (&3.into(), &"2026-12-01".into(), true)
        );

        let approve = format!("{page}/minutes/approve");
        assert!(!chair.get(&page).await.shows("이 회의록을 승인하기"));
        app.publish(secretary, "haneul", id, "모두 고르게 이야기했습니다.")
            .await;
        let before = visitor.get(&page).await;
        assert!(before.shows("공동의장이 아직 승인하지 않았습니다."));
        assert!(!staff.get(&page).await.shows("이 회의록을 승인하기"));
        assert!(chair.get(&page).await.shows("이 회의록을 승인하기"));
        chair.submit(&page, &approve, &[]).await.expect(303);
        assert!(visitor.get(&page).await.shows("승인된 회의록 공동의장"));

        app.set_time("2026-12-02T00:00:00+09:00");
        let mut staff = app.sign_in(secretary).await;
        assert!(visitor.get(&list).await.shows("기한 지남"));
        let done = format!("{tasks}/{}/done", task["id"].as_str().unwrap());
        let again = staff.submit(&tasks, &done, &[("result", " ")]).await;
        assert!(again.expect(422).field_error("result").is_some());
        let outcome = [("result", "두 곳을 찾음")];
        staff.submit(&tasks, &done, &outcome).await.expect(303);
        let again = format!("{tasks}/{}/reopen", task["id"].as_str().unwrap());
        let why = [("reason", "한 곳이 닫힘")];
        staff.submit(&tasks, &again, &why).await.expect(303);
        let shown = visitor.get(&page).await;
        assert!(
            shown.shows("한 곳이 닫힘") && shown.shows("두 곳을 찾음"),
            "{}",
            shown.visible()
        );
        assert!(visitor.get(&list).await.shows("빈 교실을 알아본다."));
        let outcome = [("result", "다른 곳을 찾음")];
        staff.submit(&tasks, &done, &outcome).await.expect(303);
        assert!(visitor.get(&page).await.shows("다 한 날"));
        assert!(!visitor.get(&list).await.shows("빈 교실을 알아본다."));
        let api = visitor.get(&path).await.json();
        assert!(!api["tasks"][0]["done_at"].is_null() && !api["minutes_approved_at"].is_null());
        let task = &api["tasks"][0];
        assert_eq!(
            (
                &task["outcome"],
                &task["reopenings"][0]["outcome_before"],
                &api["minutes_approved_as"]
            ),
            (
                &"다른 곳을 찾음".into(),
                &"두 곳을 찾음".into(),
                &"co-chair".into()
            )
        );
    })
    .await;
}

/// The minutes are data: what was said in each part stands with the decision that was taken
/// there and the task that carries it out; nothing of it is lost on the way, and contacts are
/// masked in every part.
#[tokio::test]
async fn minutes_go_from_the_timetable_over_decisions_to_tasks() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let mut visitor = app.visitor();
        let id = app.held(secretary, "haneul", "forum").await;
        let page = village.path(&format!("/meetings/{id}"));
        let part = |name: &str| format!("{page}/{name}");

        let mut decided = vec![
            ("motion", "그늘막을 먼저 놓는다."),
            ("members", "29"),
            ("present", "15"),
            ("in_favour", "8"),
            ("slot", "9"),
        ];
        let to = part("decisions");
        let again = staff.submit(&to, &to, &decided).await;
        assert!(again.expect(422).field_error("slot").is_some());
        decided[4].1 = "2";
        staff.submit(&to, &to, &decided).await.expect(303);
        let path = format!("/api/v1/meetings/{id}");
        let decision = visitor.get(&path).await.json()["decisions"][0].clone();
        let of = decision["id"].as_str().unwrap().to_owned();
        assert_eq!(decision["slot"], 2);
        let task = [
            ("task", "놓을 곳을 적는다."),
            ("doer", "공원녹지과"),
            ("due_on", "2026-12-01"),
            ("decision", of.as_str()),
        ];
        staff
            .submit(&part("tasks"), &part("tasks"), &task)
            .await
            .expect(303);

        let long = "가".repeat(20_001);
        let to = part("minutes");
        let mut typed = vec![
            (
                "points",
                "- 한 주민(010-1234-5678)이 그늘을 말함\n- 다른 주민도 그러함",
            ),
            ("points", &long),
            ("points", ""),
            ("points", "끝나고 나온 말"),
            ("minutes", "모두 고르게 이야기함"),
        ];
        let again = staff.submit(&to, &to, &typed).await;
        let again = again.expect(422);
        assert!(again.field_error("points-2").is_some(), "{}", again.brief());
        let kept = again.form(&to);
        for (name, value) in &typed {
            let there = kept.fields.iter().any(|(n, v)| n == name && v == value);
            assert!(there, "{name} is lost");
        }
        typed[1].1 = "자리를 두고 이야기함";
        let done = staff.submit(&to, &to, &typed).await;
        let preview = staff.follow(done).await;
        assert!(
            preview.shows("한 주민(010-****-5678)이 그늘을 말함"),
            "{}",
            preview.visible()
        );
        let shown = visitor.get(&page).await;
        assert!(!shown.shows("그늘을 말함") && shown.shows("그늘막을 먼저 놓는다."));
        assert!(
            visitor.get(&path).await.json()["points"]
                .as_array()
                .unwrap()
                .is_empty()
        );

        let attendance = part("attendance");
        staff
            .submit(&attendance, &attendance, &[("resident", "12")])
            .await
            .expect(303);
        let publish = staff.get(&to).await.form(&part("minutes/publish"));
        staff.send_form(&publish).await.expect(303);
        let api = visitor.get(&path).await.json();
        assert_eq!(
            api["points"][0]["text"],
            "한 주민(010-****-5678)이 그늘을 말함"
        );
        assert_eq!(
            (
                &api["points"][1]["slot"],
                &api["points"][2]["slot"],
                &api["points"][3]["slot"]
            ),
            (&1.into(), &2.into(), &serde_json::Value::Null)
        );
        assert_eq!(
            (&api["tasks"][0]["decision"], &api["tasks"][0]["slot"]),
            (&of.into(), &2.into())
        );
        let shown = visitor.get(&page).await.visible();
        let order = [
            "모두 고르게 이야기함",
            "다른 주민도 그러함",
            "자리를 두고 이야기함",
            "그늘막을 먼저 놓는다.",
            "놓을 곳을 적는다.",
            "끝나고 나온 말",
        ];
        let places: Vec<_> = order.iter().map(|words| shown.find(words)).collect();
        assert!(
            places.iter().all(Option::is_some) && places.is_sorted(),
            "{places:?} {shown}"
        );
    })
    .await;
}

/// Who comes checks in without an account and counts once; what she needs is read on record,
/// and destroyed a week after the meeting.
#[tokio::test]
async fn people_check_in_and_tell_what_they_need() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let (teller, mut resident) = village.resident().await;
        let id = app.today(secretary, "haneul", "forum").await;
        let page = village.path(&format!("/meetings/{id}"));
        let at = |rest: &str| format!("{page}/{rest}");

        // Ahead, from the page of the meeting: with consent, or not at all.
        let needs = at("needs");
        assert!(resident.get(&page).await.links_to(&needs));
        let told = [
            ("needs", "interpreter"),
            ("needs_note", "수어 통역"),
            ("needs_agree", ""),
        ];
        let again = resident.submit(&needs, &needs, &told).await;
        assert!(again.expect(422).field_error("needs_agree").is_some());
        let told = [
            ("needs", "interpreter"),
            ("needs_note", "수어 통역"),
            ("needs_agree", "yes"),
        ];
        let done = resident.submit(&needs, &needs, &told).await;
        assert!(
            resident
                .follow(done)
                .await
                .shows("담당자가 읽고 준비합니다")
        );

        // An account that closes takes its need along.
        let (_, mut leaver) = village.resident().await;
        leaver.submit(&needs, &needs, &told).await.expect(303);
        let left = || app.read(move |tx| Ok(store::access_need_total(tx, id)?));
        assert_eq!(left().await, 2);
        let done = leaver.submit("/me/close", "/me/close", &[]).await;
        assert_eq!((done.status, left().await), (303, 1));

        // The reception opens with a code, on a sign for the wall.
        let (desk, sign) = (at("check-in"), at("check-in/sign"));
        staff.get(&sign).await.expect(404);
        staff.submit(&desk, &desk, &[]).await.expect(303);
        let code = app.check_in_code(id).await;
        let shown = staff.get(&sign).await;
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert!(shown.expect(200).shows(&spaced), "{}", shown.visible());
        assert!(
            shown.text.contains(&format!("/check-in?code={code}")) && shown.text.contains("<svg")
        );
        app.visitor().get(&desk).await.expect(401);
        resident.get(&sign).await.expect(403);

        // Anybody, by typing it; the same browser again only changes what she came as.
        let come = |kind: &'static str| [("code", spaced.clone()), ("kind", kind.to_owned())];
        let mut guest = app.visitor();
        for kind in ["resident", "youth-activist", "youth-activist"] {
            let typed = come(kind);
            let typed: Vec<_> = typed.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let done = guest.submit("/check-in", "/check-in", &typed).await;
            assert!(
                guest
                    .follow(done)
                    .await
                    .expect(200)
                    .shows("오셨다고 알렸습니다")
            );
        }
        let mut other = app.visitor();
        let typed = [
            ("code", code.as_str()),
            ("kind", "resident"),
            ("needs", "wheelchair"),
            ("needs_agree", "yes"),
        ];
        other
            .submit("/check-in", "/check-in", &typed)
            .await
            .expect(303);
        // The same tablet in other hands: nobody's need is replaced before somebody said so.
        let again = other.submit("/check-in", "/check-in", &typed).await;
        assert!(again.expect(422).field_error("needs_whose").is_some());
        let answer = again.form("/check-in").set_all(&[("needs_whose", "other")]);
        other.send_form(&answer).await.expect(303);
        let mut child = typed;
        child[2].1 = "children";
        let again = other.submit("/check-in", "/check-in", &child).await;
        let answer = again.form("/check-in").set_all(&[("needs_whose", "mine")]);
        other.send_form(&answer).await.expect(303);
        for (field, typed) in [
            ("code", [("code", "000"), ("kind", "resident")]),
            ("kind", [("code", code.as_str()), ("kind", "unsplit")]),
        ] {
            let again = app.visitor().submit("/check-in", "/check-in", &typed).await;
            assert!(again.expect(422).field_error(field).is_some(), "{field}");
        }
        let shown = staff.get(&desk).await;
        for words in [
            "모두 2명이 왔다고",
            "청년활동가",
            "휠체어로 드나드는 자리 1명",
        ] {
            assert!(shown.shows(words), "{words}: {}", shown.visible());
        }
        assert!(!shown.shows("수어 통역"), "numbers alone");

        // Each reading is on record, where the one who told it sees it.
        let read = at("needs/read");
        assert!(!staff.get(&read).await.expect(200).shows("수어 통역"));
        let shown = staff.submit(&read, &read, &[]).await;
        assert!(shown.expect(200).shows("수어 통역"), "{}", shown.visible());
        assert!(
            resident
                .get("/me")
                .await
                .shows("내가 알린 필요한 도움을 읽었습니다")
        );
        let records = app
            .read(move |tx| Ok(store::access_record_list(tx, teller, None, 9)?))
            .await;
        assert_eq!((records.len(), records[0].reader), (1, secretary));
        resident.get(&read).await.expect(403);

        // What was counted is where the attendance begins; a head count needs no kinds.
        app.set_time("2026-07-27T15:00:00+09:00");
        let mut staff = app.sign_in(secretary).await;
        let attendance = at("attendance");
        let form = staff.get(&attendance).await.form(&attendance);
        assert_eq!(
            (form.get("youth-activist"), form.get("resident")),
            (Some("1"), Some("1"))
        );
        staff
            .send_form(&form.set_all(&[("unsplit", "30")]))
            .await
            .expect(303);
        assert!(app.visitor().get(&page).await.shows("32명"));
        assert!(
            staff
                .get(&at("attendance/sheet"))
                .await
                .expect(200)
                .shows("서명")
        );

        // Over, nobody tells of a need any more, but takes back what she told: with her account
        // in another browser, and on the tablet for all who told there.
        assert_eq!(left().await, 3);
        app.set_time("2026-07-28T15:00:00+09:00");
        let late = [("needs", "children"), ("needs_agree", "yes")];
        let refused = other.get(&needs).await.form(&needs);
        assert!(refused.get("needs_note").is_none(), "nothing to tell");
        other
            .send_form(&refused.clone().set_all(&late))
            .await
            .expect(409);
        assert!(other.get(&page).await.shows("알린 도움 거두기"));
        let done = other.submit(&needs, &needs, &[]).await;
        assert!(other.follow(done).await.shows("모두 지웠습니다"));
        assert_eq!(left().await, 1);
        let mut elsewhere = app.sign_in(teller).await;
        elsewhere.submit(&needs, &needs, &[]).await.expect(303);
        assert_eq!(left().await, 0);

        // A week later nothing is left but numbers.
        app.set_time("2026-08-05T15:00:00+09:00");
        jobs::housekeeping::tidy(app.stores(), app.now())
            .await
            .unwrap();
        let (needs, counts, code) = app
            .read(move |tx| {
                let needs = store::access_needs_of(tx, id, 9)?;
                Ok((
                    needs,
                    store::check_in_counts(tx, id)?,
                    store::check_in_code(tx, id)?,
                ))
            })
            .await;
        assert_eq!((needs.len(), counts.len(), code), (0, 2, None));
        resident.get(&at("needs")).await.expect(409);
    })
    .await;
}
