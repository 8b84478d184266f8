//! The reception of a meeting: the code on the wall, how many came, and a sheet to sign.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{Attendee, Need, check_in_code_open, check_in_open};
use store::{District, Meeting};
use ui::{
    Button, Form as PostForm, LinkButton, Markup, Page, Qr, Table, TimeStyle, actions, html,
    own_words, time,
};

use super::{about, address, below, id, needs};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::message;
use crate::pages::room::projector::spaced;
use crate::post::{Post, see_other};

struct View {
    district: District,
    meeting: Meeting,
    code: Option<String>,
    counts: Vec<(Attendee, i64)>,
    needs: Vec<(Need, i64)>,
}

async fn read(ctx: &Context, slug: String, id: MeetingId) -> Result<View, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<View, WebError> {
        let (district, meeting) = acts::meeting::find::<WebError>(tx, &slug, id)?;
        Ok(View {
            code: store::check_in_code(tx, id)?,
            counts: store::check_in_counts(tx, id)?,
            needs: store::access_need_counts(tx, id)?,
            district,
            meeting,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MeetingRecord, Target::district(view.district.id))?;
    Ok(view)
}

/// `GET /d/{district}/meetings/{meeting}/check-in`: the code, and how many came.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let view = read(&ctx, slug, id(&meeting)?).await?;
    let (lang, meeting) = (ctx.lang, &view.meeting);
    let here = address(&view.district, meeting.id);
    let (times, limits) = ((meeting.starts_at, meeting.ends_at), ctx.rules.limits);
    let open = check_in_open(times, meeting.cancelled_at, limits, ctx.now);
    let codes = check_in_code_open(meeting.ends_at, meeting.cancelled_at, limits, ctx.now);
    let title = t(lang, "check-in-staff");
    let body = html! {
        h1 { (title) }
        (about(lang, meeting))
        @if let Some(code) = &view.code {
            p { (t(lang, "check-in-code")) ": " strong.code { (spaced(code)) } }
        }
        @if let Err(refusal) = open { p.soft { (message::fault(lang, &refusal.fault)) } }
        @if codes.is_ok() {
            (PostForm::post(format!("{here}/check-in")).hidden_all(hidden(&ctx.tokens())).render(actions(html! {
                @if view.code.is_some() {
                    (LinkButton::new(t(lang, "check-in-sign"), format!("{here}/check-in/sign")).render())
                    (Button::new(t(lang, "check-in-renew")).second().render())
                } @else { (Button::new(t(lang, "check-in-open")).render()) }
            })))
        }
        (came(lang, &view.counts))
        (actions(html! {
            (LinkButton::new(t(lang, "check-in-sheet"), format!("{here}/attendance/sheet")).second().render())
            @if meeting.starts_at <= ctx.now && meeting.minutes_published_at.is_none() {
                (LinkButton::new(t(lang, "check-in-to-attendance"), format!("{here}/attendance")).second().render())
            }
        }))
        section.section {
            h2 { (t(lang, "needs-read")) }
            @if view.needs.is_empty() { p.soft { (t(lang, "needs-nobody")) } }
            (needs::in_one_line(lang, &view.needs))
            p { a href={ (here) "/needs/read" } { (t(lang, "needs-read-go")) } }
        }
    };
    let page = below(&ctx, (&view.district, meeting), &title, title.clone(), body);
    Ok(ctx.ok(page.noindex()))
}

/// `POST /d/{district}/meetings/{meeting}/check-in`: opens it, or gives it a new code.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let done = post
        .once(move |tx, by| {
            acts::meeting::check_in::open(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/meetings/{id}/check-in"))
        })
        .await?;
    Ok(see_other(&done))
}

