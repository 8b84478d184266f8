//! Which officer stands by a district from when to when, and who stands in while she is away.

use jiff::civil::Date;

use crate::id::{OfficerAssignmentId, PersonId};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::text::Field;

/// An assignment as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignForm {
    /// The id of the officer.
    pub officer: String,
    /// The name of her office.
    pub office: String,
    /// The id of the substitute, or nothing.
    pub substitute: String,
    /// The name of the substitute's office.
    pub substitute_office: String,
    /// First day.
    pub starts_on: String,
    /// Last day.
    pub ends_on: String,
}

/// An assignment that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentText {
    /// The officer.
    pub officer: PersonId,
    /// The name of her office, which everybody reads.
    pub office: String,
    /// Who stands in for her.
    pub substitute: Option<PersonId>,
    /// The name of the substitute's office; empty without one.
    pub substitute_office: String,
    /// First day, in Seoul.
    pub starts_on: Date,
    /// Last day, in Seoul.
    pub ends_on: Date,
}

/// An assignment with the times in which the officer is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: OfficerAssignmentId,
    /// What was assigned.
    pub text: AssignmentText,
    /// The first day on which it does not hold any more, where it was ended early.
    pub ended_on: Option<Date>,
    /// When the officer is away.
    pub away: Vec<Away>,
}

/// A time in which an officer is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// First day, in Seoul.
    pub first_on: Date,
    /// Last day, in Seoul.
    pub last_on: Date,
}

/// Who stands by a district on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDuty {
    /// The officer.
    Officer(PersonId),
    /// The substitute, because the officer is away.
    Substitute(PersonId),
    /// Nobody: no assignment holds, or the officer is away without a substitute.
    Nobody,
}

impl OnDuty {
    /// The person, if there is one.
    pub fn person(self) -> Option<PersonId> {
        match self {
            OnDuty::Officer(person) | OnDuty::Substitute(person) => Some(person),
            OnDuty::Nobody => None,
        }
    }
}

impl Assignment {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        let within = self.text.starts_on <= day && day <= self.text.ends_on;
        within && self.ended_on.is_none_or(|ended| day < ended)
    }

    /// Whether it shares a day with a time.
    fn shares(&self, first: Date, last: Date) -> bool {
        let open = self.ended_on.is_none_or(|ended| first < ended);
        self.text.starts_on <= last && first <= self.text.ends_on && open
    }
}

/// Who stands by a district on `day`, by its assignments.
pub fn on_duty(assignments: &[Assignment], day: Date) -> OnDuty {
    let Some(found) = assignments.iter().find(|one| one.holds_on(day)) else {
        return OnDuty::Nobody;
    };
    let away = |time: &Away| time.first_on <= day && day <= time.last_on;
    match (found.away.iter().any(away), found.text.substitute) {
        (false, _) => OnDuty::Officer(found.text.officer),
        (true, Some(substitute)) => OnDuty::Substitute(substitute),
        (true, None) => OnDuty::Nobody,
    }
}

impl AssignForm {
    /// Checks every field. `officers` are those who hold the role of a support officer
    /// somewhere; `there` is what the district has already.
    ///
    /// # Errors
    /// All faulty fields at once: a district has one officer on a day.
    pub fn check(
        &self,
        limits: &Limits,
        officers: &[PersonId],
        there: &[Assignment],
        today: Date,
    ) -> Result<AssignmentText, Invalid> {
        let mut invalid = Invalid::default();
        let known = |typed: &str| officers.iter().copied().find(|id| id.to_string() == typed);
        let officer = known(&self.officer);
        if officer.is_none() {
            invalid.push("officer", Fault::new("fault-officer"));
        }
        let office = Field::line("office", limits.place_max).check(&self.office, &mut invalid);
        let substitute = known(&self.substitute);
        if substitute.is_none() && !self.substitute.is_empty() {
            invalid.push("stand_in", Fault::new("fault-officer"));
        } else if substitute.is_some() && substitute == officer {
            invalid.push("stand_in", Fault::new("fault-officer-same"));
        }
        let line = Field::line("substitute_office", limits.place_max);
        let line = match substitute {
            Some(_) => line,
            None => line.optional(),
        };
        let substitute_office = line.check(&self.substitute_office, &mut invalid);
        let typed = (self.starts_on.as_str(), self.ends_on.as_str());
        let term = super::days(("starts_on", "ends_on"), typed, &mut invalid);
        if let Some((first, last)) = term {
            if last < today {
                invalid.push("ends_on", Fault::new("fault-officer-over"));
            } else if let Some(other) = there.iter().find(|one| one.shares(first, last)) {
                let fault = Fault::new("fault-officer-there")
                    .text("first", other.text.starts_on.to_string())
                    .text("last", other.text.ends_on.to_string());
                invalid.push("starts_on", fault);
            }
        }
        match (officer, term) {
            (Some(officer), Some((starts_on, ends_on))) => invalid.or(AssignmentText {
                officer,
                office: korean::mask_contacts_in(&office),
                substitute,
                substitute_office: match substitute {
                    Some(_) => korean::mask_contacts_in(&substitute_office),
                    None => String::new(),
                },
                starts_on,
                ends_on,
            }),
            _ => Err(invalid),
        }
    }
}

