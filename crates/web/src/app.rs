//! What every handler shares.

use std::ops::Deref;
use std::sync::Arc;

use jiff::Timestamp;
use metrics_exporter_prometheus::PrometheusHandle;
use store::Stores;
use tokio::sync::Semaphore;

use crate::limiter::{Limiters, Rates};
use crate::live::Rooms;
use crate::place::Places;
use crate::similar::Similar;

/// Where the time comes from. A demonstration shifts it, a test sets it.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// How many forms are read at once when no request may start, each at most half a megabyte.
const UPLOADS: usize = 64;

/// How many forms with files are read at once; each takes fifty megabytes at most.
const FILE_PLACES: usize = 4;

/// How many photos are decoded at once; each takes a processor and two hundred megabytes at most.
const DECODERS: usize = 2;

/// How many long files are sent at once; each holds two pieces in memory.
const DOWNLOADS: usize = 32;

/// What a person may set about the web.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address people use, without a slash at the end.
    pub public_url: String,
    /// Whether that address is https: cookies are Secure then, and HSTS is sent.
    pub secure: bool,
    /// Whether a proxy in front names the caller in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// How many requests may run at once.
    pub concurrency: usize,
    /// How often one caller may post.
    pub rates: Rates,
    /// Set in a demonstration only.
    pub demo: Option<Demo>,
    /// A secret that a metrics collector shows; without one only loopback may read them.
    pub metrics_token: Option<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            public_url: "http://127.0.0.1:8080".to_owned(),
            secure: false,
            behind_proxy: false,
            concurrency: 512,
            rates: Rates::default(),
            demo: None,
            metrics_token: None,
        }
    }
}

/// What a demonstration shows and offers.
#[derive(Clone, Debug)]
pub struct Demo {
    /// The people a visitor may sign in as.
    pub people: Vec<DemoPerson>,
    /// Where messages to people are written instead of being sent.
    pub outbox: String,
}

/// An invented person of the demonstration.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// The name in the address, such as `resident-3`.
    pub slug: String,
    /// The account.
    pub person: process::id::PersonId,
    /// What the person is, in Korean.
    pub role_ko: String,
    /// What the person is, in English.
    pub role_en: String,
    /// What one can try as this person, in Korean.
    pub try_ko: String,
    /// What one can try as this person, in English.
    pub try_en: String,
    /// The page to begin at.
    pub start: String,
}

/// The shared state; cloning is cheap.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of [`App`].
pub struct Inner {
    /// The three stores and the keys.
    pub stores: Arc<Stores>,
    /// The time.
    pub clock: Clock,
    /// What was set.
    pub settings: Settings,
    /// How many requests may still start.
    pub permits: Arc<Semaphore>,
    /// How many forms may be read at once when no request may start.
    pub uploads: Semaphore,
    /// Places for forms with files.
    pub file_places: Places,
    /// How many photos may still be decoded.
    pub decoders: Arc<Semaphore>,
    /// How many long files may still be sent at once.
    pub downloads: Arc<Semaphore>,
    /// The texts that similar ones are looked for among.
    pub similar: Similar,
    /// Who listens to workshop rooms.
    pub rooms: Rooms,
    /// Rate limits.
    pub limiters: Limiters,
    /// What `/metrics` prints.
    pub metrics: PrometheusHandle,
}

impl App {
    /// Puts the parts together.
    pub fn new(
        stores: Arc<Stores>,
        clock: Clock,
        settings: Settings,
        metrics: PrometheusHandle,
    ) -> App {
        let permits = Arc::new(Semaphore::new(settings.concurrency.max(1)));
        let limiters = Limiters::new(settings.rates);
        App(Arc::new(Inner {
            stores,
            clock,
            settings,
            permits,
            uploads: Semaphore::new(UPLOADS),
            file_places: Places::new(FILE_PLACES),
            decoders: Arc::new(Semaphore::new(DECODERS)),
            downloads: Arc::new(Semaphore::new(DOWNLOADS)),
            similar: Similar::default(),
            rooms: Rooms::default(),
            limiters,
            metrics,
        }))
    }

    /// A random text of 128 bits, for tokens and keys.
    pub fn random_token(&self) -> String {
        store::random_hex(16)
    }
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
