//! Reading JSON files so that a fault is told with its place.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path as JsonPath, Segment};

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{pointer}: {what}")]
pub struct FileFault {
    /// The place as a JSON pointer (RFC 6901) in the form of a fragment; `#` is the whole file.
    pub pointer: String,
    /// What is wrong with it.
    pub what: String,
}

impl FileFault {
    /// A fault at a place.
    pub fn new(pointer: impl fmt::Display, what: impl fmt::Display) -> FileFault {
        FileFault {
            pointer: pointer.to_string(),
            what: what.to_string(),
        }
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
        FileFault::new(pointer, error.inner())
    })?;
    let end = reader.end();
    end.map_err(|error| FileFault::new("#", error))?;
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
