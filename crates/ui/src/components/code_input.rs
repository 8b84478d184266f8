//! The one-time code of signing in.

use korean::Lang;
use maud::{Markup, html};

use super::Field;
use crate::Example;
use crate::example::example;

/// The one-time code; phones offer it from the message that brought it. It may be pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct CodeInput {
    field: Field,
}

impl CodeInput {
    /// The input of a field.
    pub fn new(field: Field) -> CodeInput {
        CodeInput { field }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let field = &self.field;
        field.labelled(
            lang,
            html! {
                // Room for spaces and hyphens that come along when a code is pasted.
                input.code type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="16"
                    id=(field.id) name=(field.name) value=(field.value) required[field.required]
                    spellcheck="false" autocapitalize="off"
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            },
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("번호 여섯 자리", "Six digits", |lang| {
        CodeInput::new(
            Field::new("ex-code", lang.pick("받은 번호", "The code you received"))
                .required()
                .hint(lang.pick(
                    "10분 동안 쓸 수 있습니다. 붙여 넣어도 됩니다.",
                    "It is good for 10 minutes. You may paste it.",
                )),
        )
        .render(lang)
    })]
}
