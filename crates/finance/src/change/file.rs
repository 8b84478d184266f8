//! The files that a change is checked from, for programs and for whoever keeps a budget
//! elsewhere.
//!
//! An agreement:
//!
//! ```json
//! {
//!   "fiscal_year": 2018,
//!   "limit_percent": 10,
//!   "at_limit": "council",
//!   "scope": "project",
//!   "execution_start": "2018-01-01",
//!   "clauses": { "limit": "Article 6 (1)", "diversion": "Article 6 (2)" }
//! }
//! ```
//!
//! `limit_percent` is a whole number from 0 to 100. `at_limit` says who decides on exactly the
//! limit, `council` or `city`; `scope` of what the limit is a share, each `project` or the
//! `district-total`. `execution_start` is 1 January of the fiscal year unless given; the last
//! day is its 31 December. `clauses` names the clauses as the parties number them.
//!
//! A budget, before and after the change:
//!
//! ```json
//! {
//!   "date": "2018-05-01",
//!   "purpose": "Paths along the stream",
//!   "lines": [
//!     { "policy": "A", "unit": "B", "detail": "C", "item": "201", "stat": "01", "amount": 1000000 }
//!   ]
//! }
//! ```
//!
//! Amounts are whole won. A project is what shares `policy`, `unit` and `detail`; no two lines
//! share all five names. The day that counts is the `date` of the proposed budget.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde::{Deserialize, Deserializer};

use super::{AgreementTerms, AtLimit, Circumstances, Judgement, Line, Scope, judge};
use crate::budget::Path;
pub use crate::json::FileFault;
use crate::json::{BELOW_NOTHING, NO_DAY, parse};
use crate::won::{Won, WonError};

/// An agreement as a file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// What the change rule needs.
    pub terms: AgreementTerms,
    /// What the parties call the clauses, by the names of [`super::Clause`].
    pub clauses: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgreementFile {
    fiscal_year: i16,
    limit_percent: u32,
    at_limit: AtLimit,
    scope: Scope,
    #[serde(default, deserialize_with = "some_day")]
    execution_start: Option<Date>,
    #[serde(default)]
    clauses: BTreeMap<String, String>,
}

/// A budget as a file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The day of this state.
    pub date: Date,
    /// What it is for, in words.
    pub purpose: String,
    /// The amount of each line.
    pub lines: BTreeMap<Path, Won>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BudgetFile {
    #[serde(deserialize_with = "day")]
    date: Date,
    purpose: String,
    lines: Vec<FileLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLine {
    policy: String,
    unit: String,
    detail: String,
    item: String,
    stat: String,
    amount: i64,
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = String::deserialize(deserializer)?;
    let no_day = || format!("{written:?}{NO_DAY}");
    written
        .parse()
        .map_err(|_| serde::de::Error::custom(no_day()))
}

fn some_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
}

impl Agreement {
    /// Reads an agreement.
    ///
    /// # Errors
    /// The first fault with its place.
    pub fn read(text: &[u8]) -> Result<Agreement, FileFault> {
        let file: AgreementFile = parse(text)?;
        if !(1948..=9998).contains(&file.fiscal_year) {
            let korean = "회계연도는 2018처럼 네 자리입니다.";
            let english = "a fiscal year has four digits, such as 2018";
            return Err(FileFault::new("#/fiscal_year", korean, english));
        }
        if 100 < file.limit_percent {
            let korean = "100까지 적을 수 있습니다.";
            return Err(FileFault::new("#/limit_percent", korean, "at most 100"));
        }
        let first = date(file.fiscal_year, 1, 1);
        let last = date(file.fiscal_year, 12, 31);
        let start = file.execution_start.unwrap_or(first);
        if last < start {
            let korean = format!("회계연도의 마지막 날인 {last}보다 늦게 실행을 시작합니다.");
            let english = format!("execution starts after {last}, the last day of the fiscal year");
            return Err(FileFault::new("#/execution_start", korean, english));
        }
        Ok(Agreement {
            terms: AgreementTerms {
                limit: [file.limit_percent, 100],
                at_limit: file.at_limit,
                scope: file.scope,
                execution_start: start,
                execution_end: last,
            },
            clauses: file.clauses,
        })
    }
}

impl Budget {
    /// Reads a budget.
    ///
    /// # Errors
    /// The first fault with its place.
    pub fn read(text: &[u8]) -> Result<Budget, FileFault> {
        let file: BudgetFile = parse(text)?;
        let mut lines = BTreeMap::new();
        for (place, line) in file.lines.into_iter().enumerate() {
            let at = format!("#/lines/{place}");
            if !is_digits(&line.item, 3) {
                let korean = "편성목의 번호는 201처럼 숫자 세 자리입니다.";
                let english = "the code of a budget item (편성목) has three digits, such as 201";
                return Err(FileFault::new(format!("{at}/item"), korean, english));
            }
            if !is_digits(&line.stat, 2) {
                let korean = "통계목의 번호는 01처럼 숫자 두 자리입니다.";
                let english = "the code of a statistical item (통계목) has two digits, such as 01";
                return Err(FileFault::new(format!("{at}/stat"), korean, english));
            }
            if line.amount < 0 {
                let (korean, english) = BELOW_NOTHING;
                return Err(FileFault::new(format!("{at}/amount"), korean, english));
            }
            let path = Path {
                policy_program: line.policy,
                unit_program: line.unit,
                detailed_project: line.detail,
                stat_code: format!("{}-{}", line.item, line.stat),
            };
            if lines.insert(path, Won(line.amount)).is_some() {
                let korean = "policy, unit, detail, item, stat이 모두 같은 줄이 또 있습니다.";
                let english = "another line has the same policy, unit, detail, item and stat";
                return Err(FileFault::new(at, korean, english));
            }
        }
        Ok(Budget {
            date: file.date,
            purpose: file.purpose,
            lines,
        })
    }
}

/// Judges the step from one budget to another under an agreement.
///
/// # Errors
/// [`WonError::TooLarge`] when sums leave 64 bits.
pub fn check(
    agreement: &Agreement,
    baseline: &Budget,
    proposed: &Budget,
) -> Result<Judgement, WonError> {
    let mut amounts: BTreeMap<&Path, [Won; 2]> = BTreeMap::new();
    for (side, budget) in [baseline, proposed].into_iter().enumerate() {
        for (path, won) in &budget.lines {
            amounts.entry(path).or_default()[side] = *won;
        }
    }
    let lines = amounts.into_iter().map(|(path, [base, new])| Line {
        path: path.clone(),
        base,
        current: base,
        new,
        waiting: Vec::new(),
    });
    let circumstances = Circumstances {
        today: proposed.date,
        transfer_voted: false,
        content: baseline.purpose != proposed.purpose,
    };
    judge(&lines.collect::<Vec<_>>(), &agreement.terms, circumstances)
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
