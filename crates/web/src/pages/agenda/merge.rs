//! Putting proposals and agendas together.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::Response;
use finance::Won;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::agenda::Item;
use process::lineage::merge_size;
use store::{BoardItem, District};
use ui::{Breadcrumb, Button, EmptyState, Form as PostForm, Hidden, Markup, Page, actions, html};

use super::form::{self, Places};
use super::{ask, list_address, row};
use crate::acts;
use crate::acts::lineage::Merged;
use crate::context::Context;
use crate::diversity::category_name;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/agendas/merge?items=…`: what was picked on the board, and the form for
/// what it becomes.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let items = ask::items(&ask::decode(query.as_deref())?)?;
    page(&ctx, slug, &items, None, &Shown::first()).await
}

/// `POST /d/{district}/agendas/merge`: puts them together and shows the agenda.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let items = ask::items(&post.form)?;
    let (typed, why) = (form::typed(&post.form), form::typed_why(&post.form));
    let (district, merged) = (slug.clone(), items.clone());
    let done = post
        .once(move |tx, by| {
            let made = acts::lineage::merge(tx, by, &district, &merged, &typed, &why)?;
            Ok(match made {
                Merged::Agenda(id) => format!("/d/{district}/agendas/{id}?done=merged"),
                Merged::Asked(id) => format!("/d/{district}/merges/{id}?done=asked"),
            })
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, &items, Some(&post.form), &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    items: &[Item],
    typed: Option<&Form>,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let asked = items.to_vec();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let places = Places::of(tx, district.id)?;
        let rows = store::board_some(tx, district.id, &asked)?;
        Ok((district, places, rows))
    };
    let (district, places, rows) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::LineageChange, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "merge-title");
    let back = list_address(&district);
    let body = match merge_size(rows.len()).is_ok() || typed.is_some() {
        true => filled(ctx, (&district, &places), &rows, typed, shown),
        false => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "merge-few"), t(lang, "merge-few-text"))
                .action(t(lang, "agenda-to-list"), &back)
                .render())
        },
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}

fn filled(
    ctx: &Context,
    (district, places): (&District, &Places),
    rows: &[BoardItem],
    typed: Option<&Form>,
    shown: &Shown,
) -> Markup {
    let lang = ctx.lang;
    let first = beginning(rows);
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&first),
        invalid: &shown.invalid,
    };
    let back = list_address(district);
    let until = korean::deadline(lang, process::merge::until(&ctx.rules, ctx.now));
    let lines: Vec<_> = rows
        .iter()
        .map(|one| row::list_row(lang, district, one, None, ctx.now))
        .collect();
    let kept = rows
        .iter()
        .map(|one| Hidden::new("items", one.item.to_string()));
    html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (t(lang, "merge-title")) }
        p.lead { (t(lang, "merge-lead")) }
        section.section #items tabindex="-1" aria-labelledby="items-heading" {
            h2 #items-heading { (t(lang, "merge-sources")) }
            @if let Some(error) = fields.error("items") { p.error id="items-error" { (error) } }
            (ui::list(3, &lines))
        }
        p { (tr(lang, "merge-asks", &[("until", until.into())])) }
        h2 { (t(lang, "merge-result")) }
        (PostForm::post(format!("{back}/merge"))
            .hidden_all(fields::hidden(&ctx.tokens()))
            .hidden_all(kept)
            .render(html! {
                (form::inputs(&fields, ctx.rules.limits, places, &html! {}))
                (form::why(&fields, ctx.rules.limits, &places.bodies, "merge-reason", "lineage-reason-hint"))
                (actions(html! {
                    (Button::new(t(lang, "merge-button")).render())
                    a href=(back) { (t(lang, "proposal-cancel")) }
                }))
            }))
    }
}

/// What the form begins with: what the things have in common, and the sum of their costs.
fn beginning(rows: &[BoardItem]) -> Form {
    let mut fields = Vec::new();
    let near = rows.first().and_then(|row| row.neighborhood);
    if let Some(near) = near
        && rows.iter().all(|row| row.neighborhood == Some(near))
    {
        fields.push(("neighborhood", near.to_string()));
    }
    let category = rows.first().and_then(|row| row.category);
    if rows.iter().all(|row| row.category == category) {
        fields.push(("category", category_name(category)));
    }
    let costs: Option<Vec<Won>> = rows.iter().map(|row| row.cost).collect();
    let sum = costs.and_then(|all| Won::sum(all).ok());
    fields.extend(sum.map(|sum| ("cost", korean::number(sum.0))));
    let council = rows.iter().find_map(|row| row.council);
    fields.extend(council.map(|council| ("council", council.to_string())));
    let office = rows.iter().find(|row| !row.department.is_empty());
    fields.extend(office.map(|row| ("department", row.department.clone())));
    fields.into_iter().collect()
}
