//! `madang serve`: the site.

use std::net::SocketAddr;

use process::Role;
use store::{StoreError, Stores};
use web::app::Clock;

use crate::config::{Config, is_exposed};
use crate::failure::Failure;
use crate::server::{self, Site};
use crate::stop::Stop;
use crate::{clock, log, say};

/// What is wrong with https and no word about the proxy that has to be in front.
pub const UNNAMED_CALLERS: &str = "public_url is https but behind_proxy is not set: everybody \
    seems to call from the proxy's address, so the sign-in limit of one network holds for the \
    whole site. Let the proxy add X-Forwarded-For and set behind_proxy = true";

/// What is wrong with plain http beyond this machine.
pub const PLAIN_HTTP: &str = "session cookies can be read on the way. Put a proxy with https in \
    front and set public_url to its https address";

/// Serves the site until the process is asked to stop.
///
/// # Errors
/// A wrong setting, a port that is taken, or the failure of a store.
pub fn run(config: &Config) -> Result<(), Failure> {
    log::start("info")?;
    let (listener, listening) = server::listen(&config.listen, "MADANG_LISTEN or `listen`")?;
    let runtime = server::runtime()?;
    let stores = Stores::open(&config.stores()).map_err(Failure::store)?;
    // Not before: a word to stop ends the process at once while a database does not answer.
    let stop = Stop::listen(&runtime)?;
    let web = config.web(listening);
    let clock = clock::real();
    runtime.block_on(async {
        say::line(format_args!(
            "Madang listens on http://{listening} (public address {})",
            web.public_url
        ));
        warn(&web, listening);
        if let Some(link) = first_run(&stores, &clock, &web.public_url).await? {
            say::line(format_args!(
                "There is no administrator yet. Within 24 hours, open this link once, sign in, \
                 and become the first:\n{link}"
            ));
        }
        server::run(Site {
            listener,
            stores,
            clock,
            web,
            couriers: config.couriers(),
            stop,
        })
        .await
    })
}

/// On plain http anybody on the way reads the session cookies. With https there is a proxy in
/// front, because this program speaks plain http only.
fn warn(web: &web::Settings, listening: SocketAddr) {
    if is_exposed(&listening.to_string(), &web.public_url) {
        tracing::warn!("{} on plain http: {PLAIN_HTTP}", web.public_url);
    }
    if web.secure && !web.behind_proxy {
        tracing::warn!("{UNNAMED_CALLERS}");
    }
}

/// A fresh link for the first administrator, while there is none.
async fn first_run(
    stores: &Stores,
    clock: &Clock,
    public_url: &str,
) -> Result<Option<String>, Failure> {
    let token = store::random_hex(32);
    let (hash, now) = (stores.keys.token_hash(&token), clock());
    let needed = stores
        .site
        .write(move |tx| -> Result<bool, StoreError> {
            let city = store::grants_in(tx, None, None, 100)?;
            let administrator = |g: &store::GrantView| {
                g.grant.role == Role::Administrator && g.revoked_at.is_none()
            };
            if store::first_run_done(tx)? || city.iter().any(administrator) {
                return Ok(false);
            }
            store::first_run_put(tx, &hash, now)?;
            Ok(true)
        })
        .await
        .map_err(Failure::store)?;
    Ok(needed.then(|| format!("{public_url}/first-run?token={token}")))
}
