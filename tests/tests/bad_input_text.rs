//! What people type into a proposal or choose as its photo: too much, signs that turn or hide,
//! numbers nobody may collect, files that are bombs. Each is answered in words, and nothing
//! else that was typed is lost.

use std::time::{Duration, Instant};

use image::ImageFormat;
use process::Role;
use process::body::BodyKind;
use system_tests::pictures::{bomb, file, sideways};
use system_tests::{Answer, Browser, DistrictBuilder, FilledForm, TestApp, Village, on_sqlite};

const NEED: &str = "어두워서 아이들이 돌아서 갑니다.";

/// A resident with the form of a proposal that could be sent as it is.
async fn writer(app: &TestApp) -> (Village, Browser, FilledForm) {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (_, mut browser) = village.resident().await;
    let page = browser.get(&village.path("/proposals/new")).await;
    let form = page.form(&village.path("/proposals"));
    let form = form
        .set("title", "밤길이 밝은 통학로")
        .set("need", NEED)
        .set("body", "골목마다 등을 답니다.");
    (village, browser, form)
}

/// Sends the form with one field changed, and shows what became of it.
async fn sent(browser: &mut Browser, form: &FilledForm, name: &str, text: &str) -> Answer {
    let fresh = browser.get(&format!("{}/new", form.action)).await;
    let key = fresh.form(&form.action).get("key").unwrap().to_owned();
    let answer = browser
        .send_form(&form.clone().set("key", key).set(name, text))
        .await;
    browser.follow(answer).await
}

/// Refused at this field with these words; this and everything else is still there.
#[track_caller]
fn refused(answer: &Answer, form: &FilledForm, (name, text): (&str, &str), words: &str) {
    let fault = answer.expect(422).field_error(name).unwrap();
    assert!(fault.contains(words), "{name}: {fault}");
    let again = answer.form(&form.action);
    assert_eq!(again.get(name), Some(text), "{name} is lost");
    for other in ["title", "need", "body"].iter().filter(|n| **n != name) {
        assert_eq!(again.get(other), form.get(other), "{other} is lost");
    }
}

#[tokio::test]
async fn everything_too_long_at_once_is_counted_field_by_field() {
    on_sqlite(|app| async move {
        let (_, mut browser, form) = writer(&app).await;
        let long = |count: usize| "가나다라마 ".repeat(count / 6 + 1);
        let fields = [
            ("title", 80),
            ("need", 200),
            ("body", 5_000),
            ("place", 100),
        ];
        let form = fields.iter().fold(form, |form, (name, most)| {
            form.set(name, long(usize::try_from(*most).unwrap()))
        });
        let answer = browser.send_form(&form).await;
        for (name, most) in fields {
            let fault = answer.expect(422).field_error(name).unwrap();
            let words = format!("{}자까지 쓸 수 있는데", korean::number(most));
            assert!(fault.contains(&words), "{name}: {fault}");
            assert_eq!(answer.form(&form.action).get(name), form.get(name));
        }
    })
    .await;
}

#[tokio::test]
async fn a_word_of_ten_thousand_letters_is_counted_and_one_that_fits_is_broken() {
    on_sqlite(|app| async move {
        let (_, mut browser, form) = writer(&app).await;
        let word = "w".repeat(10_000);
        let answer = sent(&mut browser, &form, "body", &word).await;
        refused(&answer, &form, ("body", &word), "지금 10,000자");
        let word = "긴".repeat(5_000);
        let page = sent(&mut browser, &form, "body", &word).await;
        assert!(page.expect(200).shows(&word), "as it was typed");
        let style = page.page();
        let style = style
            .find("rel", "stylesheet")
            .unwrap()
            .attr("href")
            .unwrap();
        let style = browser.get(style).await;
        assert!(
            style.contains("overflow-wrap: anywhere"),
            "a long word is broken"
        );
    })
    .await;
}

