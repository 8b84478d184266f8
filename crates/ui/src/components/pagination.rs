//! Going through a long list, page by page.

use korean::{Lang, t};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// Links to the next and the previous page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Pagination {
    label: String,
    previous: Option<String>,
    next: Option<String>,
    note: Option<String>,
}

impl Pagination {
    /// The label names the list; each list of a page needs another.
    pub fn new(label: impl Into<String>) -> Pagination {
        Pagination {
            label: label.into(),
            previous: None,
            next: None,
            note: None,
        }
    }

    /// Where the page before is, if there is one.
    pub fn previous(mut self, href: Option<impl Into<String>>) -> Pagination {
        self.previous = href.map(Into::into);
        self
    }

    /// Where the next page is, if there is one.
    pub fn next(mut self, href: Option<impl Into<String>>) -> Pagination {
        self.next = href.map(Into::into);
        self
    }

    /// What part of the list this is ("모두 142건 가운데 20건").
    pub fn note(mut self, note: impl Into<String>) -> Pagination {
        self.note = Some(note.into());
        self
    }

    /// The markup; nothing when there is neither page nor note.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            @if self.previous.is_some() || self.next.is_some() {
                nav.pages aria-label=(self.label) {
                    @if let Some(href) = &self.previous { a rel="prev" href=(href) { "← " (t(lang, "ui-previous")) } }
                    @if let Some(note) = &self.note { span.soft { (note) } }
                    @if let Some(href) = &self.next { a rel="next" href=(href) { (t(lang, "ui-next")) " →" } }
                }
            } @else if let Some(note) = &self.note {
                p.soft { (note) }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("가운데 쪽", "In the middle", |lang| {
            Pagination::new(lang.pick("제안 쪽", "Pages of proposals"))
                .previous(Some("#Pagination"))
                .next(Some("#Pagination"))
                .note(lang.pick("모두 142건 가운데 20건", "20 of 142 proposals"))
                .render(lang)
        }),
        example!("첫 쪽", "The first page", |lang| {
            Pagination::new(lang.pick("의견 쪽", "Pages of comments"))
                .next(Some("#Pagination"))
                .render(lang)
        }),
    ]
}
