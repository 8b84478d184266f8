//! An application: what somebody says of herself, and why she would like a seat.

use super::quota::{Dimension, Group, Quota};
use super::{CallKind, Method};
use crate::category::Category;
use crate::diversity::{Gender, Generation};
use crate::id::NeighborhoodId;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::text::Field;

/// The groups in which somebody counts herself; each may be left out where no quota needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// How old she is, in steps.
    pub generation: Option<Generation>,
    /// The field she knows.
    pub category: Option<Category>,
    /// Where she lives, works or learns.
    pub neighborhood: Option<NeighborhoodId>,
    /// Her gender, as she says it.
    pub gender: Option<Gender>,
}

impl Groups {
    /// Whether she belongs to a group.
    pub fn is_in(&self, group: Group) -> bool {
        match group {
            Group::Generation(value) => self.generation == Some(value),
            Group::Category(value) => self.category == Some(value),
            Group::Neighborhood(value) => self.neighborhood == Some(value),
            Group::Gender(value) => self.gender == Some(value),
        }
    }

    /// The positions of the quotas toward which she counts.
    pub fn limits(&self, quotas: &[Quota]) -> Vec<usize> {
        let all = quotas.iter().enumerate();
        let inside = all.filter(|(_, quota)| self.is_in(quota.group));
        inside.map(|(at, _)| at).collect()
    }
}

/// An application as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationForm {
    /// A name of [`Generation`], or nothing.
    pub generation: String,
    /// A name of [`Category`], or nothing.
    pub category: String,
    /// An id of a neighbourhood of the district, or nothing.
    pub neighborhood: String,
    /// A name of [`Gender`], or nothing.
    pub gender: String,
    /// Why she would like a seat.
    pub motivation: String,
    /// What could pull her two ways: work, property, offices elsewhere; empty for nothing.
    pub conflict: String,
    /// Whether she agrees to how this is used.
    pub agreed: bool,
}

/// An application that can be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationText {
    /// Her groups.
    pub groups: Groups,
    /// Why; empty where the lottery decides and she left it out.
    pub motivation: String,
    /// Her conflicts of interest; empty for none.
    pub conflict: String,
}

impl ApplicationForm {
    /// Checks every field. `quotas` say which groups have to be told.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        method: Method,
        quotas: &[Quota],
        neighborhoods: &[NeighborhoodId],
        limits: &Limits,
    ) -> Result<ApplicationText, Invalid> {
        let mut invalid = Invalid::default();
        let needed = |dimension| quotas.iter().any(|q| q.group.dimension() == dimension);
        let place = |text: &str| {
            let known = text.parse().ok();
            known.filter(|id| neighborhoods.contains(id))
        };
        let groups = Groups {
            generation: chosen(
                "generation",
                &self.generation,
                needed(Dimension::Generation),
                |text| text.parse().ok(),
                &mut invalid,
            ),
            category: chosen(
                "category",
                &self.category,
                needed(Dimension::Category),
                |text| text.parse().ok(),
                &mut invalid,
            ),
            neighborhood: chosen(
                "neighborhood",
                &self.neighborhood,
                needed(Dimension::Neighborhood),
                place,
                &mut invalid,
            ),
            gender: chosen(
                "gender",
                &self.gender,
                needed(Dimension::Gender),
                |text| text.parse().ok(),
                &mut invalid,
            ),
        };
        let why = Field::lines("motivation", limits.reason_max);
        let why = match method {
            Method::Reasons => why,
            Method::Lottery => why.optional(),
        };
        let motivation = why.check(&self.motivation, &mut invalid);
        let conflict = Field::lines("conflict", limits.reason_max)
            .optional()
            .check(&self.conflict, &mut invalid);
        if !self.agreed {
            invalid.push("agree", Fault::new("recruitment-fault-agree"));
        }
        invalid.or(ApplicationText {
            groups,
            motivation,
            conflict,
        })
    }
}

/// One choice among groups; an empty one is a fault where a quota needs it.
fn chosen<T>(
    field: &'static str,
    typed: &str,
    needed: bool,
    read: impl Fn(&str) -> Option<T>,
    invalid: &mut Invalid,
) -> Option<T> {
    let found = if typed.is_empty() { None } else { read(typed) };
    if found.is_none() && (needed || !typed.is_empty()) {
        let key = if typed.is_empty() {
            "recruitment-fault-needed"
        } else {
            "recruitment-fault-choice"
        };
        invalid.push(field, Fault::new(key));
    }
    found
}

/// Only a call for seats takes applications.
///
/// # Errors
/// For a call that only looks for people.
pub fn has_seats(kind: CallKind) -> Result<(), Refusal> {
    match kind {
        CallKind::Seats => Ok(()),
        CallKind::Open => Err(Refusal::conflict(Fault::new(
            "recruitment-refusal-no-seats",
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn quotas() -> Vec<Quota> {
        vec![Quota {
            group: Group::Generation(Generation::Teens),
            least: 1,
            most: 5,
        }]
    }

    fn check(
        form: &ApplicationForm,
        method: Method,
    ) -> Result<ApplicationText, Vec<(&'static str, &'static str)>> {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let found = form.check(method, &quotas(), &[NeighborhoodId(7)], limits);
        found.map_err(|invalid| invalid.0.iter().map(|f| (f.field, f.fault.key)).collect())
    }

    #[test]
    fn only_what_a_quota_needs_has_to_be_told() {
        let form = ApplicationForm {
            generation: "teens".into(),
            agreed: true,
            ..ApplicationForm::default()
        };
        let text = check(&form, Method::Lottery).expect("a good form");
        assert_eq!(text.groups.limits(&quotas()), [0]);
        assert_eq!(
            check(&form, Method::Reasons),
            Err(vec![("motivation", "fault-empty")])
        );
    }

    #[test]
    fn every_faulty_field_is_named() {
        let form = ApplicationForm {
            neighborhood: "8".into(),
            gender: "x".into(),
            motivation: "가".repeat(1_001),
            ..ApplicationForm::default()
        };
        let faults = check(&form, Method::Lottery).expect_err("faults");
        assert_eq!(
            faults,
            [
                ("generation", "recruitment-fault-needed"),
                ("neighborhood", "recruitment-fault-choice"),
                ("gender", "recruitment-fault-choice"),
                ("motivation", "fault-too-long"),
                ("agree", "recruitment-fault-agree"),
            ]
        );
    }
}
