//! One district's year up to the point at which a visitor finds it, stage by stage.

mod bound;
mod deliberation;
mod evaluation;
mod hearing;
mod inbox;
mod joint;
mod lineage;
mod meetings;
mod money;
mod officers;
mod projects;
mod recruiting;
mod review;
mod selection;
mod talk;
mod votes;
pub mod workshop;
mod workshop_room;

use std::sync::Arc;

use jiff::Timestamp;
use process::id::{AgendaId, ExpertReviewId, PersonId, ProposalId};
use process::stage::StageKind;
use store::{Stores, Tx};
use web::acts::{By, NotDone};

use super::calendar::Calendar;
use super::plan::{Amounts, Plan};
use super::progress::Progress;
use super::random::Random;
use super::staff::Staff;
use super::year::Year;
use super::{calendar, people};

/// A district while its year is played.
pub struct District {
    /// The stores.
    pub stores: Stores,
    /// Its name in Korean.
    pub name: String,
    /// When what happens.
    pub calendar: &'static Calendar,
    /// Who does it.
    pub staff: Staff,
    /// The residents.
    pub residents: Arc<Vec<PersonId>>,
    /// What is left to chance.
    pub random: Random,
    /// How many of the residents propose, comment and vote.
    pub amounts: Amounts,
    /// The proposals handed in so far.
    pub proposals: Vec<ProposalId>,
    /// The agendas of the council, in the order of the script.
    pub council: Vec<AgendaId>,
    /// An expert whose interest is not known yet, and what she was asked to review.
    pub expert: Option<(PersonId, ExpertReviewId)>,
}

impl District {
    /// The name in addresses.
    pub fn slug(&self) -> &'static str {
        &self.calendar.slug
    }

    /// Puts the name of the district into a text.
    pub fn words(&self, text: &str) -> String {
        text.replace("{구}", &self.name)
    }

    /// A moment of a stage, when it is past; see [`Calendar::past`].
    pub fn past(&self, kind: StageKind, thousandths: i64, hour: i8) -> Option<Timestamp> {
        self.calendar.past(kind, thousandths, hour)
    }

    /// Lets somebody act at a moment.
    ///
    /// # Errors
    /// What was not done.
    pub async fn act<T, F>(
        &self,
        who: PersonId,
        at: Timestamp,
        act: F,
    ) -> Result<T, people::Refused>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>, &By) -> Result<T, NotDone> + Send + 'static,
    {
        let keys = self.stores.keys.clone();
        people::site(&self.stores, move |tx| {
            let by = people::acting(tx, &keys, who, at)?;
            act(tx, &by)
        })
        .await
    }

    /// Plays the year: what is past by the time a visitor comes, in the order of time.
    ///
    /// # Errors
    /// When an act is refused or a store fails.
    pub async fn play(&mut self, progress: &Progress) -> anyhow::Result<()> {
        use StageKind::{Deliberation, Discovery, Proposals};
        progress.part(&format!("한 해 · a year: {}", self.slug()), 5);
        self.officer().await?;
        self.committees().await?;
        self.recruit().await?;
        self.meet("launch", (Discovery, 300), None).await?;
        progress.done(1);
        self.propose(progress).await?;
        self.meet("joint", (Proposals, 900), None).await?;
        progress.done(1);
        self.agendas_of_the_council().await?;
        self.meet("forum", (Deliberation, 500), None).await?;
        progress.done(1);
        self.vote(progress).await?;
        self.select().await?;
        progress.done(1);
        self.money().await?;
        self.look_back().await?;
        self.inbox().await?;
        self.review_under_way().await?;
        self.officer_talk().await?;
        self.look_for_the_missing().await?;
        self.joint_meetings().await?;
        self.next_meeting().await?;
        progress.done(1);
        Ok(())
    }

    /// What residents hand in and say while proposals are taken.
    async fn propose(&mut self, progress: &Progress) -> anyhow::Result<()> {
        let window = (
            self.calendar.moment(StageKind::Proposals, 20, 10),
            self.calendar.moment(StageKind::Proposals, 950, 10),
        );
        if calendar::now() <= window.0 {
            return Ok(());
        }
        let plan = Plan::within(self.random.next(), self.amounts, window);
        let residents = Arc::clone(&self.residents);
        let mut year = Year::new(&self.stores, self.slug(), plan, residents).await?;
        year.until(calendar::now(), progress).await?;
        self.proposals = year.proposals;
        Ok(())
    }

    /// An open sub-committee that anybody can go to in two weeks.
    async fn next_meeting(&self) -> Result<(), people::Refused> {
        self.meet_on("next", calendar::soon()).await
    }
}
