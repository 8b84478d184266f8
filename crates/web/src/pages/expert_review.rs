//! Expert reviews of an agenda: asking for one, what the expert says of her interest, her
//! checklist and opinion, and the answers to her points.

pub mod answer;
pub mod interest;
pub mod new;
pub mod show;
pub mod write;

use korean::{Lang, t};
use process::expert_review::ExpertState;
use process::id::ExpertReviewId;
use store::{District, ExpertReview};
use ui::{Breadcrumb, ListRow, Markup, Notice, Page, TimeStyle, Tone, html, list, own_words, time};

use super::agenda::address as agenda_address;
use super::proposal::author;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// The address of one expert review.
fn address(district: &District, id: ExpertReviewId) -> String {
    format!("/d/{}/experts/{id}", district.slug)
}

/// Reads the id in an address.
fn id(text: &str) -> Result<ExpertReviewId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Where it stands, in a word or two.
fn state_tag(lang: Lang, state: ExpertState) -> (String, Tone) {
    let tone = match state {
        ExpertState::Invited | ExpertState::Declared => Tone::Sky,
        ExpertState::Declined => Tone::Quiet,
        ExpertState::Published | ExpertState::Answered => Tone::Pine,
    };
    (t(lang, &format!("expert-state-{state}")), tone)
}

/// The name of the reviewer with as what she reviews it.
fn reviewer(lang: Lang, found: &ExpertReview) -> Markup {
    html! {
        (own_words(lang, &author(lang, &found.reviewer_name))) " (" (own_words(lang, &found.post)) ")"
    }
}

/// A page below an agenda.
fn below(
    ctx: &Context,
    district: &District,
    found: &ExpertReview,
    (here, window): (&str, String),
    body: Markup,
) -> Page {
    let lang = ctx.lang;
    let crumbs = Breadcrumb::new(here)
        .step(
            t(lang, "nav-agendas"),
            format!("/d/{}/agendas", district.slug),
        )
        .step(&found.title, agenda_address(district, found.agenda));
    let page = Page::new(lang, window, body).breadcrumb(crumbs.render(lang));
    in_district(ctx, district, Section::Agendas, page)
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "invited" | "declared" | "declined" | "draft" | "published" | "answered" => {
            format!("expert-done-{word}")
        }
        _ => return page,
    };
    let text = html! { p { (t(lang, &key)) } };
    page.flash(Notice::success(text).announced().render(lang))
}

/// The expert reviews of an agenda on its page, and the way to ask for one.
pub(in crate::pages) fn section(
    ctx: &Context,
    district: &District,
    agenda: process::id::AgendaId,
    all: &[ExpertReview],
    open: bool,
) -> Markup {
    let lang = ctx.lang;
    let invites = open && ctx.can(process::Act::ExpertInvite, district.id);
    if all.is_empty() && !invites {
        return html! {};
    }
    let rows = all.iter().map(|one| {
        let (word, tone) = state_tag(lang, one.state);
        let name = format!("{} ({})", author(lang, &one.reviewer_name), one.post);
        ListRow::new(name, address(district, one.id))
            .tag(word, tone)
            .meta_markup(html! {
                (t(lang, "expert-invited")) " " (time(lang, one.invited_at, TimeStyle::DateShort))
            })
    });
    let rows: Vec<ListRow> = rows.collect();
    html! {
        section.section aria-labelledby="experts" {
            h2 #experts { (t(lang, "expert-section")) }
            @if rows.is_empty() { p.soft { (t(lang, "expert-section-none")) } }
            @else { (list(3, &rows)) }
            @if invites {
                p { a href={ "/d/" (district.slug) "/experts/new?agenda=" (agenda) } { (t(lang, "expert-invite")) } }
            }
        }
    }
}
