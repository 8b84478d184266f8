//! What is hidden in a district, open appeals first.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::Act;
use process::act::Target;
use process::id::ModerationId;
use process::moderation::{Step, SubjectKind};
use serde::Deserialize;
use store::{District, OpenModeration};
use ui::{
    Breadcrumb, EmptyState, ListRow, Markup, Notice, Page, Pagination, TimeStyle, Tone, html, list,
    time,
};

use super::{list_address, step_key};
use crate::acts::moderation::Subject;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::proposal::{author, language_of, passage};

/// How many cases a page shows.
const PAGE: usize = 50;
/// How much of a comment stands for it, in characters.
const EXCERPT: usize = 60;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last step of the page before.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/moderation`: for moderators, what waits for an answer and what else is
/// hidden, each with its last step and a link to its whole story.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let bad = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
    let after = match asked.after.as_str() {
        "" => None,
        text => Some(text.parse::<ModerationId>().map_err(bad)?),
    };
    let actor = ctx.actor.clone();
    let (district, cases) = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let district = crate::acts::district::find(tx, &slug)?;
            process::authorize(&actor, Act::ModerationSee, Target::district(district.id))?;
            let cases = store::moderation_open_list(tx, district.id, after, PAGE as i64 + 1)?;
            Ok((district, cases))
        })
        .await?;
    let lang = ctx.lang;
    let title = t(lang, "moderation-title");
    let body = body(lang, &district, &cases, after.is_some());
    let page = Page::new(lang, title.as_str(), body).noindex().breadcrumb(
        Breadcrumb::new(title)
            .step(
                lang.pick(&district.name_ko, &district.name_en),
                format!("/d/{}", district.slug),
            )
            .render(lang),
    );
    let page = match asked.done.as_str() {
        "answered" => {
            let said = html! { p { (t(lang, "moderation-done-answered")) } };
            page.flash(Notice::success(said).announced().render(lang))
        }
        _ => page,
    };
    Ok(ctx.ok(in_district(&ctx, &district, Section::Moderation, page)))
}

fn body(lang: Lang, district: &District, cases: &[OpenModeration], later: bool) -> Markup {
    let shown = &cases[..cases.len().min(PAGE)];
    let here = list_address(district);
    let next = shown
        .last()
        .filter(|_| cases.len() > PAGE)
        .map(|case| format!("{here}?after={}", case.last.id));
    let (open, rest): (Vec<_>, Vec<_>) = shown
        .iter()
        .partition(|case| case.last.step == Step::Appeal);
    html! {
        h1 { (t(lang, "moderation-title")) }
        p.lead { (t(lang, "moderation-lead")) }
        @if shown.is_empty() {
            (EmptyState::new(t(lang, "moderation-empty"), t(lang, "moderation-empty-text")).render())
        }
        @if !open.is_empty() {
            h2 { (t(lang, "moderation-open")) }
            (list(3, &open.iter().map(|case| row(lang, district, case)).collect::<Vec<_>>()))
        }
        @if !rest.is_empty() {
            h2 { (t(lang, "moderation-hidden")) }
            (list(3, &rest.iter().map(|case| row(lang, district, case)).collect::<Vec<_>>()))
        }
        @if later { p { a href=(here) { (t(lang, "moderation-first-page")) } } }
        (Pagination::new(t(lang, "moderation-pages")).next(next).render(lang))
    }
}

fn row(lang: Lang, district: &District, case: &OpenModeration) -> ListRow {
    let last = &case.last;
    let subject = Subject {
        kind: last.subject_kind,
        id: last.subject,
    };
    let kind = match last.subject_kind {
        SubjectKind::Proposal => "moderation-kind-proposal",
        SubjectKind::Comment => "moderation-kind-comment",
    };
    let tone = if last.step == Step::Appeal {
        Tone::Persimmon
    } else {
        Tone::Quiet
    };
    let address = format!("{}/{subject}/answer", list_address(district));
    ListRow::new(excerpt(&case.text), address)
        .title_lang(language_of(&case.text, lang))
        .tag(t(lang, step_key(last.step)), tone)
        .meta_markup(html! {
            (t(lang, kind)) " · " (author(lang, &last.actor_name)) " · "
            (time(lang, last.at, TimeStyle::DateTimeShort)) br;
            (passage(lang, &excerpt(&last.reason)))
        })
}

/// The beginning of a text, on one line.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= EXCERPT {
        return line;
    }
    line.chars()
        .take(EXCERPT)
        .chain(std::iter::once('…'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_line_and_says_that_it_is_cut() {
        assert_eq!(excerpt("한 줄\n두 줄"), "한 줄 두 줄");
        let cut = excerpt(&"가".repeat(61));
        assert_eq!(cut.chars().count(), 61);
        assert!(cut.ends_with('…'));
    }
}
