//! Support officers of a test, assigned by the acts of the site.

use jiff::civil::Date;
use process::Role;
use process::id::{MeetingId, OfficerAssignmentId, OfficerThreadId, PersonId};
use process::support_officer::{AssignForm, NoteForm, PresenceForm, TalkForm};
use web::acts::support_officer;

use crate::village::Village;

/// A good form that assigns `officer`, from the first of the year on.
pub fn assign_form(officer: PersonId, substitute: Option<PersonId>) -> AssignForm {
    AssignForm {
        officer: officer.to_string(),
        office: "시 협치담당관".to_owned(),
        substitute: substitute.map_or_else(String::new, |person| person.to_string()),
        substitute_office: "시 협치담당관 주무관".to_owned(),
        starts_on: "2026-01-01".to_owned(),
        ends_on: "2026-12-31".to_owned(),
    }
}

/// A presence, such as `("absent", "다른 구 공론장")`: the second is office or reason.
pub fn presence_form(presence: &str, words: &str) -> PresenceForm {
    PresenceForm {
        presence: presence.to_owned(),
        office: words.to_owned(),
        reason: words.to_owned(),
    }
}

impl Village {
    /// Assigns an officer of the city.
    pub async fn officer(
        &self,
        officer: PersonId,
        substitute: Option<PersonId>,
    ) -> OfficerAssignmentId {
        let (slug, form) = (self.slug.clone(), assign_form(officer, substitute));
        let act = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
            support_officer::assign(tx, by, &slug, &form)
        };
        self.app().record(self.administrator, act).await
    }

    /// Writes an assignment of a later time as it stands in the store, whatever else there is.
    pub async fn assigned_from(
        &self,
        officer: PersonId,
        starts_on: Date,
        ends_on: Date,
    ) -> OfficerAssignmentId {
        let district = self.id;
        let text = process::support_officer::AssignmentText {
            officer,
            office: "시 협치담당관".to_owned(),
            substitute: None,
            substitute_office: String::new(),
            starts_on,
            ends_on,
        };
        let add = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
            let grants = (None, None);
            Ok(store::officer_assign(
                tx,
                district,
                &text,
                grants,
                by.person()?,
                by.now,
            )?)
        };
        self.app().record(self.administrator, add).await
    }

    /// Tells who came to a meeting.
    pub async fn officer_came(&self, who: PersonId, id: MeetingId, presence: &str, words: &str) {
        let (slug, form) = (self.slug.clone(), presence_form(presence, words));
        let act = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
            support_officer::presence(tx, by, &slug, id, &form)
        };
        self.app().record(who, act).await;
    }

    /// Writes a note on a meeting to which an officer came.
    pub async fn officer_noted(&self, id: MeetingId) {
        let officer = self.app().person().role(Role::SupportOfficer, self.id);
        let officer = officer.make().await;
        self.officer_came(officer, id, "officer", "").await;
        let slug = self.slug.clone();
        let form = NoteForm {
            seen: "모둠마다 고르게 말했습니다.".to_owned(),
            open_points: "돈은 언제 정하나요?".to_owned(),
        };
        let act = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
            support_officer::note(tx, by, &slug, id, &form).map(drop)
        };
        self.app().record(officer, act).await;
    }

    /// Opens a thread of the conversation, in which `asks` is a party or nothing.
    pub async fn thread(&self, who: PersonId, asks: &str) -> OfficerThreadId {
        let slug = self.slug.clone();
        let form = TalkForm {
            title: "협약 날짜".to_owned(),
            text: "언제 맺나요?".to_owned(),
            asks: asks.to_owned(),
        };
        let act = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
            support_officer::open(tx, by, &slug, &form)
        };
        self.app().record(who, act).await
    }
}
