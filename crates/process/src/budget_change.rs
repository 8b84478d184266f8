//! A change of the agreed budget (예산변경): proposed, decided by the council, and where the
//! rule says so consulted on and approved by the city.

use finance::Won;
use finance::change::{Judgement, Verdict};
use jiff::civil::Date;
use korean::Lang;

use crate::carry_over::books_open;
use crate::id::BudgetLineId;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// Where a change stands.
    ChangeState {
        /// It waits for the council.
        Proposed = "proposed",
        /// The council decided; the city has not been consulted yet (협의).
        AwaitingCity = "awaiting-city",
        /// The city was consulted; its approval (승인) is missing.
        Consulted = "consulted",
        /// It holds.
        InForce = "in-force",
        /// The city refused.
        Refused = "refused",
        /// The district took it back, as it does when the council did not pass it.
        Withdrawn = "withdrawn",
    }
}

impl ChangeState {
    /// Whether it may still come into force, so that it keeps its part of the limit.
    pub fn waits(self) -> bool {
        matches!(
            self,
            ChangeState::Proposed | ChangeState::AwaitingCity | ChangeState::Consulted
        )
    }
}

/// A change as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeForm {
    /// One line that names it.
    pub title: String,
    /// Why.
    pub reason: String,
    /// What else changes: purpose, place or beneficiaries; may be empty.
    pub content: String,
    /// The amount each line would get, in the order of the lines.
    pub amounts: Vec<String>,
}

/// A change that can be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeText {
    /// One line that names it.
    pub title: String,
    /// Why.
    pub reason: String,
    /// What else changes; may be empty.
    pub content: String,
    /// The amount each line would get.
    pub amounts: Vec<Won>,
}

impl ChangeForm {
    /// Checks the amounts alone, for a look at the verdict before a reason is written.
    ///
    /// # Errors
    /// The first line whose amount can't be read.
    pub fn check_amounts(&self, lines: &[BudgetLineId]) -> Result<Vec<Won>, Invalid> {
        read_amounts(&self.amounts, lines.len())
    }

    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits, lines: &[BudgetLineId]) -> Result<ChangeText, Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max)
            .public()
            .check(&self.title, &mut invalid);
        let reason = Field::lines("reason", limits.reason_max)
            .public()
            .check(&self.reason, &mut invalid);
        let content = Field::lines("content", limits.reason_max)
            .optional()
            .public()
            .check(&self.content, &mut invalid);
        match self.check_amounts(lines) {
            Ok(amounts) => invalid.or(ChangeText {
                title,
                reason,
                content,
                amounts,
            }),
            Err(found) => {
                invalid.0.extend(found.0);
                Err(invalid)
            }
        }
    }
}

/// Reads the amounts of so many lines, in their order.
///
/// # Errors
/// The first line whose amount can't be read.
pub fn read_amounts(typed: &[String], lines: usize) -> Result<Vec<Won>, Invalid> {
    let amounts = (0..lines).map(|place| {
        let typed = typed.get(place).map_or("", String::as_str);
        typed.parse::<Won>().map_err(|_| {
            let fault = Fault::new("fault-amount-line").number("line", place + 1);
            Invalid::one("amounts", fault)
        })
    });
    amounts.collect()
}

/// Checks that no line gets less than was spent of it already; each entry is what a line gets
/// and what was spent.
///
/// # Errors
/// The first line that would, with what was spent.
pub fn above_spent(lines: impl IntoIterator<Item = (Won, Won)>) -> Result<(), Invalid> {
    let below = |(_, (amount, spent)): &(usize, (Won, Won))| amount < spent;
    match lines.into_iter().enumerate().find(below) {
        Some((place, (_, spent))) => {
            let fault = Fault::new("fault-amount-spent").number("line", place + 1);
            Err(Invalid::one("amounts", fault.won("spent", spent)))
        }
        None => Ok(()),
    }
}

/// Decides on touching the budget of a year at all.
///
/// # Errors
/// Once its settlement is approved.
pub fn open(settled: bool) -> Result<(), Refusal> {
    match settled {
        true => Err(Refusal::conflict(Fault::new("refusal-change-settled"))),
        false => Ok(()),
    }
}

