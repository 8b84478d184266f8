//! What is wrong with a form, at its top, with links to the fields.

use korean::{Lang, tr};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// What is wrong with a form. Renders nothing when nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct ErrorSummary {
    errors: Vec<(Option<String>, String)>,
    id: Option<String>,
}

impl ErrorSummary {
    /// A summary without errors.
    pub fn new() -> ErrorSummary {
        ErrorSummary::default()
    }

    /// Adds what is wrong with the field of that id; say it as beside the field.
    pub fn field(mut self, id: impl Into<String>, message: impl Into<String>) -> ErrorSummary {
        self.errors.push((Some(id.into()), message.into()));
        self
    }

    /// Adds what is wrong with the whole, such as a vote that is over.
    pub fn whole(mut self, message: impl Into<String>) -> ErrorSummary {
        self.errors.push((None, message.into()));
        self
    }

    /// The id of its heading; "errors" unless set.
    pub fn id(mut self, id: impl Into<String>) -> ErrorSummary {
        self.id = Some(id.into());
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let id = self.id.as_deref().unwrap_or("errors");
        html! {
            @if !self.errors.is_empty() {
                div.errors role="alert" tabindex="-1" data-focus {
                    h2 id=(id) { (tr(lang, "ui-errors", &[("count", self.errors.len().into())])) }
                    ul {
                        @for (field, message) in &self.errors {
                            li {
                                @match field {
                                    Some(field) => a href={ "#" (field) } { (message) },
                                    None => (message),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "두 군데를 고쳐야 할 때",
        "Two things to put right",
        |lang| {
            ErrorSummary::new()
                .field(
                    "ex-email",
                    lang.pick("주소에 @가 빠졌습니다.", "The address has no @."),
                )
                .field(
                    "ex-reason",
                    lang.pick("까닭을 적어 주세요.", "Give the reason."),
                )
                .id("ex-errors")
                .render(lang)
        }
    )]
}
