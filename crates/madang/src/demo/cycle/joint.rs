//! The joint meetings of council and budget committee that come after a visitor finds the site.

use process::meeting::{MeetingForm, SeriesForm};
use web::acts::meeting::series;

use super::District;
use crate::demo::{calendar, people};

/// How many meetings are called at once.
const MEETINGS: &str = "4";

impl District {
    /// Every third Thursday of a month, from the day on which a visitor comes.
    ///
    /// # Errors
    /// When the act is refused or the store fails.
    pub async fn joint_meetings(&self) -> Result<(), people::Refused> {
        let (slug, now) = (self.slug(), calendar::now());
        let form = SeriesForm {
            meeting: MeetingForm {
                title: "함께하는 정기 회의".to_owned(),
                purpose: "협치회의와 주민참여예산위원회가 의제와 제안을 나란히 놓고 봅니다."
                    .to_owned(),
                place: self.words("{구}청 큰 회의실"),
                day: korean::seoul(now).date().to_string(),
                time: "19:00".to_owned(),
                timetable: "19:00 60 의제와 제안 나란히 보기 / 공동의장\n\
                            20:00 30 다음에 할 일 / 간사"
                    .to_owned(),
                ..MeetingForm::default()
            },
            pattern: "month".to_owned(),
            weekday: "4".to_owned(),
            nth: "3".to_owned(),
            count: MEETINGS.to_owned(),
            on_holiday: "after".to_owned(),
            ..SeriesForm::default()
        };
        self.act(self.staff.co_chair, now, move |tx, by| {
            series::call(tx, by, slug, &form).map(drop)
        })
        .await
    }
}
