//! Changing an agenda.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::agenda::Item;
use process::id::AgendaId;
use process::{Act, agenda};
use store::Agenda;
use ui::{
    Breadcrumb, Button, EmptyState, Form as PostForm, Markup, Page, actions, columns, html,
    own_words,
};

use super::form::{self, Places};
use super::{address, list_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::similar::{self, Look, Place};
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/agendas/{agenda}/edit`: the form with the present text.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, super::id(&id)?, None, &Shown::first()).await
}

/// `POST /d/{district}/agendas/{agenda}/edit`: saves the change, unless the agenda changed
/// since the form was opened. With `step=similar` nothing is written: the form comes
/// back with what is like it.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = super::id(&id)?;
    if similar::types(&post.form) {
        return similar::typing(&post, slug, Some(Item::Agenda(id))).await;
    }
    if similar::looks(&post.form) {
        return page(&post.ctx, slug, id, Some(&post.form), &Shown::first()).await;
    }
    let typed = form::typed(&post.form);
    // Versions count from 1, so a form without one is never taken for the present version.
    let seen = post.form.get("version").parse().unwrap_or(0);
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::agenda::edit(tx, by, &district, id, seen, &typed)?;
            Ok(format!("/d/{district}/agendas/{id}?done=changed"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, Some(&post.form), &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: AgendaId,
    typed: Option<&Form>,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let look = Look::of(ctx, typed, Some(Item::Agenda(id)));
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::agenda::find::<WebError>(tx, &slug, id)?;
        let places = Places::of(tx, district.id)?;
        let alike = look.read(tx, district.id)?;
        Ok((district, found, places, alike))
    };
    let (district, found, places, alike) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::AgendaEdit, found.target())?;
    acts::agenda::readable(&ctx.actor, &found)?;
    let lang = ctx.lang;
    let title = t(lang, "agenda-edit");
    let back = address(&district, id);
    let body = match (agenda::open(found.standing()), typed) {
        (Err(refusal), None) => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "agenda-edit-closed"), message::fault(lang, &refusal.fault))
                .action(t(lang, "agenda-back"), &back)
                .render())
        },
        (open, _) => {
            let alike = similar::part(lang, &district, alike.as_ref(), Place::Form);
            let open = open.is_ok();
            form_body(ctx, &found, (&places, &alike), (typed, shown), open, &back)
        }
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-agendas"), list_address(&district))
        .step(&found.text.title, back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .similar()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}

fn form_body(
    ctx: &Context,
    found: &Agenda,
    (places, alike): (&Places, &Markup),
    (typed, shown): (Option<&Form>, &Shown),
    open: bool,
    back: &str,
) -> Markup {
    let lang = ctx.lang;
    let filled = form::filled(&found.text);
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&filled),
        invalid: &shown.invalid,
    };
    // After a conflict the present text stands beside the form, so saving again replaces it
    // knowingly. A mere fault keeps the version that was seen.
    let compared = shown.status == StatusCode::CONFLICT;
    let version = match typed {
        Some(typed) if !compared => typed.text("version"),
        _ => found.version.to_string(),
    };
    let form = html! {
        (PostForm::post(format!("{back}/edit"))
            .hidden_all(fields::hidden(&ctx.tokens()))
            .hidden("version", version)
            .render(html! {
                (form::inputs(&fields, ctx.rules.limits, places, alike))
                (actions(html! {
                    @if open { (Button::new(t(lang, "proposal-save")).render()) }
                    (similar::button(lang))
                    a href=(back) { (t(lang, "proposal-cancel")) }
                }))
            }))
    };
    html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (t(lang, "agenda-edit")) }
        p.lead { (t(lang, "proposal-edit-lead")) }
        @if compared {
            (columns(html! { h2 { (t(lang, "proposal-typed")) } (form) }, html! {
                h2 { (t(lang, "agenda-present")) }
                h3 { (own_words(lang, &found.text.title)) }
                p { (own_words(lang, &found.text.need)) }
                (super::show::story(lang, &found.text))
                (super::show::facts(lang, found, ctx.now))
            }))
        } @else {
            (form)
        }
    }
}
