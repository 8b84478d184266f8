//! Voting on one statement at a time.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::id::{AgendaId, PersonId, StatementId};
use process::opinion::Stance;
use process::refusal::Fault;
use process::statement::{self, Phase, SKIPPED_MAX};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{StatementRow, Tx};
use ui::{
    Button, EmptyState, Form as PostForm, Hidden, LinkButton, Markup, Notice, actions, html,
    own_words,
};

use super::{Part, first, framed, here, origin, progress, read, stance, with_done};
use crate::acts;
use crate::acts::statement::Ground;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// Among so many statements the next one is looked for.
const AMONG: i64 = 1_000;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// One statement, for changing what one said of it.
    #[serde(default)]
    statement: String,
    /// The statements that were skipped, by ids between full stops.
    #[serde(default)]
    skip: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// What is asked.
enum Next {
    /// This one, of which she said that before.
    One(Box<StatementRow>, Option<Stance>),
    /// She skipped all that are left.
    Skipped,
    /// Nothing is left, or nobody is signed in.
    Nothing,
}

/// `GET /d/{district}/agendas/{agenda}/statements/vote`: the next statement, or the one that is
/// asked for.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (form, invalid) = (Form::default(), Invalid::default());
    page(&ctx, slug, &agenda, &asked, &form, &invalid, StatusCode::OK).await
}

/// `POST /d/{district}/agendas/{agenda}/statements/vote`: votes, and leads to the next one.
pub async fn post(
    Path((slug, agenda)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = agenda.parse().map_err(|_| WebError::not_found())?;
    let asked = Asked {
        statement: post.form.text("statement"),
        skip: post.form.text("skip"),
        done: String::new(),
    };
    if asked.statement.is_empty() {
        let invalid = Invalid::one("stance", Fault::new("fault-stance"));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(
            &post.ctx, slug, &agenda, &asked, &post.form, &invalid, status,
        )
        .await;
    }
    let of: StatementId = asked.statement.parse().map_err(|_| WebError::not_found())?;
    let skipped = skips(&asked.skip)?;
    let (chosen, at) = (post.form.text("stance"), slug.clone());
    let done = post
        .once(move |tx, by| {
            acts::statement::vote(tx, by, &at, id, of, &chosen)?;
            let there = super::address(&at, id);
            let skip = words(skipped.iter().filter(|one| **one != of));
            Ok(format!("{there}/vote?done=voted{}", skip_query('&', &skip)))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(
                &post.ctx, slug, &agenda, &asked, &post.form, &invalid, status,
            )
            .await
        }
    }
}

/// Reads the ids that were skipped, the latest ones when there are too many.
fn skips(text: &str) -> Result<Vec<StatementId>, WebError> {
    let off = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
    let ids = text.split('.').filter(|part| !part.is_empty());
    let ids: Vec<StatementId> = ids
        .map(|part| part.parse().map_err(off))
        .collect::<Result<_, _>>()?;
    Ok(ids[ids.len().saturating_sub(SKIPPED_MAX)..].to_vec())
}

/// The ids as the address holds them.
fn words<'a>(ids: impl Iterator<Item = &'a StatementId>) -> String {
    ids.map(ToString::to_string).collect::<Vec<_>>().join(".")
}

fn skip_query(sign: char, skip: &str) -> String {
    match skip {
        "" => String::new(),
        skip => format!("{sign}skip={skip}"),
    }
}

/// What is asked of a reader: the one that is `wanted`, or the next one.
fn next(
    tx: &mut Tx<'_>,
    ground: &Ground,
    reader: Option<PersonId>,
    wanted: Option<StatementId>,
    skipped: &[StatementId],
) -> Result<Next, WebError> {
    let Some(reader) = reader else {
        return Ok(Next::Nothing);
    };
    let id = ground.agenda.id;
    let wanted = match wanted {
        Some(wanted) => wanted,
        None => {
            let all = store::statements_askable(tx, id, reader, AMONG)?;
            // The same question stays until she answers or skips it.
            let step = all.iter().filter(|one| one.seen).count() + skipped.len();
            let mix = reader.0 as u64 ^ (step as u64).rotate_left(32);
            match statement::next(&all, skipped, mix) {
                Some(next) => next,
                None if all.iter().all(|one| one.seen) => return Ok(Next::Nothing),
                None => return Ok(Next::Skipped),
            }
        }
    };
    let found = store::statement_get(tx, wanted)?.filter(|one| one.agenda == id && !one.hidden);
    let found = found.ok_or_else(WebError::not_found)?;
    let before = store::statement_vote_of(tx, wanted, reader)?;
    Ok(Next::One(Box::new(found), before))
}

