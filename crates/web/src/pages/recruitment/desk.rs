//! The desk of a call: its applications by number, and once the seats are filled the seats.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::{ApplicationId, RecruitmentId};
use process::recruitment::{Method, Phase};
use serde::Deserialize;
use store::{Application, Choice, District, Recruitment, Seat};
use ui::{
    Button, EmptyState, Form as PostForm, LinkButton, ListRow, Markup, Pagination, TimeStyle, Tone,
    actions, html, list, own_words, time,
};

use super::{address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::paging;
use crate::post::{Post, Settled};

/// How many applications or seats a page shows.
const PAGE: i64 = 30;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last application, or the last place, of the page before.
    #[serde(default)]
    after: String,
}

struct View {
    district: District,
    call: Recruitment,
    applications: Vec<Application>,
    choices: Vec<Choice>,
    seats: Vec<Seat>,
    people: i64,
}

/// `GET /d/{district}/recruitment/{recruitment}/applications`.
pub async fn get(
    ctx: Context,
    Path((slug, call)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id: RecruitmentId = id(&call)?;
    let after: Option<ApplicationId> = paging::key(Some(asked.after.as_str()))?;
    let most = ctx.rules.limits.applications_max;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, call) = acts::recruitment::find::<WebError>(tx, &slug, id)?;
        let place = after.map_or(0, |last| last.0);
        Ok(View {
            applications: store::application_page(tx, id, after, PAGE + 1)?,
            choices: store::application_choices(tx, id, most)?,
            seats: store::seat_page(tx, id, place, PAGE + 1)?,
            people: store::application_count(tx, id)?,
            district,
            call,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::RecruitmentSelect, Target::district(view.district.id))?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let lang = ctx.lang;
    let title = t(lang, "recruitment-desk");
    let here = format!("{}/applications", address(&view.district, id));
    let settled = view.call.times.phase(ctx.now) == Phase::Settled;
    let count = [("count", view.people.into())];
    let (rows, next) = match settled {
        true => seats(&ctx, &view),
        false => applications(&ctx, &view),
    };
    let content = html! {
        h1 { (title) }
        p.lead { (own_words(lang, &view.call.title)) }
        p { (tr(lang, "recruitment-desk-count", &count)) " " (t(lang, "recruitment-desk-lead")) }
        @if !settled { (steps(&ctx, &view)) }
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "recruitment-desk-none"), t(lang, "recruitment-desk-none-text")).render())
        } @else { (list(2, &rows)) }
        @if after.is_some() { p { a href=(here) { (t(lang, "body-first-page")) } } }
        (Pagination::new(t(lang, "recruitment-desk-pages")).next(next.map(|last| format!("{here}?after={last}"))).render(lang))
    };
    let page = below(
        lang,
        &view.district,
        &view.call,
        &title,
        title.clone(),
        content,
    );
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Meetings, page)))
}

/// What can be done with the call now.
fn steps(ctx: &Context, view: &View) -> Markup {
    let (lang, here) = (ctx.lang, address(&view.district, view.call.id));
    if view.call.times.can_be_settled(ctx.now).is_err() {
        return html! { p.soft { (t(lang, "recruitment-desk-open")) } };
    }
    html! {
        @match view.call.method {
            Method::Lottery => (actions(html! {
                @if ctx.can(Act::RecruitmentDraw, view.district.id) {
                    (LinkButton::new(t(lang, "recruitment-draw"), format!("{here}/draw")).render())
                }
            })),
            Method::Reasons => (PostForm::post(format!("{here}/settle")).hidden_all(hidden(&ctx.tokens()))
                .render(actions(Button::new(t(lang, "recruitment-settle")).render()))),
        }
        @if ctx.can(Act::RecruitmentCall, view.district.id) {
            p { a href={ (here) "/quotas" } { (t(lang, "recruitment-change-quota")) } }
        }
    }
}

type Rows = (Vec<ListRow>, Option<i64>);

fn applications(ctx: &Context, view: &View) -> Rows {
    let lang = ctx.lang;
    let (shown, next) = paging::cut(view.applications.clone(), PAGE, |one| one.id.0);
    let here = format!("{}/applications", address(&view.district, view.call.id));
    let rows = shown.iter().map(|one| {
        let choice = view.choices.iter().find(|(id, _, _)| *id == one.id);
        let row = ListRow::new(number(lang, &one.token), format!("{here}/{}", one.id))
            .meta_markup(html! { (time(lang, one.made_at, TimeStyle::Date)) });
        match choice {
            Some((_, verdict, _)) => row.tag(
                t(lang, &format!("recruitment-verdict-{verdict}")),
                Tone::Pine,
            ),
            None => row,
        }
    });
    (rows.collect(), next)
}

fn seats(ctx: &Context, view: &View) -> Rows {
    let lang = ctx.lang;
    let (shown, next) = paging::cut(view.seats.clone(), PAGE, |one| one.position);
    let here = format!("{}/seats", address(&view.district, view.call.id));
    let rows = shown.iter().map(|seat| {
        let place = [("nth", seat.position.into())];
        let title = format!(
            "{} · {}",
            tr(lang, "recruitment-place", &place),
            number(lang, &seat.token)
        );
        let row = ListRow::new(title, format!("{here}/{}", seat.id)).tag(
            t(lang, &format!("recruitment-seat-{}", seat.state)),
            Tone::Sky,
        );
        match seat.term_ends_on {
            Some(last) => row.meta(tr(
                lang,
                "recruitment-until",
                &[("day", last.to_string().into())],
            )),
            None => row,
        }
    });
    (rows.collect(), next)
}

/// An application by its number.
pub(super) fn number(lang: Lang, token: &str) -> String {
    tr(lang, "recruitment-number", &[("token", token.into())])
}

/// `POST /d/{district}/recruitment/{recruitment}/settle`: fills the seats by the reasons.
pub async fn settle(
    Path((slug, call)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&call)?;
    let done = post
        .once(move |tx, by| {
            acts::recruitment::draw::settle(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/recruitment/{id}?done=settled"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}
