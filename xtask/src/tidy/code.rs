//! A small reader of Rust source: tells strings and comments from code.

use std::ops::RangeInclusive;

/// A string literal in Rust source.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// The line it starts on, from 1.
    pub line: usize,
    /// What stands between the quotes, escapes left as written.
    pub text: String,
    /// The name of the function or macro whose argument it is, if any.
    pub call: Option<String>,
}

/// Source taken apart.
pub struct Code {
    /// The string literals in order.
    pub literals: Vec<Literal>,
    /// The source with comments and the inside of strings blanked, line by line.
    pub bare: String,
}

/// Takes Rust source apart. Source that does not compile gives some answer, never a panic.
pub fn read(source: &str) -> Code {
    let mut reader = Reader {
        rest: source,
        line: 1,
        bare: String::with_capacity(source.len()),
        literals: Vec::new(),
        open: Vec::new(),
    };
    while !reader.rest.is_empty() {
        reader.step();
    }
    Code {
        literals: reader.literals,
        bare: reader.bare,
    }
}

impl Code {
    /// The lines, from 1, of what is built for tests only: `#[cfg(test)]` and its item.
    pub fn test_lines(&self) -> Vec<RangeInclusive<usize>> {
        let mark = "#[cfg(test)]";
        let line_at = |place: usize| 1 + self.bare[..place].matches('\n').count();
        self.bare
            .match_indices(mark)
            .map(|(place, _)| {
                let end = place + mark.len() + end_of_item(&self.bare[place + mark.len()..]);
                line_at(place)..=line_at(end)
            })
            .collect()
    }
}

/// Where the item ends that begins here: at its `;`, or where its braces close.
fn end_of_item(bare: &str) -> usize {
    let mut depth = 0_usize;
    for (place, letter) in bare.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth <= 1 => return place,
            '}' => depth -= 1,
            ';' if depth == 0 => return place,
            _ => {}
        }
    }
    bare.len()
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    bare: String,
    literals: Vec<Literal>,
    /// The names before the brackets that are open here.
    open: Vec<Option<String>>,
}

