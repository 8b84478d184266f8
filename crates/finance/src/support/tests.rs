//! What districts get, part by part.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::file::Simulation;
use super::*;

fn fraction(text: &str) -> Fraction {
    text.parse().unwrap()
}

fn district(name: &str, residents: u64, last_year: i64, values: &[&str]) -> District {
    District {
        name: name.to_owned(),
        residents,
        last_year: Some(Won(last_year)),
        values: values.iter().map(|value| fraction(value)).collect(),
    }
}

fn formula(total: i64, [equal, need]: [u32; 2], criteria: &[u32]) -> Formula {
    let criteria = criteria.iter().enumerate().map(|(at, weight)| Criterion {
        name: format!("criterion {at}"),
        weight: *weight,
    });
    Formula {
        total: Won(total),
        equal,
        need,
        criteria: criteria.collect(),
        floor: None,
        cap: None,
        fall: None,
        rise: None,
    }
}

fn three() -> Vec<District> {
    vec![
        district("가람구", 100, 300, &["50%", "1/3"]),
        district("나래구", 200, 300, &["25%", "2/3"]),
        district("다온구", 100, 400, &["25%", "0/1"]),
    ]
}

#[test]
fn each_won_is_explained_by_its_part() {
    let formula = formula(1_000, [3_000, 4_000], &[2_000, 1_000]);
    let all = share(&formula, &three()).unwrap();
    let parts: Vec<_> = all
        .iter()
        .map(|one| {
            let criteria: Vec<i64> = one.criteria.iter().map(|won| won.0).collect();
            (one.equal.0, one.need.0, criteria, one.amount.0, one.held)
        })
        .collect();
    assert_eq!(
        parts,
        [
            (100, 100, vec![100, 33], 333, Held::Free),
            (100, 200, vec![50, 67], 417, Held::Free),
            (100, 100, vec![50, 0], 250, Held::Free),
        ]
    );
    assert!(all.iter().all(|one| one.adjustment == Won::ZERO));
}

#[test]
fn floor_cap_and_bounds_hold_and_are_named() {
    let of = |change: &dyn Fn(&mut Formula)| {
        let mut formula = formula(1_000, [3_000, 4_000], &[2_000, 1_000]);
        change(&mut formula);
        let all = share(&formula, &three()).unwrap();
        assert_eq!(Won::sum(all.iter().map(|one| one.amount)), Ok(Won(1_000)));
        let told = all.iter().map(|one| (one.amount.0, one.held));
        told.collect::<Vec<_>>()
    };
    let free = Held::Free;
    // 333, 417 and 250 before limits; the others share what is taken by 333 to 417.
    assert_eq!(
        of(&|f| f.floor = Some(Won(300))),
        [(311, free), (389, free), (300, Held::Floor)]
    );
    // By 333 to 250 of the 600 that the cap leaves.
    assert_eq!(
        of(&|f| f.cap = Some(Won(400))),
        [(343, free), (400, Held::Cap), (257, free)]
    );
    // The last may not fall below 333.4, which is 334 won.
    assert_eq!(
        of(&|f| f.fall = Some(166)),
        [(296, free), (370, free), (334, Held::Fall)]
    );
    // The second may not rise above 300 × 1.111 = 333.3, which is 333 won; the first then
    // reaches the same bound.
    assert_eq!(
        of(&|f| f.rise = Some(111)),
        [(333, free), (333, Held::Rise), (334, free)]
    );
}

#[test]
fn a_part_of_which_nobody_has_anything_is_shared_equally() {
    let formula = formula(90, [0, 0], &[10_000]);
    let none = ["가", "나", "다"].map(|name| district(name, 0, 0, &["0%"]));
    let all = share(&formula, &none).unwrap();
    assert!(all.iter().all(|one| one.amount == Won(30)));
}

