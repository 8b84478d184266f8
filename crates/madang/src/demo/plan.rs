//! What is proposed and commented, by whom and when: worked out before anything is written.

use finance::Won;
use jiff::Timestamp;

use super::calendar;
use super::random::Random;
use super::texts::texts;

/// A proposal to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// When it is handed in.
    pub at: Timestamp,
    /// The position of its author among the residents.
    pub author: usize,
    /// The position of its idea.
    pub idea: usize,
    /// The position of its neighbourhood; `None` means the whole district.
    pub neighborhood: Option<usize>,
    /// The cost, if the author names one.
    pub cost: Option<Won>,
}

/// A comment to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// When it is written.
    pub at: Timestamp,
    /// The position of its author among the residents.
    pub author: usize,
    /// The position of its proposal in [`Plan::proposals`].
    pub proposal: usize,
    /// The position in [`Plan::comments`] of the earlier one that it answers.
    pub answers: Option<usize>,
    /// The text.
    pub text: &'static str,
}

/// How much of what.
#[derive(Clone, Copy, Debug)]
pub struct Amounts {
    /// Residents who take part.
    pub residents: usize,
    /// Proposals.
    pub proposals: usize,
    /// Comments.
    pub comments: usize,
}

/// A district's half year, each list in the order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The proposals.
    pub proposals: Vec<Proposal>,
    /// The comments.
    pub comments: Vec<Comment>,
}

impl Plan {
    /// A plan whose proposals are handed in between two moments, and no later than now.
    pub fn within(seed: u64, amounts: Amounts, (from, to): (Timestamp, Timestamp)) -> Plan {
        let mut random = Random::new(seed);
        let until = to.min(calendar::now() - jiff::SignedDuration::from_mins(20));
        let times = (0..amounts.proposals).map(|_| calendar::between(&mut random, from, until));
        let mut times: Vec<Timestamp> = times.collect();
        times.sort_unstable();
        Plan::at(random, times, amounts, until)
    }

    /// The plan for a seed; the same seed always gives the same plan.
    pub fn new(seed: u64, amounts: Amounts) -> Plan {
        let mut random = Random::new(seed);
        let mut times = times(&mut random, amounts.proposals, calendar::proposals_from());
        // The first are there when the agendas of the first vote are put together.
        let early = amounts.proposals.div_ceil(3);
        for time in times.iter_mut().take(early) {
            *time = calendar::between(
                &mut random,
                calendar::proposals_from(),
                calendar::first_vote()[0],
            );
        }
        times.sort_unstable();
        Plan::at(random, times, amounts, calendar::now())
    }

    fn at(mut random: Random, times: Vec<Timestamp>, amounts: Amounts, until: Timestamp) -> Plan {
        let proposals: Vec<Proposal> = times
            .into_iter()
            .enumerate()
            .map(|(position, at)| proposal(&mut random, position, at, amounts.residents))
            .collect();
        let mut comments: Vec<Comment> = (0..amounts.comments)
            .map(|_| {
                let about = random.below(proposals.len());
                let at = calendar::between(&mut random, proposals[about].at, until);
                Comment {
                    at,
                    author: random.below(amounts.residents),
                    proposal: about,
                    answers: None,
                    text: random.pick(&texts().comments).as_str(),
                }
            })
            .collect();
        comments.sort_by_key(|comment| comment.at);
        // Every third one answers the last one before it on the same proposal.
        for position in (2..comments.len()).step_by(3) {
            let about = comments[position].proposal;
            let before = comments[..position].iter();
            comments[position].answers = before.into_iter().rposition(|c| c.proposal == about);
        }
        Plan {
            proposals,
            comments,
        }
    }
}

fn times(random: &mut Random, count: usize, from: Timestamp) -> Vec<Timestamp> {
    let until = calendar::now() - jiff::SignedDuration::from_mins(20);
    (0..count)
        .map(|_| calendar::between(random, from, until))
        .collect()
}

/// Each idea comes once in a neighbourhood, so no title comes twice.
fn proposal(random: &mut Random, position: usize, at: Timestamp, residents: usize) -> Proposal {
    let (ideas, places) = (texts().ideas.len(), texts().neighborhoods.len());
    // 7 shares no divisor with 40, so neighbouring proposals are about different things.
    let (idea, round) = (position * 7 % ideas, position / ideas);
    let neighborhood = (idea + 7 * round) % places;
    let tenths = 8 + random.below(5);
    let cost = texts().ideas[idea].cost * 1_000 * i64::try_from(tenths).unwrap_or(10);
    Proposal {
        at,
        author: random.below(residents),
        idea,
        neighborhood: Some(neighborhood),
        cost: (random.below(5) > 0).then_some(Won(cost)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const DISTRICT: Amounts = Amounts {
        residents: 2_000,
        proposals: 120,
        comments: 400,
    };

    /// FNV-1a: any change of texts, plan or generator shows.
    fn fingerprint(text: &str) -> u64 {
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    /// Whoever changes this changes what every guide and screenshot shows.
    #[test]
    fn the_same_seed_gives_the_same_year() {
        let year = |seed| {
            let plan = Plan::new(seed, DISTRICT);
            let titles = plan.proposals.iter().map(|p| &texts().ideas[p.idea].title);
            let titles: Vec<_> = titles.collect();
            fingerprint(&format!("{plan:?}{titles:?}"))
        };
        assert_ne!(year(1), year(2));
        assert_eq!(year(super::super::play::SEED), 14_241_547_232_461_403_518);
    }

    #[test]
    fn no_title_comes_twice_and_all_is_in_order() {
        let city = Amounts {
            residents: 200,
            proposals: 400,
            comments: 0,
        };
        for amounts in [DISTRICT, city] {
            let plan = Plan::new(3, amounts);
            let titles: HashSet<_> = plan
                .proposals
                .iter()
                .map(|p| (p.idea, p.neighborhood))
                .collect();
            assert_eq!(titles.len(), amounts.proposals);
            assert!(plan.proposals.is_sorted_by_key(|p| p.at));
            assert!(
                plan.comments
                    .iter()
                    .all(|c| plan.proposals[c.proposal].at <= c.at)
            );
            assert!(plan.comments.iter().all(|c| c.at < calendar::now()));
            let early = plan
                .proposals
                .iter()
                .filter(|p| p.at < calendar::first_vote()[0]);
            assert!(early.count() >= amounts.proposals / 3);
        }
    }
}
