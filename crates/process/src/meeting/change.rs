//! Moving an announced meeting, and cancelling one.

use std::fmt::Display;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::MeetingMode;
use super::call::{check_link, clock, later, moment};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Rules;
use crate::term::is_holiday;
use crate::text::Field;

/// The field that says which days were seen.
pub const SEEN: &str = "seen";

/// What the decisions need to know of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeetingStanding {
    /// Its stated beginning.
    pub starts_at: Timestamp,
    /// How people take part.
    pub mode: MeetingMode,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// Whether attendance was recorded.
    pub attended: bool,
    /// When its minutes were published.
    pub minutes_published_at: Option<Timestamp>,
}

/// Nothing is recorded of a meeting that was cancelled, and it is not moved.
///
/// # Errors
/// When it was cancelled.
pub fn in_force(cancelled_at: Option<Timestamp>) -> Result<(), Refusal> {
    match cancelled_at {
        None => Ok(()),
        Some(at) => {
            let fault = Fault::new("refusal-meeting-cancelled").moment("at", at);
            Err(Refusal::conflict(fault))
        }
    }
}

/// Decides whether a meeting may be moved: until it begins.
///
/// # Errors
/// When it was cancelled or has begun.
pub fn movable(standing: MeetingStanding, now: Timestamp) -> Result<(), Refusal> {
    in_force(standing.cancelled_at)?;
    if standing.starts_at <= now {
        return Err(Refusal::conflict(Fault::new("refusal-meeting-begun")));
    }
    Ok(())
}

/// Decides whether a meeting may be cancelled: also one whose hour has passed, when nobody
/// came and nothing of it was recorded.
///
/// # Errors
/// When it was cancelled before, or was held.
pub fn cancel(standing: MeetingStanding) -> Result<(), Refusal> {
    in_force(standing.cancelled_at)?;
    if standing.attended || standing.minutes_published_at.is_some() {
        return Err(Refusal::conflict(Fault::new("refusal-meeting-held")));
    }
    Ok(())
}

/// Another time or place as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoveForm {
    /// The day in Seoul, `2026-07-30`.
    pub day: String,
    /// The stated beginning, `14:00`.
    pub time: String,
    /// Where.
    pub place: String,
    /// The address under which one joins from afar.
    pub join_link: String,
    /// Why.
    pub reason: String,
    /// For a meeting of a series: `one`, or `later` for this and all later ones.
    pub scope: String,
    /// The days that whoever moves it has seen, as [`days_seen`] writes them.
    pub seen: String,
}

/// Another time or place of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The stated beginning from now on.
    pub starts_at: Timestamp,
    /// By how much the timetable moves.
    pub by: SignedDuration,
    /// Where.
    pub place: String,
    /// The address under which one joins from afar; empty on site.
    pub join_link: String,
    /// Why, with contacts masked, because everybody reads it.
    pub reason: String,
}

impl Move {
    /// The day to which a meeting of another day moves, where it is a public holiday.
    pub fn to_holiday(&self) -> Option<Date> {
        let day = korean::seoul(self.starts_at).date();
        let before = self.starts_at.checked_sub(self.by).ok()?;
        (korean::seoul(before).date() != day && is_holiday(day)).then_some(day)
    }
}

/// The days that somebody sees before a move is done: the beginning of each meeting from now on,
/// or nothing for one that is left out.
pub fn days_seen<T: Display>(days: &[(T, Option<Timestamp>)]) -> String {
    let one = |(which, at): &(T, Option<Timestamp>)| match at {
        Some(at) => format!("{which}={at}"),
        None => format!("{which}="),
    };
    days.iter().map(one).collect::<Vec<_>>().join(" ")
}

impl MoveForm {
    /// That whoever moves it has seen these days; see [`days_seen`].
    ///
    /// # Errors
    /// When they were not seen, or are others by now.
    pub fn check_seen(&self, days: &str) -> Result<(), Invalid> {
        match self.seen == days {
            true => Ok(()),
            false => Err(Invalid::one(SEEN, Fault::new("fault-move-unseen"))),
        }
    }

    /// Checks every field against the meeting as it was announced.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        rules: &Rules,
        standing: MeetingStanding,
        [place_before, link_before]: [&str; 2],
        now: Timestamp,
    ) -> Result<Move, Invalid> {
        let limits = rules.limits;
        let mut invalid = Invalid::default();
        let day = self.day.trim().parse::<Date>().ok();
        if day.is_none() {
            invalid.push("day", Fault::new("fault-date"));
        }
        let time = clock(&self.time);
        if time.is_none() {
            invalid.push("time", Fault::new("fault-clock"));
        }
        let starts_at = day.zip(time).and_then(|(day, time)| moment(day, time));
        let ahead = SignedDuration::from_hours(24 * limits.vote_ahead_days);
        // The last day of the calendar has no moment, and is as far as any.
        let typed = day.is_some() && time.is_some();
        if typed && starts_at.is_none_or(|at| at <= now || later(now, ahead) < at) {
            let fault = Fault::new("fault-meeting-day").count("days", limits.vote_ahead_days);
            invalid.push("day", fault);
        }
        let place = Field::line("place", limits.place_max).check(&self.place, &mut invalid);
        let join_link = check_link(
            standing.mode,
            &self.join_link,
            limits.link_max,
            &mut invalid,
        );
        let reason = Field::lines("reason", limits.reason_max).check(&self.reason, &mut invalid);
        let same_time = starts_at == Some(standing.starts_at);
        if same_time && place == place_before && join_link == link_before {
            invalid.push("day", Fault::new("fault-meeting-same"));
        }
        match starts_at {
            Some(starts_at) => invalid.or(Move {
                starts_at,
                by: starts_at.duration_since(standing.starts_at),
                place,
                join_link,
                reason: korean::mask_contacts_in(&reason),
            }),
            None => Err(invalid),
        }
    }
}

