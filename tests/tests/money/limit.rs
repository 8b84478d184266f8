//! The limit of an agreement: chosen by both parties, another one in each district, and never
//! passed by requests that come at the same time.

use finance::Won;
use process::Role;
use process::agreement::{AgreementForm, Party};
use process::budget_change::{ChangeForm, ChangeState};
use process::id::PersonId;
use system_tests::agreed::{LINES, Until, agreement_form, decision};
use system_tests::{DistrictBuilder, TestApp, Village, on_both};
use web::acts;

/// Both parties say who decides on exactly the limit, and say what the draft says.
#[tokio::test]
async fn each_party_chooses_who_decides_on_exactly_the_limit() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        village.with_money(&app, Until::Drafted, "2026-07-01").await;
        let (_, mut co_chair) = village.holder(Role::CoChair).await;
        let page = "/d/haneul/agreement?year=2027";
        let sign = "/d/haneul/agreement/sign";
        for (chosen, words) in [("", "누가 정하는지 골라"), ("city", "적힌 것과 다릅니다")]
        {
            let answer = co_chair
                .submit(page, sign, &[("chosen_at_limit", chosen)])
                .await;
            let error = answer.expect(422).field_error("chosen_at_limit");
            assert!(error.is_some_and(|said| said.contains(words)), "{chosen}");
        }
        let public = app.visitor().get(page).await;
        assert!(!public.shows("구가 서명했고"), "{}", public.visible());
        co_chair
            .submit(page, sign, &[("chosen_at_limit", "council")])
            .await
            .expect(303);
    })
    .await;
}

/// Brings a district to an agreement with these terms; answers it with its secretary.
async fn agreed(app: &TestApp, slug: &'static str, form: AgreementForm) -> (Village, PersonId) {
    let village = DistrictBuilder::new(slug).make(app).await;
    let (money, _) = village.with_money(app, Until::Planned, "2026-07-01").await;
    let co_chair = app.person().role(Role::CoChair, village.id).make().await;
    let (secretary, at_limit) = (app.by(money.secretary).await, form.at_limit.clone());
    app.write(move |tx| acts::agreement::draft(tx, &secretary, slug, 2027, &form).map(drop))
        .await;
    for (person, party) in [(co_chair, Party::District), (money.officer, Party::City)] {
        let (by, at_limit) = (app.by(person).await, at_limit.clone());
        app.write(move |tx| {
            acts::agreement::sign(tx, &by, slug, 2027, (party, &at_limit)).map(drop)
        })
        .await;
    }
    (village, money.secretary)
}

/// The form of a change that moves so much in the project of 100,000,000 won.
fn moving(won: i64) -> ChangeForm {
    let mut amounts: Vec<i64> = LINES.iter().map(|(_, _, won)| *won).collect();
    amounts[0] -= won;
    amounts[1] += won;
    ChangeForm {
        title: "안내판을 더 세우기".to_owned(),
        reason: "값이 올랐습니다.".to_owned(),
        content: String::new(),
        amounts: amounts.iter().map(i64::to_string).collect(),
    }
}

/// Every parameter is data of one agreement: districts with different ones live side by side.
#[tokio::test]
async fn agreements_with_different_limits_live_side_by_side() {
    on_both(|app| async move {
        let with = |limit: &str, at_limit: &str, scope: &str| AgreementForm {
            limit: limit.to_owned(),
            at_limit: at_limit.to_owned(),
            scope: scope.to_owned(),
            ..agreement_form("2026-07-01")
        };
        // The lines of a district are 185,000,000 won in all.
        for (slug, form, council) in [
            ("haneul", with("10", "council", "project"), 10_000_000),
            ("bada", with("10", "city", "project"), 9_999_999),
            ("sup", with("5", "council", "project"), 5_000_000),
            ("nae", with("10", "council", "district-total"), 18_500_000),
        ] {
            let (_, secretary) = agreed(&app, slug, form).await;
            let by = app.by(secretary).await;
            for (won, expected) in [
                (council, "council-decision"),
                (council + 1, "city-over-limit"),
            ] {
                let by = by.clone();
                let judged = app
                    .read(move |tx| {
                        let district = acts::district::find(tx, slug)?;
                        let cycle = acts::money::year(tx, district.id, Some(2027))?;
                        let ground = acts::budget_change::Ground::read(tx, cycle)?;
                        acts::budget_change::check(&by, &ground, &moving(won))
                    })
                    .await;
                assert_eq!(judged.verdict.as_str(), expected, "{slug} {won}");
            }
            let page = app
                .visitor()
                .get(&format!("/d/{slug}/agreement?year=2027"))
                .await;
            assert!(page.expect(200).shows("프로그램이 지키는 조항과 값"));
        }
    })
    .await;
}

/// Ten requests of three per cent come at once, each is decided at once: what the council puts
/// in force stays within the limit, whatever the order.
#[tokio::test]
async fn requests_at_the_same_time_never_pass_the_limit_together() {
    on_both(|app| async move {
        let (village, secretary) = agreed(&app, "haneul", agreement_form("2026-07-01")).await;
        let by = app.by(secretary).await;
        let mut asked = tokio::task::JoinSet::new();
        for _ in 0..10 {
            let (app, by) = (app.clone(), by.clone());
            let propose = move |tx: &mut store::Tx<'_>| {
                acts::budget_change::propose(tx, &by, "haneul", 2027, &moving(3_000_000))
            };
            asked.spawn(async move { app.write(propose).await });
        }
        let mut answers = tokio::task::JoinSet::new();
        for change in asked.join_all().await {
            let decided = decision(&app, &village, secretary).await.to_string();
            let (app, by) = (app.clone(), by.clone());
            let decide = move |tx: &mut store::Tx<'_>| {
                acts::budget_change::decide(tx, &by, "haneul", change, &decided)
            };
            answers.spawn(async move { app.write(decide).await });
        }
        let states = answers.join_all().await;
        let in_force = states
            .iter()
            .filter(|state| **state == ChangeState::InForce);
        let in_force = in_force.count();
        assert!((1..=3).contains(&in_force), "{states:?}");
        let moved = app
            .read(|tx| {
                let district = acts::district::find(tx, "haneul")?;
                let cycle = acts::money::year(tx, district.id, Some(2027))?;
                let amounts = store::budget_amounts(tx, cycle.id)?;
                Ok(amounts[0].base.0 - amounts[0].current.0)
            })
            .await;
        assert_eq!(moved, 3_000_000 * i64::try_from(in_force).unwrap());
        assert!(Won(moved) <= Won(10_000_000));
        assert!(states.contains(&ChangeState::AwaitingCity));
    })
    .await;
}
