//! Agendas: the board with proposals beside them, one agenda, writing, changing, merging,
//! splitting, comparing and searching.

pub(in crate::pages) mod ask;
pub mod compare;
pub mod edit;
pub(super) mod form;
pub mod give_back;
pub mod lineage;
pub mod link;
pub mod list;
pub mod merge;
pub mod new;
pub mod owner;
mod row;
pub mod search;
pub mod show;
pub mod so_far;
mod sources;
pub mod split;
pub(super) mod steps;
pub mod tree;
pub mod undo;
mod versions;
mod wall;

use korean::{Lang, t, tr};
use process::agenda::{AgendaState, Item};
use process::id::{AgendaId, LineageId};
use process::lineage::LineageAct;
use process::opinion::SHOWN_FROM;
use process::proposal::ProposalState;
use store::{Body as Council, District, Stances};
use ui::{Choice, Markup, Notice, Page, Tone, html};

use super::proposal;
use crate::error::WebError;

/// The address of the board.
pub(super) fn list_address(district: &District) -> String {
    format!("/d/{}/agendas", district.slug)
}

/// The address of an agenda.
pub(super) fn address(district: &District, id: AgendaId) -> String {
    format!("/d/{}/agendas/{id}", district.slug)
}

/// The address of a step in the lineage.
pub(super) fn step_address(district: &District, id: LineageId) -> String {
    format!("/d/{}/lineage/{id}", district.slug)
}

/// The address of a proposal or an agenda.
pub(in crate::pages) fn item_address(district: &District, item: Item) -> String {
    match item {
        Item::Proposal(id) => proposal::address(district, id),
        Item::Agenda(id) => address(district, id),
    }
}

/// Reads the id in an address.
fn id(text: &str) -> Result<AgendaId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Where an agenda stands, in a word.
pub(super) fn state_tag(lang: Lang, state: AgendaState) -> (String, Tone) {
    let tone = match state {
        AgendaState::Open | AgendaState::Selected => Tone::Pine,
        AgendaState::Merged | AgendaState::Split => Tone::Sky,
        AgendaState::Undone | AgendaState::Returned | AgendaState::LeftOut => Tone::Quiet,
    };
    (t(lang, &format!("agenda-state-{state}")), tone)
}

/// Where a proposal or an agenda stands whose state has this name.
pub(super) fn item_state(lang: Lang, item: Item, state: &str) -> (String, Tone) {
    match item {
        Item::Proposal(_) => {
            let state = state.parse().unwrap_or(ProposalState::Submitted);
            proposal::state_tag(lang, state)
        }
        Item::Agenda(_) => state_tag(lang, state.parse().unwrap_or(AgendaState::Open)),
    }
}

/// What the council decided on a proposal or an agenda, with the way to its reason.
pub(super) fn decided(lang: Lang, district: &District, state: &str) -> Markup {
    if !matches!(state, "selected" | "left-out") {
        return html! {};
    }
    Notice::information(html! {
        p {
            (t(lang, &format!("agenda-decided-{state}"))) " "
            a href={ "/d/" (district.slug) "/selection" } { (t(lang, "agenda-decided-see")) }
        }
    })
    .render(lang)
}

/// What was done, in a word.
fn act_word(lang: Lang, act: LineageAct) -> String {
    t(lang, &format!("lineage-act-{act}"))
}

/// What something costs, or that nobody knows yet.
pub(super) fn cost(lang: Lang, cost: Option<finance::Won>) -> String {
    match cost {
        Some(cost) => korean::won(lang, cost.0),
        None => t(lang, "proposal-cost-none"),
    }
}

/// The bodies of a district as choices.
pub(super) fn council_choices(lang: Lang, of: &[Council]) -> Vec<Choice> {
    let each = of
        .iter()
        .map(|body| Choice::new(body.id.to_string(), lang.pick(&body.name_ko, &body.name_en)));
    each.collect()
}

/// How many people agree, disagree, and have no opinion yet; of a few people, and while numbers
/// are kept back, only how many they are.
fn opinion_counts(lang: Lang, stances: Stances, kept: bool) -> String {
    let people = stances.people();
    if people < SHOWN_FROM || kept {
        return tr(lang, "agenda-opinion-people", &[("count", people.into())]);
    }
    let counts = [
        ("agree", stances.agree.into()),
        ("disagree", stances.disagree.into()),
        ("pass", stances.pass.into()),
    ];
    tr(lang, "agenda-opinion-counts", &counts)
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "added" => "agenda-done-added",
        "changed" => "agenda-done-changed",
        "merged" => "agenda-done-merged",
        "split" => "agenda-done-split",
        "linked" => "lineage-done-linked",
        "returned" => "lineage-done-returned",
        "transformed" => "agenda-done-transformed",
        "undone" => "agenda-done-undone",
        "owner" => "owner-done",
        "supported" => "support-done-given",
        "unsupported" => "support-done-withdrawn",
        "commented" => "comment-done",
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

/// The agendas that a step made, as links; of hidden ones only that they are hidden.
pub(super) fn result_link(
    lang: Lang,
    district: &District,
    (id, title, hidden): (AgendaId, &str, bool),
) -> Markup {
    html! {
        a href=(address(district, id)) {
            @if hidden { (t(lang, "agenda-hidden-title")) } @else { (ui::own_words(lang, title)) }
        }
    }
}
