//! A district's own page: what this is, where the year stands, what can be done today.

mod meeting;
pub mod year;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::district::DistrictKind;
use process::stage::{Position, Stage, StageKind};
use process::vote::{Phase, phase};
use store::{Cycle, District, Meeting, Proposal, ProposalFilter, Recruitment, Vote};
use ui::{
    EmptyState, ListRow, Markup, Page, StageRail, StageState, Term, TodayCard, Tone, columns, html,
    list, today,
};

use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::recruitment;
use crate::pages::vote::list as votes;

/// How many of the latest proposals and votes the page names.
const SHOWN: i64 = 5;

struct View {
    district: District,
    cycle: Option<Cycle>,
    stages: Vec<Stage>,
    proposals: Vec<Proposal>,
    proposal_count: i64,
    votes: Vec<Vote>,
    next_meeting: Option<Meeting>,
    calls: Vec<Recruitment>,
}

/// `GET /d/{district}`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let (lang, now) = (ctx.lang, ctx.now);
    let view = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let cycle = store::cycle_deciding(tx, district.id, now)?;
        let stages = match &cycle {
            Some(cycle) => store::stages_of(tx, cycle.id)?,
            None => Vec::new(),
        };
        let filter = ProposalFilter {
            district: district.id,
            neighborhood: None,
            withdrawn: false,
            before: None,
            limit: SHOWN,
        };
        let proposals = store::proposal_list(tx, &filter)?;
        let proposal_count = store::proposal_count(tx, district.id)?;
        let votes = store::vote_list(tx, district.id, None, SHOWN)?;
        let next_meeting = store::meeting_next(tx, district.id, now)?;
        Ok(View {
            next_meeting,
            calls: store::recruitments_open(tx, district.id, now, SHOWN)?,
            district,
            cycle,
            stages,
            proposals,
            proposal_count,
            votes,
        })
    });
    let view = view.await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let plain = lang.pick(&view.district.plain_name_ko, &view.district.plain_name_en);
    let body = html! {
        h1 { (plain) }
        p.lead { (lead(lang, &view)) }
        @match view.district.kind {
            DistrictKind::District => {
                (rail(&ctx, &view.district.slug, &view.stages))
                (today_section(&ctx, &view))
                (columns(proposals(&ctx, &view), side(&ctx, &view)))
            }
            DistrictKind::City => {
                (meeting::block(&ctx, &view.district, view.next_meeting.as_ref()))
                @if view.cycle.is_some() {
                    p { a href={ "/d/" (view.district.slug) "/money" } { (t(lang, "district-city-money")) } }
                }
            }
        }
    };
    let page = Page::new(lang, plain.as_str(), body).description(lead_text(lang, &view));
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Home, page)))
}

fn lead_text(lang: Lang, view: &View) -> String {
    match &view.cycle {
        _ if view.district.kind == DistrictKind::City => t(lang, "district-city-lead"),
        Some(cycle) => {
            let budget = korean::won(lang, cycle.budget.0);
            let year = cycle.fiscal_year.to_string();
            tr(
                lang,
                "district-lead",
                &[("budget", budget.into()), ("year", year.into())],
            )
        }
        None => t(lang, "district-lead-none"),
    }
}

/// One sentence on what this is; the plain name came first, the official term follows.
fn lead(lang: Lang, view: &View) -> Markup {
    html! {
        (lead_text(lang, view)) " "
        a href="/primer" { (t(lang, "home-primer")) } " "
        span.official {
            (t(lang, "district-official")) ": "
            a.term href=(Term::DistrictPlan.href()) { (Term::DistrictPlan.official(lang)) }
        }
    }
}

fn rail(ctx: &Context, slug: &str, stages: &[Stage]) -> Markup {
    let lang = ctx.lang;
    if stages.is_empty() {
        return html! {};
    }
    let rows = stages.iter().map(|stage| {
        let state = match stage.position(ctx.now) {
            Position::Past => StageState::Past,
            Position::Present => StageState::Present,
            Position::Ahead => StageState::Future,
        };
        ui::Stage::new(
            t(lang, &format!("stage-{}", stage.kind)),
            year::when_short(lang, stage, ctx.now),
            state,
        )
    });
    StageRail::new(rows.collect())
        .all(format!("/d/{slug}/year"))
        .render(lang)
}

