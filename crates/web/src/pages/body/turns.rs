//! Tasks that go around in a body, and showing newcomers around.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::{BodyId, TurnOfTaskId};
use process::{Act, Invalid};
use store::{District, Guiding, TaskTurn};
use ui::{Button, EmptyState, Form as FormView, Markup, TextInput, actions, html, own_words};

use super::{address, below, id};
use crate::acts;
use crate::acts::body::newcomer;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::proposal::author;
use crate::post::{Post, Settled};

/// How many turns the page shows.
const LATEST: i64 = 30;

/// `POST /d/{district}/bodies/{body}/guide`: offers to show newcomers around, or stops.
pub async fn guide(
    Path((slug, body)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&body)?;
    let stop = post.form.get("step") == "stop";
    let done = post
        .once(move |tx, by| {
            newcomer::guide(tx, by, &slug, id, stop)?;
            Ok(format!("/d/{slug}/bodies/{id}?done=guide"))
        })
        .await;
    settle(&post, done)
}

/// `POST /d/{district}/bodies/{body}/turns`: hands the tasks of the next meeting out.
pub async fn post(
    Path((slug, body)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&body)?;
    let done = post
        .once(move |tx, by| {
            newcomer::hand_out(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/bodies/{id}/turns"))
        })
        .await;
    settle(&post, done)
}

/// Neither form has a field that could be wrong.
fn settle(post: &Post, done: Result<String, acts::NotDone>) -> Result<Response<Body>, WebError> {
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

/// `GET /d/{district}/bodies/{body}/turns`.
pub async fn get(
    ctx: Context,
    Path((slug, body)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    page(
        &ctx,
        slug,
        id(&body)?,
        &Form::default(),
        &Invalid::default(),
    )
    .await
}

/// `POST /d/{district}/bodies/{body}/turns/{turn}`: hands one's turn on.
pub async fn hand_on(
    Path((slug, body, turn)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&body)?;
    let turn: TurnOfTaskId = turn.parse().map_err(|_| WebError::not_found())?;
    let (reason, place) = (post.form.text("reason"), slug.clone());
    let done = post
        .once(move |tx, by| {
            newcomer::hand_on(tx, by, &place, (id, turn), &reason)?;
            Ok(format!("/d/{place}/bodies/{id}/turns"))
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
    id: BodyId,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, body) = acts::body::find::<WebError>(tx, &slug, id)?;
        Ok((district, body, store::turns_of_body(tx, id, LATEST)?))
    };
    let (district, body, turns) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "newcomer-turns");
    let here = format!("{}/turns", address(&district, id));
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "newcomer-turns-lead")) }
        @if turns.is_empty() {
            (EmptyState::new(t(lang, "newcomer-turns-none"), t(lang, "newcomer-turns-none-text")).render())
        } @else {
            ul.rows role="list" { @for turn in &turns { (row(lang, &district, turn)) } }
        }
        (own(ctx, &fields, &here, &turns))
        @if ctx.can(Act::TurnHandOut, district.id) {
            (FormView::post(&here).hidden_all(hidden(&ctx.tokens()))
                .render(actions(Button::new(t(lang, "newcomer-hand-out")).second().render())))
        }
    };
    let page = below(
        lang,
        &district,
        &body,
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

fn row(lang: Lang, district: &District, turn: &TaskTurn) -> Markup {
    let task = t(lang, &format!("newcomer-task-{}", turn.task));
    html! {
        li {
            div {
                p { strong { (task) } " · " (own_words(lang, &author(lang, &turn.display_name))) }
                p.meta {
                    a href={ "/d/" (district.slug) "/meetings/" (turn.meeting) } { (own_words(lang, &turn.meeting_title)) }
                    @if turn.swapped_at.is_some() {
                        " · " (t(lang, "newcomer-handed-on")) ": " (own_words(lang, &turn.swap_reason))
                    }
                }
            }
        }
    }
}

/// The reader's own turn, which she can hand on with a reason.
fn own(ctx: &Context, fields: &Fields<'_>, here: &str, turns: &[TaskTurn]) -> Markup {
    let lang = ctx.lang;
    let mine =
        |turn: &&TaskTurn| turn.swapped_at.is_none() && ctx.actor.person == Some(turn.person);
    let Some(turn) = turns.iter().find(mine) else {
        return html! {};
    };
    let task = [(
        "task",
        t(lang, &format!("newcomer-task-{}", turn.task)).into(),
    )];
    let reason = fields.hinted("reason", "newcomer-swap-reason", "newcomer-swap-hint");
    html! {
        section.section {
            h2 { (t(lang, "newcomer-mine")) }
            p { (tr(lang, "newcomer-mine-text", &task)) }
            (FormView::post(format!("{here}/{}", turn.id)).hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(reason.required()).render(lang))
                (actions(Button::new(t(lang, "newcomer-swap")).second().render()))
            }))
        }
    }
}

/// Who shows the reader around, whom she shows around, and whether she offers it.
pub(super) fn guiding(ctx: &Context, here: &str, first_time: bool, guiding: &Guiding) -> Markup {
    let lang = ctx.lang;
    let (step, key) = match guiding.offers {
        true => ("stop", "newcomer-guide-stop"),
        false => ("offer", "newcomer-guide-offer"),
    };
    html! {
        @if let Some((_, name)) = &guiding.guide {
            p { (t(lang, "newcomer-guided-by")) " " strong { (own_words(lang, &author(lang, name))) } }
        }
        @if !guiding.guided.is_empty() {
            @let names: Vec<String> = guiding.guided.iter().map(|name| author(lang, name)).collect();
            p { (t(lang, "newcomer-guides")) " " strong { (own_words(lang, &names.join(", "))) } }
        }
        @if !first_time {
            (FormView::post(format!("{here}/guide")).hidden_all(hidden(&ctx.tokens())).render(
                actions(Button::new(t(lang, key)).second().sends("step", step).render())
            ))
        }
        p { a href={ (here) "/turns" } { (t(lang, "newcomer-turns")) } }
    }
}
