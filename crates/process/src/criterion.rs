//! What a stage should have before it opens and when it closes (진입·종료 기준): numbers as dated
//! data, which a district switches on or off and sets, held against what is there.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::{Limits, Rules};
use crate::stage::{Position, Stage, StageKind};
use crate::text::Field;

named! {
    /// At which end of a stage a criterion holds.
    Side {
        /// 진입: before it opens.
        Entry = "entry",
        /// 종료: when it closes.
        Exit = "exit",
    }
}

named! {
    /// What is counted.
    Measure {
        /// Proposals handed in.
        Proposals = "proposals",
        /// Agendas on the board.
        Agendas = "agendas",
        /// Agendas about which a meeting was held.
        Deliberated = "deliberated",
        /// Forums held in the stage.
        Forums = "forums",
        /// Joint meetings of the stage to which the budget committee came.
        Joints = "joints",
        /// Meetings of the stage whose minutes are overdue: at most so many.
        MinutesMissing = "minutes-missing",
        /// Agendas whose review by departments was answered.
        Reviewed = "reviewed",
        /// Votes that were counted.
        Votes = "votes",
        /// Selections that were recorded.
        Selections = "selections",
        /// Agreements that both parties signed.
        Agreements = "agreements",
    }
}

impl Measure {
    /// Whether there may be at most so many, where all others want at least so many.
    pub fn at_most(self) -> bool {
        self == Measure::MinutesMissing
    }
}

/// What a stage should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// The stage.
    pub stage: StageKind,
    /// At which end.
    pub side: Side,
    /// What is counted.
    pub measure: Measure,
    /// Whether the district looks at it.
    pub active: bool,
    /// How many there should be at least, or at most.
    pub bound: i64,
}

impl Criterion {
    /// What makes it the same criterion, whatever its number is.
    pub fn key(&self) -> (StageKind, Side, Measure) {
        (self.stage, self.side, self.measure)
    }

    /// The name of its field with the number; that of its switch begins with `on_`.
    pub fn field(&self) -> String {
        format!("{}_{}_{}", self.stage, self.side, self.measure)
    }
}

/// What was counted for each stage, at each of its ends.
pub type Figures = BTreeMap<(StageKind, Side, Measure), i64>;

/// A criterion held against what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The criterion.
    pub criterion: Criterion,
    /// How many there are.
    pub figure: i64,
    /// Whether that is enough.
    pub met: bool,
}

/// The criteria of the rules, in the order of the stages.
pub fn usual(rules: &Rules) -> Vec<Criterion> {
    let read = |text: &String| {
        let mut parts = text.split(' ');
        Some(Criterion {
            stage: parts.next()?.parse().ok()?,
            side: parts.next()?.parse().ok()?,
            measure: parts.next()?.parse().ok()?,
            active: true,
            bound: parts.next()?.parse().ok()?,
        })
    };
    rules.criteria.list.iter().filter_map(read).collect()
}

/// The same as a district has set them.
pub fn wanted_in(rules: &Rules, set: &[Criterion]) -> Vec<Criterion> {
    let own = |one: Criterion| {
        let set = set.iter().find(|set| set.key() == one.key());
        set.copied().unwrap_or(one)
    };
    usual(rules).into_iter().map(own).collect()
}

/// Holds the active criteria of one end of a stage against what is there.
pub fn hold(
    criteria: &[Criterion],
    (stage, side): (StageKind, Side),
    there: &Figures,
) -> Vec<Held> {
    let of = |one: &&Criterion| one.active && one.stage == stage && one.side == side;
    let held = |one: &Criterion| {
        let figure = there.get(&one.key()).copied().unwrap_or(0);
        let met = match one.measure.at_most() {
            true => figure <= one.bound,
            false => one.bound <= figure,
        };
        Held {
            criterion: *one,
            figure,
            met,
        }
    };
    criteria.iter().filter(of).map(held).collect()
}

/// Whether a stage has closed with a criterion unmet, which needs a reason.
pub fn needs_reason(
    stage: &Stage,
    criteria: &[Criterion],
    there: &Figures,
    now: Timestamp,
) -> bool {
    let exit = hold(criteria, (stage.kind, Side::Exit), there);
    stage.position(now) == Position::Past && exit.iter().any(|held| !held.met)
}

/// The largest number of a criterion.
pub const MOST: i64 = 1_000;

/// The criteria of a district as typed: for each of the usual ones whether it is on, and its
/// number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriteriaForm(pub Vec<(bool, String)>);

