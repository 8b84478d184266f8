//! Any number of choices.

use korean::Lang;
use maud::Markup;

use super::field::choice_list;
use super::{Choice, Field};
use crate::Example;
use crate::example::example;

/// Any number of choices, sent as repeated values of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Checkboxes {
    field: Field,
    choices: Vec<Choice>,
    chosen: Vec<String>,
}

impl Checkboxes {
    /// The choices of a field; a single one serves as a yes.
    pub fn new(field: Field, choices: Vec<Choice>) -> Checkboxes {
        Checkboxes {
            field,
            choices,
            chosen: Vec::new(),
        }
    }

    /// The values that are ticked.
    pub fn chosen(mut self, values: impl IntoIterator<Item = impl Into<String>>) -> Checkboxes {
        self.chosen = values.into_iter().map(Into::into).collect();
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let chosen = |value: &str| self.chosen.iter().any(|c| c == value);
        self.field.grouped(
            lang,
            choice_list(&self.field, "checkbox", &self.choices, chosen),
        )
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("여럿 고르기", "Several choices", |lang| {
            Checkboxes::new(
                Field::new(
                    "ex-tell",
                    lang.pick("무엇을 알려 드릴까요?", "What may we tell you about?"),
                ),
                vec![
                    Choice::new(
                        "answers",
                        lang.pick("내 의견에 온 답", "Answers to my comments"),
                    ),
                    Choice::new(
                        "votes",
                        lang.pick("투표 시작과 결과", "Votes opening and their results"),
                    )
                    .hint(lang.pick("한 해 두세 번입니다.", "Two or three times a year.")),
                ],
            )
            .chosen(["votes"])
            .render(lang)
        }),
        example!("동의 하나", "A single consent", |lang| {
            Checkboxes::new(
                Field::new("ex-consent", lang.pick("동의", "Consent"))
                    .required()
                    .error(Some(lang.pick(
                        "계속하려면 동의가 필요합니다.",
                        "Consent is needed to go on.",
                    ))),
                vec![Choice::new(
                    "yes",
                    lang.pick(
                        "전자우편 주소를 본인 확인에 쓰는 데 동의합니다",
                        "You may use my e-mail address to know it is me",
                    ),
                )],
            )
            .render(lang)
        }),
    ]
}
