//! By what a year is measured: areas with weights, measures with their formula in words.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Area, Measure};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::{Limits, Rules};
use crate::text::Field;

/// A measure with its formula as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeMeasure {
    /// What is measured.
    pub measure: Measure,
    /// How, in Korean words.
    pub formula_ko: String,
    /// The same in English.
    pub formula_en: String,
}

/// An area with its weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeArea {
    /// What is looked at.
    pub area: Area,
    /// Its part of 100. It counts for support alone; results are never added up.
    pub weight: i64,
    /// What is measured.
    pub measures: Vec<SchemeMeasure>,
}

/// By what a year is measured. Its JSON is what the seal covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    /// The year.
    pub fiscal_year: i64,
    /// Its areas, in the order of the glossary.
    pub areas: Vec<SchemeArea>,
}

impl Scheme {
    /// Everything that is measured, in order.
    pub fn measures(&self) -> impl Iterator<Item = Measure> + '_ {
        let areas = self.areas.iter();
        areas.flat_map(|area| area.measures.iter().map(|one| one.measure))
    }
}

/// The formula of a measure in Korean and in English.
pub type Formulas<'a> = &'a dyn Fn(Measure) -> (String, String);

/// The weights with which the form begins, in the order of [`Area::ALL`].
pub fn usual_weights(rules: &Rules) -> Vec<i64> {
    let written = &rules.evaluation.weights;
    let weight = |area: &Area| {
        let of = |line: &String| {
            let (name, weight) = line.split_once(' ')?;
            (name == area.as_str()).then(|| weight.parse().ok())?
        };
        written.iter().find_map(of).unwrap_or(0)
    };
    Area::ALL.iter().map(weight).collect()
}

/// The field of an area's weight.
fn field(area: Area) -> &'static str {
    match area {
        Area::Participation => "weight_participation",
        Area::Planning => "weight_planning",
        Area::Execution => "weight_execution",
        Area::Outcome => "weight_outcome",
    }
}

/// A scheme as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemeForm {
    /// The year.
    pub fiscal_year: String,
    /// Why these weights and measures.
    pub reason: String,
    /// The weights, in the order of [`Area::ALL`].
    pub weights: Vec<String>,
    /// Names of the measures that are chosen.
    pub measures: Vec<String>,
}

impl SchemeForm {
    /// Checks every field: weights that are 100 together, and an area has measures where it has
    /// weight and nowhere else. `formulas` gives the words that are frozen with it.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        limits: &Limits,
        formulas: Formulas<'_>,
    ) -> Result<(Scheme, String), Invalid> {
        let mut invalid = Invalid::default();
        let year = self.fiscal_year.trim().parse::<i64>().ok();
        let year = year.filter(|year| (2000..=2100).contains(year));
        if year.is_none() {
            invalid.push("fiscal_year", Fault::new("fault-evaluation-year"));
        }
        let mut weights = Vec::new();
        for (place, area) in Area::ALL.iter().enumerate() {
            let typed = self.weights.get(place).map_or("", String::as_str).trim();
            match typed
                .parse()
                .ok()
                .filter(|weight| (0..=100).contains(weight))
            {
                Some(weight) => weights.push(weight),
                None => invalid.push(field(*area), Fault::new("fault-evaluation-weight")),
            }
        }
        let sum: i64 = weights.iter().sum();
        if weights.len() == Area::ALL.len() && sum != 100 {
            let fault = Fault::new("fault-evaluation-sum").count("sum", sum);
            invalid.push(field(Area::Participation), fault);
        }
        let chosen: Vec<Measure> = Measure::ALL
            .iter()
            .copied()
            .filter(|one| self.measures.iter().any(|name| name == one.as_str()))
            .collect();
        let known = self
            .measures
            .iter()
            .all(|name| name.parse::<Measure>().is_ok());
        if !known {
            invalid.push("measures", Fault::new("fault-evaluation-measure"));
        }
        let mut areas = Vec::new();
        for (area, weight) in Area::ALL.iter().zip(&weights) {
            let own: Vec<Measure> = chosen
                .iter()
                .copied()
                .filter(|one| one.area() == *area)
                .collect();
            if (*weight > 0) == own.is_empty() {
                invalid.push(field(*area), Fault::new("fault-evaluation-area"));
            }
            let measures = own.into_iter().map(|measure| {
                let (formula_ko, formula_en) = formulas(measure);
                SchemeMeasure {
                    measure,
                    formula_ko,
                    formula_en,
                }
            });
            areas.push(SchemeArea {
                area: *area,
                weight: *weight,
                measures: measures.collect(),
            });
        }
        areas.retain(|area| area.weight > 0);
        let reason = Field::lines("reason", limits.reason_max).check(&self.reason, &mut invalid);
        match year {
            Some(fiscal_year) => invalid.or((
                Scheme { fiscal_year, areas },
                korean::mask_contacts_in(&reason),
            )),
            None => Err(invalid),
        }
    }
}

