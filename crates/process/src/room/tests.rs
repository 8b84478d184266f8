//! Decisions of a workshop room, from its plan to its figures.

use jiff::civil::date;

use super::*;
use crate::id::{CardId, ClusterId, TurnId};
use crate::rules::Rules;

fn at(text: &str) -> Timestamp {
    format!("2026-10-18T{text}:00+09:00")
        .parse()
        .expect("a moment")
}

fn form() -> RoomForm {
    RoomForm {
        title: "올해를 함께 돌아보는 워크숍".into(),
        purpose: "일곱 자치구가 한 해를 돌아봅니다.".into(),
        place: "큰 방".into(),
        day: "2026-10-18".into(),
        time: "14:00".into(),
        timetable: "13:30 30 접수: 참석자 접수 / 협치지원관\n14:00 20 여는말: 인사\n\
                    14:20 40 카드: 느낀 점\n15:00 10 투표: 스티커\n15:10 20 휴식: 쉼"
            .into(),
        boards: "좋았던 점\n아쉬운 점?\n기타 의견 ?".into(),
        tables: "1모둠\n2모둠".into(),
        topics: "열린 협치회의".into(),
        dots: "3".into(),
        several: String::new(),
    }
}

fn limits() -> &'static Limits {
    Rules::on(date(2026, 10, 18)).limits
}

#[test]
fn a_room_is_planned_with_blocks_before_its_stated_beginning() {
    let plan = form().check(limits()).expect("a good form");
    assert_eq!(plan.starts_at, at("14:00"));
    assert_eq!(plan.blocks[0].planned_at, at("13:30"));
    assert_eq!(plan.blocks[2].kind, BlockKind::Cards);
    let boards: Vec<_> = plan
        .boards
        .iter()
        .map(|b| (&*b.name, &*b.title, b.asks))
        .collect();
    let expected = [
        ("liked", "좋았던 점", false),
        ("missed", "아쉬운 점", true),
        ("other", "기타 의견", true),
    ];
    assert_eq!(boards, expected);
    for (timetable, key) in [
        ("", "fault-empty"),
        ("13:30 30 접수", "fault-room-block"),
        ("13:30 30 춤: 추기", "fault-room-block"),
        (
            "13:30 30 접수: 하나\n13:40 5 카드: 둘",
            "fault-timetable-overlap",
        ),
    ] {
        let faulty = RoomForm {
            timetable: timetable.into(),
            ..form()
        };
        assert_eq!(
            faulty.check(limits()).expect_err("faulty").0[0].fault.key,
            key,
            "{timetable}"
        );
    }
    let empty = RoomForm::default().check(limits()).expect_err("faulty");
    let fields: Vec<_> = empty.0.iter().map(|f| f.field).collect();
    assert_eq!(
        fields,
        ["title", "purpose", "place", "day", "time", "boards", "dots"]
    );
    assert_eq!(code_digits(1_000_042), "000042");
}

#[test]
fn the_clock_steps_forward_and_back_and_never_locks() {
    let mut blocks = form().check(limits()).expect("good").blocks;
    let clock = |block, revealed| Clock {
        state: RoomState::Open,
        block,
        blocks: &blocks,
        revealed,
    };
    let to = |block, dots| Ok(Move::To { block, dots });
    // The fourth block takes dots; both who come to it from ahead and from behind can give some.
    for (block, revealed, asked, done) in [
        (None, false, Step::Next, to(1, false)),
        (Some(3), false, Step::Next, to(4, true)),
        (Some(5), true, Step::Back, to(4, true)),
        (Some(5), false, Step::Next, Err("refusal-room-last")),
        (Some(2), false, Step::Back, to(1, false)),
        (Some(1), false, Step::Back, Err("refusal-room-first")),
        (Some(1), false, Step::More, Ok(Move::Longer(5))),
        (None, false, Step::More, Err("refusal-room-not-begun")),
        (Some(1), false, Step::Reveal, Ok(Move::Cards(true))),
        (Some(4), true, Step::Hide, Ok(Move::Dots(false))),
        (Some(4), false, Step::Reveal, Ok(Move::Cards(true))),
        (Some(1), false, Step::Close, Ok(Move::Closed)),
    ] {
        let found = step(clock(block, revealed), asked, block).map_err(|r| r.fault.key);
        assert_eq!(found, done, "{block:?} {asked}");
    }
    // Somebody else was quicker: nothing is skipped, and the end is the end.
    let late = |asked| step(clock(Some(3), false), asked, Some(2)).map_err(|r| r.fault.key);
    assert_eq!(late(Step::Next), Err("refusal-room-moved"));
    assert_eq!(late(Step::Close), Ok(Move::Closed));
    let closed = Clock {
        state: RoomState::Closed,
        ..clock(Some(1), false)
    };
    assert!(step(closed, Step::Next, Some(1)).is_err());

    blocks[2].started_at = Some(at("14:30"));
    assert!(is_late(&blocks, Some(2), at("14:20")), "not yet");
    assert!(!is_late(&blocks, Some(3), at("15:09")));
    assert!(is_late(&blocks, Some(3), at("15:10")));
    blocks[2].extra = 5;
    assert!(!is_late(&blocks, Some(3), at("15:14")));
}

