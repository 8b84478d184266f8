//! What nobody gets round: spending behind a draft's back, one decision for two changes, another
//! source's money, a settlement that moved under the city's hand, money that went back already.

use std::collections::BTreeSet;

use process::budget_change::{ChangeForm, ChangeState};
use process::settlement::SettlementForm;
use process::{Fault, Role};
use system_tests::agreed::{LINES, decision};
use system_tests::app::has_postgres;
use system_tests::records::spending_form;
use system_tests::{Agreed, TestApp, on_both};
use web::acts::{self, By, NotDone};

/// The key of what was refused, or the first faulty field with its key.
fn said<T>(outcome: Result<T, NotDone>) -> String {
    match outcome {
        Ok(_) => "done".to_owned(),
        Err(NotDone::Refusal(refusal)) => refusal.fault.key.to_owned(),
        Err(NotDone::Invalid(invalid)) => {
            let first = invalid.0.first();
            first.map_or(String::new(), |one| {
                format!("{} {}", one.field, one.fault.key)
            })
        }
        Err(other) => format!("{other:?}"),
    }
}

async fn tried<T, F>(app: &TestApp, act: F) -> String
where
    T: Send + 'static,
    F: FnOnce(&mut store::Tx<'_>) -> Result<T, NotDone> + Send + 'static,
{
    said(app.stores().site.write(act).await)
}

async fn holder(app: &TestApp, agreed: &Agreed, role: Role) -> By {
    let person = app.person().role(role, agreed.village.id).make().await;
    app.by(person).await
}

/// A form that gives these places of [`LINES`] other amounts.
fn form(other: &[(usize, i64)]) -> ChangeForm {
    let amounts = (0..LINES.len()).map(|place| {
        let found = other.iter().find(|(at, _)| *at == place);
        found.map_or(LINES[place].2, |(_, won)| *won).to_string()
    });
    ChangeForm {
        title: "안내판을 더 세우기".to_owned(),
        reason: "값이 올랐습니다.".to_owned(),
        content: String::new(),
        amounts: amounts.collect(),
    }
}

fn revised(
    other: &[(usize, i64)],
    supplement: &str,
) -> (process::agreement::AgreementForm, Vec<String>) {
    let terms = process::agreement::AgreementForm {
        supplement: supplement.to_owned(),
        ..system_tests::agreed::agreement_form("2026-07-01")
    };
    (terms, form(other).amounts)
}

/// A draft blocks no spending, so the signature looks once more.
#[tokio::test]
async fn nobody_signs_below_what_was_spent_since_the_draft() {
    on_both(|app| async move {
        let agreed = Agreed::make(&app, "2026-07-01").await;
        let secretary = holder(&app, &agreed, Role::Secretary).await;
        let chair = holder(&app, &agreed, Role::CoChair).await;
        let by = secretary.clone();
        let lower = revised(&[(0, LINES[0].2 - 10_000_000)], "");
        let drafted = tried(&app, move |tx| {
            acts::agreement::revise(tx, &by, "haneul", 2027, (&lower.0, &lower.1))
        });
        assert_eq!(drafted.await, "done");
        let spent = spending_form(agreed.lines[0], LINES[0].2, "2026-07-02", "모두");
        let spent = tried(&app, move |tx| {
            acts::spending::record(tx, &secretary, "haneul", Some(2027), &spent)
        });
        assert_eq!(spent.await, "done");
        let signed = tried(&app, move |tx| {
            let party = process::agreement::Party::District;
            acts::agreement::sign(tx, &chair, "haneul", 2027, (party, "council"))
        });
        assert_eq!(signed.await, "refusal-agreement-spent");
    })
    .await;
}

/// While an agreement is carried out, a new one is held against the rule on changes too.
#[tokio::test]
async fn a_new_agreement_is_no_way_round_the_rule() {
    on_both(|app| async move {
        let agreed = Agreed::make(&app, "2026-07-01").await;
        let secretary = holder(&app, &agreed, Role::Secretary).await;
        let more = LINES[0].2 + 1;
        for (supplement, expected) in [
            ("", "supplement fault-supplement"),
            ("제301회 임시회", "done"),
        ] {
            let by = secretary.clone();
            let raised = revised(&[(0, more)], supplement);
            let drafted = tried(&app, move |tx| {
                acts::agreement::revise(tx, &by, "haneul", 2027, (&raised.0, &raised.1))
            });
            assert_eq!(drafted.await, expected);
        }
        let (mut late, amounts) = revised(&[], "");
        late.execution_end = "2028-01-01".to_owned();
        let drafted = tried(&app, move |tx| {
            acts::agreement::revise(tx, &secretary, "haneul", 2027, (&late, &amounts))
        });
        assert_eq!(drafted.await, "execution_end fault-execution-end");
    })
    .await;
}

/// A decision carries one change, of the council, taken after the change was proposed.
#[tokio::test]
async fn a_decision_carries_one_change_that_lay_before_the_council() {
    on_both(|app| async move {
        let agreed = Agreed::make(&app, "2026-07-01").await;
        let secretary = holder(&app, &agreed, Role::Secretary).await;
        let keeper = secretary.person().unwrap();
        let before = decision(&app, &agreed.village, keeper).await.to_string();
        app.set_time("2026-09-05T10:00:00+09:00");
        let secretary = app.by(keeper).await;
        let mut changes = Vec::new();
        for _ in 0..2 {
            let by = secretary.clone();
            let moved = form(&[(0, LINES[0].2 - 1_000_000), (1, LINES[1].2 + 1_000_000)]);
            let propose = move |tx: &mut store::Tx<'_>| {
                acts::budget_change::propose(tx, &by, "haneul", 2027, &moved)
            };
            changes.push(app.write(propose).await);
        }
        let after = decision(&app, &agreed.village, keeper).await.to_string();
        for (change, decided, expected) in [
            (changes[0], before, "decision fault-decision"),
            (changes[0], after.clone(), "done"),
            (changes[1], after, "decision fault-decision"),
        ] {
            let by = secretary.clone();
            let decide = tried(&app, move |tx| {
                acts::budget_change::decide(tx, &by, "haneul", change, &decided)
            });
            assert_eq!(decide.await, expected);
        }
        // Another member does not take back what she did not propose.
        let member = holder(&app, &agreed, Role::CouncilMember).await;
        let other = changes[1];
        let taken = tried(&app, move |tx| {
            acts::budget_change::withdraw(tx, &member, "haneul", other, "싫습니다.")
        });
        assert_eq!(taken.await, "refusal-change-not-yours");
    })
    .await;
}

