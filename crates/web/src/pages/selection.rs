//! What was selected for a year: by whom, on what decision, and every departure with its reason.

pub mod new;
mod table;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::{AgendaId, ProposalId};
use process::selection::{Verdict, Voted, late};
use process::stage::Position;
use process::{Act, Refusal};
use serde::Deserialize;
use store::{Cycle, District, SelectionItem, Tx, Vote};
use ui::{DefinitionList, LinkButton, Markup, Notice, Page, Term, actions, html, own_words};

use crate::acts::selection::{Ground, Recorded};
use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::money::sum;
use crate::pages::settings::years;

/// The year an address may name, and what was just done.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The fiscal year; nothing means the one that is being decided on.
    #[serde(default)]
    year: String,
    #[serde(default)]
    done: String,
}

impl Asked {
    fn year(&self) -> Result<Option<i64>, WebError> {
        match self.year.as_str() {
            "" => Ok(None),
            year => year.parse().map(Some).map_err(|_| WebError::not_found()),
        }
    }
}

struct View {
    district: District,
    years: Vec<Cycle>,
    ground: Ground,
    recorded: Option<Recorded>,
}

impl View {
    fn address(&self, path: &str) -> String {
        let year = self.ground.cycle.fiscal_year;
        format!("/d/{}/{path}?year={year}", self.district.slug)
    }
}

/// `GET /d/{district}/selection`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, now, year) = (ctx.lang, ctx.now, asked.year()?);
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let cycle = district::year(tx, district.id, year, now)?;
        let ground = Ground::read(tx, cycle)?;
        let recorded = match ground.recorded.clone() {
            Some(selection) => Some(Recorded::read(tx, selection)?),
            None => None,
        };
        Ok(View {
            years: store::cycles_of(tx, district.id)?,
            district,
            ground,
            recorded,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let cycle = &view.ground.cycle;
    let title = heading(lang, cycle);
    let home = format!("/d/{}", view.district.slug);
    let body = html! {
        h1 { (title) }
        p.lead { (lead(&ctx, &view)) }
        (years(lang, &format!("{home}/selection"), &view.years, cycle.fiscal_year))
        @match &view.recorded {
            Some(recorded) => (outcome(lang, &view, recorded)?),
            None => (ahead(&ctx, &view)),
        }
    };
    let mut page = Page::new(lang, title.as_str(), body);
    if asked.done == "recorded" && view.recorded.is_some() {
        let said = html! { p { (t(lang, "selection-done")) } };
        page = page.flash(Notice::success(said).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Votes, page)))
}

/// "2027년에 할 일 고르기".
fn heading(lang: Lang, cycle: &Cycle) -> String {
    let year = cycle.fiscal_year.to_string();
    tr(lang, "selection-heading", &[("year", year.into())])
}

/// Who has the last word, since when that stands, and the official term.
fn lead(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let recorded = view.recorded.as_ref();
    let word = recorded.map_or(view.ground.cycle.last_word, |r| r.selection.last_word);
    let since = view.ground.stage.as_ref().map(|stage| {
        let key = match stage.position(ctx.now) {
            Position::Ahead if view.ground.vote.is_some() => "selection-word-vote",
            Position::Ahead => "selection-word-until",
            Position::Present | Position::Past => "selection-word-since",
        };
        let at = korean::date_time(lang, stage.opens_at);
        tr(lang, key, &[("at", at.into())])
    });
    html! {
        (t(lang, &format!("last-word-{word}"))) " "
        @if let Some(since) = since { (since) " " }
        span.official {
            (t(lang, "district-official")) ": "
            a.term href=(Term::Selection.href()) { (Term::Selection.official(lang)) }
        }
    }
}

/// What was selected, in a sentence, a list of facts and a table.
fn outcome(lang: Lang, view: &View, recorded: &Recorded) -> Result<Markup, WebError> {
    let items = &recorded.items;
    let count = |wanted: fn(&SelectionItem) -> bool| items.iter().filter(|i| wanted(i)).count();
    let granted = sum(items.iter().map(|item| item.granted))?;
    let funded = count(|item| item.verdict != Verdict::LeftOut);
    let args = [
        ("items", items.len().into()),
        ("funded", funded.into()),
        ("granted", korean::won(lang, granted.0).into()),
        (
            "budget",
            korean::won(lang, recorded.budget(&view.ground.cycle).0).into(),
        ),
    ];
    let departs = (
        count(|item| item.departs_vote),
        count(|item| item.departs_forum),
    );
    Ok(html! {
        p { (tr(lang, "selection-summary", &args)) }
        @if let Some(closed) = late(view.ground.stage.as_ref(), recorded.selection.recorded_at) {
            p { strong { (tr(lang, "selection-late", &[("closed", korean::deadline(lang, closed).into())])) } }
        }
        (departures(lang, recorded, departs))
        (facts(lang, view, recorded))
        (table::render(lang, &view.district.slug, items)?)
        p { a href=(view.address("plan")) { (t(lang, "selection-to-plan")) } }
    })
}

