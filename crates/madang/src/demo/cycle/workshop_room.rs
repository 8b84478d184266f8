//! The room of the workshop as data, and the report that people made of it.

use jiff::Timestamp;
use process::id::{ClusterId, MeetingId, RoomId};
use process::report::EditForm;
use process::room::{FiguresForm, Move, RoomForm, SuggestionForm};
use store::{NewCard, NewNote, NewRoom, Tx};
use web::acts::{By, NotDone, district, report};

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
        let slug = self.slug();
        let form = room_form(told, starts_at);
        let (secretary, year) = (self.staff.secretary, self.calendar.fiscal_year);
        self.act(secretary, at, move |tx, by| {
            let limits = by.rules.limits;
            let plan = form.check(limits)?;
            let new = NewRoom {
                district: Some(district::find(tx, slug)?.id),
                body: None,
                meeting: Some(meeting),
                code: "471118".to_owned(),
            };
            let room = store::room_add(tx, &new, &plan, by.person()?, by.now)?;
            hang(tx, by, room, told)?;
            discuss(tx, by, room, told)?;
            suggest(tx, by, room, told, year)?;
            let figures = figures(told).check(limits)?;
            store::room_figures_set(tx, room, &figures)?;
            if let Some(found) = store::room_get(tx, room)? {
                store::room_move(tx, &found, Move::Closed, by.now)?;
            }
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

/// Each keyword with the card on which it was written.
fn hang(tx: &mut Tx<'_>, by: &By, room: RoomId, told: &Workshop) -> Result<(), NotDone> {
    for (board, entries) in [
        ("liked", &told.liked),
        ("missed", &told.missed),
        ("other", &told.other),
    ] {
        for (number, [title, text]) in (1_i64..).zip(entries) {
            let cluster = store::room_cluster_add(tx, room, board, title, by.now)?;
            let key = format!("{board}-{number}");
            let card = NewCard {
                board,
                table: None,
                participant: None,
                client_key: &key,
                text,
                late: false,
            };
            store::room_card_add(tx, room, &card, by.now)?;
            if let Some(card) = store::room_cards(tx, room)?.last().map(|card| card.id) {
                store::room_regroup(tx, room, &[(card, None)], Some(cluster), by.now)?;
                store::room_dot_add(tx, room, (card, None), (&key, 2 + number % 5), by.now)?;
            }
        }
    }
    Ok(())
}

fn discuss(tx: &mut Tx<'_>, by: &By, room: RoomId, told: &Workshop) -> Result<(), NotDone> {
    if let Some([added, _]) = told.topics.last() {
        store::room_topic_add(tx, room, added, true, "added", by.now)?;
    }
    let tables = store::room_tables(tx, room)?;
    let topics = store::room_topics(tx, room)?;
    for ((topic, [_, text]), table) in topics.iter().zip(&told.topics).zip(&tables) {
        let note = NewNote {
            topic: topic.id,
            table: Some(table.id),
            participant: None,
            client_key: &format!("note-{}", topic.id),
            text,
        };
        store::room_note_add(tx, room, &note, by.now)?;
    }
    Ok(())
}

/// The three suggestions take up the first two and the last of what else was said.
fn suggest(
    tx: &mut Tx<'_>,
    by: &By,
    room: RoomId,
    told: &Workshop,
    year: i64,
) -> Result<(), NotDone> {
    let limits = by.rules.limits;
    let clusters = store::room_clusters(tx, room)?;
    let other: Vec<ClusterId> = clusters
        .iter()
        .filter(|c| c.board == "other")
        .map(|c| c.id)
        .collect();
    let taken = [other.first(), other.get(1), other.last()];
    let topic = store::room_topics(tx, room)?.last().map(|topic| topic.id);
    let outcomes = ["accepted", "later", "partly"];
    let told = told.suggestions.iter().zip(&told.actions);
    for (((suggestion, action), cluster), outcome) in told.zip(taken).zip(outcomes) {
        let ([title, review], [what, owner, due]) = (suggestion, action);
        let form = SuggestionForm {
            title: title.clone(),
            outcome: outcome.to_owned(),
            reason: review.clone(),
            ..SuggestionForm::default()
        };
        let id = store::room_suggestion_add(
            tx,
            room,
            &form.check(limits, topic, cluster.copied())?,
            by.now,
        )?;
        let (outcome, reason) = form.review(limits)?;
        store::room_suggestion_review(tx, room, id, (outcome, &reason), by.now)?;
        let form = SuggestionForm {
            title: what.clone(),
            owner: owner.clone(),
            due: format!("{}-{due}", year + 1),
            ..SuggestionForm::default()
        };
        store::room_action_add(tx, room, id, &form.action(limits)?, by.now)?;
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
