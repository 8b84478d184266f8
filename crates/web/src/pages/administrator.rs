//! Who administers the whole city: the list, a further one, and ending the role.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::GrantId;
use process::refusal::Fault;
use process::{Act, Invalid, Role};
use serde::Deserialize;
use store::{GrantView, StoreError, Tx};
use ui::{Breadcrumb, Button, Form as FormView, Markup, Notice, Page, TextInput, actions, html};

use super::role::term;
use crate::acts::role;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// What the address may carry.
#[derive(Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// What is kept under the form's key when the person administers the city already.
const HELD: &str = "held";

/// `GET /set-up/administrators`.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    page(&ctx, &Form::default(), &Invalid::default(), &asked.done).await
}

/// `POST /set-up/administrators`: appoints one more.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let address = post.form.text("address");
    let done = post.once(move |tx, by| {
        Ok(match role::appoint(tx, by, &address)? {
            role::Given::New(_) => "/set-up/administrators?done=given".to_owned(),
            role::Given::Held => HELD.to_owned(),
        })
    });
    let done = match done.await {
        Ok(kept) if kept == HELD => {
            Err(Invalid::one("address", Fault::new("administrator-fault-held")).into())
        }
        done => done,
    };
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, &post.form, &invalid, "").await,
    }
}

/// `POST /set-up/administrators/{grant}/end`: ends the role today.
pub async fn end(Path(grant): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let grant: GrantId = grant.parse().map_err(|_| WebError::not_found())?;
    let done = post.once(move |tx, by| {
        let whose = role::dismiss(tx, by, grant)?;
        // Who ended her own role may not see the list any more.
        Ok(match by.actor.person == Some(whose) {
            true => "/me?done=role".to_owned(),
            false => "/set-up/administrators?done=ended".to_owned(),
        })
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

async fn page(
    ctx: &Context,
    form: &Form,
    invalid: &Invalid,
    done: &str,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::AdministratorAppoint, Target::default())?;
    let read = |tx: &mut Tx<'_>| store::grants_in(tx, None, None, role::CITY_ROLES);
    let held: Result<Vec<GrantView>, StoreError> = ctx.app.stores.site.read(read).await;
    let mut held = held?;
    held.retain(|held| held.grant.role == Role::Administrator);
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "administrator-title");
    let address = fields
        .hinted("address", "role-address", "role-address-hint")
        .required();
    let view = FormView::post("/set-up/administrators").hidden_all(hidden(&ctx.tokens()));
    let body = html! {
        (Breadcrumb::new(title.as_str()).step(t(lang, "set-up-title"), "/set-up").render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "administrator-lead")) }
        (rows(ctx, &held))
        section.section {
            h2 { (t(lang, "administrator-add")) }
            p { (t(lang, "role-give-text")) }
            (view.render(html! {
                (TextInput::new(address).autocomplete("off").max_length(254).render(lang))
                (actions(Button::new(t(lang, "administrator-button")).render()))
            }))
        }
    };
    let mut page = Page::new(lang, fields.title(&title), body).noindex();
    if let "given" | "ended" = done {
        let text = html! { p { (t(lang, &format!("role-done-{done}"))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(ctx.page(status, page))
}

/// The holders; only when there are two or more has each a button that ends the role.
fn rows(ctx: &Context, held: &[GrantView]) -> Markup {
    let lang = ctx.lang;
    let name = |held: &GrantView| match held.display_name.as_str() {
        "" => t(lang, "role-nameless"),
        name => name.to_owned(),
    };
    html! {
        ul.rows role="list" {
            @for one in held {
                @let who = name(one);
                li {
                    div {
                        p { strong { (ui::own_words(lang, &who)) } }
                        p.meta { (term(lang, &one.grant)) }
                    }
                    @if held.len() > 1 {
                        (FormView::post(format!("/set-up/administrators/{}/end", one.grant.id))
                            .hidden_all(hidden(&ctx.tokens()))
                            .render(html! {
                                (Button::new(tr(lang, "administrator-end", &[("name", who.as_str().into())])).warning().render())
                            }))
                    }
                }
            }
        }
    }
}
