//! The desk of the city, one text of an agreement for several districts, and many answers at
//! once.

use process::Role;
use process::agenda::Item;
use process::answer_template::TemplateForm;
use system_tests::issued::common_form;
use system_tests::{DistrictBuilder, TestApp, Village, on_both, on_sqlite};
use web::acts;

async fn villages(app: &TestApp, slugs: &[&str]) -> Vec<Village> {
    let mut all = Vec::new();
    for slug in slugs {
        all.push(DistrictBuilder::new(slug).make(app).await);
    }
    all
}

/// The names of the districts in the order of the page.
fn order(text: &str, slugs: &[&str]) -> Vec<String> {
    let mut found: Vec<(usize, String)> = slugs
        .iter()
        .map(|slug| {
            (
                text.find(&format!("href=\"/d/{slug}\"")).unwrap(),
                (*slug).to_owned(),
            )
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, slug)| slug).collect()
}

#[tokio::test]
async fn districts_stand_by_their_names_whatever_they_have() {
    on_both(|app| async move {
        // The names are those of the slugs.
        let slugs = ["daon", "bada", "eunha", "aram"];
        let villages = villages(&app, &slugs).await;
        let officer = app.person().role(Role::CityOfficer, None);
        let (_, mut officer) = officer.sign_in().await;
        let expected = ["aram", "bada", "daon", "eunha"];
        let page = officer.get("/city").await;
        assert_eq!(order(&page.expect(200).text, &slugs), expected);
        // More and more of everything in some of them changes nothing about the order.
        for (many, village) in [(4, &villages[0]), (1, &villages[2])] {
            for n in 0..many {
                village.ask(None, &format!("물음 {n}"), "언제인가요?").await;
            }
        }
        for query in ["", "?sort=count", "?order=late", "?after=1"] {
            let page = officer.get(&format!("/city{query}")).await;
            assert_eq!(order(&page.expect(200).text, &slugs), expected, "{query}");
        }
        let page = officer.get("/city").await;
        for words in [
            "답을 기다리는 문의 4건",
            "답을 기다리는 문의 1건",
            "제안 모으기",
        ] {
            assert!(page.shows(words), "{words}: {}", page.visible());
        }
        app.pass(jiff::SignedDuration::from_hours(24 * 20));
        let officer = app.person().role(Role::CityOfficer, None);
        let (_, mut officer) = officer.sign_in().await;
        let late = officer.get("/city").await;
        assert!(late.shows("4건 늦음"), "{}", late.visible());
        assert_eq!(order(&late.text, &slugs), expected);

        // An officer of one district sees that one; others see nothing.
        let (_, mut own) = villages[1].holder(Role::CityOfficer).await;
        let page = own.get("/city").await;
        assert!(page.expect(200).links_to("/d/bada") && !page.links_to("/d/daon"));
        let (_, mut secretary) = villages[1].holder(Role::Secretary).await;
        secretary.get("/city").await.expect(403);
        app.visitor().get("/city").await.expect(401);
    })
    .await;
}

/// No statement behind the page orders districts by how much they have.
#[test]
fn no_order_by_number_exists() {
    let city = include_str!("../../crates/store/src/site/city.rs");
    for part in city.split("ORDER BY").skip(1) {
        let order: String = part.chars().take(60).collect::<String>().to_uppercase();
        let order = order.split(['"', ';']).next().unwrap().to_owned();
        for word in ["COUNT", "SUM", "LATE", "DESC", "2", "3", "4"] {
            assert!(
                !order.split([' ', ',', '.']).any(|part| part == word),
                "{order}"
            );
        }
    }
    let page = include_str!("../../crates/web/src/pages/city.rs");
    assert!(!page.contains("sort_by_key(|one| one.count") && !page.contains("one.late)"));
}

