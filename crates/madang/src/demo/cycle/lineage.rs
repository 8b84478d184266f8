//! Proposals that are looked at together with the council's agendas: two become part of one,
//! and one is sent to the office that can do it at once.

use jiff::{SignedDuration, Timestamp};
use process::agenda::Item;
use process::classification::ClassifyForm;
use process::id::{AgendaId, ProposalId};
use process::proposal::ProposalForm;
use process::stage::StageKind;
use web::acts::support::{self, Step};
use web::acts::{classification, lineage, proposal};

use super::District;
use crate::demo::script::{Agenda, Together, script};
use crate::demo::{calendar, people};

impl District {
    /// Hands the proposals in while they are taken, then merges and refers them.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn looked_at_together(&mut self) -> Result<(), people::Refused> {
        let Some(at) = self.past(StageKind::Deliberation, 60, 14) else {
            return Ok(());
        };
        let begun = self.calendar.moment(StageKind::Proposals, 60, 11);
        // Where proposals are still taken meanwhile, those that are merged came first.
        let at = at.max(begun + SignedDuration::from_hours(24 * 6));
        if at > calendar::now() {
            return Ok(());
        }
        let mut parts = Vec::new();
        for (days, entry) in (0..).zip(&script().together) {
            let later = begun + SignedDuration::from_hours(24 * days);
            let id = self.handed_in(entry, later).await?;
            match entry.into {
                Some(into) => parts.push((into, id)),
                None => self.referred(id, entry, at).await?,
            }
        }
        for (place, entry) in script().agenda.iter().enumerate() {
            let mine = parts.iter().filter(|(into, _)| *into == place);
            let mut items: Vec<Item> = mine.map(|(_, id)| Item::Proposal(*id)).collect();
            if !items.is_empty() {
                items.push(Item::Agenda(self.council[place]));
                // What is voted on later is what it became.
                self.council[place] = self.merged(items, entry, at).await?;
            }
        }
        Ok(())
    }

    async fn handed_in(
        &self,
        entry: &Together,
        at: Timestamp,
    ) -> Result<ProposalId, people::Refused> {
        let form = ProposalForm {
            title: entry.title.clone(),
            need: entry.need.clone(),
            body: entry.body.clone(),
            place: String::new(),
            neighborhood: String::new(),
            cost: (entry.cost * 10_000).to_string(),
        };
        let days = at.duration_since(self.calendar.moment(StageKind::Proposals, 0, 0));
        let one = usize::try_from(days.as_hours() / 24).unwrap_or(0);
        let author = self.residents[one % self.residents.len()];
        let slug = self.slug();
        let id = self
            .act(author, at, move |tx, by| {
                proposal::submit(tx, by, slug, &form)
            })
            .await?;
        // Neighbouring proposals have supporters in common, who count once when they are merged.
        let behind = self.residents.iter().cycle().skip(one + 1).take(9);
        for (hours, person) in (2..).zip(behind) {
            let later = at + SignedDuration::from_hours(hours);
            self.act(*person, later, move |tx, by| {
                support::change(tx, by, slug, id.into(), Step::Give)
            })
            .await?;
        }
        Ok(id)
    }

    async fn referred(
        &self,
        id: ProposalId,
        entry: &Together,
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let form = ClassifyForm {
            class: "complaint".to_owned(),
            reason: script().together_reasons.refer.clone(),
            destination: entry.office.clone(),
            council: String::new(),
        };
        let slug = self.slug();
        self.act(self.staff.secretary, at, move |tx, by| {
            classification::classify(tx, by, slug, id, &form).map(drop)
        })
        .await
    }

    async fn merged(
        &self,
        items: Vec<Item>,
        entry: &Agenda,
        at: Timestamp,
    ) -> Result<AgendaId, people::Refused> {
        let form = entry.form(|text| self.words(text));
        let slug = self.slug();
        let reason = &script().together_reasons.merge;
        self.act(self.staff.secretary, at, move |tx, by| {
            lineage::merge(tx, by, slug, &items, &form, reason)
        })
        .await
    }
}
