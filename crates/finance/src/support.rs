//! Differential support (차등지원): what each district gets of a total, by a formula that was
//! published before.
//!
//! The total is cut into parts by weights of ten-thousandths: one part is shared equally, one by
//! the number of residents, and one for each criterion by its values. Floor, cap and the bounds
//! against last year's grant are applied to what these parts give together, and what they free
//! or take is shared by the others in proportion. Every step is an exact apportionment of whole
//! won ([`crate::apportionment`]), so parts sum to districts and districts to the total.
//!
//! Districts keep the order in which they were given. There is no rank, no grade and no function
//! that orders them by what they get.

pub mod file;
mod fraction;
mod sensitivity;
#[cfg(test)]
mod tests;

pub use fraction::{Fraction, FractionError, percent_read, percent_text};
pub use sensitivity::{STEP, Sensitivity, sensitivity};

use crate::apportionment::{ApportionError, Claim, apportion};
use crate::won::Won;

/// What the weights of a formula sum to.
pub const WHOLE: u32 = 10_000;

/// A criterion of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// What it is called.
    pub name: String,
    /// Its weight in ten-thousandths of the total.
    pub weight: u32,
}

/// How a total is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What is shared.
    pub total: Won,
    /// The part that all share equally, in ten-thousandths.
    pub equal: u32,
    /// The part that goes by the number of residents, in ten-thousandths.
    pub need: u32,
    /// The parts that go by criteria.
    pub criteria: Vec<Criterion>,
    /// What every district gets at least.
    pub floor: Option<Won>,
    /// What no district gets more than.
    pub cap: Option<Won>,
    /// By how many thousandths of last year's grant a district may fall at most.
    pub fall: Option<u32>,
    /// By how many it may rise at most.
    pub rise: Option<u32>,
}

/// What is known of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Its name, which no other has.
    pub name: String,
    /// How many live in it.
    pub residents: u64,
    /// What it got last year; a district without it has no bounds against it.
    pub last_year: Option<Won>,
    /// Its value of each criterion, in the order of the formula.
    pub values: Vec<Fraction>,
}

/// Which limit a district is held at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// None: the formula decides.
    Free,
    /// The floor.
    Floor,
    /// The cap.
    Cap,
    /// The furthest it may fall against last year.
    Fall,
    /// The furthest it may rise.
    Rise,
}

impl Held {
    /// The name in data and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Held::Free => "free",
            Held::Floor => "floor",
            Held::Cap => "cap",
            Held::Fall => "fall",
            Held::Rise => "rise",
        }
    }
}

/// What a district gets, and how each won of it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Its name.
    pub name: String,
    /// Of the equal part.
    pub equal: Won,
    /// Of the part by residents.
    pub need: Won,
    /// Of the part of each criterion.
    pub criteria: Vec<Won>,
    /// The sum of these parts.
    pub formula: Won,
    /// What limits add to it or take away: its own, or its part of those of others.
    pub adjustment: Won,
    /// What it gets.
    pub amount: Won,
    /// What it got last year.
    pub last_year: Option<Won>,
    /// The limit that it is held at.
    pub held: Held,
}

/// Why a formula gives nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SupportError {
    /// The weights do not sum to the whole.
    #[error("the weights sum to {sum} of {WHOLE}")]
    Weights {
        /// What they sum to.
        sum: u64,
    },
    /// There is nobody to share with.
    #[error("there is no district")]
    NoDistrict,
    /// A district, by its place, has a name that another one has.
    #[error("another district has the same name")]
    SameName(usize),
    /// A district, by its place, has more or fewer values than there are criteria.
    #[error("{values} values for {criteria} criteria")]
    Values {
        /// Which.
        at: usize,
        /// How many it has.
        values: usize,
        /// How many criteria there are.
        criteria: usize,
    },
    /// Floor or fall of a district stand above its cap or rise.
    #[error("at least {floor} won and at most {cap} won contradict each other")]
    Contradiction {
        /// Which.
        at: usize,
        /// The least.
        floor: Won,
        /// The most.
        cap: Won,
    },
    /// What all are to get at least is more than the total.
    #[error("the floors sum to {floors} won, more than the total")]
    FloorsAboveTotal {
        /// What it sums to.
        floors: Won,
    },
    /// What all may get at most is less than the total.
    #[error("no more than {caps} won can be given under the caps, less than the total")]
    CapsBelowTotal {
        /// What it sums to.
        caps: Won,
    },
    /// The values of a criterion, by its place, have no common denominator that 64 bits hold.
    #[error("the denominators of criterion {0} differ too much; give its values in per cent")]
    Denominators(usize),
    /// A figure is too large, or below nothing.
    #[error("a figure is too large, or below nothing")]
    Figures,
}

