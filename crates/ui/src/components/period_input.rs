//! A first and a last day under one name.

use korean::{Lang, t};
use maud::{Markup, html};

use super::Field;
use crate::Example;
use crate::example::example;

/// Which days of a period may be changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fixed {
    /// Both.
    #[default]
    Nothing,
    /// Only the last day: it has begun.
    First,
    /// None: it is over.
    Both,
}

/// A first and a last day. Sent as `{name}` and `{name}_last`, both `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct PeriodInput {
    field: Field,
    last: String,
    fixed: Fixed,
}

impl PeriodInput {
    /// The two boxes of a field, whose value is the first day; the first carries its id.
    pub fn new(field: Field) -> PeriodInput {
        PeriodInput {
            field,
            last: String::new(),
            fixed: Fixed::default(),
        }
    }

    /// The last day.
    pub fn last(mut self, value: impl Into<String>) -> PeriodInput {
        self.last = value.into();
        self
    }

    /// The days that are shown and can't be changed; they are sent all the same.
    pub fn fixed(mut self, fixed: Fixed) -> PeriodInput {
        self.fixed = fixed;
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let field = &self.field;
        let boxes = [
            (
                "",
                "ui-first-day",
                &field.value,
                self.fixed != Fixed::Nothing,
            ),
            (
                "_last",
                "ui-last-day",
                &self.last,
                self.fixed == Fixed::Both,
            ),
        ];
        field.grouped(
            lang,
            html! {
                div.parts {
                    @for (end, label, value, fixed) in boxes {
                        div {
                            label for={ (field.id) (end) } { (t(lang, label)) }
                            input type="date" id={ (field.id) (end) } name={ (field.name) (end) }
                                value=(value) required[field.required] readonly[fixed]
                                aria-invalid=[field.invalid()];
                        }
                    }
                }
            },
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("두 날", "Two days", |lang| {
            PeriodInput::new(
                Field::new(
                    "ex-weighing",
                    lang.pick("함께 따져보기", "Weighing together"),
                )
                .value("2026-05-18")
                .required(),
            )
            .last("2026-07-20")
            .render(lang)
        }),
        example!("이미 시작함", "It has begun", |lang| {
            PeriodInput::new(
                Field::new("ex-choosing", lang.pick("고르기", "Choosing"))
                    .value("2026-07-21")
                    .hint(lang.pick(
                        "마지막 날만 바꿀 수 있습니다.",
                        "Only the last day can be changed.",
                    ))
                    .required(),
            )
            .last("2026-08-31")
            .fixed(Fixed::First)
            .render(lang)
        }),
    ]
}
