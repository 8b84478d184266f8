//! Publishing a call, for seats or for people of some group.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::recruitment::{CallForm, CallKind, Method, TargetForm};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{District, Neighborhood};
use ui::{
    Breadcrumb, Button, Choice, Form as PostForm, Hidden, InputKind, Markup, Page, Radios, Select,
    TextInput, Textarea, actions, html,
};

use super::{list_address, quotas, select};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// What the address may fill in, as the page of gaps does.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A name of [`CallKind`].
    kind: String,
    /// The id of a body.
    body: String,
    /// A name of a generation.
    generation: String,
    /// A name of a field.
    category: String,
    /// The id of a neighbourhood.
    neighborhood: String,
}

/// `GET /d/{district}/recruitment/new`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let kind = asked.kind.parse().unwrap_or(CallKind::Seats);
    let form = [
        ("kind", kind.as_str()),
        ("council", &asked.body),
        ("generation", &asked.generation),
        ("category", &asked.category),
        ("neighborhood", &asked.neighborhood),
    ];
    let form = form.into_iter().collect();
    page(&ctx, slug, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /d/{district}/recruitment`: publishes the call and shows it.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = typed(&post.form);
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::recruitment::publish(tx, by, &place, &form)?;
            Ok(format!("/d/{place}/recruitment/{id}?done=published"))
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

fn typed(form: &Form) -> CallForm {
    CallForm {
        kind: form.text("kind"),
        body: form.text("council"),
        title: form.text("title"),
        about: form.text("call_about"),
        opens_at: form.text("opens_at"),
        closes_at: form.text("closes_at"),
        seats: form.text("seats"),
        method: form.text("method"),
        starts_on: form.text("starts_on"),
        ends_on: form.text("ends_on"),
        quotas: quotas::typed(form),
        target: TargetForm {
            generation: form.text("generation"),
            category: form.text("category"),
            neighborhood: form.text("neighborhood"),
        },
    }
}

struct View {
    district: District,
    bodies: Vec<store::Body>,
    neighborhoods: Vec<Neighborhood>,
}

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        Ok(View {
            bodies: store::body_list(tx, district.id)?,
            neighborhoods: store::neighborhood_list(tx, district.id)?,
            district,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::RecruitmentCall, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let kind = form.get("kind").parse().unwrap_or(CallKind::Seats);
    let title = t(lang, &format!("recruitment-new-{kind}"));
    let back = list_address(&view.district);
    let mut tokens = hidden(&ctx.tokens());
    tokens.push(Hidden::new("kind", kind.as_str()));
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, &format!("recruitment-new-{kind}-lead"))) }
        (PostForm::post(&back).hidden_all(tokens).render(html! {
            (common(&fields, &view))
            @match kind {
                CallKind::Seats => (seats(ctx, &fields, &view)),
                CallKind::Open => (target(&fields, &view)),
            }
            p { (t(lang, "recruitment-new-fixed")) }
            (actions(html! {
                (Button::new(t(lang, "recruitment-new-button")).render())
                a href=(back) { (t(lang, "body-cancel")) }
            }))
        }))
    };
    let page = Page::new(lang, fields.title(&title), content)
        .noindex()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "recruitment-title"), back)
                .render(lang),
        );
    Ok(ctx.page(
        status,
        in_district(ctx, &view.district, Section::Meetings, page),
    ))
}

fn common(fields: &Fields<'_>, view: &View) -> Markup {
    let lang = fields.lang;
    let seats = fields.form.get("kind") != CallKind::Open.as_str();
    let bodies = view.bodies.iter().filter(|body| seats || body.open);
    let bodies: Vec<Choice> = bodies
        .map(|body| Choice::new(body.id.to_string(), super::super::body::name(lang, body)))
        .collect();
    let hint = if seats {
        "recruitment-body-hint"
    } else {
        "recruitment-body-open-hint"
    };
    let body = fields.hinted("council", "recruitment-body", hint);
    let body = if seats { body.required() } else { body };
    let about = fields.hinted("call_about", "recruitment-about", "recruitment-about-hint");
    let opens = fields.hinted(
        "opens_at",
        "recruitment-opens-at",
        "recruitment-moment-hint",
    );
    let closes = fields.field("closes_at", "recruitment-closes-at");
    html! {
        (Select::new(body, bodies).render(lang))
        (TextInput::new(fields.field("title", "recruitment-name").required()).render(lang))
        (Textarea::new(about.required()).rows(5).render(lang))
        (TextInput::new(opens.required()).render(lang))
        (TextInput::new(closes.required()).render(lang))
    }
}

fn seats(ctx: &Context, fields: &Fields<'_>, view: &View) -> Markup {
    let lang = fields.lang;
    let most = i64::from(ctx.rules.limits.recruitment_seats_max);
    let seats = fields.field("seats", "recruitment-seats").hint(tr(
        lang,
        "recruitment-seats-hint",
        &[("max", most.into())],
    ));
    let methods = Method::ALL.iter().map(|method| {
        Choice::new(
            method.as_str(),
            t(lang, &format!("recruitment-method-{method}")),
        )
        .hint(t(lang, &format!("recruitment-method-{method}-hint")))
    });
    let first = fields
        .field("starts_on", "recruitment-starts-on")
        .required();
    let last = fields.field("ends_on", "recruitment-ends-on").required();
    html! {
        (TextInput::new(seats.required()).kind(InputKind::Number).short().render(lang))
        (Radios::new(fields.field("method", "recruitment-method").required(), methods.collect()).render(lang))
        (TextInput::new(first).kind(InputKind::Date).short().render(lang))
        (TextInput::new(last).kind(InputKind::Date).short().render(lang))
        (quotas::inputs(fields, &view.neighborhoods))
    }
}

fn target(fields: &Fields<'_>, view: &View) -> Markup {
    html! {
        h2 { (t(fields.lang, "recruitment-target")) }
        p { (t(fields.lang, "recruitment-target-hint")) }
        @for dimension in ["generation", "category", "neighborhood"] {
            (select(fields, dimension, &view.neighborhoods, false))
        }
    }
}
