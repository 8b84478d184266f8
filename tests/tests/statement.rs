//! Statements about an agenda: added, voted on one at a time, kept back, counted and hidden.

use process::Role;
use process::id::{AgendaId, PersonId};
use system_tests::{DistrictBuilder, TestApp, on_both, on_sqlite};
use web::acts::moderation::Subject;

/// So many residents vote the same on a statement.
async fn votes(
    app: &TestApp,
    people: &[PersonId],
    agenda: AgendaId,
    statement: process::id::StatementId,
    stance: &'static str,
) {
    for person in people {
        let by = app.by(*person).await;
        app.write(move |tx| {
            web::acts::statement::vote(tx, &by, "haneul", agenda, statement, stance)
        })
        .await;
    }
}

#[tokio::test]
async fn statements_are_added_and_voted_on_one_at_a_time() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let list = village.path(&format!("/agendas/{agenda}/statements"));
        let (vote, map) = (format!("{list}/vote"), format!("{list}/map"));
        let mut visitor = app.visitor();
        let empty = visitor.get(&list).await;
        assert!(empty.expect(200).shows("아직 올라온 생각이 없습니다."));
        assert!(empty.find_form(&list).is_none(), "a visitor signs in first");

        let (_, mut browser) = app.person().name("하늘동 주민 3").sign_in().await;
        let before = app.contents();
        let long = "가".repeat(141);
        for wrong in ["", long.as_str(), "제 번호는 800101-1234567"] {
            let refused = browser.submit(&list, &list, &[("statement", wrong)]).await;
            assert!(
                refused.expect(422).field_error("statement").is_some(),
                "{wrong}"
            );
        }
        assert_eq!(app.contents(), before);
        let text = [("statement", "등을 더 답시다. 010-1234-5678")];
        let done = browser.submit(&list, &list, &text).await;
        let shown = browser.follow(done).await;
        for words in [
            "한 줄 생각을 올렸습니다",
            "010-****-5678",
            "주민이 적은 생각",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        // Neither the page nor the API says who wrote it, and the same is not there twice.
        assert!(!visitor.get(&list).await.shows("하늘동 주민 3"));
        let twice = [("statement", " 등을 더 답시다 010 1234 5678 ")];
        let refused = browser.submit(&list, &list, &twice).await;
        assert!(refused.expect(422).shows("같은 생각이 이미"));
        // A seed is the facilitator's alone, and is marked.
        let seed = [("statement", "밤 열 시까지 켭시다"), ("seed", "yes")];
        let mut form = browser.get(&list).await.form(&list);
        for (name, value) in seed {
            form = form.set(name, value);
        }
        browser.send_form(&form).await.expect(403);
        let (_, mut leader) = village.holder(Role::Facilitator).await;
        leader.submit(&list, &list, &seed).await.expect(303);
        assert!(
            visitor
                .get(&list)
                .await
                .shows("진행자가 처음에 내놓은 생각")
        );

        // One at a time, no stance is an error, and skipping comes round to the end.
        let shown = browser.get(&vote).await;
        assert!(
            shown.expect(200).shows("2개 가운데 0개에 답했습니다"),
            "{}",
            shown.visible()
        );
        let first = shown
            .form(&vote)
            .get("statement")
            .unwrap_or_default()
            .to_owned();
        let none = browser.submit(&vote, &vote, &[]).await;
        assert!(none.expect(422).shows("하나를 골라"));
        let skip = format!("{vote}?skip={first}");
        assert!(shown.links_to(&skip));
        let shown = browser.get(&skip).await;
        let second = shown
            .form(&vote)
            .get("statement")
            .unwrap_or_default()
            .to_owned();
        assert_ne!(first, second);
        let end = browser.get(&format!("{vote}?skip={first}.{second}")).await;
        assert!(end.expect(200).shows("모두 건너뛰었습니다"));
        let form = shown.form(&vote).set("stance", "agree");
        let done = browser.send_form(&form).await;
        let shown = browser.follow(done).await;
        assert!(shown.expect(200).shows("2개 가운데 1개에 답했습니다"));
        assert!(
            shown.shows("모두 건너뛰었습니다"),
            "the first one was skipped"
        );
        browser
            .submit(&vote, &vote, &[("stance", "pass")])
            .await
            .expect(303);
        let shown = browser.get(&vote).await;
        assert!(shown.expect(200).shows("모두 답했습니다"));

        // Everything that she said is on one page, and the last vote counts.
        let mine = browser.get(&format!("{list}/mine")).await;
        assert!(mine.expect(200).shows("등을 더 답시다"));
        let change = format!("{vote}?statement={second}");
        assert!(mine.links_to(&change));
        let shown = browser.get(&change).await;
        assert!(shown.expect(200).shows("앞서 ‘그렇다’라고 답했습니다"));
        let form = shown.form(&vote).set("stance", "disagree");
        browser.send_form(&form).await.expect(303);
        let id = second.parse().unwrap();
        let said = app
            .stores()
            .site
            .read(move |tx| store::statement_get(tx, id))
            .await;
        let said = said.unwrap().unwrap().votes;
        assert_eq!((said.agree, said.disagree, said.pass), (0, 1, 0));
        visitor.get(&format!("{list}/mine")).await.expect(401);

        // A few votes are no numbers; ten are.
        let shown = visitor.get(&map).await;
        assert!(shown.expect(200).page().all("table").next().is_none());
        let mut people = Vec::new();
        for _ in 0..9 {
            people.push(village.resident().await.0);
        }
        votes(&app, &people, agenda, id, "agree").await;
        let shown = visitor.get(&map).await;
        for words in ["9명 (90 %)", "60–98 %", "1명 (10 %)"] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_facilitator_opens_closes_and_keeps_results_back() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let list = village.path(&format!("/agendas/{agenda}/statements"));
        let (vote, map) = (format!("{list}/vote"), format!("{list}/map"));
        let settings = format!("{list}/settings");
        let opinion = village.path(&format!("/agendas/{agenda}/opinion"));
        let (writer, mut browser) = village.resident().await;
        let mut people = Vec::new();
        for _ in 0..10 {
            people.push(village.resident().await.0);
        }
        for text in ["첫 생각", "둘째 생각", "셋째 생각"] {
            let one = village.statement(writer, agenda, text).await;
            votes(&app, &people, agenda, one, "agree").await;
        }
        for person in &people {
            village.opinion(*person, agenda, "agree", "").await;
        }
        let (_, mut leader) = village.holder(Role::Facilitator).await;
        assert!(leader.get(&list).await.links_to(&settings));
        browser.get(&settings).await.expect(403);
        let wrong = [
            ("days", "2026-05-31"),
            ("days_last", "2026-05-01"),
            ("reveal", "statements"),
            ("reveal_after", "0"),
        ];
        let refused = leader.submit(&settings, &settings, &wrong).await;
        let refused = refused.expect(422);
        assert!(refused.field_error("days").is_some());
        assert!(refused.field_error("reveal_after").is_some());
        let kept = [("reveal", "statements"), ("reveal_after", "2")];
        leader.submit(&settings, &settings, &kept).await.expect(303);

        // Kept back on every page and in the API, and shown after two votes.
        let mut visitor = app.visitor();
        let board = village.path("/agendas");
        for page in [
            &map,
            &opinion,
            &village.path(&format!("/agendas/{agenda}")),
            &board,
        ] {
            let shown = visitor.get(page).await;
            assert!(!shown.expect(200).shows("10명 (100 %)"), "{page}");
            assert!(!shown.shows("찬성 10"), "{page}: {}", shown.visible());
        }
        let api = visitor
            .get(&format!("/api/v1/agendas/{agenda}/opinions"))
            .await;
        assert!(api.json()["stances"].is_null());
        assert_eq!(api.json()["people"], 10);
        for left in [2, 1] {
            let words = format!("{left}개에 더 답하면");
            assert!(browser.get(&map).await.expect(200).shows(&words), "{words}");
            browser
                .submit(&vote, &vote, &[("stance", "pass")])
                .await
                .expect(303);
        }
        let shown = browser.get(&map).await;
        assert!(shown.expect(200).shows("10명 ("), "{}", shown.visible());
        assert!(browser.get(&opinion).await.shows("10명 (100 %)"));
        assert!(!visitor.get(&map).await.shows("10명 ("));

        // Days: before the first one and after the last one nothing is taken, and after the
        // last one everybody sees.
        let form = browser.get(&vote).await.form(&vote).set("stance", "agree");
        let (past, later) = ("2020-05-01", "2099-05-01");
        let ahead = [("days", later), ("reveal", "opinion")];
        leader
            .submit(&settings, &settings, &ahead)
            .await
            .expect(303);
        browser.send_form(&form).await.expect(409);
        assert!(browser.get(&list).await.shows("2099년"));
        let over = [("days", past), ("days_last", past), ("reveal", "opinion")];
        leader.submit(&settings, &settings, &over).await.expect(303);
        // The file of votes is there from now on, so there is no way back.
        let again = [
            ("days", past),
            ("days_last", "2099-01-01"),
            ("reveal", "always"),
        ];
        leader
            .submit(&settings, &settings, &again)
            .await
            .expect(409);
        assert!(visitor.get(&map).await.expect(200).shows("10명 ("));
        let shown = browser.get(&list).await;
        assert!(shown.expect(200).find_form(&list).is_none());
    })
    .await;
}

