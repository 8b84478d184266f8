//! Signing in and one's own account, through the pages: by e-mail, by phone, by a code handed
//! over at the desk; the terms; names, addresses, roles and sessions.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use jiff::SignedDuration;
use process::Role;
use process::notice::Courier;
use process::person::Channel;
use system_tests::projects::{Running, entry_form};
use system_tests::{Answer, Backend, Browser, DistrictBuilder, TestApp, on_both, on_sqlite};

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
        let mut digits = notices[0].text.split(|c: char| !c.is_ascii_digit());
        let code = digits.rfind(|run| run.len() == 6).unwrap();
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
        let asked = clerk.submit(&desk, &desk, &papers).await;
        asked.expect(422);
        let form = asked.form(&desk).set("who", "1");
        let again = desk_code(&clerk.send_form(&form).await);
        let form = other
            .get("/sign-in/code?by=desk")
            .await
            .form("/sign-in/code");
        other.send_form(&form.set("code", again)).await.expect(303);
        assert!(other.get("/me").await.shows("하늘동 어르신"));
        // The reading of the papers is shown to the person.
        // The clerk was asked in between whether it is the same person.
        assert_eq!(app.rows("site.access_record"), 3);
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

/// Asks for a code from a network of one's own.
async fn ask_from(browser: &mut Browser, network: u8, address: &str) -> Answer {
    let form = browser.get("/sign-in").await.form("/sign-in");
    let caller = SocketAddr::from(([198, 51, network, 7], 50_000));
    let request = browser
        .request("POST", "/sign-in")
        .extension(ConnectInfo(caller))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(form.set("address", address).body()))
        .unwrap();
    browser.send(request).await
}

#[tokio::test]
async fn a_stranger_keeps_nobody_from_signing_in() {
    on_both(|app| async move {
        let address = "resident3@example.org";
        let mut stranger = app.visitor();
        for _ in 0..5 {
            ask_from(&mut stranger, 1, address).await.expect(303);
        }
        let refused = ask_from(&mut stranger, 1, address).await;
        assert!(refused.expect(422).field_error("address").is_some());
        // She gets a code all the same, and those he asks for elsewhere don't void it.
        let mut owner = app.visitor();
        ask_from(&mut owner, 2, address).await.expect(303);
        let code = app.code_sent_to(address).await;
        for _ in 0..2 {
            ask_from(&mut stranger, 3, address).await.expect(303);
        }
        // Her code is of no use in his browser.
        let page = stranger.get("/sign-in/code").await;
        let form = page.form("/sign-in/code").set("code", &code);
        stranger.send_form(&form).await.expect(422);
        let page = owner.get("/sign-in/code").await;
        let form = page.form("/sign-in/code").set("code", &code);
        owner.send_form(&form).await.expect(303);
        // No mailbox is flooded from many networks either: 30 codes an hour.
        for n in 0..22 {
            ask_from(&mut stranger, 10 + n / 5, address)
                .await
                .expect(303);
        }
        let refused = ask_from(&mut app.visitor(), 99, address).await;
        assert!(refused.expect(422).field_error("address").is_some());
        app.pass(SignedDuration::from_mins(61));
        ask_from(&mut app.visitor(), 1, address).await.expect(303);
    })
    .await;
}

#[tokio::test]
async fn a_role_shortens_the_sessions_that_are_open() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut administrator) = app
            .person()
            .role(Role::Administrator, None)
            .name("시 관리자")
            .sign_in()
            .await;
        let (person, mut phone) = app
            .person()
            .name("새 간사")
            .email("secretary@example.org")
            .sign_in()
            .await;
        let mut laptop = app.sign_in(person).await;
        let roles = village.path("/roles");
        let fields = [
            ("address", "secretary@example.org"),
            ("role", "secretary"),
            ("starts_on", "2026-07-27"),
        ];
        let given = administrator.submit(&roles, &roles, &fields).await;
        given.expect(303);
        app.pass(SignedDuration::from_mins(29));
        phone.get("/me").await.expect(200);
        app.pass(SignedDuration::from_mins(2));
        laptop.get("/me").await.expect(401);
        // However much it is used, it is over after half a day.
        for _ in 0..34 {
            app.pass(SignedDuration::from_mins(20));
            phone.get("/me").await.expect(200);
        }
        app.pass(SignedDuration::from_mins(20));
        phone.get("/me").await.expect(401);
        // The same for the first administrator, who is signed in when the link is used.
        let (hash, now) = (app.stores().keys.token_hash("first"), app.now());
        app.write(move |tx| Ok(store::first_run_put(tx, &hash, now)?))
            .await;
        let (_, mut first) = app.person().sign_in().await;
        let page = first.get("/first-run?token=first").await;
        first.send_form(&page.form("/first-run")).await.expect(303);
        app.pass(SignedDuration::from_mins(31));
        first.get("/me").await.expect(401);
    })
    .await;
}

