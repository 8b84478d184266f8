//! Bad requests to every form: a clear answer, nothing typed lost, nothing half-written.
//!
//! The forms are the POST rows of the table of routes, each with somebody who may send it.

use std::collections::BTreeMap;

use crate::route_role::table::{ROUTES, Situation, Target, Who};
use crate::route_role::world::{World, page_with_tokens};
use process::Role;
use system_tests::database::Contents;
use system_tests::form::encode;
use system_tests::{Answer, Browser, DistrictBuilder, FilledForm, TestApp, on_both, on_sqlite};

const FORM: &str = "application/x-www-form-urlencoded";

/// The fields in which people write; the others hold tokens, codes and choices.
const WRITTEN: &[&str] = &[
    "title", "need", "body", "place", "cost", "comment", "reason", "name", "address",
];

/// A good form of one route, ready to be spoiled.
struct Good {
    target: Target,
    browser: Browser,
    path: String,
    fields: Vec<(String, String)>,
    tokens: Vec<(String, String)>,
    before: BTreeMap<String, Contents>,
}

/// Who may send the form of a route: anybody who may, those without a role first.
fn sender(target: &Target) -> Who {
    if target.path.starts_with("/sign-in") || target.path.starts_with("/demo") {
        return Who::Visitor;
    }
    if target.path == "/first-run" {
        return Who::Holder(Role::Resident);
    }
    // The one whose place the deputy took.
    if target.path.starts_with("/d/") && target.path.ends_with("/report") {
        return Who::Holder(Role::Approver);
    }
    let may = |role: Role| {
        let rule = target.act.map(|act| process::act::rule(act, Some(role)));
        rule.is_some_and(|rule| rule != process::act::Rule::No)
    };
    let staff = [Role::Secretary, Role::Administrator, Role::Approver];
    let staff = staff.iter().chain(Role::ALL).copied();
    match staff
        .filter(|role| *role != Role::Resident)
        .find(|role| may(*role))
    {
        Some(role) if !may(Role::Resident) => Who::Holder(role),
        _ => Who::Owner,
    }
}

/// Every form that carries tokens, in a world of its own.
async fn forms(app: &TestApp) -> (World, Vec<&'static Target>) {
    let world = World::build(app).await;
    // Only the administrator of the whole city sets districts up and appoints others;
    // `set_up.rs` and `settings.rs` are about her.
    let elsewhere = |path: &str| path == "/language" || path.starts_with("/set-up");
    let with_tokens = |t: &&Target| t.method == "POST" && !elsewhere(t.path);
    (world, ROUTES.iter().filter(with_tokens).collect())
}

/// Whether a form takes files along.
fn with_files(target: &Target) -> bool {
    target.path == "/d/{district}/proposals"
        || target.path == "/d/{district}/proposals/{proposal}/edit"
        || target.path == "/d/{district}/plan/import"
        || target.path == "/d/{district}/spending/import"
        || target.path == "/d/{district}/spending"
        || target.path == "/d/{district}/spending/{row}"
        || target.path == "/d/{district}/projects/{project}/entries"
}

async fn good(app: &TestApp, world: &World, target: &Target) -> Good {
    let who = sender(target);
    let (mut browser, path, fields) = world.prepare(target, who).await;
    let tokens = browser.tokens(page_with_tokens(who)).await;
    let before = app.contents();
    Good {
        target: *target,
        browser,
        path,
        fields,
        tokens,
        before,
    }
}

impl Good {
    fn body(&self) -> String {
        encode(&[self.fields.clone(), self.tokens.clone()].concat())
    }

    fn name(&self) -> String {
        self.target.name()
    }

    async fn post(&mut self, body: impl Into<axum::body::Body>) -> Answer {
        self.browser.post_body(&self.path.clone(), FORM, body).await
    }

    async fn post_fields(&mut self, fields: &[(String, String)]) -> Answer {
        self.post(encode(fields)).await
    }

    /// Checks the status, that it is a page in words, and that nothing was written.
    #[track_caller]
    fn refused(&self, app: &TestApp, answer: &Answer, status: u16, how: &str) {
        let name = self.name();
        assert_eq!(answer.status, status, "{name} {how}: {}", answer.brief());
        assert!(!answer.heading().is_empty(), "{name} {how}: no heading");
        let after = app.contents();
        for (table, contents) in &self.before {
            assert_eq!(
                Some(contents),
                after.get(table),
                "{name} {how} wrote to {table}"
            );
        }
    }

