//! A newcomer in an open sub-committee in the middle of the year.

use process::Role;
use process::body::BodyKind;
use system_tests::meetings::{decision_form, meeting_form};
use system_tests::{DistrictBuilder, on_both};
use web::acts::meeting;

/// Given an open sub-committee, when a newcomer joins mid-year, then no approval is needed and
/// the "story so far" appears.
#[tokio::test]
async fn scenario_03_a_newcomer_joins_without_approval_and_reads_the_story_so_far() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let body = app.body(&village, BodyKind::SubCommittee).await;
        let path = village.path(&format!("/bodies/{body}"));
        let join = format!("{path}/join");

        // What happened before she came: a meeting that decided something.
        let (secretary, _) = village.holder(Role::Secretary).await;
        let now = app.now();
        app.set_time("2026-05-01T10:00:00+09:00");
        let mut form = meeting_form("sub-committee", "2026-05-20");
        form.body = body.to_string();
        form.title = "밤길을 함께 걸어 본 날".to_owned();
        let met = app.call(secretary, "haneul", form).await;
        app.set_time("2026-05-20T16:30:00+09:00");
        app.record(secretary, move |tx, by| {
            let decided = decision_form(["9", "", "7", "5", "2"]);
            meeting::decide(tx, by, "haneul", met, &decided).map(drop)
        })
        .await;
        app.set_now(now);

        // Somebody whom nobody knows finds the body, and signs in before she joins.
        let mut visitor = app.visitor();
        let list = visitor.get(&village.path("/bodies")).await;
        assert!(list.expect(200).links_to(&path) && list.shows("누구나"));
        let seen = visitor.get(&path).await;
        assert!(seen.expect(200).links_to(&join));
        visitor.get(&join).await.expect(401);

        let (_, mut newcomer) = app.person().name("하늘동 주민 7").sign_in().await;
        let asked = newcomer.get(&join).await;
        assert!(asked.expect(200).shows("허락을 기다리지 않습니다"));
        let joined = newcomer.submit(&join, &join, &[]).await;
        let page = newcomer.follow(joined).await;
        for words in [
            "처음 오셨네요",
            "지금 참관으로 함께하고 있습니다",
            "지금까지",
            "모임 1번, 결정 1건",
            "밤길을 함께 걸어 본 날",
            "분과회의를 하나 더 둔다.",
            "위원 9명 가운데 7명 참석, 5명 찬성",
            "처음 오신 분",
            "참관 1명",
        ] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        let public = visitor.get(&path).await;
        assert!(public.shows("하늘동 주민 7") && public.shows("처음 오신 분"));
        assert!(!public.shows("처음 오셨네요"));
        let english = app.visitor().english().get(&path).await;
        assert!(english.shows("First time here") && english.shows("The story so far"));
    })
    .await;
}
