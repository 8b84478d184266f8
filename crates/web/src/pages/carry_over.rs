//! What is carried over from a year to the next, and by which way.

pub mod counter;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use finance::ledger::CarryKind;
use korean::{Lang, t, tr};
use process::act::Target;
use process::carry_over::CarryForm;
use process::id::CarryOverId;
use process::{Act, Invalid};
use store::{CarryOver, District, Tx};
use ui::{
    Button, Choice, EmptyState, Form as FormView, Markup, MoneyInput, Notice, Page, Pagination,
    Radios, Select, Tag, TextInput, Tone, actions, html, own_words,
};

use crate::acts::carry_over as acts;
use crate::acts::spending::{Year, open_days, year};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::{document::day, ledger};
use crate::paging;
use crate::post::{Post, Settled};

/// How many rows a page shows.
const PAGE: i64 = 20;

struct View {
    district: District,
    year: Year,
    rows: Vec<CarryOver>,
    before: Option<CarryOverId>,
}

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
    let view = read(&ctx, slug, wanted, before).await?;
    let none = (Form::default(), Invalid::default());
    page(&ctx, view, (&none.0, &none.1), StatusCode::OK, &asked.done)
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
            let view = read(&post.ctx, slug, wanted, None).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, view, (&post.form, &invalid), status, "")
        }
    }
}

async fn read(
    ctx: &Context,
    slug: String,
    wanted: Option<i64>,
    before: Option<CarryOverId>,
) -> Result<View, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let rows = match &year.cycle {
            Some(cycle) => store::carry_over_list(tx, cycle.id, before, PAGE + 1)?,
            None => Vec::new(),
        };
        Ok(View {
            district,
            year,
            rows,
            before,
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
    let View {
        district,
        year,
        rows,
        before,
    } = view;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let (rows, last) = paging::cut(rows, PAGE, |row| row.id.0);
    let title = t(lang, "carry-over-title");
    let writes = ctx.can(Act::SpendingRecord, district.id);
    let here = |year: i64| format!("{}?year={year}", address(&district));
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "carry-over-lead")) }
        @match &year.cycle {
            None => (EmptyState::new(t(lang, "spending-none"), t(lang, "spending-none-text")).render()),
            Some(cycle) => {
                (ledger::years(lang, &district, "carry-over", &year))
                (entries(lang, &district, &rows, writes && !year.state().settled))
                (Pagination::new(t(lang, "carry-over-pages"))
                    .previous(before.is_some().then(|| here(cycle.fiscal_year)))
                    .next(last.map(|id| format!("{}&after={id}", here(cycle.fiscal_year))))
                    .render(lang))
                @if writes {
                    section.section {
                        h2 { (t(lang, "carry-over-new")) }
                        @match open_days(&year, ctx.today) {
                            Ok(_) => (inputs(ctx, &district, &year, &fields, cycle.fiscal_year)),
                            Err(refusal) => p { (message::fault(lang, &refusal.fault)) },
                        }
                    }
                }
            }
        }
    };
    let mut page = Page::new(lang, fields.title(&title), body);
    if let "recorded" | "countered" = done {
        let text = html! { p { (t(lang, &format!("carry-over-done-{done}"))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.page(status, in_district(ctx, &district, Section::Money, page)))
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
                    @if row.counters.is_some() { (Tag::new(t(lang, "spending-is-counter"), Tone::Sky).render()) }
                    @else if row.countered { (Tag::new(t(lang, "spending-is-countered"), Tone::Quiet).render()) }
                    @else if corrects {
                        a href={ (address(district)) "/" (row.id) "/counter" } {
                            (t(lang, "spending-counter"))
                            span.sr { ": " (tr(lang, "carry-over-row", &[("line", row.label.clone().into())])) }
                        }
                    }
                }
            }
        }
    }
}
