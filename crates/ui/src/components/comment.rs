//! What a resident or an official said about a proposal.

use jiff::Timestamp;
use korean::Lang;
use maud::{Markup, html};

use super::time::{EXAMPLE_CLOSE, EXAMPLE_NOW, TimeStyle, time};
use super::{Button, Form, Tag, Tone, actions};
use crate::Example;
use crate::example::example;
use crate::text::{own_words, paragraphs};

/// A comment.
#[derive(Clone, Debug)]
#[must_use]
pub struct Comment {
    id: String,
    author: String,
    role: Option<String>,
    at: Timestamp,
    content: Markup,
    lang: Option<Lang>,
    actions: Option<Markup>,
    answer: bool,
    to: Option<(String, String)>,
}

impl Comment {
    /// A comment with the id of its anchor, its author as shown, its time and its plain text.
    pub fn new(
        id: impl Into<String>,
        author: impl Into<String>,
        at: Timestamp,
        text: &str,
    ) -> Comment {
        Comment {
            id: id.into(),
            author: author.into(),
            role: None,
            at,
            content: paragraphs(text),
            lang: None,
            actions: None,
            answer: false,
            to: None,
        }
    }

    /// The office in which the author speaks.
    pub fn role(mut self, role: impl Into<String>) -> Comment {
        self.role = Some(role.into());
        self
    }

    /// The language of the text when it is not that of the page.
    pub fn text_lang(mut self, lang: Lang) -> Comment {
        self.lang = Some(lang);
        self
    }

    /// Something in place of the text, such as a notice that it is hidden.
    pub fn instead(mut self, content: Markup) -> Comment {
        self.content = content;
        self
    }

    /// What the reader may do with it.
    pub fn actions(mut self, actions: Markup) -> Comment {
        self.actions = Some(actions);
        self
    }

    /// An answer, set in below the comment before it.
    pub fn answer(mut self) -> Comment {
        self.answer = true;
        self
    }

    /// To whom it speaks, in words, with the address of what it answers.
    pub fn to(mut self, words: impl Into<String>, href: impl Into<String>) -> Comment {
        self.to = Some((words.into(), href.into()));
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        html! {
            article.comment.answer[self.answer] id=(self.id) aria-labelledby={ (self.id) "-by" } {
                p.by id={ (self.id) "-by" } {
                    strong { (own_words(lang, &self.author)) } " "
                    @if let Some(role) = &self.role { (Tag::new(role.as_str(), Tone::Sky).render()) " " }
                    (time(lang, self.at, TimeStyle::DateTimeShort))
                    @if let Some((words, href)) = &self.to { " " a href=(href) { (own_words(lang, words)) } }
                }
                div lang=[self.lang.map(Lang::as_str)] { (self.content) }
                @if let Some(markup) = &self.actions { (actions(markup.clone())) }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("주민의 의견", "A resident's comment", |lang| {
            Comment::new(
                "ex-comment",
                lang.pick("하늘동 주민 3", "Haneul-dong resident 3"),
                EXAMPLE_NOW,
                "등을 너무 밝게 하면 1층에 사는 사람은 잠을 못 잡니다.\n아래로만 비추는 등이면 좋겠습니다.",
            )
            .text_lang(Lang::Ko)
            .actions(Form::post("#Comment").render(
                Button::new(lang.pick("이 의견 알리기(신고)", "Report this comment")).plain().render(),
            ))
            .render(lang)
        }),
        example!("부서의 답", "An answer from the department", |lang| {
            Comment::new(
                "ex-answer",
                lang.pick("주무관", "Official in charge"),
                EXAMPLE_CLOSE,
                lang.pick(
                    "아래로 비추는 등으로 설계를 바꾸겠습니다.",
                    "We will change the design to lamps that shine downwards.",
                ),
            )
            .role(lang.pick("도로과", "Road Division"))
            .answer()
            .render(lang)
        }),
        example!("답글에 단 답글", "An answer to an answer", |lang| {
            Comment::new(
                "ex-answer-to",
                lang.pick("하늘동 주민 5", "Haneul-dong resident 5"),
                EXAMPLE_CLOSE,
                lang.pick("그러면 저도 찬성합니다.", "Then I am for it too."),
            )
            .answer()
            .to(
                lang.pick("주무관 님에게", "to Official in charge"),
                "#ex-answer",
            )
            .render(lang)
        }),
    ]
}