#[tokio::test]
async fn hanja_emoji_and_rare_letters_stay_as_they_are() {
    on_sqlite(|app| async move {
        let (_, mut browser, form) = writer(&app).await;
        for text in [
            "漢字와 한글: 鍾路區 淸溪川 𠮷野家",
            "가족 👨\u{200d}👩\u{200d}👧\u{200d}👦 깃발 🏳\u{fe0f}\u{200d}🌈 손 👍🏽",
            "옛글 ᄒᆞᆫ글, 홑자모 ㄱㄴㄷ, 반각 ﾊﾝ",
            "Zürich, Ελλάδα, ไทย, हिन्दी",
        ] {
            let page = sent(&mut browser, &form, "title", text).await;
            assert_eq!(page.expect(200).heading(), text);
        }
        // Letters that were typed one by one are put together, and nothing else happens to them.
        let apart = "\u{1107}\u{1161}\u{11b7}길";
        let page = sent(&mut browser, &form, "title", apart).await;
        assert_eq!(page.expect(200).heading(), "밤길");
    })
    .await;
}

/// Signs that turn the reading direction make a text look like another, such as a file `gpj.exe`
/// like `exe.jpg`. No Korean or English text needs them, so they become spaces; refusing them
/// would hold up whoever copied a text without seeing that they are there.
#[tokio::test]
async fn signs_that_turn_a_text_become_spaces() {
    on_sqlite(|app| async move {
        let (_, mut browser, form) = writer(&app).await;
        let turning = ('\u{202a}'..='\u{202e}')
            .chain('\u{2066}'..='\u{2069}')
            .chain(['\u{200e}', '\u{200f}', '\u{61c}']);
        for sign in turning {
            let text = format!("앞{sign}뒤");
            let page = sent(&mut browser, &form, "title", &text).await;
            assert_eq!(page.expect(200).heading(), "앞 뒤", "{sign:?}");
            assert!(!page.text.contains(sign), "{sign:?}");
            let answer = sent(&mut browser, &form, "title", &sign.to_string()).await;
            assert_eq!(answer.status, 422, "{sign:?} alone is nothing to read");
        }
    })
    .await;
}

#[tokio::test]
async fn letters_from_right_to_left_are_set_apart() {
    on_sqlite(|app| async move {
        let (_, mut browser, form) = writer(&app).await;
        for text in ["مكتبة الحي 3", "ספרייה 3"] {
            let page = sent(&mut browser, &form, "title", text).await;
            assert_eq!(page.expect(200).heading(), text);
            let page = page.page();
            assert!(page.all("bdi").any(|part| part.text == text), "{text}");
        }
        let page = sent(&mut browser, &form, "body", "مكتبة الحي").await;
        let page = page.page();
        assert!(page.all("p").any(|p| p.attr("dir") == Some("auto")));
    })
    .await;
}

#[tokio::test]
async fn signs_without_width_do_not_make_another_word() {
    on_sqlite(|app| async move {
        let (_, mut browser, form) = writer(&app).await;
        for sign in ['\u{200b}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{e0041}'] {
            let page = sent(&mut browser, &form, "title", &format!("밤{sign}길")).await;
            assert_eq!(page.expect(200).heading(), "밤길", "{sign:?}");
            let answer = sent(&mut browser, &form, "title", &sign.to_string()).await;
            assert!(answer.expect(422).field_error("title").is_some());
        }
        // A number that signs without width are to hide is found all the same.
        let hidden = "900101\u{200b}-\u{feff}1234567";
        let answer = sent(&mut browser, &form, "body", hidden).await;
        assert!(answer.expect(422).field_error("body").is_some());
    })
    .await;
}

