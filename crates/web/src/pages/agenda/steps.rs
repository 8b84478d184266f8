//! The steps that a proposal or an agenda went into: those that stand, and those undone.

use korean::{Lang, t};
use store::{District, LineageStep};
use ui::{Markup, Notice, TimeStyle, html, time};

use super::{act_word, result_link, step_address};

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
