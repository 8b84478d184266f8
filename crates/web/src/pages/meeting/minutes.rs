//! Writing minutes part by part, and seeing them as everybody will before they are published.

use std::iter::repeat;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{MinutesBody, MinutesForm, Slot, public_minutes};
use process::{Act, Invalid};
use store::{District, Meeting, MinutesText};
use ui::{
    Button, Details, Form as PostForm, Markup, Notice, Textarea, TimeStyle, actions, html, time,
};

use super::{about, address, below, id, record, recordable};
use crate::acts;
use crate::acts::meeting::mark;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/meetings/{meeting}/minutes`: the text as written, and as it would be
/// published.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        id(&meeting)?,
        None,
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/meetings/{meeting}/minutes`: keeps the text for staff alone.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let typed = MinutesForm {
        text: post.form.text("minutes"),
        points: post.form.all("points"),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::meeting::minutes_write(tx, by, &district, id, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}/minutes#preview"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, Some(&post.form), &invalid, status).await
        }
    }
}

/// The page, with what was typed when it could not be taken.
pub(super) async fn page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    typed: Option<&Form>,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, meeting) = recordable(ctx, slug, id).await?;
    ctx.may(Act::MinutesOriginalSee, Target::district(district.id))?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let minutes = store::minutes_get(tx, id)?.ok_or_else(WebError::not_found)?;
        Ok((store::meeting_slots(tx, id)?, minutes))
    };
    let (slots, found) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let kept = kept(&slots, &found.original);
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&kept),
        invalid,
    };
    let title = t(lang, "meeting-minutes-record");
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        @match found.published_at {
            None => {
                (writing(ctx, &fields, &address(&district, id), &slots))
                (preview(ctx, &district, &meeting, (&slots, &found)))
            }
            Some(at) => {
                p {
                    (t(lang, "meeting-minutes-published")) " " (time(lang, at, TimeStyle::DateTime)) ". "
                    a href={ (address(&district, id)) "#minutes" } { (t(lang, "meeting-minutes-read")) }
                }
                (Details::new(t(lang, "meeting-minutes-original"), said(lang, &slots, &found.original)).render())
                (addendum(ctx, &fields, &address(&district, id)))
            }
        }
    };
    let page = below(
        ctx,
        (&district, &meeting),
        &title,
        fields.title(&title),
        body,
    )
    .noindex();
    Ok(ctx.page(status, page))
}

/// What was written, as if it had been typed.
fn kept(slots: &[Slot], body: &MinutesBody) -> Form {
    let points = record::parts(slots).map(|(part, _)| {
        let lines: Vec<_> = body.of(part).collect();
        ("points", lines.join("\n"))
    });
    points.chain([("minutes", body.text.clone())]).collect()
}

/// A field for what was said in each part of the timetable, and for what belongs to none.
fn writing(ctx: &Context, fields: &Fields<'_>, here: &str, slots: &[Slot]) -> Markup {
    let lang = ctx.lang;
    let max = u32::try_from(ctx.rules.limits.minutes_max).unwrap_or(u32::MAX);
    let typed = fields.form.all("points");
    let points = (1i64..)
        .zip(record::parts(slots))
        .zip(typed.iter().map(String::as_str).chain(repeat("")));
    let whole = fields.hinted("minutes", "minutes-whole", "minutes-whole-hint");
    html! {
        p { (t(lang, "minutes-points-lead")) }
        (PostForm::post(format!("{here}/minutes")).hidden_all(hidden(&ctx.tokens())).render(html! {
            @for ((nth, (_, slot)), typed) in points {
                @let field = fields.nth("points", record::part_name(lang, slot), nth, typed);
                (Textarea::new(field).rows(3).render(lang))
            }
            (Textarea::new(whole).rows(8).max_length(max).render(lang))
            (actions(html! {
                (Button::new(t(lang, "meeting-minutes-keep")).render())
                a href=(here) { (t(lang, "meeting-cancel")) }
            }))
        }))
    }
}

/// The text as everybody will read it, with the button that publishes exactly this.
fn preview(
    ctx: &Context,
    district: &District,
    meeting: &Meeting,
    (slots, found): (&[Slot], &MinutesText),
) -> Markup {
    let lang = ctx.lang;
    if found.original.is_empty() {
        return html! {};
    }
    let public = public_minutes(&found.original);
    let here = address(district, meeting.id);
    let form = PostForm::post(format!("{here}/minutes/publish"))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("seen", mark(&ctx.app.stores.keys, &found.original));
    html! {
        section.section id="preview" {
            h2 { (t(lang, "meeting-preview")) }
            p {
                @if public == found.original { (t(lang, "meeting-preview-same")) }
                @else { (t(lang, "meeting-preview-masked")) }
                " " (t(lang, "meeting-preview-names"))
            }
            blockquote { (said(lang, slots, &public)) }
            @if meeting.people == 0 {
                (Notice::warning(html! { p {
                    (t(lang, "refusal-minutes-attendance")) " "
                    a href={ (here) "/attendance" } { (t(lang, "meeting-attendance-record")) }
                } }).render(lang))
            } @else {
                p { (t(lang, "meeting-preview-once")) }
                (form.render(actions(Button::new(t(lang, "meeting-publish")).render())))
            }
        }
    }
}

/// Minutes by themselves: the text, then what was said part by part.
fn said(lang: Lang, slots: &[Slot], body: &MinutesBody) -> Markup {
    html! {
        (record::own_lines(lang, &body.text))
        @for (part, slot) in record::parts(slots) {
            @if body.of(part).next().is_some() {
                p { strong { (record::part_name(lang, slot)) } }
                (record::points(lang, body, part))
            }
        }
    }
}

fn addendum(ctx: &Context, fields: &Fields<'_>, here: &str) -> Markup {
    let lang = ctx.lang;
    let field = fields
        .hinted("addendum", "meeting-addendum", "meeting-addendum-hint")
        .required();
    html! {
        section.section {
            h2 { (t(lang, "meeting-addendum-add")) }
            (PostForm::post(format!("{here}/minutes/addenda")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Textarea::new(field).rows(5).render(lang))
                (actions(Button::new(t(lang, "meeting-addendum-button")).render()))
            }))
        }
    }
}
