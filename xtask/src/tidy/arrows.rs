//! Which room may use which: dependencies run one way, and pure rooms stay pure.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};

use super::Finding;

/// Each package of the workspace and the packages of the workspace that it may name.
pub const ARROWS: [(&str, &[&str]); 12] = [
    ("allocation", &[]),
    ("korean", &[]),
    ("deliberation", &["allocation", "korean"]),
    ("finance", &["korean"]),
    (
        "process",
        &["finance", "korean", "allocation", "deliberation"],
    ),
    (
        "store",
        &["process", "finance", "korean", "allocation", "deliberation"],
    ),
    ("ui", &["korean", "finance"]),
    (
        "jobs",
        &[
            "store",
            "process",
            "finance",
            "korean",
            "allocation",
            "deliberation",
        ],
    ),
    (
        "web",
        &[
            "ui",
            "store",
            "process",
            "korean",
            "finance",
            "allocation",
            "deliberation",
        ],
    ),
    (
        "madang",
        &[
            "web",
            "jobs",
            "store",
            "process",
            "korean",
            "finance",
            "allocation",
            "deliberation",
        ],
    ),
    (
        "system-tests",
        &[
            "madang",
            "web",
            "jobs",
            "ui",
            "store",
            "process",
            "korean",
            "finance",
            "allocation",
            "deliberation",
        ],
    ),
    ("xtask", &[]),
];

/// Crates of pure functions: no clock, no chance, no database, no async runtime, no HTTP.
pub const PURE: [&str; 5] = ["allocation", "deliberation", "finance", "korean", "process"];

/// What a pure crate may not reach, directly or through others.
const IMPURE: [&str; 13] = [
    "axum",
    "getrandom",
    "http",
    "hyper",
    "lettre",
    "postgres",
    "rand",
    "rusqlite",
    "tokio",
    "tokio-postgres",
    "tower",
    "ureq",
    "refinery",
];

/// What single crates may not name, with the reason.
const FORBIDDEN: [(&str, &[&str], &str); 4] = [
    (
        "web",
        &["rusqlite", "postgres", "refinery"],
        "`web` speaks to no database: ask `store`",
    ),
    (
        "store",
        &["axum", "http", "hyper", "tower", "tower-http"],
        "`store` knows no HTTP",
    ),
    (
        "ui",
        &["axum", "http", "tokio", "rusqlite", "postgres"],
        "`ui` only draws what it is given",
    ),
    (
        "jobs",
        &["axum", "maud", "rusqlite", "postgres"],
        "`jobs` serves no pages and writes no SQL",
    ),
];

/// A package of the workspace with the names of what it depends on, of every kind.
pub struct Package {
    /// The package's name.
    pub name: String,
    /// The names of its direct dependencies.
    pub uses: Vec<String>,
}

/// Cargo's own account of the workspace and everything it uses.
pub fn metadata(root: &Path) -> Result<Metadata> {
    let mut command = MetadataCommand::new();
    command
        .current_dir(root)
        .other_options(["--locked".to_owned()])
        .exec()
        .context(
            "`cargo metadata --locked` failed; run `cargo check` to bring Cargo.lock up to date",
        )
}

/// The packages of the workspace.
pub fn packages(metadata: &Metadata) -> Vec<Package> {
    metadata
        .workspace_packages()
        .into_iter()
        .map(|package| Package {
            name: package.name.to_string(),
            uses: package
                .dependencies
                .iter()
                .map(|d| d.name.clone())
                .collect(),
        })
        .collect()
}

/// Finds arrows that run the wrong way and direct uses that a room may not have.
pub fn check(packages: &[Package]) -> Vec<Finding> {
    let table: BTreeMap<_, _> = ARROWS.into_iter().collect();
    let mut findings = Vec::new();
    for package in packages {
        let Some(allowed) = table.get(package.name.as_str()) else {
            let what = format!(
                "give `{}` a line in ARROWS of xtask/src/tidy/arrows.rs",
                package.name
            );
            findings.push(Finding::new(&manifest(&package.name), 1, what));
            continue;
        };
        for used in &package.uses {
            if table.contains_key(used.as_str()) && !allowed.contains(&used.as_str()) {
                let what = format!(
                    "`{}` may not use `{used}`: arrows run one way",
                    package.name
                );
                findings.push(Finding::new(&manifest(&package.name), 1, what));
            }
            for (name, forbidden, reason) in FORBIDDEN {
                if name == package.name && forbidden.contains(&used.as_str()) {
                    let what = format!("take out `{used}`: {reason}");
                    findings.push(Finding::new(&manifest(name), 1, what));
                }
            }
        }
    }
    findings
}

