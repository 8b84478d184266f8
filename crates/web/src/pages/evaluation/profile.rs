//! What was measured of a district, beside its own earlier years and nothing else.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::evaluation::{Figure, Measure, Profile, Unit, Value};
use store::{EvaluationObjection, EvaluationResult, Tx};
use ui::{
    Bar, Bars, Details, EmptyState, LinkButton, ListRow, Markup, Notice, Page, Table, TimeStyle,
    Tone, actions, html, list, time,
};

use super::{Asked, LIST, address, both, name, told, year_name};
use crate::acts::evaluation::{Evaluation, read};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// `GET /d/{district}/evaluation`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let wanted = asked.year()?;
    let found = ctx
        .app
        .stores
        .site
        .read(move |tx: &mut Tx<'_>| read(tx, &slug))
        .await?;
    ctx.may(Act::PublicSee, Target::district(found.district.id))?;
    let lang = ctx.lang;
    let years = found.years();
    let year = wanted.or_else(|| years.first().copied());
    if wanted.is_some_and(|year| !years.contains(&year)) {
        return Err(WebError::not_found());
    }
    let title = t(lang, "evaluation-own-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "evaluation-own-lead")) }
        @match year.and_then(|year| found.of_year(year)) {
            None => (EmptyState::new(t(lang, "evaluation-own-none"), t(lang, "evaluation-own-none-text"))
                .action(t(lang, "evaluation-to-schemes"), LIST).render()),
            Some(result) => (shown(&ctx, &found, result)),
        }
        (ways(&ctx, &found, year))
    };
    let mut page = Page::new(lang, title, body).description(t(lang, "evaluation-own-lead"));
    if let "published" | "objected" | "answered" = asked.done.as_str() {
        let text = html! { p { (t(lang, &format!("evaluation-done-{}", asked.done))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &found.district, Section::Money, page)))
}

/// One year with all that belongs to it.
fn shown(ctx: &Context, found: &Evaluation, result: &EvaluationResult) -> Markup {
    let lang = ctx.lang;
    let year = result.fiscal_year;
    let before = found.of_year(year - 1);
    let versions = found.results.iter().filter(|one| one.fiscal_year == year);
    let versions: Vec<&EvaluationResult> = versions.collect();
    html! {
        (others(lang, found, year))
        section.section {
            h2 { (tr(lang, "evaluation-of-year", &[("year", year_name(lang, year).into())])) }
            p.meta {
                (tr(lang, "evaluation-version", &[("number", result.number.into())])) " · "
                (t(lang, "evaluation-published")) " " (time(lang, result.published_at, TimeStyle::Date))
                " · " a href={ "/evaluation/" (year) } { (t(lang, "evaluation-to-formula")) }
            }
            (table(lang, &result.profile, year, before.map(|one| &one.profile)))
            p.soft { (t(lang, "evaluation-no-grade")) }
            p.soft { (t(lang, "evaluation-seal")) " " code { (result.hash) } }
        }
        section.section {
            h2 { (t(lang, "evaluation-trend")) }
            p { (t(lang, "evaluation-trend-lead")) }
            @for value in &result.profile.values { (trend(lang, found, value.measure)) }
        }
        (objections(ctx, found, result))
        @if versions.len() > 1 {
            section.section {
                h2 { (t(lang, "evaluation-versions")) }
                p { (t(lang, "evaluation-versions-lead")) }
                @for (place, one) in versions.iter().enumerate().skip(1) {
                    (earlier(lang, one, versions[place - 1]))
                }
            }
        }
    }
}

/// The other years that have a result.
fn others(lang: Lang, found: &Evaluation, shown: i64) -> Markup {
    let years = found.years();
    html! {
        @if years.len() > 1 {
            nav.jump aria-label=(t(lang, "evaluation-years")) {
                @for year in years {
                    a href={ (address(&found.district)) "?year=" (year) }
                        aria-current=[(year == shown).then_some("page")] { (year_name(lang, year)) }
                    " "
                }
            }
        }
    }
}

/// Each figure of a year beside that of the year before.
pub(super) fn table(lang: Lang, profile: &Profile, year: i64, before: Option<&Profile>) -> Markup {
    let head = Table::new(t(lang, "evaluation-table"), t(lang, "evaluation-measure"))
        .figures(year_name(lang, year))
        .figures(year_name(lang, year - 1))
        .column(t(lang, "evaluation-change"));
    let table = profile.values.iter().fold(head, |table, value| {
        let measure = value.measure;
        let had = before.and_then(|before| before.of(measure));
        let moved = had.and_then(|had| value.figure.since(had));
        let cells = vec![
            both(lang, measure, value.figure),
            match had {
                Some(had) => both(lang, measure, had),
                None => html! { span.soft { (t(lang, "evaluation-no-year")) } },
            },
            match moved {
                Some(moved) => {
                    html! { (t(lang, &format!("evaluation-change-{}", moved.as_str()))) }
                }
                None => html! { span.soft { (t(lang, "evaluation-change-none")) } },
            },
        ];
        table.row(html! { (name(lang, measure)) }, cells)
    });
    table.render()
}

/// The years of one measure as bars, each with its number.
fn trend(lang: Lang, found: &Evaluation, measure: Measure) -> Markup {
    let mut years = found.years();
    years.reverse();
    let of = |year: &i64| Some((*year, found.of_year(*year)?.profile.of(measure)?));
    let values: Vec<(i64, Figure)> = years.iter().filter_map(of).collect();
    // What no year has a number of has no bars.
    if values.iter().all(|(_, figure)| figure.parts().is_none()) {
        return html! {};
    }
    let length = |figure: Figure| {
        figure
            .tenths(measure.unit())
            .and_then(|n| u64::try_from(n).ok())
    };
    let bar = |(year, figure): &(i64, Figure)| {
        let text = told(lang, measure, *figure);
        Bar::new(year_name(lang, *year), length(*figure).unwrap_or(0), text)
    };
    let bars = Bars::new(
        name(lang, measure),
        t(lang, "evaluation-year-head"),
        t(lang, "evaluation-value"),
        values.iter().map(bar).collect(),
    );
    // A share is drawn against its whole, so that a small one looks small.
    match measure.unit() {
        Unit::Share => bars.whole(1_000).render(lang),
        Unit::PerThousand | Unit::Days => bars.render(lang),
    }
}

/// A version that another one followed, with what became different.
fn earlier(lang: Lang, one: &EvaluationResult, next: &EvaluationResult) -> Markup {
    let changed = next.profile.differs(&one.profile);
    let label = tr(lang, "evaluation-version", &[("number", one.number.into())]);
    let was = |value: &&Value| changed.contains(&value.measure);
    let inside = html! {
        p.meta { (t(lang, "evaluation-published")) " " (time(lang, one.published_at, TimeStyle::Date)) }
        @if changed.is_empty() { p { (t(lang, "evaluation-versions-same")) } }
        @else {
            p { (t(lang, "evaluation-versions-changed")) }
            ul {
                @for value in one.profile.values.iter().filter(was) {
                    li {
                        (name(lang, value.measure)) ": " (told(lang, value.measure, value.figure)) " → "
                        @if let Some(now) = next.profile.of(value.measure) { (told(lang, value.measure, now)) }
                    }
                }
            }
        }
        (table(lang, &one.profile, one.fiscal_year, None))
        p.soft { (t(lang, "evaluation-seal")) " " code { (one.hash) } }
    };
    Details::new(label, inside).render()
}

/// The objections to all versions of a year, counted, and until when one can be made.
fn objections(ctx: &Context, found: &Evaluation, result: &EvaluationResult) -> Markup {
    let lang = ctx.lang;
    let year = result.fiscal_year;
    let own = found
        .objections
        .iter()
        .filter(|one| one.fiscal_year == year);
    let own: Vec<&EvaluationObjection> = own.collect();
    let answered = own.iter().filter(|one| one.answered_at.is_some()).count();
    let counts = [("count", own.len().into()), ("answered", answered.into())];
    let open = ctx.now < result.objects_until;
    let until = [("until", korean::deadline(lang, result.objects_until).into())];
    let new = format!("{}/objections/new?year={year}", address(&found.district));
    html! {
        section.section #objections {
            h2 { (t(lang, "evaluation-objections")) }
            p { (tr(lang, "evaluation-objections-of", &counts)) }
            p { (tr(lang, if open { "evaluation-objects-until" } else { "evaluation-objects-past" }, &until)) }
            @if open && ctx.can(Act::EvaluationObject, found.district.id) {
                (actions(LinkButton::new(t(lang, "evaluation-object"), new).render()))
            }
            @if !own.is_empty() { (list(3, &rows(lang, found, &own))) }
        }
    }
}

