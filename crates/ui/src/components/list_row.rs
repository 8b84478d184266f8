//! A row of a list with hairlines: title, a line about it, its state.

use korean::Lang;
use maud::{Markup, html};

use super::{Tag, Tone};
use crate::Example;
use crate::example::example;

/// A row of a list.
#[derive(Clone, Debug)]
#[must_use]
pub struct ListRow {
    title: String,
    href: Option<String>,
    meta: Option<Markup>,
    tag: Option<Tag>,
    lang: Option<Lang>,
    pick: Option<Pick>,
}

/// A box before a row or in a table, by which things are picked for what the form's buttons
/// do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Pick {
    name: String,
    value: String,
    label: String,
    picked: bool,
}

impl Pick {
    /// A box that sends `value` as `name`; the label is said and not shown, since the row
    /// itself stands beside.
    pub fn new(
        name: impl Into<String>,
        value: impl Into<String>,
        label: impl Into<String>,
    ) -> Pick {
        Pick {
            name: name.into(),
            value: value.into(),
            label: label.into(),
            picked: false,
        }
    }

    /// Ticked or not.
    pub fn picked(mut self, picked: bool) -> Pick {
        self.picked = picked;
        self
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        let id = format!("pick-{}", self.value);
        html! {
            label.pick for=(id) {
                input type="checkbox" id=(id) name=(self.name) value=(self.value) checked[self.picked];
                span.sr { (self.label) }
            }
        }
    }
}

impl ListRow {
    /// A row that leads to a page.
    pub fn new(title: impl Into<String>, href: impl Into<String>) -> ListRow {
        ListRow {
            href: Some(href.into()),
            ..ListRow::plain(title)
        }
    }

    /// A row that has no page of its own.
    pub fn plain(title: impl Into<String>) -> ListRow {
        ListRow {
            title: title.into(),
            href: None,
            meta: None,
            tag: None,
            lang: None,
            pick: None,
        }
    }

    /// A line about it.
    pub fn meta(mut self, text: impl Into<String>) -> ListRow {
        let text = text.into();
        self.meta = Some(html! { (text) });
        self
    }

    /// A line about it that holds markup, such as a time element.
    pub fn meta_markup(mut self, markup: Markup) -> ListRow {
        self.meta = Some(markup);
        self
    }

    /// Its state.
    pub fn tag(mut self, text: impl Into<String>, tone: Tone) -> ListRow {
        self.tag = Some(Tag::new(text, tone));
        self
    }

    /// A box before the row.
    pub fn pick(mut self, pick: Pick) -> ListRow {
        self.pick = Some(pick);
        self
    }

    /// The language of the title when it is not that of the page.
    pub fn title_lang(mut self, lang: Lang) -> ListRow {
        self.lang = Some(lang);
        self
    }
}

/// Rows between hairlines. `heading` is the level of the titles, one below the heading above.
pub fn list(heading: u8, rows: &[ListRow]) -> Markup {
    html! {
        ul.rows role="list" {
            @for row in rows {
                @let lang = row.lang.map(Lang::as_str);
                @let link = html! {
                    @match &row.href {
                        Some(href) => a href=(href) lang=[lang] { (row.title) },
                        None => span lang=[lang] { (row.title) },
                    }
                };
                li {
                    @if let Some(pick) = &row.pick { (pick.render()) }
                    div {
                        @match heading {
                            2 => h2 { (link) },
                            3 => h3 { (link) },
                            _ => h4 { (link) },
                        }
                        @if let Some(meta) = &row.meta { p.meta { (meta) } }
                    }
                    @if let Some(tag) = &row.tag { (tag.render()) }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!(
            "의제는 지금 어디에",
            "Where the agendas stand",
            |lang| list(
                4,
                &[
                    ListRow::new(
                        lang.pick("밤길이 밝은 통학로", "A well-lit way to school"),
                        "#ListRow"
                    )
                    .meta(lang.pick(
                        "제안 3건과 협치회의 의제 1건을 합침 · 의견 128건",
                        "3 proposals and 1 council agenda merged · 128 comments"
                    ))
                    .tag(lang.pick("따져보는 중", "In deliberation"), Tone::Persimmon),
                    ListRow::new(
                        lang.pick("골목 쓰레기 정거장", "Recycling stops in the lanes"),
                        "#ListRow"
                    )
                    .meta(lang.pick(
                        "제안 그대로 · 도로과 검토 기한 7월 9일",
                        "As proposed · road division answers by 9 July"
                    ))
                    .tag(lang.pick("부서 검토", "Under review"), Tone::Sky),
                    ListRow::new(
                        lang.pick("청년 공유 작업실", "A shared workshop for the young"),
                        "#ListRow"
                    )
                    .meta(lang.pick(
                        "공간과 프로그램 둘로 나뉨 · 2억 1천만 원",
                        "Split into space and programme · 210 million won"
                    ))
                    .tag(lang.pick("투표에 오름", "On the ballot"), Tone::Pine),
                ],
            )
        ),
        example!("골라 견주기", "Picking rows to compare", |lang| {
            let title = lang.pick("밤길이 밝은 통학로", "A well-lit way to school");
            let label = lang.pick(
                "고르기: 밤길이 밝은 통학로",
                "Pick: A well-lit way to school",
            );
            let pick = Pick::new("ex-items", "proposal-1", label).picked(true);
            list(4, &[ListRow::new(title, "#ListRow").pick(pick)])
        }),
    ]
}
