//! Recording a selection through HTTP: what it can't rest on, when it can't be recorded, what
//! agendas beside the ballot become, and the statements of its pages.

use process::Role;
use process::agenda::Item;
use process::body::BodyKind;
use process::moderation::SubjectKind;
use process::selection::LastWord;
use system_tests::{Answer, Browser, DistrictBuilder, Selecting, TestApp, on_both, on_sqlite};
use web::acts;

const NEW: &str = "/d/haneul/selection/new";
const PAGE: &str = "/d/haneul/selection";
const API: &str = "/api/v1/districts/haneul/selection";

/// Sends a form as it would have been filled in, with other values for some fields.
async fn send(
    browser: &mut Browser,
    fields: &[(String, String)],
    other: &[(&str, &str)],
) -> Answer {
    let mut sent = browser.tokens("/me").await;
    let kept = fields
        .iter()
        .filter(|(n, _)| !other.iter().any(|(o, _)| o == n));
    sent.extend(kept.cloned());
    sent.extend(
        other
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
    );
    let sent: Vec<_> = sent.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(PAGE, &sent).await
}

#[tokio::test]
async fn it_rests_on_a_decision_of_the_council_after_the_vote() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        let (village, who) = (&selecting.village, selecting.secretary);
        let mut secretary = app.sign_in(who).await;
        let later = "2026-07-11T14:00:00+09:00".parse().unwrap();
        let early = "2026-06-30T18:04:59+09:00".parse().unwrap();
        let committee = app.body(village, BodyKind::BudgetCommittee).await;
        let council = Some(selecting.council);
        let elsewhere = DistrictBuilder::new("bada").make(&app).await;
        for (id, said) in [
            (
                village.decided(who, council, later, false).await,
                "통과되지 않은 결정입니다",
            ),
            (
                village.decided(who, Some(committee), later, true).await,
                "협치회의가 아닌 모임",
            ),
            (
                village.decided(who, None, later, true).await,
                "협치회의가 아닌 모임",
            ),
            (
                village.decided(who, council, early, true).await,
                "전에 열린 모임의 결정입니다",
            ),
            (
                elsewhere.decided(who, None, later, true).await,
                "이 구의 협치회의가 통과시킨",
            ),
        ] {
            // Only what could stand behind it is offered.
            let id = id.to_string();
            let shown = secretary.get(NEW).await;
            assert!(!shown.expect(200).contains(&id), "{said}");
            let refused = send(&mut secretary, &selecting.as_voted(), &[("decision", &id)]).await;
            let found = refused.expect(422).field_error("decision").unwrap();
            assert!(found.contains(said), "{found}");
            let form = refused.form(PAGE);
            assert_eq!(form.all("granted"), ["60000000", "50000000", "0"]);
        }
        let shown = secretary.get(NEW).await;
        assert!(shown.contains(&selecting.decision.to_string()));
        for unknown in ["", "0", "x", "99999999999999999999"] {
            let refused = send(
                &mut secretary,
                &selecting.as_voted(),
                &[("decision", unknown)],
            )
            .await;
            assert!(refused.expect(422).field_error("decision").is_some());
        }
        assert_eq!(app.rows("site.selection"), 0);
    })
    .await;
}

#[tokio::test]
async fn it_is_recorded_in_its_stage_once_the_vote_is_counted() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        let (now, fields) = (app.now(), selecting.as_voted());
        app.set_time("2026-06-10T08:59:59+09:00");
        let mut secretary = app.sign_in(selecting.secretary).await;
        let refused = send(&mut secretary, &fields, &[]).await;
        let said = "고르기는 2026년 6월 10일";
        assert!(refused.expect(409).shows(said), "{}", refused.visible());
        assert!(refused.shows("밤길 밝히기"), "the form is kept");
        secretary.get(NEW).await.expect(409);
        app.set_now(now);
        // A later vote of the year is what the council has to wait for.
        let later = ("2026-08-10T09:00:00+09:00", "2026-08-20T18:00:00+09:00");
        selecting.village.vote_between(2, 1, later.0, later.1).await;
        let mut secretary = app.sign_in(selecting.secretary).await;
        let refused = send(&mut secretary, &fields, &[]).await;
        let said = "주민투표의 결과가 아직 나오지 않았습니다";
        assert!(refused.expect(409).shows(said), "{}", refused.visible());
        let public = app.visitor().get(PAGE).await;
        assert!(
            public.expect(200).shows("주민투표가 2026년 8월 20일"),
            "{}",
            public.visible()
        );
        assert_eq!(app.rows("site.selection"), 0);
    })
    .await;
}

