//! The ballot: choices with their cost, and a panel that counts along.

use finance::Won;
use korean::{Lang, number, t, tr, won, won_exact};
use maud::{Markup, html};

use super::Button;
use crate::example::example;
use crate::text::around;
use crate::{Example, Hidden};

/// An agenda on the ballot.
#[derive(Clone, Debug)]
#[must_use]
pub struct BallotOption {
    value: String,
    title: String,
    cost: Won,
    about: String,
    href: Option<String>,
    chosen: bool,
    lang: Option<Lang>,
}

impl BallotOption {
    /// An agenda: the value that is sent, its title, cost and a line about it.
    pub fn new(
        value: impl Into<String>,
        title: impl Into<String>,
        cost: Won,
        about: impl Into<String>,
    ) -> BallotOption {
        BallotOption {
            value: value.into(),
            title: title.into(),
            cost,
            about: about.into(),
            href: None,
            chosen: false,
            lang: None,
        }
    }

    /// Where the agenda is told in full.
    pub fn href(mut self, href: impl Into<String>) -> BallotOption {
        self.href = Some(href.into());
        self
    }

    /// Whether it is ticked.
    pub fn chosen(mut self, chosen: bool) -> BallotOption {
        self.chosen = chosen;
        self
    }

    /// The language of title and line when it is not that of the page.
    pub fn text_lang(mut self, lang: Lang) -> BallotOption {
        self.lang = Some(lang);
        self
    }
}

/// A ballot with up to `limit` choices. It is a form of its own.
#[derive(Clone, Debug)]
#[must_use]
pub struct Ballot {
    action: String,
    hidden: Vec<Hidden>,
    name: String,
    id: String,
    legend: String,
    limit: u32,
    budget: Won,
    options: Vec<BallotOption>,
    error: Option<String>,
    button: Option<String>,
    note: Option<Markup>,
}

impl Ballot {
    /// The ballot that is posted to `action`, each choice under the name "choice".
    pub fn new(
        action: impl Into<String>,
        legend: impl Into<String>,
        limit: u32,
        budget: Won,
        options: Vec<BallotOption>,
    ) -> Ballot {
        Ballot {
            action: action.into(),
            hidden: Vec::new(),
            name: "choice".to_owned(),
            id: "choice".to_owned(),
            legend: legend.into(),
            limit,
            budget,
            options,
            error: None,
            button: None,
            note: None,
        }
    }

    /// The hidden fields of the form.
    pub fn hidden(mut self, fields: impl IntoIterator<Item = Hidden>) -> Ballot {
        self.hidden.extend(fields);
        self
    }

    /// Another name of the choices and id of the first of them.
    pub fn name(mut self, name: impl Into<String>) -> Ballot {
        self.name = name.into();
        self.id.clone_from(&self.name);
        self
    }

    /// What is wrong with what was chosen. What was ticked stays ticked.
    pub fn error(mut self, error: Option<impl Into<String>>) -> Ballot {
        self.error = error.map(Into::into);
        self
    }

    /// The words on the button.
    pub fn button(mut self, label: impl Into<String>) -> Ballot {
        self.button = Some(label.into());
        self
    }

    /// What stands below the panel: secrecy, other ways to vote, how the winners are found.
    pub fn note(mut self, note: Markup) -> Ballot {
        self.note = Some(note);
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        let error_id = self.error.as_ref().map(|_| format!("{}-error", self.id));
        html! {
            form.ballot method="post" action=(self.action) novalidate data-once data-ballot=(self.limit) {
                @for field in &self.hidden {
                    input type="hidden" name=(field.name) value=(field.value);
                }
                fieldset.wrong[self.error.is_some()] aria-describedby=[error_id.as_deref()] {
                    legend { (self.legend) }
                    @if let Some(error) = &self.error {
                        p.error id=[error_id.as_deref()] { span.sr { (t(lang, "ui-error")) ": " } (error) }
                    }
                    @for (index, option) in self.options.iter().enumerate() {
                        (self.option(lang, index, option))
                    }
                }
                div.counting {
                    (self.panel(lang))
                    @if let Some(note) = &self.note { div.note { (note) } }
                }
            }
        }
    }

