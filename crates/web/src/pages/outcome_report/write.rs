//! Writing a report, publishing it, and correcting what was published.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::id::OutcomeReportId;
use process::outcome_report::{JudgedBy, LINKS, OutcomeForm, Step};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{District, OutcomeVersion, Project, Tx};
use ui::{
    Breadcrumb, Button, Choice, EmptyState, Form as PostForm, InputKind, Markup, Page, Radios,
    Select, TextInput, Textarea, actions, html, own_words,
};

use super::{CATALOGUE, address, judged_by};
use crate::acts::outcome_report as acts;
use crate::acts::{NotDone, district, money};
use crate::context::Context;
use crate::diversity::{category_choices, category_name};
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// What the address may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The id of a project.
    #[serde(default)]
    project: String,
}

/// What is written about.
enum About {
    /// One of these projects, which have no report yet.
    Choose(Vec<Project>),
    /// The report with this id, of this project, and whether it is published.
    Report(OutcomeReportId, String, bool),
}

fn typed(form: &Form) -> OutcomeForm {
    OutcomeForm {
        project: form.text("project"),
        category: form.text("category"),
        intended: form.text("intended"),
        done: form.text("done"),
        evidence: form.text("shown_by"),
        links: form.text("links"),
        judged_by: form.text("judged_by"),
        judged_on: form.text("judged_on"),
        judgement: form.text("judgement"),
        agree: form.text("agreed"),
        disagree: form.text("disagreed"),
        repeat: form.text("repeat"),
        avoid: form.text("avoid"),
        reason: form.text("reason"),
    }
}

/// The form as a version fills it. A correction begins without a reason.
fn filled(version: &OutcomeVersion) -> Form {
    let text = &version.text;
    // What nobody has counted yet is empty, and no nought.
    let judged = text.judged_by.is_some();
    let people = |count: i64| {
        if judged {
            count.to_string()
        } else {
            String::new()
        }
    };
    let draft = version.published_at.is_none();
    [
        ("category", category_name(text.category)),
        ("intended", text.intended.clone()),
        ("done", text.done.clone()),
        ("shown_by", text.evidence.clone()),
        ("links", text.links.join("\n")),
        (
            "judged_by",
            text.judged_by.map_or_else(String::new, |by| by.to_string()),
        ),
        (
            "judged_on",
            text.judged_on.map_or_else(String::new, |on| on.to_string()),
        ),
        ("judgement", text.judgement.clone()),
        ("agreed", people(text.agree)),
        ("disagreed", people(text.disagree)),
        ("repeat", text.repeat.clone()),
        ("avoid", text.avoid.clone()),
        (
            "reason",
            if draft {
                text.reason.clone()
            } else {
                String::new()
            },
        ),
    ]
    .into_iter()
    .collect()
}

/// `GET /d/{district}/outcomes/new`.
pub async fn new(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form: Form = [("project", asked.project.as_str())].into_iter().collect();
    new_page(&ctx, slug, &form, &Invalid::default()).await
}

/// `POST /d/{district}/outcomes`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let (form, step) = (typed(&post.form), Step::of(post.form.get("step")));
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::begin(tx, by, &place, step, &form)?;
            Ok(to(id, step))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => new_page(&post.ctx, slug, &post.form, &invalid).await,
    }
}

/// Where one goes after writing.
fn to(id: OutcomeReportId, step: Step) -> String {
    let done = match step {
        Step::Publish => "published",
        Step::Save => "saved",
    };
    format!("{CATALOGUE}/{id}?done={done}")
}

async fn new_page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let by = ctx.by();
    let asked = form.get("project").parse().ok();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let person = by.actor.person;
        let owned = acts::owned(tx, &district, person)?;
        let target = |project| acts::target(&district, &owned, person, project);
        by.may(Act::OutcomeReportWrite, target(asked))?;
        let cycle = match asked {
            Some(id) => acts::project(tx, &district, id)?.cycle,
            None => money::year(tx, district.id, None)?.id,
        };
        let writes = |project| {
            by.may(Act::OutcomeReportWrite, target(Some(project)))
                .is_ok()
        };
        let reports = store::outcome_reports_of(tx, cycle)?;
        let there = reports.iter().find(|report| Some(report.project) == asked);
        let there = there.map(|report| report.id);
        let mut projects = store::projects_of(tx, cycle)?;
        let open = |one: &Project| reports.iter().all(|report| report.project != one.id);
        projects.retain(|one| open(one) && writes(one.id));
        Ok((district, projects, there))
    };
    let (district, projects, there) = ctx.app.stores.site.read(read).await?;
    // A project has one report: whoever asks for another one is led to it.
    if let (Some(id), true) = (there, invalid.0.is_empty()) {
        let to = format!("{}/{id}/edit", address(&district));
        return Ok(crate::post::see_other(&to));
    }
    Ok(page(
        ctx,
        &district,
        &About::Choose(projects),
        form,
        invalid,
    ))
}

