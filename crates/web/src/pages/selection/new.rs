//! Recording a selection: the council's decision, then each item with its verdict and reason.

mod item;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use korean::{t, tr};
use process::act::Target;
use process::body::BodyKind;
use process::selection::ItemForm;
use process::{Act, Invalid, Refusal};
use store::{District, PassedDecision, Tx};
use ui::{
    Button, Choice, ErrorSummary, Form as PostForm, LinkButton, Markup, Notice, Page, Select,
    actions, html,
};

use super::{Asked, heading};
use crate::acts::selection::{Candidate, Ground, Typed, record, title_shown};
use crate::acts::{By, NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::post::{Post, see_other};

/// How many decisions of the council are offered.
const OFFERED: i64 = 50;

struct View {
    district: District,
    ground: Ground,
    decisions: Vec<PassedDecision>,
}

/// What is said of the form that comes back.
#[derive(Default)]
struct Shown {
    invalid: Invalid,
    refused: Option<Refusal>,
}

/// `GET /d/{district}/selection/new`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let view = read(&ctx, slug, asked.year()?).await?;
    view.ground.rule().open(ctx.now)?;
    let candidates = view.ground.candidates.iter();
    let form = candidates.flat_map(|candidate| item::as_voted(ctx.lang, candidate));
    let form = form.collect();
    Ok(page(&ctx, &view, &form, &Shown::default(), StatusCode::OK))
}

/// `POST /d/{district}/selection`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let year = post.form.get("year").parse::<i64>();
    let year = year.map_err(|_| WebError::not_found())?;
    let typed = typed(&post.form);
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            record(tx, by, &place, year, &typed)?;
            Ok(format!("/d/{place}/selection?year={year}&done=recorded"))
        })
        .await;
    let (shown, status) = match done {
        Ok(location) => return Ok(see_other(&location)),
        Err(NotDone::Invalid(invalid)) => (
            Shown {
                invalid,
                refused: None,
            },
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        // What can't be recorded now comes back with everything that was typed.
        Err(NotDone::Refusal(refusal)) if refusal.kind == process::Kind::Conflict => (
            Shown {
                refused: Some(refusal),
                ..Shown::default()
            },
            StatusCode::CONFLICT,
        ),
        Err(other) => return Err(other.into()),
    };
    let view = read(&post.ctx, slug, Some(year)).await?;
    Ok(page(&post.ctx, &view, &post.form, &shown, status))
}

/// What was typed, item by item under its key.
fn typed(form: &Form) -> Typed {
    let columns = item::COLUMNS.map(|name| form.all(name));
    let items = form.all("items").into_iter().enumerate();
    let items = items.map(|(place, key)| {
        let [verdict, granted, reason, forum_rank] =
            [0, 1, 2, 3].map(|column| columns[column].get(place).cloned().unwrap_or_default());
        let item = ItemForm {
            verdict,
            granted,
            reason,
            forum_rank,
        };
        (key, item)
    });
    Typed {
        decision: form.text("decision"),
        items: items.collect(),
    }
}

async fn read(ctx: &Context, slug: String, year: Option<i64>) -> Result<View, WebError> {
    let by: By = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        by.may(Act::SelectionRecord, Target::district(district.id))?;
        let cycle = district::year(tx, district.id, year, by.now)?;
        let ground = Ground::read(tx, cycle)?;
        let from = ground.rule().meets_from().unwrap_or(Timestamp::MIN);
        let council = BodyKind::GovernanceCouncil;
        Ok(View {
            decisions: store::decisions_of_body(tx, district.id, council, from, OFFERED)?,
            district,
            ground,
        })
    };
    Ok(ctx.app.stores.site.read(read).await?)
}

fn page(
    ctx: &Context,
    view: &View,
    form: &Form,
    shown: &Shown,
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let cycle = &view.ground.cycle;
    let title = t(lang, "selection-new");
    let year = cycle.fiscal_year.to_string();
    let back = format!("/d/{}/selection?year={year}", view.district.slug);
    let typed = typed(form);
    let budget = korean::won_both(lang, cycle.budget.0);
    let body = html! {
        (summary(&fields, &view.ground.candidates))
        @if let Some(refusal) = &shown.refused {
            (Notice::warning(html! { p { (message::fault(lang, &refusal.fault)) } }).announced().render(lang))
        }
        h1 { (title) }
        p.lead {
            (heading(lang, cycle)) ". " (tr(lang, "selection-new-lead", &[("budget", budget.into())])) " "
            (t(lang, &format!("last-word-{}", cycle.last_word)))
        }
        p { (t(lang, "selection-once")) }
        (PostForm::post(format!("/d/{}/selection", view.district.slug))
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("year", &year)
            .render(html! {
                (decision(&fields, view))
                h2 { (t(lang, "selection-items")) }
                ul {
                    @for key in ["selection-granted-hint", "selection-rank-hint", "selection-reason-hint"] {
                        li { (t(lang, key)) }
                    }
                }
                @for (place, candidate) in view.ground.candidates.iter().enumerate() {
                    @let found = typed.items.iter().find(|(key, _)| *key == candidate.key());
                    (item::fieldset(&fields, place, candidate, found.map(|(_, item)| item), &view.district.slug))
                }
                (actions(html! {
                    (Button::new(t(lang, "selection-button")).render())
                    a href=(back) { (t(lang, "plan-cancel")) }
                }))
            }))
    };
    let page = Page::new(lang, fields.title(&title), body).noindex();
    ctx.page(
        status,
        in_district(ctx, &view.district, Section::Votes, page),
    )
}

/// Everything that is wrong, each item by its number and title.
fn summary(fields: &Fields<'_>, candidates: &[Candidate]) -> Markup {
    let lang = fields.lang;
    let faults = fields.invalid.0.iter();
    let summary = faults.fold(ErrorSummary::new(), |summary, found| {
        let fault = message::fault(lang, &found.fault);
        let field = t(lang, &format!("field-{}", found.field));
        let line = found.fault.number_of("line");
        let place = line.and_then(|line| usize::try_from(line).ok()?.checked_sub(1));
        match place.and_then(|place| candidates.get(place)).zip(line) {
            Some((candidate, line)) => {
                let args = [
                    ("line", line.into()),
                    (
                        "title",
                        title_shown(lang, &candidate.title, candidate.hidden, line).into(),
                    ),
                    ("field", field.into()),
                    ("fault", fault.into()),
                ];
                let said = tr(lang, "selection-item-fault", &args);
                summary.field(format!("{}-{line}", found.field), said)
            }
            None => {
                let args = [("field", field.into()), ("fault", fault.into())];
                let said = tr(lang, "field-with-fault", &args);
                match found.field {
                    "decision" => summary.field("decision", said),
                    _ => summary.whole(said),
                }
            }
        }
    });
    summary.render(lang)
}

/// The decisions that could stand behind it; without one there is nothing to record yet.
fn decision(fields: &Fields<'_>, view: &View) -> Markup {
    let lang = fields.lang;
    let offered = view.decisions.iter().map(|taken| {
        let label = format!("{} · {}", taken.meeting_title, taken.motion);
        Choice::new(taken.id.to_string(), label)
    });
    let field = fields.hinted("decision", "selection-decision", "selection-decision-hint");
    html! {
        @if view.decisions.is_empty() {
            @let meetings = format!("/d/{}/meetings", view.district.slug);
            (Notice::warning(html! { p { (t(lang, "selection-no-decision")) } }).render(lang))
            (actions(LinkButton::new(t(lang, "change-to-meetings"), meetings).second().render()))
        }
        (Select::new(field.required(), offered.collect()).render(lang))
    }
}
