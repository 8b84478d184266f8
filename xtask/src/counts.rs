//! Reads what test programs print: how many passed and failed, and which skipped and why.
//!
//! A Rust test cannot say "skipped" by itself. Ours print a line `skipped: needs X` and pass;
//! cargo shows it under `--show-output`, where this reader finds it and hides the rest.

use std::collections::BTreeMap;

/// How many tests passed, failed and were skipped, with the reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that ran and passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Why tests were skipped, and how many for each reason.
    pub skipped: BTreeMap<String, usize>,
}

impl Counts {
    /// Adds the counts of another run.
    pub fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        for (reason, count) in &other.skipped {
            *self.skipped.entry(reason.clone()).or_default() += count;
        }
    }

    /// The counts in one line: `3 passed, 0 failed`, and `, 1 skipped` when there is one.
    pub fn line(&self) -> String {
        let skipped: usize = self.skipped.values().sum();
        let end = match skipped {
            0 => String::new(),
            count => format!(", {count} skipped"),
        };
        format!("{} passed, {} failed{end}", self.passed, self.failed)
    }
}

/// Reads the output of `cargo test -- --show-output` line by line.
#[derive(Default)]
pub struct CargoReader {
    /// What was counted so far.
    pub counts: Counts,
    /// Inside the output of tests that passed, which is read but not shown.
    hidden: bool,
    /// Whether the test whose output is read has already said that it skips.
    said: bool,
    skipped_here: usize,
}

impl CargoReader {
    /// Takes one line in; `true` when it is to be shown.
    pub fn line(&mut self, line: &str) -> bool {
        if line == "successes:" {
            self.hidden = true;
        } else if line == "failures:" {
            self.hidden = false;
        } else if let Some(result) = line.strip_prefix("test result: ") {
            self.hidden = false;
            self.result(result);
        } else if self.hidden {
            self.output(line);
        }
        !self.hidden
    }

    fn output(&mut self, line: &str) {
        if line.starts_with("---- ") && line.ends_with(" stdout ----") {
            self.said = false;
        } else if let Some(reason) = line.trim().strip_prefix("skipped: ")
            && !self.said
        {
            self.said = true;
            self.skipped_here += 1;
            *self.counts.skipped.entry(reason.to_owned()).or_default() += 1;
        }
    }

    fn result(&mut self, result: &str) {
        let count = |word: &str| number_before(result, word).unwrap_or(0);
        self.counts.passed += count(" passed").saturating_sub(self.skipped_here);
        self.counts.failed += count(" failed");
        if count(" ignored") > 0 {
            *self
                .counts
                .skipped
                .entry("marked #[ignore]".to_owned())
                .or_default() += count(" ignored");
        }
        self.skipped_here = 0;
    }
}

/// Reads the output of the browser tests, which end with `N passed, N failed`.
#[derive(Default)]
pub struct BrowserReader {
    /// What the closing line said, with the reasons of `skipped:` lines.
    pub counts: Counts,
}

impl BrowserReader {
    /// Takes one line in; every line is shown.
    pub fn line(&mut self, line: &str) -> bool {
        if let Some(reason) = line.trim().strip_prefix("skipped: ") {
            *self.counts.skipped.entry(reason.to_owned()).or_default() += 1;
        } else if let (Some(passed), Some(failed)) = (
            number_before(line, " passed,"),
            number_before(line, " failed"),
        ) {
            self.counts.passed = passed;
            self.counts.failed = failed;
        }
        true
    }
}

fn number_before(line: &str, word: &str) -> Option<usize> {
    let before = line
        .split(word)
        .next()
        .filter(|before| before.len() < line.len())?;
    before
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "
running 4 tests
test a ... ok
test b ... FAILED

successes:

---- a stdout ----
skipped: needs ../shared/data
skipped: needs ../shared/other

---- c stdout ----
chatter

successes:
    a
    c

failures:

---- b stdout ----
broken

failures:
    b

test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: ok. 11 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";

    #[test]
    fn cargo_output_is_counted_and_chatter_hidden() {
        let mut reader = CargoReader::default();
        let shown: Vec<_> = OUTPUT.lines().filter(|line| reader.line(line)).collect();
        assert_eq!(reader.counts.line(), "12 passed, 1 failed, 2 skipped");
        assert_eq!(reader.counts.skipped["needs ../shared/data"], 1);
        assert!(shown.contains(&"broken") && !shown.contains(&"chatter"));
    }

    #[test]
    fn the_closing_line_of_the_browser_tests_counts() {
        let mut reader = BrowserReader::default();
        for line in [
            "ok home 360",
            "skipped: needs a page",
            "41 passed, 2 failed, 1 skipped",
        ] {
            assert!(reader.line(line));
        }
        assert_eq!(reader.counts.line(), "41 passed, 2 failed, 1 skipped");
    }
}
