//! Convening (소집 요구): members of the council ask for a meeting. A co-chair, or the share of
//! members that the ordinance states, obliges the secretary to set a day within a term.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::{CouncilRule, Limits, Terms};
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

named! {
    /// Whose request obliges the secretary.
    ReachedBy {
        /// That of a co-chair, whoever asked first and however many signed.
        CoChair = "co-chair",
        /// That of so many members as the ordinance states.
        Members = "members",
    }
}

/// Whether the secretary has to set a day, and why: a co-chair asks, or signs what another one
/// asked for, which is asking for it too; or enough members do.
pub fn reached(signed: i64, by_chair: bool, members: i64, rule: &CouncilRule) -> Option<ReachedBy> {
    match by_chair {
        true => Some(ReachedBy::CoChair),
        false => (signed >= needed(members, rule)).then_some(ReachedBy::Members),
    }
}

/// The first moment at which the meeting is too late: some days after the day has to be set, or
/// after `now` where that is late already.
pub fn hold_until(due_at: Timestamp, terms: &Terms, now: Timestamp) -> Timestamp {
    terms.convened_meeting.deadline(due_at.max(now))
}

/// What is wrong with a day for the meeting, as typed.
pub fn check_day(typed: &str, until: Timestamp) -> Option<Fault> {
    let day: Date = typed.trim().parse().ok()?;
    let late = korean::seoul_midnight(day) >= until;
    late.then(|| Fault::new("fault-convening-day").deadline("until", until))
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
            let enough = reached(expected, false, members, rule);
            assert_eq!(enough, Some(ReachedBy::Members));
            assert_eq!(reached(expected - 1, false, members, rule), None);
        }
        let alone = reached(1, true, 30, rule);
        assert_eq!(alone, Some(ReachedBy::CoChair), "a co-chair alone");
    }

    #[test]
    fn the_meeting_is_held_some_days_after_its_day_has_to_be_set() {
        let at = |text: &str| -> Timestamp { text.parse().expect("a moment") };
        let terms = Rules::on(date(2026, 7, 1)).terms;
        let (due, now) = (
            at("2026-07-15T00:00:00+09:00"),
            at("2026-07-10T12:00:00+09:00"),
        );
        let until = hold_until(due, terms, now);
        assert_eq!(until, at("2026-08-15T00:00:00+09:00"));
        let late = hold_until(due, terms, at("2026-08-01T12:00:00+09:00"));
        assert_eq!(late, at("2026-09-01T00:00:00+09:00"));
        assert!(check_day("2026-08-14", until).is_none());
        let fault = check_day("2026-08-15", until).expect("late");
        assert_eq!(fault.key, "fault-convening-day");
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
