//! Leaders change their minds: cards are taken down and hung again, groups taken apart, dots of
//! paper counted off, and nothing is led after the end.

use jiff::SignedDuration;
use process::Role;
use process::id::CardId;
use process::room::Step;
use system_tests::{DistrictBuilder, on_both, on_sqlite};

use super::send;

#[tokio::test]
async fn what_leaders_do_can_be_put_right() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let cards = app
            .paper(lead, id, "missed", "짧은 시간\n늦은 안내\n먼 곳")
            .await;
        let (a, b, c) = (
            cards[0].to_string(),
            cards[1].to_string(),
            cards[2].to_string(),
        );
        let (mut phone, mut leader) = (app.visitor(), app.sign_in(lead).await);
        app.come_in(&mut phone, id).await;

        // What is taken up is told to nobody before the cards are shown.
        app.suggest(lead, id, Some(cards[2])).await;
        let seen = |page: &system_tests::Answer| page.text.contains("먼 곳");
        let here = format!("/rooms/{id}");
        assert!(!seen(phone.get(&here).await.expect(200)));
        assert!(seen(
            leader.get(&format!("{here}/record")).await.expect(200)
        ));

        let pair = [
            ("cards", a.as_str()),
            ("cards", b.as_str()),
            ("do", "group"),
        ];
        assert_eq!(send(&mut leader, id, "groups", "g1", &pair).await, 303);
        app.step(lead, id, Step::Next).await;
        app.step(lead, id, Step::Next).await;
        let give = [("card", b.as_str()), ("do", "give")];
        assert_eq!(
            send(&mut phone, id, "dots", "d1", &give).await,
            303,
            "cards are open"
        );
        for (name, how, many, status) in [
            ("p1", "paper", "50", 303),
            ("p2", "paper-off", "45", 303),
            ("p2", "paper-off", "45", 303),
            ("p3", "paper-off", "6", 422),
        ] {
            let fields = [("card", a.as_str()), ("do", how), ("amount", many)];
            assert_eq!(
                send(&mut leader, id, "dots", name, &fields).await,
                status,
                "{name}"
            );
        }
        let dots =
            |full: &store::RoomFull| full.cards.iter().map(|card| card.dots).collect::<Vec<_>>();
        assert_eq!(dots(&app.room(id).await), [6, 0, 0]);

        // Taking the oldest card out, or down, leaves its group what it was given.
        let out = [("cards", a.as_str()), ("do", "out")];
        assert_eq!(send(&mut leader, id, "groups", "g2", &out).await, 303);
        assert_eq!(dots(&app.room(id).await), [0, 6, 0]);
        assert_eq!(
            send(&mut leader, id, "groups", "g3", &[("do", "undo")]).await,
            303
        );
        let hide = [("cards", b.as_str()), ("do", "hide")];
        assert_eq!(send(&mut leader, id, "groups", "h1", &hide).await, 303);
        assert_eq!(dots(&app.room(id).await), [6, 0]);
        // With its last card the dots go back to those who gave them.
        let hide = [("cards", a.as_str()), ("do", "hide")];
        assert_eq!(send(&mut leader, id, "groups", "h2", &hide).await, 303);
        let page = leader.get(&format!("{here}/lead")).await;
        assert!(
            page.expect(200).text.contains("짧은 시간"),
            "it may hang again"
        );
        let show = [("cards", a.as_str()), ("do", "show")];
        assert_eq!(send(&mut leader, id, "groups", "s1", &show).await, 303);
        assert_eq!(send(&mut leader, id, "groups", "s2", &show).await, 409);
        assert_eq!(dots(&app.room(id).await), [0, 0]);
        for name in ["d2", "d3"] {
            let card = if name == "d2" { &a } else { &c };
            let give = [("card", card.as_str()), ("do", "give")];
            assert_eq!(
                send(&mut phone, id, "dots", name, &give).await,
                303,
                "two are left"
            );
        }

        // A group that was taken up keeps its card, also when it is chosen as the target.
        let full = app.room(id).await;
        let taken = full.suggestions[0].cluster.unwrap().to_string();
        for (name, how) in [("o1", "out"), ("o2", "hide")] {
            let fields = [
                ("cards", c.as_str()),
                ("cluster", taken.as_str()),
                ("do", how),
            ];
            assert_eq!(
                send(&mut leader, id, "groups", name, &fields).await,
                409,
                "{how}"
            );
        }

        // Whoever sees an old page moves nothing on.
        let old = [("step", "next"), ("from", "1")];
        assert_eq!(send(&mut leader, id, "clock", "c1", &old).await, 409);

        // The end ends who speaks, and leading; sorting ends with the report.
        assert_eq!(
            send(&mut phone, id, "turns", "t1", &[("do", "ask")]).await,
            303
        );
        let turn = app.room(id).await.turns[0].id.to_string();
        let call = [("do", "call"), ("turn", turn.as_str())];
        assert_eq!(send(&mut leader, id, "turns", "t2", &call).await, 303);
        app.step(lead, id, Step::Close).await;
        assert!(app.room(id).await.turns[0].ended_at.is_some());
        let named = [("do", "name"), ("nickname", "주민")];
        assert_eq!(send(&mut leader, id, "turns", "t3", &named).await, 409);
        let alone: [CardId; 1] = [cards[0]];
        let group = [("cards", a.as_str()), ("do", "group")];
        assert_eq!(send(&mut leader, id, "groups", "g4", &group).await, 303);
        app.record(lead, move |tx, by| web::acts::report::publish(tx, by, id))
            .await;
        assert_eq!(send(&mut leader, id, "groups", "g5", &group).await, 409);
        assert_eq!(
            send(
                &mut leader,
                id,
                "groups",
                "h3",
                &[("cards", &alone[0].to_string()), ("do", "hide")]
            )
            .await,
            303
        );
    })
    .await;
}

