//! The body of a document as blocks, and the plain text in which people write it.
//!
//! A line is a paragraph, unless it begins with `#` (heading), a mark such as `1.` or `가.`
//! (item), `|` (row of a table, the first row names the columns), `표:` (name of the table
//! below) or `=` (total). `[비공개]` before any of them keeps it from the public.

use finance::Won;
use serde::{Deserialize, Serialize};

use super::mark;
use crate::refusal::Fault;

/// What keeps a block from the public, as people type it.
pub const CLOSED: &str = "[비공개]";

/// One block of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it holds.
    #[serde(flatten)]
    pub content: Content,
    /// Whether it is kept from the public.
    pub closed: bool,
}

/// What a block holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Content {
    /// The name of a part.
    Heading {
        /// Its text.
        text: String,
    },
    /// Running text.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// An item on one of eight levels. Its mark is made when it is shown.
    Item {
        /// 1 to 8.
        level: u8,
        /// The text after the mark.
        text: String,
    },
    /// A table.
    Table {
        /// What it shows; may be empty.
        caption: String,
        /// The names of the columns.
        head: Vec<String>,
        /// The rows, each as long as `head`.
        rows: Vec<Vec<String>>,
    },
    /// A sum.
    Total {
        /// Of what.
        label: String,
        /// In won.
        amount: Won,
    },
}

impl Block {
    /// A block that everybody may read.
    pub fn open(content: Content) -> Block {
        Block {
            content,
            closed: false,
        }
    }

    /// A heading that everybody may read.
    pub fn heading(text: impl Into<String>) -> Block {
        Block::open(Content::Heading { text: text.into() })
    }

    /// An item that everybody may read.
    pub fn item(level: u8, text: impl Into<String>) -> Block {
        let text = text.into();
        Block::open(Content::Item { level, text })
    }
}

/// Reads a body as people type it. The text was cleaned before.
///
/// # Errors
/// The first line that can't be read, counted from 1.
pub fn parse(text: &str) -> Result<Vec<Block>, Fault> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut caption: Option<(String, bool)> = None;
    let mut in_table = false;
    for (number, line) in (1..).zip(text.lines()) {
        let fault = |key| Fault::new(key).number("line", number);
        let (line, closed) = match line.trim().strip_prefix(CLOSED) {
            Some(rest) => (rest.trim(), true),
            None => (line.trim(), false),
        };
        if let Some(cells) = row(line) {
            let last = blocks.last_mut().filter(|_| in_table);
            if let Some(Block {
                content: Content::Table { head, rows, .. },
                closed: whole,
            }) = last
            {
                if cells.len() != head.len() {
                    return Err(fault("document-fault-table"));
                }
                rows.push(cells);
                *whole |= closed;
            } else {
                let (caption, marked) = caption.take().unwrap_or_default();
                let rows = Vec::new();
                let content = Content::Table {
                    caption,
                    head: cells,
                    rows,
                };
                blocks.push(Block {
                    content,
                    closed: closed || marked,
                });
            }
            in_table = true;
            continue;
        }
        in_table = false;
        // A name without a table below it is lost if nothing is said.
        if caption.is_some() {
            return Err(fault("document-fault-caption"));
        }
        let content = if line.is_empty() {
            continue;
        } else if let Some(name) = line.strip_prefix("표:") {
            caption = Some((name.trim().to_owned(), closed));
            continue;
        } else if let Some(text) = line.strip_prefix('#') {
            let text = text.trim().to_owned();
            Content::Heading { text }
        } else if let Some(sum) = line.strip_prefix('=') {
            let (label, amount) = sum.rsplit_once(':').ok_or(fault("document-fault-total"))?;
            let amount = amount.parse().map_err(|_| fault("document-fault-total"))?;
            let label = label.trim().to_owned();
            Content::Total { label, amount }
        } else if let Some((level, text)) = mark::split(line) {
            let text = text.to_owned();
            Content::Item { level, text }
        } else {
            let text = line.to_owned();
            Content::Paragraph { text }
        };
        blocks.push(Block { content, closed });
    }
    match caption {
        Some(_) => Err(Fault::new("document-fault-caption").number("line", text.lines().count())),
        None => Ok(blocks),
    }
}

/// The cells of a row of a table.
fn row(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    Some(
        inner
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect(),
    )
}

