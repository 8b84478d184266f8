//! Proposals and agendas side by side.

use process::Role;
use system_tests::{DistrictBuilder, on_both};

/// Given proposals and agendas, when compared, then cost, need, beneficiaries and overlap
/// appear side by side, keyboard-only. The browser tests press the keys; this one reads the
/// page that needs no script.
#[tokio::test]
async fn scenario_10_cost_need_beneficiaries_and_overlap_stand_side_by_side() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, _) = village.resident().await;
        let (member, _) = village.holder(Role::CouncilMember).await;
        let proposal = village.proposal(author, "통학로에 등을").await;
        let agenda = village.agenda(member, "안전한 밤길").await;
        let mut visitor = app.visitor();

        // The board is one form of boxes and buttons: each thing has a box with its name.
        let board = village.path("/agendas");
        let page = visitor.get(&board).await;
        let (one, two) = (format!("proposal-{proposal}"), format!("agenda-{agenda}"));
        let html = page.expect(200).page();
        for item in [&one, &two] {
            assert!(
                html.find("value", item)
                    .is_some_and(|e| e.attr("type") == Some("checkbox"))
            );
        }
        let to = village.path("/compare");
        assert!(
            html.find("formaction", &to)
                .is_some_and(|e| e.tag == "button")
        );

        let page = visitor.get(&format!("{to}?items={one}&items={two}")).await;
        for words in [
            "통학로에 등을",
            "안전한 밤길",
            "3천만 원",
            "1억 2천만 원",
            "학생과 보호자",
            "밤에 어두워 다니기 무섭습니다.",
            "서로 겹치는 것",
            "협치회의 안건",
        ] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        // What it compares is a table with a head for each column and each line.
        let html = page.page();
        assert!(
            html.all("th")
                .filter(|e| e.attr("scope") == Some("col"))
                .count()
                >= 3
        );
        assert!(
            html.all("th")
                .filter(|e| e.attr("scope") == Some("row"))
                .count()
                >= 6
        );

        // One thing, six things or a thing of nowhere: a word about it, and the way back.
        let few = visitor.get(&format!("{to}?items={one}")).await;
        assert!(few.expect(200).shows("둘에서 다섯까지 골라 주세요") && few.links_to(&board));
        let none = visitor.get(&format!("{to}?items=vote-3")).await;
        assert!(none.expect(400).shows("안건 목록에서 다시 골라 주세요"));
        let english = app
            .visitor()
            .english()
            .get(&format!("{to}?items={one}&items={two}"))
            .await;
        assert!(
            english.expect(200).shows("Side by side"),
            "{}",
            english.visible()
        );
    })
    .await;
}
