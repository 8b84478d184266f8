//! What people need in order to take part: telling it, and reading it with a record.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{Need, NeedsForm, Whose, needs_kept, needs_open};
use process::{Act, Invalid};
use store::{AccessNeed, District, Meeting};
use ui::{
    Button, Checkboxes, Choice, Form as PostForm, Markup, Radios, Table, TextInput, actions, html,
    own_words,
};

use super::{about, address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::guest;
use crate::limiter;
use crate::post::{Post, Settled};

/// `GET /d/{district}/meetings/{meeting}/needs`.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    page(&ctx, slug, id, &Form::default(), &Invalid::default()).await
}

/// `POST /d/{district}/meetings/{meeting}/needs`: keeps what somebody needs.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    // Nobody signs in for it, so it is as open as checking in.
    let limiters = &post.ctx.app.limiters;
    limiter::check(&limiters.join, post.ctx.network())
        .map_err(|wait| WebError::TooMany { wait })?;
    let (form, district) = (typed(&post.form), slug.clone());
    let token = guest::token(&post);
    let sent = token.clone();
    let done = post
        .once(move |tx, by| {
            let told = acts::meeting::check_in::tell_needs(tx, by, &district, id, &form, &sent)?;
            let done = if told { "needs" } else { "needs-back" };
            Ok(format!("/d/{district}/meetings/{id}?done={done}"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(guest::remembered(&post, response, &token)),
        Settled::Again(invalid) => page(&post.ctx, slug, id, &post.form, &invalid).await,
    }
}

/// What was ticked and typed.
pub(super) fn typed(form: &Form) -> NeedsForm {
    NeedsForm {
        needs: form.all("needs"),
        note: form.text("needs_note"),
        agreed: !form.get("needs_agree").is_empty(),
        whose: form.text("needs_whose"),
    }
}

/// The fields, with what becomes of what is told.
pub(super) fn inputs(ctx: &Context, fields: &Fields<'_>) -> Markup {
    let lang = fields.lang;
    let choices = Need::ALL
        .iter()
        .map(|need| Choice::new(need.as_str(), t(lang, &format!("need-{need}"))));
    let days = [("days", ctx.rules.retention.access_needs_days.into())];
    let whose = Whose::ALL
        .iter()
        .map(|whose| Choice::new(whose.as_str(), t(lang, &format!("needs-whose-{whose}"))));
    let agree = vec![Choice::new("yes", t(lang, "needs-agree-yes"))];
    html! {
        p { (tr(lang, "needs-lead", &days)) }
        (Checkboxes::new(fields.field("needs", "needs-which"), choices.collect())
            .chosen(fields.form.all("needs")).render(lang))
        (TextInput::new(fields.hinted("needs_note", "needs-note", "needs-note-hint")).render(lang))
        (Checkboxes::new(fields.field("needs_agree", "needs-agree"), agree)
            .chosen(fields.form.all("needs_agree")).render(lang))
        @if fields.error("needs_whose").is_some() || !fields.form.get("needs_whose").is_empty() {
            (Radios::new(fields.hinted("needs_whose", "needs-whose", "needs-whose-hint").required(),
                whose.collect()).render(lang))
        }
    }
}

/// Whether what was told for a meeting is still kept, so that it can be taken back.
pub(super) fn kept(ctx: &Context, meeting: &Meeting) -> bool {
    let days = ctx.rules.retention.access_needs_days;
    needs_kept(meeting.ends_at, meeting.cancelled_at, days, ctx.now)
}

async fn page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::meeting::find::<WebError>(tx, &slug, id);
    let (district, meeting) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MeetingTakePart, Target::district(district.id))?;
    let open = needs_open(meeting.ends_at, meeting.cancelled_at, ctx.now);
    // After the meeting there is nothing to tell, but consent can be taken back.
    if !kept(ctx, &meeting) {
        open.clone()?;
    }
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "needs-title");
    let back = address(&district, id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        (PostForm::post(format!("{back}/needs")).hidden_all(hidden(&ctx.tokens())).render(html! {
            @if open.is_ok() { (inputs(ctx, &fields)) p.meta { (t(lang, "needs-take-back")) } }
            @else { p { (t(lang, "needs-back-lead")) } }
            (actions(html! {
                (Button::new(t(lang, if open.is_ok() { "needs-button" } else { "needs-back" })).render())
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

/// `GET /d/{district}/meetings/{meeting}/needs/read`: how many need what.
pub async fn counts(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id = id(&meeting)?;
    let (district, meeting, counts) = counted(&ctx, slug, id).await?;
    Ok(ctx.ok(read_page(&ctx, (&district, &meeting), &counts, None)))
}

/// `POST /d/{district}/meetings/{meeting}/needs/read`: the same with what each person told. That
/// it was read is on record before it is shown, so the page is the answer to the form.
pub async fn read(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let (by, at) = (post.ctx.by(), slug.clone());
    let read = move |tx: &mut store::Tx<'_>| acts::meeting::check_in::read_needs(tx, &by, &at, id);
    let told = post.ctx.app.stores.site.write(read).await?;
    let (district, meeting, counts) = counted(&post.ctx, slug, id).await?;
    let of = (&district, &meeting);
    Ok(post.ctx.ok(read_page(&post.ctx, of, &counts, Some(&told))))
}

type Counts = Vec<(Need, i64)>;

async fn counted(
    ctx: &Context,
    slug: String,
    id: MeetingId,
) -> Result<(District, Meeting, Counts), WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, meeting) = acts::meeting::find::<WebError>(tx, &slug, id)?;
        let counts = store::access_need_counts(tx, id)?;
        Ok((district, meeting, counts))
    };
    let found = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::AccessNeedSee, Target::district(found.0.id))?;
    Ok(found)
}

/// How many need what, in one line; nothing where nobody told of a need.
pub(super) fn in_one_line(lang: Lang, counts: &[(Need, i64)]) -> Markup {
    let one = |(need, people): &(Need, i64)| {
        let people = tr(lang, "meeting-people", &[("count", (*people).into())]);
        format!("{} {people}", t(lang, &format!("need-{need}")))
    };
    let line: Vec<String> = counts.iter().map(one).collect();
    html! { @if !line.is_empty() { p { strong { (t(lang, "needs-counted")) } ": " (line.join(", ")) } } }
}

fn read_page(
    ctx: &Context,
    (district, meeting): (&District, &Meeting),
    counts: &[(Need, i64)],
    told: Option<&[AccessNeed]>,
) -> ui::Page {
    let lang = ctx.lang;
    let title = t(lang, "needs-read");
    let here = format!("{}/needs/read", address(district, meeting.id));
    let days = [("days", ctx.rules.retention.access_needs_days.into())];
    let body = html! {
        h1 { (title) }
        (about(lang, meeting))
        @if counts.is_empty() { p.soft { (t(lang, "needs-nobody")) } }
        (in_one_line(lang, counts))
        p { (tr(lang, "needs-read-lead", &days)) }
        @match told {
            Some(told) => (table(lang, told)),
            None if counts.is_empty() => {},
            None => (PostForm::post(here).hidden_all(hidden(&ctx.tokens()))
                .render(actions(Button::new(t(lang, "needs-read-button")).second().render()))),
        }
    };
    below(ctx, (district, meeting), &title, title.clone(), body).noindex()
}

fn table(lang: Lang, told: &[AccessNeed]) -> Markup {
    let table =
        Table::new(t(lang, "needs-read"), t(lang, "needs-which")).column(t(lang, "needs-note"));
    let row = |table: Table, one: &AccessNeed| {
        let words = one
            .needs
            .needs
            .iter()
            .map(|need| t(lang, &format!("need-{need}")));
        let words = words.collect::<Vec<_>>().join(", ");
        let note = html! {
            @if one.needs.note.is_empty() { "–" } @else { (own_words(lang, &one.needs.note)) }
        };
        table.row(html! { (words) }, vec![note])
    };
    told.iter().fold(table, row).render()
}
