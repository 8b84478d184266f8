//! Spending (집행): what may be written into the ledger of a year.
//!
//! Rows are added and never changed. A correction is a counter-entry: a row of the opposite
//! amount that names the row it takes back.

use finance::budget::Path;
use finance::ledger::Account;
use finance::{Won, WonError};
use jiff::civil::Date;

use crate::commitment::OpenCommitment;
use crate::evidence::{EvidenceForm, EvidenceText};
use crate::id::{BudgetLineId, CommitmentId, SpendingId};
use crate::plan::FundingSource;
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
    /// Who pays it.
    pub source: FundingSource,
    /// What the agreement gave it.
    pub planned: Won,
    /// What it has in the version in force.
    pub in_force: Won,
    /// What was spent of it, counter-entries taken off.
    pub spent: Won,
    /// What commitments have bound and nobody has paid yet.
    pub bound: Won,
    /// What was carried over to the next year.
    pub carried: Won,
    /// What changes that are not decided yet would take away.
    pub blocked: Won,
    /// The year that carried its money over; none for a line of the year itself.
    pub carried_from: Option<i64>,
}

impl LedgerLine {
    /// What became of its money.
    pub fn account(&self) -> Account {
        Account {
            in_force: self.in_force,
            bound: self.bound,
            paid: self.spent,
            carried: self.carried,
            blocked: self.blocked,
        }
    }

    /// What is neither spent nor carried over; negative when a change took away what was spent.
    pub fn left(&self) -> Won {
        self.account().left()
    }

    /// What may still be bound or spent: what is left without what is bound and without what
    /// an undecided change would take.
    pub fn available(&self) -> Won {
        self.account().free()
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
    /// The id of the commitment that is paid; empty for what is bound and paid in one.
    pub commitment: String,
    /// The id of the line; that of the commitment counts where there is one.
    pub line: String,
    /// How much.
    pub amount: String,
    /// The day, `YYYY-MM-DD`.
    pub paid_on: String,
    /// What for.
    pub what: String,
    /// What proves it.
    pub evidence: EvidenceForm,
}

/// Spending that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `SpendingForm`")]
pub struct SpendingText {
    pub commitment: Option<CommitmentId>,
    pub line: BudgetLineId,
    pub amount: Won,
    pub paid_on: Date,
    pub what: String,
    pub evidence: EvidenceText,
}

impl SpendingForm {
    /// Checks every field against the lines and open commitments of the year.
    ///
    /// # Errors
    /// All faulty fields at once; an amount that is too large with the figures it was held
    /// against.
    pub fn check(
        &self,
        limits: &Limits,
        (lines, open): (&[LedgerLine], &[OpenCommitment]),
        execution: Execution,
        today: Date,
    ) -> Result<SpendingText, Invalid> {
        let mut invalid = Invalid::default();
        let paid = match self.commitment.as_str() {
            "" => self.at_once(lines, &mut invalid),
            _ => self.of_commitment(open, &mut invalid),
        };
        let paid_on = check_day("paid_on", &self.paid_on, execution, today, &mut invalid);
        let bound_on = open
            .iter()
            .find(|one| one.id.to_string() == self.commitment)
            .map(|one| one.made_on);
        if bound_on
            .zip(paid_on)
            .is_some_and(|(bound, paid)| paid < bound)
        {
            invalid.push("paid_on", Fault::new("spending-fault-before-commitment"));
        }
        let what = Field::line("what", limits.need_max)
            .public()
            .check(&self.what, &mut invalid);
        let evidence = match self.evidence.check(limits) {
            Ok(evidence) => Some(evidence),
            Err(found) => {
                invalid.0.extend(found.0);
                None
            }
        };
        let (Some((commitment, line, amount)), Some(paid_on), Some(evidence)) =
            (paid, paid_on, evidence)
        else {
            return Err(invalid);
        };
        invalid.or(SpendingText {
            commitment,
            line,
            amount,
            paid_on,
            what,
            evidence,
        })
    }

    fn at_once(&self, lines: &[LedgerLine], invalid: &mut Invalid) -> Option<Paid> {
        let line = lines.iter().find(|line| line.id.to_string() == self.line);
        if line.is_none() {
            invalid.push("line", Fault::new("spending-fault-line"));
        }
        let amount = check_amount(&self.amount, line, invalid)?;
        Some((None, line?.id, amount))
    }

