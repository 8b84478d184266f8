//! The workshop of the seven districts, in the space of the city's own offices: 44 people, 300
//! minutes, boards, suggestions, and what it cost.

use finance::Won;
use jiff::{SignedDuration, Timestamp};
use korean::Lang;
use process::agreement::{AgreementForm, Party};
use process::district::DistrictKind;
use process::document::DocumentForm;
use process::evidence::EvidenceForm;
use process::id::{BudgetLineId, MeetingId, PersonId, RoomId};
use process::meeting::MeetingForm;
use process::plan::LineForm;
use process::settlement::SettlementForm;
use process::spending::SpendingForm;
use process::stage::StageKind;
use store::{NewDistrict, Stores};
use web::acts::document::Origin;
use web::acts::{
    NotDone, agreement, district, document, meeting, plan, report, settlement, spending,
};

use super::District;
use super::meetings::{attendance, timetable};
use crate::demo::calendar::Calendar;
use crate::demo::people;
use crate::demo::script::{Workshop, script};

/// The space of the city in addresses.
pub const SLUG: &str = "city";

/// Sets the space of the city's own offices up.
///
/// # Errors
/// When the act is refused or the store fails.
pub async fn set_up(
    stores: &Stores,
    administrator: PersonId,
    calendar: &Calendar,
) -> Result<(), people::Refused> {
    let new = district::SetUp {
        district: NewDistrict {
            slug: SLUG.to_owned(),
            name_ko: "시 협치담당".to_owned(),
            name_en: "City office for governance".to_owned(),
            plain_name_ko: "시가 여는 모임과 문서".to_owned(),
            plain_name_en: "Meetings and documents of the city".to_owned(),
            kind: DistrictKind::City,
        },
        neighborhoods: vec![("시 전체".to_owned(), "The whole city".to_owned())],
        fiscal_year: calendar.fiscal_year,
        budget: Won(10_000_000),
        stages: calendar.stages.clone(),
    };
    let (keys, begins) = (stores.keys.clone(), calendar.begins);
    people::site(stores, move |tx| {
        let by = people::acting(tx, &keys, administrator, begins)?;
        district::set_up(tx, &by, &new).map(drop)
    })
    .await
}

/// When the workshop begins: the autumn of the year that is carried out.
fn starts(year: i64) -> anyhow::Result<Timestamp> {
    Ok(format!("{year}-10-22T14:00:00+09:00").parse()?)
}

