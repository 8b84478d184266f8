//! Reading JSON files so that a fault is told with its place, in Korean and in English.

mod words;

use std::fmt;

use korean::Lang;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path as JsonPath, Segment};

/// How the fault of a text that is no day ends, in the words of the reader.
pub(crate) const NO_DAY: &str = " is no day such as 2018-05-01";

/// What is wrong with an amount of less than nothing, in Korean and in English.
pub(crate) const BELOW_NOTHING: (&str, &str) = ("0보다 작습니다.", "less than nothing");

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{pointer}: {english}")]
pub struct FileFault {
    /// The place as a JSON pointer (RFC 6901) in the form of a fragment; `#` is the whole file.
    pub pointer: String,
    korean: String,
    english: String,
}

impl FileFault {
    /// A fault at a place: what is wrong with it in Korean and in English.
    pub fn new(
        pointer: impl fmt::Display,
        korean: impl fmt::Display,
        english: impl fmt::Display,
    ) -> FileFault {
        FileFault {
            pointer: pointer.to_string(),
            korean: korean.to_string(),
            english: english.to_string(),
        }
    }

    /// A fault that the reader of JSON has found.
    fn of(pointer: impl fmt::Display, error: &serde_json::Error) -> FileFault {
        FileFault::new(pointer, words::korean(error), error)
    }

    /// The place and what is wrong there, on one line without anything that could steer a
    /// terminal.
    pub fn told(&self, lang: Lang) -> String {
        let what = lang.pick(&self.korean, &self.english);
        let kept = |c: char| if c.is_control() { ' ' } else { c };
        let told = format!("{}: {what}", self.pointer);
        told.chars().map(kept).collect()
    }
}

/// Reads a whole file.
///
/// # Errors
/// The first fault with its place.
pub fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T, FileFault> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let pointer = pointer(error.path(), &error.inner().to_string());
        FileFault::of(pointer, error.inner())
    })?;
    let end = reader.end();
    end.map_err(|error| FileFault::of("#", &error))?;
    Ok(value)
}

/// The place of a fault; a field that is missing or unknown has the place that it would have.
fn pointer(path: &JsonPath, what: &str) -> String {
    let mut pointer = "#".to_owned();
    let mut add = |name: &str| {
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
    };
    let mut last = String::new();
    for segment in path {
        last = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.clone(),
            Segment::Enum { .. } | Segment::Unknown => continue,
        };
        add(&last);
    }
    for start in ["missing field `", "unknown field `"] {
        let field = what
            .strip_prefix(start)
            .and_then(|rest| rest.split('`').next());
        if let Some(field) = field.filter(|field| *field != last) {
            add(field);
        }
    }
    pointer
}
