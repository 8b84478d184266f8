//! A workshop room, from the code on the screen to what it leaves for the report.

mod board;
mod phone;
mod privacy;

use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt as _;
use jiff::SignedDuration;
use process::Role;
use process::id::{CardId, RoomId};
use process::room::{Outcome, Step};
use system_tests::rooms::key;
use system_tests::{Browser, DistrictBuilder, TestApp, on_both, on_sqlite};
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;

/// Sends a form of the room's own page with a key of the browser's.
async fn send(
    browser: &mut Browser,
    id: RoomId,
    act: &str,
    name: &str,
    fields: &[(&str, &str)],
) -> u16 {
    let (name, token) = (key(name), browser.tokens("/join").await);
    let csrf = token
        .iter()
        .find(|(field, _)| field == "csrf")
        .unwrap()
        .1
        .clone();
    let all = [fields, &[("csrf", csrf.as_str()), ("key", name.as_str())]].concat();
    browser
        .post(&format!("/rooms/{id}/{act}"), &all)
        .await
        .status
}

async fn texts(app: &TestApp, id: RoomId) -> Vec<(String, bool)> {
    let full = app.room(id).await;
    full.cards
        .into_iter()
        .map(|card| (card.text, card.late))
        .collect()
}

#[tokio::test]
async fn a_room_from_its_code_to_its_report() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let here = format!("/rooms/{id}");
        let code = app.room(id).await.room.code.unwrap();

        // Nobody takes part without coming in, and a wrong code keeps what was typed.
        let mut phone = app.visitor();
        let card = [("board", "missed"), ("text", "짧은 시간")];
        assert_eq!(send(&mut phone, id, "cards", "early", &card).await, 403);
        let wrong = if code == "000000" { "000001" } else { "000000" };
        let fields = [("code", wrong), ("nickname", "하늘동 이웃")];
        let again = phone.submit("/join", "/join", &fields).await;
        assert!(again.expect(422).text.contains("하늘동 이웃"));
        app.come_in(&mut phone, id).await;
        let mut other = app.visitor();
        app.come_in(&mut other, id).await;

        // A card before its block is late, one in it is not; the same card twice is one card.
        app.step(lead, id, Step::Next).await;
        assert_eq!(send(&mut phone, id, "cards", "one", &card).await, 303);
        let mut revision = app.room(id).await.room.revision;
        assert_eq!(send(&mut phone, id, "cards", "one", &card).await, 303);
        assert_eq!(
            app.room(id).await.room.revision,
            revision,
            "nothing has changed"
        );
        app.pass(SignedDuration::from_mins(31));
        let mut leader = app.sign_in(lead).await;
        let late = [("board", "missed"), ("text", "늦은 안내")];
        assert_eq!(send(&mut other, id, "cards", "two", &late).await, 303);
        let expected = [
            ("짧은 시간".to_owned(), false),
            ("늦은 안내".to_owned(), true),
        ];
        assert_eq!(texts(&app, id).await, expected);

        // Hidden until the reveal, but not from whoever wrote it.
        let seen = |page: &system_tests::Answer| page.text.contains("짧은 시간");
        assert!(seen(phone.get(&here).await.expect(200)));
        assert!(!seen(other.get(&here).await.expect(200)));
        assert!(!seen(
            other.get(&format!("{here}/projector")).await.expect(200)
        ));
        assert!(!seen(other.get(&format!("{here}/wall")).await.expect(200)));
        let api = format!("/api/v1{here}");
        let hidden = other.get(&api).await.expect(200).json();
        let board = &hidden["boards"][1];
        assert!(board["groups"].is_null() && board["cards"] == 2, "{board}");
        app.step(lead, id, Step::Reveal).await;
        assert!(seen(other.get(&format!("{here}/wall")).await.expect(200)));
        let shown = other.get(&api).await.expect(200).json();
        assert_eq!(shown["boards"][1]["groups"][0]["cards"][0], "짧은 시간");
        let all = shown.to_string();
        assert!(!all.contains(&code) && !all.contains("이웃"), "{all}");

        // Grouping and undoing it.
        let cards: Vec<CardId> = app
            .room(id)
            .await
            .cards
            .iter()
            .map(|card| card.id)
            .collect();
        let (first, second) = (cards[0].to_string(), cards[1].to_string());
        let both = [
            ("cards", first.as_str()),
            ("cards", second.as_str()),
            ("do", "group"),
            ("group_title", "시간"),
        ];
        assert_eq!(send(&mut leader, id, "groups", "g1", &both).await, 303);
        assert!(
            app.room(id)
                .await
                .cards
                .iter()
                .all(|card| card.cluster.is_some())
        );
        assert_eq!(
            send(&mut leader, id, "groups", "g2", &[("do", "undo")]).await,
            303
        );
        assert!(
            app.room(id)
                .await
                .cards
                .iter()
                .all(|card| card.cluster.is_none())
        );
        assert_eq!(
            send(&mut leader, id, "groups", "g3", &[("do", "undo")]).await,
            409
        );

        // Dots: two each, one on a card, and their sums stay hidden until the block is over.
        let dot = |card: &str| {
            [
                ("card".to_owned(), card.to_owned()),
                ("do".to_owned(), "give".to_owned()),
            ]
        };
        let one = dot(&first);
        let one: Vec<_> = one.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(
            send(&mut phone, id, "dots", "d0", &one).await,
            409,
            "not yet"
        );
        app.step(lead, id, Step::Next).await;
        assert_eq!(send(&mut phone, id, "dots", "d1", &one).await, 303);
        assert_eq!(send(&mut phone, id, "dots", "d1", &one).await, 303);
        assert_eq!(
            send(&mut phone, id, "dots", "d2", &one).await,
            409,
            "one on a card"
        );
        assert_eq!(
            send(
                &mut leader,
                id,
                "dots",
                "d3",
                &[("card", &first), ("do", "paper"), ("amount", "4")]
            )
            .await,
            303
        );
        let full = app.room(id).await;
        assert_eq!((full.cards[0].dots, full.counted()), (5, false));
        app.step(lead, id, Step::Next).await;
        assert!(app.room(id).await.counted());

        // The queue: whoever has not spoken comes first.
        assert_eq!(
            send(&mut phone, id, "turns", "t1", &[("do", "ask")]).await,
            303
        );
        let turn = app.room(id).await.turns[0].id.to_string();
        assert_eq!(
            send(
                &mut leader,
                id,
                "turns",
                "t2",
                &[("do", "call"), ("turn", &turn)]
            )
            .await,
            303
        );
        app.pass(SignedDuration::from_secs(90));
        assert_eq!(
            send(&mut leader, id, "turns", "t3", &[("do", "end")]).await,
            303
        );
        assert_eq!(
            send(&mut phone, id, "turns", "t4", &[("do", "ask")]).await,
            303
        );
        assert_eq!(
            send(&mut other, id, "turns", "t5", &[("do", "ask")]).await,
            303
        );
        let turns = app.room(id).await.turns;
        let order: Vec<_> = process::room::order(&turns)
            .iter()
            .map(|turn| turn.id)
            .collect();
        assert_eq!(order, [turns[2].id, turns[1].id]);
        assert_eq!(process::room::spoken_seconds(&turns, &turns[1]), 90);

        // Planned topics and those of the room are both kept, with notes of the tables.
        assert_eq!(
            send(
                &mut phone,
                id,
                "topics",
                "o1",
                &[("topic", "아이를 맡길 곳")]
            )
            .await,
            303
        );
        let topics = app.room(id).await.topics;
        assert_eq!(
            topics.iter().map(|topic| topic.added).collect::<Vec<_>>(),
            [false, true]
        );
        let about = topics[1].id.to_string();
        assert_eq!(
            send(
                &mut phone,
                id,
                "notes",
                "n1",
                &[("about", &about), ("note", "저녁에도 엽니다.")]
            )
            .await,
            303
        );
        assert!(
            app.room(id).await.notes[0].table.is_some(),
            "the table of whoever wrote it"
        );

        // What was missed waits for an answer; a suggestion that takes it up settles it.
        assert_eq!(app.room(id).await.unanswered().len(), 2);
        let suggestion = app.suggest(lead, id, Some(cards[0])).await;
        let open = app.room(id).await;
        assert_eq!(open.unanswered().len(), 1);
        let page = leader
            .get(&format!("{here}/record?suggestion={suggestion}"))
            .await;
        page.expect(200);
        let review = [
            ("do", "review"),
            ("outcome", "partly"),
            ("reason", "한 달 앞당깁니다."),
        ];
        let at = format!("suggestions/{suggestion}");
        assert_eq!(send(&mut leader, id, &at, "r1", &review).await, 303);
        assert_eq!(send(&mut leader, id, &at, "r2", &review).await, 409, "once");
        for (name, what) in [("a1", "일정 고치기"), ("a2", "알림 보내기")] {
            let action = [
                ("do", "action"),
                ("title", what),
                ("owner", "지역협치팀"),
                ("due", "2026-12-31"),
            ];
            assert_eq!(send(&mut leader, id, &at, name, &action).await, 303);
        }
        let figures = [
            ("people", "44"),
            ("kinds", "자치구 민간위원\n지원관 / 7"),
            ("spending", "대관료 / 1,870,000\n회의용품 / 2,070,000"),
        ];
        assert_eq!(send(&mut leader, id, "figures", "f1", &figures).await, 303);
        let full = app.room(id).await;
        assert_eq!(
            (full.suggestions[0].outcome, full.actions.len()),
            (Some(Outcome::Partly), 2)
        );
        let room = full.room.clone();
        let figures = app
            .read(move |tx| Ok(store::room_figures(tx, &room)?))
            .await;
        assert_eq!((figures.people, figures.total().0), (Some(44), 3_940_000));

        // Whoever comes in signed in is known in another browser too.
        let (person, mut account) = village.resident().await;
        app.come_in(&mut account, id).await;
        let mine = [("board", "liked"), ("text", "로그인한 카드")];
        assert_eq!(send(&mut account, id, "cards", "own", &mine).await, 303);
        let mut elsewhere = app.sign_in(person).await;
        let page = elsewhere.get(&here).await;
        let cards = format!("{here}/cards");
        assert!(page.expect(200).find_form(&cards).is_some());
        assert!(elsewhere.get("/me").await.links_to(&here));

        // After the end the code is dead, and what was typed before may still come for a while.
        app.step(lead, id, Step::Close).await;
        revision = app.room(id).await.room.revision;
        assert_eq!(app.room(id).await.room.code, None);
        let queued = [("board", "other"), ("text", "끊겼던 말")];
        assert_eq!(send(&mut other, id, "cards", "queued", &queued).await, 303);
        assert!(app.room(id).await.room.revision > revision);
        app.pass(SignedDuration::from_mins(16));
        assert_eq!(send(&mut other, id, "cards", "gone", &queued).await, 409);
        leader = app.sign_in(lead).await;
        for page in ["", "/projector", "/cards.html"] {
            other.get(&format!("{here}{page}")).await.expect(200);
        }
        for page in ["/lead", "/record"] {
            leader.get(&format!("{here}{page}")).await.expect(200);
            assert_eq!(other.get(&format!("{here}{page}")).await.status, 401);
        }
        // Nobody's act in the room can be told from the audit.
        let audit = app.database().contents();
        assert!(audit.contains_key("site.room_card"));
    })
    .await;
}

