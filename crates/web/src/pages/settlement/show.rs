//! The settlement as everybody reads it; for the city and the district also what waits.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use serde::Deserialize;
use store::{District, Settlement};
use ui::{
    Button, DefinitionList, EmptyState, Form as FormView, LinkButton, Markup, Notice, Page,
    TimeStyle, actions, html, own_words, time,
};

use super::{address, table};
use crate::acts::settlement::sees_drafts;
use crate::acts::spending::{Year, year};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::pages::{exchange, ledger};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The fiscal year.
    #[serde(default)]
    year: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/settlement`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(&asked.year)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        Ok((district, year))
    };
    let (district, year) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = match &year.cycle {
        Some(cycle) => {
            let values = [("year", cycle.fiscal_year.to_string().into())];
            tr(lang, "settlement-title-year", &values)
        }
        None => t(lang, "settlement-title"),
    };
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "settlement-lead")) }
        (ledger::years(lang, &district, "settlement", &year))
        @match year.approved() {
            Some(approved) => (shown(lang, &district, &year, approved)),
            None => {
                (EmptyState::new(t(lang, "settlement-none"), t(lang, "settlement-none-text"))
                    .action(t(lang, "settlement-to-spending"), spending(&district, &year))
                    .render())
            }
        }
        @if sees_drafts(&ctx.actor, district.id) { (tasks(&ctx, &district, &year)) }
    };
    let mut page = Page::new(lang, title, body).description(t(lang, "settlement-lead"));
    if let "drafted" | "approved" = asked.done.as_str() {
        let text = html! { p { (t(lang, &format!("settlement-done-{}", asked.done))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &district, Section::Money, page)))
}

/// The address of the books of the year that is shown.
fn spending(district: &District, year: &Year) -> String {
    let shown = year.cycle.as_ref().map(|cycle| cycle.fiscal_year);
    let asked = shown
        .map(|year| format!("?year={year}"))
        .unwrap_or_default();
    format!("/d/{}/spending{asked}", district.slug)
}

fn shown(lang: Lang, district: &District, year: &Year, approved: &Settlement) -> Markup {
    let reopened = year.latest().is_some_and(|latest| latest.id != approved.id);
    let mut facts = DefinitionList::new().entry(
        t(lang, "settlement-version"),
        tr(
            lang,
            "settlement-number",
            &[("number", approved.number.into())],
        ),
    );
    if let Some(at) = approved.approved_at {
        facts = facts.entry_markup(
            t(lang, "settlement-approved"),
            time(lang, at, TimeStyle::Official),
        );
    }
    facts = facts.entry_markup(
        t(lang, "settlement-hash"),
        html! { code.hash { (approved.hash) } },
    );
    let broken = approved.seal().ok().as_ref() != Some(&approved.hash);
    html! {
        @if broken {
            (Notice::warning(html! { p { (t(lang, "settlement-broken")) } }).render(lang))
        }
        @if reopened {
            (Notice::information(html! { p { (t(lang, "settlement-reopened")) } }).render(lang))
        }
        section.section {
            h2 { (t(lang, "settlement-lines")) }
            (table(lang, year, &approved.lines))
            p { a href=(spending(district, year)) { (t(lang, "settlement-to-spending")) } }
            @if let Some(cycle) = &year.cycle {
                (exchange::links(lang, &district.slug, cycle.fiscal_year, "settlement"))
            }
        }
        section.section {
            h2 { (t(lang, "settlement-seal")) }
            (facts.render())
            p.soft { (t(lang, "settlement-seal-text")) }
        }
        (history(lang, year))
    }
}

/// Each version that was opened again, with its reason.
fn history(lang: Lang, year: &Year) -> Markup {
    let reopened: Vec<&Settlement> = year
        .settlements
        .iter()
        .filter(|s| !s.reason.is_empty())
        .collect();
    html! {
        @if !reopened.is_empty() {
            section.section {
                h2 { (t(lang, "settlement-history")) }
                ul {
                    @for version in reopened {
                        li {
                            (tr(lang, "settlement-number", &[("number", version.number.into())])) " · "
                            (time(lang, version.drafted_at, TimeStyle::Official)) " · "
                            (own_words(lang, &version.reason))
                        }
                    }
                }
            }
        }
    }
}

/// What the district and the city have to do.
fn tasks(ctx: &Context, district: &District, year: &Year) -> Markup {
    let lang = ctx.lang;
    let Some(cycle) = &year.cycle else {
        return html! {};
    };
    let here = address(district);
    let draft = year.latest().filter(|latest| latest.approved_at.is_none());
    let drafts = ctx.can(Act::SettlementDraft, district.id);
    let new = format!("{here}/new?year={}", cycle.fiscal_year);
    html! {
        section.section {
            h2 { (t(lang, "settlement-tasks")) }
            @match draft {
                Some(draft) => {
                    p { (tr(lang, "settlement-waits", &[("number", draft.number.into())])) }
                    (table(lang, year, &draft.lines))
                    @if ctx.can(Act::SettlementApprove, district.id) {
                        p { (t(lang, "settlement-approve-text")) }
                        (FormView::post(format!("{here}/approve"))
                            .hidden_all(hidden(&ctx.tokens()))
                            .hidden("year", cycle.fiscal_year.to_string())
                            .hidden("seal", draft.seal().unwrap_or_default())
                            .render(actions(Button::new(t(lang, "settlement-approve")).render())))
                    }
                    @if drafts { (actions(LinkButton::new(t(lang, "settlement-redraft"), new).second().render())) }
                }
                None if drafts => {
                    @let key = if year.latest().is_some() { "settlement-reopen" } else { "settlement-new" };
                    (actions(LinkButton::new(t(lang, key), new).second().render()))
                }
                None => p { (t(lang, "settlement-nothing")) }
            }
            @if let Some(approved) = year.approved().filter(|_| ctx.can(Act::DocumentDraft, district.id)) {
                @let report = format!("/d/{}/documents/new?kind=result-report&settlement={}", district.slug, approved.id);
                (actions(LinkButton::new(t(lang, "settlement-report"), report).second().render()))
            }
        }
    }
}
