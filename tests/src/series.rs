//! Series of joint meetings of a test.

use process::body::BodyKind;
use process::id::{MeetingSeriesId, PersonId};
use process::meeting::{MeetingForm, SeriesForm};
use web::acts::meeting::series;

use crate::app::TestApp;
use crate::village::Village;

/// A good form: every other Thursday evening from a day such as `2026-08-01`, so many times.
pub fn series_form(from: &str, count: usize) -> SeriesForm {
    SeriesForm {
        meeting: MeetingForm {
            title: "함께하는 회의".to_owned(),
            purpose: "의제와 제안을 나란히 봅니다.".to_owned(),
            place: "하늘구청 큰 방".to_owned(),
            day: from.to_owned(),
            time: "19:00".to_owned(),
            timetable: "19:00 90 이야기 / 공동의장".to_owned(),
            ..MeetingForm::default()
        },
        pattern: "weeks".to_owned(),
        every: "2".to_owned(),
        weekday: "4".to_owned(),
        nth: String::new(),
        until: String::new(),
        count: count.to_string(),
        on_holiday: "after".to_owned(),
    }
}

impl TestApp {
    /// Makes a council and a budget committee.
    pub async fn both_bodies(&self, village: &Village) {
        self.body(village, BodyKind::GovernanceCouncil).await;
        self.body(village, BodyKind::BudgetCommittee).await;
    }

    /// Calls a series.
    pub async fn series(
        &self,
        caller: PersonId,
        village: &Village,
        form: SeriesForm,
    ) -> MeetingSeriesId {
        let slug = village.slug.clone();
        self.record(caller, move |tx, by| series::call(tx, by, &slug, &form))
            .await
    }
}
