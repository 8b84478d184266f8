//! Formulas of classic mode against figures worked out by hand on paper, so that they are checked
//! also where no result of Polis is at hand.
#![allow(clippy::unwrap_used)]

use deliberation::classic::statistics::{
    self, figures, group_aware_consensus, priority, share, share_test, two_share_test,
};
use deliberation::classic::tally::Tally;
use deliberation::classic::{pca, project};
use deliberation::report::Stance;
use deliberation::{Id, Vote, Votes};

fn near(found: f64, expected: f64) {
    let far = (found - expected).abs();
    assert!(
        far <= 1e-12 * expected.abs().max(1.0),
        "{found}, not {expected}"
    );
}

fn tally(agree: u32, disagree: u32, pass: u32) -> Tally {
    Tally {
        agree,
        disagree,
        votes: agree + disagree + pass,
    }
}

/// Three of four agree here, one of four elsewhere: 4/6 against 2/6, and 4/5 against 2/5 with 6/10
/// in common.
#[test]
fn a_group_that_agrees_more_than_others() {
    let [agree, disagree] = figures(tally(3, 0, 1), tally(1, 2, 1));
    near(agree.share, 2.0 / 3.0);
    near(agree.share_test, 0.6 * 5f64.sqrt());
    near(agree.ratio, 2.0);
    near(agree.ratio_test, 0.4 / 0.096f64.sqrt());
    // Nobody disagrees here, two of four elsewhere: 1/6 against 3/6, 1/5 against 3/5 with 4/10.
    near(disagree.share, 1.0 / 6.0);
    near(disagree.share_test, -0.6 * 5f64.sqrt());
    near(disagree.ratio, 1.0 / 3.0);
    near(disagree.ratio_test, -0.4 / 0.096f64.sqrt());
}

#[test]
fn tests_at_their_ends() {
    near(share(0, 0), 0.5);
    // One voter who agrees already passes the test at 90 %: 1.414.
    near(share_test(1, 1), 2f64.sqrt());
    near(share_test(0, 0), 1.0);
    // Everybody on both sides says the same.
    near(two_share_test(4, 4, 9, 9), 0.0);
}

#[test]
fn consensus_of_groups_is_a_product() {
    let groups = [
        vec![tally(3, 0, 1)],
        vec![tally(1, 2, 1)],
        vec![tally(0, 0, 0)],
    ];
    near(
        group_aware_consensus(&groups, 0),
        2.0 / 3.0 * (1.0 / 3.0) * 0.5,
    );
}

/// A new statement: ((1 - 1/2) * 1 * 1/2 * 9)². With five votes the newness is 1 + 8/2.
#[test]
fn priorities_fall_with_votes() {
    near(priority(tally(0, 0, 0), 0.0, false), 5.0625);
    near(priority(tally(3, 1, 1), 1.0, false), 40_000.0 / 2_401.0);
    near(priority(tally(3, 1, 1), 1.0, true), 49.0);
}

/// Two statements go together and a third apart from them, all means are 0: the first direction is
/// (1, 1, 0)/√2, the second (0, 0, 1).
#[test]
fn places_of_four_people_on_three_statements() {
    let rows = [[1, 1, 1], [1, 1, -1], [-1, -1, 1], [-1, -1, -1]];
    let rows = rows.iter().enumerate().flat_map(|(person, row)| {
        row.iter().enumerate().map(move |(statement, vote)| {
            let vote = if *vote == 1 {
                Vote::Agree
            } else {
                Vote::Disagree
            };
            (Id::from(person as u64), Id::from(statement as u64), vote)
        })
    });
    let votes = Votes::from_rows(rows);
    let components = pca::components(&votes, 1);
    let root = 2f64.sqrt();
    for place in project::participants(&votes, &components, 1) {
        near(place[0].abs(), root);
        near(place[1].abs(), 1.0);
    }
    let extremity = project::extremity(&components);
    for (found, expected) in extremity
        .iter()
        .zip([1.5f64.sqrt(), 1.5f64.sqrt(), 3f64.sqrt()])
    {
        near(*found, expected);
    }
}

/// Who gave half the answers is moved out by √(3/1): only the first direction is in the answer.
#[test]
fn few_answers_are_stretched() {
    let components = pca::Components {
        means: vec![0.25, 0.0, 0.0],
        directions: [vec![0.6, 0.8, 0.0], vec![0.0, 0.0, 1.0]],
        strengths: [0.0; 2],
        passes: 0,
    };
    let all = (0..3u64).map(|statement| (Id::from(1), Id::from(statement), Vote::Pass));
    let one = (Id::from(0), Id::from(0), Vote::Agree);
    let votes = Votes::from_rows(all.chain([one]));
    let places = project::participants(&votes, &components, 1);
    near(places[0][0], 3f64.sqrt() * 0.75 * 0.6);
    near(places[0][1], 0.0);
    near(places[1][0], -0.25 * 0.6);
}

#[test]
fn what_tells_a_group_and_what_all_agree_on() {
    // 0: ten of ten here, none of ten there. 1: all agree everywhere. 2: the group disagrees.
    let here = vec![tally(10, 0, 0), tally(10, 0, 0), tally(0, 10, 0)];
    let there = vec![tally(0, 10, 0), tally(10, 0, 0), tally(10, 0, 0)];
    let groups = [here, there];
    let telling = statistics::representative(&groups, 0);
    let rows: Vec<_> = telling
        .iter()
        .map(|row| (row.statement, row.stance))
        .collect();
    assert_eq!(rows, [(0, Stance::Agree), (2, Stance::Disagree)]);
    assert!(telling[0].best_agree);
    let everybody = [tally(10, 10, 0), tally(20, 0, 0), tally(10, 10, 0)];
    let consensus = statistics::consensus(&everybody);
    assert!(consensus.disagree.is_empty());
    let agreed = &consensus.agree;
    assert_eq!(agreed.len(), 1);
    assert_eq!(agreed[0].statement, 1);
    near(agreed[0].share, 21.0 / 22.0);
    near(agreed[0].share_test, 21f64.sqrt());
}
