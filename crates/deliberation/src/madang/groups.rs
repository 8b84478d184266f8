//! Groups of people who answer alike: a view that is shown only when it holds.

use super::choose::{Choice, sample};
use super::cluster::{k_means, nearest, renamed, silhouette};
use super::factor::{MOST_RANK, Model, Side, dot};
use super::numbers::rand_index;
use super::table::Table;
use crate::random::Random;

/// People with fewer votes stand in no group and on no map.
pub const LEAST_VOTES: usize = 7;
/// Fewer people than this with enough votes make no groups and no map.
pub(super) const LEAST_PEOPLE: usize = 50;
const MOST_GROUPS: usize = 5;
const LEAST_AGREEMENT: f64 = 0.7;
const LEAST_MEMBERS: usize = 5;
const LEAST_SHARE: f64 = 0.05;
const RESAMPLES: usize = 12;
const KEPT: f64 = 0.8;
const MOST_VOTES: usize = 200_000;
const MOST_SAMPLED: usize = 3_000;
/// Positions are fitted to so many votes at most; whoever cast others is placed afterwards.
const MOST_FITTED: usize = 500_000;

/// Where people stand, and in which group when groups hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// Latent position of everybody.
    pub(super) positions: Vec<[f64; MOST_RANK]>,
    /// The group of everybody who stands in one; nothing when groups do not hold.
    pub(super) group: Vec<Option<usize>>,
    pub(super) groups: usize,
    /// How well groups found in resampled votes agree with those found in all, at the number of
    /// groups that did best: the mean adjusted Rand index.
    pub(super) agreement: f64,
    /// Of two neighbouring groups: people who stand halfway, for each who stands at a centre. The
    /// largest of all pairs; 0 without groups.
    pub(super) between: f64,
}

/// How one number of groups did.
struct Tried {
    groups: usize,
    agreement: f64,
    apart: f64,
    labels: Vec<usize>,
    centres: Vec<[f64; MOST_RANK]>,
}

fn labels(points: &[[f64; MOST_RANK]], centres: &[[f64; MOST_RANK]]) -> Vec<usize> {
    points
        .iter()
        .map(|point| nearest(point, centres).0)
        .collect()
}

fn large_enough(labels: &[usize], groups: usize) -> bool {
    let least = LEAST_MEMBERS.max((LEAST_SHARE * labels.len() as f64).ceil() as usize);
    let members = |group| labels.iter().filter(|label| **label == group).count();
    (0..groups).all(|group| members(group) >= least)
}

/// How many stand within 0.15 of the middle of two centres, for each who stands that close to a
/// centre, along the line from one to the other with its length as 1. Above 1 two groups are halves
/// of a crowd, well below 1 there is a gap.
fn between(points: &[[f64; MOST_RANK]], labels: &[usize], centres: &[[f64; MOST_RANK]]) -> f64 {
    let mut most = 0.0f64;
    for (second, end) in centres.iter().enumerate() {
        for (first, start) in centres[..second].iter().enumerate() {
            let mut line = *end;
            line.iter_mut()
                .zip(start)
                .for_each(|(line, start)| *line -= start);
            let length = dot(&line, &line).max(1e-12);
            let shift = dot(start, &line);
            let inside = points.iter().zip(labels);
            let along: Vec<f64> = inside
                .filter(|(_, label)| **label == first || **label == second)
                .map(|(point, _)| (dot(point, &line) - shift) / length)
                .collect();
            let near = |place: f64| {
                along
                    .iter()
                    .filter(|at| (**at - place).abs() < 0.15)
                    .count()
            };
            let at_centres = (near(0.0) + near(1.0)).max(1) as f64 / 2.0;
            most = most.max(near(0.5) as f64 / at_centres);
        }
    }
    most
}

