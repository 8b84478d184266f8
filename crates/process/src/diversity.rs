//! Groups of people for quotas and for statistics. Whoever is asked may leave them out, and
//! nothing public shows a group of fewer than [`LEAST`] people.

use crate::role::named;

/// The smallest group whose number is shown (domain 5: cells under 5 are suppressed).
pub const LEAST: i64 = 5;

named! {
    /// 세대: how old somebody is, in steps that say little about one person.
    Generation {
        /// 10대 and younger.
        Teens = "teens",
        /// 20대.
        Twenties = "twenties",
        /// 30대.
        Thirties = "thirties",
        /// 40대.
        Forties = "forties",
        /// 50대.
        Fifties = "fifties",
        /// 60대.
        Sixties = "sixties",
        /// 70대 and older.
        Seventies = "seventies",
    }
}

named! {
    /// 성별, as people say it themselves.
    Gender {
        /// 여성.
        Woman = "woman",
        /// 남성.
        Man = "man",
        /// Neither.
        Other = "other",
    }
}

/// The number of people in a group as the public may see it.
pub fn shown(people: i64) -> Option<i64> {
    (people == 0 || people >= LEAST).then_some(people)
}

/// Parts of fewer people than this are hidden together where a small one is among them: the
/// first step that leaves readers unsure. Past the last one every part is hidden.
const STEPS: [i64; 4] = [LEAST, 10, 20, 50];

/// The parts of a known whole as the public may see them: no part under [`LEAST`] can be reckoned
/// from the others and the whole, even by readers who know this rule. Empty parts are gaps, and
/// stay to be seen. A whole under [`LEAST`] must not be shown beside them.
///
/// With a small part every part below a step is hidden. A step that hides one part alone, or only
/// parts that are all the fewest or all the most that can stand there, would tell them; then the
/// next step is taken.
pub fn hide_small(parts: &[i64]) -> Vec<Option<i64>> {
    let small = |part: &i64| (1..LEAST).contains(part);
    if !parts.iter().any(small) {
        return parts.iter().copied().map(Some).collect();
    }
    let unsure = |step: &i64| {
        let inside = |part: &&i64| (1..*step).contains(*part);
        let hidden: Vec<i64> = parts.iter().filter(inside).copied().collect();
        let fewest = hidden.iter().all(|part| *part == 1);
        let most = hidden.iter().all(|part| *part == step - 1);
        hidden.len() > 1 && !fewest && !most
    };
    let step = STEPS.into_iter().find(unsure).unwrap_or(i64::MAX);
    let seen = |part: &i64| (*part == 0 || *part >= step).then_some(*part);
    parts.iter().map(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_small_part_can_be_reckoned_from_the_whole() {
        for (parts, seen) in [
            (&[7, 8, 0][..], &[Some(7), Some(8), Some(0)][..]),
            (&[2, 3, 40], &[None, None, Some(40)]),
            // One hidden part alone is the whole less the others.
            (&[3, 12, 40], &[None, None, Some(40)]),
            // Eight behind two parts under five are four and four.
            (&[4, 4, 7, 60], &[None, None, None, Some(60)]),
            (&[1, 1, 60], &[None, None, None]),
            (&[2, 0, 70], &[None, Some(0), None]),
            (&[], &[]),
        ] {
            assert_eq!(hide_small(parts), seen, "{parts:?}");
        }
    }

    /// Every way in which a whole falls into three parts.
    fn ways(whole: i64) -> impl Iterator<Item = [i64; 3]> {
        let firsts = 0..=whole;
        firsts.flat_map(move |a| (0..=whole - a).map(move |b| [a, b, whole - a - b]))
    }

    #[test]
    fn readers_who_know_the_rule_stay_unsure_of_every_small_part() {
        for whole in LEAST..32 {
            for parts in ways(whole) {
                let seen = hide_small(&parts);
                for at in (0..3).filter(|at| (1..LEAST).contains(&parts[*at])) {
                    let other = |way: &[i64; 3]| way[at] != parts[at] && hide_small(way) == seen;
                    assert!(ways(whole).any(|way| other(&way)), "{parts:?}: {seen:?}");
                }
            }
        }
    }
}
