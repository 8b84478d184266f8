//! The case for a larger total (총액 확대의 근거): what was chosen and could not be paid for, and
//! what became of what was granted.
//!
//! What was left of the budget after the selection is laid out once more in the order of the
//! selection. An item lacked money when what it was not given does not fit into the rest any
//! more, and it was given no less than the residents' vote granted. What fits, or was taken from
//! what the vote granted, was left out for another reason, which the selection states, and makes
//! no case.

use finance::{Won, WonError};

use crate::id::{AgendaId, DistrictId, ProposalId};
use crate::selection::Verdict;

/// What a district decided on and what became of it in one fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// The district.
    pub district: DistrictId,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// What there was to decide on.
    pub budget: Won,
    /// How many items the selection dealt with.
    pub items: i64,
    /// What they asked for together; items whose cost nobody knew count nothing.
    pub requested: Won,
    /// What they were granted.
    pub granted: Won,
    /// What the lines of the agreement have now; nothing before there is one.
    pub in_force: Option<Won>,
    /// What was spent of it.
    pub spent: Won,
    /// What of it was carried over into the next year.
    pub carried: Won,
}

impl Year {
    /// What the selection left of the budget.
    pub fn left(&self) -> Won {
        Won(self.budget.0.saturating_sub(self.granted.0).max(0))
    }

    /// What of the agreement was neither spent nor carried over; nothing before there is one.
    /// Below nothing when a change took away what was spent.
    pub fn unspent(&self) -> Option<Won> {
        let kept = self.in_force?.0.saturating_sub(self.carried.0);
        Some(Won(kept.saturating_sub(self.spent.0)))
    }
}

/// An item that was given less than it asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The district.
    pub district: DistrictId,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// Its place in the selection, counted from 1.
    pub position: i64,
    /// The agenda that it is, if it is one.
    pub agenda: Option<AgendaId>,
    /// The proposal that it came from, if it came from one.
    pub proposal: Option<ProposalId>,
    /// Its title at that time.
    pub title: String,
    /// What it asked for.
    pub asked: Won,
    /// What it got.
    pub granted: Won,
    /// What the residents' vote granted it; nothing when it was on no ballot.
    pub voted: Won,
    /// What became of it.
    pub verdict: Verdict,
    /// Why, as the selection says.
    pub reason: String,
    /// Whether a moderator has hidden what it came from.
    pub hidden: bool,
}

impl Short {
    /// What it was not given.
    pub fn missing(&self) -> Won {
        Won(self.asked.0.saturating_sub(self.granted.0))
    }

    /// Whether the council took from it what the residents' vote granted.
    pub fn taken(&self) -> bool {
        self.granted < self.voted
    }
}

/// The case that one year makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<'a> {
    /// The year.
    pub year: &'a Year,
    /// What lacked money, in the order of the selection.
    pub lacking: Vec<&'a Short>,
    /// What was given less for another reason.
    pub otherwise: Vec<&'a Short>,
    /// What all that lacked money was not given.
    pub missing: Won,
    /// What is left of the budget beside what fits into it.
    pub rest: Won,
    /// How much larger the total would have had to be for all of it.
    pub more: Won,
}

/// The case that a year makes from what was given less in it.
///
/// # Errors
/// [`WonError::TooLarge`] when sums leave 64 bits.
pub fn case<'a>(year: &'a Year, short: &'a [Short]) -> Result<Case<'a>, WonError> {
    let own = |one: &&Short| one.district == year.district && one.fiscal_year == year.fiscal_year;
    let mut own: Vec<_> = short.iter().filter(own).collect();
    own.sort_by_key(|one| one.position);
    let mut rest = year.left();
    let (mut lacking, mut otherwise) = (Vec::new(), Vec::new());
    for one in own {
        if one.taken() {
            otherwise.push(one);
        } else if one.missing() <= rest {
            rest = Won(rest.0.saturating_sub(one.missing().0));
            otherwise.push(one);
        } else {
            lacking.push(one);
        }
    }
    let missing = Won::sum(lacking.iter().map(|one| one.missing()))?;
    let more = Won(missing.0.saturating_sub(rest.0).max(0));
    Ok(Case {
        year,
        lacking,
        otherwise,
        missing,
        rest,
        more,
    })
}

/// The same figures of several districts in one year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// What was asked for.
    pub requested: Won,
    /// What was granted.
    pub granted: Won,
    /// What lacked money.
    pub missing: Won,
    /// How much larger the totals would have had to be, each district for itself.
    pub more: Won,
    /// What agreements have now.
    pub in_force: Won,
    /// What was spent under agreements.
    pub spent: Won,
    /// What of them was carried over into the next year.
    pub carried: Won,
}