/// The city approves what it was shown, while nothing is bound; what went back is not spent.
#[tokio::test]
async fn a_settlement_holds_what_the_city_saw() {
    on_both(|app| async move {
        let agreed = Agreed::make(&app, "2026-07-01").await;
        let secretary = holder(&app, &agreed, Role::Secretary).await;
        let officer = holder(&app, &agreed, Role::CityOfficer).await;
        app.set_time("2027-01-05T10:00:00+09:00");
        let (secretary, officer) = (
            app.by(secretary.person().unwrap()).await,
            app.by(officer.person().unwrap()).await,
        );
        let draft = |by: By, reason: &str, interest: &str| {
            let form = SettlementForm {
                reason: reason.to_owned(),
                interest: interest.to_owned(),
            };
            move |tx: &mut store::Tx<'_>| {
                let id = acts::settlement::draft(tx, &by, "haneul", Some(2027), &form)?;
                acts::settlement::seal_of(tx, id)
            }
        };
        let approve = |by: By, seal: String| {
            move |tx: &mut store::Tx<'_>| {
                acts::settlement::approve(tx, &by, "haneul", Some(2027), &seal).map(drop)
            }
        };
        let bind = |by: By, won: &str| {
            let form = process::commitment::CommitmentForm {
                line: agreed.lines[0].to_string(),
                amount: won.to_owned(),
                made_on: "2026-12-31".to_owned(),
                what: "미처 적지 못한 계약".to_owned(),
                payee: "company".to_owned(),
            };
            move |tx: &mut store::Tx<'_>| {
                acts::commitment::record(tx, &by, "haneul", Some(2027), &form)
            }
        };
        let old = app.write(draft(secretary.clone(), "", "")).await;
        let seal = app.write(draft(secretary.clone(), "", "5,000")).await;
        let stale = tried(&app, approve(officer.clone(), old)).await;
        assert_eq!(stale, "refusal-settlement-changed");
        let bound = app.write(bind(secretary.clone(), "1,000")).await;
        let refused = tried(&app, approve(officer.clone(), seal.clone())).await;
        assert_eq!(refused, "refusal-settlement-bound");
        let by = secretary.clone();
        app.write(move |tx| {
            acts::commitment::release(tx, &by, "haneul", bound, "적지 않기로 했습니다.")
        })
        .await;
        assert_eq!(tried(&app, approve(officer.clone(), seal)).await, "done");
        // What was settled stays as it was agreed, also where no money moves.
        let (by, mut change) = (secretary.clone(), form(&[]));
        change.content = "안내판 대신 의자를 놓습니다.".to_owned();
        let settled = tried(&app, move |tx| {
            acts::budget_change::propose(tx, &by, "haneul", 2027, &change)
        });
        assert_eq!(settled.await, "refusal-change-settled");

        // All of the city's money goes back; then the settlement is opened again.
        let all: i64 = LINES.iter().map(|(_, _, won)| *won).sum();
        let (by, back) = (
            secretary.clone(),
            process::refund::RefundForm {
                amount: all.to_string(),
                interest: "5,000".to_owned(),
                paid_on: "2027-01-05".to_owned(),
                receipt: "12".to_owned(),
            },
        );
        let paid = tried(&app, move |tx| {
            acts::refund::record(tx, &by, "haneul", Some(2027), &back)
        });
        assert_eq!(paid.await, "done");
        app.write(draft(secretary.clone(), "빠진 줄이 있습니다.", "5,000"))
            .await;
        let again = tried(&app, bind(secretary.clone(), "1")).await;
        assert_eq!(again, "amount refund-fault-gone");
        // Nobody writes over the books, not even past the program.
        for sql in [
            "UPDATE settlement SET reason = 'x' WHERE approved_at IS NOT NULL",
            "DELETE FROM settlement",
            "UPDATE refund SET amount_won = 1",
            "DELETE FROM commitment",
        ] {
            let raw = move |tx: &mut store::Tx<'_>| -> Result<u64, store::StoreError> {
                tx.execute(sql, &[])
            };
            assert!(app.stores().site.write(raw).await.is_err(), "{sql}");
        }
    })
    .await;
}

