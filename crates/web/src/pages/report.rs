//! The result report of a room: for everybody once it is published, for whoever leads the room
//! with what to change in it.

mod line;
mod source;
mod tasks;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::Act;
use process::Invalid;
use process::act::Target;
use process::id::{DocumentId, RoomId};
use process::report::{EditForm, Line, Part};
use process::room::RoomState;
use serde::Deserialize;
use store::{District, StoreError, Tx};
use ui::{Breadcrumb, Markup, Notice, Page, TimeStyle, html, own_words, time};

use crate::acts;
use crate::acts::report::Sheet;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// The headings of the report, each over its parts.
const HEADINGS: [(&str, &[Part]); 5] = [
    ("overview", &[Part::Overview]),
    ("programme", &[Part::Programme]),
    ("discussion", &[Part::Boards, Part::Topics, Part::Review]),
    ("spending", &[Part::Spending]),
    ("attachments", &[Part::Attachments]),
];

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The sentence to change.
    #[serde(default)]
    edit: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// The address of the report of a room.
pub(super) fn address(room: RoomId) -> String {
    format!("/rooms/{room}/report")
}

/// `GET /rooms/{room}/report`.
pub async fn get(
    ctx: Context,
    Path(room): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let room = room.parse().map_err(|_| WebError::not_found())?;
    let (form, invalid) = (Form::default(), Invalid::default());
    page(&ctx, room, &asked, &form, &invalid).await
}

/// `POST /rooms/{room}/report`: changes a sentence, says which line of the budget paid, or
/// publishes.
pub async fn post(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let room: RoomId = room.parse().map_err(|_| WebError::not_found())?;
    let typed = EditForm {
        step: post.form.text("step"),
        key: post.form.text("sentence"),
        part: post.form.text("part"),
        text: post.form.text("words"),
        reason: post.form.text("reason"),
    };
    let asked = Asked {
        edit: typed.key.clone(),
        ..Asked::default()
    };
    let line = post.form.text("line");
    let done = post
        .once(move |tx, by| {
            let here = address(room);
            Ok(match typed.step.as_str() {
                "publish" => {
                    acts::report::publish(tx, by, room)?;
                    format!("{here}?done=published")
                }
                "line" => {
                    acts::report::line(tx, by, room, &line)?;
                    format!("{here}?done=line#spending")
                }
                _ => {
                    let key = acts::report::edit(tx, by, room, &typed)?;
                    format!("{here}?done=edited#{}", line::anchor(&key))
                }
            })
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, room, &asked, &post.form, &invalid).await,
    }
}

/// What the page is made from.
struct View {
    sheet: Sheet,
    district: Option<District>,
    /// The document that was drafted from it, with the place it is filed in, if the reader may
    /// see it.
    document: Option<(DocumentId, String)>,
    /// Where the reader may draft documents, if it is over.
    offices: Vec<District>,
    writes: bool,
}

async fn read(ctx: &Context, room: RoomId) -> Result<View, WebError> {
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<View, WebError> {
        let sheet = acts::report::read::<WebError>(tx, room)?;
        if !sheet.reads(&by.actor) {
            return Err(WebError::not_found());
        }
        let mut all = store::district_list(tx)?;
        // The list holds no space of the city's own offices, which file documents too.
        all.extend(store::district_city(tx)?);
        let district = all
            .iter()
            .find(|one| Some(one.id) == sheet.full.room.district);
        let document = document(tx, &by, &sheet, &all)?;
        let over = sheet.full.room.state == RoomState::Closed;
        let mut offices = all.clone();
        offices.retain(|one| {
            let host = sheet.full.room.district;
            over && host.is_none_or(|host| host == one.id)
                && by.may(Act::DocumentDraft, Target::district(one.id)).is_ok()
        });
        // What the city held is filed with its own offices first.
        offices.sort_by_key(|one| one.kind != process::district::DistrictKind::City);
        Ok(View {
            district: district.cloned(),
            document,
            offices,
            writes: sheet.writes(&by.actor),
            sheet,
        })
    };
    ctx.app.stores.site.read(read).await
}

