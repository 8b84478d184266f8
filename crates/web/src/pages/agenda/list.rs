//! The board: proposals and agendas of the year on one list, the newest first.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::agenda::{BoardState, ItemKind};
use store::{BoardFilter, BoardItem, Body as Council, District, Neighborhood};
use ui::{
    Button, Choice, Details, EmptyState, Field, Form, Hidden, InputKind, LinkButton, Markup, Page,
    Pagination, Select, Tag, TextInput, actions, html, list, own_words,
};

use super::ask::{Asked, View as Shape};
use super::{council_choices, item_address, item_state, list_address, row, wall};
use crate::acts;
use crate::context::Context;
use crate::diversity::category_choices;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::coverage;
use crate::pages::proposal::neighborhood_choices;
use crate::paging;

/// How many things a page shows.
const PAGE: i64 = 20;

struct View {
    district: District,
    neighborhoods: Vec<Neighborhood>,
    bodies: Vec<Council>,
    rows: Vec<BoardItem>,
    next: Option<i64>,
    /// What was picked, as far as it is there.
    picked: Vec<BoardItem>,
    asked: Asked,
    /// The columns of the wall; none in the other views.
    columns: Vec<wall::Column>,
}

/// `GET /d/{district}/agendas`: the board, as a list or as a table, all or in part. What is
/// picked on it can be compared, and merged by those who may.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response<Body>, WebError> {
    let asked = Asked::read(query.as_deref())?;
    let view = read(&ctx, slug, asked).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "agenda-list-title");
    let adds = ctx.can(Act::AgendaAdd, view.district.id);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "agenda-list-lead")) }
        @if adds {
            (actions(LinkButton::new(t(lang, "agenda-new"), format!("{}/new", list_address(&view.district))).second().render()))
        }
        (search_form(lang, &view.district, ""))
        p { a href=(coverage::address(&view.district)) { (t(lang, "coverage-to")) } }
        (filter(lang, &view))
        @if view.asked.view == Shape::Wall {
            (wall::render(&ctx, &view.district, &view.asked, &view.columns, &picked(&ctx, &view)))
        } @else {
            (rows(&ctx, &view))
        }
    };
    let page = Page::new(lang, title, body).description(t(lang, "agenda-list-lead"));
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Agendas, page)))
}

async fn read(ctx: &Context, slug: String, asked: Asked) -> Result<View, WebError> {
    let now = ctx.now;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let cycle = store::cycle_deciding(tx, district.id, now)?;
        let mut columns = Vec::new();
        let found = match &cycle {
            Some(cycle) => {
                let filter = BoardFilter {
                    district: district.id,
                    cycle: cycle.id,
                    kind: asked.kind,
                    state: asked.state,
                    neighborhood: asked.neighborhood,
                    council: asked.council,
                    category: asked.category,
                    department: asked.department.clone(),
                    before: asked.after,
                    limit: PAGE + 1,
                };
                match asked.view {
                    Shape::Wall => {
                        columns = wall::read(tx, &filter)?;
                        Vec::new()
                    }
                    _ => store::board_list(tx, &filter)?,
                }
            }
            None => Vec::new(),
        };
        let (rows, next) = paging::cut(found, PAGE, |row| row.item.number());
        Ok(View {
            neighborhoods: store::neighborhood_list(tx, district.id)?,
            bodies: store::body_list(tx, district.id)?,
            picked: store::board_some(tx, district.id, &asked.items)?,
            rows,
            columns,
            next,
            asked,
            district,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    let off = |key| Err(WebError::request(StatusCode::BAD_REQUEST, key));
    let near = view.asked.neighborhood;
    if near.is_some_and(|near| view.neighborhoods.iter().all(|n| n.id != near)) {
        return off("fault-neighborhood");
    }
    let council = view.asked.council;
    if council.is_some_and(|council| view.bodies.iter().all(|b| b.id != council)) {
        return off("role-fault-body");
    }
    Ok(view)
}

/// The form that leads to the search.
pub(super) fn search_form(lang: Lang, district: &District, asked: &str) -> Markup {
    let field = Field::new("q", t(lang, "search-label")).value(asked);
    Form::get(format!("/d/{}/search", district.slug))
        .label(t(lang, "search-title"))
        .render(html! {
            (TextInput::new(field).kind(InputKind::Search).render(lang))
            (actions(Button::new(t(lang, "search-button")).second().render()))
        })
}

fn filter(lang: Lang, view: &View) -> Markup {
    let asked = &view.asked;
    let any = || std::iter::once(Choice::new("", t(lang, "agenda-filter-any")));
    let kinds = ItemKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), t(lang, &format!("agenda-kind-{kind}"))));
    let states = BoardState::ALL
        .iter()
        .map(|state| Choice::new(state.as_str(), t(lang, &format!("agenda-board-{state}"))));
    let councils = any().chain(council_choices(lang, &view.bodies)).collect();
    let views = Shape::ALL
        .iter()
        .map(|view| Choice::new(view.to_string(), t(lang, &format!("agenda-view-{view}"))));
    let value = |text: Option<String>| text.unwrap_or_default();
    let field = |name: &str, label: &str, chosen: Option<String>| {
        Field::new(name, t(lang, label)).value(value(chosen))
    };
    let kind = field(
        "kind",
        "agenda-filter-kind",
        asked.kind.map(|k| k.to_string()),
    );
    let state = field(
        "state",
        "agenda-filter-state",
        asked.state.map(|s| s.to_string()),
    );
    let near = asked.neighborhood.map(|id| id.to_string());
    let near = field("neighborhood", "agenda-filter-neighborhood", near);
    let council = asked.council.map(|id| id.to_string());
    let council = field("council", "agenda-filter-council", council);
    let category = asked.category.map(|one| one.to_string());
    let category = field("category", "category-label", category);
    let department = field("department", "agenda-department", asked.department.clone());
    let shape = field("view", "agenda-filter-view", Some(asked.view.to_string()));
    let near_choices = neighborhood_choices(lang, "proposal-filter-all", &view.neighborhoods);
    let kept = asked
        .items
        .iter()
        .map(|i| Hidden::new("items", i.to_string()));
    let form = Form::get(list_address(&view.district))
        .label(t(lang, "agenda-filter"))
        .hidden_all(kept)
        .render(html! {
            (Select::new(kind, any().chain(kinds).collect()).render(lang))
            (Select::new(state, any().chain(states).collect()).render(lang))
            (Select::new(near, near_choices).render(lang))
            (Select::new(council, councils).render(lang))
            (Select::new(category, category_choices(lang, "category-all")).render(lang))
            (TextInput::new(department).render(lang))
            (Select::new(shape, views.collect()).render(lang))
            (actions(html! {
                (Button::new(t(lang, "agenda-filter-button")).second().render())
                @if asked.filters() { a href=(list_address(&view.district)) { (t(lang, "agenda-filter-none")) } }
            }))
        });
    let details = Details::new(t(lang, "agenda-filter"), form);
    match asked.filters() {
        true => details.open().render(),
        false => details.render(),
    }
}

