//! One call: what it is for, until when, by which quotas, and where one's own application is.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::id::RecruitmentId;
use process::recruitment::lottery::published::Published;
use process::recruitment::lottery::urn::hash;
use process::recruitment::seat::SeatState;
use process::recruitment::{CallKind, Method, Phase};
use serde::Deserialize;
use store::{Application, District, Neighborhood, Recruitment, RecruitmentQuota, Seat};
use ui::{
    Breadcrumb, Button, DefinitionList, Form as FormView, LinkButton, Markup, Notice, Page, Tag,
    TimeStyle, actions, html, own_words, paragraphs, time,
};

use super::{address, group, id, list_address, people, phase, quotas, result};
use crate::acts::recruitment::find;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::pages::{body, role};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// Everything the page shows.
pub(super) struct View {
    pub district: District,
    pub call: Recruitment,
    pub body: Option<store::Body>,
    pub quotas: Vec<RecruitmentQuota>,
    pub neighborhoods: Vec<Neighborhood>,
    /// How many applications stand.
    pub people: i64,
    /// The hash of their tokens, once the list is closed and a lottery draws from it.
    pub list_hash: Option<String>,
    /// The reader's own application, and her place.
    pub mine: Option<Application>,
    pub seat: Option<Seat>,
    /// How many seats stand where, and the draw, once they are filled.
    pub seat_counts: Vec<(SeatState, i64)>,
    pub draw: Option<Published>,
}

/// `GET /d/{district}/recruitment/{recruitment}`.
pub async fn get(
    ctx: Context,
    Path((slug, call)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug, id(&call)?).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let at = view.call.times.phase(ctx.now);
    let (word, tone) = phase(lang, at);
    let title = view.call.title.as_str();
    let about_lang = korean::language_of(&view.call.about, lang);
    let content = html! {
        h1 { (own_words(lang, title)) }
        p { (Tag::new(word, tone).render()) }
        @if at == Phase::Cancelled {
            (Notice::warning(html! { p { (t(lang, "recruitment-cancelled-because")) " " (own_words(lang, &view.call.cancel_reason)) } }).render(lang))
        }
        div lang=[(about_lang != lang).then(|| about_lang.as_str())] { (paragraphs(&view.call.about)) }
        (own(&ctx, &view, at))
        (figures(&ctx, &view, at))
        @if view.call.kind == CallKind::Seats {
            @if at == Phase::Settled { (result::section(&ctx, &view)) }
            (quotas::table(lang, &view.quotas, &view.neighborhoods, (view.call.seats, at == Phase::Settled)))
            (method(&ctx, &view))
        }
        (staff(&ctx, &view, at))
    };
    let page = Page::new(lang, title, content)
        .description(view.call.about.lines().next().unwrap_or_default())
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "recruitment-title"), list_address(&view.district))
                .render(lang),
        );
    let page = match flash(&asked.done) {
        Some(key) => page.flash(
            Notice::success(html! { p { (t(lang, key)) } })
                .announced()
                .render(lang),
        ),
        None => page,
    };
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Meetings, page)))
}

fn flash(done: &str) -> Option<&'static str> {
    Some(match done {
        "published" => "recruitment-done-published",
        "applied" => "recruitment-done-applied",
        "withdrawn" => "recruitment-done-withdrawn",
        "cancelled" => "recruitment-done-cancelled",
        "settled" | "drawn" => "recruitment-done-settled",
        "answered" => "recruitment-done-answered",
        "quota" => "recruitment-done-quota",
        "freed" => "recruitment-done-freed",
        "renewed" => "recruitment-done-renewed",
        _ => return None,
    })
}

async fn read(ctx: &Context, slug: String, id: RecruitmentId) -> Result<View, WebError> {
    let (me, now) = (ctx.actor.person, ctx.now);
    let most = ctx.rules.limits.applications_max;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, call) = find::<WebError>(tx, &slug, id)?;
        let closed = call.times.phase(now) == Phase::Closed && !call.commitment.is_empty();
        Ok(View {
            body: match call.body {
                Some(body) => store::body_get(tx, body)?,
                None => None,
            },
            quotas: store::recruitment_quotas(tx, id)?,
            neighborhoods: store::neighborhood_list(tx, district.id)?,
            people: store::application_count(tx, id)?,
            list_hash: match closed {
                true => Some(hash(&store::application_tokens(tx, id, most)?.join("\n"))),
                false => None,
            },
            mine: match me {
                Some(me) => store::application_of(tx, id, me)?,
                None => None,
            },
            seat: match me {
                Some(me) => store::seat_of(tx, id, me)?,
                None => None,
            },
            seat_counts: store::seat_counts(tx, id)?,
            draw: serde_json::from_str(&store::recruitment_draw(tx, id)?).ok(),
            district,
            call,
        })
    };
    ctx.app.stores.site.read(read).await
}

