//! Settlement (정산): what was planned, changed and spent of each line, and what goes back.

use finance::budget::Path;
use finance::{Won, WonError};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::plan::FundingSource;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::spending::{Execution, LedgerLine, official};
use crate::text::Field;

/// The amounts of a line, or of all.
///
/// What was added to settlements later is left out of the JSON where it is empty, so that the
/// seals of earlier ones still hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// What the agreement gave.
    pub planned: Won,
    /// What it was after all changes.
    pub changed: Won,
    /// What was spent.
    pub spent: Won,
    /// What was carried over to the next year.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub carried: Won,
    /// What goes back.
    pub returned: Won,
}

/// A line of a settlement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledLine {
    /// Where it stands in the budget.
    pub path: Path,
    /// What it is called.
    pub label: String,
    /// Who pays it, by the name of a [`FundingSource`].
    #[serde(default = "city_budget", skip_serializing_if = "is_city_budget")]
    pub source: String,
    /// Its amounts.
    pub sums: Sums,
}

/// A change of the year that came into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledChange {
    /// What it is called.
    pub title: String,
    /// The day on which it came into force, in Seoul, `YYYY-MM-DD`.
    pub day: String,
    /// Who decided, by the name of the verdict.
    pub verdict: String,
    /// What it moved.
    pub moved: Won,
}

/// How much evidence of a kind the payments of a year have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledEvidence {
    /// The name of an [`crate::evidence::EvidenceKind`].
    pub kind: String,
    /// How many.
    pub count: i64,
    /// How many of these are closed.
    pub closed: i64,
}

fn is_zero(won: &Won) -> bool {
    *won == Won::ZERO
}

fn city_budget() -> String {
    FundingSource::CityBudget.as_str().to_owned()
}

fn is_city_budget(source: &str) -> bool {
    source == FundingSource::CityBudget.as_str()
}

/// What a settlement says. Its JSON is what the seal covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledLines {
    /// Each line that had money or spending.
    pub lines: Vec<SettledLine>,
    /// The sums of all lines.
    pub total: Sums,
    /// The changes of the year in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<SettledChange>,
    /// The evidence of its payments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<SettledEvidence>,
}

impl SettledLines {
    /// Works out the settlement of a ledger, with what stands beside its lines.
    ///
    /// # Errors
    /// When a sum is larger than 64 bits hold.
    pub fn of(
        ledger: &[LedgerLine],
        changes: Vec<SettledChange>,
        evidence: Vec<SettledEvidence>,
    ) -> Result<SettledLines, WonError> {
        let used = |line: &&LedgerLine| {
            [line.planned, line.in_force, line.spent, line.carried]
                .iter()
                .any(|won| *won != Won::ZERO)
        };
        let lines: Vec<SettledLine> = ledger
            .iter()
            .filter(used)
            .map(|line| SettledLine {
                path: line.path.clone(),
                label: line.label.clone(),
                source: line.source.as_str().to_owned(),
                sums: Sums {
                    planned: line.planned,
                    changed: line.in_force,
                    spent: line.spent,
                    carried: line.carried,
                    returned: line.left(),
                },
            })
            .collect();
        let sum = |of: fn(&Sums) -> Won| Won::sum(lines.iter().map(|line| of(&line.sums)));
        let total = Sums {
            planned: sum(|s| s.planned)?,
            changed: sum(|s| s.changed)?,
            spent: sum(|s| s.spent)?,
            carried: sum(|s| s.carried)?,
            returned: sum(|s| s.returned)?,
        };
        Ok(SettledLines {
            lines,
            total,
            changes,
            evidence,
        })
    }

    /// What goes back of the city's money.
    ///
    /// # Errors
    /// When the sum is larger than 64 bits hold.
    pub fn returned_to_city(&self) -> Result<Won, WonError> {
        let city = self
            .lines
            .iter()
            .filter(|line| is_city_budget(&line.source));
        Won::sum(city.map(|line| line.sums.returned))
    }
}

/// Where the settlement of a year stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettlementState {
    /// None was drawn up.
    None,
    /// The latest version waits for the city.
    Drafted,
    /// The latest version is approved and locked.
    Approved,
}

/// Decides whether a settlement may be drawn up on `today`, while commitments have `bound` so
/// much: what is bound is first paid, given back or carried over.
///
/// Before the last day of spending it may only when nothing is left to be spent: money that
/// may still be spent is not yet money that goes back.
///
/// # Errors
/// Before an agreement, and while money is bound or can still be spent.
pub fn draft(
    lines: &SettledLines,
    bound: Won,
    execution: Option<Execution>,
    today: Date,
) -> Result<(), Refusal> {
    let execution =
        execution.ok_or_else(|| Refusal::conflict(Fault::new("refusal-spending-no-agreement")))?;
    if lines.lines.is_empty() {
        return Err(Refusal::conflict(Fault::new("refusal-settlement-empty")));
    }
    if bound != Won::ZERO {
        let fault = Fault::new("refusal-settlement-bound").won("bound", bound);
        return Err(Refusal::conflict(fault));
    }
    let left = lines
        .lines
        .iter()
        .any(|line| line.sums.returned != Won::ZERO);
    if today <= execution.end && left {
        let fault = Fault::new("refusal-settlement-early")
            .text("end", official(execution.end))
            .count("left", lines.total.returned.0);
        return Err(Refusal::conflict(fault));
    }
    Ok(())
}

/// Checks the reason for opening an approved settlement again; a first one needs none.
///
/// # Errors
/// What is wrong with the reason.
pub fn check_reason(
    limits: &Limits,
    state: SettlementState,
    typed: &str,
) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let field = Field::lines("reason", limits.reason_max);
    match state {
        SettlementState::Approved => {
            let reason = field.check(typed, &mut invalid);
            invalid.or(reason)
        }
        SettlementState::None | SettlementState::Drafted => Ok(String::new()),
    }
}

