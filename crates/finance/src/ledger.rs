//! What becomes of a line's money: bound, paid, carried over, left.
//!
//! Money of a line is first bound by a commitment (지출원인행위) and then paid (지출), at once or
//! in parts; a small expense is bound and paid in one step. What is neither paid nor carried over
//! (이월) when the year closes goes back. Nothing here ever takes more than the line has, and
//! nothing is changed: a correction is an entry of the opposite amount.

mod closing;

use serde::{Deserialize, Serialize};

pub use closing::Closing;

use crate::won::{Won, WonError};

/// By which of the three ways money is carried over to the next year (Local Finance Act,
/// article 50).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CarryKind {
    /// 명시이월: the district's assembly voted for it beforehand.
    Voted,
    /// 사고이월: it is bound by a commitment of the year that could not be paid in it.
    Accident,
    /// 계속비이월: it belongs to a project that was voted for several years.
    Continuing,
}

impl CarryKind {
    /// Every kind.
    pub const ALL: [CarryKind; 3] = [CarryKind::Voted, CarryKind::Accident, CarryKind::Continuing];

    /// The name in data and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            CarryKind::Voted => "voted",
            CarryKind::Accident => "accident",
            CarryKind::Continuing => "continuing",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<CarryKind> {
        CarryKind::ALL
            .into_iter()
            .find(|kind| kind.as_str() == name)
    }
}

/// Why an entry is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// An entry is an amount above nothing.
    #[error("an entry is more than nothing")]
    Nothing,
    /// More than the line has free, which is given.
    #[error("the line has {0} won free")]
    Short(Won),
    /// More than the commitment has open, which is given.
    #[error("the commitment has {0} won open")]
    OverCommitment(Won),
    /// More than was paid, which is given.
    #[error("{0} won were paid")]
    OverPaid(Won),
    /// Sums leave 64 bits.
    #[error(transparent)]
    TooLarge(#[from] WonError),
}

/// What became of the money of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// What the line has in the version in force.
    pub in_force: Won,
    /// What commitments have bound and nobody has paid yet.
    pub bound: Won,
    /// What was paid, corrections taken off.
    pub paid: Won,
    /// What was carried over to the next year.
    pub carried: Won,
    /// What changes that nobody has decided yet would take away.
    pub blocked: Won,
}

impl Account {
    /// What is left of the line: neither paid nor carried over (집행잔액). Negative when a
    /// change took away what was spent.
    pub fn left(&self) -> Won {
        Won(self
            .in_force
            .0
            .saturating_sub(self.paid.0)
            .saturating_sub(self.carried.0))
    }

    /// What may still be bound, paid without a commitment, or carried over: what is left
    /// without what is bound and without what an undecided change would take.
    pub fn free(&self) -> Won {
        let free = self.left().0.saturating_sub(self.bound.0);
        Won(free.saturating_sub(self.blocked.0).max(0))
    }

    /// Binds money by a commitment.
    ///
    /// # Errors
    /// Nothing, and more than is free.
    pub fn bind(&mut self, won: Won) -> Result<(), LedgerError> {
        self.fits(won)?;
        self.bound = self.bound.plus(won)?;
        Ok(())
    }

    /// Pays without a commitment.
    ///
    /// # Errors
    /// Nothing, and more than is free.
    pub fn pay(&mut self, won: Won) -> Result<(), LedgerError> {
        self.fits(won)?;
        self.paid = self.paid.plus(won)?;
        Ok(())
    }

    /// Carries over what is not bound.
    ///
    /// # Errors
    /// Nothing, and more than is free.
    pub fn carry(&mut self, won: Won) -> Result<(), LedgerError> {
        self.fits(won)?;
        self.carried = self.carried.plus(won)?;
        Ok(())
    }

    /// Pays a commitment, of which so much is `open`, or a part of it.
    ///
    /// # Errors
    /// Nothing, and more than is open.
    pub fn pay_bound(&mut self, open: Won, won: Won) -> Result<(), LedgerError> {
        let won = self.unbind(open, won)?;
        self.paid = self.paid.plus(won)?;
        Ok(())
    }

    /// Carries over what a commitment has `open`, or a part of it.
    ///
    /// # Errors
    /// Nothing, and more than is open.
    pub fn carry_bound(&mut self, open: Won, won: Won) -> Result<(), LedgerError> {
        let won = self.unbind(open, won)?;
        self.carried = self.carried.plus(won)?;
        Ok(())
    }

    /// Gives back what a commitment has `open`, or a part of it.
    ///
    /// # Errors
    /// Nothing, and more than is open.
    pub fn release(&mut self, open: Won, won: Won) -> Result<(), LedgerError> {
        self.unbind(open, won).map(drop)
    }

    /// Takes a payment back; one of a commitment is bound again.
    ///
    /// # Errors
    /// Nothing, and more than was paid.
    pub fn take_back(&mut self, won: Won, of_commitment: bool) -> Result<(), LedgerError> {
        some(won)?;
        if self.paid < won {
            return Err(LedgerError::OverPaid(self.paid));
        }
        self.paid = Won(self.paid.0 - won.0);
        if of_commitment {
            self.bound = self.bound.plus(won)?;
        }
        Ok(())
    }

    fn fits(&self, won: Won) -> Result<(), LedgerError> {
        some(won)?;
        match won <= self.free() {
            true => Ok(()),
            false => Err(LedgerError::Short(self.free())),
        }
    }

    fn unbind(&mut self, open: Won, won: Won) -> Result<Won, LedgerError> {
        some(won)?;
        if open.min(self.bound) < won {
            return Err(LedgerError::OverCommitment(open.min(self.bound)));
        }
        self.bound = Won(self.bound.0 - won.0);
        Ok(won)
    }
}

fn some(won: Won) -> Result<(), LedgerError> {
    match Won::ZERO < won {
        true => Ok(()),
        false => Err(LedgerError::Nothing),
    }
}

/// What goes back to the city: what was not spent, with the interest it bore, and what of both
/// was paid already (반납).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refund {
    /// What the settlement returns of the city's money.
    pub unspent: Won,
    /// The interest that it bore, as the settlement says.
    pub interest: Won,
    /// What was paid back of what was not spent, corrections taken off.
    pub paid: Won,
    /// What was paid back of the interest, corrections taken off.
    pub interest_paid: Won,
}

impl Refund {
    /// What is still owed of what was not spent; negative when too much was paid back.
    pub fn unspent_owed(&self) -> Won {
        Won(self.unspent.0.saturating_sub(self.paid.0))
    }

    /// What is still owed of the interest; negative when too much was paid back.
    pub fn interest_owed(&self) -> Won {
        Won(self.interest.0.saturating_sub(self.interest_paid.0))
    }

    /// What is still owed of both; negative when too much was paid back.
    ///
    /// # Errors
    /// [`WonError::TooLarge`] when the sum leaves 64 bits.
    pub fn owed(&self) -> Result<Won, WonError> {
        self.unspent_owed().plus(self.interest_owed())
    }
}

#[cfg(test)]
mod tests;