/// A stage that was missed does not hold the year up: the record follows, and says so.
#[tokio::test]
async fn it_may_follow_late_and_says_so() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        app.set_time("2026-12-01T00:00:00+09:00");
        let waits = app.visitor().get(PAGE).await;
        assert!(waits.expect(200).shows("늦게라도 기록할 수 있으며"));
        let mut secretary = app.sign_in(selecting.secretary).await;
        secretary.get(NEW).await.expect(200);
        let fields = selecting.as_voted();
        send(&mut secretary, &fields, &[]).await.expect(303);
        let public = app.visitor().get(PAGE).await;
        let said = "2026년 11월 30일(월) 24:00에 끝난 뒤에 기록했습니다";
        assert!(public.expect(200).shows(said), "{}", public.visible());
        let json = app.visitor().get(API).await.json();
        let late = &json["recorded_late"];
        assert!(late["ko"].as_str().unwrap().contains(said), "{late}");
        assert!(
            late["en"]
                .as_str()
                .unwrap()
                .contains("after choosing had ended")
        );
    })
    .await;
}

/// What was decided on stays with the selection, whatever becomes of the year's budget.
#[tokio::test]
async fn its_budget_is_kept() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        selecting.record(&app).await;
        let mut secretary = app.sign_in(selecting.secretary).await;
        let settings = selecting.village.path("/settings");
        let form = secretary.get(&settings).await.form(&settings);
        let form = form.set("budget", "7억");
        secretary.send_form(&form).await.expect(303);
        let public = app.visitor().get(PAGE).await;
        assert!(
            public.expect(200).shows("예산 5억 원 가운데"),
            "{}",
            public.visible()
        );
        let json = app.visitor().get(API).await.json();
        assert_eq!(json["budget_won"], "500000000");
        assert_eq!(json["recorded_late"], serde_json::Value::Null);
        // What was recorded before it was kept shows the year's.
        app.write(|tx| {
            Ok(tx
                .execute("UPDATE selection SET budget_won = 0", &[])
                .map(drop)?)
        })
        .await;
        let json = app.visitor().get(API).await.json();
        assert_eq!(json["budget_won"], "700000000");
    })
    .await;
}

/// No vote is announced in a year that has selected.
#[tokio::test]
async fn no_vote_follows_it() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        let (new, list) = ("/d/haneul/votes/new", "/d/haneul/votes");
        let author = app.person().make().await;
        let ids = [
            selecting.village.proposal(author, "벤치").await,
            selecting.village.proposal(author, "화단").await,
        ];
        let mut secretary = app.sign_in(selecting.secretary).await;
        let ids = ids.map(|id| format!("proposal-{id}"));
        secretary.get(new).await.expect(200);
        selecting.record(&app).await;
        let tokens = secretary.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.extend([
            ("title_ko", "투표"),
            ("title_en", "Vote"),
            ("opens_at", "2026-08-01 09:00"),
            ("closes_at", "2026-08-10 18:00"),
            ("max_choices", "1"),
            ("budget", "1억"),
            ("rule", "greedy"),
            ("agendas", &ids[0]),
            ("agendas", &ids[1]),
        ]);
        let refused = secretary.post(list, &fields).await;
        let said = "주민투표를 더 공고할 수 없습니다";
        assert!(refused.expect(409).shows(said), "{}", refused.visible());
        secretary.get(new).await.expect(409);
        assert_eq!(app.rows("site.vote"), 1);
    })
    .await;
}

