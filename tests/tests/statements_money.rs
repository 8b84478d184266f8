//! Statements per page of plan, agreement and changes: the same for few rows as for many.

use jiff::civil::date;
use process::Role;
use process::budget_change::ChangeForm;
use process::carry_over::CarryForm;
use process::commitment::CommitmentForm;
use process::evidence::{EvidenceFileKind, EvidenceForm};
use process::refund::RefundForm;
use process::settlement::SettlementForm;
use system_tests::agreed::{Until, line_form};
use system_tests::records::spending_form;
use system_tests::{DistrictBuilder, TestApp, on_both};
use web::acts;

/// The pages with the statements each of them ran, for so many lines and changes.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (money, _) = village.with_money(app, Until::Planned, "2026-07-01").await;
    let (co_chair, _) = village.holder(Role::CoChair).await;
    let by = app.by(money.secretary).await;
    app.write(move |tx| {
        for _ in 0..rows {
            let form = line_form("걷는 길 잇기", "201-01", 1_000);
            acts::plan::add(tx, &by, "haneul", 2027, &form)?;
        }
        let form = system_tests::agreed::agreement_form("2026-07-01");
        acts::agreement::draft(tx, &by, "haneul", 2027, &form).map(drop)
    })
    .await;
    for (person, party) in [
        (co_chair, process::agreement::Party::District),
        (money.officer, process::agreement::Party::City),
    ] {
        let by = app.by(person).await;
        app.write(move |tx| {
            acts::agreement::sign(tx, &by, "haneul", 2027, (party, "council")).map(drop)
        })
        .await;
    }
    let by = app.by(money.secretary).await;
    let change = app
        .write(move |tx| {
            let district = acts::district::find(tx, "haneul")?;
            let cycle = store::cycle_current(tx, district.id)?.ok_or_else(acts::not_found)?;
            let amounts = store::budget_amounts(tx, cycle.id)?;
            let mut amounts: Vec<_> = amounts.iter().map(|a| a.current.to_string()).collect();
            amounts[0] = "59999999".to_owned();
            amounts[1] = "40000001".to_owned();
            let form = ChangeForm {
                title: "안내판을 더 세우기".to_owned(),
                reason: "값이 올랐습니다.".to_owned(),
                content: String::new(),
                amounts,
            };
            let mut last = None;
            for _ in 0..rows {
                last = Some(acts::budget_change::propose(
                    tx, &by, "haneul", 2027, &form,
                )?);
            }
            Ok(last.unwrap())
        })
        .await;
    let mut browser = app.sign_in(money.secretary).await;
    let mut counts = Vec::new();
    for path in [
        "/d/haneul/money".to_owned(),
        "/d/haneul/plan".to_owned(),
        "/d/haneul/agreement".to_owned(),
        "/d/haneul/agreement/new".to_owned(),
        "/d/haneul/agreement/summary".to_owned(),
        "/d/haneul/agreement/shown".to_owned(),
        "/d/haneul/changes".to_owned(),
        "/d/haneul/changes/new".to_owned(),
        format!("/d/haneul/changes/{change}"),
        "/d/haneul/plan/import?year=2027".to_owned(),
        "/d/haneul/spending/import?year=2027".to_owned(),
        "/d/haneul/exchange?year=2027".to_owned(),
        "/d/haneul/exchange/plan.csv?year=2027".to_owned(),
        "/d/haneul/exchange/ocds.json?year=2027".to_owned(),
        "/d/haneul/diversions".to_owned(),
        "/d/haneul/diversions.csv".to_owned(),
        "/api/v1/districts/haneul/plan".to_owned(),
        "/api/v1/districts/haneul/agreement".to_owned(),
        "/api/v1/districts/haneul/agreement/summary".to_owned(),
        "/api/v1/districts/haneul/changes?limit=100".to_owned(),
        format!("/api/v1/changes/{change}"),
    ] {
        let before = app.stores().effort().statements();
        let answer = browser.get(&path).await;
        let statements = app.stores().effort().statements() - before;
        assert_eq!(answer.status, 200, "{path}: {}", answer.brief());
        counts.push((path.replace(&change.to_string(), "{change}"), statements));
    }
    counts
}

#[tokio::test]
async fn the_money_of_a_year_runs_as_many_statements_for_many_rows_as_for_few() {
    on_both(|app| async move {
        let few = counted(&app, 3).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, 60).await;
        other.close().await;
        assert_eq!(few, many);
        let most = few.iter().max_by_key(|(_, n)| n).unwrap();
        assert!(most.1 <= 20, "{} runs {} statements", most.0, most.1);
    })
    .await;
}

