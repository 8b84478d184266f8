//! The open inbox: what is asked by whom, who answers, and what waits.

use jiff::SignedDuration;
use process::Actor;
use process::answer_template::TemplateForm;
use process::inquiry::{AnswerForm, AssignForm, InquiryForm};
use web::acts::inquiry;
use web::acts::tracking_code::Code;
use web::acts::{By, answer_template};

use super::District;
use crate::demo::script::script;
use crate::demo::{calendar, people};

/// How many days before a visitor comes each entry of the script is sent. The last one waits;
/// in one district its answer is late by now.
const DAYS: [i64; 3] = [18, 11, 4];
/// How long before in the district where it is late.
const LATE: i64 = 13;

impl District {
    /// Sends what is in the script, by a visitor without account and by residents, and answers
    /// all but what waits.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn inbox(&self) -> Result<(), people::Refused> {
        let at = calendar::now() - SignedDuration::from_hours(24 * 30);
        for entry in &script().template {
            let form = TemplateForm {
                title: entry.title.clone(),
                body: entry.body.clone(),
            };
            let slug = self.slug();
            self.act(self.staff.secretary, at, move |tx, by| {
                answer_template::add(tx, by, slug, &form).map(drop)
            })
            .await?;
        }
        for (number, entry) in script().inquiry.iter().enumerate() {
            let late = self.slug() == "haneul" && entry.answer.is_empty();
            let days = if late {
                LATE
            } else {
                DAYS[number % DAYS.len()]
            };
            let at = calendar::now() - SignedDuration::from_hours(24 * days);
            let form = InquiryForm {
                title: entry.title.clone(),
                body: entry.body.clone(),
                // The second one is about an agenda, where there is one already.
                agenda: match (number, self.council.first()) {
                    (1, Some(agenda)) => agenda.to_string(),
                    _ => String::new(),
                },
            };
            let (slug, keys) = (self.slug(), self.stores.keys.clone());
            // The first one has no account; the others are residents.
            let asker = match number {
                0 => None,
                _ => self.residents.get(number).copied(),
            };
            let id = people::site(&self.stores, move |tx| {
                let by = match asker {
                    Some(person) => people::acting(tx, &keys, person, at)?,
                    None => By::new(Actor::visitor(), at, korean::Lang::Ko, keys.clone()),
                };
                inquiry::make(tx, &by, slug, &form, &Code::random(&keys))
            })
            .await?;
            let assign = AssignForm {
                office: entry.owner.clone(),
                staff: String::new(),
            };
            let later = at + SignedDuration::from_hours(20);
            self.act(self.staff.secretary, later, move |tx, by| {
                inquiry::assign(tx, by, slug, id, &assign)
            })
            .await?;
            if entry.answer.is_empty() {
                continue;
            }
            let answer = AnswerForm {
                office: entry.owner.clone(),
                answer: entry.answer.clone(),
            };
            let later = at + SignedDuration::from_hours(50);
            self.act(self.staff.official, later, move |tx, by| {
                inquiry::answer(tx, by, slug, id, &answer)
            })
            .await?;
        }
        Ok(())
    }
}
