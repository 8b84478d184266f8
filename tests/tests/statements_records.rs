//! Statements per page of documents, spending, settlement and workshop rooms: the same for 30 rows as for
//! more.

use jiff::civil::date;
use process::Role;
use process::room::Step;
use system_tests::records::{document_form, spending_form};
use system_tests::{Backend, Browser, DistrictBuilder, TestApp, on_both};
use web::acts;

/// The pages, by who looks, with the statements each of them ran.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (secretary, writer) = village.holder(Role::Secretary).await;
    let (approver, signer) = village.holder(Role::Approver).await;
    let days = (date(2026, 1, 1), date(2026, 12, 31));
    let names: Vec<String> = (0..rows / 10).map(|n| format!("줄 {n}")).collect();
    let lines: Vec<_> = names
        .iter()
        .map(|name| (name.as_str(), "201-01", 1_000_000_000))
        .collect();
    let lines = village.money(app, &lines, days).await;
    let (by, sign) = (app.by(secretary).await, app.by(approver).await);
    let (document, row) = app
        .write(move |tx| {
            let mut form = document_form("문서");
            form.reviewer_office = String::new();
            let mut last = None;
            for n in 0..rows {
                let origin = acts::document::Origin::default();
                let id = acts::document::draft(tx, &by, "haneul", &origin, &form)?;
                if n % 3 > 0 {
                    acts::document::sign(tx, &sign, "haneul", id)?;
                    last = Some(id);
                }
            }
            let mut row = None;
            for line in &lines {
                for _ in 0..5 {
                    let form = spending_form(*line, 1_000, "2026-07-01", "풀");
                    row = Some(acts::spending::record(tx, &by, "haneul", None, &form)?);
                }
            }
            Ok((last.unwrap(), row.unwrap()))
        })
        .await;
    let visitor = app.visitor();
    let d = |rest: &str| village.path(rest);
    let one = format!("/documents/{document}");
    let room = app.told_room(secretary, "haneul", None).await;
    app.record(secretary, move |tx, by| {
        web::acts::report::publish(tx, by, room)?;
        let card = |number: usize| format!("낱말 {number}");
        for number in 0..rows.min(100) {
            let form = process::report::EditForm {
                step: "add".to_owned(),
                part: "boards".to_owned(),
                text: card(number),
                ..process::report::EditForm::default()
            };
            web::acts::report::edit(tx, by, room, &form)?;
        }
        Ok(())
    })
    .await;
    let pages = [
        ("visitor", &visitor, d("/documents")),
        ("visitor", &visitor, d("/documents?classification=x")),
        ("secretary", &writer, d("/documents")),
        ("visitor", &visitor, d(&one)),
        ("visitor", &visitor, d(&format!("{one}/text"))),
        ("secretary", &writer, d(&one)),
        ("approver", &signer, d(&one)),
        ("secretary", &writer, d("/documents/new")),
        ("secretary", &writer, d("/documents/new?kind=plan")),
        ("visitor", &visitor, d("/spending")),
        ("secretary", &writer, d("/spending")),
        ("secretary", &writer, d("/spending/new")),
        ("secretary", &writer, d(&format!("/spending/{row}/counter"))),
        ("visitor", &visitor, d("/settlement")),
        ("secretary", &writer, d("/settlement/new")),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/documents?limit=100".to_owned(),
        ),
        ("anyone", &visitor, format!("/api/v1/documents/{document}")),
        ("visitor", &visitor, format!("/rooms/{room}/report")),
        ("secretary", &writer, format!("/rooms/{room}/report")),
        (
            "secretary",
            &writer,
            d(&format!("/documents/new?kind=result-report&room={room}")),
        ),
        ("anyone", &visitor, format!("/api/v1/rooms/{room}/report")),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/spending?limit=100".to_owned(),
        ),
    ];
    let mut counts = Vec::new();
    for (who, browser, path) in pages {
        let statements = opened(app, browser, &path).await;
        let page = path.replace(|c: char| c.is_ascii_digit(), "");
        counts.push((format!("{who:<10}{page}"), statements));
    }
    counts
}

