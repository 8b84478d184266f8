//! The change rule as a table, and what must hold of it always.

use jiff::civil::date;

use super::*;
use crate::budget::Path;

mod always;
mod boundary;

fn line(at: (&str, &str, &str, &str), base: i64, new: i64) -> Line {
    let (policy, unit, project, stat) = at;
    Line {
        path: Path {
            policy_program: policy.into(),
            unit_program: unit.into(),
            detailed_project: project.into(),
            stat_code: stat.into(),
        },
        base: Won(base),
        current: Won(base),
        new: Won(new),
        waiting: Vec::new(),
    }
}

fn terms(at_limit: AtLimit) -> AgreementTerms {
    AgreementTerms {
        limit: [10, 100],
        at_limit,
        scope: Scope::Project,
        execution_start: date(2026, 1, 1),
        execution_end: date(2026, 12, 31),
    }
}

fn on(today: Date) -> Circumstances {
    Circumstances {
        today,
        transfer_voted: false,
        content: false,
    }
}

fn verdict(lines: &[Line]) -> Verdict {
    let judged = judge(lines, &terms(AtLimit::Council), on(date(2026, 7, 1)));
    judged.expect("small sums").verdict
}

const OFFICE: (&str, &str, &str, &str) = ("정책", "단위", "사업", "201-01");
const EVENTS: (&str, &str, &str, &str) = ("정책", "단위", "사업", "201-03");
const SUBSIDY: (&str, &str, &str, &str) = ("정책", "단위", "사업", "307-02");

/// Two statistical items of one budget item; moving within them is never a diversion.
fn pair(base: [i64; 2], moved: i64) -> [Line; 2] {
    [
        line(OFFICE, base[0], base[0] - moved),
        line(EVENTS, base[1], base[1] + moved),
    ]
}

/// Scenario 22: a project of 100,000,000 won.
#[test]
fn ten_million_of_a_hundred_is_the_councils_and_one_won_more_the_citys() {
    let moved = |won: i64| {
        [
            line(OFFICE, 60_000_000, 60_000_000 - won),
            line(EVENTS, 40_000_000, 40_000_000 + won),
        ]
    };
    assert_eq!(verdict(&moved(10_000_000)), Verdict::CouncilDecision);
    assert_eq!(
        verdict(&moved(10_000_001)),
        Verdict::CityApproval(CityReason::OverLimit)
    );
    let judged = judge(
        &moved(10_000_001),
        &terms(AtLimit::Council),
        on(date(2026, 7, 1)),
    );
    let judged = judged.expect("small sums");
    let figures = judged.tightest().expect("a project");
    assert_eq!(
        (figures.limit, figures.headroom),
        (Won(10_000_000), Won(-1))
    );
    // On exactly the limit the parties have chosen.
    let city = judge(
        &moved(10_000_000),
        &terms(AtLimit::City),
        on(date(2026, 7, 1)),
    );
    assert_eq!(
        city.expect("small sums").verdict,
        Verdict::CityApproval(CityReason::OverLimit)
    );
}

/// Scenario 23: what the council decided does not move the baseline.
#[test]
fn six_and_six_per_cent_are_twelve() {
    let after = |won: i64| {
        [
            line(OFFICE, 60_000_000, 60_000_000 - won),
            line(EVENTS, 40_000_000, 40_000_000 + won),
        ]
    };
    assert_eq!(verdict(&after(6_000_000)), Verdict::CouncilDecision);
    assert_eq!(
        verdict(&after(12_000_000)),
        Verdict::CityApproval(CityReason::OverLimit)
    );
    // A change that waits keeps its part of the limit.
    let mut waiting = after(6_000_000);
    waiting[0].waiting = vec![Won(-6_000_000)];
    waiting[1].waiting = vec![Won(6_000_000)];
    assert_eq!(
        verdict(&waiting),
        Verdict::CityApproval(CityReason::OverLimit)
    );
}

/// From A to B and back to A: what the council decided, the council can take back.
#[test]
fn going_back_nets_to_nothing_and_is_the_councils() {
    let mut lines = [
        line(OFFICE, 60_000_000, 60_000_000),
        line(EVENTS, 40_000_000, 40_000_000),
    ];
    lines[0].current = Won(50_000_000);
    lines[1].current = Won(50_000_000);
    let judged = judge(&lines, &terms(AtLimit::Council), on(date(2026, 7, 1)));
    let judged = judged.expect("small sums");
    assert_eq!(judged.verdict, Verdict::CouncilDecision);
    let figures = judged.tightest().expect("a project");
    assert_eq!((figures.moved, figures.own), (Won(0), Won(10_000_000)));
}

