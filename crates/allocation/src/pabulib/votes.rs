//! The VOTES section: one ballot per row.

use super::{
    cells::{Cell, Row},
    election::{Ballots, VoteType},
    fault::FaultCode,
    faults::Faults,
    meta::amount_fault,
    projects::{Projects, column},
};
use crate::Amount;
use std::{borrow::Cow, collections::HashSet};

/// The ballots read so far.
#[derive(Default)]
pub(super) struct Votes<'t> {
    pub(super) ballots: Ballots,
    vote: usize,
    points: Option<usize>,
    /// Whether the first column holds voter ids.
    has_voters: bool,
    voters: HashSet<Cow<'t, str>>,
    /// Per project, the row that named it last and its place among the choices.
    named_in: Vec<(usize, usize)>,
    /// Rows seen, faulty ones included.
    pub(super) rows: usize,
}

impl<'t> Votes<'t> {
    /// Takes the header; false when a needed column is missing.
    pub(super) fn header(
        &mut self,
        row: &Row<'t>,
        vote_type: Option<VoteType>,
        projects: &Projects,
        faults: &mut Faults<'_>,
    ) -> bool {
        self.named_in = vec![(0, 0); projects.list.len()];
        self.has_voters = row.cells[0].text.eq_ignore_ascii_case("voter_id");
        let vote = column(row, "vote", faults);
        let scored = vote_type.is_some_and(VoteType::has_points);
        self.points = scored.then(|| column(row, "points", faults)).flatten();
        self.vote = vote.unwrap_or_default();
        for (name, missing) in [
            ("vote", vote.is_none()),
            ("points", scored && self.points.is_none()),
        ] {
            if missing {
                faults.add(&row.cells[0], FaultCode::MissingColumn, name);
            }
        }
        vote.is_some() && scored == self.points.is_some()
    }

    pub(super) fn read(
        &mut self,
        row: &Row<'t>,
        vote_type: Option<VoteType>,
        projects: &Projects,
        faults: &mut Faults<'_>,
    ) {
        self.rows += 1;
        let first = &row.cells[0];
        if self.has_voters && first.value().is_some() && !self.voters.insert(first.text.clone()) {
            return faults.add(first, FaultCode::RepeatedVoter, &first.text);
        }
        let Some(vote) = row.cells.get(self.vote) else {
            self.ballots.ends.push(self.ballots.choices.len());
            return;
        };
        let start = self.ballots.choices.len();
        match self.points {
            Some(column) => self.scored(vote, row.cells.get(column), projects, faults),
            None => {
                for id in items(vote) {
                    self.choose(id, None, vote, projects, faults);
                }
            }
        }
        let chosen = self.ballots.choices.len() - start;
        if vote_type == Some(VoteType::Choose1) && chosen > 1 {
            faults.notice(vote, FaultCode::SeveralChosen, &chosen.to_string());
        }
        self.ballots.ends.push(self.ballots.choices.len());
    }

    fn scored(
        &mut self,
        vote: &Cell<'_>,
        points: Option<&Cell<'_>>,
        projects: &Projects,
        faults: &mut Faults<'_>,
    ) {
        let number = |cell| items(cell).count();
        let (ids, given) = (number(vote), points.map_or(0, number));
        if ids != given {
            let cell = points.unwrap_or(vote);
            let detail = format!("projects {ids}, points {given}");
            return faults.add(cell, FaultCode::PointsMismatch, &detail);
        }
        let Some(points) = points else { return };
        for (id, value) in items(vote).zip(items(points)) {
            match value.parse() {
                Ok(value) => self.choose(id, Some(value), vote, projects, faults),
                Err(error) => faults.add(points, amount_fault(error), value),
            }
        }
    }

    fn choose(
        &mut self,
        id: &str,
        points: Option<Amount>,
        vote: &Cell<'_>,
        projects: &Projects,
        faults: &mut Faults<'_>,
    ) {
        let Some(position) = projects.position(id) else {
            if !projects.incomplete {
                faults.add(vote, FaultCode::UnknownProject, id);
            }
            return;
        };
        let (row, at) = &mut self.named_in[position as usize];
        if *row != self.rows {
            (*row, *at) = (self.rows, self.ballots.choices.len());
            self.ballots.choices.push(position);
            self.ballots.points.extend(points);
            return;
        }
        faults.notice(vote, FaultCode::RepeatedChoice, id);
        let Some(more) = points else { return };
        match self.ballots.points[*at].plus(more) {
            Some(sum) => self.ballots.points[*at] = sum,
            None => faults.add(vote, FaultCode::AbsurdAmount, id),
        }
    }
}

/// The entries of a list with commas; a missing list has none.
fn items<'c>(cell: &'c Cell<'_>) -> impl Iterator<Item = &'c str> {
    let list = cell.value().unwrap_or_default();
    list.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}
