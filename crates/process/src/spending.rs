//! Spending (집행): what may be written into the ledger of a year.
//!
//! Rows are added and never changed. A correction is a counter-entry: a row of the opposite
//! amount that names the row it takes back.

use finance::budget::Path;
use finance::{Won, WonError};
use jiff::civil::Date;

use crate::id::{BudgetLineId, SpendingId};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::text::Field;

/// A line of the budget with what became of its money so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// Its id.
    pub id: BudgetLineId,
    /// Where it stands.
    pub path: Path,
    /// What it is called.
    pub label: String,
    /// What the agreement gave it.
    pub planned: Won,
    /// What it has in the version in force.
    pub in_force: Won,
    /// What was spent of it, counter-entries taken off.
    pub spent: Won,
    /// What changes that are not decided yet would take away.
    pub blocked: Won,
}

impl LedgerLine {
    /// What is left in the version in force; negative when a change took away what was spent.
    pub fn left(&self) -> Won {
        Won(self.in_force.0.saturating_sub(self.spent.0))
    }

    /// What may still be spent: what is left without what an undecided change would take.
    pub fn available(&self) -> Won {
        Won(self.left().0.saturating_sub(self.blocked.0).max(0))
    }
}

/// The days in which the agreement in force lets money be spent, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Execution {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

/// What decides whether the ledger of a year takes rows.
#[derive(Clone, Copy, Debug)]
pub struct LedgerState {
    /// The days of the agreement in force; none before both parties have signed.
    pub execution: Option<Execution>,
    /// Whether the latest settlement of the year is approved.
    pub settled: bool,
}

impl LedgerState {
    /// The days in which money may be spent.
    ///
    /// # Errors
    /// Before an agreement, and after the settlement.
    pub fn open(&self) -> Result<Execution, Refusal> {
        if self.settled {
            return Err(Refusal::conflict(Fault::new("refusal-spending-settled")));
        }
        self.execution
            .ok_or_else(|| Refusal::conflict(Fault::new("refusal-spending-no-agreement")))
    }
}

/// Spending as typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SpendingForm {
    /// The id of the line.
    pub line: String,
    /// How much.
    pub amount: String,
    /// The day, `YYYY-MM-DD`.
    pub paid_on: String,
    /// What for.
    pub what: String,
    /// What proves it, such as the name of a tax invoice. Only staff see it.
    pub evidence: String,
}

/// Spending that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `SpendingForm`")]
pub struct SpendingText {
    pub line: BudgetLineId,
    pub amount: Won,
    pub paid_on: Date,
    pub what: String,
    pub evidence: String,
}

impl SpendingForm {
    /// Checks every field against the lines of the year.
    ///
    /// # Errors
    /// All faulty fields at once; an amount that is too large with the figures it was held
    /// against.
    pub fn check(
        &self,
        limits: &Limits,
        lines: &[LedgerLine],
        execution: Execution,
        today: Date,
    ) -> Result<SpendingText, Invalid> {
        let mut invalid = Invalid::default();
        let line = lines.iter().find(|line| line.id.to_string() == self.line);
        if line.is_none() {
            invalid.push("line", Fault::new("spending-fault-line"));
        }
        let amount = self.check_amount(line, &mut invalid);
        let paid_on = self.check_day(execution, today, &mut invalid);
        let what = Field::line("what", limits.need_max).check(&self.what, &mut invalid);
        let evidence =
            Field::line("evidence", limits.place_max).check(&self.evidence, &mut invalid);
        let (Some(line), Some(amount), Some(paid_on)) = (line, amount, paid_on) else {
            return Err(invalid);
        };
        invalid.or(SpendingText {
            line: line.id,
            amount,
            paid_on,
            what,
            evidence,
        })
    }

    fn check_amount(&self, line: Option<&LedgerLine>, invalid: &mut Invalid) -> Option<Won> {
        let amount = match self.amount.parse::<Won>() {
            Ok(Won(0)) | Err(WonError::NotANumber) => {
                invalid.push("amount", Fault::new("fault-cost"));
                return None;
            }
            Ok(amount) => amount,
            Err(WonError::TooLarge) => Won(i64::MAX),
        };
        let line = line?;
        if amount > line.available() {
            let key = match line.blocked.0 > 0 {
                true => "spending-fault-blocked",
                false => "spending-fault-amount",
            };
            let fault = Fault::new(key)
                .count("in_force", line.in_force.0)
                .count("spent", line.spent.0)
                .count("blocked", line.blocked.0)
                .count("available", line.available().0);
            invalid.push("amount", fault);
            return None;
        }
        Some(amount)
    }

    fn check_day(&self, execution: Execution, today: Date, invalid: &mut Invalid) -> Option<Date> {
        let typed = self.paid_on.trim();
        let day = typed.parse::<Date>().ok().filter(|_| typed.len() == 10);
        let fault = match day {
            None => Fault::new("fault-date"),
            Some(day) if day > today => Fault::new("spending-fault-future"),
            Some(day) if day < execution.start || execution.end < day => {
                Fault::new("spending-fault-day")
                    .text("start", official(execution.start))
                    .text("end", official(execution.end))
            }
            Some(_) => return day,
        };
        invalid.push("paid_on", fault);
        None
    }
}

/// A day as official documents write it.
pub(crate) fn official(day: Date) -> String {
    format!("{}. {}. {}.", day.year(), day.month(), day.day())
}

