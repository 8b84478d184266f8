//! The plan as a chart of its parts, with the equal table.

use finance::budget::Codes;
use finance::tree::{Amounts, LEVELS, Node, Tree};
use finance::{Won, WonError};
use korean::{Lang, t, tr};
use process::id::BudgetLineId;
use store::StoreError;
use ui::{Details, Markup, Table, TreeChart, TreePart, html, own_words};

use crate::error::WebError;
use crate::pages::money::Books;

/// How many parts are drawn at most; deeper levels are left out before there are more.
const PARTS: usize = 40;

/// The chart of a plan; nothing while it has no line.
///
/// # Errors
/// When a sum leaves 64 bits.
pub(super) fn chart(
    lang: Lang,
    books: &Books,
    spent: &[(BudgetLineId, Won)],
) -> Result<Markup, WebError> {
    if books.lines.is_empty() {
        return Ok(html! {});
    }
    let agreed = books.agreement.is_some();
    let tree = tree(books, spent)?;
    let levels = tree.levels_within(PARTS);
    let all = tree.walk();
    let all: Vec<&Node> = all.into_iter().filter(|node| node.level < levels).collect();
    let codes = Codes::of(books.cycle.fiscal_year);
    let of = |node: &Node| match agreed {
        true => node.amounts.in_force,
        false => node.amounts.planned,
    };
    let shown = &all[..all.len().min(PARTS)];
    let parts = shown.iter().map(|node| {
        let name = name(lang, node, codes);
        TreePart::new(node.level, name, of(node).0, node.amounts.spent.0)
    });
    let mut table = Table::new(t(lang, "chart-tree-table"), t(lang, "chart-tree-part"))
        .figures(t(lang, "money-planned"));
    if agreed {
        table = table
            .figures(t(lang, "money-current"))
            .figures(t(lang, "ledger-spent"));
    }
    let won = |won: Won| html! { (korean::won_exact(lang, won.0)) };
    let cells = |amounts: Amounts| match agreed {
        true => vec![
            won(amounts.planned),
            won(amounts.in_force),
            won(amounts.spent),
        ],
        false => vec![won(amounts.planned)],
    };
    // The names on the way to each part, so that a row is read by itself.
    let mut way: [String; LEVELS] = Default::default();
    for node in shown {
        way[node.level] = name(lang, node, codes);
        let above = way[..node.level].join(" › ");
        let about = html! {
            (own_words(lang, &way[node.level]))
            @if !above.is_empty() { span.path { (own_words(lang, &above)) } }
        };
        table = table.row(about, cells(node.amounts));
    }
    table = table.foot(html! { (t(lang, "plan-sum")) }, cells(tree.total));
    let total = korean::won_both(
        lang,
        if agreed {
            tree.total.in_force.0
        } else {
            tree.total.planned.0
        },
    );
    let desc = match agreed {
        true => tr(lang, "chart-tree-agreed", &[("total", total.into())]),
        false => tr(lang, "chart-tree-planned", &[("total", total.into())]),
    };
    let title = t(lang, "chart-tree-title");
    // The lines stand above already, so the same sums once more are a press away.
    let folded = Details::new(t(lang, "chart-tree-show"), table.render()).render();
    let left = all.len() - shown.len();
    Ok(html! {
        section.section {
            h2 { (t(lang, "chart-tree-heading")) }
            (TreeChart::new("plan-tree", (title, desc), parts.collect(), folded).render(lang))
            @if left > 0 { p.soft { (tr(lang, "chart-tree-left", &[("count", left.into())])) } }
        }
    })
}

fn tree(books: &Books, spent: &[(BudgetLineId, Won)]) -> Result<Tree, StoreError> {
    let lines = books.lines.iter().zip(&books.amounts);
    let lines = lines.map(|(line, amounts)| {
        let paid = spent.iter().find(|(id, _)| *id == line.id);
        let amounts = Amounts {
            planned: line.planned()?,
            in_force: amounts.current,
            spent: paid.map_or(Won::ZERO, |(_, won)| *won),
        };
        Ok((&line.path, amounts))
    });
    let lines: Vec<_> = lines.collect::<Result<_, StoreError>>()?;
    Tree::of(lines).map_err(|error: WonError| StoreError::Data(error.to_string()))
}

/// The name of a part; items of the budget have their code and the name of it.
fn name(lang: Lang, node: &Node, codes: &Codes) -> String {
    let code = match node.level {
        3 => codes.item(&node.name),
        4 => codes.stat(&node.name),
        _ => return node.name.clone(),
    };
    match code {
        Some(code) => format!("{} ({})", lang.pick(&code.ko, &code.en), node.name),
        None => node.name.clone(),
    }
}
