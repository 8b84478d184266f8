//! The audit chain: complete, unchangeable, and checked.

use process::id::{PersonId, VoteId};
use serde_json::json;
use store::{AuditReport, Db, StoreError, Stores, audit_append, audit_verify};

use crate::bed::{Bed, now, on_both};

async fn append(db: &Db, n: i64) {
    for index in 0..n {
        let write = db.write(move |tx| {
            let detail = json!({ "index": index, "title": "쉼터" });
            audit_append(
                tx,
                now(),
                Some(PersonId(3)),
                "proposal-submit",
                "proposal/1",
                &detail,
            )
        });
        write.await.unwrap();
    }
}

async fn verify(db: &Db) -> AuditReport {
    db.read(audit_verify).await.unwrap()
}

async fn run(db: &Db, sql: &'static str) -> Result<u64, StoreError> {
    db.write(move |tx| tx.execute(sql, &[])).await
}

/// Takes the guard away that stops everybody but the owner of the database.
async fn drop_guard(bed: &Bed) {
    for (sqlite, postgres) in [
        (
            "DROP TRIGGER audit_no_update",
            "DROP TRIGGER audit_no_update ON audit",
        ),
        (
            "DROP TRIGGER audit_no_delete",
            "DROP TRIGGER audit_no_delete ON audit",
        ),
    ] {
        run(
            &bed.stores.site,
            if bed.is_sqlite() { sqlite } else { postgres },
        )
        .await
        .unwrap();
    }
}

on_both! {
    async fn the_chain_holds_under_many_writers(bed: Bed) {
        let db = &bed.stores.site;
        let tasks: Vec<_> = (0..20).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { append(&db, 10).await })
        }).collect();
        for task in tasks {
            task.await.unwrap();
        }
        // A refused act leaves no row and no gap.
        let refused = db.write(|tx| {
            audit_append(tx, now(), None, "sign-in", "person/1", &json!({}))?;
            Err::<(), _>(StoreError::Missing("on purpose".into()))
        });
        assert!(refused.await.is_err());
        let report = verify(db).await;
        assert_eq!((report.rows, report.fault), (200, None));
    }

    async fn rows_can_not_be_changed(bed: Bed) {
        let db = &bed.stores.site;
        append(db, 3).await;
        for sql in ["UPDATE audit SET actor = '9' WHERE seq = 2", "DELETE FROM audit WHERE seq = 3"] {
            let error = run(db, sql).await.unwrap_err();
            assert!(error.to_string().contains("never changed"), "{error}");
        }
        assert_eq!(verify(db).await.fault, None);
    }

    async fn a_changed_row_is_found(bed: Bed) {
        let db = &bed.stores.site;
        append(db, 5).await;
        drop_guard(&bed).await;
        run(db, "UPDATE audit SET actor = '9' WHERE seq = 2").await.unwrap();
        assert_eq!(verify(db).await.fault, Some((2, "it was changed")));
    }

    async fn a_missing_row_is_found(bed: Bed) {
        let db = &bed.stores.site;
        append(db, 5).await;
        drop_guard(&bed).await;
        run(db, "DELETE FROM audit WHERE seq = 5").await.unwrap();
        assert_eq!(verify(db).await.fault, Some((5, "the end of the chain is missing")));
        run(db, "DELETE FROM audit WHERE seq = 2").await.unwrap();
        assert_eq!(verify(db).await.fault, Some((3, "a row is missing before this one")));
    }

    /// The roll's rows name nobody and only the day; a repetition leaves none.
    async fn the_roll_notes_each_issue_once(bed: Bed) {
        use process::eligibility::Basis;
        let day = jiff::civil::date(2026, 7, 24);
        for (key, first) in [("a", true), ("b", true), ("a", false)] {
            let write = bed.stores.roll.write(move |tx| {
                store::roll_issue(tx, VoteId(7), key, Basis::Resident, day)
            });
            assert_eq!(write.await, Ok(first));
        }
        let rows = bed.stores.roll.read(|tx| store::audit_list(tx, 0, 10)).await.unwrap();
        assert_eq!(rows.len(), 2);
        for row in rows {
            assert_eq!((row.actor.as_str(), row.subject.as_str()), ("", "vote/7"));
            assert_eq!(row.at, crate::bed::at("24T00:00:00"));
            assert_eq!(row.detail, r#"{"basis":"resident","day":"2026-07-24"}"#);
        }
        assert_eq!(verify(&bed.stores.roll).await.fault, None);
        let count = bed.stores.roll.read(|tx| store::roll_issued_count(tx, VoteId(7))).await;
        assert_eq!(count, Ok(2));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_make_one_chain() {
    let Some(bed) = Bed::postgres() else { return };
    let other = Stores::open(&bed.config).unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|i| {
            let db = if i % 2 == 0 {
                bed.stores.site.clone()
            } else {
                other.site.clone()
            };
            tokio::spawn(async move { append(&db, 10).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let report = verify(&other.site).await;
    assert_eq!((report.rows, report.fault), (200, None));
    other.close().await;
}
