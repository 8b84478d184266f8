//! Two proposals and an agenda become one, nobody is forgotten, and it can be undone.

use process::Role;
use process::agenda::Item;
use system_tests::{DistrictBuilder, on_both};

/// Given two proposals and one council agenda, when merged, then all three authors are credited
/// and lineage is reversible.
#[tokio::test]
async fn scenario_09_a_merge_credits_three_authors_and_can_be_undone() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let person = |n: u8| app.person().name(&format!("하늘동 주민 {n}"));
        let one = person(1).email("one@example.org").make().await;
        let two = person(2).email("two@example.org").make().await;
        let third = person(3).role(Role::CouncilMember, village.id).make().await;
        let first = village.proposal(one, "통학로에 등을").await;
        let second = village.proposal(two, "골목길을 밝게").await;
        let agenda = village.agenda(third, "안전한 밤길").await;
        let items = [
            Item::Proposal(first),
            Item::Proposal(second),
            Item::Agenda(agenda),
        ];
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let mut visitor = app.visitor();

        // They are picked on the board and merged in a form that lists them.
        let board = village.path("/agendas");
        let merge = format!("{board}/merge");
        let query: Vec<String> = items.iter().map(|item| format!("items={item}")).collect();
        let page = format!("{merge}?{}", query.join("&"));
        visitor.get(&page).await.expect(401);
        let form = secretary.get(&page).await;
        for title in ["통학로에 등을", "골목길을 밝게", "안전한 밤길"] {
            assert!(form.expect(200).shows(title), "{title}");
        }
        let typed = [
            ("title", "밤길이 밝은 통학로"),
            ("need", "어두운 길이 많습니다."),
            ("body", "함께 밝힙니다."),
            ("set_by", "private"),
            ("reason", ""),
        ];
        let again = secretary.submit(&page, &merge, &typed).await;
        assert!(again.expect(422).field_error("reason").is_some());
        assert_eq!(again.form(&merge).get("title"), Some("밤길이 밝은 통학로"));
        let form = again.form(&merge).set("reason", "같은 길 이야기입니다.");
        let sent = secretary.send_form(&form).await;
        let asked = sent.expect(303).location().to_owned();
        let asked = asked.split('?').next().unwrap_or_default().to_owned();

        // Both authors of proposals agree, and with the last answer it takes place.
        for author in [one, two] {
            let mut author = app.sign_in(author).await;
            let answer = format!("{asked}/answer");
            let sent = author.submit(&asked, &answer, &[("answer", "agree")]).await;
            sent.expect(303);
        }
        let moved = visitor.get(&format!("/api/v1/proposals/{first}")).await;
        let moved = moved.json()["moved_to"][0]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let made = village.path(&format!("/agendas/{}", moved.trim_start_matches("agenda-")));

        // The agenda names all three, and each of the three says where it went.
        let shown = visitor.get(&made).await;
        for name in ["하늘동 주민 1", "하늘동 주민 2", "하늘동 주민 3"] {
            assert!(shown.expect(200).shows(name), "{name}: {}", shown.visible());
        }
        assert!(shown.shows("제안 2건과 안건 1건을 하나로 합쳤습니다."));
        let path = |item: &Item| match item {
            Item::Proposal(id) => village.path(&format!("/proposals/{id}")),
            Item::Agenda(id) => village.path(&format!("/agendas/{id}")),
        };
        for item in &items {
            let source = visitor.get(&path(item)).await;
            assert!(source.expect(200).links_to(&made), "{item}");
        }
        let told: Vec<String> = app.notices().await.into_iter().map(|n| n.to).collect();
        // Each was asked, and then told that it took place.
        let both = ["one@example.org", "two@example.org"];
        assert_eq!(told, [both, both].concat());

        // Undone with a reason: everything stands as before, and nothing is forgotten.
        let links = shown.links();
        let step = links.iter().find(|link| link.contains("/lineage/"));
        let step = step.cloned().unwrap_or_default();
        let undo = format!("{step}/undo");
        visitor.get(&undo).await.expect(401);
        let typed = [("reason", "서로 다른 길이었습니다.")];
        let sent = secretary.submit(&undo, &undo, &typed).await;
        let shown = secretary.follow(sent).await;
        assert!(shown.expect(200).shows("서로 다른 길이었습니다."));
        let id = step.rsplit('/').next().unwrap_or_default();
        let told = visitor.get(&format!("/api/v1/lineage/{id}")).await.json();
        assert_eq!(told["undo_role"], "secretary");
        let told: Vec<String> = app.notices().await.into_iter().map(|n| n.to).collect();
        assert_eq!(told, ["one@example.org", "two@example.org"]);
        for item in &items {
            let source = visitor.get(&path(item)).await;
            assert!(
                source.shows("되돌린 일 보기"),
                "{item}: {}",
                source.visible()
            );
        }
        assert!(visitor.get(&made).await.shows("되돌림"));
        let standing = visitor.get(&format!("{board}?state=standing")).await;
        for title in ["통학로에 등을", "골목길을 밝게", "안전한 밤길"] {
            assert!(standing.shows(title), "{title}");
        }
        assert!(!standing.shows("밤길이 밝은 통학로"));
        let twice = secretary.get(&undo).await;
        assert!(twice.find_form(&undo).is_none() && twice.shows("이미 되돌린 일입니다"));
    })
    .await;
}
