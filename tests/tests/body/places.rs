//! Making and changing bodies, and places in open ones.

use process::Role;
use process::body::BodyKind;
use system_tests::{DistrictBuilder, on_both, on_sqlite};

#[tokio::test]
async fn a_body_is_made_changed_and_shown() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let (list, new) = (village.path("/bodies"), village.path("/bodies/new"));
        assert!(
            app.visitor()
                .get(&list)
                .await
                .expect(200)
                .shows("아직 만들어진")
        );
        let fields = [
            ("body_kind", "working-group"),
            ("name_ko", "골목 정원 워킹그룹"),
            ("name_en", "Working group on gardens"),
            (
                "body_purpose",
                "골목마다 작은 정원을 가꿉니다.\n\n누구나 오세요. <b>",
            ),
            ("membership", "open"),
        ];
        let made = secretary.submit(&new, &list, &fields).await;
        let path = made.location().split('?').next().unwrap().to_owned();
        let shown = secretary.follow(made).await;
        assert!(shown.expect(200).shows("만들었습니다") && shown.shows("누구나 오세요. <b>"));
        let edit = format!("{path}/edit");
        assert!(shown.links_to(&edit) && shown.links_to(&format!("{path}/import")));

        let closed = [("membership", "closed"), ("name_ko", "골목 정원")];
        let changed = secretary.submit(&edit, &edit, &closed).await;
        let shown = secretary.follow(changed).await;
        assert!(shown.expect(200).shows("골목 정원") && shown.shows("위촉"));
        let mut visitor = app.visitor();
        let seen = visitor.get(&path).await;
        assert!(!seen.links_to(&edit) && !seen.links_to(&format!("{path}/join")));
        let api = visitor.get("/api/v1/districts/haneul/bodies").await;
        assert!(api.expect(200).contains(r#""kind":"working-group""#));
        assert!(api.contains(r#""open":false"#));
    })
    .await;
}

#[tokio::test]
async fn a_faulty_form_comes_back_as_it_was_typed() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let (list, new) = (village.path("/bodies"), village.path("/bodies/new"));
        let huge = "가".repeat(1_001);
        let fields = [
            ("body_kind", "governance-council"),
            ("name_ko", "협치회의"),
            ("name_en", ""),
            ("body_purpose", huge.as_str()),
            ("membership", "open"),
        ];
        let before = app.contents();
        let again = secretary.submit(&new, &list, &fields).await;
        again.expect(422);
        for field in ["name_en", "body_purpose", "membership"] {
            assert!(again.field_error(field).is_some(), "{field}");
        }
        assert_eq!(again.form(&list).get("body_purpose"), Some(huge.as_str()));
        assert_eq!(app.contents(), before);
        let empty = secretary.submit(&new, &list, &[]).await;
        for field in [
            "body_kind",
            "name_ko",
            "name_en",
            "body_purpose",
            "membership",
        ] {
            assert!(empty.expect(422).field_error(field).is_some(), "{field}");
        }
    })
    .await;
}

#[tokio::test]
async fn places_are_taken_changed_and_left() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let body = app.body(&village, BodyKind::SubCommittee).await;
        let path = village.path(&format!("/bodies/{body}"));
        let (join, leave) = (format!("{path}/join"), format!("{path}/leave"));
        let (person, mut resident) = app.person().name("하늘동 주민 7").sign_in().await;
        let place = app.join(&village, person, body).await;
        assert!(resident.get(&join).await.expect(200).shows("이미 이곳에"));

        let member = format!("{path}/members/{place}");
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        assert!(chair.get(&path).await.links_to(&member));
        resident.get(&member).await.expect(403);
        let set = chair
            .submit(&member, &member, &[("standing", "participant")])
            .await;
        assert!(
            chair
                .follow(set)
                .await
                .expect(200)
                .shows("하늘동 주민 7 · 참여")
        );
        let same = secretary
            .submit(&member, &member, &[("standing", "participant")])
            .await;
        same.expect(409);
        let bad = secretary
            .submit(&member, &member, &[("standing", "king")])
            .await;
        assert!(bad.expect(422).field_error("standing").is_some());

        let open = secretary.get(&member).await.form(&member);
        let left = resident.submit(&path, &leave, &[]).await;
        let page = resident.follow(left).await;
        assert!(page.expect(200).shows("아직 함께하는 사람이 없습니다"));
        let late = secretary.send_form(&open.set("standing", "member")).await;
        assert!(late.expect(409).shows("이미 이곳에서 나간 분입니다"));
        // Who comes back is not here for the first time.
        let again = resident.submit(&join, &join, &[]).await;
        let page = resident.follow(again).await;
        assert!(page.expect(200).shows("참관 1명") && !page.shows("처음 오신 분"));
        let api = resident.get(&format!("/api/v1/bodies/{body}")).await;
        assert!(
            api.expect(200)
                .contains(r#"{"standing":"observer","people":1}"#)
        );
        assert!(!api.contains("하늘동 주민 7"), "the API names nobody");
        assert_eq!(app.rows("site.membership"), 2);

        // The place goes with the account, and the name with it.
        resident.submit("/me/close", "/me/close", &[]).await;
        let page = app.visitor().get(&path).await;
        assert!(
            page.expect(200).shows("아직 함께하는 사람이 없습니다"),
            "{}",
            page.visible()
        );
    })
    .await;
}

#[tokio::test]
async fn a_closed_body_says_what_to_do_instead() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let body = app.body(&village, BodyKind::GovernanceCouncil).await;
        let path = village.path(&format!("/bodies/{body}"));
        let join = format!("{path}/join");
        let (_, mut resident) = village.resident().await;
        let asked = resident.get(&join).await;
        assert!(asked.expect(200).shows("위촉으로 정합니다"));
        assert!(asked.links_to(&village.path("/bodies")) && asked.find_form(&join).is_none());
        let tokens = resident.tokens("/me").await;
        let fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let refused = resident.post(&join, &fields).await;
        assert!(refused.expect(409).shows("위촉으로 정합니다"));
        assert_eq!(app.rows("site.membership"), 0);
        // An office given without naming a body is one of the council.
        village.holder(Role::CoChair).await;
        let page = resident.get(&path).await;
        assert!(page.shows("공동의장 1명") && page.shows("간사 1명"));
    })
    .await;
}
