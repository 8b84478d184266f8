//! The diversions of a quarter, for the report to the assembly.

use finance::budget::Codes;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::diversion_report::Quarter;
use process::document::{Block, DocumentForm};
use process::rules::Rules;
use store::{District, Diversion, StoreError, Tx};

use super::super::day;
use super::{fact, table};
use crate::pages::diversion_report::{MOST, cut};

/// A report on a quarter; one without a diversion says so.
pub(super) fn of_quarter(
    tx: &mut Tx<'_>,
    lang: Lang,
    district: &District,
    quarter: Quarter,
    form: &mut DocumentForm,
) -> Result<(), StoreError> {
    let mut found = store::diversions_between(tx, district.id, quarter.moments(), MOST + 1)?;
    let more = cut(&mut found, MOST);
    let rule = Rules::on(quarter.last_day()).diversion;
    let days = format!("{} ~ {}", day(quarter.first_day()), day(quarter.last_day()));
    let count = match more {
        true => tr(lang, "diversion-report-more", &[("count", MOST.into())]),
        false => found.len().to_string(),
    };
    let mut blocks = vec![
        Block::heading(t(lang, "document-report-overview")),
        fact(lang, "document-diversion-time", &days),
        fact(lang, "document-diversion-due", &day(quarter.due(rule))),
        fact(
            lang,
            "document-diversion-law",
            lang.pick(&rule.law_ko, &rule.law_en),
        ),
        fact(lang, "document-diversion-count", &count),
    ];
    if found.is_empty() {
        blocks.push(Block::item(1, t(lang, "document-diversion-none")));
    }
    for one in &found {
        blocks.push(Block::heading(one.title.clone()));
        blocks.push(lines(lang, quarter, one));
        let moved = format!("{}원", korean::number(one.moved().0));
        blocks.push(fact(lang, "document-diversion-moved", &moved));
        let date =
            |at: Option<Timestamp>| at.map_or_else(|| "-".to_owned(), |at| korean::date(lang, at));
        blocks.push(fact(
            lang,
            "document-diversion-consulted",
            &date(one.consulted_at),
        ));
        blocks.push(fact(
            lang,
            "document-diversion-approved",
            &date(one.city_at),
        ));
        blocks.push(fact(lang, "document-diversion-reason", &one.reason));
    }
    let values = [
        ("year", quarter.year().to_string().into()),
        ("quarter", quarter.number().into()),
    ];
    form.title = tr(lang, "document-diversion-title", &values);
    form.body = super::print(&blocks);
    Ok(())
}

fn lines(lang: Lang, quarter: Quarter, one: &Diversion) -> Block {
    let codes = Codes::of(quarter.year());
    let rows = one.lines.iter().map(|line| {
        let path = line.path.levels(codes).join(" › ");
        vec![
            format!("{path} {}", line.label),
            format!("{}원", korean::number(line.before.0)),
            format!("{}원", korean::number(line.after.0)),
        ]
    });
    let head = ["line", "before", "after"];
    table(lang, "document-diversion-lines", &head, rows.collect())
}
