//! How a store thread reaches its database, and reaches it again after a broken connection.

use std::path::PathBuf;
use std::time::Duration;

use rusqlite::config::DbConfig;

use crate::error::StoreError;
use crate::tx::Conn;

/// How long a statement of SQLite waits for another process, such as a backup.
const BUSY: Duration = Duration::from_secs(5);

/// How long a statement may take on PostgreSQL, the wait for other writers included, unless
/// the `options` in the address say otherwise.
const STATEMENT_TIMEOUT: &str = "SET statement_timeout TO '30s'";
/// How reading begins on PostgreSQL.
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// The same in the ballot box. A snapshot from before a scrub would find the slots empty, so
/// this waits for the scrub first: the snapshot is taken by the statement after the lock.
const READ_BOX: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \
                        LOCK TABLE slot_ballot IN ACCESS SHARE MODE";

/// Where the tables of one store are.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// A file.
    Sqlite(PathBuf),
    /// A schema with the store's name in a database.
    Postgres(Box<postgres::Config>),
}

/// A place, which store it is, and the connection while there is one.
pub(crate) struct Link {
    place: Place,
    store: &'static str,
    writes: bool,
    conn: Option<Conn>,
}

impl Link {
    /// Connects; `writes` tells whether this connection may write.
    pub(crate) fn open(
        place: Place,
        store: &'static str,
        writes: bool,
    ) -> Result<Link, StoreError> {
        let mut link = Link {
            place,
            store,
            writes,
            conn: None,
        };
        link.conn()?;
        Ok(link)
    }

    /// The connection, made anew when there is none that works.
    pub(crate) fn conn(&mut self) -> Result<&mut Conn, StoreError> {
        let broken = match &self.conn {
            Some(Conn::Postgres { client, .. }) => client.is_closed(),
            Some(Conn::Sqlite { .. }) => false,
            None => true,
        };
        if broken {
            self.conn = None;
            self.conn = Some(connect(&self.place, self.store, self.writes)?);
        }
        self.conn
            .as_mut()
            .ok_or_else(|| StoreError::Unavailable("no connection".into()))
    }

    /// Begins a transaction that writes.
    pub(crate) fn begin_write(&mut self) -> Result<&mut Conn, StoreError> {
        match self.place {
            Place::Sqlite(_) => self.begin("BEGIN IMMEDIATE"),
            Place::Postgres(_) => {
                let lock = advisory_lock(self.store);
                self.begin(&format!("BEGIN; SELECT pg_advisory_xact_lock({lock})"))
            }
        }
    }

    /// Begins a transaction that sees one state and writes nothing.
    pub(crate) fn begin_read(&mut self) -> Result<&mut Conn, StoreError> {
        match self.place {
            Place::Sqlite(_) => self.begin("BEGIN DEFERRED"),
            Place::Postgres(_) if self.store == "ballot_box" => self.begin(READ_BOX),
            Place::Postgres(_) => self.begin(READ),
        }
    }

    /// Nothing has been done yet at this point, so a broken connection is simply replaced.
    fn begin(&mut self, sql: &str) -> Result<&mut Conn, StoreError> {
        if let Err(error) = self.conn()?.batch(sql) {
            let again = matches!(self.place, Place::Postgres(_)) && !error.is_fatal();
            if !again || error.timed_out() {
                return Err(error);
            }
            tracing::warn!(store = self.store, %error, "connecting again");
            self.conn = None;
            self.conn()?.batch(sql)?;
        }
        self.conn()
    }

    /// Leaves a transaction that can't be committed because of `error`.
    pub(crate) fn abandon(&mut self, error: &StoreError) {
        let Some(conn) = &mut self.conn else { return };
        // A server that is silent, or a standby by now, is left for whoever answers next.
        let gone =
            matches!(error, StoreError::Unavailable(_)) && matches!(self.place, Place::Postgres(_));
        if gone || (!conn.lost_transaction() && conn.batch("ROLLBACK").is_err()) {
            self.conn = None;
        }
    }

    /// Leaves a clean file behind: everything in the database, nothing in its log.
    pub(crate) fn finish(&mut self) -> Result<(), StoreError> {
        match (&mut self.conn, self.writes) {
            (Some(Conn::Sqlite { conn, .. }), true) => truncate_log(conn),
            _ => Ok(()),
        }
    }
}

/// Moves the write-ahead log into the database and empties its file.
///
/// # Errors
/// [`StoreError::Unavailable`] when a reader held the log for too long.
pub(crate) fn truncate_log(conn: &rusqlite::Connection) -> Result<(), StoreError> {
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy != 0 {
        return Err(StoreError::Unavailable(
            "a reader still holds the log of the store".into(),
        ));
    }
    Ok(())
}

/// The number of a store's lock in PostgreSQL: "madang" and a small number.
pub(crate) fn advisory_lock(store: &str) -> i64 {
    let number = match store {
        "site" => 1,
        "roll" => 2,
        _ => 3,
    };
    0x6d61_6461_6e67_0000 + number
}

pub(crate) fn connect(
    place: &Place,
    store: &'static str,
    writes: bool,
) -> Result<Conn, StoreError> {
    match place {
        Place::Sqlite(file) => connect_sqlite(file, writes),
        Place::Postgres(config) => connect_postgres(config, store, writes),
    }
}

fn connect_sqlite(file: &std::path::Path, writes: bool) -> Result<Conn, StoreError> {
    let conn = rusqlite::Connection::open(file)
        .map_err(|e| StoreError::Setup(format!("{} can't be opened: {e}", file.display())))?;
    conn.busy_timeout(BUSY)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; \
         PRAGMA mmap_size = 0;",
    )?;
    // Otherwise SQLite plans a statement anew for each value where a partial index may matter,
    // which took a third of the time of a page.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    if !writes {
        conn.execute_batch("PRAGMA query_only = ON")?;
    }
    Ok(Conn::sqlite(conn, writes))
}

fn connect_postgres(
    config: &postgres::Config,
    store: &str,
    writes: bool,
) -> Result<Conn, StoreError> {
    let mut client = crate::tls::connect(config)?;
    client.batch_execute(&format!(
        "SET search_path TO {store}; SET client_min_messages TO warning; \
         SET synchronous_commit TO on; SET idle_in_transaction_session_timeout TO '60s'",
    ))?;
    let set = config.get_options().unwrap_or_default();
    if !set.contains("statement_timeout") {
        client.batch_execute(STATEMENT_TIMEOUT)?;
    }
    Ok(Conn::postgres(client, writes))
}
