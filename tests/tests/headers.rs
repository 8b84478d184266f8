//! What every answer carries: security headers, cookies, and what happens under load.

use std::net::SocketAddr;

use crate::route_role::table::{ROUTES, Who};
use crate::route_role::world::World;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use system_tests::{Answer, Browser, DistrictBuilder, TestApp, on_both, on_sqlite};
use web::Settings;
use web::limiter::Rates;

const FORM: &str = "application/x-www-form-urlencoded";

/// Checks the headers that every answer has, whatever its status.
#[track_caller]
fn hardened(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none';"),
        "{what}: {policy}"
    );
    for part in [
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(part), "{what}: {part} is missing");
    }
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
    assert_eq!(
        answer.header("cross-origin-opener-policy"),
        "same-origin",
        "{what}"
    );
    assert!(!answer.header("permissions-policy").is_empty(), "{what}");
    assert!(!answer.header("cache-control").is_empty(), "{what}");
    assert!(answer.header("server").is_empty(), "{what}");
    // A redirection and an empty answer have no body to speak of.
    let kind = answer.header("content-type");
    assert!(
        !kind.is_empty() || answer.text.is_empty(),
        "{what} names no content type"
    );
    if kind.starts_with("text/html") {
        assert_eq!(kind, "text/html; charset=utf-8", "{what}");
        for element in answer.page().elements() {
            assert!(
                !element.has("style"),
                "{what}: inline style on {}",
                element.tag
            );
            let inline = element.attrs.iter().any(|(name, _)| name.starts_with("on"));
            assert!(!inline, "{what}: inline script on {}", element.tag);
            let script = element.tag == "script" && !element.has("src");
            assert!(
                !script && element.tag != "style",
                "{what}: inline {}",
                element.tag
            );
        }
    }
}

#[tokio::test]
async fn every_answer_is_hardened() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        for target in ROUTES.iter() {
            for who in [Who::Visitor, Who::Administrator, Who::Owner] {
                let (mut browser, path, fields) = world.prepare(target, who).await;
                let name = format!("{} as {who:?}", target.name());
                let answer = if target.method == "GET" {
                    browser.get(&path).await
                } else {
                    // Without tokens, so this is a failure page for most forms.
                    let pairs: Vec<_> = fields
                        .iter()
                        .map(|(n, v)| (n.as_str(), v.as_str()))
                        .collect();
                    browser.post(&path, &pairs).await
                };
                hardened(&answer, &name);
                let shared = target.method == "GET" && path.starts_with("/api/");
                let open = answer.header("access-control-allow-origin") == "*";
                assert_eq!(open, shared, "{name}");
                let personal =
                    path.starts_with("/me") || who != Who::Visitor && path.starts_with("/d/");
                // What everybody may see is the same for all: a file of votes, open evidence.
                let shown = path.ends_with("ballots.pb") || path.contains("/evidence/");
                if personal && !shown {
                    assert_eq!(answer.header("cache-control"), "no-store", "{name}");
                }
                assert!(
                    answer.header("strict-transport-security").is_empty(),
                    "{name}"
                );
            }
        }
        let mut visitor = app.visitor();
        for (path, status) in [
            ("/nothing", 404),
            ("/d/nothing", 404),
            ("/assets/nothing.css", 404),
            ("/api/v1/nothing", 404),
            ("/%00", 404),
            ("/d/%ff", 400),
        ] {
            let answer = visitor.get(path).await;
            hardened(answer.expect(status), path);
        }
        let request = visitor
            .request("DELETE", "/")
            .body(String::new().into())
            .unwrap();
        hardened(visitor.send(request).await.expect(405), "DELETE /");
    })
    .await;
}

#[tokio::test]
async fn assets_may_be_kept_for_a_year() {
    on_sqlite(|app| async move {
        let mut visitor = app.visitor();
        let front = visitor.get("/").await;
        let page = front.page();
        let addresses = page
            .elements()
            .iter()
            .filter_map(|e| e.attr("href").or(e.attr("src")));
        let mut seen = 0;
        for address in addresses.filter(|a| a.starts_with("/assets/")) {
            let answer = visitor.get(address).await;
            answer.expect(200);
            let kept = answer.header("cache-control");
            assert_eq!(kept, "public, max-age=31536000, immutable", "{address}");
            seen += 1;
        }
        assert!(seen >= 2);
    })
    .await;
}

fn set_cookies(answer: &Answer) -> Vec<String> {
    let all = answer.headers.get_all("set-cookie").iter();
    all.map(|v| v.to_str().unwrap().to_owned()).collect()
}

