//! Statements per page of the board, of agendas and of the search: the same for 30 rows as for
//! more.

use process::Role;
use process::agenda::Item;
use system_tests::board::{agenda_form, merged};
use system_tests::opened::{as_many, opened};
use system_tests::{Backend, DistrictBuilder, TestApp, on_both};
use web::acts;

/// The pages, by who looks, with the statements each of them ran.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (secretary, staff) = village.holder(Role::Secretary).await;
    let (author, _) = village.resident().await;
    let (by, writer) = (app.by(secretary).await, app.by(author).await);
    let (merged, last, proposal) = app
        .write(move |tx| {
            let mut items = Vec::new();
            let mut last = None;
            for n in 0..rows {
                let form = system_tests::village::proposal_form(&format!("밤길 {n}"));
                let proposal = acts::proposal::submit(tx, &writer, "haneul", &form)?;
                last = Some((
                    acts::agenda::add(tx, &by, "haneul", &agenda_form(&format!("의제 {n}")))?,
                    proposal,
                ));
                if n % 2 == 0 {
                    items.push(Item::Proposal(proposal));
                }
            }
            // Many things went into one: as many as one form takes, again and again.
            let mut whole = None;
            for some in items.chunks(9) {
                let mut some = some.to_vec();
                some.extend(whole.map(Item::Agenda));
                let form = agenda_form("밤길이 밝은 통학로");
                whole = Some(merged(tx, &by, "haneul", &some, &form)?);
            }
            let (agenda, proposal) = last.unwrap();
            Ok((whole.unwrap(), agenda, proposal))
        })
        .await;
    let step = app
        .read(move |tx| Ok(store::lineage_ancestors(tx, merged)?[0].lineage))
        .await;
    let visitor = app.visitor();
    let d = |rest: &str| village.path(rest);
    let items = format!("items=agenda-{last}&items=agenda-{merged}");
    let pages = [
        ("visitor", &visitor, d("/agendas")),
        ("visitor", &visitor, d("/agendas?kind=agenda&view=table")),
        ("visitor", &visitor, d("/agendas?view=wall")),
        ("secretary", &staff, d(&format!("/agendas?{items}"))),
        ("secretary", &staff, d("/agendas/new")),
        ("secretary", &staff, d(&format!("/agendas/merge?{items}"))),
        ("visitor", &visitor, d(&format!("/agendas/{merged}"))),
        (
            "visitor",
            &visitor,
            d(&format!("/agendas/{merged}/lineage")),
        ),
        ("secretary", &staff, d(&format!("/agendas/{last}"))),
        ("secretary", &staff, d(&format!("/agendas/{last}/edit"))),
        ("secretary", &staff, d(&format!("/agendas/{last}/split"))),
        ("visitor", &visitor, d(&format!("/lineage/{step}"))),
        ("secretary", &staff, d(&format!("/agendas/link?{items}"))),
        ("secretary", &staff, d(&format!("/agendas/{last}/return"))),
        ("secretary", &staff, d(&format!("/lineage/{step}/undo"))),
        ("visitor", &visitor, d(&format!("/compare?{items}"))),
        ("visitor", &visitor, d("/search?q=밤길")),
        ("visitor", &visitor, d("/similar?text=밤길")),
        ("visitor", &visitor, d(&format!("/proposals/{proposal}"))),
        ("secretary", &staff, d("/settings/synonyms")),
        (
            "secretary",
            &staff,
            d(&format!("/proposals/{proposal}/classify")),
        ),
        ("secretary", &staff, d("/votes/new")),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/board?limit=100".to_owned(),
        ),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/search?q=밤길&limit=100".to_owned(),
        ),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/similar?text=밤길".to_owned(),
        ),
        (
            "anyone",
            &visitor,
            "/api/v1/districts/haneul/similar/decisions?limit=100".to_owned(),
        ),
        ("anyone", &visitor, format!("/api/v1/agendas/{merged}")),
        ("anyone", &visitor, format!("/api/v1/lineage/{step}")),
    ];
    opened(app, &pages).await
}

#[tokio::test]
async fn the_board_runs_as_many_statements_for_many_rows_as_for_30() {
    on_both(|app| async move {
        let many = match app.backend() {
            Backend::Sqlite => 600,
            Backend::Postgres => 90,
        };
        as_many(&app, counted, [30, many], 20).await;
    })
    .await;
}
