//! What was worked out of the votes: common ground, what bridges, groups with their map, and what
//! speaks for most; each as words and a table whose rows are drawn too.

use std::collections::HashMap;

use deliberation::madang::{LEAST_VOTES, WhyGroups};
use korean::{Lang, t, tr};
use process::id::PersonId;
use process::opinion::Stance;
use process::statement::MAP_FROM;
use ui::{
    MapPoint, Markup, Notice, OpinionMap, ShareBar, Table, TimeStyle, Tone, group_mark, html,
    own_words, time,
};

use super::{range, stance};
use crate::analysis::{Analysed, Group, Report, Side};
use crate::context::Context;

/// How many statements a list shows.
const MOST: usize = 7;
/// At most about so many people are drawn; of more, every second, third and so on.
const MOST_POINTS: usize = 2_000;

/// A share in whole hundredths.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// All of it. Below fifty people there is only what bridges.
pub fn sections(ctx: &Context, all: &Analysed) -> Markup {
    let lang = ctx.lang;
    let many = all.report.participants >= MAP_FROM;
    html! {
        section.section aria-labelledby="analysis" {
            h2 #analysis { (t(lang, "statement-analysis")) }
            p { (t(lang, "statement-range-text")) }
            p.meta { (t(lang, "statement-computed")) " " (time(lang, all.computed_at, TimeStyle::DateTime)) }
            @if many { (consensus(lang, all)) }
            (bridging(lang, all))
            @if many { (groups(ctx, all)) (slate(lang, all)) }
            @else { p.soft { (tr(lang, "statement-map-from", &[("least", MAP_FROM.into())])) } }
        }
    }
}

fn consensus(lang: Lang, all: &Analysed) -> Markup {
    html! {
        h3 { (t(lang, "statement-consensus")) }
        @if all.report.consensus.is_empty() { p { (t(lang, "statement-consensus-none")) } }
        @else { (sides(lang, t(lang, "statement-consensus-table"), &all.report.consensus, all)) }
    }
}

fn bridging(lang: Lang, all: &Analysed) -> Markup {
    let empty = Table::new(
        t(lang, "statement-bridging-table"),
        t(lang, "statement-one"),
    )
    .figures(t(lang, "statement-share-agree"))
    .figures(t(lang, "statement-bounds"));
    // Only what somebody in the middle agrees with even if ten more of them did not.
    let bridges = all.report.bridging.iter().filter(|one| one.lower > 0.0);
    let bridges: Vec<_> = bridges.take(MOST).collect();
    let table = bridges.iter().fold(empty, |table, one| {
        let bounds = (one.agree_low, one.agree_high);
        let bar = ShareBar::new(one.agree, Tone::Pine).bounds(bounds);
        table.row(
            html! { (own_words(lang, all.body(&one.statement))) (bar.render()) },
            vec![html! { (percent(one.agree)) }, html! { (range(bounds)) }],
        )
    });
    html! {
        h3 { (t(lang, "statement-bridging")) }
        p { (t(lang, "statement-bridging-text")) }
        @if bridges.is_empty() { p.soft { (t(lang, "statement-bridging-none")) } }
        @else { (table.render()) }
    }
}

fn groups(ctx: &Context, all: &Analysed) -> Markup {
    let (lang, report) = (ctx.lang, &all.report);
    let stable = report.stable && !report.groups.is_empty();
    let count = i64::try_from(report.groups.len()).unwrap_or(0);
    html! {
        h3 { (t(lang, "statement-groups")) }
        @if report.why_groups == WhyGroups::TooFewPeople {
            p { (tr(lang, "statement-groups-few", &[("least", MAP_FROM.into()), ("votes", i64::try_from(LEAST_VOTES).unwrap_or(0).into())])) }
        } @else if !stable { p { (t(lang, "statement-groups-none")) } }
        @else {
            p { (tr(lang, "statement-groups-text", &[("count", count.into()), ("people", report.participants.into())])) }
            @if report.one_crowd() {
                (Notice::information(html! { p { (t(lang, "statement-one-crowd")) } }).render(lang))
            }
            (drawing(ctx, report))
            @for (number, group) in report.groups.iter().enumerate() {
                h4 { (group_mark(number)) " " (name(lang, number, group)) }
                @if group.representative.is_empty() { p.soft { (t(lang, "statement-group-nothing")) } }
                @else {
                    @let place = [("number", i64::try_from(number + 1).unwrap_or(0).into())];
                    (sides(lang, tr(lang, "statement-group-table", &place), &group.representative, all))
                }
            }
        }
    }
}

