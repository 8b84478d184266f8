//! The small parts that answers are made of: ids, amounts, times, texts in two languages.

use std::fmt::Display;

use finance::Won;
use jiff::Timestamp;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};

/// Digits that name one thing. Newer things have larger ids, ballots excepted.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, pattern = "^[1-9][0-9]*$", example = "434169478610321408")]
pub struct Id(String);

impl Id {
    /// The id as a string, because not every reader of JSON keeps 63 bits of a number.
    pub fn of(id: impl Display) -> Id {
        Id(id.to_string())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// An amount in whole won.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, pattern = "^-?[0-9]+$", example = "180000000")]
pub struct Money(pub Won);

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A moment to the second, in Seoul.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = DateTime, example = "2026-07-22T09:00:00+09:00")]
pub struct Moment(pub Timestamp);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&korean::datetime_attribute(self.0))
    }
}

/// A name in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct Name {
    /// In Korean.
    pub ko: String,
    /// In English.
    pub en: String,
}

impl Name {
    /// A name in both languages.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Name {
        Name {
            ko: ko.into(),
            en: en.into(),
        }
    }
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Listing<T> {
    /// The entries.
    pub items: Vec<T>,
    /// The address of the next page; null on the last one.
    pub next: Option<String>,
}

/// Why a call could not be answered (RFC 9457), in the language of `Accept-Language`.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "the middleware writes it; this names its fields in the document"
)]
pub struct Problem {
    /// Always `about:blank`.
    r#type: String,
    /// The name of the status.
    #[schema(example = "Not Found")]
    title: String,
    /// The status.
    #[schema(example = 404)]
    status: u16,
    /// What went wrong, as a word for programs.
    #[schema(example = "refusal-not-found")]
    code: String,
    /// What went wrong and what to do, in words for people.
    detail: String,
}

/// The schema of a text that is one of these names.
pub fn one_of(names: impl IntoIterator<Item = &'static str>) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(names))
        .build()
}

/// The schema of a flag that is always on.
pub fn always() -> Object {
    flag(true)
}

/// The schema of a flag that is always off.
pub fn never() -> Object {
    flag(false)
}

fn flag(value: bool) -> Object {
    ObjectBuilder::new()
        .schema_type(SchemaType::new(Type::Boolean))
        .enum_values(Some([value]))
        .build()
}

/// The name beside what a person wrote; nothing after the account was closed.
pub fn author(display_name: String) -> Option<String> {
    (!display_name.is_empty()).then_some(display_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_amounts_and_times_are_strings() {
        let at: Timestamp = "2026-07-22T00:00:00.250Z".parse().expect("a timestamp");
        let parts = (Id::of(i64::MAX), Money(Won(180_000_000)), Moment(at));
        assert_eq!(
            serde_json::to_string(&parts).expect("plain JSON"),
            r#"["9223372036854775807","180000000","2026-07-22T09:00:00+09:00"]"#
        );
    }
}
