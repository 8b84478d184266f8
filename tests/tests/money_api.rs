//! The way of a year's money through the public API: plan, agreement, change, council, city,
//! ledger, settlement. Each step is there, and what a page refuses the API refuses in the same
//! words.

use process::Role;
use serde_json::Value;
use system_tests::agreed::LINES;
use system_tests::records::spending_form;
use system_tests::{Agreed, Browser, DistrictBuilder, on_both};

const API: &str = "/api/v1/districts/haneul";

async fn json(browser: &mut Browser, path: &str) -> Value {
    browser.get(path).await.expect(200).json()
}

#[tokio::test]
async fn every_step_of_the_money_is_read_through_the_api() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let mut visitor = app.visitor();
        let plan = json(&mut visitor, &format!("{API}/plan?year=2027")).await;
        assert_eq!(plan["lines"].as_array().unwrap().len(), LINES.len());
        let signed = json(&mut visitor, &format!("{API}/agreement?year=2027")).await;
        assert_eq!(signed["limit"], serde_json::json!([10, 100]), "{signed}");
        assert!(
            signed["clauses"]
                .as_array()
                .is_some_and(|all| !all.is_empty())
        );

        // A diversion of one won: proposed, decided by the council, approved by the city.
        let change = agreed
            .propose(&[(0, LINES[0].2 - 1), (2, LINES[2].2 + 1)])
            .await;
        let id = change.rsplit('/').next().unwrap().to_owned();
        let state = |value: &Value| value["state"].as_str().unwrap().to_owned();
        let one = format!("/api/v1/changes/{id}");
        let proposed = json(&mut visitor, &one).await;
        assert_eq!(state(&proposed), "proposed");
        assert_eq!(proposed["moves"].as_array().unwrap().len(), 2);
        assert!(proposed["council_at"].is_null());
        agreed.decide(&change).await.expect(303);
        let decided = json(&mut visitor, &one).await;
        assert_eq!(state(&decided), "awaiting-city");
        assert!(decided["council_at"].is_string() && decided["city_at"].is_null());
        for (step, fields) in [
            ("consult", &[("reason", "이야기를 나누었습니다.")][..]),
            (
                "approve",
                &[("approves", "yes"), ("reason", "필요한 변경입니다.")][..],
            ),
        ] {
            agreed
                .officer_posts(&format!("{change}/{step}"), fields)
                .await
                .expect(303);
        }
        let approved = json(&mut visitor, &one).await;
        assert_eq!(state(&approved), "in-force");
        assert_eq!(approved["city_reason"], "필요한 변경입니다.");
        let listed = json(&mut visitor, &format!("{API}/changes?year=2027")).await;
        assert_eq!(listed["items"][0]["id"], id.as_str());
        let quarter = json(
            &mut visitor,
            &format!("{API}/diversions?year=2026&quarter=3"),
        )
        .await;
        assert_eq!(quarter["items"][0]["change"], id.as_str());
        assert_eq!(quarter["items"][0]["moved_won"], "1");
        assert_eq!(quarter["due_on"], "2026-10-31");
        assert_eq!(quarter["more"], false);

        // A payment with what proves it.
        let (secretary, _) = agreed.village.holder(Role::Secretary).await;
        let form = spending_form(agreed.lines[0], 6_000_000, "2026-07-20", "등 스무 개");
        app.spend(secretary, "haneul", form).await;
        let ledger = json(&mut visitor, &format!("{API}/spending?year=2027")).await;
        assert_eq!(ledger["lines"][0]["in_force_won"], "59999999");
        let row = ledger["items"][0]["id"].as_str().unwrap().to_owned();
        let payment = json(&mut visitor, &format!("/api/v1/spending/{row}")).await;
        assert_eq!(payment["district"], "haneul");
        assert_eq!(payment["amount_won"], "6000000");
        assert_eq!(payment["evidence_list"].as_array().unwrap().len(), 1);
        let page = visitor.get(&format!("/d/haneul/spending/{row}")).await;
        let named = payment["evidence_list"][0]["what"].as_str();
        if let Some(named) = named {
            assert!(page.expect(200).shows(named));
        }
        for list in ["commitments", "carry-over", "refund"] {
            let found = json(&mut visitor, &format!("{API}/{list}?year=2027")).await;
            assert_eq!(found["items"].as_array().unwrap().len(), 0, "{list}");
        }
    })
    .await;
}

/// Where a page refuses, the API refuses with the same status and the same words.
#[tokio::test]
async fn the_api_refuses_as_the_pages_do() {
    on_both(|app| async move {
        let agreed = Agreed::make(&app, "2026-07-01").await;
        DistrictBuilder::new("bada").make(&app).await;
        let mut visitor = app.visitor();
        let steps = [
            ("plan", "plan"),
            ("agreement", "agreement"),
            ("agreement/summary", "agreement/summary"),
            ("changes", "changes"),
            ("commitments", "commitments"),
            ("spending", "spending"),
            ("carry-over", "carry-over"),
            ("settlement", "settlement"),
            ("refund", "refund"),
            ("selection", "selection"),
        ];
        for (page, api) in steps {
            for (district, year) in [("nowhere", "2027"), ("haneul", "1999"), ("bada", "2027")] {
                let page = format!("/d/{district}/{page}?year={year}");
                let shown = visitor.get(&page).await;
                let api = format!("/api/v1/districts/{district}/{api}?year={year}");
                let said = visitor.get(&api).await;
                // An empty page tells that there is nothing yet; the API has no such record.
                if shown.status == 200 {
                    assert!([200, 404].contains(&said.status), "{api}: {}", said.status);
                    continue;
                }
                assert_eq!(said.status, shown.status, "{page} and {api}");
                let problem = said.json();
                let detail = problem["detail"].as_str().unwrap();
                assert!(shown.shows(detail), "{page}: {detail}");
            }
        }
        for (page, api) in [
            ("/d/haneul/changes/42", "/api/v1/changes/42"),
            ("/d/haneul/changes/abc", "/api/v1/changes/abc"),
            ("/d/haneul/spending/42", "/api/v1/spending/42"),
            ("/d/haneul/spending/-1", "/api/v1/spending/-1"),
            ("/d/haneul/projects/42", "/api/v1/projects/42"),
            (
                "/d/haneul/diversions?year=2026&quarter=5",
                "/api/v1/districts/haneul/diversions?year=2026&quarter=5",
            ),
        ] {
            let (shown, said) = (visitor.get(page).await, visitor.get(api).await);
            assert_eq!(shown.expect(404).status, said.status, "{api}");
            let problem = said.json();
            assert!(shown.shows(problem["detail"].as_str().unwrap()), "{page}");
        }
        drop(agreed);
    })
    .await;
}
