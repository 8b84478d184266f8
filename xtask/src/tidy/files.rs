//! The files of the project: those that git tracks or would track.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

/// A text file with its path from the project's root, parts joined by `/`.
pub struct File {
    /// The path, for example `crates/korean/src/lib.rs`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl File {
    /// A file made by hand, for tests.
    #[cfg(test)]
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Whether the name ends in `.extension`.
    pub fn is(&self, extension: &str) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, end)| end == extension)
    }

    /// The crate that the file's source belongs to, for example `Some("korean")`.
    pub fn source_of(&self) -> Option<&str> {
        let (name, rest) = self.path.strip_prefix("crates/")?.split_once('/')?;
        rest.starts_with("src/").then_some(name)
    }

    /// Whether all of it is built for tests only.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
    }

    /// The lines with their numbers from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .split('\n')
            .enumerate()
            .map(|(i, line)| (i + 1, line))
    }
}

/// Reads every text file; pictures, fonts and other files that are no UTF-8 are left out.
pub fn read(root: &Path) -> Result<Vec<File>> {
    let mut paths = match listed_by_git(root) {
        Some(paths) => paths,
        // An unpacked archive has no git folder.
        None => walked(root)?,
    };
    paths.sort();
    Ok(paths
        .into_iter()
        .filter_map(|path| {
            let text = std::fs::read_to_string(root.join(&path)).ok()?;
            Some(File { path, text })
        })
        .collect())
}

fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "-co", "--exclude-standard"])
        .current_dir(root)
        .output()
        .ok()?;
    let listed = String::from_utf8(output.stdout).ok()?;
    let paths: Vec<_> = listed
        .split('\0')
        .filter(|path| !path.is_empty())
        .map(str::to_owned)
        .collect();
    (output.status.success() && !paths.is_empty()).then_some(paths)
}

fn walked(root: &Path) -> Result<Vec<String>> {
    let (mut found, mut folders) = (Vec::new(), vec![String::new()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}{name}");
            if !entry.file_type()?.is_dir() {
                found.push(path);
            } else if !["target", "node_modules", ".git"].contains(&name.as_str()) {
                folders.push(path + "/");
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_unpacked_archive_is_walked() {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in [
            ("a.rs", &b"//! A."[..]),
            ("crates/x/src/b.rs", b"//! B."),
            ("target/c.rs", b"c"),
            ("picture.png", b"\x89PNG\xff"),
        ] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let paths: Vec<_> = walked(folder.path()).unwrap();
        assert!(paths.contains(&"crates/x/src/b.rs".to_owned()));
        assert!(!paths.iter().any(|path| path.starts_with("target")));
        let files = read(folder.path()).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(names, ["a.rs", "crates/x/src/b.rs"]);
        assert_eq!(files[1].source_of(), Some("x"));
        assert_eq!(files[0].source_of(), None);
    }
}
