//! `madang count` from arguments to output.
#![allow(clippy::unwrap_used)]

use super::*;
use clap::Parser;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    count: CountArgs,
}

const TIED: &str = "META\nkey;value\ndescription;하늘동 투표\ncurrency;KRW\nnum_projects;3\nnum_votes;6\n\
    budget;100000000\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n10;60000000;골목 조명\n\
    2;50000000;놀이터 그늘\n3;50000000;빗물 정원\nVOTES\nvoter_id;vote\n\
    1;10\n2;10\n3;2\n4;2\n5;3\n6;3\n";

fn file(content: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".pb").tempfile().unwrap();
    file.write_all(content).unwrap();
    file
}

fn arguments(path: &Path, options: &str) -> CountArgs {
    let options = options.split_whitespace().map(std::ffi::OsStr::new);
    let words = [std::ffi::OsStr::new("count"), path.as_os_str()]
        .into_iter()
        .chain(options);
    Cli::try_parse_from(words)
        .unwrap_or_else(|error| panic!("{error}"))
        .count
}

fn counted(content: &str, options: &str) -> String {
    let file = file(content.as_bytes());
    let mut out = Vec::new();
    run(&arguments(file.path(), options), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn refused(path: &Path, options: &str) -> (u8, String) {
    let mut out = Vec::new();
    let error = run(&arguments(path, options), &mut out).unwrap_err();
    assert!(out.is_empty(), "nothing is written when the file is faulty");
    (error.exit_code(), error.to_string())
}

/// Scenario 21.
#[test]
fn a_tie_at_the_budget_edge_is_decided_by_the_announced_rule_and_printed() {
    let by_name = counted(TIED, "--rule greedy --utility cost --lang ko");
    assert!(
        by_name.contains("동점이면 번호가 글자순으로 앞선 사업"),
        "{by_name}"
    );
    let tie = "동점: 10, 2, 3 → 10 먼저 (번호가 글자순으로 앞선 사업). 뽑히지 않은 동점 사업: 2, 3";
    assert!(by_name.contains(tie), "{by_name}");
    assert!(by_name.contains("1. [10] 골목 조명"), "{by_name}");
    assert!(
        by_name.contains("예산이 40,000,000원 남아 10,000,000원 모자랐습니다"),
        "{by_name}"
    );

    let by_cost = counted(
        TIED,
        "--rule greedy --utility cost --ties cost,votes --lang en",
    );
    assert!(
        by_cost.contains("ties: lower cost, then more votes, then id first as text"),
        "{by_cost}"
    );
    let tie = "Tie: 10, 2, 3 → 2 first (id first as text). Tied and not selected: 10";
    assert!(by_cost.contains(tie), "{by_cost}");

    let json = counted(
        TIED,
        "--rule greedy --utility cost --ties cost --format json",
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["winners"], serde_json::json!(["2", "3"]));
    assert_eq!(json["rule"]["ties"], serde_json::json!(["cost", "name"]));
    assert_eq!(json["ties"][0]["left_out"], serde_json::json!(["10"]));
    assert_eq!(json["ties"][0]["round"], 1);
    assert_eq!(json["ties"][0]["decided_by"], "name");
}

#[test]
fn a_long_tie_is_named_once_and_claims_nothing_of_those_it_does_not_name() {
    let projects: String = (100..130).map(|n| format!("{n};1;\n")).collect();
    let file = format!(
        "META\nkey;value\nbudget;25\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n\
         {projects}VOTES\nvoter_id;vote\n"
    );
    let english = counted(&file, "--rule greedy --utility cost --lang en");
    assert!(
        english.contains("Tied and not selected: 125, 126, 127, 128, 129"),
        "{english}"
    );
    let second = "119, 120 and 9 more → 101 first (id first as text). It goes on from a round";
    assert!(english.contains(second), "{english}");
    assert!(!english.contains("All of them were selected"), "{english}");
    let korean = counted(&file, "--rule greedy --utility cost --lang ko");
    assert!(korean.contains("120 외 9개 → 101 먼저"), "{korean}");
}

#[test]
fn json_states_the_whole_rule_and_money_as_text() {
    let json = counted(
        TIED,
        "--rule equal-shares --utility cardinality --completion greedy --format json",
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rule = serde_json::json!({
        "name": "equal-shares",
        "utility": "cardinality",
        "completion": "greedy",
        "ties": ["name"],
        "arithmetic": "exact",
        "over_budget": "skip",
        "without_votes": "last",
    });
    assert_eq!(json["rule"], rule);
    assert_eq!(json["budget"], "100000000");
    assert_eq!(json["total_cost"], "100000000");
    assert_eq!(json["winners"], serde_json::json!(["2", "3"]));
    assert_eq!(json["rounds"][0]["step"], "greedy");
    assert_eq!(json["not_selected"][0]["reason"]["kind"], "does-not-fit");
}

#[test]
fn equal_shares_are_told_in_both_languages() {
    let file = TIED.replace("5;3\n6;3", "5;2\n6;2");
    let korean = counted(&file, "--rule equal-shares --utility cost");
    assert!(korean.contains("실효 득표 4표"), "{korean}");
    assert!(
        korean.contains("지지자 한 사람이 많게는 12,500,000원씩 부담"),
        "{korean}"
    );
    assert!(
        korean.contains("지지자에게 남은 몫이 모두 33,333,333.33원"),
        "{korean}"
    );
    assert!(korean.contains("표가 없습니다."), "{korean}");
    let english = counted(&file, "--rule equal-shares --utility cost --lang en");
    assert!(english.contains("effective votes 4"), "{english}");
    assert!(!english.contains("비용"), "{english}");
}

#[test]
fn bad_input_is_named_and_nothing_is_written() {
    let options = "--rule greedy --utility cost --lang en";
    let check = |content: &[u8], expect: &str| {
        let (code, text) = refused(file(content).path(), options);
        assert_eq!(code, 65, "{text}");
        assert!(text.contains(expect), "{text}");
    };
    check(b"", "1:1: The file is empty.");
    check(b"\x00\x01\x02\x03\x00\x00\x00\x00", "UTF-16");
    check(
        b"META\nkey;value\nname;\xB0\xA1\n",
        "3:6: This byte is not UTF-8: 0xB0.",
    );
    check(&vec![b'x'; 50 * 1024 * 1024], "1:1: ");
    check(
        b"PK\x03\x04 not an election",
        "1:1: The file has to start with a line META",
    );
    check(
        TIED.replace("1;10\n", "1;11\n").as_bytes(),
        "16:3: The vote names the project 11",
    );
    check(
        TIED.replace("budget;100000000\n", "").as_bytes(),
        "META does not say budget",
    );
    check(
        TIED.replace("60000000", "-1").as_bytes(),
        "11:4: This number is negative: -1.",
    );
    let (_, korean) = refused(file(b"").path(), "--rule greedy --utility cost --lang ko");
    assert!(korean.contains("1:1: 파일이 비어 있습니다."), "{korean}");
}

#[test]
fn unreadable_files_and_full_outputs_have_their_own_codes() {
    let folder = tempfile::tempdir().unwrap();
    let options = "--rule greedy --utility cost --lang en";
    assert_eq!(refused(&folder.path().join("absent.pb"), options).0, 66);
    assert_eq!(refused(folder.path(), options).0, 66);
    let file = file(TIED.as_bytes());
    let mut full = io::Cursor::new([0u8; 8]);
    let error = run(
        &arguments(file.path(), options),
        &mut full.get_mut().as_mut_slice(),
    )
    .unwrap_err();
    assert_eq!(error.exit_code(), 1);
    assert_eq!(
        refused(
            file.path(),
            "--rule greedy --utility cost --completion greedy"
        )
        .0,
        2
    );
}

#[test]
fn wrong_options_say_what_is_known() {
    let message = |options: &str| {
        let words = ["count", "x.pb"].into_iter().chain(options.split(' '));
        Cli::try_parse_from(words).err().unwrap().to_string()
    };
    assert!(message("--rule best --utility cost").contains("greedy, equal-shares"));
    assert!(message("--rule greedy --utility cost --ties lot").contains("cost, votes, name"));
    assert!(message("--rule greedy --utility cost --ties name,cost").contains("put name last"));
    assert!(message("--rule greedy").contains("--utility"));
}
