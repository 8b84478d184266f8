//! Bridging scores that follow a conversation while people vote.

use std::collections::BTreeMap;

use super::analysis::Bridging;
use super::bridge::{self, W};
use super::factor::{MOST_RANK, Model};
use super::run::{Settings, bridging, read};
use super::solve::Normal;
use super::table::Table;
use super::tally::{Tally, tallies};
use crate::{Id, Vote, Votes};

/// The bridging scores of a conversation, kept up to date between two analyses.
///
/// New votes move the people who cast them and the statements they are about; everybody else
/// stays, until the next analysis places all anew. The scores are therefore near those of an
/// analysis of the same votes and not the same; what is published comes from [`super::analyse`].
#[derive(Clone, Debug)]
pub struct Live {
    model: Model,
    sums: Vec<Normal<W>>,
    tallies: Vec<Tally>,
    table: Table,
    /// The rows of people who voted since, by position.
    changed: BTreeMap<usize, BTreeMap<usize, i8>>,
    people: BTreeMap<Id, usize>,
    places: BTreeMap<Id, usize>,
    statements: Vec<Id>,
    moderated: Vec<Id>,
    left_out: Vec<Id>,
}

impl Live {
    /// Starts from all votes there are.
    pub fn new(votes: &Votes, settings: &Settings<'_>) -> Live {
        let all = read(votes, settings);
        let model = bridge::model(&all.table, settings.seed, settings.threads);
        let person = |at: &usize| votes.participants()[*at].clone();
        let statement = |at: &usize| votes.statements()[*at].clone();
        let statements: Vec<Id> = all.statements.iter().map(statement).collect();
        Live {
            sums: bridge::sums(&model, &all.table),
            tallies: tallies(&all.table),
            model,
            people: all.people.iter().map(person).zip(0..).collect(),
            places: statements.iter().cloned().zip(0..).collect(),
            statements,
            table: all.table,
            changed: BTreeMap::new(),
            moderated: settings.moderated.to_vec(),
            left_out: settings.left_out.to_vec(),
        }
    }

    /// Takes new votes, in the order in which they were cast: of one person on one statement the
    /// last one counts, also over what was there before. People and statements may be new.
    pub fn take(&mut self, rows: &[(Id, Id, Vote)]) {
        let mut fresh: BTreeMap<Id, BTreeMap<usize, i8>> = BTreeMap::new();
        for (person, statement, vote) in rows {
            if !self.moderated.contains(statement) && !self.left_out.contains(person) {
                let place = self.place(statement);
                let row = fresh.entry(person.clone()).or_default();
                row.insert(place, *vote as i8);
            }
        }
        let mut touched = vec![false; self.statements.len()];
        for (id, votes) in fresh {
            for statement in votes.keys() {
                touched[*statement] = true;
            }
            self.person(id, votes);
        }
        let mut ridge = [self.model.shape.ridge.factor; W];
        ridge[0] = self.model.shape.ridge.statement;
        for statement in (0..touched.len()).filter(|at| touched[*at]) {
            let solved = self.sums[statement].solve(&ridge);
            self.model.statements.intercept[statement] = solved[0];
            self.model.statements.factors[statement].copy_from_slice(&solved[1..]);
        }
    }

    fn place(&mut self, statement: &Id) -> usize {
        if let Some(place) = self.places.get(statement) {
            return *place;
        }
        let place = self.statements.len();
        self.places.insert(statement.clone(), place);
        self.statements.push(statement.clone());
        self.sums.push(Normal::EMPTY);
        self.tallies.push(Tally::default());
        self.model.statements.intercept.push(0.0);
        self.model.statements.factors.push([0.0; MOST_RANK]);
        place
    }

    /// Takes back what a person said, adds what is new, places her again, and counts it all.
    fn person(&mut self, id: Id, votes: BTreeMap<usize, i8>) {
        let next = self.model.people.intercept.len();
        let person = *self.people.entry(id).or_insert(next);
        if person == next {
            self.model.people.intercept.push(0.0);
            self.model.people.factors.push([0.0; MOST_RANK]);
        }
        let mut row = match self.changed.remove(&person) {
            Some(row) => row,
            None if person < self.table.people() => self.table.row(person).collect(),
            None => BTreeMap::new(),
        };
        let (known, base) = bridge::known(&self.model, person);
        for (statement, vote) in &row {
            self.sums[*statement].give_back(&known, f64::from(*vote) - base);
            self.tallies[*statement].give_back(*vote);
        }
        row.extend(votes);
        let (intercept, factors) = self.model.place(row.iter().map(|(at, vote)| (*at, *vote)));
        self.model.people.intercept[person] = intercept;
        self.model.people.factors[person] = factors;
        let (known, base) = bridge::known(&self.model, person);
        for (statement, vote) in &row {
            self.sums[*statement].take(&known, f64::from(*vote) - base);
            self.tallies[*statement].take(*vote);
        }
        self.changed.insert(person, row);
    }

    /// Statements with at least ten votes by how well they bridge, the best lower bound first.
    pub fn bridging(&self) -> Vec<Bridging> {
        let statement = |at: usize| self.statements[at].clone();
        bridging(&self.model, &self.sums, &self.tallies, statement)
    }
}
