//! What holds of the change rule for any figures.

use proptest::prelude::*;

use super::*;

proptest! {
    /// Whoever splits a change in two gains nothing: the second is judged with the first.
    #[test]
    fn splitting_gives_no_more_freedom(a in 0i64..60_000_000, b in 0i64..60_000_000) {
        let base = [120_000_000, 40_000_000];
        let whole = verdict(&pair(base, a + b));
        let (first, second) = (verdict(&pair(base, a)), verdict(&pair(base, a + b)));
        if whole == Verdict::CityApproval(CityReason::OverLimit) {
            prop_assert_eq!(second, whole);
        } else {
            prop_assert_ne!(first, Verdict::CityApproval(CityReason::OverLimit));
        }
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
        steps in proptest::collection::vec((0usize..6, 0usize..6, 0i64..200_000), 1..12),
    ) {
        let places = [
            OFFICE,
            EVENTS,
            ("정책", "단위", "둘째 사업", "201-01"),
            ("정책", "단위", "둘째 사업", "201-02"),
            SUBSIDY,
            ("정책", "다른 단위", "셋째 사업", "201-01"),
        ];
        let judged = |current: &[i64], new: &[i64]| {
            let lines = places.iter().zip(&base).zip(current.iter().zip(new));
            let lines: Vec<Line> = lines
                .map(|((at, base), (current, new))| Line {
                    current: Won(*current),
                    ..line(*at, *base, *new)
                })
                .collect();
            verdict(&lines)
        };
        let mut current = base.clone();
        for (from, to, won) in steps {
            let mut new = current.clone();
            let won = won.min(new[from]);
            new[from] -= won;
            new[to] += won;
            if judged(&current, &new) == Verdict::CouncilDecision {
                current = new;
                let at_once = judged(&base, &current);
                prop_assert!(
                    matches!(at_once, Verdict::CouncilDecision | Verdict::Nothing),
                    "{:?}", at_once
                );
            }
        }
    }
}
