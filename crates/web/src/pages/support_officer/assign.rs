//! Assigning a support officer to a district, and ending that.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::act::Target;
use process::id::PersonId;
use process::support_officer::AssignForm;
use process::{Act, Invalid};
use ui::{
    Button, Choice, EmptyState, Form as PostForm, InputKind, Select, TextInput, actions, html,
};

use super::{address, assignment_id, below};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/officers/assign`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let today = ctx.today.to_string();
    let end = format!("{}-12-31", ctx.today.year());
    let form = [("starts_on", today.as_str()), ("ends_on", end.as_str())];
    let form: Form = form.into_iter().collect();
    page(&ctx, slug, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /d/{district}/officers/assign`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = &post.form;
    let typed = AssignForm {
        officer: form.text("officer"),
        office: form.text("office"),
        substitute: form.text("stand_in"),
        substitute_office: form.text("substitute_office"),
        starts_on: form.text("starts_on"),
        ends_on: form.text("ends_on"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::support_officer::assign(tx, by, &place, &typed)?;
            Ok(format!("/d/{place}/officers?done=assigned"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, &post.form, &invalid, status).await
        }
    }
}

/// `POST /d/{district}/officers/{assignment}/end`.
pub async fn end(
    Path((slug, assignment)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = assignment_id(&assignment)?;
    let done = post
        .once(move |tx, by| {
            acts::support_officer::end(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/officers?done=ended"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::not_found()),
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let today = ctx.today;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        Ok((district, store::officer_candidates(tx, today)?))
    };
    let (district, people) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::OfficerAssign, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "support-officer-assign");
    let here = address(&district);
    let max = u32::try_from(ctx.rules.limits.place_max).unwrap_or(u32::MAX);
    let officer = fields.field("officer", "support-officer-who").required();
    let office = fields.hinted(
        "office",
        "support-officer-office",
        "support-officer-office-hint",
    );
    let substitute = fields.hinted(
        "stand_in",
        "support-officer-substitute",
        "support-officer-substitute-hint",
    );
    let substitute_office = fields.field("substitute_office", "support-officer-substitute-office");
    let starts = fields.field("starts_on", "role-starts").required();
    let ends = fields.field("ends_on", "support-officer-ends").required();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "support-officer-assign-lead")) }
        @if people.is_empty() {
            (EmptyState::new(t(lang, "support-officer-nobody"), t(lang, "support-officer-nobody-text")).render())
        } @else {
            (PostForm::post(format!("{here}/assign")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Select::new(officer, choices(lang, &people)).render(lang))
                (TextInput::new(office.required()).max_length(max).render(lang))
                (Select::new(substitute, choices(lang, &people)).render(lang))
                (TextInput::new(substitute_office).max_length(max).render(lang))
                (TextInput::new(starts).kind(InputKind::Date).render(lang))
                (TextInput::new(ends).kind(InputKind::Date).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "support-officer-assign-button")).render())
                    a href=(here) { (t(lang, "meeting-cancel")) }
                }))
            }))
        }
    };
    let page = below(ctx, &district, &title, fields.title(&title), body);
    Ok(ctx.page(status, page))
}

/// Those who hold the role somewhere, by name.
fn choices(lang: Lang, people: &[(PersonId, String)]) -> Vec<Choice> {
    let choice = |(person, name): &(PersonId, String)| {
        let name = match name.as_str() {
            "" => t(lang, "role-nameless"),
            name => name.to_owned(),
        };
        Choice::new(person.to_string(), name)
    };
    people.iter().map(choice).collect()
}
