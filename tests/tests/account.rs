//! Signing in and one's own account, through the pages: by e-mail, by phone, by a code handed
//! over at the desk; the terms; names, addresses, roles and sessions.
#![allow(clippy::unwrap_used)]

use jiff::SignedDuration;
use process::Role;
use process::notice::Courier;
use system_tests::{Answer, Browser, DistrictBuilder, TestApp, on_both, on_sqlite};

/// Asks for a code and opens the page where it is typed.
async fn ask(browser: &mut Browser, address: &str) -> Answer {
    let asked = browser
        .submit("/sign-in", "/sign-in", &[("address", address)])
        .await;
    asked.expect(303);
    browser.follow(asked).await
}

/// Signs in by a code that was sent.
async fn sign_in(app: &TestApp, address: &str, canonical: &str) -> (Browser, Answer) {
    let mut browser = app.visitor();
    let page = ask(&mut browser, address).await;
    let code = app.code_sent_to(canonical).await;
    let answer = browser
        .send_form(&page.form("/sign-in/code").set("code", code))
        .await;
    answer.expect(303);
    let page = browser.follow(answer).await;
    (browser, page)
}

async fn agree(browser: &mut Browser, page: &Answer, name: &str) -> Answer {
    let form = page
        .form("/consent")
        .set_all(&[("name", name), ("agree", "yes")]);
    let answer = browser.send_form(&form).await;
    answer.expect(303);
    browser.follow(answer).await
}

#[tokio::test]
async fn a_newcomer_signs_in_by_email_and_agrees_to_the_terms() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let mut browser = app.visitor();
        let wanted = village.path("/proposals/new");
        let refused = browser.get(&wanted).await;
        let way = format!("/sign-in?back={}", web::form::encode(&wanted));
        assert!(refused.expect(401).links_to(&way), "{:?}", refused.links());
        let form = browser
            .get(&way)
            .await
            .form("/sign-in")
            .set("address", " Resident3@Example.ORG ");
        let asked = browser.send_form(&form).await;
        let page = browser.follow(asked).await;
        assert!(
            !page.contains("resident3@example.org"),
            "the address is masked"
        );
        let notices = app.notices().await;
        assert_eq!(notices.len(), 1);
        assert_eq!(
            (notices[0].courier, notices[0].to.as_str()),
            (Courier::Email, "resident3@example.org")
        );
        let digits = notices[0].text.split(|c: char| !c.is_ascii_digit());
        let code = digits.max_by_key(|run| run.len()).unwrap().to_owned();
        let answer = browser
            .send_form(&page.form("/sign-in/code").set("code", code))
            .await;
        let terms = browser.follow(answer).await;
        // Nothing may be said before the terms are agreed to, and nothing typed is lost.
        browser.get(&wanted).await.expect(303);
        let declined = terms.form("/consent").set_all(&[("name", "하늘동 주민 3")]);
        let again = browser.send_form(&declined).await;
        assert!(again.expect(422).field_error("agree").is_some());
        assert_eq!(again.form("/consent").get("name"), Some("하늘동 주민 3"));
        let page = agree(&mut browser, &again, "하늘동 주민 3").await;
        assert!(
            page.find_form(&village.path("/proposals")).is_some(),
            "back where it began"
        );
        let account = browser.get("/me").await;
        assert!(account.shows("하늘동 주민 3"));
        // The same address leads to the same account, without the terms.
        let (mut other, page) =
            sign_in(&app, "resident3@example.org", "resident3@example.org").await;
        assert!(page.find_form("/consent").is_none());
        assert!(other.get("/me").await.shows("하늘동 주민 3"));
        assert_eq!(app.rows("site.contact"), 1);
    })
    .await;
}