/// What each district gets, in the order in which they were given.
///
/// A part of which nobody has anything, such as a criterion that is nothing everywhere, is
/// shared equally.
///
/// # Errors
/// When the formula and the districts do not go together; see [`SupportError`].
pub fn share(formula: &Formula, districts: &[District]) -> Result<Vec<Support>, SupportError> {
    check(formula, districts)?;
    let pots = pots(formula)?;
    let mut shared = Vec::with_capacity(pots.len());
    for (at, pot) in pots.iter().enumerate() {
        let weights = match at {
            0 => vec![1; districts.len()],
            1 => districts.iter().map(|d| i128::from(d.residents)).collect(),
            criterion => values(criterion - 2, districts)?,
        };
        shared.push(divide(*pot, &weights, districts)?);
    }
    let limits: Vec<Limits> = districts.iter().map(|d| Limits::of(formula, d)).collect();
    let crossed = |one: &Limits| one.most().is_some_and(|most| most < one.least());
    if let Some(at) = limits.iter().position(crossed) {
        return Err(SupportError::Contradiction {
            at,
            floor: limits[at].least(),
            cap: limits[at].most().unwrap_or_default(),
        });
    }
    let sums: Vec<Won> = (0..districts.len())
        .map(|at| Won::sum(shared.iter().map(|part| part[at])))
        .collect::<Result<_, _>>()
        .map_err(|_| SupportError::Figures)?;
    let claims: Vec<_> = districts
        .iter()
        .zip(&sums)
        .zip(&limits)
        .map(|((district, sum), limits)| Claim {
            key: district.name.as_str(),
            weight: i128::from(sum.0),
            floor: limits.least(),
            cap: limits.most(),
        })
        .collect();
    let amounts = apportion(formula.total, &claims).map_err(limits_fault)?;
    let supports = districts.iter().enumerate().map(|(at, district)| Support {
        name: district.name.clone(),
        equal: shared[0][at],
        need: shared[1][at],
        criteria: shared[2..].iter().map(|part| part[at]).collect(),
        formula: sums[at],
        adjustment: Won(amounts[at].0 - sums[at].0),
        amount: amounts[at],
        last_year: district.last_year,
        held: limits[at].held(sums[at], amounts[at]),
    });
    Ok(supports.collect())
}

/// The part of the total for each weight: equal, need, then the criteria.
fn pots(formula: &Formula) -> Result<Vec<Won>, SupportError> {
    let weights = [formula.equal, formula.need].into_iter();
    let weights = weights.chain(formula.criteria.iter().map(|one| one.weight));
    let claims: Vec<_> = weights
        .enumerate()
        .map(|(at, weight)| Claim::by_weight(at, i128::from(weight)))
        .collect();
    apportion(formula.total, &claims).map_err(|_| SupportError::Figures)
}

/// A part by weights; equally where nobody has any.
fn divide(pot: Won, weights: &[i128], districts: &[District]) -> Result<Vec<Won>, SupportError> {
    let none = weights.iter().all(|weight| *weight == 0);
    let claims: Vec<_> = districts
        .iter()
        .zip(weights)
        .map(|(district, weight)| {
            let weight = if none { 1 } else { *weight };
            Claim::by_weight(district.name.as_str(), weight)
        })
        .collect();
    apportion(pot, &claims).map_err(|_| SupportError::Figures)
}

