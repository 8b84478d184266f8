//! The foot of the page: who is responsible, under which licence, where to read on.

use korean::{Lang, t};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// The foot of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Footer {
    owner: Option<String>,
    contact: Option<String>,
    licence: Option<String>,
    links: Vec<(String, String)>,
}

impl Footer {
    /// A foot with the name of the system only.
    pub fn new() -> Footer {
        Footer::default()
    }

    /// The body that is responsible for the page.
    pub fn owner(mut self, owner: impl Into<String>) -> Footer {
        self.owner = Some(owner.into());
        self
    }

    /// How to reach it, such as a phone number of the office.
    pub fn contact(mut self, contact: impl Into<String>) -> Footer {
        self.contact = Some(contact.into());
        self
    }

    /// The licence of the content.
    pub fn licence(mut self, licence: impl Into<String>) -> Footer {
        self.licence = Some(licence.into());
        self
    }

    /// A link: accessibility, open data, why to trust this site.
    pub fn link(mut self, label: impl Into<String>, href: impl Into<String>) -> Footer {
        self.links.push((label.into(), href.into()));
        self
    }

    /// What stands inside the `footer` element.
    pub fn render(&self, lang: Lang) -> Markup {
        let facts = [&self.owner, &self.contact, &self.licence];
        html! {
            @if facts.iter().any(|f| f.is_some()) {
                p { @for (index, fact) in facts.into_iter().flatten().enumerate() {
                    @if index > 0 { " · " } (fact)
                } }
            }
            @if !self.links.is_empty() {
                ul role="list" { @for (label, href) in &self.links { li { a href=(href) { (label) } } } }
            }
            p { (t(lang, "ui-footer")) }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "구의 바닥글",
        "The foot of a district",
        |lang| {
            let footer = Footer::new()
                .owner(lang.pick("하늘구 협치회의", "Haneul-gu governance council"))
                .contact(lang.pick("협치과 02-000-0000", "Governance Division, 02-000-0000"))
                .licence(lang.pick("글은 공공누리 제1유형", "Texts: KOGL Type 1"))
                .link(lang.pick("접근성", "Accessibility"), "#Footer")
                .link(lang.pick("열린 자료와 API", "Open data and API"), "#Footer");
            html! { div.site-foot { (footer.render(lang)) } }
        }
    )]
}
