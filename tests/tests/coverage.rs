//! Who takes part: gaps, the generation that people tell of themselves, and how open bodies are.

use jiff::SignedDuration;
use process::Role;
use process::body::BodyKind;
use process::id::PersonId;
use process::proposal::ProposalForm;
use system_tests::village::proposal_form;
use system_tests::{Browser, DistrictBuilder, TestApp, Village, on_both, on_sqlite};
use web::acts;

/// Hands in a proposal of a neighbourhood and a field.
async fn proposal(village: &Village, author: PersonId, near: usize, category: &str) {
    let (app, slug) = (village.app(), village.slug.clone());
    let (by, district, category) = (app.by(author).await, village.id, category.to_owned());
    app.write(move |tx| {
        let all = store::neighborhood_list(tx, district)?;
        let form = ProposalForm {
            neighborhood: all[near].id.to_string(),
            category,
            ..proposal_form("밤길이 밝은 통학로")
        };
        acts::proposal::submit(tx, &by, &slug, &form)
    })
    .await;
}

/// Residents with a proposal each, who tell the same generation.
async fn authors(village: &Village, count: usize, generation: &'static str) -> Vec<Browser> {
    let mut all = Vec::new();
    for _ in 0..count {
        let (person, browser) = village.resident().await;
        proposal(village, person, 0, "safety").await;
        let by = village.app().by(person).await;
        let tell =
            move |tx: &mut store::Tx<'_>| acts::account::tell_generation(tx, &by, generation);
        village.app().write(tell).await;
        all.push(browser);
    }
    all
}

/// The number of people of a group, as the API tells it.
async fn people(app: &TestApp, group: &str) -> serde_json::Value {
    let answer = app.visitor().get("/api/v1/districts/haneul/coverage").await;
    let json = answer.expect(200).json();
    let mut groups = json["groups"].as_array().unwrap().iter();
    groups.find(|one| one["group"] == group).unwrap()["people"].clone()
}

#[tokio::test]
async fn a_gap_is_named_and_one_press_opens_a_call_for_it() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let here = village.path("/coverage");
        let empty = app.visitor().get(&here).await;
        assert!(empty.expect(200).shows("빈 곳이 보이지 않습니다."));
        let (author, _) = village.resident().await;
        proposal(&village, author, 0, "safety").await;
        let page = app.visitor().get(&here).await;
        for words in [
            "하늘1동에서 나온 안건이 없습니다. 제안만 있습니다.",
            "하늘2동에서 나온 안건도 제안도 없습니다.",
            "교육·아동·청소년 분야에는 안건도 제안도 없습니다.",
            "안전·교통 분야에는 제안만 있고 안건이 없습니다.",
        ] {
            assert!(page.shows(words), "{words}: {}", page.visible());
        }
        assert!(!page.shows("찾는 모집 쓰기"), "a visitor opens no call");
        let english = app.visitor().english().get(&here).await;
        assert!(english.shows("No agenda and no proposal from Haneul 2-dong."));
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let page = secretary.get(&here).await;
        let links = page.links();
        let call = links
            .iter()
            .find(|link| link.contains("category=education"));
        let form = secretary.get(call.unwrap()).await;
        let form = form.expect(200).form(&village.path("/recruitment"));
        assert_eq!(form.get("kind"), Some("open"));
        assert_eq!(form.get("category"), Some("education"));
    })
    .await;
}

#[tokio::test]
async fn few_people_are_hidden_and_cannot_be_reckoned() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        authors(&village, 2, "teens").await;
        authors(&village, 6, "sixties").await;
        assert_eq!(
            people(&app, "generation:teens").await,
            serde_json::Value::Null
        );
        // Eight authors in all are two and six, so six is kept back as well.
        assert_eq!(
            people(&app, "generation:sixties").await,
            serde_json::Value::Null
        );
        assert_eq!(people(&app, "generation:thirties").await, 0);
        let page = app.visitor().get(&village.path("/coverage")).await;
        assert!(page.shows("30대 글쓴이가 없습니다."), "{}", page.visible());
        authors(&village, 3, "teens").await;
        assert_eq!(people(&app, "generation:teens").await, 5);
        let file = app.visitor().get(&village.path("/coverage.csv")).await;
        let teens = "2027,generation,generation:teens,0,5,5";
        assert!(file.expect(200).text.contains(teens), "{}", file.text);
        assert!(file.text.starts_with("\u{feff}fiscal_year"));
    })
    .await;
}