/// A group with its size, which is not told of fewer than ten.
fn name(lang: Lang, number: usize, group: &Group) -> String {
    let number = ("number", i64::try_from(number + 1).unwrap_or(0).into());
    match group.people() {
        Some(people) => tr(lang, "statement-group", &[number, ("count", people.into())]),
        None => tr(lang, "statement-group-small", &[number]),
    }
}

fn drawing(ctx: &Context, report: &Report) -> Markup {
    let lang = ctx.lang;
    let groups = report.groups.iter().enumerate();
    let groups = groups.flat_map(|(at, group)| group.members.iter().map(move |id| (id, at)));
    let group_of: HashMap<&String, usize> = groups.collect();
    let own = ctx.actor.person.map(|PersonId(id)| id.to_string());
    let points = report.positions.iter().map(|at| MapPoint {
        x: at.x,
        y: at.y,
        group: group_of.get(&at.participant).copied(),
        own: own.as_deref() == Some(at.participant.as_str()),
    });
    let mut points: Vec<_> = points.collect();
    if points.is_empty() {
        return html! {};
    }
    // The order of people must not say who is who.
    points.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    let names = report.groups.iter().enumerate();
    let names = names.map(|(number, group)| name(lang, number, group));
    let all = points.len();
    let every = all.div_ceil(MOST_POINTS);
    let points = points.into_iter().enumerate();
    let drawn = points.filter(|(at, point)| at % every == 0 || point.own);
    let points: Vec<_> = drawn.map(|(_, point)| point).collect();
    let mut caption = t(lang, "statement-map-caption");
    if every > 1 {
        let few = [("every", i64::try_from(every).unwrap_or(i64::MAX).into())];
        caption = format!("{caption} {}", tr(lang, "statement-map-every", &few));
    }
    let mut map = OpinionMap::new(caption, points).groups(names.collect());
    if own.is_some() {
        map = map.own(t(lang, "statement-map-own"));
    }
    map.render()
}

/// Statements with the side that people took, its share and its bounds.
fn sides(lang: Lang, caption: String, sides: &[Side], all: &Analysed) -> Markup {
    let others = sides.iter().any(|side| side.others.is_some());
    let empty = Table::new(caption, t(lang, "statement-one"))
        .column(t(lang, "statement-said"))
        .figures(match others {
            true => t(lang, "statement-share-group"),
            false => t(lang, "statement-share"),
        })
        .figures(t(lang, "statement-bounds"));
    let empty = match others {
        true => empty.figures(t(lang, "statement-others")),
        false => empty,
    };
    let table = sides.iter().take(MOST).fold(empty, |table, side| {
        let (said, tone) = match side.agree {
            true => (Stance::Agree, Tone::Pine),
            false => (Stance::Disagree, Tone::Persimmon),
        };
        let bar = ShareBar::new(side.share, tone).bounds(side.bounds());
        let bar = side.others.map_or(bar, |others| bar.beside(others));
        let mut cells = vec![
            html! { (stance(lang, said)) },
            html! { (percent(side.share)) },
            html! { (range(side.bounds())) },
        ];
        if others {
            let of = side.others.map(percent).unwrap_or_default();
            cells.push(html! { (of) });
        }
        let name = own_words(lang, all.body(&side.statement));
        table.row(html! { (name) (bar.render()) }, cells)
    });
    table.render()
}

/// What speaks for as many people as possible together.
fn slate(lang: Lang, all: &Analysed) -> Markup {
    let Some(slate) = (all.report.slate.as_ref()).filter(|slate| !slate.statements.is_empty())
    else {
        return html! {};
    };
    let numbers = [
        ("voters", slate.voters.into()),
        ("covered", slate.covered.into()),
    ];
    html! {
        h3 { (t(lang, "statement-slate")) }
        p { (tr(lang, "statement-slate-text", &numbers)) }
        ol { @for id in &slate.statements { li { (own_words(lang, all.body(id))) } } }
    }
}
