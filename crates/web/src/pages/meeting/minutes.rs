//! Writing minutes, and seeing them as everybody will before they are published.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::act::Target;
use process::id::MeetingId;
use process::meeting::public_minutes;
use process::{Act, Invalid};
use store::{District, Meeting, MinutesText};
use ui::{
    Button, Details, Form as PostForm, Markup, Notice, Textarea, TimeStyle, actions, html,
    paragraphs, time,
};

use super::{about, address, below, id, recordable};
use crate::acts;
use crate::acts::meeting::mark;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/meetings/{meeting}/minutes`: the text as written, and as it would be
/// published.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        id(&meeting)?,
        None,
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/meetings/{meeting}/minutes`: keeps the text for staff alone.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let typed = post.form.text("minutes");
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::meeting::minutes_write(tx, by, &district, id, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}/minutes#preview"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, Some(&post.form), &invalid, status).await
        }
    }
}

/// The page, with what was typed when it could not be taken.
pub(super) async fn page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    typed: Option<&Form>,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, meeting) = recordable(ctx, slug, id).await?;
    ctx.may(Act::MinutesOriginalSee, Target::district(district.id))?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        store::minutes_get(tx, id)?.ok_or_else(WebError::not_found)
    };
    let found = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let kept: Form = [("minutes", found.original.as_str())].into_iter().collect();
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&kept),
        invalid,
    };
    let title = t(lang, "meeting-minutes-record");
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        @match found.published_at {
            None => {
                (writing(ctx, &fields, &address(&district, id)))
                (preview(ctx, &district, &meeting, &found))
            }
            Some(at) => {
                p {
                    (t(lang, "meeting-minutes-published")) " " (time(lang, at, TimeStyle::DateTime)) ". "
                    a href={ (address(&district, id)) "#minutes" } { (t(lang, "meeting-minutes-read")) }
                }
                (Details::new(t(lang, "meeting-minutes-original"), original(lang, &found.original)).render())
                (addendum(ctx, &fields, &address(&district, id)))
            }
        }
    };
    let page = below(
        ctx,
        (&district, &meeting),
        &title,
        fields.title(&title),
        body,
    )
    .noindex();
    Ok(ctx.page(status, page))
}

fn writing(ctx: &Context, fields: &Fields<'_>, here: &str) -> Markup {
    let lang = ctx.lang;
    let max = u32::try_from(ctx.rules.limits.minutes_max).unwrap_or(u32::MAX);
    let field = fields
        .hinted("minutes", "meeting-minutes", "meeting-minutes-hint")
        .required();
    html! {
        (PostForm::post(format!("{here}/minutes")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (Textarea::new(field).rows(16).max_length(max).render(lang))
            (actions(html! {
                (Button::new(t(lang, "meeting-minutes-keep")).render())
                a href=(here) { (t(lang, "meeting-cancel")) }
            }))
        }))
    }
}

/// The text as everybody will read it, with the button that publishes exactly this.
fn preview(ctx: &Context, district: &District, meeting: &Meeting, found: &MinutesText) -> Markup {
    let lang = ctx.lang;
    if found.original.is_empty() {
        return html! {};
    }
    let public = public_minutes(&found.original);
    let here = address(district, meeting.id);
    let form = PostForm::post(format!("{here}/minutes/publish"))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("seen", mark(&ctx.app.stores.keys, &found.original));
    html! {
        section.section id="preview" {
            h2 { (t(lang, "meeting-preview")) }
            p {
                @if public == found.original { (t(lang, "meeting-preview-same")) }
                @else { (t(lang, "meeting-preview-masked")) }
                " " (t(lang, "meeting-preview-names"))
            }
            blockquote { (original(lang, &public)) }
            @if meeting.people == 0 {
                (Notice::warning(html! { p {
                    (t(lang, "refusal-minutes-attendance")) " "
                    a href={ (here) "/attendance" } { (t(lang, "meeting-attendance-record")) }
                } }).render(lang))
            } @else {
                p { (t(lang, "meeting-preview-once")) }
                (form.render(actions(Button::new(t(lang, "meeting-publish")).render())))
            }
        }
    }
}

fn original(lang: Lang, text: &str) -> Markup {
    let of = korean::language_of(text, lang);
    html! { div lang=[(of != lang).then(|| of.as_str())] { (paragraphs(text)) } }
}

fn addendum(ctx: &Context, fields: &Fields<'_>, here: &str) -> Markup {
    let lang = ctx.lang;
    let field = fields
        .hinted("addendum", "meeting-addendum", "meeting-addendum-hint")
        .required();
    html! {
        section.section {
            h2 { (t(lang, "meeting-addendum-add")) }
            (PostForm::post(format!("{here}/minutes/addenda")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Textarea::new(field).rows(5).render(lang))
                (actions(Button::new(t(lang, "meeting-addendum-button")).render()))
            }))
        }
    }
}