    fn option(&self, lang: Lang, index: usize, option: &BallotOption) -> Markup {
        let id = if index == 0 {
            self.id.clone()
        } else {
            format!("{}-{}", self.id, index + 1)
        };
        let text_lang = option.lang.map(Lang::as_str);
        html! {
            div.option {
                input type="checkbox" id=(id) name=(self.name) value=(option.value)
                    checked[option.chosen] data-cost=(option.cost.0) aria-describedby={ (id) "-about" };
                div {
                    label for=(id) {
                        span.title lang=[text_lang] { (option.title) } " "
                        span.cost { (won(lang, option.cost.0)) }
                    }
                    p.meta id={ (id) "-about" } {
                        span lang=[text_lang] { (option.about) }
                        @if let Some(href) = &option.href {
                            " " a href=(href) {
                                (t(lang, "ui-ballot-more")) span.sr { ": " (option.title) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn panel(&self, lang: Lang) -> Markup {
        let chosen: Vec<_> = self.options.iter().filter(|o| o.chosen).collect();
        let count = i64::try_from(chosen.len()).unwrap_or(i64::MAX);
        let cost = chosen
            .iter()
            .fold(0_i64, |sum, o| sum.saturating_add(o.cost.0));
        let over = count > i64::from(self.limit);
        // The figures stand in elements of their own, for the script to renew.
        let count_text = tr(
            lang,
            "ui-ballot-count",
            &[("count", "\u{1}".into()), ("limit", self.limit.into())],
        );
        let cost_text = tr(
            lang,
            "ui-ballot-cost",
            &[
                ("cost", won_exact(lang, 0).replace('0', "\u{1}").into()),
                ("budget", won(lang, self.budget.0).into()),
            ],
        );
        let (count_before, count_after) = around(&count_text, '\u{1}');
        let (cost_before, cost_after) = around(&cost_text, '\u{1}');
        let label = self
            .button
            .clone()
            .unwrap_or_else(|| t(lang, "ui-ballot-button"));
        html! {
            div.panel {
                div role="status" {
                    p.count { (count_before) span data-count { (number(count)) } (count_after) }
                    p.cost { (cost_before) span data-sum { (number(cost)) } (cost_after) }
                    p.over data-over hidden[!over] {
                        (tr(lang, "ui-ballot-over", &[("limit", self.limit.into())]))
                    }
                }
                (Button::new(label).render())
            }
        }
    }
}

fn example_options(lang: Lang, prefix: &str) -> Vec<BallotOption> {
    [
        (
            lang.pick("밤길이 밝은 통학로", "A well-lit way to school"),
            180_000_000,
            lang.pick(
                "하늘초 뒤 골목 900 m에 등 40개와 쉼터 2곳. 안전 분과.",
                "40 lamps and 2 shelters along 900 m. Safety.",
            ),
            true,
        ),
        (
            lang.pick("어르신 동네 부엌", "A kitchen for the elderly"),
            120_000_000,
            lang.pick(
                "점심을 함께 짓고 먹는 부엌 3곳, 주 5일. 돌봄 분과.",
                "3 kitchens to cook and eat lunch, 5 days a week. Care.",
            ),
            true,
        ),
        (
            lang.pick("골목 쓰레기 정거장", "Recycling stops in the lanes"),
            90_000_000,
            lang.pick(
                "분리배출 거점 12곳과 지킴이. 환경 분과.",
                "12 stops and their keepers. Environment.",
            ),
            false,
        ),
        (
            lang.pick("청년 공유 작업실", "A shared workshop for the young"),
            210_000_000,
            lang.pick(
                "비어 있는 공공 건물 한 층에 20자리. 청년 분과.",
                "20 places on an empty public floor. Youth.",
            ),
            true,
        ),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (title, cost, about, chosen))| {
        BallotOption::new(format!("{prefix}{index}"), title, Won(cost), about)
            .chosen(chosen)
            .href("#Ballot")
    })
    .collect()
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!("세 개까지 고르기", "Up to three choices", |lang| {
            Ballot::new(
                "#Ballot",
                lang.pick("의제 4개 가운데 3개까지. 순서는 사람마다 다르게 섞입니다.", "Choose up to 3 of these 4 agendas, in an order of your own."),
                3,
                Won(1_000_000_000),
                example_options(lang, "a"),
            )
            .name("ex-choice")
            .note(html! { p.meta {
                (lang.pick("누가 무엇을 골랐는지는 운영자도 알 수 없습니다. 이름과 표를 따로 두고, 둘을 잇는 열쇠는 마감과 함께 없앱니다.", "Not even the operators can see who chose what: names and ballots are kept apart, and the key between them is destroyed at the close."))
            } })
            .render(lang)
        }),
        example!("너무 많이 골랐을 때", "Too many choices", |lang| {
            Ballot::new(
                "#Ballot",
                lang.pick("2개까지 골라 주세요", "Choose up to 2"),
                2,
                Won(300_000_000),
                example_options(lang, "b"),
            )
            .name("ex-over")
            .error(Some(lang.pick(
                "3개를 골랐습니다. 1개를 빼 주세요.",
                "You chose 3. Take 1 away.",
            )))
            .render(lang)
        }),
    ]
}
