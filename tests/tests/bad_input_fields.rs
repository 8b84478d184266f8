//! What people type into a field: too much, hidden signs, markup, numbers nobody may collect.

use crate::route_role::table::{ROUTES, Target, Who};
use crate::route_role::world::{World, page_with_tokens};
use process::Role;
use system_tests::form::encode;
use system_tests::{Answer, Browser, TestApp, on_sqlite};

const FORM: &str = "application/x-www-form-urlencoded";

/// Every field for free text: its route, its name, the most characters it takes.
const FIELDS: &[(&str, &str, usize)] = &[
    ("/d/{district}/proposals", "title", 80),
    ("/d/{district}/proposals", "need", 200),
    ("/d/{district}/proposals", "body", 5_000),
    ("/d/{district}/proposals", "place", 100),
    ("/d/{district}/proposals/{proposal}/edit", "title", 80),
    ("/d/{district}/proposals/{proposal}/edit", "need", 200),
    ("/d/{district}/proposals/{proposal}/edit", "body", 5_000),
    ("/d/{district}/proposals/{proposal}/edit", "place", 100),
    (
        "/d/{district}/proposals/{proposal}/comments",
        "comment",
        2_000,
    ),
    ("/d/{district}/agendas/{agenda}/comments", "comment", 2_000),
    ("/d/{district}/moderation/{kind}/{id}/hide", "reason", 1_000),
    (
        "/d/{district}/moderation/{kind}/{id}/appeal",
        "reason",
        1_000,
    ),
    (
        "/d/{district}/moderation/{kind}/{id}/answer",
        "reason",
        1_000,
    ),
    ("/d/{district}/meetings", "title", 80),
    ("/d/{district}/meetings", "purpose", 1_000),
    ("/d/{district}/meetings", "place", 100),
    ("/d/{district}/convenings", "title", 80),
    ("/d/{district}/convenings", "reason", 1_000),
    ("/d/{district}/series", "title", 80),
    ("/d/{district}/series", "purpose", 1_000),
    (
        "/d/{district}/meetings/{meeting}/decisions",
        "motion",
        1_000,
    ),
    (
        "/d/{district}/meetings/{meeting}/tasks/{task}/done",
        "result",
        1_000,
    ),
    (
        "/d/{district}/meetings/{meeting}/tasks/{task}/reopen",
        "reason",
        1_000,
    ),
    (
        "/d/{district}/meetings/{meeting}/minutes/addenda",
        "addendum",
        5_000,
    ),
    ("/d/{district}/meetings/{meeting}/needs", "needs_note", 200),
    ("/d/{district}/recruitment", "title", 80),
    ("/d/{district}/recruitment", "call_about", 2_000),
    (
        "/d/{district}/recruitment/{recruitment}/apply",
        "motivation",
        1_000,
    ),
    (
        "/d/{district}/recruitment/{recruitment}/apply",
        "conflict",
        1_000,
    ),
    (
        "/d/{district}/recruitment/{recruitment}/seats/{seat}",
        "reason",
        1_000,
    ),
    (
        "/d/{district}/recruitment/{recruitment}/quotas",
        "reason",
        1_000,
    ),
    (
        "/d/{district}/recruitment/{recruitment}/applications/{application}",
        "reason",
        1_000,
    ),
    (
        "/d/{district}/recruitment/{recruitment}/cancel",
        "reason",
        1_000,
    ),
    ("/support", "reason", 1_000),
    ("/consent", "name", 20),
    ("/me/name", "name", 20),
    ("/d/{district}/desk", "name", 60),
    ("/d/{district}/desk/proposal", "title", 80),
    ("/d/{district}/desk/proposal", "body", 5_000),
    ("/d/{district}/desk/proposal", "suggestion", 1_000),
    ("/where/appeal", "reason", 1_000),
    ("/where/hearing", "said", 2_000),
    (
        "/d/{district}/proposals/{proposal}/hearing",
        "reason",
        1_000,
    ),
    (
        "/d/{district}/proposals/{proposal}/hearing/answer",
        "said",
        2_000,
    ),
    (
        "/d/{district}/proposals/{proposal}/hearing/record",
        "recorded",
        2_000,
    ),
    ("/d/{district}/votes/{vote}/eligibility", "name", 60),
    ("/d/{district}/documents", "title", 80),
    ("/d/{district}/documents", "body", 12_000),
    ("/d/{district}/documents", "department", 100),
    ("/d/{district}/documents/{document}/return", "reason", 1_000),
    ("/d/{district}/experts", "post", 60),
    (
        "/d/{district}/experts/{expert}/interest",
        "interest_text",
        1_000,
    ),
    ("/d/{district}/experts/{expert}/write", "opinion", 5_000),
    (
        "/d/{district}/experts/{expert}/answer",
        "point_answer",
        2_000,
    ),
    ("/d/{district}/conflicts", "reason", 1_000),
    ("/d/{district}/agendas/{agenda}/owner", "post", 60),
    ("/d/{district}/reviews", "question", 1_000),
    ("/d/{district}/reviews/cards/{card}", "grounds", 2_000),
    ("/d/{district}/reviews/cards/{card}", "office_note", 2_000),
    ("/d/{district}/reviews/cards/{card}/hand", "reason", 1_000),
    ("/d/{district}/reviews/{review}/answer", "answer", 5_000),
    ("/d/{district}/reviews/{review}/appeal", "reason", 1_000),
    (
        "/d/{district}/projects/{project}/entries",
        "entry_done",
        1_000,
    ),
    ("/d/{district}/projects/{project}/entries", "evidence", 200),
    (
        "/d/{district}/projects/{project}/entries/{entry}/withdraw",
        "reason",
        200,
    ),
    (
        "/d/{district}/projects/{project}/completion",
        "achieved",
        1_000,
    ),
    (
        "/d/{district}/projects/{project}/completion/answer",
        "consent_reason",
        1_000,
    ),
    (
        "/d/{district}/projects/{project}/completion/withdraw",
        "withdrawal",
        1_000,
    ),
    ("/d/{district}/spending", "what", 200),
    ("/d/{district}/spending", "evidence", 100),
    ("/d/{district}/spending/{row}/counter", "reason", 200),
    ("/d/{district}/spending/{row}", "evidence", 100),
    ("/d/{district}/commitments", "what", 200),
    (
        "/d/{district}/commitments/{commitment}/release",
        "reason",
        200,
    ),
    ("/d/{district}/carry-over", "carry_basis", 200),
    ("/d/{district}/carry-over/{row}/counter", "reason", 200),
    ("/d/{district}/refund", "receipt", 100),
    ("/d/{district}/refund/{row}/counter", "reason", 200),
];

