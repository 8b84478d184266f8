//! Photos of proposals: what is taken, what is refused, and that nothing typed is lost.

use image::{GenericImageView as _, ImageFormat};
use process::Role;
use process::agenda::Item;
use system_tests::pictures::{bomb, file, sideways};
use system_tests::{
    Answer, Browser, DistrictBuilder, FilledForm, TestApp, Village, on_both, on_sqlite,
};
use web::acts::moderation::Subject;

const WORDS: &str = "등이 꺼져 어두운 골목";

async fn written(village: &Village, browser: &mut Browser) -> FilledForm {
    let page = browser.get(&village.path("/proposals/new")).await;
    let form = page.form(&village.path("/proposals"));
    form.set("title", "밤길이 밝은 통학로")
        .set("need", "어두워서 아이들이 돌아서 갑니다.")
        .set("body", "골목마다 아래만 비추는 등을 답니다.")
}

/// The addresses of the pictures on a page.
fn shown(answer: &Answer) -> Vec<String> {
    let page = answer.page();
    let pictures = page.all("img").filter_map(|img| img.attr("src"));
    pictures
        .filter(|src| src.starts_with("/photos/"))
        .map(str::to_owned)
        .collect()
}

async fn village(app: &TestApp) -> (Village, Browser) {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (_, browser) = village.resident().await;
    (village, browser)
}

