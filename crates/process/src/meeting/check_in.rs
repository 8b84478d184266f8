//! Checking in: who comes says what she is, without an account and without a name, and may say
//! what she needs in order to take part.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use super::call::later;
use super::{Attendee, in_force};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What somebody needs in order to take part. Some of it is health data.
    Need {
        /// Somebody who looks after her children meanwhile.
        Children = "children",
        /// An interpreter, of sign language or another one; the note says which.
        Interpreter = "interpreter",
        /// A place and a way for a wheelchair.
        Wheelchair = "wheelchair",
        /// Something else, which the note tells.
        Else = "else",
    }
}

named! {
    /// Whose need it is that is told on a device on which somebody told of one before.
    Whose {
        /// Of the same person: what she told before is replaced.
        Mine = "mine",
        /// Of somebody else, at a device that is handed around.
        Other = "other",
    }
}

/// What somebody needs, as typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NeedsForm {
    /// Names of [`Need`].
    pub needs: Vec<String>,
    /// More about it; may be empty.
    pub note: String,
    /// Whether she agrees that the organiser reads it.
    pub agreed: bool,
    /// A name of [`Whose`], once she was asked.
    pub whose: String,
}

/// What somebody needs.
#[derive(Clone, PartialEq, Eq)]
pub struct Needs {
    /// What, in the order of [`Need::ALL`].
    pub needs: Vec<Need>,
    /// More about it; may be empty.
    pub note: String,
}

// Health data must not slip into a log, as long as it is handed around.
impl fmt::Debug for NeedsForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NeedsForm (personal)")
    }
}

impl fmt::Debug for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Needs (personal)")
    }
}

impl NeedsForm {
    /// Checks what was ticked and typed; nothing of both is no need.
    ///
    /// # Errors
    /// All faulty fields at once. Without consent nothing is taken, and a need that is none of
    /// those named has to be told.
    pub fn check(&self, limits: &Limits) -> Result<Option<Needs>, Invalid> {
        let mut invalid = Invalid::default();
        let known = |name: &String| name.parse::<Need>();
        let mut needs: Vec<Need> = self.needs.iter().flat_map(known).collect();
        if needs.len() < self.needs.len() {
            invalid.push("needs", Fault::new("fault-needs"));
        }
        needs.sort_unstable();
        needs.dedup();
        let note = Field::line("needs_note", limits.need_max)
            .optional()
            .check(&self.note, &mut invalid);
        if needs.is_empty() && !note.is_empty() {
            needs.push(Need::Else);
        }
        if needs.contains(&Need::Else) && note.is_empty() && invalid.0.is_empty() {
            invalid.push("needs_note", Fault::new("fault-empty"));
        }
        if !needs.is_empty() && !self.agreed {
            invalid.push("needs_agree", Fault::new("fault-needs-consent"));
        }
        let told = (!needs.is_empty()).then_some(Needs { needs, note });
        invalid.or(told)
    }
}

/// Reads what somebody says she is when she checks in.
///
/// # Errors
/// When it is no kind of person.
pub fn check_kind(typed: &str) -> Result<Attendee, Invalid> {
    let kind = typed.parse().ok().filter(|kind| *kind != Attendee::Unsplit);
    kind.ok_or_else(|| Invalid::one("kind", Fault::new("fault-attendee")))
}

/// Decides whether a meeting may have a code: until some hours after its end. A sign with it can
/// be printed ahead.
///
/// # Errors
/// After that, and once the meeting was cancelled.
pub fn check_in_code_open(
    ends_at: Timestamp,
    cancelled_at: Option<Timestamp>,
    limits: &Limits,
    now: Timestamp,
) -> Result<(), Refusal> {
    in_force(cancelled_at)?;
    let hours = SignedDuration::from_hours(limits.check_in_hours);
    match later(ends_at, hours) <= now {
        true => Err(Refusal::conflict(Fault::new("refusal-check-in-over"))),
        false => Ok(()),
    }
}

/// Decides whether people may check in: from some hours before the stated beginning until as
/// many after the end.
///
/// # Errors
/// Before, after, and once the meeting was cancelled.
pub fn check_in_open(
    (starts_at, ends_at): (Timestamp, Timestamp),
    cancelled_at: Option<Timestamp>,
    limits: &Limits,
    now: Timestamp,
) -> Result<(), Refusal> {
    check_in_code_open(ends_at, cancelled_at, limits, now)?;
    let hours = SignedDuration::from_hours(limits.check_in_hours);
    let from = starts_at.saturating_sub(hours).unwrap_or(Timestamp::MIN);
    if now < from {
        let fault = Fault::new("refusal-check-in-early").moment("from", from);
        return Err(Refusal::conflict(fault));
    }
    Ok(())
}

