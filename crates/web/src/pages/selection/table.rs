//! The table of a selection: each item with what it asked for, what the vote said, what it
//! gets and why.

use finance::Won;
use korean::{Lang, t, tr};
use process::selection::Verdict;
use store::SelectionItem;
use ui::{Markup, Table, Tag, Tone, html, own_words};

use crate::acts::selection::title_shown;
use crate::error::WebError;
use crate::pages::money::sum;
use crate::pages::selection::linked;

/// All items, with the sums under them.
pub(super) fn render(lang: Lang, slug: &str, items: &[SelectionItem]) -> Result<Markup, WebError> {
    let ranked = items.iter().any(|item| item.forum_rank.is_some());
    let mut table = Table::new(t(lang, "selection-table"), t(lang, "selection-item"))
        .column(t(lang, "selection-verdict"))
        .figures(t(lang, "selection-asked"))
        .figures(t(lang, "selection-voted"))
        .figures(t(lang, "selection-granted"));
    if ranked {
        table = table.figures(t(lang, "selection-rank"));
    }
    table = table.column(t(lang, "selection-reason"));
    let won = |won: Won| html! { (korean::won_exact(lang, won.0)) };
    for item in items {
        let mut cells = vec![
            verdict(lang, item),
            asked(lang, item.asked),
            voted(lang, item.vote_won),
            won(item.granted),
        ];
        if ranked {
            cells.push(rank(lang, item.forum_rank));
        }
        cells.push(reason(lang, item));
        table = table.row(name(lang, slug, item), cells);
    }
    let together = |amount: fn(&SelectionItem) -> Won| sum(items.iter().map(amount)).map(won);
    let mut foot = vec![
        html! {},
        together(|item| item.asked)?,
        together(|item| item.vote_won.unwrap_or(Won::ZERO))?,
        together(|item| item.granted)?,
    ];
    foot.extend((0..=usize::from(ranked)).map(|_| html! {}));
    Ok(table.foot(html! { (t(lang, "plan-sum")) }, foot).render())
}

/// The title, which leads to the agenda or the proposal.
fn name(lang: Lang, slug: &str, item: &SelectionItem) -> Markup {
    let title = title_shown(lang, &item.title, item.hidden, item.position);
    let title = own_words(lang, &title);
    linked(slug, (item.agenda, item.proposal), title)
}

/// What became of it; a departure is said in words.
fn verdict(lang: Lang, item: &SelectionItem) -> Markup {
    let (key, tone) = match item.verdict {
        Verdict::Selected => ("selection-verdict-selected", Tone::Pine),
        Verdict::Changed => ("selection-verdict-changed", Tone::Sky),
        Verdict::LeftOut => ("selection-verdict-left-out", Tone::Quiet),
    };
    html! {
        (Tag::new(t(lang, key), tone).render())
        @if item.departs_vote { div { strong { (t(lang, "selection-mark-vote")) } } }
        @if item.departs_forum { div { strong { (t(lang, "selection-mark-forum")) } } }
    }
}

fn asked(lang: Lang, asked: Won) -> Markup {
    match asked {
        Won::ZERO => html! { (t(lang, "selection-asked-unknown")) },
        won => html! { (korean::won_exact(lang, won.0)) },
    }
}

fn voted(lang: Lang, voted: Option<Won>) -> Markup {
    match voted {
        None => html! { (t(lang, "selection-not-on-ballot")) },
        Some(Won::ZERO) => html! { (t(lang, "selection-vote-lost")) },
        Some(won) => {
            html! { (t(lang, "selection-vote-won")) " · " (korean::won_exact(lang, won.0)) }
        }
    }
}

fn rank(lang: Lang, rank: Option<i64>) -> Markup {
    match rank {
        Some(rank) => html! { (tr(lang, "selection-rank-of", &[("rank", rank.into())])) },
        None => html! { (t(lang, "selection-rank-none")) },
    }
}

fn reason(lang: Lang, item: &SelectionItem) -> Markup {
    match (item.reason.as_str(), item.vote_won) {
        ("", Some(_)) => html! { (t(lang, "selection-reason-as-voted")) },
        ("", None) => html! { (t(lang, "selection-reason-none")) },
        (reason, _) => own_words(lang, reason),
    }
}
