//! When the books of a fiscal year close: dated data.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::change::Article;

/// The days on which the books of a fiscal year close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The last day on which money is bound and paid.
    pub ledger: Date,
    /// The last day on which what happened until then is written down.
    pub books: Date,
    /// The article that says so.
    pub law: Article,
    /// The last day on which the settlement is drawn up.
    pub settlement: Date,
    /// The article that says so.
    pub settlement_law: Article,
}

#[derive(Deserialize)]
struct Rule {
    from_year: i16,
    ledger: [i8; 2],
    books: [i8; 2],
    law: Article,
    settlement_days: i32,
    settlement_law: Article,
}

#[derive(Deserialize)]
struct File {
    closing: Vec<Rule>,
}

impl Closing {
    /// The days of a fiscal year; a year before the first rule gets the first. Nothing for a
    /// year that no calendar has.
    pub fn of(fiscal_year: i64) -> Option<Closing> {
        static FILE: LazyLock<File> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/year-closing.toml"))
                .expect("a test reads the days")
        });
        let year = i16::try_from(fiscal_year).ok()?;
        let rules = &FILE.closing;
        let latest = rules.iter().filter(|rule| rule.from_year <= year);
        let rule = latest
            .max_by_key(|rule| rule.from_year)
            .or_else(|| rules.iter().min_by_key(|rule| rule.from_year))?;
        let day = |year: i16, [month, day]: [i8; 2]| Date::new(year, month, day).ok();
        let ledger = day(year, rule.ledger)?;
        let settlement = ledger.checked_add(jiff::Span::new().days(rule.settlement_days));
        Some(Closing {
            ledger,
            books: day(year.checked_add(1)?, rule.books)?,
            law: rule.law.clone(),
            settlement: settlement.ok()?,
            settlement_law: rule.settlement_law.clone(),
        })
    }
}
