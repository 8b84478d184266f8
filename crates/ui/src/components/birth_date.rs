//! A date of birth in three fields, which is easier than a calendar.

use korean::{Lang, t};
use maud::{Markup, html};

use super::Field;
use crate::Example;
use crate::example::example;

/// A date of birth. Sent as `{name}_year`, `{name}_month` and `{name}_day`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct BirthDateInput {
    field: Field,
    parts: [String; 3],
}

impl BirthDateInput {
    /// The three boxes of a field; the first carries its id.
    pub fn new(field: Field) -> BirthDateInput {
        BirthDateInput {
            field,
            parts: Default::default(),
        }
    }

    /// What was typed for year, month and day.
    pub fn parts(
        mut self,
        year: impl Into<String>,
        month: impl Into<String>,
        day: impl Into<String>,
    ) -> BirthDateInput {
        self.parts = [year.into(), month.into(), day.into()];
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let field = &self.field;
        let boxes = [
            ("year", "bday-year", "ui-year", 4, &self.parts[0]),
            ("month", "bday-month", "ui-month", 2, &self.parts[1]),
            ("day", "bday-day", "ui-day", 2, &self.parts[2]),
        ];
        field.grouped(
            lang,
            html! {
                div.parts {
                    @for (part, autocomplete, label, digits, value) in boxes {
                        @let id = if part == "year" { field.id.clone() } else { format!("{}-{part}", field.id) };
                        div {
                            label for=(id) { (t(lang, label)) }
                            input.short type="text" inputmode="numeric" id=(id)
                                name={ (field.name) "_" (part) } value=(value) maxlength=(digits)
                                size=(digits) autocomplete=(autocomplete) required[field.required]
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
        example!("빈 칸", "Empty", |lang| {
            BirthDateInput::new(
                Field::new("ex-born", lang.pick("태어난 날", "Date of birth"))
                    .hint(lang.pick("보기: 1966년 3월 9일", "For example 9 March 1966")),
            )
            .render(lang)
        }),
        example!("없는 날", "A day that does not exist", |lang| {
            BirthDateInput::new(
                Field::new("ex-born-wrong", lang.pick("태어난 날", "Date of birth")).error(Some(
                    lang.pick("2월에는 30일이 없습니다.", "February has no 30th day."),
                )),
            )
            .parts("1966", "2", "30")
            .render(lang)
        }),
    ]
}
