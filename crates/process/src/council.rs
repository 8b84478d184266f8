//! How a council resolves.

use crate::rules::CouncilRule;

/// What a show of hands led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Too few members are present: `needed` would open the meeting.
    NoQuorum {
        /// The smallest number of members that can resolve.
        needed: u32,
    },
    /// Enough were in favour.
    Passed,
    /// Too few were in favour: `needed` would have passed it.
    Rejected {
        /// The smallest number in favour that passes.
        needed: u32,
    },
}

/// The smallest whole number that is more than `fraction` of `whole`.
///
/// Worked out by cross-multiplication, so no share is ever rounded.
pub fn more_than(fraction: [u32; 2], whole: u32) -> u32 {
    let [numerator, denominator] = fraction.map(u64::from);
    let exceeded = u64::from(whole) * numerator / denominator.max(1) + 1;
    u32::try_from(exceeded).unwrap_or(u32::MAX)
}

/// Decides on a motion, given the members in office, those present and those in favour.
///
/// A member who has to stay out of the matter counts neither as member nor as present.
pub fn resolve(rule: &CouncilRule, members: u32, present: u32, in_favour: u32) -> Resolution {
    let quorum = more_than(rule.quorum_more_than, members);
    if present < quorum {
        return Resolution::NoQuorum { needed: quorum };
    }
    let needed = more_than(rule.majority_more_than, present);
    if in_favour < needed {
        Resolution::Rejected { needed }
    } else {
        Resolution::Passed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    /// Scenario 13.
    #[test]
    fn fourteen_of_twenty_nine_cannot_resolve_and_eight_of_fifteen_pass() {
        let rule = Rules::on(date(2026, 7, 1)).council;
        for (members, present, in_favour, expected) in [
            (29, 14, 14, Resolution::NoQuorum { needed: 15 }),
            (29, 15, 8, Resolution::Passed),
            (29, 15, 7, Resolution::Rejected { needed: 8 }),
            (30, 15, 15, Resolution::NoQuorum { needed: 16 }),
            (30, 16, 8, Resolution::Rejected { needed: 9 }),
            (30, 16, 9, Resolution::Passed),
            (0, 0, 0, Resolution::NoQuorum { needed: 1 }),
        ] {
            let outcome = resolve(rule, members, present, in_favour);
            assert_eq!(
                outcome, expected,
                "{members} members, {present} present, {in_favour} for"
            );
        }
    }
}
