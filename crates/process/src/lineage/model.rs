//! The lineage in miniature: proposals, agendas, steps and supporters as plain sets. It asks the
//! same decisions as the acts do and says what the record has to hold, so that the stores can be
//! compared with it, whatever was done in whatever order.

use std::collections::{BTreeMap, BTreeSet};

use crate::agenda::{AgendaStanding, AgendaState, Item, ItemKind, Origin};
use crate::id::{AgendaId, CycleId, ProposalId};
use crate::lineage::{self, LineageAct, NotMerged, SourceStanding};
use crate::proposal::{ProposalState, Standing};
use crate::refusal::Refusal;
use crate::support;

/// A person, by a small number.
pub type Who = usize;

/// A proposal or an agenda, by the order in which it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Which of the two it is.
    pub kind: ItemKind,
    /// How an agenda came to be.
    pub origin: Option<Origin>,
    /// Who wrote it, or recorded the step that made it.
    pub author: Who,
    /// The name of its state.
    pub state: &'static str,
    /// Who gave support right here.
    pub own: BTreeSet<Who>,
}

/// A step, by the order in which it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub act: LineageAct,
    /// What went in, with its state before.
    pub sources: Vec<(usize, &'static str)>,
    /// What came out.
    pub results: Vec<usize>,
    /// Whether it was undone.
    pub undone: bool,
}

/// Something that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// A resident hands a proposal in.
    Propose(Who),
    /// The council puts an agenda on the board.
    Add(Who),
    /// Things become one agenda.
    Merge(Vec<usize>),
    /// An agenda becomes two or three.
    Split(usize, usize),
    /// A proposal is worked into an agenda.
    Transform(usize),
    /// Things are linked.
    Link(Vec<usize>),
    /// An agenda goes back to its author.
    Return(usize),
    /// A step is undone.
    Undo(usize),
    /// Somebody supports something.
    Support(Who, usize),
    /// Somebody takes that back.
    Withdraw(Who, usize),
}

/// Whoever records steps.
pub const RECORDER: Who = 0;
/// How many residents there are.
pub const RESIDENTS: usize = 5;

