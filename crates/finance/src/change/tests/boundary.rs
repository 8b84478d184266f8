//! The edges of the rule for a project of 100,000,000 won, one row each.

use super::*;

/// What moves, from what to what.
struct Row {
    what: &'static str,
    lines: Vec<Line>,
    at_limit: AtLimit,
    today: Date,
    content: bool,
    verdict: Verdict,
    /// Words of the article that has to be named.
    article: &'static str,
}

fn within(won: i64) -> Vec<Line> {
    pair([60_000_000, 40_000_000], won).to_vec()
}

fn between(from: (&str, &str, &str, &str), to: (&str, &str, &str, &str), won: i64) -> Vec<Line> {
    vec![
        line(from, 60_000_000, 60_000_000 - won),
        line(to, 40_000_000, 40_000_000 + won),
    ]
}

#[test]
fn each_edge_is_where_the_agreement_and_the_law_put_it() {
    use AtLimit::{City, Council};
    let over = Verdict::CityApproval(CityReason::OverLimit);
    let diverted = Verdict::CityApproval(CityReason::Diversion);
    let may = date(2026, 5, 1);
    let row = |what, lines, verdict| Row {
        what,
        lines,
        at_limit: Council,
        today: may,
        content: false,
        verdict,
        article: "",
    };
    let promotion = ("정책", "단위", "사업", "203-03");
    let pay = ("정책", "단위", "사업", "101-04");
    let facilities = ("정책", "단위", "사업", "401-01");
    let repayment = ("정책", "단위", "사업", "312-01");
    let unit = ("정책", "다른 단위", "사업", "201-01");
    let policy = ("다른 정책", "단위", "사업", "201-01");
    let more = vec![
        line(OFFICE, 60_000_000, 60_000_001),
        line(EVENTS, 40_000_000, 40_000_000),
    ];
    let less = vec![
        line(OFFICE, 60_000_000, 50_000_000),
        line(SUBSIDY, 40_000_000, 40_000_000),
    ];
    let even_less = vec![
        line(OFFICE, 60_000_000, 49_999_999),
        line(SUBSIDY, 40_000_000, 40_000_000),
    ];
    let mut six_after_six = within(12_000_000);
    for line in &mut six_after_six {
        line.current = Won((line.base.0 + line.new.0) / 2);
    }
    let mut six_beside_six = within(6_000_000);
    six_beside_six[0].waiting = vec![Won(-6_000_000)];
    six_beside_six[1].waiting = vec![Won(6_000_000)];
    let rows = [
        row("9,999,999 won", within(9_999_999), Verdict::CouncilDecision),
        row(
            "10,000,000 won",
            within(10_000_000),
            Verdict::CouncilDecision,
        ),
        row("10,000,001 won", within(10_000_001), over),
        Row {
            at_limit: City,
            ..row(
                "9,999,999 won, limit is the city's",
                within(9_999_999),
                Verdict::CouncilDecision,
            )
        },
        Row {
            at_limit: City,
            ..row(
                "10,000,000 won, limit is the city's",
                within(10_000_000),
                over,
            )
        },
        Row {
            at_limit: City,
            ..row(
                "10,000,001 won, limit is the city's",
                within(10_000_001),
                over,
            )
        },
        row(
            "one won to another item",
            between(OFFICE, SUBSIDY, 1),
            diverted,
        ),
        row(
            "one won to another unit programme",
            between(OFFICE, unit, 1),
            diverted,
        ),
        Row {
            article: "제47조의2",
            ..row(
                "one won to another policy programme",
                between(OFFICE, policy, 1),
                Verdict::BlockedTransfer,
            )
        },
        Row {
            article: "제55조제2항",
            ..row(
                "into business promotion",
                between(OFFICE, promotion, 1),
                Verdict::Blocked,
            )
        },
        Row {
            article: "제55조제1항",
            ..row(
                "out of personnel",
                between(pay, OFFICE, 1),
                Verdict::Blocked,
            )
        },
        Row {
            article: "제55조제1항",
            ..row(
                "out of facilities",
                between(facilities, OFFICE, 1),
                Verdict::Blocked,
            )
        },
        Row {
            article: "제55조제1항",
            ..row(
                "out of repayment",
                between(repayment, OFFICE, 1),
                Verdict::Blocked,
            )
        },
        Row {
            today: date(2026, 12, 31),
            ..row("on 31 December", within(1), Verdict::CouncilDecision)
        },
        Row {
            article: "제7조",
            today: date(2027, 1, 1),
            ..row("after 31 December", within(1), Verdict::Blocked)
        },
        Row {
            today: date(2025, 12, 31),
            ..row("before execution", within(1), Verdict::AgreementRevision)
        },
        row("six after six per cent", six_after_six, over),
        row("six beside six per cent that wait", six_beside_six, over),
        Row {
            article: "제45조",
            ..row("one won more in all", more, Verdict::SupplementRequired)
        },
        row("a cut of ten per cent", less, Verdict::CouncilDecision),
        row("a cut of one won more", even_less, over),
        Row {
            content: true,
            ..row("another place", within(0), Verdict::ContentChange)
        },
        Row {
            content: true,
            ..row(
                "another place and money",
                within(1),
                Verdict::CouncilDecision,
            )
        },
        row("nothing", within(0), Verdict::Nothing),
    ];
    for row in rows {
        let circumstances = Circumstances {
            content: row.content,
            ..on(row.today)
        };
        let judged = judge(&row.lines, &terms(row.at_limit), circumstances).expect("small sums");
        assert_eq!(judged.verdict, row.verdict, "{}", row.what);
        let article = judged
            .article
            .as_ref()
            .map_or("", |article| article.ko.as_str());
        assert!(article.contains(row.article), "{}: {article}", row.what);
    }
}

/// No figure is rounded across the limit, in per cent or in words.
#[test]
fn one_won_over_is_shown_as_one_won_over() {
    let judged = |won: i64| {
        let judged = judge(&within(won), &terms(AtLimit::Council), on(date(2026, 5, 1)));
        judged.expect("small sums")
    };
    for (won, tenths) in [
        (8_200_000, Some(82)),
        (9_999_999, Some(99)),
        (10_000_000, Some(100)),
        (10_000_001, None),
        (10_099_999, None),
        (10_100_000, Some(101)),
    ] {
        let judged = judged(won);
        assert_eq!(
            judged.tightest().expect("a project").tenths(),
            tenths,
            "{won}"
        );
    }
    let said = judged(10_000_001).sentence(korean::Lang::Ko);
    assert!(
        said.contains("10,000,001원") && said.contains("한도를 1원 넘"),
        "{said}"
    );
    let said = judged(10_000_000).sentence(korean::Lang::En);
    assert!(said.contains("exactly the limit"), "{said}");
    for won in [0, 1, 10_000_000, 10_000_001] {
        for lang in [korean::Lang::Ko, korean::Lang::En] {
            let said = judged(won).sentence(lang);
            assert!(!said.contains("change-"), "{said}");
        }
    }
}
