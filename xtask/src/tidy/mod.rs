//! Rules of the house that the compiler does not check. Also a test, so nobody has to remember.

use std::fmt;

use anyhow::Result;

mod arrows;
mod code;
mod files;
mod heads;
mod licences;
mod messages;
mod purity;
mod scenarios;
mod sizes;
mod words;

pub use files::File;

/// Something to put right: where it is and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    /// A finding at a line of a file; lines count from 1.
    pub fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// What a look at the whole tree gave.
pub struct Report {
    /// Things to put right. The task fails when there is one.
    pub findings: Vec<Finding>,
    /// Things to know: sizes and long files. They fail nothing.
    pub notes: Vec<String>,
}

/// Runs every check on the files that git tracks or would track.
///
/// # Errors
/// When the tree or cargo's metadata cannot be read.
pub fn check() -> Result<Report> {
    let root = crate::child::root();
    let files = files::read(&root)?;
    let metadata = arrows::metadata(&root)?;
    let mut findings = Vec::new();
    findings.extend(arrows::check(&arrows::packages(&metadata)));
    findings.extend(arrows::check_reach(&metadata));
    findings.extend(licences::check(&licences::packages(&metadata)));
    findings.extend(licences::check_lockfile(&files));
    findings.extend(purity::check(&files));
    findings.extend(sizes::check(&files));
    findings.extend(heads::check(&files));
    findings.extend(messages::check(&files));
    findings.extend(scenarios::check(&files));
    findings.extend(words::check(&files));
    findings.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    Ok(Report {
        findings,
        notes: sizes::notes(&files),
    })
}

/// Runs every check and prints what it gave; `true` when there is nothing to put right.
///
/// # Errors
/// As [`check`].
pub fn run() -> Result<bool> {
    let report = check()?;
    for note in &report.notes {
        println!("note: {note}");
    }
    for finding in &report.findings {
        println!("{finding}");
    }
    match report.findings.len() {
        0 => println!("tidy: nothing to put right"),
        1 => println!("tidy: 1 thing to put right"),
        n => println!("tidy: {n} things to put right"),
    }
    Ok(report.findings.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    #[test]
    fn the_whole_tree_is_tidy() {
        let report = super::check().unwrap();
        let list: Vec<_> = report.findings.iter().map(ToString::to_string).collect();
        assert!(list.is_empty(), "things to put right:\n{}", list.join("\n"));
    }
}
