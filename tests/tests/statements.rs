//! Statements per page: the same number for 30 rows as for 3,000.
//!
//! Statements are counted above the database, so on PostgreSQL, where filling takes a round
//! trip for each row, 300 rows show the same. The file of published ballots is left out: it
//! is read in pieces while it is sent, more of them the more ballots there are.

use finance::Won;
use jiff::civil::date;
use process::Role;
use process::agenda::Item;
use process::eligibility::Basis;
use process::id::{MeetingId, ProposalId};
use process::room::Step;
use store::{NewGrant, NewVote, NewVoteItem};
use system_tests::meetings::{decision_form, meeting_form, task_form};
use system_tests::village::proposal_form;
use system_tests::{Backend, DistrictBuilder, TestApp, Village, Vote, on_both};
use web::acts;

/// A district with `rows` rows of everything that a page lists.
struct Full {
    village: Village,
    proposal: ProposalId,
    open: Vote,
    counted: Vote,
    meeting: MeetingId,
}

async fn fill(app: &TestApp, rows: usize) -> Full {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let counted = village
        .vote_between(
            3,
            2,
            "2026-06-15T09:00:00+09:00",
            "2026-06-30T18:00:00+09:00",
        )
        .await;
    let open = village.vote(4, 2).await;
    let mut authors = Vec::new();
    for n in 0..20 {
        let name = format!("하늘동 주민 {n}");
        let person = app.person().name(&name).make().await;
        authors.push(app.by(person).await);
    }
    let moderator = app.person().role(Role::Moderator, village.id).make().await;
    let (moderator, now, district) = (app.by(moderator).await, app.now(), village.id);
    let writers = authors.clone();
    let proposal = app
        .write(move |tx| {
            let mut last = None;
            for n in 0..rows {
                let by = &writers[n % writers.len()];
                let form = proposal_form(&format!("제안 {n}"));
                last = Some(acts::proposal::submit(tx, by, "haneul", &form)?);
            }
            let proposal = last.unwrap();
            for n in 0..rows {
                let by = &writers[n % writers.len()];
                let text = format!("의견 {n}");
                let comment =
                    acts::comment::add(tx, by, "haneul", (Item::Proposal(proposal), None), &text)?;
                if n % 3 == 0 {
                    let subject = acts::moderation::Subject::comment(comment);
                    acts::moderation::hide(
                        tx,
                        &moderator,
                        "haneul",
                        subject,
                        "규칙에 어긋납니다.",
                    )?;
                }
            }
            Ok(proposal)
        })
        .await;
    let administrator = village.administrator;
    let ids: Vec<_> = (0..rows)
        .map(|_| store::vote_ids(&app.stores().ids, 1, now))
        .collect();
    app.write(move |tx| {
        let cycle = store::cycle_current(tx, district)?.unwrap().id;
        for (n, (vote, items)) in ids.into_iter().enumerate() {
            let new = NewVote {
                district,
                cycle,
                title_ko: format!("투표 {n}"),
                title_en: format!("Vote {n}"),
                opens_at: "2026-09-01T09:00:00+09:00".parse().unwrap(),
                closes_at: "2026-09-10T18:00:00+09:00".parse().unwrap(),
                max_choices: 1,
                budget: Won(1_000_000),
                official_rule: "greedy".to_owned(),
                utility: "cost".to_owned(),
                completion: "greedy".to_owned(),
                ties: "cost,votes,name".to_owned(),
                announced_by: administrator,
            };
            let item = NewVoteItem {
                item: None,
                title: "의제".to_owned(),
                need: "까닭".to_owned(),
                cost: Won(1_000_000),
            };
            store::vote_add(tx, vote, &new, &[(items[0], item)], now)?;
            let person = store::person_add(tx, "ko", &format!("위원 {n}"), now)?;
            let new = NewGrant {
                person,
                role: Role::CouncilMember,
                district: Some(district),
                body: None,
                starts_on: date(2026, 1, 1),
                ends_on: None,
                granted_by: Some(administrator),
            };
            store::grant_add(tx, &new, now)?;
        }
        Ok(())
    })
    .await;
    let meeting = meetings(app, &village, rows).await;
    app.set_time("2026-06-20T10:00:00+09:00");
    ballots(app, &counted, rows).await;
    app.set_time("2026-06-30T18:05:00+09:00");
    assert_eq!(app.count_votes().await, [counted.id]);
    app.set_now(now);
    ballots(app, &open, rows).await;
    Full {
        village,
        proposal,
        open,
        counted,
        meeting,
    }
}

