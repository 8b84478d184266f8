//! What is expected of people for statements that they have not seen.

use super::choose::choose;
use super::factor::Model;
use super::run::{Settings, read};
use crate::Votes;

/// The most passes of a fit over the votes; most conversations need fewer.
const PASSES: usize = 30;

/// A model of a conversation: its shape was chosen inside the conversation, see
/// [`super::ModelFigures`].
#[derive(Clone, Debug)]
pub struct Expected {
    model: Model,
    people: Vec<Option<usize>>,
    statements: Vec<Option<usize>>,
}

fn places(all: usize, read: &[usize]) -> Vec<Option<usize>> {
    let mut places = vec![None; all];
    for (place, at) in read.iter().enumerate() {
        places[*at] = Some(place);
    }
    places
}

/// Fits the model of a conversation to all of its votes.
pub fn expected(votes: &Votes, settings: &Settings<'_>) -> Expected {
    let all = read(votes, settings);
    let choice = choose(&all.table, settings.seed, settings.threads);
    let readable = choice.read(&all.table);
    Expected {
        model: Model::fit(
            &readable,
            choice.shape(PASSES),
            settings.seed,
            settings.threads,
        ),
        people: places(votes.participants().len(), &all.people),
        statements: places(votes.statements().len(), &all.statements),
    }
}

impl Expected {
    /// The vote expected of a participant for a statement, both by their positions in the votes:
    /// about 1 for agree and -1 for disagree, sometimes beyond. Nothing for people who were left
    /// out, moderated statements, and positions that do not exist.
    pub fn vote(&self, participant: usize, statement: usize) -> Option<f64> {
        let person = (*self.people.get(participant)?)?;
        let statement = (*self.statements.get(statement)?)?;
        Some(self.model.expected(person, statement))
    }
}
