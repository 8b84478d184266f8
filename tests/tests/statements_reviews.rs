//! Statements per page of departments and reviews: the same for 30 rows as for more.

use process::Role;
use process::agenda::Item;
use process::review::SendForm;
use system_tests::reviews::card_form;
use system_tests::{DistrictBuilder, TestApp, on_both};
use web::acts;

/// The pages, by who looks, with the statements each of them ran.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let names: Vec<String> = (0..rows.min(50)).map(|n| format!("부서 {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let departments = village.departments(&names).await;
    let (secretary, staff) = village.holder(Role::Secretary).await;
    let (official, writes) = village.holder(Role::DepartmentOfficial).await;
    let (_, answers) = village.holder(Role::GovernanceCoordinator).await;
    let author = app.person().make().await;
    let mut items = Vec::new();
    for n in 0..rows {
        let id = village.proposal(author, &format!("제안 {n}")).await;
        items.push(Item::Proposal(id));
    }
    let (sends, hands_in) = (app.by(secretary).await, app.by(official).await);
    let form = SendForm {
        question: "할 수 있나요?".to_owned(),
        departments: departments.iter().map(ToString::to_string).collect(),
    };
    let all = items.clone();
    let (review, card) = app
        .write(move |tx| {
            let mut last = None;
            for item in &all {
                let id = acts::review::send(tx, &sends, "haneul", &item.to_string(), &form)?;
                let cards = store::review_cards(tx, id)?;
                for card in &cards[1..] {
                    let form = card_form();
                    acts::review::card::submit(tx, &hands_in, "haneul", card.id, &form)?;
                }
                last = Some((id, cards[0].id));
            }
            Ok(last.unwrap())
        })
        .await;
    let mut asked = String::new();
    for n in 0..rows.min(30) {
        let (id, _) = village.ask(None, &format!("물음 {n}"), "언제인가요?").await;
        asked.push_str(&format!("items=inquiry-{id}&"));
    }
    for pair in items.windows(2).take(50) {
        village.flag(secretary, [pair[0], pair[1]]).await;
    }
    let visitor = app.visitor();
    let d = |rest: &str| village.path(rest);
    let here = d(&format!("/reviews/{review}"));
    let work = d(&format!("/reviews/cards/{card}"));
    let pages = [
        ("visitor", &visitor, d("/reviews")),
        ("visitor", &visitor, d("/reviews?state=open")),
        ("visitor", &visitor, here.clone()),
        ("official", &writes, here.clone()),
        ("official", &writes, work.clone()),
        ("official", &writes, "/me/desk".to_owned()),
        ("coordinator", &answers, format!("{here}/answer")),
        ("coordinator", &answers, format!("{work}/hand")),
        ("visitor", &visitor, d("/conflicts")),
        ("secretary", &staff, d("/templates")),
        ("secretary", &staff, d("/bulk")),
        ("secretary", &staff, d(&format!("/bulk?{asked}"))),
        ("secretary", &staff, d("/settings/departments")),
        ("secretary", &staff, d("/roles")),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/reviews?limit=100".to_owned(),
        ),
        ("anyone", &visitor, format!("/api/v1/reviews/{review}")),
    ];
    let mut found = Vec::new();
    for (who, browser, path) in pages {
        let before = app.stores().effort().statements();
        let answer = browser.clone().get(&path).await;
        answer.expect(200);
        let name = path.replace(&review.to_string(), "{review}");
        let name = name.replace(&card.to_string(), "{card}");
        let name = name.split("?items").next().unwrap().to_owned();
        found.push((
            format!("{who} {name}"),
            app.stores().effort().statements() - before,
        ));
    }
    found
}

#[tokio::test]
async fn a_page_of_reviews_runs_as_many_statements_however_many_rows_there_are() {
    on_both(|app| async move {
        let few = counted(&app, 3).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, 60).await;
        other.close().await;
        for ((page, few), (_, many)) in few.iter().zip(&many) {
            assert_eq!(few, many, "{page}");
            assert!(*few <= 18, "{page} runs {few} statements");
        }
    })
    .await;
}
