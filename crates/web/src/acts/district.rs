//! Districts: finding one, setting one up, changing it, and its years.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;
use process::act::Target;
use process::calendar::{CalendarForm, NextYearForm};
use process::district::{DistrictKind, NeighborhoodsForm, SettingsForm, change_last_word, is_slug};
use process::id::{CycleId, DistrictId};
use process::refusal::Fault;
use process::selection::LastWord;
use process::stage::Stage;
use process::vote::over_year;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Cycle, District, NewDistrict, StoreError, Tx};

use super::expansion::Shape;
use super::{By, NotDone, not_found};

/// The district at an address, if there is one.
///
/// # Errors
/// When the store can't be read.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<District>, StoreError> {
    match is_slug(slug) {
        true => store::district_by_slug(tx, slug),
        false => Ok(None),
    }
}

/// The district at an address.
///
/// # Errors
/// When there is none.
pub fn find(tx: &mut Tx<'_>, slug: &str) -> Result<District, NotDone> {
    Ok(by_slug(tx, slug)?.ok_or_else(not_found)?)
}

/// A district that has no year yet can't take votes or proposals.
pub fn not_set_up() -> Refusal {
    Refusal::conflict(Fault::new("refusal-proposals-none"))
}

/// A district as it is set up, with its first year.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// Its names and address.
    pub district: NewDistrict,
    /// Its neighbourhoods, Korean and English, in the order of the list.
    pub neighborhoods: Vec<(String, String)>,
    /// The fiscal year that is decided on.
    pub fiscal_year: i64,
    /// What is decided on.
    pub budget: Won,
    /// When each stage opens and closes.
    pub stages: Vec<Stage>,
}

/// What more may be said of a district when it is set up.
#[derive(Clone, Debug, Default)]
pub struct More {
    /// Who has the last word on what is selected; without it the rules say.
    pub last_word: Option<LastWord>,
    /// Why deliberation has fewer days than it should.
    pub short_reason: String,
    /// The day on which the budget goes to the assembly, if it is set.
    pub submits_on: Option<Date>,
    /// The part of the address of the district whose shape it takes over: bodies, departments,
    /// words, templates and terms, and nothing of its people.
    pub like: Option<String>,
}

/// Sets a district up with its first year.
///
/// # Errors
/// Refuses who may not; the address must be new.
pub fn set_up(tx: &mut Tx<'_>, by: &By, new: &SetUp) -> Result<DistrictId, NotDone> {
    set_up_with(tx, by, new, &More::default())
}

