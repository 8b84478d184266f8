//! Words to stop: Ctrl-C, what a service manager sends, and a terminal that is closed.

use anyhow::Context as _;
use tokio::runtime::Runtime;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::failure::Failure;

/// Listens from its making on, so that no word that came early ends the process at once and
/// leaves a temporary folder behind.
pub struct Stop {
    interrupt: Signal,
    terminate: Signal,
    /// Not listened to when it is ignored, as `nohup` asks.
    hangup: Option<Signal>,
}

impl Stop {
    /// Begins to listen.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn listen(runtime: &Runtime) -> Result<Stop, Failure> {
        let _inside = runtime.enter();
        let on = |kind| {
            signal(kind)
                .context("can't listen for the signal to stop")
                .map_err(Failure::running)
        };
        Ok(Stop {
            interrupt: on(SignalKind::interrupt())?,
            terminate: on(SignalKind::terminate())?,
            hangup: if ignores_hangup() {
                None
            } else {
                Some(on(SignalKind::hangup())?)
            },
        })
    }

    /// Waits until somebody asks to stop.
    pub async fn asked(&mut self) {
        let hangup = async {
            match &mut self.hangup {
                Some(hangup) => hangup.recv().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = hangup => {}
        }
    }
}

/// Whether the process was started with SIGHUP ignored. Only Linux says so in a file.
fn ignores_hangup() -> bool {
    std::fs::read_to_string("/proc/self/status").is_ok_and(|status| hangup_bit(&status))
}

/// SIGHUP is signal 1, the lowest bit of the mask of ignored signals.
fn hangup_bit(status: &str) -> bool {
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .is_some_and(|mask| mask & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::hangup_bit;

    #[test]
    fn an_ignored_hangup_is_known() {
        assert!(hangup_bit(
            "Name:\tx\nSigIgn:\t0000000000001001\nSigCgt:\t0\n"
        ));
        assert!(!hangup_bit("SigIgn:\t0000000000001000\nSigCgt:\t1\n"));
        assert!(!hangup_bit(""));
    }
}
