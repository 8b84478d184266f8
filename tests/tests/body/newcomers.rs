//! Newcomers: a guide for each, tasks that go around, and the story of an agenda.

use process::Role;
use process::body::BodyKind;
use system_tests::meetings::{decision_form, meeting_form};
use system_tests::{DistrictBuilder, on_both, on_sqlite};
use web::acts::meeting;

#[tokio::test]
async fn whoever_knows_the_way_shows_newcomers_around() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let body = app.body(&village, BodyKind::SubCommittee).await;
        let path = village.path(&format!("/bodies/{body}"));
        let guide = format!("{path}/guide");
        let person = app
            .person()
            .name("길을 아는 주민")
            .email("guide@example.org")
            .make()
            .await;
        app.join_and_meet(&village, person, body).await;
        let mut knows = app.sign_in(person).await;
        let form = knows
            .get(&path)
            .await
            .expect(200)
            .form(&guide)
            .set("step", "offer");
        let done = knows.send_form(&form).await;
        assert!(
            knows
                .follow(done)
                .await
                .expect(200)
                .shows("길잡이 그만하기")
        );

        let (_, mut newcomer) = app
            .person()
            .name("새로 온 주민")
            .email("new@example.org")
            .sign_in()
            .await;
        let join = format!("{path}/join");
        let joined = newcomer.submit(&join, &join, &[]).await;
        let page = newcomer.follow(joined).await;
        assert!(
            page.expect(200).shows("길잡이: 길을 아는 주민"),
            "{}",
            page.visible()
        );
        assert!(
            page.find_form(&guide).is_none(),
            "whoever is new shows nobody around"
        );
        let page = knows.get(&path).await;
        assert!(page.expect(200).shows("새로 온 주민"));
        let told = app.notices().await;
        for to in ["guide@example.org", "new@example.org"] {
            assert!(
                told.iter().any(|n| n.to == to && n.text.contains("길잡이")),
                "{to}"
            );
        }
        // Others do not see who shows whom around.
        assert!(!app.visitor().get(&path).await.shows("길잡이"));
    })
    .await;
}

#[tokio::test]
async fn tasks_go_around_and_can_be_handed_on() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let body = app.body(&village, BodyKind::SubCommittee).await;
        let first = app.ready_for_turns(&village, body, None).await;
        let path = village.path(&format!("/bodies/{body}/turns"));
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let done = secretary.submit(&path, &path, &[]).await;
        let page = secretary.follow(done).await;
        for words in ["회의록 거들기", "처음 온 분 맞이하기", "시간 보기"] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        secretary.submit(&path, &path, &[]).await.expect(409);
        let turns = move |tx: &mut store::Tx<'_>| Ok(store::turns_of_body(tx, body, 9)?);
        let handed = app.read(turns).await;
        assert_eq!(handed.len(), 3);
        let mut people: Vec<_> = handed.iter().map(|turn| turn.person).collect();
        people.dedup();
        assert_eq!(people.len(), 3, "three people, one task each");
        let mine = handed
            .iter()
            .find(|turn| turn.person == first)
            .unwrap()
            .clone();
        let mut browser = app.sign_in(first).await;
        let on = format!("{path}/{}", mine.id);
        let again = browser.submit(&path, &on, &[]).await;
        assert!(again.expect(422).field_error("reason").is_some());
        browser
            .submit(&path, &on, &[("reason", "그날 아이를 돌봅니다.")])
            .await
            .expect(303);
        let after = app.read(turns).await;
        let now_has = after
            .iter()
            .find(|turn| turn.task == mine.task && turn.swapped_at.is_none());
        assert!(
            !people.contains(&now_has.unwrap().person),
            "somebody without a task"
        );
        let page = app.visitor().get(&path).await;
        assert!(page.expect(200).shows("그날 아이를 돌봅니다."));
    })
    .await;
}

#[tokio::test]
async fn the_story_of_an_agenda_is_made_from_what_is_on_record() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let (member, _) = village.holder(Role::CouncilMember).await;
        let agenda = village.agenda(member, "밤길을 밝히는 낮은 등").await;
        let path = village.path(&format!("/agendas/{agenda}"));
        let now = app.now();
        app.set_time("2026-05-01T10:00:00+09:00");
        let mut form = meeting_form("forum", "2026-05-20");
        form.title = "밤길을 함께 걸어 본 날".to_owned();
        form.agendas = vec![agenda.to_string()];
        let met = app.call(secretary, "haneul", form).await;
        app.set_time("2026-05-20T16:30:00+09:00");
        app.record(secretary, move |tx, by| {
            let decided = decision_form(["9", "", "7", "5", "2"]);
            meeting::decide(tx, by, "haneul", met, &decided).map(drop)
        })
        .await;
        app.set_now(now);
        let page = app.visitor().get(&path).await;
        let story = format!("{path}/story");
        assert!(page.expect(200).links_to(&story));
        let page = app.visitor().get(&story).await;
        for words in [
            "밤길을 밝히는 낮은 등",
            "정한 것",
            "분과회의를 하나 더 둔다.",
            "밤길을 함께 걸어 본 날",
            "아직 따져보고 있습니다",
            "1분쯤 걸립니다",
        ] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        assert!(
            app.visitor()
                .english()
                .get(&story)
                .await
                .shows("What was decided")
        );
    })
    .await;
}