/// A time of absence as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AbsenceForm {
    /// First day.
    pub first_on: String,
    /// Last day.
    pub last_on: String,
}

impl AbsenceForm {
    /// Checks both days: they lie within the assignment and not in the past.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, of: &Assignment, today: Date) -> Result<Away, Invalid> {
        let mut invalid = Invalid::default();
        let typed = (self.first_on.as_str(), self.last_on.as_str());
        let time = super::days(("first_on", "last_on"), typed, &mut invalid);
        if let Some((first, last)) = time {
            if last < today {
                invalid.push("last_on", Fault::new("fault-officer-over"));
            } else if first < of.text.starts_on || of.text.ends_on < last {
                let fault = Fault::new("fault-officer-term")
                    .text("first", of.text.starts_on.to_string())
                    .text("last", of.text.ends_on.to_string());
                invalid.push("first_on", fault);
            }
        }
        match time {
            Some((first_on, last_on)) => invalid.or(Away { first_on, last_on }),
            None => Err(invalid),
        }
    }
}

/// Refuses a change of an assignment that does not hold any more.
///
/// # Errors
/// When it was ended or its last day is over.
pub fn lasts(of: &Assignment, today: Date) -> Result<(), Refusal> {
    let over = of.ended_on.is_some() || of.text.ends_on < today;
    match over {
        true => Err(Refusal::conflict(Fault::new("refusal-officer-over"))),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 7, 1);

    fn form() -> AssignForm {
        AssignForm {
            officer: "7".into(),
            office: "시 협치담당관".into(),
            substitute: "8".into(),
            substitute_office: "시 협치담당관 주무관".into(),
            starts_on: "2026-07-01".into(),
            ends_on: "2026-12-31".into(),
        }
    }

    fn check(form: &AssignForm, there: &[Assignment]) -> Result<AssignmentText, Invalid> {
        let people = [PersonId(7), PersonId(8)];
        form.check(Rules::on(TODAY).limits, &people, there, TODAY)
    }

    fn assignment() -> Assignment {
        Assignment {
            id: OfficerAssignmentId(1),
            text: check(&form(), &[]).expect("a good form"),
            ended_on: None,
            away: Vec::new(),
        }
    }

    #[test]
    fn every_faulty_field_is_named() {
        let faults = |form: &AssignForm, there: &[Assignment]| -> Vec<_> {
            let found = check(form, there).err().unwrap_or_default();
            found.0.iter().map(|f| (f.field, f.fault.key)).collect()
        };
        assert_eq!(faults(&form(), &[]), []);
        let fields: Vec<_> = faults(&AssignForm::default(), &[]);
        let fields: Vec<_> = fields.into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["officer", "office", "starts_on", "ends_on"]);
        let wrong = AssignForm {
            substitute: "7".into(),
            starts_on: "2025-01-01".into(),
            ends_on: "2025-12-31".into(),
            ..form()
        };
        assert_eq!(
            faults(&wrong, &[]),
            [
                ("stand_in", "fault-officer-same"),
                ("ends_on", "fault-officer-over")
            ]
        );
        // A district has one officer on a day, and another one from the day after.
        let there = assignment();
        assert_eq!(
            faults(&form(), std::slice::from_ref(&there)),
            [("starts_on", "fault-officer-there")]
        );
        let ended = Assignment {
            ended_on: Some(TODAY),
            ..there
        };
        assert_eq!(faults(&form(), &[ended]), []);
    }

    #[test]
    fn the_substitute_stands_in_while_the_officer_is_away() {
        let mut one = assignment();
        let on = |one: &Assignment, day| on_duty(std::slice::from_ref(one), day);
        assert_eq!(on(&one, date(2026, 6, 30)), OnDuty::Nobody);
        assert_eq!(on(&one, TODAY), OnDuty::Officer(PersonId(7)));
        let form = AbsenceForm {
            first_on: "2026-08-01".into(),
            last_on: "2026-08-10".into(),
        };
        one.away.push(form.check(&one, TODAY).expect("a good form"));
        assert_eq!(on(&one, date(2026, 8, 1)), OnDuty::Substitute(PersonId(8)));
        assert_eq!(on(&one, date(2026, 8, 11)), OnDuty::Officer(PersonId(7)));
        one.text.substitute = None;
        assert_eq!(on(&one, date(2026, 8, 10)).person(), None);
        one.ended_on = Some(date(2026, 9, 1));
        assert_eq!(on(&one, date(2026, 8, 31)).person(), Some(PersonId(7)));
        assert_eq!(on(&one, date(2026, 9, 1)), OnDuty::Nobody);
        assert!(lasts(&one, TODAY).is_err() && lasts(&assignment(), TODAY).is_ok());
        let outside = AbsenceForm {
            first_on: "2026-12-20".into(),
            last_on: "2027-01-10".into(),
        };
        let fault = outside.check(&one, TODAY).expect_err("outside").0[0]
            .fault
            .key;
        assert_eq!(fault, "fault-officer-term");
    }
}