/// The books of a year that has so many rows of each kind, with the statements of their pages.
async fn books(app: &TestApp, rows: usize) -> Vec<(&'static str, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let days = (date(2026, 1, 1), date(2026, 12, 31));
    let lines = [("골목 등", "401-01", 90_000_000)];
    let lines = village.money_in(app, Some(2026), &lines, days).await;
    village
        .money(app, &[("알림", "201-03", 2_000_000)], days)
        .await;
    let (secretary, _) = village.holder(Role::Secretary).await;
    let (officer, _) = village.holder(Role::CityOfficer).await;
    let by = app.by(secretary).await;
    let line = lines[0];
    let payment = app
        .write(move |tx| {
            for _ in 0..rows {
                let form = CommitmentForm {
                    line: line.to_string(),
                    amount: "1,000".to_owned(),
                    made_on: "2026-07-01".to_owned(),
                    what: "알림판".to_owned(),
                    payee: "company".to_owned(),
                };
                let id = acts::commitment::record(tx, &by, "haneul", Some(2026), &form)?;
                acts::commitment::release(tx, &by, "haneul", id, "만들지 않습니다.")?;
                let form = CarryForm {
                    kind: "voted".to_owned(),
                    line: line.to_string(),
                    commitment: String::new(),
                    amount: "1,000".to_owned(),
                    basis: "의회의 의결".to_owned(),
                };
                acts::carry_over::record(tx, &by, "haneul", Some(2026), &form)?;
            }
            let form = spending_form(line, 1_000, "2026-07-01", "풀");
            let id = acts::spending::record(tx, &by, "haneul", Some(2026), &form)?;
            for nth in 0..rows.min(29) {
                let file = store::NewEvidenceFile {
                    kind: EvidenceFileKind::Pdf,
                    sha256: store::sha256_of(b"%PDF-"),
                    bytes: b"%PDF-".to_vec(),
                };
                let kept = acts::evidence::keep(tx, &by, "haneul", file)?;
                let form = EvidenceForm {
                    kind: "quotation".to_owned(),
                    what: format!("견적서 {nth}"),
                    closed: String::new(),
                    file: kept.to_string(),
                };
                acts::evidence::add(tx, &by, "haneul", id, &form)?;
            }
            Ok(id)
        })
        .await;
    app.set_time("2027-01-05T10:00:00+09:00");
    let (by, city) = (app.by(secretary).await, app.by(officer).await);
    app.write(move |tx| {
        let form = SettlementForm::default();
        let id = acts::settlement::draft(tx, &by, "haneul", Some(2026), &form)?;
        let shown = acts::settlement::seal_of(tx, id)?;
        acts::settlement::approve(tx, &city, "haneul", Some(2026), &shown)?;
        for _ in 0..rows {
            let form = RefundForm {
                amount: "1".to_owned(),
                interest: String::new(),
                paid_on: "2027-01-05".to_owned(),
                receipt: "7".to_owned(),
            };
            acts::refund::record(tx, &by, "haneul", Some(2026), &form)?;
        }
        Ok(())
    })
    .await;
    let mut browser = app.sign_in(secretary).await;
    let mut counts = Vec::new();
    let evidence = format!("/d/haneul/spending/{}", payment);
    for (name, path) in [
        ("commitments", "/d/haneul/commitments?year=2026"),
        ("carry-over", "/d/haneul/carry-over?year=2026"),
        ("refund", "/d/haneul/refund?year=2026"),
        ("spending", "/d/haneul/spending?year=2026"),
        ("next year", "/d/haneul/spending?year=2027"),
        ("plan of next year", "/d/haneul/plan?year=2027"),
        ("evidence", &evidence),
        ("desk", "/me/desk"),
    ] {
        let before = app.stores().effort().statements();
        let answer = browser.get(path).await;
        let statements = app.stores().effort().statements() - before;
        assert_eq!(answer.status, 200, "{path}: {}", answer.brief());
        counts.push((name, statements));
    }
    counts
}

#[tokio::test]
async fn the_books_run_as_many_statements_for_many_rows_as_for_few() {
    on_both(|app| async move {
        let few = books(&app, 2).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = books(&other, 60).await;
        other.close().await;
        assert_eq!(few, many);
        let most = few.iter().max_by_key(|(_, n)| n).unwrap();
        assert!(most.1 <= 20, "{} runs {} statements", most.0, most.1);
    })
    .await;
}

/// Nor does the desk run more of them for many changes and districts that owe something.
#[tokio::test]
async fn the_desk_runs_as_many_statements_for_many_duties_as_for_few() {
    on_both(|app| async move {
        let mut counts = Vec::new();
        for rows in [1, 25] {
            let app = TestApp::new(app.backend(), system_tests::app::settings());
            let mut agreed = system_tests::Agreed::make(&app, "2026-07-01").await;
            for won in 1..=rows {
                agreed
                    .propose(&[(0, 60_000_000 - won), (2, 50_000_000 + won)])
                    .await;
            }
            let before = app.stores().effort().statements();
            let answer = agreed.secretary.get("/me/desk").await;
            counts.push(app.stores().effort().statements() - before);
            assert!(answer.expect(200).shows("예산변경을 협치회의에서 정하기"));
            app.close().await;
        }
        assert_eq!(counts[0], counts[1]);
    })
    .await;
}