/// Decides whether somebody may still tell what she needs.
///
/// # Errors
/// Once the meeting is over or was cancelled.
pub fn needs_open(
    ends_at: Timestamp,
    cancelled_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Refusal> {
    in_force(cancelled_at)?;
    match ends_at <= now {
        true => Err(Refusal::conflict(Fault::new("refusal-needs-over"))),
        false => Ok(()),
    }
}

/// Whose need it is, where somebody told of one on the same device before.
///
/// # Errors
/// As long as nobody said.
pub fn check_whose(typed: &str) -> Result<Whose, Invalid> {
    let asked = || Invalid::one("needs_whose", Fault::new("fault-needs-whose"));
    typed.parse().map_err(|_| asked())
}

/// Decides whether one more need may be told of at a meeting of which `told` were.
///
/// # Errors
/// When there are as many as those who prepare it can read.
pub fn needs_room(told: i64, limits: &Limits) -> Result<(), Refusal> {
    let most = limits.access_needs_max;
    match told < most {
        true => Ok(()),
        false => {
            let full = Fault::new("refusal-needs-full").count("max", most);
            Err(Refusal::conflict(full))
        }
    }
}

/// Whether what was told may still be there, so that it can be taken back: `days` from the end
/// of the meeting, or from when it was cancelled.
pub fn needs_kept(
    ends_at: Timestamp,
    cancelled_at: Option<Timestamp>,
    days: i64,
    now: Timestamp,
) -> bool {
    let from = cancelled_at.map_or(ends_at, |at| at.min(ends_at));
    now <= later(from, SignedDuration::from_hours(24 * days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn limits() -> &'static Limits {
        Rules::on(date(2026, 7, 1)).limits
    }

    #[test]
    fn a_need_is_told_with_consent_and_nothing_needs_none() {
        let form = |needs: &[&str], note: &str, agreed| NeedsForm {
            needs: needs.iter().map(|need| (*need).to_owned()).collect(),
            note: note.to_owned(),
            agreed,
            whose: String::new(),
        };
        assert_eq!(form(&[], " ", false).check(limits()), Ok(None));
        let told = form(&["wheelchair", "children", "children"], "", true).check(limits());
        let needs = vec![Need::Children, Need::Wheelchair];
        assert_eq!(
            told,
            Ok(Some(Needs {
                needs,
                note: String::new()
            }))
        );
        let spoken = form(&["else"], "귀가 어둡습니다", true);
        assert!(!format!("{spoken:?} {:?}", spoken.check(limits())).contains("귀가"));
        let other = form(&[], "귀가 어둡습니다", true).check(limits());
        assert_eq!(other.expect("a need").expect("told").needs, [Need::Else]);
        for (form, field) in [
            (form(&["children"], "", false), "needs_agree"),
            (form(&["lift"], "", true), "needs"),
            (form(&["else"], "", true), "needs_note"),
            (form(&["children"], "800101-1234567", true), "needs_note"),
        ] {
            let invalid = form.check(limits()).expect_err("faulty");
            assert_eq!(invalid.0[0].field, field, "{:?} {}", form.needs, form.note);
        }
        assert_eq!(check_whose("other"), Ok(Whose::Other));
        assert_eq!(
            check_whose("").expect_err("asked").0[0].field,
            "needs_whose"
        );
        let most = limits().access_needs_max;
        assert!(needs_room(most - 1, limits()).is_ok() && needs_room(most, limits()).is_err());
    }

    #[test]
    fn one_checks_in_on_the_day_as_some_kind_of_person() {
        assert_eq!(check_kind("resident"), Ok(Attendee::Resident));
        assert!(check_kind("unsplit").is_err() && check_kind("").is_err());
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let times = (
            at("2026-08-20T14:00:00+09:00"),
            at("2026-08-20T16:00:00+09:00"),
        );
        let key = |now: &str, cancelled: Option<Timestamp>| {
            let open = check_in_open(times, cancelled, limits(), at(now));
            open.err().map(|refusal| refusal.fault.key)
        };
        assert_eq!(
            key("2026-08-20T01:59:59+09:00", None),
            Some("refusal-check-in-early")
        );
        assert_eq!(key("2026-08-20T02:00:00+09:00", None), None);
        assert_eq!(
            key("2026-08-21T04:00:00+09:00", None),
            Some("refusal-check-in-over")
        );
        let noon = "2026-08-20T12:00:00+09:00";
        assert_eq!(key(noon, Some(at(noon))), Some("refusal-meeting-cancelled"));
        assert!(needs_open(times.1, None, times.0).is_ok());
        assert!(needs_open(times.1, None, times.1).is_err());
        let kept = |cancelled, now: &str| needs_kept(times.1, cancelled, 7, at(now));
        assert!(kept(None, "2026-08-27T16:00:00+09:00"));
        assert!(!kept(None, "2026-08-27T16:00:01+09:00"));
        assert!(!kept(
            Some(at("2026-08-10T12:00:00+09:00")),
            "2026-08-18T12:00:00+09:00"
        ));
    }
}