#[tokio::test]
async fn a_registration_number_is_refused_in_texts_names_and_tables() {
    on_sqlite(|app| async move {
        let (village, mut browser, form) = writer(&app).await;
        for number in [
            "900101-1234567",
            "9001011234567",
            "９００１０１－１２３４５６７",
        ] {
            let text = format!("제 번호는 {number}입니다.");
            let answer = sent(&mut browser, &form, "body", &text).await;
            let fault = answer.expect(422).field_error("body").unwrap();
            assert!(fault.contains("주민등록번호처럼 보이는 숫자"), "{fault}");
            assert_eq!(answer.form(&form.action).get("title"), form.get("title"));
        }
        let photo = || file(40, 30, ImageFormat::Png);
        let with = form
            .clone()
            .choose("photo_file", "900101-1234567.png", photo());
        let answer = sent(&mut browser, &with, "photo_new_alt", "골목").await;
        let fault = answer.expect(422).field_error("photo_file-1").unwrap();
        assert!(fault.contains("파일 이름에 주민등록번호"), "{fault}");
        assert_eq!(answer.form(&form.action).get("need"), Some(NEED));
        let with = form.clone().choose("photo_file", "a.png", photo());
        let answer = sent(&mut browser, &with, "photo_new_alt", "900101-1234567").await;
        let fault = answer.expect(422).field_error("photo_alt-1").unwrap();
        assert!(fault.contains("주민등록번호처럼"), "{fault}");
        // What a phone wrote into the file beside the picture is not kept.
        let inside = sideways(40, 30, "900101-1234567");
        let with = form.clone().choose("photo_file", "a.jpg", inside);
        sent(&mut browser, &with, "photo_new_alt", "골목")
            .await
            .expect(200);

        let body = app.body(&village, BodyKind::GovernanceCouncil).await;
        let import = village.path(&format!("/bodies/{body}/import"));
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let mut table = system_tests::bodies::member_table(3);
        table = table.replacen("하늘동 주민 2", "900101-1234567", 1);
        let answer = secretary
            .submit(&import, &import, &[("table", &table)])
            .await;
        assert!(
            answer.shows("주민등록번호처럼 보이는 숫자"),
            "{}",
            answer.brief()
        );
        assert!(answer.forms().iter().all(|form| form.get("seen").is_none()));

        let contents = app.contents();
        for part in ["900101", "1234567", "39, 30, 30, 31, 30, 31"] {
            let table = contents.iter().find(|(_, table)| table.text.contains(part));
            assert!(
                table.is_none(),
                "{part} is in {:?}",
                table.map(|found| found.0)
            );
        }
    })
    .await;
}

#[tokio::test]
async fn bombs_are_refused_before_they_go_off() {
    on_sqlite(|app| async move {
        let (_, mut browser, form) = writer(&app).await;
        let mut header = file(16, 16, ImageFormat::Jpeg);
        let frame = header
            .windows(2)
            .position(|two| two == [0xff, 0xc0])
            .unwrap();
        header[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        let mut web = file(16, 16, ImageFormat::WebP);
        // Width and height of a picture without loss: fourteen bits each, less one.
        web[21..25].copy_from_slice(&[0xff, 0xff, 0xff, 0x0f]);
        for (name, bytes, says) in [
            ("archive.jpg", archive(), "받을 수 없는 파일입니다"),
            ("wide.png", bomb(60_000, 60_000), "너무 큰 사진입니다"),
            ("wide.jpg", header, "너무 큰 사진입니다"),
            ("wide.webp", web, "열 수 없는 사진입니다"),
            ("long.png", bomb(1, 20_000_000), "너무 큰 사진입니다"),
            ("short.png", bomb(4_000, 4_000), "열 수 없는 사진입니다"),
        ] {
            let with = form.clone().choose("photo_file", name, bytes);
            let began = Instant::now();
            let answer = sent(&mut browser, &with, "photo_new_alt", "골목").await;
            let fault = answer.expect(422).field_error("photo_file-1").unwrap();
            assert!(fault.contains(says) && fault.contains(name), "{fault}");
            assert!(began.elapsed() < Duration::from_secs(10), "{name}");
            let again = answer.form(&form.action);
            for field in ["title", "need", "body"] {
                assert_eq!(again.get(field), form.get(field));
            }
            assert_eq!(again.get("photo_new_alt"), Some("골목"));
        }
        assert_eq!(app.rows("site.photo"), 0);
    })
    .await;
}

/// A body that says it is packed is not unpacked.
#[tokio::test]
async fn a_packed_form_is_not_unpacked() {
    on_sqlite(|app| async move {
        let (_, mut browser, form) = writer(&app).await;
        let packed = b"\x1f\x8b\x08\0\0\0\0\0\0\xff\xff\xff\xff".to_vec();
        for kind in [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
        ] {
            let request = browser
                .request("POST", &form.action)
                .header("content-type", kind)
                .header("content-encoding", "gzip")
                .body(packed.clone().into())
                .unwrap();
            let answer = browser.send(request).await;
            assert!(
                (400..500).contains(&answer.status),
                "{kind}: {}",
                answer.status
            );
            assert!(!answer.heading().is_empty());
        }
    })
    .await;
}

/// The head of an archive whose one file says that it unpacks to four gigabytes.
fn archive() -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
    bytes.extend_from_slice(&64u32.to_le_bytes());
    bytes.extend_from_slice(&u32::MAX.to_le_bytes());
    bytes.extend_from_slice(b"\x05\0\0\0a.jpg");
    bytes.extend_from_slice(&[0xff; 64]);
    bytes
}