/// Why a meeting is cancelled, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CancelForm {
    /// Why.
    pub reason: String,
    /// For a meeting of a series: `one`, or `later` for this and all later ones.
    pub scope: String,
}

impl CancelForm {
    /// Checks the reason; contacts in it are masked.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, rules: &Rules) -> Result<String, Invalid> {
        let mut invalid = Invalid::default();
        let reason =
            Field::lines("reason", rules.limits.reason_max).check(&self.reason, &mut invalid);
        invalid.or(korean::mask_contacts_in(&reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    fn ahead() -> MeetingStanding {
        MeetingStanding {
            starts_at: at("2026-08-20T14:00:00+09:00"),
            mode: MeetingMode::OnSite,
            cancelled_at: None,
            attended: false,
            minutes_published_at: None,
        }
    }

    #[test]
    fn a_meeting_moves_until_it_begins_and_falls_out_until_it_was_held() {
        let key = |done: Result<(), Refusal>| done.err().map(|refusal| refusal.fault.key);
        let (before, after) = (
            at("2026-08-20T13:59:59+09:00"),
            at("2026-08-20T14:00:00+09:00"),
        );
        let cancelled = MeetingStanding {
            cancelled_at: Some(before),
            ..ahead()
        };
        assert_eq!(key(movable(ahead(), before)), None);
        assert_eq!(key(movable(ahead(), after)), Some("refusal-meeting-begun"));
        assert_eq!(
            key(movable(cancelled, before)),
            Some("refusal-meeting-cancelled")
        );
        assert_eq!(key(cancel(ahead())), None);
        assert_eq!(key(cancel(cancelled)), Some("refusal-meeting-cancelled"));
        let held = MeetingStanding {
            attended: true,
            ..ahead()
        };
        assert_eq!(key(cancel(held)), Some("refusal-meeting-held"));
    }

    #[test]
    fn a_move_says_when_where_and_why() {
        let (rules, now) = (Rules::on(date(2026, 8, 1)), at("2026-08-01T09:00:00+09:00"));
        let form = MoveForm {
            day: "2026-08-27".into(),
            time: "15:00".into(),
            place: "작은 방".into(),
            join_link: String::new(),
            reason: "방이 찼습니다. 물음은 010-1234-5678".into(),
            ..MoveForm::default()
        };
        let moved = form
            .check(&rules, ahead(), ["큰 방", ""], now)
            .expect("a move");
        assert_eq!(moved.by, SignedDuration::from_hours(7 * 24 + 1));
        assert_eq!(moved.reason, "방이 찼습니다. 물음은 010-****-5678");
        let empty = MoveForm::default()
            .check(&rules, ahead(), ["큰 방", ""], now)
            .expect_err("faulty");
        let fields: Vec<_> = empty.0.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["day", "time", "place", "reason"]);
        let past = MoveForm {
            day: "2026-07-31".into(),
            ..form.clone()
        };
        assert_eq!(
            past.check(&rules, ahead(), ["큰 방", ""], now)
                .expect_err("past")
                .0[0]
                .field,
            "day"
        );
        let last = MoveForm {
            day: "9999-12-31".into(),
            ..form
        };
        let last = last.check(&rules, ahead(), ["큰 방", ""], now);
        let far = last.expect_err("the calendar has no such moment");
        assert_eq!(
            (far.0[0].field, far.0[0].fault.key),
            ("day", "fault-meeting-day")
        );
        assert!(CancelForm::default().check(&rules).is_err());
    }

    #[test]
    fn a_move_to_a_holiday_is_one_that_somebody_sees_first() {
        let (rules, now) = (Rules::on(date(2026, 8, 1)), at("2026-08-01T09:00:00+09:00"));
        let to = |day: &str, time: &str| {
            let form = MoveForm {
                day: day.into(),
                time: time.into(),
                place: "큰 방".into(),
                reason: "방이 찼습니다.".into(),
                ..MoveForm::default()
            };
            let moved = form.check(&rules, ahead(), ["큰 방", ""], now);
            moved.expect("a move").to_holiday()
        };
        assert_eq!(to("2026-09-25", "14:00"), Some(date(2026, 9, 25)));
        assert_eq!(to("2026-09-28", "14:00"), None);
        let seen = days_seen(&[(7, Some(now)), (8, None)]);
        assert_eq!(seen, "7=2026-08-01T00:00:00Z 8=");
        let form = MoveForm {
            seen: seen.clone(),
            ..MoveForm::default()
        };
        assert!(form.check_seen(&seen).is_ok() && form.check_seen("7=").is_err());
    }
}
