//! `madang doctor`: looks at everything a site rests on, changes nothing, and says what to do.
//!
//! It may be run while the site serves.

use std::path::Path;

use anyhow::anyhow;
use jobs::{CourierSettings, Couriers};
use store::{Access, Db, StoreConfig, StoreError, Stores};

use crate::config::{Config, is_exposed};
use crate::failure::Failure;
use crate::{clock, say, serve, server};

/// How many notices may wait before something is wrong.
const BACKLOG: i64 = 100;
/// How long after its close a vote may be without result before something is wrong.
const COUNTED_WITHIN: jiff::SignedDuration = jiff::SignedDuration::from_mins(15);

/// What was found so far.
#[derive(Default)]
struct Findings {
    problems: usize,
}

impl Findings {
    fn ok(&self, text: impl std::fmt::Display) {
        say::line(format_args!("ok  {text}"));
    }

    /// Something to look after that is no fault of this site.
    fn warn(&self, text: impl std::fmt::Display) {
        say::line(format_args!("??  {text}"));
    }

    fn bad(&mut self, text: impl std::fmt::Display) {
        self.problems += 1;
        say::line(format_args!("!!  {text}"));
    }
}

/// Examines the site. The settings themselves were read before.
///
/// # Errors
/// Code 78 when a setting is wrong or the databases need `madang migrate`, code 1 for any
/// other problem.
pub fn run(config: &Config) -> Result<(), Failure> {
    let mut findings = Findings::default();
    findings.ok("settings: read, every name is known");
    address(config, &mut findings);
    let scratch = tempfile::tempdir().map_err(Failure::running)?;
    couriers(config, scratch.path(), &mut findings)?;
    if config.database_url.is_empty() {
        private(&config.data_folder, "data folder", &mut findings);
    }
    private(&config.outbox_folder(), "outbox folder", &mut findings);
    let keys = private(&config.keys_folder(), "keys folder", &mut findings);
    // Opening makes keys where there are none, which would hide that they were lost.
    let keys_folder = if keys {
        config.keys_folder()
    } else {
        scratch.path().join("keys")
    };
    let opening = StoreConfig {
        keys_folder,
        access: Access::Read,
        ..config.stores()
    };
    let stores = match Stores::open(&opening) {
        Ok(stores) => stores,
        Err(error) => {
            findings.bad(format_args!("databases: {error}"));
            return Err(Failure::store(error));
        }
    };
    findings.ok("databases: all three can be opened and have the shape of this version");
    server::runtime()?
        .block_on(stored(&stores, keys, &mut findings))
        .map_err(Failure::store)?;
    match findings.problems {
        0 => Ok(()),
        1 => Err(Failure::running(anyhow!(
            "1 problem was found; its line begins with !!"
        ))),
        n => Err(Failure::running(anyhow!(
            "{n} problems were found; their lines begin with !!"
        ))),
    }
}

fn address(config: &Config, findings: &mut Findings) {
    let address = if config.public_url.is_empty() {
        &config.listen
    } else {
        &config.public_url
    };
    if config.public_url.starts_with("https://") {
        if !config.behind_proxy {
            findings.bad(format_args!("proxy: {}", serve::UNNAMED_CALLERS));
        }
        findings.ok(format_args!("address: {address} (https)"));
    } else if is_exposed(&config.listen, &config.public_url) {
        findings.bad(format_args!(
            "address: {address} on plain http: {}",
            serve::PLAIN_HTTP
        ));
    } else {
        findings.ok(format_args!(
            "address: {address} on plain http, for this machine only; for a real site set \
             public_url to its https address"
        ));
    }
}

/// Checks the settings of the couriers without making the real outbox folder.
fn couriers(config: &Config, scratch: &Path, findings: &mut Findings) -> Result<(), Failure> {
    let settings = CourierSettings {
        folder: scratch.join("outbox"),
        ..config.couriers()
    };
    if let Err(error) = Couriers::new(&settings) {
        findings.bad(format_args!("couriers: {error}"));
        return Err(Failure::settings(error));
    }
    let outbox = config.outbox_folder();
    for (what, set, setting) in [
        ("e-mail", !config.smtp_url.is_empty(), "smtp_url"),
        ("phone", !config.phone_hook_url.is_empty(), "phone_hook_url"),
    ] {
        if set {
            findings.ok(format_args!("{what}: sent by {setting}"));
        } else {
            let outbox = outbox.display();
            findings.ok(format_args!(
                "{what}: written into {outbox} and not sent; set {setting} to send"
            ));
        }
    }
    Ok(())
}

