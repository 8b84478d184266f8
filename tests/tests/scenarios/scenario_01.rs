//! What a visitor sees of her district.

use process::Role;
use system_tests::meetings::meeting_form;
use system_tests::{DistrictBuilder, on_both};

/// Given a visitor without account, when she opens her district, then she sees the current
/// stage, the next meeting and how to speak, in plain words.
#[tokio::test]
async fn scenario_01_a_visitor_sees_the_stage_the_next_meeting_and_how_to_speak() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (chair, _) = village.holder(Role::CoChair).await;
        let mut visitor = app.visitor();
        let home = village.path("");
        let page = visitor.get(&home).await;
        assert!(page.expect(200).shows("아직 알려진 모임이 없습니다"));

        let later = meeting_form("regular", "2026-09-10");
        app.call(chair, "haneul", later).await;
        let next = app
            .call(chair, "haneul", meeting_form("forum", "2026-08-20"))
            .await;
        app.held(chair, "haneul", "regular").await;
        let page = visitor.get(&home).await;
        for words in [
            "제안 모으기",
            "다음 모임",
            "주민 공론장",
            "8월 20일(목) 14:00",
            "24일 남음",
            "하늘구청 큰 방",
            "누구나 그냥 오셔서 말씀하실 수 있습니다",
            "제안을 내거나 제안에 의견을 남겨",
        ] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        let present = page.page();
        let step = present.find("aria-current", "step").unwrap();
        assert!(step.text.contains("제안 모으기"), "{}", step.text);
        let meeting = village.path(&format!("/meetings/{next}"));
        assert!(page.links_to(&meeting) && !page.shows("9월 10일"));
        assert!(page.links_to(&village.path("/proposals/new")));
        visitor.get(&meeting).await.expect(200);

        // While it runs it is still the next one.
        app.set_time("2026-08-20T15:59:59+09:00");
        assert!(visitor.get(&home).await.links_to(&meeting));
        app.set_time("2026-08-20T16:00:00+09:00");
        assert!(!visitor.get(&home).await.links_to(&meeting));
    })
    .await;
}
