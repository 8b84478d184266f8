//! Publishing calls and applying to them.

use process::Role;
use process::body::BodyKind;
use system_tests::recruiting::{application_form, call_form};
use system_tests::{DistrictBuilder, on_both, on_sqlite};

#[tokio::test]
async fn a_call_takes_applications_until_it_closes() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let id = app.recruitment(&village).await;
        let (list, path) = (
            village.path("/recruitment"),
            village.path(&format!("/recruitment/{id}")),
        );
        let apply = format!("{path}/apply");
        let visitor = app.visitor();
        let seen = visitor.clone().get(&list).await;
        assert!(
            seen.expect(200).links_to(&path) && seen.shows("받는 중"),
            "{}",
            seen.visible()
        );
        for page in ["/bodies", ""] {
            let seen = visitor.clone().get(&village.path(page)).await;
            assert!(
                seen.expect(200).links_to(&path),
                "{page} links to the open call"
            );
        }
        let seen = visitor.clone().get(&path).await;
        for words in [
            "4자리",
            "세대: 20대",
            "1명 이상",
            "성별: 여성",
            "추첨",
            "0명",
        ] {
            assert!(seen.expect(200).shows(words), "{words}: {}", seen.visible());
        }
        visitor.clone().get(&apply).await.expect(401);

        let (person, mut resident) = app.person().name("하늘동 주민 3").sign_in().await;
        let form = resident.get(&apply).await;
        assert!(form.expect(200).shows("꼭 골라야 합니다"));
        // What a quota needs has to be told; what was typed stays.
        let typed = [
            ("motivation", "밤길을 밝히고 싶습니다."),
            ("generation", "twenties"),
        ];
        let again = resident.submit(&apply, &apply, &typed).await;
        assert!(again.expect(422).field_error("gender").is_some());
        assert!(again.field_error("agree").is_some() && again.contains("밤길을 밝히고 싶습니다."));
        let typed = [
            ("generation", "twenties"),
            ("gender", "woman"),
            ("agree", "yes"),
            ("conflict", "문구점을 합니다."),
        ];
        let done = resident.submit(&apply, &apply, &typed).await;
        let page = resident.follow(done).await;
        assert!(
            page.expect(200).shows("내 지원 번호는"),
            "{}",
            page.visible()
        );
        // Changing it keeps the number; it is the same application.
        let form = resident.get(&apply).await;
        assert!(form.expect(200).contains("문구점을 합니다."));
        let typed = [
            ("generation", "thirties"),
            ("gender", "woman"),
            ("agree", "yes"),
            ("conflict", ""),
        ];
        resident.submit(&apply, &apply, &typed).await.expect(303);
        assert_eq!(
            (
                app.rows("site.application"),
                app.rows("site.application_data")
            ),
            (1, 1)
        );

        // Taken back, what was written is gone at once.
        let withdraw = format!("{path}/withdraw");
        let done = resident.submit(&path, &withdraw, &[]).await;
        let page = resident.follow(done).await;
        assert!(page.expect(200).shows("모두 없앴습니다"));
        assert_eq!(app.rows("site.application_data"), 0);
        app.apply(&village, person, id, application_form()).await;
        assert_eq!(app.rows("site.application"), 1);

        // The time of the request decides.
        app.set_time("2026-08-20T17:59:59+09:00");
        let mut resident = app.sign_in(person).await;
        resident.get(&apply).await.expect(200);
        app.set_time("2026-08-20T18:00:00+09:00");
        resident.get(&apply).await.expect(409);
        let seen = resident.get(&path).await;
        assert!(seen.expect(200).shows("마감, 뽑기 전") && seen.shows("곧 뽑고"));
        let audit = format!("{:?}", app.contents()["site.audit"]);
        for personal in ["문구점", "밤길", "twenties", "thirties"] {
            let told = audit.matches(personal).count();
            // The quota of the call is public; nothing of an application is in the audit.
            assert_eq!(told, usize::from(personal == "twenties"), "{personal}");
        }
    })
    .await;
}

