//! Opening a room: for a meeting of a district, or for the whole city.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::id::MeetingId;
use process::meeting::{Slot, in_force};
use process::room::{BlockKind, RoomForm};
use serde::Deserialize;
use ui::{
    Button, Checkboxes, Choice, Form as PostForm, InputKind, Page, TextInput, Textarea, actions,
    html, own_words,
};

use super::address;
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The meeting that the room belongs to.
    #[serde(default)]
    meeting: String,
}

/// `GET /rooms/new`.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    page(&ctx, &asked.meeting, None, &Shown::first()).await
}

/// `POST /rooms`.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let meeting = meeting_id(post.form.get("meeting"))?;
    let form = RoomForm {
        title: post.form.text("title"),
        purpose: post.form.text("purpose"),
        place: post.form.text("place"),
        day: post.form.text("day"),
        time: post.form.text("time"),
        timetable: post.form.text("timetable"),
        boards: post.form.text("boards"),
        tables: post.form.text("tables"),
        topics: post.form.text("topics"),
        dots: post.form.text("dots"),
        several: post.form.text("several"),
    };
    let done = post
        .once(move |tx, by| {
            let id = acts::room::open(tx, by, meeting, &form)?;
            Ok(format!("{}/lead?done=opened", address(id)))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => {
            page(
                &post.ctx,
                post.form.get("meeting"),
                Some(&post.form),
                &shown,
            )
            .await
        }
    }
}

fn meeting_id(text: &str) -> Result<Option<MeetingId>, WebError> {
    match text {
        "" => Ok(None),
        text => Ok(Some(text.parse().map_err(|_| WebError::not_found())?)),
    }
}

async fn page(
    ctx: &Context,
    meeting: &str,
    typed: Option<&Form>,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let id = meeting_id(meeting)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, NotDone> {
        let Some(id) = id else { return Ok(None) };
        let meeting = store::meeting_get(tx, id)?.ok_or_else(acts::not_found)?;
        in_force(meeting.cancelled_at)?;
        Ok(Some((store::meeting_slots(tx, id)?, meeting)))
    };
    let found = ctx.app.stores.site.read(read).await?;
    let district = found.as_ref().map(|(_, meeting)| meeting.district);
    acts::room::lead_check(&ctx.by(), district)?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let lang = ctx.lang;
    let filled = filled(lang, found.as_ref());
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&filled),
        invalid: &shown.invalid,
    };
    let title = t(lang, "room-new");
    let lines = |name: &str, rows: u32| {
        let (label, hint) = (format!("room-{name}"), format!("room-{name}-hint"));
        Textarea::new(fields.hinted(name, &label, &hint)).rows(rows)
    };
    let several = Choice::new("yes", t(lang, "room-several-yes"));
    let ticked = fields.form.all("several");
    let body = html! {
        (shown.notice(ctx))
        (fields.summary())
        h1 { (title) }
        @if let Some((_, meeting)) = &found { p.lead { (own_words(lang, &meeting.title)) } }
        p { (t(lang, "room-new-lead")) }
        (PostForm::post("/rooms").hidden("meeting", meeting).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(fields.field("title", "room-title").required()).render(lang))
            (Textarea::new(fields.field("purpose", "room-purpose").required()).rows(3).render(lang))
            (TextInput::new(fields.field("place", "room-place").required()).render(lang))
            (TextInput::new(fields.field("day", "room-day").required()).kind(InputKind::Date).short().render(lang))
            (TextInput::new(fields.hinted("time", "room-time", "room-time-hint").required()).short().render(lang))
            (lines("timetable", 9).render(lang))
            (lines("boards", 4).render(lang))
            (lines("tables", 4).render(lang))
            (lines("topics", 5).render(lang))
            (TextInput::new(fields.hinted("dots", "room-dots-each", "room-dots-each-hint").required()).kind(InputKind::Number).short().render(lang))
            (Checkboxes::new(fields.field("several", "room-several"), vec![several]).chosen(ticked).render(lang))
            (actions(Button::new(t(lang, "room-new-button")).render()))
        }))
    };
    let page = Page::new(lang, shown.title(lang, &title), body).noindex();
    let status = match shown.status {
        StatusCode::OK => StatusCode::OK,
        other => other,
    };
    Ok(ctx.page(status, page))
}

/// What a form begins with: the meeting's own words, or an afternoon to be changed.
fn filled(lang: Lang, meeting: Option<&(Vec<Slot>, store::Meeting)>) -> Form {
    let mut form: Vec<(&str, String)> = vec![
        ("boards", t(lang, "room-boards-usual").replace(" / ", "\n")),
        ("dots", "3".to_owned()),
    ];
    if let Some((slots, meeting)) = meeting {
        let start = korean::seoul(meeting.starts_at);
        form.push(("title", meeting.title.clone()));
        form.push(("purpose", meeting.purpose.clone()));
        form.push(("place", meeting.place.clone()));
        form.push(("day", korean::date_input(meeting.starts_at)));
        form.push(("time", start.strftime("%H:%M").to_string()));
        let lines: Vec<String> = slots.iter().map(line).collect();
        form.push(("timetable", lines.join("\n")));
    }
    form.into_iter().collect()
}

/// A slot of a meeting as a block, by what its title says.
fn line(slot: &Slot) -> String {
    let says = |words: &[&str]| words.iter().any(|word| slot.title.contains(word));
    let kind = match () {
        () if says(&["접수"]) => BlockKind::Reception,
        () if says(&["휴식", "쉬", "만찬", "식사"]) => BlockKind::Break,
        () if says(&["카드", "키워드", "소감"]) => BlockKind::Cards,
        () if says(&["토론", "이야기"]) => BlockKind::Discuss,
        () if says(&["발표", "공유"]) => BlockKind::Present,
        () if says(&["투표", "스티커"]) => BlockKind::Vote,
        () if says(&["폐회", "마무리", "닫는"]) => BlockKind::Report,
        () => BlockKind::Intro,
    };
    let time = korean::seoul(slot.starts_at).strftime("%H:%M").to_string();
    let people = [&slot.lead, &slot.speakers].map(|who| match who.as_str() {
        "" => String::new(),
        who => format!(" / {who}"),
    });
    let (minutes, title) = (slot.minutes, &slot.title);
    format!(
        "{time} {minutes} {}: {title}{}",
        kind.word(),
        people.concat()
    )
}
