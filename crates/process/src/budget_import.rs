//! Lines of the plan from a table: each row is one line, judged as the form of a line is.

use std::collections::HashMap;

use finance::Won;
use finance::budget::{Codes, Path};

use crate::plan::{FundingSource, LineForm, LineText, within_budget};
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::table::{CellFault, Column, Judged, Spec, judged};
use crate::text::name_key;

const fn needed(
    name: &'static str,
    titles: &'static [&'static str],
    missing: &'static str,
) -> Column {
    Column {
        name,
        titles,
        missing: Some(missing),
        many: false,
    }
}

const fn optional(name: &'static str, titles: &'static [&'static str]) -> Column {
    Column {
        name,
        titles,
        missing: None,
        many: false,
    }
}

/// The columns of the table; the first title of each is the one of the template.
pub static COLUMNS: [Column; 10] = [
    needed(
        "policy_program",
        &["정책사업", "정책사업명", "policyprogram", "policyprogramme"],
        "budget-import-fault-no-policy",
    ),
    needed(
        "unit_program",
        &["단위사업", "단위사업명", "unitprogram", "unitprogramme"],
        "budget-import-fault-no-unit",
    ),
    needed(
        "detailed_project",
        &["세부사업", "세부사업명", "detailedproject"],
        "budget-import-fault-no-detail",
    ),
    needed(
        "stat_code",
        &["통계목", "통계목코드", "statcode", "statisticalitem"],
        "budget-import-fault-no-stat",
    ),
    needed(
        "label",
        &["내역", "산출내역", "내용", "label", "what"],
        "budget-import-fault-no-label",
    ),
    optional("units", &["수량", "단위수", "units"]),
    optional("count", &["횟수", "회수", "count", "times"]),
    needed(
        "unit_price",
        &["단가", "단가원", "unitprice", "unitpricewon"],
        "budget-import-fault-no-price",
    ),
    needed(
        "source",
        &["재원", "재원구분", "source", "fundingsource"],
        "budget-import-fault-no-source",
    ),
    optional(
        "amount",
        &[
            "금액",
            "예산액",
            "amount",
            "amountwon",
            "plannedwon",
            "계획금액원",
            "금액원",
        ],
    ),
];

/// What stands in the plan already.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// Each line: its programmes, project, statistical item and label, as [`key`] gives them.
    pub keys: &'a [String],
    /// What each of them gets from whom.
    pub amounts: &'a [(FundingSource, Won)],
    /// The budget of the year.
    pub budget: Won,
}

/// A line that can be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// The form that adds it.
    pub form: LineForm,
    /// What it says.
    pub text: LineText,
}

/// By what a line of the plan is told from others.
pub fn key(path: &Path, label: &str) -> String {
    let parts = [
        path.policy_program.as_str(),
        &path.unit_program,
        &path.detailed_project,
        &path.stat_code,
        label,
    ];
    parts.map(name_key).join("/")
}

/// Judges a table against the plan as it stands. A row is held against the budget together
/// with all good rows above it.
///
/// # Errors
/// When there is no table, a column is missing, or there are too many rows.
pub fn judge(
    text: &str,
    limits: &Limits,
    codes: &Codes,
    standing: Standing<'_>,
) -> Result<Judged<PlanRow>, Invalid> {
    let spec = Spec {
        columns: &COLUMNS,
        rows_max: limits.import_rows_max,
    };
    let mut lines: HashMap<String, Option<u64>> = HashMap::new();
    lines.extend(standing.keys.iter().map(|key| (key.clone(), None)));
    let mut amounts = standing.amounts.to_vec();
    judged(text, &spec, |number, cells| {
        let form = form(cells, codes);
        let text = form.check(limits, codes).map_err(CellFault::all)?;
        let mut faults = Vec::new();
        if let Some(amount) = cells.get(9).filter(|cell| !cell.is_empty())
            && amount.parse() != Ok(text.amount)
        {
            let fault = Fault::new("budget-import-fault-amount").won("amount", text.amount);
            faults.push(CellFault::of("amount", fault));
        }
        let key = key(&text.path, &text.label);
        match lines.get(&key) {
            Some(Some(line)) => {
                let line = usize::try_from(*line).unwrap_or(usize::MAX);
                let fault = Fault::new("budget-import-fault-twice").number("line", line);
                faults.push(CellFault::of("label", fault));
            }
            Some(None) => {
                let fault = Fault::new("budget-import-fault-held");
                faults.push(CellFault::of("label", fault));
            }
            None => {}
        }
        amounts.push((text.source, text.amount));
        if let Err(over) = within_budget("unit_price", amounts.iter().copied(), standing.budget) {
            faults.extend(CellFault::all(over));
        }
        if !faults.is_empty() {
            amounts.pop();
            return Err(faults);
        }
        lines.insert(key, Some(number));
        Ok(PlanRow { form, text })
    })
}

