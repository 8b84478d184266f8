//! The body of a document as markup: headings, nested lists with their marks, tables, sums.

use korean::{Lang, t};
use process::document::public::Shown;
use ui::{Markup, html, own_words};

/// A block with whether the public does not see it, for staff.
pub(super) type Part = (Shown, bool);

/// The whole body. `heading` is the level of its headings.
pub(super) fn render(lang: Lang, parts: &[Part]) -> Markup {
    let mut rest = parts;
    let mut out = Vec::new();
    while let Some((first, closed)) = rest.first() {
        let items = rest
            .iter()
            .take_while(|(s, _)| matches!(s, Shown::Item { .. }));
        let items = items.count();
        if items > 0 {
            let (list, after) = rest.split_at(items);
            out.push(nested(lang, list));
            rest = after;
            continue;
        }
        out.push(block(lang, first, *closed));
        rest = &rest[1..];
    }
    html! { @for markup in out { (markup) } }
}

fn block(lang: Lang, shown: &Shown, closed: bool) -> Markup {
    match shown {
        Shown::Heading(text) => html! { h3 { (flag(lang, closed)) (own_words(lang, text)) } },
        Shown::Paragraph(text) => html! { p { (flag(lang, closed)) (own_words(lang, text)) } },
        Shown::Item { .. } => html! {},
        Shown::Table {
            caption,
            head,
            rows,
        } => html! {
            (flag(lang, closed))
            (table(lang, caption, head, rows))
        },
        Shown::Total { label, amount } => html! {
            p.total {
                (flag(lang, closed))
                strong { (own_words(lang, label)) } " "
                (own_words(lang, &korean::won_official(amount.0)))
            }
        },
        Shown::Withheld => html! { p.withheld { (t(lang, "document-withheld")) } },
    }
}

/// A word before what only staff sees.
fn flag(lang: Lang, closed: bool) -> Markup {
    html! { @if closed { span.tag.persimmon { (t(lang, "document-part-closed")) } " " } }
}

/// A run of items as lists within lists, so that a screen reader tells the levels. Marks are
/// part of the text.
fn nested(lang: Lang, items: &[Part]) -> Markup {
    let level = |part: &Part| match part.0 {
        Shown::Item { level, .. } => level,
        _ => u8::MAX,
    };
    let here = items.first().map_or(1, level);
    let mut entries: Vec<(&Part, &[Part])> = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let below = items[at + 1..].iter().take_while(|item| level(item) > here);
        let end = at + 1 + below.count();
        entries.push((&items[at], &items[at + 1..end]));
        at = end;
    }
    html! {
        ul.marked role="list" {
            @for (item, below) in entries {
                li {
                    @if let (Shown::Item { mark, text, .. }, closed) = item {
                        (flag(lang, *closed))
                        @if !mark.is_empty() { span.mark-of { (mark) } " " }
                        (own_words(lang, text))
                    }
                    @if !below.is_empty() { (nested(lang, below)) }
                }
            }
        }
    }
}

fn table(lang: Lang, caption: &str, head: &[String], rows: &[Vec<String>]) -> Markup {
    let numeric: Vec<bool> = (0..head.len())
        .map(|at| !rows.is_empty() && rows.iter().all(|row| is_amount(&row[at])))
        .collect();
    html! {
        table.stack role="table" {
            caption.sr[caption.is_empty()] {
                @if caption.is_empty() { (t(lang, "document-table")) } @else { (own_words(lang, caption)) }
            }
            thead role="rowgroup" { tr role="row" {
                @for (at, name) in head.iter().enumerate() {
                    th scope="col" role="columnheader" .num[numeric[at]] { (own_words(lang, name)) }
                }
            } }
            tbody role="rowgroup" {
                @for row in rows {
                    tr role="row" {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 {
                                th scope="row" role="rowheader" { (cell_text(lang, cell)) }
                            } @else {
                                td role="cell" .num[numeric[at]] data-label=(head[at]) { (cell_text(lang, cell)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// An empty cell is said, because a screen reader passes over it.
fn cell_text(lang: Lang, cell: &str) -> Markup {
    html! { @if cell.is_empty() { span.soft { (t(lang, "document-none")) } } @else { (own_words(lang, cell)) } }
}

fn is_amount(cell: &str) -> bool {
    let digits = cell.strip_suffix('원').unwrap_or(cell);
    !digits.is_empty()
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || c == ',' || c == '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(level: u8, mark: &str, text: &str) -> Part {
        let (mark, text) = (mark.to_owned(), text.to_owned());
        (Shown::Item { level, mark, text }, false)
    }

    #[test]
    fn levels_become_lists_within_lists() {
        let parts = [
            item(1, "1.", "하나"),
            item(2, "가.", "속"),
            item(2, "나.", "둘"),
            item(1, "2.", "끝"),
        ];
        let markup = render(Lang::Ko, &parts).into_string();
        assert_eq!(markup.matches("<ul").count(), 2);
        assert_eq!(markup.matches("<li>").count(), 4);
        assert!(markup.contains("가.</span> 속"), "{markup}");
    }

    #[test]
    fn what_is_withheld_says_so() {
        let markup = render(Lang::Ko, &[(Shown::Withheld, false)]).into_string();
        assert!(markup.contains(&t(Lang::Ko, "document-withheld")));
    }
}