#[test]
fn what_does_not_go_together_is_told() {
    let good = formula(1_000, [3_000, 4_000], &[2_000, 1_000]);
    let with = |change: &dyn Fn(&mut Formula, &mut Vec<District>)| {
        let (mut formula, mut districts) = (good.clone(), three());
        change(&mut formula, &mut districts);
        share(&formula, &districts).unwrap_err()
    };
    assert_eq!(
        with(&|f, _| f.equal = 2_999),
        SupportError::Weights { sum: 9_999 }
    );
    assert_eq!(with(&|_, d| d.clear()), SupportError::NoDistrict);
    assert_eq!(
        with(&|_, d| d[2].name = "가람구".into()),
        SupportError::SameName(2)
    );
    assert_eq!(
        with(&|_, d| d[1].values.truncate(1)),
        SupportError::Values {
            at: 1,
            values: 1,
            criteria: 2
        }
    );
    assert_eq!(
        with(&|f, _| (f.floor, f.rise) = (Some(Won(400)), Some(0))),
        SupportError::Contradiction {
            at: 0,
            floor: Won(400),
            cap: Won(300)
        }
    );
    assert_eq!(
        with(&|f, _| f.floor = Some(Won(334))),
        SupportError::FloorsAboveTotal { floors: Won(1_002) }
    );
    assert_eq!(
        with(&|f, _| f.cap = Some(Won(333))),
        SupportError::CapsBelowTotal { caps: Won(999) }
    );
    assert_eq!(with(&|f, _| f.cap = Some(Won(-1))), SupportError::Figures);
    let apart = ["1/999983", "1/999979", "1/999961", "1/999959"];
    let apart: Vec<_> = apart
        .iter()
        .enumerate()
        .map(|(at, value)| district(&at.to_string(), 1, 1, &[value, "0%"]))
        .collect();
    assert_eq!(share(&good, &apart), Err(SupportError::Denominators(0)));
}

#[test]
fn values_are_read_exactly_or_not_at_all() {
    for (text, over, under) in [
        ("62.5%", 6_250, 10_000),
        ("62.05 %", 6_205, 10_000),
        ("0%", 0, 10_000),
        ("100%", 10_000, 10_000),
        ("5 / 8", 5, 8),
        ("0/1", 0, 1),
    ] {
        let read = fraction(text);
        assert_eq!((read.numerator(), read.denominator()), (over, under));
        assert_eq!(read.to_string().parse(), Ok(read), "{text}");
    }
    for text in [
        "",
        "0.5",
        "1",
        "%",
        "62.505%",
        "100.01%",
        "-1%",
        "9/8",
        "1/0",
        "1/1000001",
        "62,5%",
        "62.%",
        "1/2/3",
        "42949673%",
    ] {
        assert_eq!(text.parse::<Fraction>(), Err(FractionError), "{text}");
    }
}

#[test]
fn sensitivity_is_the_difference_of_two_whole_computations() {
    let formula = formula(1_000_000, [3_000, 4_000], &[2_000, 1_000]);
    let now = share(&formula, &three()).unwrap();
    let all = sensitivity(&formula, &three(), &now);
    assert_eq!(all.len(), 4);
    // One point more for residents, taken from 3,000, 2,000 and 1,000 in proportion.
    let mut more = formula.clone();
    (more.equal, more.need) = (2_950, 4_100);
    (more.criteria[0].weight, more.criteria[1].weight) = (1_967, 983);
    let then = share(&more, &three()).unwrap();
    let expected: Vec<Won> = then
        .iter()
        .zip(&now)
        .map(|(then, now)| Won(then.amount.0 - now.amount.0))
        .collect();
    assert_eq!(all[1].more.as_ref(), Some(&expected));
    for one in &all {
        for change in [&one.more, &one.less].into_iter().flatten() {
            assert_eq!(Won::sum(change.iter().copied()), Ok(Won::ZERO));
        }
    }
    // The whole weight has no more to get, and nothing no less to give.
    let mut alone = formula;
    (alone.equal, alone.need) = (10_000, 0);
    (alone.criteria[0].weight, alone.criteria[1].weight) = (0, 0);
    let now = share(&alone, &three()).unwrap();
    let all = sensitivity(&alone, &three(), &now);
    assert!(all[0].more.is_none() && all[0].less.is_some());
    assert!(all[1].more.is_some() && all[1].less.is_none());
}

