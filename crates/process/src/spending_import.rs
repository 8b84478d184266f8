//! Rows of the ledger from a table: each is one payment, judged as the form of spending is,
//! after all good rows above it.

use std::collections::HashMap;

use finance::Won;
use jiff::civil::Date;

use crate::evidence::{EvidenceForm, EvidenceKind, PERSONAL};
use crate::member_import::day;
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::spending::{Execution, LedgerLine, SpendingForm, SpendingText};
use crate::table::{CellFault, Column, Judged, Spec, judged};
use crate::text::name_key;

const fn column(
    name: &'static str,
    titles: &'static [&'static str],
    missing: Option<&'static str>,
) -> Column {
    Column {
        name,
        titles,
        missing,
        many: false,
    }
}

/// The columns of the table; the first title of each is the one of the template.
pub static COLUMNS: [Column; 9] = [
    column(
        "policy_program",
        &["정책사업", "정책사업명", "policyprogram"],
        None,
    ),
    column(
        "unit_program",
        &["단위사업", "단위사업명", "unitprogram"],
        None,
    ),
    column(
        "detailed_project",
        &["세부사업", "세부사업명", "detailedproject"],
        Some("budget-import-fault-no-detail"),
    ),
    column(
        "stat_code",
        &["통계목", "통계목코드", "statcode", "statisticalitem"],
        Some("budget-import-fault-no-stat"),
    ),
    column(
        "label",
        &["내역", "산출내역", "예산내역", "label", "line"],
        Some("budget-import-fault-no-label"),
    ),
    column(
        "paid_on",
        &["지출일", "지급일", "집행일", "paidon", "day", "date"],
        Some("spending-import-fault-no-day"),
    ),
    column(
        "amount",
        &["금액", "금액원", "지출액", "집행액", "amount", "amountwon"],
        Some("spending-import-fault-no-amount"),
    ),
    column(
        "what",
        &["적요", "무엇에", "내용", "what"],
        Some("spending-import-fault-no-what"),
    ),
    column(
        "evidence",
        &["증빙", "증빙서류", "evidence"],
        Some("spending-import-fault-no-evidence"),
    ),
];

/// A payment that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendingRow {
    /// The form that records it.
    pub form: SpendingForm,
    /// What it says.
    pub text: SpendingText,
    /// What its line is called.
    pub label: String,
}

/// Judges a table against the ledger as it stands.
///
/// # Errors
/// When there is no table, a column is missing, or there are too many rows.
pub fn judge(
    text: &str,
    limits: &Limits,
    ledger: &[LedgerLine],
    execution: Execution,
    today: Date,
) -> Result<Judged<SpendingRow>, Invalid> {
    let spec = Spec {
        columns: &COLUMNS,
        rows_max: limits.import_rows_max,
    };
    let mut ledger = ledger.to_vec();
    let mut seen: HashMap<SpendingForm, u64> = HashMap::new();
    judged(text, &spec, |number, cells| {
        let place = place(cells, &ledger);
        let form = form(cells, place.as_ref().ok().map(|at| &ledger[*at]));
        let checked = form.check(limits, (&ledger, &[]), execution, today);
        let mut faults = match &place {
            // The form names no line then, which is told as what it is.
            Err(fault) => vec![fault.clone()],
            Ok(_) => Vec::new(),
        };
        if let Err(invalid) = &checked {
            let others = CellFault::all(invalid.clone()).into_iter();
            faults.extend(others.filter(|fault| fault.column != Some("line")));
        }
        // However an amount is spelled, it is the same row.
        let key = SpendingForm {
            amount: match &checked {
                Ok(text) => text.amount.0.to_string(),
                Err(_) => form.amount.clone(),
            },
            ..form.clone()
        };
        if let Some(line) = seen.get(&key) {
            let line = usize::try_from(*line).unwrap_or(usize::MAX);
            let fault = Fault::new("spending-import-fault-twice").number("line", line);
            faults.push(CellFault::of("evidence", fault));
        }
        let (Ok(text), Ok(at), true) = (checked, place, faults.is_empty()) else {
            return Err(faults);
        };
        let line = &mut ledger[at];
        line.spent = Won(line.spent.0.saturating_add(text.amount.0));
        seen.insert(key, number);
        let label = line.label.clone();
        Ok(SpendingRow { form, text, label })
    })
}

/// Which line of the ledger a row is on, by everything that its cells say of it.
fn place(cells: &[String], ledger: &[LedgerLine]) -> Result<usize, CellFault> {
    let same = |at: usize, of: &str| {
        let cell = cells.get(at).map_or("", String::as_str);
        cell.is_empty() || name_key(cell) == name_key(of)
    };
    let code = cells.get(3).and_then(|cell| cell.split_whitespace().next());
    let fits = |line: &LedgerLine| {
        same(0, &line.path.policy_program)
            && same(1, &line.path.unit_program)
            && same(2, &line.path.detailed_project)
            && code.is_none_or(|code| code == line.path.stat_code)
            && same(4, &line.label)
    };
    let mut found = ledger.iter().enumerate().filter(|(_, line)| fits(line));
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Ok(at),
        (None, _) => Err(CellFault::of(
            "label",
            Fault::new("spending-import-fault-line"),
        )),
        _ => Err(CellFault::of(
            "label",
            Fault::new("spending-import-fault-lines"),
        )),
    }
}

