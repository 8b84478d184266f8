//! What a settled year carried over is a line of the next one: spent and settled there, and
//! nothing of its plan.

use jiff::civil::{Date, date};
use process::Role;
use serde_json::Value;
use system_tests::{Browser, DistrictBuilder, TestApp, on_both};

use super::TERM;

const NEXT: (Date, Date) = (date(2027, 1, 1), date(2027, 12, 31));

/// The lines of the ledger of a year.
async fn ledger(app: &TestApp, year: i64) -> Vec<Value> {
    let path = format!("/api/v1/districts/haneul/spending?year={year}");
    let json: Value = app.visitor().get(&path).await.expect(200).json();
    json["lines"].as_array().unwrap().clone()
}

async fn send(browser: &mut Browser, page: &str, action: &str, fields: &[(&str, &str)]) {
    browser.submit(page, action, fields).await.expect(303);
}

/// Draws up and approves the settlement of a year.
async fn settle(secretary: &mut Browser, officer: &mut Browser, year: i64) {
    let new = format!("/d/haneul/settlement/new?year={year}");
    send(secretary, &new, "/d/haneul/settlement/new", &[]).await;
    let page = format!("/d/haneul/settlement?year={year}");
    send(officer, &page, "/d/haneul/settlement/approve", &[]).await;
}

#[tokio::test]
async fn what_was_carried_over_is_spent_and_settled_in_the_next_year() {
    on_both(|app| async move {
        let here = DistrictBuilder::new("haneul").make(&app).await;
        let lines = [("골목 등", "401-01", 3_000_000)];
        let old = here.money_in(&app, Some(2026), &lines, TERM).await;
        here.money(&app, &[("알림", "201-03", 2_000_000)], NEXT)
            .await;
        app.set_time("2027-01-05T10:00:00+09:00");
        let (_, mut secretary) = here.holder(Role::Secretary).await;
        let (_, mut officer) = here.holder(Role::CityOfficer).await;
        let line = old[0].to_string();
        let carry = [
            ("carry_kind", "voted"),
            ("line", line.as_str()),
            ("amount", "500,000"),
            ("carry_basis", "의회의 의결"),
        ];
        let page = "/d/haneul/carry-over?year=2026";
        send(&mut secretary, page, "/d/haneul/carry-over", &carry).await;
        assert_eq!(ledger(&app, 2027).await.len(), 1, "it is not settled yet");
        settle(&mut secretary, &mut officer, 2026).await;

        let lines = ledger(&app, 2027).await;
        assert_eq!(lines.len(), 2);
        let came = &lines[1];
        for (field, won) in [
            ("planned_won", "0"),
            ("in_force_won", "500000"),
            ("free_won", "500000"),
            ("spent_won", "0"),
        ] {
            assert_eq!(came[field], won, "{field}");
        }
        assert_eq!(
            (&came["carried_from"], came["label"].as_str()),
            (&Value::from(2026), Some("골목 등"))
        );
        let mut visitor = app.visitor();
        for page in ["spending", "plan"] {
            let page = visitor.get(&format!("/d/haneul/{page}?year=2027")).await;
            assert!(page.shows("2026년에서 넘어온 돈"), "{}", page.visible());
        }
        // The plan, and with it what the limit on changes is reckoned from, is as it was.
        let change = secretary.get("/d/haneul/changes/new?year=2027").await;
        assert!(!change.expect(200).shows("골목 등"), "{}", change.visible());
        let plan = visitor.get("/api/v1/districts/haneul/plan?year=2027").await;
        assert!(!plan.text.contains("골목 등"));

        let pay = |won: &'static str| {
            [
                ("line", old[0].to_string()),
                ("amount", won.to_owned()),
                ("paid_on", "2027-01-04".to_owned()),
                ("what", "등 두 개".to_owned()),
                ("evidence_kind", "tax-invoice".to_owned()),
                ("evidence", "세금계산서 9".to_owned()),
            ]
        };
        let (new, list) = ("/d/haneul/spending/new?year=2027", "/d/haneul/spending");
        for (won, status) in [("500,001", 422), ("200,000", 303)] {
            let fields = pay(won);
            let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            secretary.submit(new, list, &fields).await.expect(status);
        }
        assert_eq!(ledger(&app, 2027).await[1]["spent_won"], "200000");
        assert_eq!(ledger(&app, 2026).await[0]["spent_won"], "0");
        assert_eq!(ledger(&app, 2026).await[0]["carried_won"], "500000");

        // Opened again, the year before can't take back what is spent.
        let again = [("reason", "다시 봅니다."), ("year", "2026")];
        let page = "/d/haneul/settlement/new?year=2026";
        send(&mut secretary, page, "/d/haneul/settlement/new", &again).await;
        let list = secretary.get("/d/haneul/carry-over?year=2026").await;
        let counter = list.page().all("a").find_map(|a| {
            let to = a.attr("href")?.to_owned();
            to.ends_with("/counter").then_some(to)
        });
        let counter = counter.unwrap();
        let tokens = secretary.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.push(("reason", "잘못 넘겼습니다."));
        let refused = secretary.post(&counter, &fields).await;
        assert!(
            refused.expect(409).shows("300,000원"),
            "{}",
            refused.visible()
        );

        app.set_time("2028-01-05T10:00:00+09:00");
        let (_, mut secretary) = here.holder(Role::Secretary).await;
        let (_, mut officer) = here.holder(Role::CityOfficer).await;
        settle(&mut secretary, &mut officer, 2027).await;
        let path = "/api/v1/districts/haneul/settlement?year=2027";
        let json: Value = app.visitor().get(path).await.expect(200).json();
        let came = &json["lines"][1];
        assert_eq!(came["carried_from"], 2026);
        assert_eq!(
            (came["spent_won"].as_str(), came["returned_won"].as_str()),
            (Some("200000"), Some("300000"))
        );
        let page = app.visitor().get("/d/haneul/settlement?year=2027").await;
        assert!(page.shows("2026년에서 넘어온 돈"), "{}", page.visible());
    })
    .await;
}
