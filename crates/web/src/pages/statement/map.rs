//! How everybody voted on the statements of an agenda.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::{AgendaId, StatementId};
use process::opinion::{SHOWN_FROM, Stance};
use process::statement::{CELL_FROM, EXPORT_FROM};
use serde::Deserialize;
use store::{Stances, StatementRow, Tx};
use ui::{Bar, Bars, Markup, Pagination, Tone, html, own_words};

use super::analysis::{self, Bodies, Report};
use super::{days, framed, here, kept, origin, stance};
use crate::acts::statement::Ground;
use crate::context::Context;
use crate::error::WebError;
use crate::paging;

/// How many statements a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last statement of the page before.
    #[serde(default)]
    after: String,
}

/// `GET /d/{district}/agendas/{agenda}/statements/map`.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = agenda.parse().map_err(|_| WebError::not_found())?;
    let after: Option<StatementId> = paging::key(Some(asked.after.as_str()))?;
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let ground = Ground::read::<WebError>(tx, &slug, id, &actor, now)?;
        let people = store::statement_people(tx, id)?;
        let found = store::statements_shown(tx, id, after, PAGE + 1)?;
        let (found, next) = paging::cut(found, PAGE, |one| one.id.0);
        let kept = store::statement_analysis(tx, id)?;
        let bodies: Bodies = store::statement_bodies(tx, id)?
            .into_iter()
            .map(|(id, body)| (id.to_string(), body))
            .collect();
        Ok((ground, people, found, next, kept, bodies))
    };
    let (ground, (people, votes), found, next, kept_analysis, bodies) =
        ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(ground.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "statement-results");
    let list = here(&ground);
    let next = next.map(|last| format!("{list}/map?after={last}#each"));
    let shown = ground.revealed();
    let report = kept_analysis
        .filter(|_| people >= CELL_FROM)
        .and_then(|kept| Report::read(&kept).map(|report| (kept, report)));
    let numbers = [("people", people.into()), ("votes", votes.into())];
    let body = html! {
        h1 { (title) ": " (own_words(lang, &ground.agenda.title)) }
        (days(&ctx, &ground))
        @match shown {
            Err(why) => (kept(lang, &ground, why)),
            Ok(()) => {
                p.lead { (tr(lang, "statement-people", &numbers)) }
                @if let Some((kept, report)) = &report { (analysis::sections(&ctx, kept, report, &bodies)) }
                section.section aria-labelledby="each" {
                    h2 #each { (t(lang, "statement-each")) }
                    p { (tr(lang, "statement-each-text", &[("least", CELL_FROM.into())])) }
                    @if after.is_some() { p { a href={ (list) "/map" } { (t(lang, "statement-first-page")) } } }
                    @if found.is_empty() { p.soft { (t(lang, "statement-none")) } }
                    @for one in &found { (each(lang, one)) }
                    (Pagination::new(t(lang, "statement-each")).next(next).render(lang))
                }
                @if people >= EXPORT_FROM { p { a href={ (list) "/votes.csv" } { (t(lang, "statement-votes-file")) } } }
            }
        }
        p { a href=(list) { (t(lang, "statement-to-list")) } }
    };
    let window = format!("{title}: {}", ground.agenda.title);
    Ok(ctx.ok(framed(&ctx, &ground, &title, window, body)))
}

/// One statement with its bars, or with words while too few have voted on it.
fn each(lang: Lang, one: &StatementRow) -> Markup {
    let people = one.votes.people();
    let count = [("count", people.into()), ("least", CELL_FROM.into())];
    html! {
        section.result id={ "statement-" (one.id) } {
            h3.statement { (own_words(lang, &one.body)) }
            p.soft { (origin(lang, one.origin)) }
            @if people >= CELL_FROM { (bars(lang, one.votes)) }
            @else if people < SHOWN_FROM { p.soft { (tr(lang, "statement-few", &count)) } }
            @else { p.soft { (tr(lang, "statement-some", &count)) } }
        }
    }
}

/// The bars of a statement; each has its number and its share beside it.
fn bars(lang: Lang, votes: Stances) -> Markup {
    let people = votes.people();
    let bar = |of: Stance, number: i64, tone| {
        let share = korean::percent(number, people).unwrap_or_default();
        let values = [("count", number.into()), ("share", share.into())];
        let text = tr(lang, "opinion-number", &values);
        Bar::new(stance(lang, of), u64::try_from(number).unwrap_or(0), text).tone(tone)
    };
    let bars = vec![
        bar(Stance::Agree, votes.agree, Tone::Pine),
        bar(Stance::Disagree, votes.disagree, Tone::Persimmon),
        bar(Stance::Pass, votes.pass, Tone::Quiet),
    ];
    Bars::new(
        tr(lang, "statement-each-caption", &[("count", people.into())]),
        t(lang, "statement-said"),
        t(lang, "opinion-people"),
        bars,
    )
    .whole(u64::try_from(people).unwrap_or(1))
    .render(lang)
}