/// How many checked in, by what they are.
fn came(lang: Lang, counts: &[(Attendee, i64)]) -> Markup {
    let count = |people: i64| tr(lang, "meeting-people", &[("count", people.into())]);
    let all: i64 = counts.iter().map(|(_, people)| people).sum();
    let table = Table::new(t(lang, "check-in-came"), t(lang, "check-in-kind-short"))
        .figures(t(lang, "check-in-people"));
    let row = |table: Table, (kind, people): &(Attendee, i64)| {
        let name = t(lang, &format!("meeting-attendee-{kind}"));
        table.row(html! { (name) }, vec![html! { (count(*people)) }])
    };
    html! {
        @if counts.is_empty() { p.soft { (t(lang, "check-in-nobody")) } }
        @else {
            p { strong { (tr(lang, "check-in-total", &[("count", all.into())])) } }
            (counts.iter().fold(table, row).render())
        }
    }
}

/// `GET /d/{district}/meetings/{meeting}/check-in/sign`: the code for a wall or a door, with the
/// address for whoever has no camera.
pub async fn sign(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let view = read(&ctx, slug, id(&meeting)?).await?;
    let code = view.code.as_deref().ok_or_else(acts::not_found)?;
    let (lang, meeting) = (ctx.lang, &view.meeting);
    let site = &ctx.app.settings.public_url;
    let body = html! {
        h1 { (own_words(lang, &meeting.title)) }
        p.lead { (time(lang, meeting.starts_at, TimeStyle::DateTime)) " · " (own_words(lang, &meeting.place)) }
        div.room-join {
            div {
                p.lead { (t(lang, "check-in-sign-lead")) }
                p.lead { (site) "/check-in" }
                p.lead { (t(lang, "check-in-code")) ": " strong { (spaced(code)) } }
            }
            (Qr::new(format!("{site}/check-in?code={code}"), t(lang, "check-in")).without_link().render(lang))
        }
        p.meta { (t(lang, "check-in-nameless")) }
        (actions(html! { a href={ (address(&view.district, meeting.id)) "/check-in" } { (t(lang, "check-in-back")) } }))
    };
    let page = Page::new(lang, meeting.title.as_str(), body);
    Ok(ctx.ok(page.noindex().bare()))
}

/// How many people sign on a sheet.
const ROWS: usize = 25;

/// `GET /d/{district}/meetings/{meeting}/attendance/sheet`: a sheet to print and to sign. Names
/// stand on paper alone; what is recorded are numbers.
pub async fn sheet(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let view = read(&ctx, slug, id(&meeting)?).await?;
    let (lang, meeting) = (ctx.lang, &view.meeting);
    let heads = [
        "sheet-number",
        "sheet-kind",
        "sheet-office",
        "sheet-name",
        "sheet-signature",
    ];
    let body = html! {
        h1 { (t(lang, "check-in-sheet")) }
        p.lead { (own_words(lang, &meeting.title)) }
        p { (time(lang, meeting.starts_at, TimeStyle::DateTime)) " · " (own_words(lang, &meeting.place)) }
        div.scroll tabindex="0" role="region" aria-label=(t(lang, "check-in-sheet")) {
            table.sheet {
                thead { tr { @for head in heads { th scope="col" { (t(lang, head)) } } } }
                tbody {
                    @for row in 1..=ROWS { tr { th scope="row" { (row) } td {} td {} td {} td {} } }
                }
            }
        }
        p.meta { (t(lang, "sheet-kinds")) ": " (kinds(lang)) }
        p.meta { (t(lang, "sheet-notice")) }
        (actions(html! { a href={ (address(&view.district, meeting.id)) "/check-in" } { (t(lang, "check-in-back")) } }))
    };
    let title = t(lang, "check-in-sheet");
    Ok(ctx.ok(Page::new(lang, title, body).noindex().bare()))
}

/// What people may say they are.
fn kinds(lang: Lang) -> String {
    let kinds = Attendee::ALL
        .iter()
        .filter(|kind| **kind != Attendee::Unsplit);
    let words = kinds.map(|kind| t(lang, &format!("meeting-attendee-{kind}")));
    words.collect::<Vec<_>>().join(", ")
}
