//! The agendas on which a meeting is called: choosing them, and how meeting and agenda name
//! each other.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{AGENDAS, AgendasForm, PutBy, movable};
use process::{Act, Invalid};
use store::{AgendaMeeting, District, MeetingAgenda};
use ui::{
    Button, Checkboxes, Choice, Form as PostForm, ListRow, Markup, Select, TimeStyle, Tone,
    actions, html, list, time,
};

use super::{about, address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/meetings/{meeting}/agendas`: what is chosen, to be changed.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id = id(&meeting)?;
    page(&ctx, slug, id, None, &Invalid::default()).await
}

/// `POST /d/{district}/meetings/{meeting}/agendas`.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let (form, district) = (&post.form, slug.clone());
    let typed = AgendasForm {
        agendas: form.all("agendas"),
        of: form.all("of"),
        put: form.all("put"),
    };
    let done = post
        .once(move |tx, by| {
            acts::meeting::agenda::set(tx, by, &district, id, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}?done=agendas"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, id, Some(&post.form), &invalid).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    typed: Option<&Form>,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let by = ctx.by();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, meeting) = acts::meeting::find::<WebError>(tx, &slug, id)?;
        let (agendas, chosen) = acts::meeting::agenda::choices(tx, &by, &meeting)?;
        Ok((district, meeting, agendas, chosen))
    };
    let (district, meeting, agendas, chosen) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MeetingCall, Target::district(district.id))?;
    movable(meeting.standing(), ctx.now)?;
    let (lang, empty) = (ctx.lang, Form::default());
    let ticked = match typed {
        Some(form) => form.all("agendas"),
        None => chosen.iter().map(ToString::to_string).collect(),
    };
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&empty),
        invalid,
    };
    let title = t(lang, "meeting-agendas-choose");
    let back = address(&district, id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        @if agendas.is_empty() { p { (t(lang, "meeting-agendas-nothing")) } }
        (PostForm::post(format!("{back}/agendas")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (boxes(&fields, &agendas, &ticked))
            (put_by(&fields, &agendas))
            (actions(html! {
                @if !agendas.is_empty() { (Button::new(t(lang, "meeting-agendas-button")).render()) }
                a href=(back) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let whole = fields.title(&title);
    let page = below(ctx, (&district, &meeting), &title, whole, body).noindex();
    Ok(ctx.page(status, page))
}

/// The agendas to be ticked, each with the office that answers for it; nothing where there are
/// none.
pub(super) fn boxes(fields: &Fields<'_>, agendas: &[MeetingAgenda], ticked: &[String]) -> Markup {
    let lang = fields.lang;
    if agendas.is_empty() {
        return html! {};
    }
    let choice = |agenda: &MeetingAgenda| {
        let choice = Choice::new(agenda.id.to_string(), agenda.title.as_str());
        match agenda.department.as_str() {
            "" => choice,
            office => choice.hint(office),
        }
    };
    let most = [("max", AGENDAS.into())];
    let field =
        fields
            .field("agendas", "meeting-agendas")
            .hint(tr(lang, "meeting-agendas-hint", &most));
    Checkboxes::new(field, agendas.iter().map(choice).collect())
        .chosen(ticked)
        .render(lang)
}

/// For the agendas that stand on the list: who put each of them there.
fn put_by(fields: &Fields<'_>, agendas: &[MeetingAgenda]) -> Markup {
    let lang = fields.lang;
    let listed: Vec<&MeetingAgenda> = agendas.iter().filter(|a| a.put_by.is_some()).collect();
    if listed.is_empty() {
        return html! {};
    }
    let (of, put) = (fields.form.all("of"), fields.form.all("put"));
    let one = |nth: i64, agenda: &MeetingAgenda| {
        let id = agenda.id.to_string();
        let typed = of.iter().position(|typed| *typed == id);
        let typed = typed.and_then(|at| put.get(at)).map(String::as_str);
        let value = typed.unwrap_or(agenda.put_by.map_or("", PutBy::as_str));
        let choices = PutBy::ALL
            .iter()
            .map(|who| Choice::new(who.as_str(), put_by_word(lang, *who)));
        let field = fields
            .nth("put", agenda.title.as_str(), nth, value)
            .required();
        html! {
            input type="hidden" name="of" value=(id);
            (Select::new(field, choices.collect()).render(lang))
        }
    };
    html! {
        section.section {
            h2 { (t(lang, "put-by-title")) }
            p { (t(lang, "put-by-lead")) }
            @for (nth, agenda) in (1i64..).zip(listed) { (one(nth, agenda)) }
        }
    }
}

/// Who put an agenda on the list, in words.
pub(crate) fn put_by_word(lang: Lang, who: PutBy) -> String {
    let key = match who {
        PutBy::PrivateMember => "put-by-private-member",
        PutBy::Official => "put-by-official",
        PutBy::Resident => "put-by-resident",
        PutBy::Together => "put-by-together",
    };
    t(lang, key)
}

/// The same in the minutes: each agenda in a line with who put it there.
pub(super) fn in_minutes(lang: Lang, agendas: &[MeetingAgenda]) -> Markup {
    let line = |agenda: &MeetingAgenda| {
        html! {
            (ui::own_words(lang, &agenda.title))
            @if let Some(who) = agenda.put_by { " (" (put_by_word(lang, who)) ")" }
        }
    };
    html! {
        @if !agendas.is_empty() {
            p { (t(lang, "meeting-agendas")) ": "
                @for (at, agenda) in agendas.iter().enumerate() {
                    @if at > 0 { ", " }
                    (line(agenda))
                }
            }
        }
    }
}

/// On the page of a meeting: its agendas.
pub(super) fn of_meeting(lang: Lang, district: &District, agendas: &[MeetingAgenda]) -> Markup {
    if agendas.is_empty() {
        return html! {};
    }
    let row = |agenda: &MeetingAgenda| {
        let href = format!("/d/{}/agendas/{}", district.slug, agenda.id);
        let row = ListRow::new(agenda.title.as_str(), href)
            .title_lang(korean::language_of(&agenda.title, lang));
        row.meta_markup(html! {
            @if let Some(who) = agenda.put_by { (t(lang, "put-by")) ": " (put_by_word(lang, who)) }
            @if !agenda.department.is_empty() {
                " · " (t(lang, "agenda-department")) ": " (ui::own_words(lang, &agenda.department))
            }
        })
    };
    html! {
        section.section {
            h2 { (t(lang, "meeting-agendas")) }
            (list(3, &agendas.iter().map(row).collect::<Vec<_>>()))
        }
    }
}

/// On the page of an agenda: the meetings that are called on it.
pub fn of_agenda(lang: Lang, district: &District, meetings: &[AgendaMeeting]) -> Markup {
    if meetings.is_empty() {
        return html! {};
    }
    let row = |meeting: &AgendaMeeting| {
        let row = ListRow::new(meeting.title.as_str(), address(district, meeting.id))
            .title_lang(korean::language_of(&meeting.title, lang))
            .meta_markup(time(lang, meeting.starts_at, TimeStyle::DateTime));
        match meeting.cancelled_at {
            Some(_) => row.tag(t(lang, "meeting-cancelled"), Tone::Persimmon),
            None => row,
        }
    };
    html! {
        section.section aria-labelledby="meetings" {
            h2 #meetings { (t(lang, "agenda-meetings")) }
            (list(3, &meetings.iter().map(row).collect::<Vec<_>>()))
        }
    }
}
