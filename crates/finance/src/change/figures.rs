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
    /// What the worst subset of the other changes that wait would add to that.
    pub reserved: Won,
    /// The limit, rounded down to a won.
    pub limit: Won,
    /// What the council can still move; negative when it is over the limit.
    pub headroom: Won,
}

impl Figures {
    /// What moves, with what is reserved.
    ///
    /// # Errors
    /// [`WonError::TooLarge`] when 64 bits don't hold it.
    pub fn used(&self) -> Result<Won, WonError> {
        self.moved.plus(self.reserved)
    }

    /// The share that moves in tenths of a per cent, rounded down: 82 is 8.2 %. Nothing when
    /// rounding would show what is over the limit as the limit itself; then only the won that
    /// it is over tell the truth. Nothing of a baseline of nothing either.
    pub fn tenths(&self) -> Option<i64> {
        let share = |won: Won| i128::from(won.0) * 1000 / i128::from(self.total.0);
        if self.total <= Won::ZERO {
            return None;
        }
        let used = self.used().ok()?;
        let (shown, limit) = (share(used), share(self.limit));
        let seen = Won::ZERO <= self.headroom || limit < shown;
        seen.then_some(shown)
            .and_then(|tenths| tenths.try_into().ok())
    }
}

/// Policy programme, unit programme and detailed project; empty for the whole district.
type Project<'a> = (&'a str, &'a str, &'a str);

fn project(line: &Line, scope: Scope) -> Project<'_> {
    let path = &line.path;
    match scope {
        Scope::Project => (
            &path.policy_program,
            &path.unit_program,
            &path.detailed_project,
        ),
        Scope::DistrictTotal => ("", "", ""),
    }
}

/// The figures of each project, in the order of their names.
///
/// # Errors
/// [`WonError::TooLarge`] when sums leave 64 bits.
pub(super) fn project_figures(
    lines: &[Line],
    terms: &AgreementTerms,
) -> Result<Vec<Figures>, WonError> {
    let scope = terms.scope;
    let mut groups: BTreeMap<Project<'_>, Vec<&Line>> = BTreeMap::new();
    // Lines of one project mostly stand together, and are looked up together.
    for run in lines.chunk_by(|a, b| project(a, scope) == project(b, scope)) {
        groups
            .entry(project(&run[0], scope))
            .or_default()
            .extend(run);
    }
    let figures = groups
        .into_iter()
        .map(|((_, _, project), lines)| of(project, &lines, terms));
    figures.collect()
}

fn of(project: &str, lines: &[&Line], terms: &AgreementTerms) -> Result<Figures, WonError> {
    let total = Won::sum(lines.iter().map(|line| line.base))?;
    let differences = differences(lines)?;
    let [increased, decreased] = ways(&differences)?;
    let own = lines.iter().map(|line| minus(line.new, line.current));
    let own = larger(ways(&own.collect::<Result<Vec<_>, _>>()?)?);
    let moved = increased.max(decreased);
    let reserved = minus(worst(lines, moved)?, moved)?;
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

/// Up to so many changes that wait, every subset of them is tried; beyond, a bound is taken.
const TRIED: usize = 12;

/// The most that could have moved once the worst subset of what waits had come into force.
///
/// Each of those changes may come or not, and one may undo what another does, so the sum of
/// all of them is not always the worst. Above [`TRIED`] changes of one project the sum of what
/// each moves by itself stands for it, which is never less.
fn worst(lines: &[&Line], moved: Won) -> Result<Won, WonError> {
    let count = lines.iter().map(|line| line.waiting.len()).max();
    let moves = (0..count.unwrap_or(0)).map(|place| -> Vec<Won> {
        let moves = lines.iter().map(|line| line.waiting.get(place));
        moves.map(|won| won.copied().unwrap_or_default()).collect()
    });
    let moves: Vec<_> = moves
        .filter(|moves| moves.iter().any(|won| *won != Won::ZERO))
        .collect();
    if TRIED < moves.len() {
        let alone = moves.iter().map(|moves| ways(moves).map(larger));
        return moved.plus(Won::sum(alone.collect::<Result<Vec<_>, _>>()?)?);
    }
    let mut now = differences(lines)?;
    let mut taken = vec![false; moves.len()];
    let mut most = moved;
    // In Gray's order one change comes or goes at each step.
    for step in 1usize..1 << moves.len() {
        let place = step.trailing_zeros() as usize;
        taken[place] = !taken[place];
        for (sum, won) in now.iter_mut().zip(&moves[place]) {
            *sum = match taken[place] {
                true => sum.plus(*won)?,
                false => minus(*sum, *won)?,
            };
        }
        most = most.max(larger(ways(&now)?));
    }
    Ok(most)
}

/// What each line gains over the baseline.
fn differences(lines: &[&Line]) -> Result<Vec<Won>, WonError> {
    lines.iter().map(|line| line.difference()).collect()
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
