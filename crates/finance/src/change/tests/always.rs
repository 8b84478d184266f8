//! What holds of the change rule for any figures.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

const PLACES: [(&str, &str, &str, &str); 6] = [
    OFFICE,
    EVENTS,
    ("정책", "단위", "둘째 사업", "201-01"),
    ("정책", "단위", "둘째 사업", "201-02"),
    SUBSIDY,
    ("정책", "다른 단위", "셋째 사업", "201-01"),
];

/// The lines at [`PLACES`].
fn at_places(base: &[i64], current: &[i64], new: &[i64], waiting: &[Vec<i64>]) -> Vec<Line> {
    let places = PLACES.iter().enumerate();
    let lines = places.map(|(place, at)| Line {
        current: Won(current[place]),
        waiting: waiting.iter().map(|moves| Won(moves[place])).collect(),
        ..line(*at, base[place], new[place])
    });
    lines.collect()
}

/// How far a verdict is from the council's own decision.
fn strictness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Nothing => 0,
        Verdict::ContentChange => 1,
        Verdict::CouncilDecision => 2,
        Verdict::CityApproval(_) => 3,
        Verdict::AgreementRevision | Verdict::SupplementRequired => 4,
        Verdict::BlockedTransfer | Verdict::Blocked => 5,
    }
}

/// Moves of up to so many won between two of the places, each a step.
fn steps() -> impl Strategy<Value = Vec<(usize, usize, i64)>> {
    proptest::collection::vec((0usize..6, 0usize..6, 0i64..200_000), 1..12)
}

fn moved(from: &[i64], step: (usize, usize, i64)) -> Vec<i64> {
    let mut new = from.to_vec();
    let won = step.2.min(new[step.0]);
    new[step.0] -= won;
    new[step.1] += won;
    new
}

proptest! {
    #![proptest_config(Config { cases: 10_000, ..Config::default() })]

    /// Twenty changes of one per cent are one of twenty: the council is out at the same won.
    #[test]
    fn twenty_small_changes_are_one_large(total in 2_000i64..1_000_000_000, parts in 1i64..40) {
        let step = total / 100;
        let base = [total - total / 2, total / 2];
        let (mut current, mut council) = (0, true);
        for _ in 0..parts.min(50) {
            let next = current + step;
            let mut lines = pair(base, next);
            lines[0].current = Won(base[0] - current);
            lines[1].current = Won(base[1] + current);
            let stepped = verdict(&lines);
            prop_assert_eq!(stepped, verdict(&pair(base, next)), "one of {} won", next);
            council &= stepped == Verdict::CouncilDecision;
            prop_assert_eq!(council, next * 100 <= total * 10);
            current = next;
        }
    }

    /// From A to B and back: the room to move is what it was, and what went back and forth is
    /// still told of each of the two changes.
    #[test]
    fn there_and_back_returns_the_headroom(total in 2_000i64..1_000_000_000, part in 1i64..100) {
        let base = [total - total / 2, total / 2];
        let won = total / 10 * part / 100;
        let figures = |current: i64, new: i64| {
            let mut lines = pair(base, new);
            lines[0].current = Won(base[0] - current);
            lines[1].current = Won(base[1] + current);
            let judged = judge(&lines, &terms(AtLimit::Council), on(date(2026, 7, 1)));
            judged.expect("small sums").projects.remove(0)
        };
        let (start, there, back) = (figures(0, 0), figures(0, won), figures(won, 0));
        prop_assert_eq!(there.headroom.0, start.headroom.0 - won);
        prop_assert_eq!(back.headroom, start.headroom);
        prop_assert_eq!(there.own.0 + back.own.0, 2 * won);
    }

    /// More money on the same way is never judged more freely.
    #[test]
    fn a_verdict_is_monotone_in_the_amount(
        base in proptest::collection::vec(1i64..1_000_000, 6),
        (from, further) in (0usize..6, 1usize..6),
        (a, b) in (0i64..1_000_000, 0i64..1_000_000),
        city in any::<bool>(),
    ) {
        let to = (from + further) % 6;
        let at_limit = if city { AtLimit::City } else { AtLimit::Council };
        let judged = |won: i64| {
            let lines = at_places(&base, &base, &moved(&base, (from, to, won)), &[]);
            let judged = judge(&lines, &terms(at_limit), on(date(2026, 7, 1)));
            strictness(judged.expect("small sums").verdict)
        };
        prop_assert!(judged(a.min(b)) <= judged(a.max(b)));
    }

    /// The verdict changes at one won and nowhere else, whatever the total and the limit.
    #[test]
    fn the_limit_is_exact(total in 2i64..1_000_000_000, numerator in 1u32..50) {
        let terms = AgreementTerms { limit: [numerator, 100], ..terms(AtLimit::Council) };
        let limit = total / 2 * 2 * i64::from(numerator) / 100;
        let judged = |moved| {
            let lines = pair([total / 2, total / 2], moved);
            judge(&lines, &terms, on(date(2026, 7, 1))).expect("small sums").verdict
        };
        if limit > 0 {
            prop_assert_eq!(judged(limit), Verdict::CouncilDecision);
        }
        if limit < total / 2 {
            prop_assert_eq!(judged(limit + 1), Verdict::CityApproval(CityReason::OverLimit));
        }
    }

    /// Whatever the council decides on the way, the end is judged as if it came at once: no
    /// number of steps brings the council further than one.
    #[test]
    fn steps_bring_the_council_no_further(
        base in proptest::collection::vec(0i64..1_000_000, 6),
        steps in steps(),
    ) {
        let mut current = base.clone();
        for step in steps {
            let new = moved(&current, step);
            if verdict(&at_places(&base, &current, &new, &[])) == Verdict::CouncilDecision {
                current = new;
                let at_once = verdict(&at_places(&base, &base, &current, &[]));
                prop_assert!(
                    matches!(at_once, Verdict::CouncilDecision | Verdict::Nothing),
                    "{:?}", at_once
                );
            }
        }
    }

    /// Requests that wait side by side and were each found to be the council's never pass the
    /// limit, whichever of them come and in whatever order.
    #[test]
    fn what_waits_side_by_side_never_passes_the_limit(
        base in proptest::collection::vec(0i64..1_000_000, 6),
        steps in steps(),
        coming in any::<u32>(),
    ) {
        let mut waiting: Vec<Vec<i64>> = Vec::new();
        for step in steps {
            let new = moved(&base, step);
            if verdict(&at_places(&base, &base, &new, &waiting)) == Verdict::CouncilDecision {
                waiting.push(base.iter().zip(&new).map(|(base, new)| new - base).collect());
            }
        }
        let mut end = base.clone();
        let comes = |place: &usize| coming >> place & 1 == 1;
        for place in (0..waiting.len()).filter(comes) {
            for (sum, won) in end.iter_mut().zip(&waiting[place]) {
                *sum += won;
            }
        }
        let judged = judge(&at_places(&base, &base, &end, &[]), &terms(AtLimit::Council), on(date(2026, 7, 1)));
        for figures in judged.expect("small sums").projects {
            prop_assert!(Won::ZERO <= figures.headroom, "{:?} of {:?}", figures, waiting);
        }
    }

    /// The worst of what waits is what trying every subset finds.
    #[test]
    fn the_worst_subset_is_found(
        base in proptest::collection::vec(0i64..1_000_000, 2),
        own in -1_000i64..1_000,
        moves in proptest::collection::vec((-1_000i64..1_000, -1_000i64..1_000), 0..8),
    ) {
        prop_assert_eq!(used(&base, own, &moves), worst(own, &moves));
    }
}

