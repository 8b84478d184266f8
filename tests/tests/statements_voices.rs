//! Statements per page of the inbox, of opinions and of a desk: the same for 30 rows as for
//! more.

use process::Role;
use system_tests::opened::{as_many, opened};
use system_tests::{Backend, DistrictBuilder, TestApp, on_both};
use web::acts;
use web::acts::moderation::Subject;
use web::acts::tracking_code::Code;

/// The pages, by who looks, with the statements each of them ran.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (secretary, staff) = village.holder(Role::Secretary).await;
    let (moderator, hider) = village.holder(Role::Moderator).await;
    let agenda = village.deliberated("밤길이 밝은 통학로").await;
    let (mut people, mut ids) = (Vec::new(), Vec::new());
    for _ in 0..rows {
        let person = app.person().make().await;
        ids.push(person);
        people.push(app.by(person).await);
    }
    let talker = ids[1];
    let (writer, hides) = (app.by(secretary).await, app.by(moderator).await);
    let inquiry = app
        .write(move |tx| {
            let mut last = None;
            for (n, by) in people.iter().enumerate() {
                let form = process::inquiry::InquiryForm {
                    title: format!("물음 {n}"),
                    body: "언제인가요?".to_owned(),
                    agenda: agenda.to_string(),
                };
                let code = Code::random(&by.keys);
                let id = acts::inquiry::make(tx, by, "haneul", &form, &code)?;
                let form = process::inquiry::AnswerForm {
                    office: "도로과".to_owned(),
                    answer: "내일입니다.".to_owned(),
                };
                if n % 3 == 0 {
                    acts::inquiry::answer(tx, &writer, "haneul", id, &form)?;
                }
                let stance = ["agree", "disagree", "pass"][n % 3];
                let form = process::opinion::OpinionForm {
                    stance: stance.to_owned(),
                    gradient: ["live", "against", ""][n % 3].to_owned(),
                    reason: format!("까닭 {n}"),
                };
                let opinion = acts::opinion::give(tx, by, "haneul", agenda, &form)?;
                if n % 4 == 0 {
                    let subject = Subject::opinion(opinion);
                    acts::moderation::hide(tx, &hides, "haneul", subject, "규칙에 어긋납니다.")?;
                }
                let form = process::statement::StatementForm {
                    statement: format!("생각 {n}"),
                    seed: false,
                };
                // No more than an agenda takes.
                if n < 480 {
                    let one = acts::statement::add(tx, by, "haneul", agenda, &form)?;
                    acts::statement::vote(tx, by, "haneul", agenda, one, stance)?;
                    if n % 7 == 0 {
                        let subject = Subject::statement(one);
                        acts::moderation::hide(
                            tx,
                            &hides,
                            "haneul",
                            subject,
                            "규칙에 어긋납니다.",
                        )?;
                    } else if n % 2 == 0 {
                        // One of them has said a lot.
                        acts::statement::vote(tx, &people[1], "haneul", agenda, one, "pass")?;
                    }
                }
                if n % 3 > 0 {
                    last = Some(id);
                }
            }
            Ok(last.unwrap())
        })
        .await;
    let visitor = app.visitor();
    let talker = app.sign_in(talker).await;
    let d = |rest: &str| village.path(rest);
    let opinion = d(&format!("/agendas/{agenda}/opinion"));
    let said = |rest: &str| d(&format!("/agendas/{agenda}/statements{rest}"));
    let pages = [
        ("visitor", &visitor, d("/inbox")),
        ("visitor", &visitor, d("/inbox?state=waiting")),
        ("visitor", &visitor, d("/inbox?state=answered")),
        ("visitor", &visitor, d("/inbox/new")),
        ("visitor", &visitor, d(&format!("/inbox?agenda={agenda}"))),
        ("visitor", &visitor, d(&format!("/agendas/{agenda}"))),
        ("visitor", &visitor, d(&format!("/inbox/{inquiry}"))),
        ("secretary", &staff, d(&format!("/inbox/{inquiry}"))),
        ("secretary", &staff, d(&format!("/inbox/{inquiry}/assign"))),
        ("secretary", &staff, d(&format!("/inbox/{inquiry}/answer"))),
        ("secretary", &staff, "/me/desk".to_owned()),
        ("visitor", &visitor, opinion.clone()),
        ("moderator", &hider, opinion),
        ("visitor", &visitor, said("")),
        ("talker", &talker, said("")),
        ("talker", &talker, said("/vote")),
        ("talker", &talker, said("/mine")),
        ("talker", &talker, said("/map")),
        ("secretary", &staff, said("/settings")),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/inbox?limit=100".to_owned(),
        ),
        ("anyone", &visitor, format!("/api/v1/inquiries/{inquiry}")),
        (
            "anyone",
            &visitor,
            format!("/api/v1/agendas/{agenda}/opinions?limit=100"),
        ),
        (
            "anyone",
            &visitor,
            format!("/api/v1/agendas/{agenda}/statements?limit=100"),
        ),
        (
            "anyone",
            &visitor,
            format!("/api/v1/agendas/{agenda}/statements/analysis"),
        ),
    ];
    opened(app, &pages).await
}

#[tokio::test]
async fn voices_run_as_many_statements_for_many_rows_as_for_30() {
    on_both(|app| async move {
        let many = match app.backend() {
            Backend::Sqlite => 600,
            Backend::Postgres => 90,
        };
        as_many(&app, counted, [30, many], 20).await;
    })
    .await;
}
