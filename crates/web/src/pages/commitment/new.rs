//! Binding money of a line.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::t;
use process::Invalid;
use process::commitment::{CommitmentForm, Payee};
use ui::{Choice, InputKind, MoneyInput, Radios, Select, TextInput, html};

use crate::acts::commitment as acts;
use crate::acts::spending::Year;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::pages::ledger::{self, Entry};
use crate::post::{Post, Settled};

/// `GET /d/{district}/commitments/new`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<ledger::Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let today = ctx.today.to_string();
    let form: Form = [("made_on", today.as_str()), ("year", asked.year.as_str())]
        .into_iter()
        .collect();
    page(&ctx, slug, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /d/{district}/commitments`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = &post.form;
    let typed = CommitmentForm {
        line: form.text("line"),
        amount: form.text("amount"),
        made_on: form.text("made_on"),
        what: form.text("what"),
        payee: form.text("payee"),
    };
    let wanted = ledger::asked_year(form.get("year"))?;
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::record(tx, by, &place, wanted, &typed)?;
            Ok(ledger::done(&place, "commitments", "recorded", wanted))
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

const ENTRY: Entry = Entry {
    part: "commitments",
    title: "commitment-new",
    lead: "commitment-new-lead",
    days: "commitment-days",
    list: "commitment-title",
    to_list: "commitment-to-list",
    button: "commitment-record",
    files: false,
};

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let payees = Payee::ALL.iter().map(|payee| {
        Choice::new(
            payee.as_str(),
            t(lang, &format!("commitment-payee-{payee}")),
        )
    });
    let inputs = |fields: &Fields<'_>, year: &Year| {
        html! {
            (Select::new(fields.field("line", "spending-line").required(), ledger::line_choices(lang, year)).render(lang))
            (MoneyInput::new(fields.field("amount", "spending-amount").required()).render(lang))
            (TextInput::new(fields.field("made_on", "commitment-day").required()).kind(InputKind::Date).render(lang))
            (TextInput::new(fields.hinted("what", "commitment-what", "spending-what-hint").required()).render(lang))
            (Radios::new(fields.hinted("payee", "commitment-payee", "commitment-payee-hint").required(), payees.collect()).render(lang))
        }
    };
    ENTRY.page(ctx, slug, (form, invalid, status), inputs).await
}
