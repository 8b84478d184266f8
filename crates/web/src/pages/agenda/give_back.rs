//! Giving an agenda of the council back to whoever put it on the board.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::act::Target;
use process::id::AgendaId;
use process::{Act, lineage};
use ui::{Breadcrumb, Button, EmptyState, Form as PostForm, Page, actions, html, own_words};

use super::{address, form, list_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/agendas/{agenda}/return`: says what will happen and asks why.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        super::id(&id)?,
        &Form::default(),
        &Shown::first(),
    )
    .await
}

/// `POST /d/{district}/agendas/{agenda}/return`: gives it back and shows the step.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = super::id(&id)?;
    let (district, why) = (slug.clone(), form::typed_why(&post.form));
    let done = post
        .once(move |tx, by| {
            let step = acts::lineage::link::give_back(tx, by, &district, id, &why)?;
            Ok(format!("/d/{district}/lineage/{step}?done=returned"))
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
    id: AgendaId,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::agenda::find::<WebError>(tx, &slug, id)?;
        let bodies = store::body_list(tx, district.id)?;
        Ok((district, found, bodies))
    };
    let (district, found, bodies) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::LineageChange, Target::district(district.id))?;
    acts::agenda::readable(&ctx.actor, &found)?;
    let lang = ctx.lang;
    let title = t(lang, "return-title");
    let back = address(&district, id);
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let body = match lineage::give_back(found.origin, found.standing()) {
        Err(refusal) => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "return-closed"), message::fault(lang, &refusal.fault))
                .action(t(lang, "agenda-back"), &back)
                .render())
        },
        Ok(()) => html! {
            (fields.summary())
            (shown.notice(ctx))
            h1 { (title) }
            p.lead { strong { (own_words(lang, &found.text.title)) } }
            p { (t(lang, "return-lead")) }
            (PostForm::post(format!("{back}/return")).hidden_all(fields::hidden(&ctx.tokens())).render(html! {
                (form::why(&fields, ctx.rules.limits, &bodies, "return-reason", "lineage-reason-hint"))
                (actions(html! {
                    (Button::new(t(lang, "return-button")).render())
                    a href=(back) { (t(lang, "proposal-cancel")) }
                }))
            }))
        },
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-agendas"), list_address(&district))
        .step(&found.text.title, back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}