/// When, how many, for how long.
fn figures(ctx: &Context, view: &View, at: Phase) -> Markup {
    let (lang, call) = (ctx.lang, &view.call);
    let mut list = DefinitionList::new();
    if let Some(found) = &view.body {
        let link = html! { a href=(body::address(&view.district, found.id)) { (body::name(lang, found)) } };
        list = list.entry_markup(t(lang, "recruitment-of-body"), link);
    }
    let opens = time(lang, call.times.opens_at, TimeStyle::DateTime);
    let closes = match at {
        Phase::Ahead | Phase::Open => ui::deadline(lang, ctx.now, call.times.closes_at),
        _ => time(lang, call.times.closes_at, TimeStyle::DateTime),
    };
    list = list
        .entry_markup(t(lang, "recruitment-opens"), opens)
        .entry_markup(t(lang, "recruitment-closes"), closes);
    match call.kind {
        CallKind::Seats => {
            list = list.entry(
                t(lang, "recruitment-seats"),
                tr(
                    lang,
                    "recruitment-seats-count",
                    &[("count", call.seats.into())],
                ),
            );
            if let Some((first, last)) = call.term {
                list = list.entry(t(lang, "recruitment-term"), role::days(lang, first, last));
            }
            let method = t(lang, &format!("recruitment-method-{}", call.method));
            list = list.entry(t(lang, "recruitment-method"), method).entry(
                t(lang, "recruitment-applications"),
                people(lang, view.people),
            );
        }
        CallKind::Open => {
            let groups = view.quotas.iter();
            let groups: Vec<String> = groups
                .map(|row| group(lang, row.quota.group, &view.neighborhoods))
                .collect();
            if !groups.is_empty() {
                list = list.entry(t(lang, "recruitment-target"), groups.join(" · "));
            }
        }
    }
    list.render()
}

/// What the reader can do, or where her application stands.
fn own(ctx: &Context, view: &View, at: Phase) -> Markup {
    let lang = ctx.lang;
    let here = address(&view.district, view.call.id);
    if view.call.kind == CallKind::Open {
        return open_ways(ctx, view, at);
    }
    let mine = view
        .mine
        .as_ref()
        .filter(|mine| mine.withdrawn_at.is_none());
    if at == Phase::Settled {
        return result::own(ctx, view, view.seat.as_ref());
    }
    match (mine, at) {
        (Some(mine), Phase::Open) => html! {
            section.section {
                h2 { (t(lang, "recruitment-mine")) }
                p { (t(lang, "recruitment-mine-open")) " " (tr(lang, "recruitment-token", &[("token", mine.token.as_str().into())])) }
                (FormView::post(format!("{here}/withdraw")).hidden_all(hidden(&ctx.tokens())).render(actions(html! {
                    (LinkButton::new(t(lang, "recruitment-change"), format!("{here}/apply")).render())
                    (Button::new(t(lang, "recruitment-withdraw")).second().render())
                })))
            }
        },
        (Some(mine), Phase::Closed) => html! {
            section.section {
                h2 { (t(lang, "recruitment-mine")) }
                p { (t(lang, "recruitment-mine-waits")) " " (tr(lang, "recruitment-token", &[("token", mine.token.as_str().into())])) }
            }
        },
        (None, Phase::Open) => actions(html! {
            (LinkButton::new(t(lang, "recruitment-apply"), format!("{here}/apply")).render())
        }),
        (None, Phase::Ahead) => html! { p.soft { (t(lang, "recruitment-ahead-text")) } },
        _ => html! {},
    }
}

/// What a call without seats leads to: joining, or proposing.
fn open_ways(ctx: &Context, view: &View, at: Phase) -> Markup {
    let lang = ctx.lang;
    if at != Phase::Open {
        return html! {};
    }
    let propose = format!("/d/{}/proposals/new", view.district.slug);
    actions(html! {
        @if let Some(found) = view.body.as_ref().filter(|body| body.open) {
            (LinkButton::new(t(lang, "body-join"), format!("{}/join", body::address(&view.district, found.id))).render())
        }
        (LinkButton::new(t(lang, "recruitment-propose"), propose).second().render())
    })
}

/// How the seats are filled, in words; of a lottery what was promised.
fn method(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    match view.call.method {
        Method::Reasons => html! { p { (t(lang, "recruitment-method-reasons-text")) } },
        Method::Lottery => html! {
            section.section #lottery {
                h2 { (t(lang, "recruitment-lottery")) }
                ol {
                    li { (t(lang, "recruitment-lottery-secret")) " " code.wrap { (view.call.commitment) } }
                    li {
                        (t(lang, "recruitment-lottery-list"))
                        @if let Some(hash) = &view.list_hash { " " code.wrap { (hash) } }
                    }
                    li { (t(lang, "recruitment-lottery-dice")) }
                }
                p { (t(lang, "recruitment-lottery-check")) }
            }
        },
    }
}

fn staff(ctx: &Context, view: &View, at: Phase) -> Markup {
    let lang = ctx.lang;
    let here = address(&view.district, view.call.id);
    let calls = ctx.can(Act::RecruitmentCall, view.district.id);
    let selects = ctx.can(Act::RecruitmentSelect, view.district.id);
    let live = matches!(at, Phase::Ahead | Phase::Open | Phase::Closed);
    html! {
        @if selects && view.call.kind == CallKind::Seats {
            (actions(LinkButton::new(t(lang, "recruitment-desk"), format!("{here}/applications")).second().render()))
        }
        @if calls && live { (actions(html! { a href={ (here) "/cancel" } { (t(lang, "recruitment-cancel")) } })) }
    }
}
