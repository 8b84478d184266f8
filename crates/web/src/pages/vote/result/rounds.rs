//! The rounds of a count as a table.

use std::collections::HashMap;

use allocation::{Outcome, Round, Step};
use finance::Won;
use korean::{Lang, t, tr};
use store::VoteItem;
use ui::{Markup, RoundRow, RoundsTable, html};

use super::won_of;

/// A heading and the rounds below it.
pub fn section(
    lang: Lang,
    id: &str,
    title: &str,
    outcome: &Outcome,
    items: &HashMap<String, &VoteItem>,
) -> Markup {
    let greedy = is_greedy(outcome);
    let rows = outcome
        .rounds
        .iter()
        .map(|round| row(lang, greedy, round, items));
    html! {
        section.section {
            h2 { (title) }
            p { (t(lang, if greedy { "result-explain-greedy" } else { "result-explain-shares" })) }
            (RoundsTable::new(format!("rounds-{id}"), title, rows.collect()).render(lang))
        }
    }
}

fn is_greedy(outcome: &Outcome) -> bool {
    outcome.rule.name == allocation::Method::Greedy
}

fn row(lang: Lang, greedy: bool, round: &Round, items: &HashMap<String, &VoteItem>) -> RoundRow {
    let title = items.get(&round.winner).map_or("", |item| &item.title);
    let share = match &round.payments {
        Some(payments) => {
            let most = payments.highest.ceiling();
            tr(
                lang,
                "result-share",
                &[("won", with_separators(&most).into())],
            )
        }
        // Nobody pays from a share of her own in a count without shares.
        None if greedy => "–".to_owned(),
        None => t(lang, "result-share-none"),
    };
    let why = match round.step {
        Step::Greedy => tr(lang, "result-why-greedy", &[("votes", votes(round).into())]),
        Step::EqualShares => {
            let score = round
                .score
                .as_ref()
                .map_or_else(String::new, |s| s.decimal(1));
            tr(lang, "result-why-shares", &[("score", score.into())])
        }
    };
    RoundRow::new(
        title,
        Won(won_of(&round.cost)),
        round.votes,
        share,
        Won(won_of(&round.budget_after)),
        why,
    )
}

fn votes(round: &Round) -> i64 {
    i64::try_from(round.votes).unwrap_or(i64::MAX)
}

/// Digits in groups of three; a text that is no whole number stays as it is.
fn with_separators(digits: &str) -> String {
    digits
        .parse::<i64>()
        .map_or_else(|_| digits.to_owned(), korean::number)
}
