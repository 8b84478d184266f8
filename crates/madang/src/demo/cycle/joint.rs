//! The joint meetings of council and budget committee that come after a visitor finds the site.

use process::convening::ConveneForm;
use process::meeting::{MeetingForm, SeriesForm};
use web::acts::convening;
use web::acts::meeting::series;

use super::District;
use crate::demo::{calendar, people};

/// How many meetings are called at once.
const MEETINGS: &str = "4";

impl District {
    /// Every third Thursday of a month, from the day on which a visitor comes; and a meeting
    /// that the co-chair asked for, whose day the secretary owes.
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
        .await?;
        let asked = ConveneForm {
            title: "돌봄 안건의 비용을 함께 다시 보는 모임".to_owned(),
            reason:
                "부서가 답한 비용과 우리가 셈한 비용이 다릅니다. 고르기 전에 함께 보아야 합니다."
                    .to_owned(),
        };
        self.act(self.staff.co_chair, now, move |tx, by| {
            convening::ask(tx, by, slug, &asked).map(drop)
        })
        .await
    }
}
