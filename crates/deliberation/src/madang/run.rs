//! From votes to an analysis.

use super::analysis::{
    Analysis, Bridging, Flag, Group, ModelFigures, Position, Side, Slate, WhyGroups,
};
use super::factor::Model;
use super::groups::{LEAST_PEOPLE, LEAST_VOTES};
use super::numbers::wilson;
use super::solve::Normal;
use super::table::Table;
use super::tally::{Tally, by_group, tallies};
use super::{bridge, choose, findings, flags, groups, slate};
use crate::{Id, Votes};

/// Rises whenever the same votes give other figures than before.
const VERSION: u32 = 2;
const MOST_REPRESENTATIVE: usize = 5;

/// How a conversation is analysed.
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    /// What every random number follows from.
    pub seed: u64,
    /// How many threads may work; 1 or more. It changes nothing else.
    pub threads: usize,
    /// Statements that were moderated: they are dropped.
    pub moderated: &'a [Id],
    /// People whose votes are not read, such as those who were flagged.
    pub left_out: &'a [Id],
    /// How many statements a slate has, at most 20.
    pub seats: usize,
    /// The milliseconds at which each participant of the votes answered, in the order of
    /// [`Votes::participants`], where that is known.
    pub times: Option<&'a [Vec<i64>]>,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Settings {
            seed: 1,
            threads: 1,
            moderated: &[],
            left_out: &[],
            seats: 10,
            times: None,
        }
    }
}

/// Who and what is read of a conversation, by the positions that stand in it.
pub(super) struct Read {
    pub(super) people: Vec<usize>,
    pub(super) statements: Vec<usize>,
    pub(super) table: Table,
}

pub(super) fn read(votes: &Votes, settings: &Settings<'_>) -> Read {
    let open = |all: &[Id], gone: &[Id]| -> Vec<usize> {
        let gone: std::collections::BTreeSet<&Id> = gone.iter().collect();
        (0..all.len())
            .filter(|at| !gone.contains(&all[*at]))
            .collect()
    };
    let statements = open(votes.statements(), settings.moderated);
    let people = open(votes.participants(), settings.left_out);
    let mut place = vec![None; votes.statements().len()];
    for (at, statement) in statements.iter().enumerate() {
        place[*statement] = Some(at as u16);
    }
    let table = Table::new(votes, &people, &place, statements.len());
    Read {
        people,
        statements,
        table,
    }
}

/// Says what people agree on.
pub fn analyse(votes: &Votes, settings: &Settings<'_>) -> Analysis {
    let Read {
        people,
        statements,
        table,
    } = read(votes, settings);
    let person = |at: usize| votes.participants()[people[at]].clone();
    let statement = |at: usize| votes.statements()[statements[at]].clone();
    let tallies = tallies(&table);
    let choice = choose::choose(&table, settings.seed, settings.threads);
    let model = bridge::model(&table, settings.seed, settings.threads);
    let found = groups::find(&table, &choice, settings.seed, settings.threads);
    let side = |side: &findings::Side, of_group: bool| Side {
        statement: statement(side.statement),
        agree: side.agree,
        tally: side.tally,
        share: side.share,
        lower: side.lower,
        others: of_group.then_some(side.rest),
    };
    let enough = |at: &usize| table.count(*at) >= LEAST_VOTES;
    let voted: Vec<usize> = (0..table.people()).filter(enough).collect();
    let mapped = voted.len() >= LEAST_PEOPLE;
    let by_group = by_group(&table, &found.group, found.groups);
    let shown = findings::representative(&tallies, &by_group, MOST_REPRESENTATIVE);
    let members = |group: usize| {
        let inside = |at: &usize| found.group[*at] == Some(group);
        (0..table.people()).filter(inside).map(person).collect()
    };
    let times = |at: usize| {
        settings
            .times
            .map_or(Vec::new(), |times| times[people[at]].clone())
    };
    let flagged = flags::flags(&table, &tallies, times);
    let chosen = slate::choose(&table, &tallies, settings.seats);
    Analysis {
        mode: "madang",
        version: VERSION,
        seed: settings.seed,
        participants: table.people(),
        statements: table.statements,
        votes: table.len(),
        model: ModelFigures {
            rank: choice.rank,
            ridge: choice.ridge.factor,
            reads_passes: choice.reads_passes,
            ranked_right: choice.right,
        },
        bridging: bridging(&model, &bridge::sums(&model, &table), &tallies, statement),
        consensus: findings::consensus(&tallies)
            .iter()
            .map(|one| side(one, false))
            .collect(),
        stable: found.groups > 0,
        why_groups: match (mapped, found.groups) {
            (false, _) => WhyGroups::TooFewPeople,
            (true, 0) => WhyGroups::NotStable,
            (true, _) => WhyGroups::Stable,
        },
        agreement: found.agreement,
        between: found.between,
        groups: (shown.iter().enumerate())
            .map(|(group, sides)| Group {
                members: members(group),
                representative: sides.iter().map(|one| side(one, true)).collect(),
            })
            .collect(),
        positions: (voted.iter().filter(|_| mapped))
            .map(|at| Position {
                participant: person(*at),
                x: found.positions[*at][0],
                y: found.positions[*at][1],
            })
            .collect(),
        slate: Slate {
            statements: chosen.statements.iter().map(|at| statement(*at)).collect(),
            voters: chosen.voters,
            covered: chosen.covered,
            deserves: chosen.deserves,
            largest_bloc: chosen.largest_bloc,
            bloc_wants: chosen.bloc_wants.map(statement),
            represents: chosen.represents,
        },
        flags: (flagged.into_iter().enumerate())
            .filter(|(_, reasons)| !reasons.is_empty())
            .map(|(at, reasons)| Flag {
                participant: person(at),
                reasons,
            })
            .collect(),
    }
}

/// Statements with enough votes by how well they bridge.
pub(super) fn bridging(
    model: &Model,
    sums: &[Normal<{ bridge::W }>],
    tallies: &[Tally],
    statement: impl Fn(usize) -> Id,
) -> Vec<Bridging> {
    let enough = (0..sums.len()).filter(|at| tallies[*at].all() >= findings::LEAST_VOTES);
    let mut scored: Vec<(usize, f64, f64)> = enough
        .map(|at| {
            let (score, lower) = bridge::score(model, &sums[at]);
            (at, score, lower)
        })
        .collect();
    scored.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let one = |(at, score, lower)| {
        let tally: Tally = tallies[at];
        let (agree_low, agree_high) = wilson(tally.agrees, tally.all());
        Bridging {
            statement: statement(at),
            score,
            lower,
            tally,
            agree: f64::from(tally.agrees) / f64::from(tally.all()),
            agree_low,
            agree_high,
        }
    };
    scored.into_iter().map(one).collect()
}
