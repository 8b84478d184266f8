//! The public answer to a review, with what the departments say above it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::Act;
use process::act::Target;
use process::id::ReviewId;
use process::review::{AnswerForm, Feasible, Hand};
use store::Tx;
use ui::{Button, Choice, Form as PostForm, Markup, Notice, Radios, Textarea, actions, html};

use super::{address, below, id, parts};
use crate::acts;
use crate::acts::review::Case;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/reviews/{review}/answer`.
pub async fn get(
    ctx: Context,
    Path((slug, review)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, id(&review)?, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/reviews/{review}/answer`.
pub async fn post(
    Path((slug, review)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ReviewId = id(&review)?;
    let typed = AnswerForm {
        feasible: post.form.text("feasible"),
        answer: post.form.text("answer"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::review::coordinate::answer(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/reviews/{id}?done=answered"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ReviewId,
    form: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| Case::read::<WebError>(tx, &slug, id);
    let case = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ReviewCoordinate, Target::district(case.district.id))?;
    let (lang, person) = (ctx.lang, ctx.person()?);
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let title = t(lang, "review-answer-write");
    let back = address(&case.district, id);
    let relay = case.relay();
    let another = false;
    let open = relay.answer(Hand { person, another }, ctx.now);
    let round = relay.round();
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (ui::own_words(lang, &case.review.title)) }
        (parts::words(lang, &case.review.question))
        @for card in case.cards.iter().filter(|card| card.round == round) {
            section.section {
                h2 { (parts::department(lang, card)) " " (parts::card_state(lang, card)) }
                (parts::content(lang, &card.text, true))
            }
        }
        @if let (Err(refusal), None) = (open, &shown.refused) {
            (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).render(lang))
            p { a href=(back) { (t(lang, "review-back")) } }
        } @else { (inputs(ctx, &back, &fields)) }
    };
    let steps = [(case.review.title.clone(), back.clone())];
    let page = below(
        ctx,
        &case.district,
        (&title, shown.title(lang, &title)),
        &steps,
        body,
    );
    Ok(ctx.page(shown.status, page.noindex()))
}

fn inputs(ctx: &Context, back: &str, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let verdicts = Feasible::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), t(lang, &format!("feasible-{one}"))));
    let answer = fields
        .hinted("answer", "review-answer", "review-answer-hint")
        .required();
    let max = u32::try_from(ctx.rules.limits.body_max).unwrap_or(u32::MAX);
    PostForm::post(format!("{back}/answer"))
        .hidden_all(hidden(&ctx.tokens()))
        .render(html! {
            (Radios::new(fields.field("feasible", "review-feasible").required(), verdicts.collect()).render(lang))
            (Textarea::new(answer).rows(8).max_length(max).render(lang))
            (actions(html! {
                (Button::new(t(lang, "review-answer-send")).render())
                a href=(back) { (t(lang, "review-cancel")) }
            }))
        })
}
