//! The calendar of a year: first and last day of each stage, what may still be changed, why
//! deliberation is short, and the calendar of the year after.

pub mod back;

use finance::Won;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::refusal::{Fault, Invalid};
use crate::rules::Rules;
use crate::stage::{Position, Stage, StageKind};
use crate::term::is_working_day;
use crate::text::Field;

/// How many years around the fiscal year a stage may lie.
const YEARS_AROUND: i64 = 2;

/// A calendar as typed into a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarForm {
    /// First and last day of each stage, in the order of [`StageKind::ALL`].
    pub stages: Vec<(String, String)>,
    /// Why deliberation has fewer days than it should.
    pub short_reason: String,
    /// The day on which the budget goes to the assembly; may be empty.
    pub submits_on: String,
}

/// A calendar that can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The stages, in the order of [`StageKind::ALL`].
    pub stages: Vec<Stage>,
    /// Why deliberation is short; empty when it is not.
    pub short_reason: String,
    /// The day on which the budget goes to the assembly, if it was given.
    pub submits_on: Option<Date>,
}

/// Deliberation that is shorter than it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// How many days it has.
    pub days: i64,
    /// How many it should have.
    pub least: i64,
    /// How many days there are from the first of discovery to the last of planning.
    pub all: i64,
}

/// The fiscal year after, as typed into a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextYearForm {
    /// The fiscal year.
    pub fiscal_year: String,
    /// What is decided on.
    pub budget: String,
    /// When each stage opens and closes.
    pub calendar: CalendarForm,
}

/// A fiscal year that can be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextYear {
    /// The fiscal year.
    pub fiscal_year: i64,
    /// What is decided on.
    pub budget: Won,
    /// Its calendar.
    pub calendar: Calendar,
}

/// The form field with the first day of a stage; the last day's name ends in `_last`.
pub fn field_of(kind: StageKind) -> &'static str {
    kind.as_str()
}

impl CalendarForm {
    /// Checks the days of a new year: each stage ends after it begins, none begins or ends
    /// before the one ahead of it, and money is spent within its fiscal year. Deliberation of
    /// fewer days than the rules want needs a reason.
    ///
    /// Faults go to `invalid`; the answer counts only when there are none. Without a fiscal
    /// year, which is wrong elsewhere in the form, its bounds are not looked at.
    pub fn check(
        &self,
        fiscal_year: Option<i64>,
        rules: &Rules,
        invalid: &mut Invalid,
    ) -> Calendar {
        let stages = self.days(fiscal_year, invalid);
        let short_reason = self.reason(&stages, rules, invalid);
        let submits_on = self.submission(&stages, fiscal_year, invalid);
        Calendar {
            stages,
            short_reason,
            submits_on,
        }
    }

