//! The inbox of a district: the newest first, all or those in one state.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::{AgendaId, InquiryId};
use process::inquiry::InquiryState;
use serde::Deserialize;
use store::{Agenda, District, Inquiry, OpenInquiries};
use ui::{
    EmptyState, LinkButton, ListRow, Markup, Page, Pagination, TimeStyle, actions, html, list,
    own_words, time,
};

use super::{address, list_address, owner, state_tag};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many entries a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last entry of the page before.
    #[serde(default)]
    after: String,
    /// Only those in one state.
    #[serde(default)]
    state: String,
    /// Only those about one agenda.
    #[serde(default)]
    agenda: String,
}

struct View {
    district: District,
    agenda: Option<Agenda>,
    entries: Vec<Inquiry>,
    next: Option<i64>,
    open: OpenInquiries,
    state: Option<InquiryState>,
    first_page: bool,
}

/// `GET /d/{district}/inbox`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<InquiryId> = paging::key(Some(asked.after.as_str()))?;
    let off = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-inquiry-state");
    let state = match asked.state.as_str() {
        "" => None,
        word => Some(word.parse::<InquiryState>().map_err(off)?),
    };
    let agenda: Option<AgendaId> = paging::key(Some(asked.agenda.as_str()))?;
    let now = ctx.now;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, agenda) = match agenda {
            None => (crate::acts::district::find(tx, &slug)?, None),
            Some(id) => {
                let (district, found) = crate::acts::agenda::find::<WebError>(tx, &slug, id)?;
                let found = Some(found).filter(|found| !found.hidden);
                (district, Some(found.ok_or_else(WebError::not_found)?))
            }
        };
        let found = match &agenda {
            Some(of) => store::inquiries_of_agenda(tx, of.id, after, PAGE + 1)?,
            None => store::inquiry_list(tx, district.id, state, after, PAGE + 1, now)?,
        };
        let (entries, next) = paging::cut(found, PAGE, |entry| entry.id.0);
        Ok(View {
            entries,
            next,
            open: store::inquiries_open(tx, district.id, now)?,
            state,
            first_page: after.is_none(),
            agenda,
            district,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "inquiry-list-title");
    let here = list_address(&view.district);
    let days = [("days", i64::from(ctx.rules.terms.inbox_answer.n).into())];
    let body = html! {
        h1 { (title) }
        p.lead { (tr(lang, "inquiry-list-lead", &days)) }
        (actions(html! {
            @let new = match &view.agenda {
                Some(agenda) => format!("{here}/new?agenda={}", agenda.id),
                None => format!("{here}/new"),
            };
            (LinkButton::new(t(lang, "inquiry-new"), new).render())
            a href={ (here) "/find" } { (t(lang, "inquiry-find")) }
            @if ctx.can(Act::InquiryAnswer, view.district.id) {
                a href={ "/d/" (view.district.slug) "/bulk" } { (t(lang, "bulk-title")) }
            }
        }))
        @match &view.agenda {
            Some(agenda) => p {
                (t(lang, "inquiry-about")) ": "
                a href=(super::super::agenda::address(&view.district, agenda.id)) { (own_words(lang, &agenda.text.title)) }
                " · " a href=(here) { (t(lang, "inquiry-to-list")) }
            },
            None => (filter(lang, &view)),
        }
        (rows(&ctx, &view))
    };
    let page = Page::new(lang, title, body).description(tr(lang, "inquiry-list-lead", &days));
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Inbox, page)))
}

/// The ways to all of them and to those in one state, with how many wait.
fn filter(lang: Lang, view: &View) -> Markup {
    let here = list_address(&view.district);
    let OpenInquiries { waiting, overdue } = view.open;
    let choices = [
        (None, t(lang, "inquiry-filter-all")),
        (
            Some(InquiryState::Waiting),
            tr(
                lang,
                "inquiry-filter-waiting",
                &[("count", (waiting - overdue).into())],
            ),
        ),
        (
            Some(InquiryState::Overdue),
            tr(lang, "inquiry-filter-overdue", &[("count", overdue.into())]),
        ),
        (
            Some(InquiryState::Answered),
            t(lang, "inquiry-filter-answered"),
        ),
    ];
    html! {
        nav.pages aria-label=(t(lang, "inquiry-filter")) {
            @for (state, words) in choices {
                @let href = match state {
                    Some(state) => format!("{here}?state={state}"),
                    None => here.clone(),
                };
                a href=(href) aria-current=[(state == view.state).then_some("true")] { (words) }
            }
        }
    }
}

fn rows(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let rows: Vec<ListRow> = view
        .entries
        .iter()
        .map(|one| row(ctx, &view.district, one))
        .collect();
    let here = list_address(&view.district);
    let query = match (&view.agenda, view.state) {
        (Some(agenda), _) => format!("{here}?agenda={}&", agenda.id),
        (None, Some(state)) => format!("{here}?state={state}&"),
        (None, None) => format!("{here}?"),
    };
    let next = view.next.map(|last| format!("{query}after={last}"));
    html! {
        h2.sr { (t(lang, "inquiry-list-heading")) }
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "inquiry-none"), t(lang, "inquiry-none-text")).render())
        } @else { (list(3, &rows)) }
        @if !view.first_page {
            p { a href=(query.trim_end_matches(['?', '&'])) { (t(lang, "inquiry-first-page")) } }
        }
        (Pagination::new(t(lang, "inquiry-pages")).next(next).render(lang))
    }
}

/// One entry in a list.
pub(in crate::pages) fn row(ctx: &Context, district: &District, one: &Inquiry) -> ListRow {
    let lang = ctx.lang;
    let (word, tone) = state_tag(lang, one, ctx.now);
    ListRow::new(one.text.title.as_str(), address(district, one.id))
        .title_lang(korean::language_of(&one.text.title, lang))
        .tag(word, tone)
        .meta_markup(html! {
            (t(lang, "inquiry-received")) " " (time(lang, one.received_at, TimeStyle::DateShort))
            " · " (t(lang, "inquiry-owner")) ": " (owner(lang, one))
        })
}
