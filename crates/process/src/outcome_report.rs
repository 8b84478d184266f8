//! The outcome report (성과보고) of a project: what was intended, what was done, what shows it,
//! what residents say of it, and what others should repeat or not.
//!
//! A draft may be incomplete; what is published is complete. A correction is another version
//! with its reason, and earlier ones stay to be read.

use jiff::civil::Date;

use crate::category::Category;
use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

/// The most links of a report.
pub const LINKS: usize = 10;

/// The largest number of residents who agreed or not.
pub const PEOPLE: i64 = 1_000_000;

named! {
    /// Where residents judged a project.
    JudgedBy {
        /// 포럼.
        Forum = "forum",
        /// 설문.
        Survey = "survey",
        /// 모임.
        Meeting = "meeting",
    }
}

/// A report as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeForm {
    /// The id of the project.
    pub project: String,
    /// A name of [`Category`].
    pub category: String,
    /// What was intended.
    pub intended: String,
    /// What was done.
    pub done: String,
    /// What shows it, in words.
    pub evidence: String,
    /// Addresses that show it, one a line.
    pub links: String,
    /// A name of [`JudgedBy`].
    pub judged_by: String,
    /// The day of the judgement, `YYYY-MM-DD`.
    pub judged_on: String,
    /// Who judged, and what they said.
    pub judgement: String,
    /// How many agreed with what became of it.
    pub agree: String,
    /// How many did not.
    pub disagree: String,
    /// What to repeat.
    pub repeat: String,
    /// What not to do again.
    pub avoid: String,
    /// Why a published report is corrected.
    pub reason: String,
}

/// What a report says. What is not filled in yet is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeText {
    /// The field of life.
    pub category: Option<Category>,
    /// What was intended.
    pub intended: String,
    /// What was done.
    pub done: String,
    /// What shows it, in words.
    pub evidence: String,
    /// Addresses that show it.
    pub links: Vec<String>,
    /// Where residents judged it.
    pub judged_by: Option<JudgedBy>,
    /// On which day.
    pub judged_on: Option<Date>,
    /// Who judged, and what they said.
    pub judgement: String,
    /// How many agreed.
    pub agree: i64,
    /// How many did not.
    pub disagree: i64,
    /// What to repeat.
    pub repeat: String,
    /// What not to do again.
    pub avoid: String,
    /// Why it was corrected; empty for the first version.
    pub reason: String,
}

impl OutcomeText {
    /// Whether something shows what was done.
    pub fn has_evidence(&self) -> bool {
        !self.evidence.is_empty() || !self.links.is_empty()
    }
}

/// What is to become of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Kept for those who may write it; it may be incomplete.
    Save,
    /// Published; it is complete.
    Publish,
}

impl Step {
    /// The step that a button of the form stands for.
    pub fn of(name: &str) -> Step {
        match name {
            "publish" => Step::Publish,
            _ => Step::Save,
        }
    }
}

impl OutcomeForm {
    /// Checks every field but the project, and masks contacts in what everybody reads.
    /// `corrects` says whether a published version is there already.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        limits: &Limits,
        (step, corrects): (Step, bool),
        today: Date,
    ) -> Result<OutcomeText, Invalid> {
        let mut invalid = Invalid::default();
        let publishes = step == Step::Publish;
        let text = |field: Field, typed: &str, needed: bool, invalid: &mut Invalid| {
            let field = if needed { field } else { field.optional() };
            korean::mask_contacts_in(&field.check(typed, invalid))
        };
        let lines = |name| Field::lines(name, limits.comment_max);
        let category = self.category.parse().ok();
        if category.is_none() && (publishes || !self.category.is_empty()) {
            invalid.push("category", Fault::new("fault-outcome-category"));
        }
        let intended = text(lines("intended"), &self.intended, true, &mut invalid);
        let done = text(lines("done"), &self.done, publishes, &mut invalid);
        let evidence = text(lines("shown_by"), &self.evidence, false, &mut invalid);
        let links = self.links(limits, &mut invalid);
        let judged_by = self.judged_by.parse().ok();
        if judged_by.is_none() && (publishes || !self.judged_by.is_empty()) {
            invalid.push("judged_by", Fault::new("fault-outcome-judged"));
        }
        let typed = self.judged_on.trim();
        let day = typed.parse::<Date>().ok().filter(|_| typed.len() == 10);
        let judged_on = day.filter(|day| day.year() >= 2000 && *day <= today);
        if judged_on.is_none() && (publishes || !typed.is_empty()) {
            invalid.push("judged_on", Fault::new("fault-outcome-day"));
        }
        let judgement = text(lines("judgement"), &self.judgement, publishes, &mut invalid);
        let agree = people("agreed", &self.agree, publishes, &mut invalid);
        let disagree = people("disagreed", &self.disagree, publishes, &mut invalid);
        let repeat = text(lines("repeat"), &self.repeat, publishes, &mut invalid);
        let avoid = text(lines("avoid"), &self.avoid, publishes, &mut invalid);
        let why = Field::lines("reason", limits.reason_max);
        let reason = match corrects {
            true => text(why, &self.reason, publishes, &mut invalid),
            false => String::new(),
        };
        invalid.or(OutcomeText {
            category,
            intended,
            done,
            evidence,
            links,
            judged_by,
            judged_on,
            judgement,
            agree,
            disagree,
            repeat,
            avoid,
            reason,
        })
    }

    /// The addresses, one a line.
    fn links(&self, limits: &Limits, invalid: &mut Invalid) -> Vec<String> {
        let lines = self
            .links
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        let mut found = Vec::new();
        for (place, line) in lines.enumerate() {
            let mut faults = Invalid::default();
            let link = Field::line("links", limits.link_max).check(line, &mut faults);
            let address = link.strip_prefix("https://").unwrap_or_default();
            let plain = !address.is_empty() && !link.contains(char::is_whitespace);
            if !faults.0.is_empty() || !plain {
                let fault = Fault::new("fault-outcome-link").number("place", place + 1);
                invalid.push("links", fault.number("max", limits.link_max));
                return found;
            }
            found.push(link);
        }
        if found.len() > LINKS {
            invalid.push(
                "links",
                Fault::new("fault-outcome-links").number("max", LINKS),
            );
        }
        found
    }
}