#[tokio::test]
async fn the_desk_runs_as_many_statements_for_25_districts_as_for_7() {
    on_sqlite(|app| async move {
        let officer = app.person().role(Role::CityOfficer, None);
        let (_, mut officer) = officer.sign_in().await;
        let mut counts = Vec::new();
        let mut made = 0;
        for wanted in [7, 25] {
            for n in made..wanted {
                let village = DistrictBuilder::new(&format!("gu{n}")).make(&app).await;
                village.ask(None, "물음", "언제인가요?").await;
            }
            made = wanted;
            for path in ["/city", "/city/agreements"] {
                let before = app.stores().effort().statements();
                officer.get(path).await.expect(200);
                counts.push((path, app.stores().effort().statements() - before));
            }
        }
        assert_eq!(counts[..2], counts[2..]);
        assert!(counts.iter().all(|(_, n)| *n <= 8), "{counts:?}");
    })
    .await;
}

#[tokio::test]
async fn one_text_goes_to_several_districts_and_each_signs_its_own() {
    on_both(|app| async move {
        let villages = villages(&app, &["garam", "narae", "bada"]).await;
        let officer = app.person().role(Role::CityOfficer, None);
        let (officer_id, mut officer) = officer.sign_in().await;
        let form = common_form(&[(villages[0].id, "10"), (villages[1].id, "5")], 2027);
        let by = app.by(officer_id).await;
        let id = app
            .write(move |tx| acts::common_agreement::issue(tx, &by, None, &form))
            .await;
        let page = format!("/city/agreements/{id}");
        let mut visitor = app.visitor();
        let shown = visitor.get(&page).await;
        for words in [
            "2027년 협약 · 제1판",
            "garam구",
            "narae구",
            "2개 구 가운데 0개 구",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        assert!(!shown.shows("bada구"));
        for (village, text) in [(&villages[0], "10% 안에서"), (&villages[1], "5% 안에서")] {
            let own = visitor.get(&village.path("/agreement?year=2027")).await;
            assert!(own.expect(200).shows(text), "{}", own.visible());
            assert!(own.links_to(&page), "it leads to the common text");
        }
        let none = visitor.get(&villages[2].path("/agreement?year=2027")).await;
        assert!(!none.expect(200).links_to(&page));

        // The form of the next version begins with what was issued; a fault names its district.
        let new = format!("/city/agreements/new?from={id}");
        let form = officer.get(&new).await.expect(200).form("/city/agreements");
        assert_eq!(form.all("districts").len(), 2);
        let limits: Vec<&str> = form.all("limit");
        assert_eq!(limits, ["10", "10", "5"], "bada, garam, narae");
        let faulty = form.clone().set("title", "");
        let faulty = officer.send_form(&faulty).await;
        assert!(faulty.expect(422).field_error("title").is_some());
        let sent = officer.send_form(&form).await;
        let next = sent
            .expect(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        assert!(visitor.get(&next).await.shows("제2판"));
        let replaced = visitor.get(&page).await;
        assert!(
            replaced.shows("새 협약안으로 바뀜"),
            "{}",
            replaced.visible()
        );
        let again = officer.send_form(&form).await;
        assert_eq!(
            again.expect(303).location(),
            sent.location(),
            "sent twice, issued once"
        );
        assert_eq!(app.rows("site.common_agreement"), 2);
        assert_eq!(app.rows("site.common_agreement_district"), 4);

        // A district without that year stops the whole: nobody gets anything.
        let by = app.by(officer_id).await;
        let form = common_form(&[(villages[0].id, "10"), (villages[2].id, "10")], 2031);
        let before = app.contents();
        let write =
            move |tx: &mut store::Tx<'_>| acts::common_agreement::issue(tx, &by, None, &form);
        assert!(app.stores().site.write(write).await.is_err());
        assert_eq!(app.contents(), before);
    })
    .await;
}

#[tokio::test]
async fn many_are_answered_at_once_and_each_only_once() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut browser) = village.holder(Role::Secretary).await;
        let mut ids = Vec::new();
        for title in ["가로등", "공원 의자", "횡단보도"] {
            ids.push(village.ask(None, title, "언제인가요?").await.0);
        }
        let by = app.by(secretary).await;
        let template = app
            .write(move |tx| {
                let form = TemplateForm {
                    title: "받았습니다".to_owned(),
                    body: "‘{제목}’을 {부서}에서 {날짜}까지 살핍니다.".to_owned(),
                };
                acts::answer_template::add(tx, &by, "haneul", &form)
            })
            .await;
        let bulk = village.path("/bulk");
        let choosing = browser.get(&bulk).await;
        assert!(
            choosing.expect(200).shows("공원 의자"),
            "{}",
            choosing.visible()
        );
        let items: Vec<String> = ids.iter().map(|id| format!("items=inquiry-{id}")).collect();
        let preview = format!("{bulk}?template={template}&{}", items.join("&"));
        let form = browser.get(&preview).await.expect(200).form(&bulk);
        let answers = form.all("bulk_answer");
        assert_eq!(answers.len(), 3);
        assert!(answers[1].contains("‘공원 의자’을") && answers[1].contains("{날짜}"));
        // A place that nobody filled in stops all of them, and names the answer.
        let form = form.set("office", "도로과");
        let open = browser.send_form(&form).await;
        assert_eq!(open.status, 422, "{}", open.brief());
        assert!(open.shows("{날짜}"), "{}", open.visible());
        assert_eq!(app.rows("site.audit"), app.rows("site.audit"));
        // Somebody else answers one of them meanwhile.
        village
            .answer(secretary, ids[2], "공원과", "이미 답했습니다.")
            .await;
        let mut fields: Vec<(String, String)> = Vec::new();
        for (name, value) in &form.fields {
            let value = match name.as_str() {
                "bulk_answer" => value
                    .replace("{날짜}", "8월 1일")
                    .replace("{부서}", "도로과"),
                _ => value.clone(),
            };
            fields.push((name.clone(), value));
        }
        let pairs: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let sent = browser.post(&bulk, &pairs).await;
        let location = sent.expect(303).location().to_owned();
        let results = browser.get(&location).await;
        for words in ["2건에 답했습니다", "답하지 않은 것은 1건", "횡단보도"] {
            assert!(
                results.expect(200).shows(words),
                "{words}: {}",
                results.visible()
            );
        }
        let before = app.contents();
        let again = browser.post(&bulk, &pairs).await;
        assert_eq!(again.expect(303).location(), location);
        assert_eq!(app.contents(), before, "nothing is sent twice");
        let shown = app
            .visitor()
            .get(&village.path(&format!("/inbox/{}", ids[1])))
            .await;
        assert!(
            shown.shows("‘공원 의자’을 도로과에서 8월 1일까지 살핍니다."),
            "{}",
            shown.visible()
        );
        let kept = app
            .visitor()
            .get(&village.path(&format!("/inbox/{}", ids[2])))
            .await;
        assert!(kept.shows("이미 답했습니다."));
    })
    .await;
}

