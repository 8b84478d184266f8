//! The case for a larger total, for an official document.

use korean::{Lang, t, tr};
use process::document::block::Content;
use process::document::{Block, DocumentForm};
use store::{District, Tx};

use super::{fact, gone, table};
use crate::acts::NotDone;
use crate::acts::larger_total::{CityCase, DistrictCase, title, together};
use crate::pages::larger_total::{city, coverage, sentence, year_name};

/// Fills a document with the case of a fiscal year.
///
/// # Errors
/// When the year has no selection.
pub(super) fn fill(
    tx: &mut Tx<'_>,
    lang: Lang,
    district: &District,
    year: &str,
    form: &mut DocumentForm,
) -> Result<(), NotDone> {
    let year: i64 = year.parse().map_err(|_| gone())?;
    let found = DistrictCase::read(tx, district.clone(), Some(year))?;
    let cases = found.cases()?;
    let told = found.told()?.ok_or_else(gone)?;
    let won = |won: finance::Won| format!("{}원", korean::number(won.0));
    let mut blocks = vec![
        Block::heading(t(lang, "document-report-overview")),
        Block::item(1, sentence(lang, &told)),
        fact(lang, "document-case-budget", &won(told.year.budget)),
        fact(
            lang,
            "document-case-coverage",
            &coverage(lang, told.year.granted, told.year.requested),
        ),
    ];
    if !told.lacking.is_empty() {
        let rows = told.lacking.iter().map(|one| {
            vec![
                title(lang, one),
                won(one.asked),
                won(one.granted),
                won(one.missing()),
                one.reason.clone(),
            ]
        });
        let head = ["item", "requested", "granted", "missing", "reason"];
        blocks.push(Block::heading(t(lang, "document-case-items")));
        blocks.push(table(lang, "document-case-items", &head, rows.collect()));
        blocks.push(Block::open(Content::Total {
            label: t(lang, "document-case-missing"),
            amount: told.missing,
        }));
    }
    let rows = cases.iter().map(|case| {
        let year = case.year;
        let agreed = |amount: Option<finance::Won>| amount.map_or_else(|| "-".to_owned(), won);
        vec![
            year_name(lang, year.fiscal_year),
            won(year.requested),
            won(year.granted),
            agreed(year.in_force.map(|_| year.spent)),
            agreed(year.unspent()),
        ]
    });
    let head = ["year", "requested", "granted", "spent", "unspent"];
    blocks.push(Block::heading(t(lang, "document-case-years")));
    blocks.push(table(lang, "document-case-years", &head, rows.collect()));
    let name = [("year", year_name(lang, year).into())];
    form.title = tr(lang, "document-case-title", &name);
    form.cost = korean::number(told.more.0);
    form.body = super::print(&blocks);
    Ok(())
}

/// Fills a document with the case of all districts in a fiscal year, in the order of their names.
///
/// # Errors
/// When no district has a selection in that year.
pub(super) fn fill_city(
    tx: &mut Tx<'_>,
    lang: Lang,
    year: &str,
    form: &mut DocumentForm,
) -> Result<(), NotDone> {
    let year: i64 = year.parse().map_err(|_| gone())?;
    let found = CityCase::read(tx, Some(year))?;
    let cases = found.cases()?;
    let sums = together(&cases)?;
    let won = |won: finance::Won| format!("{}원", korean::number(won.0));
    let covered = coverage(lang, sums.granted, sums.requested);
    let mut blocks = vec![
        Block::heading(t(lang, "document-report-overview")),
        Block::item(1, city::sentence(lang, year, &cases, &sums)),
        fact(lang, "document-case-coverage", &covered),
        Block::item(1, t(lang, "larger-order")),
    ];
    let rows = cases.iter().map(|case| {
        let year = case.year;
        let agreed = |amount: Option<finance::Won>| amount.map_or_else(|| "-".to_owned(), won);
        let name = found
            .district(year.district)
            .map(|one| lang.pick(&one.name_ko, &one.name_en).clone());
        vec![
            name.unwrap_or_default(),
            won(year.requested),
            won(year.granted),
            won(case.missing),
            agreed(year.in_force.map(|_| year.spent)),
            agreed(year.unspent()),
        ]
    });
    let head = [
        "district",
        "requested",
        "granted",
        "missing",
        "spent",
        "unspent",
    ];
    blocks.push(Block::heading(t(lang, "document-case-districts")));
    blocks.push(table(
        lang,
        "document-case-districts",
        &head,
        rows.collect(),
    ));
    blocks.push(Block::open(Content::Total {
        label: t(lang, "document-case-missing"),
        amount: sums.missing,
    }));
    let name = [("year", year_name(lang, year).into())];
    form.title = tr(lang, "document-case-city-title", &name);
    form.cost = korean::number(sums.more.0);
    form.body = super::print(&blocks);
    Ok(())
}