/// How many departures there are; none is said too.
fn departures(lang: Lang, recorded: &Recorded, (vote, forum): (usize, usize)) -> Markup {
    let count = |key: &str, count: usize| tr(lang, key, &[("count", count.into())]);
    let said = html! {
        @match (vote, &recorded.vote) {
            (_, None) => p { (t(lang, "selection-without-vote")) },
            (0, Some(_)) => p { (t(lang, "selection-as-voted")) },
            (vote, Some(_)) => p { strong { (count("selection-departs-vote", vote)) } },
        }
        @if forum > 0 { p { strong { (count("selection-departs-forum", forum)) } } }
    };
    Notice::information(said).render(lang)
}

fn facts(lang: Lang, view: &View, recorded: &Recorded) -> Markup {
    let decision = &recorded.decision;
    let meeting = format!("/d/{}/meetings/{}", view.district.slug, decision.meeting);
    let figures = [
        ("present", decision.present.into()),
        ("favour", decision.in_favour.into()),
        ("members", decision.members.into()),
    ];
    let mut list = DefinitionList::new()
        .entry_markup(
            t(lang, "selection-decision"),
            html! {
                a href=(meeting) { (own_words(lang, &decision.meeting_title)) } " · "
                (own_words(lang, &decision.motion)) " · " (tr(lang, "change-resolution", &figures))
            },
        )
        .entry(
            t(lang, "selection-recorded-at"),
            korean::date_time(lang, recorded.selection.recorded_at),
        );
    if let Some(vote) = &recorded.vote {
        list = list.entry_markup(t(lang, "selection-vote"), vote_link(lang, view, vote));
    }
    list.render()
}

/// The vote, which leads to its result once there is one.
fn vote_link(lang: Lang, view: &View, vote: &Vote) -> Markup {
    let result = if vote.counted_at.is_some() {
        "/result"
    } else {
        ""
    };
    let address = format!("/d/{}/votes/{}{result}", view.district.slug, vote.id);
    html! { a href=(address) { (lang.pick(&vote.title_ko, &vote.title_en)) } }
}

/// Before it is recorded: what comes and when, and the way to record it.
fn ahead(ctx: &Context, view: &View) -> Markup {
    let (lang, ground) = (ctx.lang, &view.ground);
    let rule = ground.rule();
    let open = rule.open(ctx.now);
    html! {
        h2 { (t(lang, "selection-ahead")) }
        (steps(ctx, view, rule.vote))
        @if ctx.can(Act::SelectionRecord, view.district.id) {
            @match open {
                Ok(()) => (actions(LinkButton::new(t(lang, "selection-new"), view.address("selection/new")).render())),
                Err(Refusal { fault, .. }) => p.soft { (message::fault(lang, &fault)) },
            }
        }
    }
}

/// Vote, meeting of the council, record: each with its day.
fn steps(ctx: &Context, view: &View, voted: Voted) -> Markup {
    let (lang, ground) = (ctx.lang, &view.ground);
    let moment = |key: &str, at| tr(lang, key, &[("at", korean::date_time(lang, at).into())]);
    let end = |key: &str, at| tr(lang, key, &[("at", korean::deadline(lang, at).into())]);
    html! {
        ol {
            @if let Some(stage) = &ground.stage {
                @match stage.position(ctx.now) {
                    Position::Ahead => li { (moment("selection-step-opens", stage.opens_at)) },
                    Position::Present => li { (end("selection-step-open", stage.closes_at)) },
                    Position::Past => li {
                        (end("selection-step-over", stage.closes_at))
                        @if ground.agreed_at.is_none() { " " (t(lang, "selection-step-late")) }
                    },
                }
            } @else {
                li { (t(lang, "refusal-selection-none")) }
            }
            @match (voted, &ground.vote) {
                (Voted::Waits { closes_at }, Some(vote)) => li {
                    (end("selection-step-vote", closes_at)) " " (vote_link(lang, view, vote))
                },
                (Voted::Counted { .. }, Some(vote)) => li {
                    (t(lang, "selection-step-counted")) " " (vote_link(lang, view, vote))
                },
                _ => li { (t(lang, "selection-step-no-vote")) },
            }
            li {
                (t(lang, "selection-step-council")) " "
                a href={ "/d/" (view.district.slug) "/meetings" } { (t(lang, "selection-step-meetings")) }
            }
            li { (t(lang, "selection-step-record")) }
        }
    }
}

/// A title that leads to the agenda or the proposal, where it is one.
pub(crate) fn linked(
    slug: &str,
    (agenda, proposal): (Option<AgendaId>, Option<ProposalId>),
    title: Markup,
) -> Markup {
    match (agenda, proposal) {
        (Some(id), _) => html! { a href=(format!("/d/{slug}/agendas/{id}")) { (title) } },
        (None, Some(id)) => html! { a href=(format!("/d/{slug}/proposals/{id}")) { (title) } },
        (None, None) => title,
    }
}