/// A project that a change leaves alone does not stand in its way.
#[test]
fn only_a_touched_project_is_held_against_the_limit() {
    let other = ("정책", "단위", "다른 사업", "201-01");
    let other_events = ("정책", "단위", "다른 사업", "201-03");
    let mut lines = [
        line(OFFICE, 50, 49),
        line(EVENTS, 50, 51),
        line(other, 50, 40),
        line(other_events, 50, 60),
    ];
    // The other project is full, and one more change waits there.
    lines[2].current = Won(40);
    lines[3].current = Won(60);
    lines[2].waiting = vec![Won(-1)];
    lines[3].waiting = vec![Won(1)];
    assert_eq!(verdict(&lines), Verdict::CouncilDecision);
}

/// A change that waits keeps free what it moves in every project it touches, not only in
/// that which gains.
#[test]
fn what_waits_is_kept_free_on_both_sides() {
    let other = ("정책", "단위", "다른 사업", "201-01");
    let mut lines = [
        line(OFFICE, 100, 93),
        line(EVENTS, 100, 107),
        line(other, 1000, 1000),
    ];
    lines[0].waiting = vec![Won(-13)];
    lines[1].waiting = vec![Won(0)];
    lines[2].waiting = vec![Won(13)];
    assert_eq!(verdict(&lines), Verdict::CouncilDecision);
    lines[0].waiting = vec![Won(-14)];
    assert_eq!(
        verdict(&lines),
        Verdict::CityApproval(CityReason::OverLimit)
    );
}

/// The clause that decides is named, and the one about exactly the limit only there.
#[test]
fn every_verdict_names_its_clause() {
    let clause = |won: i64, at_limit| {
        let lines = pair([100, 100], won);
        let judged = judge(&lines, &terms(at_limit), on(date(2026, 7, 1)));
        judged.expect("small sums").clause
    };
    for (won, expected) in [
        (19, Clause::Limit),
        (20, Clause::AtLimit),
        (21, Clause::Limit),
    ] {
        assert_eq!(clause(won, AtLimit::Council), Some(expected), "{won}");
        assert_eq!(clause(won, AtLimit::City), Some(expected), "{won}");
    }
    let diverted = [line(OFFICE, 50, 49), line(SUBSIDY, 50, 51)];
    let judged = judge(&diverted, &terms(AtLimit::Council), on(date(2026, 7, 1)));
    assert_eq!(judged.expect("small sums").clause, Some(Clause::Diversion));
}

/// Scenario 24.
#[test]
fn one_won_between_items_is_a_diversion() {
    let lines = [
        line(OFFICE, 50_000_000, 49_999_999),
        line(SUBSIDY, 50_000_000, 50_000_001),
    ];
    assert_eq!(
        verdict(&lines),
        Verdict::CityApproval(CityReason::Diversion)
    );
    // So it is between unit programmes with the same item.
    let other = ("정책", "다른 단위", "다른 사업", "201-01");
    let lines = [
        line(OFFICE, 50_000_000, 49_999_999),
        line(other, 50_000_000, 50_000_001),
    ];
    assert_eq!(
        verdict(&lines),
        Verdict::CityApproval(CityReason::Diversion)
    );
    // An item that had nothing is no exception, and the city is told the article to look at.
    let lines = [line(OFFICE, 50_000_000, 49_999_999), line(SUBSIDY, 0, 1)];
    let judged = judge(&lines, &terms(AtLimit::Council), on(date(2026, 7, 1)));
    let judged = judged.expect("small sums");
    assert_eq!(judged.verdict, Verdict::CityApproval(CityReason::Diversion));
    assert!(
        judged
            .article
            .expect("an article")
            .ko
            .contains("제49조제2항")
    );
    // A plain cut moves nothing from one to another.
    let lines = [
        line(OFFICE, 50_000_000, 49_999_999),
        line(SUBSIDY, 50_000_000, 50_000_000),
    ];
    assert_eq!(verdict(&lines), Verdict::CouncilDecision);
}

