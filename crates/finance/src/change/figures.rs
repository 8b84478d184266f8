//! What moves against the limit, in whole won.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::AgreementTerms;
use super::verdict::AtLimit;
use crate::budget::Path;
use crate::won::{Won, WonError};

/// A line of the budget in a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub path: Path,
    /// What the last version that the city approved gives it.
    pub base: Won,
    /// What it would get.
    pub new: Won,
    /// What other changes that wait for their decision move on it, whichever way.
    pub reserved: Won,
}

impl Line {
    /// What the line gains; what it loses is negative.
    ///
    /// # Errors
    /// [`WonError::TooLarge`] when 64 bits don't hold it.
    pub fn difference(&self) -> Result<Won, WonError> {
        let difference = self.new.0.checked_sub(self.base.0);
        difference.map(Won).ok_or(WonError::TooLarge)
    }
}

/// Of what the limit is a share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Of each detailed project (세부사업).
    #[default]
    Project,
    /// Of everything the district agreed on.
    DistrictTotal,
}

/// What moves in a project, or in the whole district, against the limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The detailed project; empty for the whole district.
    pub project: String,
    /// The baseline.
    pub total: Won,
    /// What lines gain.
    pub increased: Won,
    /// What lines lose.
    pub decreased: Won,
    /// The larger of the two.
    pub moved: Won,
    /// What other changes that wait may move.
    pub reserved: Won,
    /// The limit, rounded down to a won.
    pub limit: Won,
    /// What the council can still move; negative when it is over the limit.
    pub headroom: Won,
}

/// The figures of each project, in the order of their names.
///
/// # Errors
/// [`WonError::TooLarge`] when sums leave 64 bits.
pub(super) fn project_figures(
    lines: &[Line],
    terms: &AgreementTerms,
) -> Result<Vec<Figures>, WonError> {
    let mut groups: BTreeMap<(&str, &str, &str), Vec<&Line>> = BTreeMap::new();
    for line in lines {
        let path = &line.path;
        let key = match terms.scope {
            Scope::Project => (
                path.policy_program.as_str(),
                path.unit_program.as_str(),
                path.detailed_project.as_str(),
            ),
            Scope::DistrictTotal => ("", "", ""),
        };
        groups.entry(key).or_default().push(line);
    }
    let figures = groups
        .into_iter()
        .map(|((_, _, project), lines)| of(project, &lines, terms));
    figures.collect()
}

fn of(project: &str, lines: &[&Line], terms: &AgreementTerms) -> Result<Figures, WonError> {
    let total = Won::sum(lines.iter().map(|line| line.base))?;
    let reserved = Won::sum(lines.iter().map(|line| line.reserved))?;
    let (mut increased, mut decreased) = (Won::ZERO, Won::ZERO);
    for line in lines {
        let difference = line.difference()?;
        if Won::ZERO < difference {
            increased = increased.plus(difference)?;
        } else {
            decreased = decreased.plus(Won(-difference.0))?;
        }
    }
    let moved = increased.max(decreased);
    let [numerator, denominator] = terms.limit.map(i128::from);
    let limit = i128::from(total.0) * numerator / denominator.max(1);
    let limit = Won(i64::try_from(limit).map_err(|_| WonError::TooLarge)?);
    let used = moved.plus(reserved)?;
    Ok(Figures {
        project: project.to_owned(),
        total,
        increased,
        decreased,
        moved,
        reserved,
        limit,
        headroom: Won(limit.0.checked_sub(used.0).ok_or(WonError::TooLarge)?),
    })
}

/// Whether more moves than the council may decide on; by cross-multiplication, so that no
/// share is ever rounded.
pub(super) fn exceeds(figures: &Figures, terms: &AgreementTerms) -> bool {
    let [numerator, denominator] = terms.limit.map(i128::from);
    let moved = (i128::from(figures.moved.0) + i128::from(figures.reserved.0)) * denominator;
    let limit = i128::from(figures.total.0) * numerator;
    if figures.moved == Won::ZERO {
        return false;
    }
    match terms.at_limit {
        AtLimit::Council => limit < moved,
        AtLimit::City => limit <= moved,
    }
}
