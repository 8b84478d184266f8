//! What hung on the boards of a meeting is found in its room.

use jiff::Timestamp;
use process::id::{MeetingId, PersonId, RoomId};
use process::meeting::{MeetingKind, MeetingMode, MeetingPlan, Slot};
use process::role::Role;
use process::room::{Outcome, RoomForm, RoomState};
use process::rules::Rules;
use store::*;

use crate::bed::{count, district, now, on_both, person};

const MADE: &str = include_str!("../../migrations/site/V5__meetings.sql");
const MOVED: &str = include_str!("../../migrations/site/V17__boards_to_rooms.sql");
const HANG: &str = "INSERT INTO workshop_entry (id, meeting_id, board, position, title, text, about_id, review, \
                    reviewed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// The table as it was, made anew.
fn table() -> &'static str {
    let from = MADE.find("CREATE TABLE workshop_entry").unwrap();
    let to = MADE[from..].find("\n);").unwrap();
    &MADE[from..from + to + 2]
}

fn run(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let lines = MOVED.lines().filter(|line| !line.starts_with("--"));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    let text: &'static str = text.leak();
    let statements = text.split(';').filter(|one| !one.trim().is_empty());
    for statement in statements {
        tx.execute(statement, &[])?;
    }
    Ok(())
}

fn moment(time: &str) -> Timestamp {
    format!("2026-07-01T{time}:00+09:00").parse().unwrap()
}

fn call(title: &str) -> MeetingPlan {
    let slot = |starts: &str, minutes, title: &str| Slot {
        starts_at: moment(starts),
        minutes,
        title: title.into(),
        lead: "진행자".into(),
        speakers: String::new(),
    };
    MeetingPlan {
        kind: MeetingKind::Workshop,
        body: None,
        title: title.into(),
        purpose: "한 해를 돌아봅니다.".into(),
        place: "배움터".into(),
        mode: MeetingMode::OnSite,
        join_link: String::new(),
        late_reason: String::new(),
        starts_at: moment("14:00"),
        slots: vec![
            slot("13:30", 30, "참석자 접수"),
            slot("14:00", 90, "모둠 이야기"),
        ],
    }
}

/// A room that is open, with a topic, and a board of its own under the first name.
fn open(tx: &mut Tx<'_>, meeting: MeetingId, by: PersonId) -> Result<RoomId, StoreError> {
    let found = meeting_get(tx, meeting)?.expect("there");
    let form = RoomForm {
        title: "열린 방".into(),
        purpose: "모읍니다.".into(),
        place: "배움터".into(),
        day: "2026-07-01".into(),
        time: "14:00".into(),
        timetable: "14:00 30 카드: 쓰기".into(),
        boards: "필요한 것".into(),
        topics: "저녁 모임".into(),
        dots: "0".into(),
        ..RoomForm::default()
    };
    let plan = form.check(Rules::on(jiff::civil::date(2026, 7, 1)).limits);
    let new = NewRoom {
        district: Some(found.district),
        meeting: Some(meeting),
        code: "271828".into(),
        ..NewRoom::default()
    };
    room_add(tx, &new, &plan.expect("a good plan"), by, now())
}

/// Hangs things up as the boards did: board, title, more, the card that it takes up, review.
fn hang(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    entries: &[(&str, &str, &str, Option<usize>, &str)],
) -> Result<Vec<i64>, StoreError> {
    let mut ids: Vec<i64> = Vec::new();
    for (at, (board, title, text, about, review)) in entries.iter().enumerate() {
        let before = entries[..at].iter().filter(|one| one.0 == *board).count();
        let position = i64::try_from(before + 1).unwrap();
        let id = tx.next_id(now());
        let about = about.map(|at| ids[at]);
        let reviewed = (!review.is_empty()).then(now);
        let values = store::values![
            id, meeting, *board, position, *title, *text, about, *review, reviewed
        ];
        tx.execute(HANG, values)?;
        ids.push(id);
    }
    Ok(ids)
}

