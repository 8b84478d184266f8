//! The execution log of a project on its page.

use korean::{t, tr};
use process::Act;
use process::execution_entry::EvidenceFor;
use store::{EntryPhoto, ExecutionEntry};
use ui::{
    EmptyState, LinkButton, Markup, Pagination, ShownPhoto, Tag, Tone, actions, html, own_words,
    paragraphs, photos,
};

use super::show::View;
use super::{address, task};
use crate::acts::project as acts;
use crate::context::Context;
use crate::pages::document::day;

/// A photo of an entry as it is shown.
pub fn photo(one: &EntryPhoto) -> ShownPhoto {
    let large = format!("/photos/{}", one.photo);
    ShownPhoto::new((format!("{large}/small"), large), &one.alt, one.small)
}

/// The entries of the page, and the way to write one.
pub fn section(ctx: &Context, view: &View, later: bool) -> Markup {
    let lang = ctx.lang;
    let here = address(&view.district, view.project.id);
    let mine = acts::owned(&view.owners, ctx.actor.person).is_some();
    let writes = mine || ctx.can(Act::ExecutionEntryWrite, view.district.id);
    html! {
        section.section #log {
            h2 { (t(lang, "entry-title")) }
            @if writes {
                (actions(LinkButton::new(t(lang, "entry-new"), format!("{here}/entries/new")).render()))
            }
            @if view.entries.is_empty() {
                (EmptyState::new(t(lang, "entry-none"), t(lang, "entry-none-text")).render())
            } @else {
                ul.rows role="list" { @for entry in &view.entries { (row(ctx, view, entry, writes)) } }
            }
            (Pagination::new(t(lang, "entry-pages"))
                .previous(later.then(|| here.clone()))
                .next(view.last.map(|id| format!("{here}?after={id}")))
                .render(lang))
        }
    }
}

/// As what somebody wrote: her task, or her role.
fn written_as(ctx: &Context, entry: &ExecutionEntry) -> String {
    match entry.task {
        Some(of) => task(ctx.lang, of),
        None => t(ctx.lang, &format!("role-name-{}", entry.author_as)),
    }
}

fn row(ctx: &Context, view: &View, entry: &ExecutionEntry, writes: bool) -> Markup {
    let lang = ctx.lang;
    let meta = html! {
        p.meta { (day(entry.day)) " · " (t(lang, &format!("entry-phase-{}", entry.phase))) " · " (written_as(ctx, entry)) }
    };
    if let Some(at) = entry.withdrawn_at {
        let said = [("at", korean::date(lang, at).into())];
        return html! {
            li id={ "entry-" (entry.id) } {
                div {
                    p.soft { (tr(lang, "entry-withdrawn", &said)) " " (own_words(lang, &entry.withdrawn_reason)) }
                    (meta)
                }
                (Tag::new(t(lang, "entry-is-withdrawn"), Tone::Quiet).render())
            }
        };
    }
    let shown: Vec<_> = view
        .photos
        .iter()
        .filter(|one| one.entry == entry.id)
        .map(photo)
        .collect();
    let own = korean::language_of(&entry.done, lang);
    let staff = ctx.can(Act::ExecutionEntryWrite, view.district.id);
    let takes_back = staff || ctx.actor.person == Some(entry.author);
    let here = address(&view.district, view.project.id);
    html! {
        li id={ "entry-" (entry.id) } {
            div {
                div lang=[(own != lang).then(|| own.as_str())] { (paragraphs(&entry.done)) }
                (meta)
                @if !entry.evidence.is_empty() {
                    @if entry.evidence_for == EvidenceFor::Everybody || writes {
                        p.meta {
                            (t(lang, "entry-evidence")) ": " (own_words(lang, &entry.evidence))
                            @if entry.evidence_for == EvidenceFor::Staff { " (" (t(lang, "entry-evidence-for-staff")) ")" }
                        }
                    } @else { p.meta { (t(lang, "entry-evidence-closed")) } }
                }
                @if !shown.is_empty() {
                    @if entry.photos_for == EvidenceFor::Everybody || writes {
                        (photos(lang, &shown))
                        @if entry.photos_for == EvidenceFor::Staff {
                            p.meta { (t(lang, "entry-photos")) " (" (t(lang, "entry-evidence-for-staff")) ")" }
                        }
                    } @else {
                        p.meta { (tr(lang, "entry-photos-closed", &[("count", shown.len().into())])) }
                    }
                }
                @if takes_back {
                    p { a href={ (here) "/entries/" (entry.id) "/withdraw" } {
                        (t(lang, "entry-withdraw")) span.sr { ": " (day(entry.day)) }
                    } }
                }
            }
        }
    }
}
