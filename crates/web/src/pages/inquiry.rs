//! The inbox that is always open: the list, asking, one with its answer, finding one's own by
//! its code, saying who answers, and answering.

pub mod answer;
pub mod assign;
pub mod find;
pub mod list;
pub mod new;
pub mod show;

use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::id::InquiryId;
use process::inquiry::InquiryState;
use store::{District, Inquiry};
use ui::{Breadcrumb, Markup, Notice, Page, Tone, html, own_words};

use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// The address of the inbox.
pub(super) fn list_address(district: &District) -> String {
    format!("/d/{}/inbox", district.slug)
}

/// The address of one entry.
fn address(district: &District, id: InquiryId) -> String {
    format!("/d/{}/inbox/{id}", district.slug)
}

/// Reads the id in an address.
fn id(text: &str) -> Result<InquiryId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Where it stands, in a word or two: the days that are left, or by how many it is late.
fn state_tag(lang: Lang, found: &Inquiry, now: Timestamp) -> (String, Tone) {
    let standing = found.standing();
    match standing.state(now) {
        InquiryState::Answered => (t(lang, "inquiry-state-answered"), Tone::Pine),
        InquiryState::Waiting => {
            let left = korean::days_left_text(lang, now, found.due_at);
            let words = tr(lang, "inquiry-state-waiting", &[("left", left.into())]);
            (words, Tone::Sky)
        }
        InquiryState::Overdue => (overdue(lang, standing.days_late(now)), Tone::Persimmon),
    }
}

/// "The answer is late by so many days."
pub(super) fn overdue(lang: Lang, days: i32) -> String {
    tr(lang, "inquiry-state-overdue", &[("days", days.into())])
}

/// Which office answers, as far as it is known. Staff are not named.
fn owner(lang: Lang, found: &Inquiry) -> Markup {
    match (found.owner.office.as_str(), found.owner.person) {
        ("", None) => html! { (t(lang, "inquiry-owner-none")) },
        ("", Some(_)) => html! { (t(lang, "inquiry-owner-person")) },
        (office, _) => own_words(lang, office),
    }
}

/// The name beside an inquiry; a visitor has none.
fn asker(lang: Lang, found: &Inquiry) -> String {
    match (found.author, found.author_name.as_str()) {
        (None, _) => t(lang, "inquiry-asker-visitor"),
        (Some(_), "") => t(lang, "proposal-author-none"),
        (Some(_), name) => name.to_owned(),
    }
}

/// A page below the inbox, in its district.
fn below(ctx: &Context, district: &District, here: &str, window: String, body: Markup) -> Page {
    let lang = ctx.lang;
    let crumbs = Breadcrumb::new(here).step(t(lang, "nav-inbox"), list_address(district));
    let page = Page::new(lang, window, body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    in_district(ctx, district, Section::Inbox, page)
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "made" => "inquiry-done-made",
        "assigned" => "inquiry-done-assigned",
        "answered" => "inquiry-done-answered",
        "hidden" => "moderation-done-hidden",
        "appealed" => "moderation-done-appealed",
        _ => return page,
    };
    let text = html! { p { (t(lang, key)) } };
    page.flash(Notice::success(text).announced().render(lang))
}
