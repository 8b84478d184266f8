//! The hearing of a proposer: what was suggested, what she says, what was recorded on site, and
//! the forms of each of them.

pub(in crate::pages) mod forms;
pub(in crate::pages) mod story;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::t;
use process::act::Target;
use process::hearing::AskForm;
use process::id::ProposalId;
use process::{Act, hearing};
use serde::Deserialize;
use store::{Body as Council, District, Hearing, HeldMeeting, Proposal, ProxyEntry, Tx};
use ui::{Breadcrumb, EmptyState, Notice, Page, html};

use super::classify::about;
use super::{address, list_address};
use crate::acts::{self, By, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// Everything the page shows.
struct View {
    district: District,
    found: Proposal,
    /// The latest first.
    hearings: Vec<Hearing>,
    bodies: Vec<Council>,
    /// In which she can have been heard.
    meetings: Vec<HeldMeeting>,
    proxy: Option<ProxyEntry>,
}

impl View {
    fn standing(&self) -> Option<hearing::Hearing> {
        self.hearings.first().map(Hearing::standing)
    }

    fn is_open(&self) -> bool {
        self.standing().is_some_and(|standing| !standing.closed)
    }
}

/// `GET /d/{district}/proposals/{proposal}/hearing`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    page(
        &ctx,
        slug,
        &id,
        &Form::default(),
        &asked.done,
        &Shown::first(),
    )
    .await
}

/// `POST /d/{district}/proposals/{proposal}/hearing`: suggests something and asks the proposer.
pub async fn ask(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let typed = AskForm {
        suggested: post.form.text("suggested"),
        reason: post.form.text("reason"),
        body: post.form.text("council"),
    };
    settle(slug, id, post, "asked", move |tx, by, slug, id| {
        acts::hearing::ask(tx, by, slug, id, &typed).map(drop)
    })
    .await
}

/// `POST /d/{district}/proposals/{proposal}/hearing/answer`: the proposer explains.
pub async fn answer(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let (way, said) = (post.form.text("way"), post.form.text("said"));
    settle(slug, id, post, "answered", move |tx, by, slug, id| {
        acts::hearing::answer(tx, by, slug, id, (&way, &said))
    })
    .await
}

/// `POST /d/{district}/proposals/{proposal}/hearing/record`: what she said in a meeting.
pub async fn record(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let (meeting, text) = (post.form.text("meeting"), post.form.text("recorded"));
    settle(slug, id, post, "recorded", move |tx, by, slug, id| {
        acts::hearing::record(tx, by, slug, id, (&meeting, &text))
    })
    .await
}

/// Does one of the three acts and shows the page again.
async fn settle<F>(
    slug: String,
    id: String,
    post: Post,
    word: &'static str,
    act: F,
) -> Result<Response<Body>, WebError>
where
    F: FnOnce(&mut Tx<'_>, &By, &str, ProposalId) -> Result<(), NotDone> + Send + 'static,
{
    let proposal: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            act(tx, by, &district, proposal)?;
            let here = format!("/d/{district}/proposals/{proposal}/hearing");
            Ok(format!("{here}?done={word}"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, &id, &post.form, "", &shown).await,
    }
}

async fn read(ctx: &Context, slug: String, id: &str) -> Result<View, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let now = ctx.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::proposal::find::<WebError>(tx, &slug, id)?;
        let hearings = store::hearings_of(tx, id)?;
        let latest = hearings.first();
        let of = (latest.and_then(|one| one.body), false);
        let since = latest.map_or(now, |one| one.asked_at);
        Ok(View {
            bodies: store::body_list(tx, district.id)?,
            meetings: store::held_meetings(tx, district.id, of, (since, now))?,
            proxy: store::proxy_entry_of(tx, id)?,
            district,
            found,
            hearings,
        })
    };
    ctx.app.stores.site.read(read).await
}

async fn page(
    ctx: &Context,
    slug: String,
    id: &str,
    typed: &Form,
    done: &str,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let view = read(ctx, slug, id).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    acts::proposal::readable(&ctx.actor, &view.found)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let title = t(lang, "hearing-title");
    let back = address(&view.district, view.found.id);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        (about(lang, &view.found))
        p { (t(lang, "hearing-lead")) }
        @if view.hearings.is_empty() {
            (EmptyState::new(t(lang, "hearing-none"), t(lang, "hearing-none-text"))
                .action(t(lang, "proposal-back"), &back)
                .render())
        }
        @for one in &view.hearings { (story::whole(lang, &view.district.slug, one, ctx.now)) }
        (forms::all(ctx, &view, &fields))
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-proposals"), list_address(&view.district))
        .step(&view.found.text.title, back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = match done {
        "asked" => flash(lang, page, "hearing-done-asked"),
        "answered" => flash(lang, page, "hearing-done-answered"),
        "recorded" => flash(lang, page, "hearing-done-recorded"),
        _ => page,
    };
    let page = in_district(ctx, &view.district, Section::Proposals, page);
    Ok(ctx.page(shown.status, page))
}

fn flash(lang: korean::Lang, page: Page, key: &str) -> Page {
    let text = html! { p { (t(lang, key)) } };
    page.flash(Notice::success(text).announced().render(lang))
}