/// Decides on proposing anything for a year.
///
/// # Errors
/// Once its settlement is approved, and after its books have closed.
pub fn begin(settled: bool, fiscal_year: i64, today: Date) -> Result<(), Refusal> {
    open(settled)?;
    books_open(fiscal_year, today)
}

/// Decides on proposing what was judged.
///
/// # Errors
/// When the rule leaves nobody who could decide, with the article that says so.
pub fn propose(judgement: &Judgement) -> Result<(), Refusal> {
    if judgement.verdict.can_be_proposed() {
        return Ok(());
    }
    let fault = match judgement.verdict {
        Verdict::AgreementRevision => Fault::new("refusal-change-agreement-revision"),
        Verdict::SupplementRequired => Fault::new("refusal-change-supplement-required"),
        Verdict::BlockedTransfer => Fault::new("refusal-change-blocked-transfer"),
        Verdict::Nothing => Fault::new("refusal-change-nothing"),
        _ => Fault::new("refusal-change-blocked"),
    };
    let fault = match &judgement.article {
        Some(article) => fault.both("article", &article.ko, &article.en),
        None => fault,
    };
    Err(Refusal::conflict(fault))
}

/// Decides on what the council's decision leads to, judged again at its time.
///
/// # Errors
/// When the change does not wait for the council, or can't be any more.
pub fn decide(state: ChangeState, judgement: &Judgement) -> Result<ChangeState, Refusal> {
    expect(state, ChangeState::Proposed)?;
    propose(judgement)?;
    Ok(match judgement.verdict.needs_city() {
        true => ChangeState::AwaitingCity,
        false => ChangeState::InForce,
    })
}

/// Decides on noting that the city was consulted.
///
/// # Errors
/// When the change does not wait for that.
pub fn consult(state: ChangeState) -> Result<ChangeState, Refusal> {
    expect(state, ChangeState::AwaitingCity)?;
    Ok(ChangeState::Consulted)
}

/// Decides on the city's approval, judged again at its time.
///
/// # Errors
/// When the change does not wait for it, or can't be approved any more.
pub fn approve(state: ChangeState, judgement: &Judgement) -> Result<ChangeState, Refusal> {
    expect(state, ChangeState::Consulted)?;
    propose(judgement)?;
    Ok(ChangeState::InForce)
}

/// Decides on the city's refusal.
///
/// # Errors
/// When the change does not wait for the city's answer.
pub fn refuse(state: ChangeState) -> Result<ChangeState, Refusal> {
    expect(state, ChangeState::Consulted)?;
    Ok(ChangeState::Refused)
}

/// Who wants to take a change back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawer {
    /// Whoever records what the council decides.
    Office,
    /// Whoever proposed it.
    Proposer,
    /// Somebody else who may propose changes.
    Other,
}

/// Decides on taking a change back, which frees what it keeps of the limit and of the lines.
///
/// # Errors
/// When it does not wait for anything any more; when `who` neither proposed it nor keeps the
/// council's decisions; and for its proposer once the council has decided.
pub fn withdraw(state: ChangeState, who: Withdrawer) -> Result<ChangeState, Refusal> {
    if !state.waits() {
        return expect(state, ChangeState::Proposed).map(|()| state);
    }
    match (who, state) {
        (Withdrawer::Office, _) | (Withdrawer::Proposer, ChangeState::Proposed) => {
            Ok(ChangeState::Withdrawn)
        }
        (Withdrawer::Proposer, _) => Err(Refusal::conflict(Fault::new("refusal-change-decided"))),
        (Withdrawer::Other, _) => Err(Refusal::forbidden("refusal-change-not-yours")),
    }
}

/// Checks that no source pays more than before while the total does not rise: another's money
/// does not become its own. Each entry is the name of a source with what it pays before and after.
///
/// # Errors
/// The first source that would pay more, with how much.
pub fn same_sources<'a>(
    lines: impl IntoIterator<Item = (&'a str, Won, Won)>,
) -> Result<(), Invalid> {
    let mut sums: std::collections::BTreeMap<&str, i128> = std::collections::BTreeMap::new();
    for (source, before, after) in lines {
        *sums.entry(source).or_default() += i128::from(after.0) - i128::from(before.0);
    }
    if 0 < sums.values().sum::<i128>() {
        return Ok(());
    }
    match sums.into_iter().find(|(_, more)| 0 < *more) {
        None => Ok(()),
        Some((source, more)) => {
            let more = Won(i64::try_from(more).unwrap_or(i64::MAX));
            let fault = Fault::new("change-fault-source").won("more", more);
            let key = format!("plan-source-{source}");
            let name = |lang| korean::t(lang, &key);
            let fault = fault.both("source", &name(Lang::Ko), &name(Lang::En));
            Err(Invalid::one("amounts", fault))
        }
    }
}