impl Together {
    /// The sums of some cases.
    ///
    /// # Errors
    /// [`WonError::TooLarge`] when sums leave 64 bits.
    pub fn of(cases: &[Case<'_>]) -> Result<Together, WonError> {
        let sum = |amount: fn(&Case<'_>) -> Won| Won::sum(cases.iter().map(amount));
        Ok(Together {
            requested: sum(|case| case.year.requested)?,
            granted: sum(|case| case.year.granted)?,
            missing: sum(|case| case.missing)?,
            more: sum(|case| case.more)?,
            in_force: sum(|case| case.year.in_force.unwrap_or_default())?,
            spent: sum(|case| case.year.in_force.map_or(Won::ZERO, |_| case.year.spent))?,
            carried: sum(|case| case.year.in_force.map_or(Won::ZERO, |_| case.year.carried))?,
        })
    }

    /// What of the agreements was neither spent nor carried over.
    pub fn unspent(&self) -> Won {
        let kept = self.in_force.0.saturating_sub(self.carried.0);
        Won(kept.saturating_sub(self.spent.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(budget: i64, granted: i64) -> Year {
        Year {
            district: DistrictId(1),
            fiscal_year: 2027,
            budget: Won(budget),
            items: 3,
            requested: Won(0),
            granted: Won(granted),
            in_force: None,
            spent: Won::ZERO,
            carried: Won::ZERO,
        }
    }

    fn short(position: i64, asked: i64, granted: i64) -> Short {
        Short {
            district: DistrictId(1),
            fiscal_year: 2027,
            position,
            agenda: None,
            proposal: None,
            title: format!("의제 {position}"),
            asked: Won(asked),
            granted: Won(granted),
            voted: Won::ZERO,
            verdict: if granted == 0 {
                Verdict::LeftOut
            } else {
                Verdict::Changed
            },
            reason: "까닭".into(),
            hidden: false,
        }
    }

    #[test]
    fn only_what_the_rest_could_not_pay_for_lacked_money() {
        let year = year(1_000, 900);
        let mut all = [
            short(1, 101, 0),
            short(2, 100, 0),
            short(3, 300, 150),
            short(4, 180, 100),
            short(5, 500, 0),
        ];
        // The council took this from what the vote had granted.
        all[4].voted = Won(500);
        let found = case(&year, &all).expect("small sums");
        let places: Vec<_> = found.lacking.iter().map(|one| one.position).collect();
        assert_eq!(places, [1, 3, 4]);
        let places: Vec<_> = found.otherwise.iter().map(|one| one.position).collect();
        assert_eq!(places, [2, 5]);
        // 101, 150 and 80 are missing; the second one takes the 100 that were left.
        assert_eq!((found.missing, found.rest), (Won(331), Won::ZERO));
        assert_eq!(found.more, Won(331));
    }

    #[test]
    fn what_does_not_fit_together_lacked_money() {
        let year = year(36_000_000, 30_000_000);
        // The order is that of the selection, whatever the store answered first.
        let all = [3, 1, 2].map(|position| short(position, 5_000_000, 0));
        let found = case(&year, &all).expect("small sums");
        let places: Vec<_> = found.lacking.iter().map(|one| one.position).collect();
        assert_eq!(places, [2, 3]);
        assert_eq!(found.otherwise.len(), 1);
        assert_eq!(
            (found.missing, found.rest),
            (Won(10_000_000), Won(1_000_000))
        );
        assert_eq!(found.more, Won(9_000_000));
    }

    #[test]
    fn other_years_and_districts_make_no_case_here() {
        let year = year(100, 100);
        let mut elsewhere = short(1, 50, 0);
        elsewhere.district = DistrictId(2);
        let mut before = short(2, 50, 0);
        before.fiscal_year = 2026;
        let all = [elsewhere, before];
        let found = case(&year, &all).expect("small sums");
        assert_eq!((found.lacking.len(), found.more), (0, Won::ZERO));
    }

    #[test]
    fn what_is_unspent_is_known_under_an_agreement_alone() {
        let mut one = year(100, 100);
        one.spent = Won(30);
        assert_eq!(one.unspent(), None);
        one.in_force = Some(Won(90));
        assert_eq!(one.unspent(), Some(Won(60)));
        one.carried = Won(25);
        assert_eq!(one.unspent(), Some(Won(35)));
        // More was granted than there was: nothing is left.
        assert_eq!(year(100, 120).left(), Won::ZERO);
        let before = year(100, 50);
        let cases = [
            case(&one, &[]).expect("small sums"),
            case(&before, &[]).expect("small sums"),
        ];
        let together = Together::of(&cases).expect("small sums");
        assert_eq!((together.in_force, together.spent), (Won(90), Won(30)));
        assert_eq!(together.unspent(), Won(35));
    }
}
