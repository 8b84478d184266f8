//! Choosing a file.

use korean::Lang;
use maud::{Markup, html};

use super::Field;
use crate::Example;
use crate::example::example;

/// Choosing one file. A browser never fills it in again, so what came is kept by the server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct FileInput {
    field: Field,
    accept: String,
}

impl FileInput {
    /// The input of a field for files of these media types, with commas between them.
    pub fn new(field: Field, accept: impl Into<String>) -> FileInput {
        FileInput {
            field,
            accept: accept.into(),
        }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let field = &self.field;
        field.labelled(
            lang,
            html! {
                input type="file" id=(field.id) name=(field.name) accept=(self.accept)
                    required[field.required]
                    aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            },
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("사진 고르기", "Choosing a photo", |lang| {
            FileInput::new(
                Field::new("ex-photo", lang.pick("사진", "Photo")).hint(lang.pick(
                    "JPEG, PNG, WebP. 8MB까지.",
                    "JPEG, PNG or WebP, up to 8 MB.",
                )),
                "image/jpeg,image/png,image/webp",
            )
            .render(lang)
        }),
        example!("틀린 파일", "A wrong file", |lang| {
            FileInput::new(
                Field::new("ex-photo-wrong", lang.pick("사진", "Photo")).error(Some(lang.pick(
                    "‘도면.pdf’는 사진이 아닙니다. 사진을 다시 골라 주세요.",
                    "“plan.pdf” is no photo. Please choose a photo.",
                ))),
                "image/jpeg",
            )
            .render(lang)
        }),
    ]
}