#[tokio::test]
async fn photos_come_with_a_proposal_upright_small_and_bare() {
    on_both(|app| async move {
        let (village, mut browser) = village(&app).await;
        let form = written(&village, &mut browser).await;
        assert!(form.multipart, "the form takes files");
        let place = "하늘로 12, 37.5665N";
        let sent = form
            .choose("photo_file", "IMG_0001.jpg", sideways(1200, 2400, place))
            .choose("photo_file", "b.png", file(300, 200, ImageFormat::Png))
            .choose("photo_file", "no-ending", file(50, 60, ImageFormat::WebP))
            .set_all(&[
                ("photo_new_alt", WORDS),
                ("photo_new_alt", "낡은 계단"),
                ("photo_new_alt", "좁은 길"),
            ]);
        let answer = browser.send_form(&sent).await;
        let again = browser.send_form(&sent).await;
        assert_eq!(answer.expect(303).location(), again.expect(303).location());
        assert_eq!(app.rows("site.photo"), 3, "sent twice, kept once");
        let page = browser.follow(answer).await;
        let pictures = shown(&page);
        assert_eq!(pictures.len(), 3, "{pictures:?}");
        let html = page.page();
        let first = html
            .all("img")
            .find(|img| img.attr("src") == Some(&pictures[0]))
            .unwrap();
        assert_eq!(first.attr("alt"), Some(WORDS));
        assert_eq!(first.attr("loading"), Some("lazy"));
        assert_eq!(
            (first.attr("width"), first.attr("height")),
            (Some("480"), Some("240"))
        );

        let mut visitor = app.visitor();
        let large = visitor
            .get(pictures[0].strip_suffix("/small").unwrap())
            .await;
        assert_eq!(large.expect(200).header("content-type"), "image/jpeg");
        assert_eq!(large.header("x-content-type-options"), "nosniff");
        assert!(
            large
                .header("cache-control")
                .starts_with("public, max-age=")
        );
        let picture = image::load_from_memory(&large.bytes).unwrap();
        assert_eq!(picture.dimensions(), (1600, 800), "turned and made smaller");
        // What was up in the phone is to the right now.
        let shade = |x, y| picture.get_pixel(x, y).0[0];
        assert!(shade(1500, 400) > 200 && shade(100, 400) < 60);
        for hidden in [place.as_bytes(), b"Exif", b"IMG_0001"] {
            assert!(!large.bytes.windows(hidden.len()).any(|part| part == hidden));
        }
        let known = large.header("etag").to_owned();
        let request = visitor.request("GET", &pictures[0].replace("/small", ""));
        let request = request.header("if-none-match", known);
        let answer = visitor
            .send(request.body(Default::default()).unwrap())
            .await;
        assert_eq!((answer.status, answer.bytes.len()), (304, 0));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_file_is_named_and_the_rest_is_kept() {
    on_sqlite(|app| async move {
        let (village, mut browser) = village(&app).await;
        let mut torn = file(400, 300, ImageFormat::Jpeg);
        torn.truncate(120);
        let zip = b"PK\x03\x04rest of an archive".to_vec();
        let big = [file(9, 9, ImageFormat::Jpeg), vec![0; 8_000_001]].concat();
        for (name, bytes, says) in [
            ("그림.jpg", zip, "받을 수 없는 파일입니다: 그림.jpg"),
            (
                "a.gif",
                b"GIF89a".to_vec(),
                "받을 수 없는 파일입니다: a.gif",
            ),
            (
                "a.svg",
                b"<svg xmlns='x'/>".to_vec(),
                "받을 수 없는 파일입니다: a.svg",
            ),
            (
                "empty.jpg",
                Vec::new(),
                "받을 수 없는 파일입니다: empty.jpg",
            ),
            ("torn.jpg", torn, "열 수 없는 사진입니다: torn.jpg"),
            ("big.jpg", big, "너무 큰 파일입니다: big.jpg"),
            (
                "bomb.jpg",
                bomb(50_000, 50_000),
                "너무 큰 사진입니다: bomb.jpg",
            ),
            (
                "900101-1234567.jpg",
                file(9, 9, ImageFormat::Jpeg),
                "파일 이름에 주민등록번호",
            ),
        ] {
            let before = app.rows("site.proposal");
            let form = written(&village, &mut browser).await;
            let form = form
                .choose("photo_file", name, bytes)
                .choose("photo_file", "good.png", file(40, 30, ImageFormat::Png))
                .set_all(&[("photo_new_alt", "첫 번째"), ("photo_new_alt", WORDS)]);
            let again = browser.send_form(&form).await;
            let fault = again.expect(422).field_error("photo_file-1").unwrap();
            assert!(fault.contains(says), "{name}: {fault}");
            assert!(!again.contains("1234567"), "the number is not repeated");
            assert_eq!(app.rows("site.proposal"), before);
            let kept = again.form(&village.path("/proposals"));
            assert_eq!(kept.get("title"), Some("밤길이 밝은 통학로"));
            assert_eq!(kept.all("photo_alt"), [WORDS], "{name}: the good one stays");
            assert_eq!(
                kept.all("photo_new_alt")[0],
                "첫 번째",
                "so do the words of the bad one"
            );
            let small = shown(&again);
            assert_eq!(browser.get(&small[0]).await.status, 200);
            assert_eq!(
                app.visitor().get(&small[0]).await.status,
                404,
                "nobody else sees it"
            );
            // Without the bad file it goes through, with the good photo.
            let done = browser.send_form(&kept).await;
            let page = browser.follow(done).await;
            assert_eq!(shown(&page).len(), 1, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn words_are_asked_for_and_too_many_are_refused() {
    on_sqlite(|app| async move {
        let (village, mut browser) = village(&app).await;
        let mut form = written(&village, &mut browser).await;
        for nth in 1..=5 {
            form = form.choose(
                "photo_file",
                &format!("{nth}.png"),
                file(40, 30, ImageFormat::Png),
            );
        }
        let again = browser.send_form(&form).await;
        let fault = again.expect(422).field_error("photo_alt-3").unwrap();
        assert!(fault.contains("무엇이 보이는지"), "{fault}");
        let kept = again.form(&village.path("/proposals"));
        assert_eq!(kept.all("photo").len(), 5);
        assert!(kept.files.is_empty(), "there is no room for more");
        let words = [("photo_alt", WORDS); 5];
        let mut many = kept.clone().set_all(&words);
        let extra = (
            "photo_file".to_owned(),
            "6.png".to_owned(),
            file(4, 3, ImageFormat::Png),
        );
        many.files.push(extra);
        many.fields
            .push(("photo_new_alt".to_owned(), WORDS.to_owned()));
        let fault = browser.send_form(&many).await;
        let fault = fault.expect(422).field_error("photo_file").unwrap();
        assert!(fault.contains("5장까지"), "{fault}");
        // Somebody else's photo is none of one's own.
        let (_, mut other) = village.resident().await;
        let id = kept.get("photo").unwrap().to_owned();
        let theirs = written(&village, &mut other).await;
        let mut theirs = theirs.without("photo_new_alt");
        theirs.fields.extend([
            ("photo".to_owned(), id),
            ("photo_alt".to_owned(), WORDS.to_owned()),
        ]);
        let fault = other.send_form(&theirs).await;
        let fault = fault.expect(422).field_error("photo_alt-1").unwrap();
        assert!(fault.contains("더 이상 없습니다"), "{fault}");
        browser.send_form(&kept.set_all(&words)).await.expect(303);
    })
    .await;
}

#[tokio::test]
async fn a_photo_is_taken_out_and_is_gone() {
    on_both(|app| async move {
        let (village, mut browser) = village(&app).await;
        let form = written(&village, &mut browser).await;
        let form = form
            .choose("photo_file", "a.png", file(40, 30, ImageFormat::Png))
            .choose("photo_file", "b.png", file(50, 30, ImageFormat::Png))
            .set_all(&[("photo_new_alt", "하나"), ("photo_new_alt", "둘")]);
        let done = browser.send_form(&form).await;
        let page = browser.follow(done).await;
        let address = page
            .form("/language")
            .get("back")
            .unwrap()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        let edit = format!("{address}/edit");
        let form = browser.get(&edit).await.form(&edit);
        assert_eq!(form.all("photo_alt"), ["하나", "둘"]);
        let gone = form.all("photo")[0].to_owned();
        let form = form.set_all(&[
            ("photo_drop", &gone),
            ("photo_alt", "하나"),
            ("photo_alt", "둘째"),
        ]);
        let done = browser.send_form(&form).await;
        let page = browser.follow(done).await;
        assert_eq!(shown(&page).len(), 1);
        assert!(page.contains("alt=\"둘째\""), "its words were changed");
        for size in ["", "/small"] {
            let address = format!("/photos/{gone}{size}");
            assert_eq!(browser.get(&address).await.status, 404);
        }
        assert_eq!(
            app.rows("site.photo"),
            2,
            "that there was one stays on record"
        );
        assert_eq!(app.rows("site.photo_file"), 2, "the picture does not");
        // Looking for similar ones names a wrong file as well.
        let form = browser.get(&edit).await.form(&edit);
        let form = form
            .choose("photo_file", "c.gif", b"GIF89a".to_vec())
            .set("step", "similar");
        let again = browser.send_form(&form).await;
        assert!(again.expect(422).field_error("photo_file-1").is_some());
        // Saving the same again makes no version.
        let versions = app.rows("site.proposal_revision");
        let form = browser.get(&edit).await.form(&edit);
        browser.send_form(&form).await.expect(303);
        assert_eq!(app.rows("site.proposal_revision"), versions);
    })
    .await;
}

#[tokio::test]
async fn the_form_with_files_is_guarded_like_any_other() {
    on_sqlite(|app| async move {
        let (village, mut browser) = village(&app).await;
        let form = written(&village, &mut browser).await;
        let form = form.choose("photo_file", "a.png", file(40, 30, ImageFormat::Png));
        let before = app.contents();
        let answer = browser.send_form(&form.clone().set("csrf", "x")).await;
        assert!(
            answer.expect(403).shows("밤길이 밝은 통학로"),
            "what was typed is shown"
        );
        let (kind, body) = form.parts();
        let foreign = browser
            .request("POST", &form.action)
            .header("content-type", &kind)
            .header("origin", "https://evil.example")
            .body(body.clone().into())
            .unwrap();
        browser.send(foreign).await.expect(403);
        let cut = body[..body.len() - 60].to_vec();
        browser
            .post_body(&form.action, &kind, cut)
            .await
            .expect(400);
        let long = form.clone().set("body", "가".repeat(200_000));
        browser.send_form(&long).await.expect(413);
        let mut huge = form.clone();
        huge.files[0].2 = vec![0; 65 * 1024 * 1024];
        browser.send_form(&huge).await.expect(413);
        assert_eq!(app.contents(), before, "nothing was written");
    })
    .await;
}

#[tokio::test]
async fn a_photo_that_no_proposal_took_goes_after_its_time() {
    on_both(|app| async move {
        let (village, mut browser) = village(&app).await;
        let form = written(&village, &mut browser).await;
        let form = form
            .choose("photo_file", "a.png", file(40, 30, ImageFormat::Png))
            .set("title", "");
        browser.send_form(&form).await.expect(422);
        for (days, left) in [(13, 1), (2, 0)] {
            app.pass(jiff::SignedDuration::from_hours(24 * days));
            jobs::housekeeping::tidy(app.stores(), app.now())
                .await
                .unwrap();
            assert_eq!(app.rows("site.photo"), left);
            assert_eq!(app.rows("site.photo_file"), 2 * left);
        }
    })
    .await;
}

#[tokio::test]
async fn an_agenda_shows_the_photos_of_what_it_came_from() {
    on_both(|app| async move {
        let (village, mut browser) = village(&app).await;
        let form = written(&village, &mut browser).await;
        let form = form
            .choose("photo_file", "a.png", file(40, 30, ImageFormat::Png))
            .set("photo_new_alt", WORDS);
        let done = browser.send_form(&form).await;
        let address = done.expect(303).location().split('?').next().unwrap();
        let proposal = address.rsplit('/').next().unwrap().parse().unwrap();
        let (secretary, _) = village.holder(Role::Secretary).await;
        let other = village.agenda(secretary, "어두운 길 살피기").await;
        let items = [Item::Proposal(proposal), Item::Agenda(other)];
        let first = village.merge(secretary, &items, "밤길").await;
        let third = village.agenda(secretary, "학교 앞길").await;
        let items = [Item::Agenda(first), Item::Agenda(third)];
        let merged = village.merge(secretary, &items, "밤길과 학교 앞길").await;
        let agenda = village.path(&format!("/agendas/{merged}"));
        let page = app.visitor().get(&agenda).await;
        let pictures = shown(page.expect(200));
        assert_eq!(pictures.len(), 1, "two steps down");
        assert!(page.shows("모은 제안들의 사진") && page.links_to(address));
        assert_eq!(app.rows("site.photo"), 1, "nothing is copied");
        // With its proposal the photo is hidden too, there and at its own address.
        let (moderator, _) = village.holder(Role::Moderator).await;
        village.hide(moderator, Subject::proposal(proposal)).await;
        assert!(shown(&app.visitor().get(&agenda).await).is_empty());
        assert_eq!(app.visitor().get(&pictures[0]).await.status, 404);
        let own = browser.get(&pictures[0]).await;
        assert_eq!(own.expect(200).header("cache-control"), "private, no-store");
    })
    .await;
}

/// Words that were written for a photo are not lost when the photo was forgotten.
#[tokio::test]
async fn words_without_a_photo_are_asked_about() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = village.resident().await;
        let address = village.path("/proposals");
        let form = written(&village, &mut browser).await;
        let form = form.set("photo_new_alt", WORDS);
        let again = browser.send_form(&form).await;
        let fault = again.expect(422).field_error("photo_file-1").unwrap();
        assert!(fault.contains("사진을 고르거나"), "{fault}");
        let form = again.form(&address);
        assert_eq!(form.get("photo_new_alt"), Some(WORDS));
        browser
            .send_form(&form.set("photo_new_alt", ""))
            .await
            .expect(303);
    })
    .await;
}
