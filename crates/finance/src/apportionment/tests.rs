//! Shares that sum, stay within their limits and follow their weights.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn by_weights(total: i64, weights: &[i128]) -> Vec<i64> {
    let claims = weights.iter().enumerate();
    let claims: Vec<_> = claims.map(|(key, w)| Claim::by_weight(key, *w)).collect();
    amounts(apportion(Won(total), &claims).unwrap())
}

fn amounts(shares: Vec<Won>) -> Vec<i64> {
    shares.into_iter().map(|won| won.0).collect()
}

fn limited(key: &str, weight: i128, floor: i64, cap: i64) -> Claim<&str> {
    Claim {
        key,
        weight,
        floor: Won(floor),
        cap: Some(Won(cap)),
    }
}

#[test]
fn the_largest_remainders_get_what_is_left_over() {
    for (total, weights, expected) in [
        (100, &[1, 1, 1][..], &[34, 33, 33][..]),
        (10, &[6, 6, 2], &[4, 4, 2]),
        (11, &[6, 6, 2], &[5, 5, 1]),
        (7, &[0, 3, 4], &[0, 3, 4]),
        (0, &[5, 6], &[0, 0]),
        (1, &[1, 2], &[0, 1]),
        (3_940_000, &[187, 207], &[1_870_000, 2_070_000]),
        (i64::MAX, &[1, 1], &[i64::MAX / 2 + 1, i64::MAX / 2]),
    ] {
        assert_eq!(by_weights(total, weights), expected, "{total} {weights:?}");
    }
}

#[test]
fn limits_hold_and_what_they_free_goes_to_the_others_by_weight() {
    // By weight 10, 30 and 60; the first is held up to 25, the last down to 50.
    let claims = [
        limited("a", 1, 25, 100),
        limited("b", 3, 0, 100),
        limited("c", 6, 0, 50),
    ];
    assert_eq!(amounts(apportion(Won(100), &claims).unwrap()), [25, 25, 50]);
    // Two that are held up press on the third only.
    let claims = [
        limited("a", 1, 20, 100),
        limited("b", 1, 20, 100),
        limited("c", 98, 0, 100),
    ];
    assert_eq!(amounts(apportion(Won(100), &claims).unwrap()), [20, 20, 60]);
}

#[test]
fn contradictions_are_told_with_their_figures() {
    let both = |a, b| apportion(Won(100), &[a, b]);
    let tight = limited("b", 1, 0, 100);
    assert_eq!(
        both(limited("a", 1, 60, 100), limited("b", 1, 41, 100)),
        Err(ApportionError::FloorsAboveTotal { floors: Won(101) })
    );
    assert_eq!(
        both(limited("a", 1, 0, 60), limited("b", 1, 0, 39)),
        Err(ApportionError::CapsBelowTotal { caps: Won(99) })
    );
    // Whoever has no weight takes nothing beyond the floor.
    assert_eq!(
        both(limited("a", 0, 10, 100), limited("b", 1, 0, 89)),
        Err(ApportionError::CapsBelowTotal { caps: Won(99) })
    );
    assert_eq!(
        both(tight.clone(), limited("a", 1, 60, 50)),
        Err(ApportionError::FloorAboveCap(1))
    );
    assert_eq!(
        both(tight.clone(), tight.clone()),
        Err(ApportionError::SameKey(1))
    );
    assert_eq!(
        both(tight.clone(), limited("a", -1, 0, 1)),
        Err(ApportionError::Negative)
    );
    assert_eq!(
        both(tight, limited("a", i128::from(i64::MAX), 0, 1)),
        Err(ApportionError::TooLarge)
    );
    let none: [Claim<u8>; 0] = [];
    assert_eq!(apportion(Won(0), &none), Ok(vec![]));
    assert_eq!(
        apportion(Won(1), &none),
        Err(ApportionError::CapsBelowTotal { caps: Won(0) })
    );
}

