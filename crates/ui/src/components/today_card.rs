//! A card: something one can do today.

use korean::Lang;
use maud::{Markup, html};

use super::{Tag, Tone};
use crate::Example;
use crate::example::example;

/// Something one can do today, with a tag that says until when or for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct TodayCard {
    title: String,
    href: String,
    text: String,
    tag: String,
    tone: Tone,
}

impl TodayCard {
    /// A card. Persimmon for what runs out of time, pine for what is open, sky for others' work.
    pub fn new(
        title: impl Into<String>,
        href: impl Into<String>,
        text: impl Into<String>,
        tag: impl Into<String>,
        tone: Tone,
    ) -> TodayCard {
        TodayCard {
            title: title.into(),
            href: href.into(),
            text: text.into(),
            tag: tag.into(),
            tone,
        }
    }
}

/// At most three cards in a row, below an `h2` of the page.
pub fn today(cards: &[TodayCard]) -> Markup {
    html! {
        ul.today role="list" {
            @for card in cards.iter().take(3) {
                li class=(card.tone.class()) {
                    (Tag::new(card.tag.as_str(), card.tone).render())
                    h3 { a href=(card.href) { (card.title) } }
                    p { (card.text) }
                }
            }
        }
    }
}

fn example_cards(lang: Lang) -> Vec<TodayCard> {
    vec![
        TodayCard::new(
            lang.pick("의제 7개에 의견 보태기", "Add reasons to 7 agendas"),
            "#TodayCard",
            lang.pick(
                "찬반보다 까닭이 더 도움이 됩니다. 주민 412명이 함께했습니다.",
                "Reasons help more than a yes or no. 412 residents took part.",
            ),
            lang.pick("11일 남음", "11 days left"),
            Tone::Persimmon,
        ),
        TodayCard::new(
            lang.pick("돌봄 분과회의 가기", "Come to the care sub-committee"),
            "#TodayCard",
            lang.pick(
                "7월 10일(금) 19:00, 하늘동 주민센터. 처음이어도 됩니다.",
                "Fri 10 July, 19:00, Haneul community centre. First-timers welcome.",
            ),
            lang.pick("누구나", "Anyone"),
            Tone::Pine,
        ),
        TodayCard::new(
            lang.pick("부서 검토 지켜보기", "Follow the review"),
            "#TodayCard",
            lang.pick(
                "도로과가 의제 3개를 살펴보고 있습니다. 답 기한은 7월 14일입니다.",
                "The road division examines 3 agendas. Its answer is due on 14 July.",
            ),
            lang.pick("부서 검토", "Under review"),
            Tone::Sky,
        ),
    ]
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "오늘 할 수 있는 일 세 가지",
        "Three things to do today",
        |lang| { today(&example_cards(lang)) }
    )]
}