#[test]
fn whoever_came_in_takes_part_and_what_was_typed_may_come_later() {
    let someone = Hand {
        leads: false,
        participant: Some(crate::id::ParticipantId(1)),
    };
    let lead = Hand {
        leads: true,
        participant: None,
    };
    let nobody = Hand::default();
    let key = |hand, act, closed: Option<&str>, now| {
        let over = Over {
            closed_at: closed.map(at),
            published: false,
        };
        allow(hand, act, over, limits(), at(now))
            .err()
            .map(|r| r.fault.key)
    };
    assert_eq!(
        key(nobody, RoomAct::Write, None, "14:00"),
        Some("refusal-room-join")
    );
    assert_eq!(key(someone, RoomAct::Write, Some("14:00"), "14:14"), None);
    assert_eq!(
        key(someone, RoomAct::Write, Some("14:00"), "14:15"),
        Some("refusal-room-closed")
    );
    assert_eq!(
        key(someone, RoomAct::TakePart, Some("14:00"), "14:00"),
        Some("refusal-room-closed")
    );
    assert_eq!(
        key(someone, RoomAct::Record, None, "14:00"),
        Some("refusal-not-allowed")
    );
    assert_eq!(key(lead, RoomAct::Record, Some("14:00"), "19:00"), None);
    // The clock ends with the room; cards are sorted until the report is published.
    assert_eq!(key(lead, RoomAct::Lead, None, "14:00"), None);
    assert_eq!(
        key(lead, RoomAct::Lead, Some("14:00"), "14:01"),
        Some("refusal-room-closed")
    );
    assert_eq!(key(lead, RoomAct::Sort, Some("14:00"), "19:00"), None);
    let published = Over {
        closed_at: Some(at("14:00")),
        published: true,
    };
    let late = |act| allow(lead, act, published, limits(), at("19:00")).map_err(|r| r.fault.key);
    assert_eq!(late(RoomAct::Sort), Err("refusal-room-published"));
    assert_eq!(late(RoomAct::Record), Ok(()));
}

fn card(id: i64, board: &str, cluster: Option<i64>) -> Card {
    Card {
        id: CardId(id),
        board: board.into(),
        cluster: cluster.map(ClusterId),
    }
}

/// Scenario 32.
#[test]
fn groups_without_suggestion_or_answer_are_unanswered() {
    let cards = [
        card(1, "missed", Some(1)),
        card(2, "missed", None),
        card(3, "missed", Some(1)),
        card(4, "other", Some(2)),
        card(5, "liked", None),
    ];
    let settled = |id, settled| Cluster {
        id: ClusterId(id),
        settled,
    };
    let clusters = [settled(1, false), settled(2, true)];
    let boards = form().check(limits()).expect("good").boards;
    let groups = groups(&cards);
    assert_eq!(groups.len(), 4);
    assert_eq!(groups[0].cards, [CardId(1), CardId(3)]);
    let open: Vec<_> = unanswered(&groups, &clusters, &boards)
        .iter()
        .map(|g| g.cards[0])
        .collect();
    assert_eq!(open, [CardId(1), CardId(2)]);

    let ids = |ids: &[i64]| ids.iter().copied().map(CardId).collect::<Vec<_>>();
    for (moved, to, key) in [
        (&[][..], None, Some("refusal-room-no-cards")),
        (&[1, 5], None, Some("refusal-room-boards")),
        (&[1, 99], None, Some("refusal-room-boards")),
        (&[4], None, Some("refusal-room-settled")),
        (&[2], Some(1), None),
        (&[1, 3], None, None),
    ] {
        let found = regroup(&cards, &clusters, &ids(moved), to.map(ClusterId));
        assert_eq!(found.err().map(|r| r.fault.key), key, "{moved:?}");
    }
}

