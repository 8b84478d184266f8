//! The table in which each line of the budget gets a new amount.

use finance::Won;
use korean::t;
use store::BudgetLine;
use ui::{Markup, Table, html, own_words};

use crate::fields::Fields;

/// A line with the figures that stand before its field.
pub struct AmountLine<'a> {
    /// The line.
    pub line: &'a BudgetLine,
    /// The figures, one for each heading.
    pub figures: Vec<Won>,
}

/// Inputs named `amounts`, one for each line in their order, under a caption and the headings
/// of the figures.
pub fn amounts_table<'a>(
    fields: &Fields<'_>,
    caption: &str,
    headings: &[&str],
    lines: impl Iterator<Item = AmountLine<'a>>,
) -> Markup {
    let lang = fields.lang;
    let typed = fields.form.all("amounts");
    let mut table = Table::new(t(lang, caption), t(lang, "change-line"));
    for heading in headings {
        table = table.figures(t(lang, heading));
    }
    table = table.column(t(lang, "change-to"));
    for (place, AmountLine { line, figures }) in lines.enumerate() {
        let id = if place == 0 {
            "amounts".to_owned()
        } else {
            format!("amounts-{place}")
        };
        let value = typed.get(place).map_or("", String::as_str);
        let name = html! {
            (place + 1) ". " (own_words(lang, &line.label)) " "
            span.soft { (own_words(lang, &line.path.detailed_project)) " · " (line.path.stat_code) }
        };
        let label = korean::tr(lang, "change-to-of", &[("line", line.label.clone().into())]);
        let mut cells: Vec<Markup> = figures
            .iter()
            .map(|won| html! { (korean::won_exact(lang, won.0)) })
            .collect();
        cells.push(html! {
            input #(id) type="text" name="amounts" inputmode="numeric" value=(value)
                aria-label=(label) required;
        });
        table = table.row(name, cells);
    }
    html! {
        @if let Some(error) = fields.error("amounts") { p.error id="amounts-error" { (error) } }
        (table.render())
    }
}
