//! Expert review (전문가 검토): a named reviewer says whether she has an interest in the matter,
//! goes through a checklist, gives her opinion in public, and the body that deliberates answers
//! each of her points.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::{Limits, day, in_force};
use crate::text::Field;

named! {
    /// Where an expert review stands.
    ExpertState {
        /// The reviewer has not said yet whether she has an interest in it.
        Invited = "invited",
        /// She has, and writes.
        Declared = "declared",
        /// She stays out because of it.
        Declined = "declined",
        /// Her opinion is public.
        Published = "published",
        /// Each of her points is answered.
        Answered = "answered",
    }
}

named! {
    /// What a reviewer says of her own interest in a matter.
    Interest {
        /// She has none.
        None = "none",
        /// She has some, says which, and reviews it with that beside her opinion.
        Some = "some",
        /// She has one that keeps her from reviewing it.
        Recuse = "recuse",
    }
}

named! {
    /// What a reviewer finds of one item of the checklist.
    Finding {
        /// It holds.
        Met = "met",
        /// It holds in part.
        Partly = "partly",
        /// It does not hold.
        Unmet = "unmet",
        /// It can't be said from what there is.
        Unknown = "unknown",
    }
}

/// One item of the checklist.
#[derive(Debug, Deserialize)]
pub struct ChecklistItem {
    /// The name in data.
    pub key: String,
    /// `feasibility` or `fairness`.
    pub part: String,
    /// The question in Korean.
    pub ko: String,
    /// The question in English.
    pub en: String,
}

#[derive(Deserialize)]
struct List {
    #[serde(deserialize_with = "day")]
    from: Date,
    item: Vec<ChecklistItem>,
}

#[derive(Deserialize)]
struct File {
    list: Vec<List>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/expert_checklist.toml"))
        .expect("a test reads the checklist")
});

/// The checklist in force on a day, in its order.
pub fn checklist(on: Date) -> &'static [ChecklistItem] {
    &in_force(&FILE.list, on, |list| list.from).item
}

/// What was found of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The key of the item.
    pub key: String,
    /// A name of [`Finding`]; empty in a draft.
    pub finding: String,
    /// Why; may be empty.
    pub remark: String,
}

/// An opinion, as a draft or as it was published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertText {
    /// What was found of each item of the checklist.
    pub found: Vec<Found>,
    /// What she thinks.
    pub opinion: String,
    /// What the body should answer, each in a sentence or two.
    pub points: Vec<String>,
}

/// An opinion as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpinionForm {
    /// A name of [`Finding`] for each item of the checklist, in its order.
    pub findings: Vec<String>,
    /// Why, in the same order.
    pub remarks: Vec<String>,
    /// What she thinks.
    pub opinion: String,
    /// What the body should answer, one a line.
    pub points: String,
}

impl OpinionForm {
    /// Checks a draft: anything may be missing.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn draft(&self, limits: &Limits, list: &[ChecklistItem]) -> Result<ExpertText, Invalid> {
        let mut invalid = Invalid::default();
        let text = self.read(limits, list, &mut invalid);
        invalid.or(text)
    }

    /// Checks an opinion that is published: every item of the checklist, the opinion, and at
    /// least one point.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn finished(&self, limits: &Limits, list: &[ChecklistItem]) -> Result<ExpertText, Invalid> {
        let mut invalid = Invalid::default();
        let text = self.read(limits, list, &mut invalid);
        for (nth, found) in text.found.iter().enumerate() {
            if found.finding.is_empty() {
                let fault = Fault::new("fault-finding").number("nth", nth + 1);
                invalid.push("finding", fault);
            }
        }
        let named = |invalid: &Invalid, field| invalid.0.iter().any(|f| f.field == field);
        if text.opinion.is_empty() && !named(&invalid, "opinion") {
            invalid.push("opinion", Fault::new("fault-empty"));
        }
        if text.points.is_empty() && !named(&invalid, "expert_points") {
            invalid.push("expert_points", Fault::new("fault-empty"));
        }
        invalid.or(text)
    }

    fn read(&self, limits: &Limits, list: &[ChecklistItem], invalid: &mut Invalid) -> ExpertText {
        let at = |all: &[String], place: usize| all.get(place).cloned().unwrap_or_default();
        let mut found = Vec::new();
        for (place, item) in list.iter().enumerate() {
            let finding = at(&self.findings, place).parse::<Finding>();
            let mut faults = Invalid::default();
            let field = Field::line("remark", limits.need_max).optional();
            let remark = field.check(&at(&self.remarks, place), &mut faults);
            invalid.0.extend(faults.0.into_iter().map(|mut fault| {
                fault.fault = fault.fault.number("nth", place + 1);
                fault
            }));
            found.push(Found {
                key: item.key.clone(),
                finding: finding.map_or(String::new(), |finding| finding.to_string()),
                remark,
            });
        }
        let opinion = Field::lines("opinion", limits.body_max).optional();
        let opinion = opinion.check(&self.opinion, invalid);
        let points = Field::lines("expert_points", limits.body_max).optional();
        let points = points.check(&self.points, invalid);
        let points: Vec<String> = points
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        if points.len() > limits.expert_points_max {
            let fault = Fault::new("fault-expert-points");
            invalid.push(
                "expert_points",
                fault.number("max", limits.expert_points_max),
            );
        }
        ExpertText {
            found,
            opinion,
            points,
        }
    }
}

/// What a reviewer says of her interest, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InterestForm {
    /// A name of [`Interest`].
    pub interest: String,
    /// Which one; needed unless there is none.
    pub statement: String,
}

