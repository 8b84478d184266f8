//! Bars beside their numbers: the chart and the equal table are one.

use korean::Lang;
use maud::{Markup, html};

use super::Tone;
use crate::Example;
use crate::example::example;

/// A bar with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Bar {
    label: String,
    value: u64,
    text: String,
    tone: Tone,
}

impl Bar {
    /// A bar of that length; the text is the number with its unit ("1,204표").
    pub fn new(label: impl Into<String>, value: u64, text: impl Into<String>) -> Bar {
        Bar {
            label: label.into(),
            value,
            text: text.into(),
            tone: Tone::Pine,
        }
    }

    /// Another meaning than pine; the label must say it too.
    pub fn tone(mut self, tone: Tone) -> Bar {
        self.tone = tone;
        self
    }
}

/// Bars under a caption, drawn to one scale from zero.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Bars {
    caption: String,
    heads: (String, String),
    bars: Vec<Bar>,
    whole: Option<u64>,
}

impl Bars {
    /// Bars with the headings of the label and of the number.
    pub fn new(
        caption: impl Into<String>,
        label_head: impl Into<String>,
        number_head: impl Into<String>,
        bars: Vec<Bar>,
    ) -> Bars {
        Bars {
            caption: caption.into(),
            heads: (label_head.into(), number_head.into()),
            bars,
            whole: None,
        }
    }

    /// What a full bar stands for; the longest bar unless set.
    pub fn whole(mut self, whole: u64) -> Bars {
        self.whole = Some(whole);
        self
    }

    /// The markup.
    pub fn render(&self, _lang: Lang) -> Markup {
        let longest = self.bars.iter().map(|b| b.value).max().unwrap_or(0);
        let whole = self.whole.unwrap_or(longest).max(1);
        html! {
            table.bars {
                caption { (self.caption) }
                thead { tr {
                    th scope="col" { (self.heads.0) }
                    th.num scope="col" { (self.heads.1) }
                } }
                tbody {
                    @for bar in &self.bars {
                        // Thousandths of the width; the product fits in 128 bits.
                        @let width = (u128::from(bar.value.min(whole)) * 1000 / u128::from(whole)).to_string();
                        tr {
                            th scope="row" {
                                (bar.label)
                                svg class={ "drawn " (bar.tone.class()) } viewBox="0 0 1000 10"
                                    preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                                    rect.ground x="0" y="0" width="1000" height="10" {}
                                    rect.length x="0" y="0" width=(width) height="10" {}
                                }
                            }
                            td.num { (bar.text) }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("의제별 표", "Votes by agenda", |lang| {
        Bars::new(
            lang.pick(
                "의제별 표. 막대 하나의 끝은 투표한 1,870명입니다.",
                "Votes by agenda. A full bar is the 1,870 who voted.",
            ),
            lang.pick("의제", "Agenda"),
            lang.pick("표", "Votes"),
            vec![
                Bar::new(
                    lang.pick("청년 공유 작업실", "A shared workshop for the young"),
                    1_204,
                    lang.pick("1,204표", "1,204 votes"),
                ),
                Bar::new(
                    lang.pick("밤길이 밝은 통학로", "A well-lit way to school"),
                    1_150,
                    lang.pick("1,150표", "1,150 votes"),
                ),
                Bar::new(
                    lang.pick(
                        "골목 쓰레기 정거장(뽑히지 않음)",
                        "Recycling stops in the lanes (not funded)",
                    ),
                    391,
                    lang.pick("391표", "391 votes"),
                )
                .tone(Tone::Quiet),
            ],
        )
        .whole(1_870)
        .render(lang)
    })]
}