/// One person's notes end somewhere, and so do those of the room.
#[tokio::test]
async fn nobody_fills_a_room_alone() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let mut phone = app.visitor();
        app.come_in(&mut phone, id).await;
        let full = app.room(id).await;
        let (now, limits) = (
            app.now(),
            process::rules::Rules::on(korean::seoul(app.now()).date()).limits,
        );
        let topic = full.topics[0].id;
        // As if she had written as many as one person may.
        let who = send(&mut phone, id, "turns", "a", &[("do", "ask")]).await;
        assert_eq!(who, 303);
        let participant = app.room(id).await.turns[0].participant;
        app.write(move |tx| {
            for number in 0..limits.room_notes_of_person {
                let key = format!("written-{number}");
                let note = store::NewNote {
                    topic,
                    table: None,
                    participant,
                    client_key: &key,
                    text: "한 줄",
                };
                store::room_note_add(tx, id, &note, now)?;
            }
            for number in 0..limits.room_cards_of_person {
                let key = format!("written-{number}");
                let card = store::NewCard {
                    board: "liked",
                    table: None,
                    participant,
                    client_key: &key,
                    text: "한 줄",
                    late: false,
                };
                store::room_card_add(tx, id, &card, now)?;
            }
            Ok(())
        })
        .await;
        let about = topic.to_string();
        let note = [("about", about.as_str()), ("note", "또 한 줄")];
        assert_eq!(send(&mut phone, id, "notes", "n", &note).await, 409);
        let card = [("board", "liked"), ("text", "또 한 장")];
        assert_eq!(send(&mut phone, id, "cards", "c", &card).await, 409);
        // Others still have room.
        let mut other = app.visitor();
        app.come_in(&mut other, id).await;
        assert_eq!(send(&mut other, id, "notes", "n", &note).await, 303);
        assert_eq!(send(&mut other, id, "cards", "c", &card).await, 303);
    })
    .await;
}

