//! One transaction on either engine, and the connection beneath it.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::StatementStatus;

use crate::effort::Effort;
use crate::error::StoreError;
use crate::ids::Ids;
use crate::value::{Row, Value};

/// A connection of either engine with its prepared statements.
pub(crate) enum Conn {
    Sqlite {
        conn: rusqlite::Connection,
        /// Whether it may write.
        writes: bool,
        /// SQLite numbers `$1` by its first place in the text, so it is given `?1`.
        numbered: HashMap<&'static str, String>,
    },
    Postgres {
        client: Box<postgres::Client>,
        /// Whether it may write.
        writes: bool,
        prepared: HashMap<&'static str, postgres::Statement>,
    },
}

/// Which database a transaction runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

impl Conn {
    pub(crate) fn sqlite(conn: rusqlite::Connection, writes: bool) -> Conn {
        conn.set_prepared_statement_cache_capacity(512);
        Conn::Sqlite {
            conn,
            writes,
            numbered: HashMap::new(),
        }
    }

    pub(crate) fn postgres(client: postgres::Client, writes: bool) -> Conn {
        Conn::Postgres {
            client: Box::new(client),
            writes,
            prepared: HashMap::new(),
        }
    }

    /// Runs statements without parameters, such as BEGIN and COMMIT.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        match self {
            Conn::Sqlite { conn, .. } => Ok(conn.execute_batch(sql)?),
            Conn::Postgres { client, .. } => Ok(client.batch_execute(sql)?),
        }
    }

    /// Whether a transaction is under way as far as this side knows.
    pub(crate) fn lost_transaction(&self) -> bool {
        match self {
            Conn::Sqlite { conn, .. } => conn.is_autocommit(),
            Conn::Postgres { client, .. } => client.is_closed(),
        }
    }

    fn execute(
        &mut self,
        effort: &Effort,
        sql: &'static str,
        values: &[Value],
    ) -> Result<u64, StoreError> {
        match self {
            Conn::Sqlite {
                conn,
                writes,
                numbered,
            } => {
                let sql = numbered.entry(sql).or_insert_with(|| sql.replace('$', "?"));
                let mut statement = conn.prepare_cached(sql)?;
                let changed = statement.execute(rusqlite::params_from_iter(values));
                note_effort(effort, &statement);
                let changed = changed.map_err(of_sqlite(*writes))?;
                Ok(u64::try_from(changed).unwrap_or(u64::MAX))
            }
            Conn::Postgres {
                client,
                writes,
                prepared,
            } => {
                let statement = prepare(client, prepared, sql)?;
                let changed = client.execute(&statement, &parameters(values));
                changed.map_err(of_postgres(*writes))
            }
        }
    }

    fn rows<T>(
        &mut self,
        effort: &Effort,
        sql: &'static str,
        values: &[Value],
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        match self {
            Conn::Sqlite {
                conn,
                writes,
                numbered,
            } => {
                let sql = numbered.entry(sql).or_insert_with(|| sql.replace('$', "?"));
                let mut statement = conn.prepare_cached(sql)?;
                let mut rows = statement.query(rusqlite::params_from_iter(values))?;
                while let Some(row) = rows.next().map_err(of_sqlite(*writes))? {
                    found.push(read(&Row::Sqlite(row))?);
                }
                drop(rows);
                note_effort(effort, &statement);
            }
            Conn::Postgres {
                client,
                writes,
                prepared,
            } => {
                let statement = prepare(client, prepared, sql)?;
                let rows = client.query(&statement, &parameters(values));
                let rows = rows.map_err(of_postgres(*writes))?;
                effort.step(rows.len() as u64);
                for row in rows {
                    found.push(read(&Row::Postgres(&row))?);
                }
            }
        }
        Ok(found)
    }

    /// Prepares a statement without running it.
    pub(crate) fn check(&mut self, sql: &'static str) -> Result<(), StoreError> {
        match self {
            Conn::Sqlite { conn, .. } => {
                conn.prepare(&sql.replace('$', "?"))?;
            }
            Conn::Postgres { client, .. } => {
                client.prepare(sql)?;
            }
        }
        Ok(())
    }
}

