//! A proposal that is being written is kept for its writer, with its photos, until it is handed in.

use image::ImageFormat;
use system_tests::pictures::file;
use system_tests::{Browser, DistrictBuilder, FilledForm, Village, on_both, on_sqlite};

async fn form(village: &Village, browser: &mut Browser) -> FilledForm {
    let page = browser.get(&village.path("/proposals/new")).await;
    page.form(&village.path("/proposals"))
}

/// Everything of the form that a person filled in.
fn typed(form: &FilledForm) -> Vec<(String, String)> {
    let tokens = ["csrf", "key", "step"];
    let fields = form
        .fields
        .iter()
        .filter(|(n, v)| !tokens.contains(&n.as_str()) && !v.is_empty());
    fields.cloned().collect()
}

#[tokio::test]
async fn a_draft_waits_for_its_writer_and_goes_when_it_is_handed_in() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (person, mut browser) = village.resident().await;
        let half = form(&village, &mut browser).await;
        let half = half
            .set("title", "밤길이")
            .set("cost", "얼마쯤")
            .set("photo_new_alt", "어두운 골목")
            .set("step", "draft")
            .choose("photo_file", "a.png", file(40, 30, ImageFormat::Png));
        let saved = browser.send_form(&half).await;
        let page = browser.follow(saved).await;
        assert!(page.expect(200).shows("임시 저장했습니다. 나만 볼 수 있고"));
        // On another device, with everything that was typed, however faulty.
        let mut elsewhere = app.sign_in(person).await;
        let kept = form(&village, &mut elsewhere).await;
        assert_eq!(kept.get("title"), Some("밤길이"));
        assert_eq!(kept.get("cost"), Some("얼마쯤"));
        assert_eq!(kept.get("photo_alt"), Some("어두운 골목"));
        let list = elsewhere.get("/me").await;
        assert!(list.shows("쓰고 있는 제안") && list.shows("밤길이"));
        // Nobody else sees anything of it.
        let (_, mut other) = village.resident().await;
        assert!(typed(&form(&village, &mut other).await).is_empty());
        assert!(!other.get("/me").await.shows("쓰고 있는 제안"));
        assert_eq!(app.rows("site.proposal"), 0);

        let whole = kept
            .set("title", "밤길이 밝은 통학로")
            .set("need", "어둡습니다.")
            .set("body", "등을 답니다.")
            .set("cost", "300만");
        elsewhere.send_form(&whole).await.expect(303);
        assert!(typed(&form(&village, &mut elsewhere).await).is_empty());
        assert_eq!(app.rows("site.proposal_draft"), 0);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_saved_and_says_which_photo_is_not() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = village.resident().await;
        for (step, kept) in [("similar", 0), ("draft", 1)] {
            let open = form(&village, &mut browser).await;
            let open = open
                .set("title", "밤길")
                .set("photo_new_alt", "어두운 골목")
                .set("step", step)
                .choose("photo_file", "계획.png", b"PK\x03\x04".to_vec());
            let answer = browser.send_form(&open).await;
            let fault = answer.expect(422).field_error("photo_file-1").unwrap();
            assert!(fault.contains("계획.png"), "{step}: {fault}");
            let again = answer.form(&open.action);
            assert_eq!(again.get("title"), Some("밤길"), "{step}");
            assert_eq!(again.get("photo_new_alt"), Some("어두운 골목"), "{step}");
            assert_eq!(
                answer.shows("임시 저장했습니다. 나만 볼 수 있고"),
                kept == 1
            );
            assert_eq!(app.rows("site.proposal_draft"), kept);
        }
        // Both faults at once: of the text, and of the file.
        let open = form(&village, &mut browser).await;
        let open = open
            .set("body", "900101-1234567")
            .set("step", "draft")
            .choose("photo_file", "a.gif", b"GIF89a".to_vec());
        let answer = browser.send_form(&open).await;
        assert!(answer.expect(422).field_error("body").is_some());
        assert!(answer.field_error("photo_file-1").is_some());
    })
    .await;
}

#[tokio::test]
async fn the_script_saves_again_and_again_without_a_word() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = village.resident().await;
        let open = form(&village, &mut browser).await.set("step", "draft-keep");
        let url = "application/x-www-form-urlencoded";
        for title in ["밤", "밤길", "밤길이 밝은"] {
            let body = open.clone().set("title", title).body();
            let answer = browser.post_body(&open.action, url, body).await;
            assert_eq!((answer.status, answer.bytes.len()), (204, 0));
        }
        assert_eq!(
            form(&village, &mut browser).await.get("title"),
            Some("밤길이 밝은")
        );
        // The same open form is handed in afterwards, under its own key.
        let whole = open
            .without("step")
            .set("title", "밤길이 밝은 통학로")
            .set("need", "어둡습니다.")
            .set("body", "등을 답니다.");
        browser.send_form(&whole).await.expect(303);
        assert_eq!(app.rows("site.proposal_draft"), 0);
    })
    .await;
}

