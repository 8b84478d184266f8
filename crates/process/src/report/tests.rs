//! The draft from a record, what people changed over it, and what a change has to be.

use finance::Won;
use jiff::civil::date;

use super::*;
use crate::id::{CardId, ClusterId, SuggestionId, TopicId};
use crate::refusal::Arg;
use crate::role::Role;
use crate::room::{Block, BlockKind, Card, Figures, Outcome, RoomBoard};
use crate::rules::{Limits, Rules};

fn at(text: &str) -> jiff::Timestamp {
    format!("2026-10-22T{text}:00+09:00")
        .parse()
        .expect("a moment")
}

fn block(position: i64, planned: &str, minutes: i64, title: &str) -> Block {
    Block {
        position,
        kind: BlockKind::Cards,
        title: title.into(),
        lead: String::new(),
        planned_at: at(planned),
        minutes,
        extra: 0,
        started_at: None,
    }
}

fn card(id: i64, board: &str, cluster: Option<i64>, text: &str) -> RecordCard {
    RecordCard {
        card: Card {
            id: CardId(id),
            board: board.into(),
            cluster: cluster.map(ClusterId),
        },
        text: text.into(),
        late: id == 3,
        dots: id,
    }
}

fn board(name: &str, asks: bool) -> RoomBoard {
    RoomBoard {
        name: name.into(),
        title: format!("{name} 판"),
        asks,
    }
}

fn cluster(id: i64, title: &str) -> RecordCluster {
    RecordCluster {
        id: ClusterId(id),
        title: title.into(),
        answer: String::new(),
    }
}

fn record() -> Record {
    Record {
        purpose: "돌아보기\n문의 010-1234-5678".into(),
        place: "큰 방".into(),
        starts_at: at("14:00"),
        closed_at: None,
        blocks: vec![
            block(1, "13:30", 30, "접수"),
            block(2, "14:00", 270, "나눔|발표"),
        ],
        boards: vec![
            board("liked", false),
            board("missed", true),
            board("other", true),
        ],
        joined: 40,
        figures: Figures {
            people: Some(44),
            kinds: vec![("지원관".into(), None), ("민간위원".into(), Some(26))],
            spending: vec![
                ("빌린 방 값".into(), Won(1_870_000)),
                ("모임 용품".into(), Won(2_070_000)),
            ],
        },
        cards: vec![
            card(1, "liked", None, "새 길"),
            card(2, "missed", Some(7), "짧은 날"),
            card(3, "missed", Some(7), "모자란 시간"),
            card(4, "missed", Some(8), "어려운 이름"),
            card(5, "other", None, "더 큰 몫"),
        ],
        clusters: vec![cluster(7, "시간"), cluster(8, "")],
        topics: vec![
            RecordTopic {
                id: TopicId(1),
                title: "열린 회의".into(),
                added: false,
            },
            RecordTopic {
                id: TopicId(2),
                title: "이름 짓기".into(),
                added: true,
            },
        ],
        notes: vec![RecordNote {
            id: 9,
            topic: TopicId(1),
            table: Some("2모둠".into()),
            text: "언제든 들어오게 하자".into(),
        }],
        suggestions: vec![RecordSuggestion {
            id: SuggestionId(5),
            topic: Some(TopicId(1)),
            cluster: Some(ClusterId(7)),
            title: "따져볼 날을 늘리기".into(),
            text: String::new(),
            review: Some((Outcome::Partly, "두 주를 더합니다.".into())),
        }],
        tasks: vec![RecordTask {
            id: 6,
            suggestion: SuggestionId(5),
            what: "달력 고치기".into(),
            owner: "협치담당".into(),
            due_on: date(2026, 12, 31),
        }],
        path: Vec::new(),
    }
}

fn limits() -> &'static Limits {
    Rules::on(date(2026, 10, 22)).limits
}

/// The key and arguments, as good as words for the tests.
fn words(said: &Fault) -> String {
    let args = said.args.iter().map(|(name, arg)| match arg {
        Arg::Number(number) => format!("{name}={number}"),
        Arg::Text(text) => format!("{name}={text}"),
        Arg::Won(won) => format!("{name}={}", won.0),
        other => format!("{name}={other:?}"),
    });
    let args = args.collect::<Vec<_>>().join(" ");
    format!("{} {args}", said.key)
}

