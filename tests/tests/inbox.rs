//! The inbox that is always open: asking without an account, who answers, what is hidden, and
//! the desk of the staff.

use process::Role;
use system_tests::{Backend, DistrictBuilder, TestApp, on_both, on_sqlite};
use web::Settings;
use web::acts::moderation::Subject;
use web::limiter::Rates;

const PHONE: &str = "010-1234-5678";
const MAIL: &str = "resident@example.org";

/// A visitor asks, is shown her code once, and finds her question and the answer by it; in both
/// languages.
#[tokio::test]
async fn a_visitor_asks_without_an_account_and_finds_the_answer_by_her_code() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (official, _) = village.holder(Role::DepartmentOfficial).await;
        let (new, inbox, find) = (
            village.path("/inbox/new"),
            village.path("/inbox"),
            village.path("/inbox/find"),
        );
        let english = app.visitor().english();
        for (mut browser, once, back, answered) in [
            (
                app.visitor(),
                "지금 한 번만 보입니다",
                "내 문의 보기",
                "공개로 답함",
            ),
            (
                english,
                "shown only this once",
                "See what I sent",
                "Answered in public",
            ),
        ] {
            assert!(browser.get(&village.path("")).await.links_to(&new));
            assert!(browser.get(&inbox).await.links_to(&new));
            let form = browser.get(&new).await.form(&inbox);
            let body = format!("제 번호는 {PHONE}, 메일은 {MAIL}입니다.");
            let form = form.set("title", "공원 의자").set("body", &body);
            let sent = browser.send_form(&form).await;
            assert!(sent.expect(200).shows(once), "{}", sent.visible());
            assert!(sent.shows(back));
            let code = sent.page().all("code").next().unwrap().text.clone();
            assert_eq!(code.len(), 14, "{code}");
            let again = browser.send_form(&form).await;
            let shown = again.expect(200).page();
            let shown = shown.all("code").next().unwrap().text.clone();
            assert_eq!(shown, code, "the same form shows the same code");

            // The text is masked wherever it is, and neither it nor the code is kept.
            let below = format!("{inbox}/");
            let mut links = sent.links().into_iter();
            let own = links
                .find(|link| link.starts_with(&below) && *link != find)
                .unwrap();
            let id = own.rsplit('/').next().unwrap();
            for path in [&own, &inbox, &format!("/api/v1/inquiries/{id}")] {
                let shown = browser.get(path).await;
                assert!(!shown.expect(200).contains(PHONE), "{path}");
                assert!(!shown.contains(MAIL), "{path}");
            }
            assert!(browser.get(&own).await.shows("010-****-5678"));
            let bare = code.replace('-', "");
            for (table, contents) in app.contents() {
                for text in [PHONE, MAIL, code.as_str(), &bare] {
                    assert!(!contents.text.contains(text), "{table} holds {text}");
                }
            }

            let answer = "의자를 더 놓겠습니다.";
            let asked = id.parse().unwrap();
            village.answer(official, asked, "공원녹지과", answer).await;
            let mut other = browser.clone();
            let typed = code.to_lowercase().replace('-', " ");
            let found = other.submit(&find, &find, &[("tracking", &typed)]).await;
            for words in [answer, "공원녹지과", answered] {
                let shown = found.expect(200).shows(words);
                assert!(shown, "{words}: {}", found.visible());
            }
            let before = app.contents();
            for wrong in ["", "1234", "0000-0000-0000"] {
                let again = other.submit(&find, &find, &[("tracking", wrong)]).await;
                let said = again.expect(422).field_error("tracking");
                assert!(said.is_some(), "{wrong}");
                assert_eq!(again.form(&find).get("tracking"), Some(wrong));
            }
            assert_eq!(app.contents(), before);
        }
        assert_eq!(app.rows("site.inquiry"), 2);
        let narae = DistrictBuilder::new("narae").make(&app).await;
        let (_, code) = village.ask(None, "다른 물음", "어디에 있나요?").await;
        let (there, typed) = (narae.path("/inbox/find"), code.shown());
        let fields = [("tracking", typed.as_str())];
        let found = app.visitor().submit(&there, &there, &fields).await;
        assert!(found.expect(422).field_error("tracking").is_some());
    })
    .await;
}

