//! The year planned backwards: from the day on which the budget goes to the district's assembly,
//! so many days for each stage that leads there.

use jiff::Span;
use jiff::civil::{Date, date};

use super::{after, needed_days};
use crate::rules::Rules;
use crate::stage::{Position, Stage, StageKind};

/// The stages that lead to the budget, in their order.
pub const LEADING: [StageKind; 5] = [
    StageKind::Discovery,
    StageKind::Proposals,
    StageKind::Deliberation,
    StageKind::Selection,
    StageKind::Planning,
];

/// What is planned backwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The first day that can be used.
    pub from: Date,
    /// The last day: that on which the budget is handed in.
    pub deadline: Date,
    /// The first day of the whole year, against which deliberation is measured.
    pub opened: Date,
    /// The stages to be placed, with the fewest days of each.
    pub least: Vec<(StageKind, i64)>,
    /// Stages that run beside the first of these and keep their days, but end no later.
    pub beside: Vec<(StageKind, Date, Date)>,
}

/// A proposal of all days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// First and last day of each stage: one after the other, without a gap, to the deadline;
    /// those that run beside the first of them already come before it.
    pub days: Vec<(StageKind, Date, Date)>,
    /// How many days deliberation lacks of its share; zero when it has it.
    pub lacks: i64,
}

/// There are fewer days than the stages need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooShort {
    /// How many days the stages need together.
    pub need: i64,
    /// How many there are.
    pub have: i64,
}

/// The day on which the budget of a fiscal year goes to the assembly at the latest: so many
/// whole days lie between it and the first day of that year.
pub fn submission_day(fiscal_year: i64, rules: &Rules) -> Date {
    let year = i16::try_from(fiscal_year).unwrap_or(9999);
    let days = rules.planner.submission_days.saturating_add(1);
    date(year, 1, 1).saturating_sub(Span::new().days(days))
}

/// The fewest days of a stage, where nobody says otherwise.
pub fn least_days(kind: StageKind, rules: &Rules) -> i64 {
    let planner = rules.planner;
    match kind {
        StageKind::Discovery => planner.discovery_least_days,
        StageKind::Proposals => planner.proposals_least_days,
        StageKind::Deliberation => rules.terms.deliberation_least_days,
        StageKind::Selection => planner.selection_least_days,
        StageKind::Planning => planner.planning_least_days,
        StageKind::Execution | StageKind::Settlement => 1,
    }
}

/// How many days lie between two, both included; zero when the last comes first.
pub fn days_between(first: Date, last: Date) -> i64 {
    let span = first.until(last).map_or(-1, |span| span.get_days());
    (i64::from(span) + 1).max(0)
}

impl Back {
    /// What can still be planned of a year at `now`: stages that are over stay, one that has
    /// begun keeps its first day and lasts until today, and nothing is put into the past.
    pub fn of_year(stages: &[Stage], deadline: Date, now: jiff::Timestamp, rules: &Rules) -> Back {
        let today = korean::seoul(now).date();
        let found = |kind: StageKind| stages.iter().find(|stage| stage.kind == kind);
        let opened = found(StageKind::Discovery).map_or(today, Stage::first_day);
        let mut back = Back {
            from: today.max(opened),
            deadline,
            opened,
            least: Vec::new(),
            beside: Vec::new(),
        };
        let mut running: Option<&Stage> = None;
        for kind in LEADING {
            let usual = least_days(kind, rules);
            match found(kind).map(|stage| (stage, stage.position(now))) {
                Some((stage, Position::Past)) => {
                    back.from = back.from.max(after(stage.last_day()));
                }
                Some((stage, Position::Present)) => {
                    if let Some(before) = running.replace(stage) {
                        let days = (before.kind, before.first_day(), before.last_day());
                        back.beside.push(days);
                        back.least.clear();
                    }
                    back.from = stage.first_day();
                    let until_today = days_between(stage.first_day(), today);
                    back.least.push((kind, usual.max(until_today)));
                }
                _ => back.least.push((kind, usual)),
            }
        }
        back.opened = back.opened.min(back.from);
        back
    }

