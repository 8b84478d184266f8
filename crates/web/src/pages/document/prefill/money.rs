//! What was spent, with the four levels of the budget above it, for reports.

use finance::budget::Codes;
use korean::{Lang, t, tr};
use process::document::block::Content;
use process::document::{Block, DocumentForm};
use store::{District, Settlement, Spending, StoreError, Tx};

use super::{fact, table};
use crate::acts::NotDone;
use crate::acts::spending::year;

/// How many rows of the ledger a report lists.
const ROWS: i64 = 50;

/// The spending of the latest year so far; nothing when there is none.
pub(super) fn of_ledger(
    tx: &mut Tx<'_>,
    lang: Lang,
    district: &District,
) -> Result<Vec<Block>, NotDone> {
    let year = year::<NotDone>(tx, district, None)?;
    let Some(cycle) = &year.cycle else {
        return Ok(Vec::new());
    };
    let rows = store::spending_list(tx, cycle.id, None, ROWS)?;
    let codes = Codes::of(cycle.fiscal_year);
    let spent = year.ledger.lines.iter().filter(|line| line.spent.0 != 0);
    let mut blocks = Vec::new();
    for line in spent {
        let path = line.path.levels(codes).join(" › ");
        blocks.push(fact(lang, "document-money-path", &path));
        let of_line = rows.iter().rev().filter(|row| row.line == line.id);
        blocks.push(expenses(lang, of_line));
        blocks.push(total(lang, "document-money-spent", line.spent));
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading(t(lang, "document-money")));
    }
    Ok(blocks)
}

/// A report on a settled year.
pub(super) fn of_settlement(
    tx: &mut Tx<'_>,
    lang: Lang,
    district: &District,
    settlement: &Settlement,
    form: &mut DocumentForm,
) -> Result<(), StoreError> {
    let cycles = store::cycles_agreed(tx, district.id, ROWS)?;
    let cycle = cycles.iter().find(|cycle| cycle.id == settlement.cycle);
    let fiscal_year = cycle.map_or(0, |cycle| cycle.fiscal_year);
    let codes = Codes::of(fiscal_year);
    let sums = settlement.lines.total;
    let number = settlement.number.to_string();
    let mut blocks = vec![
        Block::heading(t(lang, "document-report-overview")),
        fact(lang, "document-money-year", &fiscal_year.to_string()),
        fact(lang, "document-money-version", &number),
        fact(lang, "document-hash", &settlement.hash),
        Block::heading(t(lang, "document-money")),
    ];
    for line in &settlement.lines.lines {
        let path = line.path.levels(codes).join(" › ");
        blocks.push(fact(lang, "document-money-path", &path));
    }
    let rows = settlement.lines.lines.iter().map(|line| {
        let amounts = [
            line.sums.planned,
            line.sums.changed,
            line.sums.spent,
            line.sums.returned,
        ];
        let amounts = amounts.map(|won| format!("{}원", korean::number(won.0)));
        std::iter::once(format!("{} {}", line.label, line.path.stat_code))
            .chain(amounts)
            .collect()
    });
    let head = ["line", "planned", "changed", "spent", "returned"];
    blocks.push(table(lang, "document-money", &head, rows.collect()));
    blocks.push(total(lang, "document-money-spent", sums.spent));
    blocks.push(total(lang, "document-money-returned", sums.returned));
    blocks.push(Block::heading(t(lang, "document-money-results")));
    blocks.push(Block::item(1, t(lang, "document-money-done")));
    blocks.push(Block::item(1, t(lang, "document-money-learned")));
    let name = [("year", fiscal_year.to_string().into())];
    form.title = tr(lang, "document-money-title", &name);
    form.cost = korean::number(sums.spent.0);
    form.body = super::print(&blocks);
    Ok(())
}

fn expenses<'a>(lang: Lang, rows: impl Iterator<Item = &'a Spending>) -> Block {
    let rows = rows.map(|row| {
        vec![
            super::super::day(row.paid_on),
            row.what.clone(),
            format!("{}원", korean::number(row.amount.0)),
        ]
    });
    table(
        lang,
        "document-money-rows",
        &["day", "what", "amount"],
        rows.collect(),
    )
}

/// A sum; one below nothing is an item, as official amounts have no sign.
fn total(lang: Lang, key: &str, amount: finance::Won) -> Block {
    if amount.0 < 0 {
        return fact(lang, key, &format!("{}원", korean::number(amount.0)));
    }
    Block::open(Content::Total {
        label: t(lang, key),
        amount,
    })
}
