//! What the council granted each agenda, beside what the plan makes of it.

use finance::Won;
use korean::{Lang, t};
use process::plan::FundingSource;
use store::{BudgetLine, Selected};
use ui::{Markup, Notice, html, own_words};

use crate::acts::selection::title_shown;

/// An agenda that was selected.
pub struct Granted {
    /// Its place in the selection.
    pub position: i64,
    /// What it is called, unless it was hidden since.
    pub title: String,
    /// What it was granted.
    pub granted: Won,
    /// What the lines that carry it out get of the city's participatory budget.
    pub planned: Won,
    /// How many lines carry it out.
    pub lines: i64,
}

impl Granted {
    /// By how much the plan goes beyond what was granted; below nothing when money is left.
    pub fn beyond(&self) -> Won {
        Won(self.planned.0.saturating_sub(self.granted.0))
    }
}

/// What the lines get, with their `amounts` in the same order, agenda by agenda.
pub fn of(
    lang: Lang,
    selected: &[Selected],
    lines: &[BudgetLine],
    amounts: &[Won],
) -> Vec<Granted> {
    let one = |item: &Selected| {
        let lines = lines.iter().zip(amounts);
        let its = lines.filter(|(line, _)| line.selected == Some(item.position));
        let city = |(line, won): &(&BudgetLine, &Won)| {
            let city = line.source == FundingSource::CityBudget;
            city.then_some(won.0)
        };
        let planned = its.clone().filter_map(|pair| city(&pair));
        Granted {
            position: item.position,
            title: title_shown(lang, &item.title, item.hidden, item.position),
            granted: item.granted,
            planned: Won(planned.fold(0, i64::saturating_add)),
            lines: i64::try_from(its.count()).unwrap_or(i64::MAX),
        }
    };
    selected.iter().map(one).collect()
}

/// A warning for each agenda whose lines go beyond what the council granted it. The council may
/// have meant it so; nobody is to sign it unseen.
pub fn warning(lang: Lang, granted: &[Granted]) -> Markup {
    let over = granted.iter().filter(|item| item.beyond() > Won::ZERO);
    let over: Vec<_> = over.collect();
    if over.is_empty() {
        return html! {};
    }
    let told = html! {
        p { (t(lang, "plan-beyond-lead")) }
        ul {
            @for item in over {
                @let more = korean::won_exact(lang, item.beyond().0);
                li { (own_words(lang, &item.title)) ": +" (more) }
            }
        }
    };
    Notice::warning(told).render(lang)
}