/// Finds what pure crates reach through others; uses for tests only are left out.
pub fn check_reach(metadata: &Metadata) -> Vec<Finding> {
    let Some(resolve) = &metadata.resolve else {
        return Vec::new();
    };
    let names: BTreeMap<&PackageId, &str> = metadata
        .packages
        .iter()
        .map(|package| (&package.id, package.name.as_str()))
        .collect();
    let mut uses: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for node in &resolve.nodes {
        let used = node
            .deps
            .iter()
            .filter(|dep| {
                dep.dep_kinds
                    .iter()
                    .any(|k| k.kind == DependencyKind::Normal)
            })
            .map(|dep| names[&dep.pkg]);
        uses.entry(names[&node.id]).or_default().extend(used);
    }
    reach(&uses)
}

fn reach(uses: &BTreeMap<&str, Vec<&str>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pure in PURE {
        let (mut seen, mut open) = (BTreeSet::new(), vec![pure]);
        while let Some(name) = open.pop() {
            for used in uses.get(name).into_iter().flatten() {
                if !seen.insert(*used) {
                    continue;
                }
                if IMPURE.contains(used) {
                    let what = format!(
                        "`{pure}` is pure and reaches `{used}` through `{name}`: take that out"
                    );
                    findings.push(Finding::new(&manifest(pure), 1, what));
                }
                open.push(used);
            }
        }
    }
    findings
}

fn manifest(package: &str) -> String {
    match package {
        "xtask" => "xtask/Cargo.toml".to_owned(),
        "system-tests" => "tests/Cargo.toml".to_owned(),
        name => format!("crates/{name}/Cargo.toml"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, uses: &[&str]) -> Package {
        Package {
            name: name.to_owned(),
            uses: uses.iter().map(|used| (*used).to_owned()).collect(),
        }
    }

    fn check_one(name: &str, uses: &[&str], expected: &str) {
        let found: Vec<_> = check(&[package(name, uses)])
            .into_iter()
            .map(|f| f.what)
            .collect();
        assert_eq!(found.join("\n"), expected, "{name} -> {uses:?}");
    }

    #[test]
    fn arrows_run_one_way() {
        check_one("web", &["store", "axum", "ui"], "");
        check_one("store", &["process", "rusqlite"], "");
        check_one(
            "store",
            &["web"],
            "`store` may not use `web`: arrows run one way",
        );
        check_one(
            "ui",
            &["store"],
            "`ui` may not use `store`: arrows run one way",
        );
        check_one(
            "web",
            &["rusqlite"],
            "take out `rusqlite`: `web` speaks to no database: ask `store`",
        );
        check_one("store", &["http"], "take out `http`: `store` knows no HTTP");
        check_one(
            "shed",
            &[],
            "give `shed` a line in ARROWS of xtask/src/tidy/arrows.rs",
        );
    }

    #[test]
    fn pure_crates_stay_pure_through_others() {
        let uses = BTreeMap::from([
            ("process", vec!["a"]),
            ("a", vec!["b"]),
            ("b", vec!["tokio", "a"]),
        ]);
        let found = reach(&uses);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].what,
            "`process` is pure and reaches `tokio` through `b`: take that out"
        );
    }

    #[test]
    fn the_table_itself_has_no_circle() {
        // Each line names only packages of lines above it, so no circle can exist.
        let mut above: Vec<&str> = Vec::new();
        for (name, uses) in ARROWS {
            for used in uses {
                assert!(above.contains(used), "{name} -> {used}");
            }
            above.push(name);
        }
    }
}
