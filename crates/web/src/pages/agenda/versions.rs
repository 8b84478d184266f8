//! The versions that an agenda had.

use korean::{Lang, t, tr};
use store::AgendaRevision;
use ui::{Details, Markup, Pagination, html, own_words, paragraphs};

use super::cost;

/// The section of the page at `here`; `more` is the last version when there are older ones.
pub(super) fn section(
    lang: Lang,
    here: &str,
    revisions: &[AgendaRevision],
    more: Option<i64>,
) -> Markup {
    let more = more.map(|last| format!("{here}?before={last}#versions"));
    html! {
        section.section aria-labelledby="versions" {
            h2 #versions { (t(lang, "agenda-versions")) }
            @if revisions.is_empty() { p.soft { (t(lang, "agenda-versions-none")) } }
            @for revision in revisions { (version(lang, revision)) }
            (Pagination::new(t(lang, "agenda-versions")).next(more).render(lang))
        }
    }
}

fn version(lang: Lang, revision: &AgendaRevision) -> Markup {
    let at = korean::date_time(lang, revision.at);
    let words = [
        ("version", revision.version.to_string().into()),
        ("at", at.into()),
    ];
    let cost = cost(lang, revision.cost);
    Details::new(
        tr(lang, "agenda-version", &words),
        html! {
            p { strong { (own_words(lang, &revision.title)) } " · " (cost) }
            p { (own_words(lang, &revision.need)) }
            (paragraphs(&revision.body))
        },
    )
    .render()
}
