//! Why an agenda was not chosen, what it lacked, and which ties were decided.

use std::collections::HashMap;

use allocation::{NotSelected, Outcome, Reason, TieKey};
use korean::{Lang, t, tr};
use store::VoteItem;
use ui::{ListRow, Markup, Tone, html, list};

use super::won_of;

/// Every agenda that was not chosen, with what it lacked; the nearest first.
pub fn section(lang: Lang, outcome: &Outcome, items: &HashMap<String, &VoteItem>) -> Markup {
    let mut lost: Vec<&NotSelected> = outcome.not_selected.iter().collect();
    lost.sort_by_key(|n| (std::cmp::Reverse(n.votes), n.id.clone()));
    let rows: Vec<ListRow> = lost
        .into_iter()
        .filter_map(|not_selected| {
            let item = items.get(&not_selected.id)?;
            let count = i64::try_from(not_selected.votes).unwrap_or(i64::MAX);
            let votes = tr(lang, "result-votes", &[("votes", count.into())]);
            Some(
                ListRow::new(&item.title, "#rounds-official")
                    .title_lang(korean::language_of(&item.title, lang))
                    .meta(reason(lang, &not_selected.reason))
                    .tag(votes, Tone::Quiet),
            )
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            section.section {
                h2 { (t(lang, "result-lost")) }
                (list(3, &rows))
            }
        }
    }
}

fn reason(lang: Lang, reason: &Reason) -> String {
    let won = |amount: &allocation::Amount| korean::won_exact(lang, won_of(amount));
    let rounded = |fraction: &allocation::Fraction| {
        let digits = fraction.decimal(0);
        digits
            .parse::<i64>()
            .map_or(digits, |n| korean::won_exact(lang, n))
    };
    match reason {
        Reason::DoesNotFit {
            budget_left,
            missing,
            ..
        } => {
            let args = [
                ("left", won(budget_left).into()),
                ("missing", won(missing).into()),
            ];
            tr(lang, "result-reason-fit", &args)
        }
        Reason::SupportersShort {
            money_left,
            missing,
        } => {
            let args = [
                ("left", rounded(money_left).into()),
                ("missing", rounded(missing).into()),
            ];
            tr(lang, "result-reason-short", &args)
        }
        Reason::NoSupport => t(lang, "result-reason-none"),
        Reason::NoUtility => t(lang, "result-reason-free"),
    }
}

/// The ties that were decided, and by which announced key.
pub fn ties(lang: Lang, outcome: &Outcome, items: &HashMap<String, &VoteItem>) -> Markup {
    let sentences: Vec<String> = outcome
        .ties()
        .map(|(round, tie)| {
            let mut among: Vec<&str> = tie.among.iter().map(|id| name(items, id)).collect();
            let more = tr(lang, "result-tie-more", &[("count", tie.unnamed.into())]);
            if tie.unnamed > 0 {
                among.push(&more);
            }
            let key = match tie.decided_by {
                TieKey::MinCost => "result-tie-cost",
                TieKey::MaxVotes => "result-tie-votes",
                TieKey::Name => "result-tie-name",
            };
            let args = [
                ("among", among.join(", ").into()),
                ("winner", name(items, &round.winner).into()),
                ("key", t(lang, key).into()),
            ];
            tr(lang, "result-tie", &args)
        })
        .collect();
    html! {
        section.section {
            h2 { (t(lang, "result-ties")) }
            p { (t(lang, "result-ties-rule")) }
            @if sentences.is_empty() {
                p { (t(lang, "result-ties-none")) }
            } @else {
                ul { @for sentence in sentences { li { (sentence) } } }
            }
        }
    }
}

fn name<'a>(items: &HashMap<String, &'a VoteItem>, id: &'a str) -> &'a str {
    items.get(id).map_or(id, |item| &item.title)
}