/// The form of a row. A number of units or times that is left out is one.
fn form(cells: &[String], codes: &Codes) -> LineForm {
    let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
    let one = |at: usize| Some(cell(at)).filter(|cell| !cell.is_empty());
    LineForm {
        policy_program: cell(0),
        unit_program: cell(1),
        detailed_project: cell(2),
        stat_code: stat(&cell(3), codes),
        label: cell(4),
        units: one(5).unwrap_or_else(|| "1".to_owned()),
        count: one(6).unwrap_or_else(|| "1".to_owned()),
        unit_price: cell(7),
        source: source(&cell(8)),
    }
}

/// The code of a statistical item by its code, its name or both ("201-01 사무관리비").
fn stat(typed: &str, codes: &Codes) -> String {
    let word = typed.split_whitespace().next().unwrap_or_default();
    let key = name_key(typed);
    let known = codes.stats.iter().find(|stat| {
        stat.code == word
            || [&stat.ko, &stat.en]
                .iter()
                .any(|name| name_key(name) == key)
    });
    known.map_or_else(|| typed.to_owned(), |stat| stat.code.clone())
}

/// The name of a funding source by the words that offices write.
fn source(typed: &str) -> String {
    let key = name_key(typed);
    let known = FundingSource::ALL.iter().find(|source| {
        let words: &[&str] = match source {
            FundingSource::CityBudget => {
                &["시민참여예산", "시비", "citypb", "cityparticipatorybudget"]
            }
            FundingSource::District => &["구비", "district"],
            FundingSource::National => &["국비", "national"],
            FundingSource::Other => &["그밖", "기타", "other"],
        };
        words.contains(&key.as_str())
    });
    known.map_or_else(|| typed.to_owned(), |source| source.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    const HEAD: &str = "정책사업,단위사업,세부사업,통계목,내역,수량,횟수,단가,재원,금액";

    fn judged(rows: &str, keys: &[String], budget: i64) -> Judged<PlanRow> {
        let standing = Standing {
            keys,
            amounts: &[(FundingSource::CityBudget, Won(100))],
            budget: Won(budget),
        };
        let limits = Rules::on(date(2026, 9, 1)).limits;
        let text = format!("{HEAD}\n{rows}");
        judge(&text, limits, Codes::of(2027), standing).expect("a table")
    }

    fn faults(judged: &Judged<PlanRow>) -> Vec<(u64, &'static str, &'static str)> {
        let of = |line: &crate::table::Line<PlanRow>| -> Vec<_> {
            let faults = line.row.as_ref().err().into_iter().flatten();
            faults
                .map(|f| (line.number, f.column.unwrap_or("row"), f.fault.key))
                .collect()
        };
        judged.lines.iter().flat_map(of).collect()
    }

    #[test]
    fn a_row_is_read_as_offices_write_it() {
        let rows = "살림,고른 일,길,201-01 사무관리비,공사,2,3,\"1,000\",시민참여예산,\"6,000\"\n\
                    살림,고른 일,길,사무관리비,의자,,,5천,구비,\n";
        let read = judged(rows, &[], 6_100);
        assert_eq!(faults(&read), []);
        let rows = read.all().expect("good");
        assert_eq!(rows[0].text.amount, Won(6_000));
        assert_eq!(rows[0].text.path.stat_code, "201-01");
        assert_eq!(
            (rows[1].text.amount, rows[1].text.source),
            (Won(5_000), FundingSource::District)
        );
    }

    #[test]
    fn every_bad_row_is_named_with_its_column() {
        let rows = "살림,고른 일,길,201-99,공사,1,1,1000,시민참여예산,\n\
                    ,고른 일,길,201-01,공사,1.5,1,1000.5,세금,\n\
                    살림,고른 일,길,201-01,공사,1,1,1000,시민참여예산,999\n\
                    살림,고른 일,길,201-01,의자,1,1,1000,시민참여예산,\n\
                    살림,고른 일,길,201-01,의자,1,1,1000,시민참여예산,\n\
                    살림,고른 일,길,201-01,등,1,1,1,시민참여예산,\n";
        let read = judged(rows, &[], 1_100);
        assert_eq!(
            faults(&read),
            [
                (2, "stat_code", "fault-stat-code"),
                (3, "policy_program", "fault-empty"),
                (3, "units", "fault-count"),
                (3, "unit_price", "fault-cost"),
                (3, "source", "fault-source"),
                (4, "amount", "budget-import-fault-amount"),
                (6, "label", "budget-import-fault-twice"),
                (6, "unit_price", "fault-plan-over-budget"),
                (7, "unit_price", "fault-plan-over-budget"),
            ]
        );
        assert!(read.all().is_err(), "nothing is taken while a row is bad");
    }

    #[test]
    fn what_the_plan_holds_does_not_come_twice() {
        let row = "살림,고른 일,길,201-01,공사,1,1,1000,구비,\n";
        let first = judged(row, &[], 100);
        let keys: Vec<_> = first
            .all()
            .expect("good")
            .iter()
            .map(|row| key(&row.text.path, &row.text.label))
            .collect();
        let again = judged(&row.replace("고른 일", "고른일"), &keys, 100);
        assert_eq!(faults(&again), [(2, "label", "budget-import-fault-held")]);
    }
}
