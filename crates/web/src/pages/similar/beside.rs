//! What is like a proposal or an agenda, on its own page.

use deliberation::similar::Hit;
use korean::{Lang, t, tr};
use process::agenda::Item;
use process::id::DistrictId;
use process::similar::{Decision, Likeness};
use store::{District, StoreError, Tx};
use ui::{Details, Markup, Tag, TimeStyle, Tone, html, own_words, time};

use super::{Place, alike, cut, link, reasons};
use crate::app::App;
use crate::context::Context;
use crate::similar::{Answer, Known};

/// How many things that nobody has decided on stand on a page.
const SHOWN: usize = 3;

/// From how many percent of shared letters on they do; with a word for the same from none on.
const LEAST_PERCENT: u64 = 10;

/// What is like a thing.
pub(in crate::pages) struct Beside {
    item: Item,
    answer: Answer,
}

impl Beside {
    /// Reads what is like a thing with these words.
    ///
    /// # Errors
    /// When the store fails.
    pub(in crate::pages) fn read(
        app: &App,
        tx: &mut Tx<'_>,
        district: DistrictId,
        item: Item,
        (title, need): (&str, &str),
    ) -> Result<Beside, StoreError> {
        let text = cut(&format!("{title} {need}"));
        let mut answer = app
            .similar
            .ask(tx, (app.clock)(), district, (&text, Some(item)))?;
        let near = |hit: &Hit| hit.share.percent() >= LEAST_PERCENT || !hit.replaced.is_empty();
        answer.found.retain(|found| near(&found.hit));
        answer.found.truncate(SHOWN);
        Ok(Beside { item, answer })
    }

    /// The part of the page; nothing when there is nothing to tell.
    pub(in crate::pages) fn section(&self, ctx: &Context, district: &District) -> Markup {
        let (lang, answer) = (ctx.lang, &self.answer);
        let different: Vec<&Known> = answer
            .known
            .iter()
            .filter(|known| known.decision.likeness == Likeness::Different)
            .collect();
        let count = [("count", different.len().into())];
        let compare = |other: Item| {
            let items = format!("items={}&items={other}", self.item);
            html! {
                a href={ "/d/" (district.slug) "/compare?" (items) } { (t(lang, "similar-compare")) }
            }
        };
        if answer.found.is_empty() && answer.known.is_empty() {
            return html! {};
        }
        html! {
            section.section.alike aria-labelledby="similar-heading" {
                h2 #similar-heading { (t(lang, "similar-found")) }
                ul {
                    @for known in alike(answer) { li {
                        (link(lang, district, &known.row, Place::Page)) " "
                        (decision(lang, &known.decision))
                        p.meta { (compare(known.row.item)) }
                    } }
                    @for found in &answer.found { li {
                        (link(lang, district, &found.row, Place::Page))
                        (reasons(lang, found))
                        p.meta { (compare(found.row.item)) }
                    } }
                }
                @if !answer.found.is_empty() { p.hint { (t(lang, "similar-how")) } }
                @if !different.is_empty() {
                    (Details::new(tr(lang, "similar-different", &count), html! {
                        ul { @for known in &different { li {
                            (link(lang, district, &known.row, Place::Page)) " "
                            (decision(lang, &known.decision))
                        } } }
                    }).render())
                }
            }
        }
    }
}

/// What was decided, in which role, when and why.
pub(in crate::pages) fn decision(lang: Lang, decision: &Decision) -> Markup {
    let tone = match decision.likeness {
        Likeness::Same => Tone::Pine,
        Likeness::Related => Tone::Sky,
        Likeness::Different => Tone::Quiet,
    };
    let word = t(lang, &format!("likeness-{}", decision.likeness));
    html! {
        (Tag::new(word, tone).render())
        p.meta {
            (t(lang, &format!("role-name-{}", decision.role))) ", "
            (time(lang, decision.at, TimeStyle::DateTime)) ": "
            (own_words(lang, &decision.reason))
        }
    }
}
