//! Recording how many people were shown the summary at a meeting.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::agreement_notice::ShownForm;
use process::{Act, Invalid};
use store::{Cycle, District, ShownAt, Tx};
use ui::{
    Breadcrumb, Button, Choice, EmptyState, Form as PostForm, InputKind, Page, Select, TextInput,
    actions, html,
};

use crate::acts::NotDone;
use crate::acts::agreement_notice as acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::money::Asked;
use crate::post::{Post, Settled};

/// `GET /d/{district}/agreement/shown`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let year = asked.year()?;
    page(
        &ctx,
        slug,
        year,
        &Form::default(),
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/agreement/shown`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let year = post.form.get("year").parse();
    let year: i64 = year.map_err(|_| WebError::not_found())?;
    let typed = ShownForm {
        meeting: post.form.text("shown_at"),
        people: post.form.text("shown_people"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::shown(tx, by, &place, year, &typed)?;
            Ok(format!(
                "/d/{place}/agreement/summary?year={year}&done=shown"
            ))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, Some(year), &post.form, &invalid, status).await
        }
    }
}

async fn read(
    ctx: &Context,
    slug: String,
    year: Option<i64>,
) -> Result<(District, Cycle, Vec<ShownAt>), WebError> {
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = crate::acts::district::find(tx, &slug)?;
        by.may(Act::MeetingRecord, Target::district(district.id))?;
        let (district, cycle, agreement) = acts::in_force(tx, &slug, year)?;
        let meetings = acts::meetings(tx, &by, &agreement)?;
        Ok((district, cycle, meetings))
    };
    Ok(ctx.app.stores.site.read(read).await?)
}

async fn page(
    ctx: &Context,
    slug: String,
    year: Option<i64>,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, cycle, meetings) = read(ctx, slug, year).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "agreement-shown-title");
    let back = crate::acts::agreement_notice::address("", &district, cycle.fiscal_year);
    let choices = meetings.iter().map(|one| {
        let values = [
            ("title", one.title.clone().into()),
            ("day", korean::date(lang, one.starts_at).into()),
        ];
        Choice::new(
            one.meeting.to_string(),
            tr(lang, "agreement-shown-meeting", &values),
        )
    });
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "agreement-shown-lead")) }
        @if meetings.is_empty() {
            (EmptyState::new(t(lang, "agreement-shown-none"), t(lang, "agreement-shown-none-text"))
                .action(t(lang, "agreement-shown-back"), &back).render())
        } @else {
            (PostForm::post(format!("/d/{}/agreement/shown", district.slug))
                .hidden_all(hidden(&ctx.tokens()))
                .hidden("year", cycle.fiscal_year.to_string())
                .render(html! {
                    (Select::new(fields.field("shown_at", "agreement-shown-at").required(), choices.collect()).render(lang))
                    (TextInput::new(fields.hinted("shown_people", "agreement-shown-people", "agreement-shown-people-hint").required())
                        .kind(InputKind::Number).short().render(lang))
                    (actions(html! {
                        (Button::new(t(lang, "agreement-shown-button")).render())
                        a href=(back) { (t(lang, "agreement-shown-back")) }
                    }))
                }))
        }
    };
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "agreement-summary-short"), back)
                .render(lang),
        );
    Ok(ctx.page(status, in_district(ctx, &district, Section::Money, page)))
}