/// Decides whether `person` approves the latest version for the city.
///
/// `drafted` is what was drawn up, `now` what the ledger says now.
///
/// # Errors
/// When there is none to approve, when its drafter asks, and when the ledger has moved on.
pub fn approve(
    state: SettlementState,
    drafter: PersonId,
    person: PersonId,
    drafted: &SettledLines,
    now: &SettledLines,
) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match state {
        SettlementState::None => refused("refusal-settlement-none"),
        SettlementState::Approved => refused("refusal-settlement-approved"),
        SettlementState::Drafted if drafter == person => {
            Err(Refusal::forbidden("refusal-settlement-own"))
        }
        SettlementState::Drafted if drafted != now => refused("refusal-settlement-changed"),
        SettlementState::Drafted => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::BudgetLineId;
    use crate::plan::FundingSource;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn line(planned: i64, in_force: i64, spent: i64) -> LedgerLine {
        LedgerLine {
            id: BudgetLineId(1),
            path: Path {
                policy_program: "정책".into(),
                unit_program: "단위".into(),
                detailed_project: "세부".into(),
                stat_code: "201-01".into(),
            },
            label: "워크숍".into(),
            planned: Won(planned),
            source: FundingSource::CityBudget,
            in_force: Won(in_force),
            spent: Won(spent),
            bound: Won::ZERO,
            carried: Won::ZERO,
            blocked: Won::ZERO,
        }
    }

    fn settled(lines: &[LedgerLine]) -> SettledLines {
        SettledLines::of(lines, Vec::new(), Vec::new()).expect("small sums")
    }

    #[test]
    fn lines_and_sums_are_worked_out() {
        let found = settled(&[
            line(5_000, 4_000, 3_500),
            line(0, 0, 0),
            line(0, 1_000, 1_000),
        ]);
        assert_eq!(found.lines.len(), 2, "what never had money is left out");
        let total = Sums {
            planned: Won(5_000),
            changed: Won(5_000),
            spent: Won(4_500),
            carried: Won::ZERO,
            returned: Won(500),
        };
        assert_eq!(found.total, total);
        let too_large = [line(i64::MAX, 0, 0), line(1, 0, 0)];
        assert!(SettledLines::of(&too_large, Vec::new(), Vec::new()).is_err());
        // Only what the city paid goes back to it.
        let own = LedgerLine {
            source: FundingSource::District,
            ..line(100, 100, 40)
        };
        let mixed = settled(&[own, line(100, 100, 70)]);
        assert_eq!(mixed.total.returned, Won(90));
        assert_eq!(mixed.returned_to_city(), Ok(Won(30)));
    }

    /// What was sealed before carry-overs were kept reads and is written as it was.
    #[test]
    fn earlier_settlements_keep_their_bytes() {
        let before = r#"{"lines":[{"path":{"policy_program":"정책","unit_program":"단위","detailed_project":"세부","stat_code":"201-01"},"label":"워크숍","sums":{"planned":10,"changed":10,"spent":9,"returned":1}}],"total":{"planned":10,"changed":10,"spent":9,"returned":1}}"#;
        let read: SettledLines = serde_json::from_str(before).expect("it was written so");
        assert_eq!(serde_json::to_string(&read).expect("JSON"), before);
        assert_eq!(read, settled(&[line(10, 10, 9)]));
    }

    #[test]
    fn money_that_may_still_be_spent_is_not_settled() {
        let term = Some(Execution {
            start: date(2027, 1, 1),
            end: date(2027, 12, 31),
        });
        let (spent, left) = (settled(&[line(10, 10, 10)]), settled(&[line(10, 10, 9)]));
        let (last, after) = (date(2027, 12, 31), date(2028, 1, 1));
        let none = Won::ZERO;
        assert!(draft(&spent, none, term, last).is_ok());
        assert!(draft(&left, none, term, last).is_err());
        assert!(draft(&left, none, term, after).is_ok());
        assert!(
            draft(&left, Won(1), term, after).is_err(),
            "what is bound is not settled"
        );
        assert!(draft(&spent, none, None, after).is_err());
        assert!(draft(&settled(&[]), none, term, after).is_err());
        // What one line lacks does not make up for what another has left.
        let crossed = settled(&[line(10, 10, 9), line(10, 9, 10)]);
        assert_eq!(crossed.total.returned, Won::ZERO);
        assert!(draft(&crossed, none, term, last).is_err());
    }

    #[test]
    fn another_person_approves_what_the_ledger_still_says() {
        let (old, new) = (settled(&[line(10, 10, 9)]), settled(&[line(10, 10, 10)]));
        let (drafter, city) = (PersonId(1), PersonId(2));
        let asked = |state, person, now| approve(state, drafter, person, &old, now);
        assert!(asked(SettlementState::Drafted, city, &old).is_ok());
        for (state, person, now) in [
            (SettlementState::None, city, &old),
            (SettlementState::Approved, city, &old),
            (SettlementState::Drafted, drafter, &old),
            (SettlementState::Drafted, city, &new),
        ] {
            assert!(asked(state, person, now).is_err(), "{state:?}");
        }
    }

    #[test]
    fn opening_again_needs_a_reason() {
        let limits = Rules::on(date(2027, 6, 1)).limits;
        let check = |state, typed| check_reason(limits, state, typed).ok();
        assert_eq!(check(SettlementState::None, ""), Some(String::new()));
        assert_eq!(check(SettlementState::Approved, " "), None);
        assert_eq!(
            check(SettlementState::Approved, "빠짐"),
            Some("빠짐".into())
        );
    }
}
