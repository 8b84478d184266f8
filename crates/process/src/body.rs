//! Bodies (모임): what they are, and how people come and go in those that are open.
//!
//! A body is closed, with members who are appointed for a term, or open: anybody joins at any
//! time of the year and nobody has to agree. Whoever joins begins as an observer.

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::{Role, named};
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What a body is (domain glossary).
    BodyKind {
        /// 협치TFT: prepares until there is a council.
        PreparatoryTeam = "preparatory-team",
        /// 협치회의.
        GovernanceCouncil = "governance-council",
        /// 분과회의.
        SubCommittee = "sub-committee",
        /// 워킹그룹.
        WorkingGroup = "working-group",
        /// 주민참여예산위원회.
        BudgetCommittee = "budget-committee",
    }
}

impl BodyKind {
    /// Whether a body of this kind may be open to everybody. Councils and committees that an
    /// ordinance sets up have appointed members.
    pub fn may_be_open(self) -> bool {
        !matches!(
            self,
            BodyKind::GovernanceCouncil | BodyKind::BudgetCommittee
        )
    }

    /// The offices that belong to a body of this kind even where a grant names no body.
    pub fn own_offices(self) -> &'static [Role] {
        match self {
            BodyKind::GovernanceCouncil => &[Role::CouncilMember, Role::CoChair, Role::Secretary],
            BodyKind::BudgetCommittee => &[Role::BudgetCommitteeMember],
            _ => &[],
        }
    }
}

named! {
    /// What somebody is in an open body.
    Standing {
        /// 참관: listens and reads along.
        Observer = "observer",
        /// 참여: takes part in the talk and in tasks.
        Participant = "participant",
        /// 구성원: carries the body's work.
        Member = "member",
    }
}

/// A body as typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyForm {
    /// A name of [`BodyKind`]; it is chosen once.
    pub kind: String,
    /// The name in Korean.
    pub name_ko: String,
    /// The name in English.
    pub name_en: String,
    /// What it is there for.
    pub purpose: String,
    /// `open` or `closed`.
    pub membership: String,
}

/// A body that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyText {
    /// What it is.
    pub kind: BodyKind,
    /// The name in Korean.
    pub name_ko: String,
    /// The name in English.
    pub name_en: String,
    /// What it is there for; bodies that came with the district may have none yet.
    pub purpose: String,
    /// Whether anybody may join.
    pub open: bool,
}

impl BodyForm {
    /// Checks every field. For a body that exists `kind` is what it is, whatever was typed.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits, kind: Option<BodyKind>) -> Result<BodyText, Invalid> {
        let mut invalid = Invalid::default();
        let kind = kind.or_else(|| self.kind.parse().ok());
        if kind.is_none() {
            invalid.push("body_kind", Fault::new("body-fault-kind"));
        }
        let name_max = limits.body_name_max;
        let name_ko = Field::line("name_ko", name_max).check(&self.name_ko, &mut invalid);
        let name_en = Field::line("name_en", name_max).check(&self.name_en, &mut invalid);
        let purpose = Field::lines("body_purpose", limits.body_purpose_max)
            .check(&self.purpose, &mut invalid);
        let open = match self.membership.as_str() {
            "open" => Some(true),
            "closed" => Some(false),
            _ => None,
        };
        match (open, kind) {
            (None, _) => invalid.push("membership", Fault::new("body-fault-membership")),
            (Some(true), Some(kind)) if !kind.may_be_open() => {
                invalid.push("membership", Fault::new("body-fault-appointed"));
            }
            _ => {}
        }
        match (kind, open) {
            (Some(kind), Some(open)) => invalid.or(BodyText {
                kind,
                name_ko,
                name_en,
                purpose,
                open,
            }),
            _ => Err(invalid),
        }
    }
}

