//! The settlement of a year: what was planned, changed, spent and goes back.

pub mod approve;
pub mod new;
pub mod show;

use korean::{Lang, t, tr};
use process::settlement::SettledLines;
use store::District;
use ui::{Markup, html};

use crate::acts::spending::Year;
use crate::pages::ledger;

/// The address of the settlement of the latest year.
fn address(district: &District) -> String {
    format!("/d/{}/settlement", district.slug)
}

/// What a settlement says, as a table with its sum.
fn table(lang: Lang, year: &Year, lines: &SettledLines) -> Markup {
    let codes = ledger::codes(year);
    let rows = lines.lines.iter().map(|line| {
        let about = ledger::line(lang, codes, &line.path, &line.label);
        let sums = line.sums;
        (
            about,
            [sums.planned, sums.changed, sums.spent, sums.returned],
        )
    });
    let total = lines.total;
    let total = [total.planned, total.changed, total.spent, total.returned];
    let heads = [
        "ledger-planned",
        "ledger-changed",
        "ledger-spent",
        "ledger-returned",
    ];
    let caption = t(lang, "settlement-table");
    html! {
        (ledger::amounts(lang, &caption, heads, rows.collect(), Some(total)))
        p { (tr(lang, "settlement-spent", &[("amount", korean::won_both(lang, lines.total.spent.0).into())])) }
    }
}