/// Adds what SQLite counted for a statement since this was asked the last time.
fn note_effort(effort: &Effort, statement: &rusqlite::Statement<'_>) {
    let count = |of| u64::try_from(statement.reset_status(of)).unwrap_or_default();
    effort.step(count(StatementStatus::VmStep));
    effort.planned_again(count(StatementStatus::RePrepare));
}

fn of_sqlite(writes: bool) -> fn(rusqlite::Error) -> StoreError {
    if writes {
        StoreError::from
    } else {
        StoreError::while_reading_sqlite
    }
}

fn of_postgres(writes: bool) -> fn(postgres::Error) -> StoreError {
    if writes {
        StoreError::from
    } else {
        StoreError::while_reading_postgres
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn postgres::types::ToSql + Sync)> {
    values.iter().map(|value| value as _).collect()
}

fn prepare(
    client: &mut postgres::Client,
    prepared: &mut HashMap<&'static str, postgres::Statement>,
    sql: &'static str,
) -> Result<postgres::Statement, StoreError> {
    if let Some(statement) = prepared.get(sql) {
        return Ok(statement.clone());
    }
    let statement = client.prepare(sql)?;
    prepared.insert(sql, statement.clone());
    Ok(statement)
}

/// A transaction under way.
///
/// The functions of the nouns take it as their first argument. SQL has parameters `$1`,
/// `$2` … in one text for both engines.
pub struct Tx<'a> {
    conn: &'a mut Conn,
    ids: &'a Ids,
    effort: &'a Effort,
    /// The failure after which nothing of the whole transaction can be kept.
    lost: Option<StoreError>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(conn: &'a mut Conn, ids: &'a Ids, effort: &'a Effort) -> Tx<'a> {
        Tx {
            conn,
            ids,
            effort,
            lost: None,
        }
    }

    /// Runs a statement and answers how many rows it changed.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn execute(&mut self, sql: &'static str, values: &[Value]) -> Result<u64, StoreError> {
        self.effort.statement();
        let done = self.conn.execute(self.effort, sql, values);
        self.note(done)
    }

    /// Runs a statement and reads each row of the answer.
    ///
    /// # Errors
    /// When the database refuses it or a row can't be read.
    pub fn rows<T>(
        &mut self,
        sql: &'static str,
        values: &[Value],
        read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.effort.statement();
        let found = self.conn.rows(self.effort, sql, values, read);
        self.note(found)
    }

    /// Like [`Tx::rows`], for statements that answer one row or none.
    ///
    /// # Errors
    /// When the database refuses it or the row can't be read.
    pub fn row<T>(
        &mut self,
        sql: &'static str,
        values: &[Value],
        read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.rows(sql, values, read)?.into_iter().next())
    }

    /// The single number a statement answers, such as a count.
    ///
    /// # Errors
    /// When the database refuses it or answers nothing.
    pub fn number(&mut self, sql: &'static str, values: &[Value]) -> Result<i64, StoreError> {
        let found = self.row(sql, values, |row| row.get(0))?;
        found.ok_or_else(|| StoreError::Data("a count answered no row".into()))
    }

    /// The engine, for the search, whose statements differ.
    pub(crate) fn engine(&self) -> Engine {
        match self.conn {
            Conn::Sqlite { .. } => Engine::Sqlite,
            Conn::Postgres { .. } => Engine::Postgres,
        }
    }

    /// A new id; ids made later sort later.
    pub fn next_id(&mut self, now: Timestamp) -> i64 {
        self.ids.next(now)
    }

    /// Asks the database whether it understands a statement, without running it.
    ///
    /// # Errors
    /// When it does not.
    pub fn check(&mut self, sql: &'static str) -> Result<(), StoreError> {
        self.conn.check(sql)
    }

    pub(crate) fn lost(&self) -> Option<&StoreError> {
        self.lost.as_ref()
    }

    fn note<T>(&mut self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &done
            && error.ends_group()
        {
            self.lost = Some(error.clone());
        }
        done
    }
}

/// Defines the statements of a module and lists them for the test that prepares each.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$doc])* const $name: &str = $sql;)+
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
pub(crate) use statements;