#[tokio::test]
async fn roles_for_the_whole_city_end_too_but_not_the_last_administrator() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        app.write(|tx| {
            for held in store::grants_in(tx, None, None, 50)? {
                let at = "2026-07-01T00:00:00Z".parse().unwrap();
                store::grant_revoke(tx, held.grant.id, held.person, at)?;
            }
            Ok(())
        })
        .await;
        let city = |name: &str| app.person().name(name).role(Role::Administrator, None);
        let (_, mut first) = city("시 관리자 1").sign_in().await;
        let roles = village.path("/roles");
        let ends = |page: &Answer| -> Vec<_> {
            let all = page.forms().into_iter();
            all.filter(|f| f.action.ends_with("/end")).collect()
        };
        assert_eq!(ends(first.get(&roles).await.expect(200)).len(), 0);
        let (_, mut second) = city("시 관리자 2").sign_in().await;
        let both = ends(&first.get(&roles).await);
        assert_eq!(both.len(), 2, "the newest first");
        // An administrator of one district may not.
        let (_, mut local) = village.holder(Role::Administrator).await;
        let page = local.get(&roles).await;
        let form = page
            .forms()
            .into_iter()
            .find(|f| f.get("csrf").is_some() && f.action.ends_with("/end"));
        let own = form.unwrap();
        let local_tokens = own.body();
        let kind = "application/x-www-form-urlencoded";
        local
            .post_body(&both[1].action, kind, local_tokens)
            .await
            .expect(403);
        let each = ends(&second.get(&roles).await);
        let of_first = each.iter().find(|f| f.action == both[1].action).unwrap();
        second.send_form(of_first).await.expect(303);
        first.get(&roles).await.expect(403);
        // Both pressed at the same time: the later one is refused.
        let of_second = each.iter().find(|f| f.action == both[0].action).unwrap();
        let last = second.send_form(of_second).await;
        assert!(last.expect(409).shows("마지막 관리자"));
        second.get(&roles).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn an_address_is_removed_unless_it_is_the_last() {
    on_both(|app| async move {
        let (person, mut browser) = app.person().email("first@example.org").sign_in().await;
        let removes = |page: &Answer| -> Vec<_> {
            let all = page.forms().into_iter();
            all.filter(|f| f.action.ends_with("/remove")).collect()
        };
        assert!(removes(&browser.get("/me").await).is_empty());
        let (now, keys) = (app.now(), app.stores().keys.clone());
        app.write(move |tx| {
            let text = "second@example.org";
            let new = store::NewContact {
                person,
                channel: Channel::Email,
                address: store::Personal::new(text),
                address_key: keys.address_key(Channel::Email, text),
                verified_at: Some(now),
            };
            Ok(store::contact_add(tx, &new, now)?)
        })
        .await;
        let forms = removes(&browser.get("/me").await);
        assert_eq!(forms.len(), 2);
        let (_, mut other) = app.person().email("other@example.org").sign_in().await;
        let tokens = other.tokens("/me").await;
        let pairs: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        other.post(&forms[0].action, &pairs).await.expect(404);
        let answer = browser.send_form(&forms[0]).await;
        answer.expect(303);
        let page = browser.follow(answer).await;
        assert!(removes(&page).is_empty());
        let last = browser.send_form(&forms[1]).await;
        last.expect(409);
        assert_eq!(app.rows("site.contact"), 2);
        // The address is free again.
        sign_in(&app, "first@example.org", "first@example.org").await;
        assert_eq!(app.rows("site.contact"), 3);
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_leaves_its_texts_and_nothing_else() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (person, mut browser) = app
            .person()
            .name("떠나는 주민")
            .email("leaving@example.org")
            .sign_in()
            .await;
        let mut other = app.sign_in(person).await;
        let proposal = village.proposal(person, "밤길이 밝은 통학로").await;
        assert!(browser.get("/me").await.links_to("/me/close"));
        let page = browser.get("/me/close").await;
        let form = page.expect(200).form("/me/close");
        let mut twice = browser.clone();
        let closed = browser.send_form(&form).await;
        assert_eq!(closed.expect(303).location(), "/sign-in?done=closed");
        let second = twice.send_form(&form).await;
        assert_eq!(second.expect(303).location(), closed.location());
        assert_eq!(browser.cookie("madang-session"), None);
        browser.follow(closed).await.expect(200);
        other.get("/me").await.expect(401);
        assert_eq!(app.rows("site.contact"), 0);
        let all = app.contents();
        for word in ["떠나는 주민", "leaving@example.org"] {
            assert!(
                !all.values().any(|table| table.text.contains(word)),
                "{word}"
            );
        }
        let place = village.path(&format!("/proposals/{proposal}"));
        let page = app.visitor().get(&place).await;
        assert!(page.expect(200).shows("밤길이 밝은 통학로"));
        assert!(page.shows("이름을 밝히지 않은 주민"));
        // The address makes a new account.
        let (mut again, page) = sign_in(&app, "leaving@example.org", "leaving@example.org").await;
        assert!(page.find_form("/consent").is_some());
        agree(&mut again, &page, "돌아온 주민").await;
        // Whoever holds a role keeps the account until the role has ended.
        let (_, mut clerk) = village.holder(Role::Clerk).await;
        let page = clerk.get("/me/close").await;
        assert!(page.expect(200).find_form("/me/close").is_none());
        let tokens = clerk.tokens("/me").await;
        let pairs: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        clerk.post("/me/close", &pairs).await.expect(409);
        clerk.get("/me").await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_owns_no_project_along() {
    on_both(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let (person, mut browser) = app.person().name("떠나는 주민").sign_in().await;
        run.owned_by(person, "recorder").await;
        let entry = entry_form("2026-07-20", "등 열 개를 달았습니다.");
        run.entry(person, entry).await;
        let mut visitor = app.visitor();
        let page = visitor.get(&run.path("")).await;
        assert!(page.expect(200).shows("떠나는 주민"));
        let form = browser.get("/me/close").await.expect(200).form("/me/close");
        browser.send_form(&form).await.expect(303);
        let page = visitor.get(&run.path("")).await;
        assert!(!page.expect(200).shows("떠나는 주민"));
        assert!(page.shows("아직 함께 책임지는 주민이 없습니다"));
        assert!(page.shows("등 열 개를 달았습니다."));
        // Nobody waits for her consent any more.
        run.propose().await;
        let owners = app
            .read(move |tx| Ok(store::project_owners(tx, run.project)?))
            .await;
        assert!(owners.iter().all(|one| !one.standing().holds()));
        let page = visitor.get(&run.village.path("/projects?year=2027")).await;
        page.expect(200);
    })
    .await;
}

#[tokio::test]
async fn signing_out_leaves_no_address_in_the_browser() {
    let settings = web::Settings {
        secure: true,
        public_url: "https://madang.example".to_owned(),
        ..system_tests::app::settings()
    };
    let app = TestApp::new(Backend::Sqlite, settings);
    let (_, mut browser) = app.person().email("first@example.org").sign_in().await;
    let page = browser.get("/me").await;
    let body = page
        .form("/me/contacts")
        .set("address", "second@example.org")
        .body();
    post_plainly(&mut browser, "/me/contacts", body)
        .await
        .expect(303);
    assert!(browser.cookie("__Host-madang-sent-to").is_some());
    let body = browser.get("/me").await.form("/sign-out").body();
    let out = post_plainly(&mut browser, "/sign-out", body).await;
    assert_eq!(
        out.expect(303).header("clear-site-data"),
        "\"cache\", \"storage\""
    );
    assert_eq!(browser.cookie("__Host-madang-sent-to"), None);
    assert_eq!(browser.cookie("__Host-madang-session"), None);
    app.close().await;
}

/// Posts a form without the headers that name a site.
async fn post_plainly(browser: &mut Browser, path: &str, body: String) -> Answer {
    let request = browser
        .request("POST", path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    browser.send(request).await
}
