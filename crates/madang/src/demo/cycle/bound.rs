//! Money that is bound in a year and carried over to the next one.

use jiff::Timestamp;
use process::carry_over::CarryForm;
use process::commitment::CommitmentForm;
use process::id::{BudgetLineId, CommitmentId};
use web::acts::{carry_over, commitment};

use super::District;
use crate::demo::people;

impl District {
    /// Binds money of a line.
    ///
    /// # Errors
    /// When the act is refused or a store fails.
    pub(super) async fn bind(
        &self,
        at: Timestamp,
        line: BudgetLineId,
        won: i64,
        what: &str,
    ) -> Result<CommitmentId, people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let form = CommitmentForm {
            line: line.to_string(),
            amount: won.to_string(),
            made_on: korean::seoul(at).date().to_string(),
            what: what.to_owned(),
            payee: "company".to_owned(),
        };
        self.act(self.staff.official, at, move |tx, by| {
            commitment::record(tx, by, slug, Some(year), &form)
        })
        .await
    }

    /// Carries over what a commitment has open once its year is over.
    ///
    /// # Errors
    /// When the act is refused or a store fails.
    pub(super) async fn carry(
        &self,
        at: Timestamp,
        bound: CommitmentId,
        won: i64,
    ) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let form = CarryForm {
            kind: "accident".to_owned(),
            line: String::new(),
            commitment: bound.to_string(),
            amount: won.to_string(),
            basis: "나무가 늦게 들어와 12월까지 만들지 못했습니다.".to_owned(),
        };
        self.act(self.staff.official, at, move |tx, by| {
            carry_over::record(tx, by, slug, Some(year), &form).map(drop)
        })
        .await
    }
}
