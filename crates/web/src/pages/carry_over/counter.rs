//! Taking a carry-over back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::carry_over::counter as may_counter;
use process::id::CarryOverId;
use process::spending::LedgerState;
use process::{Act, Invalid};
use store::{CarryOver, District};
use ui::{DefinitionList, html, own_words};

use super::address;
use crate::acts::NotDone;
use crate::acts::carry_over::{self as acts, find};
use crate::acts::spending::state_of;
use crate::context::Context;
use crate::error::WebError;
use crate::form::Form;
use crate::pages::ledger::{self, Reversal};
use crate::post::{Post, Settled};

/// `GET /d/{district}/carry-over/{row}/counter`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: CarryOverId = id.parse().map_err(|_| WebError::not_found())?;
    let (district, row, state) = read(&ctx, slug, id).await?;
    may_counter((row.amount, row.counters.is_some(), row.countered), state)?;
    let none = (Form::default(), Invalid::default());
    Ok(page(
        &ctx,
        &district,
        &row,
        (&none.0, &none.1),
        StatusCode::OK,
    ))
}

/// `POST /d/{district}/carry-over/{row}/counter`.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: CarryOverId = id.parse().map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::counter(tx, by, &place, id, &reason)?;
            Ok(ledger::done(&place, "carry-over", "countered", None))
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
    id: CarryOverId,
) -> Result<(District, CarryOver, LedgerState), WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let (district, row) = find::<NotDone>(tx, &slug, id)?;
        by.may(Act::SpendingRecord, Target::district(district.id))?;
        let state = state_of(tx, row.cycle)?;
        Ok((district, row, state))
    });
    Ok(found.await?)
}

fn page(
    ctx: &Context,
    district: &District,
    row: &CarryOver,
    form: (&Form, &Invalid),
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let amount = korean::won_exact(lang, row.amount.0.saturating_neg());
    let kind = t(lang, &format!("carry-over-kind-{}", row.kind.as_str()));
    let facts = DefinitionList::new()
        .entry(t(lang, "carry-over-kind"), kind)
        .entry(
            t(lang, "spending-amount"),
            korean::won_both(lang, row.amount.0),
        )
        .entry_markup(t(lang, "carry-over-basis"), own_words(lang, &row.basis))
        .entry_markup(
            t(lang, "spending-line"),
            html! { (own_words(lang, &row.label)) " (" (row.stat_code) ")" },
        );
    let reversal = Reversal {
        title: t(lang, "carry-over-counter"),
        lead: tr(lang, "spending-counter-lead", &[("amount", amount.into())]),
        facts,
        action: format!("{}/{}/counter", address(district), row.id),
        button: t(lang, "spending-counter-button"),
        list: (t(lang, "carry-over-title"), address(district)),
    };
    reversal.page(ctx, district, form, status)
}
