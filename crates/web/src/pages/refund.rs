//! What goes back of a settled year, and what of it was paid.

pub mod counter;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use finance::Won;
use finance::ledger::Refund;
use korean::{Lang, t, tr};
use process::act::Target;
use process::refund::{RefundForm, pay_back};
use process::{Act, Invalid};
use store::{District, RefundRow, Tx};
use ui::{
    Button, DefinitionList, EmptyState, Form as FormView, InputKind, Markup, MoneyInput, Notice,
    Page, Tag, TextInput, Tone, actions, html, own_words,
};

use crate::acts::refund as acts;
use crate::acts::spending::{Year, year};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::{document::day, ledger};
use crate::post::{Post, Settled};

/// More payments back than any year has.
const ALL: i64 = 200;

struct View {
    district: District,
    year: Year,
    settled: Option<Won>,
    refund: Refund,
    rows: Vec<RefundRow>,
}

/// The address of what goes back of the latest year.
fn address(district: &District) -> String {
    format!("/d/{}/refund", district.slug)
}

/// `GET /d/{district}/refund`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<ledger::Asked>,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(&asked.year)?;
    let view = read(&ctx, slug, wanted).await?;
    let today = ctx.today.to_string();
    let form: Form = [("paid_on", today.as_str())].into_iter().collect();
    page(
        &ctx,
        view,
        (&form, &Invalid::default()),
        StatusCode::OK,
        &asked.done,
    )
}

/// `POST /d/{district}/refund`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = &post.form;
    let typed = RefundForm {
        amount: form.text("amount"),
        interest: form.text("interest_won"),
        paid_on: form.text("paid_on"),
        receipt: form.text("receipt"),
    };
    let wanted = ledger::asked_year(form.get("year"))?;
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::record(tx, by, &place, wanted, &typed)?;
            Ok(ledger::done(&place, "refund", "recorded", wanted))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, slug, wanted).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, view, (&post.form, &invalid), status, "")
        }
    }
}

async fn read(ctx: &Context, slug: String, wanted: Option<i64>) -> Result<View, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let (settled, refund) = acts::owed(tx, &year)?;
        let rows = match &year.cycle {
            Some(cycle) => store::refund_list(tx, cycle.id, ALL)?,
            None => Vec::new(),
        };
        Ok(View {
            district,
            year,
            settled,
            refund,
            rows,
        })
    };
    ctx.app.stores.site.read(read).await
}

fn page(
    ctx: &Context,
    view: View,
    (form, invalid): (&Form, &Invalid),
    status: StatusCode,
    done: &str,
) -> Result<Response<Body>, WebError> {
    let district = &view.district;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "refund-title");
    let writes = ctx.can(Act::SpendingRecord, district.id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "refund-lead")) }
        @match &view.year.cycle {
            None => (EmptyState::new(t(lang, "spending-none"), t(lang, "spending-none-text")).render()),
            Some(cycle) => {
                (ledger::years(lang, district, "refund", &view.year))
                @match pay_back(view.settled, view.refund) {
                    Err(refusal) => p { (message::fault(lang, &refusal.fault)) },
                    Ok(owed) => {
                        (facts(lang, view.refund, owed))
                        (entries(lang, district, &view.rows, writes))
                        @if writes {
                            section.section {
                                h2 { (t(lang, "refund-new")) }
                                (inputs(ctx, district, &fields, cycle.fiscal_year))
                            }
                        }
                    }
                }
            }
        }
    };
    let mut page = Page::new(lang, fields.title(&title), body);
    if let "recorded" | "countered" = done {
        let text = html! { p { (t(lang, &format!("refund-done-{done}"))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.page(status, in_district(ctx, district, Section::Money, page)))
}

fn facts(lang: Lang, refund: Refund, owed: Won) -> Markup {
    let paid = Won(refund.paid.0.saturating_sub(refund.interest.0));
    DefinitionList::new()
        .entry(
            t(lang, "refund-unspent"),
            korean::won_both(lang, refund.unspent.0),
        )
        .entry(t(lang, "refund-paid"), korean::won_both(lang, paid.0))
        .entry(
            t(lang, "refund-interest-paid"),
            korean::won_both(lang, refund.interest.0),
        )
        .entry(t(lang, "refund-owed"), korean::won_both(lang, owed.0))
        .render()
}

fn inputs(ctx: &Context, district: &District, fields: &Fields<'_>, fiscal_year: i64) -> Markup {
    let lang = ctx.lang;
    FormView::post(address(district))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("year", fiscal_year.to_string())
        .render(html! {
            (MoneyInput::new(fields.field("amount", "refund-amount").required()).render(lang))
            (MoneyInput::new(fields.hinted("interest_won", "refund-interest", "refund-interest-hint")).render(lang))
            (TextInput::new(fields.field("paid_on", "refund-day").required()).kind(InputKind::Date).render(lang))
            (TextInput::new(fields.field("receipt", "refund-receipt").required()).render(lang))
            (actions(Button::new(t(lang, "refund-record")).render()))
        })
}

fn entries(lang: Lang, district: &District, rows: &[RefundRow], corrects: bool) -> Markup {
    html! {
        @if rows.is_empty() { p { (t(lang, "refund-empty")) } }
        ul.rows role="list" {
            @for row in rows {
                li {
                    div {
                        p { strong { (korean::won_exact(lang, row.amount.0)) } " · " (day(row.paid_on)) }
                        p.meta {
                            (tr(lang, "refund-interest-of", &[("won", korean::won_exact(lang, row.interest.0).into())]))
                            " · " (own_words(lang, &row.receipt))
                        }
                    }
                    @if row.counters.is_some() { (Tag::new(t(lang, "spending-is-counter"), Tone::Sky).render()) }
                    @else if row.countered { (Tag::new(t(lang, "spending-is-countered"), Tone::Quiet).render()) }
                    @else if corrects {
                        a href={ (address(district)) "/" (row.id) "/counter" } {
                            (t(lang, "spending-counter")) span.sr { ": " (row.receipt) }
                        }
                    }
                }
            }
        }
    }
}