proptest! {
    #![proptest_config(Config { cases: 100, ..Config::default() })]

    /// The bound that stands for it among many changes is never less.
    #[test]
    fn the_bound_for_many_is_never_less(
        own in -1_000i64..1_000,
        moves in proptest::collection::vec((-1_000i64..1_000, -1_000i64..1_000), 13..15),
    ) {
        prop_assert!(worst(own, &moves) <= used(&[1_000_000; 2], own, &moves));
    }
}

/// What the rule takes as moved in a project of two lines, of which the first gains `own` from
/// the second while `moves` wait.
fn used(base: &[i64], own: i64, moves: &[(i64, i64)]) -> i64 {
    let waiting = |first: bool| {
        moves
            .iter()
            .map(move |(a, b)| Won(if first { *a } else { *b }))
    };
    let lines = [
        Line {
            waiting: waiting(true).collect(),
            ..line(OFFICE, base[0], base[0] + own)
        },
        Line {
            waiting: waiting(false).collect(),
            ..line(EVENTS, base[1], base[1] - own)
        },
    ];
    let figures = figures::project_figures(&lines, &terms(AtLimit::Council));
    figures.expect("small sums")[0]
        .used()
        .expect("small sums")
        .0
}

/// The same by trying every subset.
fn worst(own: i64, moves: &[(i64, i64)]) -> i64 {
    let moved = (0u32..1 << moves.len()).map(|subset| {
        let taken = moves
            .iter()
            .enumerate()
            .filter(|(place, _)| subset >> place & 1 == 1);
        let [first, second] = taken.fold([own, -own], |[a, b], (_, (x, y))| [a + x, b + y]);
        let gained = first.max(0) + second.max(0);
        gained.max(gained - first - second)
    });
    moved.max().unwrap_or(0)
}
