//! Meetings of a test, called and recorded by the acts of the site.

use jiff::SignedDuration;
use process::id::{DecisionId, MeetingId, PersonId};
use process::meeting::{AttendanceForm, Attendee, DecisionForm, MeetingForm, TaskForm};
use web::acts::{By, NotDone, meeting};

use crate::app::TestApp;

/// A good form for a meeting at 14:00 of a day such as `2026-08-20`; it ends at 16:00.
pub fn meeting_form(kind: &str, day: &str) -> MeetingForm {
    MeetingForm {
        kind: kind.to_owned(),
        body: String::new(),
        title: "함께 따져보는 모임".to_owned(),
        purpose: "찾은 의제를 나란히 놓고 따져봅니다.".to_owned(),
        place: "하늘구청 큰 방".to_owned(),
        day: day.to_owned(),
        time: "14:00".to_owned(),
        timetable: "13:30 30 접수 / 협치지원관\n14:00 30 여는 말\n14:30 90 모둠 이야기 / 진행자"
            .to_owned(),
        ..MeetingForm::default()
    }
}

/// How many came, such as `("resident", "12")`; the third is the note.
pub fn attendance_form(came: &[(Attendee, &str, &str)]) -> AttendanceForm {
    let row = |kind: &Attendee| {
        let found = came.iter().find(|(of, _, _)| of == kind);
        found.map_or_else(Default::default, |(_, people, note)| {
            ((*people).to_owned(), (*note).to_owned())
        })
    };
    AttendanceForm(Attendee::ALL.iter().map(row).collect())
}

/// A decision: members in office, recused, present, in favour, against.
pub fn decision_form(numbers: [&str; 5]) -> DecisionForm {
    let [members, recused, present, in_favour, against] = numbers.map(str::to_owned);
    DecisionForm {
        motion: "분과회의를 하나 더 둔다.".to_owned(),
        members,
        recused,
        recused_seats: String::new(),
        present,
        in_favour,
        against,
        slot: String::new(),
    }
}

/// A task of the secretary until a day such as `2026-08-27`, from the third part.
pub fn task_form(due_on: &str) -> TaskForm {
    TaskForm {
        what: "빈 교실을 알아본다.".to_owned(),
        who: "협치회의 간사".to_owned(),
        due_on: due_on.to_owned(),
        slot: "3".to_owned(),
        decision: String::new(),
    }
}

impl TestApp {
    /// Calls a meeting.
    pub async fn call(&self, caller: PersonId, slug: &str, form: MeetingForm) -> MeetingId {
        let (by, slug) = (self.by(caller).await, slug.to_owned());
        self.write(move |tx| meeting::call(tx, &by, &slug, &form))
            .await
    }

    /// A meeting that was called three days ago and held yesterday.
    pub async fn held(&self, caller: PersonId, slug: &str, kind: &str) -> MeetingId {
        let mut by = self.by(caller).await;
        by.now -= SignedDuration::from_hours(72);
        let day = korean::date_input(self.now() - SignedDuration::from_hours(24));
        let (form, slug) = (meeting_form(kind, &day), slug.to_owned());
        self.write(move |tx| meeting::call(tx, &by, &slug, &form))
            .await
    }

    /// A meeting that was called three days ago and begins at 14:00 today.
    pub async fn today(&self, caller: PersonId, slug: &str, kind: &str) -> MeetingId {
        let mut by = self.by(caller).await;
        by.now -= SignedDuration::from_hours(72);
        let (form, slug) = (
            meeting_form(kind, &korean::date_input(self.now())),
            slug.to_owned(),
        );
        self.write(move |tx| meeting::call(tx, &by, &slug, &form))
            .await
    }

    /// The code with which one checks in at a meeting.
    ///
    /// # Panics
    /// When it was not opened.
    pub async fn check_in_code(&self, id: MeetingId) -> String {
        let code = self.read(move |tx| Ok(store::check_in_code(tx, id)?)).await;
        code.expect("the check-in is open")
    }

    /// Does an act of the staff of a meeting.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn record<T, F>(&self, who: PersonId, act: F) -> T
    where
        T: Send + 'static,
        F: FnOnce(&mut store::Tx<'_>, &By) -> Result<T, NotDone> + Send + 'static,
    {
        let by = self.by(who).await;
        self.write(move |tx| act(tx, &by)).await
    }

    /// Records who came and publishes minutes.
    pub async fn publish(&self, who: PersonId, slug: &str, id: MeetingId, text: &str) {
        let came = attendance_form(&[(Attendee::Resident, "12", "")]);
        let (slug, text) = (slug.to_owned(), text.to_owned());
        self.record(who, move |tx, by| {
            meeting::attend(tx, by, &slug, id, &came)?;
            let seen = meeting::minutes_write(tx, by, &slug, id, &text.as_str().into())?;
            meeting::minutes_publish(tx, by, &slug, id, &seen)
        })
        .await;
    }

    /// Records a decision.
    pub async fn decide(
        &self,
        who: PersonId,
        slug: &str,
        id: MeetingId,
        numbers: [&str; 5],
    ) -> DecisionId {
        let (slug, form) = (slug.to_owned(), decision_form(numbers));
        self.record(who, move |tx, by| meeting::decide(tx, by, &slug, id, &form))
            .await
    }
}
