//! The change rule: who decides when money of an agreed budget is to move.
//!
//! The agreement of the program says that the council decides on changes within a limit, and
//! that the city has to be consulted and to approve above it and for any diversion (전용).
//! [`judge`] works that out from the amounts of the last version that the city approved (the
//! baseline), so that many small changes count as the one they add up to. What the council
//! decided does not move the baseline; what the city approved does. Sources: the agreement
//! between city and district; Local Finance Act, articles 45, 47-2, 49, and its decree,
//! article 55, as listed in `data/change-law.toml`.

mod figures;
mod law;
mod verdict;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

pub use figures::{Figures, Line, Scope};
pub use law::Article;
pub use verdict::{AtLimit, CityReason, Clause, Judgement, Verdict};

use crate::won::{Won, WonError};
use figures::{against_limit, project_figures};
use law::Law;

/// What the parties agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementTerms {
    /// The limit as a fraction, such as 10 of 100.
    pub limit: [u32; 2],
    /// Who decides on exactly the limit.
    pub at_limit: AtLimit,
    /// Of what the limit is a share.
    pub scope: Scope,
    /// First day on which the budget is carried out.
    pub execution_start: Date,
    /// Last day.
    pub execution_end: Date,
}

/// Under which circumstances a change is proposed or decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The day in Seoul.
    pub today: Date,
    /// Whether the district's council of representatives voted for a transfer between policy
    /// programmes (이용), with proof.
    pub transfer_voted: bool,
    /// Whether purpose, place or beneficiaries change.
    pub content: bool,
}

/// Judges a change: the lines hold the baseline, what is in force and what is proposed.
///
/// The steps are tried in this order: before execution begins it is a revision of the
/// agreement; then what is forbidden; then what needs more money; then diversion; then the
/// limit; what is left is the council's. Only a project that the change touches is held
/// against the limit, with everything that moved in it since the baseline.
///
/// # Errors
/// [`WonError::TooLarge`] when sums leave 64 bits.
pub fn judge(
    lines: &[Line],
    terms: &AgreementTerms,
    circumstances: Circumstances,
) -> Result<Judgement, WonError> {
    let figures = project_figures(lines, terms)?;
    let (verdict, clause, article) = found(lines, &figures, terms, circumstances)?;
    Ok(Judgement {
        verdict,
        clause,
        article: article.cloned(),
        base_total: Won::sum(lines.iter().map(|line| line.base))?,
        new_total: Won::sum(lines.iter().map(|line| line.new))?,
        projects: figures,
    })
}

type Found = (Verdict, Option<Clause>, Option<&'static Article>);

fn found(
    lines: &[Line],
    figures: &[Figures],
    terms: &AgreementTerms,
    circumstances: Circumstances,
) -> Result<Found, WonError> {
    let today = circumstances.today;
    let law = Law::on(today);
    // Measured from what is in force, so that what the council decided can be taken back.
    let moves = lines.iter().any(|line| line.current != line.new);
    if !moves && !circumstances.content {
        return Ok((Verdict::Nothing, None, None));
    }
    if today < terms.execution_start {
        let clause = Clause::ExecutionStart;
        return Ok((Verdict::AgreementRevision, Some(clause), None));
    }
    let policies = net(lines, |line| line.path.policy_program.clone())?;
    if moved_between(&policies) && !circumstances.transfer_voted {
        return Ok((Verdict::BlockedTransfer, None, Some(&law.transfer)));
    }
    if terms.execution_end < today {
        return Ok((Verdict::Blocked, None, Some(&law.year_end)));
    }
    if !moves {
        return Ok((Verdict::ContentChange, Some(Clause::Content), None));
    }
    let items = net(lines, item)?;
    let diverted = moved_between(&items);
    if diverted && let Some(article) = forbidden(lines, &items, law)? {
        return Ok((Verdict::Blocked, None, Some(article)));
    }
    let base = Won::sum(lines.iter().map(|line| line.base))?;
    if base < Won::sum(lines.iter().map(|line| line.new))? {
        return Ok((Verdict::SupplementRequired, None, Some(&law.supplement)));
    }
    if diverted {
        let verdict = Verdict::CityApproval(CityReason::Diversion);
        return Ok((verdict, Some(Clause::Diversion), Some(&law.diversion)));
    }
    let touched = figures.iter().filter(|figures| figures.own != Won::ZERO);
    let standing = touched.map(|figures| against_limit(figures, terms));
    let over = Verdict::CityApproval(CityReason::OverLimit);
    Ok(match standing.max().unwrap_or(Ordering::Less) {
        Ordering::Less => (Verdict::CouncilDecision, Some(Clause::Limit), None),
        Ordering::Greater => (over, Some(Clause::Limit), None),
        Ordering::Equal => {
            let verdict = match terms.at_limit {
                AtLimit::Council => Verdict::CouncilDecision,
                AtLimit::City => over,
            };
            (verdict, Some(Clause::AtLimit), None)
        }
    })
}

/// Unit programme (단위사업) and budget item (편성목): what leaves them is diverted.
fn item(line: &Line) -> (String, String) {
    let path = &line.path;
    (path.unit_program.clone(), path.item_code().to_owned())
}

/// What the law forbids of a diversion, if anything.
fn forbidden(
    lines: &[Line],
    items: &BTreeMap<(String, String), Won>,
    law: &'static Law,
) -> Result<Option<&'static Article>, WonError> {
    for (group, won) in items {
        let code = &group.1;
        if Won::ZERO < *won {
            if law.never_into.contains(code) {
                return Ok(Some(&law.into));
            }
            let here = lines.iter().filter(|line| item(line) == *group);
            if Won::sum(here.map(|line| line.base))? == Won::ZERO {
                return Ok(Some(&law.not_in_budget));
            }
        } else if *won < Won::ZERO && law.never_out_of.contains(code) {
            return Ok(Some(&law.out_of));
        }
    }
    Ok(None)
}

/// What each group gains or loses.
fn net<K: Ord>(lines: &[Line], group: impl Fn(&Line) -> K) -> Result<BTreeMap<K, Won>, WonError> {
    let mut sums: BTreeMap<K, Won> = BTreeMap::new();
    for line in lines {
        let sum = sums.entry(group(line)).or_default();
        *sum = sum.plus(line.difference()?)?;
    }
    Ok(sums)
}

/// Whether money went from one group to another: one loses and another gains. A plain cut is
/// no movement.
fn moved_between<K>(sums: &BTreeMap<K, Won>) -> bool {
    sums.values().any(|won| *won < Won::ZERO) && sums.values().any(|won| Won::ZERO < *won)
}

#[cfg(test)]
mod tests;
