//! Attachments as people type them: one a line, title, copies and disclosure with `|` between.

use super::{Attachment, Class, Disclosure};

/// One line: title, copies, disclosure.
pub(super) fn read(line: &str, title_max: usize) -> Option<Attachment> {
    let mut parts = line.split('|').map(str::trim);
    let title = parts.next().filter(|t| !t.is_empty())?.to_owned();
    let copies = match parts.next().unwrap_or_default() {
        "" => 1,
        text => text
            .strip_suffix('부')
            .unwrap_or(text)
            .trim()
            .parse()
            .ok()?,
    };
    let disclosure = match parts.next().unwrap_or_default() {
        "" => Disclosure::open(),
        text => read_disclosure(text)?,
    };
    let whole = parts.next().is_none() && (1..=9_999).contains(&copies);
    (whole && title.chars().count() <= title_max).then_some(Attachment {
        title,
        copies,
        disclosure,
    })
}

/// "부분공개(5, 6)" and the like.
fn read_disclosure(text: &str) -> Option<Disclosure> {
    let (word, rest) = text.split_once('(').unwrap_or((text, ")"));
    let class = match word.trim() {
        "공개" | "open" => Class::Open,
        "부분공개" | "partial" => Class::Partial,
        "비공개" | "closed" => Class::Closed,
        _ => return None,
    };
    let numbers = rest.trim().strip_suffix(')')?.split(',').map(str::trim);
    let reasons: Option<Vec<u8>> = numbers
        .filter(|n| !n.is_empty())
        .map(|n| n.parse().ok())
        .collect();
    Disclosure::new(class, reasons?).ok()
}

/// Writes attachments as people type them.
pub(super) fn print(of: &[Attachment]) -> String {
    let lines = of.iter().map(|a| {
        let word = match a.disclosure.class {
            Class::Open => "공개",
            Class::Partial => "부분공개",
            Class::Closed => "비공개",
        };
        format!("{} | {}부 | {word}{}", a.title, a.copies, a.disclosure)
    });
    lines.collect::<Vec<_>>().join("\n")
}
