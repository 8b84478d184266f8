//! Differential support (차등지원): a formula that anybody tries out as typed, and the formula of
//! a year, which is published before the year with its reason and never changed.
//!
//! Districts stand in the order of their Korean names, whatever they get.

mod evaluated;
mod figures;
#[cfg(test)]
mod tests;

use finance::support::file::Simulation;
use finance::support::{
    Criterion, Formula, Sensitivity, Support, SupportError, percent_read, percent_text,
    sensitivity, share,
};
use finance::{Won, WonError};
use jiff::civil::Date;

pub use evaluated::Evaluated;
pub use figures::CELLS;

use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// A formula with its districts as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SimulationForm {
    /// What is shared.
    pub total: String,
    /// The part that all share equally, in per cent.
    pub equal: String,
    /// The part by the number of residents, in per cent.
    pub by_residents: String,
    /// The year whose published evaluation gave criteria and values; empty where they are typed.
    pub evaluation_year: String,
    /// A criterion on each line: its name, a semicolon, its part in per cent.
    pub weights: String,
    /// What every district gets at least; may be empty.
    pub floor: String,
    /// What no district gets more than; may be empty.
    pub cap: String,
    /// By how many per cent a district may fall against last year; may be empty.
    pub fall: String,
    /// By how many it may rise; may be empty.
    pub rise: String,
    /// A district on each line: name; residents; last year's grant; a value for each criterion.
    pub figures: String,
}

/// What a formula gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What each district gets, in the order of the names.
    pub supports: Vec<Support>,
    /// What a point more or less of each weight would change.
    pub steps: Vec<Sensitivity>,
}

impl SimulationForm {
    /// The form that reads back as this simulation.
    pub fn of(simulation: &Simulation) -> SimulationForm {
        let Simulation {
            formula, districts, ..
        } = simulation;
        let won = |won: Option<Won>| won.map_or_else(String::new, |won| korean::number(won.0));
        let tenths = |mille: Option<u32>| mille.map_or_else(String::new, |m| percent_text(m * 10));
        let criteria = formula.criteria.iter().map(|one| {
            let weight = percent_text(one.weight);
            format!("{}; {weight}", one.name)
        });
        SimulationForm {
            total: korean::number(formula.total.0),
            equal: percent_text(formula.equal),
            by_residents: percent_text(formula.need),
            evaluation_year: simulation
                .evaluation
                .map_or_else(String::new, |year| year.to_string()),
            weights: criteria.collect::<Vec<_>>().join("\n"),
            floor: won(formula.floor),
            cap: won(formula.cap),
            fall: tenths(formula.fall),
            rise: tenths(formula.rise),
            figures: figures::written(districts),
        }
    }

