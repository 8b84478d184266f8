//! Proposers who are heard: one before her proposal is sent to the office that can do it at once,
//! and one who has not answered by the time a visitor comes.

use jiff::{SignedDuration, Timestamp};
use process::body::BodyKind;
use process::classification::ClassifyForm;
use process::hearing::AskForm;
use process::id::{BodyId, ProposalId};
use process::stage::StageKind;
use store::StoreError;
use web::acts::{NotDone, classification, hearing};

use super::District;
use crate::demo::script::{Together, script};
use crate::demo::{calendar, people};

impl District {
    /// The first open sub-committee, once there is one.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) async fn committee(&self) -> Result<Option<BodyId>, people::Refused> {
        let slug = self.slug();
        people::site(&self.stores, move |tx| {
            let district = web::acts::district::find(tx, slug)?;
            let bodies: Result<_, StoreError> = store::body_list(tx, district.id);
            let hears = |body: &store::Body| body.kind == BodyKind::SubCommittee;
            Ok::<_, NotDone>(bodies?.into_iter().find(hears).map(|body| body.id))
        })
        .await
    }

    /// Suggests that a proposal is a complaint, and asks its proposer.
    async fn suggested(&self, id: ProposalId, at: Timestamp) -> Result<(), people::Refused> {
        let body = self.committee().await?;
        let form = AskForm {
            suggested: "complaint".to_owned(),
            reason: script().hearing.suggest.clone(),
            body: body.map_or(String::new(), |body| body.to_string()),
        };
        let slug = self.slug();
        self.act(self.staff.secretary, at, move |tx, by| {
            hearing::ask(tx, by, slug, id, &form).map(drop)
        })
        .await
    }

    /// Sends a proposal that was handed in at `from` to its office at `at`: its proposer explains
    /// it in writing, and the sub-committee decides on the day before.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub(super) async fn referred(
        &self,
        id: ProposalId,
        entry: &Together,
        (from, at): (Timestamp, Timestamp),
    ) -> Result<(), people::Refused> {
        let (slug, told) = (self.slug(), &script().hearing);
        let hours = |n| from + SignedDuration::from_hours(n);
        self.suggested(id, hours(4)).await?;
        let author = people::site(&self.stores, move |tx| {
            Ok::<_, NotDone>(store::proposal_get(tx, id)?.map(|found| found.author))
        })
        .await?;
        if let Some(author) = author {
            self.act(author, hours(28), move |tx, by| {
                hearing::answer(tx, by, slug, id, ("text", &told.said))
            })
            .await?;
        }
        let Some(found) = script().meeting.iter().find(|one| one.key == "hearing") else {
            return Ok(());
        };
        let met = at - SignedDuration::from_hours(24);
        let meeting = self.call(found, met, hours(30)).await?;
        self.record(meeting, "hearing", at).await?;
        let form = ClassifyForm {
            class: "complaint".to_owned(),
            reason: script().together_reasons.refer.clone(),
            destination: entry.office.clone(),
            meeting: meeting.to_string(),
        };
        self.act(self.staff.secretary, at, move |tx, by| {
            classification::classify(tx, by, slug, id, &form).map(drop)
        })
        .await
    }

    /// Asks a proposer of the last days, who has not answered by the time a visitor comes.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn hears(&self) -> Result<(), people::Refused> {
        let begun = self.calendar.moment(StageKind::Proposals, 60, 16);
        let later = begun + SignedDuration::from_hours(24 * 7);
        let id = self.handed_in(&script().hearing.open, later).await?;
        let at = calendar::now() - SignedDuration::from_hours(26);
        self.suggested(id, at).await
    }
}
