//! Steps of a task: each is announced, timed and summed up at the end.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::counts::Counts;

/// How a step ended.
pub enum Outcome {
    /// All went well; the counts are zero for steps that hold no tests.
    Passed(Counts),
    /// Something is wrong.
    Failed(Counts),
    /// The step did not run, and this is why ("needs Chromium").
    Skipped(String),
}

impl Outcome {
    /// Passed or failed, for a step without tests.
    pub fn of(success: bool) -> Self {
        if success {
            Self::Passed(Counts::default())
        } else {
            Self::Failed(Counts::default())
        }
    }
}

/// The steps so far.
pub struct Report {
    began: Instant,
    steps: Vec<(String, Outcome, Duration)>,
}

impl Report {
    /// Starts the clock.
    pub fn new() -> Self {
        Self {
            began: Instant::now(),
            steps: Vec::new(),
        }
    }

    /// Announces a step, runs it and says how it ended. An error is a failure of the step.
    pub fn step(&mut self, name: &str, run: impl FnOnce() -> Result<Outcome>) {
        println!("\n== {name}");
        let began = Instant::now();
        let outcome = run().unwrap_or_else(|error| {
            println!("error: {error:#}");
            Outcome::of(false)
        });
        let took = began.elapsed();
        println!("== {name}: {}, {}", word(&outcome), seconds(took));
        self.steps.push((name.to_owned(), outcome, took));
    }

    /// Prints the closing summary; `true` when nothing failed.
    pub fn close(self) -> bool {
        println!("\nSummary");
        let (mut total, mut failed_steps) = (Counts::default(), 0);
        for (name, outcome, took) in &self.steps {
            let mut counts = match outcome {
                Outcome::Passed(counts) | Outcome::Failed(counts) => counts.clone(),
                Outcome::Skipped(reason) => Counts {
                    skipped: [(format!("{name}: {reason}"), 1)].into(),
                    ..Counts::default()
                },
            };
            let tests = counts != Counts::default() && !matches!(outcome, Outcome::Skipped(_));
            let line = if tests { counts.line() } else { String::new() };
            let row = format!(
                "  {name:<26} {:<8} {:>9}  {line}",
                word(outcome),
                seconds(*took)
            );
            println!("{}", row.trim_end());
            if matches!(outcome, Outcome::Failed(_)) {
                failed_steps += 1;
                // A step that broke before it could count still counts as one failure.
                counts.failed = counts.failed.max(1);
            }
            total.add(&counts);
        }
        for (reason, count) in &total.skipped {
            println!("  skipped {count}: {reason}");
        }
        println!("  total time {}", seconds(self.began.elapsed()));
        println!("{}", total.line());
        failed_steps == 0
    }
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Passed(_) => "passed",
        Outcome::Failed(_) => "FAILED",
        Outcome::Skipped(_) => "skipped",
    }
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_fails_when_one_step_fails() {
        let mut report = Report::new();
        report.step("one", || Ok(Outcome::of(true)));
        report.step("two", || Ok(Outcome::Skipped("needs a hall".to_owned())));
        assert!(report.close());
        let mut report = Report::new();
        report.step("one", || anyhow::bail!("no"));
        report.step("two", || Ok(Outcome::of(true)));
        assert!(!report.close());
    }

    #[test]
    fn times_read_well() {
        assert_eq!(seconds(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
