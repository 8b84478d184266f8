//! What was missed and has no answer.

use process::Role;
use process::room::Step;
use system_tests::{DistrictBuilder, on_both};

/// Given a "missed" cluster without suggestion or answer, then it is listed as unanswered: in
/// the room, on the page of its meeting, and in the report.
#[tokio::test]
async fn scenario_32_what_was_missed_and_not_answered_is_listed() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let meeting = app.held(secretary, "haneul", "workshop").await;
        let room = app.open_room(secretary, Some(meeting)).await;
        let here = format!("/rooms/{room}");
        let record = format!("{here}/record");
        let held = village.path(&format!("/meetings/{meeting}"));
        app.paper(secretary, room, "liked", "이웃을 만남").await;
        let missed = "짧은 시간\n시간이 모자람\n어려운 말\n늘 같은 사람";
        let cards = app.paper(secretary, room, "missed", missed).await;
        app.paper(secretary, room, "liked", "점심이 맛있음").await;
        let mut visitor = app.visitor();
        let waiting = |count: usize| format!("{count}가지가 아직 답을 기다립니다");
        let meeting_page = visitor.get(&held).await;
        assert!(meeting_page.expect(200).links_to(&here));
        assert!(
            !meeting_page.shows("짧은 시간"),
            "not before the cards are shown"
        );

        // Two of them say the same and are one cluster.
        app.step(secretary, room, Step::Next).await;
        app.step(secretary, room, Step::Reveal).await;
        let same = [cards[1], cards[2]];
        app.record(secretary, move |tx, by| {
            web::acts::room::group(tx, by, room, &same, (None, "시간", false))
        })
        .await;
        for page in [&here, &held] {
            let shown = visitor.get(page).await;
            assert!(shown.expect(200).shows(&waiting(3)), "{}", shown.visible());
            assert!(shown.shows("시간") && shown.shows("늘 같은 사람"));
        }

        // One is taken up by a suggestion, one is answered.
        let taken = cards[1].to_string();
        let fields = [("title", "한 시간 일찍 시작하기"), ("card", taken.as_str())];
        let action = format!("{here}/suggestions");
        staff.submit(&record, &action, &fields).await.expect(303);
        let asked = format!("{record}?answer={}", cards[3]);
        let answer = [("answer", "쉬운 말로 다시 씁니다.")];
        let action = format!("{here}/answers");
        staff.submit(&asked, &action, &answer).await.expect(303);
        app.step(secretary, room, Step::Close).await;
        let shown = visitor.get(&here).await;
        for expected in [
            waiting(1).as_str(),
            "이어받은 카드: 시간",
            "답: 쉬운 말로 다시 씁니다.",
        ] {
            assert!(shown.shows(expected), "{expected}: {}", shown.visible());
        }
        let shown = visitor.get(&held).await;
        assert!(shown.shows(&waiting(1)) && shown.shows("늘 같은 사람"));
        assert!(!shown.shows("어려운 말") && shown.shows("카드 6장 · 건의 1개"));
        app.publish(secretary, "haneul", meeting, "모두 이야기했습니다.")
            .await;
        let report = staff.get(&format!("{here}/report")).await;
        for expected in [
            "건의도 답도 아직 없는 낱말: 1개",
            "참석: 모두 12명",
            "주민 12명",
        ] {
            assert!(
                report.expect(200).shows(expected),
                "{expected}: {}",
                report.visible()
            );
        }

        // An answer is written once.
        let mut fields = staff.tokens("/me").await;
        let again = [
            ("card_answered", cards[3].to_string()),
            ("answer", "다른 답".to_owned()),
        ];
        fields.extend(again.map(|(name, value)| (name.to_owned(), value)));
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        staff.post(&action, &fields).await.expect(409);
    })
    .await;
}