/// A group keeps what it was given; a card takes along what it had before.
#[test]
fn dots_stay_with_their_group() {
    let cards = [
        card(1, "missed", Some(1)),
        card(2, "missed", Some(1)),
        card(3, "missed", None),
        card(4, "missed", Some(2)),
    ];
    let into = |card: i64, time: &str| Joined {
        card: CardId(card),
        cluster: ClusterId(1),
        at: at(time),
    };
    let go = |from: i64, to: i64, since: &str| DotsGo {
        from: CardId(from),
        to: CardId(to),
        since: at(since),
    };
    let leave = |joined: &[Joined], ids: &[i64]| {
        let ids: Vec<CardId> = ids.iter().copied().map(CardId).collect();
        dots_stay(&cards, joined, &ids)
    };
    // The older card came later; one that was made a group alone came in no act of grouping.
    let joined = [into(2, "14:00"), into(1, "14:10")];
    assert_eq!(leave(&joined, &[1]), [go(1, 2, "14:10")]);
    assert_eq!(leave(&joined[..1], &[1]), [go(1, 2, "14:00")]);
    assert_eq!(leave(&joined, &[1, 2, 3, 4]), []);

    let settled = |settled| {
        [Cluster {
            id: ClusterId(2),
            settled,
        }]
    };
    let down = |open, ids: &[i64]| {
        let ids: Vec<CardId> = ids.iter().copied().map(CardId).collect();
        let found = take_down(&cards, &settled(open), &ids);
        found.map_err(|refusal| refusal.fault.key)
    };
    let (one, two, four) = (CardId(1), CardId(2), CardId(4));
    assert_eq!(
        down(false, &[1, 4]),
        Ok(vec![(one, Some(two)), (four, None)])
    );
    assert_eq!(down(true, &[4]), Err("refusal-room-settled"));
    assert_eq!(down(true, &[99]), Err("refusal-room-no-cards"));
}

#[test]
fn dots_of_paper_are_counted_off_again() {
    let key =
        |typed, there, off| paper_dots(typed, there, off).map_err(|invalid| invalid.0[0].fault.key);
    assert_eq!(key("50", 0, false), Ok(50));
    assert_eq!(key("45", 50, true), Ok(-45));
    assert_eq!(key("51", 50, true), Err("fault-room-paper"));
    assert_eq!(key("1", 0, true), Err("fault-room-paper-none"));
    assert_eq!(key("0", 0, false), Err("fault-room-paper"));
    // Where they were counted in, the latest first, and only on the cards of the group.
    let on = |card: i64, time: &str, dots: i64| PaperDots {
        card: CardId(card),
        at: at(time),
        dots,
    };
    let paper = [
        on(1, "14:00", 5),
        on(1, "14:20", 0),
        on(2, "14:10", 3),
        on(9, "14:30", 7),
    ];
    let off = |dots| paper_off(&paper, &[CardId(1), CardId(2)], dots);
    assert_eq!(off(2), [on(2, "14:10", 2)]);
    assert_eq!(off(4), [on(2, "14:10", 3), on(1, "14:00", 1)]);
    assert_eq!(off(99), [on(2, "14:10", 3), on(1, "14:00", 5)]);
    assert_eq!(
        fits("own", 2, 2).map_err(|r| r.fault.key),
        Err("refusal-room-own")
    );
    assert_eq!(
        fits("turns", 2, 2).map_err(|r| r.fault.key),
        Err("refusal-room-turns")
    );
    assert_eq!(fits("all", 1, 2), Ok(()));
}