fn expect(state: ChangeState, expected: ChangeState) -> Result<(), Refusal> {
    if state == expected {
        return Ok(());
    }
    let key = match state {
        ChangeState::Proposed => "refusal-change-proposed",
        ChangeState::AwaitingCity => "refusal-change-awaiting-city",
        ChangeState::Consulted => "refusal-change-consulted",
        ChangeState::InForce => "refusal-change-in-force",
        ChangeState::Refused => "refusal-change-refused",
        ChangeState::Withdrawn => "refusal-change-withdrawn",
    };
    Err(Refusal::conflict(Fault::new(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use finance::change::CityReason;

    fn judged(verdict: Verdict) -> Judgement {
        Judgement {
            verdict,
            clause: None,
            article: None,
            base_total: Won(100),
            new_total: Won(100),
            projects: Vec::new(),
        }
    }

    #[test]
    fn each_step_follows_the_one_before() {
        use ChangeState::*;
        let council = judged(Verdict::CouncilDecision);
        let city = judged(Verdict::CityApproval(CityReason::Diversion));
        let blocked = judged(Verdict::Blocked);
        assert_eq!(decide(Proposed, &council), Ok(InForce));
        assert_eq!(decide(Proposed, &city), Ok(AwaitingCity));
        assert_eq!(consult(AwaitingCity), Ok(Consulted));
        assert_eq!(approve(Consulted, &city), Ok(InForce));
        assert_eq!(refuse(Consulted), Ok(Refused));
        let key = |outcome: Result<ChangeState, Refusal>| outcome.expect_err("refused").fault.key;
        assert_eq!(key(decide(InForce, &council)), "refusal-change-in-force");
        assert_eq!(key(decide(Proposed, &blocked)), "refusal-change-blocked");
        assert_eq!(
            key(approve(AwaitingCity, &city)),
            "refusal-change-awaiting-city"
        );
        assert_eq!(key(approve(Consulted, &blocked)), "refusal-change-blocked");
        assert_eq!(key(consult(Refused)), "refusal-change-refused");
        assert!(propose(&judged(Verdict::Nothing)).is_err());
        for state in [Proposed, AwaitingCity, Consulted] {
            assert_eq!(withdraw(state, Withdrawer::Office), Ok(Withdrawn));
            assert!(withdraw(state, Withdrawer::Other).is_err());
            let own = withdraw(state, Withdrawer::Proposer).is_ok();
            assert_eq!(own, state == Proposed, "{state:?}");
        }
        assert_eq!(
            key(withdraw(InForce, Withdrawer::Office)),
            "refusal-change-in-force"
        );
        assert_eq!(
            key(withdraw(Withdrawn, Withdrawer::Office)),
            "refusal-change-withdrawn"
        );
    }

    #[test]
    fn what_was_spent_cannot_be_taken_away() {
        let lines = |amount| [(Won(5), Won(0)), (Won(amount), Won(3))];
        assert!(above_spent(lines(3)).is_ok());
        let invalid = above_spent(lines(2)).expect_err("less than was spent");
        let fault = Fault::new("fault-amount-spent").number("line", 2);
        assert_eq!(invalid.0[0].fault, fault.won("spent", Won(3)));
    }

    #[test]
    fn a_line_without_an_amount_is_named() {
        let lines = [BudgetLineId(1), BudgetLineId(2)];
        let form = ChangeForm {
            amounts: vec!["100".into(), "-5".into()],
            ..ChangeForm::default()
        };
        let invalid = form.check_amounts(&lines).expect_err("faulty");
        assert_eq!(
            invalid.0[0].fault,
            Fault::new("fault-amount-line").number("line", 2)
        );
    }
}