fn said(draft: &[Sentence], key: &str) -> String {
    let found = draft.iter().find(|sentence| sentence.key == key);
    words(&found.unwrap_or_else(|| panic!("{key}")).said)
}

#[test]
fn every_sentence_comes_from_the_record() {
    let draft = draft(&record());
    for (key, expected) in [
        (
            "purpose",
            "report-purpose purpose=돌아보기 문의 010-****-5678",
        ),
        ("people", "report-people count=44"),
        ("kind-지원관", "report-kind-uncounted kind=지원관"),
        ("kind-민간위원", "report-kind count=26 kind=민간위원"),
        ("span", "report-span minutes=300 from=13:30 until=18:30"),
        ("first", "report-first stated=14:00 first=13:30 what=접수"),
        (
            "block-2",
            "report-block from=14:00 until=18:30 minutes=270 what=나눔/발표 lead=-",
        ),
        (
            "board-missed",
            "report-board board=missed 판 keywords=2 cards=3",
        ),
        ("cluster-7", "report-keyword keyword=시간 cards=2 dots=5"),
        ("card-3", "report-card text=모자란 시간 late=yes dots=0"),
        ("card-1", "report-card text=새 길 late=no dots=1"),
        ("topic-2", "report-topic topic=이름 짓기 added=yes"),
        (
            "note-9",
            "report-note table=2모둠 text=언제든 들어오게 하자",
        ),
        (
            "suggestion-5",
            "report-suggestion-short title=따져볼 날을 늘리기",
        ),
        (
            "from-keyword-5",
            "report-from-keyword keyword=시간 board=missed 판",
        ),
        (
            "review-5",
            "report-review outcome=partly reason=두 주를 더합니다.",
        ),
        (
            "task-6",
            "report-task what=달력 고치기 owner=협치담당 due=2026. 12. 31.",
        ),
        ("unanswered", "report-unanswered count=2"),
        (
            "unanswered-cluster-8",
            "report-unanswered-one keyword=어려운 이름 board=missed 판 cards=1",
        ),
        (
            "unanswered-card-5",
            "report-unanswered-one keyword=더 큰 몫 board=other 판 cards=1",
        ),
        ("total", "report-total won=3940000"),
    ] {
        assert_eq!(said(&draft, key), expected, "{key}");
    }
    assert!(draft.iter().all(|sentence| !sentence.sources.is_empty()));
    assert!(draft.iter().all(|sentence| korean::has(sentence.said.key)));
    let parts: Vec<Part> = draft.iter().map(|sentence| sentence.part).collect();
    assert!(parts.is_sorted());
    // Card, keyword, topic, suggestion, review: one chain.
    let review = draft
        .iter()
        .find(|s| s.key == "review-5")
        .expect("a review");
    let chain = [
        Source::Suggestion(SuggestionId(5)),
        Source::Topic(TopicId(1)),
        Source::Cluster(ClusterId(7)),
        Source::Card(CardId(2)),
        Source::Card(CardId(3)),
    ];
    assert_eq!(review.sources, chain);
}

fn edit(step: EditStep, key: &str, part: Part, text: &str, generated: &str) -> Edit {
    Edit {
        key: key.into(),
        part,
        step,
        text: text.into(),
        reason: String::new(),
        generated: generated.into(),
        role: Role::Secretary,
        at: at("19:00"),
    }
}

