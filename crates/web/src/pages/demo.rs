//! Signing in as an invented person, in a demonstration only.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Response};
use korean::{t, tr};
use ui::{Breadcrumb, Button, Form as FormView, ListRow, Page, actions, html};

use crate::acts::account::code::Typed;
use crate::acts::account::sign_in;
use crate::app::{Demo, DemoPerson};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::safe_back;
use crate::post::Post;

use super::sign_in::arrive;
use super::sign_in::faults;

/// `GET /demo`: the invented people, and what one can try as each.
pub async fn list(ctx: Context) -> Result<Response<Body>, WebError> {
    let demo = demo(&ctx)?;
    let lang = ctx.lang;
    let rows: Vec<ListRow> = demo
        .people
        .iter()
        .map(|person| {
            let title = lang.pick(&person.role_ko, &person.role_en).as_str();
            let what = lang.pick(&person.try_ko, &person.try_en).as_str();
            ListRow::new(title, format!("/demo/as/{}", person.slug)).meta(what)
        })
        .collect();
    let body = html! {
        h1 { (t(lang, "demo-title")) }
        p.lead { (t(lang, "demo-lead")) }
        section.section {
            h2 { (t(lang, "demo-people")) }
            (ui::list(3, &rows))
        }
        section.section {
            h2 { (t(lang, "demo-code")) }
            p { (tr(lang, "demo-code-text", &[("folder", demo.outbox.clone().into())])) }
            p { a href="/sign-in" { (t(lang, "sign-in-title")) } }
        }
    };
    Ok(ctx.ok(Page::new(lang, t(lang, "demo-title"), body).noindex()))
}

/// `GET /demo/as/{person}`: who this is, and a button.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let person = find(&ctx, &slug)?;
    let lang = ctx.lang;
    let role = lang.pick(&person.role_ko, &person.role_en);
    let view = FormView::post(format!("/demo/as/{slug}"))
        .hidden_all(hidden(&ctx.tokens()))
        .hidden_all([arrive::seed(&ctx)]);
    let body = html! {
        h1 { (role) }
        p.lead { (lang.pick(&person.try_ko, &person.try_en)) }
        p { (t(lang, "demo-as-text")) }
        (view.render(html! {
            (actions(html! {
                (Button::new(tr(lang, "demo-as-button", &[("role", role.as_str().into())])).render())
                a href="/demo" { (t(lang, "demo-others")) }
            }))
        }))
    };
    let crumbs = Breadcrumb::new(role.as_str())
        .step(t(lang, "demo-title"), "/demo")
        .render(lang);
    Ok(ctx.ok(Page::new(lang, role.as_str(), body)
        .noindex()
        .breadcrumb(crumbs)))
}

/// `POST /demo/as/{person}`: signs in, and leads to where that person begins.
pub async fn post(
    headers: HeaderMap,
    Path(slug): Path<String>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let invented = find(&post.ctx, &slug)?;
    let token = arrive::token(&post)?;
    let opening = arrive::opening(&post, &headers, &token);
    let person = invented.person;
    let done = post
        .once(move |tx, by| Ok(sign_in::as_invented(tx, by, person, &opening)?.kept()))
        .await;
    match done.and_then(|kept| Ok(Typed::read(&kept)?)) {
        Ok(word) => Ok(arrive::arrive(
            &post.ctx,
            &token,
            word,
            safe_back(&invented.start),
        )),
        Err(not_done) => faults(&post, not_done).and_then(|_| Err(WebError::not_found())),
    }
}

fn demo(ctx: &Context) -> Result<&Demo, WebError> {
    ctx.app
        .settings
        .demo
        .as_ref()
        .ok_or_else(WebError::not_found)
}

fn find<'a>(ctx: &'a Context, slug: &str) -> Result<&'a DemoPerson, WebError> {
    demo(ctx)?
        .people
        .iter()
        .find(|p| p.slug == slug)
        .ok_or_else(WebError::not_found)
}
