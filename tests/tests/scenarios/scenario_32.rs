//! What was missed and has no answer.

use process::Role;
use system_tests::meetings::entry_form;
use system_tests::{DistrictBuilder, on_both};

/// Given a "missed" card without suggestion or answer, then it is listed as unanswered.
#[tokio::test]
async fn scenario_32_what_was_missed_and_not_answered_is_listed() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let id = app.held(secretary, "haneul", "workshop").await;
        let page = village.path(&format!("/meetings/{id}/workshop"));
        let mut cards = Vec::new();
        for (board, title) in [
            ("liked", "이웃을 만남"),
            ("missed", "짧은 시간"),
            ("missed", "어려운 말"),
            ("missed", "늘 같은 사람"),
            ("other", "점심이 맛있음"),
        ] {
            let form = entry_form(board, title, "");
            cards.push(app.hang(secretary, "haneul", id, form).await);
        }
        let mut visitor = app.visitor();
        let open = |shown: &system_tests::Answer| shown.visible().matches("짧은 시간").count();
        let shown = visitor.get(&page).await;
        assert!(
            shown.expect(200).shows("답도 없는 아쉬운 점이 3개"),
            "{}",
            shown.visible()
        );
        assert_eq!(open(&shown), 2, "on its board and among what has no answer");

        // One is taken up by a suggestion, one is answered.
        let about = cards[1].to_string();
        let fields = [
            ("board", "suggestion"),
            ("title", "한 시간 일찍 시작하기"),
            ("about", about.as_str()),
        ];
        staff.submit(&page, &page, &fields).await.expect(303);
        let review = format!("{page}/{}/review", cards[2]);
        let asked = format!("{page}?review={}", cards[2]);
        let answer = [("review", "쉬운 말로 다시 씁니다.")];
        staff.submit(&asked, &review, &answer).await.expect(303);
        let shown = visitor.get(&page).await;
        assert!(
            shown.shows("답도 없는 아쉬운 점이 1개"),
            "{}",
            shown.visible()
        );
        assert!(shown.shows("이어진 건의: 한 시간 일찍 시작하기"));
        assert!(shown.shows("답: 쉬운 말로 다시 씁니다."));
        let meeting = visitor.get(&village.path(&format!("/meetings/{id}"))).await;
        assert!(meeting.shows("아쉬운 점이 1개"));

        // An answer is written once, and what was liked takes none.
        let again = staff.get(&format!("{page}?review={}", cards[2])).await;
        assert!(again.expect(200).find_form(&review).is_none());
        let tokens = staff.tokens("/me").await;
        for (card, status) in [(cards[2], 409), (cards[0], 404)] {
            let mut fields: Vec<_> = tokens
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            fields.push(("review", "다른 답"));
            let action = format!("{page}/{card}/review");
            staff.post(&action, &fields).await.expect(status);
        }
    })
    .await;
}
