//! Filling seats, saying yes or no to them, and who follows.

use process::Role;
use process::body::BodyKind;
use process::recruitment::seat::SeatState;
use process::recruitment::{ApplicationForm, CallForm};
use system_tests::recruiting::{application_form, call_form};
use system_tests::{DistrictBuilder, on_both, on_sqlite};

#[tokio::test]
async fn reasons_fill_the_seats_and_reading_is_on_record() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (me, _) = app
            .person()
            .name("하늘동 주민 3")
            .email("me@example.org")
            .sign_in()
            .await;
        let call = app.closed_call(&village, true, Some(me)).await;
        let path = village.path(&format!("/recruitment/{}", call.id));
        let desk = format!("{path}/applications");
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let page = secretary.get(&desk).await;
        assert!(page.expect(200).shows("지원 4건입니다") && !page.shows("하늘동 주민 3"));
        let one = format!("{desk}/{}", call.applications[0].id);
        let page = secretary.get(&one).await;
        assert!(
            !page.expect(200).shows("문구점"),
            "nothing is read before it is on record"
        );
        let page = secretary.submit(&one, &format!("{one}/read"), &[]).await;
        assert!(page.expect(200).shows("문구점") && !page.shows("하늘동 주민 3"));
        let looks = app
            .read(move |tx| Ok(store::access_record_list(tx, me, None, 9)?))
            .await;
        assert_eq!((looks.len(), looks[0].place.as_str()), (1, "application"));

        // Not all seats have somebody.
        let settle = format!("{path}/settle");
        let refused = secretary.submit(&desk, &settle, &[]).await;
        assert!(
            refused.expect(409).shows("뽑음이 0명인데 자리는 4개"),
            "{}",
            refused.visible()
        );
        app.choose_all(&village, &call).await;
        secretary.submit(&desk, &settle, &[]).await.expect(303);
        let told = app.notices().await;
        let mine: Vec<_> = told.iter().filter(|n| n.to == "me@example.org").collect();
        assert!(mine.iter().any(|n| n.text.contains("뽑히셨습니다")));

        let mut browser = app.sign_in(me).await;
        let page = browser.get(&path).await;
        assert!(page.expect(200).shows("골목을 잘 압니다.") && page.shows("자리를 맡으시겠어요"));
        let answer = format!("{path}/answer");
        let form = page.form(&answer).set("decision", "accept");
        browser.send_form(&form).await.expect(303);
        let grants = app.read(move |tx| Ok(store::grants_of(tx, me)?)).await;
        let term = (
            grants[0].starts_on.to_string(),
            grants[0].ends_on.map(|d| d.to_string()),
        );
        assert_eq!(grants[0].role, Role::CouncilMember);
        assert_eq!(
            term,
            ("2026-09-01".to_owned(), Some("2028-08-31".to_owned()))
        );
        let seen = app.visitor().get(&path).await;
        assert!(
            seen.expect(200).shows("4자리 가운데 1자리를 맡았습니다"),
            "{}",
            seen.visible()
        );
        assert!(
            !seen.shows("골목을 잘 압니다."),
            "a reason is told to whom it is about"
        );
        // What she declared is a suggestion where a decision of her body is recorded.
        let council = app
            .read(move |tx| Ok(store::recruitment_get(tx, call.id)?.unwrap().body))
            .await;
        let (district, today) = (village.id, jiff::civil::date(2026, 9, 2));
        let declared = app
            .read(move |tx| Ok(store::seat_conflicts(tx, district, council, today, 9)?))
            .await;
        assert_eq!(declared, [(1, application_form().conflict)]);
    })
    .await;
}

#[tokio::test]
async fn a_seat_that_falls_free_goes_to_the_reserve_by_the_quotas() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let now = app.now();
        app.set_time("2026-07-10T09:00:00+09:00");
        let body = app.body(&village, BodyKind::GovernanceCouncil).await;
        let form = CallForm {
            closes_at: "2026-07-20 18:00".to_owned(),
            seats: "2".to_owned(),
            ..call_form(body)
        };
        let id = app.recruit(&village, form).await;
        // Four of each kind: when three say no, one of each is left whoever was drawn.
        for number in 0..16 {
            let person = app.person().make().await;
            let form = ApplicationForm {
                generation: ["twenties", "fifties"][number % 2].to_owned(),
                gender: ["woman", "man"][number / 2 % 2].to_owned(),
                ..application_form()
            };
            app.apply(&village, person, id, form).await;
        }
        app.set_now(now);
        app.draw(&village, id).await;
        let offered =
            move |tx: &mut store::Tx<'_>| Ok(store::seats_in_state(tx, id, SeatState::Offered, 9)?);
        let first = app.read(offered).await;
        assert_eq!(first.len(), 2);
        let path = village.path(&format!("/recruitment/{id}"));
        // Each says no in turn; somebody is left with whom the quotas are kept.
        for _ in 0..3 {
            let seats = app.read(offered).await;
            let mut browser = app.sign_in(seats[0].person).await;
            let page = browser.get(&path).await;
            let form = page
                .expect(200)
                .form(&format!("{path}/answer"))
                .set("decision", "decline");
            browser.send_form(&form).await.expect(303);
            let seats = app.read(offered).await;
            assert_eq!(seats.len(), 2, "somebody of the reserve is asked");
            let kept = app
                .read(move |tx| {
                    let quotas = web::acts::recruitment::quotas(tx, id)?;
                    let mut groups = Vec::new();
                    for seat in store::seats_in_state(tx, id, SeatState::Offered, 9)? {
                        groups.extend(
                            store::application_data(tx, seat.application)?.map(|d| d.groups),
                        );
                    }
                    Ok(process::recruitment::unmet(&quotas, &groups))
                })
                .await;
            assert_eq!(kept, None);
        }
    })
    .await;
}

