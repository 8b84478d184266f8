//! Official documents: the list, one as a letter, drafting, signing.

mod body;
mod closed;
pub mod edit;
mod form;
mod letter;
pub mod list;
pub mod new;
mod prefill;
pub mod show;
pub mod sign;
mod staff;
pub mod text;

use korean::{Lang, t, tr};
use process::document::{DocumentNumber, DocumentState, SignStep};
use process::id::DocumentId;
use store::District;
use ui::{Notice, Page, Tone, html};

/// The address of the list.
fn list_address(district: &District) -> String {
    format!("/d/{}/documents", district.slug)
}

/// The address of a document.
fn address(district: &District, id: DocumentId) -> String {
    format!("/d/{}/documents/{id}", district.slug)
}

/// 처리과명-일련번호.
fn number(department: &str, number: DocumentNumber) -> String {
    format!("{department}-{}", number.serial)
}

/// Where a document stands, in a word.
fn state_tag(lang: Lang, state: DocumentState) -> (String, Tone) {
    let tone = match state {
        DocumentState::Draft => Tone::Sky,
        DocumentState::Approved => Tone::Pine,
        DocumentState::Withdrawn | DocumentState::Returned => Tone::Quiet,
    };
    (t(lang, &format!("document-state-{state}")), tone)
}

/// The name of a step of the approval line.
fn step(lang: Lang, step: SignStep) -> String {
    t(lang, &format!("document-step-{step}"))
}

/// What is closed and why: "부분공개(6)".
fn class(lang: Lang, disclosure: &process::document::Disclosure) -> String {
    let word = t(lang, &format!("document-class-{}", disclosure.class));
    format!("{word}{disclosure}")
}

/// The day of an official document: "2017. 10. 27."
pub(super) fn day(day: jiff::civil::Date) -> String {
    format!("{}. {}. {}.", day.year(), day.month(), day.day())
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str, number: Option<String>) -> Page {
    let text = match (word, number) {
        ("drafted" | "changed" | "signed" | "withdrawn" | "returned" | "reported", _) => {
            t(lang, &format!("document-done-{word}"))
        }
        ("approved", Some(number)) => {
            tr(lang, "document-done-approved", &[("number", number.into())])
        }
        _ => return page,
    };
    page.flash(
        Notice::success(html! { p { (text) } })
            .announced()
            .render(lang),
    )
}
