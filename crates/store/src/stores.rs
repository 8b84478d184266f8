//! The three stores, the keys and the id maker, opened together.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::address;
use crate::db::{Db, Shared};
use crate::effort::Effort;
use crate::error::StoreError;
use crate::ids::Ids;
use crate::keyring::{Keyring, private_folder};
use crate::link::{Place, connect};
use crate::migrate;
use crate::site::installation::{key_fingerprint, key_fingerprint_keep};
use crate::tx::Tx;

/// How often a lock that somebody holds is looked at, and the pause between.
const LOCK_LOOKS: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(25);
/// The names of the stores.
const NAMES: [&str; 3] = ["site", "roll", "ballot_box"];

/// Where the data is.
#[derive(Clone, Debug)]
pub enum Data {
    /// Three files in a folder, which is made when it is not there.
    Sqlite {
        /// The folder.
        folder: PathBuf,
    },
    /// Three schemas in a database.
    Postgres {
        /// Its address, such as `postgres://user:password@host/database?sslmode=require`.
        url: String,
    },
}

/// What the stores are opened for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// To work with: reading and writing. On SQLite one process at a time.
    #[default]
    Serve,
    /// To look at, such as for a backup, also while another process serves.
    Read,
}

/// How to open the stores.
#[derive(Clone, Debug)]
pub struct StoreConfig {
    /// Where the data is.
    pub data: Data,
    /// The folder of the keys. With several processes on one database they share it.
    pub keys_folder: PathBuf,
    /// What the stores are opened for.
    pub access: Access,
    /// How many connections read, for each store.
    pub readers: usize,
}

impl StoreConfig {
    /// SQLite in `folder`, with the keys in the folder `keys` inside it.
    pub fn sqlite(folder: impl Into<PathBuf>) -> StoreConfig {
        let folder = folder.into();
        let keys_folder = folder.join("keys");
        StoreConfig {
            data: Data::Sqlite { folder },
            keys_folder,
            access: Access::Serve,
            readers: 4,
        }
    }

    /// PostgreSQL at `url`.
    pub fn postgres(url: impl Into<String>, keys_folder: impl Into<PathBuf>) -> StoreConfig {
        StoreConfig {
            data: Data::Postgres { url: url.into() },
            keys_folder: keys_folder.into(),
            access: Access::Serve,
            readers: 4,
        }
    }

    fn place(&self, store: &str) -> Result<Place, StoreError> {
        match &self.data {
            Data::Sqlite { folder } => Ok(Place::Sqlite(folder.join(format!("{store}.db")))),
            Data::Postgres { url } => {
                let mut config = address::read(url)?;
                config.application_name(&format!("madang {store}"));
                Ok(Place::Postgres(Box::new(config)))
            }
        }
    }

    /// The lock that keeps a second process off the folder; `None` where none is needed.
    fn lock(&self) -> Result<Option<File>, StoreError> {
        let Data::Sqlite { folder } = &self.data else {
            return Ok(None);
        };
        let setup = |e| StoreError::Setup(format!("{}: {e}", folder.display()));
        if self.access == Access::Read {
            return Ok(None);
        }
        private_folder(folder)?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join("madang.lock"))
            .map_err(setup)?;
        // A process that is just ending, or a child that is just being started, lets go soon.
        for look in 0..LOCK_LOOKS {
            match file.try_lock() {
                Ok(()) => return Ok(Some(file)),
                Err(TryLockError::WouldBlock) if look + 1 < LOCK_LOOKS => {
                    std::thread::sleep(LOCK_PAUSE);
                }
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(e)) => return Err(setup(e)),
            }
        }
        Err(StoreError::InUse(folder.display().to_string()))
    }

    /// The keys, when they are those of the database; a new database gets new ones.
    fn keys(&self, ids: &Ids) -> Result<Keyring, StoreError> {
        let serve = self.access == Access::Serve;
        let mut conn = connect(&self.place("site")?, "site", serve)?;
        let effort = Effort::default();
        let mut tx = Tx::new(&mut conn, ids, &effort);
        if let Some(known) = key_fingerprint(&mut tx)? {
            return Keyring::open_known(&self.keys_folder, &known);
        }
        let keys = Keyring::open(&self.keys_folder)?;
        if serve {
            // Another process may have been first, with a folder of its own.
            let kept = key_fingerprint_keep(&mut tx, &keys.fingerprint())?;
            return Keyring::open_known(&self.keys_folder, &kept);
        }
        Ok(keys)
    }

    fn must_exist(&self) -> Result<(), StoreError> {
        let Data::Sqlite { folder } = &self.data else {
            return Ok(());
        };
        match NAMES
            .iter()
            .map(|name| file(folder, name))
            .find(|file| !file.exists())
        {
            None => Ok(()),
            Some(_) => Err(StoreError::Unmigrated {
                store: "site",
                found: 0,
                needed: 1,
            }),
        }
    }
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.db"))
}

