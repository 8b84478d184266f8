//! The evaluation of a year (평가): a scheme that is published before the year begins and never
//! changed, what was measured by it, and objections with answers.
//!
//! A year is a calendar year, so that a scheme of before 1 January is older than anything it
//! measures. A district stands beside nothing but its own earlier years: no function here takes
//! two districts, and nothing makes a mark, a rank or a sum of values.

mod figure;
mod objection;
mod scheme;

pub use figure::{
    Change, Figure, Profile, Value, figure, people_of, share_of_people, share_of_won,
};
pub use objection::{AnswerForm, ObjectionForm, Verdict, answer, object};
pub use scheme::{
    Formulas, ResidentsForm, ResidentsText, Scheme, SchemeArea, SchemeForm, SchemeMeasure,
    publish_result, publish_scheme, usual_weights,
};

use crate::role::named;

named! {
    /// What a scheme looks at (기준).
    Area {
        /// 참여.
        Participation = "participation",
        /// 계획.
        Planning = "planning",
        /// 집행.
        Execution = "execution",
        /// 성과.
        Outcome = "outcome",
    }
}

named! {
    /// What is measured in an area (지표).
    Measure {
        /// People who took part with an account, for each thousand residents.
        PeoplePerThousand = "people-per-thousand",
        /// Those who are new among all with a place in a body.
        NewFaces = "new-faces",
        /// Meetings about agendas to which members of the budget committee came.
        CommitteePresence = "committee-presence",
        /// Days of the stage of deliberation.
        DeliberationDays = "deliberation-days",
        /// Closing criteria of stages that were met.
        CriteriaMet = "criteria-met",
        /// Money that was spent, of what the agreement gave.
        Spent = "spent",
        /// Money that the council alone moved.
        ChangedByCouncil = "changed-by-council",
        /// Money that was moved with the approval of the city.
        ChangedByCity = "changed-by-city",
        /// Projects whose outcome report names evidence.
        ReportsWithEvidence = "reports-with-evidence",
        /// Residents who agreed with what became of a project.
        ResidentsAgree = "residents-agree",
    }
}

/// How a figure is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// So many for each thousand.
    PerThousand,
    /// A part of a whole.
    Share,
    /// A number of days.
    Days,
}

impl Measure {
    /// The area to which it belongs.
    pub fn area(self) -> Area {
        match self {
            Measure::PeoplePerThousand | Measure::NewFaces | Measure::CommitteePresence => {
                Area::Participation
            }
            Measure::DeliberationDays | Measure::CriteriaMet => Area::Planning,
            Measure::Spent | Measure::ChangedByCouncil | Measure::ChangedByCity => Area::Execution,
            Measure::ReportsWithEvidence | Measure::ResidentsAgree => Area::Outcome,
        }
    }

    /// How its figure is told.
    pub fn unit(self) -> Unit {
        match self {
            Measure::PeoplePerThousand => Unit::PerThousand,
            Measure::DeliberationDays => Unit::Days,
            _ => Unit::Share,
        }
    }

    /// Whether more of it may mean more support. To move money is neither good nor bad.
    pub fn counts_for_support(self) -> bool {
        !matches!(self, Measure::ChangedByCouncil | Measure::ChangedByCity)
    }

    /// Whether numerator and denominator are won.
    pub fn of_won(self) -> bool {
        matches!(
            self,
            Measure::Spent | Measure::ChangedByCouncil | Measure::ChangedByCity
        )
    }
}

/// Lets a name be written into what is sealed.
macro_rules! by_name {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

by_name!(Area);
by_name!(Measure);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_has_measures() {
        for area in Area::ALL {
            let measures = Measure::ALL.iter().filter(|one| one.area() == *area);
            assert!(measures.count() >= 2, "{area}");
        }
    }
}
