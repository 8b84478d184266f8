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
    own_words, time,
};

use super::{list_address, step_key};
use crate::acts::moderation::Subject;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::proposal::author;

/// How many cases a page shows.
const PAGE: usize = 50;
/// How much of a comment stands for it, in characters.
const EXCERPT: usize = 60;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last appeal of the page before.
    #[serde(default)]
    appeals: String,
    /// The last step of the page before.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// Everything the page shows: of each list one more than a page when there is a next one.
struct View {
    district: District,
    /// Who waited longest comes first.
    appeals: Vec<OpenModeration>,
    hidden: Vec<OpenModeration>,
    /// Whether this is a later page of one of the lists.
    later: bool,
}

/// `GET /d/{district}/moderation`: for moderators, what waits for an answer and what else is
/// hidden, each with its last step and a link to its whole story.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let key = |text: &str| match text {
        "" => Ok(None),
        text => text
            .parse::<ModerationId>()
            .map(Some)
            .map_err(|_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key")),
    };
    let (appeals_after, after) = (key(&asked.appeals)?, key(&asked.after)?);
    let actor = ctx.actor.clone();
    let rows = PAGE as i64 + 1;
    let view = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let district = crate::acts::district::find(tx, &slug)?;
            process::authorize(&actor, Act::ModerationSee, Target::district(district.id))?;
            let appeals = store::moderation_appeals(tx, district.id, appeals_after, rows)?;
            let hidden = store::moderation_hidden(tx, district.id, after, rows)?;
            Ok(View {
                district,
                appeals,
                hidden,
                later: appeals_after.is_some() || after.is_some(),
            })
        })
        .await?;
    let lang = ctx.lang;
    let title = t(lang, "moderation-title");
    let body = body(lang, &view);
    let district = &view.district;
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
    Ok(ctx.ok(in_district(&ctx, district, Section::Moderation, page)))
}

fn body(lang: Lang, view: &View) -> Markup {
    let here = list_address(&view.district);
    let nothing = view.appeals.is_empty() && view.hidden.is_empty();
    html! {
        h1 { (t(lang, "moderation-title")) }
        p.lead { (t(lang, "moderation-lead")) }
        @if nothing {
            (EmptyState::new(t(lang, "moderation-empty"), t(lang, "moderation-empty-text")).render())
        }
        (part(lang, view, &view.appeals, ("moderation-open", "appeals")))
        (part(lang, view, &view.hidden, ("moderation-hidden", "after")))
        @if view.later { p { a href=(here) { (t(lang, "moderation-first-page")) } } }
    }
}

/// One of the two lists, with the way to its next page.
fn part(lang: Lang, view: &View, cases: &[OpenModeration], (heading, key): (&str, &str)) -> Markup {
    let shown = &cases[..cases.len().min(PAGE)];
    let last = shown.last().filter(|_| cases.len() > PAGE);
    let next = last.map(|case| {
        let here = list_address(&view.district);
        format!("{here}?{key}={}", case.last.id)
    });
    let rows: Vec<_> = shown
        .iter()
        .map(|case| row(lang, &view.district, case))
        .collect();
    html! {
        @if !rows.is_empty() {
            h2 { (t(lang, heading)) }
            (list(3, &rows))
            (Pagination::new(t(lang, heading)).next(next).render(lang))
        }
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
        SubjectKind::Inquiry => "moderation-kind-inquiry",
        SubjectKind::Opinion => "moderation-kind-opinion",
        SubjectKind::Agenda => "moderation-kind-agenda",
        SubjectKind::Statement => "moderation-kind-statement",
    };
    let tone = if last.step == Step::Appeal {
        Tone::Persimmon
    } else {
        Tone::Quiet
    };
    let address = format!("{}/{subject}/answer", list_address(district));
    ListRow::new(excerpt(&case.text), address)
        .title_lang(korean::language_of(&case.text, lang))
        .tag(t(lang, step_key(last.step)), tone)
        .meta_markup(html! {
            (t(lang, kind)) " · " (author(lang, &last.actor_name)) " · "
            (time(lang, last.at, TimeStyle::DateTimeShort)) br;
            (own_words(lang, &excerpt(&last.reason)))
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
