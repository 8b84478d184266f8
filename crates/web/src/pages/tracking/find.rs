//! Typing the code, and the page it leads to.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::{Act, Invalid};
use serde::Deserialize;
use ui::{Button, Form as PostForm, LinkButton, Page, TextInput, actions, html};

use super::story::{self, View};
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::limiter;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The code, as the picture on a slip carries it: it fills the form.
    #[serde(default)]
    code: String,
}

/// `GET /where`: the form for the code.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    let typed: Form = [("tracking", asked.code)].into_iter().collect();
    page(&ctx, &typed, &Invalid::default(), StatusCode::OK)
}

/// `POST /where`: where the proposal of this code stands, also when a moderator has hidden it.
/// It changes nothing.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let Post { ctx, form, .. } = post;
    slowly(&ctx)?;
    match read(&ctx, &form).await {
        Ok(view) => {
            let shown = Shown::first();
            Ok(story::page(&ctx, &view, (&form, &shown), None))
        }
        Err(NotDone::Invalid(invalid)) => {
            page(&ctx, &form, &invalid, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(refused) => Err(refused.into()),
    }
}

/// `POST /where/appeal`: the holder of the code says why a referral is wrong.
pub async fn appeal(post: Post) -> Result<Response<Body>, WebError> {
    slowly(&post.ctx)?;
    let (typed, reason) = (post.form.text("tracking"), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::tracking::appeal(tx, by, &typed, &reason)?;
            Ok("/where".to_owned())
        })
        .await;
    again(&post, done, "referral-done-appealed").await
}

/// `POST /where/hearing`: the holder of the code explains her proposal.
pub async fn explain(post: Post) -> Result<Response<Body>, WebError> {
    slowly(&post.ctx)?;
    let typed = post.form.text("tracking");
    let (way, said) = (post.form.text("way"), post.form.text("said"));
    let done = post
        .once(move |tx, by| {
            acts::tracking::explain(tx, by, &typed, (&way, &said))?;
            Ok("/where".to_owned())
        })
        .await;
    again(&post, done, "hearing-done-answered").await
}

/// Shows where the proposal stands after an act on it, with word that it was done, or with what
/// could not be taken.
async fn again(
    post: &Post,
    done: Result<String, NotDone>,
    word: &str,
) -> Result<Response<Body>, WebError> {
    let shown = match outcome(post, done)? {
        Outcome::Done(_) => None,
        Outcome::Again(shown) => Some(shown),
    };
    match (read(&post.ctx, &post.form).await, shown) {
        (Ok(view), None) => {
            // The code stays in what can be done next.
            let kept = [("tracking", post.form.text("tracking"))];
            let kept: Form = kept.into_iter().collect();
            let shown = Shown::first();
            Ok(story::page(&post.ctx, &view, (&kept, &shown), Some(word)))
        }
        (Ok(view), Some(shown)) => {
            let typed = (&post.form, &shown);
            Ok(story::page(&post.ctx, &view, typed, None))
        }
        (Err(NotDone::Invalid(invalid)), _) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, &post.form, &invalid, status)
        }
        (Err(refused), _) => Err(refused.into()),
    }
}

/// Nobody tries codes one after the other.
fn slowly(ctx: &Context) -> Result<(), WebError> {
    limiter::check(&ctx.app.limiters.sign_in, ctx.network())
        .map_err(|wait| WebError::TooMany { wait })
}

async fn read(ctx: &Context, form: &Form) -> Result<View, NotDone> {
    let (by, typed) = (ctx.by(), form.text("tracking"));
    let read = move |tx: &mut store::Tx<'_>| -> Result<View, NotDone> {
        let (district, found) = acts::tracking::by_code(tx, &by, &typed)?;
        Ok(story::read(tx, district, found)?)
    };
    ctx.app.stores.site.read(read).await
}

fn page(
    ctx: &Context,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::ProposalTrack, Target::default())?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "tracking-title");
    let code = fields
        .hinted("tracking", "tracking-code", "tracking-code-hint")
        .required();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "tracking-lead")) }
        (PostForm::post("/where").hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(code).autocomplete("off").max_length(20).short().render(lang))
            (actions(Button::new(t(lang, "tracking-button")).render()))
        }))
        h2 { (t(lang, "tracking-none")) }
        p { (t(lang, "tracking-none-account")) }
        p { (t(lang, "tracking-none-lost")) }
        (actions(LinkButton::new(t(lang, "tracking-districts"), "/").second().render()))
    };
    let page = Page::new(lang, fields.title(&title), body).noindex();
    Ok(ctx.page(status, page))
}
