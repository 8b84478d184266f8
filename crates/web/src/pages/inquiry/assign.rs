//! Saying who answers: an office, a member of staff, or both.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::act::Target;
use process::id::InquiryId;
use process::inquiry::{ANSWERERS, AssignForm, open};
use process::{Act, Invalid};
use store::Holder;
use ui::{Button, Choice, Form as PostForm, Select, TextInput, actions, html, own_words};

use super::{address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::pages::role::name as role_name;
use crate::post::{Post, Settled};

/// `GET /d/{district}/inbox/{inquiry}/assign`.
pub async fn get(
    ctx: Context,
    Path((slug, inquiry)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        id(&inquiry)?,
        None,
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/inbox/{inquiry}/assign`.
pub async fn post(
    Path((slug, inquiry)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&inquiry)?;
    let typed = AssignForm {
        office: post.form.text("office"),
        staff: post.form.text("staff"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::inquiry::assign(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/inbox/{id}?done=assigned"))
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
    id: InquiryId,
    typed: Option<&Form>,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let today = ctx.today;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::inquiry::find::<WebError>(tx, &slug, id)?;
        let staff = store::holders_of(tx, district.id, &ANSWERERS, today)?;
        Ok((district, found, staff))
    };
    let (district, found, staff) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::InquiryAssign, Target::district(district.id))?;
    open(found.standing())?;
    let lang = ctx.lang;
    let person = found.owner.person.map(|person| person.to_string());
    let present: Form = [
        ("office", found.owner.office.clone()),
        ("staff", person.unwrap_or_default()),
    ]
    .into_iter()
    .collect();
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&present),
        invalid,
    };
    let title = t(lang, "inquiry-assign");
    let back = address(&district, id);
    let office = fields.hinted("office", "inquiry-office", "inquiry-office-hint");
    let member = fields.hinted("staff", "inquiry-staff", "inquiry-staff-hint");
    let max = u32::try_from(ctx.rules.limits.place_max).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { strong { (own_words(lang, &found.text.title)) } }
        p { (t(lang, "inquiry-assign-lead")) }
        (PostForm::post(format!("{back}/assign")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(office).max_length(max).render(lang))
            @if !staff.is_empty() { (Select::new(member, choices(lang, &staff)).render(lang)) }
            (actions(html! {
                (Button::new(t(lang, "inquiry-assign-button")).render())
                a href=(back) { (t(lang, "inquiry-cancel")) }
            }))
        }))
    };
    let page = below(ctx, &district, &title, fields.title(&title), body);
    Ok(ctx.page(status, page))
}

/// Those who may answer, by name and role.
fn choices(lang: Lang, staff: &[Holder]) -> Vec<Choice> {
    let choice = |holder: &Holder| {
        let name = match holder.display_name.as_str() {
            "" => t(lang, "role-nameless"),
            name => name.to_owned(),
        };
        let role = role_name(lang, holder.role);
        Choice::new(holder.person.to_string(), format!("{name} · {role}"))
    };
    staff.iter().map(choice).collect()
}
