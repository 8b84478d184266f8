//! The `madang` mode on small conversations whose answer is known.

use deliberation::madang::{Analysis, Live, Reason, Settings, WhyGroups, analyse, expected};
use deliberation::{Id, Vote, Votes};
use proptest::prelude::*;

/// A number in 0..1 that hangs on nothing but its place.
fn chance(person: u64, statement: u64) -> f64 {
    let mut mixed = (person << 32 | statement).wrapping_add(0x9e37_79b9_7f4a_7c15);
    for factor in [0xbf58_476d_1ce4_e5b9_u64, 0x94d0_49bb_1331_11eb] {
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(factor);
    }
    (mixed >> 11) as f64 / (1u64 << 53) as f64
}

fn said(agree: f64, person: u64, statement: u64) -> Vote {
    match chance(person, statement) {
        drawn if drawn < agree => Vote::Agree,
        drawn if drawn > 0.95 => Vote::Pass,
        _ => Vote::Disagree,
    }
}

type Row = (Id, Id, Vote);

/// `people` answer 20 statements; `agree` gives the chance of an agree.
fn conversation(people: u64, agree: impl Fn(u64, u64) -> f64) -> Vec<Row> {
    let one = |person| {
        let agree = &agree;
        (0..20).map(move |at| (person, at, said(agree(person, at), person, at)))
    };
    let rows = (0..people).flat_map(one);
    rows.map(|(person, at, vote)| (Id::from(person), Id::from(at), vote))
        .collect()
}

/// Two camps, 70 and 50 people: statements 0 to 8 are the first one's, 9 to 17 the other's, 18 is
/// liked by four of five in both, 19 by nobody much.
fn camps(person: u64, statement: u64) -> f64 {
    let first = person < 70;
    match statement {
        18 => 0.8,
        19 => 0.2,
        _ if (statement < 9) == first => 0.9,
        _ => 0.1,
    }
}

fn analysed(rows: Vec<Row>) -> Analysis {
    analyse(&Votes::from_rows(rows), &Settings::default())
}

#[test]
fn two_camps_are_found_and_the_bridge_between_them_comes_first() {
    let found = analysed(conversation(120, camps));
    assert!(
        found.stable && found.agreement > 0.95,
        "{}",
        found.agreement
    );
    assert_eq!(found.why_groups, WhyGroups::Stable);
    let first: Vec<Id> = (0..70u64).map(Id::from).collect();
    let second: Vec<Id> = (70..120u64).map(Id::from).collect();
    let members: Vec<_> = found.groups.iter().map(|group| &group.members).collect();
    assert_eq!(members, [&first, &second]);
    assert_eq!(found.bridging[0].statement, Id::from(18u64));
    assert_eq!(found.bridging.len(), 20);
    for group in &found.groups {
        let sides = &group.representative;
        assert_eq!(sides.len(), 5);
        assert!(
            sides
                .iter()
                .all(|side| side.share > 0.8 && side.others < Some(0.25))
        );
    }
    let mut sides: Vec<_> = found
        .consensus
        .iter()
        .map(|side| (side.statement.as_str(), side.agree))
        .collect();
    sides.sort_unstable();
    assert!(
        sides.contains(&("18", true)) && sides.contains(&("19", false)),
        "{sides:?}"
    );
    assert_eq!(found.positions.len(), 120);
    let right = |at: usize| found.positions[at].x > 0.0;
    assert!((0..120).all(|at| right(at) == right(if at < 70 { 0 } else { 119 })));
    assert!(right(0) != right(119));
    assert!(found.slate.represents && found.slate.covered == 120);
    let of_first = |id: &&Id| id.as_str().parse::<u64>().is_ok_and(|id| id < 9);
    let share = found.slate.statements.iter().filter(of_first).count();
    assert!(
        (3..=6).contains(&share),
        "both camps have a part of the slate: {share}"
    );
}

#[test]
fn one_camp_has_no_groups_and_a_small_room_no_map() {
    let one = |_, statement: u64| 0.25 + 0.03 * statement as f64;
    let found = analysed(conversation(150, one));
    assert!(!found.stable && found.groups.is_empty());
    assert_eq!(found.why_groups, WhyGroups::NotStable);
    let found = analysed(conversation(44, camps));
    assert!(!found.stable && found.positions.is_empty());
    assert_eq!(found.why_groups, WhyGroups::TooFewPeople);
    assert_eq!(found.bridging.len(), 20);
    let empty = analysed(Vec::new());
    assert_eq!((empty.votes, empty.slate.statements.len()), (0, 0));
}