fn sender(path: &str) -> Who {
    if path.ends_with("/convenings") {
        return Who::Holder(Role::CoChair);
    }
    if path == "/support" {
        return Who::Holder(Role::CityOfficer);
    }
    let staff = ["/hide", "/answer", "/desk", "/desk/proposal"];
    if path.ends_with("/return") {
        return Who::Holder(Role::Approver);
    }
    if path.contains("/reviews/cards/{card}") && !path.ends_with("/hand") {
        return Who::Holder(Role::DepartmentOfficial);
    }
    if path.ends_with("/hand") || path.ends_with("{review}/answer") {
        return Who::Holder(Role::GovernanceCoordinator);
    }
    if path.contains("/experts") {
        let own = path.ends_with("/interest") || path.ends_with("/write");
        return if own {
            Who::Owner
        } else {
            Who::Holder(Role::Secretary)
        };
    }
    if path.ends_with("/conflicts") || path.ends_with("/owner") {
        return Who::Holder(Role::Secretary);
    }
    if path.contains("/projects/") {
        return match path.ends_with("/completion") || path.ends_with("/completion/withdraw") {
            true => Who::Holder(Role::DepartmentOfficial),
            false => Who::Owner,
        };
    }
    let books = ["/spending", "/commitments", "/carry-over", "/refund"];
    if path.contains("/documents")
        || path.ends_with("/reviews")
        || books.iter().any(|part| path.contains(part))
    {
        return Who::Holder(Role::Secretary);
    }
    if path.contains("/{proposal}/hearing") {
        return match path.ends_with("/answer") {
            true => Who::Owner,
            false => Who::Holder(Role::Secretary),
        };
    }
    if path.contains("/recruitment") && !path.ends_with("/apply") {
        return Who::Holder(Role::Secretary);
    }
    if staff.iter().any(|end| path.ends_with(end)) {
        Who::Administrator
    } else if path.contains("/meetings") || path.ends_with("/series") {
        Who::Holder(process::Role::Secretary)
    } else {
        Who::Owner
    }
}

