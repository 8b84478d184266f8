//! Drafting a document: choosing what it is for, then a form that is filled in as far as the
//! record allows.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::document::disclosure::Reasons;
use process::document::{DocumentForm, DocumentKind};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{District, Meeting};
use ui::{
    Breadcrumb, Button, Form as FormView, ListRow, Markup, Page, TimeStyle, actions, html, list,
    time,
};

use super::{form, list_address, prefill};
use crate::acts::NotDone;
use crate::acts::document::{self as acts, Origin};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// How many of the latest meetings are offered for a report.
const MEETINGS: i64 = 20;

/// What the address may ask for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// What the document is for.
    #[serde(default)]
    pub kind: String,
    /// The meeting it reports on.
    #[serde(default)]
    pub meeting: String,
    /// The workshop room whose report it is made from.
    #[serde(default)]
    pub room: String,
    /// The approved document in whose place it comes.
    #[serde(default)]
    pub replaces: String,
    /// The approved settlement it reports on.
    #[serde(default)]
    pub settlement: String,
    /// The quarter whose diversions it reports.
    #[serde(default)]
    pub diversions: String,
    /// The fiscal year whose case for a larger total it makes.
    #[serde(default)]
    pub case: String,
    /// `city` for the case of all districts; else it is that of the district.
    #[serde(default)]
    pub case_of: String,
    /// Another document to begin from.
    #[serde(default)]
    pub like: String,
}

/// What the page shows first.
enum Begin {
    /// What the document is for is still to be chosen.
    Choice(Vec<Meeting>),
    /// The form, filled in.
    Form(Box<DocumentForm>),
}

/// `GET /d/{district}/documents/new`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let mut from = Origin {
        meeting: asked.meeting.clone(),
        room: asked.room.clone(),
        replaces: asked.replaces.clone(),
    };
    let (by, wanted) = (ctx.by(), asked.clone());
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, NotDone> {
        let district = crate::acts::district::find(tx, &slug)?;
        by.may(Act::DocumentDraft, Target::district(district.id))?;
        let from_nothing =
            wanted.kind.is_empty() && wanted.replaces.is_empty() && wanted.like.is_empty();
        let begin = if from_nothing && wanted.meeting.is_empty() {
            let all = store::meeting_list(tx, district.id, None, MEETINGS, by.now)?;
            let held = all.into_iter().filter(|m| m.starts_at <= by.now);
            Begin::Choice(held.collect())
        } else {
            let place = from.place(tx, district.id)?;
            // The report of a meeting's room tells more than what the meeting recorded.
            if let Some(meeting) = place.meeting.filter(|_| from.room.is_empty()) {
                let room = store::room_of_meeting(tx, meeting)?;
                if let Some(room) = room
                    && crate::acts::report::readable(tx, &by.actor, &room)?
                {
                    from.room = room.id.to_string();
                }
            }
            let report = from.report(tx, &by, district.id)?;
            Begin::Form(Box::new(prefill::filled(
                tx,
                by.lang,
                &district,
                &wanted,
                place,
                report.as_ref(),
            )?))
        };
        Ok((district, begin, from))
    };
    let (district, begin, origin) = ctx.app.stores.site.read(read).await?;
    match begin {
        Begin::Choice(meetings) => Ok(choice(&ctx, &district, &meetings)),
        Begin::Form(filled) => {
            let form = form::filled(&filled, &origin);
            let invalid = Invalid::default();
            Ok(page(&ctx, &district, &form, &invalid, StatusCode::OK))
        }
    }
}

/// `POST /d/{district}/documents`: drafts it and shows it.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let (typed, origin) = (form::typed(&post.form), form::origin(&post.form));
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::draft(tx, by, &place, &origin, &typed)?;
            Ok(format!("/d/{place}/documents/{id}?done=drafted"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let found = post
                .ctx
                .app
                .stores
                .site
                .read(move |tx| crate::acts::district::find(tx, &slug));
            let district = found.await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, &district, &post.form, &invalid, status))
        }
    }
}

/// The kinds, and the meetings a report can be made of.
fn choice(ctx: &Context, district: &District, meetings: &[Meeting]) -> Response<Body> {
    let lang = ctx.lang;
    let title = t(lang, "document-new");
    let here = format!("{}/new", list_address(district));
    let kind = |kind: &DocumentKind| {
        ListRow::new(
            t(lang, &format!("document-kind-{kind}")),
            format!("{here}?kind={kind}"),
        )
        .meta(t(lang, &format!("document-about-{kind}")))
    };
    let kinds: Vec<ListRow> = DocumentKind::ALL.iter().map(kind).collect();
    let of_meeting = |meeting: &Meeting| {
        let address = format!("{here}?kind=result-report&meeting={}", meeting.id);
        ListRow::new(meeting.title.as_str(), address)
            .title_lang(korean::language_of(&meeting.title, lang))
            .meta_markup(time(lang, meeting.starts_at, TimeStyle::Date))
    };
    let meetings: Vec<ListRow> = meetings.iter().map(of_meeting).collect();
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "document-new-lead")) }
        section.section {
            h2 { (t(lang, "document-choose-kind")) }
            (list(3, &kinds))
        }
        @if !meetings.is_empty() {
            section.section {
                h2 { (t(lang, "document-choose-meeting")) }
                p { (t(lang, "document-choose-meeting-text")) }
                (list(3, &meetings))
            }
        }
    };
    let page = Page::new(lang, title, body).noindex();
    ctx.ok(in_district(ctx, district, Section::Documents, page))
}

fn page(
    ctx: &Context,
    district: &District,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "document-new");
    let back = list_address(district);
    let origin = form::origin(form);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "document-form-lead")) }
        @if !origin.replaces.is_empty() { p { (t(lang, "document-form-replaces")) } }
        (FormView::post(&back)
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("meeting", origin.meeting)
            .hidden("room", origin.room)
            .hidden("replaces", origin.replaces)
            .render(content(ctx, &fields, "document-draft", &back)))
    };
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "nav-documents"), back)
                .render(lang),
        );
    ctx.page(status, in_district(ctx, district, Section::Documents, page))
}

/// Fields and button.
pub(super) fn content(ctx: &Context, fields: &Fields<'_>, button: &str, back: &str) -> Markup {
    let lang = ctx.lang;
    html! {
        (form::inputs(fields, ctx.rules.limits, Reasons::on(ctx.today)))
        p.soft { (t(lang, "document-public-note")) }
        (actions(html! {
            (Button::new(t(lang, button)).render())
            a href=(back) { (t(lang, "document-cancel")) }
        }))
    }
}