/// Reviews are answered the same way by the coordinator, each with its verdict.
#[tokio::test]
async fn reviews_are_answered_at_once_too() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let department = village.departments(&["도로과"]).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let (official, _) = village.holder(Role::DepartmentOfficial).await;
        let (_, mut coordinator) = village.holder(Role::GovernanceCoordinator).await;
        let author = app.person().make().await;
        let mut reviews = Vec::new();
        for title in ["밤길", "의자"] {
            let item = Item::Proposal(village.proposal(author, title).await);
            let review = village.send(secretary, item, &department).await;
            let card = village.owed(review).await[0];
            village.submit_card(official, card).await;
            reviews.push(review);
        }
        let bulk = village.path("/bulk");
        let items: Vec<String> = reviews
            .iter()
            .map(|id| format!("items=review-{id}"))
            .collect();
        let form = coordinator
            .get(&format!("{bulk}?{}", items.join("&")))
            .await;
        let form = form.expect(200).form(&bulk);
        let mut fields = Vec::new();
        for (name, value) in &form.fields {
            let value = match name.as_str() {
                "office" => "협치담당관",
                "bulk_answer" => "내년에 할 수 있습니다.",
                "feasible" => "yes",
                _ => value,
            };
            fields.push((name.as_str(), value));
        }
        coordinator.post(&bulk, &fields).await.expect(303);
        for review in reviews {
            let shown = app
                .visitor()
                .get(&village.path(&format!("/reviews/{review}")))
                .await;
            assert!(shown.expect(200).shows("내년에 할 수 있습니다."));
        }
    })
    .await;
}
