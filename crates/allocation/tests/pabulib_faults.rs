//! Bad `.pb` files: every fault is named with its place and nothing is read in part.
#![allow(clippy::unwrap_used)]

use allocation::{
    Completion, TieBreaking, Utility, equal_shares,
    pabulib::{self, Fault, FaultCode, FaultCode::*, MAX_FAULTS},
};

const GOOD: &str = "META\nkey;value\ndescription;test\nnum_projects;3\nnum_votes;3\nbudget;100,50\n\
    vote_type;approval\nPROJECTS\nproject_id;cost;name\n1;60;one\n2;40.5;\"two; or 2\"\n3;10;None\n\
    VOTES\nvoter_id;vote\na;1,2\nb;2\nc;\n";

fn faults(file: &[u8]) -> Vec<Fault> {
    pabulib::read(file).expect_err("the file has a fault")
}

/// Replaces a piece of the good file and expects exactly these faults.
#[track_caller]
fn check(piece: &str, by: &str, expect: &[(usize, usize, FaultCode)]) {
    assert!(GOOD.contains(piece), "{piece:?} is not in the file");
    let found = faults(GOOD.replacen(piece, by, 1).as_bytes());
    let places: Vec<_> = found.iter().map(|f| (f.line, f.column, f.code)).collect();
    assert_eq!(places, expect, "{piece:?} -> {by:?}: {found:#?}");
    for fault in found {
        assert!(!fault.english.contains("{}") && !fault.korean.contains("{}"));
        assert!(fault.korean.chars().any(|c| ('가'..='힣').contains(&c)));
    }
}

#[test]
fn a_good_file_is_read_exactly_whatever_its_line_ends_and_mark() {
    let plain = pabulib::read(GOOD.as_bytes()).unwrap();
    assert_eq!(plain.instance().budget().to_string(), "100.5");
    assert_eq!(plain.instance().projects()[1].name, "two; or 2");
    assert_eq!(plain.instance().projects()[2].name, "");
    assert_eq!(plain.voters(), 3);
    assert_eq!(plain.meta_value("description"), Some("test"));
    let dressed = format!(
        "\u{FEFF}\n{}",
        GOOD.replace('\n', "\r\n\r\n").replace("META", "meta;;")
    );
    assert_eq!(pabulib::read(dressed.as_bytes()).unwrap(), plain);
}

#[test]
fn points_and_ranks_are_read_and_repeated_choices_noticed() {
    let file = GOOD.replace("approval", "cumulative").replace(
        "voter_id;vote\na;1,2\nb;2\nc;",
        "voter_id;points;vote\na;2,1.5;2,1\nb;1,1;3,3\nc;;",
    );
    let election = pabulib::read(file.as_bytes()).unwrap();
    let first = election.ballots().next().unwrap();
    assert_eq!(first.choices, [1, 0]);
    assert_eq!(first.points[1].to_string(), "1.5");
    let second = election.ballots().nth(1).unwrap();
    assert_eq!(
        (second.choices, second.points[0].to_string()),
        (&[2][..], "2".to_owned())
    );
    let notice = &election.notices()[0];
    assert_eq!(
        (notice.line, notice.column, notice.code),
        (16, 7, RepeatedChoice)
    );
    let ranked = pabulib::read(
        GOOD.replace("approval", "ordinal")
            .replace("a;1,2", "a;2, 1")
            .as_bytes(),
    );
    assert_eq!(ranked.unwrap().ballots().next().unwrap().choices, [1, 0]);
    let single = pabulib::read(GOOD.replace("approval", "choose-1").as_bytes()).unwrap();
    assert_eq!(single.notices()[0].code, SeveralChosen);
}

