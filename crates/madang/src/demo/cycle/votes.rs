//! The vote of the year: announced, voted in, counted.

use std::sync::Arc;

use finance::Won;
use process::agenda::Item;
use process::stage::StageKind;
use process::vote::{Agenda, Announcement, CountingRule};

use super::District;
use crate::demo::play::BUDGET;
use crate::demo::progress::Progress;
use crate::demo::script::script;
use crate::demo::texts::texts;
use crate::demo::voting::{self, Electorate};

/// How many agendas are on the ballot.
const AGENDAS: usize = 8;

impl District {
    /// Holds the vote of the year, if it is over by the time a visitor comes.
    ///
    /// # Errors
    /// When an act is refused or a store fails.
    pub async fn vote(&mut self, progress: &Progress) -> anyhow::Result<()> {
        let kind = StageKind::Selection;
        let Some(_) = self.past(kind, 520, 18) else {
            return Ok(());
        };
        let year = self.calendar.fiscal_year;
        let announced_at = self.calendar.moment(kind, 40, 10);
        let closes_at = self.calendar.moment(kind, 500, 18);
        let announced = Announcement {
            title_ko: format!("{year}년 계획예산 주민투표"),
            title_en: format!("Vote on the plan and budget of {year}"),
            opens_at: self.calendar.moment(kind, 140, 9),
            closes_at,
            max_choices: 3,
            budget: BUDGET,
            rule: CountingRule::EqualShares,
            agendas: self.agendas(),
        };
        let (stores, slug) = (self.stores.clone(), self.slug());
        let who = (self.staff.secretary, announced_at);
        let id = voting::announce(&stores, slug, who, announced).await?;
        let voters = Electorate::new(&mut self.random, Arc::clone(&self.residents));
        let voters = voters.first(self.amounts.residents);
        voting::cast(&stores, slug, id, &voters, &mut self.random, progress).await?;
        voting::count(&stores, closes_at).await
    }

    /// The council's agendas, then those of residents.
    fn agendas(&self) -> Vec<Agenda> {
        let ids = self.council.iter();
        let council = script().agenda.iter().zip(ids).map(|(agenda, id)| Agenda {
            item: Some(Item::Agenda(*id)),
            title: self.words(&agenda.title),
            need: agenda.need.clone(),
            cost: Won(agenda.cost * 10_000),
        });
        let residents = texts()
            .ideas
            .iter()
            .skip(self.proposals.len())
            .map(|idea| Agenda {
                item: None,
                title: idea.title_for(&self.name),
                need: idea.need.clone(),
                cost: Won(idea.cost * 20_000),
            });
        council.chain(residents).take(AGENDAS).collect()
    }
}
