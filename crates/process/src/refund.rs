//! Paying back what was not spent (반납), with the interest that it bore.

use finance::Won;
use finance::ledger::Refund;
use jiff::civil::Date;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
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
    /// Checks every field against what is owed.
    ///
    /// # Errors
    /// All faulty fields at once; more than is owed with the figure.
    pub fn check(&self, limits: &Limits, owed: Won, today: Date) -> Result<RefundText, Invalid> {
        let mut invalid = Invalid::default();
        let amount = self.amount.parse::<Won>().ok();
        match amount {
            None => invalid.push("amount", Fault::new("fault-cost")),
            Some(amount) if owed < amount => {
                let fault = Fault::new("refund-fault-over").won("owed", owed);
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
            Some(_) => {}
        }
        let receipt = Field::line("receipt", limits.place_max).check(&self.receipt, &mut invalid);
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

/// Decides on writing a payment back, and answers what is owed of what was not spent.
///
/// # Errors
/// Before a settlement is approved: nobody knows yet what goes back.
pub fn pay_back(settled: Option<Won>, refund: Refund) -> Result<Won, Refusal> {
    let Some(unspent) = settled else {
        return Err(Refusal::conflict(Fault::new("refusal-refund-unsettled")));
    };
    let whole = Refund { unspent, ..refund };
    let owed = whole
        .owed()
        .map_err(|_| Refusal::conflict(Fault::new("fault-sum-too-large")))?;
    Ok(owed.max(Won::ZERO))
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
            interest: Won(500),
            paid: Won(40_500),
            ..Refund::default()
        };
        assert!(pay_back(None, refund).is_err());
        let owed = pay_back(Some(Won(100_000)), refund).expect("it is settled");
        assert_eq!(owed, Won(60_000));
        let form = |amount: &str, interest: &str, day: &str| RefundForm {
            amount: amount.into(),
            interest: interest.into(),
            paid_on: day.into(),
            receipt: "12".into(),
        };
        let fields = |form: RefundForm| match form.check(limits, owed, today) {
            Ok(_) => Vec::new(),
            Err(invalid) => invalid.0.iter().map(|fault| fault.field).collect(),
        };
        assert!(fields(form("60,000", "", "2028-02-20")).is_empty());
        assert!(fields(form("0", "12", "2028-03-01")).is_empty());
        assert_eq!(fields(form("60,001", "", "2028-02-20")), ["amount"]);
        assert_eq!(fields(form("0", "0", "2028-02-20")), ["amount"]);
        assert_eq!(
            fields(form("1", "-1", "2028-03-02")),
            ["interest_won", "paid_on"]
        );
    }
}
