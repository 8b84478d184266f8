//! One document, read like a letter; for staff with what is to be done about it.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::document::Document;
use process::id::DocumentId;
use process::{Act, Invalid};
use serde::Deserialize;
use store::District;
use ui::{Breadcrumb, Notice, Page, html, own_words};

use super::letter::Letter;
use super::{address, list_address, staff, state_tag, with_done};
use crate::acts::document::{Sight, find, sight};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::layout::{Section, in_district};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/documents/{document}`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = id.parse().map_err(|_| WebError::not_found())?;
    let (form, invalid) = (Form::default(), Invalid::default());
    page(&ctx, slug, id, &asked.done, &form, &invalid).await
}

/// The page, with the reason that was typed when it could not be taken.
pub(super) async fn page(
    ctx: &Context,
    slug: String,
    id: DocumentId,
    done: &str,
    typed: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let (district, document, later) = read(ctx, slug, id).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let seen = sight(&ctx.actor, document).ok_or_else(WebError::not_found)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let (letter, whole) = match seen {
        Sight::Public(public) => (Letter::from(*public), None),
        Sight::Whole(document) => (Letter::from(&*document), Some(document)),
    };
    let here = address(&district, letter.id);
    let approved = letter.approved_at.is_some();
    let kind = t(lang, &format!("document-kind-{}", letter.kind));
    let body = html! {
        (fields.summary())
        article {
            p.meta { (kind)
                @if let Some(document) = whole.as_ref().filter(|_| !approved) {
                    @let (word, tone) = state_tag(lang, document.state);
                    " " (ui::Tag::new(word, tone).render())
                }
            }
            h1 { (own_words(lang, &letter.title)) }
            p.jump {
                a href="#attachments" { (t(lang, "document-to-attachments")) }
                @if approved { " · " a href={ (here) "/text" } { (t(lang, "document-as-text")) } }
            }
            @if let Some(later) = later {
                (Notice::information(html! { p {
                    (t(lang, "document-replaced")) " "
                    a href=(address(&district, later)) { (t(lang, "document-replaced-link")) }
                } }).render(lang))
            }
            @if whole.is_some() && approved {
                p.soft { (t(lang, "document-whole-note")) }
            }
            (letter.render(lang, &district, ctx.now))
        }
        @if let Some(document) = &whole { (staff::tasks(ctx, &district, document, &fields)) }
    };
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let title = fields.title(&letter.title);
    let mut page = Page::new(lang, title, body).breadcrumb(
        Breadcrumb::new(&letter.title)
            .step(t(lang, "nav-documents"), list_address(&district))
            .render(lang),
    );
    if !approved {
        page = page.noindex();
    }
    let page = with_done(lang, page, done, letter.number.clone());
    Ok(ctx.page(
        status,
        in_district(ctx, &district, Section::Documents, page),
    ))
}

async fn read(
    ctx: &Context,
    slug: String,
    id: DocumentId,
) -> Result<(District, Document, Option<DocumentId>), WebError> {
    ctx.app
        .stores
        .site
        .read(move |tx| {
            let (district, document) = find::<WebError>(tx, &slug, id)?;
            let later = store::document_later(tx, id)?;
            Ok((district, document, later))
        })
        .await
}