async fn signed_in_cookies(app: &TestApp) -> Vec<String> {
    let mut visitor = app.visitor();
    let shown = visitor.get("/sign-in").await;
    let mut cookies = set_cookies(&shown);
    let form = shown
        .form("/sign-in")
        .set("address", "resident3@example.org");
    let asked = visitor.send_form(&form).await;
    cookies.extend(set_cookies(asked.expect(303)));
    let code = app.code_sent_to("resident3@example.org").await;
    let page = visitor.follow(asked).await;
    let answer = visitor
        .send_form(&page.form("/sign-in/code").set("code", code))
        .await;
    cookies.extend(set_cookies(answer.expect(303)));
    cookies.extend(set_cookies(
        &visitor
            .post("/language", &[("to", "en"), ("back", "/")])
            .await,
    ));
    cookies
}

#[tokio::test]
async fn cookies_are_out_of_reach_for_scripts_and_other_sites() {
    on_sqlite(|app| async move {
        let plain = signed_in_cookies(&app).await;
        let https = app.with_settings(Settings {
            secure: true,
            public_url: "https://madang.example".to_owned(),
            ..system_tests::app::settings()
        });
        let secure = signed_in_cookies(&https).await;
        for cookies in [&plain, &secure] {
            assert!(cookies.len() >= 5, "{cookies:?}");
            for cookie in cookies.iter() {
                for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/;", "; Max-Age="] {
                    assert!(cookie.contains(part), "{cookie}");
                }
                assert!(!cookie.contains("Domain"), "{cookie}");
            }
        }
        for cookie in &secure {
            assert!(
                cookie.starts_with("__Host-") && cookie.contains("; Secure"),
                "{cookie}"
            );
        }
        assert!(
            plain
                .iter()
                .all(|c| !c.contains("__Host-") && !c.contains("Secure"))
        );
        let answer = https.visitor().get("/").await;
        assert!(
            answer
                .header("strict-transport-security")
                .starts_with("max-age=31536000")
        );
        assert!(
            set_cookies(&answer).is_empty(),
            "who only reads gets no cookie"
        );
    })
    .await;
}

#[tokio::test]
async fn too_many_forms_have_to_wait_and_lose_nothing() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let rates = Rates {
            sign_in: 3,
            post: 4,
            ..Rates::default()
        };
        let strict = app.with_settings(Settings {
            rates,
            ..Settings::default()
        });
        let (_, browser) = village.resident().await;
        let mut browser = browser.on(&strict);
        let form = browser
            .get(&village.path("/proposals/new"))
            .await
            .form(&village.path("/proposals"));
        let form = form.set_all(&[
            ("title", "밤길이 밝은 통학로"),
            ("need", ""),
            ("body", "등을 답니다."),
        ]);
        for _ in 0..4 {
            browser.send_form(&form).await.expect(422);
        }
        let before = app.contents();
        let answer = browser.send_form(&form).await;
        waits(&answer);
        assert!(answer.shows("밤길이 밝은 통학로") && answer.shows("등을 답니다."));
        assert_eq!(app.contents(), before);
        browser.get(&village.path("/proposals")).await.expect(200);
        // By network, so that nobody asks for codes by the thousand with new browsers.
        for n in 0..4 {
            let mut visitor = strict.visitor();
            let address = format!("new{n}@example.org");
            let answer = visitor
                .submit("/sign-in", "/sign-in", &[("address", &address)])
                .await;
            if n < 3 {
                answer.expect(303);
            } else {
                waits(&answer);
                assert!(answer.shows(&address), "the address is lost");
            }
        }
    })
    .await;
}

#[track_caller]
fn waits(answer: &Answer) {
    answer.expect(429);
    let seconds: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds));
    assert!(
        answer.shows(&seconds.to_string()),
        "the page says how long: {}",
        answer.brief()
    );
    hardened(answer, "429");
}

