//! What goes back of a settled year, and what of it was paid.

mod counter;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::ledger::Refund;
use korean::{Lang, t, tr};
use process::Act;
use process::refund::{Owed, RefundForm, pay_back};
use store::{Cycle, District, RefundRow, Tx};
use ui::{
    Button, DefinitionList, Form as FormView, InputKind, Markup, MoneyInput, TextInput, actions,
    html, own_words,
};

use crate::acts::refund as acts;
use crate::acts::spending::{Year, year};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::pages::document::day;
use crate::pages::ledger::{self, List, Shown};
use crate::post::{Post, Settled};

/// More payments back than any year has.
const ALL: i64 = 200;

struct View {
    district: District,
    year: Year,
    settled: bool,
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
    let today = ctx.today.to_string();
    let form: Form = [("paid_on", today.as_str())].into_iter().collect();
    let shown = Shown::plain(ctx.lang, &form, &asked.done);
    page(&ctx, slug, wanted, &shown).await
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
            let shown = Shown::again(post.ctx.lang, &post.form, &invalid);
            page(&post.ctx, slug, wanted, &shown).await
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

const LIST: List = List {
    part: "refund",
    title: "refund-title",
    lead: "refund-lead",
    done: &[
        ("recorded", "refund-done-recorded"),
        ("countered", "refund-done-countered"),
    ],
};

async fn page(
    ctx: &Context,
    slug: String,
    wanted: Option<i64>,
    shown: &Shown<'_>,
) -> Result<Response<Body>, WebError> {
    let view = read(ctx, slug, wanted).await?;
    let (lang, district) = (ctx.lang, &view.district);
    let writes = ctx.can(Act::SpendingRecord, district.id);
    let body = |cycle: &Cycle| {
        html! {
            @match pay_back(view.settled, view.refund) {
                Err(refusal) => p { (message::fault(lang, &refusal.fault)) },
                Ok(owed) => {
                    (facts(lang, view.refund, owed))
                    (entries(lang, district, &view.rows, writes))
                    @if writes {
                        section.section {
                            h2 { (t(lang, "refund-new")) }
                            (inputs(ctx, district, &shown.fields, cycle.fiscal_year))
                        }
                    }
                }
            }
        }
    };
    LIST.page(ctx, (district, &view.year), shown, body)
}

fn facts(lang: Lang, refund: Refund, owed: Owed) -> Markup {
    let rows = [
        ("refund-unspent", refund.unspent),
        ("refund-interest-borne", refund.interest),
        ("refund-paid", refund.paid),
        ("refund-interest-paid", refund.interest_paid),
        ("refund-owed", owed.unspent),
        ("refund-interest-owed", owed.interest),
    ];
    let list = DefinitionList::new();
    rows.into_iter()
        .fold(list, |list, (key, won)| {
            list.entry(t(lang, key), korean::won_both(lang, won.0))
        })
        .render()
}

fn inputs(ctx: &Context, district: &District, fields: &Fields<'_>, fiscal_year: i64) -> Markup {
    let lang = ctx.lang;
    FormView::post(address(district))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("year", fiscal_year.to_string())
        .render(html! {
            (MoneyInput::new(fields.field("amount", "refund-amount")).render(lang))
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
                    @let link = corrects.then(|| (format!("{}/{}/counter", address(district), row.id), row.receipt.clone()));
                    (ledger::end(lang, (row.counters.is_some(), row.countered), link))
                }
            }
        }
    }
}
