//! Quotas: how many seats are kept for a group, or are the most that a group gets.

use std::fmt;
use std::str::FromStr;

use super::application::Groups;
use super::lottery::urn::Limit;
use crate::category::Category;
use crate::diversity::{Gender, Generation};
use crate::id::NeighborhoodId;
use crate::refusal::{Fault, Invalid};
use crate::role::{UnknownName, named};

named! {
    /// By what people are grouped.
    Dimension {
        /// 세대.
        Generation = "generation",
        /// 분야.
        Category = "category",
        /// 동.
        Neighborhood = "neighborhood",
        /// 성별.
        Gender = "gender",
    }
}

/// A group of people. As text it is `generation:teens` or `neighborhood:` with an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A generation.
    Generation(Generation),
    /// Those who know a field.
    Category(Category),
    /// Those of a neighbourhood.
    Neighborhood(NeighborhoodId),
    /// A gender.
    Gender(Gender),
}

impl Group {
    /// By what it groups.
    pub fn dimension(self) -> Dimension {
        match self {
            Group::Generation(_) => Dimension::Generation,
            Group::Category(_) => Dimension::Category,
            Group::Neighborhood(_) => Dimension::Neighborhood,
            Group::Gender(_) => Dimension::Gender,
        }
    }

    /// Every group of a district, in the order in which a form offers them.
    pub fn all(neighborhoods: &[NeighborhoodId]) -> Vec<Group> {
        let generations = Generation::ALL.iter().copied().map(Group::Generation);
        let categories = Category::ALL.iter().copied().map(Group::Category);
        let neighborhoods = neighborhoods.iter().copied().map(Group::Neighborhood);
        let genders = Gender::ALL.iter().copied().map(Group::Gender);
        generations
            .chain(categories)
            .chain(neighborhoods)
            .chain(genders)
            .collect()
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dimension = self.dimension();
        match self {
            Group::Generation(value) => write!(f, "{dimension}:{value}"),
            Group::Category(value) => write!(f, "{dimension}:{value}"),
            Group::Neighborhood(value) => write!(f, "{dimension}:{value}"),
            Group::Gender(value) => write!(f, "{dimension}:{value}"),
        }
    }
}

impl FromStr for Group {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Group, UnknownName> {
        let (dimension, value) = text.split_once(':').ok_or(UnknownName)?;
        Ok(match dimension.parse()? {
            Dimension::Generation => Group::Generation(value.parse()?),
            Dimension::Category => Group::Category(value.parse()?),
            Dimension::Gender => Group::Gender(value.parse()?),
            Dimension::Neighborhood => Group::Neighborhood(value.parse().map_err(|_| UnknownName)?),
        })
    }
}

/// How many seats a group gets, in people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The group.
    pub group: Group,
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

impl Quota {
    /// The same as a limit of a lottery.
    pub fn limit(&self) -> Limit {
        let Quota { least, most, .. } = *self;
        Limit { least, most }
    }
}

/// Quotas as typed, a row each; empty rows are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotaForm {
    /// Texts of [`Group`].
    pub groups: Vec<String>,
    /// How many at least; empty for none.
    pub least: Vec<String>,
    /// How many at most; empty for all seats.
    pub most: Vec<String>,
}

impl QuotaForm {
    /// Checks every row, and that all rows can hold together for `seats`.
    pub(super) fn check(&self, seats: u32, known: &[Group], invalid: &mut Invalid) -> Vec<Quota> {
        let mut found: Vec<(usize, Quota)> = Vec::new();
        for at in 0..self.groups.len() {
            let text = |list: &[String]| list.get(at).map_or("", |t| t.trim()).to_owned();
            let (least, most) = (text(&self.least), text(&self.most));
            if self.groups[at].is_empty() && least.is_empty() && most.is_empty() {
                continue;
            }
            let group = self.groups[at].parse().ok().filter(|g| known.contains(g));
            let Some(group) = group else {
                invalid.push("quota_group", nth("recruitment-fault-group", at));
                continue;
            };
            if found.iter().any(|(_, quota)| quota.group == group) {
                invalid.push("quota_group", nth("recruitment-fault-group-twice", at));
                continue;
            }
            let numbers = number(&least, 0).zip(number(&most, seats));
            let said = !(least.is_empty() && most.is_empty());
            match numbers {
                Some((least, most)) if said && least <= most && most <= seats => {
                    let quota = Quota { group, least, most };
                    found.push((at, quota));
                }
                _ => {
                    let fault = nth("recruitment-fault-quota", at).count("seats", seats);
                    invalid.push("quota_least", fault);
                }
            }
        }
        for dimension in Dimension::ALL {
            together(*dimension, seats, known, &found, invalid);
        }
        found.into_iter().map(|(_, quota)| quota).collect()
    }
}

