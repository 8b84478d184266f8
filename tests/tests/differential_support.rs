//! Differential support through HTTP: a link that holds a whole simulation, the order of the
//! districts, and a formula that is published once before its year.

use process::Role;
use process::differential_support::SimulationForm;
use system_tests::differential::simulation;
use system_tests::form::encode;
use system_tests::{DistrictBuilder, TestApp, on_both, on_sqlite};

/// The address that asks for a simulation.
fn address(path: &str, form: &SimulationForm) -> String {
    let fields = [
        ("total", &form.total),
        ("equal", &form.equal),
        ("by_residents", &form.by_residents),
        ("weights", &form.weights),
        ("floor", &form.floor),
        ("cap", &form.cap),
        ("fall", &form.fall),
        ("rise", &form.rise),
        ("figures", &form.figures),
    ];
    format!("{path}?{}", encode(&fields))
}

#[tokio::test]
async fn an_address_holds_the_whole_simulation_and_its_amounts_sum_to_the_total() {
    on_both(|app| async move {
        DistrictBuilder::new("haneul").make(&app).await;
        let mut visitor = app.visitor();
        let form = simulation();
        let page = visitor.get(&address("/support", &form)).await;
        assert!(page.expect(200).shows("900,000,000원을 3개 구에"));
        let link = page
            .links()
            .into_iter()
            .find(|l| l.starts_with("/support?"));
        let again = visitor.get(&link.unwrap()).await;
        assert_eq!(again.expect(200).visible(), page.visible());
        let shown = page.form("/support");
        assert_eq!(shown.get("figures"), Some(form.figures.as_str()));
        assert_eq!(app.rows("site.support_formula"), 0, "nothing is kept");

        let json = visitor.get(&address("/api/v1/support", &form)).await.json();
        let won = |value: &serde_json::Value| value.as_str().unwrap().parse::<i64>().unwrap();
        let districts = json["districts"].as_array().unwrap();
        let sum: i64 = districts.iter().map(|one| won(&one["amount_won"])).sum();
        assert_eq!(sum, 900_000_000);
        for one in districts {
            let parts = one["parts_won"].as_array().unwrap();
            let parts: i64 = parts.iter().map(won).sum();
            assert_eq!(parts + won(&one["adjustment_won"]), won(&one["amount_won"]));
            assert!(page.shows(&korean::won_exact(
                korean::Lang::Ko,
                won(&one["amount_won"])
            )));
        }
        let file = visitor.get(&address("/support.csv", &form)).await;
        assert_eq!(
            file.expect(200).header("content-type"),
            "text/csv; charset=utf-8"
        );
        assert_eq!(file.text.lines().count(), 4);
        for one in districts {
            assert!(file.contains(one["amount_won"].as_str().unwrap()));
        }
    })
    .await;
}

/// Where the names of the districts stand in the table of a page.
fn order(text: &str) -> Vec<&'static str> {
    let table = text.split("<tbody").nth(1).unwrap();
    let mut found: Vec<_> = ["하늘구", "가람구", "물결구"]
        .into_iter()
        .map(|name| (table.find(name).unwrap(), name))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[tokio::test]