#[tokio::test]
async fn a_generation_is_told_changed_and_taken_back() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (person, mut browser) = village.resident().await;
        let tell = "/me/generation";
        let value = async |browser: &mut Browser| {
            let page = browser.get("/me").await;
            page.expect(200)
                .form(tell)
                .get("generation")
                .map(str::to_owned)
        };
        assert_eq!(value(&mut browser).await.as_deref(), Some(""));
        for told in ["twenties", "thirties"] {
            let answer = browser.submit("/me", tell, &[("generation", told)]).await;
            let page = browser.follow(answer).await;
            assert!(page.shows("세대를 저장했습니다. 언제든 거둘 수 있습니다."));
            assert_eq!(value(&mut browser).await.as_deref(), Some(told));
        }
        let wrong = browser
            .submit("/me", tell, &[("generation", "eighties")])
            .await;
        assert!(wrong.expect(422).field_error("generation").is_some());
        assert_eq!(app.rows("site.person_generation"), 1);
        let answer = browser.submit("/me", tell, &[("generation", "")]).await;
        assert!(
            browser
                .follow(answer)
                .await
                .shows("알려 주신 세대가 없습니다.")
        );
        assert_eq!(app.rows("site.person_generation"), 0);
        browser
            .submit("/me", tell, &[("generation", "forties")])
            .await
            .expect(303);
        let by = app.by(person).await;
        app.write(move |tx| acts::account::close(tx, &by)).await;
        assert_eq!(app.rows("site.person_generation"), 0);
        // The record of what was done does not tell what she said.
        let audit = format!("{:?}", app.contents()["site.audit"]);
        assert!(audit.contains("generation-withdraw"));
        assert!(!audit.contains("twenties") && !audit.contains("forties"));
    })
    .await;
}

#[tokio::test]
async fn a_body_shows_how_open_it_is_beside_its_earlier_years() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let body = app.body(&village, BodyKind::SubCommittee).await;
        let path = village.path(&format!("/bodies/{body}"));
        let now = app.now();
        let empty = app.visitor().get(&path).await;
        assert!(empty.expect(200).shows("아직 자리를 맡은 사람이 없습니다."));
        app.set_now(now - SignedDuration::from_hours(24 * 365));
        for _ in 0..5 {
            let person = app.person().make().await;
            app.join(&village, person, body).await;
        }
        app.set_now(now - SignedDuration::from_hours(24 * 20));
        for _ in 0..6 {
            let person = app.person().make().await;
            app.join(&village, person, body).await;
        }
        let day = korean::seoul(now).date().yesterday().unwrap().to_string();
        app.meet(&village, body, &day).await;
        app.set_now(now);
        for page in [path, village.path("/coverage")] {
            let page = app.visitor().get(&page).await;
            for words in ["2025년", "6명 (54.5 %)", "5명 (45.5 %)", "1번"] {
                assert!(page.shows(words), "{words}: {}", page.visible());
            }
        }
        let json = app
            .visitor()
            .get("/api/v1/districts/haneul/coverage")
            .await
            .json();
        let year = &json["bodies"].as_array().unwrap().last().unwrap()["years"][1];
        assert_eq!((&year["new"], &year["returning"]), (&6.into(), &5.into()));
        assert_eq!(
            (&year["meetings_median"], &year["meetings_most"]),
            (&1.into(), &1.into())
        );
    })
    .await;
}

#[tokio::test]
async fn a_year_that_is_not_there_is_not_found() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let mut visitor = app.visitor();
        visitor
            .get(&village.path("/coverage?year=2027"))
            .await
            .expect(200);
        visitor
            .get(&village.path("/coverage?year=2031"))
            .await
            .expect(404);
        visitor
            .get(&village.path("/coverage?year=x"))
            .await
            .expect(400);
    })
    .await;
}

#[tokio::test]
async fn the_page_runs_as_many_statements_for_many_rows_as_for_few() {
    on_both(|app| async move {
        let counted = async |app: &TestApp, rows: usize| {
            let village = DistrictBuilder::new("haneul").make(app).await;
            authors(&village, rows, "fifties").await;
            let body = app.body(&village, BodyKind::SubCommittee).await;
            for _ in 0..rows {
                let person = app.person().make().await;
                app.join(&village, person, body).await;
            }
            let mut found = Vec::new();
            for page in [village.path("/coverage"), village.path("/coverage.csv")] {
                let before = app.stores().effort().statements();
                app.visitor().get(&page).await.expect(200);
                found.push(app.stores().effort().statements() - before);
            }
            found
        };
        let few = counted(&app, 3).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, 40).await;
        other.close().await;
        assert_eq!(few, many);
        assert!(few.iter().all(|statements| *statements <= 8), "{few:?}");
    })
    .await;
}
