//! What moves against the limit, in whole won.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::AgreementTerms;
use crate::budget::Path;
use crate::won::{Won, WonError};

/// A line of the budget in a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub path: Path,
    /// What the last version that the city approved gives it.
    pub base: Won,
    /// What it has now. It differs from `base` by what the council decided since.
    pub current: Won,
    /// What it would get.
    pub new: Won,
    /// What each of the other changes that wait for their decision would add to it, negative
    /// for what it would take; in the same order on every line.
    pub waiting: Vec<Won>,
}

impl Line {
    /// What the line gains over the baseline; what it loses is negative.
    ///
    /// # Errors
    /// [`WonError::TooLarge`] when 64 bits don't hold it.
    pub fn difference(&self) -> Result<Won, WonError> {
        minus(self.new, self.base)
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
    /// The larger of the two: what has moved since the baseline, this change included.
    pub moved: Won,
    /// What this change moves by itself.
    pub own: Won,
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
    let differences = lines.iter().map(|line| line.difference());
    let [increased, decreased] = ways(&differences.collect::<Result<Vec<_>, _>>()?)?;
    let own = lines.iter().map(|line| minus(line.new, line.current));
    let own = larger(ways(&own.collect::<Result<Vec<_>, _>>()?)?);
    let waiting = lines.iter().map(|line| line.waiting.len()).max();
    let mut reserved = Won::ZERO;
    for place in 0..waiting.unwrap_or(0) {
        let moves = lines.iter().map(|line| line.waiting.get(place));
        let moves: Vec<Won> = moves.map(|won| won.copied().unwrap_or_default()).collect();
        reserved = reserved.plus(larger(ways(&moves)?))?;
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
        own,
        reserved,
        limit,
        headroom: minus(limit, used)?,
    })
}

/// What is gained and what is lost, both as positive amounts.
fn ways(moves: &[Won]) -> Result<[Won; 2], WonError> {
    let lost = moves.iter().filter(|won| **won < Won::ZERO);
    let lost = lost.map(|won| minus(Won::ZERO, *won));
    Ok([
        Won::sum(moves.iter().copied().filter(|won| Won::ZERO < *won))?,
        Won::sum(lost.collect::<Result<Vec<_>, _>>()?)?,
    ])
}

fn larger([gained, lost]: [Won; 2]) -> Won {
    gained.max(lost)
}

fn minus(from: Won, won: Won) -> Result<Won, WonError> {
    let left = from.0.checked_sub(won.0);
    left.map(Won).ok_or(WonError::TooLarge)
}

/// How what moves stands to the limit; by cross-multiplication, so that no share is ever
/// rounded. Less is within the limit, equal is exactly on it, greater is over it.
pub(super) fn against_limit(figures: &Figures, terms: &AgreementTerms) -> Ordering {
    let [numerator, denominator] = terms.limit.map(i128::from);
    let moved = (i128::from(figures.moved.0) + i128::from(figures.reserved.0)) * denominator;
    moved.cmp(&(i128::from(figures.total.0) * numerator))
}
