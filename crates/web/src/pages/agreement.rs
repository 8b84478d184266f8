//! The agreement in plain words: who may change what, who has signed, drafting and signing.

pub mod draft;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::Won;
use finance::change::AtLimit;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::agreement::Party;
use store::{Agreement, Tx};
use ui::{
    Button, DefinitionList, EmptyState, Form, LinkButton, Markup, Notice, Page, actions, html,
    own_words, paragraphs,
};

use super::money::{Asked, Books, agreement_state};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/agreement`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, year) = (ctx.lang, asked.year()?);
    let read = move |tx: &mut Tx<'_>| Books::read(tx, &slug, year);
    let books = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(books.district.id))?;
    let title = tr(
        lang,
        "agreement-heading",
        &[("year", books.year_name(lang).into())],
    );
    let drafts = ctx.can(Act::AgreementDraft, books.district.id);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "agreement-lead")) }
        p { strong { (agreement_state(lang, &books)) } }
        @match books.agreement.as_ref().or(books.latest.as_ref()) {
            Some(shown) => (terms(lang, &books, shown)?),
            None => (EmptyState::new(t(lang, "agreement-empty"), t(lang, "agreement-empty-text")).render()),
        }
        (signing(&ctx, &books))
        @if drafts {
            (actions(LinkButton::new(t(lang, "agreement-draft"), books.address("agreement/new")).second().render()))
        }
        (books.other_years(lang, "agreement"))
    };
    let mut page = Page::new(lang, title.as_str(), body);
    if let "drafted" | "signed" = asked.done.as_str() {
        let said = html! { p { (t(lang, &format!("agreement-done-{}", asked.done))) } };
        page = page.flash(Notice::success(said).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &books.district, Section::Money, page)))
}

/// The terms as sentences with their figures.
fn terms(lang: Lang, books: &Books, shown: &Agreement) -> Result<Markup, WebError> {
    let terms = &shown.text.terms;
    let limit = terms.limit[0].to_string();
    let total = match books.agreement {
        Some(_) => books.current()?,
        None => books.planned()?,
    };
    let at_limit = match terms.at_limit {
        AtLimit::Council => "agreement-at-limit-council",
        AtLimit::City => "agreement-at-limit-city",
    };
    let day = |day: jiff::civil::Date| korean::date(lang, korean::seoul_midnight(day));
    let start = [("start", day(terms.execution_start).into())];
    let signed = |at: Option<jiff::Timestamp>| match at {
        Some(at) => korean::date_time(lang, at),
        None => t(lang, "agreement-not-signed"),
    };
    let version = tr(lang, "agreement-number", &[("number", shown.number.into())]);
    Ok(html! {
        section.section {
            h2 { (t(lang, "agreement-words")) }
            div.own { (own_words_block(lang, &shown.text.summary)) }
        }
        section.section {
            h2 { (t(lang, "agreement-who")) }
            ul {
                li #clause-execution-start { (tr(lang, "agreement-before", &start)) }
                li #clause-limit { (tr(lang, "agreement-below", &[("limit", limit.clone().into())])) }
                li { (tr(lang, "agreement-above", &[("limit", limit.into())])) }
                li #clause-at-limit { (t(lang, at_limit)) " " (own_words(lang, &shown.text.at_limit_note)) }
                li #clause-diversion { (t(lang, "agreement-diversion")) }
                li #clause-content { (t(lang, "agreement-content")) }
            }
        }
        (DefinitionList::new()
            .entry(t(lang, "agreement-version"), version)
            .entry(t(lang, "agreement-total"), korean::won_both(lang, Won(total.0).0))
            .entry(t(lang, "agreement-execution"), tr(lang, "agreement-span", &[
                ("start", day(terms.execution_start).into()),
                ("end", day(terms.execution_end).into()),
            ]))
            .entry(t(lang, "agreement-district-signed"), signed(shown.district_signed_at))
            .entry(t(lang, "agreement-city-signed"), signed(shown.city_signed_at))
            .render())
    })
}

/// Paragraphs in their own language.
fn own_words_block(lang: Lang, text: &str) -> Markup {
    let own = korean::language_of(text, lang);
    html! {
        @if own == lang { (paragraphs(text)) } @else { div lang=(own.as_str()) { (paragraphs(text)) } }
    }
}

/// The button of a party whose signature is missing, for whoever signs for it.
fn signing(ctx: &Context, books: &Books) -> Markup {
    let lang = ctx.lang;
    let Some(latest) = &books.latest else {
        return html! {};
    };
    let address = format!("/d/{}/agreement/sign", books.district.slug);
    let button = |party: &str, key: &str| {
        let form = Form::post(&address).hidden_all(hidden(&ctx.tokens()));
        let form = form.hidden("year", books.cycle.fiscal_year.to_string());
        form.hidden("party", party)
            .render(actions(Button::new(t(lang, key)).render()))
    };
    let signed = latest.signatures();
    html! {
        @if !signed.district && ctx.can(Act::AgreementSignDistrict, books.district.id) {
            (button("district", "agreement-sign-district"))
        }
        @if !signed.city && ctx.can(Act::AgreementSignCity, books.district.id) {
            (button("city", "agreement-sign-city"))
        }
    }
}

/// `POST /d/{district}/agreement/sign`.
pub async fn sign(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let year: i64 = post
        .form
        .get("year")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let party = match post.form.get("party") {
        "city" => Party::City,
        _ => Party::District,
    };
    let done = post
        .once(move |tx, by| {
            acts::agreement::sign(tx, by, &slug, year, party)?;
            Ok(format!("/d/{slug}/agreement?year={year}&done=signed"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
