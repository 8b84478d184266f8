//! Closing evidence that was open: what it is, and for which reason of the disclosure act.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::EvidenceId;
use process::{Act, Fault, Invalid, Refusal};
use store::{District, Evidence, Spending};
use ui::{
    Breadcrumb, Button, DefinitionList, Form as FormView, Page, Select, actions, html, own_words,
};

use super::reasons;
use crate::acts::{NotDone, evidence as acts};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::document::day;
use crate::post::{Post, Settled};

/// `GET /d/{district}/evidence/{evidence}/close`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: EvidenceId = id.parse().map_err(|_| WebError::not_found())?;
    let found = read(&ctx, slug, id).await?;
    let none = (Form::default(), Invalid::default());
    Ok(page(&ctx, &found, (&none.0, &none.1), StatusCode::OK))
}

/// `POST /d/{district}/evidence/{evidence}/close`.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: EvidenceId = id.parse().map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("evidence_closed"));
    let done = post
        .once(move |tx, by| {
            let payment = acts::close(tx, by, &place, id, &reason)?;
            Ok(format!("/d/{place}/spending/{payment}?done=closed"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let found = read(&post.ctx, slug, id).await?;
            let again = (&post.form, &invalid);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, &found, again, status))
        }
    }
}

type Found = (District, Spending, Evidence);

async fn read(ctx: &Context, slug: String, id: EvidenceId) -> Result<Found, WebError> {
    let by = ctx.by();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, NotDone> {
        let found = acts::find_one(tx, &slug, id)?;
        by.may(Act::SpendingRecord, Target::district(found.0.id))?;
        if found.2.text.closed.is_some() {
            let fault = Fault::new("refusal-evidence-closed");
            return Err(Refusal::conflict(fault).into());
        }
        Ok(found)
    };
    Ok(ctx.app.stores.site.read(read).await?)
}

fn page(
    ctx: &Context,
    (district, payment, found): &Found,
    (form, invalid): (&Form, &Invalid),
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let title = t(lang, "evidence-close-title");
    let back = format!("/d/{}/spending/{}", district.slug, payment.id);
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let reason = fields.hinted(
        "evidence_closed",
        "evidence-close-reason",
        "evidence-close-hint",
    );
    let kind = t(lang, &format!("evidence-kind-{}", found.text.kind));
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "evidence-close-lead")) }
        (DefinitionList::new()
            .entry(t(lang, "evidence-kind"), kind)
            .entry_markup(t(lang, "evidence-what"), own_words(lang, &found.text.what))
            .entry_markup(t(lang, "evidence-of"), own_words(lang, &payment.what))
            .entry(t(lang, "spending-day"), day(payment.paid_on))
            .render())
        (FormView::post(format!("/d/{}/evidence/{}/close", district.slug, found.id))
            .hidden_all(hidden(&ctx.tokens()))
            .render(html! {
                (Select::new(reason.required(), reasons(ctx).collect()).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "evidence-close-button")).warning().render())
                    a href=(back) { (t(lang, "spending-cancel")) }
                }))
            }))
    };
    let crumbs = Breadcrumb::new(&title).step(&payment.what, back.as_str());
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    ctx.page(status, in_district(ctx, district, Section::Money, page))
}
