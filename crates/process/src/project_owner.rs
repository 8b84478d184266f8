//! Co-owners of a project (공동 책임 주민): residents with a named task, who write down what was
//! done and whose consent its completion needs.

use crate::person::{Address, check_address};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;

named! {
    /// What a resident looks after in a project.
    OwnerTask {
        /// 현장 지킴이: sees on site whether it is done as promised.
        SiteWatcher = "site-watcher",
        /// 조정 맡은 이: brings neighbours, department and contractor together.
        Coordinator = "coordinator",
        /// 기록 맡은 이: keeps the log.
        Recorder = "recorder",
        /// 쓰는 사람 대표: speaks for those who will use it.
        UserSpeaker = "user-speaker",
    }
}

named! {
    /// What somebody says who was asked to be co-owner.
    OwnerAnswer {
        /// She takes the task on.
        Accept = "accept",
        /// She does not.
        Decline = "decline",
    }
}

/// Who is asked, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnerForm {
    /// The name of an [`OwnerTask`].
    pub task: String,
    /// Where the invitation is sent; empty when the secretary hands the code over herself.
    pub address: String,
}

/// Who is asked.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnerText {
    /// Her task.
    pub task: OwnerTask,
    /// Where the invitation is sent. It is not kept.
    pub address: Option<Address>,
}

impl OwnerForm {
    /// Checks both fields.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self) -> Result<OwnerText, Invalid> {
        let mut invalid = Invalid::default();
        let task = self.task.parse::<OwnerTask>().ok();
        if task.is_none() {
            invalid.push("owner_task", Fault::new("fault-coowner-task"));
        }
        let address = match self.address.trim() {
            "" => None,
            typed => match check_address(typed) {
                Ok(address) => Some(address),
                Err(found) => {
                    invalid.0.extend(found.0);
                    None
                }
            },
        };
        match task {
            Some(task) => invalid.or(OwnerText { task, address }),
            None => Err(invalid),
        }
    }
}

/// Where a place as co-owner stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnerStanding {
    /// What was answered, if anything.
    pub answer: Option<OwnerAnswer>,
    /// Whether it is over: she left, or the secretary took it back.
    pub ended: bool,
}

impl OwnerStanding {
    /// Whether somebody is co-owner now.
    pub fn holds(self) -> bool {
        self.answer == Some(OwnerAnswer::Accept) && !self.ended
    }

    /// Whether somebody is still asked.
    pub fn waits(self) -> bool {
        self.answer.is_none() && !self.ended
    }
}

/// Decides on asking one more resident, where so many places are held or asked for.
///
/// # Errors
/// When there are as many as there may be.
pub fn ask(places: usize, limits: &Limits) -> Result<(), Refusal> {
    if places >= limits.project_owners_max {
        let fault = Fault::new("refusal-coowners-many").number("max", limits.project_owners_max);
        return Err(Refusal::conflict(fault));
    }
    Ok(())
}

/// Decides on an answer; `official` tells whether an office makes her part of the
/// administration, which is no resident, and `owns` whether she is co-owner already.
///
/// # Errors
/// When the invitation is answered or over, and to officials and co-owners.
pub fn answer(standing: OwnerStanding, official: bool, owns: bool) -> Result<(), Refusal> {
    if official {
        return Err(Refusal::forbidden("refusal-coowner-official"));
    }
    if !standing.waits() {
        return Err(Refusal::conflict(Fault::new("refusal-coowner-answered")));
    }
    if owns {
        return Err(Refusal::conflict(Fault::new("refusal-coowner-already")));
    }
    Ok(())
}

/// Reads what was answered.
///
/// # Errors
/// Names the faulty field.
pub fn check_answer(typed: &str) -> Result<OwnerAnswer, Invalid> {
    let answer = typed.parse();
    answer.map_err(|_| Invalid::one("owner_answer", Fault::new("fault-coowner-answer")))
}

/// Decides on ending a place, held or asked for.
///
/// # Errors
/// When it is over or was declined.
pub fn end(standing: OwnerStanding) -> Result<(), Refusal> {
    if standing.holds() || standing.waits() {
        return Ok(());
    }
    Err(Refusal::conflict(Fault::new("refusal-coowner-over")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_asked_for_answered_once_and_ended() {
        let of = |answer, ended| OwnerStanding { answer, ended };
        let (accept, decline) = (Some(OwnerAnswer::Accept), Some(OwnerAnswer::Decline));
        for (standing, holds, answerable, endable) in [
            (of(None, false), false, true, true),
            (of(accept, false), true, false, true),
            (of(decline, false), false, false, false),
            (of(None, true), false, false, false),
            (of(accept, true), false, false, false),
        ] {
            assert_eq!(standing.holds(), holds, "{standing:?}");
            assert_eq!(
                answer(standing, false, false).is_ok(),
                answerable,
                "{standing:?}"
            );
            assert_eq!(end(standing).is_ok(), endable, "{standing:?}");
        }
        assert!(answer(of(None, false), true, false).is_err());
        assert!(answer(of(None, false), false, true).is_err());
    }

    #[test]
    fn there_are_a_few_and_each_field_is_named() {
        let limits = crate::rules::Rules::on(jiff::civil::date(2026, 7, 1)).limits;
        let most = limits.project_owners_max;
        assert!(ask(most - 1, limits).is_ok() && ask(most, limits).is_err());
        let form = OwnerForm {
            task: "chief".into(),
            address: "nobody".into(),
        };
        let invalid = form.check().err().expect("faulty");
        let fields: Vec<_> = invalid.0.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["owner_task", "address"]);
        let good = OwnerForm {
            task: "recorder".into(),
            address: " ".into(),
        };
        assert!(good.check().is_ok_and(|text| text.address.is_none()));
    }
}
