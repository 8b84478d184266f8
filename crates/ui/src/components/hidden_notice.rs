//! What stands in the place of content that moderation hid.

use jiff::Timestamp;
use korean::{Lang, t};
use maud::{Markup, html};

use super::time::{EXAMPLE_NOW, TimeStyle, time};
use crate::Example;
use crate::example::example;
use crate::text::own_words;

/// Says that something is hidden, why, since when, and how to object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct HiddenNotice {
    reason: String,
    since: Timestamp,
    appeal: Option<String>,
    state: Option<String>,
}

impl HiddenNotice {
    /// The reason as the moderator gave it, and when.
    pub fn new(reason: impl Into<String>, since: Timestamp) -> HiddenNotice {
        HiddenNotice {
            reason: reason.into(),
            since,
            appeal: None,
            state: None,
        }
    }

    /// Where the author objects; for the author only.
    pub fn appeal(mut self, href: impl Into<String>) -> HiddenNotice {
        self.appeal = Some(href.into());
        self
    }

    /// What became of an objection.
    pub fn state(mut self, state: impl Into<String>) -> HiddenNotice {
        self.state = Some(state.into());
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            div.hidden-notice {
                p { strong { (t(lang, "ui-hidden")) } }
                p { (t(lang, "ui-hidden-reason")) ": " (own_words(lang, &self.reason)) }
                p.meta {
                    (time(lang, self.since, TimeStyle::Date))
                    @if let Some(state) = &self.state { " · " (state) }
                    @if let Some(href) = &self.appeal { " · " a href=(href) { (t(lang, "ui-hidden-appeal")) } }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "글쓴이가 볼 때",
        "As its author sees it",
        |lang| {
            HiddenNotice::new(
                lang.pick(
                    "다른 사람의 전화번호가 들어 있습니다.",
                    "It holds another person's phone number.",
                ),
                EXAMPLE_NOW,
            )
            .appeal("#HiddenNotice")
            .render(lang)
        }
    )]
}
