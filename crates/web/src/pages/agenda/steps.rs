//! The steps that a proposal or an agenda went into: those that stand, and those undone.

use korean::{Lang, t, tr};
use process::agenda::Item;
use store::{District, LineageBeside, LineageLink, LineageStep, StoreError, Tx};
use ui::{Markup, Notice, Tag, TimeStyle, html, own_words, time};

use super::{act_word, item_address, item_state, result_link, step_address};

/// Where something went: the agendas that it became, with the step.
pub(in crate::pages) fn went(lang: Lang, district: &District, steps: &[LineageStep]) -> Markup {
    let standing: Vec<&LineageStep> = steps.iter().filter(|s| s.undone_at.is_none()).collect();
    let Some(first) = standing.first() else {
        return html! {};
    };
    Notice::information(html! {
        p { (t(lang, &format!("lineage-went-{}", first.act))) }
        ul {
            @for step in &standing {
                li { (result_link(lang, district, (step.agenda, &step.title, step.hidden))) }
            }
        }
        p { a href=(step_address(district, first.lineage)) { (t(lang, "lineage-see")) } }
    })
    .render(lang)
}

/// What something belongs together with, what it went into, and an open request to merge it.
pub(in crate::pages) struct Beside {
    item: Item,
    found: LineageBeside,
}

impl Beside {
    /// Reads it, in one statement.
    ///
    /// # Errors
    /// When the store fails.
    pub(in crate::pages) fn read(tx: &mut Tx<'_>, item: Item) -> Result<Beside, StoreError> {
        let found = store::lineage_beside(tx, item)?;
        Ok(Beside { item, found })
    }

    /// The steps that it went into, the latest first.
    pub(in crate::pages) fn steps(&self) -> &[LineageStep] {
        &self.found.steps
    }

    /// That its authors are asked about a merge.
    pub(in crate::pages) fn asked(&self, lang: Lang, district: &District) -> Markup {
        let Some((id, until)) = self.found.request else {
            return html! {};
        };
        let until = [("until", korean::deadline(lang, until).into())];
        let key = match self.item {
            Item::Proposal(_) => "merge-asked-proposal",
            Item::Agenda(_) => "merge-asked-agenda",
        };
        Notice::information(html! { p {
            (tr(lang, key, &until)) " "
            a href={ "/d/" (district.slug) "/merges/" (id) } { (t(lang, "merge-see")) }
        } })
        .render(lang)
    }

    /// What it is linked with.
    pub(in crate::pages) fn linked(&self, lang: Lang, district: &District) -> Markup {
        html! {
            @if !self.found.links.is_empty() {
                section.section aria-labelledby="linked" {
                    h2 #linked { (t(lang, "lineage-linked")) }
                    ul.rows role="list" {
                        @for link in &self.found.links { (linked(lang, district, link)) }
                    }
                }
            }
        }
    }
}

fn linked(lang: Lang, district: &District, link: &LineageLink) -> Markup {
    let (word, tone) = item_state(lang, link.item, &link.state);
    html! {
        li {
            div {
                h3 {
                    a href=(item_address(district, link.item)) {
                        @if link.hidden { (t(lang, "agenda-source-hidden")) }
                        @else { (own_words(lang, &link.title)) }
                    }
                }
                p.meta {
                    (own_words(lang, &link.reason)) " · "
                    a href=(step_address(district, link.lineage)) { (t(lang, "lineage-see")) }
                }
            }
            (Tag::new(word, tone).render())
        }
    }
}

/// The steps that were undone, which stay on record.
pub(in crate::pages) fn undone(lang: Lang, district: &District, steps: &[LineageStep]) -> Markup {
    let mut back: Vec<&LineageStep> = steps.iter().filter(|s| s.undone_at.is_some()).collect();
    // A step with several results stands here several times, one after the other.
    back.dedup_by_key(|step| step.lineage);
    html! {
        @for step in back {
            p.soft {
                (act_word(lang, step.act)) " · " (time(lang, step.at, TimeStyle::DateShort)) " · "
                a href=(step_address(district, step.lineage)) { (t(lang, "lineage-undone-see")) }
            }
        }
    }
}