/// Everything that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The things.
    pub things: Vec<Thing>,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Model {
    /// The thing at a place as an item whose number is its place.
    pub fn item(&self, place: usize) -> Item {
        let number = i64::try_from(place).unwrap_or(i64::MAX);
        match self.things[place].kind {
            ItemKind::Proposal => Item::Proposal(ProposalId(number)),
            ItemKind::Agenda => Item::Agenda(AgendaId(number)),
        }
    }

    fn standing(&self, place: usize) -> SourceStanding {
        let state = self.things[place].state;
        match self.things[place].kind {
            ItemKind::Proposal => SourceStanding::Proposal(Standing {
                state: state.parse().unwrap_or(ProposalState::Withdrawn),
                version: 1,
                hidden: false,
                on_ballot: false,
            }),
            ItemKind::Agenda => SourceStanding::Agenda(self.agenda(place)),
        }
    }

    fn agenda(&self, place: usize) -> AgendaStanding {
        AgendaStanding {
            state: self.things[place]
                .state
                .parse()
                .unwrap_or(AgendaState::Undone),
            version: 1,
            hidden: false,
            on_ballot: false,
        }
    }

    /// Does something, or nothing when it is refused.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn apply(&mut self, step: &Move) -> Result<(), Refusal> {
        match step {
            Move::Propose(who) => self.add(ItemKind::Proposal, None, *who),
            Move::Add(who) => self.add(ItemKind::Agenda, Some(Origin::Council), *who),
            Move::Merge(places) => {
                let of = places.iter();
                let sources: Vec<_> = of
                    .map(|place| (self.item(*place), CycleId(1), self.standing(*place)))
                    .collect();
                lineage::merge(&sources).map_err(refusal)?;
                self.step(LineageAct::Merge, places, Some((Origin::Merge, 1)));
            }
            Move::Split(place, parts) => {
                lineage::source(self.standing(*place))?;
                self.step(LineageAct::Split, &[*place], Some((Origin::Split, *parts)));
            }
            Move::Transform(place) => {
                lineage::source(self.standing(*place))?;
                self.step(
                    LineageAct::Transform,
                    &[*place],
                    Some((Origin::Transform, 1)),
                );
            }
            Move::Link(places) => {
                let of = places.iter();
                let items: Vec<_> = of
                    .map(|place| (self.item(*place), self.standing(*place)))
                    .collect();
                lineage::link(&items).map_err(refusal)?;
                self.step(LineageAct::Link, places, None);
            }
            Move::Return(place) => {
                let origin = self.things[*place].origin.unwrap_or(Origin::Transform);
                lineage::give_back(origin, self.agenda(*place))?;
                self.step(LineageAct::Return, &[*place], None);
            }
            Move::Undo(step) => self.undo(*step)?,
            Move::Support(who, place) => {
                support::give(self.standing(*place))?;
                if !self.supporters(*place).contains(who) {
                    self.things[*place].own.insert(*who);
                }
            }
            Move::Withdraw(who, place) => {
                support::give(self.standing(*place))?;
                for giver in self.givers(*place) {
                    self.things[giver].own.remove(who);
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, kind: ItemKind, origin: Option<Origin>, author: Who) {
        let state = match kind {
            ItemKind::Proposal => ProposalState::Submitted.as_str(),
            ItemKind::Agenda => AgendaState::Open.as_str(),
        };
        self.things.push(Thing {
            kind,
            origin,
            author,
            state,
            own: BTreeSet::new(),
        });
    }

    fn step(&mut self, act: LineageAct, places: &[usize], made: Option<(Origin, usize)>) {
        let sources = places
            .iter()
            .map(|place| (*place, self.things[*place].state));
        let sources: Vec<_> = sources.collect();
        for place in places {
            let thing = &mut self.things[*place];
            thing.state = act.after(thing.kind).unwrap_or(thing.state);
        }
        let first = self.things.len();
        for _ in 0..made.map_or(0, |(_, parts)| parts) {
            let origin = made.map(|(origin, _)| origin);
            self.add(ItemKind::Agenda, origin, RECORDER);
        }
        self.steps.push(Step {
            act,
            sources,
            results: (first..self.things.len()).collect(),
            undone: false,
        });
    }

    fn undo(&mut self, place: usize) -> Result<(), Refusal> {
        let step = self.steps[place].clone();
        let left = step.sources.iter().map(|(source, _)| {
            let thing = &self.things[*source];
            step.act
                .after(thing.kind)
                .is_none_or(|after| after == thing.state)
        });
        let left: Vec<bool> = left.collect();
        let results: Vec<_> = step.results.iter().map(|made| self.agenda(*made)).collect();
        lineage::undo(step.undone, &left, &results)?;
        self.steps[place].undone = true;
        for made in &step.results {
            self.things[*made].state = AgendaState::Undone.as_str();
        }
        for (source, before) in &step.sources {
            if step.act.after(self.things[*source].kind).is_some() {
                self.things[*source].state = before;
            }
        }
        Ok(())
    }

    /// The things whose own supporters count for one: itself, all that it came from, and what
    /// undone steps had made of any of these.
    pub fn givers(&self, place: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        self.walk(place, true, &mut found);
        found.into_iter().map(|(place, _)| place).collect()
    }

    fn walk(&self, place: usize, up: bool, found: &mut BTreeSet<(usize, bool)>) {
        if !found.insert((place, up)) {
            return;
        }
        for step in &self.steps {
            if step.undone && step.sources.iter().any(|(source, _)| *source == place) {
                for made in &step.results {
                    self.walk(*made, false, found);
                }
            }
            if up && !step.undone && step.results.contains(&place) {
                for (source, _) in &step.sources {
                    self.walk(*source, true, found);
                }
            }
        }
    }

    /// The different people who stand behind something.
    pub fn supporters(&self, place: usize) -> BTreeSet<Who> {
        let givers = self.givers(place);
        let own = givers.iter().flat_map(|giver| &self.things[*giver].own);
        own.copied().collect()
    }

    /// Everybody who wrote something that a thing came from, itself included.
    pub fn authors(&self, place: usize) -> BTreeSet<Who> {
        let mut seen = BTreeSet::from([place]);
        let mut next = vec![place];
        while let Some(place) = next.pop() {
            let made = self
                .steps
                .iter()
                .filter(|step| step.results.contains(&place));
            for (source, _) in made.flat_map(|step| &step.sources) {
                if seen.insert(*source) {
                    next.push(*source);
                }
            }
        }
        let written = |place: &&usize| {
            let origin = self.things[**place].origin;
            origin.is_none_or(|origin| origin == Origin::Council)
        };
        let written = seen.iter().filter(written);
        written.map(|place| self.things[*place].author).collect()
    }

    /// Where something stands now: itself, or what standing steps made of it.
    pub fn stands_as(&self, place: usize) -> BTreeSet<usize> {
        let went = self.steps.iter().filter(|step| {
            let moves = step.act.after(self.things[place].kind).is_some();
            moves && !step.undone && step.sources.iter().any(|(source, _)| *source == place)
        });
        let results: Vec<usize> = went.flat_map(|step| step.results.clone()).collect();
        match results.is_empty() {
            true => BTreeSet::from([place]),
            false => results
                .into_iter()
                .flat_map(|made| self.stands_as(made))
                .collect(),
        }
    }

    /// Whether the whole of the record is sound; what is not, in words.
    ///
    /// # Errors
    /// What is wrong.
    pub fn sound(&self) -> Result<(), String> {
        let mut made_by = BTreeMap::new();
        for (at, step) in self.steps.iter().enumerate() {
            for made in &step.results {
                if step.sources.iter().any(|(source, _)| source >= made) {
                    return Err(format!("step {at} leads back"));
                }
                made_by.insert(*made, at);
            }
        }
        for (place, thing) in self.things.iter().enumerate() {
            let went = self.stands_as(place);
            let moved = matches!(thing.state, "merged" | "split");
            if moved && went.contains(&place) {
                return Err(format!("{place} is {} and leads nowhere", thing.state));
            }
            if !moved && !went.contains(&place) {
                return Err(format!("{place} is {} and went on", thing.state));
            }
            let maker = made_by.get(&place).map(|at| &self.steps[*at]);
            let undone = thing.state == AgendaState::Undone.as_str();
            if maker.is_some_and(|step| step.undone) != undone {
                return Err(format!("{place} is {} unlike its step", thing.state));
            }
            // Whoever supports or wrote something does so wherever it stands now.
            let heirs: Vec<usize> = match maker.filter(|step| step.undone) {
                Some(step) => step.sources.iter().map(|(source, _)| *source).collect(),
                None => went.iter().copied().collect(),
            };
            for heir in heirs {
                if !thing.own.is_subset(&self.supporters(heir)) {
                    return Err(format!("supporters of {place} are lost at {heir}"));
                }
                if !undone && !self.authors(place).is_subset(&self.authors(heir)) {
                    return Err(format!("authors of {place} are lost at {heir}"));
                }
            }
        }
        Ok(())
    }

    /// What three random numbers mean here, if anything can be done with them.
    pub fn meant(&self, (kind, one, two): (u8, u16, u16)) -> Option<Move> {
        let (one, two) = (usize::from(one), usize::from(two));
        let who = 1 + one % RESIDENTS;
        let count = self.things.len();
        if count < 2 || kind % 16 < 2 {
            return Some(match kind % 2 {
                0 => Move::Propose(who),
                _ => Move::Add(who),
            });
        }
        let open: Vec<usize> = (0..count)
            .filter(|place| lineage::source(self.standing(*place)).is_ok())
            .collect();
        // Now and then something that is refused is tried.
        let from = match two % 8 == 0 || open.is_empty() {
            true => (0..count).collect(),
            false => open,
        };
        let place = from[one % from.len()];
        let agenda = self.things[place].kind == ItemKind::Agenda;
        let several = || {
            let picked = (0..2 + two % 3).map(|n| from[(one + n * (1 + two / 8)) % from.len()]);
            let picked: BTreeSet<usize> = picked.collect();
            picked.into_iter().collect::<Vec<usize>>()
        };
        Some(match kind % 16 {
            2..=4 => Move::Merge(several()),
            5 if agenda => Move::Split(place, 2 + two % 2),
            6 if !agenda => Move::Transform(place),
            7 => Move::Link(several()),
            8 if agenda => Move::Return(place),
            9..=11 if !self.steps.is_empty() => Move::Undo(one % self.steps.len()),
            12..=14 => Move::Support(1 + two % RESIDENTS, place),
            15 => Move::Withdraw(1 + two % RESIDENTS, place),
            _ => return None,
        })
    }
}

fn refusal(no: NotMerged) -> Refusal {
    match no {
        NotMerged::Refusal(refusal) => refusal,
        NotMerged::Invalid(invalid) => {
            let fault = invalid.0.into_iter().next().map(|found| found.fault);
            Refusal::conflict(fault.unwrap_or(crate::refusal::Fault::new("fault-merge-items")))
        }
    }
}

#[cfg(test)]
mod tests;
