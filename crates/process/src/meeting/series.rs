//! Days of a recurring meeting: every so many weeks, or on the n-th weekday of each month, with
//! a rule for holidays.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::role::named;
use crate::term::{is_holiday, is_working_day};

named! {
    /// How the days of a series follow one another.
    Pattern {
        /// Every so many weeks on a weekday.
        Weeks = "weeks",
        /// Each month on its n-th weekday.
        Month = "month",
    }
}

named! {
    /// What becomes of a day of a series that is a holiday.
    OnHoliday {
        /// The meeting is held on the next day that is free of it.
        After = "after",
        /// It is held on the last one before.
        Before = "before",
        /// It is left out.
        Skip = "skip",
    }
}

/// Which weekday of a month: the first to the fourth, or [`LAST`].
pub type Nth = i8;

/// The last weekday of a month.
pub const LAST: Nth = -1;

/// How often, on which weekday and from when a series is held, and when it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesRule {
    /// Weeks or months.
    pub pattern: Pattern,
    /// Every so many weeks; 1 for months.
    pub every: i64,
    /// The weekday.
    pub weekday: Weekday,
    /// Which one of a month; 0 for weeks.
    pub nth: Nth,
    /// No meeting is held before this day.
    pub first_on: Date,
    /// None is planned after this day; where it is missing, [`SeriesRule::count`] ends the series.
    pub last_on: Option<Date>,
    /// How many meetings are held, where no last day is set.
    pub count: Option<usize>,
    /// What becomes of holidays.
    pub on_holiday: OnHoliday,
}

/// One day of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeriesDay {
    /// The day that the pattern gives.
    pub planned_on: Date,
    /// The day on which the meeting is held; nothing where it is left out.
    pub held_on: Option<Date>,
}

impl SeriesRule {
    /// The days of the series in order, at most `most` that are held. The same rule gives the
    /// same days.
    pub fn days(&self, most: usize) -> Vec<SeriesDay> {
        let wanted = self.count.unwrap_or(most).min(most);
        let mut planned = self.planned();
        let mut ahead: Vec<Date> = planned.by_ref().take(1).collect();
        let (mut days, mut held, mut taken) = (Vec::new(), 0, BTreeSet::new());
        while let (Some(planned_on), true) = (ahead.pop(), held < wanted) {
            ahead.extend(planned.next());
            taken.extend(ahead.last().copied());
            let held_on = held_on(planned_on, self.on_holiday).filter(|day| {
                *day >= self.first_on && (*day == planned_on || !taken.contains(day))
            });
            held += usize::from(held_on.is_some());
            taken.insert(planned_on);
            taken.extend(held_on);
            days.push(SeriesDay {
                planned_on,
                held_on,
            });
        }
        days
    }

    /// The days that the pattern gives, before holidays are looked at.
    fn planned(&self) -> impl Iterator<Item = Date> + use<> {
        let rule = self.clone();
        let ends = rule.last_on.unwrap_or(Date::MAX);
        let mut step: i64 = 0;
        let steps = std::iter::from_fn(move || {
            let day = rule.step(step);
            step += 1;
            day
        });
        let first_on = self.first_on;
        steps
            .filter(move |day| *day >= first_on)
            .take_while(move |day| *day <= ends)
    }

    /// The day of the n-th week or month from the first one on, if the calendar has it.
    fn step(&self, step: i64) -> Option<Date> {
        match self.pattern {
            Pattern::Weeks => {
                let monday = |day: Date| i64::from(day.weekday().to_monday_zero_offset());
                let to = Weekday::to_monday_zero_offset(self.weekday);
                let wait = (i64::from(to) - monday(self.first_on)).rem_euclid(7);
                let days = step.checked_mul(7 * self.every)?.checked_add(wait)?;
                self.first_on
                    .checked_add(Span::new().try_days(days).ok()?)
                    .ok()
            }
            Pattern::Month => {
                let month = self.first_on.first_of_month();
                let month = month.checked_add(Span::new().try_months(step).ok()?).ok()?;
                month.nth_weekday_of_month(self.nth, self.weekday).ok()
            }
        }
    }
}

/// The day on which a meeting that is planned on a day is held. A holiday moves to the nearest
/// day that is none; a meeting of a working day never moves to a weekend.
fn held_on(planned: Date, rule: OnHoliday) -> Option<Date> {
    if !is_holiday(planned) {
        return Some(planned);
    }
    let weekend = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let free = |day: &Date| match weekend(planned) {
        true => !is_holiday(*day),
        false => is_working_day(*day),
    };
    let step = match rule {
        OnHoliday::Skip => return None,
        OnHoliday::After => 1.days(),
        OnHoliday::Before => (-1).days(),
    };
    // The longest holidays last less than two weeks.
    let near = planned.series(step).skip(1).take(14);
    near.into_iter().find(free)
}

/// A meeting of a series that is moved: the day that is planned for it, and the one on which it
/// is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The planned day.
    pub planned_on: Date,
    /// The announced day.
    pub held_on: Date,
}

impl Announced {
    /// The day from which it moves: the planned one as long as it is held where the rule puts
    /// it. One that was moved alone has left its plan and moves from where it is.
    fn from(self, rule: OnHoliday) -> Date {
        match held_on(self.planned_on, rule) == Some(self.held_on) {
            true => self.planned_on,
            false => self.held_on,
        }
    }
}

/// Where the later meetings of a series go when one is held on `to` and they follow it: each
/// moves by as many days, and holidays are treated as the series says. None comes to lie on the
/// day of that one or before it, and two never fall on one day: it is left out.
pub fn follow<T: Copy>(
    on_holiday: OnHoliday,
    (one, to): (Announced, Date),
    later: &[(T, Announced)],
) -> Vec<(T, SeriesDay)> {
    let mut taken = BTreeSet::from([to]);
    // One that a holiday moved and that keeps its day gives the others no other day.
    let from = match one.held_on == to {
        true => to,
        false => one.from(on_holiday),
    };
    let by = from.until(to).unwrap_or_default();
    let follows = |(which, announced): &(T, Announced)| {
        let from = announced.from(on_holiday);
        let planned_on = from.checked_add(by).unwrap_or(from);
        let held_on = held_on(planned_on, on_holiday);
        let held_on = held_on.filter(|day| *day > to && taken.insert(*day));
        let day = SeriesDay {
            planned_on,
            held_on,
        };
        (*which, day)
    };
    later.iter().map(follows).collect()
}

#[cfg(test)]
#[path = "series_tests.rs"]
mod tests;
