//! What is carried over from a year to the next, and by which way.

mod counter;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::ledger::CarryKind;
use korean::{Lang, t, tr};
use process::Act;
use process::carry_over::CarryForm;
use process::id::CarryOverId;
use store::{CarryOver, Cycle, District, Tx};
use ui::{
    Button, Choice, EmptyState, Form as FormView, Markup, MoneyInput, Pagination, Radios, Select,
    TextInput, actions, html, own_words,
};

use crate::acts::carry_over as acts;
use crate::acts::spending::{Year, open_days};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::pages::document::day;
use crate::pages::ledger::{self, List, Shown};
use crate::paging;
use crate::post::{Post, Settled};

/// How many rows a page shows.
const PAGE: i64 = 20;

/// The address of what is carried over from the latest year.
fn address(district: &District) -> String {
    format!("/d/{}/carry-over", district.slug)
}

/// `GET /d/{district}/carry-over`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<ledger::Asked>,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(&asked.year)?;
    let before = paging::key(Some(asked.after.as_str()))?;
    let none = Form::default();
    let shown = Shown::plain(ctx.lang, &none, &asked.done);
    page(&ctx, slug, (wanted, before), &shown).await
}

/// `POST /d/{district}/carry-over`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = &post.form;
    let typed = CarryForm {
        kind: form.text("carry_kind"),
        line: form.text("line"),
        commitment: form.text("commitment"),
        amount: form.text("amount"),
        basis: form.text("carry_basis"),
    };
    let wanted = ledger::asked_year(form.get("year"))?;
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::record(tx, by, &place, wanted, &typed)?;
            Ok(ledger::done(&place, "carry-over", "recorded", wanted))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let shown = Shown::again(post.ctx.lang, &post.form, &invalid);
            page(&post.ctx, slug, (wanted, None), &shown).await
        }
    }
}

const LIST: List = List {
    part: "carry-over",
    title: "carry-over-title",
    lead: "carry-over-lead",
    done: &[
        ("recorded", "carry-over-done-recorded"),
        ("countered", "carry-over-done-countered"),
    ],
};

async fn page(
    ctx: &Context,
    slug: String,
    (wanted, before): (Option<i64>, Option<CarryOverId>),
    shown: &Shown<'_>,
) -> Result<Response<Body>, WebError> {
    let rows = move |tx: &mut Tx<'_>, cycle: &Cycle| {
        store::carry_over_list(tx, cycle.id, before, PAGE + 1)
    };
    let (district, year, rows) = ledger::read_list(ctx, slug, wanted, rows).await?;
    let (rows, last) = paging::cut(rows, PAGE, |row| row.id.0);
    let lang = ctx.lang;
    let writes = ctx.can(Act::SpendingRecord, district.id);
    let body = |cycle: &Cycle| {
        let here = format!("{}?year={}", address(&district), cycle.fiscal_year);
        html! {
            (entries(lang, &district, &rows, writes && !year.state().settled))
            (Pagination::new(t(lang, "carry-over-pages"))
                .previous(before.is_some().then(|| here.clone()))
                .next(last.map(|id| format!("{here}&after={id}")))
                .render(lang))
            @if writes {
                section.section {
                    h2 { (t(lang, "carry-over-new")) }
                    @match open_days(&year, ctx.today) {
                        Ok(_) => (inputs(ctx, &district, &year, &shown.fields, cycle.fiscal_year)),
                        Err(refusal) => p { (message::fault(lang, &refusal.fault)) },
                    }
                }
            }
        }
    };
    LIST.page(ctx, (&district, &year), shown, body)
}

fn inputs(
    ctx: &Context,
    district: &District,
    year: &Year,
    fields: &Fields<'_>,
    fiscal_year: i64,
) -> Markup {
    let lang = ctx.lang;
    let kinds = CarryKind::ALL.iter().map(|kind| {
        Choice::new(
            kind.as_str(),
            t(lang, &format!("carry-over-kind-{}", kind.as_str())),
        )
    });
    let commitments = ledger::commitment_choices(lang, year);
    FormView::post(address(district))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("year", fiscal_year.to_string())
        .render(html! {
            (Radios::new(fields.field("carry_kind", "carry-over-kind").required(), kinds.collect()).render(lang))
            (Select::new(fields.hinted("line", "spending-line", "carry-over-line-hint"), ledger::line_choices(lang, year)).render(lang))
            (Select::new(fields.hinted("commitment", "carry-over-commitment", "carry-over-commitment-hint"), commitments).render(lang))
            (MoneyInput::new(fields.field("amount", "spending-amount").required()).render(lang))
            (TextInput::new(fields.hinted("carry_basis", "carry-over-basis", "carry-over-basis-hint").required()).render(lang))
            (actions(Button::new(t(lang, "carry-over-record")).render()))
        })
}

fn entries(lang: Lang, district: &District, rows: &[CarryOver], corrects: bool) -> Markup {
    if rows.is_empty() {
        let text = t(lang, "carry-over-empty-text");
        return EmptyState::new(t(lang, "carry-over-empty"), text).render();
    }
    html! {
        ul.rows role="list" {
            @for row in rows {
                li {
                    div {
                        p { strong { (own_words(lang, &row.label)) " (" (row.stat_code) ")" } " · " (korean::won_exact(lang, row.amount.0)) }
                        p.meta {
                            (t(lang, &format!("carry-over-kind-{}", row.kind.as_str()))) " · "
                            (own_words(lang, &row.basis)) " · "
                            (day(korean::seoul(row.recorded_at).date()))
                        }
                    }
                    @let what = tr(lang, "carry-over-row", &[("line", row.label.clone().into())]);
                    @let link = corrects.then(|| (format!("{}/{}/counter", address(district), row.id), what));
                    (ledger::end(lang, (row.counters.is_some(), row.countered), link))
                }
            }
        }
    }
}
