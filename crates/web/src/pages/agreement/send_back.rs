//! Sending a draft back instead of signing it: the form, and what is told of it afterwards.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::agreement::Party;
use store::{Agreement, SentBack};
use ui::{Button, Details, Form as PostForm, Markup, Notice, Textarea, actions, html, own_words};

use super::{Draft, again};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::pages::money::Books;
use crate::post::{Post, Settled};

/// The form, folded away, for whoever signs for a party.
pub(super) fn form(ctx: &Context, books: &Books, draft: &Draft, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    if !ctx.can(Act::AgreementSendBack, books.district.id) {
        return html! {};
    }
    let reason = fields.hinted(
        "reason",
        "agreement-send-back-reason",
        "agreement-send-back-hint",
    );
    let form = PostForm::post(format!("/d/{}/agreement/send-back", books.district.slug))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("year", books.cycle.fiscal_year.to_string())
        .hidden("seal", &draft.seal)
        .render(html! {
            (Textarea::new(reason.required()).rows(3).render(lang))
            (actions(Button::new(t(lang, "agreement-send-back")).second().render()))
        });
    let folded = Details::new(t(lang, "agreement-send-back-open"), form);
    match fields.error("reason") {
        Some(_) => folded.open().render(),
        None => folded.render(),
    }
}

/// The drafts that were sent back: who did, when and why. Nothing where there are none.
pub(super) fn told(lang: Lang, all: &[SentBack], latest: &Option<Agreement>) -> Markup {
    if all.is_empty() {
        return html! {};
    }
    let waits = latest.as_ref().is_some_and(|one| one.sent_back.is_some());
    html! {
        section.section {
            h2 { (t(lang, "agreement-draft-sent-back")) }
            @if waits {
                (Notice::warning(html! { p { (t(lang, "agreement-sent-back-next")) } }).render(lang))
            }
            ul {
                @for sent in all {
                    @let values = [("number", sent.number.into()), ("at", korean::date(lang, sent.at).into())];
                    @let key = match sent.party {
                        Party::District => "agreement-sent-back-district",
                        Party::City => "agreement-sent-back-city",
                    };
                    li { (tr(lang, key, &values)) " " (own_words(lang, &sent.reason)) }
                }
            }
        }
    }
}

/// `POST /d/{district}/agreement/send-back`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let year = post.form.get("year").parse();
    let year: i64 = year.map_err(|_| WebError::not_found())?;
    let place = slug.clone();
    let (seal, reason) = (post.form.text("seal"), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::agreement::send_back(tx, by, &place, year, (&seal, &reason))?;
            Ok(format!("/d/{place}/agreement?year={year}&done=sent-back"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => again(&post, slug, year, &invalid).await,
    }
}