#[tokio::test]
async fn a_line_counts_as_use_of_a_session_and_ends_with_the_site() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        app.step(lead, id, Step::Next).await;
        let (mut leads, mut idle) = (app.sign_in(lead).await, app.sign_in(lead).await);
        let events = leads.request("GET", &format!("/rooms/{id}/events"));
        let events = events.body(Body::empty()).unwrap();
        let mut line = app.router().oneshot(events).await.unwrap().into_body();
        let first = line.frame().await.unwrap().unwrap().into_data().unwrap();
        assert!(String::from_utf8_lossy(&first).contains("data:"));
        let line = tokio::spawn(async move { while line.frame().await.is_some() {} });

        // Half an hour without a line ends a session of staff, and with one it does not.
        let pass = async |minutes| {
            app.pass(SignedDuration::from_mins(minutes));
            sleep(Duration::from_millis(900)).await;
        };
        pass(20).await;
        pass(20).await;
        let here = format!("/rooms/{id}/lead");
        assert_eq!(idle.get(&here).await.status, 401);
        leads.get(&here).await.expect(200);
        app.step(lead, id, Step::Close).await;
        pass(20).await;
        pass(20).await;
        assert_eq!(leads.get(&here).await.status, 401, "the room is over");

        app.app().rooms.close();
        let ended = timeout(Duration::from_secs(5), line).await;
        ended.expect("a stop need not wait for a line").unwrap();
    })
    .await;
}
