//! The money of a year as files, charts with their tables, and the report of diversions.

use process::Role;
use system_tests::agreed::LINES;
use system_tests::records::spending_form;
use system_tests::{Agreed, Browser, TestApp, on_both, on_sqlite};

/// The rows of a CSV file without quotes in it, by the names of its columns.
fn rows(text: &str) -> Vec<Vec<(String, String)>> {
    let mut lines = text.strip_prefix('\u{feff}').unwrap().lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines
        .map(|line| {
            let cells = line.split(',').map(str::to_owned);
            head.iter()
                .map(|name| (*name).to_owned())
                .zip(cells)
                .collect()
        })
        .collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    let found = row.iter().find(|(n, _)| n == name);
    found.map_or("", |(_, value)| value)
}

fn sum(rows: &[Vec<(String, String)>], name: &str) -> i64 {
    rows.iter()
        .map(|row| cell(row, name).parse::<i64>().unwrap())
        .sum()
}

/// A district with a diversion of one won that is in force, and something spent.
async fn diverted(app: &TestApp) -> Agreed {
    let mut agreed = Agreed::make(app, "2026-07-01").await;
    let change = agreed
        .propose(&[(0, LINES[0].2 - 1), (2, LINES[2].2 + 1)])
        .await;
    agreed.decide(&change).await.expect(303);
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
    let (secretary, _) = agreed.village.holder(Role::Secretary).await;
    let form = spending_form(agreed.lines[0], 6_000_000, "2026-07-20", "등 스무 개");
    app.spend(secretary, "haneul", form).await;
    agreed
}

