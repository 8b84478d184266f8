//! Boards with cards, as a workshop hangs them up.

use korean::Lang;
use maud::{Markup, html};

use crate::Example;
use crate::example::example;
use crate::text::own_words;

/// A card: a keyword, and what belongs to it.
#[derive(Clone, Debug)]
#[must_use]
pub struct Card {
    title: String,
    note: Option<Markup>,
}

impl Card {
    /// A card with its keyword.
    pub fn new(title: impl Into<String>) -> Card {
        Card {
            title: title.into(),
            note: None,
        }
    }

    /// What belongs to it, in paragraphs.
    pub fn note(mut self, note: Markup) -> Card {
        self.note = Some(note);
        self
    }
}

/// Boards side by side, on a phone one below the other. Each is a list under its heading.
#[derive(Clone, Debug)]
#[must_use]
pub struct Boards {
    empty: String,
    boards: Vec<(String, Vec<Card>)>,
}

impl Boards {
    /// No board yet; `empty` is said where nothing hangs.
    pub fn new(empty: impl Into<String>) -> Boards {
        Boards {
            empty: empty.into(),
            boards: Vec::new(),
        }
    }

    /// One more board.
    pub fn board(mut self, title: impl Into<String>, cards: Vec<Card>) -> Boards {
        self.boards.push((title.into(), cards));
        self
    }

    /// The markup. `heading` is the level of the titles, 2 or 3.
    pub fn render(&self, lang: Lang, heading: u8) -> Markup {
        html! {
            div.boards {
                @for (title, cards) in &self.boards {
                    div {
                        @if heading == 2 { h2 { (title) } } @else { h3 { (title) } }
                        @if cards.is_empty() {
                            p.soft { (self.empty) }
                        } @else {
                            ul role="list" {
                                @for card in cards {
                                    li {
                                        (own_words(lang, &card.title))
                                        @if let Some(note) = &card.note { (note) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("세 판", "Three boards", |lang| {
        Boards::new(lang.pick("아직 없습니다.", "Nothing yet."))
            .board(
                lang.pick("좋았던 점", "What was good"),
                vec![
                    Card::new(lang.pick("이웃을 만남", "Meeting neighbours")),
                    Card::new(lang.pick("까닭을 들음", "Hearing reasons")),
                ],
            )
            .board(
                lang.pick("아쉬운 점", "What was missed"),
                vec![
                    Card::new(lang.pick("짧은 시간", "Too little time")).note(html! {
                        p.meta { (lang.pick("답: 내년에는 두 번 모입니다.", "Answer: twice next year.")) }
                    }),
                ],
            )
            .board(lang.pick("그 밖", "Other"), Vec::new())
            .render(lang, 3)
    })]
}
