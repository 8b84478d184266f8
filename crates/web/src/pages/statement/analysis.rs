//! What was worked out of the votes: common ground, what bridges, and groups with their map, each
//! as words and a table. All figures are those of crate `deliberation`.

use std::collections::HashMap;

use korean::{Lang, t, tr};
use process::id::PersonId;
use process::statement::MAP_FROM;
use serde::Deserialize;
use store::StatementAnalysis;
use ui::{MapPoint, Markup, OpinionMap, Table, TimeStyle, group_mark, html, own_words, time};

use crate::context::Context;

/// How many statements a list shows.
const MOST: usize = 7;

/// The part of a report that is shown, as crate `deliberation` writes it.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// How many people voted.
    pub participants: i64,
    /// What bridges, the best first.
    pub bridging: Vec<Bridging>,
    /// What most agree or disagree with.
    pub consensus: Vec<Side>,
    /// Whether groups hold.
    pub stable: bool,
    /// The groups, the largest first.
    pub groups: Vec<Group>,
    /// Where people stand.
    pub positions: Vec<Position>,
}

/// How well a statement bridges.
#[derive(Debug, Deserialize)]
pub struct Bridging {
    /// The id of the statement.
    pub statement: String,
    /// The share who agree, with its bounds.
    pub agree: f64,
    /// The lower one.
    pub agree_low: f64,
    /// The upper one.
    pub agree_high: f64,
}

/// A side that people took.
#[derive(Debug, Deserialize)]
pub struct Side {
    /// The id of the statement.
    pub statement: String,
    /// Whether they agree.
    pub agree: bool,
    /// The share who took it.
    pub share: f64,
    /// The lower bound of that.
    pub lower: f64,
    /// The share of all others.
    pub others: Option<f64>,
}

/// People who answer alike.
#[derive(Debug, Deserialize)]
pub struct Group {
    /// The ids of its members: never shown.
    pub members: Vec<String>,
    /// What it stands for.
    pub representative: Vec<Side>,
}

/// Where somebody stands.
#[derive(Debug, Deserialize)]
pub struct Position {
    /// The id of a person: never shown.
    pub participant: String,
    /// Along the first direction.
    pub x: f64,
    /// Along the second one.
    pub y: f64,
}

impl Report {
    /// Reads what was kept; nothing when it was written by another version.
    pub fn read(kept: &StatementAnalysis) -> Option<Report> {
        serde_json::from_str(&kept.report).ok()
    }
}

/// What the statements say, by id.
pub type Bodies = HashMap<String, String>;

/// A share in whole hundredths.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// All of it. Below fifty people there is only what bridges.
pub fn sections(
    ctx: &Context,
    kept: &StatementAnalysis,
    report: &Report,
    bodies: &Bodies,
) -> Markup {
    let lang = ctx.lang;
    html! {
        section.section aria-labelledby="analysis" {
            h2 #analysis { (t(lang, "statement-analysis")) }
            p.meta { (t(lang, "statement-computed")) " " (time(lang, kept.computed_at, TimeStyle::DateTime)) }
            @if report.participants >= MAP_FROM {
                (consensus(lang, report, bodies))
            }
            (bridging(lang, report, bodies))
            @if report.participants >= MAP_FROM { (groups(ctx, report, bodies)) }
            @else { p.soft { (tr(lang, "statement-map-from", &[("least", MAP_FROM.into())])) } }
        }
    }
}

fn consensus(lang: Lang, report: &Report, bodies: &Bodies) -> Markup {
    html! {
        h3 { (t(lang, "statement-consensus")) }
        @if report.consensus.is_empty() { p { (t(lang, "statement-consensus-none")) } }
        @else { (sides(lang, "statement-consensus-table", &report.consensus, bodies)) }
    }
}

