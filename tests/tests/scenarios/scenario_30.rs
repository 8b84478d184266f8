//! A year is looked back on by what was set before it, beside one's own past.

use process::Role;
use system_tests::agreed::Until;
use system_tests::{Browser, DistrictBuilder, TestApp, Village, on_both};

/// Publishes the scheme of a year through its form.
async fn scheme(officer: &mut Browser, year: &str) -> system_tests::Answer {
    let page = officer.get("/city/evaluation/new").await;
    let form = page.expect(200).form("/city/evaluation");
    let form = form.set("fiscal_year", year);
    let form = form.set("reason", "참여를 먼저 보고, 집행은 약속과 견줍니다.");
    officer.send_form(&form).await
}

/// Measures a year of a district and publishes it through its page.
async fn publish(officer: &mut Browser, village: &Village, year: &str) {
    let path = village.path("/evaluation/publish");
    let page = officer.get(&format!("{path}?year={year}")).await;
    let form = page.expect(200).form(&path);
    let stale = officer.send_form(&form.clone().set("seal", "0")).await;
    assert!(stale.expect(409).shows("보신 뒤에 기록이 바뀌어"));
    let sent = officer.send_form(&form).await;
    officer.follow(sent).await.expect(200);
}

async fn comes_as(app: &TestApp, village: &Village, role: Role) -> Browser {
    let address = format!("{role}-{}@example.org", app.now().as_second());
    let person = app.person().email(&address).role(role, village.id);
    person.sign_in().await.1
}

/// Given evaluation, when results publish, then each district sees criterion profiles and its
/// own trend, no grade or rank, and may object within the window.
#[tokio::test]
async fn scenario_30_a_district_sees_its_own_trend_and_objects_in_its_days() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let other = DistrictBuilder::new("bada").make(&app).await;
        let (money, _) = village.with_money(&app, Until::Signed, "2026-07-01").await;
        let (author, _) = village.resident().await;
        let proposal = village.proposal(author, "골목에 등을 달아 주세요").await;

        // Before the years begin: what is measured, with which formula, sealed.
        let mut officer = app.sign_in(money.officer).await;
        for year in ["2027", "2028"] {
            let sent = scheme(&mut officer, year).await;
            officer.follow(sent).await.expect(200);
        }
        let twice = scheme(&mut officer, "2027").await;
        let fault = twice.expect(422).field_error("fiscal_year").unwrap();
        assert!(fault.contains("바꿀 수 없습니다"), "{fault}");
        assert!(twice.shows("참여를 먼저 보고"), "what was typed stays");
        let begun = scheme(&mut officer, "2026").await;
        assert!(begun.expect(422).field_error("fiscal_year").is_some());
        let mut visitor = app.visitor();
        let rules = visitor.get("/evaluation/2027").await;
        for words in [
            "비중 30 / 100",
            "주민 수로 나눈 뒤 1,000을 곱합니다",
            "봉인(SHA-256)",
        ] {
            assert!(rules.expect(200).shows(words), "{words}");
        }
        let path = village.path("/evaluation");
        assert!(
            visitor
                .get(&path)
                .await
                .expect(200)
                .shows("아직 결과가 없습니다")
        );

        // In the years: six people comment in 2027, and nobody in 2028.
        app.set_time("2027-05-10T10:00:00+09:00");
        for _ in 0..6 {
            let someone = app.person().make().await;
            village.comment(someone, proposal, "저도 필요합니다.").await;
        }
        village
            .residents(money.secretary, "2027-04-30", 3_000)
            .await;

        // After them: the city measures what the records hold; nobody types a value.
        app.set_time("2029-02-01T10:00:00+09:00");
        let mut officer = comes_as(&app, &village, Role::CityOfficer).await;
        let mut chair = comes_as(&app, &village, Role::CoChair).await;
        officer
            .get(&other.path("/evaluation/publish?year=2027"))
            .await
            .expect(403);
        for year in ["2027", "2028"] {
            publish(&mut officer, &village, year).await;
        }
        let first = visitor.get(&format!("{path}?year=2027")).await;
        assert!(
            first.expect(200).shows("천 명당 2명"),
            "{}",
            first.visible()
        );
        assert!(first.shows("6 / 3,000"));
        let shown = visitor.get(&path).await;
        // The page begins with the latest year, beside the one before.
        assert!(shown.expect(200).shows("2028년 결과"));
        for words in [
            "천 명당 0명",
            "줄었음",
            "우리 구의 여러 해",
            "늘고 줄어든 것이 잘하고 못한 것은 아닙니다",
        ] {
            assert!(shown.shows(words), "{words}: {}", shown.visible());
        }
        let text = shown.visible();
        assert!(!text.contains("bada"), "no other district stands beside it");
        for mark in ["A등급", "B등급", "1위", "총점", "합계 점수"] {
            assert!(!text.contains(mark), "{mark}");
        }

        // Within its days the co-chair objects, and everybody reads it.
        let form = format!("{path}/objections/new?year=2027");
        let action = format!("{path}/objections");
        let empty = chair.submit(&form, &action, &[("objection", " ")]).await;
        assert!(empty.expect(422).field_error("objection").is_some());
        let wrong = "주민 수가 틀렸습니다. 4월 말 통계는 2,000명입니다.";
        let sent = chair.submit(&form, &action, &[("objection", wrong)]).await;
        let page = chair.follow(sent).await;
        assert!(page.expect(200).shows("이의 1건, 답한 것 0건"));
        let links = page.links();
        let one = links
            .iter()
            .find(|link| link.contains("/objections/") && !link.contains("/new"));
        let one = one.unwrap().clone();
        assert!(visitor.get(&one).await.expect(200).shows(wrong));

        // The city answers; what it accepts is measured again, and the first version stays.
        let again = format!("{path}/publish?year=2027");
        assert!(
            officer
                .get(&again)
                .await
                .expect(200)
                .shows("이의를 받아들인 뒤에만")
        );
        village
            .residents(money.secretary, "2027-04-30", 2_000)
            .await;
        let reply = [
            ("verdict", "accepted"),
            ("answer", "맞습니다. 다시 재겠습니다."),
        ];
        let sent = officer.submit(&one, &format!("{one}/answer"), &reply).await;
        officer.follow(sent).await.expect(200);
        publish(&mut officer, &village, "2027").await;
        let page = visitor.get(&format!("{path}?year=2027")).await;
        for words in [
            "2판",
            "천 명당 3명",
            "앞선 판",
            "천 명당 2명 → 천 명당 3명",
            "이의 1건, 답한 것 1건",
        ] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        let json = visitor
            .get("/api/v1/districts/haneul/evaluation")
            .await
            .json();
        let of_2027 = json["results"].as_array().unwrap().iter();
        let of_2027 = of_2027.filter(|one| one["fiscal_year"] == 2027).count();
        assert_eq!(
            (of_2027, json["objections"][0]["verdict"].as_str()),
            (2, Some("accepted"))
        );
        let file = visitor.get(&format!("{path}.csv")).await;
        let line = "2027,2,participation,people-per-thousand,exact,6,2000";
        assert!(file.expect(200).contains(line));
        assert!(file.text.starts_with("\u{feff}fiscal_year"));

        // Each was told what waits for her.
        let told = app.notices().await;
        for (who, words) in [
            ("co-chair", "2027년 평가 결과가 공개되었습니다"),
            ("city-officer", "평가 결과에 이의가 들어왔습니다"),
            ("co-chair", "내신 이의에 답이 왔습니다"),
        ] {
            let came = told
                .iter()
                .any(|one| one.to.starts_with(who) && one.text.contains(words));
            assert!(came, "{who}: {words}");
        }

        // Once the days are over nobody objects any more.
        app.set_time("2029-02-20T10:00:00+09:00");
        let mut chair = comes_as(&app, &village, Role::CoChair).await;
        chair.get(&form).await.expect(409);
        let tokens = chair.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.extend([("year", "2027"), ("objection", wrong)]);
        chair.post(&action, &fields).await.expect(409);
    })
    .await;
}