#[tokio::test]
async fn sums_fit_verdicts_and_the_budget() {
    on_sqlite(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        let mut secretary = app.sign_in(selecting.secretary).await;
        let fields = selecting.as_voted();
        // The third item of the form, as its four fields.
        let third = |verdict: &str, granted: &str, reason: &str, rank: &str| {
            let mut fields = fields.clone();
            for (name, value) in [
                ("verdict", verdict),
                ("granted", granted),
                ("reason", reason),
                ("forum_rank", rank),
            ] {
                let of = fields.iter_mut().filter(|(n, _)| n == name);
                of.last().unwrap().1 = value.to_owned();
            }
            fields
        };
        let long = "가".repeat(1_001);
        for (typed, field, said) in [
            (third("", "", "까닭", ""), "verdict-3", "하나 골라 주세요"),
            (
                third("maybe", "0", "까닭", ""),
                "verdict-3",
                "하나 골라 주세요",
            ),
            (
                third("selected", "39,999,999", "까닭", ""),
                "granted-3",
                "40,000,000원이어야",
            ),
            (
                third("changed", "40,000,000", "까닭", ""),
                "granted-3",
                "바란 돈과 다르고",
            ),
            (
                third("changed", "0", "까닭", ""),
                "granted-3",
                "바란 돈과 다르고",
            ),
            (third("changed", "많이", "까닭", ""), "granted-3", ""),
            (third("left-out", "1", "까닭", ""), "granted-3", "0원으로"),
            (
                third("left-out", "0", " ", ""),
                "reason-3",
                "까닭을 적어 주세요",
            ),
            (third("left-out", "0", &long, ""), "reason-3", "1,000"),
            (third("left-out", "0", "800101-1234567", ""), "reason-3", ""),
            (
                third("selected", "", "", ""),
                "reason-3",
                "주민투표와 다르게",
            ),
            (
                third("left-out", "0", "까닭", "0"),
                "forum_rank-3",
                "1부터 999까지",
            ),
            (
                third("left-out", "0", "까닭", "1.5"),
                "forum_rank-3",
                "1부터 999까지",
            ),
        ] {
            let refused = send(&mut secretary, &typed, &[]).await;
            let found = refused.expect(422).field_error(field);
            let found = found.unwrap_or_else(|| panic!("{field}: {}", refused.visible()));
            assert!(found.contains(said), "{found}");
            assert!(
                refused.contains(&format!("href=\"#{field}\"")),
                "the summary leads there"
            );
        }
        // 500,000,000 won are decided on: one won more, with the figures.
        let over = third("changed", "390,000,001", "까닭", "");
        let refused = send(&mut secretary, &over, &[]).await;
        assert!(
            refused.expect(422).shows("500,000,001원"),
            "{}",
            refused.visible()
        );
        assert!(refused.shows("1원 많습니다"));
        assert_eq!(refused.form(PAGE).all("granted")[2], "390,000,001");
        assert_eq!(app.rows("site.selection"), 0);
        let exactly = third("changed", "3억 9000만", "까닭", "");
        send(&mut secretary, &exactly, &[]).await.expect(303);
    })
    .await;
}

/// An agenda that was on no ballot may stay as it is, or be chosen; what is chosen or left out
/// moves on.
#[tokio::test]
async fn agendas_beside_the_ballot_can_be_chosen() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        let (chosen, untouched) = (
            selecting.village.deliberated("작은 도서관").await,
            selecting.village.deliberated("공동 창고").await,
        );
        let mut secretary = app.sign_in(selecting.secretary).await;
        let shown = secretary.get(NEW).await;
        assert!(
            shown.expect(200).shows("투표에 오르지 않은 안건입니다"),
            "{}",
            shown.visible()
        );
        let mut fields = selecting.as_voted();
        for (agenda, verdict, granted, reason) in [
            (chosen, "changed", "20,000,000", "먼저 작게 해 봅니다."),
            (untouched, "", "", ""),
        ] {
            fields.extend([
                ("items".to_owned(), format!("agenda-{agenda}")),
                ("verdict".to_owned(), verdict.to_owned()),
                ("granted".to_owned(), granted.to_owned()),
                ("reason".to_owned(), reason.to_owned()),
                ("forum_rank".to_owned(), String::new()),
            ]);
        }
        // Somebody else's agenda is none of this year.
        let mut foreign = fields.clone();
        foreign.last_mut().unwrap().1 = String::new();
        let key = foreign.iter_mut().rfind(|(n, _)| n == "items");
        key.unwrap().1 = "agenda-42".to_owned();
        let verdict = foreign.iter_mut().rfind(|(n, _)| n == "verdict");
        verdict.unwrap().1 = "left-out".to_owned();
        let refused = send(&mut secretary, &foreign, &[]).await;
        assert!(
            refused.expect(409).shows("안건이 바뀌었거나"),
            "{}",
            refused.visible()
        );

        send(&mut secretary, &fields, &[]).await.expect(303);
        let public = app.visitor().get(PAGE).await;
        assert!(public.expect(200).shows("작은 도서관") && public.shows("투표에 오르지 않음"));
        assert!(public.shows("먼저 작게 해 봅니다.") && !public.shows("공동 창고"));
        let on_ballot = selecting.agenda;
        let states = app.read(move |tx| {
            let state = |tx: &mut store::Tx<'_>, id| store::agenda_get(tx, id);
            let found = [on_ballot, chosen, untouched].map(|id| state(tx, id));
            Ok(found.map(|found| found.unwrap().unwrap().state.to_string()))
        });
        assert_eq!(states.await, ["selected", "selected", "open"]);
    })
    .await;
}

