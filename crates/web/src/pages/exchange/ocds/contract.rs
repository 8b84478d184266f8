//! A contract with its award and payments, of a commitment or of what was paid at once.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;
use korean::{Lang, t};
use serde_json::{Value, json};
use store::{Commitment, Spending};

use crate::error::WebError;
use crate::pages::money::sum;

/// What was bound, with what became of it.
pub(super) struct Bound<'a> {
    /// The commitment; none where something was paid at once.
    pub commitment: Option<&'a Commitment>,
    /// What was given back of it, the oldest first.
    pub released: Vec<&'a Commitment>,
    /// What was paid and taken back, the oldest first.
    pub paid: Vec<&'a Spending>,
}

/// An amount as the standard has it.
pub(super) fn won(amount: Won) -> Value {
    json!({ "amount": amount.0, "currency": "KRW" })
}

/// A day as a moment: its midnight in Seoul.
fn day(day: Date) -> String {
    format!("{day}T00:00:00+09:00")
}

impl Bound<'_> {
    /// The id of its contract and award, the same in every file.
    fn id(&self) -> String {
        match (self.commitment, self.paid.first()) {
            (Some(row), _) => row.id.to_string(),
            (None, Some(row)) => format!("spending-{}", row.id),
            (None, None) => String::new(),
        }
    }

    /// When its latest row was written.
    pub fn recorded_at(&self) -> Option<Timestamp> {
        let rows = self.commitment.iter().chain(&self.released);
        let rows = rows.map(|row| row.recorded_at);
        rows.chain(self.paid.iter().map(|row| row.recorded_at))
            .max()
    }

    /// What it was for, what its line is called, how much it was at first, and the day.
    fn made(&self) -> Option<(&str, &str, Won, Date)> {
        let paid = || {
            let row = self.paid.first()?;
            Some((
                row.what.as_str(),
                row.label.as_str(),
                row.amount,
                row.paid_on,
            ))
        };
        match self.commitment {
            Some(row) => Some((&row.what, &row.label, row.amount, row.made_on)),
            None => paid(),
        }
    }

    /// Its award. Whoever gets the money is known as a kind alone, and is no supplier by name.
    pub fn award(&self) -> Value {
        let mut award = json!({ "id": self.id(), "status": "active" });
        if let Some((what, _, amount, made_on)) = self.made() {
            award["title"] = json!(what);
            award["date"] = json!(day(made_on));
            award["value"] = won(amount);
        }
        if let Some(row) = self.commitment {
            award["description"] = json!(t(Lang::Ko, &format!("commitment-payee-{}", row.payee)));
        }
        award
    }

    /// Its contract. The value is what is bound now; what was given back is an amendment.
    ///
    /// # Errors
    /// When a sum leaves 64 bits.
    pub fn contract(&self, payer: &Value) -> Result<Value, WebError> {
        let paid = sum(self.paid.iter().map(|row| row.amount))?;
        let value = match self.commitment {
            Some(row) => {
                let back = self.released.iter().map(|row| row.amount);
                sum(std::iter::once(row.amount).chain(back))?
            }
            None => paid,
        };
        let open = self.commitment.is_some_and(|row| row.open != Won::ZERO);
        let status = match (value, open) {
            (Won::ZERO, _) => "cancelled",
            (_, true) => "active",
            (_, false) => "terminated",
        };
        let mut contract = json!({
            "id": self.id(),
            "awardID": self.id(),
            "status": status,
            "value": won(value),
        });
        if let Some((what, label, _, made_on)) = self.made() {
            contract["title"] = json!(what);
            contract["description"] = json!(label);
            contract["dateSigned"] = json!(day(made_on));
        }
        let amendment = |row: &&Commitment| {
            json!({
                "id": row.id.to_string(),
                "date": day(row.made_on),
                "rationale": row.what,
            })
        };
        if !self.released.is_empty() {
            let amendments = self.released.iter().map(amendment);
            contract["amendments"] = Value::from(amendments.collect::<Vec<_>>());
        }
        let transaction = |row: &&Spending| {
            json!({
                "id": row.id.to_string(),
                "date": day(row.paid_on),
                "value": won(row.amount),
                "payer": payer,
            })
        };
        if !self.paid.is_empty() {
            let transactions: Vec<Value> = self.paid.iter().map(transaction).collect();
            contract["implementation"] = json!({ "transactions": transactions });
        }
        Ok(contract)
    }
}
