//! An announcement of a vote as it is typed into the form.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::refusal::{Fault, Invalid};
use crate::text::Field;
use crate::vote::{Agenda, Announcement, CountingRule, check_ballot_paper, check_budget};

/// An announcement as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnouncementForm {
    /// The name in Korean.
    pub title_ko: String,
    /// The name in English.
    pub title_en: String,
    /// First moment in Seoul, "2026-07-22 09:00".
    pub opens_at: String,
    /// First moment that is too late, in Seoul.
    pub closes_at: String,
    /// How many agendas one ballot may mark.
    pub max_choices: String,
    /// What the winners may cost together.
    pub budget: String,
    /// Which count decides, as a name of [`CountingRule`].
    pub rule: String,
    /// What is put on the ballot, as names of items such as `proposal-5` and `agenda-7`.
    pub agendas: Vec<String>,
}

impl AnnouncementForm {
    /// Checks every field. `known` is what of the board may be put on a ballot.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, known: &[Agenda], title_max: usize) -> Result<Announcement, Invalid> {
        let mut invalid = Invalid::default();
        let title_ko = Field::line("title_ko", title_max).check(&self.title_ko, &mut invalid);
        let title_en = Field::line("title_en", title_max).check(&self.title_en, &mut invalid);
        let opens_at = moment("opens_at", &self.opens_at, &mut invalid);
        let closes_at = moment("closes_at", &self.closes_at, &mut invalid);
        let max_choices = self.max_choices.trim().parse::<usize>().unwrap_or(0);
        let budget = self.budget.parse::<Won>().unwrap_or(Won::ZERO);
        let rule = self.rule.parse::<CountingRule>().ok();
        if rule.is_none() {
            invalid.push("rule", Fault::new("fault-counting-rule"));
        }
        let mut agendas = Vec::new();
        for typed in &self.agendas {
            let named = |agenda: &&Agenda| {
                let name = agenda.item.map(|item| item.to_string());
                name.as_deref() == Some(typed)
            };
            match known.iter().find(named) {
                // A box that comes twice is ticked once.
                Some(agenda) if agendas.contains(agenda) => {}
                Some(agenda) => agendas.push(agenda.clone()),
                None => {
                    invalid.push("agendas", Fault::new("fault-vote-items"));
                    break;
                }
            }
        }
        check_budget(budget, &mut invalid);
        if !invalid.0.iter().any(|found| found.field == "agendas") {
            check_ballot_paper(&agendas, max_choices, &mut invalid);
        }
        match (opens_at, closes_at, rule) {
            (Some(opens_at), Some(closes_at), Some(rule)) => invalid.or(Announcement {
                title_ko,
                title_en,
                opens_at,
                closes_at,
                max_choices,
                budget,
                rule,
                agendas,
            }),
            _ => Err(invalid),
        }
    }
}

/// Reads "2026-07-22 09:00" or "2026-07-22T09:00" as a moment in Seoul.
pub(crate) fn moment(field: &'static str, typed: &str, invalid: &mut Invalid) -> Option<Timestamp> {
    let found = typed.trim().replace(' ', "T").parse::<DateTime>().ok();
    let found = found.and_then(korean::seoul_moment);
    if found.is_none() {
        invalid.push(field, Fault::new("fault-moment"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Item;
    use crate::id::ProposalId;

    fn form() -> AnnouncementForm {
        AnnouncementForm {
            title_ko: "투표".into(),
            title_en: "Vote".into(),
            opens_at: "2026-07-22 09:00".into(),
            closes_at: "2026-07-31T18:00".into(),
            max_choices: "2".into(),
            budget: "3억".into(),
            rule: "greedy".into(),
            agendas: vec!["proposal-1".into(), "proposal-2".into()],
        }
    }

    fn known() -> Vec<Agenda> {
        let agenda = |id| Agenda {
            item: Some(Item::Proposal(ProposalId(id))),
            title: format!("안건 {id}"),
            need: String::new(),
            cost: Won(10),
        };
        (1..=2).map(agenda).collect()
    }

    #[test]
    fn moments_are_those_of_seoul() {
        let announced = form().check(&known(), 80).expect("a good form");
        assert_eq!(announced.opens_at.to_string(), "2026-07-22T00:00:00Z");
        assert_eq!(announced.closes_at.to_string(), "2026-07-31T09:00:00Z");
        assert_eq!(announced.agendas.len(), 2);
    }

    #[test]
    fn a_proposal_is_on_the_ballot_once() {
        let twice = AnnouncementForm {
            agendas: ["proposal-1", "proposal-1", "proposal-2", "proposal-1"]
                .map(String::from)
                .to_vec(),
            ..form()
        };
        let announced = twice.check(&known(), 80).expect("a good form");
        assert_eq!(announced.agendas, known());
    }

    #[test]
    fn every_faulty_field_is_named() {
        let fields = |form: &AnnouncementForm| -> Vec<_> {
            let invalid = form.check(&known(), 80).expect_err("a faulty form");
            invalid.0.iter().map(|f| f.field).collect()
        };
        let empty = [
            "title_ko",
            "title_en",
            "opens_at",
            "closes_at",
            "rule",
            "budget",
            "agendas",
        ];
        assert_eq!(fields(&AnnouncementForm::default()), empty);
        let foreign = AnnouncementForm {
            agendas: vec!["agenda-1".into()],
            ..form()
        };
        assert_eq!(fields(&foreign), ["agendas"]);
    }
}
