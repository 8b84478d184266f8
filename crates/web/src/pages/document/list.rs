//! The documents of a district, the newest first.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::document::{Class, DocumentState};
use process::id::DocumentId;
use process::text::Field;
use serde::Deserialize;
use store::{District, DocumentEntry, DocumentFilter};
use ui::{
    EmptyState, LinkButton, ListRow, Markup, Page, Pagination, TimeStyle, Tone, actions, html,
    list, own_words, time,
};

use super::{address, class, list_address, number, state_tag};
use crate::acts::document::sees_drafts;
use crate::context::Context;
use crate::error::WebError;
use crate::form::encode;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many documents a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last document of the page before.
    #[serde(default)]
    after: String,
    /// Only those of one place in the scheme of functions.
    #[serde(default)]
    classification: String,
}

/// `GET /d/{district}/documents`: approved documents; for those who draft and sign all.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let before: Option<DocumentId> = paging::key(Some(asked.after.as_str()))?;
    let max = ctx.rules.limits.place_max;
    let mut invalid = process::Invalid::default();
    let wanted = Field::line("classification", max).optional();
    let wanted = wanted.check(&asked.classification, &mut invalid);
    let wanted = Some(wanted).filter(|w| !w.is_empty() && invalid.0.is_empty());
    let (actor, of) = (ctx.actor.clone(), wanted.clone());
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let filter = DocumentFilter {
            district: district.id,
            classification: of,
            drafts: sees_drafts(&actor, district.id),
            before,
            limit: PAGE + 1,
        };
        let found = store::document_list(tx, &filter)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (found, last) = paging::cut(found, PAGE, |entry| entry.id.0);
    let lang = ctx.lang;
    let title = t(lang, "document-list-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "document-list-lead")) }
        @if ctx.can(Act::DocumentDraft, district.id) {
            (actions(html! {
                (LinkButton::new(t(lang, "document-new"), format!("{}/new", list_address(&district))).render())
            }))
        }
        @if let Some(class) = &wanted {
            p { (t(lang, "document-same-class")) " " strong { (own_words(lang, class)) } " · "
                a href=(list_address(&district)) { (t(lang, "document-all")) } }
        }
        (rows(lang, &district, &found, before.is_some()))
        (Pagination::new(t(lang, "document-pages"))
            .previous(before.is_some().then(|| list_address(&district)))
            .next(last.map(|id| next(&district, wanted.as_deref(), id)))
            .render(lang))
    };
    let page = Page::new(lang, title, body).description(t(lang, "document-list-lead"));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Documents, page)))
}

fn next(district: &District, class: Option<&str>, id: i64) -> String {
    let list = list_address(district);
    match class {
        Some(class) => format!("{list}?classification={}&after={id}", encode(class)),
        None => format!("{list}?after={id}"),
    }
}

fn rows(lang: Lang, district: &District, found: &[DocumentEntry], later: bool) -> Markup {
    if found.is_empty() {
        let text = t(lang, "document-empty-text");
        let title = t(
            lang,
            if later {
                "document-empty-end"
            } else {
                "document-empty"
            },
        );
        return EmptyState::new(title, text).render();
    }
    let rows: Vec<ListRow> = found
        .iter()
        .map(|entry| row(lang, district, entry))
        .collect();
    html! {
        h2.sr { (t(lang, "document-list-heading")) }
        (list(3, &rows))
    }
}

fn row(lang: Lang, district: &District, entry: &DocumentEntry) -> ListRow {
    let (word, tone) = match (entry.state, entry.disclosure.class) {
        (DocumentState::Approved, Class::Open) => (class(lang, &entry.disclosure), Tone::Pine),
        (DocumentState::Approved, _) => (class(lang, &entry.disclosure), Tone::Quiet),
        (state, _) => state_tag(lang, state),
    };
    let kind = t(lang, &format!("document-kind-{}", entry.kind));
    let numbered = entry.number.map(|n| number(&entry.department, n));
    let department = numbered.unwrap_or_else(|| entry.department.clone());
    ListRow::new(entry.title.as_str(), address(district, entry.id))
        .title_lang(korean::language_of(&entry.title, lang))
        .tag(word, tone)
        .meta_markup(html! {
            (kind) " · " (own_words(lang, &department)) " · "
            @match entry.approved_at {
                Some(at) => (time(lang, at, TimeStyle::Official)),
                None => {
                    (t(lang, "document-drafted")) " " (time(lang, entry.drafted_at, TimeStyle::DateShort))
                }
            }
            @if let Some(due) = entry.report_due_at {
                " · " (tr(lang, "document-report-until", &[("due", korean::deadline(lang, due).into())]))
            }
        })
}