async fn districts_stand_by_their_names_whatever_they_get() {
    on_sqlite(|app| async move {
        let mut visitor = app.visitor();
        let mut amounts = Vec::new();
        for values in [
            ["100%", "1%", "50%"],
            ["1%", "100%", "50%"],
            ["1%", "50%", "100%"],
        ] {
            let mut form = simulation();
            let names = ["하늘구", "가람구", "물결구"].iter().zip(values);
            let lines = names.map(|(name, value)| format!("{name}; 1000; -; {value}; {value}"));
            form.figures = lines.collect::<Vec<_>>().join("\n");
            for query in ["", "&sort=amount", "&order=desc"] {
                let path = format!("{}{query}", address("/support", &form));
                let page = visitor.get(&path).await;
                assert_eq!(
                    order(&page.expect(200).text),
                    ["가람구", "물결구", "하늘구"]
                );
                for word in ["순위:", "등급:", "1위", "1등"] {
                    assert!(!page.shows(word), "{word}");
                }
            }
            let json = visitor.get(&address("/api/v1/support", &form)).await.json();
            let all = json["districts"].as_array().unwrap();
            let names: Vec<_> = all
                .iter()
                .map(|one| one["name"].as_str().unwrap())
                .collect();
            assert_eq!(names, ["가람구", "물결구", "하늘구"]);
            let first = all[0]["amount_won"].as_str().unwrap();
            amounts.push(first.parse::<i64>().unwrap());
        }
        assert!(
            amounts[0] < amounts[2] && amounts[2] < amounts[1],
            "{amounts:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_can_not_be_shared_names_its_field_and_loses_nothing() {
    on_sqlite(|app| async move {
        let mut visitor = app.visitor();
        for (change, field, said) in [
            (
                (|f: &mut SimulationForm| f.equal = "29".into()) as fn(&mut SimulationForm),
                "equal",
                "모두 더하면 99%",
            ),
            (
                |f| f.floor = "4억".into(),
                "total",
                "하한을 모두 더하면 1,200,000,000원",
            ),
            (|f| f.cap = "2억".into(), "total", "600,000,000원까지라"),
            (
                |f| f.figures = f.figures.replace("62.5%", "0.625"),
                "figures",
                "1번째 줄(하늘구)의 ‘참여’ 값",
            ),
            (
                |f| f.figures = f.figures.replace("; 3/4", ""),
                "figures",
                "칸이 4개 있습니다. 5칸을",
            ),
            (
                |f| f.weights = "참여 20".into(),
                "weights",
                "1번째 줄을 읽을 수 없습니다",
            ),
        ] {
            let mut form = simulation();
            change(&mut form);
            let page = visitor.get(&address("/support", &form)).await;
            let fault = page.expect(422).field_error(field).unwrap();
            assert!(fault.contains(said), "{field}: {fault}");
            let again = page.form("/support");
            for (name, typed) in [
                ("figures", &form.figures),
                ("weights", &form.weights),
                ("total", &form.total),
            ] {
                assert_eq!(again.get(name), Some(typed.as_str()), "{name}");
            }
            visitor
                .get(&address("/support.csv", &form))
                .await
                .expect(422);
            visitor
                .get(&address("/api/v1/support", &form))
                .await
                .expect(422);
        }
    })
    .await;
}

#[tokio::test]
async fn a_formula_is_published_once_before_its_year_and_stays() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut officer) = village.holder(Role::CityOfficer).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let mut visitor = app.visitor();
        let page = visitor.get("/support").await;
        assert!(page.expect(200).shows("아직 공표된 산식이 없습니다"));
        visitor.get("/support/2027").await.expect(404);
        secretary.get("/support/new").await.expect(403);

        // From the simulation to the form, with all that was typed.
        let tried = officer.get(&address("/support", &simulation())).await;
        let new = tried
            .links()
            .into_iter()
            .find(|l| l.starts_with("/support/new?"));
        let form = officer.get(&new.unwrap()).await.form("/support");
        assert_eq!(form.get("weights"), Some("참여; 20\n집행; 10"));
        assert_eq!(form.get("fiscal_year"), Some("2027"));
        let late = form
            .clone()
            .set("fiscal_year", "2026")
            .set("reason", "고르게");
        let refused = officer.send_form(&late).await;
        let fault = refused.expect(422).field_error("fiscal_year").unwrap();
        assert!(fault.contains("시작되기 전에만"), "{fault}");
        let form = refused.form("/support").set("fiscal_year", "2027");
        let done = officer.send_form(&form).await;
        assert_eq!(done.expect(303).location(), "/support/2027?done=published");
        let twice = officer.send_form(&form).await;
        assert_eq!(twice.expect(303).location(), "/support/2027?done=published");
        assert_eq!(app.rows("site.support_formula"), 1);

        let page = visitor.get("/support/2027").await;
        for said in ["고르게", "참여", "20%", "100,000,000원", "하늘구"] {
            assert!(page.expect(200).shows(said), "{said}: {}", page.visible());
        }
        let json = visitor.get("/api/v1/support/2027").await.json();
        assert_eq!(json["formula"]["weights"][2]["percent"], "20");
        assert_eq!(json["hash"].as_str().unwrap().len(), 64);
        // The simulator begins with it now.
        let begun = visitor.get("/support").await;
        assert_eq!(begun.expect(200).form("/support").get("equal"), Some("30"));

        let other = officer.get("/support/new").await.form("/support");
        let other = other
            .set("reason", "다시")
            .set("equal", "20")
            .set("by_residents", "50");
        let refused = officer.send_form(&other).await;
        let fault = refused.expect(422).field_error("fiscal_year").unwrap();
        assert!(fault.contains("이미 공표되었고"), "{fault}");
        let again = visitor.get("/api/v1/support/2027").await.json();
        assert_eq!(again, json);
    })
    .await;
}