/// Sends the good form of a route with one field replaced.
async fn send(
    app: &TestApp,
    world: &World,
    path: &str,
    name: &str,
    text: &str,
) -> (Browser, Answer) {
    let target: &Target = ROUTES
        .iter()
        .find(|t| t.method == "POST" && t.path == path)
        .unwrap();
    let who = sender(path);
    let (mut browser, address, mut fields) = world.prepare(target, who).await;
    if path.ends_with("/eligibility") {
        // Somebody whose account stands for nobody yet, so that the name is asked.
        browser = app.person().sign_in().await.1;
        fields.retain(|(n, _)| n != "birth_day");
        fields.push(("birth_day".to_owned(), "10".to_owned()));
    }
    fields.retain(|(n, _)| n != name);
    fields.push((name.to_owned(), text.to_owned()));
    fields.extend(browser.tokens(page_with_tokens(who)).await);
    let answer = browser.post_body(&address, FORM, encode(&fields)).await;
    (browser, answer)
}

/// Refused beside the field, and the text still stands in it.
#[track_caller]
fn refused(answer: &Answer, path: &str, name: &str, text: &str, how: &str) {
    assert_eq!(
        answer.status,
        422,
        "{path} {name} {how}: {}",
        answer.brief()
    );
    // Where several fields bear one name, the first one is told apart by its number.
    let first = format!("{name}-1");
    let said = answer
        .field_error(name)
        .or_else(|| answer.field_error(&first));
    assert!(
        said.is_some_and(|said| !said.is_empty()),
        "{path} {name} {how}: nothing beside it"
    );
    let kept = answer
        .forms()
        .iter()
        .any(|form| form.get(name) == Some(text));
    assert!(kept, "{path} {name} {how}: the text is lost");
}

#[tokio::test]
async fn too_long_a_text_is_kept_and_named() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        for (path, name, max) in FIELDS {
            let text = "가".repeat(max + 1);
            let (_, answer) = send(&app, &world, path, name, &text).await;
            refused(&answer, path, name, &text, "too long");
            let far = "다".repeat(4 * max);
            let (_, answer) = send(&app, &world, path, name, &far).await;
            refused(&answer, path, name, &far, "four times too long");
            let fits = "나".repeat(*max);
            let (_, answer) = send(&app, &world, path, name, &fits).await;
            assert!(
                [200, 303].contains(&answer.status),
                "{path} {name}: {}",
                answer.brief()
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_resident_registration_number_is_refused() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        for (path, name, _) in FIELDS {
            let text = "800101-1234567";
            let (_, answer) = send(&app, &world, path, name, text).await;
            refused(&answer, path, name, text, "registration number");
        }
        let contents = app.contents();
        assert!(
            contents
                .values()
                .all(|table| !table.text.contains("800101"))
        );
    })
    .await;
}

