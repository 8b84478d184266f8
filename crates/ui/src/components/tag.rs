//! A word or two that mark a state.

use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// The meaning of a colour; a word always says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to be said by colour.
    #[default]
    Quiet,
    /// Pine: what one can do, what is done.
    Pine,
    /// Persimmon: what runs out of time.
    Persimmon,
    /// Sky: what is being examined by others.
    Sky,
}

impl Tone {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Tone::Quiet => "quiet",
            Tone::Pine => "pine",
            Tone::Persimmon => "persimmon",
            Tone::Sky => "sky",
        }
    }
}

/// A word or two that mark a state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Tag {
    text: String,
    tone: Tone,
}

impl Tag {
    /// A tag in the colour of its meaning.
    pub fn new(text: impl Into<String>, tone: Tone) -> Tag {
        Tag {
            text: text.into(),
            tone,
        }
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        html! { span class={ "tag " (self.tone.class()) } { (self.text) } }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("네 가지 뜻", "The four meanings", |lang| html! {
        p {
            (Tag::new(lang.pick("11일 남음", "11 days left"), Tone::Persimmon).render()) " "
            (Tag::new(lang.pick("누구나", "Anyone"), Tone::Pine).render()) " "
            (Tag::new(lang.pick("부서 검토", "Under review"), Tone::Sky).render()) " "
            (Tag::new(lang.pick("거둔 제안", "Withdrawn"), Tone::Quiet).render())
        }
    })]
}