/// A ballot as long as a city's fits into one form.
#[tokio::test]
async fn a_long_ballot_is_recorded_with_one_form() {
    on_sqlite(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Vote, 250).await;
        let mut secretary = app.sign_in(selecting.secretary).await;
        let shown = secretary.get(NEW).await;
        let form = shown.expect(200).form(PAGE);
        let form = form.set("decision", selecting.decision.to_string());
        secretary.send_form(&form).await.expect(303);
        let json = app
            .visitor()
            .get("/api/v1/districts/haneul/selection")
            .await
            .json();
        assert_eq!(json["items"].as_array().unwrap().len(), 253);
        assert_eq!(json["granted_won"], "110000000");
    })
    .await;
}

/// What a moderator hides is hidden here too.
#[tokio::test]
async fn a_hidden_title_is_not_shown() {
    on_sqlite(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        selecting.record(&app).await;
        let item = selecting.vote.items[0];
        let vote = selecting.vote.id;
        let proposal = app.read(move |tx| {
            let items = store::vote_items(tx, vote)?;
            Ok(items
                .into_iter()
                .find(|one| one.id == item)
                .unwrap()
                .item
                .and_then(Item::proposal)
                .unwrap())
        });
        let subject = acts::moderation::Subject::proposal(proposal.await);
        assert_eq!(subject.kind, SubjectKind::Proposal);
        let moderator = app.person().role(Role::Moderator, selecting.village.id);
        selecting
            .village
            .hide(moderator.make().await, subject)
            .await;
        let public = app.visitor().get(PAGE).await;
        assert!(!public.expect(200).shows("밤길 밝히기") && public.shows("가려진 안건 1"));
        let json = app
            .visitor()
            .get("/api/v1/districts/haneul/selection")
            .await
            .json();
        assert_eq!(json["items"][0]["hidden"], true);
        assert_eq!(json["items"][0]["title"], "");
    })
    .await;
}

/// The pages with the statements each of them ran, for so many items.
async fn counted(app: &TestApp, more: usize) -> Vec<(&'static str, u64)> {
    let selecting = Selecting::make(app, "haneul", LastWord::Council, more).await;
    let mut browser = app.sign_in(selecting.secretary).await;
    let mut counts = Vec::new();
    let api = "/api/v1/districts/haneul/selection";
    for path in [NEW, PAGE, PAGE, api] {
        if counts.len() == 2 {
            selecting.record(app).await;
        }
        let before = app.stores().effort().statements();
        browser.get(path).await.expect(200);
        counts.push((path, app.stores().effort().statements() - before));
    }
    counts
}

#[tokio::test]
async fn its_pages_run_as_many_statements_for_many_items_as_for_few() {
    on_both(|app| async move {
        let few = counted(&app, 0).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, 40).await;
        other.close().await;
        assert_eq!(few, many);
        let most = few.iter().max_by_key(|(_, n)| n).unwrap();
        assert!(most.1 <= 20, "{} runs {} statements", most.0, most.1);
    })
    .await;
}
