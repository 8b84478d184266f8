//! Fresh meetings for the cells of the table.

use process::Role;
use process::id::{MeetingId, PersonId};
use system_tests::meetings::{attendance_form, meeting_form, task_form};
use web::acts::meeting;

use super::{Fields, Target, Who, World};

const TEXT: &str = "모두 고르게 이야기했습니다.";

impl World {
    /// The address with a meeting in the state that it is about.
    pub(super) async fn meeting_path(&self, target: &Target, path: &str) -> String {
        let secretary = self.secretary();
        let ahead = target.path.ends_with("/move") || target.path.ends_with("/agendas");
        let today = ["/check-in", "/sign", "/sheet", "/needs", "/read"];
        let today = today.iter().any(|end| target.path.ends_with(end));
        let id = match ahead {
            _ if today => self.app.today(secretary, "haneul", "forum").await,
            true => {
                let form = meeting_form("workshop", "2026-09-01");
                self.app.call(secretary, "haneul", form).await
            }
            false => self.app.held(secretary, "haneul", "workshop").await,
        };
        if target.path.ends_with("/addenda") || target.path.ends_with("/approve") {
            self.app.publish(secretary, "haneul", id, TEXT).await;
        }
        if target.path.ends_with("/sign") {
            self.open_check_in(secretary, id).await;
        }
        if target.path.ends_with("/publish") {
            self.write_minutes(secretary, id).await;
        }
        if target.path.ends_with("/officer/note") {
            self.here.officer_came(secretary, id, "officer", "").await;
        }
        if target.path.ends_with("/officer/answer") {
            self.here.officer_noted(id).await;
        }
        let mut path = path.replace("{meeting}", &id.to_string());
        if path.contains("{task}") {
            let (form, done) = (task_form("2026-12-01"), path.ends_with("/reopen"));
            let add = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
                let task = meeting::task_add(tx, by, "haneul", id, &form)?;
                if done {
                    meeting::task_done(tx, by, "haneul", id, task, "찾았습니다.")?;
                }
                Ok(task)
            };
            let task = self.app.record(secretary, add).await;
            path = path.replace("{task}", &task.to_string());
        }
        path
    }

    /// A room of the district whose report everybody may read.
    pub(super) async fn published_room(&self) -> String {
        let secretary = self.secretary();
        let room = self.app.told_room(secretary, "haneul", None).await;
        let publish = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
            web::acts::report::publish(tx, by, room)
        };
        self.app.record(secretary, publish).await;
        room.to_string()
    }

    fn secretary(&self) -> PersonId {
        self.person(Who::Holder(Role::Secretary))
            .expect("a secretary is a person")
    }

    async fn open_check_in(&self, secretary: PersonId, id: MeetingId) {
        let open = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
            meeting::check_in::open(tx, by, "haneul", id)
        };
        self.app.record(secretary, open).await;
    }

    /// The good form of whoever comes to a meeting.
    pub(super) async fn check_in_fields(&self) -> Fields {
        let secretary = self.secretary();
        let id = self.app.today(secretary, "haneul", "forum").await;
        self.open_check_in(secretary, id).await;
        let code = self.app.check_in_code(id).await;
        vec![
            ("code".to_owned(), code),
            ("kind".to_owned(), "resident".to_owned()),
        ]
    }

    async fn write_minutes(&self, secretary: PersonId, id: MeetingId) {
        let came = attendance_form(&[(process::meeting::Attendee::Resident, "3", "")]);
        self.app
            .record(secretary, move |tx, by| {
                meeting::attend(tx, by, "haneul", id, &came)?;
                meeting::minutes_write(tx, by, "haneul", id, &TEXT.into()).map(drop)
            })
            .await;
    }

    /// The fields of a good form about meetings.
    pub(super) fn meeting_fields(&self, target: &Target) -> Fields {
        let pairs = |pairs: &[(&str, &str)]| -> Fields {
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        match target.path.rsplit('/').next().unwrap_or_default() {
            "meetings" => {
                let form = meeting_form("forum", "2026-09-01");
                pairs(&[
                    ("kind", &form.kind),
                    ("body", ""),
                    ("title", &form.title),
                    ("purpose", &form.purpose),
                    ("place", &form.place),
                    ("day", &form.day),
                    ("time", &form.time),
                    ("timetable", &form.timetable),
                ])
            }
            "move" => pairs(&[
                ("day", "2026-09-02"),
                ("time", "15:00"),
                ("place", "작은 방"),
                ("reason", "방이 찼습니다."),
            ]),
            "cancel" => pairs(&[("reason", "태풍이 온다고 합니다.")]),
            "attendance" => pairs(&[("resident", "12"), ("substitute", "지역협치담당관 주무관")]),
            "minutes" => pairs(&[("points", "그늘이 적다."), ("minutes", TEXT)]),
            "publish" => {
                let written = process::meeting::MinutesBody {
                    text: TEXT.to_owned(),
                    ..Default::default()
                };
                pairs(&[("seen", &meeting::mark(&self.app.stores().keys, &written))])
            }
            "needs" => pairs(&[
                ("needs", "else"),
                ("needs_note", "큰 글씨"),
                ("needs_agree", "yes"),
            ]),
            "addenda" => pairs(&[("addendum", "날짜를 바로잡습니다.")]),
            "decisions" => pairs(&[
                ("motion", "분과회의를 둔다."),
                ("members", "29"),
                ("recused", "1"),
                ("recused_seats", "당연직(공원녹지과장)"),
                ("present", "15"),
                ("in_favour", "8"),
                ("against", "7"),
                ("slot", "2"),
            ]),
            "tasks" => {
                let form = task_form("2026-12-01");
                pairs(&[
                    ("task", &form.what),
                    ("doer", &form.who),
                    ("due_on", &form.due_on),
                    ("slot", &form.slot),
                    ("decision", ""),
                ])
            }
            "officer" => pairs(&[
                ("presence", "absent"),
                ("office", ""),
                ("reason", "다른 구 공론장에 갔습니다."),
            ]),
            "note" => pairs(&[("seen", "고르게 말했습니다."), ("open_points", "")]),
            "answer" => pairs(&[("answer", "다음 회의에서 정합니다.")]),
            "done" => pairs(&[("result", "두 곳을 찾았습니다.")]),
            "reopen" => pairs(&[("reason", "한 곳이 닫혔습니다.")]),
            _ => Vec::new(),
        }
    }
}
