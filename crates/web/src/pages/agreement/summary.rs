//! The agreement on one page, in plain words, and how many people were told of it.

pub mod shown;
mod words;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use store::{Agreement, AgreementTold, District, ShownAt, Tx};
use ui::{
    Breadcrumb, Button, DefinitionList, EmptyState, Form, LinkButton, Markup, Notice, Page, Qr,
    actions, html, own_words,
};

use crate::acts::agreement_notice as acts;
use crate::acts::{By, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::pages::money::{Asked, Books};
use crate::post::{Post, Settled};

pub use words::{Held, projects};

/// How many meetings the page lists.
const MEETINGS: i64 = 20;

/// An agreement in force with what is counted of it.
struct View {
    books: Books,
    told: AgreementTold,
    shown: Vec<ShownAt>,
    read_at: Option<Timestamp>,
}

impl View {
    fn read(tx: &mut Tx<'_>, by: &By, slug: &str, year: Option<i64>) -> Result<View, NotDone> {
        let books = Books::read(tx, slug, year)?;
        let id = books.agreement.as_ref().map(|agreement| agreement.id);
        let person = by.actor.person;
        Ok(View {
            told: match id {
                Some(id) => store::agreement_told_counts(tx, id)?,
                None => AgreementTold::default(),
            },
            shown: match id {
                Some(id) => store::agreement_shown(tx, id, MEETINGS)?,
                None => Vec::new(),
            },
            read_at: match id.zip(person) {
                Some((id, person)) => store::agreement_read_at(tx, id, person)?,
                None => None,
            },
            books,
        })
    }
}

/// A link to the summary, for beside every form about the money of a year.
pub fn link(lang: Lang, district: &District, year: i64) -> Markup {
    html! {
        p.soft {
            a href=(acts::address("", district, year)) { (t(lang, "agreement-summary-link")) }
        }
    }
}

/// `GET /d/{district}/agreement/summary`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, year, by) = (ctx.lang, asked.year()?, ctx.by());
    let read = move |tx: &mut Tx<'_>| View::read(tx, &by, &slug, year);
    let view = ctx.app.stores.site.read(read).await?;
    let books = &view.books;
    ctx.may(Act::PublicSee, Target::district(books.district.id))?;
    let year = [("year", books.year_name(lang).into())];
    let title = tr(lang, "agreement-summary-title", &year);
    let body = match &books.agreement {
        Some(agreement) => html! {
            article.one-page {
                h1 { (title) }
                (words::render(&ctx, books, agreement)?)
                (Qr::new(
                    acts::address(&ctx.app.settings.public_url, &books.district, books.cycle.fiscal_year),
                    t(lang, "agreement-summary-qr"),
                ).without_link().render(lang))
            }
            p.soft { (t(lang, "agreement-summary-print")) }
            (read_button(&ctx, &view))
            (counts(&ctx, &view, agreement))
            p { a href=(books.address("agreement")) { (t(lang, "agreement-summary-whole")) } }
            (books.other_years(lang, "agreement/summary"))
        },
        None => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "agreement-summary-none"), t(lang, "agreement-summary-none-text"))
                .action(t(lang, "agreement-summary-whole"), books.address("agreement")).render())
            (books.other_years(lang, "agreement/summary"))
        },
    };
    let mut page = Page::new(lang, title.as_str(), body)
        .description(t(lang, "agreement-summary-lead"))
        .breadcrumb(
            Breadcrumb::new(title.as_str())
                .step(t(lang, "agreement-title"), books.address("agreement"))
                .render(lang),
        );
    if let "read" | "shown" = asked.done.as_str() {
        let said = html! { p { (t(lang, &format!("agreement-summary-done-{}", asked.done))) } };
        page = page.flash(Notice::success(said).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &books.district, Section::Money, page)))
}

/// Saying that one has read it, for whoever is signed in.
fn read_button(ctx: &Context, view: &View) -> Markup {
    let (lang, books) = (ctx.lang, &view.books);
    if ctx.actor.person.is_none() {
        return html! {};
    }
    if let Some(at) = view.read_at {
        let at = [("at", korean::date_time(lang, at).into())];
        return html! { p { (tr(lang, "agreement-summary-read-at", &at)) } };
    }
    html! {
        p { (t(lang, "agreement-summary-read-lead")) }
        (Form::post(format!("/d/{}/agreement/read", books.district.slug))
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("year", books.cycle.fiscal_year.to_string())
            .render(actions(Button::new(t(lang, "agreement-summary-read")).render())))
    }
}

/// How many were told; numbers alone.
fn counts(ctx: &Context, view: &View, agreement: &Agreement) -> Markup {
    let (lang, books, told) = (ctx.lang, &view.books, &view.told);
    let people = |n: i64| tr(lang, "agreement-summary-people", &[("count", n.into())]);
    let records = ctx.can(Act::MeetingRecord, books.district.id);
    let version = [("number", agreement.number.into())];
    html! {
        section.section {
            h2 { (t(lang, "agreement-summary-told")) }
            p { (tr(lang, "agreement-summary-told-whom", &version)) }
            (DefinitionList::new()
                .entry(t(lang, "agreement-summary-all"), people(told.all))
                .entry(t(lang, "agreement-summary-reached"), people(told.told))
                .entry(t(lang, "agreement-summary-waiting"), people(told.all - told.dealt_with))
                .entry(t(lang, "agreement-summary-unreached"), people(told.unreached()))
                .entry(t(lang, "agreement-summary-have-read"), people(told.read))
                .entry(t(lang, "agreement-summary-shown"), people(told.shown))
                .render())
            @if !view.shown.is_empty() {
                h3 { (t(lang, "agreement-summary-meetings")) }
                ul {
                    @for one in &view.shown {
                        li {
                            a href={ "/d/" (books.district.slug) "/meetings/" (one.meeting) } { (own_words(lang, &one.title)) }
                            " · " (korean::date(lang, one.starts_at)) " · " (people(one.people))
                        }
                    }
                }
            }
            p.soft { (t(lang, "agreement-summary-privacy")) }
            @if records {
                (actions(LinkButton::new(t(lang, "agreement-shown-title"), books.address("agreement/shown")).second().render()))
            }
        }
    }
}

/// `POST /d/{district}/agreement/read`.
pub async fn read(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let year = post.form.get("year").parse();
    let year: i64 = year.map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::read(tx, by, &slug, year)?;
            Ok(format!("/d/{slug}/agreement/summary?year={year}&done=read"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
