//! What tells groups apart, what everybody agrees on, and what to show next.

use super::tally::Tally;
use crate::Id;
use crate::report::{Position, Stance};

/// The quantile of the normal distribution for one-sided tests at 90 %.
pub const Z90: f64 = 1.2816;
/// How many statements represent a group, and how many stand for a consensus either way.
pub const SHOWN: usize = 5;

/// The share of `n` among `votes`, with one more vote on either side.
pub fn share(n: u32, votes: u32) -> f64 {
    (f64::from(n) + 1.0) / (f64::from(votes) + 2.0)
}

/// How far the share lies above one half, in standard deviations.
pub fn share_test(n: u32, votes: u32) -> f64 {
    let (n, votes) = (f64::from(n), f64::from(votes));
    2.0 * (votes + 1.0).sqrt() * ((n + 1.0) / (votes + 1.0) - 0.5)
}

/// How far the shares of two sets of people lie apart, in standard deviations.
pub fn two_share_test(n: u32, votes: u32, other_n: u32, other_votes: u32) -> f64 {
    let (n, votes) = (f64::from(n) + 1.0, f64::from(votes) + 1.0);
    let (other_n, other_votes) = (f64::from(other_n) + 1.0, f64::from(other_votes) + 1.0);
    let pooled = (n + other_n) / (votes + other_votes);
    if pooled == 1.0 {
        return 0.0;
    }
    let spread = pooled * (1.0 - pooled) * (1.0 / votes + 1.0 / other_votes);
    (n / votes - other_n / other_votes) / spread.sqrt()
}

/// The figures of one stance of a group towards a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// How many of the group have the stance.
    pub n: u32,
    /// [`share`] of them.
    pub share: f64,
    /// [`share_test`] of them.
    pub share_test: f64,
    /// The share divided by that of all other groups.
    pub ratio: f64,
    /// [`two_share_test`] against all other groups.
    pub ratio_test: f64,
}

impl Figures {
    fn new(n: u32, votes: u32, other_n: u32, other_votes: u32) -> Figures {
        Figures {
            n,
            share: share(n, votes),
            share_test: share_test(n, votes),
            ratio: share(n, votes) / share(other_n, other_votes),
            ratio_test: two_share_test(n, votes, other_n, other_votes),
        }
    }

    fn significant(&self) -> bool {
        Z90 < self.ratio_test && Z90 < self.share_test
    }

    fn metric(&self) -> f64 {
        self.ratio * self.ratio_test * self.share * self.share_test
    }
}

/// How a group stands towards a statement, in its stronger stance.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The position of the statement.
    pub statement: usize,
    /// The stance that tells the group from the others.
    pub stance: Stance,
    /// The votes of the group.
    pub tally: Tally,
    /// The figures of that stance.
    pub figures: Figures,
    /// Whether it stands here because the group agrees with it most.
    pub best_agree: bool,
}

impl Telling {
    /// The row of a report.
    pub fn position(&self, statements: &[Id]) -> Position {
        Position {
            statement: statements[self.statement].clone(),
            stance: self.stance,
            agree: self.tally.agree,
            disagree: self.tally.disagree,
            pass: self.tally.pass(),
            share: self.figures.share,
            share_z: Some(self.figures.share_test),
            share_lower: None,
            share_others: None,
            ratio: Some(self.figures.ratio),
            ratio_z: Some(self.figures.ratio_test),
        }
    }
}

/// The figures of a group towards a statement: of agreeing and of disagreeing.
pub fn figures(tally: Tally, others: Tally) -> [Figures; 2] {
    [
        Figures::new(tally.agree, tally.votes, others.agree, others.votes),
        Figures::new(tally.disagree, tally.votes, others.disagree, others.votes),
    ]
}

/// The statements that tell a group from all others.
///
/// First the statement that it agrees with most, then those whose stance passes both tests at
/// 90 %, by the product of their figures, [`SHOWN`] in all; of those taken the ones that it agrees
/// with come first. When none passes, there is only the one it agrees with most, or else the one
/// with the largest difference from the others.
pub fn representative(groups: &[Vec<Tally>], group: usize) -> Vec<Telling> {
    representative_among(groups, group, |_| true)
}