#[tokio::test]
async fn a_phone_signs_in_however_its_number_is_written() {
    on_both(|app| async move {
        let mut first = app.visitor();
        let page = ask(&mut first, "+82 10-1234-5678").await;
        let notices = app.notices().await;
        assert_eq!(
            (notices[0].courier, notices[0].to.as_str()),
            (Courier::Phone, "01012345678")
        );
        let digits = notices[0].text.split(|c: char| !c.is_ascii_digit());
        let code = digits.filter(|run| run.len() == 6).next_back().unwrap();
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let answer = first
            .send_form(&page.form("/sign-in/code").set("code", spaced))
            .await;
        let terms = first.follow(answer).await;
        agree(&mut first, &terms, "하늘동 주민 4").await;
        let (mut second, _) = sign_in(&app, "010 1234 5678", "01012345678").await;
        assert!(second.get("/me").await.shows("하늘동 주민 4"));
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once_in_time_and_for_five_attempts() {
    on_sqlite(|app| async move {
        let address = "resident3@example.org";
        let mut browser = app.visitor();
        let wrong = |code: &str| if code == "000000" { "999999" } else { "000000" }.to_owned();
        // Ten minutes.
        let page = ask(&mut browser, address).await;
        let code = app.code_sent_to(address).await;
        app.pass(SignedDuration::from_mins(10));
        let late = browser
            .send_form(&page.form("/sign-in/code").set("code", &code))
            .await;
        assert!(late.expect(422).field_error("code").is_some());
        // Five attempts, and then the right one does not help.
        let mut page = ask(&mut browser, address).await;
        let code = app.code_sent_to(address).await;
        for left in (0..5).rev() {
            let form = page.form("/sign-in/code").set("code", wrong(&code));
            page = browser.send_form(&form).await;
            let said = page.expect(422).field_error("code").unwrap();
            // The last one says that the code is of no more use.
            assert!(
                left == 0 || said.contains(&left.to_string()),
                "{left} left: {said}"
            );
        }
        let form = page.form("/sign-in/code").set("code", &code);
        browser.send_form(&form).await.expect(422);
        // What is no code at all is not counted as an attempt.
        let page = ask(&mut browser, address).await;
        let code = app.code_sent_to(address).await;
        for _ in 0..6 {
            let form = page.form("/sign-in/code").set("code", "12ab");
            let again = browser
                .send_form(&form.set("key", store::random_hex(16)))
                .await;
            assert!(again.expect(422).field_error("code").is_some());
        }
        // The latest code only.
        ask(&mut browser, address).await;
        let latest = app.code_sent_to(address).await;
        let page = browser.get("/sign-in/code").await;
        if latest != code {
            let old = browser
                .send_form(&page.form("/sign-in/code").set("code", &code))
                .await;
            old.expect(422);
        }
        let page = browser.get("/sign-in/code").await;
        let form = page.form("/sign-in/code").set("code", &latest);
        let mut thief = browser.clone();
        browser.send_form(&form).await.expect(303);
        // A used code signs nobody in again, from the same browser or another.
        let used = thief
            .send_form(&form.set("key", store::random_hex(16)))
            .await;
        used.expect(422);
        // Five codes an hour for one address, and the page says so beside the field.
        ask(&mut app.visitor(), address).await;
        let sixth = app
            .visitor()
            .submit("/sign-in", "/sign-in", &[("address", address)])
            .await;
        assert!(sixth.expect(422).field_error("address").is_some());
        app.pass(SignedDuration::from_hours(1));
        ask(&mut app.visitor(), address).await;
    })
    .await;
}

#[tokio::test]
async fn known_and_unknown_addresses_are_answered_alike() {
    on_sqlite(|app| async move {
        app.person().email("known@example.org").make().await;
        let mut answers = Vec::new();
        for address in ["known@example.org", "other@example.org"] {
            let mut browser = app.visitor();
            let asked = browser
                .submit("/sign-in", "/sign-in", &[("address", address)])
                .await;
            let location = asked.location().to_owned();
            let page = browser.follow(asked).await;
            let text = page.visible().replace("k****", "").replace("o****", "");
            answers.push((location, page.status, text.len()));
        }
        assert_eq!(answers[0], answers[1]);
        for (address, typed) in [("", ""), ("a@b", "a@b"), ("02-120", "02-120")] {
            let mut browser = app.visitor();
            let answer = browser
                .submit("/sign-in", "/sign-in", &[("address", address)])
                .await;
            assert!(answer.expect(422).field_error("address").is_some());
            assert_eq!(answer.form("/sign-in").get("address"), Some(typed));
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_handed_over_at_the_desk_signs_in() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(4, 2).await;
        let (_, mut clerk) = village.holder(Role::Clerk).await;
        let desk = village.path("/desk");
        let papers = [
            ("name", "김하늘"),
            ("birth_year", "1942"),
            ("birth_month", "3"),
            ("birth_day", "9"),
            ("basis", "resident"),
            ("papers", "yes"),
        ];
        let shown = clerk.submit(&desk, &desk, &papers).await;
        let code = desk_code(shown.expect(200));
        assert!(
            !app.contents()
                .values()
                .any(|table| table.text.contains(&code))
        );
        assert!(
            !app.contents()
                .values()
                .any(|table| table.text.contains("김하늘"))
        );
        let mut browser = app.visitor();
        let page = browser.get("/sign-in/code?by=desk").await;
        let form = page.form("/sign-in/code");
        browser
            .send_form(&form.clone().set("code", "00000-00000"))
            .await
            .expect(422);
        let form = browser
            .get("/sign-in/code?by=desk")
            .await
            .form("/sign-in/code");
        let answer = browser
            .send_form(&form.set("code", code.to_lowercase()))
            .await;
        answer.expect(303);
        let terms = browser.follow(answer).await;
        agree(&mut browser, &terms, "하늘동 어르신").await;
        // Papers were seen, so the vote asks neither name nor birth.
        let page = browser.get(&vote.path).await;
        let form = page.form(&format!("{}/eligibility", vote.path));
        assert!(!form.names.iter().any(|n| n == "name"), "{:?}", form.names);
        let form = form.set_all(&[("basis", "resident"), ("official", "no")]);
        browser.send_form(&form).await.expect(303);
        // The same papers again lead to the same account, and a used code is used.
        let mut other = app.visitor();
        let form = other
            .get("/sign-in/code?by=desk")
            .await
            .form("/sign-in/code");
        other.send_form(&form.set("code", code)).await.expect(422);
        let again = desk_code(&clerk.submit(&desk, &desk, &papers).await);
        let form = other
            .get("/sign-in/code?by=desk")
            .await
            .form("/sign-in/code");
        other.send_form(&form.set("code", again)).await.expect(303);
        assert!(other.get("/me").await.shows("하늘동 어르신"));
        // The reading of the papers is shown to the person.
        assert_eq!(app.rows("site.access_record"), 2);
    })
    .await;
}

/// The one code on the page after it was issued.
fn desk_code(page: &Answer) -> String {
    let page = page.page();
    let code = page
        .all("strong")
        .find(|s| s.text.len() == 11 && s.text.contains('-'));
    code.expect("the page shows a code").text.clone()
}

#[tokio::test]
async fn a_further_address_is_added_and_nobody_elses() {
    on_sqlite(|app| async move {
        app.person().email("taken@example.org").make().await;
        let (_, mut browser) = app.person().email("first@example.org").sign_in().await;
        let add = async |browser: &mut Browser, address: &str| {
            let asked = browser
                .submit("/me", "/me/contacts", &[("address", address)])
                .await;
            let page = browser.follow(asked).await;
            let code = app.code_sent_to(address).await;
            browser
                .send_form(&page.form("/me/contacts/code").set("code", code))
                .await
        };
        add(&mut browser, "second@example.org").await.expect(303);
        let taken = add(&mut browser, "taken@example.org").await;
        assert!(taken.expect(422).field_error("code").is_some());
        assert_eq!(app.rows("site.contact"), 3);
        let own = browser
            .submit("/me", "/me/contacts", &[("address", "first@example.org")])
            .await;
        assert!(own.expect(422).field_error("address").is_some());
        let (mut other, _) = sign_in(&app, "second@example.org", "second@example.org").await;
        assert_eq!(
            other.get("/me").await.expect(200).heading(),
            browser.get("/me").await.heading()
        );
        // A code for adding an address is none for signing in.
        let mut thief = app.visitor();
        ask(&mut thief, "victim@example.org").await;
        app.notices().await;
        browser
            .submit("/me", "/me/contacts", &[("address", "victim@example.org")])
            .await;
        let code = app.code_sent_to("victim@example.org").await;
        let page = thief.get("/sign-in/code").await;
        thief
            .send_form(&page.form("/sign-in/code").set("code", code))
            .await
            .expect(422);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_and_sooner_for_staff() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut resident) = village.resident().await;
        let (_, mut clerk) = village.holder(Role::Clerk).await;
        app.pass(SignedDuration::from_mins(29));
        clerk.get("/me").await.expect(200);
        app.pass(SignedDuration::from_mins(29));
        clerk.get("/me").await.expect(200);
        app.pass(SignedDuration::from_mins(31));
        clerk.get("/me").await.expect(401);
        app.pass(SignedDuration::from_hours(24 * 13));
        resident.get("/me").await.expect(200);
        app.pass(SignedDuration::from_hours(24 * 15));
        resident.get("/me").await.expect(401);
    })
    .await;
}

#[tokio::test]
async fn the_first_administrator_gives_the_first_role() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (hash, now) = (app.stores().keys.token_hash("first"), app.now());
        app.write(move |tx| Ok(store::first_run_put(tx, &hash, now)?))
            .await;
        app.visitor()
            .get("/first-run?token=first")
            .await
            .expect(401);
        let (_, mut browser) = app.person().name("구청 담당").sign_in().await;
        browser.get("/first-run?token=wrong").await.expect(404);
        browser.get(&village.path("/roles")).await.expect(403);
        let form = browser
            .get("/first-run?token=first")
            .await
            .form("/first-run");
        let mut late = app.person().sign_in().await.1;
        let other = late.get("/first-run?token=first").await.form("/first-run");
        browser.send_form(&form).await.expect(303);
        late.send_form(&other).await.expect(409);
        app.person()
            .name("새 간사")
            .email("secretary@example.org")
            .make()
            .await;
        let roles = village.path("/roles");
        let fields = [
            ("address", "secretary@example.org"),
            ("role", "secretary"),
            ("starts_on", "2026-07-27"),
            ("ends_on", "2026-12-31"),
        ];
        let answer = browser.submit(&roles, &roles, &fields).await;
        let page = browser.follow(answer).await;
        assert!(page.shows("새 간사"));
        let (mut secretary, _) =
            sign_in(&app, "secretary@example.org", "secretary@example.org").await;
        secretary.get(&roles).await.expect(200);
        let ends = page
            .forms()
            .into_iter()
            .find(|f| f.action.ends_with("/end"))
            .unwrap();
        browser.send_form(&ends).await.expect(303);
        secretary.get(&roles).await.expect(403);
    })
    .await;
}
