//! The result: both counts side by side, why each agenda won or did not, and the ballots.

mod reason;
mod rounds;

use std::collections::HashMap;

use allocation::Outcome;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use korean::{Lang, t, tr};
use process::{Fault, Kind, Refusal};
use store::{StoreError, Vote, VoteItem, VoteResult};
use ui::{Details, Markup, Page, ResultRow, ResultTable, html};

use crate::ballot_file;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::agenda::item_address;
use crate::pages::vote::show::{self, View};

/// Both counts with the agendas by id.
struct Counts<'a> {
    official: Outcome,
    other: Outcome,
    items: HashMap<String, &'a VoteItem>,
}

/// `GET /d/{district}/votes/{vote}/result`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let view = View::read(&ctx, slug, &id).await?;
    let result = counted(&ctx, &view).await?;
    let counts = read(&view, &result)?;
    let cycle = view.vote.cycle;
    let cycle = ctx
        .app
        .stores
        .site
        .read(move |tx| store::cycle_get(tx, cycle));
    let cycle = cycle.await?.ok_or_else(WebError::not_found)?;
    let selection = format!(
        "/d/{}/selection?year={}",
        view.district.slug, cycle.fiscal_year
    );
    let title = t(lang, "result-title");
    let name = lang.pick(&view.vote.title_ko, &view.vote.title_en);
    let body = html! {
        h1 { (title) }
        p.lead { a href=(view.address()) { (name) } }
        p { (summary(&ctx, &view, &result, &counts)) }
        p { a href=(selection) { (t(lang, "selection-see-result")) } }
        (table(lang, &view, &counts))
        (rounds::section(lang, "official", &t(lang, rule_key(&view.vote)), &counts.official, &counts.items))
        (reason::section(lang, &counts.official, &counts.items))
        (reason::ties(lang, &counts.official, &counts.items))
        (Details::new(t(lang, "result-other-count"), html! {
            (rounds::section(lang, "other", &t(lang, other_key(&view.vote)), &counts.other, &counts.items))
        }).render())
        (again(&ctx, &view))
    };
    let page = Page::new(lang, format!("{name}: {title}"), body);
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Votes, page)))
}

/// `GET /d/{district}/votes/{vote}/ballots.pb`: every ballot, as a Pabulib file. It is
/// written while it is sent, however large it is.
pub async fn ballots(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let view = View::read_in(&ctx, Lang::Ko, slug, &id).await?;
    let counts = read(&view, &counted(&ctx, &view).await?)?;
    let id = view.vote.id;
    let head = ballot_file::head(&view.district, &view.vote, &view.items, &counts.official)?;
    let place = ctx.app.downloads.clone().try_acquire_owned();
    let place = place.map_err(|_| WebError::TooMany { wait: 5 })?;
    let ballot_box = ctx.app.stores.ballot_box.clone();
    let mut response = Response::new(ballot_file::body(ballot_box, id, head, place));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=3600"),
    );
    let file = format!("attachment; filename=\"{}-{id}.pb\"", view.district.slug);
    if let Ok(value) = HeaderValue::from_str(&file) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// The published result, or the refusal that says when there will be one.
async fn counted(ctx: &Context, view: &View) -> Result<VoteResult, WebError> {
    let id = view.vote.id;
    let result = ctx
        .app
        .stores
        .site
        .read(move |tx| store::vote_result_get(tx, id))
        .await?;
    result.ok_or_else(|| {
        let seal =
            process::vote::seal_from(&view.vote.terms(&[]), ctx.rules.limits.seal_grace_seconds);
        let fault = Fault::new("refusal-not-counted").moment("from", seal);
        Refusal {
            kind: Kind::Conflict,
            fault,
        }
        .into()
    })
}

fn read<'a>(view: &'a View, result: &VoteResult) -> Result<Counts<'a>, WebError> {
    let parse = |text: &str| {
        serde_json::from_str::<Outcome>(text)
            .map_err(|e| WebError::Store(StoreError::Data(format!("a stored result: {e}"))))
    };
    let (greedy, shares) = (parse(&result.greedy)?, parse(&result.equal_shares)?);
    let greedy_decides = view.vote.official_rule == "greedy";
    let (official, other) = if greedy_decides {
        (greedy, shares)
    } else {
        (shares, greedy)
    };
    let items = view
        .items
        .iter()
        .map(|item| (item.id.to_string(), item))
        .collect();
    Ok(Counts {
        official,
        other,
        items,
    })
}

