//! Open sub-committees that residents join, agendas of the council, and what people think.

use jiff::{SignedDuration, Timestamp};
use process::body::BodyForm;
use process::id::{AgendaId, BodyId};
use process::opinion::OpinionForm;
use process::stage::StageKind;
use web::acts::{agenda, body, opinion};

use super::District;
use crate::demo::people;
use crate::demo::script::script;

/// How many residents join each sub-committee.
const JOIN: usize = 4;

impl District {
    /// Makes the open sub-committees and lets residents join them, if the year has begun.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn committees(&self) -> Result<(), people::Refused> {
        let Some(at) = self.past(StageKind::Discovery, 40, 10) else {
            return Ok(());
        };
        for (number, [name_ko, name_en, purpose]) in script().committees.iter().enumerate() {
            let form = BodyForm {
                kind: "sub-committee".to_owned(),
                name_ko: name_ko.clone(),
                name_en: name_en.clone(),
                purpose: purpose.clone(),
                membership: "open".to_owned(),
            };
            let slug = self.slug();
            let made = self.act(self.staff.secretary, at, move |tx, by| {
                body::add(tx, by, slug, &form)
            });
            self.join(made.await?, number, at).await?;
        }
        Ok(())
    }

    async fn join(&self, id: BodyId, number: usize, at: Timestamp) -> Result<(), people::Refused> {
        let slug = self.slug();
        let joining = self.residents.iter().skip(number * JOIN).take(JOIN);
        for (days, person) in (1..).zip(joining) {
            let later = at + SignedDuration::from_hours(24 * days);
            self.act(*person, later, move |tx, by| {
                body::join(tx, by, slug, id).map(drop)
            })
            .await?;
        }
        Ok(())
    }

    /// Puts the council's agendas on record, and what residents think of them, once proposals
    /// were looked at together.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn agendas_of_the_council(&mut self) -> Result<(), people::Refused> {
        let Some(at) = self.past(StageKind::Deliberation, 30, 10) else {
            return Ok(());
        };
        for entry in &script().agenda {
            let form = entry.form(|text| self.words(text));
            let slug = self.slug();
            let added = self.act(self.staff.member, at, move |tx, by| {
                agenda::add(tx, by, slug, &form)
            });
            let added = added.await?;
            self.opinions(added, at).await?;
            self.council.push(added);
        }
        self.looked_at_together().await?;
        self.reviewed(at).await
    }

    /// Lets residents say what they think of an agenda and how far they go along.
    pub(super) async fn opinions(
        &self,
        id: AgendaId,
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let said = &script().opinions;
        let (slug, mut person) = (self.slug(), self.residents.iter());
        for (stance, steps, reasons) in [
            ("agree", ["full", "reservations"], &said.agree),
            ("disagree", ["aside", "against"], &said.disagree),
            ("pass", ["live", ""], &said.pass),
        ] {
            let steps = steps.into_iter().cycle();
            let people = reasons.iter().zip(steps).zip(&mut person);
            for (hours, ((reason, step), person)) in (3..).zip(people) {
                let form = OpinionForm {
                    stance: stance.to_owned(),
                    gradient: step.to_owned(),
                    reason: reason.clone(),
                };
                let later = at + SignedDuration::from_hours(hours);
                self.act(*person, later, move |tx, by| {
                    opinion::give(tx, by, slug, id, &form).map(drop)
                })
                .await?;
            }
        }
        Ok(())
    }
}
