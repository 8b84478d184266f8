//! A closed recruitment publishes its quotas, counts and seed, and nobody's name.

use process::body::BodyKind;
use process::recruitment::lottery::published::Published;
use process::recruitment::{ApplicationForm, CallForm};
use system_tests::recruiting::{application_form, call_form};
use system_tests::{DistrictBuilder, on_both};

/// Given open recruitment, when it closes, then quotas, applicant counts and lottery seed are
/// published, no names; and whoever runs the published file again gets the same people.
#[tokio::test]
async fn scenario_02_a_closed_recruitment_publishes_quotas_counts_and_seed_without_names() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let now = app.now();
        app.set_time("2026-07-10T09:00:00+09:00");
        let body = app.body(&village, BodyKind::GovernanceCouncil).await;
        let form = CallForm {
            closes_at: "2026-07-20 18:00".to_owned(),
            ..call_form(body)
        };
        let id = app.recruit(&village, form).await;
        let path = village.path(&format!("/recruitment/{id}"));
        let before = app.visitor().get(&path).await;
        for number in 0..12 {
            let person = app
                .person()
                .name(&format!("지원한 주민 {number}"))
                .make()
                .await;
            let form = ApplicationForm {
                generation: ["twenties", "forties", "sixties"][number % 3].to_owned(),
                gender: ["woman", "man"][number % 2].to_owned(),
                ..application_form()
            };
            app.apply(&village, person, id, form).await;
        }
        // From the close on the list is fixed, and its fingerprint is public before the dice fall.
        app.set_time("2026-07-20T18:00:00+09:00");
        let closed = app.visitor().get(&path).await;
        app.set_now(now);
        app.draw(&village, id).await;
        let page = app.visitor().get(&path).await;
        let file = app.visitor().get(&format!("{path}/draw.json")).await;
        let draw: Published = serde_json::from_str(&file.expect(200).text).unwrap();
        for words in [
            "세대: 20대",
            "성별: 여성",
            "12명",
            "지킴",
            draw.seed.as_str(),
            "3514266213",
        ] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        // What was promised is what was used.
        assert!(before.shows(&draw.commitment) && closed.shows(&draw.list_hash));
        assert!(!closed.shows(&draw.secret) && page.shows(&draw.secret));
        assert_eq!(draw.differences(), []);
        assert_eq!((draw.drawn.len(), draw.reserve.len()), (4, 8));
        for personal in ["지원한 주민", "문구점", "twenties", "woman", "세대"] {
            assert!(!file.text.contains(personal), "{personal} in the file");
        }
        assert!(!page.shows("지원한 주민") && !page.shows("문구점"));
        let api = app
            .visitor()
            .get(&format!("/api/v1/recruitment/{id}"))
            .await;
        assert_eq!(
            api.expect(200).json()["quotas"][0]["group"],
            "generation:twenties"
        );
        assert!(!api.text.contains("지원한 주민"));
    })
    .await;
}
