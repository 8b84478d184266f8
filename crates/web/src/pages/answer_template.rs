//! Answers from templates: the templates of a district, and answering many things at once.

pub mod bulk;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::answer_template::TemplateForm;
use process::id::AnswerTemplateId;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{AnswerTemplate, District, Tx};
use ui::{
    Breadcrumb, Button, Details, EmptyState, Form as PostForm, Markup, Notice, Page, TextInput,
    Textarea, actions, html,
};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::review::parts::words;
use crate::post::{Post, Settled};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/templates`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        &Form::default(),
        &Invalid::default(),
        &asked.done,
    )
    .await
}

/// `POST /d/{district}/templates`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = TemplateForm {
        title: post.form.text("title"),
        body: post.form.text("body"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::answer_template::add(tx, by, &place, &typed)?;
            Ok(format!("/d/{place}/templates?done=added"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, &post.form, &invalid, "").await,
    }
}

/// `POST /d/{district}/templates/{template}/end`.
pub async fn end(
    Path((slug, template)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: AnswerTemplateId = template.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::answer_template::end(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/templates?done=ended"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    done: &str,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let all = store::answer_templates(tx, district.id)?;
        Ok((district, all))
    };
    let (district, all) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::TemplateManage, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "template-title");
    let here = format!("/d/{}/templates", district.slug);
    let max = u32::try_from(ctx.rules.limits.body_max).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "template-lead")) }
        @if all.is_empty() {
            (EmptyState::new(t(lang, "template-none"), t(lang, "template-none-text")).render())
        }
        @for one in &all { (shown(ctx, &district, one)) }
        section.section {
            h2 { (t(lang, "template-new")) }
            (PostForm::post(&here).hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(fields.field("title", "template-name").required()).max_length(80).render(lang))
                (Textarea::new(fields.hinted("body", "template-body", "template-body-hint").required()).rows(8).max_length(max).render(lang))
                (actions(Button::new(t(lang, "template-button")).render()))
            }))
        }
        p { a href={ "/d/" (district.slug) "/bulk" } { (t(lang, "bulk-title")) } }
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-inbox"), format!("/d/{}/inbox", district.slug));
    let mut page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    if let "added" | "ended" = done {
        let text = html! { p { (t(lang, &format!("template-done-{done}"))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(ctx.page(status, in_district(ctx, &district, Section::Inbox, page)))
}

fn shown(ctx: &Context, district: &District, one: &AnswerTemplate) -> Markup {
    let lang = ctx.lang;
    let end = format!("/d/{}/templates/{}/end", district.slug, one.id);
    let label = tr(lang, "template-end", &[("title", one.title.clone().into())]);
    Details::new(
        one.title.as_str(),
        html! {
            (words(lang, &one.body))
            (PostForm::post(end).hidden_all(hidden(&ctx.tokens()))
                .render(actions(Button::new(label).warning().render())))
        },
    )
    .render()
}
