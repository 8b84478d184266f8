//! What stands where there is nothing yet.

use maud::{Markup, html};

use super::LinkButton;
use crate::Example;
use crate::example::example;

/// What stands where there is nothing yet: why, and what one can do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct EmptyState {
    title: String,
    text: String,
    action: Option<LinkButton>,
}

impl EmptyState {
    /// A sentence that there is nothing, and one that says why or until when.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> EmptyState {
        EmptyState {
            title: title.into(),
            text: text.into(),
            action: None,
        }
    }

    /// What one can do about it.
    pub fn action(mut self, label: impl Into<String>, href: impl Into<String>) -> EmptyState {
        self.action = Some(LinkButton::new(label, href).second());
        self
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        html! {
            div.empty {
                p { strong { (self.title) } }
                p { (self.text) }
                @if let Some(action) = &self.action { p { (action.render()) } }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "아직 없는 제안",
        "No proposals yet",
        |lang| {
            EmptyState::new(
                lang.pick("아직 제안이 없습니다.", "There are no proposals yet."),
                lang.pick(
                    "5월 15일(금)까지 누구나 낼 수 있습니다.",
                    "Anyone may hand one in until Fri 15 May.",
                ),
            )
            .action(
                lang.pick("첫 제안 쓰기", "Write the first one"),
                "#EmptyState",
            )
            .render()
        }
    )]
}