    /// Checks that every text that was written is still on the page, and nothing of ours
    /// among it.
    #[track_caller]
    fn kept(&self, answer: &Answer, how: &str) {
        let forms = answer.forms();
        let visible = answer.visible();
        for (name, value) in &self.fields {
            let in_form = forms.iter().any(|f| f.all(name).contains(&value.as_str()));
            let kept = in_form || visible.contains(value.as_str());
            let ours = ["token", "seed", "seq", "choices", "code"];
            if ours.contains(&name.as_str()) && answer.find_form(&self.path).is_none() {
                assert!(
                    !visible.lines().any(|line| line.trim() == value),
                    "{} {how} shows {name}={value}",
                    self.name()
                );
            }
            let written = WRITTEN.contains(&name.as_str());
            let chosen = value.bytes().all(|b| b.is_ascii_digit());
            assert!(
                kept || !written || chosen,
                "{} {how} lost {name}={value}",
                self.name()
            );
        }
    }
}

#[tokio::test]
async fn tokens_and_origin_are_checked() {
    on_sqlite(|app| async move {
        let (world, targets) = forms(&app).await;
        let stranger = app.person().sign_in().await.1.tokens("/me").await;
        for target in targets {
            let mut form = good(&app, &world, target).await;
            let key = form
                .tokens
                .iter()
                .find(|(n, _)| n == "key")
                .unwrap()
                .clone();
            let csrf = form
                .tokens
                .iter()
                .find(|(n, _)| n == "csrf")
                .unwrap()
                .clone();
            let typed = form.fields.clone();
            let answer = form
                .post_fields(&[typed.clone(), vec![key.clone()]].concat())
                .await;
            form.refused(&app, &answer, 403, "without token");
            form.kept(&answer, "without token");
            let foreign = stranger.iter().find(|(n, _)| n == "csrf").unwrap().clone();
            let answer = form
                .post_fields(&[typed.clone(), vec![key, foreign]].concat())
                .await;
            form.refused(&app, &answer, 403, "with somebody else's token");
            form.kept(&answer, "with somebody else's token");
            for bad in ["", "abc", &"g".repeat(32), &"0".repeat(33)] {
                let bad = vec![csrf.clone(), ("key".to_owned(), bad.to_owned())];
                let answer = form.post_fields(&[typed.clone(), bad].concat()).await;
                form.refused(&app, &answer, 400, "with a bad key");
                form.kept(&answer, "with a bad key");
            }
            for (header, value) in [
                ("origin", "https://evil.example"),
                ("origin", "null"),
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
            ] {
                let request = form
                    .browser
                    .request("POST", &form.path)
                    .header(header, value);
                let request = request
                    .header("content-type", FORM)
                    .body(form.body().into())
                    .unwrap();
                let answer = form.browser.send(request).await;
                form.refused(&app, &answer, 403, &format!("{header}: {value}"));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn bodies_that_are_no_form_of_ours_are_refused() {
    on_sqlite(|app| async move {
        let (world, targets) = forms(&app).await;
        for target in targets {
            let mut form = good(&app, &world, target).await;
            let path = form.path.clone();
            for kind in [
                "application/json",
                "multipart/form-data; boundary=x",
                "text/plain",
            ] {
                let answer = form.browser.post_body(&path, kind, form.body()).await;
                // A form with photos is looked into, and is none.
                let files = kind.starts_with("multipart") && with_files(&form.target);
                form.refused(&app, &answer, if files { 400 } else { 415 }, kind);
            }
            let huge = format!("{}&more={}", form.body(), "a".repeat(513 * 1024));
            let answer = form.post(huge).await;
            form.refused(&app, &answer, 413, "513 kB");
            // "밤길" in CP949, once as bytes and once encoded.
            let mut raw = form.body().into_bytes();
            raw.extend(b"&more=\xb9\xe3\xb1\xe6");
            let answer = form.post(raw).await;
            form.refused(&app, &answer, 400, "CP949 bytes");
            let answer = form
                .post(format!("{}&more=%B9%E3%B1%E6", form.body()))
                .await;
            form.refused(&app, &answer, 400, "CP949 encoded");
            let answer = form
                .post(format!("{}{}", form.body(), "&a=1".repeat(5_001)))
                .await;
            form.refused(&app, &answer, 400, "1,001 fields");
        }
    })
    .await;
}

/// Nothing is filled in: each form that has fields names one of them and writes nothing.
#[tokio::test]
async fn empty_forms_name_what_is_missing() {
    on_sqlite(|app| async move {
        let (world, targets) = forms(&app).await;
        let mut named = 0;
        for target in targets {
            let mut form = good(&app, &world, target).await;
            let untyped = [
                "/withdraw",
                // Buttons.
                "/authors",
                "/settle",
                "/support/{item}",
                "/proposals/{proposal}/code",
                "/end",
                "/remove",
                "/close",
                "/sign-out",
                "/sign",
                "/unsign",
                "/report",
                "/settlement/new",
                "/recruitment/{recruitment}/settle",
                "/recruitment/{recruitment}/answer",
                "/applications/{application}/read",
                "/settlement/approve",
                "/minutes/approve",
                // A meeting may have none.
                "/meetings/{meeting}/agendas",
                "/publish",
                "/join",
                "/leave",
                "/guide",
                "/turns",
                "/demo/as/{person}",
                "/first-run",
                // Buttons of a workshop room.
                "/dots",
                "/turns",
                "/clock",
                "/groups",
                // Opening the check-in and reading what people need ask for nothing.
                "/meetings/{meeting}/check-in",
                "/needs/read",
                // Nothing ticked takes back what was told before.
                "/needs",
                // A list of synonyms may be empty; one that names no list it was read from is
                // told that it changed meanwhile.
                "/settings/synonyms",
                // Nothing chosen takes back what was told before.
                "/me/generation",
                // Figures may be empty.
                "/figures",
                // Neighbourhoods that the form does not name stay as they are.
                "/settings/neighborhoods",
                "/settings/departments",
                "/agreement/read",
                "/owners/{owner}/end",
            ];
            if untyped.iter().any(|end| target.path.ends_with(end)) {
                continue;
            }
            // Two are compared that the address names, and not the one who fills the form in.
            let compared = target.path.ends_with("/compare");
            let flagged = target.path.ends_with("/conflicts");
            let reviewed = target.path.contains("/reviews");
            let system = |name: &str| {
                let hidden = [
                    "seed",
                    "by",
                    "version",
                    "seq",
                    "year",
                    "quarter",
                    "party",
                    "seal",
                    "meeting",
                    "do",
                    "card_answered",
                    "suggestion",
                ];
                hidden.contains(&name)
                    || (compared && name == "items")
                    || (reviewed && matches!(name, "item" | "step"))
                    || (flagged && name == "items")
                    || (target.path.ends_with("/bulk") && name == "items")
                    || (target.path.contains("/experts") && matches!(name, "agenda" | "step"))
            };
            let kept: Vec<_> = form
                .fields
                .iter()
                .filter(|(n, _)| system(n))
                .cloned()
                .collect();
            let answer = form
                .post_fields(&[kept, form.tokens.clone()].concat())
                .await;
            if target.path.ends_with("/ballot") {
                // An empty ballot is asked about once, and then it is a ballot.
                answer.expect(422);
                continue;
            }
            form.refused(&app, &answer, 422, "empty");
            let page = answer.page();
            let summary = page.elements().iter().find(|e| e.has_class("errors"));
            let summary = summary.unwrap_or_else(|| panic!("{} has no summary", target.name()));
            let links: Vec<_> = page
                .inside(summary)
                .iter()
                .filter(|e| e.tag == "a")
                .collect();
            assert!(!links.is_empty(), "{} names no field", target.name());
            for link in links {
                let id = link.attr("href").unwrap().trim_start_matches('#');
                assert!(
                    page.find("id", id).is_some(),
                    "{}: nothing is #{id}",
                    target.name()
                );
                let beside = page.find("id", &format!("{id}-error"));
                assert!(beside.is_some(), "{}: nothing beside {id}", target.name());
            }
            named += 1;
        }
        assert!(named >= 12, "{named}");
    })
    .await;
}

/// A form that is sent twice, as by a double press or after a lost answer.
#[tokio::test]
async fn the_same_form_again_is_answered_and_not_repeated() {
    on_sqlite(|app| async move {
        let (world, targets) = forms(&app).await;
        for target in targets {
            // A table is only looked at first, and each look into addresses is on record;
            // looking for something writes nothing.
            // What people need or wrote is shown as it stands at that moment, so each reading
            // of it is a record of its own, and the form sent again must not be a way around it.
            let looks = [
                "/import",
                "/find",
                "/needs/read",
                "/where",
                "/applications/{application}/read",
            ];
            if looks.iter().any(|end| target.path.ends_with(end)) {
                continue;
            }
            let form = good(&app, &world, target).await;
            let (path, body) = (form.path.clone(), form.body());
            let mut again = form.browser.clone();
            let mut other = form.browser.clone();
            let first = form
                .browser
                .clone()
                .post_body(&path, FORM, body.clone())
                .await;
            assert_eq!(
                first.status,
                target.done,
                "{}: {}",
                form.name(),
                first.brief()
            );
            let after = app.contents();
            assert_ne!(after, form.before, "{} wrote nothing", form.name());
            let second = again.post_body(&path, FORM, body.clone()).await;
            assert_eq!(
                second.status,
                target.done,
                "{}: {}",
                form.name(),
                second.brief()
            );
            assert_eq!(
                second.header("location"),
                first.header("location"),
                "{}",
                form.name()
            );
            let session = |answer: &Answer| answer.header("set-cookie").to_owned();
            // Whoever is signed out already has no session cookie to be taken away.
            assert!(target.path == "/sign-out" || session(&second) == session(&first));
            assert_eq!(app.contents(), after, "{} wrote twice", form.name());
            // Who has left sends nothing more.
            if matches!(target.path, "/sign-out" | "/me/close") {
                continue;
            }
            if target.path.ends_with("/ballot") {
                let changed = body.replace("choices=", "unknown=");
                let answer = other.post_body(&path, FORM, changed).await;
                assert_eq!(answer.status, 422, "{}", answer.brief());
            } else {
                let answer = other
                    .post_body(&path, FORM, format!("{body}&comment=other+text"))
                    .await;
                assert_eq!(answer.status, 409, "{}: {}", form.name(), answer.brief());
                form.kept(&answer, "with a used key");
                let kept =
                    answer.shows("other text") || form.fields.iter().any(|f| f.0 == "comment");
                assert!(kept, "{} lost the new field", form.name());
            }
            assert_eq!(
                app.contents(),
                after,
                "{} wrote under a used key",
                form.name()
            );
        }
    })
    .await;
}

#[tokio::test]
async fn other_methods_are_answered_with_a_page() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        let methods = |path: &str| -> Vec<&str> {
            ROUTES
                .iter()
                .filter(|t| t.path == path)
                .map(|t| t.method)
                .collect()
        };
        for target in ROUTES.iter().filter(|t| t.situation != Situation::Counted) {
            let there = methods(target.path);
            let (mut browser, path, _) = world.prepare(target, Who::Visitor).await;
            for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
                if there.contains(&method) {
                    continue;
                }
                let request = browser
                    .request(method, &path)
                    .body(String::new().into())
                    .unwrap();
                let answer = browser.send(request).await;
                assert_eq!(answer.status, 405, "{method} {path}: {}", answer.brief());
                for allowed in &there {
                    assert!(answer.header("allow").contains(allowed), "{method} {path}");
                }
                if path.starts_with("/api/") {
                    assert_eq!(answer.header("content-type"), "application/problem+json");
                } else {
                    assert!(!answer.heading().is_empty(), "{method} {path} has no page");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn unknown_values_in_addresses_are_refused() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        let target = |path: &str| {
            *ROUTES
                .iter()
                .find(|t| t.method == "GET" && t.path == path)
                .unwrap()
        };
        for (path, query, status) in [
            ("/d/{district}/proposals", "after=abc", 400),
            ("/d/{district}/proposals", "after=-1", 400),
            ("/d/{district}/proposals", "after=99999999999999999999", 400),
            ("/d/{district}/proposals", "neighborhood=abc", 400),
            ("/d/{district}/proposals", "neighborhood=42", 400),
            ("/d/{district}/proposals", "after=1&after=2", 400),
            (
                "/d/{district}/proposals/{proposal}/comments",
                "after=abc",
                400,
            ),
            ("/d/{district}/moderation", "appeals=abc", 400),
            ("/d/{district}/votes", "before=abc", 400),
            ("/d/{district}/moderation", "after=abc", 400),
            ("/d/{district}/roles", "after=abc", 400),
            ("/d/{district}/documents", "after=abc", 400),
            ("/d/{district}/spending", "after=abc", 400),
            ("/d/{district}/spending", "year=abc", 400),
            ("/d/{district}/commitments", "after=abc", 400),
            ("/d/{district}/commitments", "year=abc", 400),
            ("/d/{district}/carry-over", "after=abc", 400),
            ("/d/{district}/carry-over", "year=abc", 400),
            ("/d/{district}/refund", "year=abc", 400),
            ("/d/{district}/settlement", "year=1999", 404),
            ("/d/{district}/projects/{project}", "after=abc", 400),
            ("/api/v1/projects/{project}/entries", "after=x", 400),
            ("/d/{district}/meetings", "after=abc", 400),
            ("/api/v1/districts/{district}/meetings", "after=x", 400),
            ("/api/v1/districts/{district}/proposals", "limit=0", 400),
            ("/api/v1/districts/{district}/proposals", "limit=101", 400),
            ("/api/v1/districts/{district}/proposals", "limit=abc", 400),
            (
                "/api/v1/districts/{district}/proposals",
                "after=%B9%E3",
                400,
            ),
            ("/api/v1/districts/{district}/votes", "after=x", 400),
            ("/api/v1/proposals/{proposal}/comments", "after=x", 400),
            ("/api/v1/agendas/{agenda}/comments", "after=x", 400),
            (
                "/d/{district}/agendas/{agenda}/comments",
                "order=answered&after=5",
                400,
            ),
            ("/d/{district}/comments/{comment}", "after=-1", 400),
            ("/d/{district}", "done=anything", 200),
            ("/sign-in", "back=https://evil.example", 200),
        ] {
            let target = target(path);
            let who = if path == "/sign-in" {
                Who::Visitor
            } else {
                Who::Administrator
            };
            let (mut browser, path, _) = world.prepare(&target, who).await;
            let answer = browser.get(&format!("{path}?{query}")).await;
            assert_eq!(answer.status, status, "{path}?{query}: {}", answer.brief());
            let leads = |form: &FilledForm| form.get("back").is_some_and(|b| b.starts_with("http"));
            assert!(!answer.forms().iter().any(leads), "{path}?{query}");
            let outside = |link: &String| link.starts_with("http") || link.starts_with("//");
            assert!(!answer.links().iter().any(outside), "{path}?{query}");
        }
        let mut visitor = app.visitor();
        for body in ["", "to=xx&back=/", "to=ko%00&back=/"] {
            visitor.post_body("/language", FORM, body).await.expect(400);
        }
        for back in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/%0d%0aX: y",
        ] {
            let answer = visitor
                .post("/language", &[("to", "en"), ("back", back)])
                .await;
            assert!(!answer.expect(303).location().contains("evil"), "{back}");
        }
    })
    .await;
}

/// After every form that was not taken one gets to the other language and back to the page.
#[tokio::test]
async fn a_form_that_was_refused_leads_on() {
    on_sqlite(|app| async move {
        let (world, targets) = forms(&app).await;
        for target in targets {
            let mut form = good(&app, &world, target).await;
            for tokens in [Vec::new(), form.tokens.clone()] {
                let answer = form.post_fields(&tokens).await;
                if answer.status < 400 {
                    continue;
                }
                let mut reader = form.browser.clone();
                let page = reader.send_form(&answer.form("/language")).await;
                let page = reader.follow(page).await;
                assert_ne!(page.status, 405, "{}: language", form.name());
                for link in answer.links().iter().filter(|l| l.starts_with('/')) {
                    let page = form.browser.get(link).await;
                    assert_ne!(page.status, 405, "{}: {link}", form.name());
                }
            }
            // The same address typed, or opened again by a phone.
            let answer = form.browser.get(&form.path).await;
            if answer.status == 405 {
                assert!(answer.links().len() > 1, "{}", form.name());
                let mut reader = form.browser.clone();
                let page = reader.send_form(&answer.form("/language")).await;
                assert_ne!(reader.follow(page).await.status, 405, "{}", form.name());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_slug_that_is_none_is_not_asked_for() {
    on_both(|app| async move {
        DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = app.person().role(Role::Administrator, None).sign_in().await;
        let long = "a".repeat(41);
        for slug in [
            "%00",
            "haneul%00",
            "Haneul",
            "%ED%95%98%EB%8A%98",
            "'",
            &long,
        ] {
            for rest in [
                "",
                "/year",
                "/proposals",
                "/proposals/new",
                "/proposals/1",
                "/votes",
                "/votes/1",
                "/moderation",
                "/desk",
                "/roles",
            ] {
                let answer = browser.get(&format!("/d/{slug}{rest}")).await;
                answer.expect(404);
            }
            for rest in ["", "/proposals", "/votes"] {
                let path = format!("/api/v1/districts/{slug}{rest}");
                browser.get(&path).await.expect(404);
            }
        }
    })
    .await;
}
