//! What the source of a room may not hold: clocks in pure rooms, floats near money, SQL in pages.

use super::{File, Finding, arrows, code};

const CLOCKS: [&str; 4] = ["SystemTime", "Instant::now", "Timestamp::now", "Zoned::now"];
const FLOATS: [&str; 2] = ["f32", "f64"];
/// Rooms whose rules are about money or winners.
const EXACT: [&str; 3] = ["finance", "allocation", "process"];
const SQL: [&str; 6] = [
    "select ",
    "insert into ",
    "delete from ",
    "create table ",
    "alter table ",
    "drop table ",
];

/// Finds clocks in pure crates, floats in exact ones and SQL in `web` and `ui`.
pub fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.is("rs")) {
        let Some(room) = file.source_of() else {
            continue;
        };
        let code = code::read(&file.text);
        if arrows::PURE.contains(&room) {
            let advice = "a pure crate knows no clock: take the time as an argument";
            findings.extend(named(file, &code.bare, &CLOCKS, advice));
        }
        if EXACT.contains(&room) {
            let advice = "no float in a rule about money or winners: use integers or fractions";
            findings.extend(named(file, &code.bare, &FLOATS, advice));
        }
        if ["web", "ui"].contains(&room) {
            findings.extend(code.literals.iter().filter(|l| is_sql(&l.text)).map(|l| {
                let what = "SQL stands here: move the statement into `store`";
                Finding::new(&file.path, l.line, what)
            }));
        }
    }
    findings
}

fn named(file: &File, bare: &str, names: &[&str], advice: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in bare.lines().enumerate() {
        for name in names.iter().filter(|name| has_name(line, name)) {
            let what = format!("`{name}` stands here; {advice}");
            findings.push(Finding::new(&file.path, number + 1, what));
        }
    }
    findings
}

fn has_name(line: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(place, _)| {
        !line[..place].chars().next_back().is_some_and(part)
            && !line[place + name.len()..].chars().next().is_some_and(part)
    })
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    SQL.iter().any(|start| text.starts_with(start))
        && (!text.starts_with("select ") || text.contains(" from "))
        || text.starts_with("update ") && text.contains(" set ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_one(path: &str, text: &str, expected: &[usize]) {
        let found: Vec<_> = check(&[File::new(path, text)])
            .into_iter()
            .map(|f| f.line)
            .collect();
        assert_eq!(found, expected, "{path}: {text}");
    }

    #[test]
    fn pure_rooms_know_no_clock() {
        check_one(
            "crates/process/src/a.rs",
            "\nlet n = Timestamp::now();",
            &[2],
        );
        check_one("crates/process/src/a.rs", "// Timestamp::now", &[]);
        check_one("crates/web/src/a.rs", "let n = Timestamp::now();", &[]);
    }

    #[test]
    fn money_and_winners_know_no_float() {
        check_one("crates/finance/src/a.rs", "fn a(x: f64) {}", &[1]);
        check_one("crates/finance/src/a.rs", "let buf64 = 1;", &[]);
        check_one("crates/process/src/a.rs", "fn a(x: f32) {}", &[1]);
        check_one("crates/korean/src/a.rs", "fn a(x: f64) {}", &[]);
    }

    #[test]
    fn pages_write_no_sql() {
        check_one("crates/web/src/a.rs", "\"SELECT id\n FROM person\"", &[1]);
        check_one(
            "crates/web/src/a.rs",
            "\"update person set name = $1\"",
            &[1],
        );
        check_one("crates/web/src/a.rs", "\"select a file\"", &[]);
        check_one("crates/store/src/a.rs", "\"SELECT id FROM person\"", &[]);
    }
}
