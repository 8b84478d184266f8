//! Objecting to a result, and what the city answers.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::evaluation::{AnswerForm, ObjectionForm, Verdict, object};
use process::id::EvaluationObjectionId;
use process::{Act, Invalid};
use store::{District, EvaluationObjection, EvaluationResult, Tx};
use ui::{
    Breadcrumb, Button, Choice, DefinitionList, Form as PostForm, Markup, Notice, Page, Radios,
    Textarea, TimeStyle, actions, html, time,
};

use super::{Asked, address, year_name};
use crate::acts::evaluation as acts;
use crate::acts::{NotDone, not_found};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::review::parts::words;
use crate::post::{Post, Settled};

/// `GET /d/{district}/evaluation/objections/new`.
pub async fn new(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form: Form = [("year", asked.year.as_str())].into_iter().collect();
    new_page(&ctx, slug, &form, &Invalid::default()).await
}

/// `POST /d/{district}/evaluation/objections`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = ObjectionForm {
        text: post.form.text("objection"),
    };
    let year: i64 = post
        .form
        .get("year")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::object(tx, by, &place, year, &typed)?;
            Ok(format!("/d/{place}/evaluation?year={year}&done=objected"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => new_page(&post.ctx, slug, &post.form, &invalid).await,
    }
}

async fn new_page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let year: i64 = form
        .get("year")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let (by, now) = (ctx.by(), ctx.now);
    let read = move |tx: &mut Tx<'_>| -> Result<(District, EvaluationResult), NotDone> {
        let found = acts::read(tx, &slug)?;
        by.may(Act::EvaluationObject, Target::district(found.district.id))?;
        let result = found.of_year(year).cloned().ok_or_else(not_found)?;
        object(result.objects_until, now)?;
        Ok((found.district, result))
    };
    let (district, result) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "evaluation-object");
    let back = format!("{}?year={year}", address(&district));
    let until = [
        ("year", year_name(lang, year).into()),
        ("number", result.number.into()),
        ("until", korean::deadline(lang, result.objects_until).into()),
    ];
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let text = fields
        .hinted(
            "objection",
            "evaluation-objection-text",
            "evaluation-objection-hint",
        )
        .required();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (tr(lang, "evaluation-object-lead", &until)) }
        (PostForm::post(format!("{}/objections", address(&district)))
            .hidden_all(hidden(&ctx.tokens())).hidden("year", year.to_string())
            .render(html! {
                (Textarea::new(text).rows(8).max_length(max).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "evaluation-object-button")).render())
                    a href=(back) { (t(lang, "review-cancel")) }
                }))
            }))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "evaluation-own-title"), back);
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Money, page);
    Ok(ctx.page(status(invalid), page))
}

/// `GET /d/{district}/evaluation/objections/{objection}`: for everybody; with the form for the
/// answer for those who may answer.
pub async fn show(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = id.parse().map_err(|_| WebError::not_found())?;
    page(&ctx, slug, id, &Form::default(), &Invalid::default()).await
}

/// `POST /d/{district}/evaluation/objections/{objection}/answer`.
pub async fn answer(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: EvaluationObjectionId = id.parse().map_err(|_| WebError::not_found())?;
    let typed = AnswerForm {
        verdict: post.form.text("verdict"),
        answer: post.form.text("answer"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let (_, one) = acts::find_objection(tx, &place, id)?;
            acts::answer(tx, by, &place, id, &typed)?;
            let year = one.fiscal_year;
            Ok(format!("/d/{place}/evaluation?year={year}&done=answered"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, id, &post.form, &invalid).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: EvaluationObjectionId,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| acts::find_objection(tx, &slug, id);
    let (district, one) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let role = t(lang, &format!("role-name-{}", one.made_as));
    let values = [
        ("number", one.number.into()),
        ("role", role.as_str().into()),
    ];
    let title = tr(lang, "evaluation-objection-to", &values);
    let back = format!("{}?year={}", address(&district), one.fiscal_year);
    let answers = one.answered_at.is_none() && ctx.can(Act::EvaluationAnswer, district.id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (DefinitionList::new()
            .entry(t(lang, "evaluation-year"), year_name(lang, one.fiscal_year))
            .entry_markup(t(lang, "evaluation-objection-made"), html! { (time(lang, one.made_at, TimeStyle::DateTime)) " · " (role) })
            .entry(t(lang, "evaluation-objection-due"), korean::deadline(lang, one.due_at))
            .render())
        section.section {
            h2 { (t(lang, "evaluation-objection-text")) }
            (words(lang, &one.objection))
        }
        section.section {
            h2 { (t(lang, "evaluation-answer")) }
            (answered(ctx, &one))
            @if answers { (answer_form(ctx, &fields, &district, id)) }
        }
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "evaluation-own-title"), back);
    let page = Page::new(lang, fields.title(&title), body).breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Money, page);
    Ok(ctx.page(status(invalid), page))
}

fn answered(ctx: &Context, one: &EvaluationObjection) -> Markup {
    let lang = ctx.lang;
    match one.verdict.zip(one.answered_at) {
        Some((verdict, at)) => html! {
            p { strong { (t(lang, &format!("evaluation-verdict-{verdict}"))) } " · " (time(lang, at, TimeStyle::Date)) }
            (words(lang, &one.answer))
        },
        None if one.due_at <= ctx.now => {
            Notice::warning(html! { p { (t(lang, "evaluation-answer-late")) } }).render(lang)
        }
        None => html! { p { (t(lang, "evaluation-answer-none")) } },
    }
}

fn answer_form(
    ctx: &Context,
    fields: &Fields<'_>,
    district: &District,
    id: EvaluationObjectionId,
) -> Markup {
    let lang = ctx.lang;
    let choices = Verdict::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), t(lang, &format!("evaluation-verdict-{one}"))));
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let place = format!("{}/objections/{id}/answer", address(district));
    PostForm::post(place).hidden_all(hidden(&ctx.tokens())).render(html! {
        (Radios::new(fields.hinted("verdict", "evaluation-verdict", "evaluation-verdict-hint").required(), choices.collect()).render(lang))
        (Textarea::new(fields.field("answer", "evaluation-answer-text").required()).rows(6).max_length(max).render(lang))
        (actions(Button::new(t(lang, "evaluation-answer-button")).render()))
    })
}

fn status(invalid: &Invalid) -> StatusCode {
    match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