fn document(
    tx: &mut Tx<'_>,
    by: &acts::By,
    sheet: &Sheet,
    all: &[District],
) -> Result<Option<(DocumentId, String)>, StoreError> {
    let Some(id) = sheet.report.document else {
        return Ok(None);
    };
    let found = store::document_get(tx, id)?;
    let seen = found.filter(|d| acts::document::sight(&by.actor, d.clone()).is_some());
    let place = seen.and_then(|d| all.iter().find(|one| one.id == d.district));
    Ok(place.map(|place| (id, place.slug.clone())))
}

async fn page(
    ctx: &Context,
    room: RoomId,
    asked: &Asked,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let view = read(ctx, room).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "report-title");
    let name = &view.sheet.full.room.title;
    let body = html! {
        (fields.summary())
        article.report {
            h1 { (own_words(lang, name)) " " (title) }
            (state(lang, &view))
            @for (number, (heading, parts)) in (1..).zip(HEADINGS) {
                section.section id=(heading) {
                    h2 { (number) ". " (t(lang, &format!("report-heading-{heading}"))) }
                    @for part in parts { (part_of(ctx, &view, *part, parts.len() > 1, asked, &fields)) }
                }
            }
        }
        @if view.writes { (tasks::render(ctx, &view, asked, &fields)) }
        (tasks::hand_over(ctx, &view))
    };
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let whole = format!("{name} {title}");
    let page = Page::new(lang, fields.title(&whole), body)
        .noindex()
        .breadcrumb(breadcrumb(lang, &view, &title));
    let page = with_done(lang, page, &asked.done);
    Ok(ctx.page(
        status,
        match &view.district {
            Some(district) => in_district(ctx, district, Section::Meetings, page),
            None => page,
        },
    ))
}

/// The way to the meeting that the room belonged to.
fn breadcrumb(lang: Lang, view: &View, title: &str) -> Markup {
    let here = Breadcrumb::new(title);
    match (&view.district, view.sheet.full.room.meeting) {
        (Some(district), Some(meeting)) => {
            let address = format!("/d/{}/meetings/{meeting}", district.slug);
            here.step(&view.sheet.full.room.title, address).render(lang)
        }
        _ => here.render(lang),
    }
}

/// Where the report stands: who sees it, and the document made from it.
fn state(lang: Lang, view: &View) -> Markup {
    let report = &view.sheet.report;
    let edited = view
        .sheet
        .lines
        .iter()
        .filter(|line| line.edit.is_some())
        .count();
    html! {
        @if view.sheet.full.room.state != RoomState::Closed {
            (Notice::information(html! { p { (t(lang, "report-goes-on")) } }).render(lang))
        }
        p.meta {
            @match report.published_at {
                Some(at) => { (t(lang, "report-published")) " " (time(lang, at, TimeStyle::DateTime)) }
                None => { (t(lang, "report-unpublished")) }
            }
            @if let Some((id, slug)) = &view.document {
                " · " a href={ "/d/" (slug) "/documents/" (id) } { (t(lang, "report-document")) }
            }
        }
        p.soft {
            (t(lang, "report-made"))
            @if edited > 0 {
                " " (korean::tr(lang, "report-edited-count", &[("count", edited.into())]))
            }
        }
    }
}

fn part_of(
    ctx: &Context,
    view: &View,
    part: Part,
    titled: bool,
    asked: &Asked,
    fields: &Fields<'_>,
) -> Markup {
    let lang = ctx.lang;
    // What is left out is shown to whoever writes, who can put it back.
    let shown = |line: &&Line| line.part == part && (view.writes || !line.left_out());
    let lines: Vec<&Line> = view.sheet.lines.iter().filter(shown).collect();
    html! {
        @if titled { h3 { (t(lang, &format!("report-part-{part}"))) } }
        @if lines.is_empty() { p.soft { (t(lang, "report-empty")) } }
        @else { (line::all(ctx, view, part, &lines, asked, fields)) }
    }
}

fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    if !matches!(word, "edited" | "line" | "published") {
        return page;
    }
    let text = t(lang, &format!("report-done-{word}"));
    page.flash(
        Notice::success(html! { p { (text) } })
            .announced()
            .render(lang),
    )
}
