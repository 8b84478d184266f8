//! Sums of the tree match whatever the lines are.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn path(places: [u8; 4]) -> Path {
    let [policy, unit, detail, stat] = places;
    Path {
        policy_program: format!("정책 {policy}"),
        unit_program: format!("단위 {unit}"),
        detailed_project: format!("세부 {detail}"),
        stat_code: ["101-04", "201-01", "201-03", "401-01"][usize::from(stat) % 4].to_owned(),
    }
}

fn amounts(planned: i64, in_force: i64, spent: i64) -> Amounts {
    Amounts {
        planned: Won(planned),
        in_force: Won(in_force),
        spent: Won(spent),
    }
}

fn sum(all: impl Iterator<Item = Amounts>) -> Amounts {
    all.fold(Amounts::default(), |sum, one| sum.plus(one).expect("small"))
}

/// The sum of a part is that of its own parts, on every level.
fn holds(parts: &[Node], whole: Amounts, level: usize) {
    assert_eq!(sum(parts.iter().map(|part| part.amounts)), whole);
    assert!(parts.windows(2).all(|two| two[0].name < two[1].name));
    for part in parts {
        assert_eq!(part.level, level);
        match level + 1 == LEVELS {
            true => assert!(part.parts.is_empty()),
            false => {
                assert_eq!(
                    part.lines,
                    part.parts.iter().map(|p| p.lines).sum::<usize>()
                );
                holds(&part.parts, part.amounts, level + 1);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn sums_match_on_every_level_and_equal_the_total(
        lines in prop::collection::vec(
            ([0u8..3, 0u8..3, 0u8..4, 0u8..4], 0i64..1_000_000_000, 0i64..1_000_000_000, -1_000_000i64..1_000_000_000),
            0..24,
        ),
        turn in 0usize..24,
    ) {
        let lines: Vec<(Path, Amounts)> = lines
            .into_iter()
            .map(|(places, planned, in_force, spent)| (path(places), amounts(planned, in_force, spent)))
            .collect();
        let tree = Tree::of(lines.iter().map(|(path, amounts)| (path, *amounts))).expect("small");
        prop_assert_eq!(tree.total, sum(lines.iter().map(|(_, amounts)| *amounts)));
        holds(&tree.parts, tree.total, 0);
        // The same sums, worked out for each level by itself.
        let mut groups: BTreeMap<Vec<&str>, Amounts> = BTreeMap::new();
        for (path, amounts) in &lines {
            let names = [
                path.policy_program.as_str(), path.unit_program.as_str(),
                path.detailed_project.as_str(), path.item_code(), path.stat_code.as_str(),
            ];
            for level in 1..=LEVELS {
                let group = groups.entry(names[..level].to_vec()).or_default();
                *group = group.plus(*amounts).expect("small");
            }
        }
        let walked = tree.walk();
        prop_assert_eq!(walked.len(), groups.len());
        // Reading the tree is reading the groups in their order.
        for (node, (names, amounts)) in walked.iter().zip(&groups) {
            prop_assert_eq!(names.last().copied(), Some(node.name.as_str()));
            prop_assert_eq!(node.level + 1, names.len());
            prop_assert_eq!(node.amounts, *amounts);
        }
        // Another order of the lines is the same tree.
        let mut turned = lines.clone();
        if !turned.is_empty() {
            let by = turn % turned.len();
            turned.rotate_left(by);
        }
        let again = Tree::of(turned.iter().map(|(path, amounts)| (path, *amounts))).expect("small");
        prop_assert_eq!(&again, &tree);
    }
}

#[test]
fn the_workshop_of_the_report_has_its_path_and_its_sum() {
    let path = Path {
        policy_program: "협치 기반 조성".into(),
        unit_program: "민관협치 활성화".into(),
        detailed_project: "지역사회혁신계획 수립".into(),
        stat_code: "201-01".into(),
    };
    let lines = [1_870_000, 2_070_000].map(|won| (&path, amounts(won, won, won)));
    let tree = Tree::of(lines).expect("small");
    assert_eq!(tree.total.spent, Won(3_940_000));
    let names: Vec<_> = tree.walk().iter().map(|node| node.name.clone()).collect();
    let expected = [
        "협치 기반 조성",
        "민관협치 활성화",
        "지역사회혁신계획 수립",
        "201",
        "201-01",
    ];
    assert_eq!(names, expected);
    assert!(
        tree.walk()
            .iter()
            .all(|node| node.amounts == tree.total && node.lines == 2)
    );
}

#[test]
fn as_many_levels_are_shown_as_fit() {
    let paths = [[0, 0, 0, 0], [0, 0, 1, 0], [0, 1, 2, 1], [1, 0, 0, 3]].map(path);
    let tree = Tree::of(paths.iter().map(|path| (path, Amounts::default()))).expect("small");
    // Two, three, four, four and four parts on the five levels.
    for (most, levels) in [
        (1, 1),
        (2, 1),
        (4, 1),
        (5, 2),
        (9, 3),
        (12, 3),
        (13, 4),
        (17, 5),
    ] {
        assert_eq!(tree.levels_within(most), levels, "{most}");
    }
}

#[test]
fn a_sum_that_leaves_64_bits_is_refused() {
    let path = path([0, 0, 0, 0]);
    let lines = [(&path, amounts(i64::MAX, 0, 0)), (&path, amounts(1, 0, 0))];
    assert_eq!(Tree::of(lines), Err(WonError::TooLarge));
}
