//! Whom and what the board of a round has reached so far (참여 분포), and where its gaps are: by
//! field of life, neighbourhood and generation.

use crate::category::Category;
use crate::diversity::{Generation, hide_small, shown};
use crate::id::NeighborhoodId;
use crate::recruitment::Group;
use crate::recruitment::quota::Dimension;

/// The dimensions, in the order in which they are told.
pub const DIMENSIONS: [Dimension; 3] = [
    Dimension::Category,
    Dimension::Neighborhood,
    Dimension::Generation,
];

/// What stands on the board from one group, exactly; `group` is `None` for what nobody has
/// grouped. It is never shown as it is, see [`lines`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// By what it is grouped.
    pub dimension: Dimension,
    /// The group.
    pub group: Option<Group>,
    /// How many agendas.
    pub agendas: i64,
    /// How many proposals.
    pub proposals: i64,
    /// How many people wrote them.
    pub people: i64,
}

/// One group as the public may see it; `None` is a number that is kept back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The group; `None` for whatever nobody has grouped.
    pub group: Option<Group>,
    /// How many agendas.
    pub agendas: Option<i64>,
    /// How many proposals.
    pub proposals: Option<i64>,
    /// How many people wrote them.
    pub people: Option<i64>,
}

impl Line {
    /// Agendas and proposals together, for a bar.
    pub fn things(&self) -> Option<i64> {
        self.agendas
            .zip(self.proposals)
            .map(|(agendas, proposals)| agendas + proposals)
    }
}

/// A gap: a group from which nothing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// No agenda and no proposal.
    Nothing(Group),
    /// Proposals, but no agenda.
    NoAgenda(Group),
    /// Nobody who told her generation.
    Nobody(Group),
}

impl Gap {
    /// The group whom a call would look for.
    pub fn group(self) -> Group {
        match self {
            Gap::Nothing(group) | Gap::NoAgenda(group) | Gap::Nobody(group) => group,
        }
    }

    /// A name for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Gap::Nothing(_) => "nothing",
            Gap::NoAgenda(_) => "no-agenda",
            Gap::Nobody(_) => "nobody",
        }
    }
}

/// The groups of one dimension, those of which nothing came as well, and last whatever nobody has
/// grouped. What a field or a neighbourhood has is on the board for everybody; how old people are
/// is known here alone, so what a generation wrote is shown only where its people are.
pub fn lines(
    dimension: Dimension,
    counted: &[Counted],
    neighborhoods: &[NeighborhoodId],
) -> Vec<Line> {
    let all = Group::all(neighborhoods).into_iter();
    let groups = all.filter(|group| group.dimension() == dimension).map(Some);
    let groups: Vec<Option<Group>> = groups.chain([None]).collect();
    let of = |group: &Option<Group>| {
        let same = |one: &&Counted| one.dimension == dimension && one.group == *group;
        counted.iter().find(same)
    };
    let found: Vec<Option<&Counted>> = groups.iter().map(of).collect();
    let people: Vec<i64> = found
        .iter()
        .map(|one| one.map_or(0, |one| one.people))
        .collect();
    let seen = hide_small(&people);
    let told = people.iter().sum::<i64>();
    let line = |((group, found), seen): ((Option<Group>, Option<&Counted>), Option<i64>)| {
        let people = seen.filter(|_| shown(told).is_some());
        let open = dimension != Dimension::Generation || people.is_some();
        let coarse = |number: i64| match dimension {
            Dimension::Generation => coarse(number),
            _ => number,
        };
        let number = |of: fn(&Counted) -> i64| open.then(|| coarse(found.map_or(0, of)));
        Line {
            group,
            agendas: number(|one| one.agendas),
            proposals: number(|one| one.proposals),
            people: people.map(coarse),
        }
    };
    let rows = std::iter::zip(std::iter::zip(groups, found), seen);
    rows.map(line).collect()
}

/// A number by generation as it is shown: rounded down to a multiple of five. Were it exact, one
/// who looks before and after somebody writes would know her generation.
fn coarse(number: i64) -> i64 {
    number - number.rem_euclid(5)
}

