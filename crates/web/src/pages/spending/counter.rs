//! Taking a row of the ledger back by a counter-entry.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::SpendingId;
use process::spending::{LedgerState, counter};
use process::{Act, Invalid};
use store::{District, Spending};
use ui::{DefinitionList, html, own_words};

use super::address;
use crate::acts::NotDone;
use crate::acts::spending::{self as acts, find, taken};
use crate::context::Context;
use crate::error::WebError;
use crate::form::Form;
use crate::pages::document::day;
use crate::pages::ledger::Reversal;
use crate::post::{Post, Settled};

/// `GET /d/{district}/spending/{row}/counter`: what is taken back, and why.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: SpendingId = id.parse().map_err(|_| WebError::not_found())?;
    let (district, row, state) = read(&ctx, slug, id).await?;
    counter(taken(&row), state)?;
    let (form, invalid) = (Form::default(), Invalid::default());
    Ok(page(
        &ctx,
        &district,
        &row,
        (&form, &invalid),
        StatusCode::OK,
    ))
}

/// `POST /d/{district}/spending/{row}/counter`.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: SpendingId = id.parse().map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::counter(tx, by, &place, id, &reason)?;
            Ok(format!("/d/{place}/spending?done=countered"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let (district, row, _) = read(&post.ctx, slug, id).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(
                &post.ctx,
                &district,
                &row,
                (&post.form, &invalid),
                status,
            ))
        }
    }
}

async fn read(
    ctx: &Context,
    slug: String,
    id: SpendingId,
) -> Result<(District, Spending, LedgerState), WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let (district, row) = find::<NotDone>(tx, &slug, id)?;
        by.may(Act::SpendingRecord, Target::district(district.id))?;
        let state = acts::state_of(tx, row.cycle)?;
        Ok((district, row, state))
    });
    Ok(found.await?)
}

fn page(
    ctx: &Context,
    district: &District,
    row: &Spending,
    form: (&Form, &Invalid),
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let amount = korean::won_exact(lang, row.amount.0.saturating_neg());
    let facts = DefinitionList::new()
        .entry_markup(t(lang, "spending-what"), own_words(lang, &row.what))
        .entry(
            t(lang, "spending-amount"),
            korean::won_both(lang, row.amount.0),
        )
        .entry(t(lang, "spending-day"), day(row.paid_on))
        .entry_markup(
            t(lang, "spending-line"),
            html! { (own_words(lang, &row.label)) " (" (row.stat_code) ")" },
        );
    let reversal = Reversal {
        title: t(lang, "spending-counter"),
        lead: tr(lang, "spending-counter-lead", &[("amount", amount.into())]),
        facts,
        action: format!("{}/{}/counter", address(district), row.id),
        button: t(lang, "spending-counter-button"),
        list: (t(lang, "spending-title"), address(district)),
    };
    reversal.page(ctx, district, form, status)
}
