//! Terms and what they say: heads of documents, facts about a proposal.

use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// Terms and what they say.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct DefinitionList {
    entries: Vec<(String, Markup)>,
}

impl DefinitionList {
    /// An empty list.
    pub fn new() -> DefinitionList {
        DefinitionList::default()
    }

    /// A term with text.
    pub fn entry(self, term: impl Into<String>, text: impl Into<String>) -> DefinitionList {
        let text = text.into();
        self.entry_markup(term, html! { (text) })
    }

    /// A term with markup.
    pub fn entry_markup(mut self, term: impl Into<String>, markup: Markup) -> DefinitionList {
        self.entries.push((term.into(), markup));
        self
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        html! {
            dl.facts {
                @for (term, markup) in &self.entries { div { dt { (term) } dd { (markup) } } }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "제안의 사실",
        "Facts about a proposal",
        |lang| {
            DefinitionList::new()
                .entry(
                    lang.pick("어림 비용", "Estimated cost"),
                    korean::won_both(lang, 120_000_000),
                )
                .entry(
                    lang.pick("낸 사람", "Proposed by"),
                    lang.pick("하늘동 주민 3", "Haneul-dong resident 3"),
                )
                .entry_markup(
                    lang.pick("처리 부서", "Department"),
                    crate::plain_and_official(
                        lang.pick("동네 길을 돌보는 곳", "Street care"),
                        lang.pick("도로과", "Road Division"),
                    ),
                )
                .render()
        }
    )]
}
