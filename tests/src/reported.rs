//! A workshop room with everything that a report tells of, as the seed's workshop had it.

use process::id::{ClusterId, MeetingId, PersonId, RoomId, TopicId};
use process::room::{FiguresForm, Move, RoomForm, SuggestionForm};
use store::{NewCard, NewNote, NewRoom, room_get};
use web::acts::{By, NotDone, district};

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
    /// A room of a district that is over, of a meeting or of none: each keyword with two cards,
    /// five topics of which one was added, three reviewed suggestions with actions.
    pub async fn told_room(&self, who: PersonId, slug: &str, meeting: Option<MeetingId>) -> RoomId {
        let slug = slug.to_owned();
        self.record(who, move |tx, by| {
            let limits = by.rules.limits;
            let new = NewRoom {
                district: Some(district::find(tx, &slug)?.id),
                body: None,
                meeting,
                // It is over at once, so that nobody comes in with it.
                code: format!("told-{}", tx.next_id(by.now)),
            };
            let plan = room_form().check(limits)?;
            let room = store::room_add(tx, &new, &plan, by.person()?, by.now)?;
            let clusters = hang(tx, by, room)?;
            store::room_topic_add(tx, room, "운영에 바라는 것", true, "added-5", by.now)?;
            let topics = store::room_topics(tx, room)?;
            let table = store::room_tables(tx, room)?.first().map(|table| table.id);
            for topic in &topics {
                let note = NewNote {
                    topic: topic.id,
                    table,
                    participant: None,
                    client_key: &format!("note-{}", topic.id),
                    text: &format!("{}에서 나온 말, 010-1234-5678", topic.title),
                };
                store::room_note_add(tx, room, &note, by.now)?;
            }
            suggest(tx, by, room, &clusters, topics.last().map(|topic| topic.id))?;
            let figures = figures_form().check(limits)?;
            store::room_figures_set(tx, room, &figures)?;
            if let Some(found) = room_get(tx, room)? {
                store::room_move(
                    tx,
                    &found,
                    Move::To {
                        block: 1,
                        dots: false,
                    },
                    by.now,
                )?;
                store::room_move(tx, &found, Move::Closed, by.now)?;
            }
            Ok(room)
        })
        .await
    }
}

fn hang(tx: &mut store::Tx<'_>, by: &By, room: RoomId) -> Result<Vec<ClusterId>, NotDone> {
    let mut clusters = Vec::new();
    for (board, count) in KEYWORDS {
        for number in 1..=count {
            let name = format!("{board} 낱말 {number}");
            let cluster = store::room_cluster_add(tx, room, board, &name, by.now)?;
            for half in ["앞", "뒤"] {
                let key = format!("{name} {half}");
                let card = NewCard {
                    board,
                    table: None,
                    participant: None,
                    client_key: &key,
                    text: &format!("{board} 카드 {number} {half}"),
                    late: number == count,
                };
                store::room_card_add(tx, room, &card, by.now)?;
                let cards = store::room_cards(tx, room)?;
                if let Some(last) = cards.last() {
                    store::room_regroup(tx, room, &[(last.id, None)], Some(cluster), by.now)?;
                }
            }
            clusters.push(cluster);
        }
    }
    Ok(clusters)
}

fn suggest(
    tx: &mut store::Tx<'_>,
    by: &By,
    room: RoomId,
    clusters: &[ClusterId],
    topic: Option<TopicId>,
) -> Result<(), NotDone> {
    let limits = by.rules.limits;
    // The first thing that was missed, and the first two of the rest.
    for (number, place) in (1..).zip([7, 13, 14]) {
        let form = SuggestionForm {
            title: format!("건의 {number}"),
            text: "이렇게 해 주세요.".to_owned(),
            outcome: "partly".to_owned(),
            reason: format!("{number}번째로 살펴봅니다."),
            ..SuggestionForm::default()
        };
        let cluster = clusters.get(place).copied();
        let text = form.check(limits, topic, cluster)?;
        let id = store::room_suggestion_add(tx, room, &text, by.now)?;
        let (outcome, reason) = form.review(limits)?;
        store::room_suggestion_review(tx, room, id, (outcome, &reason), by.now)?;
        let action = SuggestionForm {
            title: format!("일거리 {number}"),
            owner: "시 협치담당".to_owned(),
            due: "2026-12-31".to_owned(),
            ..SuggestionForm::default()
        };
        store::room_action_add(tx, room, id, &action.action(limits)?, by.now)?;
    }
    Ok(())
}