#[test]
fn what_meta_does_not_say_is_a_fault() {
    check("budget;100,50\n", "", &[(1, 1, MissingMetaKey)]);
    check("vote_type;approval\n", "", &[(1, 1, MissingMetaKey)]);
    check("budget;100,50", "budget;", &[(6, 8, MissingAmount)]);
    check("budget;100,50", "budget;None", &[(6, 8, MissingAmount)]);
    check("budget;100,50", "budget;-5", &[(6, 8, NegativeAmount)]);
    check("budget;100,50", "budget;1,000", &[(6, 8, AmbiguousAmount)]);
    check("budget;100,50", "budget;1e9", &[(6, 8, NotAnAmount)]);
    check("budget;100,50", "budget;오백", &[(6, 8, NotAnAmount)]);
    check(
        "budget;100,50",
        "budget;9999999999999999999",
        &[(6, 8, AbsurdAmount)],
    );
    check("budget;100,50", "budget;100;50", &[(6, 12, MetaLine)]);
    check(
        "budget;100,50",
        "budget",
        &[(6, 1, MetaLine), (1, 1, MissingMetaKey)],
    );
    check(
        "budget;100,50",
        "budget;1\nbudget;2",
        &[(7, 1, RepeatedMetaKey)],
    );
    check("approval", "majority", &[(7, 11, UnknownVoteType)]);
    check("num_votes;3", "num_votes;many", &[(5, 11, NotACount)]);
    check("num_votes;3", "num_votes;4", &[(5, 1, CountMismatch)]);
    check("num_projects;3", "num_projects;2", &[(4, 1, CountMismatch)]);
}

#[test]
fn faulty_projects_are_faults_and_their_votes_are_not_blamed() {
    check(
        "project_id;cost",
        "project_id;price",
        &[(9, 1, MissingColumn)],
    );
    check("cost;name", "cost;cost", &[(9, 17, RepeatedColumn)]);
    check("1;60", "1;-60", &[(10, 3, NegativeAmount)]);
    check("1;60;one", "1", &[(10, 1, MissingAmount)]);
    check("1;60", ";60", &[(10, 1, MissingId)]);
    check("2;40.5", "1;40.5", &[(11, 1, RepeatedProject)]);
    check("3;10", "\"3,4\";10", &[(12, 1, BadId)]);
    check("one", "one;two", &[(10, 10, RowTooLong)]);
}

#[test]
fn faulty_votes_are_faults() {
    check("a;1,2", "a;1,9", &[(15, 3, UnknownProject)]);
    check("b;2", "a;2", &[(16, 1, RepeatedVoter)]);
    check(
        "voter_id;vote",
        "voter_id;choice",
        &[(14, 1, MissingColumn)],
    );
    check("b;2", "b;2;x", &[(16, 5, RowTooLong)]);
    let scored = |vote: &str| {
        let file = GOOD.replace("approval", "scoring");
        faults(
            file.replace("voter_id;vote\na;1,2\nb;2\nc;", vote)
                .as_bytes(),
        )[0]
        .code
    };
    assert_eq!(scored("voter_id;vote\na;1"), MissingColumn);
    assert_eq!(scored("voter_id;vote;points\na;1,2;5"), PointsMismatch);
    assert_eq!(scored("voter_id;vote;points\na;1;-5"), NegativeAmount);
    assert_eq!(scored("voter_id;vote;points\na;1;x"), NotAnAmount);
}

#[test]
fn missing_misplaced_and_torn_sections_are_faults() {
    check(
        "VOTES\nvoter_id;vote\na;1,2\nb;2\nc;\n",
        "",
        &[(13, 1, MissingSection)],
    );
    check(
        "voter_id;vote\na;1,2\nb;2\nc;\n",
        "",
        &[(14, 1, MissingHeader)],
    );
    check(
        "META\nkey;value",
        "key;value",
        &[
            (1, 1, TextBeforeSections),
            (7, 1, SectionOrder),
            (12, 1, SectionOrder),
        ],
    );
    check(
        "VOTES\n",
        "PROJECTS\n",
        &[(13, 1, RepeatedSection), (18, 1, MissingSection)],
    );
    check("\"two; or 2\"", "\"two; or 2", &[(11, 8, UnclosedQuote)]);
    check(
        "one\n2;40.5;\"two",
        "\"one\n2;40.5;\"two",
        &[(10, 6, TextAfterQuote)],
    );
    check("key;value", "", &[(3, 1, MissingHeader)]);
}

