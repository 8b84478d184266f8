//! Fresh stores for one test, on either engine.

use jiff::Timestamp;
use process::id::{DistrictId, PersonId, VoteId, VoteItemId};
use process::vote::Terms;
use store::{StoreConfig, StoreError, Stores};
use tempfile::TempDir;

/// The address of a PostgreSQL server on which tests may create databases.
const VARIABLE: &str = "MADANG_TEST_POSTGRES";

/// Open stores with everything that has to be removed afterwards.
pub struct Bed {
    pub config: StoreConfig,
    pub stores: Stores,
    pub folder: TempDir,
    database: Option<Database>,
}

/// Runs one test on both engines.
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($bed:ident: Bed) $body:block)+) => {$(
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports, reason = "not every test needs all")]
            use super::*;

            async fn check($bed: $crate::bed::Bed) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                check($crate::bed::Bed::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(bed) = $crate::bed::Bed::postgres() {
                    check(bed).await;
                }
            }
        }
    )+};
}
pub(crate) use on_both;

impl Bed {
    pub fn sqlite() -> Bed {
        let folder = TempDir::new().unwrap();
        let config = StoreConfig::sqlite(folder.path().join("data"));
        Bed::open(config, folder, None)
    }

    /// `None` where there is no server, which is said aloud.
    pub fn postgres() -> Option<Bed> {
        let Some(database) = Database::create() else {
            assert!(
                std::env::var("CI").as_deref() != Ok("true"),
                "{VARIABLE} has to be set"
            );
            println!("skipped: needs PostgreSQL (cargo xtask test brings it)");
            return None;
        };
        let folder = TempDir::new().unwrap();
        let config = StoreConfig::postgres(&database.url, folder.path().join("keys"));
        Some(Bed::open(config, folder, Some(database)))
    }

    fn open(mut config: StoreConfig, folder: TempDir, database: Option<Database>) -> Bed {
        config.readers = 2;
        Stores::migrate(&config).unwrap();
        let stores = Stores::open(&config).unwrap();
        Bed {
            config,
            stores,
            folder,
            database,
        }
    }

    pub fn is_sqlite(&self) -> bool {
        self.database.is_none()
    }

    /// A connection beside the stores, as another process has one. Only to be used, and
    /// dropped, inside of `block_in_place`.
    pub fn client(&self) -> postgres::Client {
        let url = &self.database.as_ref().unwrap().url;
        let config: postgres::Config = url.parse().unwrap();
        config.connect(postgres::NoTls).unwrap()
    }

    /// Closes the stores and opens them anew, as a restart does.
    pub async fn restart(self) -> Bed {
        self.close().await.reopened()
    }

    /// Closes the stores; what they hold stays.
    pub async fn close(self) -> ClosedBed {
        let Bed {
            config,
            stores,
            folder,
            database,
        } = self;
        stores.close().await;
        ClosedBed {
            config,
            folder,
            database,
        }
    }
}

/// A bed nobody lies in, for tests in which another process opens the stores.
pub struct ClosedBed {
    pub config: StoreConfig,
    folder: TempDir,
    database: Option<Database>,
}

impl ClosedBed {
    pub fn reopened(self) -> Bed {
        let ClosedBed {
            config,
            folder,
            database,
        } = self;
        let stores = Stores::open(&config).unwrap();
        Bed {
            config,
            stores,
            folder,
            database,
        }
    }
}

/// A database of one test's own.
struct Database {
    server: postgres::Config,
    name: String,
    url: String,
}

impl Database {
    fn create() -> Option<Database> {
        let url = std::env::var(VARIABLE).ok()?;
        let name = format!("madang_test_{}", store::random_hex(8));
        let (base, _) = url.rsplit_once('/').unwrap();
        let server: postgres::Config = url.parse().unwrap();
        let database = Database {
            server,
            url: format!("{base}/{name}"),
            name,
        };
        database.run(format!("CREATE DATABASE {}", database.name));
        Some(database)
    }

    /// The driver must not wait on the runtime of the test.
    fn run(&self, sql: String) {
        let server = self.server.clone();
        let work = move || {
            server
                .connect(postgres::NoTls)
                .unwrap()
                .batch_execute(&sql)
                .unwrap()
        };
        std::thread::spawn(work).join().unwrap();
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.run(format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

/// A moment in July 2026.
pub fn at(text: &str) -> Timestamp {
    format!("2026-07-{text}+09:00").parse().unwrap()
}

pub fn now() -> Timestamp {
    at("24T09:00:00")
}

pub const VOTE: VoteId = VoteId(7);

/// A vote of ten days on `items` agendas.
pub fn terms(items: i64) -> Terms {
    Terms {
        opens_at: at("22T09:00:00"),
        closes_at: at("31T18:00:00"),
        max_choices: usize::try_from(items).unwrap(),
        items: (1..=items).map(VoteItemId).collect(),
    }
}

/// Opens the box of [`VOTE`] for 20 agendas, with a grace of 60 seconds.
pub async fn open_box(stores: &Stores) {
    let write = stores
        .ballot_box
        .write(|tx| store::box_open(tx, VOTE, &terms(20), 60, now()));
    write.await.unwrap();
}

/// Adds a person.
pub async fn person(stores: &Stores, name: &'static str) -> PersonId {
    let write = stores
        .site
        .write(move |tx| store::person_add(tx, "ko", name, now()));
    write.await.unwrap()
}

/// Adds a district.
pub async fn district(stores: &Stores, slug: &'static str) -> DistrictId {
    let new = store::NewDistrict {
        slug: slug.into(),
        name_ko: "하늘구".into(),
        name_en: "Haneul-gu".into(),
        plain_name_ko: "하늘 마당".into(),
        plain_name_en: "Haneul Madang".into(),
        kind: process::district::DistrictKind::District,
    };
    stores
        .site
        .write(move |tx| store::district_add(tx, &new, now()))
        .await
        .unwrap()
}

/// How many rows a query counts in the site.
pub async fn count(stores: &Stores, sql: &'static str) -> i64 {
    let read = stores.site.read(move |tx| tx.number(sql, &[]));
    read.await.map_err(|e: StoreError| e.to_string()).unwrap()
}

/// A governance council.
pub fn council() -> process::body::BodyText {
    process::body::BodyText {
        kind: process::body::BodyKind::GovernanceCouncil,
        name_ko: "협치회의".into(),
        name_en: "Governance council".into(),
        purpose: "의제를 함께 따져 봅니다.".into(),
        open: false,
    }
}