impl CriteriaForm {
    /// Checks every number, in the order of [`usual`].
    ///
    /// # Errors
    /// All faulty fields at once, each under `criteria`.
    pub fn check(&self, rules: &Rules) -> Result<Vec<Criterion>, Invalid> {
        let mut invalid = Invalid::default();
        let mut found = Vec::new();
        let usual = usual(rules);
        if usual.len() != self.0.len() {
            invalid.push("criteria", Fault::new("fault-criterion").count("max", MOST));
        }
        for (one, (active, typed)) in usual.into_iter().zip(&self.0) {
            let least = i64::from(!one.measure.at_most());
            let bound = typed.trim().parse().ok();
            match bound.filter(|bound| (least..=MOST).contains(bound)) {
                Some(bound) => found.push(Criterion {
                    active: *active,
                    bound,
                    ..one
                }),
                None => {
                    let fault = Fault::new("fault-criterion").count("max", MOST);
                    invalid.push("criteria", fault);
                    break;
                }
            }
        }
        invalid.or(found)
    }
}

/// Why a stage closed with criteria unmet, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosingForm {
    /// A name of [`StageKind`].
    pub stage: String,
    /// Why.
    pub reason: String,
}

impl ClosingForm {
    /// Checks both fields; contacts are masked, because the reason is public.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<(StageKind, String), Invalid> {
        let mut invalid = Invalid::default();
        let stage = self.stage.parse().ok();
        if stage.is_none() {
            invalid.push("stage", Fault::new("fault-closing-stage"));
        }
        let reason = Field::lines("reason", limits.reason_max).check(&self.reason, &mut invalid);
        match stage {
            Some(stage) => invalid.or((stage, korean::mask_contacts_in(&reason))),
            None => Err(invalid),
        }
    }
}

/// Decides whether a reason is recorded: of a stage that needs one.
///
/// # Errors
/// When it does not.
pub fn give_reason(needed: bool) -> Result<(), Refusal> {
    match needed {
        true => Ok(()),
        false => Err(Refusal::conflict(Fault::new("refusal-closing-met"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rules() -> Rules {
        Rules::on(date(2026, 7, 1))
    }

    #[test]
    fn every_line_of_the_rules_is_a_criterion_and_none_is_twice() {
        let all = usual(&rules());
        assert_eq!(all.len(), rules().criteria.list.len());
        for (at, one) in all.iter().enumerate() {
            assert!(all[..at].iter().all(|before| before.key() != one.key()));
            assert_eq!(one.measure.at_most(), one.bound == 0, "{one:?}");
        }
    }

    #[test]
    fn figures_are_held_against_the_numbers_of_the_district() {
        let mut set = usual(&rules());
        let joints = set
            .iter_mut()
            .find(|one| one.measure == Measure::Joints)
            .expect("a criterion");
        joints.bound = 2;
        let criteria = wanted_in(&rules(), std::slice::from_ref(joints));
        let at = |measure| (StageKind::Deliberation, Side::Exit, measure);
        let mut there = Figures::from([
            (at(Measure::Deliberated), 3),
            (at(Measure::Joints), 1),
            (at(Measure::Forums), 1),
        ]);
        let met = |there: &Figures| -> Vec<_> {
            let held = hold(&criteria, (StageKind::Deliberation, Side::Exit), there);
            held.iter()
                .filter(|held| !held.met)
                .map(|held| held.criterion.measure)
                .collect()
        };
        assert_eq!(met(&there), [Measure::Joints]);
        there.insert(at(Measure::Joints), 2);
        assert_eq!(met(&there), []);
        there.insert(at(Measure::MinutesMissing), 1);
        assert_eq!(met(&there), [Measure::MinutesMissing]);
        let stage = Stage::of_days(StageKind::Deliberation, date(2026, 5, 1), date(2026, 6, 30));
        let (during, after) = (date(2026, 6, 30), date(2026, 7, 1));
        let asked = |day| needs_reason(&stage, &criteria, &there, korean::seoul_midnight(day));
        assert!(!asked(during) && asked(after));
        assert!(give_reason(true).is_ok() && give_reason(false).is_err());
    }

    #[test]
    fn a_district_sets_numbers_and_switches() {
        let all = usual(&rules());
        let mut form = CriteriaForm(
            all.iter()
                .map(|one| (true, one.bound.to_string()))
                .collect(),
        );
        assert_eq!(form.check(&rules()).expect("unchanged"), all);
        form.0[0] = (false, "7".into());
        let set = form.check(&rules()).expect("good");
        assert!(!set[0].active && set[0].bound == 7);
        let side = (set[0].stage, set[0].side);
        assert!(
            hold(&set, side, &Figures::new())
                .iter()
                .all(|held| held.criterion.active)
        );
        for wrong in ["", "-1", "0", "1001", "여럿"] {
            form.0[0].1 = wrong.into();
            assert_eq!(
                form.check(&rules()).expect_err("faulty").0[0].field,
                "criteria"
            );
        }
        assert!(CriteriaForm::default().check(&rules()).is_err());
        let limits = rules().limits;
        let fields = |form: ClosingForm| -> Vec<_> {
            let found = form.check(limits).err().unwrap_or_default();
            found.0.iter().map(|fault| fault.field).collect()
        };
        assert_eq!(fields(ClosingForm::default()), ["stage", "reason"]);
    }
}