/// Writes blocks as people type them; [`parse`] reads the same blocks again.
pub fn print(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut counts = [0usize; mark::LEVELS as usize + 1];
    for block in blocks {
        let closed = if block.closed { "[비공개] " } else { "" };
        match &block.content {
            Content::Heading { text } => {
                counts = Default::default();
                if !out.is_empty() && !out.ends_with("\n\n") {
                    out.push('\n');
                }
                out.push_str(&format!("{closed}# {text}\n"));
            }
            Content::Paragraph { text } => out.push_str(&format!("{closed}{text}\n")),
            Content::Item { level, text } => {
                let number = count(&mut counts, *level);
                let mark = mark::mark(*level, number);
                out.push_str(&format!("{closed}{mark} {text}\n"));
            }
            Content::Table {
                caption,
                head,
                rows,
            } => {
                if !caption.is_empty() {
                    out.push_str(&format!("{closed}표: {caption}\n"));
                }
                for (at, cells) in std::iter::once(head).chain(rows).enumerate() {
                    let closed = if at == 0 { closed } else { "" };
                    out.push_str(&format!("{closed}| {} |\n", cells.join(" | ")));
                }
                // A table that follows would otherwise become part of this one.
                out.push('\n');
            }
            Content::Total { label, amount } => {
                let amount = korean::number(amount.0);
                out.push_str(&format!("{closed}= {label}: {amount}원\n"));
            }
        }
    }
    out.trim_end().to_owned()
}

/// Counts one more item on a level; deeper levels begin anew.
fn count(counts: &mut [usize], level: u8) -> usize {
    let level = usize::from(level).min(counts.len() - 1);
    counts[level + 1..].fill(0);
    counts[level] += 1;
    counts[level]
}

/// The mark before each block: empty for what is no item, and for an item that stands alone
/// on its level, which gets none.
pub fn marks(blocks: &[Block]) -> Vec<String> {
    let mut counts = [0usize; mark::LEVELS as usize + 1];
    let mut members: [Vec<usize>; mark::LEVELS as usize + 1] = Default::default();
    let mut out = vec![String::new(); blocks.len()];
    for (at, block) in blocks.iter().enumerate() {
        match &block.content {
            Content::Heading { .. } => {
                counts.fill(0);
                members = Default::default();
            }
            Content::Item { level, .. } => {
                let number = count(&mut counts, *level);
                let here = &mut members[usize::from(*level).min(mark::LEVELS.into())];
                if number == 1 {
                    here.clear();
                }
                here.push(at);
                if number > 1 {
                    for (number, at) in (1..).zip(here.iter()) {
                        out[*at] = mark::mark(*level, number);
                    }
                }
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPED: &str = "행사 결과를 알립니다.\n\n# 개요\n1. 일시: 2017. 10. 18.(수) 14:00\n2. 참석\n\
        가. 민간위원\n나. 지원관\n[비공개] 3. 연락처: 협치 1번\n\n# 시간표\n표: 시간표\n\
        | 때 | 내용 |\n| 14:00 | 여는 말 |\n\n# 집행\n1. 하나뿐인 항목\n= 집행액: 3,940,000원";

    #[test]
    fn a_typed_body_becomes_blocks_and_text_again() {
        let blocks = parse(TYPED).expect("a body");
        assert_eq!(print(&blocks), TYPED);
        assert_eq!(parse(&print(&blocks)), Ok(blocks.clone()));
        assert!(blocks[6].closed && blocks.iter().filter(|b| b.closed).count() == 1);
        let total = Content::Total {
            label: "집행액".into(),
            amount: Won(3_940_000),
        };
        assert_eq!(blocks.last().map(|b| &b.content), Some(&total));
    }

    #[test]
    fn a_lone_item_has_no_mark() {
        let marks = marks(&parse(TYPED).expect("a body"));
        let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
        assert_eq!(
            marks,
            ["", "", "1.", "2.", "가.", "나.", "3.", "", "", "", "", ""]
        );
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        for (text, key, line) in [
            ("글\n| 하나 | 둘 |\n| 하나 |", "document-fault-table", 3),
            ("= 합계: 많이", "document-fault-total", 1),
            ("= 합계", "document-fault-total", 1),
            ("표: 이름만", "document-fault-caption", 1),
            ("표: 이름\n글", "document-fault-caption", 2),
        ] {
            assert_eq!(
                parse(text),
                Err(Fault::new(key).number("line", line)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_closed_table_is_closed_as_a_whole() {
        for text in [
            "[비공개] 표: 명단\n| 소속 |\n| 하나 |",
            "| 소속 |\n[비공개] | 하나 |",
        ] {
            let blocks = parse(text).expect("a table");
            assert!(blocks.len() == 1 && blocks[0].closed, "{text}");
        }
    }
}