#[tokio::test]
async fn tables_say_what_the_pages_say() {
    on_both(|app| async move {
        let agreed = diverted(&app).await;
        let mut visitor = app.visitor();
        let mut get = async |name: &str| {
            let answer = visitor
                .get(&format!("/d/haneul/exchange/{name}?year=2027"))
                .await;
            assert_eq!(answer.status, 200, "{name}: {}", answer.brief());
            answer
        };
        let plan = get("plan.csv").await;
        assert!(
            plan.header("content-disposition")
                .contains("haneul-2027-plan.csv")
        );
        let plan = rows(&plan.text);
        assert_eq!(plan.len(), LINES.len());
        let planned: i64 = LINES.iter().map(|line| line.2).sum();
        assert_eq!(
            (sum(&plan, "planned_won"), sum(&plan, "in_force_won")),
            (planned, planned)
        );
        assert_eq!(cell(&plan[0], "in_force_won"), "59999999");
        assert_eq!(
            (cell(&plan[0], "spent_won"), cell(&plan[0], "item_code")),
            ("6000000", "201")
        );
        let spending = get("spending.csv").await;
        assert!(!spending.text.contains("세금계산서") && !spending.text.contains("evidence"));
        let spending = rows(&spending.text);
        assert_eq!(
            (
                cell(&spending[0], "amount_won"),
                cell(&spending[0], "paid_on")
            ),
            ("6000000", "2026-07-20")
        );
        let changes = rows(&get("changes.csv").await.text);
        assert_eq!(changes.len(), 2);
        assert_eq!(cell(&changes[0], "verdict"), "city-diversion");
        for name in ["plan", "spending", "changes"] {
            let file = get(&format!("{name}.xlsx")).await;
            assert!(file.bytes.starts_with(b"PK"), "{name}");
            assert_eq!(
                file.bytes,
                get(&format!("{name}.xlsx")).await.bytes,
                "the same bytes"
            );
        }
        // Without an approved settlement there is no file of it.
        app.visitor()
            .get("/d/haneul/exchange/settlement.csv?year=2027")
            .await
            .expect(404);
        app.visitor()
            .get("/d/haneul/exchange/people.csv")
            .await
            .expect(404);
        let page = app.visitor().get("/d/haneul/exchange?year=2027").await;
        for link in page
            .links()
            .iter()
            .filter(|link| link.contains("/exchange/"))
        {
            let status = app.visitor().get(link).await.status;
            assert!(status == 200 || link.contains("settlement"), "{link}");
        }
        drop(agreed);
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_was_taken_can_be_brought_in_elsewhere() {
    on_sqlite(|app| async move {
        let agreed = Agreed::make(&app, "2026-07-01").await;
        let mut visitor = app.visitor();

        for name in ["plan.csv", "plan.xlsx"] {
            let file = visitor
                .get(&format!("/d/haneul/exchange/{name}?year=2027"))
                .await;
            let slug = format!("other-{}", &name[5..]);
            let other = system_tests::DistrictBuilder::new(&slug).make(&app).await;
            let (_, mut secretary): (_, Browser) = other.holder(Role::Secretary).await;
            let import = other.path("/plan/import");
            let form = secretary.get(&import).await.form(&import);
            let shown = secretary
                .send_form(&form.choose("import_file", name, file.bytes))
                .await;
            assert!(
                shown.expect(200).shows("읽은 줄: 5줄"),
                "{name}: {}",
                shown.visible()
            );
            let form = shown.form(&import);
            secretary.send_form(&form).await.expect(303);
            let there = visitor.get(&other.path("/exchange/plan.csv")).await;
            let here = visitor.get("/d/haneul/exchange/plan.csv?year=2027").await;
            let planned = |text: &str| sum(&rows(text), "planned_won");
            assert_eq!(planned(&there.text), planned(&here.text));
        }
        drop(agreed);
    })
    .await;
}

#[tokio::test]
async fn json_carries_the_names_of_the_standards() {
    on_both(|app| async move {
        let agreed = diverted(&app).await;
        let mut visitor = app.visitor();
        let ocds = visitor
            .get("/d/haneul/exchange/ocds.json?year=2027")
            .await
            .json();
        assert_eq!(ocds["version"], "1.1");
        let releases = ocds["releases"].as_array().unwrap();
        assert_eq!(releases.len(), 3, "one for each detailed project");
        let mut paid = 0;
        let mut budget = 0;
        for release in releases {
            assert!(release["ocid"].as_str().unwrap().starts_with("ocds-"));
            budget += release["planning"]["budget"]["amount"]["amount"]
                .as_i64()
                .unwrap();
            for contract in release["contracts"].as_array().into_iter().flatten() {
                assert_eq!(contract["value"]["currency"], "KRW");
                for one in contract["implementation"]["transactions"]
                    .as_array()
                    .unwrap()
                {
                    paid += one["value"]["amount"].as_i64().unwrap();
                }
            }
        }
        let planned: i64 = LINES.iter().map(|line| line.2).sum();
        assert_eq!((budget, paid), (planned, 6_000_000));
        let fiscal = visitor
            .get("/d/haneul/exchange/datapackage.json?year=2027")
            .await
            .json();
        assert_eq!(fiscal["countryCode"], "KR");
        for resource in fiscal["resources"].as_array().unwrap() {
            let path = resource["path"].as_str().unwrap();
            let below = &path[path.find("/d/").unwrap()..];
            let file = visitor.get(below).await;
            // The mark by which spreadsheets know that it is UTF-8.
            let text = file.expect(200).text.strip_prefix('\u{feff}').unwrap();
            let head: Vec<&str> = text.lines().next().unwrap().split(',').collect();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
            assert_eq!(head, names, "{path}");
            assert!(fields.iter().any(|field| field["columnType"] == "value"));
        }
        drop(agreed);
    })
    .await;
}

#[tokio::test]
async fn charts_stand_over_the_same_figures() {
    on_both(|app| async move {
        let agreed = diverted(&app).await;
        let mut visitor = app.visitor();
        let page = visitor.get("/d/haneul/plan?year=2027").await;
        let chart = page.text.split("id=\"plan-tree\"").nth(1).unwrap();
        let chart = &chart[..chart.find("</figure>").unwrap()];
        let (drawn, table) = chart.split_at(chart.find("</svg>").unwrap());
        for figure in ["185,000,000", "99,999,999", "50,000,001"] {
            assert!(drawn.contains(figure), "{figure} is drawn");
            assert!(table.contains(figure), "{figure} is in the table");
        }
        assert!(drawn.contains("role=\"img\"") && drawn.contains("<desc"));
        let page = visitor.get("/d/haneul/changes?year=2027").await;
        let chart = page.text.split("id=\"change-history\"").nth(1).unwrap();
        assert!(chart.contains("60,000,000원 → 59,999,999원"), "{chart}");
        drop(agreed);
    })
    .await;
}

#[tokio::test]
async fn a_quarter_is_reported_with_lines_days_and_its_last_day() {
    on_both(|app| async move {
        let agreed = diverted(&app).await;
        let mut visitor = app.visitor();
        // The clock of the tests stands in July 2026.
        let page = visitor
            .get("/d/haneul/diversions?year=2026&quarter=3")
            .await;
        assert!(
            page.expect(200).shows("2026. 10. 31.") && page.shows("1건"),
            "{}",
            page.visible()
        );
        assert!(page.shows("60,000,000원") && page.shows("59,999,999원"));
        assert!(page.shows("값이 올랐습니다.") && page.shows("지방재정법 제49조"));
        let empty = visitor.get("/d/haneul/diversions").await;
        assert!(
            empty.expect(200).shows("이 분기에는 전용이 없습니다") && empty.shows("2026년 2분기")
        );
        visitor
            .get("/d/haneul/diversions?year=2026&quarter=5")
            .await
            .expect(404);
        let file = visitor
            .get("/d/haneul/diversions.csv?year=2026&quarter=3")
            .await;
        let file = rows(&file.expect(200).text);
        assert_eq!(
            (sum(&file, "before_won"), sum(&file, "after_won")),
            (110_000_000, 110_000_000)
        );
        let (_, mut secretary) = agreed.village.holder(Role::Secretary).await;
        let form = "/d/haneul/documents/new?kind=result-report&diversions=2026-3";
        let page = secretary.get(form).await;
        let form = page.expect(200).form("/d/haneul/documents");
        let body = form.get("body").unwrap();
        assert!(
            body.contains("59,999,999원") && body.contains("2026. 10. 31."),
            "{body}"
        );
        assert!(form.get("title").unwrap().contains("3분기"));
        let quiet = secretary
            .get("/d/haneul/documents/new?kind=result-report&diversions=2026-2")
            .await;
        let quiet = quiet.form("/d/haneul/documents");
        assert!(
            quiet
                .get("body")
                .unwrap()
                .contains("이 분기에는 전용이 없음")
        );
    })
    .await;
}
