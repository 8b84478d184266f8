//! A workshop room with everything that a report tells of, as the seed's workshop had it.

use process::id::{CardId, MeetingId, PersonId, RoomId};
use process::room::{CardForm, FiguresForm, RoomForm, Step, SuggestionForm, TextForm};
use store::Tx;
use web::acts::room::{self, CardsSent};
use web::acts::{By, NotDone};

use crate::TestApp;

/// How many keywords hang on the boards of what was liked, missed, and said besides.
pub const KEYWORDS: [(&str, usize); 3] = [("liked", 7), ("missed", 6), ("other", 5)];

/// The form of the room: 300 minutes, of which the first slot lies before the stated start.
pub fn room_form() -> RoomForm {
    RoomForm {
        title: "일곱 구가 함께 돌아본 하루".to_owned(),
        purpose: "한 해를 돌아보고 고칠 것을 찾습니다.".to_owned(),
        place: "배움터 큰 방".to_owned(),
        day: "2026-07-02".to_owned(),
        time: "14:00".to_owned(),
        timetable: "13:30 30 접수: 온 사람 맞이 / 협치지원관\n14:00 5 여는말: 여는 인사\n\
                    14:05 15 여는말: 계획과 예산 이야기\n14:20 90 카드: 1부와 2부 / 일곱 구\n\
                    15:50 20 휴식: 쉬는 시간\n16:10 70 발표: 3부 구별 발표 / 일곱 구\n\
                    17:20 10 마무리: 닫는 말\n17:30 60 휴식: 저녁"
            .to_owned(),
        boards: "좋았던 점\n아쉬운 점?\n기타 의견?".to_owned(),
        tables: "1모둠\n2모둠".to_owned(),
        topics: "열린 회의\n의제 찾기\n위원회와 함께\n효과와 넓히기".to_owned(),
        dots: "3".to_owned(),
        several: String::new(),
    }
}

/// Who came and what was spent.
pub fn figures_form() -> FiguresForm {
    FiguresForm {
        people: "44".to_owned(),
        kinds: "자치구 민간위원\n청년활동가\n지원관 / 7".to_owned(),
        spending: "빌린 방 값 / 1,870,000\n모임 용품 / 2,070,000".to_owned(),
    }
}

impl TestApp {
    /// A room that is over, of a meeting of a district: each keyword with two cards, five
    /// topics of which one was added, three reviewed suggestions with actions. Without a
    /// meeting one is held for it.
    pub async fn told_room(&self, who: PersonId, slug: &str, meeting: Option<MeetingId>) -> RoomId {
        let meeting = match meeting {
            Some(meeting) => meeting,
            None => self.held(who, slug, "workshop").await,
        };
        self.record(who, move |tx, by| {
            let id = room::open(tx, by, Some(meeting), &room_form())?;
            let cards = hang(tx, by, id)?;
            let added = TextForm {
                text: "운영에 바라는 것".to_owned(),
                ..TextForm::default()
            };
            room::topic(tx, by, (id, None), &added, "topic-added")?;
            let table = store::room_tables(tx, id)?.first().map(|table| table.id);
            for topic in store::room_topics(tx, id)? {
                let note = TextForm {
                    text: format!("{}에서 나온 말, 010-1234-5678", topic.title),
                    table: table.map(|id| id.to_string()).unwrap_or_default(),
                };
                let key = format!("note-{}", topic.id);
                room::note(tx, by, (id, None), (Some(topic.id), &note), &key)?;
            }
            suggest(tx, by, id, &cards)?;
            room::figures(tx, by, id, &figures_form())?;
            room::clock(tx, by, id, (Step::Close, None))?;
            Ok(id)
        })
        .await
    }
}

/// The keywords of the boards in their order, each by its first card. The last one of a board
/// is written after the time of its block.
fn hang(tx: &mut Tx<'_>, by: &By, id: RoomId) -> Result<Vec<CardId>, NotDone> {
    let mut cards = Vec::new();
    let kinds = store::room_blocks(tx, id)?;
    let written = kinds
        .iter()
        .position(|block| block.kind == process::room::BlockKind::Cards);
    let written = written.map_or(0, |at| i64::try_from(at).unwrap_or(0)) + 1;
    for block in 0..written {
        let from = (block > 0).then_some(block);
        room::clock(tx, by, id, (Step::Next, from))?;
    }
    for late in [false, true] {
        if late {
            room::clock(tx, by, id, (Step::Next, Some(written)))?;
        }
        for (at, (board, count)) in KEYWORDS.into_iter().enumerate() {
            for number in (1..=count).filter(|number| (*number == count) == late) {
                cards.push((at, number, keyword(tx, by, id, (board, number))?));
            }
        }
    }
    cards.sort_unstable_by_key(|(at, number, _)| (*at, *number));
    Ok(cards.into_iter().map(|(_, _, card)| card).collect())
}

/// Two cards put together under one name.
fn keyword(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    (board, number): (&str, usize),
) -> Result<CardId, NotDone> {
    let mut pair = Vec::new();
    for (half, end) in [("front", "앞"), ("back", "뒤")] {
        let sent = CardsSent {
            form: CardForm {
                board: board.to_owned(),
                text: format!("{board} 카드 {number} {end}"),
                table: String::new(),
            },
            key: format!("{board}-{number}-{half}"),
            paper: false,
        };
        room::cards(tx, by, id, None, &sent)?;
        pair.extend(store::room_cards(tx, id)?.last().map(|card| card.id));
    }
    let name = format!("{board} 낱말 {number}");
    room::group(tx, by, id, &pair, (None, &name, false))?;
    Ok(pair[0])
}

fn suggest(tx: &mut Tx<'_>, by: &By, id: RoomId, cards: &[CardId]) -> Result<(), NotDone> {
    let topic = store::room_topics(tx, id)?.last().map(|topic| topic.id);
    // The first thing that was missed, and the first two of the rest.
    for (number, place) in (1..).zip([7, 13, 14]) {
        let form = SuggestionForm {
            title: format!("건의 {number}"),
            text: "이렇게 해 주세요.".to_owned(),
            outcome: "partly".to_owned(),
            reason: format!("{number}번째로 살펴봅니다."),
            ..SuggestionForm::default()
        };
        let suggestion = room::suggest(tx, by, id, &form, (topic, cards.get(place).copied()))?;
        room::review(tx, by, id, suggestion, &form)?;
        let action = SuggestionForm {
            title: format!("일거리 {number}"),
            owner: "시 협치담당".to_owned(),
            due: "2026-12-31".to_owned(),
            ..SuggestionForm::default()
        };
        room::action(tx, by, id, suggestion, &action)?;
    }
    Ok(())
}