/// The gaps among the lines of one dimension. Without anything on the board everything would be
/// a gap, and nothing is said.
pub fn gaps(dimension: Dimension, lines: &[Line]) -> Vec<Gap> {
    let empty = lines.iter().all(|line| line.things() == Some(0));
    let told = lines
        .iter()
        .any(|line| line.group.is_some() && line.people != Some(0));
    let gap = |line: &Line| {
        let group = line
            .group
            .filter(|group| *group != Group::Category(Category::Other))?;
        match (dimension, line.agendas, line.proposals, line.people) {
            (Dimension::Generation, _, _, Some(0)) => told.then_some(Gap::Nobody(group)),
            (Dimension::Generation, ..) => None,
            (_, Some(0), Some(0), _) => Some(Gap::Nothing(group)),
            (_, Some(0), _, _) => Some(Gap::NoAgenda(group)),
            _ => None,
        }
    };
    match empty {
        true => Vec::new(),
        false => lines.iter().filter_map(gap).collect(),
    }
}

/// The generation that somebody tells of herself; empty text takes it back.
///
/// # Errors
/// When it is none of the choices.
pub fn told_generation(typed: &str) -> Result<Option<Generation>, crate::Invalid> {
    if typed.is_empty() {
        return Ok(None);
    }
    let found = typed.parse().ok();
    let fault = crate::Fault::new("recruitment-fault-choice");
    found
        .map(Some)
        .ok_or_else(|| crate::Invalid::one("generation", fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: NeighborhoodId = NeighborhoodId(1);
    const THERE: NeighborhoodId = NeighborhoodId(2);

    #[test]
    fn one_more_of_a_generation_is_seldom_seen() {
        for (exact, seen) in [(0, 0), (4, 0), (5, 5), (6, 5), (9, 5), (10, 10)] {
            assert_eq!(coarse(exact), seen, "{exact}");
        }
        let of = |people| {
            let board = [counted("generation:twenties", people, 2, people)];
            lines(Dimension::Generation, &board, &[])
        };
        assert_eq!(of(6), of(7));
    }

    fn counted(group: &str, agendas: i64, proposals: i64, people: i64) -> Counted {
        let (dimension, value) = group.split_once(':').expect("a group");
        Counted {
            dimension: dimension.parse().expect("a dimension"),
            group: (!value.is_empty()).then(|| group.parse().expect("a group")),
            agendas,
            proposals,
            people,
        }
    }

    #[test]
    fn what_a_neighbourhood_lacks_is_named() {
        let rows = [
            counted("neighborhood:1", 0, 3, 2),
            counted("neighborhood:", 4, 9, 11),
        ];
        let found = lines(Dimension::Neighborhood, &rows, &[HERE, THERE]);
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].things(), found[0].people), (Some(3), None));
        assert_eq!(found[1].things(), Some(0));
        let expected = [
            Gap::NoAgenda(Group::Neighborhood(HERE)),
            Gap::Nothing(Group::Neighborhood(THERE)),
        ];
        assert_eq!(gaps(Dimension::Neighborhood, &found), expected);
        let none = lines(Dimension::Neighborhood, &[], &[HERE, THERE]);
        assert_eq!(gaps(Dimension::Neighborhood, &none), []);
    }

    #[test]
    fn what_few_people_of_a_generation_wrote_is_kept_back() {
        let rows = [
            counted("generation:teens", 0, 3, 2),
            counted("generation:sixties", 1, 80, 70),
            counted("generation:", 2, 9, 8),
        ];
        let found = lines(Dimension::Generation, &rows, &[]);
        let of = |at: usize| (found[at].things(), found[at].people);
        assert_eq!(of(0), (None, None));
        assert_eq!(of(5), (Some(80), Some(70)));
        assert_eq!(
            of(7),
            (None, None),
            "or the teens are the whole less the others"
        );
        let gaps = gaps(Dimension::Generation, &found);
        assert_eq!(gaps.len(), 5);
        assert_eq!(
            gaps[0],
            Gap::Nobody(Group::Generation(Generation::Twenties))
        );
    }

    #[test]
    fn nothing_is_said_of_generations_before_anybody_told_hers() {
        let rows = [counted("generation:", 2, 9, 8)];
        let found = lines(Dimension::Generation, &rows, &[]);
        assert_eq!(gaps(Dimension::Generation, &found), []);
    }

    #[test]
    fn a_few_people_in_all_are_not_shown() {
        let rows = [counted("category:safety", 1, 2, 3)];
        let found = lines(Dimension::Category, &rows, &[]);
        assert!(found.iter().all(|line| line.people.is_none()));
        assert_eq!(found[2].things(), Some(3));
    }

    #[test]
    fn a_generation_is_told_and_taken_back() {
        assert_eq!(told_generation("teens"), Ok(Some(Generation::Teens)));
        assert_eq!(told_generation(""), Ok(None));
        assert!(told_generation("eighties").is_err());
    }
}
