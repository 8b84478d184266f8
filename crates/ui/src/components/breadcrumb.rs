//! The way back up.

use korean::{Lang, t};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;
use crate::text::own_words;

/// The way back up; the last step is the page itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Breadcrumb {
    steps: Vec<(String, String)>,
    here: String,
    label: Option<String>,
}

impl Breadcrumb {
    /// The name of the page itself.
    pub fn new(here: impl Into<String>) -> Breadcrumb {
        Breadcrumb {
            steps: Vec::new(),
            here: here.into(),
            label: None,
        }
    }

    /// A page above, the highest first.
    pub fn step(mut self, label: impl Into<String>, href: impl Into<String>) -> Breadcrumb {
        self.steps.push((label.into(), href.into()));
        self
    }

    /// Another name of the landmark, for a second one on a page.
    pub fn label(mut self, label: impl Into<String>) -> Breadcrumb {
        self.label = Some(label.into());
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let label = self
            .label
            .clone()
            .unwrap_or_else(|| t(lang, "ui-breadcrumb"));
        html! {
            nav.crumbs aria-label=(label) {
                ol role="list" {
                    @for (label, href) in &self.steps { li { a href=(href) { (own_words(lang, label)) } } }
                    li aria-current="page" { (own_words(lang, &self.here)) }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("두 단계 위까지", "Two levels", |lang| {
        Breadcrumb::new(lang.pick("고치기", "Edit"))
            .step(lang.pick("제안", "Proposals"), "#Breadcrumb")
            .step(
                lang.pick("밤길이 밝은 통학로", "A well-lit way to school"),
                "#Breadcrumb",
            )
            .label(lang.pick("보기: 지금 있는 곳", "Example: where you are"))
            .render(lang)
    })]
}