#[tokio::test]
async fn hidden_signs_do_not_reach_the_store() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        for (path, name, _) in FIELDS {
            let only_signs = "\u{0}\u{202e}\u{7}";
            let optional = matches!(
                *name,
                "text"
                    | "office_note"
                    | "consent_reason"
                    | "motivation"
                    | "conflict"
                    | "suggestion"
            ) || (*name == "place" && path.contains("/proposals"))
                || (*name == "evidence" && path.contains("/projects"));
            let (_, answer) = send(&app, &world, path, name, only_signs).await;
            let expected: &[u16] = if optional { &[200, 303] } else { &[422] };
            assert!(
                expected.contains(&answer.status),
                "{path} {name}: {}",
                answer.brief()
            );
            let (_, answer) = send(&app, &world, path, name, "글\u{0}자\u{202e}들\u{1b}[2J").await;
            assert!(
                [200, 303].contains(&answer.status),
                "{path} {name}: {}",
                answer.brief()
            );
        }
        for (table, contents) in app.contents() {
            for sign in ['\u{0}', '\u{202e}', '\u{1b}', '\u{7}'] {
                let written = format!("{sign:?}");
                let escaped = written.trim_matches('\'');
                let found = contents.text.contains(sign) || contents.text.contains(escaped);
                assert!(!found, "{table} holds {escaped}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn markup_is_shown_as_it_was_typed() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        let attack = "\"'><b x=1>";
        for (path, name, max) in FIELDS {
            let (mut browser, answer) = send(&app, &world, path, name, attack).await;
            assert!(
                [200, 303].contains(&answer.status),
                "{path} {name}: {}",
                answer.brief()
            );
            let page = browser.follow(answer).await;
            assert!(
                !page.contains("<b x=1>"),
                "{path} {name} lets markup through"
            );
            if path.ends_with("/proposals") || path.ends_with("/edit") || *name == "comment" {
                assert!(
                    page.shows(attack),
                    "{path} {name} changed the text: {}",
                    page.brief()
                );
            }
            let long = format!("<script>alert(1)</script>{}", "가".repeat(*max));
            let (_, answer) = send(&app, &world, path, name, &long).await;
            refused(&answer, path, name, &long, "too long markup");
            assert!(
                !answer.contains("<script>alert"),
                "{path} {name} lets markup through"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn fields_with_a_choice_take_only_what_is_offered() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        let other = system_tests::DistrictBuilder::new("narae")
            .make(&app)
            .await
            .id;
        let elsewhere = app
            .read(move |tx| Ok(store::neighborhood_list(tx, other)?))
            .await;
        let elsewhere = elsewhere[0].id.to_string();
        let proposals = "/d/{district}/proposals";
        let roles = "/d/{district}/roles";
        let eligibility = "/d/{district}/votes/{vote}/eligibility";
        for (path, name, text, field) in [
            (proposals, "neighborhood", "abc", "neighborhood"),
            (
                proposals,
                "neighborhood",
                elsewhere.as_str(),
                "neighborhood",
            ),
            (proposals, "cost", "-1", "cost"),
            (proposals, "cost", "1e9", "cost"),
            (proposals, "cost", "1100000001", "cost"),
            (proposals, "cost", "99999999999999999999999999", "cost"),
            (eligibility, "basis", "king", "basis"),
            (eligibility, "official", "maybe", "official"),
            (eligibility, "birth_month", "13", "birth"),
            (eligibility, "birth_year", "2999", "birth"),
            (eligibility, "birth_day", "가", "birth"),
            ("/d/{district}/desk", "basis", "king", "basis"),
            ("/d/{district}/desk", "papers", "no", "papers"),
            (
                "/d/{district}/moderation/{kind}/{id}/answer",
                "decision",
                "burn",
                "decision",
            ),
            ("/consent", "agree", "no", "agree"),
            (roles, "role", "king", "role"),
            (roles, "role", "resident", "role"),
            (roles, "address", "nobody@example.org", "address"),
            (roles, "address", "\r\nBcc: x@example.org", "address"),
            (roles, "starts_on", "2026-02-30", "starts_on"),
            (roles, "ends_on", "2026-01-01", "ends_on"),
        ] {
            let who_path = if path == roles {
                "/d/{district}/desk"
            } else {
                path
            };
            let answer = send_as(&app, &world, (path, who_path), name, text).await;
            assert_eq!(
                answer.status,
                422,
                "{path} {name}={text}: {}",
                answer.brief()
            );
            assert!(
                answer.field_error(field).is_some(),
                "{path} {name}={text}: nothing beside it"
            );
        }
    })
    .await;
}

async fn send_as(
    app: &TestApp,
    world: &World,
    path: (&str, &str),
    name: &str,
    text: &str,
) -> Answer {
    if path.0 == path.1 {
        return send(app, world, path.0, name, text).await.1;
    }
    let target = ROUTES
        .iter()
        .find(|t| t.method == "POST" && t.path == path.0)
        .unwrap();
    let (mut browser, address, mut fields) = world.prepare(target, sender(path.1)).await;
    fields.retain(|(n, _)| n != name);
    fields.push((name.to_owned(), text.to_owned()));
    fields.extend(browser.tokens("/me").await);
    browser.post_body(&address, FORM, encode(&fields)).await
}