#[tokio::test]
async fn while_an_agenda_is_on_an_open_ballot_its_numbers_are_quiet() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let list = village.path(&format!("/agendas/{agenda}/statements"));
        let map = format!("{list}/map");
        let api = format!("/api/v1/agendas/{agenda}/statements");
        let (writer, mut own) = village.resident().await;
        let one = village.statement(writer, agenda, "등을 더 답시다").await;
        village.votes_of_ten(agenda, one).await;
        let (_, mut leader) = village.holder(Role::Facilitator).await;
        let settings = format!("{list}/settings");
        let quiet = [("reveal", "always"), ("quiet_in_ballot", "yes")];
        leader
            .submit(&settings, &settings, &quiet)
            .await
            .expect(303);
        jobs::analysis::due(app.stores(), app.now()).await.unwrap();
        let mut visitor = app.visitor();
        // Set, and no ballot yet: everybody sees the numbers.
        assert!(visitor.get(&map).await.expect(200).shows("10명 (100 %)"));
        let analysis = visitor.get(&format!("{api}/analysis")).await.json();
        assert_eq!(analysis["analysis"]["people"], 10);
        assert_eq!(
            analysis["analysis"]["why_groups"], "too_few_people",
            "{analysis}"
        );
        village.on_a_ballot(agenda).await;
        for browser in [&mut visitor, &mut own, &mut leader] {
            let shown = browser.get(&map).await;
            assert!(shown.expect(200).shows("투표하는 동안에는"));
            assert!(!shown.shows("10명 ("), "{}", shown.visible());
            browser.get(&format!("{list}/votes.csv")).await.expect(409);
        }
        let read = visitor.get(&api).await.json();
        assert_eq!(read["kept_back"], true);
        assert!(read["items"][0]["votes"].is_null(), "{read}");
        let analysis = visitor.get(&format!("{api}/analysis")).await.json();
        assert!(analysis["kept_back"] == true && analysis["analysis"].is_null());
        // It goes on meanwhile, and after the close everybody sees the numbers again.
        village.vote_on(writer, agenda, one, "disagree").await;
        app.pass(jiff::SignedDuration::from_hours(25));
        let shown = visitor.get(&map).await;
        assert!(
            shown.expect(200).shows("1명 (9.1 %)"),
            "{}",
            shown.visible()
        );
        let analysis = visitor.get(&format!("{api}/analysis")).await.json();
        assert_eq!(analysis["kept_back"], false);
    })
    .await;
}

