//! What a demonstration says on standard error while it is played.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A line that moves on a terminal; one line for each part otherwise.
pub struct Progress(ProgressBar, Instant);

impl Progress {
    /// Begins.
    pub fn start() -> Progress {
        let bar = ProgressBar::new(0);
        bar.enable_steady_tick(Duration::from_millis(120));
        Progress(bar, Instant::now())
    }

    /// Begins a part of `total` pieces.
    pub fn part(&self, name: &str, total: usize) {
        if self.0.is_hidden() {
            eprintln!("{name}: {total}");
        }
        let style = ProgressStyle::with_template("{spinner} {msg} {bar:24} {pos}/{len} {elapsed}");
        if let Ok(style) = style {
            self.0.set_style(style);
        }
        self.0.set_message(name.to_owned());
        self.0.set_length(total as u64);
        self.0.set_position(0);
    }

    /// Some pieces are done.
    pub fn done(&self, pieces: usize) {
        self.0.inc(pieces as u64);
    }

    /// Clears the line and says how long all parts took together.
    pub fn finish(&self) {
        self.0.finish_and_clear();
        let seconds = self.1.elapsed().as_secs();
        eprintln!("{seconds}초 걸렸습니다 · it took {seconds} s");
    }
}
