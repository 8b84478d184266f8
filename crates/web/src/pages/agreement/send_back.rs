//! Sending a draft back instead of signing it: the form, and what is told of it afterwards.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::agreement::Party;
use store::{SentBack, Tx};
use ui::{Button, Details, Form as PostForm, Markup, Notice, Textarea, actions, html, own_words};

use super::{View, page};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::pages::money::Books;
use crate::post::{Post, Settled};

/// The form, folded away, for whoever signs for a party.
pub(super) fn form(ctx: &Context, books: &Books, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    if !ctx.can(Act::AgreementReturn, books.district.id) {
        return html! {};
    }
    let reason = fields.hinted("reason", "agreement-return-reason", "agreement-return-hint");
    let form = PostForm::post(format!("/d/{}/agreement/return", books.district.slug))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("year", books.cycle.fiscal_year.to_string())
        .render(html! {
            (Textarea::new(reason.required()).rows(3).render(lang))
            (actions(Button::new(t(lang, "agreement-return")).second().render()))
        });
    let folded = Details::new(t(lang, "agreement-return-open"), form);
    match fields.error("reason") {
        Some(_) => folded.open().render(),
        None => folded.render(),
    }
}

/// Who sent it back, when and why.
pub(super) fn notice(lang: Lang, sent: &SentBack) -> Markup {
    let key = match sent.party {
        Party::District => "agreement-returned-district",
        Party::City => "agreement-returned-city",
    };
    let at = [("at", korean::date(lang, sent.at).into())];
    let told = html! {
        p { (tr(lang, key, &at)) }
        blockquote { (own_words(lang, &sent.reason)) }
        p { (t(lang, "agreement-returned-next")) }
    };
    Notice::warning(told).render(lang)
}

/// `POST /d/{district}/agreement/return`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let year = post.form.get("year").parse();
    let year: i64 = year.map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::agreement::send_back(tx, by, &place, year, &reason)?;
            Ok(format!("/d/{place}/agreement?year={year}&done=returned"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let by = post.ctx.by();
            let read = move |tx: &mut Tx<'_>| View::read(tx, &by, &slug, Some(year));
            let view = post.ctx.app.stores.site.read(read).await?;
            page(&post.ctx, &view, (&post.form, &invalid), "")
        }
    }
}
