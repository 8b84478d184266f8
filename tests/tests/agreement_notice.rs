//! Telling of an agreement: everybody once for each version, and who saw it at a meeting.

use process::Role;
use process::agreement::Party;
use system_tests::agreed::{Until, agreement_form};
use system_tests::{DistrictBuilder, TestApp, Village, on_both, on_sqlite};
use web::acts;

/// Drafts and signs another version.
async fn again(app: &TestApp, village: &Village) {
    let (secretary, _) = village.holder(Role::Secretary).await;
    let (by, slug) = (app.by(secretary).await, village.slug.clone());
    app.write(move |tx| {
        let form = agreement_form("2026-07-01");
        acts::agreement::draft(tx, &by, &slug, 2027, &form).map(drop)
    })
    .await;
    for (role, party) in [
        (Role::CoChair, Party::District),
        (Role::CityOfficer, Party::City),
    ] {
        let (person, _) = village.holder(role).await;
        app.sign_agreement(person, &village.slug, party).await;
    }
}

async fn counts(app: &TestApp, village: &Village) -> store::AgreementTold {
    let district = village.id;
    app.read(move |tx| {
        let cycle = store::cycle_by_year(tx, district, 2027)?.unwrap();
        let agreement = store::agreement_in_force(tx, cycle.id)?.unwrap();
        Ok(store::agreement_told_counts(tx, agreement.id)?)
    })
    .await
}

#[tokio::test]
async fn many_people_are_told_in_batches_and_once_for_each_version() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let proposal = {
            let author = app.person().make().await;
            village.proposal(author, "어두운 골목").await
        };
        for at in 0..130 {
            let person = app.person().email(&format!("one{at}@example.org"));
            let person = person.make().await;
            village.comment(person, proposal, "저도 그렇습니다.").await;
            if at < 5 {
                village.comment(person, proposal, "두 번 씁니다.").await;
            }
        }
        village.with_money(&app, Until::Signed, "2026-07-01").await;
        app.notices().await;
        let first = app.agreements_told().await;
        assert!(130 < first, "{first}");
        let letters = app.notices().await;
        let letter = letters.iter().find(|one| one.to == "one1@example.org");
        let letter = letter.unwrap().text.as_str();
        for clause in [
            "꼭 10%일 때에도 협치회의가 정합니다.",
            "10%보다 많이 옮기려면 시와 먼저 협의하고 승인을 받아야 합니다.",
            "단위사업이나 편성목(201처럼 세 자리)을 넘어 옮기는 일(전용)은 1원이라도",
        ] {
            assert!(letter.contains(clause), "{letter}");
        }
        let told: Vec<_> = letters.into_iter().map(|n| n.to).collect();
        let ours = |told: &[String]| {
            let mut ours: Vec<_> = told.iter().filter(|to| to.starts_with("one")).collect();
            ours.sort();
            ours.dedup();
            (
                ours.len(),
                told.iter().filter(|to| to.starts_with("one")).count(),
            )
        };
        assert_eq!(ours(&told), (130, 130));
        let counted = counts(&app, &village).await;
        assert_eq!(counted.all, i64::try_from(first).unwrap());
        assert_eq!(counted.dealt_with, counted.all);

        again(&app, &village).await;
        app.agreements_told().await;
        let told: Vec<_> = app.notices().await.into_iter().map(|n| n.to).collect();
        assert_eq!(
            ours(&told),
            (130, 130),
            "a new version is told of once more"
        );
    })
    .await;
}

#[tokio::test]
async fn who_has_no_address_is_counted_at_a_meeting() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        // Somebody whose proposal a clerk wrote down.
        let paper = app.person().name("종이로 낸 주민").make().await;
        village.proposal(paper, "쉼터").await;
        village.with_money(&app, Until::Signed, "2026-07-01").await;
        app.agreements_told().await;
        let before = counts(&app, &village).await;
        assert!(before.unreached() > 0, "{before:?}");
        assert_eq!(before.told + before.unreached(), before.all);

        let (person, mut secretary) = village.holder(Role::Secretary).await;
        let form = village.path("/agreement/shown?year=2027");
        assert!(
            secretary
                .get(&form)
                .await
                .shows("아직 보여 줄 모임이 없습니다")
        );
        let meeting = app.today(person, "haneul", "forum").await;
        app.pass(jiff::SignedDuration::from_hours(12));
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let sends = village.path("/agreement/shown");
        let id = meeting.to_string();
        for (at, people, field) in [
            (id.as_str(), "많이", "shown_people"),
            ("42", "38", "shown_at"),
        ] {
            let fields = [("shown_at", at), ("shown_people", people)];
            let again = secretary.submit(&form, &sends, &fields).await;
            assert!(again.expect(422).field_error(field).is_some());
            assert_eq!(again.form(&sends).get("shown_people"), Some(people), "kept");
        }
        for people in ["41", "38"] {
            let fields = [("shown_at", id.as_str()), ("shown_people", people)];
            secretary.submit(&form, &sends, &fields).await.expect(303);
        }
        assert_eq!(
            counts(&app, &village).await.shown,
            38,
            "replaced, not added"
        );
        let page = app
            .visitor()
            .get(&village.path(&format!("/meetings/{meeting}")))
            .await;
        assert!(page.shows("이 모임에서 38명에게"), "{}", page.visible());
        let link = "/d/haneul/agreement/summary?year=2027".to_owned();
        assert!(page.links().contains(&link));
        let summary = app.visitor().get(&link).await;
        assert!(summary.shows("38명"), "{}", summary.visible());
    })
    .await;
}

#[tokio::test]
async fn every_form_about_money_leads_to_the_summary() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        village.with_money(&app, Until::Signed, "2026-07-01").await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let link = "/d/haneul/agreement/summary?year=2027".to_owned();
        // Lines are written before anybody signs.
        let other = DistrictBuilder::new("bada").make(&app).await;
        other.with_money(&app, Until::Drafted, "2026-07-01").await;
        let (_, mut writer) = other.holder(Role::Secretary).await;
        let lines = writer.get(&other.path("/plan/lines/new?year=2027")).await;
        assert!(
            lines
                .expect(200)
                .links()
                .contains(&link.replace("haneul", "bada"))
        );
        for form in [
            "/changes/new?year=2027",
            "/spending/new?year=2027",
            "/agreement?year=2027",
        ] {
            let page = secretary.get(&village.path(form)).await;
            assert!(page.expect(200).links().contains(&link), "{form}");
        }
        // Somebody who took no part and reads it by herself counts as told.
        let before = counts(&app, &village).await;
        let (_, mut late) = village.resident().await;
        let read = village.path("/agreement/read");
        late.submit(&link, &read, &[]).await.expect(303);
        let after = counts(&app, &village).await;
        assert_eq!((after.all, after.told), (before.all + 1, before.told + 1));
        assert!(late.get(&link).await.shows("다 읽었다고 알려 주셨습니다"));
    })
    .await;
}
