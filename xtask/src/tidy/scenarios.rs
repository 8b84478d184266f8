//! The table of scenarios: each one that is shown names a test that exists.

use super::{File, Finding, code};

const TABLE: &str = "docs/scenarios.md";

/// Finds rows of the table that say "shown" and name no test of the named package.
pub fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.path == TABLE) {
        for (number, line) in file.lines() {
            let Some((_, stands)) = line.split_once("| shown") else {
                continue;
            };
            let mut quoted = stands.split('`').skip(1).step_by(2);
            let (Some(package), Some(test)) = (quoted.next(), quoted.next()) else {
                let what = "name the package and the test that show it, each in backquotes";
                findings.push(Finding::new(TABLE, number, what));
                continue;
            };
            if !holds(files, package, test) {
                let what = format!(
                    "`{package}` has no test `{test}`: name the one that shows it, or say what \
                     is missing"
                );
                findings.push(Finding::new(TABLE, number, what));
            }
        }
    }
    findings
}

/// Whether the package has a test function of this name; modules before it are not looked at.
fn holds(files: &[File], package: &str, test: &str) -> bool {
    let folder = match package {
        "system-tests" => "tests/".to_owned(),
        "xtask" => "xtask/".to_owned(),
        name => format!("crates/{name}/"),
    };
    let name = test.rsplit("::").next().unwrap_or(test);
    files
        .iter()
        .filter(|file| file.is("rs") && file.path.starts_with(&folder))
        .any(|file| is_test(&code::read(&file.text).bare, name))
}

/// Whether the code has a function of this name with a test attribute before it.
fn is_test(bare: &str, name: &str) -> bool {
    let head = format!("fn {name}(");
    bare.match_indices(&head).any(|(place, _)| {
        let before = &bare[..place];
        // Its attributes stand after the end of whatever stands before it.
        let own = before.rfind(['}', ';']).map_or(0, |end| end + 1);
        ["test]", "test("]
            .iter()
            .any(|mark| before[own..].contains(mark))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_scenario_names_a_test_that_exists() {
        let table = "| # | Scenario | Stands |\n\
            | 1 | a | shown: `process` `council::tests::fourteen_pass` |\n\
            | 2 | b | shown: `allocation` `fourteen_pass` |\n\
            | 3 | c | shown: `system-tests` `scenario_3`; and more |\n\
            | 4 | d | ahead: `process` `nothing` |\n\
            | 5 | e | shown |\n\
            | 6 | f | shown: `process` `helper` |\n";
        let files = [
            File::new(TABLE, table),
            File::new(
                "crates/process/src/council.rs",
                "#[cfg(test)]\nmod tests {\nfn helper() {}\n#[test]\nfn fourteen_pass() {}\n",
            ),
            File::new(
                "tests/tests/scenarios/three.rs",
                "#[tokio::test(flavor = \"multi_thread\")]\nasync fn scenario_3() {}\n",
            ),
        ];
        let lines: Vec<_> = check(&files).into_iter().map(|f| f.line).collect();
        assert_eq!(lines, [3, 6, 7]);
    }
}