/// `GET /d/{district}/outcomes/{report}/edit`.
pub async fn edit(
    ctx: Context,
    Path((slug, report)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    edit_page(&ctx, slug, &report, None, &Invalid::default()).await
}

/// `POST /d/{district}/outcomes/{report}/edit`.
pub async fn edit_post(
    Path((slug, report)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: OutcomeReportId = report.parse().map_err(|_| WebError::not_found())?;
    let (form, step) = (typed(&post.form), Step::of(post.form.get("step")));
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::write(tx, by, &place, id, step, &form)?;
            Ok(to(id, step))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            edit_page(&post.ctx, slug, &report, Some(&post.form), &invalid).await
        }
    }
}

async fn edit_page(
    ctx: &Context,
    slug: String,
    report: &str,
    form: Option<&Form>,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let id: OutcomeReportId = report.parse().map_err(|_| WebError::not_found())?;
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let found = acts::find(tx, &slug, id)?;
        let owned = acts::owned(tx, &found.district, by.actor.person)?;
        let project = Some(found.report.project);
        let target = acts::target(&found.district, &owned, by.actor.person, project);
        by.may(Act::OutcomeReportWrite, target)?;
        Ok(found)
    };
    let found = ctx.app.stores.site.read(read).await?;
    let begun = found.versions.first().map(filled).unwrap_or_default();
    let published = found.report.published > 0;
    let about = About::Report(id, found.report.name.clone(), published);
    Ok(page(
        ctx,
        &found.district,
        &about,
        form.unwrap_or(&begun),
        invalid,
    ))
}

fn page(
    ctx: &Context,
    district: &District,
    about: &About,
    form: &Form,
    invalid: &Invalid,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let (title, action, corrects) = match about {
        About::Choose(_) => (t(lang, "outcome-new"), address(district), false),
        About::Report(id, _, published) => {
            let key = if *published {
                "outcome-correct"
            } else {
                "outcome-edit"
            };
            (
                t(lang, key),
                format!("{}/{id}/edit", address(district)),
                *published,
            )
        }
    };
    let inside = match about {
        About::Choose(projects) if projects.is_empty() && invalid.0.is_empty() => {
            EmptyState::new(t(lang, "outcome-no-open"), t(lang, "outcome-no-open-text"))
                .action(t(lang, "outcome-title"), address(district))
                .render()
        }
        About::Choose(projects) => {
            let choices = projects
                .iter()
                .map(|one| Choice::new(one.id.to_string(), one.name.as_str()));
            let field = fields.field("project", "outcome-project").required();
            let choose = Select::new(field, choices.collect()).render(lang);
            whole(ctx, &fields, &action, corrects, choose)
        }
        About::Report(_, name, _) => {
            let named = html! { p { strong { (own_words(lang, name)) } } };
            whole(ctx, &fields, &action, corrects, named)
        }
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, if corrects { "outcome-correct-lead" } else { "outcome-new-lead" })) }
        (inside)
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "outcome-title"), address(district));
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    ctx.page(status, in_district(ctx, district, Section::Money, page))
}

/// The form; `first` says of which project.
fn whole(
    ctx: &Context,
    fields: &Fields<'_>,
    action: &str,
    corrects: bool,
    first: Markup,
) -> Markup {
    let lang = ctx.lang;
    let max = u32::try_from(ctx.rules.limits.comment_max).unwrap_or(u32::MAX);
    let text = |name: &str, label: &str, hint: &str| {
        Textarea::new(fields.hinted(name, label, hint))
            .rows(5)
            .max_length(max)
            .render(lang)
    };
    let judged = JudgedBy::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), judged_by(lang, *one)));
    let links = tr(lang, "outcome-links-hint", &[("max", LINKS.into())]);
    PostForm::post(action).hidden_all(hidden(&ctx.tokens())).render(html! {
        (first)
        (Select::new(fields.field("category", "category-label"), category_choices(lang, "category-none")).render(lang))
        (text("intended", "outcome-intended", "outcome-intended-hint"))
        (text("done", "outcome-finished", "outcome-finished-hint"))
        (text("shown_by", "outcome-evidence", "outcome-evidence-hint"))
        (Textarea::new(fields.field("links", "outcome-links").hint(links)).rows(3).render(lang))
        (Radios::new(fields.hinted("judged_by", "outcome-judged", "outcome-judged-hint"), judged.collect()).render(lang))
        (TextInput::new(fields.field("judged_on", "outcome-judged-on")).kind(InputKind::Date).render(lang))
        (text("judgement", "outcome-judgement", "outcome-judgement-hint"))
        (TextInput::new(fields.hinted("agreed", "outcome-agreed", "outcome-people-hint")).kind(InputKind::Number).short().render(lang))
        (TextInput::new(fields.hinted("disagreed", "outcome-disagreed", "outcome-people-hint")).kind(InputKind::Number).short().render(lang))
        (text("repeat", "outcome-repeat", "outcome-repeat-hint"))
        (text("avoid", "outcome-avoid", "outcome-avoid-hint"))
        @if corrects {
            (Textarea::new(fields.hinted("reason", "outcome-reason", "outcome-reason-hint")).rows(3).render(lang))
        }
        p.soft { (t(lang, "outcome-publish-note")) }
        (actions(html! {
            // The first one is what the Enter key sends.
            (Button::new(t(lang, "outcome-save")).sends("step", "save").second().render())
            (Button::new(t(lang, "outcome-publish")).sends("step", "publish").render())
        }))
    })
}
