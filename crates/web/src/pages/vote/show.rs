//! One vote: what can be chosen, and the ballot of who may vote.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::VoteId;
use process::selection::LastWord;
use process::vote::{Phase, phase};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{District, Vote, VoteItem};
use ui::{
    Ballot, BallotOption, DefinitionList, LinkButton, ListRow, Markup, Notice, Page, TimeStyle,
    actions, columns, deadline, html, list, time,
};

use crate::acts::account;
use crate::acts::vote::{self as acts, Mine};
use crate::acts::{NotDone, not_found};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::{Form, encode};
use crate::layout::{Section, in_district, sign_in_address};
use crate::pages::agenda::item_address;
use crate::pages::vote::ballot::BLANK;
use crate::pages::vote::{eligibility, list::state};
use crate::post::Post;

/// What was just done.
#[derive(Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// A vote as the pages need it.
pub struct View {
    /// The district it is in.
    pub district: District,
    /// What was announced.
    pub vote: Vote,
    /// The agendas in the order of the ballot.
    pub items: Vec<VoteItem>,
    /// Who has the last word on what is selected; it stands from the announcement on.
    pub last_word: LastWord,
}

impl View {
    /// Reads a vote in two steps of one transaction; a vote of another district is not found.
    ///
    /// # Errors
    /// When there is no such vote.
    pub async fn read(ctx: &Context, slug: String, id: &str) -> Result<View, WebError> {
        View::read_in(ctx, ctx.lang, slug, id).await
    }

    /// The same in a language that is not the reader's, for files.
    ///
    /// # Errors
    /// When there is no such vote.
    pub async fn read_in(
        ctx: &Context,
        lang: Lang,
        slug: String,
        id: &str,
    ) -> Result<View, WebError> {
        let id: VoteId = id.parse().map_err(|_| WebError::not_found())?;
        let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
            let (district, vote) = acts::find(tx, &slug, id)?;
            let items = acts::items(tx, vote.id, lang)?;
            let cycle = store::cycle_get(tx, vote.cycle)?.ok_or_else(not_found)?;
            Ok(View {
                last_word: cycle.last_word,
                district,
                vote,
                items,
            })
        });
        let view = found.await?;
        ctx.may(Act::PublicSee, Target::district(view.district.id))?;
        Ok(view)
    }

    /// The address of the vote.
    pub fn address(&self) -> String {
        format!("/d/{}/votes/{}", self.district.slug, self.vote.id)
    }

    /// Where it stands when the request arrived.
    pub fn phase(&self, ctx: &Context) -> Phase {
        phase(
            &self.vote.terms(&[]),
            self.vote.counted_at.is_some(),
            ctx.now,
        )
    }
}

/// `GET /d/{district}/votes/{vote}`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response<Body>, WebError> {
    let view = View::read(&ctx, slug, &id).await?;
    let (form, invalid) = (Form::default(), Invalid::default());
    let shown = Shown {
        status: StatusCode::OK,
        form: &form,
        invalid: &invalid,
        done: done.done.as_deref(),
    };
    page(&ctx, &view, &shown).await
}

/// The page with a form that came back: with what was typed and what is wrong with it.
///
/// # Errors
/// When a store fails.
pub async fn again(
    post: &Post,
    view: &View,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let shown = Shown {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        form: &post.form,
        invalid,
        done: None,
    };
    page(&post.ctx, view, &shown).await
}

/// What the page shows beside the vote itself.
struct Shown<'a> {
    status: StatusCode,
    form: &'a Form,
    invalid: &'a Invalid,
    /// What the address says was just done.
    done: Option<&'a str>,
}

async fn page(ctx: &Context, view: &View, shown: &Shown<'_>) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let key = ctx
        .session
        .as_ref()
        .and_then(|s| s.person.identity_key.as_deref());
    let open = view.phase(ctx) == Phase::Open;
    let mine = match ctx.session {
        Some(_) if open => acts::mine(&ctx.app.stores, view.vote.id, key).await?,
        _ => Mine::default(),
    };
    let fields = Fields {
        lang,
        form: shown.form,
        invalid: shown.invalid,
    };
    // An address alone makes nobody believe that she has voted.
    let flash = match shown.done {
        Some("voted") if mine.ballots > 0 => Some(notice(ctx, "vote-done-voted")),
        Some("declared") if mine.enrolled => Some(notice(ctx, "vote-done-declared")),
        _ => None,
    };
    let title = lang.pick(&view.vote.title_ko, &view.vote.title_en);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (lead(ctx, view)) }
        @if let Phase::Announced | Phase::Open = view.phase(ctx) {
            p { (t(lang, &format!("last-word-{}", view.last_word))) }
        }
        @match (open, &ctx.session) {
            (true, Some(_)) if mine.enrolled => (ballot(ctx, view, &mine, &fields)),
            (true, Some(signed_in)) => {
                @if account::needs_consent(&signed_in.person, &ctx.by()) {
                    (actions(LinkButton::new(t(lang, "vote-consent"), consent(&ctx.path)).render()))
                } @else {
                    (eligibility::form(ctx, view, &fields, signed_in.person.identity_key.is_some()))
                }
                (columns(agendas(ctx, view), facts(ctx, view)))
            }
            (true, None) => {
                (actions(LinkButton::new(t(lang, "vote-sign-in"), sign_in_address(&ctx.path)).render()))
                (columns(agendas(ctx, view), facts(ctx, view)))
            }
            _ => (columns(agendas(ctx, view), facts(ctx, view))),
        }
    };
    let mut page = Page::new(lang, fields.title(title), body);
    if let Some(flash) = flash {
        page = page.flash(flash);
    }
    Ok(ctx.page(
        shown.status,
        in_district(ctx, &view.district, Section::Votes, page),
    ))
}