/// How many statements opening a page runs.
async fn opened(app: &TestApp, browser: &Browser, path: &str) -> u64 {
    let mut browser = browser.clone();
    let before = app.stores().effort().statements();
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.brief());
    app.stores().effort().statements() - before
}

/// The pages of a workshop room with so many cards, topics and people.
async fn room(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (lead, leader) = village.holder(Role::Secretary).await;
    let meeting = app.held(lead, "haneul", "workshop").await;
    let room = app.open_room(lead, Some(meeting)).await;
    app.step(lead, room, Step::Next).await;
    let cards: Vec<String> = (0..rows).map(|n| format!("카드 {n}")).collect();
    let cards = app.paper(lead, room, "missed", &cards.join("\n")).await;
    let pairs: Vec<_> = cards.chunks(3).map(<[_]>::to_vec).collect();
    app.record(lead, move |tx, by| {
        for pair in &pairs {
            acts::room::group(tx, by, room, pair, (None, "", false))?;
            let key = store::random_hex(16);
            acts::room::dot_paper(tx, by, room, (pair[0], "2", false), &key)?;
        }
        Ok(())
    })
    .await;
    for card in cards.iter().step_by(cards.len() / 5) {
        app.suggest(lead, room, Some(*card)).await;
    }
    let phone = {
        let mut phone = app.visitor();
        app.come_in(&mut phone, room).await;
        phone
    };
    let (_, mut neighbour) = village.resident().await;
    for _ in 0..rows / 30 {
        app.come_in(&mut app.visitor(), room).await;
    }
    app.come_in(&mut neighbour, room).await;
    app.step(lead, room, Step::Reveal).await;
    let one = |rest: &str| format!("/rooms/{room}{rest}");
    let pages = [
        ("phone", &phone, "/rooms".to_owned()),
        ("phone", &phone, one("")),
        ("neighbour", &neighbour, one("")),
        ("neighbour", &neighbour, "/me".to_owned()),
        ("phone", &phone, one("/wall")),
        ("phone", &phone, one("/projector")),
        ("phone", &phone, one("/cards.html")),
        ("leader", &leader, one("/lead")),
        ("leader", &leader, one("/record")),
        ("anyone", &phone, "/api/v1/rooms".to_owned()),
        ("anyone", &phone, format!("/api/v1{}", one(""))),
    ];
    let mut counts = Vec::new();
    for (who, browser, path) in pages {
        let statements = opened(app, browser, &path).await;
        let page = path.replace(|c: char| c.is_ascii_digit(), "");
        counts.push((format!("{who:<10}{page}"), statements));
    }
    counts
}

#[tokio::test]
async fn a_room_runs_as_many_statements_for_many_cards_as_for_30() {
    on_both(|app| async move {
        let few = room(&app, 30).await;
        let more = match app.backend() {
            Backend::Sqlite => 600,
            Backend::Postgres => 90,
        };
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = room(&other, more).await;
        other.close().await;
        assert_eq!(few, many);
        for (page, statements) in &few {
            println!("{statements:>6}  {page}");
            assert!(*statements <= 19, "{page} runs {statements} statements");
        }
    })
    .await;
}

#[tokio::test]
async fn records_run_as_many_statements_for_many_rows_as_for_30() {
    on_both(|app| async move {
        let few = counted(&app, 30).await;
        let more = match app.backend() {
            Backend::Sqlite => 900,
            Backend::Postgres => 120,
        };
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, more).await;
        other.close().await;
        for ((page, few), (_, many)) in few.iter().zip(&many) {
            println!("{few:>6} {many:>6}  {page}");
        }
        assert_eq!(few, many);
        for (page, statements) in &few {
            // A room alone is read in twelve.
            let most = if page.contains("room") { 25 } else { 15 };
            assert!(*statements <= most, "{page} runs {statements} statements");
        }
    })
    .await;
}
