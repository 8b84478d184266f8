//! What happens in a district's year, in invented words, from `data/demo/cycle.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use process::agenda::AgendaForm;
use serde::Deserialize;

/// The whole script. `{구}` in a text stands for the name of the district.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Open sub-committees: name in Korean, in English, purpose.
    pub committees: Vec<[String; 3]>,
    /// How the council looks for people.
    pub recruiting: Recruiting,
    /// Agendas of the council.
    pub agenda: Vec<Agenda>,
    /// Proposals that are looked at together with the agendas.
    pub together: Vec<Together>,
    /// Proposals about which their authors are asked whether they may be merged.
    pub asked: Vec<Together>,
    /// Why some are merged and one is sent away.
    pub together_reasons: TogetherReasons,
    /// What is said when proposers are heard.
    pub hearing: Heard,
    /// What residents think of an agenda.
    pub opinions: Opinions,
    /// What comes into the open inbox.
    pub inquiry: Vec<Inquiry>,
    /// What the city and several districts agree on in the same words.
    pub common: Common,
    /// Answers that are given often.
    pub template: Vec<Template>,
    /// What departments are asked, and what they say.
    pub review: Review,
    /// Meetings, each with a key by which the play finds it.
    pub meeting: Vec<Meeting>,
    /// Minutes by the key of the meeting.
    pub minutes: BTreeMap<String, String>,
    /// What was said in each part of a meeting, by its key.
    pub points: BTreeMap<String, Vec<Vec<String>>>,
    /// What the secretary undertakes.
    pub task: Task,
    /// What the council says of what it chooses.
    pub selection: Selection,
    /// What is planned for what was selected.
    pub plan: Plan,
    /// The workshop of the seven districts.
    pub workshop: Workshop,
}

/// What the secretary undertakes in a meeting, and who stays out of its decisions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// By which office.
    pub who: String,
    /// After a decision.
    pub carry_out: String,
    /// Without one.
    pub pass_on: String,
    /// What came of it.
    pub outcome: String,
    /// The seat that stays out of what the council decides.
    pub stayed_out: String,
}

/// What the city and several districts agree on in the same words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// What it is called; `{해}` stands for the fiscal year.
    pub title: String,
    /// The text, with the places of a common agreement.
    pub body: String,
    /// Why the council decides on exactly the limit.
    pub at_limit_note: String,
}

/// An answer that is given often.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What it is for.
    pub title: String,
    /// The text, with the places of a template.
    pub body: String,
}

/// What departments are asked of an agenda, and what they say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The departments of a district, one a line of the form.
    pub departments: Vec<String>,
    /// What they are asked.
    pub question: String,
    /// The public answer.
    pub answer: String,
    /// Why somebody asks to look again.
    pub appeal: String,
    /// The second answer.
    pub again: String,
    /// What an expert says of her interest.
    pub expert_interest: String,
    /// What she thinks.
    pub expert_opinion: String,
    /// Her points.
    pub expert_points: Vec<String>,
    /// What the sub-committee answers to each.
    pub expert_answers: Vec<String>,
    /// Why two agendas get in each other's way.
    pub conflict: String,
    /// The post of who owns an agenda.
    pub post: String,
    /// What each of them says.
    pub card: Vec<Card>,
}

/// The card of a department.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Its Korean name.
    pub department: String,
    /// `yes`, `changes` or `no`.
    pub feasible: String,
    /// Why.
    pub reasons: String,
    /// What for, units, count, and the price in units of 10,000 won.
    pub lines: Vec<(String, i64, i64, i64)>,
    /// What it costs in each year after, in units of 10,000 won.
    pub running: i64,
    /// How many months it takes.
    pub months: i64,
    /// The law or plan that it rests on.
    pub legal_basis: String,
    /// What else it gets in the way of.
    pub overlaps: String,
    /// What only offices read.
    pub note: String,
}

/// How the council looks for people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recruiting {
    /// The name of the call for its seats.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// The name of the call for seats that fell free.
    pub more_title: String,
    /// What that one is about.
    pub more_about: String,
    /// Why people apply.
    pub why: Vec<String>,
    /// What one of them declares.
    pub conflict: String,
    /// Before whom the dice are thrown.
    pub witnesses: String,
    /// The name of the call without seats.
    pub missing_title: String,
    /// What that one is about.
    pub missing_about: String,
}

/// An agenda of the council.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What would be done.
    pub body: String,
    /// Who gains.
    pub beneficiaries: String,
    /// The office that answers for it.
    pub department: String,
    /// The field of life.
    pub category: String,
    /// The cost, in units of 10,000 won.
    pub cost: i64,
    /// Whose idea it was: `private` or `public`.
    pub set_by: String,
}

/// What the council says of what it chooses.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// What is put to the vote in the council.
    pub motion: String,
    /// Of what did not win the residents' vote.
    pub lost: String,
    /// Of what won it and is left out.
    pub overlaps: String,
    /// Of what did not win it and is chosen.
    pub adds: String,
    /// Of what gets less than it asked for.
    pub less: String,
}