on_both! {
    async fn boards_of_a_meeting_become_its_room(bed: Bed) {
        let (here, by) = (district(&bed.stores, "haneul").await, person(&bed.stores, "간사").await);
        let done = bed.stores.site.write(move |tx| {
            tx.execute(table(), &[])?;
            let mut call = |title: &str| {
                let plan = call(title);
                let due = plan.ends_at();
                meeting_add(tx, here, &plan, due, (by, Role::Secretary), now())
            };
            let (alone, roomed, bare) = (call("방 없는 모임")?, call("방 있는 모임")?, call("빈 모임")?);
            let kept = open(tx, roomed, by)?;
            let ids = hang(tx, alone, &[
                ("liked", "이웃을 만남", "", None, ""),
                ("missed", "짧은 시간", "한 시간은 더 있어야", None, "내년에 늘립니다."),
                ("missed", "어려운 말", "", None, ""),
                ("missed", "늘 같은 사람", "", None, ""),
                ("other", "점심이 맛있음", "", None, ""),
                ("topic", "열린 회의", "저녁에도 엽니다.", None, ""),
                ("topic", "의제 찾기", "", None, ""),
                ("suggestion", "쉬운 말로 쓰기", "자료마다", Some(2), "받아들였습니다."),
                ("suggestion", "일찍 시작하기", "", None, ""),
            ])?;
            let more = hang(tx, roomed, &[
                ("missed", "추운 방", "", None, ""),
                ("topic", "아이 돌봄", "맡길 곳이 있어야", None, ""),
                ("suggestion", "난로 놓기", "", Some(0), ""),
            ])?;
            run(tx)?;

            let first = room_of_meeting(tx, alone)?.expect("a room");
            assert_eq!((first.id.0, first.state, first.code.clone()), (ids[0], RoomState::Closed, None));
            assert_eq!((first.title.as_str(), first.closed_at), ("방 없는 모임", Some(moment("15:30"))));
            let full = room_full(tx, first.id)?.expect("there");
            let kinds: Vec<_> = full.blocks.iter().map(|block| block.kind.as_str()).collect();
            assert_eq!(kinds, ["reception", "discuss"]);
            let boards: Vec<_> = full.boards.iter().map(|board| (board.name.as_str(), board.asks)).collect();
            assert_eq!(boards, [("liked", false), ("missed", true), ("other", false)]);
            let groups = process::room::groups(&full.card_list());
            let titles: Vec<_> = groups.iter().map(|group| full.group_title(group)).collect();
            assert_eq!(titles, ["이웃을 만남", "짧은 시간", "어려운 말", "늘 같은 사람", "점심이 맛있음"]);
            assert_eq!(full.cards[1].text, "한 시간은 더 있어야");
            assert_eq!((full.clusters[0].answer.as_str(), full.clusters[0].answered_at), ("내년에 늘립니다.", Some(now())));
            assert_eq!(full.cards[0].at.duration_since(now()).as_secs(), 0);
            let waiting: Vec<_> = full.unanswered().iter().map(|group| full.group_title(group).to_owned()).collect();
            assert_eq!(waiting, ["늘 같은 사람"]);
            let topics: Vec<_> = full.topics.iter().map(|topic| topic.title.as_str()).collect();
            assert_eq!(topics, ["열린 회의", "의제 찾기"]);
            assert_eq!((full.notes[0].text.as_str(), full.notes[0].topic), ("저녁에도 엽니다.", full.topics[0].id));
            let [taken, new] = &full.suggestions[..] else { panic!("two suggestions") };
            assert_eq!((taken.outcome, taken.reason.as_str(), taken.reviewed_at), (Some(Outcome::Answered), "받아들였습니다.", Some(now())));
            assert_eq!((taken.cluster.map(|id| id.0), taken.text.as_str()), (Some(ids[2]), "자료마다"));
            assert_eq!((new.outcome, new.cluster, new.title.as_str()), (None, None, "일찍 시작하기"));

            // A room that was there keeps what it has, and gets the rest behind it.
            let second = room_of_meeting(tx, roomed)?.expect("a room");
            assert_eq!((second.id, second.state, second.revision), (kept, RoomState::Planned, 2));
            let full = room_full(tx, kept)?.expect("there");
            let boards: Vec<_> = full.boards.iter().map(|board| board.name.as_str()).collect();
            assert_eq!(boards, ["liked", "more-7", "more-8", "more-9"]);
            assert_eq!((full.cards[0].id.0, full.cards[0].board.as_str()), (more[0], "more-8"));
            let topics: Vec<_> = full.topics.iter().map(|topic| topic.title.as_str()).collect();
            assert_eq!(topics, ["저녁 모임", "아이 돌봄"]);
            assert_eq!(full.suggestions[0].cluster, full.cards[0].cluster);
            assert_eq!(room_of_meeting(tx, bare)?, None);
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
        let gone = match bed.is_sqlite() {
            true => "SELECT COUNT(*) FROM sqlite_master WHERE name = 'workshop_entry'",
            false => "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'workshop_entry'",
        };
        assert_eq!(count(&bed.stores, gone).await, 0);
    }
}
