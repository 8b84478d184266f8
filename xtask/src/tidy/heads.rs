//! Every Rust file begins with a sentence that says what it is for.

use super::{File, Finding};

/// Finds Rust files whose first line, after a shebang, is not `//!`.
pub fn check(files: &[File]) -> Vec<Finding> {
    files
        .iter()
        .filter(|file| file.is("rs"))
        .filter_map(|file| {
            let (line, first) = file
                .lines()
                .find(|(line, text)| !(*line == 1 && text.starts_with("#!/")))?;
            (!first.starts_with("//! ")).then(|| {
                let what = "begin the file with `//! ` and a sentence that says what it is for";
                Finding::new(&file.path, line, what)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_wanted_on_the_first_line() {
        let files = [
            File::new("a.rs", "//! Good.\n"),
            File::new("b.rs", "#!/usr/bin/env cargo\n//! Good.\n"),
            File::new("c.rs", "use std::fmt;\n"),
            File::new("d.rs", "\n//! Late.\n"),
            File::new("e.txt", "no head wanted"),
        ];
        let found: Vec<_> = check(&files).into_iter().map(|f| f.path).collect();
        assert_eq!(found, ["c.rs", "d.rs"]);
    }
}