#[tokio::test]
async fn who_answers_is_named_and_the_asker_is_told() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let asker = app.person().name("하늘동 주민 3");
        let (_, mut browser) = asker.email("asker@example.org").sign_in().await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let official = app.person().name("주무관 1");
        let official = official.role(Role::DepartmentOfficial, village.id);
        let (official, mut answering) = official.sign_in().await;
        let (_, mut facilitator) = village.holder(Role::Facilitator).await;
        let (new, inbox) = (village.path("/inbox/new"), village.path("/inbox"));
        let fields = [("title", "공원 의자"), ("body", "의자를 더 놓아 주세요.")];
        let sent = browser.submit(&new, &inbox, &fields).await;
        let location = sent.expect(303).location().to_owned();
        let place = location.split('?').next().unwrap().to_owned();
        let shown = browser.follow(sent).await;
        for words in [
            "문의를 받았습니다",
            "하늘동 주민 3",
            "아직 정하지 않음",
            "8월 5일",
        ] {
            let shows = shown.expect(200).shows(words);
            assert!(shows, "{words}: {}", shown.visible());
        }

        // The secretary has it on her desk, the official does not yet.
        let desk = "/me/desk";
        assert!(secretary.get(desk).await.expect(200).links_to(&place));
        assert!(secretary.get(&inbox).await.links_to(desk));
        assert!(!answering.get(desk).await.expect(200).links_to(&place));
        browser.get(desk).await.expect(403);
        assert!(!browser.get(&inbox).await.links_to(desk));
        app.visitor().get(desk).await.expect(401);
        secretary.get(&format!("{desk}?after=x")).await.expect(400);
        let assign = format!("{place}/assign");
        let empty = [("office", " "), ("staff", "")];
        let empty = secretary.submit(&assign, &assign, &empty).await;
        assert!(empty.expect(422).field_error("office").is_some());
        let wrong = [("office", ""), ("staff", "1")];
        let wrong = secretary.submit(&assign, &assign, &wrong).await;
        assert!(wrong.expect(422).field_error("staff").is_some());
        let whom = official.to_string();
        let given = [("office", "공원녹지과"), ("staff", whom.as_str())];
        let done = secretary.submit(&assign, &assign, &given).await;
        let shown = secretary.follow(done).await;
        assert!(shown.expect(200).shows("공원녹지과") && !shown.shows("주무관 1"));
        answering.get(&assign).await.expect(403);
        assert!(answering.get(desk).await.shows("나에게 맡겨짐"));
        assert!(!secretary.get(desk).await.links_to(&place));
        assert!(!facilitator.get(desk).await.expect(200).links_to(&place));

        let answer = format!("{place}/answer");
        let form = answering.get(&answer).await.form(&answer);
        assert_eq!(form.get("office"), Some("공원녹지과"));
        let faulty = answering.send_form(&form.clone().set("answer", "")).await;
        assert!(faulty.expect(422).field_error("answer").is_some());
        let form = form.set("answer", "다음 달에 놓습니다.\n고맙습니다.");
        let done = answering.send_form(&form).await;
        let shown = answering.follow(done).await;
        assert!(shown.expect(200).shows("다음 달에 놓습니다."));
        let public = app.visitor().get(&place).await;
        assert!(public.shows("공개로 답함") && !public.shows("주무관 1"));
        let notices = app.notices().await;
        let to: Vec<&str> = notices.iter().map(|n| n.to.as_str()).collect();
        assert_eq!(to, ["asker@example.org"]);
        assert!(notices[0].text.contains("공원 의자"), "{}", notices[0].text);
        // An answer stands: nobody answers again, and nobody gives it to others.
        answering.get(&answer).await.expect(409);
        secretary.get(&assign).await.expect(409);
        assert!(!answering.get(desk).await.links_to(&place));
        let list = |state: &str| format!("{inbox}?state={state}");
        let mut visitor = app.visitor();
        assert!(visitor.get(&list("answered")).await.links_to(&place));
        assert!(!visitor.get(&list("waiting")).await.links_to(&place));
        visitor.get(&list("lost")).await.expect(400);
        let api = "/api/v1/districts/haneul/inbox?state=";
        let read = visitor.get(&format!("{api}answered")).await.json();
        assert_eq!(read["items"][0]["office"], "공원녹지과");
        assert_eq!(read["items"][0]["author"], "하늘동 주민 3");
        visitor.get(&format!("{api}lost")).await.expect(400);
    })
    .await;
}

