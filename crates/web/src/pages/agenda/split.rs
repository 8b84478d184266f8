//! Parting an agenda.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{t, tr};
use process::act::Target;
use process::id::AgendaId;
use process::lineage::{PART_FIELDS, PartForm};
use process::{Act, agenda};
use store::{Agenda, Body as Council};
use ui::{
    Breadcrumb, Button, Details, EmptyState, Form as PostForm, Markup, MoneyInput, Page, TextInput,
    Textarea, actions, html, own_words,
};

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

/// `GET /d/{district}/agendas/{agenda}/split`: the form for its parts.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, super::id(&id)?, None, &Shown::first()).await
}

/// `POST /d/{district}/agendas/{agenda}/split`: parts it and shows the step.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = super::id(&id)?;
    let (parts, why) = (parts(&post.form), form::typed_why(&post.form));
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let step = acts::lineage::split(tx, by, &district, id, &parts, &why)?;
            Ok(format!("/d/{district}/lineage/{step}?done=split"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, Some(&post.form), &shown).await,
    }
}

fn parts(form: &Form) -> Vec<PartForm> {
    let part = |[title, need, body, cost]: [&str; 4]| PartForm {
        title: form.text(title),
        need: form.text(need),
        body: form.text(body),
        cost: form.text(cost),
    };
    PART_FIELDS.into_iter().map(part).collect()
}

async fn page(
    ctx: &Context,
    slug: String,
    id: AgendaId,
    typed: Option<&Form>,
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
    let title = t(lang, "split-title");
    let back = address(&district, id);
    let body = match (agenda::open(found.standing()), typed) {
        (Err(refusal), None) => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "split-closed"), message::fault(lang, &refusal.fault))
                .action(t(lang, "agenda-back"), &back)
                .render())
        },
        (open, _) => form_body(ctx, (&found, &bodies), typed, shown, open.is_ok(), &back),
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

fn form_body(
    ctx: &Context,
    (found, bodies): (&Agenda, &[Council]),
    typed: Option<&Form>,
    shown: &Shown,
    open: bool,
    back: &str,
) -> Markup {
    let (lang, limits) = (ctx.lang, ctx.rules.limits);
    let none = Form::default();
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&none),
        invalid: &shown.invalid,
    };
    html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (t(lang, "split-title")) }
        p.lead { strong { (own_words(lang, &found.text.title)) } " · " (super::cost(lang, found.text.cost)) }
        p { (t(lang, "split-lead")) }
        (Details::new(t(lang, "split-whole"), super::show::story(lang, &found.text)).render())
        (PostForm::post(format!("{back}/split")).hidden_all(fields::hidden(&ctx.tokens())).render(html! {
            @for (place, names) in PART_FIELDS.iter().enumerate() { (part(&fields, place, names)) }
            (form::why(&fields, limits, bodies, "split-reason", "lineage-reason-hint"))
            (actions(html! {
                @if open { (Button::new(t(lang, "split-button")).render()) }
                a href=(back) { (t(lang, "proposal-cancel")) }
            }))
        }))
    }
}

/// The fields of one part; the first two are needed.
fn part(fields: &Fields<'_>, place: usize, [title, need, body, cost]: &[&str; 4]) -> Markup {
    let lang = fields.lang;
    let number = [("number", (place + 1).to_string().into())];
    let needed = |name: &str, label: &str| {
        let field = fields.field(name, label);
        if place < 2 { field.required() } else { field }
    };
    let heading = match place < 2 {
        true => "split-part",
        false => "split-part-more",
    };
    html! {
        fieldset.section {
            legend { (tr(lang, heading, &number)) }
            (TextInput::new(needed(title, "agenda-title")).render(lang))
            (Textarea::new(needed(need, "proposal-need")).rows(2).render(lang))
            (Textarea::new(needed(body, "proposal-body")).rows(6).render(lang))
            (MoneyInput::new(fields.field(cost, "proposal-cost")).render(lang))
        }
    }
}
