//! The board as a wall: a column for each place where proposals and agendas stand, below one
//! another on a phone. Links at the top lead to each column, and everything is a plain link.

use korean::{t, tr};
use process::agenda::{BoardState, ItemKind};
use store::{BoardFilter, BoardItem, District, StoreError, Tx};
use ui::{Form, Hidden, Markup, html, list};

use super::ask::{Asked, View};
use super::{list_address, row};
use crate::context::Context;

/// How many things a column shows.
const SHOWN: i64 = 8;

/// The columns, from left to right.
const COLUMNS: [(&str, Option<ItemKind>, BoardState); 6] = [
    ("proposals", Some(ItemKind::Proposal), BoardState::Standing),
    ("agendas", Some(ItemKind::Agenda), BoardState::Standing),
    ("moved", None, BoardState::Moved),
    ("referred", Some(ItemKind::Proposal), BoardState::Referred),
    ("selected", None, BoardState::Selected),
    ("left-out", None, BoardState::LeftOut),
];

/// One column with the newest of it.
pub(super) struct Column {
    name: &'static str,
    kind: Option<ItemKind>,
    state: BoardState,
    count: i64,
    rows: Vec<BoardItem>,
}

/// Reads the columns that the filter leaves, in a fixed number of statements.
///
/// # Errors
/// When the store fails.
pub(super) fn read(tx: &mut Tx<'_>, filter: &BoardFilter) -> Result<Vec<Column>, StoreError> {
    let counts = store::board_counts(tx, filter)?;
    let mut columns = Vec::new();
    for (name, kind, state) in COLUMNS {
        let other = filter
            .kind
            .is_some_and(|asked| kind.is_some_and(|kind| kind != asked));
        if other || filter.state.is_some_and(|asked| asked != state) {
            continue;
        }
        let kind_or_asked = kind.or(filter.kind);
        let here = counts.iter().filter(|(of, named, _)| {
            kind_or_asked.is_none_or(|kind| kind == *of) && state.names().contains(&named.as_str())
        });
        let column = BoardFilter {
            kind: kind_or_asked,
            state: Some(state),
            before: None,
            limit: SHOWN,
            ..filter.clone()
        };
        columns.push(Column {
            name,
            kind: kind_or_asked,
            state,
            count: here.map(|(.., count)| count).sum(),
            rows: store::board_list(tx, &column)?,
        });
    }
    Ok(columns)
}

/// The wall in the form that picks things; `picked` is what was picked so far.
pub(super) fn render(
    ctx: &Context,
    district: &District,
    asked: &Asked,
    columns: &[Column],
    picked: &Markup,
) -> Markup {
    let lang = ctx.lang;
    let here = list_address(district);
    let on_page = |item| {
        columns
            .iter()
            .any(|c| c.rows.iter().any(|row| row.item == item))
    };
    let elsewhere = asked.items.iter().filter(|item| !on_page(**item));
    let carried = elsewhere.map(|item| Hidden::new("items", item.to_string()));
    let anchor = |column: &Column| format!("column-{}", column.name);
    let heading = |column: &Column| t(lang, &format!("wall-column-{}", column.name));
    let count = |column: &Column| tr(lang, "wall-count", &[("count", column.count.into())]);
    html! {
        nav aria-label=(t(lang, "wall-columns")) {
            ul.wall-columns {
                @for column in columns {
                    li { a href={ "#" (anchor(column)) } { (heading(column)) " " (count(column)) } }
                }
            }
        }
        (Form::get(&here)
            .label(t(lang, "agenda-picking"))
            .hidden_all(asked.hidden())
            .hidden_all(carried)
            .render(html! {
                div.wall {
                    @for column in columns {
                        section aria-labelledby=(anchor(column)) {
                            h2 id=(anchor(column)) tabindex="-1" {
                                (heading(column)) " " span.soft { (count(column)) }
                            }
                            @if column.rows.is_empty() { p.soft { (t(lang, "wall-none")) } }
                            @else {
                                @let lines = column.rows.iter().map(|one| {
                                    row::list_row(lang, district, one, Some(&asked.items), ctx.now)
                                });
                                (list(3, &lines.collect::<Vec<_>>()))
                            }
                            @if column.count > SHOWN {
                                p { a href=(whole(asked, &here, column)) {
                                    (t(lang, "wall-all")) span.sr { ": " (heading(column)) }
                                } }
                            }
                        }
                    }
                }
                (picked)
            }))
    }
}

/// The list of everything in a column.
fn whole(asked: &Asked, here: &str, column: &Column) -> String {
    let list = Asked {
        kind: column.kind,
        state: Some(column.state),
        view: View::List,
        ..asked.clone()
    };
    list.address(here, None)
}
