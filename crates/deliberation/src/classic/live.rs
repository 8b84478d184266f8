//! Classic mode that follows a conversation while people vote.

use std::collections::BTreeMap;

use super::cluster::nearest;
use super::project::{ENOUGH_VOTES, place};
use super::tally::Tally;
use super::{Classic, analyse};
use crate::{Id, Vote, Votes};

/// What classic mode finds, kept up to date between two analyses.
///
/// New votes are counted exactly, and who cast them is placed anew, in the group whose middle is
/// nearest. The directions of the map, the middles of the groups and everybody else stay until
/// the next analysis, so that places are near those of an analysis of the same votes and not the
/// same; what is published comes from [`super::analyse`]. A new statement has no extent on the map
/// until then.
#[derive(Clone, Debug)]
pub struct Live {
    votes: Votes,
    found: Classic,
    /// The middle of each group.
    middles: Vec<[f64; 2]>,
    /// The rows of people who voted since, by position.
    changed: BTreeMap<usize, BTreeMap<usize, Vote>>,
    /// People and statements that were not there before, with their positions.
    people: BTreeMap<Id, usize>,
    statements: BTreeMap<Id, usize>,
}

impl Live {
    /// Starts from all votes there are.
    pub fn new(votes: Votes, threads: usize) -> Live {
        let found = analyse(&votes, threads);
        let mut sums = vec![[0.0; 3]; found.groups];
        for (group, place) in found.group_of.iter().zip(&found.places) {
            if let Some(group) = group {
                let sum = &mut sums[usize::from(*group)];
                *sum = [sum[0] + place[0], sum[1] + place[1], sum[2] + 1.0];
            }
        }
        let middle = |[x, y, count]: &[f64; 3]| [x / count.max(1.0), y / count.max(1.0)];
        Live {
            middles: sums.iter().map(middle).collect(),
            votes,
            found,
            changed: BTreeMap::new(),
            people: BTreeMap::new(),
            statements: BTreeMap::new(),
        }
    }

    /// What is known now. People and statements stand in the order of the votes it started from;
    /// new ones follow in the order in which they came.
    pub fn found(&self) -> &Classic {
        &self.found
    }

    /// The position of a participant in [`Live::found`].
    pub fn participant(&self, id: &Id) -> Option<usize> {
        let known = self.votes.participants().binary_search(id).ok();
        known.or_else(|| self.people.get(id).copied())
    }

    /// The position of a statement in [`Live::found`].
    pub fn statement(&self, id: &Id) -> Option<usize> {
        let known = self.votes.statements().binary_search(id).ok();
        known.or_else(|| self.statements.get(id).copied())
    }

    /// Takes new votes, in the order in which they were cast: of one person on one statement the
    /// last one counts, also over what was there before. People and statements may be new.
    pub fn take(&mut self, rows: &[(Id, Id, Vote)]) {
        let mut fresh: BTreeMap<usize, BTreeMap<usize, Vote>> = BTreeMap::new();
        for (person, statement, vote) in rows {
            let statement = self.statement_or_new(statement);
            let person = self.participant_or_new(person);
            fresh.entry(person).or_default().insert(statement, *vote);
        }
        let everybody = self.found.groups;
        for (person, votes) in &fresh {
            let mut row = self.row(*person);
            let group = self.found.group_of[*person];
            for (statement, vote) in &row {
                self.tally(everybody, *statement).give_back(*vote);
                if let Some(group) = group {
                    self.tally(group.into(), *statement).give_back(*vote);
                }
            }
            row.extend(votes);
            for (statement, vote) in &row {
                self.tally(everybody, *statement).take(*vote);
            }
            self.changed.insert(*person, row);
        }
        for statement in fresh.values().flat_map(BTreeMap::keys) {
            let tally = self.found.tallies[*statement];
            let sum = f64::from(tally.agree) - f64::from(tally.disagree);
            self.found.components.means[*statement] = sum / f64::from(tally.votes);
        }
        fresh.keys().for_each(|person| self.place(*person));
    }