#[tokio::test]
async fn what_is_hidden_is_on_no_page_and_its_writer_reads_it_still() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (asker, mut own) = village.resident().await;
        let (moderator, mut hider) = village.holder(Role::Moderator).await;
        let (_, mut other) = village.holder(Role::Moderator).await;
        let (_, mut official) = village.holder(Role::DepartmentOfficial).await;
        let secret = "옆집 사람이 밤마다 시끄럽습니다";
        let (id, _) = village.ask(Some(asker), "밤의 소음", secret).await;
        let (visitors, code) = village.ask(None, "또 밤의 소음", secret).await;
        let place = village.path(&format!("/inbox/{id}"));
        let at = |act: &str| village.path(&format!("/moderation/inquiry/{id}/{act}"));
        assert!(hider.get(&place).await.links_to(&at("hide")));
        let reason = "다른 사람을 깎아내리는 말이 들어 있습니다.";
        let fields = [("reason", reason)];
        let hidden = hider.submit(&at("hide"), &at("hide"), &fields).await;
        assert!(hider.follow(hidden).await.expect(200).shows(reason));
        village.hide(moderator, Subject::inquiry(visitors)).await;

        let mut visitor = app.visitor();
        for path in [
            place.clone(),
            village.path(&format!("/inbox/{visitors}")),
            village.path("/inbox"),
            village.path("/inbox?state=waiting"),
            village.path(""),
            "/api/v1/districts/haneul/inbox".to_owned(),
            format!("/api/v1/inquiries/{id}"),
            format!("/api/v1/inquiries/{visitors}"),
        ] {
            for browser in [&mut visitor, &mut official] {
                let shown = browser.get(&path).await;
                assert!(!shown.expect(200).contains("옆집"), "{path}");
                assert!(!shown.contains("밤의 소음"), "{path}");
            }
        }
        assert!(visitor.get(&place).await.shows(reason));
        official.get(&format!("{place}/answer")).await.expect(409);
        assert!(!official.get("/me/desk").await.links_to(&place));
        let late = "2026-09-27T10:00:00+09:00".parse().unwrap();
        let done = jobs::duties::due(app.stores(), late).await.unwrap();
        assert_eq!(done.escalated, 0, "nobody sees it, so nobody is told");

        // Whoever holds the code reads what she wrote; others appeal with their account.
        let (find, typed) = (village.path("/inbox/find"), code.shown());
        let fields = [("tracking", typed.as_str())];
        let found = visitor.submit(&find, &find, &fields).await;
        assert!(found.expect(200).shows(secret));
        let read = own.get(&place).await;
        assert!(read.shows(secret) && read.links_to(&at("appeal")));
        let fields = [("reason", "누구인지 알 수 없습니다.")];
        let done = own.submit(&at("appeal"), &at("appeal"), &fields).await;
        let after = own.follow(done).await;
        assert!(!after.expect(200).links_to(&at("appeal")));
        let list = other.get(&village.path("/moderation")).await;
        assert!(list.links_to(&at("answer")), "{}", list.visible());
        let fields = [
            ("decision", "restore"),
            ("reason", "누구를 가리키지 않습니다."),
        ];
        let done = other.submit(&at("answer"), &at("answer"), &fields).await;
        done.expect(303);
        assert!(visitor.get(&place).await.shows(secret));
        let list = visitor.get(&village.path("/inbox")).await;
        assert!(list.links_to(&place));
    })
    .await;
}

/// Whoever is signed in agrees to the terms first, and a faulty form comes back whole.
#[tokio::test]
async fn a_faulty_question_comes_back_with_all_that_was_typed() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (new, inbox) = (village.path("/inbox/new"), village.path("/inbox"));
        let long = "가".repeat(2_001);
        let english = app.visitor().english();
        for (mut browser, words) in [
            (app.visitor(), "고칠 것이 있습니다"),
            (english, "Please correct"),
        ] {
            let before = app.contents();
            for (title, body, field) in [
                ("", "언제 고치나요?", "title"),
                ("가로등", "", "body"),
                ("가로등", "번호는 800101-1234567입니다", "body"),
                ("800101-1234567", "언제 고치나요?", "title"),
                ("가로등", long.as_str(), "body"),
            ] {
                let fields = [("title", title), ("body", body)];
                let again = browser.submit(&new, &inbox, &fields).await;
                assert!(again.expect(422).field_error(field).is_some(), "{body}");
                assert!(
                    again
                        .page()
                        .all("title")
                        .next()
                        .unwrap()
                        .text
                        .contains(words)
                );
                let kept = again.form(&inbox);
                assert_eq!(kept.get("title"), Some(title));
                assert_eq!(kept.get("body"), Some(body));
            }
            assert_eq!(app.contents(), before);
        }
        let (_, mut fresh) = app.person().without_consent().sign_in().await;
        let led = fresh.get(&new).await;
        assert!(led.expect(303).location().starts_with("/consent"));
    })
    .await;
}

/// A new browser is a new visit, but the network is the same.
#[tokio::test]
async fn a_network_without_accounts_can_not_flood_an_inbox() {
    let settings = Settings {
        rates: Rates {
            sign_in: 2,
            post: 100,
            ..Rates::default()
        },
        ..system_tests::app::settings()
    };
    let app = TestApp::new(Backend::Sqlite, settings);
    let village = DistrictBuilder::new("haneul").make(&app).await;
    let (new, inbox) = (village.path("/inbox/new"), village.path("/inbox"));
    for expected in [200, 200, 429] {
        let fields = [("title", "물음"), ("body", "하나 더")];
        let sent = app.visitor().submit(&new, &inbox, &fields).await;
        assert_eq!(sent.status, expected);
    }
    assert_eq!(app.rows("site.inquiry"), 2);
    app.close().await;
}