fn bridging(lang: Lang, report: &Report, bodies: &Bodies) -> Markup {
    let empty = Table::new(
        t(lang, "statement-bridging-table"),
        t(lang, "statement-one"),
    )
    .figures(t(lang, "statement-share-agree"))
    .figures(t(lang, "statement-bounds"));
    let known = report.bridging.iter().filter_map(|one| {
        let body = bodies.get(&one.statement)?;
        Some((one, body))
    });
    let table = known.take(MOST).fold(empty, |table, (one, body)| {
        let bounds = format!("{}–{}", percent(one.agree_low), percent(one.agree_high));
        table.row(
            own_words(lang, body),
            vec![html! { (percent(one.agree)) }, html! { (bounds) }],
        )
    });
    html! {
        h3 { (t(lang, "statement-bridging")) }
        p { (t(lang, "statement-bridging-text")) }
        @if report.bridging.is_empty() { p.soft { (t(lang, "statement-bridging-none")) } }
        @else { (table.render()) }
    }
}

fn groups(ctx: &Context, report: &Report, bodies: &Bodies) -> Markup {
    let lang = ctx.lang;
    let stable = report.stable && !report.groups.is_empty();
    let count = i64::try_from(report.groups.len()).unwrap_or(0);
    html! {
        h3 { (t(lang, "statement-groups")) }
        @if !stable { p { (t(lang, "statement-groups-none")) } }
        @else {
            p { (tr(lang, "statement-groups-text", &[("count", count.into()), ("people", report.participants.into())])) }
            (drawing(ctx, report))
            @for (number, group) in report.groups.iter().enumerate() {
                @let size = i64::try_from(group.members.len()).unwrap_or(0);
                @let name = i64::try_from(number + 1).unwrap_or(0);
                h4 {
                    (group_mark(number)) " "
                    (tr(lang, "statement-group", &[("number", name.into()), ("count", size.into())]))
                }
                @if group.representative.is_empty() { p.soft { (t(lang, "statement-group-nothing")) } }
                @else { (sides(lang, "statement-group-table", &group.representative, bodies)) }
            }
        }
    }
}

fn drawing(ctx: &Context, report: &Report) -> Markup {
    let group = |id: &str| {
        let has = |group: &Group| group.members.iter().any(|member| member == id);
        report.groups.iter().position(has)
    };
    let own = ctx.actor.person.map(|PersonId(id)| id.to_string());
    let points = report.positions.iter().map(|at| MapPoint {
        x: at.x,
        y: at.y,
        group: group(&at.participant),
        own: own.as_deref() == Some(at.participant.as_str()),
    });
    let mut points: Vec<_> = points.collect();
    if points.is_empty() {
        return html! {};
    }
    // The order of people must not say who is who.
    points.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    let mine = points.iter().any(|point| point.own);
    let key = match mine {
        true => "statement-map-caption-own",
        false => "statement-map-caption",
    };
    OpinionMap::new(t(ctx.lang, key), points).render()
}

/// Statements with the side that people took, its share and its lower bound.
fn sides(lang: Lang, caption: &str, sides: &[Side], bodies: &Bodies) -> Markup {
    let others = sides.iter().any(|side| side.others.is_some());
    let empty = Table::new(t(lang, caption), t(lang, "statement-one"))
        .column(t(lang, "statement-said"))
        .figures(t(lang, "statement-share"))
        .figures(t(lang, "statement-at-least"));
    let empty = match others {
        true => empty.figures(t(lang, "statement-others")),
        false => empty,
    };
    let known = sides.iter().filter_map(|side| {
        let body = bodies.get(&side.statement)?;
        Some((side, body))
    });
    let table = known.take(MOST).fold(empty, |table, (side, body)| {
        let said = match side.agree {
            true => "statement-stance-agree",
            false => "statement-stance-disagree",
        };
        let mut cells = vec![
            html! { (t(lang, said)) },
            html! { (percent(side.share)) },
            html! { (percent(side.lower)) },
        ];
        if others {
            let of = side.others.map(percent).unwrap_or_default();
            cells.push(html! { (of) });
        }
        table.row(own_words(lang, body), cells)
    });
    table.render()
}