fn form(cells: &[String], line: Option<&LedgerLine>) -> SpendingForm {
    let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
    let paid_on = cell(5);
    SpendingForm {
        line: line.map(|line| line.id.to_string()).unwrap_or_default(),
        amount: cell(6),
        paid_on: day(&paid_on).map_or(paid_on, |day| day.to_string()),
        what: cell(7),
        // Nobody has looked whether its name holds personal data, so it stays closed.
        evidence: EvidenceForm {
            kind: EvidenceKind::Other.as_str().to_owned(),
            what: cell(8),
            closed: PERSONAL.to_string(),
            file: String::new(),
        },
        commitment: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::BudgetLineId;
    use crate::rules::Rules;
    use finance::budget::Path;
    use jiff::civil::date;

    const HEAD: &str = "세부사업,통계목,내역,지출일,금액,적요,증빙";

    fn line(id: i64, unit: &str, label: &str, in_force: i64) -> LedgerLine {
        LedgerLine {
            id: BudgetLineId(id),
            path: Path {
                policy_program: "정책".into(),
                unit_program: unit.into(),
                detailed_project: "혁신계획 수립".into(),
                stat_code: "201-01".into(),
            },
            label: label.into(),
            planned: Won(in_force),
            in_force: Won(in_force),
            source: crate::plan::FundingSource::CityBudget,
            spent: Won(0),
            bound: Won(0),
            carried: Won(0),
            blocked: Won(0),
            carried_from: None,
        }
    }

    fn judged(head: &str, rows: &str) -> Judged<SpendingRow> {
        let execution = Execution {
            start: date(2027, 1, 1),
            end: date(2027, 12, 31),
        };
        let ledger = [
            line(1, "가", "워크숍", 3_940_000),
            line(2, "가", "인쇄", 100),
            line(3, "나", "인쇄", 100),
        ];
        let today = date(2027, 6, 1);
        let limits = Rules::on(today).limits;
        judge(
            &format!("{head}\n{rows}"),
            limits,
            &ledger,
            execution,
            today,
        )
        .expect("a table")
    }

    fn faults(judged: &Judged<SpendingRow>) -> Vec<(u64, &'static str, &'static str)> {
        let of = |line: &crate::table::Line<SpendingRow>| -> Vec<_> {
            let faults = line.row.as_ref().err().into_iter().flatten();
            faults
                .map(|f| (line.number, f.column.unwrap_or("row"), f.fault.key))
                .collect()
        };
        judged.lines.iter().flat_map(of).collect()
    }

    #[test]
    fn the_workshop_of_the_report_comes_from_a_table() {
        let rows = "혁신계획 수립,201-01,워크숍,2027. 5. 20.,\"1,870,000\",빌린 곳,세금계산서 1\n\
                    혁신계획수립,201-01 사무관리비,워크숍,2027-05-21,207만,모임 용품,세금계산서 2\n";
        let read = judged(HEAD, rows);
        assert_eq!(faults(&read), []);
        let rows = read.all().expect("good");
        let sum = Won::sum(rows.iter().map(|row| row.text.amount));
        assert_eq!(sum, Ok(Won(3_940_000)));
        assert_eq!(rows[0].text.paid_on, date(2027, 5, 20));
    }

    #[test]
    fn rows_count_together_and_each_bad_one_is_named() {
        let rows = "혁신계획 수립,201-01,워크숍,2027-05-20,3940000,가,증 1\n\
                    혁신계획 수립,201-01,워크숍,2027-05-20,1,가,증 2\n\
                    혁신계획 수립,201-01,인쇄,2027-05-20,1,가,증 3\n\
                    혁신계획 수립,201-01,없는 줄,내일,0.5,,증 4\n\
                    혁신계획 수립,201-01,워크숍,2028-01-01,=1+1,가,\n";
        assert_eq!(
            faults(&judged(HEAD, rows)),
            [
                (3, "amount", "spending-fault-amount"),
                (4, "label", "spending-import-fault-lines"),
                (5, "label", "spending-import-fault-line"),
                (5, "amount", "fault-cost"),
                (5, "paid_on", "fault-date"),
                (5, "what", "fault-empty"),
                (6, "amount", "fault-cost"),
                (6, "paid_on", "spending-fault-future"),
                (6, "evidence", "fault-empty"),
            ]
        );
        let named = format!("단위사업,{HEAD}");
        let rows = "나,혁신계획 수립,201-01,인쇄,2027-05-20,50,가,증 1\n\
                    나,혁신계획 수립,201-01,인쇄,2027-05-20,50,가,증 1\n";
        let read = judged(&named, rows);
        assert_eq!(
            faults(&read),
            [(3, "evidence", "spending-import-fault-twice")]
        );
        assert_eq!(
            read.lines[0].row.as_ref().map(|row| row.text.line),
            Ok(BudgetLineId(3))
        );
    }
}
