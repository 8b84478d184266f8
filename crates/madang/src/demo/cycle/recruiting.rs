//! The council looks for members by lottery, for more of them later, and for people who are
//! missing from the talk.

use jiff::{SignedDuration, Timestamp};
use process::body::BodyKind;
use process::id::{BodyId, RecruitmentId};
use process::recruitment::seat::SeatState;
use process::recruitment::{ApplicationForm, CallForm, QuotaForm, TargetForm};
use process::stage::StageKind;
use web::acts::recruitment;
use web::acts::recruitment::{draw, seat};

use super::District;
use crate::demo::script::script;
use crate::demo::{calendar, people};

/// What the dice show.
const DICE: &str = "4 1 6 3 3 2 5 6 1 2 4 5";

/// How many residents apply for the seats.
const APPLY: usize = 24;

impl District {
    /// Publishes the call for the council's seats when the year begins, and lets residents apply.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn recruit(&self) -> Result<(), people::Refused> {
        let Some(at) = self.past(StageKind::Discovery, 60, 10) else {
            return Ok(());
        };
        let words = &script().recruiting;
        let form = self.seats(at, (&words.title, &words.about), "8").await?;
        let id = self.publish(form, at).await?;
        self.apply(id, at, 0..APPLY).await?;
        self.draw(id, at + SignedDuration::from_hours(24 * 22))
            .await
    }

    /// The co-chair throws the dice and draws; most of those who were drawn take their seats.
    async fn draw(&self, id: RecruitmentId, at: Timestamp) -> Result<(), people::Refused> {
        let slug = self.slug();
        if calendar::now() <= at {
            return Ok(());
        }
        let thrown = (DICE, script().recruiting.witnesses.as_str());
        self.act(self.staff.co_chair, at, move |tx, by| {
            draw::draw(tx, by, slug, id, thrown)
        })
        .await?;
        let seats = people::site(&self.stores, move |tx| {
            let offered = SeatState::Offered;
            Ok(store::seats_in_state(tx, id, offered, APPLY as i64)?)
        });
        // One of them keeps others waiting.
        for seat in seats.await?.into_iter().skip(1) {
            let later = at + SignedDuration::from_hours(24);
            self.act(seat.person, later, move |tx, by| {
                seat::say(tx, by, slug, id, "accept")
            })
            .await?;
        }
        Ok(())
    }

    /// Publishes a call for seats that fell free, which is open when a visitor comes.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn recruit_more(&self) -> Result<(), people::Refused> {
        let at = calendar::now() - SignedDuration::from_hours(5 * 24);
        let words = &script().recruiting;
        let form = self
            .seats(at, (&words.more_title, &words.more_about), "4")
            .await?;
        let id = self.publish(form, at).await?;
        self.apply(id, at, 0..8).await
    }

    /// Publishes a call without seats for those who are missing from the talk.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn look_for_the_missing(&self) -> Result<(), people::Refused> {
        let at = calendar::now() - SignedDuration::from_hours(3 * 24);
        let words = &script().recruiting;
        let open = self.body_of(BodyKind::SubCommittee).await?;
        let form = CallForm {
            kind: "open".to_owned(),
            body: open.map(|id| id.to_string()).unwrap_or_default(),
            title: words.missing_title.clone(),
            about: words.missing_about.clone(),
            target: TargetForm {
                generation: "teens".to_owned(),
                category: "environment".to_owned(),
                ..TargetForm::default()
            },
            ..open_for(at, 30)
        };
        self.publish(form, at).await.map(drop)
    }

    /// A call for seats of the council, by lottery and with quotas.
    async fn seats(
        &self,
        at: Timestamp,
        (title, about): (&str, &str),
        seats: &str,
    ) -> Result<CallForm, people::Refused> {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        let council = self.body_of(BodyKind::GovernanceCouncil).await?;
        let begins = at + SignedDuration::from_hours(24 * 30);
        let ends = begins + SignedDuration::from_hours(24 * 729);
        Ok(CallForm {
            body: council.map(|id| id.to_string()).unwrap_or_default(),
            title: self.words(title),
            about: about.to_owned(),
            seats: seats.to_owned(),
            method: "lottery".to_owned(),
            starts_on: korean::date_input(begins),
            ends_on: korean::date_input(ends),
            quotas: QuotaForm {
                groups: texts(&[
                    "generation:twenties",
                    "generation:seventies",
                    "gender:woman",
                ]),
                least: texts(&["1", "1", "2"]),
                most: texts(&["", "", "3"]),
            },
            ..open_for(at, 20)
        })
    }

    async fn body_of(&self, kind: BodyKind) -> Result<Option<BodyId>, people::Refused> {
        let slug = self.slug();
        people::site(&self.stores, move |tx| {
            let district = web::acts::district::find(tx, slug)?;
            let bodies = store::body_list(tx, district.id)?;
            Ok(bodies
                .iter()
                .find(|body| body.kind == kind)
                .map(|body| body.id))
        })
        .await
    }

    async fn publish(
        &self,
        form: CallForm,
        at: Timestamp,
    ) -> Result<RecruitmentId, people::Refused> {
        let slug = self.slug();
        self.act(self.staff.secretary, at, move |tx, by| {
            recruitment::publish(tx, by, slug, &form)
        })
        .await
    }

    /// Residents of all generations apply, two a day.
    async fn apply(
        &self,
        id: RecruitmentId,
        at: Timestamp,
        who: std::ops::Range<usize>,
    ) -> Result<(), people::Refused> {
        let (slug, words) = (self.slug(), &script().recruiting);
        let generations = [
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
        ];
        let residents = self.residents.iter().take(who.end).skip(who.start);
        for (number, person) in residents.enumerate() {
            let twelve = i64::try_from(number + 1).unwrap_or(1);
            let later = at + SignedDuration::from_hours(12 * twelve);
            let conflict = if number % 5 == 0 {
                words.conflict.as_str()
            } else {
                ""
            };
            let form = ApplicationForm {
                generation: generations[number % generations.len()].to_owned(),
                gender: ["woman", "man"][number % 2].to_owned(),
                motivation: words.why[number % words.why.len()].clone(),
                conflict: conflict.to_owned(),
                agreed: true,
                ..ApplicationForm::default()
            };
            self.act(*person, later, move |tx, by| {
                recruitment::apply(tx, by, slug, id, &form).map(drop)
            })
            .await?;
        }
        Ok(())
    }
}

/// The times of a call that is open for so many days.
fn open_for(at: Timestamp, days: i64) -> CallForm {
    let closes = korean::seoul(at + SignedDuration::from_hours(24 * days)).date();
    CallForm {
        opens_at: korean::seoul(at).strftime("%Y-%m-%d %H:%M").to_string(),
        closes_at: format!("{closes} 18:00"),
        ..CallForm::default()
    }
}