fn rows(ctx: &Context, view: &View) -> Markup {
    let (lang, asked) = (ctx.lang, &view.asked);
    let here = list_address(&view.district);
    let next = view.next.map(|last| asked.address(&here, Some(last)));
    let on_page = |item| view.rows.iter().any(|row| row.item == item);
    let elsewhere = asked.items.iter().filter(|item| !on_page(**item));
    let carried = elsewhere.map(|item| Hidden::new("items", item.to_string()));
    let shown = match asked.view {
        Shape::Table => row::table(
            lang,
            &view.district,
            &view.rows,
            Some(&asked.items),
            ctx.now,
        ),
        _ => {
            let each = view.rows.iter();
            let lines = each
                .map(|row| row::list_row(lang, &view.district, row, Some(&asked.items), ctx.now));
            list(3, &lines.collect::<Vec<_>>())
        }
    };
    html! {
        @if view.rows.is_empty() {
            (empty(lang, view))
        } @else {
            h2.sr { (t(lang, "agenda-list-heading")) }
            (Form::get(&here)
                .label(t(lang, "agenda-picking"))
                .hidden_all(asked.hidden())
                .hidden_all(carried)
                .render(html! { (shown) (picked(ctx, view)) }))
        }
        @if asked.after.is_some() {
            p { a href=(asked.address(&here, None)) { (t(lang, "agenda-first-page")) } }
        }
        (Pagination::new(t(lang, "agenda-pages")).next(next).render(lang))
    }
}

/// What was picked so far, and what can be done with it.
fn picked(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let merges = ctx.can(Act::LineageChange, view.district.id);
    let compare = format!("/d/{}/compare", view.district.slug);
    html! {
        section.section aria-labelledby="picked" {
            h2 #picked { (t(lang, "agenda-picked")) }
            @if view.picked.is_empty() {
                p.soft { (t(lang, "agenda-picked-none")) }
            } @else {
                p { (tr(lang, "agenda-picked-count", &[("count", view.picked.len().into())])) }
                ul {
                    @for one in &view.picked {
                        @let (word, tone) = item_state(lang, one.item, &one.state);
                        li {
                            a href=(item_address(&view.district, one.item)) { (own_words(lang, &one.title)) }
                            " " (Tag::new(word, tone).render())
                        }
                    }
                }
            }
            (actions(html! {
                (Button::new(t(lang, "agenda-compare-button")).second().to(compare).render())
                @if merges {
                    (Button::new(t(lang, "agenda-merge-button")).second()
                        .to(format!("{}/merge", list_address(&view.district))).render())
                }
                @if merges {
                    (Button::new(t(lang, "agenda-link-button")).plain()
                        .to(format!("{}/link", list_address(&view.district))).render())
                }
                (Button::new(t(lang, "agenda-pick-more")).plain().render())
            }))
        }
    }
}

fn empty(lang: Lang, view: &View) -> Markup {
    let (title, text) = match (view.asked.after, view.asked.filters()) {
        (Some(_), _) => ("agenda-empty-end", "proposal-empty-end-text"),
        (None, true) => ("agenda-empty-filter", "agenda-empty-filter-text"),
        (None, false) => ("agenda-empty", "agenda-empty-text"),
    };
    EmptyState::new(t(lang, title), t(lang, text)).render()
}