/// What a counter-entry needs to know of the row it takes back.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// The amount of the row.
    pub amount: Won,
    /// The row that this one takes back, if it is a counter-entry itself.
    pub counters: Option<SpendingId>,
    /// Whether another row has taken this one back.
    pub countered: bool,
}

/// Decides on a counter-entry and answers its amount.
///
/// It is possible after the last day of spending, as mistakes are found late, and no more
/// once the year is settled.
///
/// # Errors
/// A row is taken back once, and a counter-entry never.
pub fn counter(row: Taken, state: LedgerState) -> Result<Won, Refusal> {
    state.open()?;
    if row.counters.is_some() {
        return Err(Refusal::conflict(Fault::new("refusal-spending-counter")));
    }
    if row.countered {
        return Err(Refusal::conflict(Fault::new("refusal-spending-countered")));
    }
    Ok(Won(row.amount.0.saturating_neg()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    const TERM: Execution = Execution {
        start: date(2027, 1, 1),
        end: date(2027, 12, 31),
    };

    fn line(in_force: i64, spent: i64, blocked: i64) -> LedgerLine {
        LedgerLine {
            id: BudgetLineId(7),
            path: Path {
                policy_program: "정책".into(),
                unit_program: "단위".into(),
                detailed_project: "세부".into(),
                stat_code: "201-01".into(),
            },
            label: "워크숍".into(),
            planned: Won(in_force),
            in_force: Won(in_force),
            spent: Won(spent),
            blocked: Won(blocked),
        }
    }

    fn faults(form: &SpendingForm, line: LedgerLine) -> Vec<(&'static str, &'static str)> {
        let limits = Rules::on(date(2027, 6, 1)).limits;
        match form.check(limits, &[line], TERM, date(2027, 6, 1)) {
            Ok(_) => Vec::new(),
            Err(invalid) => invalid.0.iter().map(|f| (f.field, f.fault.key)).collect(),
        }
    }

    fn form() -> SpendingForm {
        SpendingForm {
            line: "7".into(),
            amount: "187만".into(),
            paid_on: "2027-05-20".into(),
            what: "빌린 곳".into(),
            evidence: "세금계산서 1".into(),
        }
    }

    #[test]
    fn nothing_more_is_spent_than_a_line_has() {
        for (in_force, spent, blocked, expected) in [
            (1_870_000, 0, 0, None),
            (1_869_999, 0, 0, Some("spending-fault-amount")),
            (3_940_000, 2_070_000, 0, None),
            (3_940_000, 2_070_001, 0, Some("spending-fault-amount")),
            (3_940_000, 0, 2_070_000, None),
            (3_940_000, 0, 2_070_001, Some("spending-fault-blocked")),
            (1_000, 2_000, 0, Some("spending-fault-amount")),
        ] {
            let expected: Vec<_> = expected.map(|key| ("amount", key)).into_iter().collect();
            assert_eq!(
                faults(&form(), line(in_force, spent, blocked)),
                expected,
                "{in_force} {spent} {blocked}"
            );
        }
    }

    #[test]
    fn days_and_other_fields_are_checked() {
        let full = || line(10_000_000, 0, 0);
        for (form, expected) in [
            (
                SpendingForm {
                    paid_on: "2026-12-31".into(),
                    ..form()
                },
                ("paid_on", "spending-fault-day"),
            ),
            (
                SpendingForm {
                    paid_on: "2027-06-02".into(),
                    ..form()
                },
                ("paid_on", "spending-fault-future"),
            ),
            (
                SpendingForm {
                    paid_on: "5.20".into(),
                    ..form()
                },
                ("paid_on", "fault-date"),
            ),
            (
                SpendingForm {
                    line: "8".into(),
                    ..form()
                },
                ("line", "spending-fault-line"),
            ),
            (
                SpendingForm {
                    amount: "0".into(),
                    ..form()
                },
                ("amount", "fault-cost"),
            ),
            (
                SpendingForm {
                    amount: "99999999999999999999".into(),
                    ..form()
                },
                ("amount", "spending-fault-amount"),
            ),
            (
                SpendingForm {
                    what: String::new(),
                    ..form()
                },
                ("what", "fault-empty"),
            ),
        ] {
            assert_eq!(faults(&form, full()), [expected], "{form:?}");
        }
        let empty: Vec<_> = faults(&SpendingForm::default(), full());
        let fields: Vec<_> = empty.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["line", "amount", "paid_on", "what", "evidence"]);
    }

    #[test]
    fn a_row_is_taken_back_once() {
        let open = LedgerState {
            execution: Some(TERM),
            settled: false,
        };
        let row = Taken {
            amount: Won(1_870_000),
            counters: None,
            countered: false,
        };
        assert_eq!(counter(row, open), Ok(Won(-1_870_000)));
        for (row, state) in [
            (
                Taken {
                    countered: true,
                    ..row
                },
                open,
            ),
            (
                Taken {
                    counters: Some(SpendingId(3)),
                    ..row
                },
                open,
            ),
            (
                row,
                LedgerState {
                    settled: true,
                    ..open
                },
            ),
            (
                row,
                LedgerState {
                    execution: None,
                    ..open
                },
            ),
        ] {
            assert!(counter(row, state).is_err());
        }
    }
}