/// Meetings to come and past, one of them with decisions, addenda and a room full of cards.
async fn meetings(app: &TestApp, village: &Village, rows: usize) -> MeetingId {
    let secretary = app.person().role(Role::Secretary, village.id).make().await;
    let meeting = app.held(secretary, "haneul", "workshop").await;
    app.publish(secretary, "haneul", meeting, "회의록").await;
    app.record(secretary, move |tx, by| {
        let mut early = by.clone();
        early.now -= jiff::SignedDuration::from_hours(24 * 30);
        for n in 0..rows {
            let day = if n % 2 == 0 {
                "2026-08-20"
            } else {
                "2026-07-20"
            };
            let form = meeting_form("forum", day);
            acts::meeting::call(tx, &early, "haneul", &form)?;
            let form = decision_form(["29", "", "15", "8", ""]);
            acts::meeting::decide(tx, by, "haneul", meeting, &form)?;
            acts::meeting::minutes_add(tx, by, "haneul", meeting, "덧붙임")?;
            if n < 100 {
                let form = task_form("2026-08-27");
                acts::meeting::task_add(tx, by, "haneul", meeting, &form)?;
            }
        }
        Ok(())
    })
    .await;
    let room = app.open_room(secretary, Some(meeting)).await;
    let cards = vec!["짧은 시간"; rows.min(300)].join("\n");
    app.paper(secretary, room, "missed", &cards).await;
    app.step(secretary, room, Step::Next).await;
    app.step(secretary, room, Step::Reveal).await;
    meeting
}

/// Ballots of voters who exist on the roll only.
async fn ballots(app: &TestApp, vote: &Vote, rows: usize) {
    let (id, items, now) = (vote.id, vote.items.clone(), app.now());
    app.stores()
        .roll
        .write(move |tx| {
            for n in 0..rows {
                store::roll_issue(
                    tx,
                    id,
                    &format!("{n:064x}"),
                    Basis::Resident,
                    date(2026, 6, 20),
                )?;
            }
            Ok::<_, store::Halt>(())
        })
        .await
        .unwrap();
    app.stores()
        .ballot_box
        .write(move |tx| {
            for n in 0..rows {
                let choices = [items[n % items.len()]];
                store::ballot_cast::<store::Halt>(tx, id, &format!("{n:064x}"), 1, &choices, now)?;
            }
            Ok::<_, store::Halt>(())
        })
        .await
        .unwrap();
}

