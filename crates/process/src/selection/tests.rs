//! What is decided on a selection: when, on what, and what departs from vote and forum.

use super::*;
use crate::refusal::{Arg, Invalid};
use crate::rules::{Limits, Rules};
use crate::stage::StageKind;
use jiff::civil::date;
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

fn limits() -> &'static Limits {
    Rules::on(date(2026, 8, 1)).limits
}

/// A year whose vote was counted; 500 won are decided on.
fn ground(last_word: LastWord) -> Ground {
    Ground {
        last_word,
        budget: Won(500),
        stage: Some(Stage {
            kind: StageKind::Selection,
            opens_at: at("2026-07-01T09:00:00+09:00"),
            closes_at: at("2026-08-21T18:00:00+09:00"),
        }),
        agreed_at: None,
        vote: Voted::Counted {
            counted_at: at("2026-07-31T18:05:00+09:00"),
        },
        recorded_at: None,
    }
}

fn taken() -> Option<Taken> {
    Some(Taken {
        council: true,
        passed: true,
        met_at: at("2026-08-05T14:00:00+09:00"),
    })
}

fn on_ballot(asked: i64, voted: i64) -> Candidate {
    Candidate {
        asked: Some(Won(asked)),
        voted: Some(Won(voted)),
    }
}

fn item(verdict: &str, granted: &str, reason: &str, forum_rank: &str) -> ItemForm {
    ItemForm {
        verdict: verdict.into(),
        granted: granted.into(),
        reason: reason.into(),
        forum_rank: forum_rank.into(),
    }
}

fn check(
    ground: &Ground,
    candidates: &[Candidate],
    items: Vec<ItemForm>,
) -> Result<Vec<Choice>, Invalid> {
    let form = SelectionForm {
        decision: String::new(),
        items,
    };
    form.check(ground, taken(), candidates, limits())
}

