//! What can go wrong in a store, apart from a decision that says no.

use process::Refusal;

/// A failure of a store. It is copied to everyone whose work was in the same transaction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The store was stopped in order.
    #[error("the store is stopped")]
    Closed,
    /// The store met a disk error and takes no more writes; the process has to start again.
    #[error("the store has failed and takes no more writes: {0}")]
    Failed(String),
    /// The disk is full, can't be read or written, or holds a damaged file.
    #[error("disk error: {0}")]
    Disk(String),
    /// The database can't be reached, or the connection broke. A write may or may not have
    /// been kept; it was not acknowledged.
    #[error("the database can't be reached: {0}")]
    Unavailable(String),
    /// The database refused a row that exists already.
    #[error("there is such a row already: {0}")]
    Exists(String),
    /// The database refused a statement.
    #[error("statement refused: {0}")]
    Statement(String),
    /// A row holds something this version can't read, or that can't be written.
    #[error("unreadable data: {0}")]
    Data(String),
    /// Something that has to be there is not.
    #[error("missing: {0}")]
    Missing(String),
    /// The work itself panicked; nothing of it was kept.
    #[error("the work on the store panicked")]
    Panicked,
    /// The tables are older than this version, or not there at all.
    #[error("the database {store} has version {found} and needs {needed}: run `madang migrate`")]
    Unmigrated {
        /// Which store.
        store: &'static str,
        /// The version found; 0 for an empty database.
        found: i32,
        /// The version this program works with.
        needed: i32,
    },
    /// The tables are newer than this version, or were changed by something else.
    #[error(
        "the database {store} was made by another version of Madang ({detail}): use that version"
    )]
    Foreign {
        /// Which store.
        store: &'static str,
        /// What differs.
        detail: String,
    },
    /// Another Madang works on the same folder.
    #[error("another Madang is using {0}: stop it first, or choose another data folder")]
    InUse(String),
    /// A file or folder is not as it has to be.
    #[error("{0}")]
    Setup(String),
    /// The secret of the vote was destroyed when its box was sealed.
    #[error("the secret of vote {0} was destroyed when its box was sealed")]
    SecretDestroyed(i64),
}

impl StoreError {
    /// Whether the store must stop acknowledging writes because of this.
    pub fn is_fatal(&self) -> bool {
        matches!(self, StoreError::Disk(_) | StoreError::Failed(_))
    }

    /// Whether the database took longer than it may. Asking again would take as long.
    pub(crate) fn timed_out(&self) -> bool {
        matches!(self, StoreError::Unavailable(text) if text.ends_with("(57014)"))
    }

    /// What a statement met on a connection that only reads: writing is refused there, which
    /// is no failure of the disk and no lost database.
    pub(crate) fn while_reading_sqlite(error: rusqlite::Error) -> StoreError {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ReadOnly) => StoreError::Statement(error.to_string()),
            _ => error.into(),
        }
    }

    /// The same on PostgreSQL.
    pub(crate) fn while_reading_postgres(error: postgres::Error) -> StoreError {
        match error.as_db_error() {
            Some(db) if db.code().code() == READ_ONLY => StoreError::Statement(said(db)),
            _ => error.into(),
        }
    }

    /// Whether the whole transaction is lost, not only the statement.
    pub(crate) fn ends_group(&self) -> bool {
        self.is_fatal() || matches!(self, StoreError::Unavailable(_))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        use rusqlite::ErrorCode as Code;
        let text = error.to_string();
        match error.sqlite_error() {
            Some(e) => match e.code {
                Code::DiskFull
                | Code::SystemIoFailure
                | Code::DatabaseCorrupt
                | Code::NotADatabase
                | Code::ReadOnly => StoreError::Disk(text),
                Code::CannotOpen | Code::DatabaseBusy | Code::DatabaseLocked => {
                    StoreError::Unavailable(text)
                }
                Code::ConstraintViolation if is_unique(e.extended_code) => StoreError::Exists(text),
                _ => StoreError::Statement(text),
            },
            None => StoreError::Statement(text),
        }
    }
}

/// The code of PostgreSQL for a write where only reading is possible.
const READ_ONLY: &str = "25006";

fn said(db: &postgres::error::DbError) -> String {
    format!("{} ({})", db.message(), db.code().code())
}

fn is_unique(extended: i32) -> bool {
    extended == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
        || extended == rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> StoreError {
        let Some(db) = error.as_db_error() else {
            // Without an answer of the server it is the connection, except for what the
            // driver itself refuses to send or to read.
            let text = with_source(&error);
            return if text.contains("serializing parameter") || text.contains("deserializing") {
                StoreError::Data(text)
            } else {
                StoreError::Unavailable(text)
            };
        };
        let (code, text) = (db.code().code(), said(db));
        match code {
            "23505" => StoreError::Exists(text),
            // Disk full, I/O error, damaged data.
            "53100" | "58030" | "XX001" | "XX002" => StoreError::Disk(text),
            // Shut down, crashed, starting, ended while idle, too many connections.
            _ if code.starts_with("57P") || code.starts_with("08") => StoreError::Unavailable(text),
            "25P03" | "53300" => StoreError::Unavailable(text),
            // Writing to what has become a standby; a statement or a lock that took too long.
            READ_ONLY | "57014" | "55P03" => StoreError::Unavailable(text),
            _ => StoreError::Statement(text),
        }
    }
}

fn with_source(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

impl From<refinery::Error> for StoreError {
    fn from(error: refinery::Error) -> StoreError {
        StoreError::Statement(with_source(&error))
    }
}

/// Why an act stopped: a decision said no, or the store failed.
///
/// Callers with an error type of their own don't need it; any type that is made from
/// [`StoreError`] and [`Refusal`] serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// A decision said no.
    Refused(Refusal),
    /// The store failed.
    Store(StoreError),
}

impl From<Refusal> for Halt {
    fn from(refusal: Refusal) -> Halt {
        Halt::Refused(refusal)
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Halt {
        Halt::Store(error)
    }
}
