//! Projects of a year (사업): where their money stands, what was done, and who owns them along.

pub mod completion;
pub mod entry;
pub mod list;
mod log;
mod money;
pub mod owner;
pub mod show;
mod story;

use korean::{Lang, t, tr};
use process::completion::CompletionState;
use process::id::ProjectId;
use process::project_owner::OwnerTask;
use store::{District, Project, ProjectOwner};
use ui::{Breadcrumb, Markup, Page, html, own_words};

use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// The id in an address.
fn id(text: &str) -> Result<ProjectId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// The address of a project.
pub fn address(district: &District, project: ProjectId) -> String {
    format!("/d/{}/projects/{project}", district.slug)
}

/// What a co-owner looks after.
fn task(lang: Lang, task: OwnerTask) -> String {
    t(lang, &format!("coowner-task-{task}"))
}

/// Her shown name.
fn name(lang: Lang, owner_name: &str) -> Markup {
    match owner_name {
        "" => html! { (t(lang, "coowner-nameless")) },
        name => own_words(lang, name),
    }
}

/// How a project stands, in words.
fn state(lang: Lang, state: Option<CompletionState>) -> String {
    match state {
        None => t(lang, "project-state-running"),
        Some(state) => t(lang, &format!("project-state-{}", state.as_str())),
    }
}

/// How a project stands whose year may be settled: what nobody called complete is over then.
fn standing(lang: Lang, completion: Option<CompletionState>, settled: bool) -> String {
    use CompletionState::{Waits, Withdrawn};
    match (settled, completion) {
        (false, _) => state(lang, completion),
        (true, None | Some(Waits | Withdrawn)) => t(lang, "project-state-settled"),
        (true, Some(_)) => format!(
            "{} · {}",
            state(lang, completion),
            t(lang, "project-state-settled")
        ),
    }
}

/// The decision rights of a co-owner, in words.
fn rights(ctx: &Context) -> Markup {
    let lang = ctx.lang;
    let days = i64::from(ctx.rules.terms.completion.n);
    let days = [("days", days.into())];
    html! {
        ul {
            li { (t(lang, "coowner-right-log")) }
            li { (tr(lang, "coowner-right-consent", &days)) }
            li { (t(lang, "coowner-right-refusal")) }
            li { (t(lang, "coowner-right-evidence")) }
            li { (t(lang, "coowner-right-outcome")) }
            li { (t(lang, "coowner-right-leave")) }
        }
    }
}

/// Those who are co-owners now.
fn holders(owners: &[ProjectOwner]) -> impl Iterator<Item = &ProjectOwner> {
    owners.iter().filter(|one| one.standing().holds())
}

/// A page below that of a project.
fn below(
    ctx: &Context,
    (district, project): (&District, &Project),
    (title, window): (&str, String),
    body: Markup,
) -> Page {
    let crumbs = Breadcrumb::new(title)
        .step(
            t(ctx.lang, "project-title"),
            format!("/d/{}/projects", district.slug),
        )
        .step(project.name.as_str(), address(district, project.id));
    let page = Page::new(ctx.lang, window, body).breadcrumb(crumbs.render(ctx.lang));
    in_district(ctx, district, Section::Money, page)
}