/// A number of people; one that is not filled in yet is none.
fn people(name: &'static str, typed: &str, needed: bool, invalid: &mut Invalid) -> i64 {
    let typed = typed.trim().replace(',', "");
    let count = typed
        .parse()
        .ok()
        .filter(|count| (0..=PEOPLE).contains(count));
    if count.is_none() && (needed || !typed.is_empty()) {
        invalid.push(
            name,
            Fault::new("fault-outcome-people").count("max", PEOPLE),
        );
    }
    count.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn good() -> OutcomeForm {
        let text = String::from;
        OutcomeForm {
            project: text("1"),
            category: text("safety"),
            intended: text("밤에도 걸을 수 있는 길"),
            done: text("등 24개를 달았습니다."),
            evidence: text("준공검사 사진 6장"),
            links: text("https://example.org/1\n\nhttps://example.org/2"),
            judged_by: text("forum"),
            judged_on: text("2027-11-20"),
            judgement: text("골목 모임에서 물었습니다. 문의 010-1234-5678"),
            agree: text("1,041"),
            disagree: text("6"),
            repeat: text("주민이 자리를 먼저 고른 것"),
            avoid: text("겨울에 공사를 시작한 것"),
            reason: String::new(),
        }
    }

    fn faults(form: &OutcomeForm, step: Step, corrects: bool) -> Vec<&'static str> {
        let rules = Rules::on(date(2027, 12, 1));
        let found = form.check(rules.limits, (step, corrects), date(2027, 12, 1));
        let found = found.err().unwrap_or_default();
        found.0.iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn what_is_published_is_complete_and_names_no_contact() {
        let rules = Rules::on(date(2027, 12, 1));
        let text = good().check(rules.limits, (Step::Publish, false), date(2027, 12, 1));
        let text = text.expect("good");
        assert_eq!(text.links.len(), 2);
        assert_eq!((text.agree, text.disagree), (1_041, 6));
        assert!(text.judgement.ends_with("010-****-5678"));
        assert!(text.has_evidence());
        let empty = faults(&OutcomeForm::default(), Step::Publish, false);
        let needed = [
            "category",
            "intended",
            "done",
            "judged_by",
            "judged_on",
            "judgement",
            "agreed",
            "disagreed",
            "repeat",
            "avoid",
        ];
        assert_eq!(empty, needed);
    }

    #[test]
    fn a_draft_may_be_incomplete_but_not_wrong() {
        assert_eq!(
            faults(&OutcomeForm::default(), Step::Save, false),
            ["intended"]
        );
        let begun = OutcomeForm {
            intended: "밤에도 걸을 수 있는 길".into(),
            ..OutcomeForm::default()
        };
        assert_eq!(faults(&begun, Step::Save, true), [""; 0]);
        let wrong = OutcomeForm {
            category: "roads".into(),
            links: "http://example.org".into(),
            judged_on: "2027-12-02".into(),
            agree: "-1".into(),
            ..begun
        };
        let named = ["category", "links", "judged_on", "agreed"];
        assert_eq!(faults(&wrong, Step::Save, false), named);
    }

    #[test]
    fn a_correction_says_why() {
        assert_eq!(faults(&good(), Step::Publish, true), ["reason"]);
        let many = OutcomeForm {
            links: "https://example.org/a\n".repeat(LINKS + 1),
            ..good()
        };
        assert_eq!(faults(&many, Step::Publish, false), ["links"]);
    }
}
