//! The tables of a year.

use std::collections::BTreeMap;

use finance::Won;
use finance::budget::{Codes, Path};
use jiff::Timestamp;
use korean::{Lang, t};
use process::import_file::ImportKind;
use process::{budget_import, spending_import};

use super::source::Source;
use crate::error::WebError;
use crate::sheet::{Cell, Grid};

/// The columns of each table, in their order; `fiscal.rs` says what each of them means.
pub(super) const PLAN: [&str; 17] = [
    "fiscal_year",
    "line",
    "policy_program",
    "unit_program",
    "detailed_project",
    "item_code",
    "item",
    "stat_code",
    "stat",
    "label",
    "units",
    "count",
    "unit_price_won",
    "source",
    "planned_won",
    "in_force_won",
    "spent_won",
];
pub(super) const SPENDING: [&str; 14] = [
    "fiscal_year",
    "row",
    "line",
    "policy_program",
    "unit_program",
    "detailed_project",
    "stat_code",
    "label",
    "amount_won",
    "paid_on",
    "what",
    "counters",
    "countered",
    "recorded_at",
];
pub(super) const CHANGES: [&str; 15] = [
    "fiscal_year",
    "change",
    "title",
    "state",
    "verdict",
    "proposed_at",
    "council_at",
    "consulted_at",
    "city_at",
    "detailed_project",
    "stat_code",
    "label",
    "before_won",
    "after_won",
    "reason",
];
pub(super) const SETTLEMENT: [&str; 12] = [
    "fiscal_year",
    "version",
    "policy_program",
    "unit_program",
    "detailed_project",
    "stat_code",
    "label",
    "planned_won",
    "changed_won",
    "spent_won",
    "carried_won",
    "returned_won",
];

fn programs(path: &Path) -> [Cell; 3] {
    [
        Cell::text(&path.policy_program),
        Cell::text(&path.unit_program),
        Cell::text(&path.detailed_project),
    ]
}

fn moment(at: Option<Timestamp>) -> Cell {
    at.map_or(Cell::Empty, Cell::plain)
}

/// The lines of the plan.
pub(super) fn plan(lang: Lang, source: &Source) -> Result<Grid, WebError> {
    let books = &source.books;
    let codes = Codes::of(books.cycle.fiscal_year);
    let spent = source.spent();
    let mut grid = Grid::new(lang, t(lang, "exchange-plan"), &PLAN);
    for (line, amounts) in books.lines.iter().zip(&books.amounts) {
        let path = &line.path;
        let name = |code: Option<&finance::budget::Code>| {
            code.map_or(Cell::Empty, |code| {
                Cell::text(lang.pick(&code.ko, &code.en))
            })
        };
        let reckoning = line.reckoning;
        let paid_by = t(lang, &format!("plan-source-{}", line.source));
        let mut row = vec![Cell::plain(books.cycle.fiscal_year), Cell::plain(line.id)];
        row.extend(programs(path));
        row.extend([
            Cell::plain(path.item_code()),
            name(codes.item(path.item_code())),
            Cell::plain(&path.stat_code),
            name(codes.stat(&path.stat_code)),
            Cell::text(&line.label),
            Cell::Number(reckoning.units),
            Cell::Number(reckoning.count),
            reckoning.unit_price.into(),
            Cell::Name(line.source.to_string(), paid_by),
            line.planned()?.into(),
            amounts.current.into(),
            spent.get(&line.id).copied().unwrap_or(Won::ZERO).into(),
        ]);
        grid.rows.push(row);
    }
    Ok(grid)
}