#[tokio::test]
async fn a_hidden_statement_is_not_asked_and_its_author_appeals() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let list = village.path(&format!("/agendas/{agenda}/statements"));
        let vote = format!("{list}/vote");
        let (author, mut own) = village.resident().await;
        let (_, mut hider) = village.holder(Role::Moderator).await;
        let (_, mut other) = village.holder(Role::Moderator).await;
        let (_, mut reader) = village.resident().await;
        let secret = "옆집이 문제다";
        let id = village.statement(author, agenda, secret).await;
        let form = reader.get(&vote).await.form(&vote).set("stance", "agree");
        let at = |act: &str| village.path(&format!("/moderation/statement/{id}/{act}"));
        assert!(hider.get(&list).await.links_to(&at("hide")));
        let reason = "이웃을 깎아내립니다.";
        let hidden = hider
            .submit(&at("hide"), &at("hide"), &[("reason", reason)])
            .await;
        hider.follow(hidden).await.expect(200);
        for path in [&list, &format!("{list}/map"), &vote] {
            let shown = reader.get(path).await;
            assert!(!shown.expect(200).contains("옆집"), "{path}");
        }
        assert!(reader.get(&list).await.shows(reason), "it says why");
        reader.send_form(&form).await.expect(409);
        let mine = own.get(&format!("{list}/mine")).await;
        assert!(mine.expect(200).shows(secret) && mine.links_to(&at("appeal")));
        let fields = [("reason", "제 생각입니다.")];
        own.submit(&at("appeal"), &at("appeal"), &fields)
            .await
            .expect(303);
        let cases = other.get(&village.path("/moderation")).await;
        assert!(cases.expect(200).links_to(&at("answer")) && cases.shows(secret));
        let fields = [("decision", "restore"), ("reason", "문제없습니다.")];
        other
            .submit(&at("answer"), &at("answer"), &fields)
            .await
            .expect(303);
        assert!(reader.get(&vote).await.expect(200).shows(secret));
        let subject = Subject::statement(id);
        assert_eq!(subject.to_string(), format!("statement/{id}"));
    })
    .await;
}

