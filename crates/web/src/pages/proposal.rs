//! Proposals: the list, one with its comments, handing in, changing, taking back.

pub mod authors;
pub mod classify;
pub mod edit;
pub(super) mod form;
pub mod hearing;
pub mod list;
pub mod new;
pub mod referral;
pub mod show;
pub mod transform;
pub mod withdraw;

use korean::{Lang, t};
use process::id::ProposalId;
use process::proposal::ProposalState;
use process::stage::{Stage, StageKind};
use store::{District, Neighborhood};
use ui::{Markup, Notice, Page, Tag, Tone, html};

/// The address of the list.
pub(super) fn list_address(district: &District) -> String {
    format!("/d/{}/proposals", district.slug)
}

/// The address of a proposal.
pub(super) fn address(district: &District, id: ProposalId) -> String {
    format!("/d/{}/proposals/{id}", district.slug)
}

/// The name beside what a person wrote; a closed account has none any more.
pub(crate) fn author(lang: Lang, name: &str) -> String {
    if name.is_empty() {
        t(lang, "proposal-author-none")
    } else {
        name.to_owned()
    }
}

/// The name of a neighbourhood, or the whole district.
pub(super) fn place(lang: Lang, names: Option<&(String, String)>) -> String {
    match names {
        Some((ko, en)) => lang.pick(ko, en).to_owned(),
        None => t(lang, "proposal-whole-district"),
    }
}

/// The neighbourhoods of a district as choices, after the district as a whole.
pub(super) fn neighborhood_choices(lang: Lang, all: &str, of: &[Neighborhood]) -> Vec<ui::Choice> {
    let whole = ui::Choice::new("", t(lang, all));
    let each = of
        .iter()
        .map(|n| ui::Choice::new(n.id.to_string(), lang.pick(&n.name_ko, &n.name_en)));
    std::iter::once(whole).chain(each).collect()
}

/// Where a proposal stands, in a word.
pub(super) fn state_tag(lang: Lang, state: ProposalState) -> (String, Tone) {
    match state {
        ProposalState::Submitted => (t(lang, "proposal-state-submitted"), Tone::Pine),
        ProposalState::Withdrawn => (t(lang, "proposal-state-withdrawn"), Tone::Quiet),
        ProposalState::Referred => (t(lang, "proposal-state-referred"), Tone::Sky),
        ProposalState::Merged => (t(lang, "proposal-state-merged"), Tone::Sky),
        ProposalState::Selected => (t(lang, "agenda-state-selected"), Tone::Pine),
        ProposalState::LeftOut => (t(lang, "agenda-state-left-out"), Tone::Quiet),
    }
}

fn state(lang: Lang, state: ProposalState) -> Markup {
    let (text, tone) = state_tag(lang, state);
    Tag::new(text, tone).render()
}

/// The stage in which proposals are taken.
pub(super) fn stage(stages: &[Stage]) -> Option<&Stage> {
    stages
        .iter()
        .find(|stage| stage.kind == StageKind::Proposals)
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "submitted" => "proposal-done-submitted",
        "changed" => "proposal-done-changed",
        "withdrawn" => "proposal-done-withdrawn",
        "joined" => "coauthor-done",
        "commented" => "comment-done",
        "supported" => "support-done-given",
        "unsupported" => "support-done-withdrawn",
        "classified" => "classify-done",
        "referred" => "referral-done",
        "referral-appealed" => "referral-done-appealed",
        "referral-answered" => "referral-done-answered",
        "hidden" => "moderation-done-hidden",
        "appealed" => "moderation-done-appealed",
        _ => return page,
    };
    page.flash(
        Notice::success(html! { p { (t(lang, key)) } })
            .announced()
            .render(lang),
    )
}
