//! Draws against all panels one by one, and what a published draw proves.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigUint;
use proptest::prelude::*;

use super::published::{Difference, Published};
use super::urn::Limit;
use super::*;

fn limit(least: u32, most: u32) -> Limit {
    Limit { least, most }
}

fn token(n: usize) -> String {
    urn::hash(&format!("person {n}"))[..12].to_owned()
}

/// An urn of people who count toward the given limits.
fn urn_of(seats: u32, limits: &[Limit], people: &[&[usize]]) -> Urn {
    let people: Vec<(String, Vec<usize>)> = people
        .iter()
        .enumerate()
        .map(|(n, of)| (token(n), of.to_vec()))
        .collect();
    Urn::fill(seats, limits, &people).0
}

/// Every panel that keeps the limits, one by one.
fn panels(urn: &Urn) -> BTreeSet<BTreeSet<String>> {
    let tokens: Vec<&String> = urn.cells.iter().flat_map(|cell| &cell.tokens).collect();
    let mut found = BTreeSet::new();
    for mask in 0..1_u32 << tokens.len() {
        if mask.count_ones() != urn.seats {
            continue;
        }
        let chosen = tokens
            .iter()
            .enumerate()
            .filter(|(n, _)| mask >> n & 1 == 1);
        let panel: Vec<String> = chosen.map(|(_, token)| (*token).clone()).collect();
        if keeps(urn, &panel) {
            found.insert(panel.into_iter().collect());
        }
    }
    found
}

fn keeps(urn: &Urn, panel: &[String]) -> bool {
    let counts = urn.count(panel);
    let mut both = urn.limits.iter().zip(counts);
    panel.len() == urn.seats as usize && both.all(|(l, n)| l.least <= n && n <= l.most)
}

fn small() -> Urn {
    let limits = [limit(1, 2), limit(1, 3), limit(0, 1)];
    let people: &[&[usize]] = &[&[0], &[0], &[0, 2], &[1], &[1], &[1, 2], &[], &[2], &[0, 1]];
    urn_of(3, &limits, people)
}

#[test]
fn every_panel_is_as_likely_as_any_other() {
    let urn = small();
    let all = panels(&urn);
    assert_eq!(
        Ways::count(&urn).map(|ways| ways.panels()),
        Some(BigUint::from(all.len()))
    );
    let mut counts: BTreeMap<BTreeSet<String>, u32> = BTreeMap::new();
    let each = 100;
    let draws = all.len() * each;
    for n in 0..draws {
        let drawn = draw(&urn, &format!("seed {n}")).expect("a panel");
        assert_eq!(drawn.way, Way::Counted);
        *counts
            .entry(drawn.seated.into_iter().collect())
            .or_default() += 1;
    }
    assert_eq!(counts.keys().cloned().collect::<BTreeSet<_>>(), all);
    // Chi-square in whole numbers: the sum of squared distances over the expected number stays
    // below the degrees of freedom plus four of their deviations.
    let distance = |n: &u32| u64::from(n.abs_diff(100)).pow(2);
    let sum: u64 = counts.values().map(distance).sum::<u64>() / each as u64;
    let free = all.len() as u64 - 1;
    assert!(sum < free + 4 * (2 * free).isqrt(), "{sum} of {free}");
}

#[test]
fn chances_are_the_shares_of_panels() {
    let urn = small();
    let all = panels(&urn);
    let chances = chances(&urn).expect("countable");
    for (cell, chance) in urn.cells.iter().zip(&chances) {
        for token in &cell.tokens {
            let with = all.iter().filter(|panel| panel.contains(token)).count();
            // with / all = chance.with / chance.of, without dividing.
            assert_eq!(&chance.of * with, &chance.with * all.len(), "{token}");
        }
    }
}

#[test]
fn the_walk_reaches_every_panel_and_leaves_none_unfinished() {
    let urn = small();
    let mut reached = BTreeSet::new();
    for n in 0..3_000 {
        let mut stream = Stream::new(&format!("walk {n}"));
        let panel = walk::walk(&urn, &mut stream)
            .expect("in time")
            .expect("a panel");
        assert!(keeps(&urn, &panel));
        reached.insert(panel.into_iter().collect::<BTreeSet<_>>());
    }
    assert_eq!(reached, panels(&urn));
}

#[test]
fn what_can_not_be_kept_is_named() {
    let few = urn_of(3, &[], &[&[], &[]]);
    assert_eq!(draw(&few, "x"), Err(NoDraw::Few));
    let unmet = urn_of(2, &[limit(2, 2)], &[&[0], &[], &[]]);
    assert_eq!(draw(&unmet, "x"), Err(NoDraw::Unmet(0)));
    let crowded = urn_of(2, &[limit(0, 1)], &[&[0], &[0], &[0]]);
    assert_eq!(draw(&crowded, "x"), Err(NoDraw::Crowded(0)));
    // Two seats, each group needs one, and each pair shares somebody: no two fill three groups
    // when everybody is in one only.
    let limits = [limit(1, 2), limit(1, 2), limit(1, 2)];
    let together = urn_of(2, &limits, &[&[0], &[1], &[2], &[0]]);
    assert_eq!(draw(&together, "x"), Err(NoDraw::Together));
}

