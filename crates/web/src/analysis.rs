//! What was worked out of the votes on statements, as pages and the API read it: people are
//! numbers only, hidden statements are gone, and nothing is said of fewer than ten.

use std::collections::HashMap;

use deliberation::madang::{ONE_CROWD, WhyGroups, wilson};
use jiff::Timestamp;
use process::id::AgendaId;
use process::statement::{CELL_FROM, MAP_FROM};
use serde::Deserialize;
use store::{StoreError, Tx};

/// An analysis that may be shown, with the statements that it names.
pub struct Analysed {
    /// When it was worked out.
    pub computed_at: Timestamp,
    /// The figures.
    pub report: Report,
    bodies: HashMap<String, String>,
}

/// The part of a report that is shown, as crate `deliberation` writes it.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// The version of the method.
    pub version: u32,
    /// What every random number followed from.
    pub seed: u64,
    /// How many people voted.
    pub participants: i64,
    /// How many votes there are.
    pub votes: i64,
    /// What bridges, the best first.
    pub bridging: Vec<Bridging>,
    /// What most agree or disagree with.
    pub consensus: Vec<Side>,
    /// Whether groups hold.
    pub stable: bool,
    /// Why groups are shown or not.
    pub why_groups: WhyGroups,
    /// How well groups of parts of the votes agree.
    pub agreement: f64,
    /// People halfway between two groups, for each who stands at a centre.
    pub between: f64,
    /// The groups, the largest first.
    pub groups: Vec<Group>,
    /// Where people stand.
    pub positions: Vec<Position>,
    /// What speaks for as many as possible together.
    pub slate: Option<Slate>,
}

/// Votes by what was said.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Tally {
    /// How many agree.
    pub agrees: u32,
    /// How many disagree.
    pub disagrees: u32,
    /// How many passed.
    pub passes: u32,
}

/// How well a statement bridges.
#[derive(Debug, Deserialize)]
pub struct Bridging {
    /// The id of the statement.
    pub statement: String,
    /// The vote expected of somebody in the middle: 1 agrees, -1 disagrees.
    pub score: f64,
    /// The score had ten more people in the middle disagreed.
    pub lower: f64,
    /// The votes behind it.
    pub tally: Tally,
    /// The share who agree.
    pub agree: f64,
    /// Its lower bound.
    pub agree_low: f64,
    /// Its upper bound.
    pub agree_high: f64,
}

/// A side that people took.
#[derive(Debug, Deserialize)]
pub struct Side {
    /// The id of the statement.
    pub statement: String,
    /// Whether they agree.
    pub agree: bool,
    /// Their votes.
    pub tally: Tally,
    /// The share who took it.
    pub share: f64,
    /// The share of all others.
    pub others: Option<f64>,
}

/// People who answer alike.
#[derive(Debug, Deserialize)]
pub struct Group {
    /// The ids of its members: never shown.
    pub members: Vec<String>,
    /// What it stands for.
    pub representative: Vec<Side>,
}

/// Where somebody stands.
#[derive(Debug, Deserialize)]
pub struct Position {
    /// The id of a person: never shown.
    pub participant: String,
    /// Along the first direction.
    pub x: f64,
    /// Along the second one.
    pub y: f64,
}

/// Statements that together speak for as many people as they can.
#[derive(Debug, Deserialize)]
pub struct Slate {
    /// In the order in which they were chosen.
    pub statements: Vec<String>,
    /// People who voted.
    pub voters: i64,
    /// Those who agreed with at least one of them.
    pub covered: i64,
    /// Whether no large group with a common wish goes without.
    pub represents: bool,
}

impl Tally {
    fn all(self) -> u32 {
        self.agrees + self.disagrees + self.passes
    }

    fn enough(self) -> bool {
        i64::from(self.all()) >= CELL_FROM
    }
}

impl Side {
    /// The bounds of its share, 95 %.
    pub fn bounds(&self) -> (f64, f64) {
        let hits = match self.agree {
            true => self.tally.agrees,
            false => self.tally.disagrees,
        };
        wilson(hits, self.tally.all())
    }
}

impl Group {
    /// How many people are in it; nothing below ten.
    pub fn people(&self) -> Option<i64> {
        let people = i64::try_from(self.members.len()).unwrap_or(i64::MAX);
        Some(people).filter(|people| *people >= CELL_FROM)
    }
}