    /// The votes of everybody, or of a group, on a statement.
    fn tally(&mut self, group: usize, statement: usize) -> &mut Tally {
        match self.found.group_tallies.get_mut(group) {
            Some(tallies) => &mut tallies[statement],
            None => &mut self.found.tallies[statement],
        }
    }

    /// Places who voted, and counts her votes in her group.
    fn place(&mut self, person: usize) {
        let row = self.row(person);
        let votes = row.iter().map(|(at, vote)| (*at, vote.value()));
        let place = place(votes, &self.found.components);
        let enough = ENOUGH_VOTES.min(self.found.tallies.len()) <= row.len();
        let group = &mut self.found.group_of[person];
        *group = (!self.middles.is_empty() && (enough || group.is_some()))
            .then(|| nearest(&self.middles, place) as u8);
        let group = *group;
        self.found.places[person] = place;
        if let Some(group) = group {
            for (statement, vote) in &row {
                self.tally(group.into(), *statement).take(*vote);
            }
        }
    }

    fn row(&self, person: usize) -> BTreeMap<usize, Vote> {
        match self.changed.get(&person) {
            Some(row) => row.clone(),
            None if person < self.votes.participants().len() => self.votes.row(person).collect(),
            None => BTreeMap::new(),
        }
    }

    fn participant_or_new(&mut self, id: &Id) -> usize {
        self.participant(id).unwrap_or_else(|| {
            let position = self.found.places.len();
            self.people.insert(id.clone(), position);
            self.found.places.push([0.0; 2]);
            self.found.group_of.push(None);
            position
        })
    }

    fn statement_or_new(&mut self, id: &Id) -> usize {
        self.statement(id).unwrap_or_else(|| {
            let position = self.found.tallies.len();
            self.statements.insert(id.clone(), position);
            self.found.tallies.push(Tally::default());
            for tallies in &mut self.found.group_tallies {
                tallies.push(Tally::default());
            }
            self.found.components.means.push(0.0);
            for direction in &mut self.found.components.directions {
                direction.push(0.0);
            }
            position
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::{project, tally};

    #[test]
    fn new_votes_are_counted_as_in_a_new_analysis() {
        let said = |person: u64, statement: u64| match (person * 7 + statement * 5) % 11 {
            0 => Vote::Pass,
            rest if (rest < 6) == (person < 30) => Vote::Agree,
            _ => Vote::Disagree,
        };
        let row = |person: u64, statement: u64, vote| (Id::from(person), Id::from(statement), vote);
        let people = (0..60u64).flat_map(|person| (0..12u64).map(move |at| (person, at)));
        let first: Vec<_> = people
            .map(|(who, at)| row(who, at, said(who, at)))
            .collect();
        let mut later = vec![
            row(3, 4, Vote::Pass),
            row(3, 4, Vote::Agree),
            row(40, 12, Vote::Disagree),
        ];
        later.extend((0..13).map(|at| row(60, at, said(1, at))));
        later.push(row(61, 0, Vote::Agree));

        let mut live = Live::new(Votes::from_rows(first.clone()), 1);
        live.take(&later[..2]);
        live.take(&later[2..]);
        let all = Votes::from_rows(first.into_iter().chain(later));
        let found = live.found();
        let counted = tally::tallies(&all, &found.group_of, found.groups, 1);
        assert_eq!(
            (&found.tallies, &found.group_tallies),
            (&counted.0, &counted.1)
        );
        let places = project::participants(&all, &found.components, 1);
        for person in [40, 60, 61] {
            assert_eq!(found.places[person], places[person]);
        }
        assert_eq!(live.participant(&60.into()), Some(60));
        assert_eq!(live.statement(&12.into()), Some(12));
        assert_eq!(found.group_of[60], found.group_of[1]);
        assert_eq!(found.group_of[61], None);
    }
}