impl Agenda {
    /// The form in which it is put on the board; `words` puts the district's name in.
    pub fn form(&self, words: impl Fn(&str) -> String) -> AgendaForm {
        AgendaForm {
            title: words(&self.title),
            need: self.need.clone(),
            body: self.body.clone(),
            beneficiaries: self.beneficiaries.clone(),
            place: String::new(),
            neighborhood: String::new(),
            cost: (self.cost * 10_000).to_string(),
            category: self.category.clone(),
            set_by: self.set_by.clone(),
            council: String::new(),
            department: self.department.clone(),
        }
    }
}

/// A proposal that is looked at together with the agendas.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What would be done.
    pub body: String,
    /// The cost, in units of 10,000 won.
    pub cost: i64,
    /// The place of the agenda that it becomes part of, counted from 0.
    #[serde(default)]
    pub into: Option<usize>,
    /// The office that it is sent to otherwise.
    #[serde(default)]
    pub office: String,
}

/// Why some are merged and one is sent away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TogetherReasons {
    /// Why they are merged.
    pub merge: String,
    /// Why it is sent to the office.
    pub refer: String,
    /// What an agenda would be called about which authors are being asked.
    pub ask_title: String,
    /// Why they are asked.
    pub ask: String,
}

/// What is said when proposers are heard.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    /// Why a proposal is thought to be a complaint.
    pub suggest: String,
    /// What its proposer says.
    pub said: String,
    /// A proposal whose proposer has not answered yet.
    pub open: Together,
}

/// Reasons by stance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinions {
    /// For it.
    pub agree: Vec<String>,
    /// Against it.
    pub disagree: Vec<String>,
    /// Neither yet.
    pub pass: Vec<String>,
}

/// Something in the open inbox.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inquiry {
    /// One line.
    pub title: String,
    /// What is asked or said.
    pub body: String,
    /// The office that answers.
    pub owner: String,
    /// The answer; empty when it waits.
    pub answer: String,
}

/// A meeting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// How the play finds it.
    pub key: String,
    /// What kind of meeting.
    pub kind: String,
    /// One line.
    pub title: String,
    /// What for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// The timetable.
    pub slots: Vec<Slot>,
}

/// A slot of a timetable: minutes, title, who leads.
pub type Slot = (i64, String, String);

/// A line of the plan: label, statistical item, units, count, unit price in won.
pub type Line = (String, String, i64, i64, i64);

/// What is planned.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// 정책사업.
    pub policy_program: String,
    /// 단위사업.
    pub unit_program: String,
    /// The lines.
    pub lines: Vec<Line>,
    /// The agreement in plain words.
    pub summary: String,
    /// Who decides on exactly the limit, and why.
    pub at_limit_note: String,
}

/// The workshop of the seven districts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workshop {
    /// One line.
    pub title: String,
    /// What for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// 정책사업.
    pub policy_program: String,
    /// 단위사업.
    pub unit_program: String,
    /// 세부사업.
    pub detailed_project: String,
    /// The line of the budget.
    pub label: String,
    /// What for, how much in won, evidence.
    pub expenses: Vec<(String, i64, String)>,
    /// How many came, by what they are.
    pub attendance: Vec<(String, i64)>,
    /// The timetable.
    pub slots: Vec<Slot>,
    /// The keyword board: what was liked.
    pub liked: Vec<[String; 2]>,
    /// What was missed.
    pub missed: Vec<[String; 2]>,
    /// What else was said.
    pub other: Vec<[String; 2]>,
    /// Topics with what came of each.
    pub topics: Vec<[String; 2]>,
    /// What the minutes say.
    pub minutes: String,
    /// Suggestions with their reviews.
    pub suggestions: Vec<[String; 2]>,
    /// What is done about each: what, which office, month and day of the next year.
    pub actions: Vec<[String; 3]>,
}

/// The script, read once.
pub fn script() -> &'static Script {
    static SCRIPT: LazyLock<Script> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/demo/cycle.toml")).expect("a test reads the script")
    });
    &SCRIPT
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The proportions of the workshop that the service is measured by.
    #[test]
    fn the_workshop_has_its_proportions() {
        let workshop = &script().workshop;
        let people: i64 = workshop.attendance.iter().map(|(_, people)| people).sum();
        let minutes: i64 = workshop.slots.iter().map(|(minutes, ..)| minutes).sum();
        let won: Vec<i64> = workshop.expenses.iter().map(|(_, won, _)| *won).collect();
        assert_eq!((people, minutes), (44, 300));
        let boards = [&workshop.liked, &workshop.missed, &workshop.other].map(Vec::len);
        assert_eq!(boards, [7, 6, 5]);
        assert_eq!((workshop.topics.len(), workshop.suggestions.len()), (5, 3));
        assert_eq!(won, [1_870_000, 2_070_000]);
        assert_eq!(won.iter().sum::<i64>(), 3_940_000);
    }

    #[test]
    fn every_meeting_that_ends_has_minutes() {
        for key in script().minutes.keys() {
            assert!(
                script().meeting.iter().any(|meeting| meeting.key == *key),
                "{key}"
            );
        }
    }
}