/// The faults of a refused form: field, key and the number of the item.
fn faults(outcome: Result<Vec<Choice>, Invalid>) -> Vec<(&'static str, &'static str, i64)> {
    let line = |args: &[(&'static str, Arg)]| match args.iter().find(|(name, _)| *name == "line") {
        Some((_, Arg::Number(line))) => *line,
        _ => 0,
    };
    let invalid = outcome.expect_err("a refused form");
    let faults = invalid.0.iter();
    faults
        .map(|one| (one.field, one.fault.key, line(&one.fault.args)))
        .collect()
}

#[test]
fn it_is_recorded_in_its_stage_once_the_vote_is_counted_and_once() {
    let open = ground(LastWord::Council);
    let key = |ground: &Ground, now: &str| ground.open(at(now)).expect_err("refused").fault.key;
    let now = "2026-08-06T10:00:00+09:00";
    assert_eq!(open.open(at(now)), Ok(()));
    assert_eq!(open.open(at("2026-07-01T09:00:00+09:00")), Ok(()));
    let ahead = key(&open, "2026-07-01T08:59:59+09:00");
    assert_eq!(ahead, "refusal-selection-ahead");
    let closes_at = at("2026-08-07T18:00:00+09:00");
    let other = |vote, last_word| Ground {
        vote,
        ..ground(last_word)
    };
    let waits = other(Voted::Waits { closes_at }, LastWord::Council);
    assert_eq!(key(&waits, now), "refusal-selection-not-counted");
    let none = other(Voted::None, LastWord::Vote);
    assert_eq!(key(&none, now), "refusal-selection-no-vote");
    assert_eq!(other(Voted::None, LastWord::Council).open(at(now)), Ok(()));
    let recorded = Ground {
        recorded_at: Some(at(now)),
        ..open.clone()
    };
    assert_eq!(key(&recorded, now), "refusal-selection-recorded");
    let without = Ground {
        stage: None,
        ..open
    };
    assert_eq!(key(&without, now), "refusal-selection-none");
}

#[test]
fn the_record_may_follow_late_until_an_agreement_is_in_force() {
    let end = at("2026-08-21T18:00:00+09:00");
    let next_year = at("2027-02-01T09:00:00+09:00");
    let open = ground(LastWord::Council);
    assert_eq!((open.open(end), open.open(next_year)), (Ok(()), Ok(())));
    let waits = Ground {
        vote: Voted::Waits { closes_at: end },
        ..open.clone()
    };
    let refused = waits.open(end).expect_err("the vote is not counted");
    assert_eq!(refused.fault.key, "refusal-selection-not-counted");
    let agreed = Ground {
        agreed_at: Some(end),
        ..open
    };
    let refused = agreed.open(end).expect_err("agreed without it");
    assert_eq!(refused.fault.key, "refusal-selection-past");
    let stage = agreed.stage.as_ref();
    let in_time = at("2026-08-21T17:59:59.999+09:00");
    assert_eq!(agreed.open(in_time), Ok(()), "the stage is not over");
    assert_eq!(late(stage, in_time), None);
    assert_eq!(late(stage, end), Some(end));
    assert_eq!(late(None, end), None);
}

#[test]
fn it_rests_on_a_decision_that_the_council_passed_after_the_vote() {
    let ground = ground(LastWord::Council);
    let good = taken().expect("there");
    let key = |taken| ground.rests_on(taken).map(|fault| fault.key);
    assert_eq!(key(Some(good)), None);
    assert_eq!(key(None), Some("fault-selection-decision"));
    let rejected = Taken {
        passed: false,
        ..good
    };
    assert_eq!(key(Some(rejected)), Some("fault-selection-rejected"));
    let other = Taken {
        council: false,
        ..good
    };
    assert_eq!(key(Some(other)), Some("fault-selection-not-council"));
    // Closed at six, counted at five past.
    for (met, refused) in [
        (
            "2026-07-31T18:01:00+09:00",
            Some("fault-selection-met-early"),
        ),
        (
            "2026-07-31T18:04:59+09:00",
            Some("fault-selection-met-early"),
        ),
        ("2026-07-31T18:05:00+09:00", None),
    ] {
        let met = Taken {
            met_at: at(met),
            ..good
        };
        assert_eq!(key(Some(met)), refused);
    }
}

#[test]
fn departures_are_marked_and_need_their_reason() {
    let ground = ground(LastWord::Council);
    let ballot = [
        on_ballot(200, 200),
        on_ballot(100, 0),
        on_ballot(150, 150),
        on_ballot(90, 0),
    ];
    let items = |why: &str| {
        vec![
            item("left-out", "", why, "1"),
            item("selected", "100", why, "3"),
            item("changed", "120", why, "2"),
            item("left-out", "0", "표가 적었습니다.", "4"),
        ]
    };
    let choices = check(&ground, &ballot, items("겹치는 일입니다.")).expect("fine");
    let marked: Vec<_> = choices
        .iter()
        .map(|c| (c.granted.0, c.departs_vote, c.departs_forum))
        .collect();
    assert_eq!(
        marked,
        [
            (0, true, true),
            (100, true, false),
            (120, true, false),
            (0, false, false)
        ]
    );
    let departs = "fault-selection-reason-departs";
    assert_eq!(
        faults(check(&ground, &ballot, items(" "))),
        [1, 2, 3].map(|line| ("reason", departs, line))
    );
    // As the residents voted, a reason is only needed for what gets nothing.
    let as_voted = |why| {
        vec![
            item("selected", "", "", ""),
            item("left-out", "", why, ""),
            item("selected", "150", "", ""),
            item("left-out", "", why, ""),
        ]
    };
    assert!(check(&ground, &ballot, as_voted("표가 적었습니다.")).is_ok());
    assert_eq!(
        faults(check(&ground, &ballot, as_voted(""))),
        [2, 4].map(|line| ("reason", "fault-selection-reason", line))
    );
}

#[test]
fn each_faulty_item_is_named() {
    let ground = ground(LastWord::Council);
    let unknown = Candidate {
        asked: None,
        voted: None,
    };
    let ballot = [
        on_ballot(200, 200),
        on_ballot(200, 200),
        on_ballot(200, 200),
        on_ballot(200, 200),
        on_ballot(200, 200),
        unknown,
        on_ballot(200, 200),
    ];
    let items = vec![
        item("", "", "", ""),
        item("selected", "199", "", ""),
        item("changed", "200", "더", ""),
        item("left-out", "1", "더", ""),
        item("changed", "-5", "더", "0"),
        item("selected", "", "더", ""),
        item("maybe", "", "", "1.5"),
    ];
    assert_eq!(
        faults(check(&ground, &ballot, items)),
        [
            ("verdict", "fault-verdict", 1),
            ("granted", "fault-granted-selected", 2),
            ("granted", "fault-granted-changed", 3),
            ("granted", "fault-granted-left-out", 4),
            ("forum_rank", "fault-forum-rank", 5),
            ("granted", "fault-cost", 5),
            ("granted", "fault-granted-unknown", 6),
            ("forum_rank", "fault-forum-rank", 7),
            ("verdict", "fault-verdict", 7),
        ]
    );
    // What was on no ballot may stay without a verdict; something has to be selected.
    let none = Ground {
        vote: Voted::None,
        ..ground.clone()
    };
    assert_eq!(
        faults(check(&none, &[unknown], Vec::new())),
        [("verdict", "fault-selection-nothing", 0)]
    );
    let changed = vec![item("changed", "300", "함께 정했습니다.", "")];
    let choices = check(&none, &[unknown], changed).expect("fine");
    assert!(!choices[0].departs_vote, "there is no vote to depart from");
    let over = vec![item("changed", "501", "함께 정했습니다.", "")];
    assert_eq!(
        faults(check(&none, &[unknown], over)),
        [("granted", "fault-selection-over-budget", 0)]
    );
}

#[test]
fn where_the_vote_has_the_last_word_nothing_departs_from_it() {
    let ground = ground(LastWord::Vote);
    let added = Candidate {
        asked: Some(Won(50)),
        voted: None,
    };
    let ballot = [on_ballot(200, 200), on_ballot(100, 0), added];
    let why = "까닭이 있습니다.";
    let departing = vec![
        item("changed", "100", why, ""),
        item("selected", "", why, ""),
        item("selected", "", why, ""),
    ];
    assert_eq!(
        faults(check(&ground, &ballot, departing)),
        [
            ("verdict", "fault-selection-vote-stands", 1),
            ("verdict", "fault-selection-vote-left-out", 2),
            ("verdict", "fault-selection-vote-not-asked", 3),
        ]
    );
    let as_voted = vec![
        item("selected", "", "", ""),
        item("left-out", "", why, ""),
        item("left-out", "", why, ""),
    ];
    assert!(check(&ground, &ballot, as_voted).is_ok());
}

proptest! {
    /// Departures are exactly the differences from vote and forum, and no selection that is
    /// taken costs more than the budget.
    #[test]
    fn departures_are_the_differences(
        rows in prop::collection::vec(
            (1_i64..300, any::<bool>(), 0_usize..3, 1_i64..300, 0_i64..6, any::<bool>()),
            1..7,
        ),
        vote_decides in any::<bool>(),
    ) {
        let last_word = if vote_decides { LastWord::Vote } else { LastWord::Council };
        let ground = ground(last_word);
        let candidates: Vec<_> = rows
            .iter()
            .map(|(asked, won, .., ballot)| Candidate {
                asked: Some(Won(*asked)),
                voted: ballot.then_some(Won(if *won { *asked } else { 0 })),
            })
            .collect();
        let items = rows.iter().map(|(_, _, verdict, other, rank, _)| {
            let verdict = Verdict::ALL[*verdict];
            let granted = match verdict {
                Verdict::Changed => other.to_string(),
                _ => String::new(),
            };
            let rank = if *rank == 0 { String::new() } else { rank.to_string() };
            item(verdict.as_str(), &granted, "까닭", &rank)
        });
        if let Ok(choices) = check(&ground, &candidates, items.collect()) {
            prop_assert_eq!(choices.len(), candidates.len());
            let sum: i64 = choices.iter().map(|c| c.granted.0).sum();
            prop_assert!(sum <= ground.budget.0);
            for choice in &choices {
                let voted = candidates[choice.place].voted.unwrap_or(Won::ZERO);
                prop_assert_eq!(choice.departs_vote, voted != choice.granted);
                let worse = |other: &Choice| {
                    other.verdict != Verdict::LeftOut && other.forum_rank > choice.forum_rank
                };
                let passed_over = choice.verdict == Verdict::LeftOut
                    && choice.forum_rank.is_some()
                    && choices.iter().any(worse);
                prop_assert_eq!(choice.departs_forum, passed_over);
                prop_assert!(!(vote_decides && choice.departs_vote));
                let funded = choice.granted > Won::ZERO;
                prop_assert_eq!(funded, choice.verdict != Verdict::LeftOut);
            }
        }
    }
}
