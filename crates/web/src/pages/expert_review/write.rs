//! The form of an opinion: the checklist, the opinion, and the points to be answered.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::t;
use process::Act;
use process::expert_review::{ExpertText, Finding, OpinionForm, checklist, write};
use process::id::ExpertReviewId;
use serde::Deserialize;
use store::{Agenda, ExpertReview, Tx};
use ui::{
    Button, Choice, Details, Form as PostForm, Markup, Notice, Select, TextInput, Textarea,
    actions, deadline, html, own_words,
};

use super::{address, below, id, with_done};
use crate::acts;
use crate::acts::NotDone;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::pages::review::parts::words;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/experts/{expert}/write`.
pub async fn get(
    ctx: Context,
    Path((slug, expert)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, id(&expert)?, None, &Shown::first(), &asked.done).await
}

/// `POST /d/{district}/experts/{expert}/write`: keeps a draft or publishes the opinion.
pub async fn post(
    Path((slug, expert)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&expert)?;
    let typed = OpinionForm {
        findings: post.form.all("finding"),
        remarks: post.form.all("remark"),
        opinion: post.form.text("opinion"),
        points: post.form.text("expert_points"),
    };
    let publishes = post.form.get("step") == "publish";
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let here = format!("/d/{place}/experts/{id}");
            match publishes {
                true => {
                    acts::expert_review::publish(tx, by, &place, id, &typed)?;
                    Ok(format!("{here}?done=published"))
                }
                false => {
                    acts::expert_review::write(tx, by, &place, id, &typed)?;
                    Ok(format!("{here}/write?done=draft"))
                }
            }
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, Some(&post.form), &shown, "").await,
    }
}

/// What was kept, as if it had been typed.
fn filled(text: &ExpertText) -> Form {
    let mut fields = vec![
        ("opinion", text.opinion.clone()),
        ("expert_points", text.points.join("\n")),
    ];
    for found in &text.found {
        fields.push(("finding", found.finding.clone()));
        fields.push(("remark", found.remark.clone()));
    }
    fields.into_iter().collect()
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ExpertReviewId,
    typed: Option<&Form>,
    shown: &Shown,
    done: &str,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let (district, found) = acts::expert_review::find::<NotDone>(tx, &slug, id)?;
        let agenda = store::agenda_get(tx, found.agenda)?.ok_or_else(acts::not_found)?;
        Ok((district, found, agenda))
    };
    let (district, found, agenda) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ExpertWrite, acts::expert_review::own(&found))?;
    let lang = ctx.lang;
    let kept = filled(&found.text);
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&kept),
        invalid: &shown.invalid,
    };
    let title = t(lang, "expert-write");
    let back = address(&district, id);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (own_words(lang, &found.title)) }
        @if let (Err(refusal), None) = (write(found.state), &shown.refused) {
            (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).render(lang))
            p { a href=(back) { (t(lang, "expert-back")) } }
        } @else {
            p { (t(lang, "expert-due")) " " (deadline(lang, ctx.now, found.due_at)) }
            (said(ctx, &agenda))
            (inputs(ctx, &found, &back, &fields))
        }
    };
    let page = below(
        ctx,
        &district,
        &found,
        (&title, shown.title(lang, &title)),
        body,
    );
    Ok(ctx.page(shown.status, with_done(lang, page.noindex(), done)))
}

/// What the agenda says, to be read beside the form.
fn said(ctx: &Context, agenda: &Agenda) -> Markup {
    let lang = ctx.lang;
    Details::new(
        t(lang, "expert-agenda"),
        html! { p { (own_words(lang, &agenda.text.need)) } (words(lang, &agenda.text.body)) },
    )
    .open()
    .render()
}

fn inputs(ctx: &Context, found: &ExpertReview, back: &str, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let (findings, remarks) = (fields.form.all("finding"), fields.form.all("remark"));
    let value = |all: &[String], place: usize| all.get(place).cloned().unwrap_or_default();
    let list = checklist(korean::seoul(found.invited_at).date());
    let choices = || {
        let choice = |one: &Finding| Choice::new(one.as_str(), t(lang, &format!("finding-{one}")));
        Finding::ALL.iter().map(choice).collect()
    };
    PostForm::post(format!("{back}/write"))
        .hidden_all(hidden(&ctx.tokens()))
        .render(html! {
            h2 { (t(lang, "expert-checklist")) }
            @for (place, item) in list.iter().enumerate() {
                @let nth = i64::try_from(place + 1).unwrap_or(i64::MAX);
                @let question = lang.pick(&item.ko, &item.en).as_str();
                (Select::new(fields.nth("finding", question, nth, &value(&findings, place)), choices()).render(lang))
                (TextInput::new(fields.nth("remark", korean::tr(lang, "expert-remark-of", &[("item", question.to_owned().into())]), nth, &value(&remarks, place))).render(lang))
            }
            h2 { (t(lang, "expert-opinion")) }
            (Textarea::new(fields.hinted("opinion", "expert-opinion", "expert-opinion-hint")).rows(8).render(lang))
            (Textarea::new(fields.hinted("expert_points", "expert-points", "expert-points-hint")).rows(5).render(lang))
            (actions(html! {
                (Button::new(t(lang, "expert-publish")).sends("step", "publish").render())
                (Button::new(t(lang, "expert-draft")).second().sends("step", "draft").render())
                a href=(back) { (t(lang, "review-cancel")) }
            }))
        })
}
