//! Writing spending into the ledger.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::spending::SpendingForm;
use process::{Act, Invalid};
use ui::{
    Breadcrumb, Button, Choice, EmptyState, Form as FormView, InputKind, MoneyInput, Page, Select,
    TextInput, actions, html,
};

use super::{address, of_year};
use crate::acts::spending::{self as acts, open_days};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agreement::summary;
use crate::pages::document::day;
use crate::pages::{evidence, ledger};
use crate::post::{Post, Settled};

/// `GET /d/{district}/spending/new`: the form, or why there is none.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<ledger::Asked>,
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
        commitment: form.text("commitment"),
        line: form.text("line"),
        amount: form.text("amount"),
        paid_on: form.text("paid_on"),
        what: form.text("what"),
        evidence: evidence::typed(form),
    };
    let wanted = ledger::asked_year(form.get("year"))?;
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::record(tx, by, &place, wanted, &typed)?;
            Ok(ledger::done(&place, "spending", "recorded", wanted))
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

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(form.get("year"))?;
    let (district, year) = ledger::read(ctx, slug, wanted, Act::SpendingRecord).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "spending-new");
    let fiscal_year = year.cycle.as_ref().map(|cycle| cycle.fiscal_year);
    let back = fiscal_year.map_or_else(|| address(&district), |y| of_year(&district, y));
    let body = html! {
        (fields.summary())
        h1 { (title) }
        @match open_days(&year, ctx.today) {
            Err(refusal) => {
                (EmptyState::new(t(lang, "spending-closed"), message::fault(lang, &refusal.fault))
                    .action(t(lang, "spending-to-list"), &back).render())
            }
            Ok((_, days)) => {
                p.lead { (t(lang, "spending-new-lead")) }
                @if let Some(year) = fiscal_year { (summary::link(lang, &district, year)) }
                p { (tr(lang, "spending-days", &[("start", day(days.start).into()), ("end", day(days.end).into())])) }
                (FormView::post(address(&district))
                    .hidden_all(hidden(&ctx.tokens()))
                    .hidden("year", fiscal_year.map(|y| y.to_string()).unwrap_or_default())
                    .render(html! {
                        @if !year.open.is_empty() {
                            @let at_once = Choice::new("", t(lang, "spending-at-once"));
                            @let choices = std::iter::once(at_once).chain(ledger::commitment_choices(lang, &year)).collect();
                            (Select::new(fields.hinted("commitment", "spending-commitment", "spending-commitment-hint"), choices).render(lang))
                        }
                        (Select::new(fields.field("line", "spending-line"), ledger::line_choices(lang, &year)).render(lang))
                        (MoneyInput::new(fields.field("amount", "spending-amount").required()).render(lang))
                        (TextInput::new(fields.field("paid_on", "spending-day").required()).kind(InputKind::Date).render(lang))
                        (TextInput::new(fields.hinted("what", "spending-what", "spending-what-hint").required()).render(lang))
                        (evidence::inputs(ctx, &fields))
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