/// [`representative`], of those statements only for which `eligible` is true.
pub fn representative_among(
    groups: &[Vec<Tally>],
    group: usize,
    eligible: impl Fn(usize) -> bool,
) -> Vec<Telling> {
    let mut sufficient: Vec<Telling> = Vec::new();
    let mut best_agree: Option<([Figures; 2], Telling)> = None;
    let mut best: Option<Telling> = None;
    for statement in (0..groups[group].len()).filter(|place| eligible(*place)) {
        let tally = groups[group][statement];
        let others = groups
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != group);
        let others: Tally = others.map(|(_, tallies)| tallies[statement]).sum();
        let both = figures(tally, others);
        let agrees = both[1].ratio_test < both[0].ratio_test;
        let telling = Telling {
            statement,
            stance: if agrees {
                Stance::Agree
            } else {
                Stance::Disagree
            },
            tally,
            figures: both[usize::from(!agrees)],
            best_agree: false,
        };
        if both.iter().any(Figures::significant) {
            sufficient.push(telling.clone());
        }
        if beats_agreed(&both, tally, best_agree.as_ref().map(|(both, _)| both)) {
            let best_agree_row = Telling {
                best_agree: true,
                ..telling.clone()
            };
            best_agree = Some((both, best_agree_row));
        }
        let larger = |best: &Telling| best.figures.ratio_test < telling.figures.ratio_test;
        if best.as_ref().is_none_or(larger) {
            best = Some(telling);
        }
    }
    let best_agree = best_agree.map(|(_, telling)| telling);
    if sufficient.is_empty() {
        return best_agree.or(best).into_iter().collect();
    }
    if let Some(best_agree) = &best_agree {
        sufficient.retain(|telling| telling.statement != best_agree.statement);
    }
    sufficient.sort_by(|a, b| b.figures.metric().total_cmp(&a.figures.metric()));
    let mut taken: Vec<Telling> = best_agree.into_iter().chain(sufficient).collect();
    taken.truncate(SHOWN);
    taken.sort_by_key(|telling| telling.stance == Stance::Disagree);
    taken
}

/// Whether the group agrees with this statement more than with the best one so far.
fn beats_agreed(both: &[Figures; 2], tally: Tally, best: Option<&[Figures; 2]>) -> bool {
    if tally.agree == 0 && tally.disagree == 0 {
        return false;
    }
    let agree = &both[0];
    match best.map(|best| &best[0]) {
        Some(best) if 1.0 < best.ratio => best.metric() < agree.metric(),
        Some(best) => best.share * best.share_test < agree.share * agree.share_test,
        None => Z90 < agree.share_test || (1.0 < agree.ratio && 0.5 < agree.share),
    }
}

/// A statement with which most of everybody agree, or disagree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreed {
    /// The position of the statement.
    pub statement: usize,
    /// Which of both.
    pub stance: Stance,
    /// The votes of everybody.
    pub tally: Tally,
    /// [`share`] of the stance.
    pub share: f64,
    /// [`share_test`] of the stance.
    pub share_test: f64,
}

impl Agreed {
    /// The row of a report.
    pub fn position(&self, statements: &[Id]) -> Position {
        Position {
            statement: statements[self.statement].clone(),
            stance: self.stance,
            agree: self.tally.agree,
            disagree: self.tally.disagree,
            pass: self.tally.pass(),
            share: self.share,
            share_z: Some(self.share_test),
            share_lower: None,
            share_others: None,
            ratio: None,
            ratio_z: None,
        }
    }
}

/// What most of everybody agree and disagree with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Consensus {
    /// The statements agreed with, the clearest first.
    pub agree: Vec<Agreed>,
    /// The statements disagreed with, the clearest first.
    pub disagree: Vec<Agreed>,
}

/// The [`SHOWN`] statements with the largest share times test, among those with a share above one
/// half that passes the test at 90 %, for either stance.
pub fn consensus(tallies: &[Tally]) -> Consensus {
    consensus_among(tallies, |_| true)
}

/// [`consensus`], of those statements only for which `eligible` is true.
pub fn consensus_among(tallies: &[Tally], eligible: impl Fn(usize) -> bool) -> Consensus {
    let of = |stance: Stance| {
        let mut found: Vec<Agreed> = Vec::new();
        for (statement, tally) in tallies.iter().enumerate().filter(|row| eligible(row.0)) {
            let n = match stance {
                Stance::Agree => tally.agree,
                Stance::Disagree => tally.disagree,
            };
            let agreed = Agreed {
                statement,
                stance,
                tally: *tally,
                share: share(n, tally.votes),
                share_test: share_test(n, tally.votes),
            };
            if 0.5 < agreed.share && Z90 < agreed.share_test {
                found.push(agreed);
            }
        }
        let metric = |agreed: &Agreed| agreed.share * agreed.share_test;
        found.sort_by(|a, b| metric(b).total_cmp(&metric(a)));
        found.truncate(SHOWN);
        found
    };
    Consensus {
        agree: of(Stance::Agree),
        disagree: of(Stance::Disagree),
    }
}

/// The product over all groups of the share that agrees.
pub fn group_aware_consensus(groups: &[Vec<Tally>], statement: usize) -> f64 {
    let shares = groups.iter().map(|tallies| tallies[statement]);
    shares
        .map(|tally| share(tally.agree, tally.votes))
        .product()
}

/// How useful it is to show a statement next: new ones, disputed ones and those that few pass on
/// first. A statement about the participants themselves (`meta`) has a fixed priority.
pub fn priority(tally: Tally, extremity: f64, meta: bool) -> f64 {
    if meta {
        return 49.0;
    }
    let votes = f64::from(tally.votes);
    let passes = share(tally.pass(), tally.votes);
    let importance = (1.0 - passes) * (1.0 + extremity) * share(tally.agree, tally.votes);
    let newness = 1.0 + 8.0 * 2f64.powf(-votes / 5.0);
    (importance * newness).powi(2)
}
