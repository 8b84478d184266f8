//! The messages of the site, in Fluent files embedded at compile time.
//!
//! One file per noun in `messages/ko` and `messages/en`, with the same keys and variables.
//! Whole numbers are shown with separators; pass a year or an identifier as text.
//! Korean messages may choose a particle: `{ JOSA($title, "을/를") }` gives the word with it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::langid;

use crate::{Josa, Lang, number, with_josa};

/// A value for a variable of a message: text or a number (`"…".into()`, `3.into()`).
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

include!(concat!(env!("OUT_DIR"), "/message_files.rs"));

type Bundle = FluentBundle<FluentResource>;

static KOREAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Ko));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En));

/// A message without variables. A key that does not exist is returned as it is.
pub fn t(lang: Lang, key: &str) -> String {
    tr(lang, key, &[])
}

/// A message with variables: `tr(lang, "proposal-count", &[("count", 3.into())])`.
///
/// A key that does not exist is returned as it is; tests hold the files of both languages
/// against each other. A variable that the caller forgot stops a debug build.
pub fn tr(lang: Lang, key: &str, values: &[(&str, Value<'_>)]) -> String {
    let bundle = of(lang);
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return key.to_owned();
    };
    let args: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, Some(&args), &mut errors)
        .into_owned();
    debug_assert!(errors.is_empty(), "message {key} in {lang}: {errors:?}");
    text
}

/// Whether the key exists in both languages, for tests of crates that name keys.
pub fn has(key: &str) -> bool {
    Lang::ALL.iter().all(|lang| of(*lang).has_message(key))
}

/// The keys of a language with the variables each one uses, both in alphabetical order.
pub fn keys(lang: Lang) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for (_, text) in files(lang) {
        for line_group in entries(text) {
            all.insert(line_group.0, line_group.1);
        }
    }
    all
}

fn of(lang: Lang) -> &'static Bundle {
    match lang {
        Lang::Ko => &KOREAN,
        Lang::En => &ENGLISH,
    }
}

fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Ko => KO,
        Lang::En => EN,
    }
}

fn bundle(lang: Lang) -> Bundle {
    let id = match lang {
        Lang::Ko => langid!("ko"),
        Lang::En => langid!("en"),
    };
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Isolating marks are for mixed writing directions; here they would only spoil copied text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| with_separators(value)));
    bundle
        .add_function("JOSA", |values, _| joined_with_particle(values))
        .expect("a new bundle holds no function of that name");
    for (_, text) in files(lang) {
        // A broken line costs its own message only; the tests refuse it before that.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// Whole numbers with separators; the range is one in which the conversion keeps every digit.
fn with_separators(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Number(FluentNumber { value, .. }) if value.fract() == 0.0 && value.abs() < 9e15 => {
            Some(number(*value as i64))
        }
        _ => None,
    }
}

fn joined_with_particle<'a>(values: &[Value<'a>]) -> Value<'a> {
    let word = match values.first() {
        Some(Value::String(text)) => text.to_string(),
        Some(Value::Number(n)) => number(n.value as i64),
        _ => return Value::Error,
    };
    match values.get(1) {
        Some(Value::String(pair)) => match pair.parse::<Josa>() {
            Ok(josa) => with_josa(&word, josa).into(),
            Err(()) => Value::Error,
        },
        _ => Value::Error,
    }
}

/// The messages of a file: their keys and the variables named in their text.
fn entries(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if starts && let Some((key, _)) = line.split_once('=') {
            found.push((key.trim().to_owned(), Vec::new()));
        }
        if let Some((_, variables)) = found.last_mut() {
            for part in line.split('$').skip(1) {
                let name: String = part
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
                    .collect();
                if let Err(place) = variables.binary_search(&name) {
                    variables.insert(place, name);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_file_exists_in_both_languages_and_parses() {
        let names = |list: &[(&'static str, &str)]| list.iter().map(|f| f.0).collect::<Vec<_>>();
        assert_eq!(names(KO), names(EN));
        for lang in Lang::ALL {
            for (name, text) in files(lang) {
                if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                    panic!("messages/{lang}/{name}.ftl: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn both_languages_hold_the_same_keys_and_variables() {
        let (korean, english) = (keys(Lang::Ko), keys(Lang::En));
        for (key, variables) in &korean {
            let other = english
                .get(key)
                .unwrap_or_else(|| panic!("{key} is missing in English"));
            assert_eq!(variables, other, "the variables of {key} differ");
        }
        for key in english.keys() {
            assert!(korean.contains_key(key), "{key} is missing in Korean");
            assert!(has(key), "{key} is not in the bundle");
        }
    }

    #[test]
    fn no_key_stands_in_two_files() {
        for lang in Lang::ALL {
            let mut seen = BTreeMap::new();
            for (file, text) in files(lang) {
                for (key, _) in entries(text) {
                    let before = seen.insert(key.clone(), *file);
                    assert_eq!(before, None, "{key} stands twice in messages/{lang}");
                }
            }
        }
    }

    #[test]
    fn every_message_formats_with_text_in_its_variables() {
        for lang in Lang::ALL {
            for (key, variables) in keys(lang) {
                let values: Vec<(&str, Value<'_>)> = variables
                    .iter()
                    .map(|v| (v.as_str(), Value::from(3)))
                    .collect();
                let text = tr(lang, &key, &values);
                // What could not be filled in stands in braces after a sign of its kind; other
                // words in braces are marks that people type themselves.
                let unfilled = text.contains("{$") || text.contains("{-");
                assert!(!text.trim().is_empty() && !unfilled, "{lang} {key}: {text}");
            }
        }
    }

    #[test]
    fn numbers_particles_and_missing_keys() {
        let mut bundle = Bundle::new_concurrent(vec![langid!("ko")]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| with_separators(value)));
        bundle
            .add_function("JOSA", |v, _| joined_with_particle(v))
            .unwrap();
        let text = "a = { JOSA($w, \"을/를\") } { $n }건";
        bundle
            .add_resource(FluentResource::try_new(text.to_owned()).unwrap())
            .unwrap();
        let args: FluentArgs<'_> = [("w", Value::from("밤길")), ("n", Value::from(3511))]
            .into_iter()
            .collect();
        let pattern = bundle.get_message("a").unwrap().value().unwrap();
        let mut errors = Vec::new();
        assert_eq!(
            bundle.format_pattern(pattern, Some(&args), &mut errors),
            "밤길을 3,511건"
        );
        assert!(errors.is_empty());
        assert_eq!(t(Lang::Ko, "no-such-key"), "no-such-key");
    }
}
