//! What may not stand in the text of any file: leftovers, spaces at the end, one machine's paths.

use super::{File, Finding};

/// Words with what to do about them. They are put together from parts, so that this file
/// does not find itself.
const WORDS: [(&str, &str); 11] = [
    (concat!("TO", "DO"), "do it now or open an issue"),
    (concat!("FIX", "ME"), "fix it now or open an issue"),
    (concat!("XX", "X"), "say what is meant"),
    (concat!("dbg", "!("), "take out what was for debugging"),
    (
        concat!("/wo", "rk/"),
        "write a path that exists on other machines",
    ),
    (
        concat!("/ro", "ot/"),
        "write a path that exists on other machines",
    ),
    (
        concat!("registry.", "npmjs.org"),
        "leave the registry to the reader's settings",
    ),
    (
        concat!("index.", "crates.io"),
        "leave the registry to the reader's settings",
    ),
    (
        concat!("static.", "crates.io"),
        "leave the registry to the reader's settings",
    ),
    (
        concat!("files.", "pythonhosted.org"),
        "leave the registry to the reader's settings",
    ),
    (
        concat!("deb.", "debian.org"),
        "leave the registry to the reader's settings",
    ),
];

/// Finds forbidden words and spaces at the end of lines.
pub fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        // Election data of others is kept byte for byte.
        let ours = !file.is("pb");
        for (number, line) in file.lines() {
            let ended = line.strip_suffix('\r').unwrap_or(line);
            if ours && ended.ends_with([' ', '\t']) {
                let what = "take out the spaces at the end of the line";
                findings.push(Finding::new(&file.path, number, what));
            }
            for (word, advice) in WORDS {
                if stands_in(line, word) {
                    let what = format!("`{word}` stands here: {advice}");
                    findings.push(Finding::new(&file.path, number, what));
                }
            }
        }
    }
    findings
}

/// Whether the word stands in the line by itself, not as a part of a longer name or path.
fn stands_in(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
    line.match_indices(word).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        let after = line[place + word.len()..].chars().next();
        let open_end = !word.ends_with(|c: char| c.is_ascii_alphanumeric());
        !before.is_some_and(part)
            && (open_end || !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand_alone() {
        let word = concat!("TO", "DO");
        let files = [
            File::new("a.rs", &format!("fine\n// {word}: later\n")),
            File::new("b.rs", &format!("const {word}S: u8 = 1;\n")),
            File::new("c.md", concat!("see /wo", "rk/main\n")),
            File::new("d.md", concat!("src/pages/wo", "rk/new.rs\n")),
            File::new("e.md", "two spaces  \n"),
            File::new("f.pb", "kept as it is \n"),
        ];
        let found: Vec<_> = check(&files)
            .into_iter()
            .map(|f| format!("{}:{}", f.path, f.line))
            .collect();
        assert_eq!(found, ["a.rs:2", "c.md:1", "e.md:1"]);
    }
}
