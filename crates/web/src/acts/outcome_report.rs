//! Outcome reports of projects: writing, publishing and correcting them.

use process::act::{Target, acting_as};
use process::id::{OutcomeReportId, PersonId, ProjectId};
use process::outcome_report::{OutcomeForm, Step};
use process::refusal::Fault;
use process::{Act, Invalid};
use serde_json::json;
use store::{District, OutcomeReport, OutcomeVersion, Project, StoreError, Tx};

use super::{By, NotDone, district, not_found};

/// A report with its versions, the latest first.
pub struct Found {
    /// Its district.
    pub district: District,
    /// The report.
    pub report: OutcomeReport,
    /// Its versions; a draft is the first one.
    pub versions: Vec<OutcomeVersion>,
}

impl Found {
    /// The version that everybody reads.
    pub fn published(&self) -> Option<&OutcomeVersion> {
        let mut versions = self.versions.iter();
        versions.find(|one| one.published_at.is_some())
    }

    /// The draft, if one is being written.
    pub fn draft(&self) -> Option<&OutcomeVersion> {
        self.versions
            .first()
            .filter(|one| one.published_at.is_none())
    }
}

/// The report with this id.
///
/// # Errors
/// When there is none.
pub fn get(tx: &mut Tx<'_>, id: OutcomeReportId) -> Result<Found, NotDone> {
    let report = store::outcome_report_get(tx, id)?.ok_or_else(not_found)?;
    let district = store::district_get(tx, report.district)?.ok_or_else(not_found)?;
    Ok(Found {
        versions: store::outcome_versions(tx, id)?,
        district,
        report,
    })
}

/// The report with the district of its address.
///
/// # Errors
/// When there is none in it.
pub fn find(tx: &mut Tx<'_>, slug: &str, id: OutcomeReportId) -> Result<Found, NotDone> {
    let district = district::find(tx, slug)?;
    let found = get(tx, id)?;
    match found.report.district == district.id {
        true => Ok(found),
        false => Err(not_found().into()),
    }
}

/// A project of a district.
///
/// # Errors
/// When there is none in it.
pub fn project(tx: &mut Tx<'_>, district: &District, id: ProjectId) -> Result<Project, NotDone> {
    let found = store::project_get(tx, id)?;
    let found = found.filter(|one| one.district == district.id);
    Ok(found.ok_or_else(not_found)?)
}

/// The projects of a district about which somebody may write because she owns them along.
///
/// # Errors
/// When the store fails.
pub fn owned(
    tx: &mut Tx<'_>,
    district: &District,
    person: Option<PersonId>,
) -> Result<Vec<ProjectId>, StoreError> {
    match person {
        Some(person) => store::projects_owned_by(tx, district.id, person),
        None => Ok(Vec::new()),
    }
}

/// What writing about a project is aimed at: a co-owner's own where she owns it along. While no
/// project is chosen, one that she owns is enough.
pub fn target(
    district: &District,
    owned: &[ProjectId],
    person: Option<PersonId>,
    project: Option<ProjectId>,
) -> Target {
    let hers = match project {
        Some(project) => owned.contains(&project),
        None => !owned.is_empty(),
    };
    match person.filter(|_| hers) {
        Some(person) => Target::owned(district.id, person),
        None => Target::district(district.id),
    }
}

/// Begins the report of a project.
///
/// # Errors
/// Refuses who may not; names the faulty fields, and the project when it has a report.
pub fn begin(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    step: Step,
    form: &OutcomeForm,
) -> Result<OutcomeReportId, NotDone> {
    let district = district::find(tx, slug)?;
    let owned = owned(tx, &district, by.actor.person)?;
    let chosen = match form.project.parse() {
        Ok(id) => store::project_get(tx, id)?.filter(|one| one.district == district.id),
        Err(_) => None,
    };
    let id = chosen.as_ref().map(|one| one.id);
    let target = target(&district, &owned, by.actor.person, id);
    by.may(Act::OutcomeReportWrite, target)?;
    by.consented(tx)?;
    let checked = form.check(by.rules.limits, (step, false), by.today);
    let fault = match &chosen {
        None => Some("fault-outcome-project"),
        Some(one) if store::outcome_report_of(tx, one.id)?.is_some() => Some("fault-outcome-twice"),
        Some(_) => None,
    };
    if let Some(key) = fault {
        let mut invalid = Invalid::one("project", Fault::new(key));
        invalid.0.extend(checked.err().unwrap_or_default().0);
        return Err(invalid.into());
    }
    let text = checked?;
    let project = chosen.ok_or_else(not_found)?;
    let id = store::outcome_report_add(tx, &project, by.now)?;
    let report = store::outcome_report_get(tx, id)?.ok_or_else(not_found)?;
    keep(tx, by, (&report, None), step, &text)?;
    Ok(id)
}

/// Writes on at a draft, or corrects what was published by another version.
///
/// # Errors
/// Refuses who may not; names the faulty fields.
pub fn write(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: OutcomeReportId,
    step: Step,
    form: &OutcomeForm,
) -> Result<(), NotDone> {
    let found = find(tx, slug, id)?;
    let owned = owned(tx, &found.district, by.actor.person)?;
    let project = Some(found.report.project);
    let target = target(&found.district, &owned, by.actor.person, project);
    by.may(Act::OutcomeReportWrite, target)?;
    by.consented(tx)?;
    let corrects = found.report.published > 0;
    let text = form.check(by.rules.limits, (step, corrects), by.today)?;
    keep(tx, by, (&found.report, found.versions.first()), step, &text)
}

fn keep(
    tx: &mut Tx<'_>,
    by: &By,
    (report, latest): (&OutcomeReport, Option<&OutcomeVersion>),
    step: Step,
    text: &process::outcome_report::OutcomeText,
) -> Result<(), NotDone> {
    let role = acting_as(&by.actor, Act::OutcomeReportWrite, Some(report.district));
    let who = (by.person()?, role);
    let publishes = step == Step::Publish;
    let number = store::outcome_version_set(tx, report, latest, text, who, publishes, by.now)?;
    let detail = json!({
        "number": number,
        "step": if publishes { "publish" } else { "save" },
        "as": role.as_str(),
    });
    let subject = format_args!("outcome-report/{}", report.id);
    Ok(by.audit(tx, Act::OutcomeReportWrite, subject, &detail)?)
}
