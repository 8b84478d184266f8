//! More for those who want to know.

use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// More for those who want to know, folded until it is opened.
#[derive(Clone, Debug)]
#[must_use]
pub struct Details {
    summary: String,
    content: Markup,
    open: bool,
}

impl Details {
    /// The line that is always shown, and what it folds.
    pub fn new(summary: impl Into<String>, content: Markup) -> Details {
        Details {
            summary: summary.into(),
            content,
            open: false,
        }
    }

    /// Unfolded from the start.
    pub fn open(mut self) -> Details {
        self.open = true;
        self
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        html! { details open[self.open] { summary { (self.summary) } div { (self.content) } } }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("접힌 설명", "A folded explanation", |lang| {
        Details::new(
        lang.pick("어떻게 아무도 내 표를 모르나요?", "How can nobody know my vote?"),
        html! { p {
            (lang.pick("이름이 있는 명부와 표가 든 함은 서로 다른 곳에 있습니다. 둘을 잇는 열쇠는 투표가 끝나면 없앱니다.", "The roll of names and the box of ballots are kept apart. The key between them is destroyed when voting ends."))
        } },
    )
    .render()
    })]
}