/// Where to agree to the terms so that one comes back to `path`.
fn consent(path: &str) -> String {
    format!("/consent?back={}", encode(path))
}

fn notice(ctx: &Context, key: &str) -> Markup {
    let text = t(ctx.lang, key);
    Notice::success(html! { p { (text) } })
        .announced()
        .render(ctx.lang)
}

/// The sentence below the heading: what can be done now, and until when.
fn lead(ctx: &Context, view: &View) -> Markup {
    let (lang, vote) = (ctx.lang, &view.vote);
    let when = |at| time(lang, at, TimeStyle::DateTime);
    match view.phase(ctx) {
        Phase::Announced => html! { (t(lang, "vote-lead-announced")) " " (when(vote.opens_at)) },
        Phase::Open => html! {
            (tr(lang, "vote-lead-open", &[("max", vote.max_choices.into())])) " "
            (deadline(lang, ctx.now, vote.closes_at)) " "
            a href="/about#trust" { (t(lang, "vote-secrecy-how")) }
        },
        Phase::Counting => html! {
            (t(lang, "vote-lead-counting")) " "
            (time(lang, vote.closes_at, TimeStyle::Deadline))
        },
        Phase::Counted => html! {
            (t(lang, "vote-lead-counted")) " "
            a href=(format!("{}/result", view.address())) { (t(lang, "vote-to-result")) }
        },
    }
}

/// The ballot itself, with the marks of the last ballot or of the form that came back.
fn ballot(ctx: &Context, view: &View, mine: &Mine, fields: &Fields<'_>) -> Markup {
    let (lang, vote) = (ctx.lang, &view.vote);
    let error = fields.error("choices");
    let marked = fields.form.all("choices");
    let person = ctx.actor.person.map_or(0, |p| p.0);
    let mut items: Vec<&VoteItem> = view.items.iter().collect();
    items.sort_by_cached_key(|i| {
        ctx.app
            .stores
            .keys
            .hmac("ballot-order", &format!("{person}:{}", i.id))
    });
    let options = items.into_iter().map(|item| {
        let id = item.id.to_string();
        let chosen = marked.contains(&id);
        let option = BallotOption::new(id, &item.title, item.cost, &item.need)
            .text_lang(korean::language_of(&item.title, lang))
            .chosen(chosen);
        match item.item {
            Some(of) => option.href(item_address(&view.district, of)),
            None => option,
        }
    });
    let seq = mine.ballots + 1;
    let mut hidden = fields::hidden(&ctx.tokens());
    hidden.push(ui::Hidden::new("seq", seq.to_string()));
    if fields
        .invalid
        .0
        .iter()
        .any(|found| found.fault.key == BLANK)
    {
        hidden.push(ui::Hidden::new("blank", "yes"));
    }
    let button = if mine.ballots > 0 {
        "vote-button-change"
    } else {
        "vote-button"
    };
    let max = usize::try_from(vote.max_choices).unwrap_or(0);
    let legend = tr(lang, "vote-legend", &[("count", view.items.len().into())]);
    let action = format!("{}/ballot", view.address());
    html! {
        @if mine.ballots > 0 && error.is_none() {
            (Notice::information(html! { p { (t(lang, "vote-have-voted")) } }).render(lang))
        }
        (Ballot::new(action, legend, max as _, vote.budget, options.collect())
            .name("choices")
            .hidden(hidden)
            .error(error)
            .button(t(lang, button))
            .note(html! { p { (t(lang, "vote-note")) } p.meta { (rule(ctx, vote)) } })
            .render(lang))
    }
}

/// The agendas to read, in the order of the ballot.
fn agendas(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let rows: Vec<ListRow> = view
        .items
        .iter()
        .map(|item| {
            let row = match item.item {
                Some(of) => ListRow::new(&item.title, item_address(&view.district, of)),
                None => ListRow::plain(&item.title),
            };
            row.title_lang(korean::language_of(&item.title, lang))
                .meta(&item.need)
                .tag(korean::won(lang, item.cost.0), ui::Tone::Quiet)
        })
        .collect();
    html! {
        section.section {
            h2 { (tr(lang, "vote-agendas", &[("count", rows.len().into())])) }
            (list(3, &rows))
        }
    }
}

/// What was announced, as a list of facts.
fn facts(ctx: &Context, view: &View) -> Markup {
    let (lang, vote) = (ctx.lang, &view.vote);
    html! {
        h2 { (t(lang, "vote-facts")) }
        (DefinitionList::new()
            .entry(t(lang, "vote-fact-state"), state(lang, vote, ctx.now).0)
            .entry_markup(t(lang, "vote-fact-opens"), time(lang, vote.opens_at, TimeStyle::DateTime))
            .entry_markup(t(lang, "vote-fact-closes"), time(lang, vote.closes_at, TimeStyle::Deadline))
            .entry(t(lang, "vote-fact-budget"), korean::won_both(lang, vote.budget.0))
            .entry(t(lang, "vote-fact-max"), tr(lang, "vote-max", &[("max", vote.max_choices.into())]))
            .entry(t(lang, "vote-fact-rule"), rule(ctx, vote))
            .render())
    }
}

/// Which count decides and how ties are broken, in a sentence.
pub fn rule(ctx: &Context, vote: &Vote) -> String {
    let key = if vote.official_rule == "greedy" {
        "vote-rule-greedy"
    } else {
        "vote-rule-shares"
    };
    t(ctx.lang, key)
}
