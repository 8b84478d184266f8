//! Writing spending into the ledger.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::spending::SpendingForm;
use process::{Act, Invalid};
use serde::Deserialize;
use store::District;
use ui::{
    Breadcrumb, Button, Choice, EmptyState, Form as FormView, InputKind, MoneyInput, Page, Select,
    TextInput, actions, html,
};

use super::{address, of_year};
use crate::acts::NotDone;
use crate::acts::spending::{self as acts, Year, year};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agreement::summary;
use crate::pages::document::day;
use crate::pages::ledger;
use crate::post::{Post, Settled};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The fiscal year.
    #[serde(default)]
    year: String,
}

/// `GET /d/{district}/spending/new`: the form, or why there is none.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let today = ctx.today.to_string();
    let form: Form = [("paid_on", today.as_str()), ("year", asked.year.as_str())]
        .into_iter()
        .collect();
    page(&ctx, slug, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /d/{district}/spending`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = &post.form;
    let typed = SpendingForm {
        line: form.text("line"),
        amount: form.text("amount"),
        paid_on: form.text("paid_on"),
        what: form.text("what"),
        evidence: form.text("evidence"),
    };
    let wanted = ledger::asked_year(form.get("year"))?;
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::record(tx, by, &place, wanted, &typed)?;
            let year = wanted
                .map(|year| format!("&year={year}"))
                .unwrap_or_default();
            Ok(format!("/d/{place}/spending?done=recorded{year}"))
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
) -> Result<(District, Year), WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = crate::acts::district::find(tx, &slug)?;
        by.may(Act::SpendingRecord, Target::district(district.id))?;
        let year = year::<NotDone>(tx, &district, wanted)?;
        Ok((district, year))
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
    let (district, year) = read(ctx, slug, wanted).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "spending-new");
    let fiscal_year = year.cycle.as_ref().map(|cycle| cycle.fiscal_year);
    let back = fiscal_year.map_or_else(|| address(&district), |y| of_year(&district, y));
    let lines = year.ledger.lines.iter().map(|line| {
        let left = korean::won_exact(lang, line.available().0);
        let label = format!("{} ({})", line.label, line.path.stat_code);
        let values = [("line", label.into()), ("left", left.into())];
        Choice::new(line.id.to_string(), tr(lang, "spending-line-left", &values))
    });
    let body = html! {
        (fields.summary())
        h1 { (title) }
        @match year.state().open() {
            Err(refusal) => {
                (EmptyState::new(t(lang, "spending-closed"), message::fault(lang, &refusal.fault))
                    .action(t(lang, "spending-to-list"), &back).render())
            }
            Ok(days) => {
                p.lead { (t(lang, "spending-new-lead")) }
                @if let Some(year) = fiscal_year { (summary::link(lang, &district, year)) }
                p { (tr(lang, "spending-days", &[("start", day(days.start).into()), ("end", day(days.end).into())])) }
                (FormView::post(address(&district))
                    .hidden_all(hidden(&ctx.tokens()))
                    .hidden("year", fiscal_year.map(|y| y.to_string()).unwrap_or_default())
                    .render(html! {
                        (Select::new(fields.field("line", "spending-line").required(), lines.collect()).render(lang))
                        (MoneyInput::new(fields.field("amount", "spending-amount").required()).render(lang))
                        (TextInput::new(fields.field("paid_on", "spending-day").required()).kind(InputKind::Date).render(lang))
                        (TextInput::new(fields.hinted("what", "spending-what", "spending-what-hint").required()).render(lang))
                        (TextInput::new(fields.hinted("evidence", "spending-evidence", "spending-evidence-hint").required()).render(lang))
                        (actions(html! {
                            (Button::new(t(lang, "spending-record")).render())
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
                .step(t(lang, "spending-title"), back)
                .render(lang),
        );
    Ok(ctx.page(status, in_district(ctx, &district, Section::Money, page)))
}
