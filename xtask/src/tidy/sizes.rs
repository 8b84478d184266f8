//! Files stay short enough to be read at one sitting.

use super::{File, Finding};

/// Above this a file is a finding.
const MOST: usize = 800;
/// Above this a file is listed, as a sign that it may hold two things.
const SIGN: usize = 400;
const KINDS: [&str; 6] = ["rs", "js", "mjs", "css", "ftl", "sql"];

/// Finds files of more than 800 lines.
pub fn check(files: &[File]) -> Vec<Finding> {
    long(files, MOST)
        .map(|(file, lines)| {
            let what = format!("{lines} lines: split by what it is about, {MOST} is the most");
            Finding::new(&file.path, lines, what)
        })
        .collect()
}

/// The files to look at and the median size of each kind.
pub fn notes(files: &[File]) -> Vec<String> {
    let mut notes: Vec<_> = long(files, SIGN)
        .map(|(file, lines)| format!("{} has {lines} lines, more than {SIGN}", file.path))
        .collect();
    for kind in KINDS {
        let mut sizes: Vec<_> = files
            .iter()
            .filter(|file| file.is(kind))
            .map(|file| file.text.lines().count())
            .collect();
        sizes.sort_unstable();
        if let Some(median) = sizes.get(sizes.len() / 2) {
            let (count, most) = (sizes.len(), sizes[sizes.len() - 1]);
            notes.push(format!(
                "{count} .{kind} files, median {median} lines, longest {most}"
            ));
        }
    }
    notes
}

fn long(files: &[File], limit: usize) -> impl Iterator<Item = (&File, usize)> {
    files
        .iter()
        .filter(|file| KINDS.iter().any(|kind| file.is(kind)))
        .map(|file| (file, file.text.lines().count()))
        .filter(move |(_, lines)| *lines > limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_found_and_listed() {
        let files = [
            File::new("a.rs", &"x\n".repeat(801)),
            File::new("b.css", &"x\n".repeat(401)),
            File::new("c.ftl", &"x\n".repeat(400)),
            File::new("d.json", &"x\n".repeat(9000)),
        ];
        let found: Vec<_> = check(&files).into_iter().map(|f| f.path).collect();
        assert_eq!(found, ["a.rs"]);
        let notes = notes(&files).join("\n");
        assert!(notes.contains("b.css has 401 lines"));
        assert!(notes.contains("1 .ftl files, median 400 lines"));
    }
}
