//! Writing spending into the ledger.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::t;
use process::Invalid;
use process::spending::SpendingForm;
use ui::{Choice, InputKind, MoneyInput, Select, TextInput, html};

use crate::acts::spending::{self as acts, Year};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::pages::evidence::{self, Sent, with_fault};
use crate::pages::ledger::{self, Entry};
use crate::post::{FilePost, Settled};

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
pub async fn post(Path(slug): Path<String>, sent: FilePost) -> Result<Response<Body>, WebError> {
    let Sent { post, fault } = evidence::keep(sent, &slug).await?;
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
            with_fault(acts::record(tx, by, &place, wanted, &typed), fault)?;
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

const ENTRY: Entry = Entry {
    part: "spending",
    title: "spending-new",
    lead: "spending-new-lead",
    days: "spending-days",
    list: "spending-title",
    to_list: "spending-to-list",
    button: "spending-record",
    files: true,
};

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let inputs = |fields: &Fields<'_>, year: &Year| {
        html! {
            @if !year.open.is_empty() {
                @let at_once = Choice::new("", t(lang, "spending-at-once"));
                @let choices = std::iter::once(at_once).chain(ledger::commitment_choices(lang, year)).collect();
                (Select::new(fields.hinted("commitment", "spending-commitment", "spending-commitment-hint"), choices).render(lang))
            }
            (Select::new(fields.field("line", "spending-line"), ledger::line_choices(lang, year)).render(lang))
            (MoneyInput::new(fields.field("amount", "spending-amount").required()).render(lang))
            (TextInput::new(fields.field("paid_on", "spending-day").required()).kind(InputKind::Date).render(lang))
            (TextInput::new(fields.hinted("what", "spending-what", "spending-what-hint").required()).render(lang))
            (evidence::inputs(ctx, fields))
        }
    };
    ENTRY.page(ctx, slug, (form, invalid, status), inputs).await
}
