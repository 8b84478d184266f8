//! What the body that deliberates an agenda answers to each point of an expert.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::expert_review::answer;
use process::id::ExpertReviewId;
use store::{ExpertReview, Tx};
use ui::{Button, Form as PostForm, Markup, Notice, Textarea, actions, html, own_words};

use super::{address, below, id, reviewer};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::pages::review::parts::words;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/experts/{expert}/answer`.
pub async fn get(
    ctx: Context,
    Path((slug, expert)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, id(&expert)?, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/experts/{expert}/answer`.
pub async fn post(
    Path((slug, expert)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&expert)?;
    let (typed, place) = (post.form.all("point_answer"), slug.clone());
    let done = post
        .once(move |tx, by| {
            acts::expert_review::answer(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/experts/{id}?done=answered"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ExpertReviewId,
    form: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| acts::expert_review::find::<WebError>(tx, &slug, id);
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ExpertAnswer, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let title = t(lang, "expert-answer");
    let back = address(&district, id);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (own_words(lang, &found.title)) }
        @if let (Err(refusal), None) = (answer(found.state), &shown.refused) {
            (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).render(lang))
            p { a href=(back) { (t(lang, "expert-back")) } }
        } @else { (inputs(ctx, &found, &back, &fields)) }
    };
    let page = below(
        ctx,
        &district,
        &found,
        (&title, shown.title(lang, &title)),
        body,
    );
    Ok(ctx.page(shown.status, page.noindex()))
}

fn inputs(ctx: &Context, found: &ExpertReview, back: &str, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let typed = fields.form.all("point_answer");
    let max = u32::try_from(ctx.rules.limits.comment_max).unwrap_or(u32::MAX);
    html! {
        p { (reviewer(lang, found)) }
        (words(lang, &found.text.opinion))
        p { (t(lang, "expert-answer-lead")) }
        (PostForm::post(format!("{back}/answer")).hidden_all(hidden(&ctx.tokens())).render(html! {
            @for (place, point) in found.text.points.iter().enumerate() {
                @let nth = i64::try_from(place + 1).unwrap_or(i64::MAX);
                @let label = tr(lang, "expert-point-answer", &[("nth", nth.into()), ("point", point.clone().into())]);
                @let value = typed.get(place).map_or("", String::as_str);
                (Textarea::new(fields.nth("point_answer", label, nth, value).required()).rows(3).max_length(max).render(lang))
            }
            (actions(html! {
                (Button::new(t(lang, "expert-answer-button")).render())
                a href=(back) { (t(lang, "review-cancel")) }
            }))
        }))
    }
}