fn summary(ctx: &Context, view: &View, result: &VoteResult, counts: &Counts<'_>) -> String {
    let lang = ctx.lang;
    let spent = won_of(&counts.official.total_cost);
    let args = [
        ("ballots", result.ballots.into()),
        ("issued", result.issued.into()),
        ("rule", show::rule(ctx, &view.vote).into()),
        ("winners", counts.official.winners.len().into()),
        ("agendas", view.items.len().into()),
        ("spent", korean::won(lang, spent).into()),
        ("budget", korean::won(lang, view.vote.budget.0).into()),
    ];
    tr(lang, "result-summary", &args)
}

/// All agendas: the winners in the order of the count that decided, then the others by votes.
fn table(lang: Lang, view: &View, counts: &Counts<'_>) -> Markup {
    let greedy_decides = view.vote.official_rule == "greedy";
    let place = |outcome: &Outcome, id: &str| {
        let at = outcome.winners.iter().position(|w| w == id);
        at.and_then(|at| u32::try_from(at + 1).ok())
    };
    let mut rows: Vec<_> = votes(&counts.official)
        .into_iter()
        .filter_map(|(id, votes)| {
            let item = *counts.items.get(&id)?;
            Some((
                place(&counts.official, &id),
                place(&counts.other, &id),
                votes,
                item,
            ))
        })
        .collect();
    rows.sort_by_key(|(official, _, votes, item)| {
        (
            official.unwrap_or(u32::MAX),
            std::cmp::Reverse(*votes),
            item.position,
        )
    });
    let fate = |place: Option<u32>| place.map_or(ui::Outcome::NotFunded, ui::Outcome::Funded);
    let rows = rows.into_iter().map(|(official, other, votes, item)| {
        let (greedy, shares) = if greedy_decides {
            (official, other)
        } else {
            (other, official)
        };
        let row = ResultRow::new(&item.title, item.cost, votes, fate(greedy), fate(shares))
            .title_lang(korean::language_of(&item.title, lang));
        match item.item {
            Some(of) => row.href(item_address(&view.district, of)),
            None => row,
        }
    });
    ResultTable::new(t(lang, "result-table"), rows.collect()).render(lang)
}

/// How many voters listed each agenda, whatever became of it.
pub(crate) fn votes(outcome: &Outcome) -> Vec<(String, u64)> {
    let won = outcome
        .rounds
        .iter()
        .map(|round| (round.winner.clone(), round.votes));
    let lost = outcome
        .not_selected
        .iter()
        .map(|lost| (lost.id.clone(), lost.votes));
    won.chain(lost).collect()
}

/// How anybody can repeat the count.
fn again(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let file = format!("{}/ballots.pb", view.address());
    let vote = &view.vote;
    let commands = ["greedy", "equal-shares"].map(|rule| {
        let completion = match rule {
            "greedy" => String::new(),
            _ => format!(" --completion {}", vote.completion),
        };
        format!(
            "madang count {}-{}.pb --rule {rule} --utility {}{completion} --ties {}",
            view.district.slug, vote.id, vote.utility, vote.ties
        )
    });
    html! {
        section.section {
            h2 { (t(lang, "result-again")) }
            p { (t(lang, "result-again-text")) }
            p { a href=(file) { (t(lang, "result-file")) } }
            @for command in commands {
                pre tabindex="0" aria-label=(t(lang, "result-command")) { code { (command) } }
            }
        }
    }
}

fn rule_key(vote: &Vote) -> &'static str {
    if vote.official_rule == "greedy" {
        "result-rounds-greedy"
    } else {
        "result-rounds-shares"
    }
}

fn other_key(vote: &Vote) -> &'static str {
    if vote.official_rule == "greedy" {
        "result-rounds-shares"
    } else {
        "result-rounds-greedy"
    }
}

/// An amount of a count as won: announced costs and budgets are whole won.
fn won_of(amount: &allocation::Amount) -> i64 {
    amount
        .units()
        .and_then(|units| i64::try_from(units).ok())
        .unwrap_or(i64::MAX)
}
