//! The rounds of a count: what was bought, by whom, why.

use finance::Won;
use korean::{Lang, t, tr, won};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;
use crate::text::own_words;

/// One round of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct RoundRow {
    title: String,
    cost: Won,
    supporters: u64,
    share: String,
    left: Won,
    why: String,
}

impl RoundRow {
    /// The project bought, its cost, who paid for it, what each paid at most (in words, since
    /// shares are fractions), the money left over, and why it was its turn.
    pub fn new(
        title: impl Into<String>,
        cost: Won,
        supporters: u64,
        share: impl Into<String>,
        left: Won,
        why: impl Into<String>,
    ) -> RoundRow {
        RoundRow {
            title: title.into(),
            cost,
            supporters,
            share: share.into(),
            left,
            why: why.into(),
        }
    }
}

/// The rounds of a count in order. The table scrolls sideways where it does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct RoundsTable {
    id: String,
    caption: String,
    rounds: Vec<RoundRow>,
}

impl RoundsTable {
    /// The rounds; the id names the region that scrolls.
    pub fn new(
        id: impl Into<String>,
        caption: impl Into<String>,
        rounds: Vec<RoundRow>,
    ) -> RoundsTable {
        RoundsTable {
            id: id.into(),
            caption: caption.into(),
            rounds,
        }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            div.scroll role="region" tabindex="0" aria-labelledby=(self.id) {
                table {
                    caption id=(self.id) { (self.caption) }
                    thead { tr {
                        th scope="col" { (t(lang, "ui-round")) }
                        th scope="col" { (t(lang, "ui-result-project")) }
                        @for key in ["ui-result-cost", "ui-round-supporters", "ui-round-share", "ui-round-left"] {
                            th.num scope="col" { (t(lang, key)) }
                        }
                        th scope="col" { (t(lang, "ui-round-why")) }
                    } }
                    tbody {
                        @for (index, round) in self.rounds.iter().enumerate() {
                            tr {
                                td.num { (index + 1) }
                                th scope="row" { (own_words(lang, &round.title)) }
                                td.num { (won(lang, round.cost.0)) }
                                td.num { (tr(lang, "ui-people", &[("count", round.supporters.into())])) }
                                td.num { (round.share) }
                                td.num { (won(lang, round.left.0)) }
                                td.why { (round.why) }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "동등 몫의 두 라운드",
        "Two rounds of Equal Shares",
        |lang| {
            RoundsTable::new(
                "ex-rounds",
                lang.pick(
                    "동등 몫: 무엇을 어떤 순서로 뽑았나",
                    "Equal Shares: what was bought and in which order",
                ),
                vec![
                    RoundRow::new(
                        lang.pick("밤길이 밝은 통학로", "A well-lit way to school"),
                        Won(180_000_000),
                        1_150,
                        lang.pick("156,522원", "156,522 won"),
                        Won(320_000_000),
                        lang.pick(
                            "1원으로 얻는 만족이 가장 컸습니다.",
                            "It gave the most for each won paid.",
                        ),
                    ),
                    RoundRow::new(
                        lang.pick("청년 공유 작업실", "A shared workshop for the young"),
                        Won(210_000_000),
                        1_204,
                        lang.pick("174,419원", "174,419 won"),
                        Won(110_000_000),
                        lang.pick(
                            "남은 의제 가운데 지지자의 몫으로 살 수 있는 첫째였습니다.",
                            "The first of the rest that its supporters could still pay for.",
                        ),
                    ),
                ],
            )
            .render(lang)
        }
    )]
}
