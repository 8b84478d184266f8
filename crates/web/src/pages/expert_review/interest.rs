//! What a reviewer says of her interest in a matter, before the form of her opinion opens.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::Act;
use process::expert_review::{ExpertState, Interest, InterestForm, declare};
use process::id::ExpertReviewId;
use store::Tx;
use ui::{Button, Choice, Form as PostForm, Notice, Radios, Textarea, actions, html, own_words};

use super::{address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/experts/{expert}/interest`.
pub async fn get(
    ctx: Context,
    Path((slug, expert)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, id(&expert)?, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/experts/{expert}/interest`.
pub async fn post(
    Path((slug, expert)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&expert)?;
    let typed = InterestForm {
        interest: post.form.text("interest"),
        statement: post.form.text("interest_text"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let here = format!("/d/{place}/experts/{id}");
            Ok(
                match acts::expert_review::declare(tx, by, &place, id, &typed)? {
                    ExpertState::Declined => format!("{here}?done=declined"),
                    _ => format!("{here}/write?done=declared"),
                },
            )
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
    ctx.may(Act::ExpertWrite, acts::expert_review::own(&found))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let title = t(lang, "expert-declare");
    let choices = Interest::ALL.iter().map(|one| {
        let choice = Choice::new(one.as_str(), t(lang, &format!("expert-interest-{one}")));
        choice.hint(t(lang, &format!("expert-interest-{one}-hint")))
    });
    let back = address(&district, id);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (own_words(lang, &found.title)) }
        @if let (Err(refusal), None) = (declare(found.state), &shown.refused) {
            (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).render(lang))
            p { a href=(back) { (t(lang, "expert-back")) } }
        } @else {
            p { (t(lang, "expert-declare-lead")) }
            (PostForm::post(format!("{back}/interest")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Radios::new(fields.field("interest", "expert-interest").required(), choices.collect()).render(lang))
                (Textarea::new(fields.hinted("interest_text", "expert-interest-text", "expert-interest-text-hint")).rows(3).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "expert-declare-button")).render())
                    a href=(back) { (t(lang, "review-cancel")) }
                }))
            }))
        }
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