impl Reader<'_> {
    fn step(&mut self) {
        let rest = self.rest;
        let named = self.bare.ends_with(is_name);
        if rest.starts_with("//") {
            self.blank(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.blank(block_comment(rest));
        } else if let Some((before, after)) = quotes(rest, named) {
            self.literal(before, after);
        } else if let Some(length) = character(rest) {
            self.blank(length);
        } else {
            self.plain();
        }
    }

    fn plain(&mut self) {
        let Some(next) = self.rest.chars().next() else {
            return;
        };
        match next {
            '(' | '[' | '{' => {
                let name = (next == '(').then(|| last_name(&self.bare)).flatten();
                self.open.push(name);
            }
            ')' | ']' | '}' => {
                self.open.pop();
            }
            '\n' => self.line += 1,
            _ => {}
        }
        self.bare.push(next);
        self.rest = &self.rest[next.len_utf8()..];
    }

    fn blank(&mut self, length: usize) {
        for letter in self.rest[..length].chars() {
            if letter == '\n' {
                self.line += 1;
                self.bare.push('\n');
            }
        }
        self.bare.push(' ');
        self.rest = &self.rest[length..];
    }

    fn literal(&mut self, before: usize, hashes: Option<usize>) {
        let inside = &self.rest[before..];
        let (length, close) = match hashes {
            Some(count) => {
                let close = format!("\"{}", "#".repeat(count));
                (inside.find(&close), close.len())
            }
            None => (end_of_string(inside), 1),
        };
        let length = length.unwrap_or(inside.len());
        self.literals.push(Literal {
            line: self.line,
            text: inside[..length].to_owned(),
            call: self.open.last().cloned().flatten(),
        });
        let whole = (before + length + close).min(self.rest.len());
        self.bare.push('"');
        self.blank(whole);
        self.bare.push('"');
    }
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The name that ends the text: `t` of `page.t`, `t` of `t!`.
fn last_name(text: &str) -> Option<String> {
    let text = text.trim_end_matches('!');
    let name = text.rsplit(|c| !is_name(c)).next().unwrap_or_default();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Where a string starts here: the bytes before its inside, and the hashes of a raw string.
fn quotes(rest: &str, named: bool) -> Option<(usize, Option<usize>)> {
    if rest.starts_with('"') {
        return Some((1, None));
    }
    if named {
        return None;
    }
    let plain = rest.strip_prefix(['b', 'c']).unwrap_or(rest);
    let prefix = rest.len() - plain.len();
    if plain.starts_with('"') {
        return Some((prefix + 1, None));
    }
    let raw = plain.strip_prefix('r')?;
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    raw[hashes..]
        .starts_with('"')
        .then_some((prefix + 2 + hashes, Some(hashes)))
}

fn end_of_string(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside
        .char_indices()
        .find(|&(_, letter)| {
            let ends = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            ends
        })
        .map(|(place, _)| place)
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut place) = (0_usize, 0);
    while place < rest.len() {
        let here = &rest[place..];
        if here.starts_with("/*") {
            depth += 1;
            place += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            place += 2;
            if depth == 0 {
                return place;
            }
        } else {
            place += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of a character literal that starts here; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if let Some(escaped) = inside.strip_prefix('\\') {
        let letter = escaped.chars().next()?.len_utf8();
        return Some(2 + letter + escaped[letter..].find('\'')? + 1);
    }
    let letter = inside.chars().next()?.len_utf8();
    inside[letter..].starts_with('\'').then_some(letter + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(usize, &str, Option<&str>)]) {
        let found = read(source).literals;
        let found: Vec<_> = found
            .iter()
            .map(|l| (l.line, l.text.as_str(), l.call.as_deref()))
            .collect();
        assert_eq!(found, expected, "in {source}");
    }

    #[test]
    fn strings_are_told_from_comments_and_characters() {
        check(
            "// \"no\"\n/* \"no\" /* */ \"no\" */ \"yes\"",
            &[(2, "yes", None)],
        );
        check(
            r#"let a = "x \" y"; 'b'; '"'; '\''; "z""#,
            &[(1, r#"x \" y"#, None), (1, "z", None)],
        );
        check(
            "r#\"a \"b\" c\"# b\"d\" fn f<'a>(x: &'a str) {}",
            &[(1, "a \"b\" c", None), (1, "d", None)],
        );
        check(
            "\"one\ntwo\" \"three\"",
            &[(1, "one\ntwo", None), (2, "three", None)],
        );
    }

    #[test]
    fn a_string_knows_the_call_it_stands_in() {
        check("page.t(\"a\")", &[(1, "a", Some("t"))]);
        check(
            "tr(lang, \"a\", &[(\"b\", 1)])",
            &[(1, "a", Some("tr")), (1, "b", None)],
        );
        check("format!(\"a\")", &[(1, "a", Some("format"))]);
        check("t(lang, x.key(\"a\"))", &[(1, "a", Some("key"))]);
    }

    #[test]
    fn bare_code_holds_neither_strings_nor_comments() {
        let bare = read("let a = \"f64\"; // f64\nlet b: u8 = 1;").bare;
        assert!(!bare.contains("f64"));
        assert_eq!(bare.lines().count(), 2);
    }

    #[test]
    fn what_is_built_for_tests_only_is_known() {
        let source = "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() {}\n}\nfn c() {}\n\
            #[cfg(test)]\nmod more;\nfn d() {}\n";
        assert_eq!(read(source).test_lines(), [2..=5, 7..=8]);
        assert_eq!(read("fn a() { \"#[cfg(test)]\" }").test_lines(), []);
    }

    #[test]
    fn broken_source_gives_an_answer() {
        for source in ["\"", "r#\"", "/*", "'", "'\\", "b", "))", "\"\\"] {
            read(source);
        }
    }
}
