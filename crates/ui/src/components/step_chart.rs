//! How amounts changed from version to version: a line of steps for each name.

use std::fmt::Write;

use korean::Lang;
use maud::{Markup, html};

use super::chart::{Frame, LINE, cut};
use crate::Example;
use crate::example::example;

/// How tall the steps of one name are, and all that is drawn for it.
const STEPS: i64 = 44;
const TALL: usize = 112;
/// How wide the steps are drawn before they are stretched to the width.
const WIDE: usize = 1000;

/// Something with an amount of won in each version.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct StepRow {
    label: String,
    amounts: Vec<i64>,
}

impl StepRow {
    /// A name with its amounts, the oldest version first.
    pub fn new(label: impl Into<String>, amounts: impl Into<Vec<i64>>) -> StepRow {
        StepRow {
            label: label.into(),
            amounts: amounts.into(),
        }
    }
}

/// A chart of steps with the equal table under it. Each name has a scale of its own from zero
/// to its largest amount, and the number of each version stands under its step.
#[derive(Clone, Debug)]
#[must_use]
pub struct StepChart {
    frame: Frame,
    versions: Vec<String>,
    rows: Vec<StepRow>,
}

impl StepChart {
    /// A chart of these versions; `id` is unique on its page, `desc` says in a sentence what is
    /// to be seen, and `table` holds the same amounts.
    pub fn new(
        id: impl Into<String>,
        (title, desc): (impl Into<String>, impl Into<String>),
        versions: impl IntoIterator<Item = impl Into<String>>,
        rows: Vec<StepRow>,
        table: Markup,
    ) -> StepChart {
        StepChart {
            frame: Frame {
                id: id.into(),
                title: title.into(),
                desc: desc.into(),
                table,
            },
            versions: versions.into_iter().map(Into::into).collect(),
            rows,
        }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let count = self.versions.len().max(1);
        let drawn = html! {
            @for (place, row) in self.rows.iter().enumerate() {
                @let top = place * TALL;
                text.name x="0" y=(top + 16) { (cut(&row.label, LINE)) }
                text.soft x="0" y=(top + 33) { (cut(&ends(lang, &row.amounts), LINE)) }
                svg x="0" y=(top + 40) width="100%" height=(STEPS) viewBox={ "0 0 " (WIDE) " " (STEPS) } preserveAspectRatio="none" {
                    path.floor d={ "M0 " (STEPS - 1) "H" (WIDE) } {}
                    path.steps d=(steps(&row.amounts, count)) {}
                }
                @for (at, version) in self.versions.iter().enumerate() {
                    text.soft x={ ((1000 * at / count) / 10) "." ((1000 * at / count) % 10) "%" } y=(top + 98) { (version) }
                }
            }
        };
        self.frame.render(self.rows.len() * TALL, &drawn)
    }
}

/// "first → last".
fn ends(lang: Lang, amounts: &[i64]) -> String {
    let won = |amount: Option<&i64>| korean::won_exact(lang, amount.copied().unwrap_or(0));
    format!("{} → {}", won(amounts.first()), won(amounts.last()))
}

/// The path of the steps, from zero at the bottom to the largest amount at the top.
fn steps(amounts: &[i64], count: usize) -> String {
    let largest = amounts.iter().copied().max().unwrap_or(0).max(1);
    let room = i128::from(STEPS - 6);
    let mut path = String::new();
    for (at, amount) in amounts.iter().enumerate() {
        let up = i128::from((*amount).max(0)) * room / i128::from(largest);
        let y = i128::from(STEPS) - 3 - up;
        let (from, to) = (WIDE * at / count, WIDE * (at + 1) / count);
        let begin = if at == 0 { "M0 " } else { "V" };
        // Writing into a text can't fail.
        let _ = match at {
            0 => write!(path, "{begin}{y}H{to}"),
            _ => write!(path, "H{from}{begin}{y}H{to}"),
        };
    }
    path
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "세 판의 금액",
        "Amounts of three versions",
        |lang| {
            StepChart::new(
                "ex-step-chart",
                (
                    lang.pick("금액이 바뀐 길.", "How amounts changed."),
                    lang.pick(
                        "건널목에서 긴 의자로 80만 원이 옮겨 갔습니다.",
                        "800,000 won went from the crossing to the benches.",
                    ),
                ),
                ["1", "2", "3"],
                vec![
                    StepRow::new(
                        lang.pick("건널목", "A crossing"),
                        [4_000_000, 3_600_000, 3_200_000],
                    ),
                    StepRow::new(
                        lang.pick("긴 의자", "Benches"),
                        [2_000_000, 2_400_000, 2_800_000],
                    ),
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
        lang.pick("판마다의 금액", "Amounts of each version"),
        lang.pick("무엇에", "On what"),
    )
    .figures("1")
    .figures("2")
    .figures("3")
    .row(
        text("건널목", "A crossing"),
        vec![won(4_000_000), won(3_600_000), won(3_200_000)],
    )
    .row(
        text("긴 의자", "Benches"),
        vec![won(2_000_000), won(2_400_000), won(2_800_000)],
    )
    .render()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_as_high_as_its_share_of_the_largest_amount() {
        assert_eq!(steps(&[100, 50], 2), "M0 3H500H500V22H1000");
        assert_eq!(steps(&[0], 1), "M0 41H1000");
        assert_eq!(steps(&[i64::MAX, -1], 2), "M0 3H500H500V41H1000");
        assert_eq!(ends(Lang::Ko, &[100, 50]), "100원 → 50원");
    }
}