#[tokio::test]
async fn a_question_about_an_agenda_goes_to_its_office_and_stands_with_it() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let page = village.path(&format!("/agendas/{agenda}"));
        let inbox = village.path("/inbox");
        let ask = format!("{inbox}/new?agenda={agenda}");
        let (_, mut browser) = village.resident().await;
        let shown = browser.get(&page).await;
        assert!(shown.expect(200).links_to(&ask) && shown.shows("아직 아무도 묻지 않았습니다"));
        let question = [
            ("title", "등은 언제 다나요?"),
            ("body", "날짜가 궁금합니다."),
        ];
        let done = browser.submit(&ask, &inbox, &question).await;
        let shown = browser.follow(done).await;
        assert!(
            shown.expect(200).links_to(&page),
            "the question leads to the agenda"
        );
        let mut visitor = app.visitor();
        let shown = visitor.get(&page).await;
        assert!(shown.expect(200).shows("등은 언제 다나요?"));
        let only = visitor.get(&format!("{inbox}?agenda={agenda}")).await;
        assert!(only.expect(200).shows("등은 언제 다나요?"));
        let api = format!("/api/v1/districts/haneul/inbox?agenda={agenda}");
        let read = visitor.get(&api).await.json();
        assert_eq!(read["items"][0]["agenda"], agenda.to_string());
        visitor
            .get(&format!("{inbox}/new?agenda=42"))
            .await
            .expect(404);

        // The five steps of agreement and the share that can live with it.
        let opinion = format!("{page}/opinion");
        for step in ["full", "live", "live", "aside", "against"] {
            let (_, mut one) = village.resident().await;
            let fields = [("stance", "pass"), ("gradient", step)];
            one.submit(&opinion, &opinion, &fields).await.expect(303);
        }
        let shown = visitor.get(&opinion).await;
        let words = "5명 가운데 3명(60 %)이 이 안건을 받아들일 수 있다고";
        assert!(shown.expect(200).shows(words), "{}", shown.visible());
        let api = format!("/api/v1/agendas/{agenda}/opinions");
        assert_eq!(visitor.get(&api).await.json()["gradients"]["live"], 2);
    })
    .await;
}