/// Decides on joining, whatever the time of the year. `present` is the place that the person
/// has there already. Whoever joins is an observer.
///
/// # Errors
/// A closed body takes nobody without an appointment; nobody joins twice.
pub fn join(open: bool, present: Option<Standing>) -> Result<Standing, Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match (open, present) {
        (_, Some(_)) => refused("body-refusal-joined"),
        (false, None) => refused("body-refusal-closed"),
        (true, None) => Ok(Standing::Observer),
    }
}

/// Decides on a change of standing, in either direction.
///
/// # Errors
/// When nothing would change, or the person has left.
pub fn change_standing(present: Standing, left: bool, to: Standing) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    if left {
        return refused("body-refusal-left");
    }
    if present == to {
        return refused("body-refusal-same-standing");
    }
    Ok(())
}

/// Whether somebody is here for the first time: she never had a place in this body before,
/// and it has not met since she joined. `met_at` is when its latest meeting began.
pub fn is_first_time(joined_at: Timestamp, before: bool, met_at: Option<Timestamp>) -> bool {
    !before && met_at.is_none_or(|met_at| met_at < joined_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn form() -> BodyForm {
        BodyForm {
            kind: "sub-committee".into(),
            name_ko: "생활안전 분과회의".into(),
            name_en: "Sub-committee on safety".into(),
            purpose: "밤길과 통학로를 다룹니다.".into(),
            membership: "open".into(),
        }
    }

    fn faults(form: &BodyForm, kind: Option<BodyKind>) -> Vec<(&'static str, &'static str)> {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let found = form.check(limits, kind).err().unwrap_or_default();
        found.0.iter().map(|f| (f.field, f.fault.key)).collect()
    }

    #[test]
    fn every_faulty_field_is_named() {
        assert_eq!(faults(&form(), None), []);
        assert_eq!(
            faults(&BodyForm::default(), None),
            [
                ("body_kind", "body-fault-kind"),
                ("name_ko", "fault-empty"),
                ("name_en", "fault-empty"),
                ("body_purpose", "fault-empty"),
                ("membership", "body-fault-membership"),
            ]
        );
    }

    #[test]
    fn appointed_bodies_are_not_open() {
        for kind in BodyKind::ALL {
            let typed = BodyForm {
                kind: kind.to_string(),
                ..form()
            };
            assert_eq!(
                faults(&typed, None).is_empty(),
                kind.may_be_open(),
                "{kind}"
            );
        }
        // What a body is does not change by what is typed.
        let council = Some(BodyKind::GovernanceCouncil);
        let fault = ("membership", "body-fault-appointed");
        assert_eq!(faults(&form(), council), [fault]);
    }

    #[test]
    fn anybody_joins_an_open_body_once() {
        let key = |joined: Result<Standing, Refusal>| joined.map_err(|r| r.fault.key);
        assert_eq!(key(join(true, None)), Ok(Standing::Observer));
        assert_eq!(key(join(false, None)), Err("body-refusal-closed"));
        for standing in Standing::ALL {
            assert_eq!(key(join(true, Some(*standing))), Err("body-refusal-joined"));
        }
    }

    #[test]
    fn standing_changes_in_both_directions_while_somebody_is_there() {
        use Standing::{Member, Observer};
        let key = |from, left, to| change_standing(from, left, to).err().map(|r| r.fault.key);
        assert_eq!(key(Observer, false, Member), None);
        assert_eq!(key(Member, false, Observer), None);
        let same = Some("body-refusal-same-standing");
        assert_eq!(key(Member, false, Member), same);
        assert_eq!(key(Member, true, Observer), Some("body-refusal-left"));
    }

    #[test]
    fn the_first_time_lasts_until_the_first_meeting() {
        let at = |text: &str| -> Timestamp { text.parse().expect("a moment") };
        let joined = at("2026-07-10T00:00:00Z");
        assert!(is_first_time(joined, false, None));
        assert!(is_first_time(
            joined,
            false,
            Some(at("2026-07-01T00:00:00Z"))
        ));
        assert!(!is_first_time(
            joined,
            false,
            Some(at("2026-07-20T00:00:00Z"))
        ));
        assert!(!is_first_time(joined, true, None));
    }
}
