//! The files of a change, read and judged.

use super::*;
use crate::change::{CityReason, Verdict};

const AGREEMENT: &str = r#"{"fiscal_year": 2018, "limit_percent": 10, "at_limit": "council",
    "scope": "project", "clauses": {"limit": "제6조제1항"}}"#;

fn budget(date: &str, purpose: &str, lines: &[(&str, &str, i64)]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|(item, stat, won)| {
            format!(
                r#"{{"policy": "정책", "unit": "단위", "detail": "사업", "item": "{item}",
                    "stat": "{stat}", "amount": {won}}}"#
            )
        })
        .collect();
    let lines = lines.join(", ");
    format!(r#"{{"date": "{date}", "purpose": "{purpose}", "lines": [{lines}]}}"#)
}

const BASE: [(&str, &str, i64); 2] = [("201", "01", 60_000_000), ("201", "03", 40_000_000)];

fn judged(agreement: &str, proposed: &str) -> Judgement {
    let agreement = Agreement::read(agreement.as_bytes()).expect("an agreement");
    let baseline = budget("2018-01-01", "길", &BASE);
    let baseline = Budget::read(baseline.as_bytes()).expect("a budget");
    let proposed = Budget::read(proposed.as_bytes()).expect("a budget");
    check(&agreement, &baseline, &proposed).expect("small sums")
}

#[test]
fn the_date_of_the_proposed_budget_counts() {
    let moved = [("201", "01", 50_000_000), ("201", "03", 50_000_000)];
    for (day, expected) in [
        ("2017-12-31", Verdict::AgreementRevision),
        ("2018-01-01", Verdict::CouncilDecision),
        ("2018-12-31", Verdict::CouncilDecision),
        ("2019-01-01", Verdict::Blocked),
    ] {
        assert_eq!(
            judged(AGREEMENT, &budget(day, "길", &moved)).verdict,
            expected,
            "{day}"
        );
    }
    let later = AGREEMENT.replace("2018,", r#"2018, "execution_start": "2018-03-01","#);
    let february = budget("2018-02-28", "길", &moved);
    assert_eq!(
        judged(&later, &february).verdict,
        Verdict::AgreementRevision
    );
}

#[test]
fn a_line_that_one_budget_lacks_has_nothing_there() {
    let split = [("201", "01", 60_000_000), ("201", "02", 40_000_000)];
    let judged = judged(AGREEMENT, &budget("2018-05-01", "길", &split));
    assert_eq!(judged.verdict, Verdict::CityApproval(CityReason::OverLimit));
    assert_eq!(judged.tightest().expect("a project").moved, Won(40_000_000));
}

#[test]
fn money_outranks_purpose_and_no_change_is_the_councils() {
    let change = |purpose, lines: &[(&str, &str, i64)]| {
        judged(AGREEMENT, &budget("2018-05-01", purpose, lines)).verdict
    };
    assert_eq!(change("숲", &BASE), Verdict::ContentChange);
    assert_eq!(change("길", &BASE).kind(), "council-decision");
    let moved = [("201", "01", 59_999_999), ("201", "03", 40_000_001)];
    assert_eq!(change("숲", &moved), Verdict::CouncilDecision);
}

#[test]
fn each_project_has_its_limit_or_all_share_one() {
    let line = |detail: &str, stat: &str, won: i64| {
        format!(
            r#"{{"policy": "정책", "unit": "단위", "detail": "{detail}", "item": "201",
                "stat": "{stat}", "amount": {won}}}"#
        )
    };
    let budget = |lines: [String; 4]| {
        let text = format!(
            r#"{{"date": "2018-05-01", "purpose": "", "lines": [{}]}}"#,
            lines.join(",")
        );
        Budget::read(text.as_bytes()).expect("a budget")
    };
    let base = budget([
        line("작은", "01", 50),
        line("작은", "02", 50),
        line("큰", "01", 500),
        line("큰", "02", 500),
    ]);
    let new = budget([
        line("작은", "01", 39),
        line("작은", "02", 61),
        line("큰", "01", 499),
        line("큰", "02", 501),
    ]);
    let verdict = |scope: &str| {
        let agreement = AGREEMENT.replace("\"project\"", scope);
        let agreement = Agreement::read(agreement.as_bytes()).expect("an agreement");
        check(&agreement, &base, &new).expect("small sums")
    };
    let each = verdict("\"project\"");
    assert_eq!(
        each.verdict,
        Verdict::CityApproval(CityReason::OverLimit),
        "the strictest wins"
    );
    let tightest = each.tightest().expect("a project");
    assert_eq!(
        (tightest.moved, tightest.limit, tightest.headroom),
        (Won(11), Won(10), Won(-1))
    );
    let total = verdict("\"district-total\"");
    assert_eq!(total.verdict, Verdict::CouncilDecision);
    let all = total.tightest().expect("the district");
    assert_eq!(
        (all.moved, all.limit, all.headroom),
        (Won(12), Won(110), Won(98))
    );
}

#[test]
fn a_fault_names_its_place() {
    let good = budget("2018-05-01", "길", &BASE);
    let swap = |from: &str, to: &str| {
        let faulty = good.replacen(from, to, 1);
        assert_ne!(faulty, good, "{from}");
        faulty
    };
    let twice = budget("2018-05-01", "길", &[BASE[0], BASE[1], BASE[0]]);
    for (text, pointer) in [
        (String::new(), "#"),
        ("{".to_owned(), "#"),
        (format!("{good} x"), "#"),
        (swap("2018-05-01", "2018-02-30"), "#/date"),
        (swap("\"date\"", "\"dat\""), "#/dat"),
        (swap("\"purpose\": \"길\", ", ""), "#/purpose"),
        (swap("60000000", "1.5"), "#/lines/0/amount"),
        (swap("60000000", "-1"), "#/lines/0/amount"),
        (swap("40000000", "\"40000000\""), "#/lines/1/amount"),
        (swap("60000000", "99999999999999999999"), "#/lines/0/amount"),
        (swap(", \"amount\"", ", \"won\""), "#/lines/0/won"),
        (swap("\"201\"", "\"20\""), "#/lines/0/item"),
        (swap("\"03\"", "\"3\""), "#/lines/1/stat"),
        (twice, "#/lines/2"),
    ] {
        let fault = Budget::read(text.as_bytes()).expect_err(&text);
        assert_eq!(fault.pointer, pointer, "{fault}");
    }
    let agreement = |from: &str, to: &str| {
        let faulty = AGREEMENT.replacen(from, to, 1);
        assert_ne!(faulty, AGREEMENT, "{from}");
        Agreement::read(faulty.as_bytes()).expect_err(from).pointer
    };
    for (from, to, pointer) in [
        ("10,", "101,", "#/limit_percent"),
        ("10,", "7.5,", "#/limit_percent"),
        ("\"council\"", "\"both\"", "#/at_limit"),
        ("\"at_limit\": \"council\",", "", "#/at_limit"),
        ("\"project\"", "\"won\"", "#/scope"),
        ("2018,", "18,", "#/fiscal_year"),
        (
            "2018,",
            "2018, \"execution_start\": \"2019-01-01\",",
            "#/execution_start",
        ),
        (
            "2018,",
            "2018, \"execution_start\": \"soon\",",
            "#/execution_start",
        ),
        ("\"제6조제1항\"", "6", "#/clauses/limit"),
    ] {
        assert_eq!(agreement(from, to), pointer, "{from} {to}");
    }
}
