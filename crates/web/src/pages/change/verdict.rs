//! The verdict of the change rule in words, with the limit drawn and its figures.

use finance::Won;
use finance::change::{Clause, Figures, Judgement, Verdict};
use korean::{Lang, t, tr};
use ui::{Bar, Bars, DefinitionList, Markup, Tone, html, own_words};

/// Who decides and why, with the figures it was computed from.
///
/// `agreement` is the address of the agreement, whose clause is linked.
pub fn render(lang: Lang, judged: &Judgement, agreement: &str) -> Markup {
    html! {
        h2 { (t(lang, &format!("change-verdict-{}", judged.verdict.as_str()))) }
        (told(lang, judged, agreement))
    }
}

/// The place in a form where the verdict on what was typed stands; the script asks again while
/// amounts are typed. Only the sentence is said aloud, not the figures with it.
pub fn place(lang: Lang, judged: Option<&Judgement>, agreement: &str) -> Markup {
    html! {
        section.section {
            h2 { (t(lang, "change-meter-heading")) }
            div #meter data-none=(t(lang, "change-meter-none")) data-again=(t(lang, "change-meter-again"))
                data-later=(t(lang, "change-meter-later")) data-failed=(t(lang, "change-meter-failed")) {
                @match judged {
                    Some(judged) => {
                        div.verdict {
                            h3 { (t(lang, &format!("change-verdict-{}", judged.verdict.as_str()))) }
                            (told(lang, judged, agreement))
                        }
                    }
                    None => p.soft { (t(lang, "change-meter-none")) },
                }
            }
            p.sr #meter-said role="status" {}
        }
    }
}

/// The sentence, the clause and the figures.
fn told(lang: Lang, judged: &Judgement, agreement: &str) -> Markup {
    html! {
        p data-sentence { (judged.sentence(lang)) }
        @if let Some(clause) = judged.clause.map(Clause::as_str) {
            p { a href={ (agreement) "#clause-" (clause) } { (t(lang, &format!("change-clause-{clause}"))) } }
        }
        (DefinitionList::new()
            .entry(t(lang, "change-base-total"), korean::won_exact(lang, judged.base_total.0))
            .entry(t(lang, "change-new-total"), korean::won_exact(lang, judged.new_total.0))
            .render())
        @if shows_limit(judged.verdict) {
            @for figures in judged.projects.iter().filter(|f| f.own != Won::ZERO) {
                (meter(lang, figures))
            }
        }
    }
}

/// Whether what moves is measured against the limit at all.
fn shows_limit(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::CouncilDecision | Verdict::CityApproval(_))
}

/// What moves beside the limit: bars with their numbers, then what is left or too much.
fn meter(lang: Lang, figures: &Figures) -> Markup {
    let bar = |key: &str, won: Won, tone: Tone| {
        let length = u64::try_from(won.0).unwrap_or(0);
        Bar::new(t(lang, key), length, korean::won_exact(lang, won.0)).tone(tone)
    };
    let over = figures.headroom < Won::ZERO;
    let moved = if over { Tone::Persimmon } else { Tone::Pine };
    let mut bars = vec![
        bar("change-limit", figures.limit, Tone::Sky),
        bar("change-moved", figures.moved, moved),
        bar("change-own", figures.own, Tone::Pine),
    ];
    if figures.reserved != Won::ZERO {
        bars.push(bar("change-reserved", figures.reserved, Tone::Quiet));
    }
    let total = korean::won_exact(lang, figures.total.0);
    let caption = tr(lang, "change-meter", &[("total", total.into())]);
    let heads = (t(lang, "change-what"), t(lang, "change-amount"));
    let left = korean::won_exact(lang, figures.headroom.0.abs());
    let said = if over {
        "change-over"
    } else {
        "change-headroom"
    };
    html! {
        @if !figures.project.is_empty() { p { strong { (own_words(lang, &figures.project)) } } }
        (Bars::new(caption, heads.0, heads.1, bars).render(lang))
        p {
            strong {
                @if let Some(tenths) = figures.tenths() {
                    (tr(lang, "change-share", &[("share", korean::tenths(tenths).into())])) " "
                }
                (tr(lang, said, &[("won", left.into())]))
            }
        }
    }
}
