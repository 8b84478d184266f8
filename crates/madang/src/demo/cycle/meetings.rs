//! Meetings of the year: called in good time, attended, minuted, and what they decided.

use jiff::{SignedDuration, Timestamp};
use process::Actor;
use process::body::BodyKind;
use process::id::{DecisionId, MeetingId};
use process::meeting::{
    AttendanceForm, Attendee, DecisionForm, MeetingForm, MinutesForm, NeedsForm, TaskForm,
};
use process::stage::StageKind;
use process::support_officer::expected;
use web::acts::By;
use web::acts::meeting::check_in::CheckInForm;
use web::acts::meeting::{self, check_in};

use super::District;
use crate::demo::script::{Meeting, Slot, script};
use crate::demo::{calendar, people};

/// How long before a meeting it is called.
const NOTICE: SignedDuration = SignedDuration::from_hours(24 * 21);

/// On how many agendas a forum is called.
const ON_AGENDAS: usize = 3;

/// What people tell ahead that they need.
const NEEDS: [(&str, &str); 3] = [
    ("children", "네 살 아이 한 명"),
    ("interpreter", "수어 통역"),
    ("wheelchair", ""),
];

/// Somebody without an account, at the time of `by`.
fn guest(by: &By) -> By {
    let mut guest = by.clone();
    guest.actor = Actor::visitor();
    guest
}

/// The timetable as the form takes it, ending after the last slot. The first slot, the
/// reception, lies before the stated beginning.
pub fn timetable(slots: &[Slot], starts_at: Timestamp) -> String {
    let first = slots.first().map_or(0, |(minutes, ..)| *minutes);
    let mut at = starts_at - SignedDuration::from_mins(first);
    let mut lines = String::new();
    for (minutes, title, lead) in slots {
        let lead = if lead.is_empty() {
            String::new()
        } else {
            format!(" / {lead}")
        };
        lines += &format!("{} {minutes} {title}{lead}\n", korean::time(at));
        at += SignedDuration::from_mins(*minutes);
    }
    lines
}

/// How many came, by what they are, in the order of the form.
pub fn attendance(came: impl Fn(Attendee) -> i64) -> AttendanceForm {
    let rows = Attendee::ALL.iter().map(|kind| {
        let note = match kind {
            Attendee::DepartmentOfficial if came(*kind) > 0 => "복지정책과, 도로과",
            Attendee::SupportOfficer if came(*kind) == 0 => "시 협치담당관",
            _ => "",
        };
        (came(*kind).to_string(), note.to_owned())
    });
    AttendanceForm(rows.collect())
}

