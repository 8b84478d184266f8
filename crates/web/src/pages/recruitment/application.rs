//! One application: read on record, and chosen or not with a reason.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::{ApplicationId, RecruitmentId};
use process::recruitment::Method;
use process::recruitment::seat::Verdict;
use process::{Act, Invalid};
use store::{ApplicationData, Neighborhood};
use ui::{
    Button, Choice, DefinitionList, Form as PostForm, Markup, Radios, Textarea, actions, html,
    paragraphs,
};

use super::desk::number;
use super::{address, below, id};
use crate::acts::recruitment::select;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

type Place = (RecruitmentId, ApplicationId);

fn place(call: &str, application: &str) -> Result<Place, WebError> {
    let application = application.parse().map_err(|_| WebError::not_found())?;
    Ok((id(call)?, application))
}

/// `GET /d/{district}/recruitment/{recruitment}/applications/{application}`.
pub async fn get(
    ctx: Context,
    Path((slug, call, application)): Path<(String, String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let place = place(&call, &application)?;
    page(
        &ctx,
        slug,
        place,
        &Form::default(),
        &Invalid::default(),
        None,
    )
    .await
}

/// `POST /d/{district}/recruitment/{recruitment}/applications/{application}/read`: what was
/// written. That it was read is on record before it is shown, so the page is the answer.
pub async fn read(
    Path((slug, call, application)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let place = place(&call, &application)?;
    let (by, at) = (post.ctx.by(), slug.clone());
    let read = move |tx: &mut store::Tx<'_>| select::read(tx, &by, &at, place);
    let data = post.ctx.app.stores.site.write(read).await?;
    let (form, invalid) = (Form::default(), Invalid::default());
    page(&post.ctx, slug, place, &form, &invalid, Some(&data)).await
}

/// `POST /d/{district}/recruitment/{recruitment}/applications/{application}`.
pub async fn post(
    Path((slug, call, application)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let place = place(&call, &application)?;
    let (verdict, reason) = (post.form.text("verdict"), post.form.text("reason"));
    let at = slug.clone();
    let done = post
        .once(move |tx, by| {
            select::choose(tx, by, &at, place, (&verdict, &reason))?;
            Ok(format!("/d/{at}/recruitment/{}/applications", place.0))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, place, &post.form, &invalid, None).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    place: Place,
    form: &Form,
    invalid: &Invalid,
    data: Option<&ApplicationData>,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let found = select::find_application::<WebError>(tx, &slug, place)?;
        let neighborhoods = store::neighborhood_list(tx, found.0.id)?;
        Ok((found, neighborhoods))
    };
    let ((district, call, found), neighborhoods) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::RecruitmentSelect, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = number(lang, &found.token);
    let back = format!("{}/applications", address(&district, call.id));
    let here = format!("{back}/{}", found.id);
    let chooses = call.method == Method::Reasons && call.times.can_be_settled(ctx.now).is_ok();
    let content = html! {
        (fields.summary())
        h1 { (title) }
        @match data {
            Some(data) => (written(ctx, data, &neighborhoods)),
            None => {
                p { (t(lang, "recruitment-read-lead")) }
                (PostForm::post(format!("{here}/read")).hidden_all(hidden(&ctx.tokens()))
                    .render(actions(Button::new(t(lang, "recruitment-read")).second().render())))
            }
        }
        @if chooses {
            (PostForm::post(&here).hidden_all(hidden(&ctx.tokens())).render(choice(&fields, &back)))
        } @else { p { a href=(back) { (t(lang, "recruitment-desk")) } } }
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

fn written(ctx: &Context, data: &ApplicationData, neighborhoods: &[Neighborhood]) -> Markup {
    let lang = ctx.lang;
    let none = || t(lang, "recruitment-not-told");
    let groups = &data.groups;
    let place = groups.neighborhood.and_then(|id| {
        let found = neighborhoods.iter().find(|one| one.id == id)?;
        Some(lang.pick(&found.name_ko, &found.name_en).clone())
    });
    let told = [
        (
            "generation",
            groups
                .generation
                .map(|g| crate::diversity::generation(lang, g)),
        ),
        (
            "category",
            groups.category.map(|c| crate::diversity::category(lang, c)),
        ),
        ("neighborhood", place),
        (
            "gender",
            groups.gender.map(|g| crate::diversity::gender(lang, g)),
        ),
    ];
    let list = told
        .into_iter()
        .fold(DefinitionList::new(), |list, (dimension, value)| {
            let label = t(lang, &format!("recruitment-dimension-{dimension}"));
            list.entry(label, value.unwrap_or_else(none))
        });
    html! {
        (list.render())
        h2 { (t(lang, "recruitment-motivation")) }
        @if data.motivation.expose().is_empty() { p.soft { (none()) } } @else { (paragraphs(data.motivation.expose())) }
        h2 { (t(lang, "recruitment-conflict")) }
        @if data.conflict.expose().is_empty() { p.soft { (t(lang, "recruitment-conflict-none")) } } @else { (paragraphs(data.conflict.expose())) }
    }
}

fn choice(fields: &Fields<'_>, back: &str) -> Markup {
    let lang = fields.lang;
    let verdicts = Verdict::ALL.iter().map(|verdict| {
        Choice::new(
            verdict.as_str(),
            t(lang, &format!("recruitment-verdict-{verdict}")),
        )
    });
    let reason = fields.hinted(
        "reason",
        "recruitment-choice-reason",
        "recruitment-choice-hint",
    );
    html! {
        (Radios::new(fields.field("verdict", "recruitment-verdict").required(), verdicts.collect()).render(lang))
        (Textarea::new(reason.required()).rows(3).render(lang))
        (actions(html! {
            (Button::new(t(lang, "recruitment-choice-button")).render())
            a href=(back) { (t(lang, "body-cancel")) }
        }))
    }
}
