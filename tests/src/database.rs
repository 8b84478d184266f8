//! Where the data of one test lies: a folder or a PostgreSQL database of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use store::{StoreConfig, Stores};

/// The variable that names the PostgreSQL server to test on.
pub const POSTGRES: &str = "MADANG_TEST_POSTGRES";

/// The data of one test; removed when the test is over.
pub struct Database {
    folder: tempfile::TempDir,
    postgres: Option<Postgres>,
}

struct Postgres {
    server: String,
    name: String,
}

impl Database {
    /// Three files in a new folder.
    pub fn sqlite() -> Database {
        Database {
            folder: tempfile::tempdir().expect("a folder can be made"),
            postgres: None,
        }
    }

    /// A new database on the server at `server`.
    pub fn postgres(server: &str) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("system_{}_{count}", std::process::id());
        run(server, &format!("CREATE DATABASE {name}"));
        let postgres = Some(Postgres {
            server: server.to_owned(),
            name,
        });
        Database {
            folder: tempfile::tempdir().expect("a folder can be made"),
            postgres,
        }
    }

    /// How the stores are opened.
    pub fn config(&self) -> StoreConfig {
        let mut config = match &self.postgres {
            None => StoreConfig::sqlite(self.folder.path()),
            Some(postgres) => {
                StoreConfig::postgres(postgres.url(), self.folder.path().join("keys"))
            }
        };
        config.readers = 2;
        config
    }

    /// Makes the tables and opens the stores.
    pub fn open(&self) -> Stores {
        Stores::migrate(&self.config()).expect("the tables can be made");
        Stores::open(&self.config()).expect("the stores can be opened")
    }

    /// The folder with the keys, and with the files of SQLite.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What every table holds: its number of rows and a text of them all.
    ///
    /// Two answers are equal exactly when nothing was written in between. Tables are named
    /// `store.table`.
    pub fn contents(&self) -> BTreeMap<String, Contents> {
        match &self.postgres {
            None => ["site", "roll", "ballot_box"]
                .iter()
                .flat_map(|store| {
                    sqlite_contents(store, self.folder.path().join(format!("{store}.db")))
                })
                .collect(),
            Some(postgres) => {
                let url = postgres.url();
                let thread = std::thread::spawn(move || postgres_contents(&url));
                thread.join().expect("the database can be read")
            }
        }
    }

    /// Counts what the tables hold, for the plans of PostgreSQL. After much was written at once a
    /// server does this by itself within a minute or two; a measurement begins sooner.
    pub fn count_rows(&self) {
        if let Some(postgres) = &self.postgres {
            run(&postgres.url(), "ANALYZE");
        }
    }

    /// Removes the database; the stores have to be closed.
    pub fn remove(&self) {
        if let Some(postgres) = &self.postgres {
            run(
                &postgres.server,
                &format!("DROP DATABASE {} WITH (FORCE)", postgres.name),
            );
        }
    }
}

impl Postgres {
    fn url(&self) -> String {
        let (server, _) = self
            .server
            .rsplit_once('/')
            .expect("an address names a database");
        format!("{server}/{}", self.name)
    }
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// How many rows.
    pub rows: usize,
    /// All of them as one text.
    pub text: String,
}

/// Runs one command; on a thread of its own, because the client blocks.
fn run(server: &str, sql: &str) {
    let (server, sql) = (server.to_owned(), sql.to_owned());
    let thread = std::thread::spawn(move || {
        let mut client =
            postgres::Client::connect(&server, postgres::NoTls).expect("the server answers");
        client.batch_execute(&sql).expect("the command is good");
    });
    thread.join().expect("the command ran");
}

fn sqlite_contents(store: &str, file: PathBuf) -> Vec<(String, Contents)> {
    let connection = rusqlite::Connection::open(file).expect("the file opens");
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        .expect("the schema can be read");
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .and_then(Iterator::collect)
        .expect("the schema can be read");
    let read = |table: &String| {
        let mut statement = connection
            .prepare(&format!("SELECT * FROM \"{table}\""))
            .expect("a table can be read");
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            let cell = |at| row.get::<_, rusqlite::types::Value>(at);
            Ok(format!(
                "{:?}",
                (0..columns).map(cell).collect::<Result<Vec<_>, _>>()?
            ))
        });
        let rows: Vec<String> = rows
            .and_then(Iterator::collect)
            .expect("a table can be read");
        (
            format!("{store}.{table}"),
            Contents {
                rows: rows.len(),
                text: rows.join("\n"),
            },
        )
    };
    tables.iter().map(read).collect()
}

fn postgres_contents(url: &str) -> BTreeMap<String, Contents> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the database answers");
    let tables = client
        .query(
            "SELECT table_schema || '.' || table_name FROM information_schema.tables
             WHERE table_schema IN ('site', 'roll', 'ballot_box') ORDER BY 1",
            &[],
        )
        .expect("the schema can be read");
    let mut contents = BTreeMap::new();
    for table in tables {
        let name: String = table.get(0);
        let sql = format!("SELECT t::text FROM {name} t ORDER BY 1");
        let rows = client.query(&sql, &[]).expect("a table can be read");
        let texts: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        contents.insert(
            name,
            Contents {
                rows: texts.len(),
                text: texts.join("\n"),
            },
        );
    }
    contents
}
