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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_hidden_and_empty_ones_are_gaps() {
        for (people, seen) in [
            (0, Some(0)),
            (1, None),
            (4, None),
            (5, Some(5)),
            (80, Some(80)),
        ] {
            assert_eq!(shown(people), seen, "{people}");
        }
    }
}
