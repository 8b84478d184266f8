//! Asking an expert for her opinion of an agenda.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::id::AgendaId;
use serde::Deserialize;
use store::Tx;
use ui::{Breadcrumb, Button, Form as PostForm, Page, TextInput, actions, html, own_words};

use crate::acts;
use crate::acts::NotDone;
use crate::acts::expert_review::InviteForm;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::agenda::address as agenda_address;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The id of the agenda.
    #[serde(default)]
    agenda: String,
}

/// `GET /d/{district}/experts/new?agenda=…`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form: Form = [("agenda", asked.agenda)].into_iter().collect();
    page(&ctx, slug, &form, &Shown::first()).await
}

fn agenda(form: &Form) -> Result<AgendaId, WebError> {
    form.get("agenda")
        .parse()
        .map_err(|_| WebError::not_found())
}

/// `POST /d/{district}/experts`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = agenda(&post.form)?;
    let typed = InviteForm {
        address: post.form.text("address"),
        post: post.form.text("post"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let made = acts::expert_review::invite(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/experts/{made}?done=invited"))
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
    form: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let (id, actor) = (agenda(form), ctx.actor.clone());
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = acts::district::find(tx, &slug)?;
        process::authorize(&actor, Act::ExpertInvite, Target::district(district.id))?;
        let id = id.map_err(|_| acts::not_found())?;
        let (district, found) = acts::agenda::find::<NotDone>(tx, &slug, id)?;
        acts::agenda::readable(&actor, &found)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let title = t(lang, "expert-invite");
    let back = agenda_address(&district, found.id);
    let due = ctx.rules.terms.expert_review.deadline(ctx.now);
    let due = [("due", korean::deadline(lang, due).into())];
    let max = u32::try_from(ctx.rules.limits.body_name_max).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (own_words(lang, &found.text.title)) }
        p { (tr(lang, "expert-invite-lead", &due)) }
        (PostForm::post(format!("/d/{}/experts", district.slug)).hidden_all(hidden(&ctx.tokens()))
            .hidden("agenda", found.id.to_string()).render(html! {
            (TextInput::new(fields.hinted("address", "role-address", "role-address-hint").required())
                .autocomplete("off").max_length(254).render(lang))
            (TextInput::new(fields.hinted("post", "expert-post", "expert-post-hint").required()).max_length(max).render(lang))
            (actions(html! {
                (Button::new(t(lang, "expert-invite-button")).render())
                a href=(back) { (t(lang, "review-cancel")) }
            }))
        }))
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(
            t(lang, "nav-agendas"),
            format!("/d/{}/agendas", district.slug),
        )
        .step(&found.text.title, back.as_str());
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.page(
        shown.status,
        in_district(ctx, &district, Section::Agendas, page),
    ))
}
