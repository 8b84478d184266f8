//! A whole site for one test.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Arc, Mutex};

use axum::Router;
use jiff::Timestamp;
use metrics_exporter_prometheus::PrometheusBuilder;
use process::Actor;
use process::id::PersonId;
use store::{Stores, Tx};
use web::acts::{By, NotDone};
use web::limiter::Rates;
use web::{App, Settings};

use crate::browser::Browser;
use crate::database::{Contents, Database, POSTGRES};
use crate::people::PersonBuilder;

/// The moment at which a test begins unless it sets another.
pub const START: &str = "2026-07-27T10:00:00+09:00";

/// Which database a site stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// Files in a folder.
    Sqlite,
    /// A database on the server that [`POSTGRES`] names.
    Postgres,
}

/// A site with its data, its clock and its router. Cloning is cheap.
#[derive(Clone)]
pub struct TestApp(Arc<Inner>);

struct Inner {
    app: App,
    router: Router,
    clock: Arc<Mutex<Timestamp>>,
    backend: Backend,
    database: Arc<Database>,
}

/// Settings under which no rate limit is in a test's way.
pub fn settings() -> Settings {
    Settings {
        rates: Rates {
            sign_in: 100_000,
            post: 100_000,
            join: 100_000,
        },
        ..Settings::default()
    }
}

impl TestApp {
    /// A site on SQLite in a folder of its own.
    pub fn sqlite() -> TestApp {
        TestApp::new(Backend::Sqlite, settings())
    }

    /// A site on a PostgreSQL database of its own.
    ///
    /// # Panics
    /// When the variable [`POSTGRES`] names no server.
    pub fn postgres() -> TestApp {
        TestApp::new(Backend::Postgres, settings())
    }

    /// A site with other settings.
    ///
    /// # Panics
    /// When the data can't be set up.
    pub fn new(backend: Backend, settings: Settings) -> TestApp {
        let database = match backend {
            Backend::Sqlite => Database::sqlite(),
            Backend::Postgres => Database::postgres(
                &std::env::var(POSTGRES).expect("MADANG_TEST_POSTGRES names a server"),
            ),
        };
        let stores = Arc::new(database.open());
        let clock = Arc::new(Mutex::new(START.parse().expect("a timestamp")));
        TestApp::assemble(Arc::new(database), stores, clock, backend, settings)
    }

    /// Another server on the same data, as when a site runs on several machines; only PostgreSQL
    /// lets two write.
    #[must_use]
    pub fn beside(&self) -> TestApp {
        let Inner {
            clock,
            backend,
            database,
            ..
        } = &*self.0;
        let stores = Arc::new(database.open());
        TestApp::assemble(
            database.clone(),
            stores,
            clock.clone(),
            *backend,
            settings(),
        )
    }

    /// The same site with other settings, such as a demonstration's.
    #[must_use]
    pub fn with_settings(&self, settings: Settings) -> TestApp {
        let Inner {
            app,
            clock,
            backend,
            database,
            ..
        } = &*self.0;
        let stores = app.stores.clone();
        TestApp::assemble(database.clone(), stores, clock.clone(), *backend, settings)
    }

    fn assemble(
        database: Arc<Database>,
        stores: Arc<Stores>,
        clock: Arc<Mutex<Timestamp>>,
        backend: Backend,
        settings: Settings,
    ) -> TestApp {
        let shown = clock.clone();
        let read = move || *shown.lock().expect("nobody panics with the clock");
        let metrics = PrometheusBuilder::new().build_recorder().handle();
        let app = App::new(stores, Arc::new(read), settings, metrics);
        let router = web::router(app.clone());
        TestApp(Arc::new(Inner {
            app,
            router,
            clock,
            backend,
            database,
        }))
    }

    /// Sets the clock of the site, such as `2026-07-31T17:59:59+09:00`.
    ///
    /// # Panics
    /// When the text is no time with an offset.
    pub fn set_time(&self, time: &str) {
        self.set_now(time.parse().expect("a time with its offset"));
    }

    /// Sets the clock of the site.
    pub fn set_now(&self, now: Timestamp) {
        *self.0.clock.lock().expect("nobody panics with the clock") = now;
    }

    /// Lets time pass.
    pub fn pass(&self, span: jiff::SignedDuration) {
        self.set_now(self.now() + span);
    }

    /// What the clock of the site shows.
    pub fn now(&self) -> Timestamp {
        *self.0.clock.lock().expect("nobody panics with the clock")
    }

    /// The site's shared state.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// The site's router.
    pub fn router(&self) -> Router {
        self.0.router.clone()
    }

    /// The site's stores.
    pub fn stores(&self) -> &Stores {
        &self.0.app.stores
    }