impl District {
    /// Plans, holds, pays, settles and reports the workshop.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn workshop(&self) -> anyhow::Result<()> {
        let told = &script().workshop;
        let year = self.calendar.fiscal_year;
        let starts_at = starts(year)?;
        let line = self.workshop_line(told).await?;
        let id = self.workshop_meeting(told, starts_at).await?;
        self.minutes(told, id, starts_at + SignedDuration::from_hours(5))
            .await?;
        self.pay(told, line, starts_at + SignedDuration::from_hours(26))
            .await?;
        let room = self
            .workshop_room(
                told,
                id,
                starts_at,
                starts_at + SignedDuration::from_hours(30),
            )
            .await?;
        self.workshop_report(id, room, starts_at + SignedDuration::from_hours(24 * 6))
            .await?;
        Ok(())
    }

    async fn workshop_line(
        &self,
        told: &'static Workshop,
    ) -> Result<BudgetLineId, people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let sum: i64 = told.expenses.iter().map(|(_, won, _)| won).sum();
        let form = LineForm {
            policy_program: told.policy_program.clone(),
            unit_program: told.unit_program.clone(),
            detailed_project: told.detailed_project.clone(),
            stat_code: "201-01".to_owned(),
            label: told.label.clone(),
            units: "1".to_owned(),
            count: "1".to_owned(),
            unit_price: sum.to_string(),
            source: "city-pb".to_owned(),
        };
        let terms = AgreementForm {
            limit: "10".to_owned(),
            at_limit: "council".to_owned(),
            at_limit_note: script().plan.at_limit_note.clone(),
            scope: "project".to_owned(),
            execution_start: format!("{year}-01-01"),
            execution_end: format!("{year}-12-31"),
            summary: "시가 여는 모임에 쓰는 돈입니다.".to_owned(),
            supplement: String::new(),
        };
        let at = self.calendar.moment(StageKind::Planning, 100, 10);
        let line = self
            .act(self.staff.secretary, at, move |tx, by| {
                let line = plan::add(tx, by, slug, year, &form)?;
                agreement::draft(tx, by, slug, year, &terms)?;
                Ok(line)
            })
            .await?;
        for (who, party) in [
            (self.staff.co_chair, Party::District),
            (self.staff.officer, Party::City),
        ] {
            self.act(who, at, move |tx, by| {
                agreement::sign(tx, by, slug, year, (party, "council")).map(drop)
            })
            .await?;
        }
        Ok(line)
    }

    async fn workshop_meeting(
        &self,
        told: &'static Workshop,
        starts_at: Timestamp,
    ) -> Result<MeetingId, people::Refused> {
        let slug = self.slug();
        let form = MeetingForm {
            kind: "workshop".to_owned(),
            body: String::new(),
            title: told.title.clone(),
            purpose: told.purpose.clone(),
            place: told.place.clone(),
            day: korean::seoul(starts_at).date().to_string(),
            time: korean::time(starts_at),
            timetable: timetable(&told.slots, starts_at),
            ..MeetingForm::default()
        };
        let called_at = starts_at - SignedDuration::from_hours(24 * 30);
        self.act(self.staff.secretary, called_at, move |tx, by| {
            meeting::call(tx, by, slug, &form)
        })
        .await
    }

    /// Who came, and the minutes.
    async fn minutes(
        &self,
        told: &'static Workshop,
        id: MeetingId,
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let slug = self.slug();
        let came = attendance(|kind| {
            let found = told
                .attendance
                .iter()
                .find(|(name, _)| name == kind.as_str());
            found.map_or(0, |(_, people)| *people)
        });
        self.act(self.staff.secretary, at, move |tx, by| {
            meeting::attend(tx, by, slug, id, &came)?;
            let minutes = told.minutes.as_str().into();
            let seen = meeting::minutes_write(tx, by, slug, id, &minutes)?;
            meeting::minutes_publish(tx, by, slug, id, &seen)
        })
        .await
    }

    async fn pay(
        &self,
        told: &'static Workshop,
        line: BudgetLineId,
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), Some(self.calendar.fiscal_year));
        self.act(self.staff.official, at, move |tx, by| {
            for (what, won, evidence) in &told.expenses {
                let form = SpendingForm {
                    line: line.to_string(),
                    amount: won.to_string(),
                    paid_on: by.today.to_string(),
                    what: what.clone(),
                    evidence: EvidenceForm {
                        kind: "tax-invoice".to_owned(),
                        what: evidence.clone(),
                        closed: String::new(),
                        file: String::new(),
                    },
                    ..SpendingForm::default()
                };
                spending::record(tx, by, slug, year, &form)?;
            }
            Ok(())
        })
        .await?;
        let later = at + SignedDuration::from_hours(24);
        let drafted = self.act(self.staff.secretary, later, move |tx, by| {
            settlement::draft(tx, by, slug, year, &SettlementForm::default())
        });
        let id = drafted.await?;
        self.act(self.staff.officer, later, move |tx, by| {
            let shown = settlement::seal_of(tx, id)?;
            settlement::approve(tx, by, slug, year, &shown).map(drop)
        })
        .await
    }

    /// The result report, approved some days later: partly open, three closed attachments.
    async fn workshop_report(
        &self,
        id: MeetingId,
        room: RoomId,
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let slug = self.slug();
        let origin = Origin {
            meeting: id.to_string(),
            room: room.to_string(),
            ..Origin::default()
        };
        let written = self
            .act(self.staff.secretary, at, move |tx, by| {
                let sheet = report::read::<NotDone>(tx, room)?;
                let mut form = offices();
                report::document::fill(Lang::Ko, &sheet, &mut form);
                form.body += "\n[비공개] 1. 참석자 연락처는 따로 둡니다.";
                document::draft(tx, by, slug, &origin, &form)
            })
            .await?;
        for (who, hours) in [(self.staff.deputy, 20), (self.staff.approver, 44)] {
            let later = at + SignedDuration::from_hours(hours);
            self.act(who, later, move |tx, by| {
                document::sign(tx, by, slug, written).map(drop)
            })
            .await?;
        }
        Ok(())
    }
}

/// Who signs the report, where it is filed and for how long it is kept.
fn offices() -> DocumentForm {
    DocumentForm {
        department: "지역협치담당관".to_owned(),
        author_office: "주무관".to_owned(),
        reviewer_office: "협치팀장".to_owned(),
        approver_office: "지역협치담당관".to_owned(),
        retention: "5".to_owned(),
        classification: "행정 > 지역혁신 > 협치".to_owned(),
        licence: "kogl-1".to_owned(),
        ..DocumentForm::default()
    }
}
