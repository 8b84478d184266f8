//! Changing a quota that can't be kept with those who applied.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::RecruitmentId;
use process::{Act, Invalid};
use ui::{Button, Choice, Form as PostForm, InputKind, Select, TextInput, Textarea, actions, html};

use super::{address, below, group, id, quotas};
use crate::acts;
use crate::acts::recruitment::select::QuotaChange;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/recruitment/{recruitment}/quotas`.
pub async fn get(
    ctx: Context,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        id(&call)?,
        &Form::default(),
        &Invalid::default(),
    )
    .await
}

/// `POST /d/{district}/recruitment/{recruitment}/quotas`.
pub async fn post(
    Path((slug, call)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&call)?;
    let form = QuotaChange {
        group: post.form.text("quota_group"),
        least: post.form.text("quota_least"),
        most: post.form.text("quota_most"),
        reason: post.form.text("reason"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::recruitment::select::change_quota(tx, by, &place, id, &form)?;
            Ok(format!("/d/{place}/recruitment/{id}?done=quota"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, id, &post.form, &invalid).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: RecruitmentId,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, call) = acts::recruitment::find::<WebError>(tx, &slug, id)?;
        let quotas = store::recruitment_quotas(tx, id)?;
        let neighborhoods = store::neighborhood_list(tx, district.id)?;
        Ok((district, call, quotas, neighborhoods))
    };
    let (district, call, found, neighborhoods) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::RecruitmentCall, Target::district(district.id))?;
    call.times.can_be_settled(ctx.now)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "recruitment-change-quota");
    let back = address(&district, id);
    let groups = found.iter().map(|row| {
        let of = row.quota.group;
        Choice::new(of.to_string(), group(lang, of, &neighborhoods))
    });
    let number = |name: &str, label: &str| {
        let field = fields.field(name, label).required();
        TextInput::new(field)
            .kind(InputKind::Number)
            .short()
            .render(lang)
    };
    let reason = fields.hinted(
        "reason",
        "recruitment-quota-reason",
        "recruitment-quota-reason-hint",
    );
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "recruitment-change-quota-lead")) }
        (quotas::table(lang, &found, &neighborhoods, (call.seats, false)))
        (PostForm::post(format!("{back}/quotas")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (Select::new(fields.field("quota_group", "recruitment-quotas-of").required(), groups.collect()).render(lang))
            (number("quota_least", "recruitment-at-least"))
            (number("quota_most", "recruitment-at-most"))
            (Textarea::new(reason.required()).rows(3).render(lang))
            (actions(html! {
                (Button::new(t(lang, "recruitment-change-quota-button")).render())
                a href=(back) { (t(lang, "body-cancel")) }
            }))
        }))
    };
    let page = below(
        lang,
        &district,
        &call,
        &title,
        fields.title(&title),
        content,
    );
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}
