//! Who holds which role in a district, giving one and ending one.

mod form;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::GrantId;
use process::refusal::Fault;
use process::role::Grant;
use process::{Act, Invalid, Role};
use serde::Deserialize;
use store::{Body as Council, Department, District, GrantView};
use ui::{Button, EmptyState, Form as FormView, Markup, Notice, Page, Pagination, Tag, Tone, html};

use crate::acts::role::{self, RoleForm};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{self, Section};
use crate::post::{Post, Settled};

/// How many roles a page lists.
const PAGE: i64 = 50;

/// What the address may carry.
#[derive(Default, Deserialize)]
pub struct Asked {
    /// The last role of the page before.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    district: District,
    bodies: Vec<Council>,
    departments: Vec<Department>,
    /// In which department an official's role is held.
    serving: Vec<(GrantId, Department)>,
    grants: Vec<GrantView>,
    city: Vec<GrantView>,
}

impl View {
    /// Whether nobody else administers the whole city: such a role can't be ended.
    fn only_administrator(&self, grant: &Grant) -> bool {
        let held = |g: &&GrantView| g.grant.role == Role::Administrator;
        grant.role == Role::Administrator && self.city.iter().filter(held).count() < 2
    }
}

/// `GET /d/{district}/roles`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let today = ctx.today.to_string();
    let form: Form = [("starts_on", today.as_str())].into_iter().collect();
    page(
        &ctx,
        &slug,
        &form,
        &Invalid::default(),
        StatusCode::OK,
        &asked,
    )
    .await
}

/// What is kept under the form's key when the person holds the role already.
const HELD: &str = "held";

/// `POST /d/{district}/roles`: gives a role.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = RoleForm {
        address: post.form.text("address"),
        role: post.form.text("role"),
        body: post.form.text("body"),
        department: post.form.text("department"),
        starts_on: post.form.text("starts_on"),
        ends_on: post.form.text("ends_on"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            Ok(match role::give(tx, by, &place, &typed)? {
                role::Given::New(_) => format!("/d/{place}/roles?done=given"),
                role::Given::Held => HELD.to_owned(),
            })
        })
        .await;
    let done = match done {
        Ok(kept) if kept == HELD => Err(Invalid::one("role", Fault::new("role-fault-held")).into()),
        done => done,
    };
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(
                &post.ctx,
                &slug,
                &post.form,
                &invalid,
                status,
                &Asked::default(),
            )
            .await
        }
    }
}

