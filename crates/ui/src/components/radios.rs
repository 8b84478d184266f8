//! One of a few choices, all in sight.

use korean::Lang;
use maud::Markup;

use super::field::choice_list;
use super::{Choice, Field};
use crate::Example;
use crate::example::example;

/// One of a few choices, all in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Radios {
    field: Field,
    choices: Vec<Choice>,
}

impl Radios {
    /// The choices of a field.
    pub fn new(field: Field, choices: Vec<Choice>) -> Radios {
        Radios { field, choices }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let field = &self.field;
        field.grouped(
            lang,
            choice_list(field, "radio", &self.choices, |v| v == field.value),
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "설명이 있는 고르기",
        "With explanations",
        |lang| {
            Radios::new(
                Field::new(
                    "ex-basis",
                    lang.pick("하늘구와 어떤 사이인가요?", "What ties you to Haneul-gu?"),
                )
                .value("lives")
                .required(),
                vec![
                    Choice::new("lives", lang.pick("삽니다", "I live here")),
                    Choice::new("works", lang.pick("일합니다", "I work here"))
                        .hint(lang.pick("사업체 대표도 됩니다.", "Heads of businesses count too.")),
                    Choice::new("studies", lang.pick("학교에 다닙니다", "I study here")),
                ],
            )
            .render(lang)
        }
    )]
}
