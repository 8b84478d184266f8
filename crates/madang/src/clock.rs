//! The one place that reads the clock of the machine.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use web::app::Clock;

/// The time of the machine.
pub fn real() -> Clock {
    Arc::new(Timestamp::now)
}

/// The time of the machine moved so that it shows `shown` now, as a demonstration does.
pub fn shifted(shown: Timestamp) -> Clock {
    let shift: SignedDuration = shown.duration_since(Timestamp::now());
    Arc::new(move || {
        Timestamp::now()
            .saturating_add(shift)
            .unwrap_or(Timestamp::MAX)
    })
}
