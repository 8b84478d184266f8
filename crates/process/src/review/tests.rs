//! The relay on random sequences of steps, and the forms.

use jiff::civil::date;
use proptest::prelude::*;

use super::card::{CardForm, CostForm};
use super::*;
use crate::rules::Rules;

/// A step that somebody tries.
#[derive(Clone, Copy, Debug)]
enum Try {
    Submit(usize, i64),
    Return(usize),
    Replace(usize, i64),
    StandIn(usize),
    Answer(i64),
    Appeal(i64),
    Withdraw,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        6 => (0..6usize, 1..4i64).prop_map(|(card, by)| Try::Submit(card, by)),
        2 => (0..6usize).prop_map(Try::Return),
        2 => (0..6usize, 1..6i64).prop_map(|(card, to)| Try::Replace(card, to)),
        1 => (0..6usize).prop_map(Try::StandIn),
        4 => (11..13i64).prop_map(Try::Answer),
        3 => (0..40i64).prop_map(Try::Appeal),
        1 => Just(Try::Withdraw),
    ];
    prop::collection::vec(one, 0..40)
}

const UNTIL: i64 = 30;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a moment")
}

fn begun(departments: i64) -> Relay {
    let card = |n| RelayCard {
        id: ReviewCardId(n),
        department: DepartmentId(n),
        round: 1,
        state: CardState::Owed,
        by: None,
    };
    Relay {
        state: ReviewState::Open,
        cards: (1..=departments).map(card).collect(),
        answered_by: None,
        appeal_until: None,
    }
}

fn hand(person: i64) -> Hand {
    Hand {
        person: PersonId(person),
        another: true,
    }
}

fn after(relay: &Relay, one: Try, next: &mut i64) -> Result<Relay, Refusal> {
    let id = |place: usize| relay.cards[place % relay.cards.len()].id;
    let mut new = || {
        *next += 1;
        ReviewCardId(*next)
    };
    match one {
        Try::Submit(card, by) => relay.submit(id(card), hand(by)),
        Try::Return(card) => relay.hand_back(id(card)),
        Try::Replace(card, to) => relay.replace(id(card), DepartmentId(to), new()),
        Try::StandIn(card) => relay.owed(id(card)).map(|()| relay.clone()),
        Try::Answer(by) => relay.answer(hand(by), at(UNTIL)),
        Try::Appeal(when) => relay.appeal(at(when), new),
        Try::Withdraw => relay.withdraw(),
    }
}

/// What holds in every state that can be reached.
fn sound(relay: &Relay) {
    let mut asked: Vec<_> = relay.live().map(|card| card.department).collect();
    asked.sort_unstable();
    let all = asked.len();
    asked.dedup();
    assert_eq!(asked.len(), all, "a department has one card: {relay:?}");
    assert!(all > 0, "somebody is always asked: {relay:?}");
    let mut ids: Vec<_> = relay.cards.iter().map(|card| card.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), relay.cards.len());
    assert!(relay.cards.iter().all(|card| card.round <= relay.round()));
    let done = |round: i64| {
        let of = relay.cards.iter().filter(|card| card.round == round);
        let live = of.filter(|card| card.state != CardState::Replaced);
        live.clone().count() > 0 && live.clone().all(|card| card.state == CardState::Submitted)
    };
    for round in 1..=relay.state.published() {
        assert!(done(round), "published without all cards: {relay:?}");
    }
    assert_eq!(
        relay.answered_by.is_some(),
        relay.state.published() > 0,
        "{relay:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn every_state_that_can_be_reached_is_sound(departments in 1..4i64, steps in tries()) {
        let (mut relay, mut next) = (begun(departments), 100);
        for one in steps {
            let Ok(moved) = after(&relay, one, &mut next) else { continue };
            sound(&moved);
            // Nothing goes back to before the answer, and what was handed in for the first
            // answer stays as it is.
            prop_assert!(moved.state.published() >= relay.state.published());
            if relay.state.published() > 0 {
                let first = |relay: &Relay| -> Vec<RelayCard> {
                    relay.cards.iter().filter(|card| card.round == 1).copied().collect()
                };
                prop_assert_eq!(first(&moved), first(&relay));
                prop_assert_eq!(moved.answered_by, relay.answered_by);
            }
            if let (Try::Submit(card, by), 2) = (one, relay.round()) {
                let of = relay.cards[card % relay.cards.len()].department;
                let before = relay.cards.iter().filter(|c| c.round == 1 && c.department == of);
                prop_assert!(before.filter_map(|c| c.by).all(|first| first != PersonId(by)));
            }
            if relay.state == ReviewState::Appealed && moved.state == ReviewState::Settled {
                let Try::Answer(by) = one else { panic!("only an answer settles") };
                prop_assert_ne!(relay.answered_by, Some(PersonId(by)));
            }
            relay = moved;
        }
        if matches!(relay.state, ReviewState::Settled | ReviewState::Withdrawn) {
            for one in [Try::Submit(0, 1), Try::Return(0), Try::Replace(0, 5), Try::Answer(12),
                        Try::Appeal(0), Try::Withdraw] {
                prop_assert!(after(&relay, one, &mut next).is_err(), "{:?} after the end", one);
            }
        }
    }
}

fn key<T>(done: Result<T, Refusal>) -> Option<&'static str> {
    done.err().map(|refusal| refusal.fault.key)
}

