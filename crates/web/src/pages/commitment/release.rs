//! Giving back what a commitment has open.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::commitment::release as may_release;
use process::id::CommitmentId;
use process::spending::LedgerState;
use process::{Act, Invalid};
use store::{Commitment, District};
use ui::{DefinitionList, html, own_words};

use super::address;
use crate::acts::NotDone;
use crate::acts::commitment::{self as acts, find};
use crate::acts::spending::state_of;
use crate::context::Context;
use crate::error::WebError;
use crate::form::Form;
use crate::pages::document::day;
use crate::pages::ledger::{self, Reversal};
use crate::post::{Post, Settled};

/// `GET /d/{district}/commitments/{commitment}/release`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: CommitmentId = id.parse().map_err(|_| WebError::not_found())?;
    let (district, row, state) = read(&ctx, slug, id).await?;
    may_release(row.as_open().as_ref(), state)?;
    let none = (Form::default(), Invalid::default());
    Ok(page(
        &ctx,
        &district,
        &row,
        (&none.0, &none.1),
        StatusCode::OK,
    ))
}

/// `POST /d/{district}/commitments/{commitment}/release`.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: CommitmentId = id.parse().map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::release(tx, by, &place, id, &reason)?;
            Ok(ledger::done(&place, "commitments", "released", None))
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
    id: CommitmentId,
) -> Result<(District, Commitment, LedgerState), WebError> {
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
    row: &Commitment,
    form: (&Form, &Invalid),
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let open = korean::won_exact(lang, row.open.0);
    let facts = DefinitionList::new()
        .entry_markup(t(lang, "commitment-what"), own_words(lang, &row.what))
        .entry(
            t(lang, "spending-amount"),
            korean::won_both(lang, row.amount.0),
        )
        .entry(t(lang, "commitment-day"), day(row.made_on))
        .entry_markup(
            t(lang, "spending-line"),
            html! { (own_words(lang, &row.label)) " (" (row.stat_code) ")" },
        );
    let reversal = Reversal {
        title: t(lang, "commitment-release"),
        lead: tr(lang, "commitment-release-lead", &[("open", open.into())]),
        facts,
        action: format!("{}/{}/release", address(district), row.id),
        button: t(lang, "commitment-release-button"),
        list: (t(lang, "commitment-title"), address(district)),
    };
    reversal.page(ctx, district, form, status)
}
