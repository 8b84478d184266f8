//! What people think of an agenda: agree, disagree or pass, with a reason if they like.
//!
//! Everybody has one opinion of an agenda. It can be replaced and taken back on any day while
//! the agenda is open, whatever the stage of the year.

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

/// With fewer people than this no numbers are shown, so that nobody is known by them.
pub const SHOWN_FROM: i64 = 5;

named! {
    /// Where somebody stands.
    Stance {
        /// In favour.
        Agree = "agree",
        /// Against.
        Disagree = "disagree",
        /// Neither for now.
        Pass = "pass",
    }
}

named! {
    /// How far somebody goes along with an agenda, in five steps: what a room is asked that
    /// looks for agreement and not for a majority.
    Gradient {
        /// All the way.
        Full = "full",
        /// In favour, with reservations.
        Reservations = "reservations",
        /// She can live with it.
        Live = "live",
        /// She does not want it and will not stand in its way.
        Aside = "aside",
        /// She is against it.
        Against = "against",
    }
}

impl Gradient {
    /// Whether somebody at this step can live with the agenda.
    pub fn can_live_with_it(self) -> bool {
        matches!(
            self,
            Gradient::Full | Gradient::Reservations | Gradient::Live
        )
    }
}

/// An opinion as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpinionForm {
    /// The name of a [`Stance`].
    pub stance: String,
    /// The name of a [`Gradient`]; may be empty.
    pub gradient: String,
    /// Why; may be empty.
    pub reason: String,
}

/// An opinion that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpinionText {
    /// Where its author stands.
    pub stance: Stance,
    /// How far its author goes along, if she says so.
    pub gradient: Option<Gradient>,
    /// Why; may be empty. Contacts are masked.
    pub reason: String,
}

impl OpinionForm {
    /// Checks all fields.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<OpinionText, Invalid> {
        let mut invalid = Invalid::default();
        let stance = self.stance.parse::<Stance>().ok();
        if stance.is_none() {
            invalid.push("stance", Fault::new("fault-stance"));
        }
        let gradient = self.gradient.parse::<Gradient>().ok();
        if gradient.is_none() && !self.gradient.is_empty() {
            invalid.push("gradient", Fault::new("fault-gradient"));
        }
        let apart = matches!(
            (stance, gradient),
            (Some(Stance::Agree), Some(Gradient::Against))
                | (Some(Stance::Disagree), Some(Gradient::Full))
        );
        if apart {
            invalid.push("gradient", Fault::new("fault-gradient-apart"));
        }
        let reason = Field::lines("reason", limits.reason_max)
            .optional()
            .check(&self.reason, &mut invalid);
        match stance {
            Some(stance) => invalid.or(OpinionText {
                stance,
                gradient,
                reason: korean::mask_contacts_in(&reason),
            }),
            None => Err(invalid),
        }
    }
}

/// What the decisions need to know: of the agenda, and of the opinion its asker gave before.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Whether the agenda is open: neither merged, split, undone nor decided on.
    pub open: bool,
    /// Whether a moderator has hidden the agenda.
    pub hidden: bool,
    /// Whether a moderator has hidden the opinion.
    pub own_hidden: bool,
}

/// Decides whether an opinion may be given or replaced.
///
/// # Errors
/// When the agenda is not open or is hidden, or what was said before is hidden: that would
/// undo the hiding, and an appeal is the way.
pub fn give(standing: Standing) -> Result<(), Refusal> {
    takes(standing)?;
    if standing.own_hidden {
        return Err(Refusal::conflict(Fault::new("refusal-opinion-hidden")));
    }
    Ok(())
}

/// Decides whether an opinion may be taken back, which is possible also while it is hidden.
///
/// # Errors
/// When the agenda is not open or is hidden.
pub fn withdraw(standing: Standing) -> Result<(), Refusal> {
    takes(standing)
}

fn takes(standing: Standing) -> Result<(), Refusal> {
    if standing.open && !standing.hidden {
        return Ok(());
    }
    Err(Refusal::conflict(Fault::new("refusal-opinion-closed")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn a_stance_is_chosen_and_a_reason_is_free() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let form = |stance: &str, reason: &str| OpinionForm {
            stance: stance.into(),
            gradient: String::new(),
            reason: reason.into(),
        };
        let text = form("disagree", " 010-1234-5678에 물어보세요 ").check(limits);
        assert_eq!(
            text,
            Ok(OpinionText {
                stance: Stance::Disagree,
                gradient: None,
                reason: "010-****-5678에 물어보세요".into()
            })
        );
        assert!(form("pass", "").check(limits).is_ok());
        for (typed, expected) in [("live", Some(true)), ("aside", Some(false)), ("ok", None)] {
            let mut form = form("pass", "");
            form.gradient = typed.into();
            let checked = form.check(limits).ok();
            let lives = checked
                .and_then(|text| text.gradient)
                .map(Gradient::can_live_with_it);
            assert_eq!(lives, expected, "{typed}");
        }
        let long = "가".repeat(limits.reason_max + 1);
        let faults = form("maybe", &long).check(limits).expect_err("two faults");
        let keys: Vec<_> = faults.0.iter().map(|f| (f.field, f.fault.key)).collect();
        assert_eq!(
            keys,
            [("stance", "fault-stance"), ("reason", "fault-too-long")]
        );
    }

    #[test]
    fn opinions_are_taken_while_the_agenda_is_open() {
        let key = |open, hidden, own_hidden| {
            let standing = Standing {
                open,
                hidden,
                own_hidden,
            };
            let of = |done: Result<(), Refusal>| done.err().map(|refusal| refusal.fault.key);
            (of(give(standing)), of(withdraw(standing)))
        };
        let closed = Some("refusal-opinion-closed");
        assert_eq!(key(true, false, false), (None, None));
        assert_eq!(key(false, false, false), (closed, closed));
        assert_eq!(key(true, true, false), (closed, closed));
        assert_eq!(
            key(true, false, true),
            (Some("refusal-opinion-hidden"), None)
        );
    }
}