/// Dots stay where they were given whichever way groups part, and none falls below nothing.
#[tokio::test]
async fn dots_part_as_they_came_together() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let cards = app.paper(lead, id, "missed", "짧은 시간\n늦은 안내").await;
        let (a, b) = (cards[0].to_string(), cards[1].to_string());
        let mut leader = app.sign_in(lead).await;
        let pair = [
            ("cards", a.as_str()),
            ("cards", b.as_str()),
            ("do", "group"),
        ];
        let paper = |card: &str, how: &str, many: &str| {
            [("card", card), ("do", how), ("amount", many)]
                .map(|(name, value)| (name, value.to_owned()))
        };
        let mut number = 0;
        for (act, fields, dots) in [
            // What B brought along is counted off from B, and the rest goes with it.
            ("dots", paper(&b, "paper", "5").to_vec(), [0, 5]),
            ("groups", owned(&pair), [0, 5]),
            ("dots", paper(&a, "paper-off", "3").to_vec(), [0, 2]),
            ("groups", owned(&[("cards", &b), ("do", "out")]), [0, 2]),
            ("groups", owned(&[("do", "undo")]), [0, 2]),
            // What the group was given is counted off first, and what is left of it stays.
            ("dots", paper(&a, "paper", "4").to_vec(), [4, 2]),
            ("dots", paper(&b, "paper-off", "1").to_vec(), [3, 2]),
            ("groups", owned(&[("cards", &a), ("do", "out")]), [0, 5]),
            // Alone it is given dots; brought back by undoing, it takes them along again.
            ("dots", paper(&a, "paper", "9").to_vec(), [9, 5]),
            ("groups", owned(&[("do", "undo")]), [9, 5]),
            ("dots", paper(&a, "paper", "1").to_vec(), [10, 5]),
            // A card that is put where it is comes in by no act.
            ("groups", owned(&pair), [10, 5]),
            ("groups", owned(&[("do", "undo")]), [10, 5]),
            ("groups", owned(&[("cards", &a), ("do", "out")]), [9, 6]),
        ] {
            app.pass(SignedDuration::from_secs(1));
            number += 1;
            let mut fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let group = app.room(id).await.cards[1]
                .cluster
                .map(|one| one.to_string());
            if let Some(group) = &group
                && number > 5
            {
                fields.push(("cluster", group));
            }
            let name = format!("step-{number}");
            let status = send(&mut leader, id, act, &name, &fields).await;
            assert_eq!(status, 303, "{number}");
            let full = app.room(id).await;
            let found: Vec<i64> = full.cards.iter().map(|card| card.dots).collect();
            assert_eq!(found, dots, "{number}");
        }
    })
    .await;
}

fn owned<'a>(fields: &[(&'a str, &str)]) -> Vec<(&'a str, String)> {
    let owned = fields
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    owned.collect()
}

/// What was taken down hangs again only where there is room.
#[tokio::test]
async fn cards_hang_again_only_where_they_fit() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let rules = process::rules::Rules::on(korean::seoul(app.now()).date());
        let (now, most) = (app.now(), rules.limits.room_cards_max);
        let cards = app.paper(lead, id, "missed", "짧은 시간\n늦은 안내").await;
        let mut leader = app.sign_in(lead).await;
        let (a, b) = (cards[0].to_string(), cards[1].to_string());
        let both = |how| [("cards", a.as_str()), ("cards", b.as_str()), ("do", how)];
        assert_eq!(
            send(&mut leader, id, "groups", "h", &both("hide")).await,
            303
        );
        app.write(move |tx| {
            for number in 1..most {
                let key = format!("hanging-{number}");
                let card = store::NewCard {
                    board: "liked",
                    table: None,
                    participant: None,
                    client_key: &key,
                    text: "한 줄",
                    late: false,
                };
                store::room_card_add(tx, id, &card, now)?;
            }
            Ok(())
        })
        .await;
        assert_eq!(
            send(&mut leader, id, "groups", "s1", &both("show")).await,
            409
        );
        assert_eq!(app.room(id).await.cards.len(), most - 1);
        let one = [("cards", a.as_str()), ("do", "show")];
        assert_eq!(send(&mut leader, id, "groups", "s2", &one).await, 303);
        assert_eq!(app.room(id).await.cards.len(), most);
    })
    .await;
}