/// Claims with limits; about a third have no floor, a third no cap.
fn claims() -> impl Strategy<Value = Vec<Claim<usize>>> {
    let size = prop_oneof![Just(10i64), Just(1_000), Just(1_000_000_000_000)];
    let one = size.prop_flat_map(|size| {
        let weight = prop_oneof![1 => Just(0i64), 6 => 0..=size];
        let floor = prop_oneof![Just(0i64), 0..=size];
        let above = prop_oneof![Just(None), (0..=size).prop_map(Some)];
        (weight, floor, above)
    });
    let claims = prop::collection::vec(one, 1..12);
    claims.prop_map(|all| {
        let claims = all.into_iter().enumerate();
        let claims = claims.map(|(key, (weight, floor, above))| Claim {
            key,
            weight: i128::from(weight),
            floor: Won(floor),
            cap: above.map(|above| Won(floor + above)),
        });
        claims.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn shares_sum_within_their_limits_whatever_the_order(
        claims in claims(), at in -100i64..1_100, turn in 0usize..12,
    ) {
        let least: i64 = claims.iter().map(|c| c.floor.0).sum();
        let cap = |c: &Claim<usize>| c.cap.map_or(c.floor.0 + 1_000_000_000_000, |cap| cap.0);
        let most: i64 = claims.iter().map(cap).sum();
        // A total in between, or beyond either end.
        let total = Won(least + (most - least) / 1_000 * at + (most - least) % 1_000 * at / 1_000);
        let shares = match apportion(total, &claims) {
            Ok(shares) => shares,
            Err(ApportionError::FloorsAboveTotal { floors }) => {
                prop_assert_eq!(floors, Won(least));
                prop_assert!(total < floors);
                return Ok(());
            }
            Err(ApportionError::CapsBelowTotal { caps }) => {
                let can = |c: &Claim<usize>| match (c.weight, c.cap) {
                    (0, _) => c.floor.0,
                    (_, None) => total.0.max(c.floor.0),
                    (_, Some(cap)) => cap.0.min(total.0).max(c.floor.0),
                };
                prop_assert_eq!(caps.0, claims.iter().map(can).sum::<i64>());
                prop_assert!(caps < total);
                return Ok(());
            }
            Err(ApportionError::Negative) => {
                prop_assert!(total < Won::ZERO);
                return Ok(());
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        prop_assert_eq!(Won::sum(shares.iter().copied()), Ok(total));
        for (claim, share) in claims.iter().zip(&shares) {
            prop_assert!(claim.floor <= *share);
            prop_assert!(claim.cap.is_none_or(|cap| *share <= cap));
        }
        // Whoever is held by no limit has no less than anybody of smaller weight.
        for (a, more) in claims.iter().zip(&shares) {
            for (b, less) in claims.iter().zip(&shares) {
                let held_down = a.cap == Some(*more);
                let held_up = b.floor == *less;
                if b.weight < a.weight && !held_down && !held_up {
                    prop_assert!(less.0 <= more.0 + 1);
                }
            }
        }
        let mut turned = claims.clone();
        turned.rotate_left(turn % claims.len());
        let again = apportion(total, &turned).unwrap();
        for (claim, share) in turned.iter().zip(again) {
            prop_assert_eq!(share, shares[claim.key]);
        }
    }

    #[test]
    fn by_weight_alone_nobody_is_a_won_away_and_more_weight_never_gives_less(
        weights in prop::collection::vec(1i128..1_000_000, 1..30),
        total in 0i64..1_000_000_000_000, grows in 0usize..30, by in 1i128..1_000_000,
    ) {
        let before = by_weights(total, &weights);
        let sum: i128 = weights.iter().sum();
        for (weight, share) in weights.iter().zip(&before) {
            let off = i128::from(*share) * sum - i128::from(total) * weight;
            prop_assert!(off.abs() < sum);
        }
        let mut grown = weights;
        let at = grows % grown.len();
        grown[at] += by;
        prop_assert!(before[at] <= by_weights(total, &grown)[at]);
    }
}
