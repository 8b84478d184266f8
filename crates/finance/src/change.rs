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

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use figures::{Figures, Line, Scope};
pub use law::Article;
pub use verdict::{AtLimit, CityReason, Judgement, Verdict};

use crate::won::{Won, WonError};
use figures::{exceeds, project_figures};
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

/// Judges a change: the lines hold the baseline and what is proposed.
///
/// The steps are tried in this order: before execution begins it is a revision of the
/// agreement; then what is forbidden; then what needs more money; then diversion; then the
/// limit; what is left is the council's.
///
/// # Errors
/// [`WonError::TooLarge`] when sums leave 64 bits.
pub fn judge(
    lines: &[Line],
    terms: &AgreementTerms,
    circumstances: Circumstances,
) -> Result<Judgement, WonError> {
    let law = Law::on(circumstances.today);
    let figures = project_figures(lines, terms)?;
    let base = Won::sum(lines.iter().map(|line| line.base))?;
    let new = Won::sum(lines.iter().map(|line| line.new))?;
    let moves = lines.iter().any(|line| line.base != line.new);
    let say = |verdict, article: Option<&Article>| Judgement {
        verdict,
        article: article.cloned(),
        base_total: base,
        new_total: new,
        projects: figures.clone(),
    };
    if !moves {
        let verdict = match circumstances.content {
            true => Verdict::ContentChange,
            false => Verdict::Nothing,
        };
        return Ok(say(verdict, None));
    }
    if circumstances.today < terms.execution_start {
        return Ok(say(Verdict::AgreementRevision, None));
    }
    let policies = net(lines, |line| line.path.policy_program.clone())?;
    if moved_between(&policies) && !circumstances.transfer_voted {
        return Ok(say(Verdict::BlockedTransfer, Some(&law.transfer)));
    }
    let items = net(lines, |line| {
        (
            line.path.unit_program.clone(),
            line.path.item_code().to_owned(),
        )
    })?;
    let diverted = moved_between(&items);
    if let Some(article) = forbidden(lines, &items, diverted, terms, circumstances.today, law)? {
        return Ok(say(Verdict::Blocked, Some(article)));
    }
    if base < new {
        return Ok(say(Verdict::SupplementRequired, Some(&law.supplement)));
    }
    if diverted {
        return Ok(say(
            Verdict::CityApproval(CityReason::Diversion),
            Some(&law.diversion),
        ));
    }
    if figures.iter().any(|figures| exceeds(figures, terms)) {
        return Ok(say(Verdict::CityApproval(CityReason::OverLimit), None));
    }
    Ok(say(Verdict::CouncilDecision, None))
}

/// What the law forbids of this change, if anything.
fn forbidden<'a>(
    lines: &[Line],
    items: &BTreeMap<(String, String), Won>,
    diverted: bool,
    terms: &AgreementTerms,
    today: Date,
    law: &'a Law,
) -> Result<Option<&'a Article>, WonError> {
    if terms.execution_end < today {
        return Ok(Some(&law.year_end));
    }
    if !diverted {
        return Ok(None);
    }
    let group = |line: &Line| {
        (
            line.path.unit_program.clone(),
            line.path.item_code().to_owned(),
        )
    };
    for ((unit, item), won) in items {
        if Won::ZERO < *won {
            if law.never_into.contains(item) {
                return Ok(Some(&law.into));
            }
            let here = lines.iter().filter(|line| {
                let (of, code) = group(line);
                of == *unit && code == *item
            });
            if Won::sum(here.map(|line| line.base))? == Won::ZERO {
                return Ok(Some(&law.not_in_budget));
            }
        } else if *won < Won::ZERO && law.never_out_of.contains(item) {
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
