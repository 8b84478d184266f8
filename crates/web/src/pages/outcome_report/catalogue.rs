//! What projects of all districts left, to be searched by words, field and district.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::OutcomeReportId;
use serde::Deserialize;
use store::{District, OutcomeFilter, OutcomeFound, Tx};
use ui::{
    Button, Choice, EmptyState, Field, Form as GetForm, Markup, Page, Pagination, Select,
    TextInput, actions, html, own_words,
};

use super::CATALOGUE;
use crate::context::Context;
use crate::diversity::{category, category_choices};
use crate::error::WebError;
use crate::form::encode;
use crate::paging;

/// How many reports a page shows.
const PAGE: i64 = 20;

/// The longest question, in characters; what is longer is cut, and the page says what it
/// looked for.
const LONGEST: usize = 100;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Words.
    #[serde(default)]
    q: String,
    /// A field of life.
    #[serde(default)]
    field: String,
    /// The part of the address of a district.
    #[serde(default)]
    district: String,
    /// The last report of the page before.
    #[serde(default)]
    after: String,
}

impl Asked {
    /// The address of a page of what is asked for.
    fn address(&self, after: Option<i64>) -> String {
        let mut address = format!(
            "{CATALOGUE}?q={}&field={}",
            encode(&self.q),
            encode(&self.field)
        );
        address.push_str(&format!("&district={}", encode(&self.district)));
        if let Some(after) = after {
            address.push_str(&format!("&after={after}"));
        }
        address
    }

    fn filters(&self) -> bool {
        [&self.q, &self.field, &self.district]
            .iter()
            .any(|text| !text.is_empty())
    }
}

/// `GET /outcomes`: for everybody, the newest first.
pub async fn get(ctx: Context, Query(mut asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let before: Option<OutcomeReportId> = paging::key(Some(&asked.after))?;
    asked.q = asked.q.trim().chars().take(LONGEST).collect();
    let off = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-category");
    let field = match asked.field.as_str() {
        "" => None,
        field => Some(field.parse().map_err(off)?),
    };
    let (words, slug) = (asked.q.clone(), asked.district.clone());
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let districts = store::district_list(tx)?;
        let chosen = districts.iter().find(|one| one.slug == slug);
        if chosen.is_none() && !slug.is_empty() {
            return Err(WebError::not_found());
        }
        let filter = OutcomeFilter {
            words,
            district: chosen.map(|one| one.id),
            category: field,
            before,
            limit: PAGE + 1,
        };
        let found = store::outcome_catalogue(tx, &filter)?;
        Ok((districts, found))
    };
    let (districts, found) = ctx.app.stores.site.read(read).await?;
    let (found, last) = paging::cut(found, PAGE, |one| one.id.0);
    let lang = ctx.lang;
    let title = t(lang, "outcome-catalogue");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "outcome-catalogue-lead")) }
        (search(lang, &asked, &districts))
        @if found.is_empty() {
            (EmptyState::new(t(lang, "outcome-none"), t(lang, "outcome-none-text")).render())
        } @else {
            h2 { (t(lang, if asked.filters() { "outcome-found" } else { "outcome-all" })) }
            p.meta { (t(lang, "outcome-order")) }
            @for one in &found { (entry(lang, one)) }
            (Pagination::new(t(lang, "outcome-pages"))
                .previous(before.is_some().then(|| asked.address(None)))
                .next(last.map(|id| asked.address(Some(id))))
                .render(lang))
        }
    };
    let page = Page::new(lang, title, body).description(t(lang, "outcome-catalogue-lead"));
    Ok(ctx.ok(match asked.filters() {
        true => page.noindex(),
        false => page,
    }))
}

fn search(lang: Lang, asked: &Asked, districts: &[District]) -> Markup {
    let field =
        |name: &str, label: &str, value: &str| Field::new(name, t(lang, label)).value(value);
    let any = std::iter::once(Choice::new("", t(lang, "outcome-any-district")));
    let each = districts.iter().map(|one| {
        let name = lang.pick(&one.name_ko, &one.name_en).as_str();
        Choice::new(one.slug.as_str(), name)
    });
    GetForm::get(CATALOGUE).label(t(lang, "outcome-search")).render(html! {
        (TextInput::new(field("q", "outcome-words", &asked.q)).render(lang))
        (Select::new(field("field", "category-label", &asked.field), category_choices(lang, "category-all")).render(lang))
        (Select::new(field("district", "city-district", &asked.district), any.chain(each).collect()).render(lang))
        (actions(html! {
            (Button::new(t(lang, "outcome-search-button")).second().render())
            @if asked.filters() { a href=(CATALOGUE) { (t(lang, "outcome-search-none")) } }
        }))
    })
}

/// A report with what others may take from it.
fn entry(lang: Lang, one: &OutcomeFound) -> Markup {
    let year = [("year", one.fiscal_year.to_string().into())];
    html! {
        section.section {
            h3 { a href={ (CATALOGUE) "/" (one.id) } { (own_words(lang, &one.name)) } }
            p.meta {
                (lang.pick(&one.names.0, &one.names.1)) " · " (tr(lang, "ledger-year", &year)) " · "
                (category(lang, one.category))
            }
            p { (own_words(lang, &brief(&one.done))) }
            p { strong { (t(lang, "outcome-repeat")) } ": " (own_words(lang, &brief(&one.repeat))) }
            p { strong { (t(lang, "outcome-avoid")) } ": " (own_words(lang, &brief(&one.avoid))) }
        }
    }
}

/// The beginning of a text, on one line.
fn brief(text: &str) -> String {
    const LETTERS: usize = 140;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > LETTERS {
        true => line.chars().take(LETTERS).chain(['…']).collect(),
        false => line,
    }
}