impl District {
    /// Holds a meeting of the script, if it is called by the time a visitor comes, and records
    /// it, if it is over. A motion is passed by 15 of 29 members present and answered with.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn meet(
        &self,
        key: &str,
        (kind, thousandths): (StageKind, i64),
        motion: Option<&str>,
    ) -> Result<Option<DecisionId>, people::Refused> {
        let starts_at = self.calendar.moment(kind, thousandths, 14);
        let called_at = (starts_at - NOTICE).max(self.calendar.begins);
        let Some(found) = script().meeting.iter().find(|meeting| meeting.key == key) else {
            return Ok(None);
        };
        if calendar::now() <= called_at {
            return Ok(None);
        }
        let id = self.call(found, starts_at, called_at).await?;
        let recorded_at = starts_at + SignedDuration::from_hours(26);
        if calendar::now() <= recorded_at {
            return Ok(None);
        }
        if key == "forum" {
            self.come(id, starts_at).await?;
        }
        self.record(id, key, recorded_at).await?;
        if found.kind.parse().is_ok_and(expected) {
            self.officer_at(id, key, recorded_at).await?;
        }
        let slot = found.slots.len();
        let decision = match motion {
            Some(motion) => Some(self.decide(id, (motion, slot), recorded_at).await?),
            None => None,
        };
        self.undertake(id, (decision, slot), recorded_at).await?;
        Ok(decision)
    }

    /// Calls a meeting of the script that is still to come.
    ///
    /// # Errors
    /// When the act is refused or the store fails.
    pub async fn meet_on(&self, key: &str, starts_at: Timestamp) -> Result<(), people::Refused> {
        let called_at = (starts_at - NOTICE).max(self.calendar.begins);
        match script().meeting.iter().find(|meeting| meeting.key == key) {
            Some(found) => {
                let id = self.call(found, starts_at, called_at).await?;
                self.prepare(id, called_at).await
            }
            None => Ok(()),
        }
    }

    /// A number for the reception, and what people told ahead that they need.
    async fn prepare(&self, id: MeetingId, at: Timestamp) -> Result<(), people::Refused> {
        let slug = self.slug();
        self.act(self.staff.secretary, at, move |tx, by| {
            check_in::open(tx, by, slug, id)?;
            let guest = guest(by);
            for (number, (need, note)) in NEEDS.iter().enumerate() {
                let form = NeedsForm {
                    needs: vec![(*need).to_owned()],
                    note: (*note).to_owned(),
                    agreed: true,
                    whose: String::new(),
                };
                check_in::tell_needs(tx, &guest, slug, id, &form, &format!("{number:064}"))?;
            }
            Ok(())
        })
        .await
    }

    /// Who checks in at the door of a forum.
    async fn come(&self, id: MeetingId, at: Timestamp) -> Result<(), people::Refused> {
        let slug = self.slug();
        self.act(self.staff.secretary, at, move |tx, by| {
            check_in::open(tx, by, slug, id)?;
            let code = store::check_in_code(tx, id)?.unwrap_or_default();
            let guest = guest(by);
            for number in 0..9 {
                let kind = match number {
                    0 => Attendee::YouthActivist,
                    1 | 2 => Attendee::BudgetCommittee,
                    _ => Attendee::Resident,
                };
                let form = CheckInForm {
                    code: code.clone(),
                    kind: kind.to_string(),
                    needs: NeedsForm::default(),
                };
                check_in::check_in(tx, &guest, &form, &format!("{number:064}"))?;
            }
            Ok(())
        })
        .await
    }

    pub(super) async fn call(
        &self,
        found: &Meeting,
        starts_at: Timestamp,
        called_at: Timestamp,
    ) -> Result<MeetingId, people::Refused> {
        let at = korean::seoul(starts_at);
        let form = MeetingForm {
            kind: found.kind.clone(),
            body: String::new(),
            title: self.words(&found.title),
            purpose: self.words(&found.purpose),
            place: found.place.clone(),
            day: at.date().to_string(),
            time: korean::time(starts_at),
            timetable: timetable(&found.slots, starts_at),
            ..MeetingForm::default()
        };
        let slug = self.slug();
        // The co-chair of the residents calls what is not the council's own routine.
        let caller = match found.kind.as_str() {
            "forum" | "joint" => self.staff.co_chair,
            _ => self.staff.secretary,
        };
        let formal = matches!(found.kind.as_str(), "regular" | "extra");
        // What a sub-committee hears is heard by the first one.
        let committee = match found.key.as_str() {
            "hearing" => self.committee().await?,
            _ => None,
        };
        let about = matches!(found.key.as_str(), "forum" | "joint" | "next");
        self.act(caller, called_at, move |tx, by| {
            let mut form = form;
            if about {
                let district = web::acts::district::find(tx, slug)?;
                let offered = meeting::agenda::offered(tx, by, district.id)?;
                let first = offered.iter().take(ON_AGENDAS);
                form.agendas = first.map(|agenda| agenda.id.to_string()).collect();
            }
            if let Some(committee) = committee {
                form.body = committee.to_string();
            }
            if formal {
                let district = web::acts::district::find(tx, slug)?;
                let bodies = store::body_list(tx, district.id)?;
                let council = bodies
                    .iter()
                    .find(|b| b.kind == BodyKind::GovernanceCouncil);
                form.body = council.map_or(String::new(), |council| council.id.to_string());
            }
            meeting::call(tx, by, slug, &form)
        })
        .await
    }

    pub(super) async fn record(
        &self,
        id: MeetingId,
        key: &str,
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let form = attendance(|kind| match kind {
            Attendee::PrivateMember => 11,
            Attendee::ExOfficioMember => 4,
            Attendee::BudgetCommittee => 5,
            Attendee::DepartmentOfficial => 3,
            Attendee::SupportOfficer => i64::from(key != "launch"),
            Attendee::YouthActivist => 2,
            Attendee::Resident => 18,
            _ => 0,
        });
        // One district has yet to write up its forum, so that somebody can.
        let written = (self.slug(), key) != ("solsup", "forum");
        let minutes = script().minutes.get(key).filter(|_| written);
        let points = script().points.get(key).map_or(&[][..], Vec::as_slice);
        let minutes = minutes.map(|text| MinutesForm {
            text: self.words(text),
            points: points.iter().map(|lines| lines.join("\n")).collect(),
        });
        let slug = self.slug();
        self.act(self.staff.secretary, at, move |tx, by| {
            meeting::attend(tx, by, slug, id, &form)?;
            if let Some(minutes) = minutes {
                let seen = meeting::minutes_write(tx, by, slug, id, &minutes)?;
                meeting::minutes_publish(tx, by, slug, id, &seen)?;
            }
            Ok(())
        })
        .await
    }

    /// What the secretary undertook in a meeting, because of its decision if it took one.
    async fn undertake(
        &self,
        id: MeetingId,
        (decision, slot): (Option<DecisionId>, usize),
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let told = &script().task;
        let what = match decision {
            Some(_) => &told.carry_out,
            None => &told.pass_on,
        };
        let task = TaskForm {
            what: what.clone(),
            who: told.who.clone(),
            due_on: (korean::seoul(at).date() + jiff::Span::new().days(21)).to_string(),
            slot: slot.to_string(),
            decision: decision.map_or(String::new(), |decision| decision.to_string()),
        };
        let slug = self.slug();
        let task = self
            .act(self.staff.secretary, at, move |tx, by| {
                meeting::task_add(tx, by, slug, id, &task)
            })
            .await?;
        let done_at = at + SignedDuration::from_hours(24 * 10);
        if calendar::now() <= done_at {
            return Ok(());
        }
        self.act(self.staff.secretary, done_at, move |tx, by| {
            meeting::task_done(tx, by, slug, id, task, &told.outcome)
        })
        .await
    }

    async fn decide(
        &self,
        id: MeetingId,
        (motion, slot): (&str, usize),
        at: Timestamp,
    ) -> Result<DecisionId, people::Refused> {
        let form = DecisionForm {
            motion: self.words(motion),
            members: "30".to_owned(),
            recused: "1".to_owned(),
            recused_seats: script().task.stayed_out.clone(),
            present: "15".to_owned(),
            in_favour: "12".to_owned(),
            against: "2".to_owned(),
            slot: slot.to_string(),
        };
        let slug = self.slug();
        self.act(self.staff.secretary, at, move |tx, by| {
            meeting::decide(tx, by, slug, id, &form)
        })
        .await
    }
}
