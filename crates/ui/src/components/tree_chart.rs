//! A whole and its parts: each part stands as a bar under the one it belongs to, as wide as
//! its share of the whole.

use korean::Lang;
use maud::{Markup, html};

use super::chart::{Frame, LINE, cut, share};
use crate::Example;
use crate::example::example;

/// How tall one part is drawn.
const TALL: usize = 52;
/// How far each level is moved in.
const STEP: usize = 12;

/// A part of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct TreePart {
    level: usize,
    label: String,
    amount: i64,
    full: i64,
}

impl TreePart {
    /// A part in won; the levels begin at 0, and `full` of the bar is drawn full.
    pub fn new(level: usize, label: impl Into<String>, amount: i64, full: i64) -> TreePart {
        TreePart {
            level,
            label: label.into(),
            amount,
            full,
        }
    }
}

/// A chart of nested bars with the equal table under it. Parts are given in the order of
/// reading: each before its own parts.
#[derive(Clone, Debug)]
#[must_use]
pub struct TreeChart {
    frame: Frame,
    parts: Vec<TreePart>,
}

impl TreeChart {
    /// A chart of these parts; `id` is unique on its page, `desc` says in a sentence what is to
    /// be seen, and `table` holds the same amounts.
    pub fn new(
        id: impl Into<String>,
        (title, desc): (impl Into<String>, impl Into<String>),
        parts: Vec<TreePart>,
        table: Markup,
    ) -> TreeChart {
        TreeChart {
            frame: Frame {
                id: id.into(),
                title: title.into(),
                desc: desc.into(),
                table,
            },
            parts,
        }
    }

    /// Where each bar begins, and the sum of the first level.
    fn starts(&self) -> (Vec<i64>, i64) {
        // The place at which the next part of each level begins.
        let mut next: Vec<i64> = vec![0];
        let starts = self.parts.iter().map(|part| {
            let level = part.level.min(next.len() - 1);
            next.truncate(level + 1);
            let start = next[level];
            next[level] = start.saturating_add(part.amount.max(0));
            next.push(start);
            start
        });
        let starts = starts.collect();
        (starts, next[0])
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let (starts, whole) = self.starts();
        let drawn = html! {
            @for (place, (part, start)) in self.parts.iter().zip(&starts).enumerate() {
                @let (left, top) = (part.level * STEP, place * TALL);
                @if part.level > 0 { path.branch d={ "M" (left - 7) " " (top + 4) "V" (top + 13) "H" (left - 2) } {} }
                text.name[part.level == 0] x=(left) y=(top + 16) { (cut(&part.label, LINE - 2 * part.level)) }
                text.soft x=(left) y=(top + 32) { (korean::won_exact(lang, part.amount)) }
                rect.ground x="0" y=(top + 38) width="100%" height="8" {}
                rect.hollow x=(share(*start, whole)) y=(top + 38) width=(share(part.amount, whole)) height="8" {}
                rect.full x=(share(*start, whole)) y=(top + 38)
                    width=(share(part.full.min(part.amount), whole)) height="8" {}
            }
        };
        self.frame.render(self.parts.len() * TALL, &drawn)
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "예산의 갈래",
        "The parts of a budget",
        |lang| {
            TreeChart::new(
                "ex-tree-chart",
                (
                    lang.pick("예산의 갈래.", "The parts of the budget."),
                    lang.pick("찬 곳은 쓴 돈입니다.", "The full part is what was spent."),
                ),
                vec![
                    TreePart::new(0, lang.pick("주민 살림", "Life"), 6_000_000, 3_940_000),
                    TreePart::new(1, lang.pick("걷는 길", "Paths"), 4_000_000, 3_940_000),
                    TreePart::new(1, lang.pick("쉼터", "Places to rest"), 2_000_000, 0),
                ],
                example_table(lang),
            )
            .render(lang)
        }
    )]
}

/// The table under the example.
fn example_table(lang: Lang) -> Markup {
    let won = |amount| html! { (korean::won_exact(lang, amount)) };
    let text = |ko: &'static str, en: &'static str| html! { (lang.pick(ko, en)) };
    super::Table::new(
        lang.pick("예산의 갈래", "The parts of the budget"),
        lang.pick("갈래", "Part"),
    )
    .figures(lang.pick("예산", "Budget"))
    .figures(lang.pick("쓴 돈", "Spent"))
    .row(
        text("주민 살림", "Life"),
        vec![won(6_000_000), won(3_940_000)],
    )
    .row(
        text("걷는 길", "Paths"),
        vec![won(4_000_000), won(3_940_000)],
    )
    .row(text("쉼터", "Places to rest"), vec![won(2_000_000), won(0)])
    .render()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_under_what_they_belong_to() {
        let part = |level, amount| TreePart::new(level, "", amount, 0);
        let parts = vec![
            part(0, 60),
            part(1, 10),
            part(1, 50),
            part(2, 50),
            part(0, 40),
            part(1, 40),
        ];
        let chart = TreeChart::new("c", ("", ""), parts, html! {});
        assert_eq!(chart.starts(), (vec![0, 0, 10, 10, 60, 60], 100));
        let shown = chart.render(Lang::Ko).into_string();
        assert!(shown.contains("x=\"60.0%\""));
        assert_eq!(shown, chart.render(Lang::Ko).into_string());
    }
}