#[test]
fn wrong_encodings_are_named() {
    let code = |bytes: &[u8]| {
        let found = faults(bytes);
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].line, found[0].column, found[0].code)
    };
    assert_eq!(code(b""), (1, 1, Empty));
    assert_eq!(code("\u{FEFF} \r\n\t".as_bytes()), (1, 1, Empty));
    for big_endian in [false, true] {
        let bytes = |unit: u16| {
            if big_endian {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        let utf16: Vec<u8> = GOOD.encode_utf16().flat_map(bytes).collect();
        assert_eq!(code(&utf16), (1, 1, Utf16));
        let marked = [bytes(0xFEFF).to_vec(), utf16].concat();
        assert_eq!(code(&marked), (1, 1, Utf16));
    }
    // "가로등" in CP949.
    let mut cp949 = GOOD.as_bytes().to_vec();
    let at = GOOD.find("test").unwrap();
    cp949.splice(at..at + 4, *b"\xB0\xA1\xB7\xCE\xB5\xEE");
    assert_eq!(code(&cp949), (3, 13, NotUtf8));
    assert_eq!(code(GOOD.replace("one", "o\0e").as_bytes()), (10, 7, Nul));
}

#[test]
fn huge_garbage_is_refused_quickly_and_with_few_words() {
    let size = 50 * 1024 * 1024;
    let mut state = 1u64;
    let mut noise = |alphabet: &[u8]| -> Vec<u8> {
        let next = || {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            alphabet[(state >> 33) as usize % alphabet.len()]
        };
        std::iter::repeat_with(next).take(size).collect()
    };
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(faults(&noise(&all)).len(), 1);
    assert!(faults(&noise(b"abc123;,\" \n")).len() <= MAX_FAULTS + 1);
    let head = GOOD.replace("a;1,2\nb;2\nc;\n", "");
    for filler in [
        noise(b"123,;\n"),
        vec![b';'; size],
        vec![b'1'; size],
        vec![b'\n'; size],
        vec![b'"'; size],
    ] {
        let file = [head.as_bytes(), &filler].concat();
        let found = faults(&file);
        assert!(found.len() <= MAX_FAULTS + 1);
        let words: usize = found.iter().map(|f| f.english.len() + f.korean.len()).sum();
        assert!(words < 100_000, "{words}");
    }
}

#[test]
fn faults_are_capped_and_cleaned_for_showing() {
    let rows: String = (0..500)
        .map(|n| format!("v{n};\u{1b}[31m{}\n", "x".repeat(200)))
        .collect();
    let found = faults(format!("{GOOD}{rows}").as_bytes());
    assert_eq!(found.len(), MAX_FAULTS + 1);
    assert_eq!(found[MAX_FAULTS].code, TooManyFaults);
    assert!(!found[0].english.contains('\u{1b}'));
    assert!(found[0].to_string().starts_with("18:"));
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Fault>>(&json).unwrap(), found);
}

#[test]
fn a_read_file_is_counted() {
    let election = pabulib::read(GOOD.as_bytes()).unwrap();
    let ties = TieBreaking::by_name();
    let outcome = equal_shares(
        election.instance(),
        &election.profile(),
        Utility::Cost,
        &ties,
        Completion::None,
    );
    assert_eq!(outcome.winners, ["2"]);
    assert_eq!(
        outcome.rounds[0]
            .payments
            .as_ref()
            .unwrap()
            .highest
            .to_string(),
        "81/4"
    );
}

/// The place of a cell is counted once, not for each of its items: that would take minutes.
#[test]
fn a_long_line_with_a_choice_repeated_half_a_million_times_is_read_at_once() {
    let head = "META\nkey;value\nbudget;5\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\n\
        VOTES\nvoter_id;note;vote\n";
    let note = "x".repeat(999_990);
    let vote = "1,".repeat(499_990);
    let file = format!("{head}a;{note};{vote}\n");
    let began = std::time::Instant::now();
    let election = pabulib::read(file.as_bytes()).unwrap();
    let took = began.elapsed();
    assert_eq!(election.ballots().next().unwrap().choices, [0]);
    let notices: Vec<_> = election
        .notices()
        .iter()
        .map(|n| (n.column, n.code))
        .collect();
    assert_eq!(notices, [(999_994, RepeatedChoice)]);
    assert!(took.as_secs() < 10, "{took:?}");
}