impl InterestForm {
    /// Checks both fields.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<(Interest, String), Invalid> {
        let mut invalid = Invalid::default();
        let interest = self.interest.parse::<Interest>().ok();
        if interest.is_none() {
            invalid.push("interest", Fault::new("fault-interest"));
        }
        let field = Field::lines("interest_text", limits.reason_max);
        let field = match interest {
            Some(Interest::None) | None => field.optional(),
            Some(_) => field,
        };
        let statement = korean::mask_contacts_in(&field.check(&self.statement, &mut invalid));
        match interest {
            Some(interest) => invalid.or((interest, statement)),
            None => Err(invalid),
        }
    }
}

/// Checks the answers to the points: one for each, in their order.
///
/// # Errors
/// Names each point without an answer.
pub fn check_answers(
    limits: &Limits,
    typed: &[String],
    points: usize,
) -> Result<Vec<String>, Invalid> {
    let mut invalid = Invalid::default();
    let mut answers = Vec::new();
    for place in 0..points {
        let mut faults = Invalid::default();
        let typed = typed.get(place).map_or("", String::as_str);
        let field = Field::lines("point_answer", limits.comment_max);
        answers.push(field.check(typed, &mut faults));
        invalid.0.extend(faults.0.into_iter().map(|mut fault| {
            fault.fault = fault.fault.number("nth", place + 1);
            fault
        }));
    }
    invalid.or(answers)
}

/// Decides whether a reviewer may say what her interest is: once, before she reads the form.
///
/// # Errors
/// When she has said so.
pub fn declare(state: ExpertState) -> Result<ExpertState, Refusal> {
    match state {
        ExpertState::Invited => Ok(ExpertState::Declared),
        _ => refused("refusal-expert-declared"),
    }
}

/// Decides whether the form is open to the reviewer: after she has said what her interest is.
///
/// # Errors
/// Before that, when she stays out, and once her opinion is public.
pub fn write(state: ExpertState) -> Result<(), Refusal> {
    match state {
        ExpertState::Declared => Ok(()),
        ExpertState::Invited => refused("refusal-expert-first"),
        ExpertState::Declined => refused("refusal-expert-declined"),
        ExpertState::Published | ExpertState::Answered => refused("refusal-expert-published"),
    }
}

/// Decides whether the points may be answered: once, when they are public.
///
/// # Errors
/// Before that, and a second time.
pub fn answer(state: ExpertState) -> Result<(), Refusal> {
    match state {
        ExpertState::Published => Ok(()),
        ExpertState::Answered => refused("refusal-expert-answered"),
        _ => refused("refusal-expert-unpublished"),
    }
}

fn refused<T>(key: &'static str) -> Result<T, Refusal> {
    Err(Refusal::conflict(Fault::new(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn limits() -> &'static Limits {
        Rules::on(date(2026, 7, 1)).limits
    }

    fn fields<T: std::fmt::Debug>(done: Result<T, Invalid>) -> Vec<(&'static str, Option<i64>)> {
        let faults = done.expect_err("a faulty form").0;
        faults
            .iter()
            .map(|f| (f.field, f.fault.number_of("nth")))
            .collect()
    }

    #[test]
    fn the_checklist_looks_at_both_parts() {
        let list = checklist(date(2026, 7, 1));
        for part in ["feasibility", "fairness"] {
            assert!(list.iter().any(|item| item.part == part), "{part}");
        }
        let mut keys: Vec<_> = list.iter().map(|item| &item.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), list.len());
    }

    #[test]
    fn an_opinion_answers_every_item_and_makes_points() {
        let list = &checklist(date(2026, 7, 1))[..3];
        let form = OpinionForm {
            findings: ["met", "", "unmet"].map(String::from).to_vec(),
            remarks: ["", "", "때가 짧습니다."].map(String::from).to_vec(),
            opinion: "할 만합니다.".into(),
            points: "\n때를 늘려 주세요.\n\n누가 맡나요?".into(),
        };
        assert_eq!(
            fields(form.finished(limits(), list)),
            [("finding", Some(2))]
        );
        let draft = form
            .draft(limits(), list)
            .expect("a draft may miss anything");
        assert_eq!(draft.points, ["때를 늘려 주세요.", "누가 맡나요?"]);
        assert_eq!(draft.found[2].remark, "때가 짧습니다.");
        let empty = OpinionForm::default();
        assert_eq!(
            fields(empty.finished(limits(), &[])),
            [("opinion", None), ("expert_points", None)]
        );
        let long = OpinionForm {
            remarks: vec![String::new(), "글".repeat(201)],
            ..form
        };
        assert_eq!(fields(long.draft(limits(), list)), [("remark", Some(2))]);
        let answers = ["늘리겠습니다.".to_owned()];
        assert_eq!(
            fields(check_answers(limits(), &answers, 2)),
            [("point_answer", Some(2))]
        );
    }

    #[test]
    fn an_interest_is_said_before_anything_is_written() {
        let form = |interest: &str, statement: &str| InterestForm {
            interest: interest.into(),
            statement: statement.into(),
        };
        assert!(form("none", "").check(limits()).is_ok());
        assert!(
            form("some", "010-1234-5678 회사")
                .check(limits())
                .is_ok_and(|(_, text)| text.contains("****"))
        );
        assert_eq!(
            fields(form("recuse", " ").check(limits())),
            [("interest_text", None)]
        );
        assert_eq!(fields(form("", "").check(limits())), [("interest", None)]);
        use ExpertState::{Answered, Declared, Declined, Invited, Published};
        for (state, open) in [
            (Invited, [true, false, false]),
            (Declared, [false, true, false]),
            (Declined, [false, false, false]),
            (Published, [false, false, true]),
            (Answered, [false, false, false]),
        ] {
            let found = [
                declare(state).is_ok(),
                write(state).is_ok(),
                answer(state).is_ok(),
            ];
            assert_eq!(found, open, "{state}");
        }
    }
}
