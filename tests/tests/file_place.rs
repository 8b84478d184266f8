//! Places for forms with files: few, and no text is lost or kept waiting because of them.

use image::ImageFormat;
use system_tests::pictures::file;
use system_tests::{Browser, DistrictBuilder, FilledForm, Village, on_sqlite};
use web::app::Settings;

const TITLE: &str = "밤길이 밝은 통학로";

async fn written(village: &Village, browser: &mut Browser) -> FilledForm {
    let page = browser.get(&village.path("/proposals/new")).await;
    let form = page.form(&village.path("/proposals"));
    form.set("title", TITLE)
        .set("need", "어두워서 아이들이 돌아서 갑니다.")
        .set("body", "골목마다 아래만 비추는 등을 답니다.")
}

fn with_photo(form: &FilledForm) -> FilledForm {
    let photo = file(40, 30, ImageFormat::Png);
    let form = form.clone().choose("photo_file", "a.png", photo);
    form.set("photo_new_alt", "어두운 골목")
}

#[tokio::test]
async fn photos_wait_for_a_place_and_text_does_not() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = village.resident().await;
        let places = app.app().file_places.clone();
        let mut held = Vec::new();
        for sender in ["a", "b", "c", "d"] {
            held.push(places.take(sender).await.unwrap());
        }
        let form = written(&village, &mut browser).await;
        assert!(form.multipart);
        browser.send_form(&form).await.expect(303);
        // Whoever hands nothing in waits for no place and takes none.
        let wrong = with_photo(&form).set("csrf", "x");
        browser.send_form(&wrong).await.expect(403);
        let visitor = app.visitor().send_form(&with_photo(&form)).await;
        assert!(visitor.expect(403).shows(TITLE));

        let form = with_photo(&written(&village, &mut browser).await);
        let busy = browser.send_form(&form).await;
        assert_eq!(busy.expect(503).header("retry-after"), "10");
        assert!(busy.shows(TITLE), "what was typed is shown");
        held.pop();
        browser.send_form(&form).await.expect(303);
        assert_eq!(app.rows("site.photo"), 1);
    })
    .await;
}

#[tokio::test]
async fn an_overloaded_site_shows_what_was_typed_beside_a_photo() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (person, _) = village.resident().await;
        let small = app.with_settings(Settings {
            concurrency: 2,
            ..system_tests::app::settings()
        });
        let mut browser = small.sign_in(person).await;
        let form = with_photo(&written(&village, &mut browser).await);
        let permits = small.app().permits.clone();
        let busy = permits.try_acquire_many_owned(2).unwrap();
        let answer = browser.send_form(&form).await;
        assert!(answer.expect(503).shows(TITLE));
        drop(busy);
        browser.send_form(&form).await.expect(303);
    })
    .await;
}