/// Whether a folder is there; what is in it may be read by its owner only.
fn private(folder: &Path, name: &str, findings: &mut Findings) -> bool {
    let shown = folder.display();
    let Ok(metadata) = std::fs::metadata(folder) else {
        findings.ok(format_args!(
            "{name}: {shown} is made when it is needed first"
        ));
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = metadata.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            findings.bad(format_args!(
                "{name}: others may read {shown} (mode {mode:o}): run `chmod 700 {shown}`"
            ));
            return true;
        }
    }
    if metadata.permissions().readonly() {
        findings.bad(format_args!(
            "{name}: {shown} can't be written: run `chmod 700 {shown}`"
        ));
    } else {
        findings.ok(format_args!(
            "{name}: {shown} is private and can be written"
        ));
    }
    true
}

/// Looks at what the databases hold.
async fn stored(stores: &Stores, keys: bool, findings: &mut Findings) -> Result<(), StoreError> {
    for db in [&stores.site, &stores.roll, &stores.ballot_box] {
        pages(db, findings).await?;
    }
    let rows = chain(&stores.site, findings).await? + chain(&stores.roll, findings).await?;
    if rows > 0 && !keys {
        findings.bad(
            "keys: the databases hold people but the keys folder is gone: nobody can sign in. \
             Bring the folder back from a backup before the site is started",
        );
    }
    let now = clock::real()();
    holidays(korean::seoul(now).date().year(), findings);
    let overdue = now - COUNTED_WITHIN;
    let (waiting, administrator, uncounted) = stores
        .site
        .read(move |tx| -> Result<_, StoreError> {
            let uncounted = store::votes_to_count(tx, overdue)?.len();
            Ok((
                store::outbox_waiting(tx)?,
                store::first_run_done(tx)?,
                uncounted,
            ))
        })
        .await?;
    if waiting > BACKLOG {
        findings.bad(format_args!(
            "outbox: {waiting} notices wait; look for \"notice not delivered\" in the log"
        ));
    } else {
        findings.ok(format_args!("outbox: {waiting} notices wait"));
    }
    if uncounted > 0 {
        findings.bad(format_args!(
            "votes: {uncounted} closed without result; start `madang serve`, and look for \"a \
             vote was not counted\" in its log"
        ));
    } else {
        findings.ok("votes: every closed vote is counted or about to be");
    }
    if administrator {
        findings.ok("administrator: the first one has signed in");
    } else {
        findings.ok("administrator: none yet; `madang serve` prints the link for the first one");
    }
    Ok(())
}

/// Without the holidays of a year, terms of working days end too early in it.
fn holidays(this_year: i16, findings: &mut Findings) {
    let unknown = [this_year, this_year.saturating_add(1)];
    let unknown: Vec<_> = unknown
        .iter()
        .filter(|year| !process::term::knows_year(**year))
        .map(i16::to_string)
        .collect();
    if unknown.is_empty() {
        findings.ok("holidays: those of this year and the next are known");
    } else {
        findings.warn(format_args!(
            "holidays: those of {} are not known, only days that are the same every year; \
             install a newer version, or terms of working days end too early",
            unknown.join(" and ")
        ));
    }
}

/// Checks every page of a database file; PostgreSQL looks after its own.
async fn pages(db: &Db, findings: &mut Findings) -> Result<(), StoreError> {
    let Some(faults) = db.check_file().await? else {
        return Ok(());
    };
    let name = db.name();
    match faults.first() {
        None => findings.ok(format_args!("file of {name}: every page reads well")),
        Some(fault) => findings.bad(format_args!(
            "file of {name}: damaged ({fault}). Stop the site, keep a copy of the file, and \
             bring the last backup back"
        )),
    }
    Ok(())
}

/// Checks the audit chain of a store and answers how many rows it has.
async fn chain(db: &Db, findings: &mut Findings) -> Result<i64, StoreError> {
    let report = db.read(store::audit_verify).await?;
    let (name, rows) = (db.name(), report.rows);
    match report.fault {
        None => findings.ok(format_args!("audit chain of {name}: {rows} rows, unbroken")),
        Some((row, fault)) => findings.bad(format_args!(
            "audit chain of {name}: broken at row {row} ({fault}): somebody changed the \
             database. Keep a copy, and compare with the last backup"
        )),
    }
    Ok(rows)
}
