//! Recruitment: calls for seats and for people, applying, and how the seats were filled.

pub mod application;
pub mod apply;
pub mod cancel;
pub mod change_quota;
pub mod desk;
pub mod draw;
pub mod list;
pub mod new;
mod quotas;
mod result;
pub mod seat;
pub mod show;

pub(crate) use list::now;

use korean::{Lang, t, tr};
use process::diversity::shown;
use process::id::RecruitmentId;
use process::recruitment::{Group, Phase};
use store::{District, Neighborhood, Recruitment};
use ui::{Breadcrumb, Choice, Markup, Page, Tone};

use crate::error::WebError;
use crate::fields::Fields;

/// The address of the list.
pub(crate) fn list_address(district: &District) -> String {
    format!("/d/{}/recruitment", district.slug)
}

/// The address of a call.
pub(crate) fn address(district: &District, id: RecruitmentId) -> String {
    format!("/d/{}/recruitment/{id}", district.slug)
}

/// Reads the id in an address.
fn id(text: &str) -> Result<RecruitmentId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Where a call stands, in a word.
pub(crate) fn phase(lang: Lang, phase: Phase) -> (String, Tone) {
    let tone = match phase {
        Phase::Open => Tone::Persimmon,
        Phase::Settled => Tone::Pine,
        Phase::Ahead | Phase::Closed => Tone::Sky,
        Phase::Cancelled => Tone::Quiet,
    };
    (t(lang, &format!("recruitment-phase-{phase}")), tone)
}

/// What a group is called, without what it is a group by.
pub(crate) fn group_alone(lang: Lang, group: Group, neighborhoods: &[Neighborhood]) -> String {
    match group {
        Group::Generation(value) => crate::diversity::generation(lang, value),
        Group::Category(value) => crate::diversity::category(lang, value),
        Group::Gender(value) => crate::diversity::gender(lang, value),
        Group::Neighborhood(value) => {
            let found = neighborhoods.iter().find(|one| one.id == value);
            let name = found.map(|one| lang.pick(&one.name_ko, &one.name_en).clone());
            name.unwrap_or_else(|| t(lang, "recruitment-group-gone"))
        }
    }
}

/// What a group is called: "세대: 20대".
fn group(lang: Lang, of: Group, neighborhoods: &[Neighborhood]) -> String {
    let dimension = t(lang, &format!("recruitment-dimension-{}", of.dimension()));
    format!("{dimension}: {}", group_alone(lang, of, neighborhoods))
}

/// The choices among the groups of one dimension, as values of a field that names it.
fn choices(
    lang: Lang,
    groups: &[Group],
    neighborhoods: &[Neighborhood],
    dimension: &str,
) -> Vec<Choice> {
    let inside = groups.iter().filter_map(|group| {
        let text = group.to_string();
        let value = text.strip_prefix(dimension)?.strip_prefix(':')?.to_owned();
        Some(Choice::new(value, group_alone(lang, *group, neighborhoods)))
    });
    inside.collect()
}

/// A select over the groups of one dimension.
fn select(
    fields: &Fields<'_>,
    dimension: &str,
    neighborhoods: &[Neighborhood],
    needed: bool,
) -> Markup {
    let lang = fields.lang;
    let ids: Vec<_> = neighborhoods.iter().map(|one| one.id).collect();
    let all = choices(lang, &Group::all(&ids), neighborhoods, dimension);
    let key = if needed {
        "recruitment-told"
    } else {
        "recruitment-told-freely"
    };
    let label = format!("recruitment-dimension-{dimension}");
    let field = fields.hinted(dimension, &label, key);
    let field = if needed { field.required() } else { field };
    ui::Select::new(field, all).render(lang)
}

/// A number of people as the public sees it: small ones are not told exactly.
fn people(lang: Lang, count: i64) -> String {
    match shown(count) {
        Some(count) => tr(lang, "recruitment-people", &[("count", count.into())]),
        None => t(lang, "recruitment-people-few"),
    }
}

/// A page below the one of a call, which search engines need not know.
fn below(
    lang: Lang,
    district: &District,
    call: &Recruitment,
    title: &str,
    head: String,
    content: Markup,
) -> Page {
    Page::new(lang, head, content).noindex().breadcrumb(
        Breadcrumb::new(title)
            .step(t(lang, "recruitment-title"), list_address(district))
            .step(call.title.as_str(), address(district, call.id))
            .render(lang),
    )
}