    /// What the form begins with before any formula was published: the districts with what they
    /// decided on last, shared equally.
    pub fn of_districts<'a>(districts: impl IntoIterator<Item = (&'a str, Won)>) -> Self {
        let known: Vec<_> = districts.into_iter().collect();
        let total = Won::sum(known.iter().map(|(_, last)| *last)).unwrap_or_default();
        let line = |(name, last): &(&str, Won)| format!("{name}; 0; {}", korean::number(last.0));
        SimulationForm {
            total: korean::number(total.0),
            equal: "100".to_owned(),
            by_residents: "0".to_owned(),
            figures: known.iter().map(line).collect::<Vec<_>>().join("\n"),
            ..SimulationForm::default()
        }
    }

    /// Checks every field and puts the districts into the order of their names.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<Simulation, Invalid> {
        let mut invalid = Invalid::default();
        let total = amount("total", &self.total, &mut invalid);
        let equal = percent("equal", &self.equal, &mut invalid);
        let need = percent("by_residents", &self.by_residents, &mut invalid);
        let criteria = self.criteria(limits, &mut invalid);
        let floor = optional("floor", &self.floor, &mut invalid);
        let cap = optional("cap", &self.cap, &mut invalid);
        let fall = bound("fall", &self.fall, 1_000, &mut invalid);
        let rise = bound("rise", &self.rise, 10_000, &mut invalid);
        let table = figures::cleaned("figures", &self.figures, limits, &mut invalid);
        let mut districts = figures::read(&table, &criteria, limits, &mut invalid);
        // The syllables of Hangul stand in the order of the dictionary.
        districts.sort_by(|a, b| a.name.cmp(&b.name));
        let unknown = districts.iter().all(|one| one.residents == 0);
        if 0 < need && unknown && !districts.is_empty() && invalid.0.is_empty() {
            invalid.push("figures", Fault::new("differential-fault-no-residents"));
        }
        invalid.or(Simulation {
            formula: Formula {
                total,
                equal,
                need,
                criteria,
                floor,
                cap,
                fall,
                rise,
            },
            districts,
            evaluation: self.evaluation_year.trim().parse().ok(),
        })
    }

    fn criteria(&self, limits: &Limits, invalid: &mut Invalid) -> Vec<Criterion> {
        let mut criteria: Vec<Criterion> = Vec::new();
        let table = figures::cleaned("weights", &self.weights, limits, invalid);
        for (at, line) in figures::lines(&table) {
            let cells = figures::cells(line);
            let name = cells.first().copied().unwrap_or_default();
            let weight = match cells.as_slice() {
                [_, weight] => percent_read(weight.trim_end_matches('%').trim_end()).ok(),
                _ => None,
            };
            let long = limits.body_name_max < name.chars().count();
            match weight.filter(|_| !name.is_empty() && !long) {
                Some(_) if criteria.iter().any(|one| one.name == name) => {
                    let fault = Fault::new("differential-fault-criterion-twice");
                    invalid.push("weights", fault.text("name", name));
                }
                Some(weight) => criteria.push(Criterion {
                    name: name.to_owned(),
                    weight,
                }),
                None => {
                    let fault = Fault::new("differential-fault-criterion");
                    invalid.push("weights", fault.number("at", at));
                }
            }
        }
        if limits.support_criteria_max < criteria.len() {
            let fault = Fault::new("differential-fault-criteria");
            invalid.push("weights", fault.number("max", limits.support_criteria_max));
        }
        criteria
    }
}

/// What a simulation gives.
///
/// # Errors
/// The field that has to change, with the figures that contradict each other.
pub fn outcome(simulation: &Simulation) -> Result<Outcome, Invalid> {
    let Simulation {
        formula, districts, ..
    } = simulation;
    let supports = share(formula, districts).map_err(|error| told(&error, simulation))?;
    let steps = sensitivity(formula, districts, &supports);
    Ok(Outcome { supports, steps })
}

fn told(error: &SupportError, simulation: &Simulation) -> Invalid {
    let total = simulation.formula.total;
    let name = |at: &usize| {
        let found = simulation.districts.get(*at);
        found.map_or_else(String::new, |one| one.name.clone())
    };
    let (field, fault) = match error {
        SupportError::Weights { sum } => {
            let sum = percent_text(u32::try_from(*sum).unwrap_or(u32::MAX));
            let fault = Fault::new("differential-fault-weights").text("sum", sum);
            ("equal", fault)
        }
        SupportError::NoDistrict => ("figures", Fault::new("differential-fault-none")),
        SupportError::SameName(at) => {
            let fault = Fault::new("differential-fault-twice").text("name", name(at));
            ("figures", fault)
        }
        SupportError::Values { at, .. } => {
            let fault = Fault::new("differential-fault-cells").text("name", name(at));
            ("figures", fault)
        }
        SupportError::Contradiction { at, floor, cap } => {
            let fault = Fault::new("differential-fault-contradiction").text("name", name(at));
            // Whichever bound was typed: the other one follows from last year's support.
            let formula = &simulation.formula;
            let field = match (formula.cap == Some(*cap), formula.floor == Some(*floor)) {
                (true, _) => "cap",
                (false, true) => "floor",
                (false, false) => "fall",
            };
            (field, fault.won("least", *floor).won("most", *cap))
        }
        SupportError::FloorsAboveTotal { floors } => {
            let fault = Fault::new("differential-fault-floors").won("floors", *floors);
            ("total", fault.won("total", total))
        }
        SupportError::CapsBelowTotal { caps } => {
            let fault = Fault::new("differential-fault-caps").won("caps", *caps);
            ("total", fault.won("total", total))
        }
        SupportError::Denominators(at) => {
            let criterion = simulation.formula.criteria.get(*at);
            let name = criterion.map_or_else(String::new, |one| one.name.clone());
            let fault = Fault::new("differential-fault-denominators").text("name", name);
            ("figures", fault)
        }
        SupportError::Figures => ("total", Fault::new("fault-sum-too-large")),
    };
    Invalid::one(field, fault)
}

