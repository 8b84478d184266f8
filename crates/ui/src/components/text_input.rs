//! A line of text.

use korean::Lang;
use maud::{Markup, html};

use super::Field;
use crate::Example;
use crate::example::example;

/// What kind of text; it chooses the keyboard of a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Anything.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Words to look for.
    Search,
    /// A whole number.
    Number,
    /// A day.
    Date,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct TextInput {
    field: Field,
    kind: InputKind,
    autocomplete: Option<String>,
    max_length: Option<u32>,
    short: bool,
}

impl TextInput {
    /// The input of a field.
    pub fn new(field: Field) -> TextInput {
        TextInput {
            field,
            kind: InputKind::Text,
            autocomplete: None,
            max_length: None,
            short: false,
        }
    }

    /// The kind of text.
    pub fn kind(mut self, kind: InputKind) -> TextInput {
        self.kind = kind;
        self
    }

    /// The token by which browsers fill it in: "email", "tel", "name" …
    pub fn autocomplete(mut self, token: impl Into<String>) -> TextInput {
        self.autocomplete = Some(token.into());
        self
    }

    /// The greatest number of characters.
    pub fn max_length(mut self, characters: u32) -> TextInput {
        self.max_length = Some(characters);
        self
    }

    /// A narrow box, for a few characters.
    pub fn short(mut self) -> TextInput {
        self.short = true;
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let field = &self.field;
        let (kind, mode) = match self.kind {
            InputKind::Text => ("text", None),
            InputKind::Email => ("email", None),
            InputKind::Phone => ("tel", None),
            InputKind::Search => ("search", None),
            // A text with a number keyboard: spinning wheels change amounts by accident.
            InputKind::Number => ("text", Some("numeric")),
            InputKind::Date => ("date", None),
        };
        field.labelled(
            lang,
            html! {
                input.short[self.short] type=(kind) id=(field.id) name=(field.name) value=(field.value)
                    inputmode=[mode] autocomplete=[self.autocomplete.as_deref()]
                    maxlength=[self.max_length] required[field.required]
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            },
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("도움말과 함께", "With a hint", |lang| {
            TextInput::new(
                Field::new("ex-title", lang.pick("제안 이름", "Name of the proposal"))
                    .hint(lang.pick(
                        "한눈에 알 수 있게, 40자까지.",
                        "Clear at a glance, up to 40 characters.",
                    ))
                    .required(),
            )
            .max_length(40)
            .render(lang)
        }),
        example!("틀린 값", "With an error", |lang| {
            TextInput::new(
                Field::new("ex-email", lang.pick("전자우편 주소", "E-mail address"))
                    .value("haneul.example.kr")
                    .error(Some(lang.pick(
                        "주소에 @가 빠졌습니다. 이름@example.kr처럼 적어 주세요.",
                        "The address has no @. Write it like name@example.kr.",
                    ))),
            )
            .kind(InputKind::Email)
            .autocomplete("email")
            .render(lang)
        }),
    ]
}
