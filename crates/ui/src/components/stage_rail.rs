//! The year as a rail of stages.

use korean::{Lang, t, tr};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// Where the present stands against a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageState {
    /// It is over.
    Past,
    /// It is now.
    Present,
    /// It is to come.
    Future,
}

/// A stage with its name and its time in words ("7월 22일~31일").
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Stage {
    name: String,
    when: String,
    state: StageState,
    href: Option<String>,
}

impl Stage {
    /// A stage.
    pub fn new(name: impl Into<String>, when: impl Into<String>, state: StageState) -> Stage {
        Stage {
            name: name.into(),
            when: when.into(),
            state,
            href: None,
        }
    }

    /// Where the stage is told of.
    pub fn href(mut self, href: impl Into<String>) -> Stage {
        self.href = Some(href.into());
        self
    }
}

/// The stages of a year. A phone shows the one before, the present one and the next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct StageRail {
    stages: Vec<Stage>,
    all: Option<String>,
}

impl StageRail {
    /// The stages in order.
    pub fn new(stages: Vec<Stage>) -> StageRail {
        StageRail { stages, all: None }
    }

    /// The page with all stages, linked below the rail.
    pub fn all(mut self, href: impl Into<String>) -> StageRail {
        self.all = Some(href.into());
        self
    }

    /// The place that a phone centres on: the present, or the first to come, or the last.
    fn centre(&self) -> usize {
        let stages = &self.stages;
        stages
            .iter()
            .rposition(|s| s.state == StageState::Present)
            .or_else(|| stages.iter().position(|s| s.state == StageState::Future))
            .unwrap_or(stages.len().saturating_sub(1))
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        // At either end of the year the window moves in, so that it still holds three.
        let centre = self
            .centre()
            .clamp(1, self.stages.len().saturating_sub(2).max(1));
        html! {
            div.rail {
                // Lists without bullets lose their role in one browser, so it is said again.
                ol role="list" {
                    @for (index, stage) in self.stages.iter().enumerate() {
                        @let (class, word) = match stage.state {
                            StageState::Past => ("past", "ui-stage-past"),
                            StageState::Present => ("present", "ui-stage-present"),
                            StageState::Future => ("future", "ui-stage-future"),
                        };
                        @let far = if index.abs_diff(centre) > 1 { " far" } else { "" };
                        li class={ (class) (far) }
                            aria-current=[(stage.state == StageState::Present).then_some("step")] {
                            span.name {
                                @match &stage.href {
                                    Some(href) => a href=(href) { (stage.name) },
                                    None => (stage.name),
                                }
                            }
                            span.when { (stage.when) }
                            span.state { (t(lang, word)) }
                        }
                    }
                }
                @if let Some(href) = &self.all {
                    p.all { a href=(href) {
                        (tr(lang, "ui-stages-all", &[("count", self.stages.len().into())]))
                    } }
                }
            }
        }
    }
}

fn example_stages(lang: Lang) -> Vec<Stage> {
    use StageState::{Future, Past, Present};
    vec![
        Stage::new(
            lang.pick("의제 찾기", "Finding agendas"),
            lang.pick("2월 2일~4월 10일", "2 Feb – 10 Apr"),
            Past,
        ),
        Stage::new(
            lang.pick("제안 모으기", "Proposals"),
            lang.pick("3월 2일~5월 15일", "2 Mar – 15 May"),
            Past,
        ),
        Stage::new(
            lang.pick("함께 따져보기", "Deliberation"),
            lang.pick("7월 19일까지", "until 19 Jul"),
            Present,
        ),
        Stage::new(
            lang.pick("고르기", "Selection"),
            lang.pick("7월 22일~31일", "22–31 Jul"),
            Future,
        ),
        Stage::new(
            lang.pick("계획과 협약", "Plan and agreement"),
            lang.pick("8월~10월", "Aug – Oct"),
            Future,
        ),
        Stage::new(
            lang.pick("실행", "Execution"),
            lang.pick("2027년", "2027"),
            Future,
        ),
        Stage::new(
            lang.pick("정산과 평가", "Settlement"),
            lang.pick("2028년 봄", "spring 2028"),
            Future,
        ),
    ]
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("일곱 단계", "Seven stages", |lang| {
        StageRail::new(example_stages(lang))
            .all("#StageRail")
            .render(lang)
    })]
}
