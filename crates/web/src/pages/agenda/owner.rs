//! Naming the office and post that owns an agenda.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::department::OwnerForm;
use process::id::AgendaId;
use process::{Act, Invalid};
use store::Tx;
use ui::{
    Breadcrumb, Button, Choice, EmptyState, Form as PostForm, Page, Select, TextInput, actions,
    html, own_words,
};

use super::{address, id, list_address};
use crate::acts;
use crate::acts::NotDone;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/agendas/{agenda}/owner`.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let status = StatusCode::OK;
    page(&ctx, slug, id(&agenda)?, None, &Invalid::default(), status).await
}

/// `POST /d/{district}/agendas/{agenda}/owner`.
pub async fn post(
    Path((slug, agenda)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&agenda)?;
    let typed = OwnerForm {
        department: post.form.text("department"),
        post: post.form.text("post"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::agenda_owner::name(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/agendas/{id}?done=owner"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, Some(&post.form), &invalid, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: AgendaId,
    typed: Option<&Form>,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let actor = ctx.actor.clone();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let (district, found) = acts::agenda::find::<NotDone>(tx, &slug, id)?;
        process::authorize(&actor, Act::OwnerName, Target::district(district.id))?;
        acts::agenda::readable(&actor, &found)?;
        let departments = store::department_list(tx, district.id)?;
        Ok((district, found, departments, store::agenda_owner(tx, id)?))
    };
    let (district, found, departments, owner) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let office = |name: &str| departments.iter().find(|one| one.text.name_ko == name);
    let department = match &owner {
        Some(owner) => Some(owner.department),
        None => office(&found.text.department).map(|one| one.id),
    };
    let present: Form = [
        (
            "department",
            department.map_or_else(String::new, |id| id.to_string()),
        ),
        ("post", owner.map(|owner| owner.post).unwrap_or_default()),
    ]
    .into_iter()
    .collect();
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&present),
        invalid,
    };
    let choices = departments.iter().map(|one| {
        let name = lang.pick(&one.text.name_ko, &one.text.name_en);
        Choice::new(one.id.to_string(), name.as_str())
    });
    let choices: Vec<Choice> = choices.collect();
    let title = t(lang, "owner-name");
    let back = address(&district, id);
    let max = u32::try_from(ctx.rules.limits.body_name_max).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (own_words(lang, &found.text.title)) }
        p { (t(lang, "owner-lead")) }
        @if choices.is_empty() {
            (EmptyState::new(t(lang, "department-none"), t(lang, "department-none-text"))
                .action(t(lang, "settings-departments"), format!("/d/{}/settings/departments", district.slug))
                .render())
        } @else {
            (PostForm::post(format!("{back}/owner")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Select::new(fields.field("department", "owner-department").required(), choices).render(lang))
                (TextInput::new(fields.hinted("post", "owner-post", "owner-post-hint").required()).max_length(max).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "owner-button")).render())
                    a href=(back) { (t(lang, "review-cancel")) }
                }))
            }))
        }
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-agendas"), list_address(&district))
        .step(&found.text.title, back.as_str());
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.page(status, in_district(ctx, &district, Section::Agendas, page)))
}
