//! What people outside of a room may not see of it, and what goes when it is over.

use jiff::SignedDuration;
use process::Role;
use process::id::RoomId;
use process::room::Step;
use system_tests::{Browser, DistrictBuilder, TestApp, on_both};

use super::send;

/// Names of those who speak and wait are seen in the room alone, and are erased after it.
#[tokio::test]
async fn names_stay_in_the_room_and_go_after_it() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let here = format!("/rooms/{id}");
        let (mut phone, mut leader, mut stranger) =
            (app.visitor(), app.sign_in(lead).await, app.visitor());
        let code = app.room(id).await.room.code.unwrap();
        let fields = [("code", code.as_str()), ("nickname", "하늘동 이웃")];
        let done = phone.submit("/join", "/join", &fields).await;
        done.expect(303);
        app.step(lead, id, Step::Next).await;
        assert_eq!(
            send(&mut phone, id, "turns", "a", &[("do", "ask")]).await,
            303
        );
        let typed = [("do", "name"), ("nickname", "종이로 온 주민")];
        assert_eq!(send(&mut leader, id, "turns", "b", &typed).await, 303);

        // Whichever page is rendered first, nobody gets the one of somebody else.
        for name in ["하늘동 이웃", "종이로 온 주민"] {
            for (browser, seen) in [
                (&mut stranger, false),
                (&mut phone, true),
                (&mut leader, true),
            ] {
                for page in [here.clone(), format!("{here}/wall")] {
                    let answer = browser.get(&page).await;
                    assert_eq!(answer.expect(200).text.contains(name), seen, "{page}");
                }
                let projector = browser.get(&format!("{here}/wall?on=projector")).await;
                assert!(!projector.expect(200).text.contains(name));
            }
        }

        // Two weeks after its end nobody is called by a name any more.
        app.step(lead, id, Step::Close).await;
        for (days, left) in [(13, true), (1, false)] {
            app.pass(SignedDuration::from_hours(24 * days) + SignedDuration::from_secs(1));
            let stores = &app.app().stores;
            jobs::housekeeping::tidy(stores, app.now()).await.unwrap();
            let page = phone.get(&here).await;
            assert_eq!(
                page.expect(200).text.contains("하늘동 이웃"),
                left,
                "{days}"
            );
            let turns = app.room(id).await.turns;
            assert_eq!(
                turns.iter().any(|turn| !turn.name.is_empty()),
                left,
                "{days}"
            );
        }
    })
    .await;
}

/// The code of a room stands on the wall of the hall, and on no page that anybody can find.
#[tokio::test]
async fn the_code_is_shown_to_the_hall_alone() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let code = app.room(id).await.room.code.unwrap();
        let (first, last) = code.split_at(3);
        let shown = format!("{first} {last}");
        let (mut leader, mut wall) = (app.sign_in(lead).await, app.visitor());
        for page in [
            "",
            "/projector",
            "/projector?key=",
            "/projector?key=0",
            "/wall",
        ] {
            let answer = wall.get(&format!("/rooms/{id}{page}")).await;
            let text = &answer.expect(200).text;
            assert!(!text.contains(&shown) && !text.contains(&code), "{page}");
        }
        let page = leader.get(&format!("/rooms/{id}/lead")).await;
        let text = &page.expect(200).text;
        let (_, rest) = text.split_once("/projector?key=").unwrap();
        let key = rest.split('"').next().unwrap();
        let address = format!("/rooms/{id}/projector?key={key}");
        assert!(wall.get(&address).await.expect(200).text.contains(&shown));
        // The key of one room opens no other.
        let meeting = app.held(lead, "haneul", "workshop").await;
        let other = app.open_room(lead, Some(meeting)).await;
        let answer = wall
            .get(&format!("/rooms/{other}/projector?key={key}"))
            .await;
        let code = app.room(other).await.room.code.unwrap();
        assert!(!answer.expect(200).text.contains(&code));
    })
    .await;
}

/// Comes in by a name and asks to speak by it.
async fn called(app: &TestApp, browser: &mut Browser, id: RoomId, name: &str, ask: &str) {
    let code = app.room(id).await.room.code.unwrap();
    let fields = [("code", code.as_str()), ("nickname", name)];
    let done = browser.submit("/join", "/join", &fields).await;
    done.expect(303);
    let asked = send(browser, id, "turns", ask, &[("do", "ask")]).await;
    assert_eq!(asked, 303);
}

/// An account has a part of its own, also on a device that others use, and only for a while.
#[tokio::test]
async fn accounts_are_parted_from_what_they_did() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let mut ids = [RoomId(0); 2];
        for id in &mut ids {
            let meeting = app.held(lead, "haneul", "workshop").await;
            *id = app.open_room(lead, Some(meeting)).await;
        }
        // Somebody used the device of the hall before her, without an account.
        let mut shared = app.visitor();
        called(&app, &mut shared, ids[0], "먼저 온 이웃", "a").await;
        let (account, mut person) = village.resident().await;
        let token = shared.cookie("madang-room").unwrap().to_owned();
        person.set_cookie("madang-room", token);
        called(&app, &mut person, ids[0], "하늘동 이웃", "b").await;
        called(&app, &mut person, ids[1], "하늘동 이웃", "c").await;
        let turns = app.room(ids[0]).await.turns;
        assert_eq!(turns.len(), 2, "she is another");
        assert!(
            shared
                .get(&format!("/rooms/{}", ids[0]))
                .await
                .text
                .contains("먼저 온 이웃")
        );
        let listed = |page: &system_tests::Answer| {
            let has = |id: &RoomId| page.text.contains(&format!("/rooms/{id}\""));
            ids.iter().map(has).collect::<Vec<_>>()
        };
        assert_eq!(listed(person.get("/me").await.expect(200)), [true, true]);
        let named = |full: &store::RoomFull| {
            let names = full.turns.iter().map(|turn| turn.name.as_str());
            names.filter(|name| !name.is_empty()).count()
        };

        // A room that ended long ago knows nobody's account; a later one still does.
        for id in ids {
            app.step(lead, id, Step::Next).await;
            app.step(lead, id, Step::Close).await;
            app.pass(SignedDuration::from_secs(1));
        }
        let before = app.now() - SignedDuration::from_secs(1);
        app.write(move |tx| Ok(store::room_names_forget(tx, before)?))
            .await;
        assert_eq!(listed(person.get("/me").await.expect(200)), [false, true]);
        assert_eq!(named(&app.room(ids[0]).await), 0);
        assert_eq!(named(&app.room(ids[1]).await), 1);

        // Closing the account parts her from it at once.
        let page = person.get("/me/close").await;
        person.send_form(&page.form("/me/close")).await.expect(303);
        assert_eq!(named(&app.room(ids[1]).await), 0);
        let left = app
            .read(move |tx| Ok(store::rooms_of_person(tx, account, 9)?))
            .await;
        assert_eq!(left, []);
    })
    .await;
}