#[test]
fn what_people_changed_outlives_every_later_draft() {
    let (change, add) = (EditStep::Change, EditStep::Add);
    let people = said(&draft(&record()), "people");
    let mut edits = vec![
        edit(
            change,
            "people",
            Part::Overview,
            "참석: 마흔네 사람",
            &people,
        ),
        edit(change, "card-99", Part::Boards, "사라진 카드", "x"),
        edit(add, "own-1", Part::Boards, "덧붙임", ""),
        edit(change, "own-1", Part::Boards, "고친 덧붙임", ""),
        edit(EditStep::LeaveOut, "place", Part::Overview, "", "x"),
    ];
    let merged = |edits: &[Edit], record: &Record| merge(draft(record), edits, words);
    let lines = merged(&edits, &record());
    let line = |lines: &[Line], key: &str| {
        lines
            .iter()
            .find(|line| line.key == key)
            .cloned()
            .unwrap_or_else(|| panic!("{key}"))
    };
    let people = line(&lines, "people");
    assert_eq!(
        (people.changed(), people.moved),
        (Some("참석: 마흔네 사람"), false)
    );
    let gone = line(&lines, "card-99");
    assert_eq!(
        (gone.changed(), &gone.said, gone.own),
        (Some("사라진 카드"), &None, false)
    );
    let own = line(&lines, "own-1");
    assert_eq!(
        (own.changed(), own.own, own.part),
        (Some("고친 덧붙임"), true, Part::Boards)
    );
    assert!(line(&lines, "place").left_out());
    assert!(lines.is_sorted_by_key(|line| line.part));

    // The record grows: the words of people stay, and it is told that the draft moved.
    let mut grown = record();
    grown.figures.people = Some(45);
    grown.cards.push(card(6, "missed", Some(7), "더 긴 날"));
    let lines = merged(&edits, &grown);
    assert!(line(&lines, "people").moved);
    assert_eq!(line(&lines, "people").changed(), Some("참석: 마흔네 사람"));
    assert_eq!(line(&lines, "card-6").edit, None);

    // Putting back gives the draft, or the first words of an own sentence.
    for (key, part) in [
        ("people", Part::Overview),
        ("own-1", Part::Boards),
        ("card-99", Part::Boards),
    ] {
        edits.push(edit(EditStep::PutBack, key, part, "", ""));
    }
    let lines = merged(&edits, &grown);
    assert_eq!(line(&lines, "people").edit, None);
    assert_eq!(line(&lines, "own-1").changed(), Some("덧붙임"));
    assert!(lines.iter().all(|line| line.key != "card-99"));
}

#[test]
fn a_change_is_checked_against_the_report() {
    let lines = merge(draft(&record()), &[], words);
    let form = |step: &str, key: &str, part: &str, text: &str, reason: &str| EditForm {
        step: step.into(),
        key: key.into(),
        part: part.into(),
        text: text.into(),
        reason: reason.into(),
    };
    let check = |form: EditForm| form.check(limits(), &lines);
    let fault = |form: EditForm| match check(form) {
        Err(NotEdited::Invalid(invalid)) => (invalid.0[0].field, invalid.0[0].fault.key),
        Err(NotEdited::Refusal(refusal)) => ("", refusal.fault.key),
        Ok(_) => panic!("taken"),
    };
    let changed = check(form(
        "change",
        "people",
        "",
        "참석: 마흔 넷, 010-1234-5678",
        "",
    ));
    let changed = changed.expect("a change");
    assert_eq!(changed.3, "참석: 마흔 넷, 010-****-5678");
    let attached = check(form("add", "", "attachments", "워크숍 자료집", "")).expect("added");
    assert_eq!(attached.3, "워크숍 자료집 | 1부 | 비공개(6)");
    assert!(check(form("leave-out", "place", "", "", "겹침")).is_ok());
    let spent = lines.iter().find(|line| line.key.starts_with("spent-"));
    let spent = spent.expect("an amount").key.clone();
    for (form, expected) in [
        (
            form("change", "nowhere", "", "글", ""),
            ("", "refusal-report-gone"),
        ),
        (
            form("sing", "people", "", "글", ""),
            ("", "refusal-report-gone"),
        ),
        (
            form("put-back", "people", "", "", ""),
            ("", "refusal-report-gone"),
        ),
        (
            form("change", "people", "", "  ", ""),
            ("words", "fault-empty"),
        ),
        (
            form("change", "block-1", "", "13:30 | 접수", ""),
            ("words", "fault-report-row"),
        ),
        (
            form("add", "", "song", "글", ""),
            ("part", "fault-report-part"),
        ),
        (
            form("leave-out", "place", "", "", ""),
            ("reason", "fault-empty"),
        ),
        (
            form("change", "total", "", "집행액: 1원", ""),
            ("", "refusal-report-amount"),
        ),
        (
            form("leave-out", &spent, "", "", "겹침"),
            ("", "refusal-report-amount"),
        ),
    ] {
        assert_eq!(fault(form), expected);
    }
}
