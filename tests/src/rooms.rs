//! Workshop rooms of a test, opened and led by the acts of the site.

use process::id::{CardId, MeetingId, PersonId, RoomId, SuggestionId};
use process::room::{CardForm, RoomForm, Step, SuggestionForm};
use store::RoomFull;
use web::acts::room::{self, CardsSent};

use crate::app::TestApp;
use crate::browser::Browser;

/// A good form for a room: cards for 30 minutes, then dots, then a discussion.
pub fn room_form() -> RoomForm {
    RoomForm {
        title: "한 해를 함께 돌아보는 자리".to_owned(),
        purpose: "좋았던 점과 아쉬운 점을 모읍니다.".to_owned(),
        place: "하늘구청 큰 방".to_owned(),
        day: "2026-07-27".to_owned(),
        time: "10:00".to_owned(),
        timetable: "10:00 30 카드: 느낀 점 쓰기 / 진행자\n10:30 10 투표: 스티커 붙이기\n\
                    10:40 40 토론: 모둠 이야기"
            .to_owned(),
        boards: "좋았던 점\n아쉬운 점?\n기타 의견?".to_owned(),
        tables: "1모둠\n2모둠".to_owned(),
        topics: "더 많은 사람이 오게 하려면".to_owned(),
        dots: "2".to_owned(),
        several: String::new(),
    }
}

/// A key of 32 digits as a browser makes one, the same for the same short text.
pub fn key(text: &str) -> String {
    let hex = text.bytes().map(|byte| format!("{byte:02x}"));
    format!("{:0<32}", hex.collect::<String>())
}

impl TestApp {
    /// Opens a room of a meeting, or of the city.
    pub async fn open_room(&self, lead: PersonId, meeting: Option<MeetingId>) -> RoomId {
        let form = room_form();
        self.record(lead, move |tx, by| room::open(tx, by, meeting, &form))
            .await
    }

    /// Moves the clock of a room.
    pub async fn step(&self, lead: PersonId, id: RoomId, step: Step) {
        let from = self.room(id).await.room.block;
        self.record(lead, move |tx, by| room::clock(tx, by, id, (step, from)))
            .await;
    }

    /// Types cards of paper in, and answers the room's cards.
    pub async fn paper(&self, lead: PersonId, id: RoomId, board: &str, text: &str) -> Vec<CardId> {
        let sent = CardsSent {
            form: CardForm {
                board: board.to_owned(),
                text: text.to_owned(),
                table: String::new(),
            },
            key: store::random_hex(16),
            paper: true,
        };
        self.record(lead, move |tx, by| room::cards(tx, by, id, None, &sent))
            .await;
        let full = self.room(id).await;
        full.cards.iter().map(|card| card.id).collect()
    }

    /// Writes a suggestion down.
    pub async fn suggest(&self, lead: PersonId, id: RoomId, card: Option<CardId>) -> SuggestionId {
        let form = SuggestionForm {
            title: "더 일찍 시작하기".to_owned(),
            ..SuggestionForm::default()
        };
        self.record(lead, move |tx, by| {
            room::suggest(tx, by, id, &form, (None, card))
        })
        .await
    }

    /// A room with everything in it.
    ///
    /// # Panics
    /// When there is no such room.
    pub async fn room(&self, id: RoomId) -> RoomFull {
        self.read(move |tx| Ok(store::room_full(tx, id)?))
            .await
            .expect("a room")
    }

    /// Lets a browser into a room.
    ///
    /// # Panics
    /// When it is not let in.
    pub async fn come_in(&self, browser: &mut Browser, id: RoomId) {
        let code = self.room(id).await.room.code.expect("an open room");
        let fields = [("code", code.as_str()), ("nickname", ""), ("table", "1")];
        let done = browser.submit("/join", "/join", &fields).await;
        done.expect(303);
    }
}