#[tokio::test]
async fn a_number_that_nobody_may_collect_is_kept_in_no_draft() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = village.resident().await;
        let open = form(&village, &mut browser).await;
        let open = open.set("title", "밤길").set("body", "900101-1234567");
        for (step, page) in [("draft", true), ("draft-keep", false)] {
            let answer = browser.send_form(&open.clone().set("step", step)).await;
            assert!(answer.expect(422).shows("주민등록번호처럼 보이는 숫자"));
            if page {
                let again = answer.form(&open.action);
                assert_eq!(again.get("title"), Some("밤길"), "nothing is lost");
                assert!(answer.field_error("body").is_some());
            }
        }
        let long = open.set("body", "가".repeat(21_000)).set("step", "draft");
        let answer = browser.send_form(&long).await;
        assert!(answer.expect(422).field_error("body").is_some());
        assert_eq!(app.rows("site.proposal_draft"), 0);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_let_go_of_by_its_writer_by_time_and_with_the_account() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (person, mut browser) = village.resident().await;
        let save = async |browser: &mut Browser| {
            let open = form(&village, browser).await;
            let open = match open.files.is_empty() {
                true => open,
                false => open.choose("photo_file", "a.png", file(40, 30, ImageFormat::Png)),
            };
            let open = open.set("title", "밤길").set("step", "draft");
            browser.send_form(&open).await.expect(303);
        };
        save(&mut browser).await;
        let open = form(&village, &mut browser).await;
        let gone = browser.send_form(&open.set("step", "draft-discard")).await;
        let page = browser.follow(gone).await;
        assert!(page.shows("임시 저장한 글을 지웠습니다"));
        assert_eq!(
            page.form(&village.path("/proposals")).get("title"),
            Some("")
        );
        assert_eq!(app.rows("site.photo"), 0);

        save(&mut browser).await;
        let day = 24;
        app.pass(jiff::SignedDuration::from_hours(29 * day));
        jobs::housekeeping::tidy(app.stores(), app.now())
            .await
            .unwrap();
        assert_eq!(app.rows("site.proposal_draft"), 1);
        assert_eq!(
            app.rows("site.photo"),
            1,
            "the photo of the draft stays with it"
        );
        app.pass(jiff::SignedDuration::from_hours(2 * day));
        jobs::housekeeping::tidy(app.stores(), app.now())
            .await
            .unwrap();
        assert_eq!(
            (app.rows("site.proposal_draft"), app.rows("site.photo")),
            (0, 0)
        );

        app.set_time(system_tests::app::START);
        let mut browser = app.sign_in(person).await;
        save(&mut browser).await;
        browser.submit("/me/close", "/me/close", &[]).await;
        jobs::housekeeping::tidy(app.stores(), app.now())
            .await
            .unwrap();
        assert_eq!(
            (app.rows("site.proposal_draft"), app.rows("site.photo")),
            (0, 0)
        );
    })
    .await;
}

#[tokio::test]
async fn two_windows_never_write_over_each_other_unseen() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = village.resident().await;
        let one = form(&village, &mut browser).await;
        let two = form(&village, &mut browser).await;
        let save =
            |form: &FilledForm, title: &str| form.clone().set("title", title).set("step", "draft");
        browser
            .send_form(&save(&one, "밤길이 밝은 통학로"))
            .await
            .expect(303);
        app.pass(jiff::SignedDuration::from_secs(60));
        // The other window is refused, keeps its text and shows what was saved.
        let refused = browser.send_form(&save(&two, "나무 그늘 쉼터")).await;
        assert!(
            refused
                .expect(409)
                .shows("다른 창이나 기기에서 다시 저장했습니다")
        );
        assert!(refused.shows("밤길이 밝은 통학로"));
        let again = refused.form(&two.action);
        assert_eq!(again.get("title"), Some("나무 그늘 쉼터"));
        // The script is refused as well, and handing in is.
        for step in ["draft-keep", ""] {
            let form = two
                .clone()
                .set("title", "쉼터")
                .set("need", "덥습니다.")
                .set("body", "심습니다.");
            let answer = browser.send_form(&form.set("step", step)).await;
            answer.expect(409);
        }
        assert_eq!(app.rows("site.proposal"), 0);
        // Pressed again, it is meant.
        browser
            .send_form(&save(&again, "나무 그늘 쉼터"))
            .await
            .expect(303);
        let kept = form(&village, &mut browser).await;
        assert_eq!(kept.get("title"), Some("나무 그늘 쉼터"));
        // A form that comes back with a fault still shows what it showed.
        app.pass(jiff::SignedDuration::from_secs(60));
        browser
            .send_form(&save(&kept, "나무 그늘"))
            .await
            .expect(303);
        let faulty = browser.send_form(&kept.clone().set("title", "")).await;
        let again = faulty.expect(422).form(&kept.action);
        assert_eq!(again.get("draft_saved"), kept.get("draft_saved"));
    })
    .await;
}

#[tokio::test]
async fn a_window_left_open_brings_nothing_back_that_was_handed_in() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = village.resident().await;
        let open = form(&village, &mut browser).await;
        let whole = |form: &FilledForm| {
            let form = form.clone().set("title", "밤길이 밝은 통학로");
            form.set("need", "어둡습니다.")
                .set("body", "등을 답니다.")
                .set("cost", "300만")
        };
        browser
            .send_form(&whole(&open).set("step", "draft"))
            .await
            .expect(303);
        let left = form(&village, &mut browser).await;
        let sent = form(&village, &mut browser).await;
        browser.send_form(&whole(&sent)).await.expect(303);
        for step in ["draft", "draft-keep", ""] {
            let answer = browser.send_form(&whole(&left).set("step", step)).await;
            answer.expect(409);
            assert!(step == "draft-keep" || answer.shows("이미 냈거나 지웠습니다"));
        }
        assert_eq!(
            (app.rows("site.proposal_draft"), app.rows("site.proposal")),
            (0, 1)
        );
        // Whoever means a second proposal presses again.
        let answer = browser.send_form(&whole(&left)).await;
        browser
            .send_form(&answer.form(&left.action))
            .await
            .expect(303);
        assert_eq!(app.rows("site.proposal"), 2);
    })
    .await;
}
