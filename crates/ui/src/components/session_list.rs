//! Where one is signed in, and ending it.

use jiff::Timestamp;
use korean::{Lang, t};
use maud::{Markup, html};

use super::time::{EXAMPLE_CLOSE, EXAMPLE_NOW, TimeStyle, time};
use super::{Form, Tag, Tone};
use crate::example::example;
use crate::{Example, Hidden};

/// A session: a device that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct SessionRow {
    device: String,
    since: Timestamp,
    last_seen: Timestamp,
    current: bool,
    end_action: String,
    hidden: Vec<Hidden>,
}

impl SessionRow {
    /// A device as the site knows it, since when it is signed in and when it was last seen.
    /// Ending it posts the hidden fields to `end_action`.
    pub fn new(
        device: impl Into<String>,
        since: Timestamp,
        last_seen: Timestamp,
        end_action: impl Into<String>,
        hidden: Vec<Hidden>,
    ) -> SessionRow {
        SessionRow {
            device: device.into(),
            since,
            last_seen,
            current: false,
            end_action: end_action.into(),
            hidden,
        }
    }

    /// The one this page is seen with.
    pub fn current(mut self, current: bool) -> SessionRow {
        self.current = current;
        self
    }
}

/// The sessions of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct SessionList {
    rows: Vec<SessionRow>,
}

impl SessionList {
    /// The sessions in order.
    pub fn new(rows: Vec<SessionRow>) -> SessionList {
        SessionList { rows }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            ul.rows role="list" {
                @for row in &self.rows {
                    li {
                        div {
                            p { strong { (row.device) } " "
                                @if row.current { (Tag::new(t(lang, "ui-session-current"), Tone::Pine).render()) } }
                            p.meta {
                                (t(lang, "ui-session-since")) " " (time(lang, row.since, TimeStyle::Date))
                                " · " (t(lang, "ui-session-seen")) " " (time(lang, row.last_seen, TimeStyle::DateTimeShort))
                            }
                        }
                        (Form::post(row.end_action.as_str()).hidden_all(row.hidden.iter().cloned()).render(html! {
                            button.button.second type="submit" {
                                (t(lang, if row.current { "ui-sign-out" } else { "ui-session-end" }))
                                span.sr { ": " (row.device) }
                            }
                        }))
                    }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("기기 둘", "Two devices", |lang| {
        SessionList::new(vec![
            SessionRow::new(
                lang.pick("안드로이드 휴대전화", "Android phone"),
                EXAMPLE_NOW,
                EXAMPLE_CLOSE,
                "#SessionList",
                vec![],
            )
            .current(true),
            SessionRow::new(
                lang.pick("윈도우 컴퓨터", "Windows computer"),
                EXAMPLE_NOW,
                EXAMPLE_NOW,
                "#SessionList",
                vec![Hidden::new("session", "2")],
            ),
        ])
        .render(lang)
    })]
}
