//! Proposals and agendas side by side.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::similar::{Decision, Likeness};
use store::{BoardItem, Conflict, District};
use ui::{
    Breadcrumb, EmptyState, LinkButton, Markup, Notice, Page, Table, Tag, actions, html, own_words,
};

use super::{ask, cost, item_address, item_state, list_address, row};
use crate::acts;
use crate::context::Context;
use crate::diversity::field_of_life;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::conflict;
use crate::pages::proposal::{author, place};
use crate::pages::similar::{decide, decision};
use crate::post::Post;
use crate::shown::Shown;

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
    let asked = ask::decode(query.as_deref())?;
    page(&ctx, slug, &asked, &Shown::first()).await
}

/// The page with a decision that could not be taken, and why.
///
/// # Errors
/// When it names no two things that could stand side by side.
pub(in crate::pages) async fn again(
    post: &Post,
    slug: String,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    if ask::items(&post.form)?.len() != 2 {
        let fault = "fault-similar-items";
        return Err(WebError::request(StatusCode::BAD_REQUEST, fault));
    }
    page(&post.ctx, slug, &post.form, shown).await
}

/// `asked` is the address or the form that was sent.
async fn page(
    ctx: &Context,
    slug: String,
    asked: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let items = ask::items(asked)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let rows = store::board_some(tx, district.id, &items)?;
        let decisions = store::similar_decisions_among(tx, &items)?;
        let conflicts = store::conflicts_among(tx, district.id, &items)?;
        Ok((district, rows, decisions, conflicts))
    };
    let (district, rows, decisions, conflicts) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "compare-title");
    let back = list_address(&district);
    let body = match rows.len() {
        2..=MOST => filled(
            ctx,
            &district,
            (&rows, &decisions, &conflicts),
            asked,
            shown,
        ),
        _ => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "compare-few"), tr(lang, "compare-few-text", &[("max", MOST.into())]))
                .action(t(lang, "agenda-to-list"), &back)
                .render())
        },
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = match asked.get("done") {
        "decided" => {
            let text = html! { p { (t(lang, "similar-done-decided")) } };
            page.flash(Notice::success(text).announced().render(lang))
        }
        _ => page,
    };
    let page = in_district(ctx, &district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}

fn filled(
    ctx: &Context,
    district: &District,
    (rows, decisions, conflicts): (&[BoardItem], &[Decision], &[Conflict]),
    asked: &Form,
    shown: &Shown,
) -> Markup {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: asked,
        invalid: &shown.invalid,
    };
    let may_merge = ctx.can(Act::LineageChange, district.id);
    let decides = ctx.can(Act::SimilarDecide, district.id);
    // Whoever just read that two ask for the same goes on to put them together.
    let same = decisions.iter().any(|d| d.likeness == Likeness::Same);
    let picked: Vec<_> = rows
        .iter()
        .map(|one| ("items", one.item.to_string()))
        .collect();
    let merge = ask::with_query(&format!("{}/merge", list_address(district)), &picked);
    let flags = ctx.can(Act::ConflictFlag, district.id);
    let flag = ask::with_query(&format!("/d/{}/conflicts/new", district.slug), &picked);
    html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (t(lang, "compare-title")) }
        p.lead { (t(lang, "compare-lead")) }
        (conflict::warning(lang, district, conflicts, "conflict-compared"))
        div.compare { (table(ctx, district, rows)) }
        section.section.overlap aria-labelledby="overlap" {
            h2 #overlap { (t(lang, "compare-overlap")) }
            p { (t(lang, "compare-overlap-how")) }
            div.pairs { @for (place, one) in rows.iter().enumerate() {
                @for other in &rows[place + 1..] {
                    (overlap(lang, one, other))
                    @if let Some(found) = decided(decisions, one, other) {
                        div.alike { (decision(lang, found)) }
                    } @else if decides && rows.len() > 2 {
                        p { a href=(of_two(district, one, other)) { (t(lang, "similar-decide")) } }
                    }
                }
            } }
        }
        (actions(html! {
            @if may_merge {
                @let button = LinkButton::new(t(lang, "compare-merge"), merge);
                @if same { (button.render()) } @else { (button.second().render()) }
            }
            @if flags && rows.len() == 2 && conflicts.is_empty() {
                a href=(flag) { (t(lang, "conflict-new")) }
            }
            a href=(list_address(district)) { (t(lang, "agenda-to-list")) }
        }))
        @if decides && let [one, other] = rows {
            (decide::form(ctx, district, [one, other], &fields))
        }
    }
}

/// What people decided of two things.
fn decided<'a>(
    decisions: &'a [Decision],
    one: &BoardItem,
    other: &BoardItem,
) -> Option<&'a Decision> {
    let of = |d: &&Decision| d.pair.beside(one.item) == Some(other.item);
    decisions.iter().find(of)
}

/// The address of two things side by side.
fn of_two(district: &District, one: &BoardItem, other: &BoardItem) -> String {
    let items = [one, other].map(|row| ("items", row.item.to_string()));
    ask::with_query(&format!("/d/{}/compare", district.slug), &items)
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
    let table = line(
        table,
        "category-label",
        &|one| html! { (field_of_life(lang, one.category)) },
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
