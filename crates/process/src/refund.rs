//! Paying back what was not spent (반납), with the interest that it bore.

use finance::Won;
use finance::ledger::Refund;
use jiff::civil::Date;

use crate::id::BudgetLineId;
use crate::plan::FundingSource;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::spending::{LedgerLine, official};
use crate::text::Field;

/// A payment back as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefundForm {
    /// What was not spent.
    pub amount: String,
    /// The interest that it bore.
    pub interest: String,
    /// The day, `YYYY-MM-DD`.
    pub paid_on: String,
    /// The number of the receipt.
    pub receipt: String,
}

/// A payment back that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `RefundForm`")]
pub struct RefundText {
    pub amount: Won,
    pub interest: Won,
    pub paid_on: Date,
    pub receipt: String,
}

impl RefundForm {
    /// Checks every field against what is owed of what was not spent and of its interest, since
    /// the day on which the city first approved a settlement of the year.
    ///
    /// # Errors
    /// All faulty fields at once; more than is owed with the figure, a day before that one.
    pub fn check(
        &self,
        limits: &Limits,
        owed: Owed,
        (settled, today): (Date, Date),
    ) -> Result<RefundText, Invalid> {
        let mut invalid = Invalid::default();
        let amount = match (self.amount.trim(), self.interest.trim()) {
            // Interest may go back alone.
            ("", interest) if !interest.is_empty() => Some(Won::ZERO),
            (typed, _) => typed.parse::<Won>().ok(),
        };
        match amount {
            None => invalid.push("amount", Fault::new("fault-cost")),
            Some(amount) if owed.unspent < amount => {
                let fault = Fault::new("refund-fault-over").won("owed", owed.unspent);
                invalid.push("amount", fault);
            }
            Some(_) => {}
        }
        let interest = match self.interest.trim() {
            "" => Some(Won::ZERO),
            typed => typed.parse::<Won>().ok(),
        };
        match (amount, interest) {
            (_, None) => invalid.push("interest_won", Fault::new("fault-cost")),
            (_, Some(interest)) if owed.interest < interest => {
                let fault = Fault::new("refund-fault-over").won("owed", owed.interest);
                invalid.push("interest_won", fault);
            }
            (Some(Won::ZERO), Some(Won::ZERO)) => {
                invalid.push("amount", Fault::new("fault-cost"));
            }
            _ => {}
        }
        let paid_on = self.paid_on.trim().parse::<Date>().ok();
        match paid_on {
            None => invalid.push("paid_on", Fault::new("fault-date")),
            Some(day) if today < day => {
                invalid.push("paid_on", Fault::new("spending-fault-future"));
            }
            Some(day) if day < settled => {
                let fault = Fault::new("refund-fault-early").text("settled", official(settled));
                invalid.push("paid_on", fault);
            }
            Some(_) => {}
        }
        let receipt = Field::line("receipt", limits.place_max)
            .public()
            .check(&self.receipt, &mut invalid);
        let (Some(amount), Some(interest), Some(paid_on)) = (amount, interest, paid_on) else {
            return Err(invalid);
        };
        invalid.or(RefundText {
            amount,
            interest,
            paid_on,
            receipt,
        })
    }
}

/// Checks that what a row takes of a line leaves what was `refunded` to the city already.
///
/// # Errors
/// Names the amount, with what may be taken.
pub fn leave(
    lines: &[LedgerLine],
    refunded: Won,
    (line, amount): (BudgetLineId, Won),
) -> Result<(), Invalid> {
    let city = |line: &&LedgerLine| line.source == FundingSource::CityBudget;
    if refunded == Won::ZERO || !lines.iter().filter(city).any(|one| one.id == line) {
        return Ok(());
    }
    let left: i128 = lines
        .iter()
        .filter(city)
        .map(|l| i128::from(l.left().0))
        .sum();
    let free = (left - i128::from(refunded.0)).max(0);
    if i128::from(amount.0) <= free {
        return Ok(());
    }
    let fault = Fault::new("refund-fault-gone").won("refunded", refunded);
    let free = Won(i64::try_from(free).unwrap_or(i64::MAX));
    Err(Invalid::one("amount", fault.won("free", free)))
}

/// What is still owed; neither is negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Of what was not spent.
    pub unspent: Won,
    /// Of the interest that it bore.
    pub interest: Won,
}

/// Decides on writing a payment back of a year that was `settled` so, and answers what is owed.
///
/// # Errors
/// Before a settlement is approved: nobody knows yet what goes back.
pub fn pay_back(settled: bool, refund: Refund) -> Result<Owed, Refusal> {
    if !settled {
        return Err(Refusal::conflict(Fault::new("refusal-refund-unsettled")));
    }
    Ok(Owed {
        unspent: refund.unspent_owed().max(Won::ZERO),
        interest: refund.interest_owed().max(Won::ZERO),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn nobody_pays_back_more_than_is_owed() {
        let today = date(2028, 3, 1);
        let limits = Rules::on(today).limits;
        let refund = Refund {
            unspent: Won(100_000),
            interest: Won(512),
            paid: Won(40_000),
            interest_paid: Won(500),
        };
        assert!(pay_back(false, refund).is_err());
        let owed = pay_back(true, refund).expect("it is settled");
        assert_eq!((owed.unspent, owed.interest), (Won(60_000), Won(12)));
        let form = |amount: &str, interest: &str, day: &str| RefundForm {
            amount: amount.into(),
            interest: interest.into(),
            paid_on: day.into(),
            receipt: "12".into(),
        };
        let fields = |form: RefundForm| match form.check(limits, owed, (date(2028, 2, 18), today)) {
            Ok(_) => Vec::new(),
            Err(invalid) => invalid.0.iter().map(|fault| fault.field).collect(),
        };
        assert!(fields(form("60,000", "", "2028-02-20")).is_empty());
        assert!(fields(form("0", "12", "2028-03-01")).is_empty());
        assert!(fields(form("1", "", "2028-02-18")).is_empty());
        assert_eq!(fields(form("1", "", "2028-02-17")), ["paid_on"]);
        assert_eq!(fields(form("60,001", "", "2028-02-20")), ["amount"]);
        assert_eq!(fields(form("0", "0", "2028-02-20")), ["amount"]);
        assert_eq!(fields(form("1", "13", "2028-02-20")), ["interest_won"]);
        assert_eq!(
            fields(form("1", "-1", "2028-03-02")),
            ["interest_won", "paid_on"]
        );
    }
}