/// The values of a criterion as whole numbers of one denominator.
fn values(criterion: usize, districts: &[District]) -> Result<Vec<i128>, SupportError> {
    let of = |district: &District| district.values[criterion];
    let most = i128::from(i64::MAX) / i128::try_from(districts.len().max(1)).unwrap_or(1);
    let common = districts.iter().try_fold(1i128, |common, district| {
        let denominator = i128::from(of(district).denominator());
        let next = common / gcd(common, denominator) * denominator;
        (next <= most).then_some(next)
    });
    let common = common.ok_or(SupportError::Denominators(criterion))?;
    let whole = |district: &District| {
        let value = of(district);
        i128::from(value.numerator()) * (common / i128::from(value.denominator()))
    };
    Ok(districts.iter().map(whole).collect())
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The limits of one district, each in won.
struct Limits {
    floor: Option<Won>,
    cap: Option<Won>,
    fall: Option<Won>,
    rise: Option<Won>,
}

impl Limits {
    fn of(formula: &Formula, district: &District) -> Limits {
        let of_last = |thousandths: i128, up: bool| {
            let last = i128::from(district.last_year?.0);
            // Rounded so that the bound is never passed: the least up, the most down.
            let rounded = (last * thousandths + if up { 999 } else { 0 }) / 1_000;
            Some(Won(i64::try_from(rounded).unwrap_or(i64::MAX)))
        };
        let fall = formula.fall.map(|fall| 1_000 - i128::from(fall.min(1_000)));
        let rise = formula.rise.map(|rise| 1_000 + i128::from(rise));
        Limits {
            floor: formula.floor,
            cap: formula.cap,
            fall: fall.and_then(|thousandths| of_last(thousandths, true)),
            rise: rise.and_then(|thousandths| of_last(thousandths, false)),
        }
    }

    fn least(&self) -> Won {
        self.floor
            .into_iter()
            .chain(self.fall)
            .max()
            .unwrap_or_default()
    }

    fn most(&self) -> Option<Won> {
        self.cap.into_iter().chain(self.rise).min()
    }

    /// The limit at which an amount stands that the formula alone would not give.
    fn held(&self, formula: Won, amount: Won) -> Held {
        if formula == amount {
            Held::Free
        } else if Some(amount) == self.fall {
            Held::Fall
        } else if Some(amount) == self.floor {
            Held::Floor
        } else if Some(amount) == self.rise {
            Held::Rise
        } else if Some(amount) == self.cap {
            Held::Cap
        } else {
            Held::Free
        }
    }
}

fn check(formula: &Formula, districts: &[District]) -> Result<(), SupportError> {
    let criteria = formula.criteria.iter().map(|one| u64::from(one.weight));
    let sum = u64::from(formula.equal) + u64::from(formula.need) + criteria.sum::<u64>();
    if sum != u64::from(WHOLE) {
        return Err(SupportError::Weights { sum });
    }
    if districts.is_empty() {
        return Err(SupportError::NoDistrict);
    }
    let mut residents = 0u64;
    for (at, district) in districts.iter().enumerate() {
        if districts[..at].iter().any(|one| one.name == district.name) {
            return Err(SupportError::SameName(at));
        }
        let (values, criteria) = (district.values.len(), formula.criteria.len());
        if values != criteria {
            return Err(SupportError::Values {
                at,
                values,
                criteria,
            });
        }
        residents = residents
            .checked_add(district.residents)
            .filter(|sum| i64::try_from(*sum).is_ok())
            .ok_or(SupportError::Figures)?;
    }
    let amounts = [Some(formula.total), formula.floor, formula.cap].into_iter();
    let amounts = amounts.chain(districts.iter().map(|one| one.last_year));
    match amounts.flatten().any(|won| won < Won::ZERO) {
        true => Err(SupportError::Figures),
        false => Ok(()),
    }
}

fn limits_fault(error: ApportionError) -> SupportError {
    match error {
        ApportionError::FloorsAboveTotal { floors } => SupportError::FloorsAboveTotal { floors },
        ApportionError::CapsBelowTotal { caps } => SupportError::CapsBelowTotal { caps },
        _ => SupportError::Figures,
    }
}
