//! What the phone of somebody in a room says of her own part.

use process::Role;
use process::room::Step;
use store::Tx;
use system_tests::{DistrictBuilder, on_sqlite};
use web::acts::{By, meeting};

use super::send;

#[tokio::test]
async fn a_phone_tells_whose_turn_it_is_and_what_was_taken_down() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let here = format!("/rooms/{id}");
        let (mut phone, mut other) = (app.visitor(), app.visitor());
        let mut leader = app.sign_in(lead).await;
        app.come_in(&mut phone, id).await;
        app.come_in(&mut other, id).await;
        app.step(lead, id, Step::Next).await;

        let mine = "지금 말씀하실 차례입니다.";
        assert_eq!(
            send(&mut phone, id, "turns", "a", &[("do", "ask")]).await,
            303
        );
        assert!(!phone.get(&here).await.expect(200).text.contains(mine));
        let turn = app.room(id).await.turns[0].id.to_string();
        let call = [("do", "call"), ("turn", turn.as_str())];
        assert_eq!(send(&mut leader, id, "turns", "b", &call).await, 303);
        assert!(phone.get(&here).await.expect(200).text.contains(mine));
        assert!(!other.get(&here).await.expect(200).text.contains(mine));
        assert_eq!(
            send(&mut leader, id, "turns", "c", &[("do", "end")]).await,
            303
        );
        assert!(!phone.get(&here).await.expect(200).text.contains(mine));

        let card = [("board", "missed"), ("text", "짧은 시간")];
        assert_eq!(send(&mut phone, id, "cards", "d", &card).await, 303);
        let card = app.room(id).await.cards[0].id.to_string();
        let hide = [("cards", card.as_str()), ("do", "hide")];
        assert_eq!(send(&mut leader, id, "groups", "e", &hide).await, 303);
        let own = phone.get(&here).await;
        assert!(own.expect(200).text.contains("진행자가 내렸습니다"));
        assert!(
            !other
                .get(&here)
                .await
                .expect(200)
                .text
                .contains("짧은 시간")
        );
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_or_table_is_told_apart_and_wide_digits_are_taken() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (lead, _) = village.holder(Role::Secretary).await;
        let meeting = app.held(lead, "haneul", "workshop").await;
        let id = app.open_room(lead, Some(meeting)).await;
        let forum = app.today(lead, "haneul", "forum").await;
        let open = move |tx: &mut Tx<'_>, by: &By| meeting::check_in::open(tx, by, "haneul", forum);
        app.record(lead, open).await;
        let door = app.check_in_code(forum).await;
        let mut phone = app.visitor();
        let fields = [("code", door.as_str()), ("nickname", "하늘동 주민 3")];
        let answer = phone.submit("/join", "/join", &fields).await;
        assert!(
            answer
                .expect(422)
                .text
                .contains("모임에 온 것을 알리는 번호")
        );

        let code = app.room(id).await.room.code.unwrap();
        let fields = [("code", code.as_str()), ("table", "99")];
        let answer = phone.submit("/join", "/join", &fields).await;
        assert!(answer.expect(422).text.contains("비워 두세요"));

        let wide = |c: char| char::from_u32(u32::from(c) - u32::from('0') + u32::from('０'));
        let wide: String = code.chars().filter_map(wide).collect();
        let answer = phone
            .submit("/join", "/join", &[("code", wide.as_str())])
            .await;
        answer.expect(303);
    })
    .await;
}
