//! Messages: the same keys in both languages, each one used, none named that does not exist.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, Finding, code};

const KOREAN: &str = "crates/korean/messages/ko/";
const ENGLISH: &str = "crates/korean/messages/en/";

/// Functions whose string argument is a message key.
const CALLS: [&str; 2] = ["t", "tr"];

/// Beginnings of keys that are put together from two parts, by `web/src/pages/about.rs`.
const DYNAMIC: [&str; 2] = ["about-", "privacy-"];

/// Finds keys of one language only, keys nobody names and names without a key.
pub fn check(files: &[File]) -> Vec<Finding> {
    let (korean, english) = (keys(files, KOREAN), keys(files, ENGLISH));
    let mut findings = one_sided(&korean, &english, ENGLISH);
    findings.extend(one_sided(&english, &korean, KOREAN));
    let mut named = referred(files);
    for file in files.iter().filter(|file| file.is("rs")) {
        for literal in code::read(&file.text).literals {
            // The crate that looks keys up tests with keys that do not exist.
            let is_call = file.source_of() != Some("korean")
                && literal
                    .call
                    .as_deref()
                    .is_some_and(|call| CALLS.contains(&call));
            if is_call && is_key(&literal.text) && !korean.contains_key(&literal.text) {
                let what = format!(
                    "no message `{}`: add it to {KOREAN} and {ENGLISH}",
                    literal.text
                );
                findings.push(Finding::new(&file.path, literal.line, what));
            }
            named.insert(literal.text);
        }
    }
    let begun: Vec<String> = named.iter().filter_map(|text| beginning(text)).collect();
    for (key, (path, line)) in &korean {
        let dynamic = DYNAMIC.iter().any(|start| key.starts_with(start));
        let ended = begun.iter().any(|start| key.starts_with(start.as_str()));
        if !dynamic && !ended && !named.contains(key) {
            let what = format!("nothing names the message `{key}`: take it out of both languages");
            findings.push(Finding::new(path, *line, what));
        }
    }
    findings
}

/// The beginning that a text gives to keys whose end is put in at run time: `stage-` of
/// `"stage-{kind}"`, and `sign-in-notice-` of `"sign-in-notice"`.
fn beginning(text: &str) -> Option<String> {
    let (start, _) = text.split_once('{').unwrap_or((text, ""));
    let start = start.trim_end_matches('-');
    (is_key(start) && start.len() > 3).then(|| format!("{start}-"))
}

type Keys = BTreeMap<String, (String, usize)>;

fn one_sided(here: &Keys, there: &Keys, folder: &str) -> Vec<Finding> {
    here.iter()
        .filter(|(key, _)| !there.contains_key(*key))
        .map(|(key, (path, line))| {
            Finding::new(path, *line, format!("add the message `{key}` to {folder}"))
        })
        .collect()
}

fn keys(files: &[File], folder: &str) -> Keys {
    let mut keys = Keys::new();
    for file in files.iter().filter(|file| file.path.starts_with(folder)) {
        for (number, line) in file.lines() {
            if let Some((key, _)) = line.split_once('=')
                && is_key(key.trim_end())
            {
                keys.insert(key.trim_end().to_owned(), (file.path.clone(), number));
            }
        }
    }
    keys
}

/// Keys that other messages refer to: `{ other-key }`.
fn referred(files: &[File]) -> BTreeSet<String> {
    let messages = files.iter().filter(|file| file.is("ftl"));
    messages
        .flat_map(|file| file.text.split('{').skip(1))
        .filter_map(|part| part.split(['}', '.']).next())
        .map(|name| name.trim().to_owned())
        .collect()
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_all(korean: &str, english: &str, code: &str, expected: &[&str]) {
        let files = [
            File::new("crates/korean/messages/ko/site.ftl", korean),
            File::new("crates/korean/messages/en/site.ftl", english),
            File::new("crates/web/src/home.rs", code),
        ];
        let found: Vec<_> = check(&files)
            .into_iter()
            .map(|f| format!("{}:{}", f.path, f.line))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn both_languages_hold_the_same_keys() {
        let code = "t(lang, \"a-b\")";
        check_all("a-b = 가\n", "a-b = A\n", code, &[]);
        check_all(
            "# note = no\na-b = 가\n",
            "",
            code,
            &["crates/korean/messages/ko/site.ftl:2"],
        );
        check_all(
            "a-b = 가\n",
            "a-b = A\nc = C\n",
            code,
            &["crates/korean/messages/en/site.ftl:2"],
        );
    }

    #[test]
    fn an_end_may_be_put_in_at_run_time() {
        let (korean, english) = ("stage-now = 가\n", "stage-now = A\n");
        check_all(korean, english, "format!(\"stage-{kind}\")", &[]);
        check_all(korean, english, "notice(\"stage\")", &[]);
        let unused = ["crates/korean/messages/ko/site.ftl:1"];
        check_all(korean, english, "format!(\"vote-{kind}\")", &unused);
    }

    #[test]
    fn keys_are_used_and_exist() {
        let (korean, english) = ("a-b = 가\nc-d = { a-b }\n", "a-b = A\nc-d = { a-b }\n");
        check_all(korean, english, "fn key() -> &str { \"c-d\" }", &[]);
        check_all(
            korean,
            english,
            "",
            &["crates/korean/messages/ko/site.ftl:2"],
        );
        let code = "\npage.tr(\"c-d\", &[(\"x\", 1)]); t(lang, \"e-f\");";
        check_all(korean, english, code, &["crates/web/src/home.rs:2"]);
    }
}
