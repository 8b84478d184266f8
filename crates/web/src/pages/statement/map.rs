//! How everybody voted on the statements of an agenda.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use deliberation::madang::wilson;
use korean::{Lang, t, tr};
use process::Act;
use process::id::StatementId;
use process::opinion::SHOWN_FROM;
use process::statement::{CELL_FROM, EXPORT_FROM, Phase};
use serde::Deserialize;
use store::StatementRow;
use ui::{EmptyState, Markup, Pagination, ShareBar, Table, Tone, html, own_words};

use super::{Part, analysis, framed, here, kept, origin, range, read};
use crate::analysis::Analysed;
use crate::context::Context;
use crate::error::WebError;
use crate::paging;

/// How many statements a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last statement of the page before.
    #[serde(default)]
    after: String,
}

/// `GET /d/{district}/agendas/{agenda}/statements/map`.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<StatementId> = paging::key(Some(asked.after.as_str()))?;
    let (ground, (numbers, found, analysed)) =
        read(&ctx, slug, &agenda, Act::PublicSee, move |tx, ground| {
            let id = ground.agenda.id;
            let numbers = store::statement_people(tx, id)?;
            let found = store::statement_list(tx, id, false, after, PAGE + 1)?;
            Ok((numbers, found, Analysed::read(tx, id)?))
        })
        .await?;
    let (found, next) = paging::cut(found, PAGE, |one| one.id.0);
    let lang = ctx.lang;
    let list = here(&ground);
    let next = next.map(|last| format!("{list}/map?after={last}#each"));
    let (people, votes) = numbers;
    let numbers = [("people", people.into()), ("votes", votes.into())];
    let body = match ground.revealed() {
        Err(why) => kept(lang, &ground, why),
        Ok(()) if ground.progress.all == 0 => nothing(lang, &list, ground.phase),
        Ok(()) if people == 0 => html! { p.lead { (t(lang, "statement-people-none")) } },
        Ok(()) => html! {
            p.lead { (tr(lang, "statement-people", &numbers)) }
            @if let Some(analysed) = &analysed { (analysis::sections(&ctx, analysed)) }
            section.section aria-labelledby="each" {
                h2 #each { (t(lang, "statement-each")) }
                p { (t(lang, "statement-each-how")) " " (tr(lang, "statement-each-text", &[("least", CELL_FROM.into())])) }
                @if after.is_some() { p { a href={ (list) "/map" } { (t(lang, "statement-first-page")) } } }
                (each(lang, &found))
                (Pagination::new(t(lang, "statement-each")).next(next).render(lang))
            }
            @if people >= EXPORT_FROM {
                @if ground.phase == Phase::Closed { p { a href={ (list) "/votes.csv" } { (t(lang, "statement-votes-file")) } } }
                @else { p.soft { (t(lang, "statement-votes-later")) } }
            }
        },
    };
    Ok(ctx.ok(framed(&ctx, &ground, Part::Results, None, body)))
}

/// What stands where there are no statements: an invitation while some can be added.
fn nothing(lang: Lang, list: &str, phase: Phase) -> Markup {
    let empty = EmptyState::new(t(lang, "statement-none"), t(lang, "statement-results-none"));
    match phase {
        Phase::Open => empty.action(t(lang, "statement-add"), format!("{list}#add")),
        Phase::Ahead | Phase::Closed => empty,
    }
    .render()
}

/// The statements that enough people voted on as bars with their numbers, then the others.
fn each(lang: Lang, found: &[StatementRow]) -> Markup {
    let (many, few): (Vec<_>, Vec<_>) =
        (found.iter()).partition(|one| one.votes.people() >= CELL_FROM);
    let empty = Table::new(t(lang, "statement-each-caption"), t(lang, "statement-one"))
        .figures(t(lang, "statement-stance-agree"))
        .figures(t(lang, "statement-stance-disagree"))
        .figures(t(lang, "statement-stance-pass"))
        .figures(t(lang, "statement-each-people"));
    let table = many.iter().fold(empty, |table, one| row(lang, table, one));
    html! {
        @if !many.is_empty() { (table.render()) }
        @if !few.is_empty() {
            h3 { (t(lang, "statement-few-title")) }
            ul.statements { @for one in few {
                @let people = one.votes.people();
                @let count = [("count", people.into()), ("least", CELL_FROM.into())];
                li id={ "statement-" (one.id) } {
                    p.statement { (own_words(lang, &one.body)) }
                    p.meta {
                        (origin(lang, one.origin)) " · "
                        (tr(lang, if people < SHOWN_FROM { "statement-few" } else { "statement-some" }, &count))
                    }
                }
            } }
        }
    }
}

/// A statement: who agrees from the left, who disagrees from the right, with all numbers.
fn row(lang: Lang, table: Table, one: &StatementRow) -> Table {
    let (votes, people) = (one.votes, one.votes.people());
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let share = |number: i64| f64::from(count(number)) / f64::from(count(people).max(1));
    let bounds = |number: i64| wilson(count(number), count(people));
    let bar = ShareBar::new(share(votes.agree), Tone::Pine)
        .against(share(votes.disagree))
        .bounds(bounds(votes.agree));
    let number = |number: i64| {
        let share = korean::percent(number, people).unwrap_or_default();
        tr(
            lang,
            "opinion-number",
            &[("count", number.into()), ("share", share.into())],
        )
    };
    let sure = |of: i64| html! { (number(of)) span.range { (range(bounds(of))) } };
    table.row(
        html! {
            span id={ "statement-" (one.id) } { (own_words(lang, &one.body)) }
            span.range { (origin(lang, one.origin)) }
            (bar.render())
        },
        vec![
            sure(votes.agree),
            sure(votes.disagree),
            html! { (number(votes.pass)) },
            html! { (tr(lang, "statement-people-count", &[("count", people.into())])) },
        ],
    )
}
