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
    /// The year that carried its money over; none for a line of the year itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<i64>,
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
    /// The interest that the city's money bore, which goes back with what was not spent.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub interest: Won,
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
                carried_from: line.carried_from,
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
            interest: Won::ZERO,
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

/// A settlement as typed; the ledger says the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettlementForm {
    /// Why an approved one is opened again.
    pub reason: String,
    /// The interest that the city's money bore; empty for none.
    pub interest: String,
}

impl SettlementForm {
    /// Checks the reason and the interest, which is not more than the `returned` money itself
    /// unless nothing returns; a first settlement needs no reason.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        limits: &Limits,
        state: SettlementState,
        planned: Won,
    ) -> Result<(String, Won), Invalid> {
        let mut invalid = Invalid::default();
        let reason = match state {
            SettlementState::Approved => Field::lines("reason", limits.reason_max)
                .public()
                .check(&self.reason, &mut invalid),
            SettlementState::None | SettlementState::Drafted => String::new(),
        };
        let interest = match self.interest.trim() {
            "" => Ok(Won::ZERO),
            typed => typed.parse::<Won>(),
        };
        match interest {
            Err(_) => invalid.push("interest_won", Fault::new("fault-cost")),
            Ok(interest) if planned < interest => {
                let fault = Fault::new("settlement-fault-interest").won("planned", planned);
                invalid.push("interest_won", fault);
            }
            Ok(_) => {}
        }
        invalid.or((reason, interest.unwrap_or_default()))
    }
}

/// Decides whether a settlement may be drawn up on `today`, while commitments have `bound` so
/// much: what is bound is first paid, given back or carried over. An approved one may be opened
/// again with money bound, because opening it is the way to give that money back.
///
/// Before the last day of spending it may only when nothing is left to be spent: money that
/// may still be spent is not yet money that goes back.
///
/// # Errors
/// Before an agreement, and while money is bound or can still be spent.
pub fn draft(
    lines: &SettledLines,
    (state, bound): (SettlementState, Won),
    execution: Option<Execution>,
    today: Date,
) -> Result<(), Refusal> {
    let execution =
        execution.ok_or_else(|| Refusal::conflict(Fault::new("refusal-spending-no-agreement")))?;
    if lines.lines.is_empty() {
        return Err(Refusal::conflict(Fault::new("refusal-settlement-empty")));
    }
    if state != SettlementState::Approved {
        nothing_bound(bound)?;
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

/// What commitments have open is neither spent nor goes back.
fn nothing_bound(bound: Won) -> Result<(), Refusal> {
    if bound == Won::ZERO {
        return Ok(());
    }
    let fault = Fault::new("refusal-settlement-bound").won("bound", bound);
    Err(Refusal::conflict(fault))
}

/// Decides whether `person` approves the latest version for the city.
///
/// `drafted` is what was drawn up, `now` what the ledger says now; `bound` is what commitments
/// have open and `refunded` what was paid back of the city's money already.
///
/// # Errors
/// When there is none to approve, when its drafter asks, when the ledger has moved on, while
/// money is bound, and when less would go back than was paid back.
pub fn approve(
    state: SettlementState,
    (drafter, person): (PersonId, PersonId),
    (drafted, now): (&SettledLines, &SettledLines),
    (bound, refunded): (Won, Won),
) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match state {
        SettlementState::None => refused("refusal-settlement-none"),
        SettlementState::Approved => refused("refusal-settlement-approved"),
        SettlementState::Drafted if drafter == person => {
            Err(Refusal::forbidden("refusal-settlement-own"))
        }
        SettlementState::Drafted if drafted != now => refused("refusal-settlement-changed"),
        SettlementState::Drafted => {
            nothing_bound(bound)?;
            let back = now.returned_to_city().map_err(|_| too_large())?;
            match back < refunded {
                true => {
                    let fault = Fault::new("refusal-settlement-refunded");
                    Err(Refusal::conflict(
                        fault.won("refunded", refunded).won("returned", back),
                    ))
                }
                false => Ok(()),
            }
        }
    }
}

fn too_large() -> Refusal {
    Refusal::conflict(Fault::new("fault-sum-too-large"))
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
            carried_from: None,
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
        let none = (SettlementState::None, none);
        assert!(draft(&spent, none, term, last).is_ok());
        assert!(draft(&left, none, term, last).is_err());
        assert!(draft(&left, none, term, after).is_ok());
        let bound = |state| draft(&left, (state, Won(1)), term, after).is_err();
        assert!(bound(SettlementState::None) && bound(SettlementState::Drafted));
        assert!(
            !bound(SettlementState::Approved),
            "opening it again is the way to give back what is bound"
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
        let none = (Won::ZERO, Won::ZERO);
        let asked = |state, person, now| approve(state, (drafter, person), (&old, now), none);
        assert!(asked(SettlementState::Drafted, city, &old).is_ok());
        for (state, person, now) in [
            (SettlementState::None, city, &old),
            (SettlementState::Approved, city, &old),
            (SettlementState::Drafted, drafter, &old),
            (SettlementState::Drafted, city, &new),
        ] {
            assert!(asked(state, person, now).is_err(), "{state:?}");
        }
        // One won goes back: what is bound, or was paid back beyond it, is found by then.
        for (bound, refunded, fine) in [(0, 1, true), (1, 0, false), (0, 2, false)] {
            let sums = (Won(bound), Won(refunded));
            let approved = approve(
                SettlementState::Drafted,
                (drafter, city),
                (&old, &old),
                sums,
            );
            assert_eq!(approved.is_ok(), fine, "{sums:?}");
        }
    }

    #[test]
    fn opening_again_needs_a_reason() {
        let limits = Rules::on(date(2027, 6, 1)).limits;
        let check = |state, reason: &str, interest: &str| {
            let form = SettlementForm {
                reason: reason.into(),
                interest: interest.into(),
            };
            form.check(limits, state, Won(1_000)).ok()
        };
        let none = Some((String::new(), Won::ZERO));
        assert_eq!(check(SettlementState::None, "", ""), none);
        assert_eq!(check(SettlementState::Approved, " ", ""), None);
        let again = Some(("빠짐".to_owned(), Won(1_000)));
        assert_eq!(check(SettlementState::Approved, "빠짐", "1,000"), again);
        assert_eq!(check(SettlementState::None, "", "1,001"), None);
        assert_eq!(check(SettlementState::None, "", "많이"), None);
    }
}
