//! The quotas of a call: rows of its form, and the table of what was announced and what came.

use korean::{Lang, t, tr};
use process::diversity::shown;
use process::recruitment::{Group, QuotaForm};
use store::{Neighborhood, RecruitmentQuota};
use ui::{Choice, Details, InputKind, Markup, Select, Table, TextInput, html};

use super::group;
use crate::fields::Fields;
use crate::form::Form;

/// How many rows the form has.
const ROWS: usize = 12;
/// How many of them are in sight before anything is typed.
const SHOWN: usize = 4;

/// What was typed into the rows.
pub(super) fn typed(form: &Form) -> QuotaForm {
    QuotaForm {
        groups: form.all("quota_group"),
        least: form.all("quota_least"),
        most: form.all("quota_most"),
    }
}

/// The rows: a group, at least, at most.
pub(super) fn inputs(fields: &Fields<'_>, neighborhoods: &[Neighborhood]) -> Markup {
    let lang = fields.lang;
    let ids: Vec<_> = neighborhoods.iter().map(|one| one.id).collect();
    let groups: Vec<Choice> = Group::all(&ids)
        .iter()
        .map(|of| Choice::new(of.to_string(), group(lang, *of, neighborhoods)))
        .collect();
    let typed = typed(fields.form);
    let filled = typed.groups.iter().rposition(|text| !text.is_empty());
    let filled = filled.map_or(0, |last| last + 1);
    let first = SHOWN.max(filled);
    let row = |at: usize| {
        let nth = i64::try_from(at + 1).unwrap_or(0);
        let text = |list: &[String]| list.get(at).cloned().unwrap_or_default();
        let label = |key: &str| tr(lang, key, &[("nth", nth.into())]);
        let of = fields.nth(
            "quota_group",
            label("recruitment-quota-group"),
            nth,
            &text(&typed.groups),
        );
        let least = fields.nth(
            "quota_least",
            label("recruitment-quota-least"),
            nth,
            &text(&typed.least),
        );
        let most = fields.nth(
            "quota_most",
            label("recruitment-quota-most"),
            nth,
            &text(&typed.most),
        );
        html! {
            div.quota-row {
                (Select::new(of, groups.clone()).render(lang))
                (TextInput::new(least).kind(InputKind::Number).short().render(lang))
                (TextInput::new(most).kind(InputKind::Number).short().render(lang))
            }
        }
    };
    html! {
        h2 { (t(lang, "recruitment-quotas")) }
        p { (t(lang, "recruitment-quotas-hint")) }
        @for at in 0..first.min(ROWS) { (row(at)) }
        @if first < ROWS {
            (Details::new(t(lang, "recruitment-quotas-more"), html! {
                @for at in first..ROWS { (row(at)) }
            }).render())
        }
    }
}

/// What was announced, and once the seats are filled what came of it.
pub(super) fn table(
    lang: Lang,
    quotas: &[RecruitmentQuota],
    neighborhoods: &[Neighborhood],
    (seats, settled): (i64, bool),
) -> Markup {
    let mut table = Table::new(
        t(lang, "recruitment-quotas"),
        t(lang, "recruitment-quotas-of"),
    )
    .figures(t(lang, "recruitment-quota-announced"));
    if settled {
        table = table.figures(t(lang, "recruitment-quota-came"));
    }
    let table = quotas.iter().fold(table, |table, row| {
        let quota = &row.quota;
        let numbers = |least: i64, most: i64| {
            let key = match () {
                () if most >= seats => "recruitment-quota-least-only",
                () if least == 0 => "recruitment-quota-most-only",
                () => "recruitment-quota-range",
            };
            let values = [("least", least.into()), ("most", most.into())];
            tr(lang, key, &values)
        };
        let name = html! { (group(lang, quota.group, neighborhoods)) };
        let mut cells = vec![html! {
            (numbers(quota.least.into(), quota.most.into()))
            @if let Some((least, most)) = row.announced {
                br; span.meta { (tr(lang, "recruitment-quota-was", &[("range", numbers(least, most).into())])) }
                br; span.meta { (row.reason) }
            }
        }];
        if settled {
            let came = match shown(row.seated) {
                Some(count) => tr(lang, "recruitment-people", &[("count", count.into())]),
                None => t(lang, "recruitment-people-few"),
            };
            let range = i64::from(quota.least)..=i64::from(quota.most);
            let kept = range.contains(&row.seated);
            let word = if kept { "recruitment-quota-kept" } else { "recruitment-quota-broken" };
            cells.push(html! { (came) " · " (t(lang, word)) });
        }
        table.row(name, cells)
    });
    html! { @if !quotas.is_empty() { (table.render()) } }
}
