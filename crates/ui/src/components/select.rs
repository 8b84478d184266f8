//! One choice from a long list.

use korean::{Lang, t};
use maud::{Markup, html};

use super::{Choice, Field};
use crate::Example;
use crate::example::example;

/// One choice from a long list. Up to six choices, radios are easier.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Select {
    field: Field,
    choices: Vec<Choice>,
}

impl Select {
    /// The list of a field, with "choose" before the first choice unless a choice is empty itself.
    pub fn new(field: Field, choices: Vec<Choice>) -> Select {
        Select { field, choices }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let field = &self.field;
        field.labelled(
            lang,
            html! {
                select id=(field.id) name=(field.name) required[field.required]
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                    @if !self.choices.iter().any(|choice| choice.value.is_empty()) {
                        option value="" { (t(lang, "ui-choose")) }
                    }
                    @for choice in &self.choices {
                        option value=(choice.value) selected[choice.value == field.value] { (choice.label) }
                    }
                }
            },
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "동 고르기",
        "Choosing a neighbourhood",
        |lang| {
            Select::new(
                Field::new("ex-dong", lang.pick("사는 동", "Neighbourhood"))
                    .hint(lang.pick(
                        "일하거나 배우는 곳의 동도 됩니다.",
                        "Where you work or study will do as well.",
                    ))
                    .value("2"),
                vec![
                    Choice::new("1", lang.pick("하늘1동", "Haneul 1-dong")),
                    Choice::new("2", lang.pick("하늘2동", "Haneul 2-dong")),
                    Choice::new("3", lang.pick("샘골동", "Saemgol-dong")),
                ],
            )
            .render(lang)
        }
    )]
}