/// Everything that is kept: three stores that share no transaction, and the keys.
#[derive(Clone)]
pub struct Stores {
    /// People, districts, proposals, announced votes, audit, outbox.
    pub site: Db,
    /// Who was issued a ballot of which vote.
    pub roll: Db,
    /// The ballots, joined to nobody.
    pub ballot_box: Db,
    /// The secrets.
    pub keys: Keyring,
    /// Makes ids.
    pub ids: Arc<Ids>,
    effort: Arc<Effort>,
    /// Held until the last handle is gone.
    _lock: Option<Arc<File>>,
}

impl Stores {
    /// Creates or updates the tables of all stores, and says which migrations it ran.
    ///
    /// Several processes may do so at once on PostgreSQL; on SQLite nobody else may serve.
    ///
    /// # Errors
    /// When the database can't be reached, is in use, or was changed by another version.
    pub fn migrate(config: &StoreConfig) -> Result<Vec<String>, StoreError> {
        let _lock = config.lock()?;
        on_own_thread(|| {
            let mut done = Vec::new();
            for name in NAMES {
                done.extend(migrate::migrate(name, &config.place(name)?)?);
            }
            Ok(done)
        })
    }

    /// Opens the stores. It changes no table, but the first opening to serve makes the key
    /// and notes its fingerprint in the database.
    ///
    /// # Errors
    /// [`StoreError::Unmigrated`] and [`StoreError::Foreign`] when the tables are of another
    /// version, [`StoreError::InUse`] when another process serves the folder,
    /// [`StoreError::Setup`] when the keys are not those of the database.
    pub fn open(config: &StoreConfig) -> Result<Stores, StoreError> {
        let lock = config.lock()?.map(Arc::new);
        config.must_exist()?;
        let (ids, effort) = (Arc::new(Ids::default()), Arc::new(Effort::default()));
        let start = |name| {
            let place = config.place(name)?;
            let shared = Shared {
                name,
                ids: Arc::clone(&ids),
                effort: Arc::clone(&effort),
            };
            Db::start(
                &place,
                shared,
                config.access == Access::Serve,
                config.readers,
            )
        };
        let (keys, [site, roll, ballot_box]) = on_own_thread(|| {
            for name in NAMES {
                migrate::check(name, &config.place(name)?)?;
            }
            let keys = config.keys(&ids)?;
            Ok((keys, [start("site")?, start("roll")?, start("ballot_box")?]))
        })?;
        Ok(Stores {
            site,
            roll,
            ballot_box,
            keys,
            ids,
            effort,
            _lock: lock,
        })
    }

    /// How much was asked of the databases since the start.
    pub fn effort(&self) -> &Effort {
        &self.effort
    }

    /// Waits until one of the stores fails, and says why. The process has to exit then.
    pub async fn failed(&self) -> StoreError {
        let mut waits = [
            self.site.failed(),
            self.roll.failed(),
            self.ballot_box.failed(),
        ];
        let [site, roll, ballot_box] = &mut waits;
        tokio::select! {
            error = failure(site) => error,
            error = failure(roll) => error,
            error = failure(ballot_box) => error,
        }
    }

    /// Does what is queued and stops all threads.
    pub async fn close(&self) {
        for db in [&self.site, &self.roll, &self.ballot_box] {
            db.close().await;
        }
    }
}

/// A store that is closed does not fail any more.
async fn failure(failed: &mut tokio::sync::watch::Receiver<Option<StoreError>>) -> StoreError {
    let found = failed
        .wait_for(Option::is_some)
        .await
        .ok()
        .and_then(|error| error.clone());
    match found {
        Some(error) => error,
        None => std::future::pending().await,
    }
}

/// The PostgreSQL driver waits on a runtime of its own and must not do so on the caller's.
fn on_own_thread<T: Send>(
    work: impl FnOnce() -> Result<T, StoreError> + Send,
) -> Result<T, StoreError> {
    std::thread::scope(|scope| {
        scope
            .spawn(work)
            .join()
            .unwrap_or(Err(StoreError::Panicked))
    })
}