/// Scenario 25, and whatever else is forbidden.
#[test]
fn what_is_forbidden_names_its_article() {
    let promotion = ("정책", "단위", "사업", "203-03");
    let facilities = ("정책", "단위", "사업", "401-01");
    let pay = ("정책", "단위", "사업", "101-04");
    let elsewhere = ("다른 정책", "다른 단위", "다른 사업", "201-01");
    let base = 50_000_000;
    let (less, more) = (base - 1, base + 1);
    let in_year = date(2026, 12, 31);
    for (lines, today, expected, article) in [
        (
            [line(OFFICE, base, less), line(promotion, base, more)],
            in_year,
            Verdict::Blocked,
            "제55조제2항",
        ),
        (
            [line(facilities, base, less), line(OFFICE, base, more)],
            in_year,
            Verdict::Blocked,
            "제55조제1항",
        ),
        (
            [line(pay, base, less), line(OFFICE, base, more)],
            in_year,
            Verdict::Blocked,
            "제55조제1항",
        ),
        // What is forbidden comes before what needs more money.
        (
            [line(OFFICE, base, base), line(promotion, base, more)],
            in_year,
            Verdict::Blocked,
            "제55조제2항",
        ),
        (
            [line(OFFICE, base, less), line(EVENTS, base, more)],
            date(2027, 1, 1),
            Verdict::Blocked,
            "제7조",
        ),
        (
            [line(OFFICE, base, less), line(elsewhere, base, more)],
            in_year,
            Verdict::BlockedTransfer,
            "제47조의2",
        ),
        (
            [line(OFFICE, base, base), line(EVENTS, base, more)],
            in_year,
            Verdict::SupplementRequired,
            "제45조",
        ),
    ] {
        let judged = judge(&lines, &terms(AtLimit::Council), on(today)).expect("small sums");
        assert_eq!(judged.verdict, expected, "{lines:?}");
        let named = judged.article.expect("an article");
        assert!(named.ko.contains(article), "{}", named.ko);
        assert!(!judged.verdict.can_be_proposed());
    }
    // With the vote of the representatives a transfer is looked at like any other movement.
    let lines = [line(OFFICE, base, less), line(elsewhere, base, more)];
    let voted = Circumstances {
        transfer_voted: true,
        ..on(in_year)
    };
    let judged = judge(&lines, &terms(AtLimit::Council), voted).expect("small sums");
    assert_eq!(judged.verdict, Verdict::CityApproval(CityReason::Diversion));
}

/// Scenario 37.
#[test]
fn before_execution_it_is_a_revision_of_the_agreement() {
    let lines = [line(OFFICE, 50, 40), line(SUBSIDY, 50, 60)];
    let judged = |today| judge(&lines, &terms(AtLimit::Council), on(today)).expect("small sums");
    assert_eq!(
        judged(date(2025, 12, 31)).verdict,
        Verdict::AgreementRevision
    );
    assert_eq!(
        judged(date(2026, 1, 1)).verdict,
        Verdict::CityApproval(CityReason::Diversion)
    );
}

#[test]
fn without_money_it_is_the_content_or_nothing() {
    let lines = [line(OFFICE, 50, 50)];
    let content = Circumstances {
        content: true,
        ..on(date(2026, 7, 1))
    };
    let judged = judge(&lines, &terms(AtLimit::Council), content).expect("small sums");
    assert_eq!(judged.verdict, Verdict::ContentChange);
    assert_eq!(verdict(&lines), Verdict::Nothing);
    // Before execution both parties sign again; no year's end stops what moves no money.
    for (today, expected) in [
        (date(2025, 12, 31), Verdict::AgreementRevision),
        (date(2026, 12, 31), Verdict::ContentChange),
        (date(2027, 1, 1), Verdict::ContentChange),
    ] {
        let content = Circumstances { today, ..content };
        let judged = judge(&lines, &terms(AtLimit::Council), content).expect("small sums");
        assert_eq!(judged.verdict, expected, "{today}");
    }
    for verdict in Verdict::ALL {
        assert_eq!(Verdict::from_name(verdict.as_str()), Some(verdict));
    }
}

#[test]
fn sums_that_are_too_large_are_errors() {
    let lines = [
        line(OFFICE, i64::MAX, i64::MAX - 1),
        line(EVENTS, i64::MAX, i64::MAX),
    ];
    assert_eq!(
        judge(&lines, &terms(AtLimit::Council), on(date(2026, 7, 1))),
        Err(WonError::TooLarge)
    );
}