/// Latent positions in at least three dimensions, and the groups among them.
pub(super) fn find(table: &Table, choice: &Choice, seed: u64, threads: usize) -> Found {
    let read = choice.read(table);
    let deep = Choice {
        rank: choice.rank.max(3),
        ..*choice
    };
    let mut random = Random::new(seed, 3);
    let fitted = match read.len() > MOST_FITTED {
        true => read.rows(sample(&read, MOST_FITTED, &mut random)),
        false => read.clone(),
    };
    let model = Model::fit(&fitted, deep.shape(30), seed, threads);
    let place = |person| model.place(read.row(person)).1;
    let mut found = Found {
        positions: (0..table.people()).map(place).collect(),
        group: vec![None; table.people()],
        ..Found::default()
    };
    let voted: Vec<usize> = (0..table.people())
        .filter(|person| table.count(*person) >= LEAST_VOTES)
        .collect();
    if voted.len() < LEAST_PEOPLE {
        return found;
    }
    let ready = read.rows(voted.iter().copied());
    let mut chosen = sample(&ready, MOST_VOTES, &mut random);
    chosen.truncate(MOST_SAMPLED);
    let some = ready.rows(chosen.iter().copied());
    let points: Vec<_> = chosen
        .iter()
        .map(|at| found.positions[voted[*at]])
        .collect();
    let mut tried: Vec<Tried> = (2..=MOST_GROUPS)
        .map(|groups| {
            let centres = k_means(&points, groups, 12, &mut random);
            Tried {
                groups,
                agreement: 0.0,
                apart: silhouette(&points, &centres),
                labels: labels(&points, &centres),
                centres,
            }
        })
        .collect();
    // Each resample fits its own model to some of the votes, so that whatever hangs on a few of
    // them does not come out twice.
    let mut ballots: Vec<Vec<Vec<u32>>> = tried
        .iter()
        .map(|tried| vec![vec![0; tried.groups]; points.len()])
        .collect();
    for resample in 0..RESAMPLES {
        let part = some.filter(|_, _, _| random.unit() < KEPT);
        let again: Side =
            Model::fit(&part, deep.shape(10), seed + 1 + resample as u64, threads).people;
        for (tried, ballots) in tried.iter_mut().zip(&mut ballots) {
            let centres = k_means(&again.factors, tried.groups, 6, &mut random);
            let other = labels(&again.factors, &centres);
            tried.agreement += rand_index(&tried.labels, &other) / RESAMPLES as f64;
            let other = renamed(&tried.labels, &other, tried.groups);
            for (ballot, label) in ballots.iter_mut().zip(other) {
                ballot[label] += 1;
            }
        }
    }
    found.agreement = tried
        .iter()
        .map(|tried| tried.agreement)
        .fold(0.0, f64::max);
    // Consensus: everybody goes where most resamples put her; centres follow.
    for (tried, ballots) in tried.iter_mut().zip(&ballots) {
        for (label, ballot) in tried.labels.iter_mut().zip(ballots) {
            let most = ballot.iter().max().copied().unwrap_or(0);
            if ballot[*label] < most {
                *label = ballot
                    .iter()
                    .position(|count| *count == most)
                    .unwrap_or(*label);
            }
        }
        for (group, centre) in tried.centres.iter_mut().enumerate() {
            let members = points
                .iter()
                .zip(&tried.labels)
                .filter(|(_, label)| **label == group);
            let (mut sum, mut count) = ([0.0; MOST_RANK], 0.0);
            for (point, _) in members {
                (0..MOST_RANK).for_each(|axis| sum[axis] += point[axis]);
                count += 1.0;
            }
            if count > 0.0 {
                *centre = sum.map(|total| total / count);
            }
        }
    }
    tried.retain(|tried| {
        tried.agreement >= LEAST_AGREEMENT && large_enough(&tried.labels, tried.groups)
    });
    let Some(best) = tried.iter().max_by(|a, b| a.apart.total_cmp(&b.apart)) else {
        return found;
    };
    found.agreement = best.agreement;
    let mut group = vec![None; table.people()];
    for person in &voted {
        group[*person] = Some(nearest(&found.positions[*person], &best.centres).0);
    }
    for (at, label) in chosen.iter().zip(&best.labels) {
        group[voted[*at]] = Some(*label);
    }
    let all: Vec<usize> = voted.iter().filter_map(|person| group[*person]).collect();
    if large_enough(&all, best.groups) {
        // The largest group first; of equals the one whose first member comes first.
        let mut order: Vec<(usize, usize, usize)> = (0..best.groups)
            .map(|group| {
                let members = all.iter().filter(|label| **label == group).count();
                let first = all.iter().position(|label| *label == group).unwrap_or(0);
                (members, first, group)
            })
            .collect();
        order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let rank = |old: usize| order.iter().position(|(_, _, group)| *group == old);
        found.group = group.iter().map(|old| old.and_then(rank)).collect();
        found.groups = best.groups;
        found.between = between(&points, &best.labels, &best.centres);
    }
    found
}