    /// A whole year from `from` on.
    pub fn whole(from: Date, deadline: Date, rules: &Rules) -> Back {
        Back {
            from,
            deadline,
            opened: from,
            least: LEADING.map(|kind| (kind, least_days(kind, rules))).to_vec(),
            beside: Vec::new(),
        }
    }

    /// Places the stages. Each has its fewest days; of the days that are left deliberation gets
    /// what its share lacks, and then all get some by the weights of the rules.
    ///
    /// # Errors
    /// When there are too few days for the fewest of all.
    pub fn plan(&self, rules: &Rules) -> Result<Planned, TooShort> {
        let have = days_between(self.from, self.deadline);
        let mut days: Vec<i64> = self
            .least
            .iter()
            .map(|(_, least)| (*least).max(1))
            .collect();
        let need: i64 = days.iter().sum();
        if have < need {
            return Err(TooShort { need, have });
        }
        let mut left = have - need;
        let at = self
            .least
            .iter()
            .position(|(kind, _)| *kind == StageKind::Deliberation);
        let mut lacks = 0;
        if let Some(at) = at {
            let share = needed_days(days_between(self.opened, self.deadline), rules);
            let more = (share - days[at]).max(0);
            let given = more.min(left);
            days[at] += given;
            left -= given;
            lacks = more - given;
        }
        for (day, spare) in days.iter_mut().zip(self.spare(left, rules)) {
            *day += spare;
        }
        Ok(Planned {
            days: self.placed(&days),
            lacks,
        })
    }

    /// How the days that are left are shared out, to the last one.
    fn spare(&self, left: i64, rules: &Rules) -> Vec<i64> {
        let weight = |kind: StageKind| match kind {
            StageKind::Deliberation => rules.planner.deliberation_weight,
            _ => 1,
        };
        let all: i64 = self.least.iter().map(|(kind, _)| weight(*kind)).sum();
        let mut given = 0;
        let mut weighed = 0;
        let part = |(kind, _): &(StageKind, i64)| {
            weighed += weight(*kind);
            // What all up to this one get together, less what the ones before got.
            let until = left * weighed / all.max(1);
            let part = until - given;
            given = until;
            part
        };
        self.least.iter().map(part).collect()
    }

    /// First and last day of each, backwards from the deadline.
    fn placed(&self, days: &[i64]) -> Vec<(StageKind, Date, Date)> {
        let mut last = self.deadline;
        let mut found = Vec::new();
        for ((kind, _), count) in self.least.iter().zip(days).rev() {
            let first = last.saturating_sub(Span::new().days(count - 1));
            found.push((*kind, first, last));
            last = first.yesterday().unwrap_or(first);
        }
        let first_ends = found.last().map_or(self.deadline, |(_, _, last)| *last);
        let clipped = |(kind, first, last): &(StageKind, Date, Date)| {
            (*kind, *first, (*last).min(first_ends))
        };
        found.extend(self.beside.iter().rev().map(clipped));
        found.reverse();
        found
    }
}

/// The days of a whole new year, for a form to begin with: planned backwards to the deadline,
/// then a year of spending and a time of settlement. `None` when there are too few days.
pub fn whole_year(
    fiscal_year: i64,
    today: Date,
    rules: &Rules,
) -> Option<Vec<(StageKind, Date, Date)>> {
    let year = i16::try_from(fiscal_year).ok()?;
    let from = date(year.checked_sub(1)?, 2, 1).max(today);
    let deadline = submission_day(fiscal_year, rules);
    let mut days = Back::whole(from, deadline, rules).plan(rules).ok()?.days;
    days.extend(spending(fiscal_year));
    Some(days)
}

