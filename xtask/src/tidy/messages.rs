//! Messages: the same keys in both languages, each one used, none named that does not exist.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, Finding, code};

const KOREAN: &str = "crates/korean/messages/ko/";
const ENGLISH: &str = "crates/korean/messages/en/";

/// Functions whose string argument is a message key.
const CALLS: [&str; 2] = ["t", "tr"];

/// Functions that put a text before the end of a key: `parts` of `pages/about.rs` makes
/// `about-title` of `"about"`.
const BEGINNINGS: [&str; 1] = ["parts"];

/// Finds keys of one language only, keys nobody names and names without a key.
pub fn check(files: &[File]) -> Vec<Finding> {
    let (korean, english) = (keys(files, KOREAN), keys(files, ENGLISH));
    let mut findings = one_sided(&korean, &english, ENGLISH);
    findings.extend(one_sided(&english, &korean, KOREAN));
    let mut named = referred(files);
    let mut shapes = Vec::new();
    for file in files.iter().filter(|file| file.is("rs") && !file.is_test()) {
        let code = code::read(&file.text);
        let tests = code.test_lines();
        let (mut words, mut ends) = (Vec::new(), Vec::new());
        for literal in code.literals {
            // What only a test names, no reader ever sees.
            if tests.iter().any(|lines| lines.contains(&literal.line)) {
                continue;
            }
            let call = literal.call.as_deref();
            // The crate that looks keys up tests with keys that do not exist.
            let is_call = file.source_of() != Some("korean")
                && call.is_some_and(|call| CALLS.contains(&call));
            if is_call && is_key(&literal.text) && !korean.contains_key(&literal.text) {
                let what = format!(
                    "no message `{}`: add it to {KOREAN} and {ENGLISH}",
                    literal.text
                );
                findings.push(Finding::new(&file.path, literal.line, what));
            }
            if call.is_some_and(|call| BEGINNINGS.contains(&call)) {
                shapes.push(Shape::begun_with(&literal.text));
            }
            shapes.extend(Shape::of(&literal.text));
            match end_after_gap(&literal.text) {
                Some(end) => ends.push(end.to_owned()),
                None => words.push(literal.text.clone()),
            }
            named.insert(literal.text);
        }
        // What fills a gap at the beginning stands in the same file.
        let begun = |end: &String| words.iter().map(|word| format!("{word}{end}")).collect();
        named.extend(ends.iter().flat_map::<Vec<_>, _>(begun));
    }
    for (key, (path, line)) in &korean {
        if !named.contains(key) && !shapes.iter().any(|shape| shape.holds(key)) {
            let what = format!("nothing names the message `{key}`: take it out of both languages");
            findings.push(Finding::new(path, *line, what));
        }
    }
    findings
}

/// Keys that are put together at run time, known by their beginning and end.
struct Shape {
    start: String,
    end: String,
}

impl Shape {
    /// The keys that `"stage-{kind}"`, `"close-{kind}-text"` or `"stage-"` begin. A text
    /// without a gap names one key and no more.
    fn of(text: &str) -> Option<Shape> {
        let (start, end) = match text.split_once('{') {
            Some((start, rest)) => (start, rest.rsplit_once('}').map_or("", |(_, end)| end)),
            None => (text, ""),
        };
        let word = start.strip_suffix('-')?;
        (is_key(word) && end.chars().all(is_part)).then(|| Shape {
            start: start.to_owned(),
            end: end.to_owned(),
        })
    }

    fn begun_with(text: &str) -> Shape {
        Shape {
            start: format!("{text}-"),
            end: String::new(),
        }
    }

    fn holds(&self, key: &str) -> bool {
        key.strip_prefix(self.start.as_str())
            .and_then(|rest| rest.strip_suffix(self.end.as_str()))
            .is_some_and(|middle| !middle.is_empty())
    }
}

/// The end of a key whose beginning is put in at run time: `-notice-text` of
/// `"{purpose}-notice-text"`.
fn end_after_gap(text: &str) -> Option<&str> {
    let (_, end) = text.strip_prefix('{')?.split_once('}')?;
    (end.starts_with('-') && end.chars().all(is_part)).then_some(end)
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
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_part)
}

fn is_part(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-_".contains(letter)
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
        check_all(
            korean,
            english,
            "let key = \"stage-\".to_owned() + kind;",
            &[],
        );
        check_all(korean, english, "parts(ctx, \"stage\")", &[]);
        let code = "let kind = \"stage\"; format!(\"{kind}-now\")";
        check_all(korean, english, code, &[]);
        let unused = ["crates/korean/messages/ko/site.ftl:1"];
        for code in [
            "format!(\"{kind}-now\")",
            "let kind = \"stage\"; format!(\"{kind}-{end}\")",
            "format!(\"vote-{kind}\")",
            "format!(\"stage-{kind}-text\")",
            "let slug = \"stage\";",
            "format!(\"stage{number}\")",
        ] {
            check_all(korean, english, code, &unused);
        }
    }

    #[test]
    fn what_only_a_test_names_is_unused() {
        let (korean, english) = ("stage-now = 가\n", "stage-now = A\n");
        let code = "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() { t(\"stage-now\"); }\n}\n";
        let unused = ["crates/korean/messages/ko/site.ftl:1"];
        check_all(korean, english, code, &unused);
        check_all(
            korean,
            english,
            &(code.to_owned() + "fn c() { t(\"stage-now\") }"),
            &[],
        );
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