    /// Checks a change of the calendar at `now`, the time of the request.
    ///
    /// A stage that is over stays as it was, one that has begun keeps its first day, and
    /// nothing is moved into the past. A day that was not changed keeps its hour. What is
    /// over needs no reason any more.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn change(
        &self,
        fiscal_year: i64,
        before: &[Stage],
        reason_before: &str,
        rules: &Rules,
        now: Timestamp,
    ) -> Result<Calendar, Invalid> {
        let mut invalid = Invalid::default();
        let mut stages = self.days(Some(fiscal_year), &mut invalid);
        for stage in &mut stages {
            let old = before.iter().find(|old| old.kind == stage.kind);
            if let Some(old) = old {
                keep_hours(old, stage);
            }
            if let Some(fault) = moved(old, stage, now) {
                invalid.push(field_of(stage.kind), fault);
            }
        }
        let weighed = |stages: &[Stage]| {
            let of = |s: &&Stage| s.kind == StageKind::Deliberation;
            stages.iter().find(of).cloned()
        };
        let over = weighed(&stages).is_some_and(|s| s.position(now) == Position::Past);
        let short_reason = match over && weighed(&stages) == weighed(before) {
            true => reason_before.to_owned(),
            false => self.reason(&stages, rules, &mut invalid),
        };
        let submits_on = self.submission(&stages, Some(fiscal_year), &mut invalid);
        invalid.or(Calendar {
            stages,
            short_reason,
            submits_on,
        })
    }

    /// The day on which the budget is handed in: before its year, and not before the plan is
    /// written.
    fn submission(
        &self,
        stages: &[Stage],
        fiscal_year: Option<i64>,
        invalid: &mut Invalid,
    ) -> Option<Date> {
        if self.submits_on.trim().is_empty() {
            return None;
        }
        let typed = day(&self.submits_on);
        let Some(found) =
            typed.filter(|day| fiscal_year.is_none_or(|year| i64::from(day.year()) < year))
        else {
            invalid.push("submits_on", Fault::new("fault-submission"));
            return None;
        };
        let planning = stages.iter().find(|s| s.kind == StageKind::Planning);
        if planning.is_some_and(|stage| found < stage.last_day()) {
            invalid.push("submits_on", Fault::new("fault-submission-early"));
        }
        Some(found)
    }

    fn days(&self, fiscal_year: Option<i64>, invalid: &mut Invalid) -> Vec<Stage> {
        let mut stages: Vec<Stage> = Vec::new();
        for (kind, (first, last)) in StageKind::ALL.iter().zip(&self.stages) {
            let (Some(first), Some(last)) = (day(first), day(last)) else {
                invalid.push(field_of(*kind), Fault::new("fault-date"));
                continue;
            };
            let stage = Stage::of_days(*kind, first, last);
            let fault = if first > last {
                Some(Fault::new("fault-date-order"))
            } else if let Some(year) = fiscal_year.filter(|year| !within(*kind, *year, &stage)) {
                Some(out_of_bounds(*kind, year))
            } else {
                let out = |before: &Stage| {
                    stage.opens_at < before.opens_at || stage.closes_at < before.closes_at
                };
                let out = stages.last().is_some_and(out);
                out.then(|| Fault::new("fault-stage-order"))
            };
            match fault {
                Some(fault) => invalid.push(field_of(*kind), fault),
                None => stages.push(stage),
            }
        }
        if self.stages.len() != StageKind::ALL.len() {
            invalid.push(field_of(StageKind::Discovery), Fault::new("fault-date"));
        }
        stages
    }

    fn reason(&self, stages: &[Stage], rules: &Rules, invalid: &mut Invalid) -> String {
        let Some(short) = short_deliberation(stages, rules) else {
            return String::new();
        };
        let field = Field::lines("short_reason", rules.limits.reason_max).optional();
        let reason = field.check(&self.short_reason, invalid);
        if reason.is_empty() {
            let fault = Fault::new("fault-deliberation-short").count("days", short.days);
            let fault = fault.count("least", short.least).count("all", short.all);
            invalid.push("short_reason", fault);
        }
        reason
    }
}

impl NextYearForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, today: Date, rules: &Rules) -> Result<NextYear, Invalid> {
        let mut invalid = Invalid::default();
        let fiscal_year = check_year(&self.fiscal_year, today, &mut invalid);
        let budget = check_budget(&self.budget, &mut invalid);
        let calendar = self.calendar.check(fiscal_year, rules, &mut invalid);
        match (fiscal_year, budget) {
            (Some(fiscal_year), Some(budget)) => invalid.or(NextYear {
                fiscal_year,
                budget,
                calendar,
            }),
            _ => Err(invalid),
        }
    }
}

/// A fiscal year from this one to five years ahead.
pub(crate) fn check_year(typed: &str, today: Date, invalid: &mut Invalid) -> Option<i64> {
    let first = i64::from(today.year());
    let year = typed.trim().parse::<i64>().ok();
    let year = year.filter(|year| (first..=first + 5).contains(year));
    if year.is_none() {
        let fault = Fault::new("fault-fiscal-year").text("first", first.to_string());
        invalid.push("fiscal_year", fault.text("last", (first + 5).to_string()));
    }
    year
}

/// An amount that can be decided on.
pub(crate) fn check_budget(typed: &str, invalid: &mut Invalid) -> Option<Won> {
    let budget = typed.parse::<Won>().ok().filter(|won| *won > Won::ZERO);
    if budget.is_none() {
        invalid.push("budget", Fault::new("fault-cost"));
    }
    budget
}

/// How many of `all` days deliberation should have: the fewest that the rules name, or its
/// share of them, whichever is more.
pub fn needed_days(all: i64, rules: &Rules) -> i64 {
    let [part, of] = rules.planner.deliberation_least_share;
    let of = of.max(1);
    let share = all.saturating_mul(part).saturating_add(of - 1) / of;
    share.max(rules.terms.deliberation_least_days)
}

