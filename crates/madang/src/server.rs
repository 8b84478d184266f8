//! The running site: web and jobs over open stores, from the first request to the orderly
//! stop. `serve` and `demo` both end here.

mod http;

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow};
use jobs::{CourierSettings, Couriers, JobsConfig};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use store::{StoreError, Stores};
use web::App;
use web::app::Clock;

use crate::failure::Failure;
use crate::say;
use crate::stop::Stop;

/// How long requests and jobs under way may take to end after a stop was asked for.
const DRAIN: Duration = Duration::from_secs(20);
/// How long the stores may take to close their files.
const CLOSE: Duration = Duration::from_secs(5);
/// How often figures are folded and forgotten callers are dropped from the rate limits.
const UPKEEP: Duration = Duration::from_secs(10);
/// Upper bounds of the duration classes in the metrics, in seconds.
const CLASSES: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
];

/// Everything a site needs to run.
pub struct Site {
    /// Where it listens.
    pub listener: TcpListener,
    /// The open stores.
    pub stores: Stores,
    /// The time.
    pub clock: Clock,
    /// What was set about the web.
    pub web: web::Settings,
    /// What was set about notices.
    pub couriers: CourierSettings,
    /// The word to stop.
    pub stop: Stop,
}

/// Takes an address and port.
///
/// # Errors
/// Says what to do when it is taken or not allowed.
pub fn listen(address: &str, other_port: &str) -> Result<(TcpListener, SocketAddr), Failure> {
    let taken = |error: std::io::Error| match error.kind() {
        ErrorKind::AddrInUse => Failure::address(anyhow!(
            "{address} is taken by another program: stop that program, or choose another port \
             with {other_port} (0 takes any free one)"
        )),
        ErrorKind::PermissionDenied => Failure::address(anyhow!(
            "{address} may not be used by this user: choose a port above 1023 with {other_port}"
        )),
        ErrorKind::InvalidInput => Failure::settings(anyhow!(
            "{address} is no address to listen on: write address:port, such as 127.0.0.1:8080"
        )),
        _ => Failure::address(anyhow!(
            "can't listen on {address}: {error}; check {other_port}"
        )),
    };
    let listener = TcpListener::bind(address).map_err(taken)?;
    listener.set_nonblocking(true).map_err(Failure::address)?;
    let listening = listener.local_addr().map_err(Failure::address)?;
    Ok((listener, listening))
}

/// The runtime of a command that serves.
///
/// # Errors
/// When the system gives no threads.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("can't start threads")
        .map_err(Failure::running)
}

/// What is due by itself and is an act: merges whose time is over, and whom to tell of an
/// agreement that took force.
fn duties(app: &App) -> Vec<jobs::Duty> {
    let site = app.settings.public_url.clone();
    vec![
        Arc::new(|stores, now| {
            Box::pin(async move { web::acts::merge::due(&stores, now).await.map(drop) })
        }),
        Arc::new(move |stores, now| {
            let site = site.clone();
            Box::pin(async move {
                let told = web::acts::agreement_notice::due(&stores, &site, now);
                told.await.map(drop)
            })
        }),
    ]
}

/// Serves until the process is asked to stop, or a store fails.
///
/// # Errors
/// A setting that can't be used, or the failure of a store.
pub async fn run(site: Site) -> Result<(), Failure> {
    let couriers = Couriers::new(&site.couriers).map_err(Failure::settings)?;
    let stores = site.stores;
    let app = App::new(
        Arc::new(stores.clone()),
        site.clock.clone(),
        site.web,
        metrics()?,
    );
    let listener = tokio::net::TcpListener::from_std(site.listener).map_err(Failure::address)?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let upkeep = tokio::spawn(upkeep(app.clone()));
    let lines = app.clone();
    let jobs = jobs::spawn(&JobsConfig {
        stores: stores.clone(),
        clock: site.clock,
        couriers: Arc::new(couriers),
        duties: duties(&app),
    });
    let mut http = tokio::spawn(http::serve(listener, web::router(app), DRAIN, async {
        // A dropped sender means the same as a sent word.
        let _ = stopped.await;
    }));
    let mut asked = site.stop;
    tokio::select! {
        () = asked.asked() => {}
        error = stores.failed() => return Err(broken(&error)),
        ended = &mut http => return Err(Failure::running(match ended {
            Ok(()) => anyhow!("the web stopped on its own"),
            Err(panic) => anyhow!("the web stopped: {panic}"),
        })),
    }
    tracing::info!("stopping");
    say::line("Stopping; Ctrl-C once more stops at once.");
    let until = Instant::now() + DRAIN;
    // Lines that are kept open would be waited for.
    lines.rooms.close();
    let _ = stop.send(());
    let orderly = async {
        let _ = http.await;
        jobs.stop().await;
    };
    tokio::select! {
        done = tokio::time::timeout_at(until.into(), orderly) => {
            if done.is_err() {
                tracing::warn!("some work was still under way after {} s", DRAIN.as_secs());
            }
        }
        () = asked.asked() => tracing::warn!("stopped at once; some work was still under way"),
    }
    upkeep.abort();
    // A disk that hangs must not keep the process from ending; everything acknowledged is on
    // it already.
    close(&stores).await;
    tracing::info!("stopped");
    Ok(())
}

/// Closes the stores, and gives up on them after a while.
pub async fn close(stores: &Stores) {
    if tokio::time::timeout(CLOSE, stores.close()).await.is_err() {
        tracing::warn!("the stores did not close in order; the next start repairs that");
    }
}

fn broken(error: &StoreError) -> Failure {
    Failure::storage(anyhow!(
        "{error}; nothing is acknowledged any more. Check the disk and its free space, or the \
         database, and start again: what was acknowledged is kept"
    ))
}

fn metrics() -> Result<PrometheusHandle, Failure> {
    PrometheusBuilder::new()
        .set_buckets(CLASSES)
        .and_then(PrometheusBuilder::install_recorder)
        .context("can't start the metrics")
        .map_err(Failure::running)
}

async fn upkeep(app: App) {
    loop {
        tokio::time::sleep(UPKEEP).await;
        app.metrics.run_upkeep();
        app.limiters.sign_in.retain_recent();
        app.limiters.post.retain_recent();
        app.limiters.join.retain_recent();
    }
}
