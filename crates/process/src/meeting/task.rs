//! What somebody undertook in a meeting: what, by which office, until which day, with which
//! outcome.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::id::DecisionId;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::text::Field;

/// A task as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskForm {
    /// What is to be done.
    pub what: String,
    /// The role or office that does it, never a name.
    pub who: String,
    /// The last day, `2026-08-27`.
    pub due_on: String,
    /// The part of the timetable in which it came up, counted from 1; empty for none.
    pub slot: String,
    /// The id of the decision that it carries out; empty for none.
    pub decision: String,
}

/// A task that can be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskText {
    /// What is to be done, with contacts masked, because everybody reads it.
    pub what: String,
    /// The role or office that does it, with contacts masked.
    pub who: String,
    /// The last day in Seoul on which it is done in time.
    pub due_on: Date,
    /// The part of the timetable, counted from 1; 0 for none. That of its decision, if it has
    /// one.
    pub slot: i64,
    /// The decision that it carries out.
    pub decision: Option<DecisionId>,
}

impl TaskForm {
    /// Checks every field. `held_on` is the day of the meeting, `slots` how many parts its
    /// timetable has, `decisions` are those it took, each with its part.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        limits: &Limits,
        held_on: Date,
        slots: usize,
        decisions: &[(DecisionId, i64)],
    ) -> Result<TaskText, Invalid> {
        let mut invalid = Invalid::default();
        let what = Field::line("task", limits.need_max).check(&self.what, &mut invalid);
        let who = Field::line("doer", limits.place_max).check(&self.who, &mut invalid);
        let day = self.due_on.trim().parse::<Date>().ok();
        let ahead = jiff::Span::new().try_days(limits.vote_ahead_days);
        let last = ahead.and_then(|ahead| held_on.checked_add(ahead));
        match day {
            None => invalid.push("due_on", Fault::new("fault-date")),
            Some(day) if day < held_on || last.is_ok_and(|last| last < day) => {
                let fault = Fault::new("fault-task-day").count("days", limits.vote_ahead_days);
                invalid.push("due_on", fault);
            }
            Some(_) => {}
        }
        let slot = part(&self.slot, slots, &mut invalid);
        let decision = match self.decision.trim() {
            "" => None,
            typed => {
                let found = decisions.iter().find(|(id, _)| typed == id.to_string());
                if found.is_none() {
                    invalid.push("decision", Fault::new("fault-task-decision"));
                }
                found
            }
        };
        match day {
            Some(due_on) => invalid.or(TaskText {
                what: korean::mask_contacts_in(&what),
                who: korean::mask_contacts_in(&who),
                due_on,
                slot: decision.map_or(slot, |(_, slot)| *slot),
                decision: decision.map(|(id, _)| *id),
            }),
            None => Err(invalid),
        }
    }
}

/// The part of a timetable of so many parts that was chosen as `slot`, counted from 1; 0 for
/// none.
pub(super) fn part(typed: &str, slots: usize, invalid: &mut Invalid) -> i64 {
    let typed = typed.trim();
    if typed.is_empty() {
        return 0;
    }
    let slot = typed
        .parse::<usize>()
        .ok()
        .filter(|slot| (1..=slots).contains(slot));
    let slot = slot.and_then(|slot| i64::try_from(slot).ok());
    slot.unwrap_or_else(|| {
        invalid.push("slot", Fault::new("fault-task-slot"));
        0
    })
}

/// Decides on marking a task as done, once.
///
/// # Errors
/// When it was.
pub fn finish_task(done_at: Option<Timestamp>) -> Result<(), Refusal> {
    match done_at {
        None => Ok(()),
        Some(at) => Err(Refusal::conflict(
            Fault::new("refusal-task-done").moment("at", at),
        )),
    }
}

/// Decides on opening a task again that was marked as done.
///
/// # Errors
/// When it is open.
pub fn reopen_task(done_at: Option<Timestamp>) -> Result<Timestamp, Refusal> {
    done_at.ok_or_else(|| Refusal::conflict(Fault::new("refusal-task-open")))
}

/// Checks what came of a task; contacts in it are masked, because everybody reads it.
///
/// # Errors
/// What is wrong with it.
pub fn check_outcome(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    told("result", limits, typed)
}

/// Checks why a task is opened again; contacts in it are masked, because everybody reads it.
///
/// # Errors
/// What is wrong with it.
pub fn check_reopening(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    told("reason", limits, typed)
}

fn told(field: &'static str, limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = Field::lines(field, limits.reason_max).check(typed, &mut invalid);
    invalid.or(korean::mask_contacts_in(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn a_task_has_an_office_and_a_day_after_the_meeting() {
        let rules = Rules::on(date(2026, 7, 1));
        let form = |who: &str, due_on: &str, slot: &str| TaskForm {
            what: "빈 교실을 알아본다. 010-1234-5678".into(),
            who: who.into(),
            due_on: due_on.into(),
            slot: slot.into(),
            decision: String::new(),
        };
        let decided = [(DecisionId(7), 2)];
        let check = |form: TaskForm| form.check(rules.limits, date(2026, 8, 20), 3, &decided);
        let task = check(form("교육지원과", "2026-08-20", "3")).expect("a task");
        assert_eq!(task.what, "빈 교실을 알아본다. 010-****-5678");
        assert_eq!((task.due_on, task.slot), (date(2026, 8, 20), 3));
        assert_eq!(check(form("간사", "2026-09-01", "")).map(|t| t.slot), Ok(0));
        let of = |decision: &str| TaskForm {
            decision: decision.into(),
            ..form("간사", "2026-09-01", "3")
        };
        let task = check(of("7")).expect("a task");
        assert_eq!((task.decision, task.slot), (Some(DecisionId(7)), 2));
        let other = check(of("8")).expect_err("of another meeting");
        assert_eq!(other.0[0].field, "decision");
        for (who, day, slot, field) in [
            (" ", "2026-09-01", "", "doer"),
            ("간사", "2026-08-19", "", "due_on"),
            ("간사", "2999-01-01", "", "due_on"),
            ("간사", "곧", "", "due_on"),
            ("간사", "2026-09-01", "0", "slot"),
            ("간사", "2026-09-01", "4", "slot"),
        ] {
            let invalid = check(form(who, day, slot)).expect_err("faulty");
            assert_eq!(invalid.0[0].field, field, "{who} {day} {slot}");
        }
        let now = "2026-08-21T09:00:00+09:00".parse().expect("a moment");
        assert!(finish_task(None).is_ok() && finish_task(Some(now)).is_err());
        assert!(reopen_task(None).is_err() && reopen_task(Some(now)) == Ok(now));
        let outcome = check_outcome(rules.limits, "두 곳을 찾음. 010-1234-5678");
        assert_eq!(outcome.as_deref(), Ok("두 곳을 찾음. 010-****-5678"));
        let field = |checked: Result<String, Invalid>| checked.expect_err("empty").0[0].field;
        assert_eq!(field(check_outcome(rules.limits, " ")), "result");
        assert_eq!(field(check_reopening(rules.limits, "")), "reason");
    }
}
