//! The count of a vote, and its ballots as a file with which anybody can count again.
//!
//! The published result and the published `.pb` file are built from the same instance, so
//! that `madang count` on the file gives the same winners, rounds and reasons.

use allocation::pabulib::{self, VoteType};
use allocation::{
    Amount, Completion, Instance, InstanceError, Method, Outcome, Profile, ProfileError, Project,
    Rule, TieBreaking, TieBreakingError, UnknownOption, Utility,
};
use finance::Won;
use jiff::{SignedDuration, Timestamp};

use crate::id::{VoteId, VoteItemId};
use crate::vote::CountingRule;

/// An agenda as the count needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id, which names it in the file and decides ties by name.
    pub id: VoteItemId,
    /// One line that names it.
    pub title: String,
    /// What it costs.
    pub cost: Won,
}

/// What was announced about the count, before anybody voted.
#[derive(Clone, Debug)]
pub struct Announced {
    instance: Instance,
    utility: Utility,
    completion: Completion,
    ties: TieBreaking,
}

/// Why a vote can't be counted: what was announced contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TallyError {
    /// A name that is no option of a rule.
    #[error(transparent)]
    Option(#[from] UnknownOption),
    /// Keys that make no chain.
    #[error(transparent)]
    Ties(#[from] TieBreakingError),
    /// Money below zero.
    #[error("{0} won is less than nothing")]
    Negative(Won),
    /// Agendas that make no instance.
    #[error(transparent)]
    Instance(#[from] InstanceError),
    /// A ballot that does not belong to the vote.
    #[error(transparent)]
    Ballot(#[from] ProfileError),
}

/// Both counts of one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Most utility for the money first.
    pub greedy: Outcome,
    /// The Method of Equal Shares.
    pub equal_shares: Outcome,
}

/// What the head of a published file says of a vote.
#[derive(Clone, Debug)]
pub struct Heading<'a> {
    /// The vote.
    pub vote: VoteId,
    /// The title of the vote, as it was announced.
    pub title: &'a str,
    /// The name of the district.
    pub district: &'a str,
    /// First moment of the vote.
    pub opens_at: Timestamp,
    /// First moment that was too late.
    pub closes_at: Timestamp,
    /// How many agendas one ballot might mark.
    pub max_choices: usize,
    /// The count that decides.
    pub official: CountingRule,
}

impl Announced {
    /// Reads what was announced: `utility`, `completion` and `ties` by their names in
    /// [`allocation`], such as `cost`, `greedy` and `cost,votes,name`.
    ///
    /// # Errors
    /// When a name is unknown, an amount negative, or an id given twice.
    pub fn new(
        budget: Won,
        items: &[Item],
        utility: &str,
        completion: &str,
        ties: &str,
    ) -> Result<Announced, TallyError> {
        let project = |item: &Item| -> Result<Project, TallyError> {
            Ok(Project::new(
                item.id.to_string(),
                item.title.as_str(),
                amount(item.cost)?,
            ))
        };
        let projects = items.iter().map(project).collect::<Result<_, _>>()?;
        Ok(Announced {
            instance: Instance::new(amount(budget)?, projects)?,
            utility: utility.parse()?,
            completion: completion.parse()?,
            ties: ties.parse()?,
        })
    }

    /// One of the two rules with every option.
    pub fn rule(&self, rule: CountingRule) -> Rule {
        let (name, completion) = match rule {
            CountingRule::Greedy => (Method::Greedy, Completion::None),
            CountingRule::EqualShares => (Method::EqualShares, self.completion),
        };
        Rule {
            name,
            utility: self.utility,
            completion,
            ties: self.ties.clone(),
        }
    }

    /// Counts the ballots by both rules. Each entry is a choice and how many voters made it;
    /// the order of the entries has no influence. An empty choice is a voter who supports
    /// nothing.
    ///
    /// # Errors
    /// When a ballot names an agenda that is not on the list.
    pub fn tally(&self, ballots: &[(Vec<VoteItemId>, u64)]) -> Result<Tally, TallyError> {
        let named = ballots
            .iter()
            .map(|(choice, voters)| (names(choice), *voters));
        let named: Vec<(Vec<String>, u64)> = named.collect();
        let each = named
            .iter()
            .flat_map(|(choice, voters)| (0..*voters).map(move |_| choice));
        let profile = Profile::from_ballots(&self.instance, each)?;
        let count = |rule| self.rule(rule).count(&self.instance, &profile);
        Ok(Tally {
            greedy: count(CountingRule::Greedy),
            equal_shares: count(CountingRule::EqualShares),
        })
    }

    /// What the published file says before its ballots. `votes` tells how many of the
    /// `voters` listed the agenda with an id.
    pub fn file_head(
        &self,
        heading: &Heading<'_>,
        voters: u64,
        votes: impl Fn(&str) -> u64,
    ) -> String {
        let head = pabulib::Head {
            instance: &self.instance,
            meta: &self.meta(heading),
            vote_type: VoteType::Approval,
            voters,
        };
        head.write(|position| votes(&self.instance.projects()[position].id))
    }

    fn meta(&self, heading: &Heading<'_>) -> Vec<(String, String)> {
        let last = heading.closes_at - SignedDuration::from_millis(1);
        let rule = self.rule(heading.official);
        let replay = format!(
            "madang count FILE.pb --rule {} --utility {} --completion {} --ties {}",
            rule.name, rule.utility, rule.completion, rule.ties
        );
        let pabulib_rule = match heading.official {
            CountingRule::Greedy => "greedy",
            CountingRule::EqualShares => "equalshares",
        };
        [
            (
                "description",
                format!("{} ({})", heading.title, heading.district),
            ),
            ("country", "South Korea".to_owned()),
            ("unit", "서울특별시".to_owned()),
            ("district", heading.district.to_owned()),
            ("subunit", heading.district.to_owned()),
            ("instance", heading.vote.to_string()),
            ("rule", pabulib_rule.to_owned()),
            ("date_begin", day(heading.opens_at)),
            ("date_end", day(last)),
            ("min_length", "0".to_owned()),
            ("max_length", heading.max_choices.to_string()),
            ("language", "ko".to_owned()),
            ("currency", "KRW".to_owned()),
            ("comment", replay),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .to_vec()
    }
}

/// A piece of the published file: ballots in the order of their random ids, numbered from
/// `first`.
pub fn file_ballots<'b>(first: u64, ballots: impl IntoIterator<Item = &'b [VoteItemId]>) -> String {
    let mut piece = String::new();
    for (number, choice) in (first..).zip(ballots) {
        let ids = names(choice);
        pabulib::write_ballot(&mut piece, number, ids.iter().map(String::as_str));
    }
    piece
}

fn amount(won: Won) -> Result<Amount, TallyError> {
    u64::try_from(won.0)
        .map(Amount::from_units)
        .map_err(|_| TallyError::Negative(won))
}

fn names(choice: &[VoteItemId]) -> Vec<String> {
    choice.iter().map(VoteItemId::to_string).collect()
}

/// The day in Seoul as files of the Pabulib library write it.
fn day(at: Timestamp) -> String {
    let day = korean::seoul(at).date();
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn items() -> Vec<Item> {
        [
            (11, "밝은 골목; 가로등", 600),
            (9, "어르신 \"점심\"", 500),
            (12, "나무", 400),
        ]
        .map(|(id, title, cost)| Item {
            id: VoteItemId(id),
            title: title.to_owned(),
            cost: Won(cost),
        })
        .to_vec()
    }

    fn announced() -> Announced {
        Announced::new(Won(1_000), &items(), "cost", "greedy", "cost,votes,name").unwrap()
    }

    fn ids(ids: &[i64]) -> Vec<VoteItemId> {
        ids.iter().copied().map(VoteItemId).collect()
    }

    fn ballots() -> Vec<(Vec<VoteItemId>, u64)> {
        vec![
            (ids(&[11, 12]), 2),
            (ids(&[9]), 1),
            (ids(&[]), 1),
            (ids(&[11]), 1),
        ]
    }

    /// Scenario 20: what is published gives the identical result to whoever counts it.
    #[test]
    fn the_published_file_gives_the_same_result() {
        let announced = announced();
        let tally = announced.tally(&ballots()).unwrap();
        let heading = Heading {
            vote: VoteId(77),
            title: "하늘구; 주민투표",
            district: "하늘구",
            opens_at: "2026-07-22T09:00:00+09:00".parse().unwrap(),
            closes_at: "2026-08-01T00:00:00+09:00".parse().unwrap(),
            max_choices: 5,
            official: CountingRule::EqualShares,
        };
        let each = ballots().into_iter().rev();
        let each = each.flat_map(|(choice, n)| (0..n).map(move |_| choice.clone()));
        let each: Vec<_> = each.collect();
        let votes = |id: &str| match id {
            "11" => 3,
            "12" => 2,
            _ => 1,
        };
        let mut text = announced.file_head(&heading, tally.greedy.voters, votes);
        // The file is written in pieces.
        let (one, two) = each.split_at(2);
        text += &file_ballots(1, one.iter().map(Vec::as_slice));
        text += &file_ballots(3, two.iter().map(Vec::as_slice));
        let read = pabulib::read(text.as_bytes()).unwrap();
        assert_eq!(read.notices(), []);
        assert_eq!(pabulib::write(&read), text);
        for (key, value) in [
            ("date_begin", "22.07.2026"),
            ("date_end", "31.07.2026"),
            ("currency", "KRW"),
            ("max_length", "5"),
            ("instance", "77"),
        ] {
            assert_eq!(read.meta_value(key), Some(value), "{key}");
        }
        for (rule, outcome) in [
            (CountingRule::Greedy, &tally.greedy),
            (CountingRule::EqualShares, &tally.equal_shares),
        ] {
            let again = announced.rule(rule).count(read.instance(), &read.profile());
            assert_eq!(&again, outcome);
        }
        assert_eq!(tally.greedy.voters, 5);
        assert_eq!(tally.greedy.winners, ["11", "12"]);
    }

    #[test]
    fn the_order_of_ballots_and_agendas_changes_nothing() {
        let (mut turned, mut ballots_turned) = (items(), ballots());
        turned.reverse();
        ballots_turned.reverse();
        let other =
            Announced::new(Won(1_000), &turned, "cost", "greedy", "cost,votes,name").unwrap();
        let tally = announced().tally(&ballots()).unwrap();
        assert_eq!(other.tally(&ballots_turned).unwrap(), tally);
    }

    #[test]
    fn contradictions_are_named() {
        let with = |budget, utility, ties| {
            Announced::new(Won(budget), &items(), utility, "greedy", ties)
                .unwrap_err()
                .to_string()
        };
        assert!(with(-1, "cost", "name").contains("-1 won"));
        assert!(with(1, "joy", "name").contains("joy"));
        assert!(with(1, "cost", "name,cost").contains("put name last"));
        let foreign = announced().tally(&[(ids(&[13]), 1)]).unwrap_err();
        assert!(foreign.to_string().contains("13"));
    }
}
