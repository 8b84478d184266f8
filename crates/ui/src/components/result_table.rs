//! The result of a vote: two ways of counting, side by side.

use finance::Won;
use korean::{Lang, ordinal, t, tr, won};
use maud::{Markup, html};

use super::{Tag, Tone};
use crate::Example;
use crate::example::example;

/// What a way of counting made of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Funded, in this place of the order (1 is first).
    Funded(u32),
    /// Not funded.
    NotFunded,
}

/// A project with its votes and its fate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct ResultRow {
    title: String,
    href: Option<String>,
    cost: Won,
    votes: u64,
    greedy: Outcome,
    equal_shares: Outcome,
    lang: Option<Lang>,
}

impl ResultRow {
    /// A project.
    pub fn new(
        title: impl Into<String>,
        cost: Won,
        votes: u64,
        greedy: Outcome,
        equal_shares: Outcome,
    ) -> ResultRow {
        ResultRow {
            title: title.into(),
            href: None,
            cost,
            votes,
            greedy,
            equal_shares,
            lang: None,
        }
    }

    /// Where the project is told in full.
    pub fn href(mut self, href: impl Into<String>) -> ResultRow {
        self.href = Some(href.into());
        self
    }

    /// The language of the title when it is not that of the page.
    pub fn title_lang(mut self, lang: Lang) -> ResultRow {
        self.lang = Some(lang);
        self
    }
}

/// The table of both counts. On a phone each row becomes a block with its labels.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct ResultTable {
    caption: String,
    rows: Vec<ResultRow>,
}

impl ResultTable {
    /// The projects in the order to be shown.
    pub fn new(caption: impl Into<String>, rows: Vec<ResultRow>) -> ResultTable {
        ResultTable {
            caption: caption.into(),
            rows,
        }
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let heads = [
            "ui-result-votes",
            "ui-result-cost",
            "ui-result-greedy",
            "ui-result-equal-shares",
        ]
        .map(|key| t(lang, key));
        // Shown as blocks, a table loses its roles in some browsers, so they are said again.
        html! {
            table.stack role="table" {
                caption { (self.caption) }
                thead role="rowgroup" { tr role="row" {
                    th scope="col" role="columnheader" { (t(lang, "ui-result-project")) }
                    @for (index, head) in heads.iter().enumerate() {
                        th scope="col" role="columnheader" .num[index < 2] { (head) }
                    }
                } }
                tbody role="rowgroup" {
                    @for row in &self.rows {
                        tr role="row" {
                            th scope="row" role="rowheader" lang=[row.lang.map(Lang::as_str)] {
                                @match &row.href {
                                    Some(href) => a href=(href) { (row.title) },
                                    None => (row.title),
                                }
                            }
                            td.num role="cell" data-label=(heads[0]) {
                                (tr(lang, "ui-votes", &[("count", row.votes.into())]))
                            }
                            td.num role="cell" data-label=(heads[1]) { (won(lang, row.cost.0)) }
                            td role="cell" data-label=(heads[2]) { (outcome(lang, row.greedy)) }
                            td role="cell" data-label=(heads[3]) { (outcome(lang, row.equal_shares)) }
                        }
                    }
                }
            }
        }
    }
}

fn outcome(lang: Lang, outcome: Outcome) -> Markup {
    match outcome {
        Outcome::Funded(place) => {
            let place = ordinal(lang, place.into());
            Tag::new(
                tr(lang, "ui-funded", &[("place", place.into())]),
                Tone::Pine,
            )
            .render()
        }
        Outcome::NotFunded => html! { span.soft { (t(lang, "ui-not-funded")) } },
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "두 방법 나란히",
        "Two ways side by side",
        |lang| {
            use Outcome::{Funded, NotFunded};
            ResultTable::new(
                lang.pick(
                    "의제 4개의 결과, 표가 많은 순서",
                    "Results of 4 agendas, most votes first",
                ),
                vec![
                    ResultRow::new(
                        lang.pick("청년 공유 작업실", "A shared workshop for the young"),
                        Won(210_000_000),
                        1_204,
                        Funded(1),
                        Funded(2),
                    )
                    .href("#ResultTable"),
                    ResultRow::new(
                        lang.pick("밤길이 밝은 통학로", "A well-lit way to school"),
                        Won(180_000_000),
                        1_150,
                        Funded(2),
                        Funded(1),
                    )
                    .href("#ResultTable"),
                    ResultRow::new(
                        lang.pick("어르신 동네 부엌", "A kitchen for the elderly"),
                        Won(120_000_000),
                        842,
                        NotFunded,
                        Funded(3),
                    )
                    .href("#ResultTable"),
                    ResultRow::new(
                        lang.pick("골목 쓰레기 정거장", "Recycling stops in the lanes"),
                        Won(90_000_000),
                        391,
                        Funded(3),
                        NotFunded,
                    )
                    .href("#ResultTable"),
                ],
            )
            .render(lang)
        }
    )]
}
