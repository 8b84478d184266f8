//! An amount of won.

use korean::{Lang, t};
use maud::{Markup, html};

use super::Field;
use crate::Example;
use crate::example::example;

/// An amount of won, typed as people write it: "1,870,000", "187만", "1억 8천만".
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct MoneyInput {
    field: Field,
}

impl MoneyInput {
    /// The input of a field; a hint about the ways to write an amount stands in if there is none.
    pub fn new(field: Field) -> MoneyInput {
        MoneyInput { field }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let mut field = self.field.clone();
        field.hint.get_or_insert_with(|| t(lang, "ui-money-hint"));
        field.labelled(
            lang,
            html! {
                div.with-unit {
                    // The keyboard stays whole, because amounts may be typed in words.
                    input type="text" id=(field.id) name=(field.name) value=(field.value)
                        maxlength="40" autocomplete="off" required[field.required]
                        aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
                    span aria-hidden="true" { (t(lang, "ui-won")) }
                }
            },
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("금액", "An amount", |lang| {
            MoneyInput::new(
                Field::new(
                    "ex-cost",
                    lang.pick("어림 비용(원)", "Estimated cost (won)"),
                )
                .value("1억 2천만"),
            )
            .render(lang)
        }),
        example!(
            "읽을 수 없는 금액",
            "An amount that cannot be read",
            |lang| {
                MoneyInput::new(
                    Field::new(
                        "ex-cost-wrong",
                        lang.pick("어림 비용(원)", "Estimated cost (won)"),
                    )
                    .value(lang.pick("많이", "a lot"))
                    .error(Some(
                        lang.pick("금액을 숫자로 적어 주세요.", "Write the amount in figures."),
                    )),
                )
                .render(lang)
            }
        ),
    ]
}