fn rows(lang: Lang, found: &Evaluation, own: &[&EvaluationObjection]) -> Vec<ListRow> {
    let row = |one: &&EvaluationObjection| {
        let role = t(lang, &format!("role-name-{}", one.made_as));
        let values = [("number", one.number.into()), ("role", role.into())];
        let title = tr(lang, "evaluation-objection-to", &values);
        let place = format!("{}/objections/{}", address(&found.district), one.id);
        let row = ListRow::new(title, place)
            .meta_markup(html! { (time(lang, one.made_at, TimeStyle::Date)) });
        match one.verdict {
            Some(verdict) => row.tag(
                t(lang, &format!("evaluation-verdict-{verdict}")),
                Tone::Pine,
            ),
            None => row.tag(t(lang, "evaluation-objection-open"), Tone::Persimmon),
        }
    };
    own.iter().map(row).collect()
}

/// Where to go from here.
fn ways(ctx: &Context, found: &Evaluation, year: Option<i64>) -> Markup {
    let (lang, here) = (ctx.lang, address(&found.district));
    let latest = found.schemes.first().map(|one| one.scheme.fiscal_year);
    html! {
        nav.pages aria-label=(t(lang, "evaluation-more")) {
            a href=(LIST) { (t(lang, "evaluation-to-schemes")) }
            a href={ "/d/" (found.district.slug) "/residents" } { (t(lang, "residents-title")) }
            a href={ "/d/" (found.district.slug) "/outcomes" } { (t(lang, "outcome-title")) }
            @if year.is_some() { a href={ (here) ".csv" } { (t(lang, "evaluation-file")) } }
            @if let Some(latest) = latest.filter(|_| ctx.can(Act::EvaluationPublish, found.district.id)) {
                a href={ (here) "/publish?year=" (year.unwrap_or(latest)) } { (t(lang, "evaluation-measure-now")) }
            }
        }
    }
}