#[tokio::test]
async fn contradicting_quotas_are_named_and_nothing_typed_is_lost() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let body = app
            .body(&village, BodyKind::GovernanceCouncil)
            .await
            .to_string();
        let (list, new) = (
            village.path("/recruitment"),
            village.path("/recruitment/new"),
        );
        let tokens = secretary.tokens(&new).await;
        let rows = [
            ("quota_group", "gender:woman"),
            ("quota_least", "3"),
            ("quota_most", ""),
            ("quota_group", "gender:man"),
            ("quota_least", "2"),
            ("quota_most", ""),
            ("quota_group", "generation:teens"),
            ("quota_least", "2"),
            ("quota_most", "1"),
        ];
        let mut fields: Vec<(&str, &str)> = vec![
            ("kind", "seats"),
            ("council", &body),
            ("title", "위원을 찾습니다"),
            ("call_about", "한 달에 한 번"),
            ("opens_at", "2026-08-01 09:00"),
            ("closes_at", "2026-08-20 18:00"),
            ("seats", "4"),
            ("method", "lottery"),
            ("starts_on", "2026-09-01"),
            ("ends_on", "2028-08-31"),
        ];
        fields.extend(rows);
        fields.extend(
            tokens
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let again = secretary.post(&list, &fields).await;
        for words in [
            "적어도’를 모두 더하면 5명인데 자리는 4개",
            "3번째 줄: 0에서 4까지",
        ] {
            assert!(
                again.expect(422).shows(words),
                "{words}: {}",
                again.visible()
            );
        }
        let form = again.form(&list);
        assert_eq!(form.all("quota_least")[..3], ["3", "2", "2"]);
        assert_eq!(app.rows("site.recruitment"), 0);
    })
    .await;
}

#[tokio::test]
async fn a_call_without_seats_leads_to_joining_and_is_filled_in_by_its_address() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let body = app.body(&village, BodyKind::SubCommittee).await;
        let asked =
            format!("/recruitment/new?kind=open&generation=teens&category=environment&body={body}");
        let form = secretary.get(&village.path(&asked)).await;
        let list = village.path("/recruitment");
        let filled = form.expect(200).form(&list);
        assert_eq!(filled.get("generation"), Some("teens"));
        assert_eq!(filled.get("category"), Some("environment"));
        assert_eq!(filled.get("council"), Some(body.to_string().as_str()));
        let filled = filled
            .set("title", "10대를 찾습니다")
            .set("call_about", "환경 이야기에 10대가 없습니다.")
            .set("opens_at", "2026-07-20 09:00")
            .set("closes_at", "2026-08-20 18:00");
        let done = secretary.send_form(&filled).await;
        let path = done.location().split('?').next().unwrap().to_owned();
        let page = secretary.follow(done).await;
        assert!(
            page.expect(200)
                .shows("세대: 10대 이하 · 잘 아는 분야: 환경·기후"),
            "{}",
            page.visible()
        );
        let seen = app.visitor().get(&path).await;
        let join = village.path(&format!("/bodies/{body}/join"));
        assert!(seen.expect(200).links_to(&join) && seen.links_to(&village.path("/proposals/new")));
        let (_, mut resident) = app.person().sign_in().await;
        resident.get(&format!("{path}/apply")).await.expect(409);
    })
    .await;
}

#[tokio::test]
async fn a_call_is_taken_back_with_its_reason() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let body = app.body(&village, BodyKind::GovernanceCouncil).await;
        let id = app.recruit(&village, call_form(body)).await;
        let path = village.path(&format!("/recruitment/{id}"));
        let cancel = format!("{path}/cancel");
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let again = secretary.submit(&cancel, &cancel, &[]).await;
        assert!(again.expect(422).field_error("reason").is_some());
        let reason = [("reason", "자리 수를 잘못 알렸습니다.")];
        secretary
            .submit(&cancel, &cancel, &reason)
            .await
            .expect(303);
        let seen = app.visitor().get(&path).await;
        assert!(seen.expect(200).shows("자리 수를 잘못 알렸습니다.") && seen.shows("거둠"));
        let (_, mut resident) = app.person().sign_in().await;
        resident.get(&format!("{path}/apply")).await.expect(409);
        secretary.get(&cancel).await.expect(409);
    })
    .await;
}

/// Whoever closes her account leaves nothing that she wrote.
#[tokio::test]
async fn a_closed_account_leaves_no_application_behind() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (open, closed) = (
            app.recruitment(&village).await,
            app.recruitment(&village).await,
        );
        let person = app.person().make().await;
        let form = application_form();
        app.apply(&village, person, closed, form.clone()).await;
        app.set_time("2026-08-20T18:00:00+09:00");
        let body = app.body(&village, BodyKind::GovernanceCouncil).await;
        let later = process::recruitment::CallForm {
            closes_at: "2026-09-20 18:00".to_owned(),
            ..call_form(body)
        };
        let later = app.recruit(&village, later).await;
        app.apply(&village, person, later, form).await;
        let mut resident = app.sign_in(person).await;
        let done = resident.submit("/me/close", "/me/close", &[]).await;
        done.expect(303);
        let (left, count) = app
            .read(move |tx| {
                Ok((
                    store::applicants(tx, closed, 9)?,
                    store::application_count(tx, later)?,
                ))
            })
            .await;
        // The list that was closed stays as it was published, without her words.
        assert_eq!((left.len(), count), (1, 0));
        let words = app
            .read(move |tx| Ok(store::application_data(tx, left[0].id)?))
            .await;
        assert_eq!(words.unwrap().motivation.expose(), "");
        assert_eq!(app.rows("site.application_data"), 1);
        assert_ne!(open, closed);
    })
    .await;
}