/// The statements of the pages.
async fn counted(app: &TestApp, districts: usize) -> Vec<(&'static str, u64)> {
    let mut first = None;
    for n in 0..districts {
        let village = DistrictBuilder::new(&format!("gu{n}")).make(app).await;
        first.get_or_insert(village);
    }
    let village = first.unwrap();
    let (officer, _) = village.holder(Role::CityOfficer).await;
    for year in 0..districts {
        village.publish_formula(officer, 2030 + year as i64).await;
    }
    let mut browser = app.sign_in(officer).await;
    let mut counts = Vec::new();
    for path in [
        "/support",
        "/support.csv",
        "/support/new",
        "/support/2030",
        "/api/v1/support",
        "/api/v1/support/2030",
    ] {
        let before = app.stores().effort().statements();
        browser.get(path).await.expect(200);
        counts.push((path, app.stores().effort().statements() - before));
    }
    counts
}

#[tokio::test]
async fn pages_run_as_many_statements_for_many_districts_as_for_few() {
    on_both(|app| async move {
        let few = counted(&app, 2).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, 12).await;
        other.close().await;
        assert_eq!(few, many);
        assert!(few.iter().all(|(_, n)| *n <= 10), "{few:?}");
    })
    .await;
}

/// A simulation whose criteria come from an evaluation reads what was published, shows it as
/// typed fields, and a formula that is published keeps it.
#[tokio::test]
async fn criteria_are_read_from_a_published_evaluation() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let other = DistrictBuilder::new("bada").make(&app).await;
        let keeper = village.administrator;
        app.scheme_of(keeper, 2025).await;
        village.result_of(keeper, (2025, 1), 90).await;
        other.result_of(keeper, (2025, 1), 40).await;
        other.result_of(keeper, (2025, 2), 45).await;
        let mut visitor = app.visitor();
        let form = SimulationForm {
            total: "1억".to_owned(),
            equal: "60".to_owned(),
            by_residents: "0".to_owned(),
            evaluation_year: "2025".to_owned(),
            weights: "적은 기준; 99".to_owned(),
            figures: "haneul구; 0; -\nbada구; 0; -".to_owned(),
            ..SimulationForm::default()
        };
        let with_year = |path: &str| format!("{}&evaluation_year=2025", address(path, &form));
        let page = visitor.get(&with_year("/support")).await;
        let shown = page.expect(200).form("/support");
        let choice = shown.get("evaluation_year");
        assert_eq!(choice, Some("2025"), "{}", page.visible());
        assert_eq!(shown.get("weights"), Some("약속한 돈 가운데 쓴 돈; 40"));
        assert_eq!(
            shown.get("figures"),
            Some("haneul구; 0; -; 90%\nbada구; 0; -; 45%"),
            "the version that holds"
        );
        assert!(page.links_to("/evaluation/2025"));
        let json = visitor.get(&with_year("/api/v1/support")).await.json();
        assert_eq!(json["formula"]["evaluation_year"], 2025);
        assert_eq!(json["districts"][0]["name"], "bada구");
        assert_eq!(json["districts"][0]["parts_won"][2], "13333333");
        let file = visitor.get(&with_year("/support.csv")).await;
        assert!(file.expect(200).contains("13333333"));

        // What can't be read is told beside its field; nothing typed is lost.
        for (from, to, field) in [
            (
                "evaluation_year=2025",
                "evaluation_year=1999",
                "evaluation_year",
            ),
            ("equal=60", "equal=100", "evaluation_year"),
            ("bada", "sori", "figures"),
        ] {
            let faulty = with_year("/support").replace(from, to);
            let page = visitor.get(&faulty).await;
            assert!(page.expect(422).field_error(field).is_some(), "{to}");
            let kept = page.form("/support");
            assert_eq!(kept.get("weights"), Some("적은 기준; 99"));
        }

        // A formula that is published holds what was read, whatever comes after it.
        let (_, mut officer) = village.holder(Role::CityOfficer).await;
        let new = officer.get(&with_year("/support/new")).await;
        let form = new.expect(200).form("/support");
        assert_eq!(form.get("weights"), Some("약속한 돈 가운데 쓴 돈; 40"));
        let form = form
            .set("fiscal_year", "2027")
            .set("reason", "함께 봅니다.");
        let sent = officer.send_form(&form).await;
        officer.follow(sent).await.expect(200);
        other.result_of(keeper, (2025, 3), 99).await;
        let page = visitor.get("/support/2027").await;
        assert!(page.expect(200).shows("공표된 2025년 평가에서 읽었습니다"));
        let json = visitor.get("/api/v1/support/2027").await.json();
        assert_eq!(json["formula"]["evaluation_year"], 2025);
        assert_eq!(json["districts"][0]["parts_won"][2], "13333333");
    })
    .await;
}
