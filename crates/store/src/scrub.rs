//! Rewriting files of the roll and the ballot box, so that they tell no more than their rows.
//!
//! A database keeps more than it shows: deleted rows, and the order in which rows came. Both
//! could join a ballot to the voter who was issued it.

use crate::db::Db;
use crate::error::StoreError;
use crate::link::{advisory_lock, truncate_log};
use crate::stores::Stores;
use crate::tx::Conn;

/// Leaves only living rows in the file of the slots. VACUUM would copy deleted rows that an
/// older snapshot may still see, such as that of a dump; TRUNCATE begins a new file.
const SCRUB: &str = "LOCK TABLE slot_ballot IN ACCESS EXCLUSIVE MODE; \
     CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM slot_ballot; \
     TRUNCATE slot_ballot; \
     INSERT INTO slot_ballot SELECT * FROM kept ORDER BY vote_id, slot_hash";

/// Gives all rows of a table the same transaction, then lays them in the order of their keys.
/// These are two transactions, because a rewriting carries along what it replaced itself.
const MIX_ROLL: [&str; 2] = [
    "UPDATE roll_entry SET issued_on = issued_on",
    "CLUSTER roll_entry USING roll_entry_pkey",
];
const MIX_SLOTS: [&str; 2] = [
    "UPDATE slot_ballot SET seq = seq",
    "CLUSTER slot_ballot USING slot_ballot_pkey",
];

impl Stores {
    /// Rewrites the ballot box so that no trace of deleted slots stays in its files.
    ///
    /// It is run after [`box_seal`](crate::box_seal) and may be run again at any time.
    ///
    /// # Errors
    /// When the disk or the database refuses, or somebody reads for too long, such as a dump:
    /// voting must not stand still for that. It is then done again later.
    pub async fn box_scrub(&self) -> Result<(), StoreError> {
        self.ballot_box
            .alone(|conn| match conn {
                Conn::Sqlite { conn, .. } => {
                    conn.execute_batch("VACUUM")?;
                    truncate_log(conn)
                }
                Conn::Postgres { client, .. } => apart(client, "ballot_box", SCRUB),
            })
            .await
    }

    /// Takes the order in which rows came out of the roll and out of the ballot box.
    ///
    /// While a vote runs, PostgreSQL notes with each row its transaction and its place, and
    /// SQLite appends to its log. Side by side they would tell whose ballot came right after
    /// whose declaration, without any key. It is run again and again during a vote, because
    /// it helps only what is there already.
    ///
    /// # Errors
    /// When the disk or the database refuses, or somebody reads for too long.
    pub async fn order_mix(&self) -> Result<(), StoreError> {
        mix(&self.roll, MIX_ROLL).await?;
        mix(&self.ballot_box, MIX_SLOTS).await
    }
}

async fn mix(db: &Db, steps: [&'static str; 2]) -> Result<(), StoreError> {
    let store = db.name();
    db.alone(move |conn| match conn {
        Conn::Sqlite { conn, .. } => truncate_log(conn),
        Conn::Postgres { client, .. } => steps
            .into_iter()
            .try_for_each(|step| apart(client, store, step)),
    })
    .await
}

/// Runs `work` in a transaction of its own while no process writes to the store. It waits
/// for a lock as briefly as people may wait for their vote, but longer than the second after
/// which PostgreSQL lets an automatic vacuum give way; then it may take its time.
fn apart(client: &mut postgres::Client, store: &str, work: &str) -> Result<(), StoreError> {
    let lock = advisory_lock(store);
    let done = client.batch_execute(&format!(
        "BEGIN; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '5min'; \
         SELECT pg_advisory_xact_lock({lock}); {work}; COMMIT"
    ));
    if done.is_err() && !client.is_closed() {
        client.batch_execute("ROLLBACK")?;
    }
    Ok(done?)
}
