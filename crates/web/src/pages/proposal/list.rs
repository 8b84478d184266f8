//! The proposals of a district, the newest first.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::{NeighborhoodId, ProposalId};
use process::stage::Stage;
use process::{Act, proposal};
use serde::Deserialize;
use store::{District, Neighborhood, Proposal, ProposalFilter};
use ui::{
    Button, Details, EmptyState, Field, Form, LinkButton, ListRow, Markup, Page, Pagination,
    Select, TimeStyle, actions, deadline, html, list, own_words, time,
};

use super::{list_address, neighborhood_choices, place, stage, state_tag};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::message;

/// How many proposals a page shows.
const PAGE: usize = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last proposal of the page before.
    #[serde(default)]
    after: String,
    /// Only those of one neighbourhood.
    #[serde(default)]
    neighborhood: String,
}

struct View {
    district: District,
    neighborhoods: Vec<Neighborhood>,
    stages: Vec<Stage>,
    /// One more than a page when there is a next one.
    proposals: Vec<Proposal>,
    standing: i64,
    after: Option<ProposalId>,
    near: Option<NeighborhoodId>,
}

/// `GET /d/{district}/proposals`: the newest first, in pages, all or of one neighbourhood.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug, &asked).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "proposal-list-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "proposal-list-lead")) }
        (call(&ctx, &view))
        (filter(lang, &view))
        (rows(lang, &view))
    };
    let page = Page::new(lang, title, body).description(t(lang, "proposal-list-lead"));
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Proposals, page)))
}

async fn read(ctx: &Context, slug: String, asked: &Asked) -> Result<View, WebError> {
    let refused = |key| WebError::request(StatusCode::BAD_REQUEST, key);
    let after = match asked.after.as_str() {
        "" => None,
        text => Some(
            text.parse::<ProposalId>()
                .map_err(|_| refused("fault-page-key"))?,
        ),
    };
    let near = match asked.neighborhood.as_str() {
        "" => None,
        text => Some(
            text.parse::<NeighborhoodId>()
                .map_err(|_| refused("fault-neighborhood"))?,
        ),
    };
    let now = ctx.now;
    let view = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let district = crate::acts::district::find(tx, &slug)?;
            let filter = ProposalFilter {
                district: district.id,
                neighborhood: near,
                withdrawn: true,
                before: after,
                limit: PAGE as i64 + 1,
            };
            Ok(View {
                neighborhoods: store::neighborhood_list(tx, district.id)?,
                stages: acts::proposal::year(tx, district.id, now)?.1,
                proposals: store::proposal_list(tx, &filter)?,
                standing: store::proposal_count(tx, district.id)?,
                after,
                near,
                district,
            })
        })
        .await?;
    if near.is_some_and(|near| view.neighborhoods.iter().all(|n| n.id != near)) {
        return Err(refused("fault-neighborhood"));
    }
    Ok(view)
}

/// The way to one's own proposal, or when that is possible.
fn call(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    match proposal::submit(&view.stages, ctx.now) {
        Ok(()) => actions(html! {
            (LinkButton::new(t(lang, "proposal-new"), new_address(view)).render())
            @if let Some(stage) = stage(&view.stages) {
                span { (t(lang, "proposal-until")) " " (deadline(lang, ctx.now, stage.closes_at)) }
            }
        }),
        Err(refusal) => html! { p { (message::fault(lang, &refusal.fault)) } },
    }
}

fn filter(lang: Lang, view: &View) -> Markup {
    let chosen = view.near.map(|near| near.to_string()).unwrap_or_default();
    let field = Field::new("neighborhood", t(lang, "proposal-filter-label")).value(chosen);
    let choices = neighborhood_choices(lang, "proposal-filter-all", &view.neighborhoods);
    let form = Form::get(list_address(&view.district))
        .label(t(lang, "proposal-filter"))
        .render(html! {
            (Select::new(field, choices).render(lang))
            (actions(Button::new(t(lang, "proposal-filter-button")).second().render()))
        });
    let details = Details::new(t(lang, "proposal-filter"), form);
    if view.near.is_some() {
        details.open().render()
    } else {
        details.render()
    }
}

fn rows(lang: Lang, view: &View) -> Markup {
    let shown = &view.proposals[..view.proposals.len().min(PAGE)];
    let next = shown
        .last()
        .filter(|_| view.proposals.len() > PAGE)
        .map(|last| format!("{}after={}", query(view), last.id));
    let near = view
        .near
        .and_then(|near| view.neighborhoods.iter().find(|n| n.id == near));
    let count = match near {
        Some(near) => {
            let name = lang.pick(&near.name_ko, &near.name_en).as_str();
            tr(
                lang,
                "proposal-count-near",
                &[("neighborhood", name.into())],
            )
        }
        None => tr(lang, "proposal-count", &[("count", view.standing.into())]),
    };
    html! {
        @if shown.is_empty() {
            (empty(lang, view))
        } @else {
            h2.sr { (t(lang, "proposal-list-heading")) }
            p.meta { (count) }
            (list(3, &shown.iter().map(|p| row(lang, view, p)).collect::<Vec<_>>()))
        }
        @if view.after.is_some() {
            p { a href=(query(view).trim_end_matches(['?', '&'])) { (t(lang, "proposal-first-page")) } }
        }
        (Pagination::new(t(lang, "proposal-pages")).next(next).render(lang))
    }
}

fn row(lang: Lang, view: &View, proposal: &Proposal) -> ListRow {
    let text = &proposal.text;
    let (word, tone) = state_tag(lang, proposal.state);
    let cost = match text.cost {
        Some(cost) => korean::won(lang, cost.0),
        None => t(lang, "proposal-cost-none"),
    };
    let comments = tr(
        lang,
        "comment-count",
        &[("count", proposal.comment_count.into())],
    );
    ListRow::new(
        text.title.as_str(),
        super::address(&view.district, proposal.id),
    )
    .title_lang(korean::language_of(&text.title, lang))
    .tag(word, tone)
    .meta_markup(html! {
        (own_words(lang, &text.need)) br;
        (place(lang, proposal.neighborhood_names.as_ref())) " · " (cost) " · "
        (crate::pages::support::short(lang, proposal.support_count)) " · " (comments) " · "
        (time(lang, proposal.created_at, TimeStyle::DateShort))
    })
}

fn empty(lang: Lang, view: &View) -> Markup {
    if view.after.is_some() {
        return EmptyState::new(
            t(lang, "proposal-empty-end"),
            t(lang, "proposal-empty-end-text"),
        )
        .render();
    }
    let title = t(
        lang,
        if view.near.is_some() {
            "proposal-empty-near"
        } else {
            "proposal-empty"
        },
    );
    EmptyState::new(title, t(lang, "proposal-empty-text")).render()
}

fn new_address(view: &View) -> String {
    format!("{}/new", list_address(&view.district))
}

/// The address of this list up to its first page, ready for one more part.
fn query(view: &View) -> String {
    match view.near {
        Some(near) => format!("{}?neighborhood={near}&", list_address(&view.district)),
        None => format!("{}?", list_address(&view.district)),
    }
}
