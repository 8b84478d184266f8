//! What an evaluation published stays as it is, and its figures count each person once.

use finance::Won;
use process::agenda::Item;
use process::evaluation::{Profile, ResidentsText, Scheme};
use process::proposal::ProposalText;
use store::{Db, StoreError, *};

use crate::bed::{district, now, on_both};

async fn run(db: &Db, sql: &'static str) -> Result<u64, StoreError> {
    db.write(move |tx| tx.execute(sql, &[])).await
}

on_both! {
    async fn what_was_published_of_a_year_is_never_changed(bed: Bed) {
        let district = district(&bed.stores, "haneul").await;
        let done = bed.stores.site.write(move |tx| {
            let officer = person_add(tx, "ko", "시에서 온 주민", now())?;
            let scheme = Scheme { fiscal_year: 2027, areas: Vec::new() };
            evaluation_scheme_add(tx, &scheme, "함께 정했습니다.", officer, now())?;
            let found = evaluation_scheme_of(tx, 2027)?.expect("it is there");
            assert_eq!((found.scheme.clone(), found.hash.len()), (scheme, 64));
            let of = (&found, district, 1);
            evaluation_result_add(tx, of, &Profile::default(), now(), officer, now())?;
            Ok::<_, StoreError>(officer)
        });
        let officer = done.await.unwrap();
        for sql in [
            "UPDATE evaluation_scheme SET reason = 'another'",
            "DELETE FROM evaluation_result",
            "UPDATE evaluation_result SET number = 2",
            "DELETE FROM evaluation_scheme",
        ] {
            assert!(run(&bed.stores.site, sql).await.is_err(), "{sql}");
        }
        let again = bed.stores.site.write(move |tx| {
            let scheme = Scheme { fiscal_year: 2027, areas: Vec::new() };
            evaluation_scheme_add(tx, &scheme, "다시", officer, now())
        });
        assert!(matches!(again.await, Err(StoreError::Exists(_))), "a year has one scheme");
        let read = bed.stores.site.read(move |tx| evaluation_results(tx, district));
        assert_eq!(read.await.unwrap().len(), 1);
    }

    async fn people_and_residents_are_counted_for_their_year(bed: Bed) {
        let district = district(&bed.stores, "haneul").await;
        let done = bed.stores.site.write(move |tx| {
            let cycle = cycle_add(tx, district, 2027, Won(10_000), now())?;
            let both = person_add(tx, "ko", "하늘동 주민 3", now())?;
            let other = person_add(tx, "ko", "하늘동 주민 4", now())?;
            let text = ProposalText {
                title: "골목에 등을".into(),
                need: "어둡습니다.".into(),
                body: "답니다.".into(),
                place: String::new(),
                neighborhood: None,
                cost: None,
                category: None,
            };
            let id = proposal_add(tx, district, cycle, both, &text, now())?;
            for person in [both, other, other] {
                comment_add(tx, (Item::Proposal(id), None), person, "저도 필요합니다.", now())?;
            }
            let hour = jiff::SignedDuration::from_hours(1);
            let window = (now() - hour, now() + hour);
            assert_eq!(people_between(tx, district, window)?, 2, "each counts once");
            assert_eq!(people_between(tx, district, (now() + hour, now() + hour + hour))?, 0);
            for (day, count) in [("2026-06-30", 1), ("2026-12-31", 2), ("2026-12-31", 3), ("2025-12-31", 4)] {
                let told = ResidentsText {
                    counted_on: day.parse().expect("a day"),
                    residents: count,
                    source: "통계".into(),
                };
                residents_add(tx, district, &told, both, now())?;
            }
            let counts: Vec<i64> = residents_of(tx, district)?.iter().map(|one| one.text.residents).collect();
            assert_eq!(counts, [3, 2, 1, 4], "the latest day, and what was told last of it");
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }
}