#[test]
fn dots_are_limited_and_hidden_until_their_block_is_over() {
    let dots = |several, open, given| Dots {
        limit: 3,
        several,
        open,
        given,
    };
    let one = [CardId(1)];
    let key = |dots, on| give(dots, CardId(on)).err().map(|r| r.fault.key);
    assert_eq!(
        key(dots(false, false, &[]), 1),
        Some("refusal-room-no-vote")
    );
    assert_eq!(
        key(dots(false, true, &one), 1),
        Some("refusal-room-one-dot")
    );
    assert_eq!(key(dots(true, true, &one), 1), None);
    assert_eq!(
        key(dots(true, true, &[CardId(1); 3]), 2),
        Some("refusal-room-dots")
    );
    let blocks = form().check(limits()).expect("good").blocks;
    let vote = blocks.get(3);
    assert!(dots_open(RoomState::Open, vote, true, false));
    assert!(!dots_open(RoomState::Closed, vote, true, false));
    assert!(!dots_open(RoomState::Open, blocks.get(2), true, false));
    // On cards that nobody sees, and once the sums are open.
    assert!(!dots_open(RoomState::Open, vote, false, false));
    assert!(!dots_open(RoomState::Open, vote, true, true));
    for (state, present, revealed, open) in [
        (RoomState::Open, Some(3), false, false),
        (RoomState::Open, Some(4), false, false),
        (RoomState::Open, Some(4), true, true),
        (RoomState::Open, Some(5), false, true),
        (RoomState::Closed, Some(3), false, true),
    ] {
        assert_eq!(
            results_open(state, &blocks, present, revealed),
            open,
            "{present:?}"
        );
    }
}

#[test]
fn whoever_has_not_spoken_comes_first() {
    let turn = |id: i64, who: Option<i64>, name: &str, spoke: Option<(&str, &str)>| Turn {
        id: TurnId(id),
        participant: who.map(crate::id::ParticipantId),
        name: name.into(),
        asked_at: at("14:00"),
        began_at: spoke.map(|(began, _)| at(began)),
        ended_at: spoke.map(|(_, ended)| at(ended)),
    };
    let all = [
        turn(1, Some(1), "", Some(("14:00", "14:03"))),
        turn(2, None, "주민 삼", Some(("14:03", "14:04"))),
        turn(3, Some(1), "", None),
        turn(4, None, "주민삼", None),
        turn(5, Some(2), "", None),
    ];
    let ids: Vec<i64> = order(&all).iter().map(|turn| turn.id.0).collect();
    assert_eq!(ids, [5, 4, 3]);
    assert_eq!(spoken_seconds(&all, &all[2]), 180);
}

#[test]
fn cards_suggestions_and_figures_are_checked() {
    let boards = form().check(limits()).expect("good").boards;
    let typed = CardForm {
        board: "liked".into(),
        text: "하나\n\n010-1234-5678".into(),
        table: String::new(),
    };
    let (_, texts, _) = typed
        .check(limits(), (&boards, &[]), 0, true)
        .expect("good");
    assert_eq!(texts, ["하나", "010-****-5678"]);
    let (_, texts, _) = typed
        .check(limits(), (&boards, &[]), 0, false)
        .expect("good");
    assert_eq!(texts.len(), 1);
    assert!(
        typed
            .check(limits(), (&boards, &[]), limits().room_cards_max, false)
            .is_err()
    );
    let figures = FiguresForm {
        people: "44".into(),
        kinds: "자치구 민간위원\n지원관 / 7명".into(),
        spending: "대관료 / 1,870,000\n회의용품 / 2,070,000원".into(),
    };
    let figures = figures.check(limits()).expect("good");
    assert_eq!((figures.people, figures.total().0), (Some(44), 3_940_000));
    assert_eq!(figures.kinds[1], ("지원관".to_owned(), Some(7)));
    let faulty = FiguresForm {
        people: "-1".into(),
        spending: "대관료".into(),
        ..FiguresForm::default()
    };
    assert_eq!(faulty.check(limits()).expect_err("faulty").0.len(), 2);
    let empty = SuggestionForm::default();
    assert_eq!(empty.action(limits()).expect_err("faulty").0.len(), 3);
    assert_eq!(empty.review(limits()).expect_err("faulty").0.len(), 2);
}
