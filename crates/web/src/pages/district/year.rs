//! All stages of one of a district's years: how long each is, when one gets in and out of it,
//! and what one can do there.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::calendar::back::{days_between, submission_day};
use process::calendar::short_deliberation;
use process::criterion::{Criterion, Figures, Side, hold, needs_reason, wanted_in};
use process::stage::{Position, Stage, StageKind};
use store::{Cycle, District, StageClosing};
use ui::{DefinitionList, Markup, Notice, Page, Tag, Tone, foreign, html};

use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::primer::term_of;
use crate::pages::settings::{Asked, back, criteria, years};

struct View {
    district: District,
    cycle: Option<Cycle>,
    stages: Vec<Stage>,
    years: Vec<Cycle>,
    /// The day on which the budget is handed in, if it is set.
    submits_on: Option<Date>,
    /// What the district wants of its stages, what is there, and why one closed without it.
    criteria: Vec<Criterion>,
    there: Figures,
    reasons: Vec<StageClosing>,
}

/// `GET /d/{district}/year`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, now, rules) = (ctx.lang, ctx.now, ctx.rules);
    let year = asked.fiscal_year()?;
    let view = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let cycle = match year {
            Some(_) => Some(district::year(tx, district.id, year, now)?),
            None => store::cycle_deciding(tx, district.id, now)?,
        };
        let (stages, submits_on) = match &cycle {
            Some(cycle) => (
                store::stages_of(tx, cycle.id)?,
                store::submission_of(tx, cycle.id)?,
            ),
            None => (Vec::new(), None),
        };
        let (there, reasons) = match &cycle {
            Some(cycle) => (
                store::stage_figures(tx, cycle.id, now)?,
                store::stage_closings(tx, cycle.id)?,
            ),
            None => (Figures::new(), Vec::new()),
        };
        Ok(View {
            years: store::cycles_of(tx, district.id)?,
            criteria: wanted_in(&rules, &store::criteria_of(tx, district.id)?),
            district,
            cycle,
            stages,
            submits_on,
            there,
            reasons,
        })
    });
    let view = view.await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let home = format!("/d/{}", view.district.slug);
    let title = match &view.cycle {
        Some(cycle) => {
            let year = cycle.fiscal_year.to_string();
            tr(lang, "year-title-of", &[("year", year.into())])
        }
        None => t(lang, "year-title"),
    };
    let body = html! {
        h1 { (title) }
        @match &view.cycle {
            None => p.lead { (t(lang, "district-lead-none")) },
            Some(cycle) => {
                p.lead { (lead(lang, cycle)) }
                (years(lang, &format!("{home}/year"), &view.years, cycle.fiscal_year))
                (planned(&ctx, &view, cycle))
                p { a href={ (home) "/together" } { (t(lang, "together-title")) } }
                @for stage in &view.stages { (section(&ctx, &home, cycle, (stage, &view))) }
            }
        }
    };
    let page = Page::new(lang, title.as_str(), body);
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Home, page)))
}

/// What is decided on, and who has the last word.
fn lead(lang: Lang, cycle: &Cycle) -> String {
    let args = [
        ("year", cycle.fiscal_year.to_string().into()),
        ("budget", korean::won(lang, cycle.budget.0).into()),
    ];
    let word = t(lang, &format!("last-word-{}", cycle.last_word));
    format!("{} {word}", tr(lang, "district-lead", &args))
}

/// How long each stage is beside the others, and when the budget is handed in.
fn planned(ctx: &Context, view: &View, cycle: &Cycle) -> Markup {
    let lang = ctx.lang;
    let law = submission_day(cycle.fiscal_year, &ctx.rules);
    let due = view.submits_on.unwrap_or(law);
    let of = |kind| view.stages.iter().find(|stage: &&Stage| stage.kind == kind);
    let ends = of(StageKind::Discovery).zip(of(StageKind::Planning));
    let late = ends.is_some_and(|(_, planning)| due < planning.last_day());
    let key = match view.submits_on {
        Some(_) => "year-submission",
        None => "year-submission-law",
    };
    html! {
        @if let Some((first, last)) = ends {
            (back::shares(lang, &view.stages, days_between(first.first_day(), last.last_day())))
        }
        p { (tr(lang, key, &[("day", back::day(lang, due).into())]))
            @if late { " " strong { (t(lang, "year-submission-late")) } }
        }
    }
}