/// The same with what more is said of it.
///
/// # Errors
/// Refuses who may not; the address must be new, and the district it is like must be there.
pub fn set_up_with(
    tx: &mut Tx<'_>,
    by: &By,
    new: &SetUp,
    more: &More,
) -> Result<DistrictId, NotDone> {
    by.may(Act::DistrictSetUp, Target::default())?;
    let like = match &more.like {
        Some(slug) => {
            let like = find(tx, slug)?;
            Some(Shape::read(tx, like)?)
        }
        None => None,
    };
    let id = store::district_add(tx, &new.district, by.now)?;
    for (position, (ko, en)) in (1..).zip(&new.neighborhoods) {
        store::neighborhood_add(tx, id, ko, en, position, by.now)?;
    }
    let year = Year {
        fiscal_year: new.fiscal_year,
        budget: new.budget,
        last_word: more.last_word.unwrap_or_else(|| usual_last_word(by)),
        stages: &new.stages,
        short_reason: &more.short_reason,
        submits_on: more.submits_on,
    };
    let cycle = year.add(tx, by, id)?;
    if let Some(shape) = &like {
        shape.give(tx, by, &new.district, (id, cycle, new.fiscal_year))?;
    }
    let like = like.map(|shape| shape.like.id);
    let detail = json!({ "fiscal_year": new.fiscal_year, "budget": new.budget, "like": like });
    by.audit(
        tx,
        Act::DistrictSetUp,
        format_args!("district/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Makes the space of the city's own offices, which has meetings and documents and no year of
/// its own. There is one.
///
/// # Errors
/// Refuses who may not, and a second one.
pub fn city_set_up(tx: &mut Tx<'_>, by: &By, new: &NewDistrict) -> Result<DistrictId, NotDone> {
    by.may(Act::DistrictSetUp, Target::default())?;
    if store::district_city(tx)?.is_some() {
        return Err(Refusal::conflict(Fault::new("refusal-city-there")).into());
    }
    let city = NewDistrict {
        kind: DistrictKind::City,
        ..new.clone()
    };
    let id = store::district_add(tx, &city, by.now)?;
    by.audit(
        tx,
        Act::DistrictSetUp,
        format_args!("district/{id}"),
        &json!({ "kind": city.kind.as_str() }),
    )?;
    Ok(id)
}

/// Who has the last word where nobody says anything else.
fn usual_last_word(by: &By) -> LastWord {
    // A test reads the rules with every name in them.
    by.rules
        .selection
        .last_word
        .parse()
        .unwrap_or(LastWord::Council)
}

/// A fiscal year to be added to a district.
struct Year<'a> {
    fiscal_year: i64,
    budget: Won,
    last_word: LastWord,
    stages: &'a [Stage],
    short_reason: &'a str,
    submits_on: Option<Date>,
}

impl Year<'_> {
    fn add(&self, tx: &mut Tx<'_>, by: &By, district: DistrictId) -> Result<CycleId, StoreError> {
        let cycle = store::cycle_add(tx, district, self.fiscal_year, self.budget, by.now)?;
        store::cycle_set_terms(tx, cycle, self.budget, self.last_word)?;
        store::cycle_set_short_reason(tx, cycle, self.short_reason)?;
        for stage in self.stages {
            store::stage_set(tx, cycle, stage)?;
        }
        if let Some(day) = self.submits_on {
            store::submission_set(tx, cycle, day, by.now)?;
        }
        Ok(cycle)
    }
}

/// One year of a district: the one asked for, else the one that is being decided on.
///
/// # Errors
/// When the district has no such year.
pub fn year(
    tx: &mut Tx<'_>,
    district: DistrictId,
    asked: Option<i64>,
    now: Timestamp,
) -> Result<Cycle, NotDone> {
    let found = match asked {
        Some(year) => store::cycle_by_year(tx, district, year)?,
        None => store::cycle_deciding(tx, district, now)?,
    };
    Ok(found.ok_or_else(not_found)?)
}

/// Changes what a district is called, and the money of one year and who has the last word on
/// it.
///
/// # Errors
/// Refuses who may not, and another last word once a vote was announced or the choosing has
/// begun; names the faulty fields, a budget below what a vote decides on among them.
pub fn change(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    form: &SettingsForm,
) -> Result<(), NotDone> {
    let district = find(tx, slug)?;
    by.may(Act::DistrictChange, Target::district(district.id))?;
    by.consented(tx)?;
    let new = form.check()?;
    let cycle = year(tx, district.id, fiscal_year, by.now)?;
    let stages = store::stages_of(tx, cycle.id)?;
    let vote = store::vote_of_cycle(tx, cycle.id)?;
    let (before, announced) = (cycle.last_word, vote.is_some());
    change_last_word(before, new.last_word, &stages, announced, by.now)?;
    // What the residents vote on stays within the year; once it has selected, that is kept.
    let over = vote.and_then(|vote| over_year(vote.budget, new.last_word, new.budget));
    if let Some(fault) = over
        && new.budget != cycle.budget
        && store::selection_of(tx, cycle.id)?.is_none()
    {
        return Err(Invalid::one("budget", fault).into());
    }
    let names = store::DistrictNames {
        name_ko: &new.name.0,
        name_en: &new.name.1,
        plain_name_ko: &new.plain_name.0,
        plain_name_en: &new.plain_name.1,
    };
    store::district_rename(tx, district.id, names)?;
    store::cycle_set_terms(tx, cycle.id, new.budget, new.last_word)?;
    let detail = json!({
        "step": "settings",
        "fiscal_year": cycle.fiscal_year,
        "budget": { "before": cycle.budget, "after": new.budget },
        "last_word": { "before": cycle.last_word.as_str(), "after": new.last_word.as_str() },
        "names": { "before": [&district.name_ko, &district.plain_name_ko], "after": [&new.name.0, &new.plain_name.0] },
    });
    changed(tx, by, district.id, &detail)
}

/// Renames neighbourhoods, adds new ones and takes out those that nothing names.
///
/// # Errors
/// Refuses who may not; names the faulty lines, and one that a proposal or an agenda names.
pub fn change_neighborhoods(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &NeighborhoodsForm,
) -> Result<(), NotDone> {
    let district = find(tx, slug)?;
    by.may(Act::DistrictChange, Target::district(district.id))?;
    by.consented(tx)?;
    let there = store::neighborhood_list(tx, district.id)?;
    let before: Vec<_> = there
        .iter()
        .map(|n| (n.id, (n.name_ko.clone(), n.name_en.clone())))
        .collect();
    let changes = form.check(&before)?;
    for id in &changes.removed {
        if !store::neighborhood_remove(tx, *id)? {
            let name = before.iter().find(|(of, _)| of == id);
            let name = name.map(|(_, names)| names.0.clone()).unwrap_or_default();
            let fault = Fault::new("fault-neighborhood-used").text("name", name);
            return Err(Invalid::one("lines", fault).into());
        }
    }
    let twice = |error| match error {
        // Two that change names with each other.
        StoreError::Exists(_) => NotDone::from(Invalid::one(
            "lines",
            Fault::new("fault-neighborhood-taken"),
        )),
        other => other.into(),
    };
    for (id, (ko, en)) in &changes.renamed {
        store::neighborhood_rename(tx, *id, ko, en).map_err(twice)?;
    }
    let first = i64::try_from(there.len()).unwrap_or(i64::MAX - 1_000);
    for (position, (ko, en)) in (first + 1..).zip(&changes.added) {
        store::neighborhood_add(tx, district.id, ko, en, position, by.now).map_err(twice)?;
    }
    let detail = json!({
        "step": "neighborhoods",
        "renamed": changes.renamed.len(),
        "removed": changes.removed.len(),
        "added": changes.added.len(),
    });
    changed(tx, by, district.id, &detail)
}

/// Sets when the stages of one year open and close.
///
/// # Errors
/// Refuses who may not; names the stages that can't be moved so, and asks for a reason where
/// deliberation is short.
pub fn set_calendar(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    form: &CalendarForm,
) -> Result<(), NotDone> {
    let district = find(tx, slug)?;
    by.may(Act::CalendarSet, Target::district(district.id))?;
    by.consented(tx)?;
    let cycle = year(tx, district.id, fiscal_year, by.now)?;
    let before = store::stages_of(tx, cycle.id)?;
    let (year, reason) = (cycle.fiscal_year, &cycle.short_reason);
    let calendar = form.change(year, &before, reason, &by.rules, by.now)?;
    let mut moved = Vec::new();
    for stage in &calendar.stages {
        if !before.contains(stage) {
            store::stage_set(tx, cycle.id, stage)?;
            moved.push(json!({
                "stage": stage.kind.as_str(),
                "opens_at": stage.opens_at.to_string(),
                "closes_at": stage.closes_at.to_string(),
            }));
        }
    }
    let handed_in = store::submission_of(tx, cycle.id)?;
    let handed_in = calendar.submits_on.filter(|day| handed_in != Some(*day));
    if moved.is_empty() && calendar.short_reason == *reason && handed_in.is_none() {
        return Ok(());
    }
    if let Some(day) = handed_in {
        store::submission_set(tx, cycle.id, day, by.now)?;
    }
    store::cycle_set_short_reason(tx, cycle.id, &calendar.short_reason)?;
    let short = !calendar.short_reason.is_empty();
    let submits_on = calendar.submits_on.map(|day| day.to_string());
    let detail =
        json!({ "fiscal_year": year, "moved": moved, "short": short, "submits_on": submits_on });
    let subject = format!("cycle/{}", cycle.id);
    by.audit(tx, Act::CalendarSet, subject, &detail)?;
    Ok(())
}

/// Begins another fiscal year of a district. Who has the last word on it stays as in the
/// latest year.
///
/// # Errors
/// Refuses who may not, and a year that there is; names the faulty fields.
pub fn next_year(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &NextYearForm,
) -> Result<CycleId, NotDone> {
    let district = find(tx, slug)?;
    by.may(Act::DistrictChange, Target::district(district.id))?;
    by.consented(tx)?;
    let new = form.check(by.today, &by.rules)?;
    let latest = store::cycle_current(tx, district.id)?;
    if store::cycle_by_year(tx, district.id, new.fiscal_year)?.is_some() {
        let year = new.fiscal_year.to_string();
        let fault = Fault::new("refusal-year-exists").text("year", year);
        return Err(Refusal::conflict(fault).into());
    }
    let year = Year {
        fiscal_year: new.fiscal_year,
        budget: new.budget,
        last_word: latest.map_or_else(|| usual_last_word(by), |cycle| cycle.last_word),
        stages: &new.calendar.stages,
        short_reason: &new.calendar.short_reason,
        submits_on: new.calendar.submits_on,
    };
    let cycle = year.add(tx, by, district.id)?;
    let detail = json!({
        "step": "next-year",
        "fiscal_year": new.fiscal_year,
        "budget": new.budget,
        "cycle": cycle,
    });
    changed(tx, by, district.id, &detail)?;
    Ok(cycle)
}

pub(super) fn changed(
    tx: &mut Tx<'_>,
    by: &By,
    district: DistrictId,
    detail: &serde_json::Value,
) -> Result<(), NotDone> {
    let subject = format!("district/{district}");
    by.audit(tx, Act::DistrictChange, subject, detail)?;
    Ok(())
}