#[test]
fn a_file_is_read_whole_or_told_by_its_place() {
    let file = r#"{"total": 1000, "equal": 5000, "need": 3000,
        "criteria": [{"name": "participation", "weight": 2000}],
        "districts": [{"name": "A", "residents": 3, "last_year": 500, "values": ["50%"]},
                      {"name": "B", "residents": 1, "values": ["1/4"]}]}"#;
    let read = Simulation::read(file.as_bytes()).unwrap();
    let shares: Vec<i64> = read.share().unwrap().iter().map(|s| s.amount.0).collect();
    assert_eq!(shares, [608, 392]);
    assert_eq!(Simulation::read(read.write().as_bytes()), Ok(read.clone()));
    for (from, to, pointer) in [
        ("\"total\": 1000", "\"total\": -1", "#/total"),
        ("\"need\": 3000", "\"ned\": 3000", "#/ned"),
        ("\"equal\": 5000, ", "", "#/equal"),
        ("\"50%\"", "\"0.5\"", "#/districts/0/values/0"),
        ("\"50%\"", "50", "#/districts/0/values/0"),
        (
            "\"last_year\": 500",
            "\"last_year\": -5",
            "#/districts/0/last_year",
        ),
    ] {
        let text = file.replace(from, to);
        assert_eq!(
            Simulation::read(text.as_bytes()).unwrap_err().pointer,
            pointer
        );
    }
    for (from, to, pointer) in [
        ("\"need\": 3000", "\"need\": 2999", "#"),
        ("\"B\"", "\"A\"", "#/districts/1/name"),
        ("[\"50%\"]", "[]", "#/districts/0/values"),
    ] {
        let text = file.replace(from, to);
        let read = Simulation::read(text.as_bytes()).unwrap();
        assert_eq!(read.share().unwrap_err().pointer, pointer);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn parts_sum_to_districts_and_districts_to_the_total(
        total in 0i64..10_000_000_000,
        weights in prop::collection::vec(0u32..5_000, 2..5),
        figures in prop::collection::vec((1u64..700_000, 0u32..=10_000, 0i64..1_000_000_000), 1..26),
        floor in prop::option::of(0i64..300_000_000),
        cap in prop::option::of(300_000_000i64..900_000_000),
    ) {
        // Weights that sum to the whole: the last one takes the rest, or all.
        let mut weights = weights;
        let sum: u32 = weights.iter().sum();
        let last = weights.len() - 1;
        match WHOLE.checked_sub(sum) {
            Some(rest) => weights[last] += rest,
            None => { weights.fill(0); weights[last] = WHOLE; }
        }
        let mut formula = formula(total, [weights[0], weights[1]], &weights[2..]);
        formula.floor = floor.map(Won);
        formula.cap = cap.map(Won);
        let districts: Vec<District> = figures.iter().enumerate().map(|(at, figure)| District {
            name: format!("{at:02}"),
            residents: figure.0,
            last_year: Some(Won(figure.2)),
            values: weights[2..].iter().map(|_| Fraction::new(figure.1, 10_000).unwrap()).collect(),
        }).collect();
        let all = match share(&formula, &districts) {
            Ok(all) => all,
            Err(SupportError::FloorsAboveTotal { floors }) => {
                prop_assert!(Won(total) < floors);
                return Ok(());
            }
            Err(SupportError::CapsBelowTotal { caps }) => {
                prop_assert!(caps < Won(total));
                return Ok(());
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        prop_assert_eq!(Won::sum(all.iter().map(|one| one.amount)), Ok(Won(total)));
        prop_assert_eq!(Won::sum(all.iter().map(|one| one.adjustment)), Ok(Won::ZERO));
        for one in &all {
            let parts = one.criteria.iter().copied().chain([one.equal, one.need]);
            prop_assert_eq!(Won::sum(parts), Ok(one.formula));
            prop_assert_eq!(one.formula.plus(one.adjustment), Ok(one.amount));
            prop_assert!(formula.floor.is_none_or(|floor| floor <= one.amount));
            prop_assert!(formula.cap.is_none_or(|cap| one.amount <= cap));
        }
    }
}
