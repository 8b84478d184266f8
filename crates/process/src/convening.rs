//! Convening (소집 요구): members of the council ask for a meeting. A co-chair, or the share of
//! members that the ordinance states, obliges the secretary to set a day within a term.

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::{CouncilRule, Limits};
use crate::text::Field;

/// A request as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConveneForm {
    /// What the meeting is to be about, in one line.
    pub title: String,
    /// Why it is needed.
    pub reason: String,
}

impl ConveneForm {
    /// Checks both texts. Contacts in them are masked, because everybody reads them.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<(String, String), Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let reason = Field::lines("reason", limits.reason_max).check(&self.reason, &mut invalid);
        let masked = |text: &str| korean::mask_contacts_in(text);
        invalid.or((masked(&title), masked(&reason)))
    }
}

/// How many of so many members have to sign: the share of the ordinance, rounded up, and one
/// at least.
pub fn needed(members: i64, rule: &CouncilRule) -> i64 {
    let [part, whole] = rule.convene_share;
    let whole = whole.max(1);
    ((members.max(0) * part + whole - 1) / whole).max(1)
}

/// Whether the secretary has to set a day: a co-chair asks, or enough members do.
pub fn reached(signed: i64, by_chair: bool, members: i64, rule: &CouncilRule) -> bool {
    by_chair || signed >= needed(members, rule)
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConveningState {
    /// So many signatures are missing.
    Open {
        /// How many.
        missing: i64,
    },
    /// The secretary sets a day until this moment.
    Owed {
        /// First moment at which it is late.
        due_at: Timestamp,
    },
    /// That moment has passed by so many days, and no day is set.
    Overdue {
        /// Whole days, one at least.
        days: i64,
    },
    /// The meeting is called.
    Called,
}

/// Where a request stands at `now`: with `signed` of `needed` signatures, due since it was
/// reached, called or not.
pub fn state(
    (signed, needed): (i64, i64),
    due_at: Option<Timestamp>,
    called: bool,
    now: Timestamp,
) -> ConveningState {
    match due_at {
        _ if called => ConveningState::Called,
        None => ConveningState::Open {
            missing: (needed - signed).max(0),
        },
        Some(due_at) if now < due_at => ConveningState::Owed { due_at },
        Some(due_at) => ConveningState::Overdue {
            days: korean::days_to_deadline(due_at, now).max(1),
        },
    }
}

/// Signatures are given and taken back until enough are there.
///
/// # Errors
/// Once enough have signed.
pub fn signable(reached_at: Option<Timestamp>) -> Result<(), Refusal> {
    match reached_at {
        None => Ok(()),
        Some(at) => {
            let fault = Fault::new("refusal-convening-reached").moment("at", at);
            Err(Refusal::conflict(fault))
        }
    }
}

/// A day is set once enough have signed, and once only.
///
/// # Errors
/// Before that, and when the meeting is called already.
pub fn settable(reached_at: Option<Timestamp>, called: bool) -> Result<(), Refusal> {
    match (reached_at, called) {
        (Some(_), false) => Ok(()),
        (_, true) => Err(Refusal::conflict(Fault::new("refusal-convening-called"))),
        (None, _) => Err(Refusal::conflict(Fault::new("refusal-convening-open"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn a_third_of_the_members_rounded_up_is_enough() {
        let rule = Rules::on(date(2026, 7, 1)).council;
        for (members, expected) in [(0, 1), (1, 1), (3, 1), (4, 2), (29, 10), (30, 10), (31, 11)] {
            assert_eq!(needed(members, rule), expected, "{members}");
            assert!(reached(expected, false, members, rule));
            assert!(!reached(expected - 1, false, members, rule));
        }
        assert!(reached(1, true, 30, rule), "a co-chair alone");
    }

    #[test]
    fn a_request_is_open_then_owed_then_late_then_called() {
        let at = |text: &str| -> Timestamp { text.parse().expect("a moment") };
        let (due, now) = (
            at("2026-07-15T00:00:00+09:00"),
            at("2026-07-14T23:59:59+09:00"),
        );
        assert_eq!(
            state((3, 10), None, false, now),
            ConveningState::Open { missing: 7 }
        );
        assert_eq!(
            state((10, 10), Some(due), false, now),
            ConveningState::Owed { due_at: due }
        );
        assert_eq!(
            state((10, 10), Some(due), false, due),
            ConveningState::Overdue { days: 1 }
        );
        assert_eq!(
            state((10, 10), Some(due), true, due),
            ConveningState::Called
        );
        assert!(signable(None).is_ok() && signable(Some(now)).is_err());
        assert!(settable(Some(now), false).is_ok());
        assert!(settable(None, false).is_err() && settable(Some(now), true).is_err());
    }
}