#[test]
fn a_published_draw_runs_again_to_the_same_people() {
    let made = Published::make(small(), "a secret", "3514265213").expect("a panel");
    assert_eq!(made.differences(), []);
    assert_eq!(made.drawn.len() + made.reserve.len(), made.people);
    let other = Published {
        thrown: "3514265214".into(),
        ..made.clone()
    };
    assert_eq!(other.differences(), [Difference::Seed]);
    let mut swapped = made.clone();
    swapped.drawn.swap(0, 1);
    assert_eq!(swapped.differences(), [Difference::Drawn]);
    let secret = Published {
        secret: "another".into(),
        ..made.clone()
    };
    assert_eq!(secret.differences(), [Difference::Secret, Difference::Seed]);
    let mut turned = made;
    turned.urn.cells.reverse();
    assert_eq!(turned.differences(), [Difference::Order]);
}

#[test]
fn a_free_seat_goes_to_the_first_who_keeps_the_limits() {
    let urn = urn_of(2, &[limit(1, 1)], &[&[0], &[], &[0], &[], &[]]);
    let [a, b, c, d, _] = [0, 1, 2, 3, 4].map(token);
    // The one of the group left: the next of the group follows, though another stands before.
    let reserve = [d.clone(), c.clone()];
    assert_eq!(follows(&urn, std::slice::from_ref(&b), &reserve), Some(&c));
    assert_eq!(follows(&urn, &[a], &[c, d.clone()]), Some(&d));
    // Nobody of the group is left: the first one follows.
    assert_eq!(follows(&urn, &[b], std::slice::from_ref(&d)), Some(&d));
}

#[test]
fn five_hundred_applications_with_four_kinds_of_quotas_are_drawn() {
    // Seven generations, two genders, five fields and nine neighbourhoods, each with a floor.
    let mut limits = vec![limit(2, 30); 7];
    limits.extend([limit(12, 18), limit(12, 18)]);
    limits.extend([limit(3, 30); 5]);
    limits.extend([limit(1, 6); 9]);
    let people: Vec<(String, Vec<usize>)> = (0..500)
        .map(|n| {
            (
                token(n),
                vec![n % 7, 7 + n % 2, 9 + n % 5, 14 + (n / 3) % 9],
            )
        })
        .collect();
    let urn = Urn::fill(30, &limits, &people).0;
    let drawn = draw(&urn, "a large one").expect("a panel");
    assert!(keeps(&urn, &drawn.seated));
    assert_eq!(drawn.way, Way::Walked);
    // Two kinds alone can be counted.
    let two: Vec<(String, Vec<usize>)> = (0..500)
        .map(|n| (token(n), vec![n % 7, 7 + n % 2]))
        .collect();
    let urn = Urn::fill(30, &limits[..9], &two).0;
    let drawn = draw(&urn, "a large one").expect("a panel");
    assert!(keeps(&urn, &drawn.seated) && drawn.way == Way::Counted);
}

prop_compose! {
    fn any_urn()(seats in 1_u32..4, limits in prop::collection::vec((0_u32..3, 0_u32..3), 0..4))(
        people in prop::collection::vec(prop::collection::vec(0..limits.len().max(1), 0..3), 4..9),
        seats in Just(seats),
        limits in Just(limits),
    ) -> Urn {
        let limits: Vec<Limit> = limits.iter().map(|(least, more)| limit(*least, least + more)).collect();
        let known = |of: &Vec<usize>| of.iter().copied().filter(|at| *at < limits.len()).collect();
        let people: Vec<(String, Vec<usize>)> =
            people.iter().enumerate().map(|(n, of)| (token(n), known(of))).collect();
        Urn::fill(seats, &limits, &people).0
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Counting, walking and looking at every panel one by one agree.
    #[test]
    fn counted_and_walked_draws_agree_with_all_panels(urn in any_urn(), seed in 0..1_000_u32) {
        prop_assert!(urn.is_in_order());
        let all = panels(&urn);
        let ways = Ways::count(&urn).expect("small");
        prop_assert_eq!(ways.panels(), BigUint::from(all.len()));
        let walked = walk::walk(&urn, &mut Stream::new(&seed.to_string())).expect("small");
        prop_assert_eq!(walked.is_some(), !all.is_empty());
        if let Some(panel) = walked {
            prop_assert!(keeps(&urn, &panel));
        }
        match draw(&urn, &seed.to_string()) {
            Ok(drawn) => prop_assert!(all.contains(&drawn.seated.into_iter().collect())),
            Err(_) => prop_assert!(all.is_empty()),
        }
    }
}
