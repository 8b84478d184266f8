//! Taking a payment back out of the list of what was paid back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::RefundId;
use process::{Act, Invalid};
use store::{District, RefundRow};
use ui::{DefinitionList, own_words};

use super::address;
use crate::acts::NotDone;
use crate::acts::refund::{self as acts, find, may_counter};
use crate::context::Context;
use crate::error::WebError;
use crate::form::Form;
use crate::pages::document::day;
use crate::pages::ledger::{self, Reversal};
use crate::post::{Post, Settled};

/// `GET /d/{district}/refund/{row}/counter`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: RefundId = id.parse().map_err(|_| WebError::not_found())?;
    let (district, row) = read(&ctx, slug, id).await?;
    may_counter(&row)?;
    let none = (Form::default(), Invalid::default());
    Ok(page(
        &ctx,
        &district,
        &row,
        (&none.0, &none.1),
        StatusCode::OK,
    ))
}

/// `POST /d/{district}/refund/{row}/counter`.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: RefundId = id.parse().map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::counter(tx, by, &place, id, &reason)?;
            Ok(ledger::done(&place, "refund", "countered", None))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let (district, row) = read(&post.ctx, slug, id).await?;
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
    id: RefundId,
) -> Result<(District, RefundRow), WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let (district, row) = find::<NotDone>(tx, &slug, id)?;
        by.may(Act::SpendingRecord, Target::district(district.id))?;
        Ok((district, row))
    });
    Ok(found.await?)
}

fn page(
    ctx: &Context,
    district: &District,
    row: &RefundRow,
    form: (&Form, &Invalid),
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let amount = korean::won_exact(lang, row.amount.0.saturating_neg());
    let facts = DefinitionList::new()
        .entry(
            t(lang, "refund-amount"),
            korean::won_both(lang, row.amount.0),
        )
        .entry(
            t(lang, "refund-interest"),
            korean::won_both(lang, row.interest.0),
        )
        .entry(t(lang, "refund-day"), day(row.paid_on))
        .entry_markup(t(lang, "refund-receipt"), own_words(lang, &row.receipt));
    let reversal = Reversal {
        title: t(lang, "refund-counter"),
        lead: tr(lang, "spending-counter-lead", &[("amount", amount.into())]),
        facts,
        action: format!("{}/{}/counter", address(district), row.id),
        button: t(lang, "spending-counter-button"),
        list: (t(lang, "refund-title"), address(district)),
    };
    reversal.page(ctx, district, form, status)
}
