//! One entry of the inbox with its answer.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::inquiry;
use process::moderation::SubjectKind;
use serde::Deserialize;
use store::{District, Inquiry, Moderation, StoreError, Tx};
use ui::{
    Breadcrumb, DefinitionList, LinkButton, Markup, Page, Tag, TimeStyle, actions, columns,
    deadline, html, own_words, paragraphs, time,
};

use super::{address, asker, id, list_address, owner, state_tag, with_done};
use crate::acts::inquiry::{find, sight_of};
use crate::acts::moderation::Subject;
use crate::acts::proposal::Sight;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::moderation::{self, hidden_notice};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// Everything the page shows.
pub(super) struct View {
    pub district: District,
    pub found: Inquiry,
    /// What moderation did to it, oldest first.
    pub story: Vec<Moderation>,
}

/// `GET /d/{district}/inbox/{inquiry}`. Of a hidden one it says that it is hidden, why and
/// since when.
pub async fn get(
    ctx: Context,
    Path((slug, inquiry)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = id(&inquiry)?;
    let view = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let (district, found) = find::<WebError>(tx, &slug, id)?;
            Ok(read(tx, district, found)?)
        })
        .await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let page = with_done(ctx.lang, page(&ctx, &view, false), &asked.done);
    Ok(ctx.ok(page))
}

/// Reads what belongs to an entry.
pub(super) fn read(
    tx: &mut Tx<'_>,
    district: District,
    found: Inquiry,
) -> Result<View, StoreError> {
    let story = store::moderation_history(tx, SubjectKind::Inquiry, found.id.0)?;
    Ok(View {
        district,
        found,
        story,
    })
}

/// The page; `by_code` when the reader has the code that leads to it.
pub(super) fn page(ctx: &Context, view: &View, by_code: bool) -> Page {
    let lang = ctx.lang;
    let readable = by_code || sight_of(&ctx.actor, &view.found) != Sight::Withheld;
    let (title, body) = match readable {
        true => (
            view.found.text.title.clone(),
            readable_body(ctx, view, by_code),
        ),
        false => (t(lang, "inquiry-hidden-title"), withheld(ctx, view)),
    };
    let crumbs =
        Breadcrumb::new(title.as_str()).step(t(lang, "nav-inbox"), list_address(&view.district));
    let page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    let page = match view.found.hidden || by_code {
        true => page.noindex(),
        false => page,
    };
    in_district(ctx, &view.district, Section::Inbox, page)
}

/// A hidden one for everybody but its author and moderators: nothing of what it says.
fn withheld(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    html! {
        h1 { (t(lang, "inquiry-hidden-title")) }
        p.lead { (t(lang, "inquiry-hidden-lead")) }
        @if let Some(notice) = hidden_notice(lang, &view.story) { (notice.render(lang)) }
        p { a href=(list_address(&view.district)) { (t(lang, "inquiry-to-list")) } }
    }
}

fn readable_body(ctx: &Context, view: &View, by_code: bool) -> Markup {
    let (lang, found) = (ctx.lang, &view.found);
    let words = korean::language_of(&found.text.body, lang);
    let said = html! {
        div lang=[(words != lang).then(|| words.as_str())] { (paragraphs(&found.text.body)) }
        section.section {
            h2 { (t(lang, "inquiry-answer")) }
            (answered(ctx, found))
        }
    };
    html! {
        h1 { (own_words(lang, &found.text.title)) }
        (moderated(ctx, view, by_code))
        (columns(said, facts(ctx, view)))
        (links(ctx, view))
    }
}

/// The answer with the office that gave it, or that there is none yet.
fn answered(ctx: &Context, found: &Inquiry) -> Markup {
    let lang = ctx.lang;
    match (&found.answer, found.answered_at) {
        (Some(answer), Some(at)) => {
            ui::Comment::new("answer", found.owner.office.as_str(), at, answer)
                .role(t(lang, "inquiry-answer-public"))
                .text_lang(korean::language_of(answer, lang))
                .answer()
                .render(lang)
        }
        _ => html! { p.soft { (t(lang, "inquiry-answer-none")) } },
    }
}

/// Who asked, when, who answers, until when.
fn facts(ctx: &Context, view: &View) -> Markup {
    let (lang, found) = (ctx.lang, &view.found);
    let (word, tone) = state_tag(lang, found, ctx.now);
    let late = found.standing().days_late(ctx.now);
    let mut list = DefinitionList::new()
        .entry_markup(t(lang, "inquiry-state"), Tag::new(word, tone).render())
        .entry_markup(
            t(lang, "inquiry-asker"),
            own_words(lang, &asker(lang, found)),
        )
        .entry_markup(
            t(lang, "inquiry-received"),
            time(lang, found.received_at, TimeStyle::DateTime),
        )
        .entry_markup(t(lang, "inquiry-owner"), owner(lang, found));
    if let Some(agenda) = found.agenda {
        let there = format!("/d/{}/agendas/{agenda}", view.district.slug);
        let link = html! { a href=(there) { (t(lang, "inquiry-about-see")) } };
        list = list.entry_markup(t(lang, "inquiry-about"), link);
    }
    list = match found.answered_at {
        Some(at) => list.entry_markup(
            t(lang, "inquiry-answered"),
            html! {
                (time(lang, at, TimeStyle::DateTime))
                @if late > 0 { " · " (tr(lang, "inquiry-answered-late", &[("days", late.into())])) }
            },
        ),
        None => list.entry_markup(
            t(lang, "inquiry-due"),
            deadline(lang, ctx.now, found.due_at),
        ),
    };
    if let Some(at) = found.escalated_at {
        let told = html! {
            (t(lang, "inquiry-escalated-to")) " · " (time(lang, at, TimeStyle::DateTime))
        };
        list = list.entry_markup(t(lang, "inquiry-escalated"), told);
    }
    list.render()
}

/// For author and moderators of a hidden one: that others don't see it, why, what next.
fn moderated(ctx: &Context, view: &View, by_code: bool) -> Markup {
    let found = &view.found;
    if !found.hidden {
        return html! {};
    }
    let mine = found.author.is_some() && found.author == ctx.actor.person;
    let words = match by_code {
        true => "inquiry-hidden-code",
        false => "inquiry-hidden-readable",
    };
    let subject = Subject::inquiry(found.id);
    moderation::moderated(ctx, &view.district, subject, mine, &view.story, words)
}

/// What staff may do with it.
fn links(ctx: &Context, view: &View) -> Markup {
    let (lang, found) = (ctx.lang, &view.found);
    let here = address(&view.district, found.id);
    let open = inquiry::open(found.standing()).is_ok();
    let may = |act| ctx.can(act, view.district.id);
    let answers = open && may(Act::InquiryAnswer);
    let assigns = open && may(Act::InquiryAssign);
    let hides = may(Act::ContentHide) && !found.hidden;
    if !(answers || assigns || hides) {
        return html! {};
    }
    let subject = Subject::inquiry(found.id);
    let hide = format!("/d/{}/moderation/{subject}/hide", view.district.slug);
    actions(html! {
        @if answers { (LinkButton::new(t(lang, "inquiry-answer-write"), format!("{here}/answer")).render()) }
        @if assigns { (LinkButton::new(t(lang, "inquiry-assign"), format!("{here}/assign")).second().render()) }
        @if hides { a href=(hide) { (t(lang, "moderation-hide-inquiry")) } }
    })
}