/// Decides whether a scheme is published on `today`: once for a year, before its first day and
/// before any district begins to carry out its plan. `begins` is the earliest of those moments
/// that is known.
///
/// # Errors
/// When there is one, and when the year has begun.
pub fn publish_scheme(
    fiscal_year: i64,
    there: bool,
    begins: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let year = ("year", fiscal_year);
    if there {
        let fault = Fault::new("refusal-evaluation-scheme").count(year.0, year.1);
        return Err(Refusal::conflict(fault));
    }
    let first = i16::try_from(fiscal_year)
        .ok()
        .and_then(|year| Date::new(year, 1, 1).ok());
    let first = first.map(korean::seoul_midnight);
    let earliest = [first, begins].into_iter().flatten().min();
    match earliest.is_some_and(|first| now < first) {
        true => Ok(()),
        false => {
            let fault = Fault::new("refusal-evaluation-late").count(year.0, year.1);
            Err(Refusal::conflict(fault))
        }
    }
}

/// Decides whether the result of a district is published on `today`: once the year is over, and
/// again only after an objection to the present version was accepted.
///
/// # Errors
/// Before the end of the year, and where nothing asks for another version.
pub fn publish_result(
    fiscal_year: i64,
    there: bool,
    accepted: bool,
    today: Date,
) -> Result<(), Refusal> {
    if i64::from(today.year()) <= fiscal_year {
        let fault = Fault::new("refusal-evaluation-early").count("year", fiscal_year);
        return Err(Refusal::conflict(fault));
    }
    match there && !accepted {
        true => Err(Refusal::conflict(Fault::new(
            "refusal-evaluation-published",
        ))),
        false => Ok(()),
    }
}

/// How many people live in a district, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResidentsForm {
    /// The day that the number is of, `YYYY-MM-DD`.
    pub counted_on: String,
    /// How many.
    pub residents: String,
    /// Where the number comes from.
    pub source: String,
}

/// How many people live in a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResidentsText {
    /// The day that the number is of.
    pub counted_on: Date,
    /// How many.
    pub residents: i64,
    /// Where the number comes from.
    pub source: String,
}

