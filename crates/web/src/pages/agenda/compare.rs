//! Proposals and agendas side by side.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use store::{BoardItem, District};
use ui::{Breadcrumb, EmptyState, LinkButton, Markup, Page, Table, Tag, actions, html, own_words};

use super::{ask, cost, item_address, item_state, list_address, row};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::proposal::{author, place};

/// The most things that fit side by side.
const MOST: usize = 5;

/// How many shared words are named.
const WORDS: usize = 8;

/// `GET /d/{district}/compare?items=…`: two to five things side by side, and what each two of
/// them have in common.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response<Body>, WebError> {
    let items = ask::items(&ask::decode(query.as_deref())?)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let rows = store::board_some(tx, district.id, &items)?;
        Ok((district, rows))
    };
    let (district, rows) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "compare-title");
    let back = list_address(&district);
    let body = match rows.len() {
        2..=MOST => filled(&ctx, &district, &rows),
        _ => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "compare-few"), tr(lang, "compare-few-text", &[("max", MOST.into())]))
                .action(t(lang, "agenda-to-list"), &back)
                .render())
        },
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), back);
    let page = Page::new(lang, title, body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Agendas, page)))
}

fn filled(ctx: &Context, district: &District, rows: &[BoardItem]) -> Markup {
    let lang = ctx.lang;
    let picked: Vec<_> = rows
        .iter()
        .map(|one| ("items", one.item.to_string()))
        .collect();
    let merge = ask::with_query(&format!("{}/merge", list_address(district)), &picked);
    html! {
        h1 { (t(lang, "compare-title")) }
        p.lead { (t(lang, "compare-lead")) }
        (table(ctx, district, rows))
        section.section aria-labelledby="overlap" {
            h2 #overlap { (t(lang, "compare-overlap")) }
            p { (t(lang, "compare-overlap-how")) }
            @for (place, one) in rows.iter().enumerate() {
                @for other in &rows[place + 1..] { (overlap(lang, one, other)) }
            }
        }
        (actions(html! {
            @if ctx.can(Act::LineageChange, district.id) {
                (LinkButton::new(t(lang, "compare-merge"), merge).second().render())
            }
            a href=(list_address(district)) { (t(lang, "agenda-to-list")) }
        }))
    }
}

/// One line for each question, one column for each thing. On a phone each line is a block
/// that names the thing before its answer.
fn table(ctx: &Context, district: &District, rows: &[BoardItem]) -> Markup {
    let lang = ctx.lang;
    let empty = Table::new(t(lang, "compare-table"), t(lang, "compare-question"));
    let table = rows
        .iter()
        .fold(empty, |table, one| table.column(one.title.as_str()));
    let line = |table: Table, key: &str, cell: &dyn Fn(&BoardItem) -> Markup| {
        table.row(html! { (t(lang, key)) }, rows.iter().map(cell).collect())
    };
    let or_none = |text: &str| match text {
        "" => html! { span.soft { (t(lang, "compare-none")) } },
        text => own_words(lang, text),
    };
    let table = line(table, "compare-need", &|one| own_words(lang, &one.need));
    let table = line(
        table,
        "agenda-column-cost",
        &|one| html! { (cost(lang, one.cost)) },
    );
    let table = line(table, "agenda-beneficiaries", &|one| {
        or_none(&one.beneficiaries)
    });
    let table = line(table, "agenda-column-place", &|one| {
        html! {
            (place(lang, one.neighborhood_names.as_ref()))
            @if !one.place.is_empty() { " · " (own_words(lang, &one.place)) }
        }
    });
    let table = line(table, "agenda-column-origin", &|one| {
        html! {
            (row::origin(lang, one))
            @if matches!(one.origin.as_str(), "" | "council") { " · " (author(lang, &one.author_name)) }
        }
    });
    let table = line(
        table,
        "agenda-column-council",
        &|one| html! { (row::council(lang, one)) },
    );
    let table = line(table, "agenda-column-state", &|one| {
        let (word, tone) = item_state(lang, one.item, &one.state);
        Tag::new(word, tone).render()
    });
    let table = line(
        table,
        "agenda-column-support",
        &|one| html! { (row::support(lang, one, ctx.now)) },
    );
    let table = line(table, "compare-page", &|one| {
        let whole = tr(
            lang,
            "compare-open",
            &[("title", one.title.as_str().into())],
        );
        html! { a href=(item_address(district, one.item)) { (whole) } }
    });
    table.render()
}

/// What two things have in common: the neighbourhood, and pairs of syllables in their words.
fn overlap(lang: Lang, one: &BoardItem, other: &BoardItem) -> Markup {
    let text = |row: &BoardItem| format!("{} {} {}", row.title, row.need, row.beneficiaries);
    let (first, second) = (text(one), text(other));
    let (both, either) = korean::alike(&first, &second);
    let counts = [
        ("both", both.into()),
        ("either", either.into()),
        ("percent", (both * 100 / either.max(1)).into()),
    ];
    let words = korean::shared_words(&first, &second);
    let named = words.iter().take(WORDS).cloned().collect::<Vec<_>>();
    let near = match (one.neighborhood, other.neighborhood) {
        (Some(here), Some(there)) if here == there => "compare-near-same",
        (Some(_), Some(_)) => "compare-near-other",
        _ => "compare-near-whole",
    };
    html! {
        h3 { (own_words(lang, &one.title)) " · " (own_words(lang, &other.title)) }
        ul {
            li { (t(lang, near)) }
            li {
                (tr(lang, "compare-words", &counts))
                @if !named.is_empty() { " (" (named.join(", ")) @if words.len() > WORDS { " …" } ")" }
            }
        }
    }
}