#[tokio::test]
async fn sixty_people_of_two_opinions_are_drawn_and_told_in_tables() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let list = village.path(&format!("/agendas/{agenda}/statements"));
        let map = format!("{list}/map");
        let mut writers = Vec::new();
        for _ in 0..2 {
            writers.push(village.resident().await.0);
        }
        let mut statements = Vec::new();
        for n in 0..16 {
            let text = format!("생각 {n}번");
            statements.push(village.statement(writers[n / 8], agenda, &text).await);
        }
        let mut browsers = Vec::new();
        for n in 0..60_usize {
            let (person, browser) = village.resident().await;
            browsers.push(browser);
            for (k, one) in statements.iter().enumerate() {
                // Two sides, one thing that both want, and somebody who is of two minds.
                let agrees = k == 0 || (n % 2 == k % 2) != ((n * 7 + k * 5) % 11 == 0);
                let stance = if agrees { "agree" } else { "disagree" };
                village.vote_on(person, agenda, *one, stance).await;
            }
        }
        let mut visitor = app.visitor();
        assert!(!visitor.get(&map).await.expect(200).shows("셈한 때"));
        let done = jobs::analysis::due(app.stores(), app.now()).await;
        assert_eq!(done.unwrap(), 1);
        let again = jobs::analysis::due(app.stores(), app.now()).await;
        assert_eq!(again.unwrap(), 0, "nothing is new");
        let shown = visitor.get(&map).await;
        for words in [
            "셈한 때",
            "무리가 2개",
            "무리 1 ·",
            "대부분이 같은 뜻인 생각",
            "95% 범위",
            "가장 많은 사람이 담기는 생각",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        assert!(shown.contains("opinion-map") && !shown.contains("class=\"own\""));
        let mine = browsers[3].get(&map).await;
        assert!(
            mine.expect(200).contains("class=\"own\""),
            "only she sees herself"
        );
        let english = app.visitor().english().get(&map).await;
        assert!(
            english.expect(200).shows("form 2 groups"),
            "{}",
            english.visible()
        );

        let api = format!("/api/v1/agendas/{agenda}/statements/analysis");
        let analysis = visitor.get(&api).await.json()["analysis"].clone();
        assert_eq!(
            (&analysis["people"], &analysis["stable"]),
            (&60.into(), &true.into())
        );
        let groups = analysis["groups"].as_array().unwrap();
        let people: i64 = groups.iter().filter_map(|g| g["people"].as_i64()).sum();
        assert_eq!((groups.len(), people), (2, 60), "{analysis}");
        let first = &analysis["consensus"][0];
        assert_eq!(first["statement"], statements[0].to_string());
        assert!(first["low"].as_f64() < first["share"].as_f64());
        assert!(
            !analysis["slate"]["statements"]
                .as_array()
                .unwrap()
                .is_empty()
        );

        // Before the close two files would tell what one person answered in between.
        let file = format!("{list}/votes.csv");
        visitor.get(&file).await.expect(409);
        assert!(visitor.get(&map).await.shows("파일은 닫힌 뒤에"));
        village.statements_over(agenda).await;
        assert!(visitor.get(&map).await.links_to(&file));

        // The file says the same votes of people without names, in the form that is read again.
        let file = visitor.get(&file).await;
        let text = file.expect(200).text.clone();
        assert_eq!(text.lines().count(), 1 + 60 * 16);
        assert!(text.starts_with("\u{feff}participant,statement,vote\n1,"));
        let votes = deliberation::csv::read(text.as_bytes());
        assert_eq!(votes.unwrap().participants().len(), 60);
    })
    .await;
}
