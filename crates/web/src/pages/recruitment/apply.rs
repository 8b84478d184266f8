//! Applying for a seat, changing what one wrote, and taking it back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::RecruitmentId;
use process::recruitment::application::has_seats;
use process::recruitment::quota::Dimension;
use process::recruitment::{ApplicationForm, Method, Quota};
use process::{Act, Invalid};
use store::{ApplicationData, District, Neighborhood, Recruitment};
use ui::{
    Button, Checkboxes, Choice, Form as PostForm, Markup, Textarea, actions, html, own_words,
};

use super::{address, below, id, select};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

struct View {
    district: District,
    call: Recruitment,
    quotas: Vec<Quota>,
    neighborhoods: Vec<Neighborhood>,
    /// What the reader wrote before.
    mine: Option<ApplicationData>,
}

/// `GET /d/{district}/recruitment/{recruitment}/apply`: the form, with what one wrote before.
pub async fn get(
    ctx: Context,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug, id(&call)?).await?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    has_seats(view.call.kind)?;
    view.call.times.takes_applications(ctx.now)?;
    let form = view.mine.as_ref().map(written).unwrap_or_default();
    Ok(page(&ctx, &view, &form, &Invalid::default()))
}

/// `POST /d/{district}/recruitment/{recruitment}/apply`.
pub async fn post(
    Path((slug, call)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&call)?;
    let form = &post.form;
    let typed = ApplicationForm {
        generation: form.text("generation"),
        category: form.text("category"),
        neighborhood: form.text("neighborhood"),
        gender: form.text("gender"),
        motivation: form.text("motivation"),
        conflict: form.text("conflict"),
        agreed: !form.get("agree").is_empty(),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::recruitment::apply(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/recruitment/{id}?done=applied"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, slug, id).await?;
            Ok(page(&post.ctx, &view, &post.form, &invalid))
        }
    }
}

/// `POST /d/{district}/recruitment/{recruitment}/withdraw`.
pub async fn withdraw(
    Path((slug, call)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&call)?;
    let done = post
        .once(move |tx, by| {
            acts::recruitment::withdraw(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/recruitment/{id}?done=withdrawn"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

async fn read(ctx: &Context, slug: String, id: RecruitmentId) -> Result<View, WebError> {
    let me = ctx.actor.person;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, call) = acts::recruitment::find::<WebError>(tx, &slug, id)?;
        let mine = match me {
            Some(me) => store::application_of(tx, id, me)?,
            None => None,
        };
        Ok(View {
            quotas: acts::recruitment::quotas(tx, id)?,
            neighborhoods: store::neighborhood_list(tx, district.id)?,
            mine: match mine {
                Some(mine) => store::application_data(tx, mine.id)?,
                None => None,
            },
            district,
            call,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::RecruitmentApply, Target::district(view.district.id))?;
    Ok(view)
}

/// What one wrote before, as if it had been typed.
fn written(data: &ApplicationData) -> Form {
    let groups = &data.groups;
    let place = groups.neighborhood.map(|id| id.to_string());
    [
        ("generation", groups.generation.map_or("", |g| g.as_str())),
        ("category", groups.category.map_or("", |c| c.as_str())),
        ("neighborhood", place.as_deref().unwrap_or_default()),
        ("gender", groups.gender.map_or("", |g| g.as_str())),
        ("motivation", data.motivation.expose()),
        ("conflict", data.conflict.expose()),
        ("agree", "yes"),
    ]
    .into_iter()
    .collect()
}

fn page(ctx: &Context, view: &View, form: &Form, invalid: &Invalid) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "recruitment-apply");
    let back = address(&view.district, view.call.id);
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (own_words(lang, &view.call.title)) }
        p { (t(lang, "recruitment-apply-lead")) }
        (PostForm::post(format!("{back}/apply")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (inputs(ctx, &fields, view))
            (actions(html! {
                (Button::new(t(lang, "recruitment-apply-button")).render())
                a href=(back) { (t(lang, "body-cancel")) }
            }))
        }))
    };
    let page = below(
        lang,
        &view.district,
        &view.call,
        &title,
        fields.title(&title),
        content,
    );
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    ctx.page(
        status,
        in_district(ctx, &view.district, Section::Meetings, page),
    )
}

fn inputs(ctx: &Context, fields: &Fields<'_>, view: &View) -> Markup {
    let lang = fields.lang;
    let needed = |dimension: &Dimension| {
        let mut quotas = view.quotas.iter();
        quotas.any(|quota| quota.group.dimension() == *dimension)
    };
    let by_lot = view.call.method == Method::Lottery;
    let why = if by_lot {
        "recruitment-motivation-lot"
    } else {
        "recruitment-motivation-hint"
    };
    let motivation = fields.hinted("motivation", "recruitment-motivation", why);
    let motivation = if by_lot {
        motivation
    } else {
        motivation.required()
    };
    let conflict = fields.hinted(
        "conflict",
        "recruitment-conflict",
        "recruitment-conflict-hint",
    );
    let days = [("days", ctx.rules.retention.applications_days.into())];
    let agree = if by_lot {
        "recruitment-agree-lot"
    } else {
        "recruitment-agree-reasons"
    };
    let agree = vec![Choice::new("yes", tr(lang, agree, &days))];
    html! {
        @for dimension in Dimension::ALL {
            (select(fields, dimension.as_str(), &view.neighborhoods, needed(dimension)))
        }
        (Textarea::new(motivation).rows(5).render(lang))
        (Textarea::new(conflict).rows(3).render(lang))
        (Checkboxes::new(fields.field("agree", "recruitment-agree").required(), agree)
            .chosen(fields.form.all("agree")).render(lang))
    }
}
