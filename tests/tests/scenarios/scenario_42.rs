//! The plain name first, the official term one link away.

use system_tests::{DistrictBuilder, on_both};

const ROUTER: &str = concat!(
    include_str!("../../../crates/web/src/router.rs"),
    include_str!("../../../crates/web/src/router/exchange.rs"),
    include_str!("../../../crates/web/src/router/year.rs"),
    include_str!("../../../crates/web/src/router/evaluation.rs")
);

/// The addresses of a district that need no record, as the source of the router lists them.
fn addresses() -> Vec<&'static str> {
    let all = ROUTER
        .split('"')
        .filter(|part| part.starts_with("/d/{district}"));
    // A file for programs has an ending.
    let page = |path: &&str| path.matches('{').count() == 1 && !path.contains('.');
    let mut all: Vec<_> = all.filter(page).collect();
    all.dedup();
    all
}

/// Given any public page of a district, when opened, then its plain name comes first and the
/// official term is one link away.
#[tokio::test]
async fn scenario_42_every_public_page_of_a_district_says_the_plain_name_first() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, _) = village.resident().await;
        let proposal = village.proposal(author, "골목에 등을 달아 주세요").await;
        let mut paths: Vec<_> = addresses()
            .iter()
            .map(|path| path.replace("{district}", "haneul"))
            .collect();
        assert!(
            paths.len() > 12,
            "the router can't be read any more: {paths:?}"
        );
        paths.push(village.path(&format!("/proposals/{proposal}")));
        let vote = village.vote(3, 2).await;
        paths.push(vote.path.clone());
        let mut shown = 0;
        for path in &paths {
            for (mut browser, plain, official) in [
                (
                    app.visitor(),
                    "우리 구 살림 함께 정하기",
                    "구단위계획형 시민참여예산",
                ),
                (
                    app.visitor().english(),
                    "Deciding our district's budget together",
                    "district-plan type of citizen participatory budgeting",
                ),
            ] {
                let answer = browser.get(path).await;
                if answer.status != 200 {
                    // Staff pages, and addresses that forms are sent to.
                    continue;
                }
                shown += 1;
                let text = answer.visible();
                let first = text.find(plain);
                let second = text.find(official);
                assert!(first.is_some() && first < second, "{path}: {text}");
                assert!(answer.links_to("/glossary#district-plan"), "{path}");
            }
        }
        assert!(shown >= 16, "{shown}");
        let glossary = app.visitor().get("/glossary").await;
        let page = glossary.expect(200).page();
        assert!(page.find("id", "district-plan").is_some());
        assert!(page.all("dt").count() >= 30);
    })
    .await;
}