#[test]
fn from_the_question_to_the_second_answer() {
    let relay = begun(2);
    let (one, two) = (ReviewCardId(1), ReviewCardId(2));
    assert_eq!(
        key(relay.answer(hand(11), at(UNTIL))),
        Some("refusal-review-incomplete")
    );
    let relay = relay.submit(one, hand(1)).expect("it is owed");
    assert_eq!(
        key(relay.submit(one, hand(1))),
        Some("refusal-review-card-submitted")
    );
    let relay = relay.hand_back(one).expect("it was handed in");
    assert_eq!(key(relay.hand_back(one)), Some("refusal-review-card-owed"));
    let relay = relay.submit(one, hand(1)).expect("it came back");
    assert_eq!(
        key(relay.replace(two, DepartmentId(1), ReviewCardId(9))),
        Some("refusal-review-department-there")
    );
    let relay = relay.replace(two, DepartmentId(3), ReviewCardId(9));
    let relay = relay.expect("another one is asked");
    let relay = relay.submit(ReviewCardId(9), hand(2)).expect("it is owed");
    assert_eq!(
        key(relay.appealable(at(0))),
        Some("refusal-review-unanswered")
    );
    let relay = relay.answer(hand(11), at(UNTIL)).expect("all are in");
    assert_eq!(key(relay.withdraw()), Some("refusal-review-over"));
    assert_eq!(
        key(relay.appealable(at(UNTIL))),
        Some("refusal-review-late")
    );
    let mut next = 20;
    let relay = relay.appeal(at(UNTIL - 1), || {
        next += 1;
        ReviewCardId(next)
    });
    let relay = relay.expect("in time");
    let again: Vec<_> = relay.live().map(|card| card.department.0).collect();
    assert_eq!(
        again,
        [1, 3],
        "the department that was replaced is not asked"
    );
    assert_eq!(
        key(relay.submit(ReviewCardId(21), hand(1))),
        Some("refusal-review-own-card")
    );
    let alone = Hand {
        person: PersonId(1),
        another: false,
    };
    let relay = relay.submit(ReviewCardId(21), alone).expect("nobody else");
    let relay = relay.submit(ReviewCardId(22), hand(3)).expect("another");
    assert_eq!(
        key(relay.answer(hand(11), at(UNTIL))),
        Some("refusal-review-own-answer")
    );
    let relay = relay.answer(hand(12), at(UNTIL)).expect("somebody else");
    assert_eq!(relay.state, ReviewState::Settled);
    assert_eq!(
        key(relay.appealable(at(0))),
        Some("refusal-review-appealed")
    );
}

fn limits() -> &'static Limits {
    Rules::on(date(2026, 7, 1)).limits
}

fn cost(label: &str, units: &str, count: &str, price: &str) -> CostForm {
    CostForm {
        label: label.into(),
        units: units.into(),
        count: count.into(),
        unit_price: price.into(),
    }
}

#[test]
fn a_card_sums_up_and_names_the_line_at_fault() {
    let card = CardForm {
        feasible: "changes".into(),
        reasons: "밤에는 공사를 할 수 없습니다.".into(),
        lines: vec![
            cost("가로등", "12", "1", "150만"),
            CostForm::default(),
            cost("점검", "12", "4", "50,000"),
        ],
        running: "240만".into(),
        months: "6".into(),
        ..CardForm::default()
    };
    let text = card.finished(limits()).expect("a good card");
    assert_eq!(text.total(), finance::Won(20_400_000));
    assert_eq!(
        (text.verdict(), text.months),
        (Some(Feasible::Changes), Some(6))
    );
    let faults = |card: &CardForm| -> Vec<(&'static str, Option<i64>)> {
        let invalid = card.finished(limits()).expect_err("a faulty card");
        let one = |f: &crate::FieldFault| (f.field, f.fault.number_of("nth"));
        invalid.0.iter().map(one).collect()
    };
    let mut wrong = card.clone();
    wrong.lines[2] = cost("", "0", "4", "x");
    wrong.months = "0".into();
    let expected = [
        ("label", Some(3)),
        ("units", Some(3)),
        ("unit_price", Some(3)),
        ("months", None),
    ];
    assert_eq!(faults(&wrong), expected);
    let empty = CardForm::default();
    assert_eq!(faults(&empty), [("feasible", None), ("grounds", None)]);
    assert!(empty.draft(limits()).is_ok(), "a draft may miss anything");
    let free = CardForm {
        lines: Vec::new(),
        ..card.clone()
    };
    assert_eq!(faults(&free), [("label", Some(1))]);
    let refused = CardForm {
        feasible: "no".into(),
        ..free
    };
    assert!(
        refused.finished(limits()).is_ok(),
        "what can't be done costs nothing"
    );
    let huge = CardForm {
        lines: vec![cost("길", "1000000", "1000000", "1억")],
        ..card
    };
    assert_eq!(faults(&huge), [("unit_price", Some(1))]);
}

#[test]
fn somebody_has_to_be_asked() {
    let form = |departments: &[&str]| SendForm {
        question: "할 수 있을까요?".into(),
        departments: departments.iter().map(|id| (*id).into()).collect(),
    };
    let known = [DepartmentId(3), DepartmentId(4)];
    let (_, chosen) = form(&["4", "3", "4"])
        .check(limits(), &known)
        .expect("good");
    assert_eq!(chosen, [DepartmentId(4), DepartmentId(3)]);
    for wrong in [&[][..], &["5"], &["x"]] {
        assert!(form(wrong).check(limits(), &known).is_err(), "{wrong:?}");
    }
}