fn section(ctx: &Context, home: &str, cycle: &Cycle, (stage, view): (&Stage, &View)) -> Markup {
    let lang = ctx.lang;
    let kind = stage.kind;
    let plain = t(lang, &format!("stage-{kind}"));
    let (word, tone) = match stage.position(ctx.now) {
        Position::Past => ("year-past", Tone::Quiet),
        Position::Present => ("year-present", Tone::Persimmon),
        Position::Ahead => ("year-ahead", Tone::Sky),
    };
    let facts = DefinitionList::new()
        .entry_markup(
            t(lang, "year-days"),
            html! {
                (tr(lang, "year-days-count", &[("days", stage.days().into())])) " · " (when(lang, stage))
            },
        )
        .entry(t(lang, "year-entry"), korean::date_time(lang, stage.opens_at))
        .entry(t(lang, "year-exit"), exit(ctx, stage));
    html! {
        section.section id=(kind.as_str()) {
            h2 { (ui::term_link_as(lang, &plain, term_of(kind))) " " (Tag::new(t(lang, word), tone).render()) }
            p { (t(lang, &format!("year-{kind}"))) }
            (facts.render())
            (wanted(ctx, view, stage))
            @if kind == StageKind::Deliberation { (short(ctx, cycle, &view.stages)) }
            p {
                (t(lang, &format!("year-do-{kind}"))) " "
                a href={ (home) "/" (place(kind, cycle)) } { (t(lang, &format!("year-go-{kind}"))) }
            }
            @if kind == StageKind::Selection {
                @let year = cycle.fiscal_year;
                p { a href={ (home) "/selection?year=" (year) } { (t(lang, "selection-see")) } }
            }
        }
    }
}

/// What the stage should have at both of its ends, with the figures; that it opened or closed
/// without it, and why.
fn wanted(ctx: &Context, view: &View, stage: &Stage) -> Markup {
    let lang = ctx.lang;
    let of = |side| hold(&view.criteria, (stage.kind, side), &view.there);
    let (entry, exit) = (of(Side::Entry), of(Side::Exit));
    let opened = stage.position(ctx.now) != Position::Ahead;
    let early = opened && entry.iter().any(|held| !held.met);
    let unmet = needs_reason(stage, &view.criteria, &view.there, ctx.now);
    let explains = unmet && ctx.can(Act::ClosingExplain, view.district.id);
    html! {
        (criteria::held(lang, Side::Entry, &entry))
        @if early { (Notice::warning(html! { p { (t(lang, "criterion-opened-without")) } }).render(lang)) }
        (criteria::held(lang, Side::Exit, &exit))
        @if unmet {
            (Notice::warning(html! {
                p { (t(lang, "criterion-closed-without")) }
                (criteria::said(lang, &view.reasons, stage.kind))
            }).render(lang))
        }
        @if explains {
            @let year = view.cycle.as_ref().map_or(0, |cycle| cycle.fiscal_year);
            p { a href={ "/d/" (view.district.slug) "/settings/closings?year=" (year) } { (t(lang, "closing-go")) } }
        }
    }
}

/// When it ends, with the days left while it goes on.
fn exit(ctx: &Context, stage: &Stage) -> String {
    let end = korean::deadline(ctx.lang, stage.closes_at);
    match stage.position(ctx.now) {
        Position::Present => {
            let left = korean::days_left_text(ctx.lang, ctx.now, stage.closes_at);
            format!("{end} · {left}")
        }
        _ => end,
    }
}

/// That deliberation has fewer days than it should, and why, or that nobody said why.
fn short(ctx: &Context, cycle: &Cycle, stages: &[Stage]) -> Markup {
    let lang = ctx.lang;
    let reason = &cycle.short_reason;
    let Some(short) = short_deliberation(stages, &ctx.rules) else {
        return html! {};
    };
    html! {
        (back::too_short(lang, short))
        p {
            @if reason.is_empty() { strong { (t(lang, "year-short-no-reason")) } }
            @else { (t(lang, "year-short-reason")) " " (foreign(lang, korean::language_of(reason, lang), reason)) }
        }
    }
}

/// Where one does what there is to do in a stage.
fn place(kind: StageKind, cycle: &Cycle) -> String {
    let page = match kind {
        StageKind::Discovery | StageKind::Proposals | StageKind::Deliberation => "proposals",
        StageKind::Selection => "votes",
        StageKind::Planning => return format!("plan?year={}", cycle.fiscal_year),
        // A settlement has a page once it is there; the page about money leads to it.
        StageKind::Execution | StageKind::Settlement => {
            return format!("money?year={}", cycle.fiscal_year);
        }
    };
    page.to_owned()
}

/// The days of a stage in words; its end is the last moment that still belongs to it.
pub fn when(lang: Lang, stage: &Stage) -> String {
    let last = stage.closes_at - jiff::SignedDuration::from_millis(1);
    korean::date_range(lang, stage.opens_at, last)
}

/// The same for the rail: without the year when it is the present one, and only the year
/// when the stage fills another.
pub fn when_short(lang: Lang, stage: &Stage, now: jiff::Timestamp) -> String {
    let last = stage.closes_at - jiff::SignedDuration::from_millis(1);
    let year = |at| korean::seoul(at).date().year();
    let (first_year, last_year) = (year(stage.opens_at), year(last));
    if first_year == year(now) && last_year == first_year {
        return korean::date_range_in_year(lang, stage.opens_at, last);
    }
    let text = |year: i16| year.to_string();
    if first_year == last_year {
        return korean::tr(lang, "year-only", &[("year", text(first_year).into())]);
    }
    let args = [
        ("first", text(first_year).into()),
        ("last", text(last_year).into()),
    ];
    korean::tr(lang, "year-span", &args)
}
