//! Asking or saying something, with an account or without one.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::{AgendaId, InquiryId};
use process::inquiry::InquiryForm;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{Agenda, District};
use ui::{
    Button, Form as PostForm, Hidden, Markup, Notice, TextInput, Textarea, actions, html, own_words,
};

use super::{address, below, list_address};
use crate::acts;
use crate::acts::tracking_code::Code;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::sign_in_address;
use crate::limiter;
use crate::post::{Post, Settled, see_other};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The agenda that the question is about.
    #[serde(default)]
    agenda: String,
}

/// `GET /d/{district}/inbox/new`: the form, for everybody and on any day.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if ctx.session.is_some()
        && let Some(first) = ctx.consent_first()
    {
        return Ok(first);
    }
    let invalid = Invalid::default();
    let begun: Form = [("agenda", asked.agenda)].into_iter().collect();
    page(&ctx, &slug, &begun, &invalid, StatusCode::OK).await
}

/// `POST /d/{district}/inbox`: puts it into the inbox. Whoever has an account is led to it; a
/// visitor is shown the code that leads back to it, on the page that answers the form, since
/// the code is kept nowhere. The same form sent again shows the same code.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let visitor = post.ctx.session.is_none();
    if visitor {
        // A visit is begun anew with every browser; the network is the same.
        let network = post.ctx.network();
        limiter::check(&post.ctx.app.limiters.sign_in, network)
            .map_err(|wait| WebError::TooMany { wait })?;
    }
    let typed = InquiryForm {
        title: post.form.text("title"),
        body: post.form.text("body"),
        agenda: post.form.text("agenda"),
    };
    let keys = &post.ctx.app.stores.keys;
    let code = Code::of_form(keys, &post.ctx.scope(), post.form.get("key"));
    let (district, given) = (slug.clone(), code.clone());
    let done = post
        .once(move |tx, by| {
            acts::inquiry::make(tx, by, &district, &typed, &given).map(|id| id.to_string())
        })
        .await;
    let made = done.as_ref().ok().and_then(|id| id.parse().ok());
    match (post.settle(done)?, made) {
        (Settled::Done(_), Some(id)) if visitor => received(&post.ctx, &slug, id, &code).await,
        (Settled::Done(_), Some(id)) => Ok(see_other(&format!("/d/{slug}/inbox/{id}?done=made"))),
        (Settled::Done(_), None) => Err(WebError::not_found()),
        (Settled::Again(invalid), _) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, &slug, &post.form, &invalid, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: &str,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let slug = slug.to_owned();
    let agenda: Option<AgendaId> = match typed.get("agenda") {
        "" => None,
        id => Some(id.parse().map_err(|_| WebError::not_found())?),
    };
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let Some(agenda) = agenda else {
            return Ok((acts::district::find(tx, &slug)?, None));
        };
        let (district, found) = acts::agenda::find::<WebError>(tx, &slug, agenda)?;
        match found.hidden {
            true => Err(WebError::not_found()),
            false => Ok((district, Some(found))),
        }
    };
    let (district, agenda) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::InquiryMake, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "inquiry-new");
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let due = ctx.rules.terms.inbox_answer.deadline(ctx.now);
    let due = [("due", korean::deadline(lang, due).into())];
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (tr(lang, "inquiry-new-lead", &due)) }
        @if let Some(agenda) = &agenda { (about(ctx, &district, agenda)) }
        (how(ctx))
        (form(ctx, &district, &fields))
    };
    let page = below(ctx, &district, &title, fields.title(&title), body);
    Ok(ctx.page(status, page))
}

/// The agenda that is asked about, and which office answers.
fn about(ctx: &Context, district: &District, agenda: &Agenda) -> Markup {
    let lang = ctx.lang;
    let office = agenda.text.department.as_str();
    html! {
        p {
            (t(lang, "inquiry-about")) ": "
            a href=(super::super::agenda::address(district, agenda.id)) { (own_words(lang, &agenda.text.title)) }
            @if !office.is_empty() { br; (t(lang, "inquiry-owner")) ": " (own_words(lang, office)) }
        }
    }
}

/// How one comes back to it, and what everybody sees.
fn how(ctx: &Context) -> Markup {
    let lang = ctx.lang;
    html! {
        @if ctx.session.is_none() {
            p {
                (t(lang, "inquiry-new-visitor")) " "
                a href=(sign_in_address(&ctx.path)) { (t(lang, "inquiry-new-sign-in")) }
            }
        } @else { p { (t(lang, "inquiry-new-account")) } }
    }
}

fn form(ctx: &Context, district: &District, fields: &Fields<'_>) -> Markup {
    let (lang, limits) = (ctx.lang, ctx.rules.limits);
    let max = |limit: usize| u32::try_from(limit).unwrap_or(u32::MAX);
    let title = fields.field("title", "inquiry-title").required();
    let body = fields
        .hinted("body", "inquiry-body", "inquiry-body-hint")
        .required();
    let back = list_address(district);
    PostForm::post(&back)
        .hidden_all(hidden(&ctx.tokens()))
        .hidden_all(vec![Hidden::new("agenda", fields.form.get("agenda"))])
        .render(html! {
            (TextInput::new(title).max_length(max(limits.title_max)).render(lang))
            (Textarea::new(body).rows(8).max_length(max(limits.comment_max)).render(lang))
            p.soft { (t(lang, "inquiry-public-note")) }
            (actions(html! {
                (Button::new(t(lang, "inquiry-send")).render())
                a href=(back) { (t(lang, "inquiry-cancel")) }
            }))
        })
}

/// What a visitor sees once: that it was received, until when it is answered, and her code.
async fn received(
    ctx: &Context,
    slug: &str,
    id: InquiryId,
    code: &Code,
) -> Result<Response<Body>, WebError> {
    let slug = slug.to_owned();
    let read = move |tx: &mut store::Tx<'_>| acts::inquiry::find::<WebError>(tx, &slug, id);
    let (district, found) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let title = t(lang, "inquiry-received-title");
    let (here, inbox) = (address(&district, id), list_address(&district));
    let due = [("due", korean::deadline(lang, found.due_at).into())];
    let body = html! {
        (Notice::success(html! { p { (tr(lang, "inquiry-received-due", &due)) } }).announced().render(lang))
        h1 { (title) }
        p.lead { (t(lang, "inquiry-code-once")) }
        p.tracking { code { (code.shown()) } }
        p { (t(lang, "inquiry-code-use")) }
        ul {
            li { a href=(here) { (t(lang, "inquiry-to-own")) } }
            li { a href={ (inbox) "/find" } { (t(lang, "inquiry-find")) } }
            li { a href=(inbox) { (t(lang, "inquiry-to-list")) } }
        }
    };
    Ok(ctx.ok(below(ctx, &district, &title, title.clone(), body)))
}
