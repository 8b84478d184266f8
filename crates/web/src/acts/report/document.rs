//! A report as an official document that somebody drafts from it.

use finance::Won;
use korean::{Lang, t, tr};
use process::document::block::{Content, print};
use process::document::{Block, DocumentForm, DocumentKind};
use process::report::{Line, Part, Shape};

use super::{Sheet, words};

/// Puts a report into the form of a document: the parts with their tables and the sum, and the
/// attachments, which stay closed. The offices that sign are left as they are.
pub fn fill(lang: Lang, sheet: &Sheet, form: &mut DocumentForm) {
    let name = sheet.full.room.title.as_str();
    form.kind = DocumentKind::ResultReport.to_string();
    form.title = tr(lang, "document-report-title", &[("name", name.into())]);
    form.body = print(&blocks(lang, sheet));
    form.disclosure = "partial".to_owned();
    form.reasons = vec!["6".to_owned()];
    form.cost = total(sheet).map_or_else(String::new, |won| korean::number(won.0));
    let attached = told(sheet, Part::Attachments).map(|line| words(lang, line));
    form.attachments = attached.collect::<Vec<_>>().join("\n");
}

/// The sentences of a part that are not left out.
pub fn told(sheet: &Sheet, part: Part) -> impl Iterator<Item = &Line> {
    let here = move |line: &&Line| line.part == part && !line.left_out();
    sheet.lines.iter().filter(here)
}

/// What was spent in all, where that is told.
fn total(sheet: &Sheet) -> Option<Won> {
    told(sheet, Part::Spending).find_map(|line| match line.shape {
        Shape::Total(won) if line.edit.is_none() => Some(won),
        _ => None,
    })
}

/// The cells of a row.
pub fn cells(text: &str) -> Vec<String> {
    text.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// The blocks of the body. Part 3 is one heading over boards, topics and suggestions; a part of
/// which nothing is told is left out.
fn blocks(lang: Lang, sheet: &Sheet) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (heading, parts) in [
        ("overview", &[Part::Overview][..]),
        ("programme", &[Part::Programme]),
        ("discussion", &[Part::Boards, Part::Topics, Part::Review]),
        ("spending", &[Part::Spending]),
    ] {
        let begin = blocks.len();
        for part in parts {
            let lines: Vec<&Line> = told(sheet, *part).collect();
            let deeper = parts.len() > 1 && !lines.is_empty();
            if deeper {
                blocks.push(Block::item(1, t(lang, &format!("report-part-{part}"))));
            }
            part_blocks(lang, *part, &lines, u8::from(deeper), &mut blocks);
        }
        if blocks.len() > begin {
            let title = t(lang, &format!("report-heading-{heading}"));
            blocks.insert(begin, Block::heading(title));
        }
    }
    blocks
}

fn part_blocks(lang: Lang, part: Part, lines: &[&Line], deeper: u8, blocks: &mut Vec<Block>) {
    let mut rows = Vec::new();
    let mut rest = Vec::new();
    for line in lines {
        let text = words(lang, line);
        match line.shape {
            Shape::Row => rows.push(cells(&text)),
            Shape::Item(level) => rest.push(Block::item(level + deeper, one_line(&text))),
            // A sum in other words is a sentence.
            Shape::Total(amount) if line.edit.is_none() && amount.0 >= 0 => {
                let label = t(lang, "report-spent-label");
                rest.push(Block::open(Content::Total { label, amount }));
            }
            Shape::Total(_) | Shape::Attachment => rest.push(Block::item(1, one_line(&text))),
        }
    }
    if !rows.is_empty() {
        let name = |column: &&str| t(lang, &format!("document-column-{column}"));
        blocks.push(Block::open(Content::Table {
            caption: t(lang, &format!("report-part-{part}")),
            head: part.columns().iter().map(name).collect(),
            rows,
        }));
    }
    blocks.extend(rest);
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
