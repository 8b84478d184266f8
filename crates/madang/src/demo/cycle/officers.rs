//! The support officer of a district: assigned for its year, present at its meetings or not, what
//! she noted and what the council answered, and the conversation with the city.

use jiff::{SignedDuration, Timestamp};
use process::id::MeetingId;
use process::support_officer::{AssignForm, NoteAnswerForm, NoteForm, PresenceForm, TalkForm};
use web::acts::support_officer;

use super::District;
use crate::demo::{calendar, people};

/// Days after a meeting on which its note is answered.
const ANSWERED: i64 = 5;

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

impl District {
    /// Assigns the officer with her substitute for the whole time of the demonstration.
    ///
    /// # Errors
    /// When the act is refused or the store fails.
    pub async fn officer(&self) -> Result<(), people::Refused> {
        let slug = self.slug();
        let form = AssignForm {
            officer: self.staff.support_officer.to_string(),
            office: "시 협치담당관 지원관".to_owned(),
            substitute: self.staff.substitute.to_string(),
            substitute_office: "시 협치담당관 주무관".to_owned(),
            starts_on: korean::seoul(self.calendar.begins).date().to_string(),
            ends_on: "2027-12-31".to_owned(),
        };
        self.act(self.staff.officer, self.calendar.begins, move |tx, by| {
            support_officer::assign(tx, by, slug, &form).map(drop)
        })
        .await
    }

    /// Who came to a meeting of the script, and what the officer noted of it. Somebody stood in
    /// at the launch, and in one district nobody came to the joint meeting.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn officer_at(
        &self,
        id: MeetingId,
        key: &str,
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let slug = self.slug();
        let words = match (key, slug) {
            ("joint", "solsup") => ["absent", "", "같은 시각에 다른 구 공론장이 열렸습니다."],
            ("launch", _) => ["substitute", "시 협치담당관 주무관", ""],
            _ => ["officer", "", ""],
        };
        let [presence, office, reason] = words.map(str::to_owned);
        let came = presence == "officer";
        let form = PresenceForm {
            presence,
            office,
            reason,
        };
        self.act(self.staff.support_officer, at, move |tx, by| {
            support_officer::presence(tx, by, slug, id, &form)
        })
        .await?;
        match came {
            true => self.noted(id, at).await,
            false => Ok(()),
        }
    }

    async fn noted(&self, id: MeetingId, at: Timestamp) -> Result<(), people::Refused> {
        let slug = self.slug();
        let note = NoteForm {
            seen: "모둠마다 주민이 먼저 말하고 공무원이 나중에 말했습니다. 돈 이야기는 짧았습니다."
                .to_owned(),
            open_points: "고른 안건의 돈을 누가 언제 다시 셈하나요?".to_owned(),
        };
        self.act(self.staff.support_officer, at, move |tx, by| {
            support_officer::note(tx, by, slug, id, &note).map(drop)
        })
        .await?;
        let answered_at = at + days(ANSWERED);
        // In one district the council has not answered yet.
        if calendar::now() <= answered_at || slug == "solsup" {
            return Ok(());
        }
        let answer = NoteAnswerForm {
            answer: "다음 분과회의에서 담당 부서와 함께 다시 셈하고 회의록에 적겠습니다."
                .to_owned(),
        };
        self.act(self.staff.co_chair, answered_at, move |tx, by| {
            support_officer::answer(tx, by, slug, id, &answer)
        })
        .await
    }

    /// What officer, city and council say to each other: one question was answered, one waits.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn officer_talk(&self) -> Result<(), people::Refused> {
        let slug = self.slug();
        let said = |title: &str, text: &str, asks: &str| TalkForm {
            title: title.to_owned(),
            text: text.to_owned(),
            asks: asks.to_owned(),
        };
        let first = said(
            "협약 날짜",
            "협약을 언제 맺는지 주민이 묻습니다. 시 일정이 정해졌나요?",
            "city",
        );
        let begins = calendar::now() - days(12);
        let thread = self
            .act(self.staff.support_officer, begins, move |tx, by| {
                support_officer::open(tx, by, slug, &first)
            })
            .await?;
        let reply = said("", "9월 셋째 주에 맺기로 했습니다.", "");
        self.act(self.staff.officer, begins + days(2), move |tx, by| {
            support_officer::say(tx, by, slug, thread, &reply)
        })
        .await?;
        let second = said(
            "주민참여예산위원과 함께하는 회의",
            "가을에 한 번 더 모이면 좋겠습니다. 협치회의에서 날을 정해 주실 수 있나요?",
            "council",
        );
        self.act(
            self.staff.support_officer,
            begins + days(9),
            move |tx, by| support_officer::open(tx, by, slug, &second).map(drop),
        )
        .await
    }
}
