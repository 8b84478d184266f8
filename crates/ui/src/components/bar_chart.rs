//! Amounts side by side: one or two bars for each name, drawn to one scale from zero.

use korean::Lang;
use maud::{Markup, html};

use super::chart::{Frame, LINE, cut, share};
use crate::Example;
use crate::example::example;

/// What has bars: its name, and an amount of won for each series.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct ChartBars {
    label: String,
    amounts: Vec<i64>,
    unknown: Option<(usize, String)>,
}

impl ChartBars {
    /// A name with its amounts, in the order of the series.
    pub fn new(label: impl Into<String>, amounts: impl Into<Vec<i64>>) -> ChartBars {
        ChartBars {
            label: label.into(),
            amounts: amounts.into(),
            unknown: None,
        }
    }

    /// Nobody knows the amount of the series at this place: the words stand for it, and no bar.
    pub fn unknown(mut self, series: usize, words: impl Into<String>) -> ChartBars {
        self.unknown = Some((series, words.into()));
        self
    }

    /// The words that stand for the amount of a series.
    fn unknown_at(&self, series: usize) -> Option<&str> {
        let unknown = self.unknown.as_ref().filter(|(at, _)| *at == series);
        unknown.map(|(_, words)| words.as_str())
    }
}

/// A chart of bars with the equal table under it.
///
/// The first series is drawn hollow and the second full, and each bar has its words and its
/// amount above it. A name that is too long for a phone is cut; the table has all of it.
#[derive(Clone, Debug)]
#[must_use]
pub struct BarChart {
    frame: Frame,
    series: Vec<String>,
    bars: Vec<ChartBars>,
    whole: Option<i64>,
}

impl BarChart {
    /// A chart of these bars; `id` is unique on its page, `desc` says in a sentence what is to
    /// be seen, and `table` holds the same amounts.
    pub fn new(
        id: impl Into<String>,
        (title, desc): (impl Into<String>, impl Into<String>),
        series: impl IntoIterator<Item = impl Into<String>>,
        bars: Vec<ChartBars>,
        table: Markup,
    ) -> BarChart {
        BarChart {
            frame: Frame {
                id: id.into(),
                title: title.into(),
                desc: desc.into(),
                table,
            },
            series: series.into_iter().map(Into::into).collect(),
            bars,
            whole: None,
        }
    }

    /// What a full bar stands for; the largest amount unless set.
    pub fn whole(mut self, whole: i64) -> BarChart {
        self.whole = Some(whole);
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let amounts = self.bars.iter().flat_map(|bars| &bars.amounts);
        let largest = amounts.copied().max().unwrap_or(0);
        let whole = self.whole.unwrap_or(largest);
        let tall = 30 + self.series.len() * 36;
        let drawn = html! {
            @for (place, bars) in self.bars.iter().enumerate() {
                @let top = place * tall;
                text.name x="0" y=(top + 18) { (cut(&bars.label, LINE)) }
                @for (at, (series, amount)) in self.series.iter().zip(&bars.amounts).enumerate() {
                    @let y = top + 28 + at * 36;
                    @let unknown = bars.unknown_at(at);
                    text x="0" y=(y + 12) {
                        (cut(series, LINE / 3)) " "
                        @match unknown { Some(words) => (words), None => (korean::won_exact(lang, *amount)) }
                    }
                    rect.ground x="0" y=(y + 18) width="100%" height="12" {}
                    @if unknown.is_none() { rect .hollow[at == 0 && self.series.len() > 1] .full[at > 0 || self.series.len() == 1]
                        x="0" y=(y + 18) width=(share(*amount, whole)) height="12" {} }
                }
            }
        };
        self.frame.render(self.bars.len() * tall, &drawn)
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("계획과 쓴 돈", "Planned and spent", |lang| {
        BarChart::new(
            "ex-bar-chart",
            (
                lang.pick("계획과 쓴 돈.", "Planned and spent."),
                lang.pick(
                    "건널목은 거의 다 썼고 긴 의자는 절반쯤 썼습니다.",
                    "The crossing is almost paid, about half of the benches is.",
                ),
            ),
            [lang.pick("계획", "Planned"), lang.pick("쓴 돈", "Spent")],
            vec![
                ChartBars::new(lang.pick("건널목", "A crossing"), [4_000_000, 3_940_000]),
                ChartBars::new(lang.pick("긴 의자", "Benches"), [2_070_000, 1_000_000]),
            ],
            example_table(lang),
        )
        .render(lang)
    })]
}

/// The table under the example.
fn example_table(lang: Lang) -> Markup {
    let won = |amount| html! { (korean::won_exact(lang, amount)) };
    let text = |ko: &'static str, en: &'static str| html! { (lang.pick(ko, en)) };
    super::Table::new(
        lang.pick("계획과 쓴 돈", "Planned and spent"),
        lang.pick("무엇에", "On what"),
    )
    .figures(lang.pick("계획", "Planned"))
    .figures(lang.pick("쓴 돈", "Spent"))
    .row(
        text("건널목", "A crossing"),
        vec![won(4_000_000), won(3_940_000)],
    )
    .row(
        text("긴 의자", "Benches"),
        vec![won(2_070_000), won(1_000_000)],
    )
    .render()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_knows_has_words_and_no_bar() {
        let bars = vec![ChartBars::new("가", [0, 200]).unknown(0, "없음")];
        let chart = BarChart::new("c", ("", ""), ["지난해", "올해"], bars, html! { table {} });
        let shown = chart.render(Lang::Ko).into_string();
        assert!(shown.contains("지난해 없음") && !shown.contains("hollow"));
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_of_the_largest() {
        let bars = vec![
            ChartBars::new("가", [50, -3]),
            ChartBars::new("나", [200, 25]),
        ];
        let chart = BarChart::new("c", ("", ""), ["계획", "쓴 돈"], bars, html! { table {} });
        let shown = chart.render(Lang::Ko).into_string();
        let lengths = shown
            .split("<rect class=\"")
            .filter(|part| !part.starts_with("ground"));
        let lengths: Vec<_> = lengths
            .filter_map(|part| part.split("width=\"").nth(1)?.split('"').next())
            .collect();
        assert_eq!(lengths[1..], ["25.0%", "0.0%", "100.0%", "12.5%"]);
        assert!(shown.contains("쓴 돈 −3원"));
        assert!(
            shown.contains("<table></table>"),
            "the equal table is there"
        );
        let whole = chart.whole(400).render(Lang::Ko).into_string();
        assert!(whole.contains("width=\"50.0%\""));
    }
}
