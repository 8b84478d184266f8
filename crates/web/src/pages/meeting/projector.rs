//! The boards on a wall: very large, without anybody's name, with the time that is left.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::meeting::{Slot, present_slot};
use ui::{Markup, Page, html, own_words};

use super::boards::{self, cards};
use super::{address, id};
use crate::context::Context;
use crate::error::WebError;

/// `GET /d/{district}/meetings/{meeting}/workshop/projector`. It does not change by itself:
/// whoever leads opens it anew.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let view = boards::read(&ctx, slug, id).await?;
    let read = move |tx: &mut store::Tx<'_>| store::meeting_slots(tx, id);
    let slots: Result<Vec<Slot>, store::StoreError> = ctx.app.stores.site.read(read).await;
    let (lang, meeting) = (ctx.lang, &view.meeting);
    let back = format!("{}/workshop", address(&view.district, meeting.id));
    let body = html! {
        h1 { (own_words(lang, &meeting.title)) }
        p.lead { (left(lang, &slots?, ctx.now)) }
        (cards(lang, &view, true).render(lang, 2))
        p { a href=(back) { (t(lang, "meeting-projector-back")) } }
    };
    Ok(ctx.ok(Page::new(lang, meeting.title.as_str(), body)
        .noindex()
        .bare()))
}

/// What runs now and how many minutes it has left, the begun one included.
fn left(lang: Lang, slots: &[Slot], now: Timestamp) -> Markup {
    let Some(slot) = present_slot(slots, now) else {
        return html! { (t(lang, "meeting-projector-none")) };
    };
    let seconds = slot.ends_at().as_second() - now.as_second();
    let minutes = (seconds + 59) / 60;
    html! {
        (t(lang, "meeting-now")) ": " (own_words(lang, &slot.title)) " · "
        strong { (tr(lang, "meeting-projector-left", &[("minutes", minutes.into())])) }
    }
}