#[test]
fn straight_liners_are_flagged_and_make_no_group() {
    let mut rows = conversation(120, camps);
    for person in 200..220u64 {
        let vote = if person < 210 {
            Vote::Agree
        } else {
            Vote::Disagree
        };
        rows.extend((0..20u64).map(|at| (Id::from(person), Id::from(at), vote)));
    }
    rows.push((Id::from(300u64), Id::from(1u64), Vote::Agree));
    let votes = Votes::from_rows(rows);
    let mut times = vec![Vec::new(); 141];
    times[0] = (0..20).map(|at| at * 900).collect();
    times[1] = (0..20).map(|at| at * 3_000).collect();
    let settings = Settings {
        times: Some(&times),
        ..Settings::default()
    };
    let found = analyse(&votes, &settings);
    assert_eq!(found.groups.len(), 2, "two camps and no third group");
    let with = |reason| {
        found
            .flags
            .iter()
            .filter(move |flag| flag.reasons == [reason])
    };
    assert_eq!(with(Reason::SameAnswer).count(), 20);
    assert_eq!(with(Reason::FewVotes).count(), 1);
    assert_eq!(with(Reason::Burst).count(), 1);
    let flagged: Vec<Id> = found
        .flags
        .iter()
        .map(|flag| flag.participant.clone())
        .collect();
    let without = analyse(
        &votes,
        &Settings {
            left_out: &flagged,
            ..Settings::default()
        },
    );
    assert_eq!(without.participants, 119);
    assert_eq!(without.groups.len(), 2);
}

#[test]
fn a_moderated_statement_is_as_if_it_had_never_been() {
    let rows = conversation(120, camps);
    let fewer = rows
        .iter()
        .filter(|row| row.1 != Id::from(4u64))
        .cloned()
        .collect();
    let settings = Settings {
        moderated: &[Id::from(4u64)],
        ..Settings::default()
    };
    let found = analyse(&Votes::from_rows(rows), &settings);
    assert_eq!(found, analysed(fewer));
}

#[test]
fn live_scores_follow_new_votes_and_end_near_those_of_an_analysis() {
    let rows = conversation(120, camps);
    let (early, late) = rows.split_at(rows.len() - 200);
    let mut live = Live::new(&Votes::from_rows(early.to_vec()), &Settings::default());
    live.take(&[(late[0].0.clone(), late[0].1.clone(), Vote::Pass)]);
    live.take(late);
    live.take(late);
    let (now, whole) = (live.bridging(), analysed(rows.clone()).bridging);
    assert_eq!(now[0].statement, whole[0].statement);
    for one in &whole {
        let same = now.iter().find(|other| other.statement == one.statement);
        let same = same.expect("every statement is there");
        assert_eq!(same.tally, one.tally);
        assert!((same.score - one.score).abs() < 0.1, "{same:?} {one:?}");
    }
    live.take(
        &(200..215u64)
            .map(|at| (at.into(), 99.into(), Vote::Agree))
            .collect::<Vec<_>>(),
    );
    assert!(
        live.bridging()
            .iter()
            .any(|one| one.statement == Id::from(99u64))
    );
}

#[test]
fn what_people_hid_is_expected_of_them() {
    let shown = |row: &&Row| row.0 != Id::from(3u64) || row.1 != Id::from(2u64);
    let votes: Vec<Row> = conversation(120, camps)
        .iter()
        .filter(shown)
        .cloned()
        .collect();
    let votes = Votes::from_rows(votes);
    let expected = expected(&votes, &Settings::default());
    let of = |person, statement| expected.vote(person, statement).expect("both exist");
    assert!(of(3, 2) > 0.4 && of(3, 12) < -0.4 && of(100, 2) < -0.4);
    assert_eq!(expected.vote(500, 2), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn order_and_threads_change_no_byte(
        mut rows in Just(conversation(90, camps)).prop_shuffle(),
        kept in 200usize..1800,
        threads in 1usize..5,
        seed in 0u64..4,
    ) {
        rows.truncate(kept);
        let bytes = |rows: Vec<Row>, threads| {
            let settings = Settings { seed, threads, ..Settings::default() };
            let found = analyse(&Votes::from_rows(rows), &settings);
            serde_json::to_string(&found).expect("an analysis is JSON")
        };
        let mut sorted = rows.clone();
        sorted.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        prop_assert_eq!(bytes(rows, threads), bytes(sorted, 1));
    }
}