/// The rows of the ledger. What proves them is for staff and stands in no file.
pub(super) fn spending(lang: Lang, source: &Source) -> Grid {
    let lines: BTreeMap<_, _> = source.ledger.iter().map(|line| (line.id, line)).collect();
    let mut grid = Grid::new(lang, t(lang, "exchange-spending"), &SPENDING);
    for paid in &source.rows {
        let empty = || [Cell::Empty, Cell::Empty, Cell::Empty];
        let mut row = vec![
            Cell::plain(source.books.cycle.fiscal_year),
            Cell::plain(paid.id),
            Cell::plain(paid.line),
        ];
        row.extend(
            lines
                .get(&paid.line)
                .map_or_else(empty, |line| programs(&line.path)),
        );
        row.extend([
            Cell::plain(&paid.stat_code),
            Cell::text(&paid.label),
            paid.amount.into(),
            Cell::plain(paid.paid_on),
            Cell::text(&paid.what),
            paid.counters.map_or(Cell::Empty, Cell::plain),
            Cell::plain(paid.countered),
            moment(Some(paid.recorded_at)),
        ]);
        grid.rows.push(row);
    }
    grid
}

/// The changes, a row for each line that one of them touches.
pub(super) fn changes(lang: Lang, source: &Source) -> Grid {
    let lines = source.lines();
    let mut grid = Grid::new(lang, t(lang, "exchange-changes"), &CHANGES);
    let mut of_changes = BTreeMap::<_, Vec<_>>::new();
    for (id, line) in &source.moves {
        of_changes.entry(*id).or_default().push(Some(line));
    }
    for change in &source.changes {
        let state = t(lang, &format!("change-state-{}", change.state));
        let verdict = t(lang, &format!("change-verdict-{}", change.verdict));
        let head = vec![
            Cell::plain(source.books.cycle.fiscal_year),
            Cell::plain(change.id),
            Cell::text(&change.title),
            Cell::Name(change.state.to_string(), state),
            Cell::Name(change.verdict.clone(), verdict),
            moment(Some(change.proposed_at)),
            moment(change.council_at),
            moment(change.consulted_at),
            moment(change.city_at),
        ];
        let moves = of_changes.remove(&change.id);
        let moves = moves.unwrap_or_else(|| vec![None]);
        for moved in moves {
            let line = moved.and_then(|moved| lines.get(&moved.line));
            let of_line = |of: fn(&store::BudgetLine) -> &String| {
                line.map_or(Cell::Empty, |line| Cell::text(of(line)))
            };
            let won = |won: Option<Won>| won.map_or(Cell::Empty, Cell::from);
            let mut row = head.clone();
            row.extend([
                of_line(|line| &line.path.detailed_project),
                of_line(|line| &line.path.stat_code),
                of_line(|line| &line.label),
                won(moved.map(|moved| moved.before)),
                won(moved.map(|moved| moved.after)),
                Cell::text(&change.reason),
            ]);
            grid.rows.push(row);
        }
    }
    grid
}

/// The approved settlement, if there is one.
pub(super) fn settlement(lang: Lang, source: &Source) -> Option<Grid> {
    let approved = source.settlement.as_ref()?;
    let mut grid = Grid::new(lang, t(lang, "exchange-settlement"), &SETTLEMENT);
    for line in &approved.lines.lines {
        let mut row = vec![
            Cell::plain(source.books.cycle.fiscal_year),
            Cell::Number(approved.number),
        ];
        row.extend(programs(&line.path));
        row.extend([
            Cell::plain(&line.path.stat_code),
            Cell::text(&line.label),
            line.sums.planned.into(),
            line.sums.changed.into(),
            line.sums.spent.into(),
            line.sums.carried.into(),
            line.sums.returned.into(),
        ]);
        grid.rows.push(row);
    }
    Some(grid)
}

/// An empty table with the columns that a file to be brought in has.
pub(super) fn template(lang: Lang, kind: ImportKind) -> Grid {
    let columns = match kind {
        ImportKind::Plan => &budget_import::COLUMNS[..],
        ImportKind::Spending => &spending_import::COLUMNS[..],
    };
    let head = columns.iter().map(|column| {
        let korean = column.titles[0];
        match lang {
            Lang::Ko => (korean.to_owned(), korean.to_owned()),
            Lang::En => (column.name.to_owned(), column.name.to_owned()),
        }
    });
    let name = match kind {
        ImportKind::Plan => t(lang, "exchange-plan"),
        ImportKind::Spending => t(lang, "exchange-spending"),
    };
    Grid {
        name,
        head: head.collect(),
        rows: Vec::new(),
    }
}
