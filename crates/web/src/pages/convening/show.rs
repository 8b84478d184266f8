//! A request: how many signed and how many are missing, signing it, and setting the day.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::act::Target;
use process::convening::{ConveningState, ReachedBy, hold_until, needed, settable};
use process::id::ConveningId;
use process::meeting::MeetingForm;
use process::role::Role;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{Convening, District};
use ui::{
    Breadcrumb, Button, DefinitionList, Form as PostForm, InputKind, Markup, Notice, Page,
    TextInput, TimeStyle, Tone, actions, html, own_words, time,
};

use super::{address, id, list_address, standing, tag};
use crate::acts::{By, NotDone, convening};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::meeting;
use crate::post::{Post, Settled};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    district: District,
    found: Convening,
    members: i64,
    /// Whether the reader signed.
    mine: bool,
}

/// `GET /d/{district}/convenings/{convening}`.
pub async fn get(
    ctx: Context,
    Path((slug, convening)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug, id(&convening)?).await?;
    let (form, invalid) = (Form::default(), Invalid::default());
    let page = page(&ctx, &view, (&form, &invalid));
    let key = match asked.done.as_str() {
        "asked" => Some("convening-done-asked"),
        "signed" => Some("convening-done-signed"),
        "unsigned" => Some("convening-done-unsigned"),
        _ => None,
    };
    let page = match key {
        Some(key) => {
            let text = html! { p { (t(ctx.lang, key)) } };
            page.flash(Notice::success(text).announced().render(ctx.lang))
        }
        None => page,
    };
    Ok(ctx.ok(page))
}