#[tokio::test]
async fn an_overloaded_site_says_when_to_come_back() {
    on_sqlite(|app| async move {
        let small = app.with_settings(Settings {
            concurrency: 2,
            ..system_tests::app::settings()
        });
        let mut visitor = small.visitor();
        visitor.get("/").await.expect(200);
        let busy = small
            .app()
            .permits
            .clone()
            .try_acquire_many_owned(2)
            .unwrap();
        let answer = visitor.get("/").await;
        assert_eq!(answer.expect(503).header("retry-after"), "5");
        hardened(&answer, "503");
        assert_eq!(visitor.get("/healthz").await.expect(200).text, "ok\n");
        drop(busy);
        visitor.get("/").await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn the_last_places_are_kept_for_ballots() {
    on_sqlite(|app| async move {
        let small = app.with_settings(Settings {
            concurrency: 16,
            ..system_tests::app::settings()
        });
        let permits = small.app().permits.clone();
        let busy = permits.try_acquire_many_owned(14).unwrap();
        let mut visitor = small.visitor();
        visitor.get("/").await.expect(503);
        // It lacks its token, but it was let in.
        let ballot = visitor.post("/d/haneul/votes/1/ballot", &[]).await;
        ballot.expect(403);
        drop(busy);
        visitor.get("/").await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn forms_work_behind_a_proxy_that_names_its_own_host() {
    on_sqlite(|app| async move {
        let https = app.with_settings(Settings {
            secure: true,
            public_url: "https://madang.example".to_owned(),
            ..system_tests::app::settings()
        });
        let mut visitor = https.visitor();
        for (origin, status) in [
            ("https://madang.example", 303),
            ("https://evil.example", 403),
            ("http://madang.example", 403),
        ] {
            let request = visitor
                .request("POST", "/language")
                .header("origin", origin)
                .header("sec-fetch-site", "same-origin")
                .header("content-type", FORM);
            let request = request.body("to=en&back=/".into()).unwrap();
            visitor.send(request).await.expect(status);
        }
    })
    .await;
}

#[tokio::test]
async fn the_proxy_names_the_caller_in_the_last_line() {
    on_sqlite(|app| async move {
        let rates = Rates {
            sign_in: 2,
            post: 100,
            ..Rates::default()
        };
        let proxied = app.with_settings(Settings {
            behind_proxy: true,
            rates,
            ..Settings::default()
        });
        for n in 0..4 {
            let mut visitor = proxied.visitor();
            let form = visitor.get("/sign-in").await.form("/sign-in");
            let address = format!("new{n}@example.org");
            let request = visitor
                .request("POST", "/sign-in")
                .header("x-forwarded-for", format!("10.{n}.0.1"))
                .header("x-forwarded-for", format!("10.0.{n}.1, 198.51.100.7"))
                .header("content-type", FORM);
            let body = form.set("address", address).body();
            let answer = visitor.send(request.body(body.into()).unwrap()).await;
            answer.expect(if n < 2 { 303 } else { 429 });
        }
    })
    .await;
}

#[tokio::test]
async fn metrics_are_for_who_shows_the_token() {
    on_sqlite(|app| async move {
        app.visitor().get("/metrics").await.expect(404);
        let here = ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000)));
        let https = app.with_settings(Settings {
            secure: true,
            public_url: "https://madang.example".to_owned(),
            ..system_tests::app::settings()
        });
        for (site, header, status) in [
            (&app, "x-nothing", 200),
            (&app, "x-forwarded-for", 404),
            (&app, "forwarded", 404),
            (&app, "x-real-ip", 404),
            (&https, "x-nothing", 404),
        ] {
            let request = Request::builder()
                .uri("/metrics")
                .extension(here)
                .header(header, "203.0.113.7");
            let request = request.body(Body::empty()).unwrap();
            site.visitor().send(request).await.expect(status);
        }
        let token = Some("a-long-secret".to_owned());
        let app = app.with_settings(Settings {
            metrics_token: token,
            ..system_tests::app::settings()
        });
        let mut visitor = app.visitor();
        visitor.get("/metrics").await.expect(404);
        for (given, status) in [
            ("Bearer a-long-secret", 200),
            ("Bearer wrong", 404),
            ("", 404),
        ] {
            let request = visitor
                .request("GET", "/metrics")
                .header("authorization", given);
            let answer = visitor
                .send(request.body(String::new().into()).unwrap())
                .await;
            answer.expect(status);
        }
    })
    .await;
}

#[tokio::test]
async fn an_ended_session_is_signed_out_at_once() {
    on_both(|app| async move {
        let (person, mut here) = app.person().sign_in().await;
        let mut there = app.sign_in(person).await;
        let mut third = app.sign_in(person).await;
        let account = here.get("/me").await;
        let ends: Vec<_> = account
            .forms()
            .into_iter()
            .filter(|form| {
                form.action.starts_with("/me/sessions/") && !form.action.contains("others")
            })
            .collect();
        assert_eq!(ends.len(), 2, "the two other sessions can be ended");
        for form in &ends {
            let answer = here.send_form(form).await;
            here.follow(answer).await.expect(200);
        }
        for browser in [&mut there, &mut third] {
            browser.get("/me").await.expect(401);
        }
        here.get("/me").await.expect(200);
        let mut fourth = app.sign_in(person).await;
        let others = here.get("/me").await.form("/me/sessions/others/end");
        here.send_form(&others).await.expect(303);
        fourth.get("/me").await.expect(401);
        signs_out(&mut here).await;
    })
    .await;
}

async fn signs_out(browser: &mut Browser) {
    let copy = browser.clone();
    let form = browser.get("/me").await.form("/sign-out");
    let answer = browser.send_form(&form).await;
    browser.follow(answer).await.expect(200);
    assert_eq!(browser.cookie("madang-session"), None);
    copy.clone().get("/me").await.expect(401);
}

/// An address with a slash too many leads on; one that names another host does not.
#[tokio::test]
async fn a_slash_at_the_end_leads_to_the_page() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let mut visitor = app.visitor();
        let answer = visitor
            .get(&format!("{}?x=1", village.path("/proposals/")))
            .await;
        assert_eq!(answer.expect(308).location(), "/d/haneul/proposals?x=1");
        for path in ["//evil.example/", "/nowhere", "/d/haneul/nothing"] {
            visitor.get(path).await.expect(404);
        }
    })
    .await;
}
