//! What one has said: one's own statements with what became of them, and every vote.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::id::StatementId;
use process::opinion::Stance;
use process::statement::{CELL_FROM, Phase};
use serde::Deserialize;
use store::{OwnVote, StatementRow};
use ui::{ListRow, Markup, Pagination, TimeStyle, Tone, html, list, time};

use super::{Part, framed, here, moderation, read, said, stance};
use crate::acts::statement::Ground;
use crate::context::Context;
use crate::error::WebError;
use crate::paging;

/// How many votes a page shows.
const PAGE: i64 = 50;
/// How many of her statements a page shows.
const OWN: i64 = 50;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last vote of the page before.
    #[serde(default)]
    after: String,
}

/// `GET /d/{district}/agendas/{agenda}/statements/mine`.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<StatementId> = paging::key(Some(asked.after.as_str()))?;
    let person = ctx.person();
    let (ground, (own, votes)) = read(
        &ctx,
        slug,
        &agenda,
        Act::StatementVote,
        move |tx, ground| {
            let (id, person) = (ground.agenda.id, person?);
            let own = store::statements_of_author(tx, id, person, OWN)?;
            let votes = store::statement_votes_of(tx, id, person, after, PAGE + 1)?;
            Ok((own, votes))
        },
    )
    .await?;
    let (votes, next) = paging::cut(votes, PAGE, |vote| vote.statement.0);
    let lang = ctx.lang;
    let next = next.map(|last| format!("{}/mine?after={last}#votes", here(&ground)));
    let open = ground.phase == Phase::Open;
    let rows: Vec<_> = votes
        .iter()
        .map(|vote| row(&ctx, &ground, vote, open))
        .collect();
    let body = html! {
        p { (t(lang, "statement-mine-lead")) }
        section.section aria-labelledby="own" {
            h2 #own { (t(lang, "statement-mine-own")) }
            @if own.is_empty() { p.soft { (t(lang, "statement-mine-own-none")) } }
            ul.statements { @for one in &own { (became(&ctx, &ground, one)) } }
        }
        section.section aria-labelledby="votes" {
            h2 #votes { (t(lang, "statement-mine-votes")) }
            @if rows.is_empty() { p.soft { (t(lang, "statement-mine-votes-none")) } }
            @else { (list(3, &rows)) }
            (Pagination::new(t(lang, "statement-mine-votes")).next(next).render(lang))
        }
    };
    Ok(ctx.ok(framed(&ctx, &ground, Part::Mine, None, body)))
}

/// One of her statements with what became of it.
fn became(ctx: &Context, ground: &Ground, one: &StatementRow) -> Markup {
    let lang = ctx.lang;
    let people = one.votes.people();
    let numbers = [
        ("people", people.into()),
        ("agree", one.votes.agree.into()),
        ("disagree", one.votes.disagree.into()),
        ("pass", one.votes.pass.into()),
    ];
    let shown = people >= CELL_FROM && ground.revealed().is_ok();
    html! {
        li id={ "statement-" (one.id) } {
            (said(ctx, one))
            p.meta {
                (time(lang, one.created_at, TimeStyle::DateShort)) " · "
                @if one.hidden { (t(lang, "statement-became-hidden")) }
                @else if shown { (tr(lang, "statement-became-numbers", &numbers)) }
                @else { (tr(lang, "statement-became-people", &numbers)) }
                " " (moderation(ctx, one, &ground.district.slug))
            }
        }
    }
}

fn row(ctx: &Context, ground: &Ground, vote: &OwnVote, open: bool) -> ListRow {
    let lang = ctx.lang;
    let word = stance(lang, vote.stance);
    let change = format!("{}/vote?statement={}", here(ground), vote.statement);
    if vote.hidden {
        return ListRow::plain(t(lang, "statement-hidden")).tag(word, Tone::Quiet);
    }
    let row = match open {
        true => ListRow::new(vote.body.as_str(), change)
            .meta_markup(html! { (t(lang, "statement-change")) }),
        false => ListRow::plain(vote.body.as_str()),
    };
    let tone = match vote.stance {
        Stance::Agree => Tone::Pine,
        Stance::Disagree => Tone::Persimmon,
        Stance::Pass => Tone::Quiet,
    };
    row.title_lang(korean::language_of(&vote.body, lang))
        .tag(word, tone)
}