async fn read(ctx: &Context, slug: String, id: ConveningId) -> Result<View, WebError> {
    let by = ctx.by();
    let read = move |tx: &mut store::Tx<'_>| -> Result<View, WebError> {
        let (district, found) = convening::find::<WebError>(tx, &by, &slug, id)?;
        let mine = match by.actor.person {
            Some(person) => store::convening_signed(tx, id, person)?,
            None => false,
        };
        Ok(View {
            members: convening::members(tx, &by, &district)?,
            district,
            found,
            mine,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    Ok(view)
}

/// `POST /d/{district}/convenings/{convening}/sign`.
pub async fn sign(
    Path((slug, convening)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    button(post, slug, &convening, (convening::sign, "signed")).await
}

/// `POST /d/{district}/convenings/{convening}/unsign`.
pub async fn unsign(
    Path((slug, convening)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    button(post, slug, &convening, (convening::unsign, "unsigned")).await
}

/// What a button without fields does.
type Press = fn(&mut store::Tx<'_>, &By, &str, ConveningId) -> Result<(), NotDone>;

/// Presses a button without fields, and says on the page of the request that it is done.
async fn button(
    post: Post,
    slug: String,
    convening: &str,
    (press, done): (Press, &'static str),
) -> Result<Response<Body>, WebError> {
    let id = id(convening)?;
    let done = post
        .once(move |tx, by| {
            press(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/convenings/{id}?done={done}"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::not_found()),
    }
}

/// `POST /d/{district}/convenings/{convening}/date`: calls the meeting and shows it.
pub async fn set_day(
    Path((slug, convening)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&convening)?;
    let form = &post.form;
    let typed = MeetingForm {
        day: form.text("day"),
        time: form.text("time"),
        place: form.text("place"),
        ..MeetingForm::default()
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let called = convening::set_day(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/meetings/{called}?done=called"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, slug, id).await?;
            let page = page(&post.ctx, &view, (&post.form, &invalid));
            Ok(post.ctx.page(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

fn page(ctx: &Context, view: &View, (form, invalid): (&Form, &Invalid)) -> Page {
    let (lang, found) = (ctx.lang, &view.found);
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let state = standing(ctx, found, view.members);
    let body = html! {
        (fields.summary())
        h1 { (own_words(lang, &found.title)) }
        (said(ctx, state))
        div.lead { p { (own_words(lang, &found.reason)) } }
        (facts(ctx, view, state))
        (buttons(ctx, view))
        (day(ctx, view, &fields))
    };
    let crumbs = Breadcrumb::new(found.title.as_str())
        .step(
            t(lang, "nav-meetings"),
            meeting::list_address(&view.district),
        )
        .step(t(lang, "convening-title"), list_address(&view.district));
    let page = Page::new(lang, fields.title(&found.title), body).breadcrumb(crumbs.render(lang));
    in_district(ctx, &view.district, Section::Meetings, page)
}

/// That a day is owed or late, where nobody misses it.
fn said(ctx: &Context, state: ConveningState) -> Markup {
    let (word, tone) = tag(ctx.lang, ctx, state);
    match tone {
        Tone::Persimmon => Notice::warning(html! { p { (word) } }).render(ctx.lang),
        _ => html! {},
    }
}

fn facts(ctx: &Context, view: &View, state: ConveningState) -> Markup {
    let (lang, found) = (ctx.lang, &view.found);
    let people = |count: i64| tr(lang, "meeting-people", &[("count", count.into())]);
    let rule = ctx.rules.council;
    let needed = needed(view.members, rule);
    // Once the secretary is obliged, how many members there are today says nothing any more.
    let words = match found.reached_by {
        None => "convening-needed-of",
        Some(ReachedBy::CoChair) => "convening-needed-chair",
        Some(ReachedBy::Members) => "convening-needed-met",
    };
    let law = lang.pick(&rule.law_ko, &rule.law_en).as_str();
    let needs = [
        ("count", needed.into()),
        ("members", view.members.into()),
        ("part", rule.convene_share[0].into()),
        ("whole", rule.convene_share[1].into()),
        ("law", law.into()),
    ];
    let list = DefinitionList::new()
        .entry(t(lang, "convening-state"), tag(lang, ctx, state).0)
        .entry(t(lang, "convening-signatures"), people(found.signed))
        .entry(t(lang, "convening-needed"), tr(lang, words, &needs))
        .entry(t(lang, "convening-asked-as"), role(lang, found))
        .entry_markup(
            t(lang, "convening-asked-at"),
            time(lang, found.asked_at, TimeStyle::DateTime),
        );
    let list = match found.due_at {
        Some(due) => list.entry_markup(
            t(lang, "convening-due"),
            time(lang, due, TimeStyle::Deadline),
        ),
        None => list,
    };
    let list = match (found.due_at, found.meeting) {
        (Some(due), None) => list.entry_markup(
            t(lang, "convening-hold"),
            time(
                lang,
                hold_until(due, ctx.rules.terms, ctx.now),
                TimeStyle::Deadline,
            ),
        ),
        _ => list,
    };
    match found.meeting {
        Some(id) => list.entry_markup(
            t(lang, "convening-meeting"),
            html! { a href=(meeting::address(&view.district, id)) { (t(lang, "convening-see")) } },
        ),
        None => list,
    }
    .render()
}

fn role(lang: Lang, found: &Convening) -> String {
    t(lang, &format!("role-name-{}", found.asked_as))
}

/// Signing, and taking that back.
fn buttons(ctx: &Context, view: &View) -> Markup {
    let (lang, found) = (ctx.lang, &view.found);
    if found.reached_at.is_some() || !ctx.can(Act::ConveningAsk, view.district.id) {
        return html! {};
    }
    let chair = ctx.actor.has(Role::CoChair, Some(view.district.id));
    let (verb, word) = match (view.mine, chair) {
        (true, _) => ("unsign", "convening-unsign"),
        (false, true) => ("sign", "convening-sign-chair"),
        (false, false) => ("sign", "convening-sign"),
    };
    let to = format!("{}/{verb}", address(&view.district, found.id));
    html! {
        @if view.mine { p { (t(lang, "convening-mine")) } }
        @else if chair { p { (t(lang, "convening-sign-chair-hint")) } }
        (PostForm::post(to).hidden_all(hidden(&ctx.tokens())).render(html! {
            (actions(Button::new(t(lang, word)).render()))
        }))
    }
}

/// Until when the meeting is to be held, and who says so.
fn hold(ctx: &Context, due_at: Timestamp) -> String {
    let (lang, terms) = (ctx.lang, ctx.rules.terms);
    let until = korean::deadline(lang, hold_until(due_at, terms, ctx.now));
    let term = &terms.convened_meeting;
    let law = lang.pick(&term.law_ko, &term.law_en).as_str();
    tr(
        lang,
        "convening-hold-until",
        &[("until", until.into()), ("law", law.into())],
    )
}

/// The form of whoever sets the day.
fn day(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let (lang, found) = (ctx.lang, &view.found);
    let calls = ctx.can(Act::MeetingCall, view.district.id);
    if !calls || settable(found.reached_at, found.meeting.is_some()).is_err() {
        return html! {};
    }
    let to = format!("{}/date", address(&view.district, found.id));
    let time = fields
        .hinted("time", "meeting-time", "meeting-time-hint")
        .required();
    html! {
        section.section aria-labelledby="set-day" {
            h2 #set-day { (t(lang, "convening-set-day")) }
            p { (t(lang, "convening-set-day-lead")) }
            @if let Some(due) = found.due_at { p { (hold(ctx, due)) } }
            (PostForm::post(to).hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(fields.field("day", "meeting-day").required()).kind(InputKind::Date).short().render(lang))
                (TextInput::new(time).short().render(lang))
                (TextInput::new(fields.field("place", "meeting-place").required()).render(lang))
                (actions(Button::new(t(lang, "convening-set-day-button")).render()))
            }))
        }
    }
}
