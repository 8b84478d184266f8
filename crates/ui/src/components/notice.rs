//! A notice: something to know, to heed, or that went well.

use korean::{Lang, t};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Information,
    Warning,
    Success,
}

/// A notice. Its kind is said in a word, not by colour alone.
#[derive(Clone, Debug)]
#[must_use]
pub struct Notice {
    kind: Kind,
    content: Markup,
    live: bool,
}

impl Notice {
    /// Something to know.
    pub fn information(content: Markup) -> Notice {
        Notice {
            kind: Kind::Information,
            content,
            live: false,
        }
    }

    /// Something to heed.
    pub fn warning(content: Markup) -> Notice {
        Notice {
            kind: Kind::Warning,
            content,
            live: false,
        }
    }

    /// Something that went well.
    pub fn success(content: Markup) -> Notice {
        Notice {
            kind: Kind::Success,
            content,
            live: false,
        }
    }

    /// Announces it when the page opens, for what was just done.
    pub fn announced(mut self) -> Notice {
        self.live = true;
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let (class, word) = match self.kind {
            Kind::Information => ("notice sky", "ui-notice-information"),
            Kind::Warning => ("notice persimmon", "ui-notice-warning"),
            Kind::Success => ("notice pine", "ui-notice-success"),
        };
        html! {
            div class=(class) role=[self.live.then_some("status")] {
                strong.kind { (t(lang, word)) }
                div { (self.content) }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("알림", "Information", |lang| {
            Notice::information(html! {
            p { (lang.pick("아직 아무것도 제출되지 않았습니다. 다음 화면에서 한 번 더 확인합니다.", "Nothing has been submitted yet. The next page asks once more.")) }
        })
        .render(lang)
        }),
        example!("주의", "Warning", |lang| {
            Notice::warning(html! {
            p { (lang.pick("투표는 7월 31일(금) 18:00에 끝납니다. 3시간 남았습니다.", "Voting ends on Fri 31 July at 18:00, in 3 hours.")) }
        })
        .render(lang)
        }),
        example!("방금 한 일", "Just done", |lang| {
            Notice::success(html! {
            p { (lang.pick("표를 받았습니다. 끝나기 전까지 몇 번이든 바꿀 수 있습니다.", "Your ballot is in. You may change it until voting ends.")) }
        })
        .render(lang)
        }),
    ]
}
