//! What pages tell of money: of the year that it is of, of each project by itself, and to the end.

use jiff::civil::date;
use process::Role;
use process::outcome_report::{OutcomeForm, Step};
use system_tests::agreed::Until;
use system_tests::looking_back::outcome_form;
use system_tests::projects::{Running, entry_form};
use system_tests::{Agreed, DistrictBuilder, on_both};
use web::acts;

#[tokio::test]
async fn after_a_correction_one_is_back_in_the_books_of_its_year() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let term = (date(2026, 1, 1), date(2026, 12, 31));
        let line = [("빌린 곳", "201-01", 3_000_000)];
        let before = village.money_in(&app, Some(2026), &line, term).await;
        village.money(&app, &line, term).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let (new, list) = ("/d/haneul/spending/new?year=2026", "/d/haneul/spending");
        let line = before[0].to_string();
        let spent = [
            ("line", line.as_str()),
            ("amount", "10,000"),
            ("paid_on", "2026-07-02"),
            ("what", "빌린 값"),
            ("evidence_kind", "tax-invoice"),
            ("evidence", "영수증 1"),
        ];
        secretary.submit(new, list, &spent).await.expect(303);
        let api = "/api/v1/districts/haneul/spending?year=2026";
        let rows = app.visitor().get(api).await.expect(200).json();
        let row = format!("{list}/{}", rows["items"][0]["id"].as_str().unwrap());
        let counter = format!("{row}/counter");
        for page in [&row, &counter] {
            let page = secretary.get(page).await;
            assert!(
                page.expect(200).links_to("/d/haneul/spending?year=2026"),
                "{:?}",
                page.links()
            );
        }
        let done = secretary
            .submit(&counter, &counter, &[("reason", "두 번 적었습니다.")])
            .await;
        let there = done.expect(303).location().to_owned();
        assert_eq!(there, "/d/haneul/spending?done=countered&year=2026");
        assert!(secretary.get(&there).await.shows("두 번 적었습니다."));
    })
    .await;
}

#[tokio::test]
async fn the_summary_keeps_projects_of_the_same_name_apart() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        village.with_money(&app, Until::Signed, "2026-07-01").await;
        app.write(|tx| {
            let same = "UPDATE budget_line SET detailed_project = '걷는 길 잇기', \
                        unit_program = '다른 일' WHERE detailed_project = '마을 작업장'";
            tx.execute(same, &[])?;
            Ok(())
        })
        .await;
        let mut visitor = app.visitor();
        let page = visitor.get("/d/haneul/agreement/summary?year=2027").await;
        for (name, won) in [
            ("걷는 길 잇기 (주민이 고른 일)", "100,000,000원"),
            ("걷는 길 잇기 (다른 일)", "30,000,000원"),
            ("이웃 연락망", "55,000,000원"),
        ] {
            assert!(
                page.expect(200).shows(name) && page.shows(won),
                "{name}: {}",
                page.visible()
            );
        }
        let api = "/api/v1/districts/haneul/agreement/summary?year=2027";
        let json = visitor.get(api).await.expect(200).json();
        let projects = json["projects"].as_array().unwrap();
        assert_eq!(projects.len(), 3);
        assert_eq!(projects[2]["unit_program"], "다른 일");
        assert_eq!(projects[2]["in_force_won"], "30000000");
    })
    .await;
}

#[tokio::test]
async fn a_saved_correction_is_read_by_those_who_write_it() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        village.with_money(&app, Until::Signed, "2026-07-01").await;
        let (who, mut secretary) = village.holder(Role::Secretary).await;
        let project = village.projects().await[0];
        let report = village.outcome(who, project, "등", Step::Publish).await;
        let correction = OutcomeForm {
            reason: "수를 고칩니다.".to_owned(),
            ..outcome_form(project, "가로등")
        };
        app.record(who, move |tx, by| {
            acts::outcome_report::write(tx, by, "haneul", report, Step::Save, &correction)
        })
        .await;
        let address = format!("/outcomes/{report}");
        let draft = secretary.get(&address).await;
        assert!(
            draft.expect(200).shows("가로등 24개") && draft.shows("아직 공개하지 않은 글"),
            "{}",
            draft.visible()
        );
        let public = secretary.get(&format!("{address}?version=published")).await;
        assert!(
            public.expect(200).links_to(&address) && !public.shows("가로등 24개"),
            "{}",
            public.visible()
        );
        for asked in ["", "?version=draft"] {
            let page = app.visitor().get(&format!("{address}{asked}")).await;
            assert!(!page.expect(200).shows("가로등 24개"), "{}", page.visible());
        }
    })
    .await;
}

#[tokio::test]
async fn the_story_tells_how_a_change_ended() {
    on_both(|app| async move {
        let mut ours = Agreed::make(&app, "2026-06-01").await;
        let change = ours.propose(&[(0, 59_000_000), (1, 41_000_000)]).await;
        let project = ours.village.projects().await[0];
        let page = ours.village.path(&format!("/projects/{project}"));
        let waits = app.visitor().get(&page).await;
        assert!(
            waits
                .expect(200)
                .shows("예산 변경이 올라와 협치회의를 기다림"),
            "{}",
            waits.visible()
        );
        let withdraw = format!("{change}/withdraw");
        ours.secretary
            .submit(&change, &withdraw, &[("withdrawn", "yes")])
            .await
            .expect(303);
        let ended = app.visitor().get(&page).await;
        assert!(
            ended.expect(200).shows("예산 변경을 거두어들임") && ended.shows("예산은 그대로"),
            "{}",
            ended.visible()
        );
    })
    .await;
}

#[tokio::test]
async fn the_story_does_not_depend_on_the_page_of_the_log() {
    on_both(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let mut last = None;
        for (day, done) in [
            ("2026-07-01", "땅을 골랐습니다."),
            ("2026-07-02", "기둥을 세웠습니다."),
        ] {
            last = Some(run.entry(run.official, entry_form(day, done)).await);
        }
        let page = run.village.path(&format!("/projects/{}", run.project));
        let older = format!("{page}?after={}", last.unwrap());
        let shown = app.visitor().get(&older).await;
        assert!(
            shown.expect(200).shows("기둥을 세웠습니다.") && shown.shows("땅을 골랐습니다."),
            "{}",
            shown.visible()
        );
        assert!(shown.links_to(&format!(
            "{page}?after={}#entry-{}",
            last.unwrap().0 + 1,
            last.unwrap()
        )));
    })
    .await;
}
