//! The case for a larger total through HTTP: what makes a case, what does not, and the
//! statements of its pages.

use finance::Won;
use process::Role;
use process::selection::LastWord;
use system_tests::{DistrictBuilder, Selecting, TestApp, on_both, on_sqlite};

/// Lets a district decide on another sum.
async fn decide_on(app: &TestApp, selecting: &Selecting, won: i64) {
    let id = selecting.village.id;
    app.write(move |tx| {
        let cycle = store::cycle_current(tx, id)?.unwrap();
        Ok(store::cycle_set_terms(
            tx,
            cycle.id,
            Won(won),
            cycle.last_word,
        )?)
    })
    .await;
}

#[tokio::test]
async fn only_what_the_rest_could_not_pay_for_makes_a_case() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        let mut visitor = app.visitor();
        let page = visitor.get("/d/haneul/case").await;
        assert!(page.expect(200).shows("아직 선정 결과가 없습니다"));
        visitor.get("/d/haneul/case?year=2027").await.expect(404);
        // 60 and 50 million are granted; 40 million are left, exactly what the third asks for.
        decide_on(&app, &selecting, 150_000_000).await;
        selecting.record(&app).await;
        let page = visitor.get("/d/haneul/case").await;
        for said in [
            "돈이 모자라 못 한 의제가 없습니다",
            "다른 까닭으로 덜 받은 의제",
            "마을 작업장",
            "표가 적었습니다",
        ] {
            assert!(page.expect(200).shows(said), "{said}: {}", page.visible());
        }
        let json = visitor.get("/api/v1/districts/haneul/case").await.json();
        let year = &json["years"][0];
        assert_eq!(year["requested_won"], "150000000");
        assert_eq!(year["granted_won"], "110000000");
        assert_eq!(
            (&year["missing_won"], &year["more_won"]),
            (&"0".into(), &"0".into())
        );
        assert_eq!(year["items"][0]["lacked_money"], false);
        assert!(year["spent_won"].is_null(), "no agreement yet");
    })
    .await;
}

#[tokio::test]
async fn a_hidden_title_stays_hidden() {
    on_sqlite(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        decide_on(&app, &selecting, 130_000_000).await;
        let by = app.by(selecting.secretary).await;
        let mut fields = selecting.as_voted();
        // The council cuts what it put on the board itself: 50 million become 45.
        for (name, value) in [
            ("verdict", "changed"),
            ("granted", "45000000"),
            ("reason", "줄여 합니다."),
        ] {
            let at = fields.iter().enumerate().filter(|(_, (n, _))| n == name);
            let at = at.map(|(at, _)| at).nth(1).unwrap();
            fields[at].1 = value.to_owned();
        }
        let typed = system_tests::selecting::typed(&fields);
        app.write(move |tx| {
            web::acts::selection::record(tx, &by, "haneul", 2027, &typed).map(drop)
        })
        .await;
        let id = selecting.agenda;
        app.write(move |tx| Ok(store::agenda_set_hidden(tx, id, true)?))
            .await;
        for path in [
            "/d/haneul/case",
            "/d/haneul/case.csv",
            "/api/v1/districts/haneul/case",
            "/city/case.csv",
            "/api/v1/case",
        ] {
            let answer = app.visitor().get(path).await;
            assert!(!answer.expect(200).text.contains("걷는 길 잇기"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn districts_of_the_city_stand_by_their_names_whatever_lacks() {
    on_both(|app| async move {
        for (slug, budget) in [
            ("daon", 110_000_000),
            ("aram", 149_000_000),
            ("bada", 120_000_000),
        ] {
            let selecting = Selecting::make(&app, slug, LastWord::Council, 0).await;
            decide_on(&app, &selecting, budget).await;
            selecting.record(&app).await;
        }
        let eunha = DistrictBuilder::new("eunha").make(&app).await;
        let mut visitor = app.visitor();
        for query in ["", "?year=2027", "?sort=missing"] {
            let page = visitor.get(&format!("/city/case{query}")).await;
            let text = &page.expect(200).text;
            let place = |slug: &str| {
                text.find(&format!("href=\"/d/{slug}/case?year=2027\""))
                    .unwrap()
            };
            assert!(place("aram") < place("bada") && place("bada") < place("daon"));
            assert!(!text.contains("/d/eunha/case"), "nothing selected there");
        }
        let page = visitor.get("/city/case").await;
        // 40 million lack in each; 0, 39 and 10 million were left.
        for said in [
            "3개 구에서 의제 3건에 120,000,000원",
            "총액이 71,000,000원 더",
        ] {
            assert!(page.shows(said), "{said}: {}", page.visible());
        }
        let json = visitor.get("/api/v1/case").await.json();
        let slugs: Vec<_> = json["years"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["district"].as_str().unwrap())
            .collect();
        assert_eq!(slugs, ["aram", "bada", "daon"]);
        visitor.get("/city/case?year=2026").await.expect(404);
        // Whoever drafts documents begins the city's from it, in the order of the names.
        assert!(
            !page
                .links()
                .iter()
                .any(|link| link.contains("case_of=city"))
        );
        let (_, mut officer) = eunha.holder(Role::CityOfficer).await;
        let page = officer.get("/city/case").await;
        let mut links = page.links().into_iter();
        let link = links.find(|link| link.contains("case=2027&case_of=city"));
        let link = link.expect("the way to the document");
        assert!(link.starts_with("/d/eunha/documents/new"), "{link}");
        let form = officer.get(&link).await;
        let form = form.expect(200).form("/d/eunha/documents");
        assert!(
            form.get("title")
                .unwrap()
                .contains("모든 구의 총액 확대 근거")
        );
        let body = form.get("body").unwrap();
        let place = |name: &str| body.find(name).unwrap_or_else(|| panic!("{name}: {body}"));
        assert!(place("aram") < place("bada") && place("bada") < place("daon"));
        assert!(body.contains("의제 3건에 120,000,000원"), "{body}");
        assert_eq!(form.get("cost"), Some("71,000,000"));
        let wrong = link.replace("2027", "2026");
        officer.get(&wrong).await.expect(404);
    })
    .await;
}

async fn counted(app: &TestApp, more: usize) -> Vec<(&'static str, u64)> {
    let selecting = Selecting::make(app, "haneul", LastWord::Council, more).await;
    decide_on(app, &selecting, 110_000_000).await;
    selecting.record(app).await;
    let (_, mut secretary) = selecting.village.holder(Role::Secretary).await;
    let mut counts = Vec::new();
    for path in [
        "/d/haneul/case",
        "/d/haneul/case.csv",
        "/city/case",
        "/city/case.csv",
        "/api/v1/districts/haneul/case",
        "/api/v1/case",
        "/d/haneul/documents/new?kind=result-report&case=2027",
        "/d/haneul/documents/new?kind=result-report&case=2027&case_of=city",
    ] {
        let before = app.stores().effort().statements();
        secretary.get(path).await.expect(200);
        counts.push((path, app.stores().effort().statements() - before));
    }
    counts
}

#[tokio::test]
async fn pages_run_as_many_statements_for_many_items_as_for_few() {
    on_both(|app| async move {
        let few = counted(&app, 1).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, 40).await;
        other.close().await;
        assert_eq!(few, many);
        assert!(few.iter().all(|(_, n)| *n <= 12), "{few:?}");
    })
    .await;
}