/// Deliberation, when it has fewer days or a smaller share of them than the rules want.
pub fn short_deliberation(stages: &[Stage], rules: &Rules) -> Option<Short> {
    let of = |kind| stages.iter().find(|s: &&Stage| s.kind == kind);
    let days = of(StageKind::Deliberation)?.days();
    let whole = of(StageKind::Discovery).zip(of(StageKind::Planning));
    let all = whole.map_or(0, |(first, last)| {
        back::days_between(first.first_day(), last.last_day())
    });
    let least = needed_days(all, rules);
    (days < least).then_some(Short { days, least, all })
}

/// First and last day of each stage one year later, for a form to begin with.
///
/// A stage that began the day after another had ended does so again. The first and the last
/// day of a month were meant as such and stay. Any other working day that falls on a
/// Saturday, a Sunday or a holiday moves to the next working day.
pub fn a_year_later(stages: &[Stage]) -> Vec<(StageKind, Date, Date)> {
    let mut later: Vec<(StageKind, Date, Date)> = Vec::new();
    for stage in stages {
        let last = shifted(stage.last_day());
        let touched = stages
            .iter()
            .zip(&later)
            .find(|(old, _)| after(old.last_day()) == stage.first_day())
            .map(|(_, (_, _, last))| after(*last));
        let first = touched.unwrap_or_else(|| shifted(stage.first_day()));
        later.push((stage.kind, first, last.max(first)));
    }
    later
}

fn shifted(day: Date) -> Date {
    let year = day.year().saturating_add(1);
    // 29 February is 28 February in most years.
    let same = Date::new(year, day.month(), day.day());
    let mut later = same.unwrap_or_else(|_| date(year, day.month(), 28));
    let edge = day == day.first_of_month() || day == day.last_of_month();
    if edge {
        return if day == day.last_of_month() {
            later.last_of_month()
        } else {
            later
        };
    }
    while is_working_day(day) && !is_working_day(later) {
        later = after(later);
    }
    later
}

/// A day that did not change keeps the hour at which the stage opened or closed on it.
fn keep_hours(old: &Stage, new: &mut Stage) {
    if old.first_day() == new.first_day() {
        new.opens_at = old.opens_at;
    }
    if old.last_day() == new.last_day() {
        new.closes_at = old.closes_at;
    }
}

/// What is wrong with a change of one stage at `now`.
fn moved(old: Option<&Stage>, new: &Stage, now: Timestamp) -> Option<Fault> {
    let old = old?;
    if old == new {
        return None;
    }
    let today = korean::seoul(now).date();
    match old.position(now) {
        Position::Past => Some(Fault::new("fault-stage-past").deadline("closed", old.closes_at)),
        Position::Present if old.opens_at != new.opens_at => {
            Some(Fault::new("fault-stage-begun").moment("opened", old.opens_at))
        }
        Position::Present => (new.last_day() < today).then(|| Fault::new("fault-stage-ended")),
        Position::Ahead => {
            let back = new.opens_at != old.opens_at && new.first_day() < today;
            back.then(|| Fault::new("fault-stage-ahead"))
        }
    }
}

/// Whether a stage lies where a stage of that fiscal year can lie.
fn within(kind: StageKind, year: i64, stage: &Stage) -> bool {
    let (first, last) = bounds(kind, year);
    let years = (
        i64::from(stage.first_day().year()),
        i64::from(stage.last_day().year()),
    );
    first <= years.0 && years.1 <= last
}

/// Money is spent in its fiscal year; everything else lies around it.
fn bounds(kind: StageKind, year: i64) -> (i64, i64) {
    match kind {
        StageKind::Execution => (year, year),
        _ => (year - YEARS_AROUND, year + YEARS_AROUND),
    }
}

fn out_of_bounds(kind: StageKind, year: i64) -> Fault {
    let (first, last) = bounds(kind, year);
    let key = match kind {
        StageKind::Execution => {
            return Fault::new("fault-stage-year").text("year", year.to_string());
        }
        _ => "fault-stage-far",
    };
    let fault = Fault::new(key).text("first", first.to_string());
    fault.text("last", last.to_string())
}

/// A day as browsers send it.
fn day(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    if typed.len() != 10 {
        return None;
    }
    typed.parse().ok()
}

/// The next day; the calendar's last day is its own next one.
fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

#[cfg(test)]
mod tests;
