//! Recruitment (공개모집): how people come to the seats of a body.
//!
//! A call says how many seats there are, for whom some of them are kept, and whether they go by
//! reasons or by lottery. Anybody applies until it closes. A call without seats only says whom
//! a body is looking for; it leads to joining or to proposing.

pub mod application;
pub mod call;
pub mod lottery;
pub mod quota;
pub mod seat;

pub use application::{ApplicationForm, ApplicationText, Groups};
pub use call::{Call, CallForm, TargetForm};
pub use quota::{Group, Quota, QuotaForm, unmet};

use jiff::Timestamp;

use crate::body::BodyKind;
use crate::refusal::{Fault, Refusal};
use crate::role::{Role, named};

named! {
    /// What a call is for.
    CallKind {
        /// Seats of a body, for a term.
        Seats = "seats",
        /// People of some group are looked for; there are no seats.
        Open = "open",
    }
}

named! {
    /// How seats are filled.
    Method {
        /// By reasons, one for each person who is chosen.
        Reasons = "reasons",
        /// By a lottery that keeps the quotas.
        Lottery = "lottery",
    }
}

named! {
    /// Where a call stands.
    Phase {
        /// It opens later.
        Ahead = "ahead",
        /// Applications come in.
        Open = "open",
        /// Nobody applies any more, and the seats are not filled.
        Closed = "closed",
        /// The seats were filled.
        Settled = "settled",
        /// It was taken back.
        Cancelled = "cancelled",
    }
}

/// The moments that say where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The first moment in which one can apply.
    pub opens_at: Timestamp,
    /// The first moment that is too late.
    pub closes_at: Timestamp,
    /// When the seats were filled.
    pub settled_at: Option<Timestamp>,
    /// When it was taken back.
    pub cancelled_at: Option<Timestamp>,
}

impl Times {
    /// Where the call stands at `now`, which is the time of the request.
    pub fn phase(&self, now: Timestamp) -> Phase {
        match (self.cancelled_at, self.settled_at) {
            (Some(_), _) => Phase::Cancelled,
            (_, Some(_)) => Phase::Settled,
            _ if now < self.opens_at => Phase::Ahead,
            _ if now < self.closes_at => Phase::Open,
            _ => Phase::Closed,
        }
    }

    /// Whether somebody can apply, change or take back an application.
    ///
    /// # Errors
    /// Says when it opens, or that it is over.
    pub fn takes_applications(&self, now: Timestamp) -> Result<(), Refusal> {
        let fault = match self.phase(now) {
            Phase::Open => return Ok(()),
            Phase::Ahead => Fault::new("recruitment-refusal-ahead").moment("opens", self.opens_at),
            Phase::Cancelled => Fault::new("recruitment-refusal-cancelled"),
            Phase::Closed | Phase::Settled => {
                Fault::new("recruitment-refusal-closed").deadline("closed", self.closes_at)
            }
        };
        Err(Refusal::conflict(fault))
    }

    /// Whether the seats can be filled now: the call is closed and nobody did it before.
    ///
    /// # Errors
    /// Says why not.
    pub fn can_be_settled(&self, now: Timestamp) -> Result<(), Refusal> {
        let fault = match self.phase(now) {
            Phase::Closed => return Ok(()),
            Phase::Ahead | Phase::Open => {
                Fault::new("recruitment-refusal-still-open").deadline("closes", self.closes_at)
            }
            Phase::Settled => Fault::new("recruitment-refusal-settled"),
            Phase::Cancelled => Fault::new("recruitment-refusal-cancelled"),
        };
        Err(Refusal::conflict(fault))
    }

    /// Whether a call can be taken back.
    ///
    /// # Errors
    /// Once its seats are filled, and twice.
    pub fn can_be_cancelled(&self) -> Result<(), Refusal> {
        let key = match (self.cancelled_at, self.settled_at) {
            (None, None) => return Ok(()),
            (Some(_), _) => "recruitment-refusal-cancelled",
            (None, Some(_)) => "recruitment-refusal-settled",
        };
        Err(Refusal::conflict(Fault::new(key)))
    }
}

/// The office that a seat of a body gives; in other bodies a seat is a place as a member.
pub fn office(kind: BodyKind) -> Option<Role> {
    match kind {
        BodyKind::GovernanceCouncil => Some(Role::CouncilMember),
        BodyKind::BudgetCommittee => Some(Role::BudgetCommitteeMember),
        BodyKind::PreparatoryTeam | BodyKind::SubCommittee | BodyKind::WorkingGroup => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_the_request_says_where_a_call_stands() {
        let at = |text: &str| -> Timestamp { text.parse().expect("a moment") };
        let times = Times {
            opens_at: at("2026-07-01T00:00:00Z"),
            closes_at: at("2026-07-20T09:00:00Z"),
            settled_at: None,
            cancelled_at: None,
        };
        for (now, phase) in [
            ("2026-06-30T23:59:59Z", Phase::Ahead),
            ("2026-07-01T00:00:00Z", Phase::Open),
            ("2026-07-20T08:59:59Z", Phase::Open),
            ("2026-07-20T09:00:00Z", Phase::Closed),
        ] {
            assert_eq!(times.phase(at(now)), phase, "{now}");
            assert_eq!(
                times.takes_applications(at(now)).is_ok(),
                phase == Phase::Open
            );
            assert_eq!(
                times.can_be_settled(at(now)).is_ok(),
                phase == Phase::Closed
            );
        }
        let now = at("2026-07-21T00:00:00Z");
        let settled = Times {
            settled_at: Some(now),
            ..times
        };
        assert_eq!(settled.phase(now), Phase::Settled);
        assert!(settled.can_be_settled(now).is_err() && settled.can_be_cancelled().is_err());
        let cancelled = Times {
            cancelled_at: Some(now),
            ..times
        };
        assert!(times.can_be_cancelled().is_ok() && cancelled.can_be_cancelled().is_err());
    }
}
