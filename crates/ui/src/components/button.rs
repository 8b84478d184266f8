//! Buttons that do, and links that look like them.

use maud::{Markup, html};

use crate::Example;
use crate::example::example;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Weight {
    #[default]
    Primary,
    Secondary,
    Warning,
    Plain,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Weight::Primary => "button",
            Weight::Secondary => "button second",
            Weight::Warning => "button warn",
            Weight::Plain => "plain",
        }
    }
}

/// A button. Its words say what will happen.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Button {
    label: String,
    weight: Weight,
    pair: Option<(String, String)>,
    to: Option<String>,
}

impl Button {
    /// The main button of a form, in pine.
    pub fn new(label: impl Into<String>) -> Button {
        Button {
            label: label.into(),
            weight: Weight::Primary,
            pair: None,
            to: None,
        }
    }

    /// A lesser act beside the main one.
    pub fn second(mut self) -> Button {
        self.weight = Weight::Secondary;
        self
    }

    /// An act that takes something away.
    pub fn warning(mut self) -> Button {
        self.weight = Weight::Warning;
        self
    }

    /// A button that looks like a link.
    pub fn plain(mut self) -> Button {
        self.weight = Weight::Plain;
        self
    }

    /// The name and value that the button sends, in a form with several.
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Button {
        self.pair = Some((name.into(), value.into()));
        self
    }

    /// Where the button sends its form, in a form whose buttons lead to different pages.
    pub fn to(mut self, address: impl Into<String>) -> Button {
        self.to = Some(address.into());
        self
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        html! {
            button type="submit" class=(self.weight.class()) formaction=[self.to.as_ref()]
                name=[self.pair.as_ref().map(|p| &p.0)] value=[self.pair.as_ref().map(|p| &p.1)] {
                (self.label)
            }
        }
    }
}

/// A link that looks like a button, to where an act begins.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct LinkButton {
    label: String,
    href: String,
    weight: Weight,
}

impl LinkButton {
    /// The main link of a page.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> LinkButton {
        LinkButton {
            label: label.into(),
            href: href.into(),
            weight: Weight::Primary,
        }
    }

    /// A lesser one.
    pub fn second(mut self) -> LinkButton {
        self.weight = Weight::Secondary;
        self
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        html! { a class=(self.weight.class()) href=(self.href) { (self.label) } }
    }
}

/// Buttons and links in a row that wraps.
pub fn actions(content: Markup) -> Markup {
    html! { div.actions { (content) } }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!(
            "한 가지 일과 그만두기",
            "One act, and leaving it",
            |lang| actions(html! {
                (Button::new(lang.pick("제안 내기", "Hand in the proposal")).render())
                a href="#Button" { (lang.pick("그만두기", "Cancel")) }
            })
        ),
        example!(
            "덜 무거운 일과 거두는 일",
            "A lesser act and a withdrawing one",
            |lang| actions(html! {
                (Button::new(lang.pick("임시로 간직하기", "Keep as a draft")).second().render())
                (Button::new(lang.pick("제안 거두기", "Withdraw the proposal")).warning().sends("act", "withdraw").render())
                (Button::new(lang.pick("이 기기에서 나가기", "Sign out here")).plain().render())
            })
        ),
        example!(
            "단추 모양의 링크",
            "A link that looks like a button",
            |lang| actions(html! {
                (LinkButton::new(lang.pick("투표하러 가기", "Go and vote"), "#Button").render())
                (LinkButton::new(lang.pick("의제 먼저 읽기", "Read the agendas first"), "#Button").second().render())
            })
        ),
    ]
}
