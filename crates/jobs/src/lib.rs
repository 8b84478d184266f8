//! Outbox consumers and timed duties: mail, messages, counting closed votes, tidying up.
//!
//! [`spawn`] starts six loops that run until [`Jobs::stop`]. Several processes may run them
//! on one database: an outbox entry is leased to one at a time, and everything else gives the
//! same rows however often it is done.

pub mod analysis;
pub mod counting;
pub mod courier;
pub mod deliver;
pub mod duties;
pub mod housekeeping;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use store::{StoreError, Stores};
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use courier::{CourierSettings, Couriers};

/// Where the time comes from.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// How often the outbox is looked at.
const DELIVER_EVERY: Duration = Duration::from_secs(1);
/// How often closed votes are looked for.
const COUNT_EVERY: Duration = Duration::from_secs(5);
/// How often it is looked for what is late.
const REMIND_EVERY: Duration = Duration::from_secs(60);
/// How often new votes on statements are looked at.
const ANALYSE_EVERY: Duration = Duration::from_secs(20);
/// How often old rows, secrets and traces are removed.
const TIDY_EVERY: Duration = Duration::from_secs(3600);
/// How long a loop rests after a failure.
const REST: Duration = Duration::from_secs(5);

/// Something that is due by itself and that this crate knows nothing of, such as an act whose
/// time has come: it gets the stores and the time.
pub type Duty = Arc<
    dyn Fn(Stores, Timestamp) -> Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send>>
        + Send
        + Sync,
>;

/// What the jobs work with.
#[derive(Clone)]
pub struct JobsConfig {
    /// The stores.
    pub stores: Stores,
    /// The time.
    pub clock: Clock,
    /// The couriers.
    pub couriers: Arc<Couriers>,
    /// What else is due, looked at as often as late answers.
    pub duties: Vec<Duty>,
}

/// The running jobs.
pub struct Jobs {
    stop: watch::Sender<bool>,
    loops: Vec<JoinHandle<()>>,
}

/// Starts the jobs on the present runtime.
pub fn spawn(config: &JobsConfig) -> Jobs {
    let (stop, stopped) = watch::channel(false);
    let deliver = |name, line| {
        let (job, stop) = (config.clone(), stopped.clone());
        repeat(name, DELIVER_EVERY, stopped.clone(), move || {
            let (job, stop) = (job.clone(), stop.clone());
            async move {
                deliver::due(&job.stores, &job.couriers, &job.clock, line, &stop)
                    .await
                    .map(drop)
            }
        })
    };
    let count = config.clone();
    let remind = config.clone();
    let tidy = config.clone();
    let analyse = config.clone();
    let loops = vec![
        tokio::spawn(deliver("deliver-mail", deliver::MAIL)),
        tokio::spawn(deliver("deliver-phone", deliver::PHONE)),
        tokio::spawn(repeat("count", COUNT_EVERY, stopped.clone(), move || {
            let job = count.clone();
            async move { counting::due(&job.stores, (job.clock)()).await.map(drop) }
        })),
        tokio::spawn(repeat("remind", REMIND_EVERY, stopped.clone(), move || {
            let job = remind.clone();
            async move {
                let now = (job.clock)();
                duties::due(&job.stores, now).await?;
                for duty in &job.duties {
                    duty(job.stores.clone(), now).await?;
                }
                Ok(())
            }
        })),
        tokio::spawn(repeat(
            "analyse",
            ANALYSE_EVERY,
            stopped.clone(),
            move || {
                let job = analyse.clone();
                async move { analysis::due(&job.stores, (job.clock)()).await.map(drop) }
            },
        )),
        tokio::spawn(repeat("tidy", TIDY_EVERY, stopped, move || {
            let job = tidy.clone();
            async move { housekeeping::tidy(&job.stores, (job.clock)()).await }
        })),
    ];
    Jobs { stop, loops }
}

impl Jobs {
    /// Lets each loop finish what it is doing and ends it.
    pub async fn stop(self) {
        // A loop that ended on its own listens no more.
        let _ = self.stop.send(true);
        for job in self.loops {
            let _ = job.await;
        }
    }
}

/// Runs `job` again and again until told to stop. A failure or a panic ends one round only.
async fn repeat<J, F>(
    name: &'static str,
    every: Duration,
    mut stop: watch::Receiver<bool>,
    mut job: J,
) where
    J: FnMut() -> F,
    F: Future<Output = Result<(), StoreError>> + Send + 'static,
{
    while !*stop.borrow() {
        let pause = match tokio::spawn(job()).await {
            Ok(Ok(())) => every,
            Ok(Err(error)) => {
                tracing::error!(job = name, %error, "a job failed");
                REST
            }
            Err(panic) => {
                tracing::error!(job = name, %panic, "a job panicked");
                REST
            }
        };
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

#[cfg(test)]
mod testing;
