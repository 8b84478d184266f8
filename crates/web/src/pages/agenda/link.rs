//! Telling that things which were picked on the board belong together.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::{Response, StatusCode};
use korean::t;
use process::Act;
use process::act::Target;
use process::agenda::Item;
use process::lineage::merge_size;
use ui::{Breadcrumb, Button, EmptyState, Form as PostForm, Hidden, Page, actions, html};

use super::{ask, form, list_address, row};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/agendas/link?items=…`: what was picked, and why it belongs together.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let items = ask::items(&ask::decode(query.as_deref())?)?;
    page(&ctx, slug, &items, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/agendas/link`: links them and shows the step.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let items = ask::items(&post.form)?;
    let why = form::typed_why(&post.form);
    let (district, linked) = (slug.clone(), items.clone());
    let done = post
        .once(move |tx, by| {
            let step = acts::lineage::link::link(tx, by, &district, &linked, &why)?;
            Ok(format!("/d/{district}/lineage/{step}?done=linked"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, &items, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    items: &[Item],
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let asked = items.to_vec();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let bodies = store::body_list(tx, district.id)?;
        let rows = store::board_some(tx, district.id, &asked)?;
        Ok((district, bodies, rows))
    };
    let (district, bodies, rows) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::LineageChange, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "link-title");
    let back = list_address(&district);
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let lines = rows
        .iter()
        .map(|one| row::list_row(lang, &district, one, None, ctx.now));
    let kept = rows
        .iter()
        .map(|one| Hidden::new("items", one.item.to_string()));
    let few = merge_size(rows.len()).is_err() && shown.status == StatusCode::OK;
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (t(lang, "link-lead")) }
        @if few {
            (EmptyState::new(t(lang, "link-few"), t(lang, "link-few-text"))
                .action(t(lang, "agenda-to-list"), &back)
                .render())
        } @else {
            section.section #items tabindex="-1" aria-labelledby="items-heading" {
                h2 #items-heading { (t(lang, "link-items")) }
                @if let Some(error) = fields.error("items") { p.error id="items-error" { (error) } }
                (ui::list(3, &lines.collect::<Vec<_>>()))
            }
            (PostForm::post(format!("{back}/link"))
                .hidden_all(fields::hidden(&ctx.tokens()))
                .hidden_all(kept)
                .render(html! {
                    (form::why(&fields, ctx.rules.limits, &bodies, "link-reason", "lineage-reason-hint"))
                    (actions(html! {
                        (Button::new(t(lang, "link-button")).render())
                        a href=(back) { (t(lang, "proposal-cancel")) }
                    }))
                }))
        }
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), &back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}
