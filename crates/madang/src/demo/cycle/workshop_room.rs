//! The room of the workshop, typed in after it as whoever leads would, and the report that
//! people made of it.

use jiff::Timestamp;
use process::id::{CardId, MeetingId, RoomId};
use process::report::EditForm;
use process::room::{CardForm, FiguresForm, RoomForm, Step, SuggestionForm, TextForm};
use store::Tx;
use web::acts::room::CardsSent;
use web::acts::{By, NotDone, report, room as rooms};

use super::District;
use super::meetings::timetable;
use crate::demo::people;
use crate::demo::script::Workshop;

impl District {
    /// Everything that hung in the room, after its end.
    ///
    /// # Errors
    /// When what is told is faulty or the store fails.
    pub async fn workshop_room(
        &self,
        told: &'static Workshop,
        meeting: MeetingId,
        starts_at: Timestamp,
        at: Timestamp,
    ) -> Result<RoomId, people::Refused> {
        let form = room_form(told, starts_at);
        let (secretary, year) = (self.staff.secretary, self.calendar.fiscal_year);
        self.act(secretary, at, move |tx, by| {
            let room = rooms::open(tx, by, Some(meeting), &form)?;
            let other = hang(tx, by, room, told)?;
            discuss(tx, by, room, told)?;
            suggest(tx, by, room, told, (&other, year))?;
            rooms::figures(tx, by, room, &figures(told))?;
            rooms::clock(tx, by, room, (Step::Close, None))?;
            let line = report::read::<NotDone>(tx, room)?.budget.into_iter().next();
            if let Some((line, _)) = line {
                report::line(tx, by, room, &line.to_string())?;
            }
            for (step, key, words, reason) in [
                ("add", "", "워크숍 자료집", ""),
                ("add", "", "워크숍 사진 | 3부 | 비공개(6)", ""),
                (
                    "leave-out",
                    "attached-room",
                    "",
                    "자료집에 함께 실었습니다.",
                ),
            ] {
                let form = EditForm {
                    step: step.to_owned(),
                    key: key.to_owned(),
                    part: "attachments".to_owned(),
                    text: words.to_owned(),
                    reason: reason.to_owned(),
                };
                report::edit(tx, by, room, &form)?;
            }
            Ok(room)
        })
        .await
    }
}

/// The timetable of the meeting with the kind of each block in front of it.
fn room_form(told: &Workshop, starts_at: Timestamp) -> RoomForm {
    let kinds = [
        "접수",
        "여는말",
        "여는말",
        "카드",
        "휴식",
        "발표",
        "마무리",
        "휴식",
    ];
    let slots = told.slots.iter().zip(kinds);
    let slots: Vec<_> = slots
        .map(|((minutes, title, lead), kind)| (*minutes, format!("{kind}: {title}"), lead.clone()))
        .collect();
    // The last one was talked about in the room, and added there.
    let planned = told.topics.len().saturating_sub(1);
    let topics: Vec<&str> = told.topics[..planned]
        .iter()
        .map(|[title, _]| title.as_str())
        .collect();
    RoomForm {
        title: told.title.clone(),
        purpose: told.purpose.clone(),
        place: told.place.clone(),
        day: korean::seoul(starts_at).date().to_string(),
        time: korean::time(starts_at),
        timetable: timetable(&slots, starts_at),
        boards: "좋았던 점\n아쉬운 점?\n기타 의견?".to_owned(),
        tables: "1모둠\n2모둠\n3모둠\n4모둠\n5모둠\n6모둠\n7모둠".to_owned(),
        topics: topics.join("\n"),
        dots: "3".to_owned(),
        several: String::new(),
    }
}

/// Each keyword with the card on which it was written, and its dots; answers the cards of what
/// was said besides.
fn hang(tx: &mut Tx<'_>, by: &By, room: RoomId, told: &Workshop) -> Result<Vec<CardId>, NotDone> {
    let mut last = Vec::new();
    for (board, entries) in [
        ("liked", &told.liked),
        ("missed", &told.missed),
        ("other", &told.other),
    ] {
        last.clear();
        for (number, [title, text]) in (1_i64..).zip(entries) {
            let sent = CardsSent {
                form: CardForm {
                    board: board.to_owned(),
                    text: text.clone(),
                    table: String::new(),
                },
                key: format!("card-{board}-{number}"),
                paper: true,
            };
            rooms::cards(tx, by, room, None, &sent)?;
            let cards = store::room_cards(tx, room)?;
            if let Some(card) = cards.last().map(|card| card.id) {
                rooms::group(tx, by, room, &[card], (None, title, false))?;
                let (dots, key) = (2 + number % 5, format!("dots-{board}-{number}"));
                rooms::dot_paper(tx, by, room, (card, &dots.to_string(), false), &key)?;
                last.push(card);
            }
        }
    }
    Ok(last)
}

fn discuss(tx: &mut Tx<'_>, by: &By, room: RoomId, told: &Workshop) -> Result<(), NotDone> {
    if let Some([added, _]) = told.topics.last() {
        let form = TextForm {
            text: added.clone(),
            ..TextForm::default()
        };
        rooms::topic(tx, by, (room, None), &form, "topic-added")?;
    }
    let tables = store::room_tables(tx, room)?;
    let topics = store::room_topics(tx, room)?;
    for ((topic, [_, text]), table) in topics.iter().zip(&told.topics).zip(&tables) {
        let form = TextForm {
            text: text.clone(),
            table: table.id.to_string(),
        };
        let key = format!("note-{}", topic.id);
        rooms::note(tx, by, (room, None), (Some(topic.id), &form), &key)?;
    }
    Ok(())
}

/// The three suggestions take up the first two and the last of what else was said.
fn suggest(
    tx: &mut Tx<'_>,
    by: &By,
    room: RoomId,
    told: &Workshop,
    (other, year): (&[CardId], i64),
) -> Result<(), NotDone> {
    let taken = [other.first(), other.get(1), other.last()];
    let topic = store::room_topics(tx, room)?.last().map(|topic| topic.id);
    let outcomes = ["accepted", "later", "partly"];
    let told = told.suggestions.iter().zip(&told.actions);
    for (((suggestion, action), card), outcome) in told.zip(taken).zip(outcomes) {
        let ([title, review], [what, owner, due]) = (suggestion, action);
        let form = SuggestionForm {
            title: title.clone(),
            outcome: outcome.to_owned(),
            reason: review.clone(),
            ..SuggestionForm::default()
        };
        let id = rooms::suggest(tx, by, room, &form, (topic, card.copied()))?;
        rooms::review(tx, by, room, id, &form)?;
        let form = SuggestionForm {
            title: what.clone(),
            owner: owner.clone(),
            due: format!("{}-{due}", year + 1),
            ..SuggestionForm::default()
        };
        rooms::action(tx, by, room, id, &form)?;
    }
    Ok(())
}

fn figures(told: &Workshop) -> FiguresForm {
    let people: i64 = told.attendance.iter().map(|(_, people)| people).sum();
    let kinds = told.attendance.iter().map(|(kind, people)| {
        let name = korean::t(korean::Lang::Ko, &format!("document-attendee-{kind}"));
        format!("{name} / {people}")
    });
    let spending = told
        .expenses
        .iter()
        .map(|(what, won, _)| format!("{what} / {won}"));
    FiguresForm {
        people: people.to_string(),
        kinds: kinds.collect::<Vec<_>>().join("\n"),
        spending: spending.collect::<Vec<_>>().join("\n"),
    }
}
