//! Group commit, failures inside and of a group, broken connections, full disks.

use std::sync::mpsc;
use std::time::Duration;

use store::{StoreError, Stores, values};

use crate::bed::{Bed, count, now, on_both, person};

const PEOPLE: &str = "SELECT COUNT(*) FROM person";
/// Ends the connections of the site.
const KILL: &str = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
                    WHERE application_name = 'madang site' \
                    AND datname = current_database() AND pid <> pg_backend_pid()";

/// Makes the writer wait, so that what is asked for meanwhile comes into one group.
fn hold(stores: &Stores) -> mpsc::Sender<()> {
    let (release, held) = mpsc::channel::<()>();
    let (site, started) = (
        stores.site.clone(),
        std::sync::Arc::new(tokio::sync::Notify::new()),
    );
    let begun = std::sync::Arc::clone(&started);
    tokio::spawn(async move {
        let work = site.write(move |_| {
            begun.notify_one();
            let _ = held.recv_timeout(Duration::from_secs(10));
            Ok::<_, StoreError>(())
        });
        work.await.unwrap();
    });
    tokio::task::block_in_place(|| {
        tokio::runtime::Handle::current().block_on(started.notified());
    });
    release
}

/// Starts `n` writes in a fixed order and answers their results once the writer is let go.
async fn group<T: Send + 'static>(
    stores: &Stores,
    n: usize,
    work: impl Fn(usize, &mut store::Tx<'_>) -> Result<T, StoreError> + Clone + Send + 'static,
) -> Vec<Result<T, StoreError>> {
    let release = hold(stores);
    let mut tasks = Vec::new();
    for index in 0..n {
        let (site, work) = (stores.site.clone(), work.clone());
        tasks.push(tokio::spawn(async move {
            site.write(move |tx| work(index, tx)).await
        }));
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    release.send(()).unwrap();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

on_both! {
    async fn a_failing_closure_is_undone_alone(bed: Bed) {
        let results = group(&bed.stores, 60, |index, tx| {
            let person = store::person_add(tx, "ko", "하늘동 주민", now())?;
            match index % 3 {
                0 => Ok(person),
                1 => Err(StoreError::Missing("on purpose".into())),
                // A statement that the database refuses ends this closure alone, too.
                _ => tx.execute("INSERT INTO stage (cycle_id) VALUES ($1)", values![1])
                    .map(|_| person),
            }
        }).await;
        let kept = results.iter().filter(|r| r.is_ok()).count();
        assert_eq!(kept, 20);
        assert_eq!(count(&bed.stores, PEOPLE).await, 20);
    }

    async fn a_panic_ends_only_its_own_work(bed: Bed) {
        let results = group(&bed.stores, 9, |index, tx| {
            let person = store::person_add(tx, "ko", "하늘동 주민", now())?;
            assert!(index != 4, "on purpose");
            Ok(person)
        }).await;
        assert_eq!(results[4], Err(StoreError::Panicked));
        assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 8);
        assert_eq!(count(&bed.stores, PEOPLE).await, 8);
        let read = bed.stores.site.read(|_| -> Result<(), StoreError> { panic!("on purpose") });
        assert_eq!(read.await, Err(StoreError::Panicked));
        for _ in 0..8 {
            assert_eq!(count(&bed.stores, PEOPLE).await, 8, "the readers go on");
        }
    }

    async fn a_failed_commit_fails_its_group(bed: Bed) {
        let make = |tx: &mut store::Tx<'_>| {
            tx.execute("CREATE TABLE one (id BIGINT PRIMARY KEY)", &[])?;
            tx.execute("CREATE TABLE two (id BIGINT REFERENCES one (id) \
                        DEFERRABLE INITIALLY DEFERRED)", &[])
        };
        bed.stores.site.write(make).await.unwrap();
        let results = group(&bed.stores, 10, |index, tx| {
            store::person_add(tx, "ko", "하늘동 주민", now())?;
            if index == 7 {
                tx.execute("INSERT INTO two (id) VALUES ($1)", values![1])?;
            }
            Ok(())
        }).await;
        assert!(results.iter().all(|r| matches!(r, Err(StoreError::Statement(_)))), "{results:?}");
        assert_eq!(count(&bed.stores, PEOPLE).await, 0);
        person(&bed.stores, "하늘동 주민").await;
        assert_eq!(count(&bed.stores, PEOPLE).await, 1);
    }

    async fn reading_does_not_write(bed: Bed) {
        let read = bed.stores.site.read(|tx| store::person_add(tx, "ko", "하늘동 주민", now()));
        assert!(matches!(read.await, Err(StoreError::Statement(_))));
        assert_eq!(count(&bed.stores, PEOPLE).await, 0);
        let failed = bed.stores.site.failed().borrow().clone();
        assert_eq!(failed, None, "a refused write is no failure of the disk");
    }

    async fn one_reading_sees_one_state(bed: Bed) {
        let site = bed.stores.site.clone();
        let (first, second) = (mpsc::channel(), mpsc::channel());
        let read = tokio::spawn(async move {
            site.read(move |tx| {
                let before = tx.number(PEOPLE, &[])?;
                first.0.send(()).unwrap();
                second.1.recv_timeout(Duration::from_secs(10)).unwrap();
                Ok::<_, StoreError>((before, tx.number(PEOPLE, &[])?))
            }).await
        });
        tokio::task::block_in_place(|| first.1.recv_timeout(Duration::from_secs(10)).unwrap());
        person(&bed.stores, "하늘동 주민").await;
        second.0.send(()).unwrap();
        assert_eq!(read.await.unwrap(), Ok((0, 0)));
    }

    async fn closing_finishes_what_was_asked_for(bed: Bed) {
        let release = hold(&bed.stores);
        let site = bed.stores.site.clone();
        let write = tokio::spawn(async move {
            site.write(|tx| store::person_add(tx, "ko", "하늘동 주민", now())).await
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        release.send(()).unwrap();
        bed.stores.close().await;
        assert!(write.await.unwrap().is_ok());
        let late = bed.stores.site.write(|tx| store::person_add(tx, "ko", "늦은 주민", now()));
        assert_eq!(late.await, Err(StoreError::Closed));
        let late = bed.stores.site.read(|tx| tx.number(PEOPLE, &[]));
        assert_eq!(late.await, Err(StoreError::Closed));
        if let Some(file) = bed.stores.site.file() {
            let log = std::fs::metadata(file.with_extension("db-wal"));
            assert!(log.map_or(0, |m| m.len()) == 0, "the log is in the database");
        }
        let bed = bed.restart().await;
        assert_eq!(count(&bed.stores, PEOPLE).await, 1);
    }

    async fn statements_are_counted(bed: Bed) {
        let before = bed.stores.effort().statements();
        count(&bed.stores, PEOPLE).await;
        assert_eq!(bed.stores.effort().statements() - before, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_stops_the_store_and_loses_nothing_acknowledged() {
    let bed = Bed::sqlite();
    // The database may not grow any more: to SQLite that is a full disk.
    let limit = |tx: &mut store::Tx<'_>| {
        let pages = tx.number("PRAGMA page_count", &[])?;
        assert!(pages < 600, "a new database has {pages} pages");
        tx.number("PRAGMA max_page_count = 600", &[])
    };
    bed.stores.site.write(limit).await.unwrap();
    let mut acknowledged = 0;
    let error = loop {
        let results = group(&bed.stores, 20, |_, tx| {
            store::person_add(tx, "ko", &"가".repeat(500), now())
        })
        .await;
        match results.into_iter().find_map(Result::err) {
            Some(error) => break error,
            None => acknowledged += 20,
        }
    };
    assert!(matches!(error, StoreError::Disk(_)), "{error}");
    assert!(matches!(bed.stores.failed().await, StoreError::Disk(_)));
    let next = bed
        .stores
        .site
        .write(|tx| store::person_add(tx, "ko", "x", now()));
    assert!(matches!(next.await, Err(StoreError::Failed(_))));
    assert_eq!(
        count(&bed.stores, PEOPLE).await,
        acknowledged,
        "reading goes on"
    );
    let bed = bed.restart().await;
    assert_eq!(count(&bed.stores, PEOPLE).await, acknowledged);
    person(&bed.stores, "하늘동 주민").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_file_met_in_reading_stops_the_store() {
    use std::os::unix::fs::FileExt;
    let bed = Bed::sqlite();
    person(&bed.stores, "하늘동 주민").await;
    let root = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'person'";
    let root = count(&bed.stores, root).await;
    let size = count(&bed.stores, "PRAGMA page_size").await;
    let file = bed.stores.site.file().unwrap().to_owned();
    let bed = bed.close().await;
    let file = std::fs::File::options().write(true).open(file).unwrap();
    let damage = vec![0xff; usize::try_from(size).unwrap()];
    file.write_all_at(&damage, u64::try_from((root - 1) * size).unwrap())
        .unwrap();
    let bed = bed.reopened();
    let read = bed
        .stores
        .site
        .read(|tx| tx.number("SELECT COUNT(*) FROM person WHERE display_name > ''", &[]));
    assert!(matches!(read.await, Err(StoreError::Disk(_))));
    assert!(matches!(bed.stores.failed().await, StoreError::Disk(_)));
    let write = bed.stores.site.write(|_| Ok::<_, StoreError>(()));
    assert!(matches!(write.await, Err(StoreError::Failed(_))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_became_a_standby_is_left_for_the_next() {
    let Some(bed) = Bed::postgres() else { return };
    // To the session that writes, this looks the same: its transactions are read-only.
    let turn = |setting: &'static str, end: &'static str| {
        tokio::task::block_in_place(|| {
            let mut client = bed.client();
            let row = client.query_one("SELECT current_database()", &[]).unwrap();
            let name: String = row.get(0);
            let alter = format!("ALTER DATABASE {name} {setting}");
            for sql in ["SET default_transaction_read_only = off", &alter, end] {
                client.batch_execute(sql).unwrap();
            }
        });
    };
    turn("SET default_transaction_read_only = on", KILL);
    tokio::time::sleep(Duration::from_millis(200)).await;
    let add = || {
        bed.stores
            .site
            .write(|tx| store::person_add(tx, "ko", "하늘동 주민", now()))
    };
    let write = add().await;
    assert!(
        matches!(write, Err(StoreError::Unavailable(_))),
        "{write:?}"
    );
    turn("RESET default_transaction_read_only", "");
    assert!(
        add().await.is_ok(),
        "the next write asks for a connection anew"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_that_takes_too_long_is_ended() {
    let Some(bed) = Bed::postgres() else { return };
    let shown = bed.stores.site.read(|tx| {
        let text = tx.row("SELECT current_setting('statement_timeout')", &[], |r| {
            r.get(0)
        })?;
        Ok::<Option<String>, StoreError>(text)
    });
    assert_eq!(shown.await, Ok(Some("30s".into())));
    let short = bed.stores.site.write(|tx| {
        tx.execute("SET LOCAL statement_timeout = 50", &[])?;
        tx.number("SELECT COUNT(*) FROM (SELECT pg_sleep(10)) AS slept", &[])
    });
    assert!(matches!(short.await, Err(StoreError::Unavailable(_))));
    person(&bed.stores, "하늘동 주민").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_connection_is_no_acknowledgement_and_is_made_anew() {
    let Some(bed) = Bed::postgres() else { return };
    // Between two groups the writer notices and nobody else does; a read may be hit by it.
    bed.stores
        .roll
        .read(|tx| tx.number(KILL, &[]))
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    person(&bed.stores, "하늘동 주민 1").await;
    assert_eq!(count(&bed.stores, PEOPLE).await, 1);
    // In the middle of a group nobody in it is told yes.
    let roll = bed.stores.roll.clone();
    let results = group(&bed.stores, 3, move |index, tx| {
        let person = store::person_add(tx, "ko", "하늘동 주민 2", now())?;
        if index == 1 {
            let (roll, (done, wait)) = (roll.clone(), mpsc::channel());
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .build()
                    .unwrap();
                runtime
                    .block_on(roll.read(|tx| tx.number(KILL, &[])))
                    .unwrap();
                done.send(()).unwrap();
            });
            wait.recv_timeout(Duration::from_secs(10)).unwrap();
        }
        Ok(person)
    })
    .await;
    assert!(
        results
            .iter()
            .all(|r| matches!(r, Err(StoreError::Unavailable(_)))),
        "{results:?}"
    );
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(count(&bed.stores, PEOPLE).await, 1);
    person(&bed.stores, "하늘동 주민 3").await;
    assert_eq!(count(&bed.stores, PEOPLE).await, 2);
}
