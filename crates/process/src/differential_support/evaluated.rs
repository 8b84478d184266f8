//! Criteria and values that are read from the published evaluation of a year, instead of typed.
//!
//! Nothing is added up: each measure is a criterion of its own with its district's figure. What
//! the formula leaves to criteria is shared among the areas by their weights, and within an area
//! alike among its measures.

use finance::support::{Fraction, WHOLE, percent_text};

use super::figures::{CELLS, cells};
use super::{SimulationForm, percent};
use crate::evaluation::{Figure, Measure, Profile, Scheme, Unit};
use crate::refusal::{Fault, Invalid};

/// The published figures of a district.
#[derive(Clone, Copy, Debug)]
pub struct Evaluated<'a> {
    /// Its names in Korean and in English, by either of which a line is known.
    pub names: [&'a str; 2],
    /// Its figures.
    pub profile: &'a Profile,
}

impl SimulationForm {
    /// The form with the criteria of a scheme and the figures of the districts in it. `name`
    /// says what a measure is called.
    ///
    /// # Errors
    /// A faulty part of the total; nothing that is left to criteria; a scheme that measures
    /// nothing that counts for support; each line of a district without a result.
    pub fn evaluated(
        &self,
        scheme: &Scheme,
        districts: &[Evaluated<'_>],
        name: &dyn Fn(Measure) -> String,
    ) -> Result<SimulationForm, Invalid> {
        let mut invalid = Invalid::default();
        let equal = percent("equal", &self.equal, &mut invalid);
        let need = percent("by_residents", &self.by_residents, &mut invalid);
        if !invalid.0.is_empty() {
            return Err(invalid);
        }
        let one = |key| Invalid::one("evaluation_year", Fault::new(key));
        let rest = WHOLE.saturating_sub(equal + need);
        if rest == 0 {
            return Err(one("differential-fault-no-rest"));
        }
        let measures = weights(scheme);
        if measures.is_empty() {
            return Err(one("differential-fault-no-measure"));
        }
        let shared = shares(rest, &measures);
        let line = |(measure, part): &(Measure, u32)| {
            let name = name(*measure).replace(';', ",");
            format!("{name}; {}", percent_text(*part))
        };
        let figures = self.figures.replace('\t', ";");
        let filled = figures.lines().enumerate().map(|(at, line)| {
            let mut cells = cells(line);
            // What is no line of a district is told by the check of the whole form.
            if line.trim().is_empty() || cells.len() < CELLS {
                return Ok(line.to_owned());
            }
            let known = districts.iter().find(|one| one.names.contains(&cells[0]));
            let Some(known) = known else {
                let fault = Fault::new("differential-fault-no-result");
                return Err(fault.number("at", at + 1).text("name", cells[0]));
            };
            cells.truncate(CELLS);
            let mut cells: Vec<String> = cells.into_iter().map(str::to_owned).collect();
            cells.extend(shared.iter().map(|(measure, _)| {
                let figure = known.profile.of(*measure).unwrap_or(Figure::Nothing);
                value(*measure, figure).to_string()
            }));
            Ok(cells.join("; "))
        });
        let mut lines = Vec::new();
        for line in filled {
            match line {
                Ok(line) => lines.push(line),
                Err(fault) => invalid.push("figures", fault),
            }
        }
        invalid.or(SimulationForm {
            weights: shared.iter().map(line).collect::<Vec<_>>().join("\n"),
            figures: lines.join("\n"),
            ..self.clone()
        })
    }
}

/// What counts, each with its weight in a common unit.
fn weights(scheme: &Scheme) -> Vec<(Measure, u64)> {
    /// A number that all counts of measures in an area divide.
    const UNIT: u64 = 2_520;
    let mut found = Vec::new();
    for area in &scheme.areas {
        let measures = area.measures.iter().map(|one| one.measure);
        let counted: Vec<Measure> = measures.filter(|one| one.counts_for_support()).collect();
        let weight = u64::try_from(area.weight).unwrap_or(0);
        let count = u64::try_from(counted.len()).unwrap_or(1).max(1);
        let each = weight * UNIT / count;
        found.extend(counted.into_iter().map(|one| (one, each)));
    }
    found.retain(|(_, weight)| 0 < *weight);
    found
}

/// Shares ten-thousandths by weights, exactly: what is left over goes to the largest remainders,
/// of equal ones to the first.
fn shares(rest: u32, weights: &[(Measure, u64)]) -> Vec<(Measure, u32)> {
    let sum: u64 = weights.iter().map(|(_, weight)| weight).sum::<u64>().max(1);
    let parts = weights.iter().map(|(measure, weight)| {
        let product = u64::from(rest) * weight;
        let part = u32::try_from(product / sum).unwrap_or(rest);
        (*measure, part, product % sum)
    });
    let parts: Vec<(Measure, u32, u64)> = parts.collect();
    let given: u32 = parts.iter().map(|(_, part, _)| part).sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(parts[*at].2));
    let more = usize::try_from(rest.saturating_sub(given)).unwrap_or(0);
    let lucky = &order[..more.min(order.len())];
    let whole = parts.iter().enumerate();
    whole
        .map(|(at, (measure, part, _))| (*measure, part + u32::from(lucky.contains(&at))))
        .collect()
}

