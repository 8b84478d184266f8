//! Fresh workshop rooms for the cells of the table.

use process::Role;
use process::room::Step;
use system_tests::Browser;
use system_tests::rooms::room_form;

use super::{Fields, Target, Who, World};

/// Whether an address is about rooms.
pub(super) fn is_about(target: &Target) -> bool {
    let report = target.path.ends_with("/report");
    let room = target.path.trim_start_matches("/api/v1");
    room == "/join" || room.starts_with("/rooms") && !report
}

impl World {
    /// A browser, a room in the state that the address is about, and a good form.
    pub(super) async fn room_cell(
        &self,
        target: &Target,
        mut browser: Browser,
    ) -> (Browser, String, Fields) {
        let secretary = self
            .person(Who::Holder(Role::Secretary))
            .expect("a secretary is a person");
        let meeting = self.app.held(secretary, "haneul", "workshop").await;
        let pairs = |pairs: &[(&str, &str)]| -> Fields {
            let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
            pairs.iter().map(own).collect()
        };
        if target.path == "/api/v1/rooms" {
            return (browser, target.path.to_owned(), Vec::new());
        }
        if matches!(target.path, "/rooms" | "/rooms/new") {
            let id = meeting.to_string();
            let form = room_form();
            let mut fields = pairs(&[
                ("meeting", &id),
                ("title", &form.title),
                ("purpose", &form.purpose),
                ("place", &form.place),
            ]);
            fields.extend(pairs(&[
                ("day", &form.day),
                ("time", &form.time),
                ("timetable", &form.timetable),
                ("boards", &form.boards),
                ("dots", "2"),
            ]));
            let path = match target.method {
                "GET" if target.path.ends_with("/new") => format!("/rooms/new?meeting={id}"),
                _ => target.path.to_owned(),
            };
            return (browser, path, fields);
        }
        let room = self.app.open_room(secretary, Some(meeting)).await;
        let cards = self.app.paper(secretary, room, "missed", "짧은 시간").await;
        let full = self.app.room(room).await;
        let code = full.room.code.clone().unwrap_or_default();
        if target.path == "/join" {
            let fields = pairs(&[("code", &code), ("nickname", "하늘동 주민")]);
            return (browser, target.path.to_owned(), fields);
        }
        let mut path = target.path.replace("{room}", &room.to_string());
        if path.contains("{suggestion}") {
            let suggestion = self.app.suggest(secretary, room, None).await;
            path = path.replace("{suggestion}", &suggestion.to_string());
        }
        if path.ends_with("/events") {
            // A line that is kept open would never be read to its end.
            self.app.app().rooms.close();
        }
        if target.act == Some(process::Act::RoomTakePart) {
            for _ in 0..2 {
                self.app.step(secretary, room, Step::Next).await;
            }
            self.app.step(secretary, room, Step::Reveal).await;
            self.app.step(secretary, room, Step::Hide).await;
            self.app.come_in(&mut browser, room).await;
        }
        let (card, topic) = (cards[0].to_string(), full.topics[0].id.to_string());
        let fields = match target.path.rsplit('/').next().unwrap_or_default() {
            _ if target.method == "GET" => Vec::new(),
            "cards" => pairs(&[("board", "liked"), ("text", "이웃을 만남")]),
            "dots" => pairs(&[("card", &card), ("do", "give")]),
            "notes" => pairs(&[("about", &topic), ("note", "저녁에 열면 좋겠습니다.")]),
            "topics" => pairs(&[("topic", "아이를 맡길 곳")]),
            "turns" => pairs(&[("do", "ask")]),
            "clock" => pairs(&[("step", "next")]),
            "groups" => pairs(&[("cards", &card), ("do", "group"), ("group_title", "시간")]),
            "suggestions" => pairs(&[("title", "더 일찍 시작하기"), ("card", &card)]),
            "{suggestion}" => pairs(&[
                ("suggestion", path.rsplit('/').next().unwrap_or_default()),
                ("do", "review"),
                ("outcome", "accepted"),
                ("reason", "내년부터 한 달 앞당깁니다."),
            ]),
            "answers" => pairs(&[
                ("card_answered", &card),
                ("answer", "내년에는 두 번 모입니다."),
            ]),
            _ => pairs(&[("people", "44"), ("spending", "대관료 / 1,870,000")]),
        };
        (browser, path, fields)
    }
}
