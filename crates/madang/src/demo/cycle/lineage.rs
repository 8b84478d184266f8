//! Proposals that are looked at together with the council's agendas: two become part of one,
//! and one is sent to the office that can do it at once.

use jiff::{SignedDuration, Timestamp};
use process::agenda::{AgendaForm, Item};
use process::id::{AgendaId, MergeId, ProposalId};
use process::proposal::ProposalForm;
use process::stage::StageKind;
use web::acts::lineage::Merged;
use web::acts::support::{self, Step};
use web::acts::{NotDone, lineage, merge, not_found, proposal};

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
                None => self.referred(id, entry, (later, at)).await?,
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

    /// Asks the authors of some proposals whether they may be put together; the first agrees, and
    /// the others have not answered by the time a visitor comes.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn asks(&self) -> Result<(), people::Refused> {
        let begun = self.calendar.moment(StageKind::Proposals, 60, 15);
        let mut items = Vec::new();
        for (days, entry) in (3..).zip(&script().asked) {
            let later = begun + SignedDuration::from_hours(24 * days);
            items.push(Item::from(self.handed_in(entry, later).await?));
        }
        let texts = |of: fn(&Together) -> &String| -> String {
            let each = script().asked.iter().map(|entry| of(entry).as_str());
            each.collect::<Vec<_>>().join(" ")
        };
        let cost: i64 = script().asked.iter().map(|entry| entry.cost).sum();
        let form = AgendaForm {
            title: script().together_reasons.ask_title.clone(),
            need: texts(|entry| &entry.need),
            body: texts(|entry| &entry.body),
            beneficiaries: String::new(),
            cost: (cost * 10_000).to_string(),
            set_by: "private".to_owned(),
            category: "safety".to_owned(),
            ..AgendaForm::default()
        };
        let why = script().together_reasons.ask.as_str().into();
        let (slug, at) = (
            self.slug(),
            calendar::now() - SignedDuration::from_hours(30),
        );
        let made = self
            .act(self.staff.secretary, at, move |tx, by| {
                let made = lineage::merge(tx, by, slug, &items, &form, &why)?;
                let Merged::Asked(id) = made else {
                    return Err(not_found().into());
                };
                Ok((id, store::merge_answers(tx, id)?))
            })
            .await?;
        let (id, asked) = made;
        let first = asked.first().map(|one| one.person);
        // Whoever wrote all of them would settle it alone.
        if let Some(first) = first.filter(|first| asked.iter().any(|one| one.person != *first)) {
            self.act(first, at + SignedDuration::from_hours(5), move |tx, by| {
                merge::answer(tx, by, slug, id, ("agree", ""))
            })
            .await?;
        }
        Ok(())
    }

    pub(super) async fn handed_in(
        &self,
        entry: &Together,
        at: Timestamp,
    ) -> Result<ProposalId, people::Refused> {
        let form = ProposalForm {
            title: entry.title.clone(),
            need: entry.need.clone(),
            body: entry.body.clone(),
            cost: (entry.cost * 10_000).to_string(),
            category: "safety".to_owned(),
            ..ProposalForm::default()
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

    async fn merged(
        &self,
        items: Vec<Item>,
        entry: &Agenda,
        at: Timestamp,
    ) -> Result<AgendaId, people::Refused> {
        let form = entry.form(|text| self.words(text));
        let slug = self.slug();
        let why = script().together_reasons.merge.as_str().into();
        let made = self
            .act(self.staff.secretary, at, move |tx, by| {
                lineage::merge(tx, by, slug, &items, &form, &why)
            })
            .await?;
        match made {
            Merged::Agenda(id) => Ok(id),
            Merged::Asked(id) => self.agreed(id, at).await,
        }
    }

    /// Everybody who is asked about a merge agrees, one after the other; the last makes it.
    async fn agreed(&self, id: MergeId, at: Timestamp) -> Result<AgendaId, people::Refused> {
        let slug = self.slug();
        let asked = people::site(&self.stores, move |tx| {
            let mut people: Vec<_> = store::merge_answers(tx, id)?;
            people.dedup_by_key(|one| one.person);
            Ok::<_, NotDone>(people)
        })
        .await?;
        for (hours, one) in (3..).zip(asked) {
            let later = at + SignedDuration::from_hours(hours);
            let later = later.min(calendar::now());
            self.act(one.person, later, move |tx, by| {
                merge::answer(tx, by, slug, id, ("agree", ""))
            })
            .await?;
        }
        people::site(&self.stores, move |tx| {
            let step = store::merge_get(tx, id)?.and_then(|found| found.lineage);
            let results = match step {
                Some(step) => store::lineage_results(tx, step)?,
                None => Vec::new(),
            };
            let made = results.first().map(|result| result.agenda);
            Ok::<_, NotDone>(made.ok_or_else(not_found)?)
        })
        .await
    }
}