impl ResidentsForm {
    /// The largest number of residents.
    pub const MOST: i64 = 10_000_000;

    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits, today: Date) -> Result<ResidentsText, Invalid> {
        let mut invalid = Invalid::default();
        let typed = self.counted_on.trim();
        let day = typed.parse::<Date>().ok().filter(|_| typed.len() == 10);
        let day = day.filter(|day| day.year() >= 2000 && *day <= today);
        if day.is_none() {
            invalid.push("counted_on", Fault::new("fault-residents-day"));
        }
        let count = self.residents.trim().replace(',', "").parse::<i64>().ok();
        let count = count.filter(|count| (1..=ResidentsForm::MOST).contains(count));
        if count.is_none() {
            let fault = Fault::new("fault-residents-count").count("max", ResidentsForm::MOST);
            invalid.push("residents", fault);
        }
        let source =
            Field::line("residents_source", limits.place_max).check(&self.source, &mut invalid);
        match day.zip(count) {
            Some((counted_on, residents)) => invalid.or(ResidentsText {
                counted_on,
                residents,
                source,
            }),
            None => Err(invalid),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rules() -> Rules {
        Rules::on(date(2026, 12, 1))
    }

    fn form() -> SchemeForm {
        SchemeForm {
            fiscal_year: "2027".into(),
            reason: "참여를 먼저 봅니다.".into(),
            weights: usual_weights(&rules()).iter().map(i64::to_string).collect(),
            measures: Measure::ALL
                .iter()
                .map(|one| one.as_str().to_owned())
                .collect(),
        }
    }

    fn check(form: &SchemeForm) -> Result<(Scheme, String), Invalid> {
        let formulas = |one: Measure| (format!("{one} ko"), format!("{one} en"));
        form.check(rules().limits, &formulas)
    }

    fn faults(form: &SchemeForm) -> Vec<(&'static str, &'static str)> {
        let found = check(form).err().unwrap_or_default();
        found
            .0
            .iter()
            .map(|one| (one.field, one.fault.key))
            .collect()
    }

    #[test]
    fn the_weights_of_the_rules_are_100_and_make_a_scheme() {
        assert_eq!(usual_weights(&rules()).iter().sum::<i64>(), 100);
        let (scheme, _) = check(&form()).expect("good");
        assert_eq!(scheme.measures().collect::<Vec<_>>(), Measure::ALL);
        assert_eq!(
            scheme.areas[0].measures[0].formula_en,
            "people-per-thousand en"
        );
        let text = serde_json::to_string(&scheme).expect("plain");
        assert_eq!(serde_json::from_str::<Scheme>(&text).ok(), Some(scheme));
    }

    #[test]
    fn weights_are_100_together_and_stand_where_something_is_measured() {
        let mut wrong = form();
        wrong.weights[0] = "31".into();
        let first = "weight_participation";
        assert_eq!(faults(&wrong), [(first, "fault-evaluation-sum")]);
        wrong.weights[0] = "-1".into();
        assert_eq!(faults(&wrong), [(first, "fault-evaluation-weight")]);
        let mut bare = form();
        bare.measures
            .retain(|name| name != "spent" && !name.starts_with("changed"));
        assert_eq!(
            faults(&bare),
            [("weight_execution", "fault-evaluation-area")]
        );
        let mut without = form();
        without.weights = ["50", "50", "0", "0"].map(String::from).to_vec();
        without.measures = vec!["new-faces".into(), "criteria-met".into()];
        let (scheme, _) = check(&without).expect("two areas");
        assert_eq!(scheme.areas.len(), 2);
        without.measures.push("score".into());
        assert_eq!(faults(&without), [("measures", "fault-evaluation-measure")]);
        assert_eq!(faults(&SchemeForm::default()).len(), 6);
    }

    #[test]
    fn a_scheme_is_older_than_its_year() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        // The last second of 2026 in Seoul, and the first of 2027.
        let (last, first) = (at("2026-12-31T14:59:59Z"), at("2026-12-31T15:00:00Z"));
        let key = |there, begins, now| {
            let done = publish_scheme(2027, there, begins, now);
            done.err().map(|refusal| refusal.fault.key)
        };
        assert_eq!(key(false, None, last), None);
        assert_eq!(key(false, None, first), Some("refusal-evaluation-late"));
        assert_eq!(key(true, None, last), Some("refusal-evaluation-scheme"));
        assert_eq!(
            key(false, Some(last), last),
            Some("refusal-evaluation-late")
        );
    }

    #[test]
    fn a_result_follows_its_year_and_an_accepted_objection() {
        let key = |there, accepted, today| {
            let done = publish_result(2027, there, accepted, today);
            done.err().map(|refusal| refusal.fault.key)
        };
        let (early, late) = (date(2027, 12, 31), date(2028, 1, 1));
        assert_eq!(key(false, false, early), Some("refusal-evaluation-early"));
        assert_eq!(key(false, false, late), None);
        assert_eq!(key(true, false, late), Some("refusal-evaluation-published"));
        assert_eq!(key(true, true, late), None);
    }

    #[test]
    fn a_number_of_residents_has_a_day_and_a_source() {
        let today = date(2027, 6, 1);
        let form = ResidentsForm {
            counted_on: "2026-12-31".into(),
            residents: "348,120".into(),
            source: "주민등록 인구통계".into(),
        };
        let text = form.check(rules().limits, today).expect("good");
        assert_eq!(text.residents, 348_120);
        let ahead = ResidentsForm {
            counted_on: "2027-06-02".into(),
            residents: "0".into(),
            source: String::new(),
        };
        let faults = ahead.check(rules().limits, today).expect_err("faulty").0;
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["counted_on", "residents", "residents_source"]);
    }
}
