//! One step in the lineage: what went in, what came out, why, and whether it was undone.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use jiff::Timestamp;
use korean::{Lang, t};
use process::Act;
use process::act::Target;
use process::id::LineageId;
use process::lineage::LineageAct;
use serde::Deserialize;
use store::{District, Lineage, LineageResult, LineageSource};
use ui::{
    Breadcrumb, LinkButton, ListRow, Markup, Notice, Page, TimeStyle, actions, html, list,
    paragraphs, time,
};

use super::{act_word, address, list_address, sources, state_tag, step_address, with_done};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::proposal::hearing::story::meeting;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// A step with everything that belongs to it.
pub(super) struct Step {
    pub district: District,
    pub step: Lineage,
    pub sources: Vec<LineageSource>,
    pub results: Vec<LineageResult>,
    /// The steps that stand on it.
    pub later: Vec<(LineageId, LineageAct, Timestamp)>,
}

impl Step {
    /// Reads it.
    ///
    /// # Errors
    /// When there is none at this address.
    pub(super) async fn read(ctx: &Context, slug: String, id: &str) -> Result<Step, WebError> {
        let id: LineageId = id.parse().map_err(|_| WebError::not_found())?;
        let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
            let (district, step) = acts::lineage::find::<WebError>(tx, &slug, id)?;
            Ok(Step {
                sources: store::lineage_sources(tx, id)?,
                results: store::lineage_results(tx, id)?,
                later: store::lineage_later(tx, id)?,
                district,
                step,
            })
        };
        ctx.app.stores.site.read(read).await
    }

    /// Whether it can be undone.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn undoable(&self) -> Result<(), process::Refusal> {
        acts::lineage::undoable(&self.step, &self.sources, &self.results)
    }

    /// The steps that stand on it, as links: they are undone first.
    pub(super) fn later(&self, lang: Lang) -> Markup {
        html! {
            @if !self.later.is_empty() {
                h2 { (t(lang, "lineage-later")) }
                ul {
                    @for (id, act, at) in &self.later {
                        li {
                            a href=(step_address(&self.district, *id)) { (act_word(lang, *act)) }
                            " · " (time(lang, *at, TimeStyle::DateTime))
                        }
                    }
                }
            }
        }
    }

    /// Where it was decided and as what it was recorded.
    fn by_whom(&self, lang: Lang) -> Markup {
        let body = self.step.body_names.as_ref();
        let body = body.map(|(ko, en)| lang.pick(ko, en).as_str());
        let role = self
            .step
            .role
            .map(|role| crate::pages::role::name(lang, role));
        html! {
            @if body.is_some() || role.is_some() {
                p.meta {
                    @if let Some(body) = body { (t(lang, "lineage-decided-in")) ": " (body) }
                    @if body.is_some() && role.is_some() { " · " }
                    @if let Some(role) = role { (t(lang, "lineage-recorded-as")) ": " (role) }
                }
            }
            @if let Some(met) = &self.step.meeting {
                p.meta { (t(lang, "hearing-decided-in")) ": " (meeting(lang, &self.district.slug, met)) }
            }
        }
    }

    /// Its sources and its results.
    pub(super) fn render(&self, lang: Lang) -> Markup {
        html! {
            section.section aria-labelledby="sources" {
                h2 #sources { (t(lang, "lineage-sources")) }
                (sources::list(lang, &self.district, &self.sources))
            }
            @if !self.results.is_empty() { section.section aria-labelledby="results" {
                h2 #results { (t(lang, "lineage-results")) }
                (list(3, &self.results.iter().map(|r| self.result(lang, r)).collect::<Vec<_>>()))
            } }
        }
    }

    fn result(&self, lang: Lang, result: &LineageResult) -> ListRow {
        let (word, tone) = state_tag(lang, result.standing.state);
        let here = address(&self.district, result.agenda);
        if result.standing.hidden {
            return ListRow::new(t(lang, "agenda-hidden-title"), here).tag(word, tone);
        }
        ListRow::new(result.title.as_str(), here)
            .title_lang(korean::language_of(&result.title, lang))
            .meta_markup(ui::own_words(lang, &result.need))
            .tag(word, tone)
    }
}

/// `GET /d/{district}/lineage/{lineage}`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = Step::read(&ctx, slug, &id).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let (lang, step) = (ctx.lang, &view.step);
    let title = act_word(lang, step.act);
    let undoes = ctx.can(Act::LineageChange, view.district.id) && view.undoable().is_ok();
    let undo = format!("{}/undo", step_address(&view.district, step.id));
    let body = html! {
        h1 { (title) }
        p.lead { (time(lang, step.at, TimeStyle::DateTime)) }
        @if let Some(at) = step.undone_at {
            (Notice::warning(html! {
                p {
                    (t(lang, "lineage-undone")) " " (time(lang, at, TimeStyle::DateTime))
                    @if let Some(role) = step.undo_role { " · " (crate::pages::role::name(lang, role)) }
                }
                (paragraphs(step.undo_reason.as_deref().unwrap_or("")))
            }).render(lang))
        }
        h2 { (t(lang, "lineage-reason")) }
        (paragraphs(&step.reason))
        (view.by_whom(lang))
        (view.render(lang))
        (view.later(lang))
        @if undoes { (actions(LinkButton::new(t(lang, "lineage-undo"), undo).second().render())) }
    };
    let crumbs =
        Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), list_address(&view.district));
    let page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    let page = with_done(lang, page, &asked.done);
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Agendas, page)))
}
