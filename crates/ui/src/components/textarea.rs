//! Several lines of text.

use korean::{Lang, tr};
use maud::{Markup, html};

use super::Field;
use crate::Example;
use crate::example::example;

/// Several lines of text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Textarea {
    field: Field,
    rows: u32,
    max_length: Option<u32>,
}

impl Textarea {
    /// The box of a field, six lines high.
    pub fn new(field: Field) -> Textarea {
        Textarea {
            field,
            rows: 6,
            max_length: None,
        }
    }

    /// Its height in lines.
    pub fn rows(mut self, rows: u32) -> Textarea {
        self.rows = rows;
        self
    }

    /// The greatest number of characters, said below the box. Longer text can be typed, so
    /// that nothing pasted is cut off unseen; the server says what is too long.
    pub fn max_length(mut self, characters: u32) -> Textarea {
        self.max_length = Some(characters);
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let field = &self.field;
        let limit_id = self.max_length.map(|_| format!("{}-limit", field.id));
        let described = match (field.described_by(), &limit_id) {
            (Some(notes), Some(limit)) => Some(format!("{notes} {limit}")),
            (notes, limit) => notes.or_else(|| limit.clone()),
        };
        field.labelled(
            lang,
            html! {
                textarea id=(field.id) name=(field.name) rows=(self.rows) required[field.required]
                    aria-describedby=[described] aria-invalid=[field.invalid()] {
                    // A browser drops the first line break of a box, so one is put before it.
                    "\n" (field.value)
                }
                @if let (Some(limit), Some(id)) = (self.max_length, &limit_id) {
                    p.hint id=(id) { (tr(lang, "ui-max-length", &[("count", limit.into())])) }
                }
            },
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("길이를 밝힌 글상자", "With its limit", |lang| {
            Textarea::new(
                Field::new("ex-need", lang.pick("왜 필요한가요?", "Why is it needed?"))
                    .hint(lang.pick(
                        "주민이 읽습니다. 두세 문장이면 됩니다.",
                        "Residents read this. Two or three sentences will do.",
                    ))
                    .value(lang.pick(
                        "학교 뒤 골목이 어두워서 아이들이 큰길로 돌아갑니다.",
                        "The lane behind the school is dark, so children take the main road.",
                    ))
                    .required(),
            )
            .rows(4)
            .max_length(2000)
            .render(lang)
        }),
        example!("빈 글상자", "Empty, with an error", |lang| {
            Textarea::new(
                Field::new("ex-reason", lang.pick("가리는 까닭", "Reason for hiding"))
                    .error(Some(lang.pick("까닭을 적어 주세요.", "Give the reason."))),
            )
            .rows(3)
            .render(lang)
        }),
    ]
}