/// Two processes on one PostgreSQL: changes, payments and commitments together never take more
/// than there is, nor move more than the limit.
#[tokio::test]
async fn two_servers_never_take_more_than_there_is() {
    if !has_postgres() {
        return;
    }
    let app = TestApp::postgres();
    let other = app.beside();
    let agreed = Agreed::make(&app, "2026-07-01").await;
    let secretary = holder(&app, &agreed, Role::Secretary).await;
    let mut all = tokio::task::JoinSet::new();
    // A line of 40,000,000 won: nine payments and nine commitments of 4,000,000 race with
    // changes that would each take 3,000,000 of it.
    let line = agreed.lines[1];
    for nth in 0..27 {
        let site = if nth % 2 == 0 { &app } else { &other }.clone();
        let by = secretary.clone();
        let paid = spending_form(line, 4_000_000, "2026-07-02", "안내문");
        let bound = process::commitment::CommitmentForm {
            line: line.to_string(),
            amount: "4,000,000".to_owned(),
            made_on: "2026-07-02".to_owned(),
            what: "안내문 계약".to_owned(),
            payee: "company".to_owned(),
        };
        let moved = form(&[(0, LINES[0].2 + 3_000_000), (1, LINES[1].2 - 3_000_000)]);
        all.spawn(async move {
            let act = move |tx: &mut store::Tx<'_>| match nth % 3 {
                0 => acts::spending::record(tx, &by, "haneul", Some(2027), &paid).map(drop),
                1 => acts::commitment::record(tx, &by, "haneul", Some(2027), &bound).map(drop),
                _ => acts::budget_change::propose(tx, &by, "haneul", 2027, &moved).map(drop),
            };
            said(site.stores().site.write(act).await)
        });
    }
    let answers = all.join_all().await;
    assert!(answers.iter().any(|said| said == "done"));
    assert!(answers.iter().any(|said| said != "done"), "{answers:?}");
    // The council decides on all that wait, on both servers at once.
    let waiting = app
        .read(|tx| {
            let district = acts::district::find(tx, "haneul")?;
            let cycle = acts::money::year(tx, district.id, Some(2027))?;
            let waiting = store::budget_changes_waiting(tx, cycle.id)?;
            let ids: BTreeSet<_> = waiting.into_iter().map(|(id, _)| id).collect();
            Ok(ids)
        })
        .await;
    assert!(!waiting.is_empty());
    let mut decisions = tokio::task::JoinSet::new();
    for (nth, change) in waiting.into_iter().enumerate() {
        let site = if nth % 2 == 0 { &app } else { &other }.clone();
        let keeper = secretary.person().unwrap();
        let decided = decision(&app, &agreed.village, keeper).await.to_string();
        let by = secretary.clone();
        decisions.spawn(async move {
            let act = move |tx: &mut store::Tx<'_>| {
                acts::budget_change::decide(tx, &by, "haneul", change, &decided)
            };
            site.stores().site.write(act).await.ok()
        });
    }
    let states = decisions.join_all().await;
    let (taken, amounts) = app
        .read(move |tx| {
            let district = acts::district::find(tx, "haneul")?;
            let cycle = acts::money::year(tx, district.id, Some(2027))?;
            let taken = store::taken_of_lines(tx, cycle.id)?;
            let taken = taken.iter().find(|(of, _)| *of == line);
            let taken = taken.map_or(0, |(_, won)| won.0);
            let amounts = store::budget_amounts(tx, cycle.id)?;
            Ok((taken, amounts[1]))
        })
        .await;
    let (base, current) = (amounts.base.0, amounts.current.0);
    assert!(taken <= current, "{taken} taken of {current}: {states:?}");
    let in_force = states
        .iter()
        .filter(|state| **state == Some(ChangeState::InForce));
    let in_force = i64::try_from(in_force.count()).unwrap();
    assert_eq!(base - current, 3_000_000 * in_force);
    assert!(base - current <= 10_000_000, "{states:?}");
    other.stores().close().await;
    app.close().await;
}

/// Money of one source does not become another's while the total stays.
#[test]
fn sources_keep_their_sums() {
    use finance::Won;
    use process::budget_change::same_sources;
    let check = |lines: &[(&'static str, i64, i64)]| {
        let lines = lines
            .iter()
            .map(|(source, a, b)| (*source, Won(*a), Won(*b)));
        same_sources(lines).map_err(|invalid| {
            let fault: &Fault = &invalid.0[0].fault;
            fault.key
        })
    };
    assert_eq!(check(&[("city-pb", 50, 40), ("city-pb", 50, 60)]), Ok(()));
    assert_eq!(check(&[("city-pb", 50, 45), ("district", 50, 50)]), Ok(()));
    let crossed = check(&[("city-pb", 50, 55), ("district", 50, 45)]);
    assert_eq!(crossed, Err("change-fault-source"));
    // A larger total is another rule's matter: it needs a supplementary budget.
    assert_eq!(check(&[("city-pb", 50, 60), ("district", 50, 45)]), Ok(()));
}
