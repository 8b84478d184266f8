//! Photos side by side, each the way to its large picture.

use korean::Lang;
use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// A photo as it is shown.
#[derive(Clone, Debug)]
#[must_use]
pub struct ShownPhoto {
    small: String,
    large: String,
    alt: String,
    size: (i64, i64),
    caption: Option<Markup>,
}

impl ShownPhoto {
    /// The addresses of both pictures, what is to be seen, and the size of the small one in dots.
    pub fn new(
        (small, large): (impl Into<String>, impl Into<String>),
        alt: impl Into<String>,
        size: (i64, i64),
    ) -> ShownPhoto {
        ShownPhoto {
            small: small.into(),
            large: large.into(),
            alt: alt.into(),
            size,
            caption: None,
        }
    }

    /// Words below it, such as where it comes from.
    pub fn caption(mut self, caption: Markup) -> ShownPhoto {
        self.caption = Some(caption);
        self
    }
}

/// A list of photos. They are loaded when they come into sight, in the room that is kept for them.
pub fn photos(lang: Lang, all: &[ShownPhoto]) -> Markup {
    html! {
        ul.photos {
            @for one in all {
                @let of = korean::language_of(&one.alt, lang);
                li {
                    figure {
                        a href=(one.large) {
                            img src=(one.small) alt=(one.alt) width=(one.size.0) height=(one.size.1)
                                loading="lazy" decoding="async"
                                lang=[(of != lang).then(|| of.as_str())];
                        }
                        @if let Some(caption) = &one.caption { figcaption { (caption) } }
                    }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("사진 두 장", "Two photos", |lang| {
        let mark = crate::assets::icon_path();
        let one = |alt: &str| ShownPhoto::new((mark, mark), alt, (480, 360));
        photos(
            lang,
            &[
                one(lang.pick(
                    "마당 표시: 지붕 아래 뜰",
                    "The mark: a roof over a courtyard",
                )),
                one(lang.pick("같은 표시", "The same mark")).caption(html! {
                    (lang.pick("‘밤길이 밝은 통학로’에서", "From “A well-lit way to school”"))
                }),
            ],
        )
    })]
}