/// At most three things that somebody can do now; what runs out of time comes first.
fn today_section(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let home = format!("/d/{}", view.district.slug);
    let mut cards = Vec::new();
    let of = |wanted: Phase| {
        let at =
            |vote: &&Vote| phase(&vote.terms(&[]), vote.counted_at.is_some(), ctx.now) == wanted;
        view.votes.iter().find(at)
    };
    if let Some(vote) = of(Phase::Open) {
        let left = korean::days_left_text(lang, ctx.now, vote.closes_at);
        let text = tr(
            lang,
            "district-card-vote-text",
            &[("max", vote.max_choices.into())],
        );
        let href = format!("{home}/votes/{}", vote.id);
        cards.push(TodayCard::new(
            t(lang, "district-card-vote"),
            href,
            text,
            left,
            Tone::Persimmon,
        ));
    }
    let collecting = view.stages.iter().find(|stage| {
        stage.kind == StageKind::Proposals && stage.position(ctx.now) == Position::Present
    });
    if let Some(stage) = collecting {
        let left = korean::days_left_text(lang, ctx.now, stage.closes_at);
        let text = t(lang, "district-card-propose-text");
        let href = format!("{home}/proposals/new");
        cards.push(TodayCard::new(
            t(lang, "district-card-propose"),
            href,
            text,
            left,
            Tone::Pine,
        ));
    }
    if let Some(vote) = of(Phase::Counted) {
        let text = lang.pick(&vote.title_ko, &vote.title_en);
        let href = format!("{home}/votes/{}/result", vote.id);
        let tag = t(lang, "vote-state-counted");
        cards.push(TodayCard::new(
            t(lang, "district-card-result"),
            href,
            text,
            tag,
            Tone::Sky,
        ));
    }
    if cards.len() < 3 {
        let text = t(lang, "district-card-comment-text");
        let tag = t(lang, "district-card-always");
        let href = format!("{home}/proposals");
        cards.push(TodayCard::new(
            t(lang, "district-card-comment"),
            href,
            text,
            tag,
            Tone::Sky,
        ));
    }
    html! {
        section.section {
            h2 { (t(lang, "district-today")) }
            (today(&cards))
        }
    }
}

fn proposals(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let address = format!("/d/{}/proposals", view.district.slug);
    let rows: Vec<ListRow> = view
        .proposals
        .iter()
        .map(|proposal| {
            let comments = tr(
                lang,
                "district-comments",
                &[("count", proposal.comment_count.into())],
            );
            ListRow::new(&proposal.text.title, format!("{address}/{}", proposal.id))
                .title_lang(korean::language_of(&proposal.text.title, lang))
                .meta(format!("{} · {comments}", proposal.text.need))
        })
        .collect();
    html! {
        section.section {
            h2 { (t(lang, "district-proposals")) }
            @if rows.is_empty() {
                @let open = process::stage::proposals_open(&view.stages, ctx.now).is_ok();
                @let text = if open { "district-empty-text" } else { "district-empty-closed" };
                (EmptyState::new(t(lang, "district-empty"), t(lang, text)).render())
            } @else {
                (list(3, &rows))
                p {
                    a href=(address) {
                        (tr(lang, "district-all", &[("count", view.proposal_count.into())]))
                    }
                }
            }
        }
    }
}

fn side(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let address = format!("/d/{}/votes", view.district.slug);
    let rows: Vec<ListRow> = view
        .votes
        .iter()
        .map(|vote| {
            let (state, _) = votes::state(lang, vote, ctx.now);
            let name = lang.pick(&vote.title_ko, &vote.title_en);
            ListRow::new(name, format!("{address}/{}", vote.id)).meta(state)
        })
        .collect();
    html! {
        (meeting::block(ctx, &view.district, view.next_meeting.as_ref()))
        @if !view.calls.is_empty() { (recruitment::now(ctx, &view.district, &view.calls)) }
        section.section {
            h2 { (t(lang, "district-votes")) }
            @if rows.is_empty() {
                p.soft { (t(lang, "vote-list-empty")) }
            } @else {
                (list(3, &rows))
            }
        }
    }
}
