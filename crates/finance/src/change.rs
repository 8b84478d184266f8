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
pub mod file;
mod law;
mod sentence;
mod verdict;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

pub use figures::{Figures, Line, Scope};
pub use law::{Article, Never};
pub use verdict::{AtLimit, CityReason, Clause, Judgement, Reason, Verdict};

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
/// The steps are tried in this order, on the sums of groups: before execution begins it is a
/// revision of the agreement; then what leaves its policy programme while another gains; then
/// what is forbidden: after the last day, out of and into the budget items that the law names;
/// then what needs more money; then diversion, where a budget item of a unit programme gains;
/// then the limit; what is left is the council's. Money outranks purpose: only a change that
/// moves none is one of the content. A plain cut of the total is no diversion. Only a project
/// that the change touches is held against the limit, with everything that moved in it since
/// the baseline and the worst of what waits.
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
    let policies = net(lines, |line| line.path.policy_program.as_str())?;
    if moved_between(&policies) && !circumstances.transfer_voted {
        return Ok((Verdict::BlockedTransfer, None, Some(&law.transfer)));
    }
    if !moves {
        return Ok((Verdict::ContentChange, Some(Clause::Content), None));
    }
    if terms.execution_end < today {
        return Ok((Verdict::Blocked, None, Some(&law.year_end)));
    }
    let items = net(lines, item)?;
    if let Some(article) = forbidden(&items, law) {
        return Ok((Verdict::Blocked, None, Some(article)));
    }
    let base = Won::sum(lines.iter().map(|line| line.base))?;
    if base < Won::sum(lines.iter().map(|line| line.new))? {
        return Ok((Verdict::SupplementRequired, None, Some(&law.supplement)));
    }
    // The sum does not rise, so whatever one item gains was another's.
    if let Some(item_gains) = items.iter().find(|(_, won)| Won::ZERO < **won) {
        let article = match had_money(lines, item_gains.0)? {
            true => &law.diversion,
            false => &law.not_in_budget,
        };
        let verdict = Verdict::CityApproval(CityReason::Diversion);
        return Ok((verdict, Some(Clause::Diversion), Some(article)));
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

/// Policy programme, unit programme (단위사업) and budget item (편성목): what leaves them is
/// diverted.
type Item<'a> = (&'a str, &'a str, &'a str);

fn item(line: &Line) -> Item<'_> {
    let path = &line.path;
    (&path.policy_program, &path.unit_program, path.item_code())
}

/// What the law forbids of what leaves or enters budget items, if anything.
fn forbidden(items: &BTreeMap<Item<'_>, Won>, law: &'static Law) -> Option<&'static Article> {
    let among = |codes: &[String], code: &str| codes.iter().any(|one| one == code);
    items.iter().find_map(|((_, _, code), won)| {
        if Won::ZERO < *won && among(&law.never_into, code) {
            Some(&law.into)
        } else if *won < Won::ZERO && among(&law.never_out_of, code) {
            Some(&law.out_of)
        } else {
            None
        }
    })
}

/// Whether the budget gave an item anything before; the city is told when it did not.
fn had_money(lines: &[Line], of: &Item<'_>) -> Result<bool, WonError> {
    let here = lines.iter().filter(|line| item(line) == *of);
    Ok(Won::sum(here.map(|line| line.base))? != Won::ZERO)
}

/// What each group gains or loses, of those in which a line differs from the baseline.
fn net<'a, K: Ord>(
    lines: &'a [Line],
    group: impl Fn(&'a Line) -> K,
) -> Result<BTreeMap<K, Won>, WonError> {
    let mut sums: BTreeMap<K, Won> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.base != line.new) {
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