/// The pages, by who looks, with the statements each of them ran.
async fn counted(app: &TestApp, rows: usize) -> Vec<(String, u64)> {
    let full = fill(app, rows).await;
    let village = &full.village;
    let visitor = app.visitor();
    let (voter, resident) = village.resident().await;
    village.enrol(voter, "주민 삼", &full.open).await;
    village.cast(voter, &full.open, &[1], 1).await;
    let (_, moderator) = village.holder(Role::Moderator).await;
    let (_, secretary) = village.holder(Role::Secretary).await;
    let administrator = app.sign_in(village.administrator).await;
    let d = |rest: &str| village.path(rest);
    let api = |rest: &str| format!("/api/v1{rest}");
    let one = format!("/proposals/{}", full.proposal);
    let gathering = format!("/meetings/{}", full.meeting);
    let pages = [
        ("visitor", &visitor, "/".to_owned()),
        ("visitor", &visitor, d("")),
        ("resident", &resident, d("")),
        ("visitor", &visitor, d("/year")),
        ("visitor", &visitor, "/primer".to_owned()),
        ("visitor", &visitor, "/glossary".to_owned()),
        ("secretary", &secretary, d("/settings")),
        ("secretary", &secretary, d("/settings/calendar")),
        ("secretary", &secretary, d("/settings/neighborhoods")),
        ("secretary", &secretary, d("/settings/next-year")),
        (
            "administrator",
            &administrator,
            "/set-up/administrators".to_owned(),
        ),
        ("administrator", &administrator, "/set-up".to_owned()),
        (
            "administrator",
            &administrator,
            "/set-up?from=haneul".to_owned(),
        ),
        ("anyone", &visitor, api("/districts/haneul/years")),
        ("visitor", &visitor, d("/proposals")),
        ("visitor", &visitor, d(&one)),
        ("resident", &resident, d(&one)),
        ("moderator", &moderator, d(&one)),
        ("moderator", &moderator, d("/moderation")),
        ("visitor", &visitor, d("/votes")),
        ("visitor", &visitor, full.open.path.clone()),
        ("visitor", &visitor, d("/meetings")),
        ("visitor", &visitor, d("/calendar.ics")),
        ("visitor", &visitor, d(&gathering)),
        ("secretary", &secretary, d(&format!("{gathering}/minutes"))),
        ("secretary", &secretary, d(&format!("{gathering}/tasks"))),
        ("voter", &resident, full.open.path.clone()),
        ("visitor", &visitor, format!("{}/result", full.counted.path)),
        ("resident", &resident, "/me".to_owned()),
        ("secretary", &secretary, d("/roles")),
        ("administrator", &administrator, d("/roles")),
        ("anyone", &visitor, api("/districts")),
        ("anyone", &visitor, api("/districts/haneul")),
        (
            "anyone",
            &visitor,
            api("/districts/haneul/proposals?limit=100"),
        ),
        ("anyone", &visitor, api(&one)),
        (
            "anyone",
            &visitor,
            api(&format!("{one}/comments?limit=100")),
        ),
        (
            "anyone",
            &visitor,
            api("/districts/haneul/meetings?limit=100"),
        ),
        ("anyone", &visitor, api(&gathering)),
        ("anyone", &visitor, api("/districts/haneul/votes?limit=100")),
        ("anyone", &visitor, api(&format!("/votes/{}", full.open.id))),
        (
            "anyone",
            &visitor,
            api(&format!("/votes/{}/result", full.counted.id)),
        ),
    ];
    let mut counts = Vec::new();
    for (who, browser, path) in pages {
        let mut browser = browser.clone();
        let before = app.stores().effort().statements();
        let answer = browser.get(&path).await;
        let statements = app.stores().effort().statements() - before;
        assert_eq!(answer.status, 200, "{path}: {}", answer.brief());
        let numeric = |c: char| c.is_ascii_digit();
        let page: Vec<_> = path
            .split('/')
            .map(|part| {
                if part.len() > 9 && part.starts_with(numeric) {
                    "{id}"
                } else {
                    part
                }
            })
            .collect();
        counts.push((format!("{who:<14}{}", page.join("/")), statements));
    }
    counts
}

#[tokio::test]
async fn a_page_runs_as_many_statements_for_3000_rows_as_for_30() {
    on_both(|app| async move {
        let few = counted(&app, 30).await;
        let more = match app.backend() {
            Backend::Sqlite => 3_000,
            Backend::Postgres => 300,
        };
        let other = TestApp::new(app.backend(), system_tests::app::settings());
        let many = counted(&other, more).await;
        other.close().await;
        println!("{:>6} {more:>6}  page ({:?})", "30", app.backend());
        for ((page, few), (_, many)) in few.iter().zip(&many) {
            println!("{few:>6} {many:>6}  {page}");
        }
        assert_eq!(few, many);
        for (page, statements) in &few {
            // A meeting tells of its room, which is read in twelve.
            let most = match page {
                page if page.ends_with("/meetings/{id}") => 28,
                _ => 15,
            };
            assert!(*statements <= most, "{page} runs {statements} statements");
        }
    })
    .await;
}