/// `POST /d/{district}/roles/{grant}/end`: ends a role today.
pub async fn end(
    Path((slug, grant)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let grant: GrantId = grant.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            let whose = role::end(tx, by, &slug, grant)?;
            // Who ended her own role may not see the list any more.
            Ok(match by.actor.person == Some(whose) {
                true => "/me?done=role".to_owned(),
                false => format!("/d/{slug}/roles?done=ended"),
            })
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

/// A role in words.
pub fn name(lang: Lang, role: Role) -> String {
    t(lang, &format!("role-name-{role}"))
}

/// The term of a grant in words.
pub fn term(lang: Lang, grant: &Grant) -> String {
    match grant.ends_on {
        Some(end) => days(lang, grant.starts_on, end),
        None => {
            let starts = day(lang, grant.starts_on);
            tr(lang, "role-term-open", &[("starts", starts.into())])
        }
    }
}

/// Two days as a term in words.
pub fn days(lang: Lang, first: Date, last: Date) -> String {
    let values = [
        ("starts", day(lang, first).into()),
        ("ends", day(lang, last).into()),
    ];
    tr(lang, "role-term", &values)
}

fn day(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Ko => format!("{}년 {}월 {}일", date.year(), date.month(), date.day()),
        Lang::En => date.strftime("%-d %B %Y").to_string(),
    }
}

async fn page(
    ctx: &Context,
    slug: &str,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
    asked: &Asked,
) -> Result<Response<Body>, WebError> {
    let after: Option<GrantId> = match asked.after.as_str() {
        "" => None,
        id => Some(
            id.parse()
                .map_err(|_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key"))?,
        ),
    };
    let (place, actor) = (slug.to_owned(), ctx.actor.clone());
    let view = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<View, WebError> {
            let district = crate::acts::district::find(tx, &place)?;
            process::authorize(&actor, Act::RolesSee, Target::district(district.id))?;
            Ok(View {
                bodies: store::body_list(tx, district.id)?,
                departments: store::department_list(tx, district.id)?,
                serving: store::departments_of_grants(tx, district.id)?,
                grants: store::grants_in(tx, Some(district.id), after, PAGE + 1)?,
                city: store::grants_in(tx, None, None, role::CITY_ROLES)?,
                district,
            })
        });
    let mut view = view.await?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let more = view.grants.len() > PAGE as usize;
    view.grants.truncate(PAGE as usize);
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let may_city = ctx.may(Act::RolesChange, Target::default()).is_ok();
    let may_change = ctx.can(Act::RolesChange, view.district.id);
    let body = html! {
        (fields.summary())
        h1 { (t(lang, "role-title")) }
        p.lead { (t(lang, "role-lead")) }
        section.section {
            h2 { (t(lang, "role-here")) }
            @if view.grants.is_empty() {
                (EmptyState::new(t(lang, "role-empty"), t(lang, "role-empty-text")).render())
            } @else {
                (rows(ctx, &view, &view.grants, may_change.then_some(slug)))
                (pages(ctx, slug, asked, &view.grants, more))
            }
        }
        @if !view.city.is_empty() {
            section.section {
                h2 { (t(lang, "role-whole-city")) }
                p { (t(lang, "role-whole-city-text")) }
                (rows(ctx, &view, &view.city, may_city.then_some(slug)))
            }
        }
        @if may_change { section.section { (form::give(ctx, slug, &fields, (&view.bodies, &view.departments))) } }
    };
    let mut page = Page::new(lang, fields.title(&t(lang, "role-title")), body).noindex();
    if let "given" | "ended" = asked.done.as_str() {
        let text = html! { p { (t(lang, &format!("role-done-{}", asked.done))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.page(
        status,
        layout::in_district(ctx, &view.district, Section::Roles, page),
    ))
}

/// The holders in a list; with `slug` each row has a button that ends the role.
fn rows(ctx: &Context, view: &View, grants: &[GrantView], slug: Option<&str>) -> Markup {
    let lang = ctx.lang;
    html! {
        ul.rows role="list" {
            @for held in grants {
                @let grant = &held.grant;
                @let last = grant.district.is_none() && view.only_administrator(grant);
                @let body = view.bodies.iter().find(|b| Some(b.id) == grant.body);
                @let who = match held.display_name.as_str() { "" => t(lang, "role-nameless"), n => n.to_owned() };
                li {
                    div {
                        p { strong { (who) } " · " (name(lang, grant.role)) }
                        p.meta {
                            @if let Some((_, one)) = view.serving.iter().find(|(id, _)| *id == grant.id) {
                                (lang.pick(&one.text.name_ko, &one.text.name_en)) " · "
                            }
                            @if let Some(body) = body { (lang.pick(&body.name_ko, &body.name_en)) " · " }
                            (term(lang, grant))
                        }
                    }
                    @if !grant.holds_on(ctx.today) { (Tag::new(t(lang, "role-not-now"), Tone::Quiet).render()) }
                    @if let Some(slug) = slug.filter(|_| !last) {
                        (FormView::post(format!("/d/{slug}/roles/{}/end", grant.id))
                            .hidden_all(hidden(&ctx.tokens()))
                            .render(html! {
                                (Button::new(tr(lang, "role-end", &[("name", who.into()), ("role", name(lang, grant.role).into())])).warning().render())
                            }))
                    }
                }
            }
        }
    }
}

fn pages(ctx: &Context, slug: &str, asked: &Asked, grants: &[GrantView], more: bool) -> Markup {
    let last = grants.last().filter(|_| more).map(|g| g.grant.id);
    let next = last.map(|id| format!("/d/{slug}/roles?after={id}"));
    let first = (!asked.after.is_empty()).then(|| format!("/d/{slug}/roles"));
    if next.is_none() && first.is_none() {
        return html! {};
    }
    Pagination::new(t(ctx.lang, "role-pages"))
        .previous(first)
        .next(next)
        .render(ctx.lang)
}
