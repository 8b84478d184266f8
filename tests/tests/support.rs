//! Standing behind a proposal or an agenda, through the pages and the API.

use process::Role;
use process::agenda::Item;
use system_tests::{DistrictBuilder, on_both, on_sqlite};
use web::acts::support::Step;

#[tokio::test]
async fn a_resident_supports_once_and_takes_it_back() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, _) = village.resident().await;
        let id = village.proposal(author, "밤길이 밝은 통학로").await;
        let path = village.path(&format!("/proposals/{id}"));
        let button = village.path(&format!("/support/proposal-{id}"));
        let page = app.visitor().get(&path).await;
        assert!(page.expect(200).shows("0명이 공감합니다"));
        assert!(page.shows("로그인하고 공감하기"));

        let (_, mut browser) = village.resident().await;
        let other_window = browser.get(&path).await.form(&button);
        let answer = browser.submit(&path, &button, &[]).await;
        let page = browser.follow(answer).await;
        assert!(page.shows("1명이 공감합니다") && page.shows("나도 공감했습니다."));
        // The same button from another window changes nothing.
        let again = browser.send_form(&other_window).await;
        assert!(browser.follow(again).await.shows("1명이 공감합니다"));
        assert_eq!(app.rows("site.support"), 1);
        let list = app.visitor().get(&village.path("/agendas")).await;
        assert!(list.shows("공감 1명"), "{}", list.visible());
        let api = app.visitor().get(&format!("/api/v1/proposals/{id}")).await;
        assert_eq!(api.json()["support_count"], 1);

        let back = format!("{button}/withdraw");
        let answer = browser.submit(&path, &back, &[]).await;
        assert!(browser.follow(answer).await.shows("0명이 공감합니다"));
    })
    .await;
}

#[tokio::test]
async fn a_merge_and_its_undoing_lose_nobody() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let (ann, _) = village.resident().await;
        let (ben, _) = village.resident().await;
        let (cat, _) = village.resident().await;
        let one = village.proposal(ann, "밤길").await;
        let two = village.proposal(ben, "골목길").await;
        for (who, item) in [(ann, one), (ann, two), (ben, two)] {
            village.support(who, item, Step::Give).await;
        }
        let items = [Item::Proposal(one), Item::Proposal(two)];
        let whole = village.merge(secretary, &items, "밝은 길").await;
        village.support(cat, whole, Step::Give).await;
        let count = async |path: String| {
            let answer = app.visitor().get(&format!("/api/v1{path}")).await;
            answer.json()["support_count"].as_i64().unwrap()
        };
        assert_eq!(count(format!("/agendas/{whole}")).await, 3);
        assert_eq!(count(format!("/proposals/{one}")).await, 1);

        let step = app
            .read(move |tx| Ok(store::lineage_ancestors(tx, whole)?[0].lineage))
            .await;
        let undo = village.path(&format!("/lineage/{step}/undo"));
        let answer = staff
            .submit(&undo, &undo, &[("reason", "다른 길입니다.")])
            .await;
        answer.expect(303);
        assert_eq!(count(format!("/proposals/{one}")).await, 2);
        assert_eq!(count(format!("/proposals/{two}")).await, 3);
        // Taken back at one source, it stays nowhere behind that source.
        village.support(cat, one, Step::Withdraw).await;
        assert_eq!(count(format!("/proposals/{one}")).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_went_on_takes_no_support() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, _) = village.resident().await;
        let (_, mut browser) = village.resident().await;
        let one = village.proposal(author, "밤길").await;
        let two = village.proposal(author, "골목길").await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let path = village.path(&format!("/proposals/{one}"));
        let button = village.path(&format!("/support/proposal-{one}"));
        let form = browser.get(&path).await.form(&button);
        let items = [Item::Proposal(one), Item::Proposal(two)];
        village.merge(secretary, &items, "밝은 길").await;
        let refused = browser.send_form(&form).await;
        assert_eq!(refused.status, 409, "{}", refused.brief());
        let page = browser.get(&path).await;
        assert!(page.find_form(&button).is_none());
        assert_eq!(app.rows("site.support"), 0);
    })
    .await;
}
