//! What the council decides otherwise than the residents voted is published with its reason,
//! and where the vote has the last word nothing is decided otherwise.

use process::selection::LastWord;
use system_tests::{Answer, Browser, FilledForm, Selecting, on_both};

const WHY: &str = "구청이 올해 시작한 사업과 겹칩니다.";
const INSTEAD: &str = "공론장에서 가장 앞선 순위였습니다.";

/// The form as the page shows it, with other values at some places of repeated fields.
fn but(form: &FilledForm, other: &[(&str, usize, &str)]) -> FilledForm {
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for name in ["items", "verdict", "granted", "reason", "forum_rank"] {
        for (place, shown) in form.all(name).into_iter().enumerate() {
            let found = other.iter().find(|(n, at, _)| *n == name && *at == place);
            fields.push((name, found.map_or(shown, |(_, _, value)| value)));
        }
    }
    form.clone().set_all(&fields)
}

/// Opens the form, chooses the decision and sends it with other values.
async fn send(
    browser: &mut Browser,
    selecting: &Selecting,
    other: &[(&str, usize, &str)],
) -> Answer {
    let new = selecting.village.path("/selection/new");
    let shown = browser.get(&new).await;
    let form = shown
        .expect(200)
        .form(&selecting.village.path("/selection"));
    let form = form.set("decision", selecting.decision.to_string());
    browser.send_form(&but(&form, other)).await
}

/// Given a council that departs from the resident vote, when it selects, then the departure
/// and its reason are published.
#[tokio::test]
async fn scenario_35_a_departure_from_the_vote_is_published_with_its_reason() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        let mut secretary = app.sign_in(selecting.secretary).await;
        let page = selecting.village.path("/selection?year=2027");
        let before = app.visitor().get(&page).await;
        assert!(before.expect(200).shows("아직 고르지 않았습니다"));
        assert!(
            before.shows("협치회의가 마지막으로 정하며"),
            "{}",
            before.visible()
        );

        // The first won the vote and is left out, the third did not and is chosen instead.
        let departing = [
            ("verdict", 0, "left-out"),
            ("granted", 0, "0"),
            ("verdict", 2, "selected"),
            ("granted", 2, "40,000,000"),
            ("reason", 2, ""),
            ("forum_rank", 0, "2"),
            ("forum_rank", 1, "3"),
            ("forum_rank", 2, "1"),
        ];
        let silent = send(&mut secretary, &selecting, &departing).await;
        for field in ["reason-1", "reason-3"] {
            let said = silent.expect(422).field_error(field).unwrap();
            assert!(said.contains("주민투표와 다르게 정했습니다"), "{said}");
        }
        let kept = silent.form(&selecting.village.path("/selection"));
        assert_eq!(kept.all("verdict"), ["left-out", "selected", "selected"]);
        assert_eq!(kept.all("forum_rank"), ["2", "3", "1"]);
        assert_eq!(app.rows("site.selection"), 0);

        let mut told = departing.to_vec();
        told.retain(|(name, place, _)| (*name, *place) != ("reason", 2));
        told.extend([("reason", 0, WHY), ("reason", 2, INSTEAD)]);
        let done = send(&mut secretary, &selecting, &told).await;
        assert_eq!(done.expect(303).location(), format!("{page}&done=recorded"));

        let public = app.visitor().get(&page).await;
        assert!(
            public
                .expect(200)
                .shows("주민투표와 다르게 정한 것이 2개 있습니다")
        );
        assert!(
            public.shows(WHY) && public.shows(INSTEAD),
            "{}",
            public.visible()
        );
        let marks = public.visible().matches("주민투표와 다름").count();
        assert_eq!(marks, 2, "each departure is marked in words");
        assert!(
            public.shows("공론장 순위와 다름"),
            "the second is funded with a worse rank"
        );
        assert!(public.shows("위원 29명 중 15명 출석, 12명 찬성"));
        assert!(public.links_to(&format!("{}/result", selecting.vote.path)));

        let api = "/api/v1/districts/haneul/selection?year=2027";
        let json = app.visitor().get(api).await.expect(200).json();
        assert_eq!(json["granted_won"], "90000000");
        let first = &json["items"][0];
        assert_eq!(
            (&first["departs_vote"], &first["departs_forum"]),
            (&true.into(), &true.into())
        );
        assert_eq!(
            (&first["reason"], &first["vote_won"]),
            (&WHY.into(), &"60000000".into())
        );
        assert_eq!(json["items"][1]["departs_vote"], false);

        // Whoever proposed it is told, with the reason.
        let notices = app.notices().await;
        let told = notices.iter().find(|n| n.to == "author-haneul@example.org");
        let told = told.expect("the author is told");
        assert!(
            told.text.contains(WHY) && told.text.contains("밤길 밝히기"),
            "{}",
            told.text
        );

        // It is recorded once; only what was chosen can be planned.
        let again = send_again(&mut secretary, &selecting).await;
        assert!(
            again.expect(409).shows("이미 기록되었습니다"),
            "{}",
            again.visible()
        );
        assert_eq!(app.rows("site.selection"), 1);
        let plan = app.visitor().get("/d/haneul/plan?year=2027").await;
        assert!(plan.shows("걷는 길 잇기") && plan.shows("마을 작업장"));
        assert!(!plan.shows("밤길 밝히기"), "{}", plan.visible());
    })
    .await;
}

/// Sends a good form where the page offers none any more.
async fn send_again(browser: &mut Browser, selecting: &Selecting) -> Answer {
    let mut fields = selecting.as_voted();
    fields.extend(browser.tokens("/me").await);
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    browser
        .post(&selecting.village.path("/selection"), &fields)
        .await
}

/// Where the vote has the last word, a departure is refused, and what was voted is recorded.
#[tokio::test]
async fn scenario_35_where_the_vote_has_the_last_word_nothing_departs_from_it() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Vote, 0).await;
        let mut secretary = app.sign_in(selecting.secretary).await;
        let departing = [
            ("verdict", 0, "changed"),
            ("granted", 0, "30,000,000"),
            ("reason", 0, WHY),
            ("verdict", 2, "selected"),
            ("granted", 2, "40,000,000"),
            ("reason", 2, INSTEAD),
        ];
        let refused = send(&mut secretary, &selecting, &departing).await;
        let said = refused.expect(422).field_error("verdict-1").unwrap();
        assert!(
            said.contains("주민투표의 결과를 그대로 따르는 해입니다"),
            "{said}"
        );
        assert!(said.contains("60,000,000원 그대로"), "{said}");
        let said = refused.field_error("verdict-3").unwrap();
        assert!(
            said.contains("투표에서 뽑히지 않은 안건은 고를 수 없습니다"),
            "{said}"
        );
        assert_eq!(app.rows("site.selection"), 0);

        send(&mut secretary, &selecting, &[]).await.expect(303);
        let public = app.visitor().get("/d/haneul/selection").await;
        assert!(
            public
                .expect(200)
                .shows("주민 투표의 결과를 그대로 따릅니다")
        );
        assert!(
            public.shows("주민투표의 결과와 다르게 정한 것이 없습니다"),
            "{}",
            public.visible()
        );
    })
    .await;
}