impl Report {
    /// Whether its groups are parts of one crowd, with no gap between them.
    pub fn one_crowd(&self) -> bool {
        self.stable && self.between > ONE_CROWD
    }

    /// Leaves out what must not be shown: statements that are hidden by now, what fewer than
    /// ten said, and all but what bridges below fifty people.
    fn cut(&mut self, bodies: &HashMap<String, String>) {
        let known = |id: &String| bodies.contains_key(id);
        let side = |side: &Side| known(&side.statement) && side.tally.enough();
        self.bridging
            .retain(|one| known(&one.statement) && one.tally.enough());
        self.consensus.retain(side);
        for group in &mut self.groups {
            group.representative.retain(side);
        }
        let counted = |id: &String| self.bridging.iter().any(|one| one.statement == *id);
        if let Some(slate) = &mut self.slate {
            slate.statements.retain(counted);
        }
        if self.participants < MAP_FROM {
            self.consensus.clear();
            self.groups.clear();
            self.slate = None;
        }
    }
}

impl Analysed {
    /// Reads what was worked out last; two statements. Nothing when fewer than ten people
    /// voted, and when another version wrote it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(tx: &mut Tx<'_>, agenda: AgendaId) -> Result<Option<Analysed>, StoreError> {
        let kept = store::statement_analysis(tx, agenda)?;
        let bodies = store::statement_bodies(tx, agenda)?;
        let bodies = bodies.into_iter().map(|(id, body)| (id.to_string(), body));
        let bodies: HashMap<_, _> = bodies.collect();
        Ok(kept.and_then(|kept| {
            let mut report: Report = serde_json::from_str(&kept.report).ok()?;
            report.cut(&bodies);
            (report.participants >= CELL_FROM).then_some(Analysed {
                computed_at: kept.computed_at,
                report,
                bodies,
            })
        }))
    }

    /// What a statement says.
    pub fn body(&self, id: &str) -> &str {
        self.bodies.get(id).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn hidden_statements_and_small_numbers_are_left_out() {
        let side = |statement: &str, agrees: u32| {
            serde_json::json!({
                "statement": statement, "agree": true, "share": 1.0, "others": 0.1,
                "tally": { "agrees": agrees, "disagrees": 0, "passes": 0 },
            })
        };
        let bridging = |statement: &str, agrees: u32| {
            serde_json::json!({
                "statement": statement, "score": 1.0, "lower": 0.5, "agree": 1.0,
                "agree_low": 0.7, "agree_high": 1.0,
                "tally": { "agrees": agrees, "disagrees": 0, "passes": 0 },
            })
        };
        let report = serde_json::json!({
            "version": 2, "seed": 1, "participants": 60, "votes": 80,
            "bridging": [bridging("1", 40), bridging("2", 9), bridging("3", 30)],
            "consensus": [side("1", 40), side("3", 30)],
            "stable": true, "why_groups": "stable", "agreement": 0.9, "between": 0.81,
            "groups": [
                { "members": vec!["7"; 9], "representative": [side("1", 9), side("3", 12)] },
                { "members": vec!["8"; 10], "representative": [side("1", 10)] },
            ],
            "positions": [],
            "slate": { "statements": ["1", "2", "3"], "voters": 60, "covered": 50, "represents": true },
        });
        let mut report: Report = serde_json::from_value(report).unwrap();
        let bodies = [
            ("1".to_owned(), "하나".to_owned()),
            ("2".to_owned(), "둘".to_owned()),
        ];
        report.cut(&bodies.into_iter().collect());
        assert_eq!(report.bridging.len(), 1, "few votes, or hidden");
        assert_eq!(report.consensus.len(), 1);
        let shown: Vec<_> = report
            .groups
            .iter()
            .map(|g| g.representative.len())
            .collect();
        assert_eq!(shown, [0, 1]);
        let people: Vec<_> = report.groups.iter().map(Group::people).collect();
        assert_eq!(people, [None, Some(10)]);
        assert_eq!(report.slate.as_ref().unwrap().statements, ["1"]);
        assert!(report.one_crowd());
        let (low, high) = report.groups[1].representative[0].bounds();
        assert!(
            (0.69..0.75).contains(&low) && high > 0.99,
            "{low} to {high}"
        );
        report.participants = 49;
        report.cut(&HashMap::from([("1".to_owned(), "하나".to_owned())]));
        assert!(report.consensus.is_empty() && report.groups.is_empty() && report.slate.is_none());
        assert_eq!(report.bridging.len(), 1);
    }
}
