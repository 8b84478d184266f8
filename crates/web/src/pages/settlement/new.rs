//! Drawing a settlement up: what the ledger says, and a button; a reason to open one again.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::settlement::{SettledLines, SettlementForm, SettlementState, draft};
use process::{Act, Invalid};
use serde::Deserialize;
use store::District;
use ui::{
    Breadcrumb, Button, EmptyState, Form as FormView, MoneyInput, Page, Textarea, actions, html,
};

use super::{address, table};
use crate::acts::NotDone;
use crate::acts::settlement::{self as acts, bound, settled};
use crate::acts::spending::{Year, year};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::ledger;
use crate::post::{Post, Settled};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The fiscal year.
    #[serde(default)]
    year: String,
}

/// `GET /d/{district}/settlement/new`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form: Form = [("year", asked.year.as_str())].into_iter().collect();
    page(&ctx, slug, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /d/{district}/settlement/new`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(post.form.get("year"))?;
    let place = slug.clone();
    let typed = SettlementForm {
        reason: post.form.text("reason"),
        interest: post.form.text("interest_won"),
    };
    let done = post
        .once(move |tx, by| {
            acts::draft(tx, by, &place, wanted, &typed)?;
            let year = wanted
                .map(|year| format!("&year={year}"))
                .unwrap_or_default();
            Ok(format!("/d/{place}/settlement?done=drafted{year}"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, &post.form, &invalid, status).await
        }
    }
}

async fn read(
    ctx: &Context,
    slug: String,
    wanted: Option<i64>,
) -> Result<(District, Year, SettledLines), WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = crate::acts::district::find(tx, &slug)?;
        by.may(Act::SettlementDraft, Target::district(district.id))?;
        let year = year::<NotDone>(tx, &district, wanted)?;
        let lines = settled(tx, &year)?;
        Ok((district, year, lines))
    });
    Ok(found.await?)
}

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(form.get("year"))?;
    let (district, year, lines) = read(ctx, slug, wanted).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let state = store::settlement_state(year.latest());
    let reopens = state == SettlementState::Approved;
    let title = t(
        lang,
        if reopens {
            "settlement-reopen"
        } else {
            "settlement-new"
        },
    );
    let shown = year.cycle.as_ref().map(|cycle| cycle.fiscal_year);
    let asked = shown
        .map(|year| format!("?year={year}"))
        .unwrap_or_default();
    let back = format!("{}{asked}", address(&district));
    let fiscal_year = shown.map(|year| year.to_string());
    let reason = fields.hinted("reason", "settlement-reason", "settlement-reason-hint");
    let body = html! {
        (fields.summary())
        h1 { (title) }
        @match draft(&lines, (state, bound(&year)?), year.ledger.execution, ctx.today) {
            Err(refusal) => {
                (EmptyState::new(t(lang, "settlement-not-yet"), message::fault(lang, &refusal.fault))
                    .action(t(lang, "settlement-to-spending"), format!("/d/{}/spending{asked}", district.slug))
                    .render())
            }
            Ok(()) => {
                p.lead { (t(lang, "settlement-new-lead")) }
                (table(lang, &year, &lines))
                (FormView::post(format!("{}/new", address(&district)))
                    .hidden_all(hidden(&ctx.tokens()))
                    .hidden("year", fiscal_year.unwrap_or_default())
                    .render(html! {
                        (MoneyInput::new(fields.hinted("interest_won", "settlement-interest", "settlement-interest-hint")).render(lang))
                        @if reopens { (Textarea::new(reason.required()).rows(3).render(lang)) }
                        (actions(html! {
                            (Button::new(t(lang, "settlement-draft")).render())
                            a href=(back) { (t(lang, "spending-cancel")) }
                        }))
                    }))
            }
        }
    };
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "settlement-title"), back)
                .render(lang),
        );
    Ok(ctx.page(status, in_district(ctx, &district, Section::Money, page)))
}
