//! What a page costs the database when a district is large: as good as nothing more, counted in
//! steps of SQLite's virtual machine, which tell of every row that is looked at.

use jiff::SignedDuration;
use process::Role;
use system_tests::board::agenda_form;
use system_tests::village::proposal_form;
use system_tests::{DistrictBuilder, TestApp, on_sqlite};
use web::acts;

/// Proposals of a small district.
const FEW: usize = 100;
/// How many more a large one has.
const MORE: u64 = 1_900;

/// The pages with the steps that each of them took, after an import of so many proposals and a
/// tenth as many agendas at one moment.
async fn counted(app: &TestApp, proposals: usize) -> Vec<(String, u64)> {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (secretary, _) = village.holder(Role::Secretary).await;
    let (author, _) = village.resident().await;
    let (by, writer) = (app.by(secretary).await, app.by(author).await);
    let (proposal, agenda) = app
        .write(move |tx| {
            let (mut proposal, mut agenda) = (None, None);
            for n in 0..proposals {
                let form = proposal_form(&format!("{n}번 골목 밤길"));
                proposal = Some(acts::proposal::submit(tx, &writer, "haneul", &form)?);
                if n % 10 == 0 {
                    let form = agenda_form(&format!("{n}번 골목 의제"));
                    agenda = Some(acts::agenda::add(tx, &by, "haneul", &form)?);
                }
            }
            Ok((proposal.unwrap(), agenda.unwrap()))
        })
        .await;
    for n in 0..20 {
        village
            .comment(author, proposal, &format!("의견 {n}"))
            .await;
    }
    app.pass(SignedDuration::from_secs(10));
    let items = format!("items=proposal-{proposal}&items=agenda-{agenda}");
    let paths = [
        "".to_owned(),
        "/proposals".to_owned(),
        format!("/proposals/{proposal}"),
        format!("/proposals/{proposal}/comments"),
        "/agendas".to_owned(),
        format!("/agendas/{agenda}"),
        format!("/agendas/{agenda}/lineage"),
        format!("/compare?{items}"),
        "/similar?text=밤길".to_owned(),
    ];
    let mut visitor = app.visitor();
    let mut counts = Vec::new();
    for path in &paths {
        let here = village.path(path);
        // The first reading fills what the process keeps in memory.
        visitor.get(&here).await.expect(200);
        let effort = app.stores().effort();
        let (before, plans) = (effort.steps(), effort.replans());
        visitor.get(&here).await.expect(200);
        let steps = effort.steps() - before;
        assert_eq!(effort.replans(), plans, "{path} plans statements anew");
        let digits = |c: char| c.is_ascii_digit();
        counts.push((path.replace(digits, ""), steps));
    }
    counts
}

#[tokio::test]
async fn a_page_costs_a_large_district_hardly_more_than_a_small_one() {
    on_sqlite(|app| async move {
        let few = counted(&app, FEW).await;
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, FEW + MORE as usize).await;
        other.close().await;
        for ((page, few), (_, many)) in few.iter().zip(&many) {
            println!("{few:>8} {many:>8}  {page}");
        }
        for ((page, few), (_, many)) in few.iter().zip(&many) {
            // Two pages say how many proposals there are, so each is walked by.
            let walked = match page.as_str() {
                "" | "/proposals" => 3 * MORE,
                _ => 0,
            };
            let most = few + few / 2 + walked;
            assert!(*many <= most, "{page}: {few} and {many} steps");
        }
    })
    .await;
}