/// The formula of a year as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishForm {
    /// The fiscal year that it holds for.
    pub fiscal_year: String,
    /// Why this formula.
    pub reason: String,
    /// The formula, with figures that show how it works.
    pub simulation: SimulationForm,
}

/// A formula that can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The fiscal year.
    pub fiscal_year: i64,
    /// Why.
    pub reason: String,
    /// The formula with its figures.
    pub simulation: Simulation,
}

impl PublishForm {
    /// Checks every field. A formula can only be published before its year begins.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits, today: Date) -> Result<Published, Invalid> {
        let mut invalid = Invalid::default();
        let year = self.fiscal_year.trim().parse::<i64>().ok();
        let year = year.filter(|year| (2000..=2100).contains(year));
        match year {
            None => invalid.push("fiscal_year", Fault::new("fault-common-fiscal")),
            Some(year) if year <= i64::from(today.year()) => {
                let fault = Fault::new("differential-fault-late").text("year", year.to_string());
                invalid.push("fiscal_year", fault);
            }
            Some(_) => {}
        }
        let reason = Field::lines("reason", limits.reason_max)
            .public()
            .check(&self.reason, &mut invalid);
        let simulation = match self.simulation.check(limits) {
            Ok(simulation) => match outcome(&simulation) {
                Ok(_) => Some(simulation),
                Err(faults) => {
                    invalid.0.extend(faults.0);
                    None
                }
            },
            Err(faults) => {
                invalid.0.extend(faults.0);
                None
            }
        };
        match (year, simulation) {
            (Some(fiscal_year), Some(simulation)) => invalid.or(Published {
                fiscal_year,
                reason,
                simulation,
            }),
            _ => Err(invalid),
        }
    }
}

fn amount(field: &'static str, typed: &str, invalid: &mut Invalid) -> Won {
    match typed.parse::<Won>() {
        Ok(won) => won,
        Err(WonError::NotANumber) => {
            invalid.push(field, Fault::new("fault-cost"));
            Won::ZERO
        }
        Err(WonError::TooLarge) => {
            invalid.push(field, Fault::new("fault-sum-too-large"));
            Won::ZERO
        }
    }
}

fn optional(field: &'static str, typed: &str, invalid: &mut Invalid) -> Option<Won> {
    let there = !typed.trim().is_empty();
    there.then(|| amount(field, typed, invalid))
}

/// Ten-thousandths from per cent with at most two decimals.
fn percent(field: &'static str, typed: &str, invalid: &mut Invalid) -> u32 {
    let read = percent_read(typed.trim().trim_end_matches('%').trim_end()).ok();
    read.filter(|found| *found <= finance::support::WHOLE)
        .unwrap_or_else(|| {
            invalid.push(field, Fault::new("differential-fault-percent"));
            0
        })
}

/// Thousandths from per cent with at most one decimal.
fn bound(field: &'static str, typed: &str, most: u32, invalid: &mut Invalid) -> Option<u32> {
    let typed = typed.trim().trim_end_matches('%').trim_end();
    if typed.is_empty() {
        return None;
    }
    let read = percent_read(typed).ok();
    let fits = |found: &u32| found.is_multiple_of(10) && *found <= most * 10;
    let Some(found) = read.filter(fits) else {
        let fault = Fault::new("differential-fault-bound").count("max", most / 10);
        invalid.push(field, fault);
        return None;
    };
    Some(found / 10)
}
