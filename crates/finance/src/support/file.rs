//! The file that support is computed from, for programs.
//!
//! ```json
//! {
//!   "total": 10000000000,
//!   "equal": 3000,
//!   "need": 4000,
//!   "criteria": [{ "name": "participation", "weight": 3000 }],
//!   "floor": 200000000,
//!   "cap": 900000000,
//!   "fall_per_mille": 100,
//!   "rise_per_mille": 200,
//!   "districts": [
//!     { "name": "Haneul", "residents": 412000, "last_year": 380000000, "values": ["62.5%"] }
//!   ]
//! }
//! ```
//!
//! Amounts are whole won. `equal`, `need` and the weights of `criteria` are ten-thousandths of
//! the total and sum to 10,000. `floor`, `cap`, `fall_per_mille`, `rise_per_mille` and a
//! district's `last_year` may be left out; `evaluation`, the fiscal year whose evaluation gave criteria
//! and values, is for readers alone. A value is a text: per cent with at most two decimals
//! or a fraction such as `5/8`; there is one for each criterion, in their order.

use serde::{Deserialize, Serialize};

use super::{
    Criterion, District, Formula, Fraction, FractionError, Support, SupportError, WHOLE, share,
};
use crate::json::{BELOW_NOTHING, FileFault, parse};
use crate::won::Won;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simulation {
    /// The formula.
    pub formula: Formula,
    /// The districts in the order of the file.
    pub districts: Vec<District>,
    /// The fiscal year whose published evaluation gave criteria and values, where one did.
    pub evaluation: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SimulationFile {
    total: i64,
    equal: u32,
    need: u32,
    #[serde(default)]
    criteria: Vec<CriterionFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    floor: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fall_per_mille: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rise_per_mille: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evaluation: Option<i64>,
    districts: Vec<DistrictFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CriterionFile {
    name: String,
    weight: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DistrictFile {
    name: String,
    residents: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_year: Option<i64>,
    #[serde(default)]
    values: Vec<String>,
}

impl Simulation {
    /// Reads a file.
    ///
    /// # Errors
    /// The first fault with its place.
    pub fn read(text: &[u8]) -> Result<Simulation, FileFault> {
        let file: SimulationFile = parse(text)?;
        let amount = |pointer: String, amount: i64| match amount {
            0.. => Ok(Won(amount)),
            _ => Err(FileFault::new(pointer, BELOW_NOTHING.0, BELOW_NOTHING.1)),
        };
        let some = |name: &str, won: Option<i64>| {
            won.map(|won| amount(format!("#/{name}"), won)).transpose()
        };
        if let Some(1_001..) = file.fall_per_mille {
            let korean = "1000까지 적을 수 있습니다. 받은 것보다 많이 잃을 수는 없습니다.";
            let english = "at most 1000: a district can't lose more than it got";
            return Err(FileFault::new("#/fall_per_mille", korean, english));
        }
        let mut districts = Vec::with_capacity(file.districts.len());
        for (place, one) in file.districts.into_iter().enumerate() {
            let at = format!("#/districts/{place}");
            let last_year = one
                .last_year
                .map(|won| amount(format!("{at}/last_year"), won));
            let values = one.values.iter().enumerate().map(|(nth, value)| {
                let korean = "0과 1 사이의 값이 아닙니다. 소수 둘째 자리까지의 백분율(62.5%)이나 \
                              분수(5/8)로 적어 주세요.";
                let fault = |error: FractionError| {
                    FileFault::new(format!("{at}/values/{nth}"), korean, error)
                };
                value.parse().map_err(fault)
            });
            districts.push(District {
                values: values.collect::<Result<_, _>>()?,
                last_year: last_year.transpose()?,
                name: one.name,
                residents: one.residents,
            });
        }
        let criteria = file.criteria.into_iter().map(|one| Criterion {
            name: one.name,
            weight: one.weight,
        });
        Ok(Simulation {
            formula: Formula {
                total: amount("#/total".to_owned(), file.total)?,
                equal: file.equal,
                need: file.need,
                criteria: criteria.collect(),
                floor: some("floor", file.floor)?,
                cap: some("cap", file.cap)?,
                fall: file.fall_per_mille,
                rise: file.rise_per_mille,
            },
            districts,
            evaluation: file.evaluation,
        })
    }

    /// The file that [`Simulation::read`] reads back as the same. The same simulation always
    /// gives the same bytes.
    pub fn write(&self) -> String {
        let formula = &self.formula;
        let criteria = formula.criteria.iter().map(|one| CriterionFile {
            name: one.name.clone(),
            weight: one.weight,
        });
        let districts = self.districts.iter().map(|one| DistrictFile {
            name: one.name.clone(),
            residents: one.residents,
            last_year: one.last_year.map(|won| won.0),
            values: one.values.iter().map(Fraction::to_string).collect(),
        });
        let file = SimulationFile {
            total: formula.total.0,
            equal: formula.equal,
            need: formula.need,
            criteria: criteria.collect(),
            floor: formula.floor.map(|won| won.0),
            cap: formula.cap.map(|won| won.0),
            fall_per_mille: formula.fall,
            rise_per_mille: formula.rise,
            evaluation: self.evaluation,
            districts: districts.collect(),
        };
        serde_json::to_string_pretty(&file).expect("texts and numbers have a JSON form") + "\n"
    }

    /// What each district gets, in the order of the file.
    ///
    /// # Errors
    /// Why there is no answer, with the place in the file that has to change.
    pub fn share(&self) -> Result<Vec<Support>, FileFault> {
        share(&self.formula, &self.districts).map_err(|error| fault(&error))
    }
}

/// An error as the fault of a file.
pub fn fault(error: &SupportError) -> FileFault {
    FileFault::new(pointer(error), korean(error), error)
}

fn korean(error: &SupportError) -> String {
    match error {
        SupportError::Weights { sum } => {
            format!("가중치를 모두 더하면 {sum}입니다. {WHOLE}이어야 합니다.")
        }
        SupportError::NoDistrict => "구가 하나도 없습니다.".to_owned(),
        SupportError::SameName(_) => "이름이 같은 구가 또 있습니다.".to_owned(),
        SupportError::Values {
            values, criteria, ..
        } => format!("기준은 {criteria}개인데 값은 {values}개입니다."),
        SupportError::Contradiction { floor, cap, .. } => {
            format!("적어도 {floor}원과 많아야 {cap}원이 서로 어긋납니다.")
        }
        SupportError::FloorsAboveTotal { floors } => {
            format!("하한을 모두 더하면 {floors}원으로, 전체보다 많습니다.")
        }
        SupportError::CapsBelowTotal { caps } => {
            format!("상한 안에서 줄 수 있는 돈은 {caps}원으로, 전체보다 적습니다.")
        }
        SupportError::Denominators(at) => {
            format!("기준 {at}의 분모가 서로 너무 다릅니다. 값을 백분율로 적어 주세요.")
        }
        SupportError::Figures => "숫자가 너무 크거나 0보다 작습니다.".to_owned(),
    }
}

/// The place of a file that an error is about.
pub fn pointer(error: &SupportError) -> String {
    match error {
        SupportError::Weights { .. } | SupportError::Figures => "#".to_owned(),
        SupportError::NoDistrict => "#/districts".to_owned(),
        SupportError::SameName(at) => format!("#/districts/{at}/name"),
        SupportError::Values { at, .. } => format!("#/districts/{at}/values"),
        SupportError::Contradiction { at, .. } => format!("#/districts/{at}"),
        SupportError::FloorsAboveTotal { .. } | SupportError::CapsBelowTotal { .. } => {
            "#/total".to_owned()
        }
        SupportError::Denominators(criterion) => format!("#/criteria/{criterion}"),
    }
}