async fn page(
    ctx: &Context,
    slug: String,
    agenda: &str,
    asked: &Asked,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let off = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
    let wanted: Option<StatementId> = match asked.statement.as_str() {
        "" => None,
        one => Some(one.parse().map_err(off)?),
    };
    let skipped = skips(&asked.skip)?;
    let (reader, passed) = (ctx.actor.person, skipped.clone());
    let more = move |tx: &mut Tx<'_>, ground: &Ground| next(tx, ground, reader, wanted, &passed);
    let (ground, next) = read(ctx, slug, agenda, Act::PublicSee, more).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let body = html! {
        @if ctx.actor.person.is_some() { (progress(lang, ground.progress)) }
        @if ground.phase == Phase::Open {
            @if ground.progress.all == 0 { (nothing(lang, &ground)) }
            @else if let Some(first) = first(ctx, &ground, Act::StatementVote) {
                p { (t(lang, "statement-vote-lead")) }
                (first)
            } @else { (asked_next(ctx, &ground, &next, &skipped, &fields)) }
        }
    };
    let page = framed(ctx, &ground, Part::Vote, Some(&fields), body);
    Ok(ctx.page(status, with_done(lang, page, &asked.done)))
}

/// What stands where nothing was said yet: an invitation to be the first.
fn nothing(lang: Lang, ground: &Ground) -> Markup {
    EmptyState::new(t(lang, "statement-none"), t(lang, "statement-none-text"))
        .action(t(lang, "statement-add"), format!("{}#add", here(ground)))
        .render()
}

fn asked_next(
    ctx: &Context,
    ground: &Ground,
    next: &Next,
    skipped: &[StatementId],
    fields: &Fields<'_>,
) -> Markup {
    let lang = ctx.lang;
    let again = format!("{}/vote", here(ground));
    match next {
        Next::One(found, before) => form(ctx, ground, found, *before, skipped, fields),
        Next::Skipped => html! {
            (Notice::information(html! { p { (t(lang, "statement-skipped-all")) } }).render(lang))
            (actions(LinkButton::new(t(lang, "statement-skipped-again"), again).render()))
        },
        Next::Nothing => html! {
            (Notice::success(html! { p { (t(lang, "statement-nothing-left")) } }).render(lang))
        },
    }
}

fn form(
    ctx: &Context,
    ground: &Ground,
    found: &StatementRow,
    before: Option<Stance>,
    skipped: &[StatementId],
    fields: &Fields<'_>,
) -> Markup {
    let lang = ctx.lang;
    let there = format!("{}/vote", here(ground));
    let skip = words(skipped.iter());
    let passed = words(skipped.iter().chain(std::iter::once(&found.id)));
    let skip_to = format!("{there}{}", skip_query('?', &passed));
    // No answer looks more wanted than another.
    let button = |of: Stance| {
        let button = Button::new(stance(lang, of)).sends("stance", of.as_str());
        button.second().render()
    };
    html! {
        section.section aria-labelledby="asked" {
            h2 #asked.statement.big { (own_words(lang, &found.body)) }
            p.soft { (origin(lang, found.origin)) }
            @if let Some(before) = before {
                p { (tr(lang, "statement-said-before", &[("stance", stance(lang, before).into())])) }
            }
            @if let Some(error) = fields.error("stance") { p.error #stance-error { (error) } }
            (PostForm::post(&there)
                .hidden_all(hidden(&ctx.tokens()))
                .hidden_all(vec![
                    Hidden::new("statement", found.id.to_string()),
                    Hidden::new("skip", skip),
                ])
                .render(html! {
                    div.stances #stance role="group" aria-labelledby="asked" tabindex="-1" {
                        @for of in Stance::ALL { (button(*of)) }
                    }
                    p.soft { (t(lang, "statement-vote-note")) }
                }))
            @if before.is_none() { p { a href=(skip_to) { (t(lang, "statement-skip")) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_skipped_stands_in_the_address_and_does_not_grow_for_ever() {
        let many: Vec<_> = (1..=30).map(StatementId).collect();
        let read = skips(&words(many.iter())).ok();
        assert_eq!(read.as_deref(), Some(&many[10..]));
        assert_eq!(skips("").ok(), Some(Vec::new()));
        assert!(skips("1.x").is_err());
        assert_eq!(skip_query('?', ""), "");
    }
}