/// The usual days on which the money of a year is spent and settled.
pub fn spending(fiscal_year: i64) -> [(StageKind, Date, Date); 2] {
    let year = i16::try_from(fiscal_year).map_or(9_998, |year| year.min(9_998));
    let spent = (date(year, 1, 1), date(year, 12, 31));
    [
        (StageKind::Execution, spent.0, spent.1),
        (StageKind::Settlement, after(spent.1), date(year + 1, 4, 30)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rules() -> Rules {
        Rules::on(date(2026, 1, 5))
    }

    #[test]
    fn the_budget_goes_to_the_assembly_forty_days_before_the_year() {
        assert_eq!(submission_day(2027, &rules()), date(2026, 11, 21));
    }

    #[test]
    fn a_year_is_planned_to_its_deadline() {
        let days = whole_year(2027, date(2026, 1, 5), &rules()).expect("a year");
        assert_eq!(days.len(), 7);
        assert_eq!(days[0].1, date(2026, 2, 1));
        assert_eq!(days[4].2, date(2026, 11, 21));
        assert_eq!(days[6].2, date(2028, 4, 30));
        assert_eq!(whole_year(2027, date(2026, 9, 1), &rules()), None);
    }

    #[test]
    fn what_is_over_stays_and_what_runs_keeps_its_first_day() {
        let stage = |kind, first, last| Stage::of_days(kind, first, last);
        let stages = [
            stage(StageKind::Discovery, date(2026, 2, 2), date(2026, 4, 15)),
            stage(StageKind::Proposals, date(2026, 4, 16), date(2026, 6, 30)),
            stage(StageKind::Deliberation, date(2026, 7, 1), date(2026, 8, 31)),
        ];
        let now = korean::seoul_midnight(date(2026, 6, 1));
        let back = Back::of_year(&stages, date(2026, 11, 21), now, &rules());
        let kinds: Vec<_> = back.least.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, LEADING[1..]);
        assert_eq!(
            (back.from, back.opened),
            (date(2026, 4, 16), date(2026, 2, 2))
        );
        let planned = back.plan(&rules()).expect("days enough");
        assert_eq!(planned.days[0].1, date(2026, 4, 16));
        // It lasts until today at least.
        assert!(date(2026, 6, 1) <= planned.days[0].2);
        // Two run at once: the later one is planned, the other one ends no later.
        let mut both = stages;
        both[2].opens_at = korean::seoul_midnight(date(2026, 5, 20));
        let back = Back::of_year(&both, date(2026, 11, 21), now, &rules());
        let planned = back.plan(&rules()).expect("days enough");
        assert_eq!(planned.days[0].0, StageKind::Proposals);
        assert_eq!(planned.days[1].1, date(2026, 5, 20));
        assert!(planned.days[0].2 <= planned.days[1].2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn no_stage_overlaps_and_the_deadline_is_kept(
            from in 0_i32..400,
            length in 1_i32..500,
            earlier in 0_i32..200,
            least in proptest::collection::vec(1_i64..90, 1..=5),
        ) {
            let rules = rules();
            let first = date(2026, 1, 1).saturating_add(Span::new().days(from));
            let deadline = first.saturating_add(Span::new().days(length - 1));
            let skipped = LEADING.len() - least.len();
            let back = Back {
                from: first,
                deadline,
                opened: first.saturating_sub(Span::new().days(earlier)),
                least: LEADING[skipped..].iter().copied().zip(least.iter().copied()).collect(),
                beside: Vec::new(),
            };
            let need: i64 = least.iter().sum();
            match back.plan(&rules) {
                Err(short) => {
                    prop_assert!(need > i64::from(length));
                    prop_assert_eq!(short, TooShort { need, have: i64::from(length) });
                }
                Ok(planned) => {
                    prop_assert!(need <= i64::from(length));
                    prop_assert_eq!(planned.days.len(), least.len());
                    prop_assert_eq!(planned.days[0].1, first);
                    prop_assert_eq!(planned.days[least.len() - 1].2, deadline);
                    for (one, next) in planned.days.iter().zip(&planned.days[1..]) {
                        prop_assert_eq!(after(one.2), next.1);
                    }
                    for ((kind, first, last), least) in planned.days.iter().zip(&least) {
                        let days = days_between(*first, *last);
                        prop_assert!(days >= *least);
                        if *kind == StageKind::Deliberation {
                            let all = days_between(back.opened, deadline);
                            prop_assert!(days + planned.lacks >= needed_days(all, &rules));
                        }
                    }
                }
            }
        }
    }
}
