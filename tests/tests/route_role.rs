//! Every address by every role: what the site answers, held against `docs/route-by-role.tsv`.
//!
//! Each cell is a request over the router: a page that is opened, or a well-formed form with
//! real tokens on fresh records. With `MADANG_WRITE_TABLES=1` the table is written anew; a
//! person then reads it. A second test derives what [`process::act`] demands for each address
//! and holds the table against that, so a cell can't be wrong by being copied.

pub mod table;
pub mod world;

use process::act::{self, Rule};
use process::{Act, Role};
use system_tests::{DistrictBuilder, on_sqlite};
use table::{ROUTES, Situation, Target, Who};
use world::World;

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/route-by-role.tsv");
const ROUTER: &str = concat!(
    include_str!("../../crates/web/src/router.rs"),
    include_str!("../../crates/web/src/router/exchange.rs"),
    include_str!("../../crates/web/src/router/year.rs"),
    include_str!("../../crates/web/src/router/evaluation.rs")
);

#[tokio::test]
async fn every_route_answers_every_role_as_the_table_says() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        let mut answered = table::head();
        for target in ROUTES.iter() {
            let mut row = target.name();
            for who in Who::all() {
                let status = world.ask(target, who).await;
                row.push_str(&format!("\t{status}"));
            }
            answered.push_str(&row);
            answered.push('\n');
        }
        if std::env::var("MADANG_WRITE_TABLES").as_deref() == Ok("1") {
            std::fs::write(COMMITTED, &answered).unwrap();
        }
        let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
        for (line, expected) in answered.lines().zip(committed.lines()) {
            assert_eq!(line, expected, "answered and committed differ");
        }
        assert_eq!(answered.lines().count(), committed.lines().count());
    })
    .await;
}

/// Which act an address is, so that the table can be held against `docs/act-by-role.tsv`.
fn expected(target: &Target, who: Who) -> Option<u16> {
    let done = target.done;
    let act = target.act?;
    if target.method == "POST"
        && matches!(act, Act::VoteCast | Act::ProjectOwnerAnswer)
        && who.is_official()
    {
        return Some(403);
    }
    // Somebody else's session is not there, as far as one may know.
    if target.situation == Situation::Session && who != Who::Visitor {
        return Some(if who == Who::Owner { done } else { 404 });
    }
    let own = who == Who::Owner || target.situation == Situation::OwnAccount;
    let granted = |rule: Rule| rule == Rule::Yes || (rule == Rule::Own && own);
    let signed_in = who != Who::Visitor;
    let allowed = granted(act::rule(act, None))
        || (signed_in && granted(act::rule(act, Some(Role::Resident))))
        || who
            .role_here()
            .is_some_and(|role| granted(act::rule(act, Some(role))));
    Some(match (allowed, signed_in) {
        (true, _) => done,
        (false, false) => 401,
        (false, true) => 403,
    })
}

#[test]
fn the_table_is_what_the_authorisation_demands() {
    let committed = std::fs::read_to_string(COMMITTED).unwrap();
    let mut lines = committed.lines();
    assert_eq!(format!("{}\n", lines.next().unwrap()), table::head());
    for (target, line) in ROUTES.iter().zip(lines) {
        assert_eq!(line.split('\t').next(), Some(target.name().as_str()));
        let cells: Vec<&str> = line.split('\t').skip(1).collect();
        for (who, cell) in Who::all().into_iter().zip(cells) {
            if let Some(status) = expected(target, who) {
                assert_eq!(cell, status.to_string(), "{} as {who:?}", target.name());
            }
        }
    }
}

/// The addresses with their methods, as the source of the router lists them.
fn routes_in_source() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in ROUTER.split(".route(").skip(1) {
        let part = part.trim_start();
        let Some(rest) = part.strip_prefix('"') else {
            continue;
        };
        let (path, rest) = rest.split_once('"').unwrap();
        let call = rest.split("\n        .").next().unwrap();
        let call = call.split(';').next().unwrap();
        for (method, mark) in [("GET", "get("), ("POST", "post(")] {
            let begins =
                |at: usize| !call[..at].ends_with(|c: char| c.is_alphanumeric() || c == ':');
            if call.match_indices(mark).any(|(at, _)| begins(at)) {
                found.push((method.to_owned(), path.to_owned()));
            }
        }
    }
    found.push(("GET".to_owned(), "/api".to_owned()));
    for route in web::api::ROUTES {
        found.push(("GET".to_owned(), route.path.to_owned()));
    }
    found
}

#[test]
fn every_route_of_the_router_is_in_the_table() {
    let found = routes_in_source();
    assert!(
        found.len() > 60,
        "the source of the router can't be read any more: {found:?}"
    );
    for (method, path) in &found {
        let listed = ROUTES.iter().any(|t| t.method == method && t.path == path);
        assert!(
            listed,
            "{method} {path} is missing in the table of tests/tests/route_role/table.rs"
        );
    }
    for target in ROUTES.iter() {
        let there = found
            .iter()
            .any(|(m, p)| m == target.method && p == target.path);
        assert!(
            there,
            "{} is in the table and not in the router",
            target.name()
        );
    }
}

/// A record has one address: below another district, or under an id that is none, it is not
/// there, even for somebody who may do everything everywhere.
#[tokio::test]
async fn an_address_in_another_district_is_not_found() {
    on_sqlite(|app| async move {
        let world = World::build(&app).await;
        let other = DistrictBuilder::new("narae").make(&app).await;
        let mut asked = 0;
        for target in ROUTES
            .iter()
            .filter(|t| t.path.starts_with("/d/{district}/"))
        {
            let (_, path, fields) = world.prepare(target, Who::Administrator).await;
            let mut browser = world.everywhere(target).await;
            // A file is called the same in every district.
            let things = target.path.replace("{file}", "file");
            let inner = things.matches('{').count() > 1;
            let slug = path.split('/').nth(2).unwrap().to_owned();
            let here = format!("/d/{slug}");
            let mut addresses = vec![path.replacen(&here, "/d/nowhere", 1)];
            if inner {
                addresses.push(path.replacen(&here, &format!("/d/{}", other.slug), 1));
                let id = world::last_number(&path);
                for wrong in ["abc", "0", "-1", "01", "99999999999999999999", "%00", "42"] {
                    addresses.push(path.replacen(&format!("/{id}"), &format!("/{wrong}"), 1));
                }
            }
            for address in addresses {
                let answer = match target.method {
                    "GET" => browser.get(&address).await,
                    _ => {
                        let mut fields = fields.clone();
                        fields.extend(browser.tokens("/me").await);
                        let pairs: Vec<_> = fields
                            .iter()
                            .map(|(n, v)| (n.as_str(), v.as_str()))
                            .collect();
                        browser.post(&address, &pairs).await
                    }
                };
                assert_eq!(
                    answer.status,
                    404,
                    "{} {address}: {}",
                    target.method,
                    answer.brief()
                );
                asked += 1;
            }
        }
        assert!(asked > 150, "{asked}");
    })
    .await;
}