    /// Where the data lies.
    pub fn database(&self) -> &Database {
        &self.0.database
    }

    /// Which database the site stands on.
    pub fn backend(&self) -> Backend {
        self.0.backend
    }

    /// Writes to the store `site`, where no act of the site does what a test needs.
    ///
    /// # Panics
    /// When the write is refused.
    pub async fn write<T, F>(&self, closure: F) -> T
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, NotDone> + Send + 'static,
    {
        self.stores()
            .site
            .write(closure)
            .await
            .expect("the write is done")
    }

    /// Reads the store `site`.
    ///
    /// # Panics
    /// When the read is refused.
    pub async fn read<T, F>(&self, closure: F) -> T
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, NotDone> + Send + 'static,
    {
        self.stores()
            .site
            .read(closure)
            .await
            .expect("the read is done")
    }

    /// What every table holds, to see that nothing was written.
    ///
    /// Left out is when a session was last seen: looking at a page may note that.
    pub fn contents(&self) -> BTreeMap<String, Contents> {
        let mut contents = self.database().contents();
        contents.remove("site.session");
        contents
    }

    /// How many rows a table such as `site.proposal` holds.
    ///
    /// # Panics
    /// When there is no such table.
    pub fn rows(&self, table: &str) -> usize {
        self.database().contents().get(table).expect("a table").rows
    }

    /// The browser of somebody who is not signed in.
    pub fn visitor(&self) -> Browser {
        Browser::new(self)
    }

    /// A person to be made.
    pub fn person(&self) -> PersonBuilder {
        PersonBuilder::new(self)
    }

    /// A person as an actor of the site's acts, now.
    pub async fn by(&self, person: PersonId) -> By {
        let grants = self.read(move |tx| Ok(store::grants_of(tx, person)?)).await;
        let now = self.now();
        let actor = Actor::person(person, grants, korean::seoul(now).date());
        let keys = self.stores().keys.clone();
        By::new(actor, now, korean::Lang::Ko, keys)
    }

    /// Ends the site and removes its data.
    pub async fn close(self) {
        self.stores().close().await;
        let database = self.0.database.clone();
        drop(self);
        database.remove();
    }
}

/// Runs a test on SQLite.
pub async fn on_sqlite<F, Fut>(test: F)
where
    F: FnOnce(TestApp) -> Fut,
    Fut: Future<Output = ()>,
{
    let app = TestApp::sqlite();
    test(app.clone()).await;
    app.close().await;
}

/// Runs a test on SQLite and, where there is a server, on PostgreSQL.
///
/// # Panics
/// When the variable `CI` is `true` and there is no server.
pub async fn on_both<F, Fut>(test: F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()>,
{
    on_sqlite(&test).await;
    if !has_postgres() {
        return;
    }
    let app = TestApp::postgres();
    test(app.clone()).await;
    app.close().await;
}

/// Whether there is a server; says so when there is none.
///
/// # Panics
/// When the variable `CI` is `true` and there is no server.
pub fn has_postgres() -> bool {
    if std::env::var_os(POSTGRES).is_some() {
        return true;
    }
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "with CI=true PostgreSQL is needed"
    );
    println!("skipped: needs PostgreSQL (cargo xtask test brings it)");
    false
}

impl TestApp {
    /// Counts what can be counted now, as the background job does.
    ///
    /// # Panics
    /// When the store fails.
    pub async fn count_votes(&self) -> Vec<process::id::VoteId> {
        jobs::counting::due(self.stores(), self.now())
            .await
            .expect("votes can be counted")
    }

    /// Takes what waits in the outbox, as a courier does, oldest first.
    ///
    /// # Panics
    /// When something in the outbox is no notice.
    pub async fn notices(&self) -> Vec<process::notice::Notice> {
        let now = self.now();
        let entries = self
            .write(move |tx| {
                let entries = store::outbox_take(tx, 1_000, now)?;
                for entry in &entries {
                    store::outbox_done(tx, entry.id, now)?;
                }
                Ok(entries)
            })
            .await;
        entries
            .iter()
            .map(|entry| serde_json::from_str(&entry.payload).expect("the outbox holds notices"))
            .collect()
    }

    /// The sign-in code that was last sent to an address.
    ///
    /// # Panics
    /// When none waits in the outbox.
    pub async fn code_sent_to(&self, address: &str) -> String {
        let notices = self.notices().await;
        let notice = notices.iter().rev().find(|n| n.to == address);
        let text = &notice
            .unwrap_or_else(|| panic!("nothing was sent to {address}"))
            .text;
        let digits = text
            .split(|c: char| !c.is_ascii_digit())
            .find(|run| run.len() == 6);
        digits
            .expect("the notice holds a code of six digits")
            .to_owned()
    }
}
