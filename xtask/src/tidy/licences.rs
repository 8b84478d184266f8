//! The licences and sources of everything the project is built from.

use cargo_metadata::Metadata;

use super::{File, Finding};

/// Licences that a dependency may be used under.
const ALLOWED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
const DEFAULT_SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What is asked of each package.
pub struct Package {
    /// Name and version.
    pub name: String,
    /// The SPDX expression, if the package gives one.
    pub licence: Option<String>,
    /// Where it comes from; `None` is this workspace.
    pub source: Option<String>,
}

/// All packages that a build on any platform may use.
pub fn packages(metadata: &Metadata) -> Vec<Package> {
    metadata
        .packages
        .iter()
        .map(|package| Package {
            name: format!("{} {}", package.name, package.version),
            licence: package.license.clone(),
            source: package.source.as_ref().map(|source| source.repr.clone()),
        })
        .collect()
}

/// Finds licences outside the list and sources other than the default registry.
pub fn check(packages: &[Package]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages {
        let mut find = |what: String| findings.push(Finding::new("Cargo.lock", 1, what));
        match &package.licence {
            None => find(format!(
                "{} names no licence: use another crate",
                package.name
            )),
            Some(licence) if !allowed(licence) => find(format!(
                "{} is under `{licence}`, which is not in the list of xtask/src/tidy/licences.rs: \
                 use another crate",
                package.name
            )),
            Some(_) => {}
        }
        if let Some(source) = &package.source
            && source != DEFAULT_SOURCE
        {
            find(format!(
                "{} comes from {source}: use the default registry",
                package.name
            ));
        }
    }
    findings
}

/// Finds packages without a licence from the list and download addresses in
/// `package-lock.json`.
pub fn check_lockfile(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.path.ends_with("package-lock.json"))
    {
        // The package whose licence was not met yet, with its line.
        let mut unlicensed: Option<(usize, &str)> = None;
        for (number, line) in file.lines() {
            let head = line.trim().strip_suffix(": {");
            if let Some(name) = head.filter(|head| head.starts_with("\"node_modules/")) {
                findings.extend(none_named(file, unlicensed.replace((number, name))));
            }
            let Some((name, value)) = line.trim().split_once(": ") else {
                continue;
            };
            let value = value.trim_end_matches(',').trim_matches('"');
            if name == "\"license\"" {
                unlicensed = None;
                if !allowed(value) {
                    let what =
                        format!("`{value}` is not in the list of xtask/src/tidy/licences.rs");
                    findings.push(Finding::new(&file.path, number, what));
                }
            }
            if name == "\"resolved\"" {
                let what =
                    "take out the address: .npmrc omits it when `npm install` writes the file";
                findings.push(Finding::new(&file.path, number, what));
            }
        }
        findings.extend(none_named(file, unlicensed));
    }
    findings
}

/// The finding about an entry of npm that ended without naming a licence.
fn none_named(file: &File, package: Option<(usize, &str)>) -> Option<Finding> {
    let (number, name) = package?;
    let what = format!("{name} names no licence: use another package");
    Some(Finding::new(&file.path, number, what))
}

/// Whether an SPDX expression, or one in the old form `MIT/Apache-2.0`, can be met.
fn allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut parser = Parser { words: &words };
    parser.either() == Some(true) && parser.words.is_empty()
}

struct Parser<'a> {
    words: &'a [&'a str],
}

impl<'a> Parser<'a> {
    fn either(&mut self) -> Option<bool> {
        let mut met = self.both()?;
        while self.takes("OR") {
            met |= self.both()?;
        }
        Some(met)
    }

    fn both(&mut self) -> Option<bool> {
        let mut met = self.one()?;
        while self.takes("AND") {
            met &= self.one()?;
        }
        Some(met)
    }

    fn one(&mut self) -> Option<bool> {
        if self.takes("(") {
            let met = self.either()?;
            return self.takes(")").then_some(met);
        }
        let name = self.word()?;
        if self.takes("WITH") {
            let exception = self.word()?;
            let whole = format!("{name} WITH {exception}");
            return Some(ALLOWED.contains(&whole.as_str()));
        }
        Some(ALLOWED.contains(&name))
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    fn word(&mut self) -> Option<&'a str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn expressions_are_read_as_spdx_means_them() {
        for (expression, expected) in [
            ("MIT", true),
            ("MIT OR Apache-2.0", true),
            ("MIT/Apache-2.0", true),
            ("Apache-2.0 / MIT", true),
            ("GPL-3.0-only", false),
            ("Apache-2.0 OR GPL-2.0-only", true),
            ("MIT AND GPL-2.0-only", false),
            ("(MIT OR GPL-2.0-only) AND Unicode-3.0", true),
            ("GPL-2.0-only OR MIT AND ISC", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("GPL-2.0-only WITH Classpath-exception-2.0", false),
            ("", false),
            ("MIT OR", false),
            ("MIT Apache-2.0", false),
            ("(MIT", false),
        ] {
            assert_eq!(allowed(expression), expected, "{expression}");
        }
    }

    #[test]
    fn sources_and_missing_licences_are_found() {
        let package = |licence: Option<&str>, source: Option<&str>| Package {
            name: "part 1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
            source: source.map(str::to_owned),
        };
        assert!(check(&[package(Some("MIT"), Some(DEFAULT_SOURCE))]).is_empty());
        assert!(check(&[package(Some("MIT"), None)]).is_empty());
        assert_eq!(check(&[package(None, None)]).len(), 1);
        assert_eq!(
            check(&[package(Some("MIT"), Some("git+https://example.org/x"))]).len(),
            1
        );
    }

    #[test]
    fn a_lockfile_of_npm_holds_no_addresses() {
        let text = "{\n  \"resolved\": \"https://example.org/a.tgz\",\n  \"license\": \"MIT\",\n  \"license\": \"SSPL-1.0\"\n}";
        let found = check_lockfile(&[File::new("x/package-lock.json", text)]);
        let lines: Vec<_> = found.iter().map(|f| f.line).collect();
        assert_eq!(lines, [2, 4]);
    }

    #[test]
    fn each_package_of_npm_names_its_licence() {
        let text = "{\n\"node_modules/a\": {\n\"version\": \"1.0.0\"\n},\n\
            \"node_modules/b\": {\n\"license\": \"ISC\",\n\"bin\": {\n}\n},\n\
            \"node_modules/c\": {\n\"version\": \"1.0.0\"\n}\n}\n";
        let found = check_lockfile(&[File::new("x/package-lock.json", text)]);
        let lines: Vec<_> = found.iter().map(|f| f.line).collect();
        assert_eq!(lines, [2, 10]);
    }
}
