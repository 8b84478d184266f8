//! Changing a draft that nobody else has signed.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::document::{Document, DocumentForm, edit};
use process::id::DocumentId;
use process::{Act, Invalid};
use store::District;
use ui::{Breadcrumb, Form as FormView, Page, html};

use super::{address, form, list_address, new};
use crate::acts::NotDone;
use crate::acts::document::{self as acts, Origin, find};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/documents/{document}/edit`: the form with what is written.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: DocumentId = id.parse().map_err(|_| WebError::not_found())?;
    let (district, document) = read(&ctx, slug, id).await?;
    edit(&document)?;
    let filled = DocumentForm::from(&document.text);
    let form = form::filled(&filled, &Origin::default());
    let invalid = Invalid::default();
    Ok(page(&ctx, &district, id, &form, &invalid, StatusCode::OK))
}

/// `POST /d/{district}/documents/{document}/edit`.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: DocumentId = id.parse().map_err(|_| WebError::not_found())?;
    let (place, typed) = (slug.clone(), form::typed(&post.form));
    let done = post
        .once(move |tx, by| {
            acts::edit(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/documents/{id}?done=changed"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let (district, _) = read(&post.ctx, slug, id).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, &district, id, &post.form, &invalid, status))
        }
    }
}

async fn read(
    ctx: &Context,
    slug: String,
    id: DocumentId,
) -> Result<(District, Document), WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let (district, document) = find::<NotDone>(tx, &slug, id)?;
        by.may(Act::DocumentDraft, Target::district(district.id))?;
        Ok((district, document))
    });
    Ok(found.await?)
}

fn page(
    ctx: &Context,
    district: &District,
    id: DocumentId,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "document-edit");
    let back = address(district, id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "document-edit-lead")) }
        (FormView::post(format!("{back}/edit"))
            .hidden_all(hidden(&ctx.tokens()))
            .render(new::content(ctx, &fields, "document-save", &back)))
    };
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "nav-documents"), list_address(district))
                .step(form.get("title"), back)
                .render(lang),
        );
    ctx.page(status, in_district(ctx, district, Section::Documents, page))
}