#[tokio::test]
async fn a_seat_is_freed_and_a_term_is_renewed_once() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (me, _) = app.person().sign_in().await;
        let call = app.closed_call(&village, false, Some(me)).await;
        app.draw(&village, call.id).await;
        let path = village.path(&format!("/recruitment/{}", call.id));
        let mut browser = app.sign_in(me).await;
        let page = browser.get(&path).await;
        let answer = page
            .expect(200)
            .form(&format!("{path}/answer"))
            .set("decision", "accept");
        browser.send_form(&answer).await.expect(303);
        let seat = format!("{path}/seats/{}", app.seat_of(call.id, me).await);
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let step = [("step", "renew"), ("ends_on", "2028-08-31")];
        let tokens = secretary.tokens("/me").await;
        let with = |fields: &[(&str, &str)]| -> Vec<(String, String)> {
            let mut all: Vec<_> = fields
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect();
            all.extend(tokens.clone());
            all
        };
        let send = |fields: Vec<(String, String)>| fields;
        let fields = send(with(&step));
        let pairs: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let again = secretary.post(&seat, &pairs).await;
        assert!(again.expect(422).field_error("ends_on").is_some());
        for (until, status) in [("2030-08-31", 303), ("2032-08-31", 409)] {
            let mut fields = with(&[("step", "renew"), ("ends_on", until)]);
            fields.retain(|(name, _)| name != "key");
            fields.push(("key".to_owned(), store::random_hex(16)));
            let pairs: Vec<_> = fields
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            secretary.post(&seat, &pairs).await.expect(status);
        }
        let grants = app.read(move |tx| Ok(store::grants_of(tx, me)?)).await;
        assert_eq!(grants.len(), 2);
        assert_eq!(grants[1].starts_on.to_string(), "2028-09-01");
        let page = secretary.get(&seat).await;
        let form = page
            .expect(200)
            .form(&seat)
            .set("reason", "이사하셨습니다.");
        secretary.send_form(&form).await.expect(303);
        let grants = app.read(move |tx| Ok(store::grants_of(tx, me)?)).await;
        assert_eq!(grants.len(), 1, "the present office ended");
    })
    .await;
}

#[tokio::test]
async fn what_can_not_be_drawn_is_said_and_a_quota_is_changed_with_its_reason() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let now = app.now();
        app.set_time("2026-07-10T09:00:00+09:00");
        let body = app.body(&village, BodyKind::GovernanceCouncil).await;
        let form = CallForm {
            closes_at: "2026-07-20 18:00".to_owned(),
            seats: "2".to_owned(),
            ..call_form(body)
        };
        let id = app.recruit(&village, form).await;
        for _ in 0..3 {
            let person = app.person().make().await;
            let form = ApplicationForm {
                gender: "man".to_owned(),
                ..application_form()
            };
            app.apply(&village, person, id, form).await;
        }
        app.set_now(now);
        let path = village.path(&format!("/recruitment/{id}"));
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let (draw, quotas) = (format!("{path}/draw"), format!("{path}/quotas"));
        let again = chair
            .submit(&draw, &draw, &[("dice", "12"), ("witnesses", "간사")])
            .await;
        assert!(again.expect(422).field_error("dice").is_some());
        let good = [
            ("dice", "3 5 1 4 2 6 6 2 1 3"),
            ("witnesses", "간사와 주민"),
        ];
        let refused = chair.submit(&draw, &draw, &good).await;
        assert!(
            refused.expect(409).shows("2번째 나눔은 적어도 1명이어야"),
            "{}",
            refused.visible()
        );
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let change = [
            ("quota_group", "gender:woman"),
            ("quota_least", "0"),
            ("quota_most", "2"),
            ("reason", "여성 지원이 없었습니다."),
        ];
        secretary
            .submit(&quotas, &quotas, &change)
            .await
            .expect(303);
        chair.submit(&draw, &draw, &good).await.expect(303);
        let seen = app.visitor().get(&path).await;
        for words in [
            "여성 지원이 없었습니다.",
            "처음 알린 것: 1명 이상",
            "0명 · 지킴",
        ] {
            assert!(seen.expect(200).shows(words), "{words}: {}", seen.visible());
        }
        chair.get(&draw).await.expect(409);
    })
    .await;
}
