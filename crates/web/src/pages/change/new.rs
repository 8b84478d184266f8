//! Proposing a change: the amounts of all lines, a look at the verdict, then the form is sent.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use finance::change::Judgement;
use korean::t;
use process::act::Target;
use process::budget_change::ChangeForm;
use process::{Act, Invalid, Refusal};
use store::{District, Tx};
use ui::{
    Button, EmptyState, Form as PostForm, Markup, Notice, Page, TextInput, Textarea, actions, html,
};

use super::amounts::{AmountLine, amounts_table};
use super::verdict;
use crate::acts::budget_change::{self, Ground};
use crate::acts::{NotDone, district, money};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agreement::summary;
use crate::pages::money::Asked;
use crate::post::Post;

/// What is shown above the form that comes back.
#[derive(Default)]
struct Shown {
    invalid: Invalid,
    judged: Option<Judgement>,
    refused: Option<Refusal>,
}

/// `GET /d/{district}/changes/new`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let (district, ground, begins) = read(&ctx, slug, asked.year()?).await?;
    if let Err(refusal) = begins {
        return closed(&ctx, &district, &ground, &refusal);
    }
    let amounts = ground.amounts.iter();
    let form = amounts
        .map(|line| ("amounts", korean::number(line.current.0)))
        .collect();
    page(
        &ctx,
        &district,
        &ground,
        &form,
        &Shown::default(),
        StatusCode::OK,
    )
}

/// `POST /d/{district}/changes`: shows the verdict, or proposes.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = &post.form;
    let year: i64 = form
        .get("year")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let typed = ChangeForm {
        title: form.text("title"),
        reason: form.text("reason"),
        content: form.text("content"),
        amounts: form.all("amounts"),
    };
    let (district, ground, begins) = read(&post.ctx, slug.clone(), Some(year)).await?;
    begins?;
    let checked = budget_change::check(&post.ctx.by(), &ground, &typed);
    let mut shown = Shown::default();
    match checked {
        Ok(judged) => shown.judged = Some(judged),
        Err(NotDone::Invalid(invalid)) => shown.invalid = invalid,
        Err(other) => return Err(other.into()),
    }
    if form.get("step") == "check" {
        let status = match shown.invalid.0.is_empty() {
            true => StatusCode::OK,
            false => StatusCode::UNPROCESSABLE_ENTITY,
        };
        return page(&post.ctx, &district, &ground, form, &shown, status);
    }
    let done = post
        .once(move |tx, by| {
            let id = budget_change::propose(tx, by, &slug, year, &typed)?;
            Ok(format!("/d/{slug}/changes/{id}?done=proposed"))
        })
        .await;
    let status = match done {
        Ok(location) => return Ok(crate::post::see_other(&location)),
        Err(NotDone::Invalid(invalid)) => {
            shown.invalid = invalid;
            StatusCode::UNPROCESSABLE_ENTITY
        }
        // What the rule forbids comes back with everything that was typed.
        Err(NotDone::Refusal(refusal)) if refusal.kind == process::Kind::Conflict => {
            shown.refused = Some(refusal);
            StatusCode::CONFLICT
        }
        Err(other) => return Err(other.into()),
    };
    page(&post.ctx, &district, &ground, form, &shown, status)
}

async fn read(
    ctx: &Context,
    slug: String,
    year: Option<i64>,
) -> Result<(District, Ground, Result<(), Refusal>), WebError> {
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        by.may(Act::ChangePropose, Target::district(district.id))?;
        let cycle = money::year(tx, district.id, year)?;
        let begins = budget_change::begin(tx, &cycle, by.today)?;
        Ok((district, Ground::read(tx, cycle)?, begins))
    };
    Ok(ctx.app.stores.site.read(read).await?)
}

/// Instead of a form that can only be refused: why the year takes no change any more.
fn closed(
    ctx: &Context,
    district: &District,
    ground: &Ground,
    refusal: &Refusal,
) -> Result<Response<Body>, WebError> {
    let (lang, year) = (ctx.lang, ground.cycle.fiscal_year);
    let title = t(lang, "change-new");
    let back = format!("/d/{}/changes?year={year}", district.slug);
    let body = html! {
        h1 { (title) }
        (EmptyState::new(t(lang, "change-closed"), message::fault(lang, &refusal.fault))
            .action(t(lang, "change-to-list"), back).render())
    };
    let page = Page::new(lang, title.as_str(), body).noindex();
    Ok(ctx.ok(in_district(ctx, district, Section::Money, page)))
}

fn page(
    ctx: &Context,
    district: &District,
    ground: &Ground,
    form: &Form,
    shown: &Shown,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let title = t(lang, "change-new");
    let year = ground.cycle.fiscal_year.to_string();
    let back = format!("/d/{}/changes?year={year}", district.slug);
    let agreement = format!("/d/{}/agreement?year={year}", district.slug);
    let body = html! {
        (fields.summary())
        @if let Some(refusal) = &shown.refused {
            (Notice::warning(html! { p { (message::fault(lang, &refusal.fault)) } }).announced().render(lang))
        }
        h1 { (title) }
        p.lead {
            (t(lang, "change-new-lead")) " "
            a href=(agreement) { (t(lang, "change-terms")) }
        }
        (summary::link(lang, district, ground.cycle.fiscal_year))
        @if shown.judged.is_some() {
            p { a href="#meter" { (t(lang, "change-meter-see")) } }
        }
        (PostForm::post(format!("/d/{}/changes", district.slug))
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("year", &year)
            .render(html! {
                (amounts(&fields, ground))
                (verdict::place(lang, shown.judged.as_ref(), &agreement))
                (TextInput::new(fields.field("title", "change-name").required()).render(lang))
                (Textarea::new(fields.hinted("reason", "change-reason", "change-reason-hint").required()).render(lang))
                (Textarea::new(fields.hinted("content", "change-content", "change-content-hint")).rows(3).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "change-check")).second().sends("step", "check").render())
                    (Button::new(t(lang, "change-propose")).sends("step", "propose").render())
                    a href=(back) { (t(lang, "plan-cancel")) }
                }))
            }))
    };
    let page = Page::new(lang, fields.title(&title), body)
        .meter()
        .noindex();
    Ok(ctx.page(status, in_district(ctx, district, Section::Money, page)))
}

/// What each line has and would get.
fn amounts(fields: &Fields<'_>, ground: &Ground) -> Markup {
    let lines = ground.lines.iter().zip(&ground.amounts);
    let lines = lines.map(|(line, amounts)| AmountLine {
        line,
        figures: vec![amounts.base, amounts.current],
    });
    let headings = ["change-base", "change-current"];
    amounts_table(fields, "change-lines", &headings, lines)
}
