//! Proposals and agendas in a list and in a table.

use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::agenda::{AgendaState, Item};
use store::{BoardItem, District};
use ui::{ListRow, Markup, Pick, Table, Tag, TimeStyle, html, own_words, time};

use super::{cost, item_address, item_state, opinion_counts};
use crate::diversity::{category, field_of_life};
use crate::pages::proposal::place;

/// What it is, and how it came to be.
pub(super) fn origin(lang: Lang, row: &BoardItem) -> String {
    match row.item {
        Item::Proposal(_) => t(lang, "agenda-origin-proposal"),
        Item::Agenda(_) => t(lang, &format!("agenda-origin-{}", row.origin)),
    }
}

/// How many stand behind it, and how much others said about it.
pub(super) fn support(lang: Lang, row: &BoardItem, now: Timestamp) -> String {
    let behind = crate::pages::support::short(lang, row.support_count);
    match row.item {
        Item::Proposal(_) => {
            let comments = tr(lang, "comment-count", &[("count", row.comments.into())]);
            format!("{behind} · {comments}")
        }
        Item::Agenda(_) => {
            let kept = row.quiet.at(row.state == AgendaState::Open.as_str(), now);
            let opinions = opinion_counts(lang, row.stances, kept);
            match kept {
                true => opinions,
                false => format!("{behind} · {opinions}"),
            }
        }
    }
}

/// The box that picks it.
fn pick(lang: Lang, row: &BoardItem, picked: &[Item]) -> Pick {
    let label = tr(lang, "agenda-pick", &[("title", row.title.as_str().into())]);
    Pick::new("items", row.item.to_string(), label).picked(picked.contains(&row.item))
}

/// A row of a list; with `picked` it has a box.
pub(super) fn list_row(
    lang: Lang,
    district: &District,
    row: &BoardItem,
    picked: Option<&[Item]>,
    now: Timestamp,
) -> ListRow {
    let (word, tone) = item_state(lang, row.item, &row.state);
    let line = ListRow::new(row.title.as_str(), item_address(district, row.item))
        .title_lang(korean::language_of(&row.title, lang))
        .tag(word, tone)
        .meta_markup(html! {
            (own_words(lang, &row.need)) br;
            (origin(lang, row)) " · " (place(lang, row.neighborhood_names.as_ref())) " · "
            @if let Some(one) = row.category { (category(lang, one)) " · " }
            (cost(lang, row.cost)) " · " (support(lang, row, now)) " · "
            (time(lang, row.created_at, TimeStyle::DateShort))
            @if row.appeal_open { " · " strong { (t(lang, "agenda-appeal-open")) } }
        });
    match picked {
        Some(picked) => line.pick(pick(lang, row, picked)),
        None => line,
    }
}

/// The rows as a table.
pub(super) fn table(
    lang: Lang,
    district: &District,
    rows: &[BoardItem],
    picked: Option<&[Item]>,
    now: Timestamp,
) -> Markup {
    let empty = Table::new(t(lang, "agenda-table"), t(lang, "agenda-column-title"))
        .column(t(lang, "agenda-column-origin"))
        .column(t(lang, "agenda-column-state"))
        .column(t(lang, "category-label"))
        .column(t(lang, "agenda-column-place"))
        .column(t(lang, "agenda-column-council"))
        .figures(t(lang, "agenda-column-cost"))
        .column(t(lang, "agenda-column-support"))
        .column(t(lang, "agenda-column-date"));
    let filled = rows.iter().fold(empty, |table, row| {
        let (word, tone) = item_state(lang, row.item, &row.state);
        let name = html! {
            @if let Some(picked) = picked { (pick(lang, row, picked).render()) }
            a href=(item_address(district, row.item)) { (own_words(lang, &row.title)) }
        };
        table.row(
            name,
            vec![
                html! { (origin(lang, row)) },
                Tag::new(word, tone).render(),
                html! { (field_of_life(lang, row.category)) },
                html! { (place(lang, row.neighborhood_names.as_ref())) },
                html! { (council(lang, row)) },
                html! { (cost(lang, row.cost)) },
                html! { (support(lang, row, now)) },
                time(lang, row.created_at, TimeStyle::DateShort),
            ],
        )
    });
    filled.render()
}

/// The body that deliberates it and the office that answers for it, as far as they are known.
pub(super) fn council(lang: Lang, row: &BoardItem) -> String {
    let body = row.council_names.as_ref();
    let body = body.map(|(ko, en)| lang.pick(ko, en).to_owned());
    let office = (!row.department.is_empty()).then(|| row.department.clone());
    let all: Vec<String> = body.into_iter().chain(office).collect();
    match all.is_empty() {
        true => t(lang, "agenda-council-none"),
        false => all.join(" · "),
    }
}