/// A figure as a value from nothing to all, cut and never rounded up. So few people that no
/// number is shown, and what there is nothing of, are nothing.
fn value(measure: Measure, figure: Figure) -> Fraction {
    /// The days of the longest year.
    const DAYS: i64 = 366;
    let (unit, whole) = match measure.unit() {
        Unit::Share => (10_000, 1),
        Unit::PerThousand => (1_000_000, 1),
        Unit::Days => (DAYS, DAYS),
    };
    let (numerator, denominator) = figure.parts().unwrap_or((0, 1));
    let denominator = i128::from(denominator.max(1)) * i128::from(whole);
    let part = i128::from(numerator.max(0)) * i128::from(unit) / denominator;
    let part = u32::try_from(part.min(i128::from(unit))).unwrap_or(0);
    let unit = u32::try_from(unit).unwrap_or(1);
    Fraction::new(part, unit).expect("a part of a whole of at most a million")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::{Area, SchemeArea, SchemeMeasure, Value, figure};
    use crate::rules::Rules;

    fn area(area: Area, weight: i64, measures: &[Measure]) -> SchemeArea {
        let measures = measures.iter().map(|measure| SchemeMeasure {
            measure: *measure,
            formula_ko: String::new(),
            formula_en: String::new(),
        });
        SchemeArea {
            area,
            weight,
            measures: measures.collect(),
        }
    }

    fn scheme() -> Scheme {
        use Measure::*;
        Scheme {
            fiscal_year: 2026,
            areas: vec![
                area(
                    Area::Participation,
                    50,
                    &[PeoplePerThousand, NewFaces, CommitteePresence],
                ),
                area(Area::Planning, 20, &[DeliberationDays]),
                area(Area::Execution, 30, &[Spent, ChangedByCity]),
            ],
        }
    }

    fn profile(spent: i64) -> Profile {
        use Measure::*;
        let of = |measure, figure| Value { measure, figure };
        Profile {
            values: vec![
                of(PeoplePerThousand, figure(412, 35_000)),
                of(NewFaces, Figure::Few),
                of(CommitteePresence, figure(2, 3)),
                of(DeliberationDays, figure(45, 1)),
                of(Spent, figure(spent, 1_000)),
                of(ChangedByCity, figure(1, 2)),
            ],
        }
    }

    fn form() -> SimulationForm {
        SimulationForm {
            total: "9억".into(),
            equal: "30".into(),
            by_residents: "40".into(),
            weights: "적은 것; 30".into(),
            evaluation_year: "2026".into(),
            figures: "하늘구; 400,000; 3억; 1%\n\nGaram\t120,000\t-".into(),
            ..SimulationForm::default()
        }
    }

    fn read(form: &SimulationForm) -> Result<SimulationForm, Invalid> {
        let (sky, river) = (profile(2_000), profile(985));
        let districts = [
            Evaluated {
                names: ["하늘구", "Haneul"],
                profile: &sky,
            },
            Evaluated {
                names: ["가람구", "Garam"],
                profile: &river,
            },
        ];
        form.evaluated(&scheme(), &districts, &|one| one.to_string())
    }

    #[test]
    fn weights_and_figures_are_those_that_were_published() {
        let read = read(&form()).expect("a whole form");
        assert_eq!(
            read.weights,
            "people-per-thousand; 5\nnew-faces; 5\ncommittee-presence; 5\n\
             deliberation-days; 6\nspent; 9"
        );
        assert_eq!(
            read.figures,
            "하늘구; 400,000; 3억; 11771/1000000; 0%; 66.66%; 45/366; 100%\n\n\
             Garam; 120,000; -; 11771/1000000; 0%; 66.66%; 45/366; 98.5%"
        );
        let limits = Rules::on(jiff::civil::date(2026, 9, 1)).limits;
        let checked = read.check(limits).expect("it can be computed");
        assert_eq!(checked.evaluation, Some(2026));
        assert!(super::super::outcome(&checked).is_ok());
    }

    #[test]
    fn parts_sum_to_what_the_formula_leaves() {
        let measures = weights(&scheme());
        for rest in 1..=WHOLE {
            let sum: u32 = shares(rest, &measures).iter().map(|(_, part)| part).sum();
            assert_eq!(sum, rest);
        }
    }

    #[test]
    fn what_can_not_be_read_names_its_field() {
        let faults = |change: fn(&mut SimulationForm)| {
            let mut form = form();
            change(&mut form);
            let faults = read(&form).err().unwrap_or_default().0;
            let keys = faults.iter().map(|one| (one.field, one.fault.key));
            keys.collect::<Vec<_>>()
        };
        assert_eq!(
            faults(|form| form.figures.push_str("\n물결구; 1; -")),
            [("figures", "differential-fault-no-result")]
        );
        assert_eq!(
            faults(|form| form.equal = "60".into()),
            [("evaluation_year", "differential-fault-no-rest")]
        );
        assert_eq!(
            faults(|form| form.equal = "x".into()),
            [("equal", "differential-fault-percent")]
        );
        let nothing = Scheme {
            areas: vec![area(Area::Execution, 100, &[Measure::ChangedByCity])],
            ..scheme()
        };
        let refused = form().evaluated(&nothing, &[], &|one| one.to_string());
        let refused = refused.err().unwrap_or_default().0;
        assert_eq!(refused[0].fault.key, "differential-fault-no-measure");
    }
}
