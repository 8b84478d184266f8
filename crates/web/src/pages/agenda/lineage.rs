//! One step in the lineage: what went in, what came out, why, and whether it was undone.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t};
use process::act::Target;
use process::id::LineageId;
use process::{Act, lineage};
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
        let results: Vec<_> = self.results.iter().map(|r| r.standing).collect();
        lineage::undo(self.step.undone_at.is_some(), &results)
    }

    /// Its sources and its results.
    pub(super) fn render(&self, lang: Lang) -> Markup {
        html! {
            section.section aria-labelledby="sources" {
                h2 #sources { (t(lang, "lineage-sources")) }
                (sources::list(lang, &self.district, &self.sources))
            }
            section.section aria-labelledby="results" {
                h2 #results { (t(lang, "lineage-results")) }
                (list(3, &self.results.iter().map(|r| self.result(lang, r)).collect::<Vec<_>>()))
            }
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
                p { (t(lang, "lineage-undone")) " " (time(lang, at, TimeStyle::DateTime)) }
                (paragraphs(step.undo_reason.as_deref().unwrap_or("")))
            }).render(lang))
        }
        h2 { (t(lang, "lineage-reason")) }
        (paragraphs(&step.reason))
        (view.render(lang))
        @if undoes { (actions(LinkButton::new(t(lang, "lineage-undo"), undo).second().render())) }
    };
    let crumbs =
        Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), list_address(&view.district));
    let page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    let page = with_done(lang, page, &asked.done);
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Agendas, page)))
}
