//! The formula of differential support: read for whoever tries one out, and published.

use korean::{Lang, t};
use process::act::Target;
use process::differential_support::{Evaluated, PublishForm, SimulationForm};
use process::id::SupportFormulaId;
use process::refusal::Fault;
use process::rules::Limits;
use process::{Act, Invalid};
use serde_json::json;
use store::{StoreError, SupportFormula, Tx};

use super::{By, NotDone};

/// How many years are offered.
const YEARS: i64 = 20;

/// What the simulator begins with.
pub struct Begin {
    /// The formula that was published last, if any was.
    pub latest: Option<SupportFormula>,
    /// The years that have a formula, the latest first.
    pub years: Vec<i64>,
    /// The years whose evaluation can give criteria and values, the latest first.
    pub evaluated: Vec<i64>,
    /// The form filled in.
    pub form: SimulationForm,
}

/// Reads it: the latest formula with its figures, else the districts with what each decided on
/// last, as many of them as a simulation may have.
///
/// # Errors
/// When the store fails.
pub fn begin(tx: &mut Tx<'_>, limits: &Limits) -> Result<Begin, StoreError> {
    let latest = store::support_formula_latest(tx)?;
    let years = store::support_formula_years(tx, YEARS)?;
    let districts = store::district_list(tx)?;
    let budgets = store::city_budgets(tx)?;
    let last = |district| {
        let found = budgets.iter().find(|(of, _)| *of == district);
        found.map(|(_, budget)| *budget).unwrap_or_default()
    };
    let form = match &latest {
        Some(latest) => SimulationForm::of(&latest.simulation),
        None => {
            let all = districts.iter().take(limits.support_districts_max);
            SimulationForm::of_districts(all.map(|one| (one.name_ko.as_str(), last(one.id))))
        }
    };
    Ok(Begin {
        latest,
        years,
        evaluated: store::evaluation_years(tx)?,
        form,
    })
}

/// The simulation that was asked for, with what it reads from an evaluation; else what the
/// simulator begins with.
///
/// # Errors
/// What can't be read of an evaluation; when the store fails.
pub fn wanted(
    tx: &mut Tx<'_>,
    asked: Option<SimulationForm>,
    limits: &Limits,
) -> Result<SimulationForm, NotDone> {
    match asked {
        Some(form) => Ok(evaluated(tx, &form)??),
        None => Ok(begin(tx, limits)?.form),
    }
}

/// A simulation with the weights and figures of the evaluation that it names; one that names
/// none stays as it was typed. What is read is what was published, sealed, and holds now.
///
/// # Errors
/// When the store fails; the inner one names what can't be read.
pub fn evaluated(
    tx: &mut Tx<'_>,
    form: &SimulationForm,
) -> Result<Result<SimulationForm, Invalid>, StoreError> {
    let year = form.evaluation_year.trim();
    if year.is_empty() {
        return Ok(Ok(form.clone()));
    }
    let scheme = match year.parse() {
        Ok(year) => store::evaluation_scheme_of(tx, year)?,
        Err(_) => None,
    };
    let Some(scheme) = scheme else {
        let fault = Fault::new("differential-fault-evaluation");
        return Ok(Err(Invalid::one("evaluation_year", fault)));
    };
    let districts = store::district_list(tx)?;
    let profiles = store::evaluation_profiles(tx, scheme.id)?;
    let known = profiles.iter().filter_map(|(of, profile)| {
        let district = districts.iter().find(|one| one.id == *of)?;
        Some(Evaluated {
            names: [&district.name_ko, &district.name_en],
            profile,
        })
    });
    let known: Vec<Evaluated<'_>> = known.collect();
    // A formula has one wording for all readers, as the names of its districts have.
    let name = |measure| t(Lang::Ko, &format!("evaluation-measure-{measure}"));
    Ok(form.evaluated(&scheme.scheme, &known, &name))
}

/// Whether `by` may publish formulas: an officer of the city in any district, as a formula is
/// the city's and holds for all of them.
///
/// # Errors
/// The refusal, or when the store fails.
pub fn allowed(tx: &mut Tx<'_>, by: &By) -> Result<(), NotDone> {
    let all = store::district_list(tx)?;
    let target = |district: Option<&store::District>| {
        district.map_or_else(Target::default, |one| Target::district(one.id))
    };
    let may = |district| by.may(Act::SupportFormulaPublish, target(district));
    if may(None).is_ok() || all.iter().any(|one| may(Some(one)).is_ok()) {
        return Ok(());
    }
    Ok(may(all.first())?)
}

/// Publishes the formula of a year, before the year begins and once.
///
/// # Errors
/// Refuses who may not; names the faulty fields, and a year that has a formula.
pub fn publish(
    tx: &mut Tx<'_>,
    by: &By,
    form: &PublishForm,
) -> Result<(SupportFormulaId, i64), NotDone> {
    allowed(tx, by)?;
    by.consented(tx)?;
    let form = PublishForm {
        simulation: evaluated(tx, &form.simulation)??,
        ..form.clone()
    };
    let published = form.check(by.rules.limits, by.today)?;
    let year = published.fiscal_year;
    if store::support_formula_of(tx, year)?.is_some() {
        let fault = Fault::new("differential-fault-published").text("year", year.to_string());
        return Err(Invalid::one("fiscal_year", fault).into());
    }
    let id = store::support_formula_add(tx, &published, by.person()?, by.now)?;
    let detail = json!({ "fiscal_year": year });
    let subject = format_args!("support-formula/{id}");
    by.audit(tx, Act::SupportFormulaPublish, subject, &detail)?;
    Ok((id, year))
}