/// Whatever was measured, districts stand in the order of their Korean names, and no page or
/// answer of the API sets a value of one beside that of another.
#[tokio::test]
async fn scenario_30_no_page_puts_districts_in_an_order_of_values() {
    let mut seen = Vec::new();
    for values in [[10, 50, 90], [90, 50, 10], [50, 90, 10]] {
        let app = TestApp::sqlite();
        let mut keeper = None;
        for (slug, value) in ["bada", "gang", "san"].iter().zip(values) {
            let village = DistrictBuilder::new(slug).make(&app).await;
            let who = *keeper.get_or_insert(village.administrator);
            app.scheme_of(who, 2025).await;
            village.result_of(who, (2025, 1), value).await;
        }
        let mut visitor = app.visitor();
        let mut orders = Vec::new();
        for path in ["/city/evaluation", "/evaluation/2025"] {
            let page = visitor.get(path).await;
            let text = page.expect(200).visible();
            let at = |name: &str| {
                text.find(name)
                    .unwrap_or_else(|| panic!("{path} has no {name}"))
            };
            assert!(
                at("bada구") < at("gang구") && at("gang구") < at("san구"),
                "{path}"
            );
            for value in values {
                assert!(!text.contains(&format!("{value}%")), "{path} shows a value");
            }
            orders.push(text);
        }
        let api = visitor.get("/api/v1/evaluation/2025").await;
        assert!(!api.expect(200).contains("numerator"));
        seen.push(orders);
        app.close().await;
    }
    assert!(
        seen.iter().all(|one| *one == seen[0]),
        "the values change nothing"
    );
    // What is put in order at all, in the code of this part, are years.
    let code = [
        include_str!("../../../crates/web/src/acts/evaluation.rs"),
        include_str!("../../../crates/web/src/acts/evaluation/measured.rs"),
        include_str!("../../../crates/web/src/pages/evaluation.rs"),
        include_str!("../../../crates/web/src/pages/evaluation/city.rs"),
        include_str!("../../../crates/web/src/pages/evaluation/profile.rs"),
        include_str!("../../../crates/web/src/pages/evaluation/scheme.rs"),
        include_str!("../../../crates/web/src/api/evaluation.rs"),
        include_str!("../../../crates/store/src/site/evaluation.rs"),
    ];
    let sorts = code.join("\n");
    let sorts: Vec<&str> = sorts
        .lines()
        .filter(|line| line.contains(".sort"))
        .collect();
    assert_eq!(sorts.len(), 1, "{sorts:?}");
    assert!(sorts[0].trim() == "years.sort_unstable();");
}
