//! Drafting the terms of an agreement.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::agreement::AgreementForm;
use process::{Act, Invalid};
use store::Tx;
use ui::{
    Button, Choice, Form as PostForm, InputKind, Markup, Page, Radios, TextInput, Textarea,
    actions, html,
};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::change::amounts::{AmountLine, amounts_table};
use crate::pages::money::{Asked, Books};
use crate::post::{Post, Settled};

/// `GET /d/{district}/agreement/new`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let year = asked.year()?;
    let books = read(&ctx, slug, year).await?;
    let rule = ctx.rules.agreement;
    let year = books.cycle.fiscal_year;
    let form = match &books.latest {
        Some(latest) => {
            let (text, terms) = (&latest.text, &latest.text.terms);
            [
                ("limit", terms.limit[0].to_string()),
                (
                    "at_limit",
                    process::agreement::at_limit_name(terms.at_limit).to_owned(),
                ),
                ("at_limit_note", text.at_limit_note.clone()),
                (
                    "limit_scope",
                    process::agreement::scope_name(terms.scope).to_owned(),
                ),
                ("execution_start", terms.execution_start.to_string()),
                ("execution_end", terms.execution_end.to_string()),
                ("summary", text.summary.clone()),
                ("supplement", String::new()),
            ]
        }
        None => [
            (
                "limit",
                (rule.limit[0] * 100 / rule.limit[1].max(1)).to_string(),
            ),
            ("at_limit", rule.at_limit.clone()),
            ("at_limit_note", String::new()),
            ("limit_scope", "project".to_owned()),
            ("execution_start", format!("{year}-01-01")),
            ("execution_end", format!("{year}-12-31")),
            ("summary", String::new()),
            ("supplement", String::new()),
        ],
    };
    let held = books
        .held()
        .map(|(_, has)| ("amounts", korean::number(has.0)));
    let form = form.into_iter().chain(held).collect();
    page(&ctx, &books, &form, &Invalid::default(), StatusCode::OK)
}

/// `POST /d/{district}/agreement`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = &post.form;
    let year: i64 = form
        .get("year")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let typed = AgreementForm {
        limit: form.text("limit"),
        at_limit: form.text("at_limit"),
        at_limit_note: form.text("at_limit_note"),
        scope: form.text("limit_scope"),
        execution_start: form.text("execution_start"),
        execution_end: form.text("execution_end"),
        summary: form.text("summary"),
        supplement: form.text("supplement"),
    };
    let amounts = form.all("amounts");
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::agreement::revise(tx, by, &place, year, (&typed, &amounts))?;
            Ok(format!("/d/{place}/agreement?year={year}&done=drafted"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let books = read(&post.ctx, slug, Some(year)).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, &books, &post.form, &invalid, status)
        }
    }
}

async fn read(ctx: &Context, slug: String, year: Option<i64>) -> Result<Books, WebError> {
    let read = move |tx: &mut Tx<'_>| Books::read(tx, &slug, year);
    Ok(ctx.app.stores.site.read(read).await?)
}

fn page(
    ctx: &Context,
    books: &Books,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::AgreementDraft, Target::district(books.district.id))?;
    let latest = books.latest.as_ref();
    let overtaken =
        latest.is_some_and(|latest| acts::agreement::overtaken(latest, &books.versions));
    process::agreement::draft(latest.map(store::Agreement::signatures), overtaken)?;
    let terms = books
        .agreement
        .as_ref()
        .map(|agreement| &agreement.text.terms);
    process::agreement::revise(terms, ctx.by().today)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "agreement-draft");
    let choices = vec![
        Choice::new("council", t(lang, "agreement-at-limit-choice-council")),
        Choice::new("city", t(lang, "agreement-at-limit-choice-city")),
    ];
    let scopes = vec![
        Choice::new("project", t(lang, "agreement-scope-choice-project")),
        Choice::new(
            "district-total",
            t(lang, "agreement-scope-choice-district-total"),
        ),
    ];
    let day = |name: &str, label: &str| {
        TextInput::new(fields.field(name, label).required())
            .kind(InputKind::Date)
            .render(lang)
    };
    let area = |name: &str, label: &str, hint: &str| {
        Textarea::new(fields.hinted(name, label, hint).required()).render(lang)
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "agreement-draft-lead")) }
        (PostForm::post(format!("/d/{}/agreement", books.district.slug))
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("year", books.cycle.fiscal_year.to_string())
            .render(html! {
                (TextInput::new(fields.hinted("limit", "agreement-limit", "agreement-limit-hint").required())
                    .kind(InputKind::Number).short().render(lang))
                (Radios::new(fields.hinted("limit_scope", "agreement-scope", "agreement-scope-hint").required(), scopes).render(lang))
                (Radios::new(fields.hinted("at_limit", "agreement-at-limit", "agreement-at-limit-hint").required(), choices).render(lang))
                (area("at_limit_note", "agreement-at-limit-note", "agreement-at-limit-note-hint"))
                (day("execution_start", "agreement-execution-start"))
                (day("execution_end", "agreement-execution-end"))
                (area("summary", "agreement-summary", "agreement-summary-hint"))
                @if books.held().next().is_some() {
                    (amounts(&fields, books))
                    (TextInput::new(fields.hinted("supplement", "agreement-supplement", "agreement-supplement-hint")).render(lang))
                }
                (actions(html! {
                    (Button::new(t(lang, "agreement-draft-button")).render())
                    a href=(books.address("agreement")) { (t(lang, "plan-cancel")) }
                }))
            }))
    };
    let page = Page::new(lang, fields.title(&title), body).noindex();
    Ok(ctx.page(
        status,
        in_district(ctx, &books.district, Section::Money, page),
    ))
}

/// What each line that is in force would get.
fn amounts(fields: &Fields<'_>, books: &Books) -> Markup {
    let lang = fields.lang;
    let lines = books.held().map(|(line, has)| AmountLine {
        line,
        figures: vec![has],
    });
    html! {
        p { (t(lang, "agreement-amounts-hint")) }
        (amounts_table(fields, "agreement-amounts", &["agreement-amount-now"], lines))
    }
}
