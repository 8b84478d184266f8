//! Putting an agenda of the council on the board.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::Act;
use process::act::Target;
use ui::{Breadcrumb, Button, Form as PostForm, Page, actions, html};

use super::form::{self, Places};
use super::list_address;
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::similar::{self, Look, Place};
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/agendas/new`: the empty form.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/agendas`: puts it on the board and shows it. With `step=similar` nothing is
/// written: the form comes back with what is like it.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    if similar::types(&post.form) {
        return similar::typing(&post, slug, None).await;
    }
    if similar::looks(&post.form) {
        return page(&post.ctx, slug, &post.form, &Shown::first()).await;
    }
    let typed = form::typed(&post.form);
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::agenda::add(tx, by, &district, &typed)?;
            Ok(format!("/d/{district}/agendas/{id}?done=added"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let look = Look::of(ctx, Some(typed), None);
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let places = Places::of(tx, district.id)?;
        let alike = look.read(tx, district.id)?;
        Ok((district, places, alike))
    };
    let (district, places, alike) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::AgendaAdd, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "agenda-new");
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let back = list_address(&district);
    let alike = similar::part(lang, &district, alike.as_ref(), Place::Form);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (t(lang, "agenda-new-lead")) }
        (PostForm::post(&back).hidden_all(fields::hidden(&ctx.tokens())).render(html! {
            (form::inputs(&fields, ctx.rules.limits, &places, &alike))
            (actions(html! {
                (Button::new(t(lang, "agenda-add")).render())
                (similar::button(lang))
                a href=(back) { (t(lang, "proposal-cancel")) }
            }))
        }))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .similar()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}