    fn of_commitment(&self, open: &[OpenCommitment], invalid: &mut Invalid) -> Option<Paid> {
        let found = open
            .iter()
            .find(|one| one.id.to_string() == self.commitment);
        if found.is_none() {
            invalid.push("commitment", Fault::new("spending-fault-commitment"));
        }
        let amount = check_open(&self.amount, found, invalid)?;
        let found = found?;
        Some((Some(found.id), found.line, amount))
    }
}

type Paid = (Option<CommitmentId>, BudgetLineId, Won);

/// An amount as typed; what is too large for 64 bits is the largest there is.
fn amount(typed: &str, invalid: &mut Invalid) -> Option<Won> {
    match typed.parse::<Won>() {
        Ok(Won(0)) | Err(WonError::NotANumber) => {
            invalid.push("amount", Fault::new("fault-cost"));
            None
        }
        Ok(amount) => Some(amount),
        Err(WonError::TooLarge) => Some(Won(i64::MAX)),
    }
}

/// Checks an amount against what a line has free.
pub(crate) fn check_amount(
    typed: &str,
    line: Option<&LedgerLine>,
    invalid: &mut Invalid,
) -> Option<Won> {
    let amount = amount(typed, invalid)?;
    let line = line?;
    if amount > line.available() {
        let kept = line.bound.0.saturating_add(line.carried.0);
        let key = match (line.blocked.0 > 0, kept > 0) {
            (true, _) => "spending-fault-blocked",
            (false, true) => "spending-fault-bound",
            (false, false) => "spending-fault-amount",
        };
        let fault = Fault::new(key)
            .count("in_force", line.in_force.0)
            .count("spent", line.spent.0)
            .count("bound", kept)
            .count("blocked", line.blocked.0)
            .count("available", line.available().0);
        invalid.push("amount", fault);
        return None;
    }
    Some(amount)
}

/// Checks an amount against what a commitment has open.
pub(crate) fn check_open(
    typed: &str,
    commitment: Option<&OpenCommitment>,
    invalid: &mut Invalid,
) -> Option<Won> {
    let amount = amount(typed, invalid)?;
    let open = commitment?.open;
    if open < amount {
        let fault = Fault::new("spending-fault-open").won("open", open);
        invalid.push("amount", fault);
        return None;
    }
    Some(amount)
}

/// Checks a day of binding or paying money.
pub(crate) fn check_day(
    field: &'static str,
    typed: &str,
    execution: Execution,
    today: Date,
    invalid: &mut Invalid,
) -> Option<Date> {
    let typed = typed.trim();
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
    invalid.push(field, fault);
    None
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
            source: FundingSource::CityBudget,
            in_force: Won(in_force),
            spent: Won(spent),
            bound: Won::ZERO,
            carried: Won::ZERO,
            blocked: Won(blocked),
            carried_from: None,
        }
    }

    fn faults(form: &SpendingForm, line: LedgerLine) -> Vec<(&'static str, &'static str)> {
        let limits = Rules::on(date(2027, 6, 1)).limits;
        match form.check(limits, (&[line], &open()), TERM, date(2027, 6, 1)) {
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
            evidence: EvidenceForm {
                kind: "tax-invoice".into(),
                what: "세금계산서 1".into(),
                closed: String::new(),
                file: String::new(),
            },
            ..SpendingForm::default()
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

    fn open() -> Vec<OpenCommitment> {
        vec![OpenCommitment {
            id: CommitmentId(3),
            line: BudgetLineId(7),
            what: "빌린 곳".into(),
            made_on: date(2027, 5, 1),
            open: Won(1_870_000),
        }]
    }

    /// What was bound before is paid even when nothing else of the line is free.
    #[test]
    fn a_commitment_is_paid_up_to_what_it_has_open() {
        let full = || LedgerLine {
            bound: Won(1_870_000),
            ..line(1_870_000, 0, 0)
        };
        let of = |commitment: &str, amount: &str| SpendingForm {
            commitment: commitment.into(),
            amount: amount.into(),
            line: String::new(),
            ..form()
        };
        assert_eq!(faults(&of("3", "1,870,000"), full()), []);
        for (form, field) in [
            (of("3", "1,870,001"), ("amount", "spending-fault-open")),
            (of("4", "1"), ("commitment", "spending-fault-commitment")),
            (
                SpendingForm {
                    commitment: String::new(),
                    line: "7".into(),
                    ..of("3", "1")
                },
                ("amount", "spending-fault-bound"),
            ),
        ] {
            assert_eq!(faults(&form, full()), [field]);
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
        let all = [
            "line",
            "amount",
            "paid_on",
            "what",
            "evidence_kind",
            "evidence",
        ];
        assert_eq!(fields, all);
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
