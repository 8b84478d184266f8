//! The two forms that ask for nothing but a reason: an author asks to have the answer looked at
//! again, and whoever sent a review takes it back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::Act;
use process::act::Target;
use process::id::ReviewId;
use store::Tx;
use ui::{Button, Form as PostForm, Notice, Textarea, actions, html};

use super::{address, below, id, parts};
use crate::acts;
use crate::acts::NotDone;
use crate::acts::review::{Case, appeal_target, authors};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    Appeal,
    Withdraw,
}

impl Why {
    /// The last part of the address, and of the keys of messages.
    fn word(self) -> &'static str {
        match self {
            Why::Appeal => "appeal",
            Why::Withdraw => "withdraw",
        }
    }
}

/// `GET /d/{district}/reviews/{review}/appeal`.
pub async fn appeal(
    ctx: Context,
    path: Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    first(ctx, path, Why::Appeal).await
}

/// `POST /d/{district}/reviews/{review}/appeal`.
pub async fn appeal_post(
    path: Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    sent(path, post, Why::Appeal).await
}

/// `GET /d/{district}/reviews/{review}/withdraw`.
pub async fn withdraw(
    ctx: Context,
    path: Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    first(ctx, path, Why::Withdraw).await
}

/// `POST /d/{district}/reviews/{review}/withdraw`.
pub async fn withdraw_post(
    path: Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    sent(path, post, Why::Withdraw).await
}

async fn first(
    ctx: Context,
    Path((slug, review)): Path<(String, String)>,
    why: Why,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        id(&review)?,
        why,
        &Form::default(),
        &Shown::first(),
    )
    .await
}

async fn sent(
    Path((slug, review)): Path<(String, String)>,
    post: Post,
    why: Why,
) -> Result<Response<Body>, WebError> {
    let id: ReviewId = id(&review)?;
    let (reason, place) = (post.form.text("reason"), slug.clone());
    let done = post
        .once(move |tx, by| {
            let done = match why {
                Why::Appeal => {
                    acts::review::coordinate::appeal(tx, by, &place, id, &reason)?;
                    "appealed"
                }
                Why::Withdraw => {
                    acts::review::coordinate::withdraw(tx, by, &place, id, &reason)?;
                    "withdrawn"
                }
            };
            Ok(format!("/d/{place}/reviews/{id}?done={done}"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, why, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ReviewId,
    why: Why,
    form: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let actor = ctx.actor.clone();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let case = Case::read::<NotDone>(tx, &slug, id)?;
        let (act, target) = match why {
            Why::Appeal => {
                let authors = authors(tx, case.review.item)?;
                (
                    Act::ReviewAppeal,
                    appeal_target(&actor, &case.district, &authors),
                )
            }
            Why::Withdraw => (Act::ReviewSend, Target::district(case.district.id)),
        };
        process::authorize(&actor, act, target)?;
        Ok(case)
    };
    let case = ctx.app.stores.site.read(read).await?;
    let (lang, word) = (ctx.lang, why.word());
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let open = match why {
        Why::Appeal => case.relay().appealable(ctx.now),
        Why::Withdraw => case.relay().withdraw().map(drop),
    };
    let title = t(lang, &format!("review-{word}"));
    let back = address(&case.district, id);
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let field = fields.hinted(
        "reason",
        &format!("review-{word}-reason"),
        &format!("review-{word}-hint"),
    );
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (ui::own_words(lang, &case.review.title)) }
        @if !case.answers.is_empty() { h2 { (t(lang, "review-answer")) } }
        @for one in &case.answers { (parts::answer(lang, one)) }
        @if let (Err(refusal), None) = (open, &shown.refused) {
            (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).render(lang))
            p { a href=(back) { (t(lang, "review-back")) } }
        } @else {
            p { (t(lang, &format!("review-{word}-lead"))) }
            (PostForm::post(format!("{back}/{word}")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Textarea::new(field.required()).rows(5).max_length(max).render(lang))
                (actions(html! {
                    (Button::new(t(lang, &format!("review-{word}-button"))).render())
                    a href=(back) { (t(lang, "review-cancel")) }
                }))
            }))
        }
    };
    let steps = [(case.review.title.clone(), back.clone())];
    let page = below(
        ctx,
        &case.district,
        (&title, shown.title(lang, &title)),
        &steps,
        body,
    );
    Ok(ctx.page(shown.status, page.noindex()))
}