/// The quotas of one dimension divide the same seats among themselves.
fn together(
    dimension: Dimension,
    seats: u32,
    known: &[Group],
    found: &[(usize, Quota)],
    invalid: &mut Invalid,
) {
    let here: Vec<&(usize, Quota)> = found
        .iter()
        .filter(|(_, quota)| quota.group.dimension() == dimension)
        .collect();
    let Some((last, _)) = here.last() else {
        return;
    };
    let least: u32 = here.iter().map(|(_, quota)| quota.least).sum();
    let most: u32 = here.iter().map(|(_, quota)| quota.most).sum();
    let groups = known.iter().filter(|g| g.dimension() == dimension).count();
    let key = match () {
        () if least > seats => "recruitment-fault-quota-sum",
        // Everybody is in one of these groups, and all together may not fill the seats.
        () if here.len() == groups && most < seats => "recruitment-fault-quota-room",
        () => return,
    };
    let fault = nth(key, *last)
        .text("dimension", dimension.as_str())
        .count("least", least)
        .count("most", most)
        .count("seats", seats);
    invalid.push("quota_least", fault);
}

fn nth(key: &'static str, at: usize) -> Fault {
    Fault::new(key).number("nth", at + 1)
}

fn number(text: &str, empty: u32) -> Option<u32> {
    match text {
        "" => Some(empty),
        text => text.parse().ok(),
    }
}

/// The first quota that chosen people do not keep, with how many of its group there are.
pub fn unmet(quotas: &[Quota], chosen: &[Groups]) -> Option<(Quota, u32)> {
    quotas.iter().find_map(|quota| {
        let inside = chosen.iter().filter(|groups| groups.is_in(quota.group));
        let inside = u32::try_from(inside.count()).unwrap_or(u32::MAX);
        (!(quota.least..=quota.most).contains(&inside)).then_some((*quota, inside))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        rows: &[(&str, &str, &str)],
        seats: u32,
    ) -> Result<Vec<Quota>, Vec<(i64, &'static str)>> {
        let column = |take: fn(&(&str, &str, &str)) -> String| rows.iter().map(take).collect();
        let form = QuotaForm {
            groups: column(|row| row.0.to_owned()),
            least: column(|row| row.1.to_owned()),
            most: column(|row| row.2.to_owned()),
        };
        let mut invalid = Invalid::default();
        let found = form.check(
            seats,
            &Group::all(&[NeighborhoodId(7), NeighborhoodId(9)]),
            &mut invalid,
        );
        let faults = invalid.0.iter();
        let faults: Vec<_> = faults
            .map(|f| (f.fault.number_of("nth").unwrap_or(0), f.fault.key))
            .collect();
        if faults.is_empty() {
            Ok(found)
        } else {
            Err(faults)
        }
    }

    #[test]
    fn rows_become_quotas_and_empty_ones_are_none() {
        let rows = [
            ("generation:teens", "2", ""),
            ("", "", ""),
            ("neighborhood:7", "", "3"),
        ];
        let quota = |group: &str, least, most| Quota {
            group: group.parse().expect("a group"),
            least,
            most,
        };
        let expected = vec![
            quota("generation:teens", 2, 10),
            quota("neighborhood:7", 0, 3),
        ];
        assert_eq!(check(&rows, 10), Ok(expected));
    }

    #[test]
    fn what_contradicts_itself_is_named_with_its_row() {
        let fault = |rows: &[(&str, &str, &str)]| check(rows, 4).expect_err("a fault");
        let one = |key| vec![(1, key)];
        assert_eq!(
            fault(&[("generation:x", "1", "")]),
            one("recruitment-fault-group")
        );
        assert_eq!(
            fault(&[("neighborhood:8", "1", "")]),
            one("recruitment-fault-group")
        );
        for (least, most) in [("", ""), ("3", "2"), ("5", ""), ("a", ""), ("-1", "")] {
            let row = ("gender:woman", least, most);
            assert_eq!(
                fault(&[row]),
                one("recruitment-fault-quota"),
                "{least} {most}"
            );
        }
        let twice = [("gender:woman", "1", ""), ("gender:woman", "2", "")];
        assert_eq!(fault(&twice), [(2, "recruitment-fault-group-twice")]);
        let sum = [("gender:woman", "3", ""), ("gender:man", "2", "")];
        assert_eq!(fault(&sum), [(2, "recruitment-fault-quota-sum")]);
        let room = [
            ("gender:woman", "", "1"),
            ("gender:man", "", "1"),
            ("gender:other", "", "1"),
        ];
        assert_eq!(fault(&room), [(3, "recruitment-fault-quota-room")]);
        // With one group left out, the others fill the rest.
        assert!(check(&room[..2], 4).is_ok());
    }

    #[test]
    fn the_quota_that_chosen_people_break_is_found() {
        let quota = Quota {
            group: Group::Gender(Gender::Woman),
            least: 1,
            most: 1,
        };
        let woman = Groups {
            gender: Some(Gender::Woman),
            ..Groups::default()
        };
        let nobody = Groups::default();
        assert_eq!(unmet(&[quota], &[woman, nobody]), None);
        assert_eq!(unmet(&[quota], &[nobody]), Some((quota, 0)));
        assert_eq!(unmet(&[quota], &[woman, woman]), Some((quota, 2)));
    }
}
