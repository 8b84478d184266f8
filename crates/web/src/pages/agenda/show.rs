//! One agenda: what it is, where it stands, what it came from and what it became.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::act::Target;
use process::agenda::{AgendaState, AgendaText, Item, Origin};
use process::id::AgendaId;
use process::moderation::SubjectKind;
use process::{Act, agenda};
use serde::Deserialize;
use store::{
    Agenda, AgendaMeeting, AgendaRevision, District, Inquiry, LineageSource, Moderation, Photo,
};
use ui::{
    Breadcrumb, DefinitionList, LinkButton, Markup, Notice, Page, Tag, TimeStyle, actions, columns,
    html, list, own_words, paragraphs, time,
};

use super::steps::{self, undone, went};
use super::{
    address, decided, list_address, opinion_counts, sources, state_tag, step_address, versions,
    with_done,
};
use crate::acts::agenda::{find, sight_of};
use crate::acts::comment::Commented;
use crate::acts::moderation::Subject;
use crate::acts::proposal::Sight;
use crate::acts::statement::Ground;
use crate::context::Context;
use crate::diversity::field_of_life;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::comment::{self, Threads};
use crate::pages::inquiry::list::row as inquiry_row;
use crate::pages::meeting::agenda::of_agenda;
use crate::pages::moderation::{self, hidden_notice};
use crate::pages::opinion::{self, InShort};
use crate::pages::photo;
use crate::pages::proposal::{author, place};
use crate::pages::review::Reviewed;
use crate::pages::similar::Beside;
use crate::pages::statement;
use crate::pages::support::Supported;
use crate::paging;

/// How many earlier versions a page shows.
const VERSIONS: i64 = 10;
/// How many questions it shows.
const QUESTIONS: usize = 5;
/// How many photos of what it came from.
const PHOTOS: i64 = 20;
/// How many meetings it shows.
const MEETINGS: i64 = 10;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last version of the page before.
    #[serde(default)]
    before: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    district: District,
    agenda: Agenda,
    sources: Vec<LineageSource>,
    revisions: Vec<AgendaRevision>,
    more: Option<i64>,
    /// What moderation did to a hidden one, oldest first.
    story: Vec<Moderation>,
    /// What it belongs together with, and what it went into.
    near: steps::Beside,
    /// Who stands behind it.
    supported: Supported,
    /// What people think of it; nothing of a hidden one.
    opinions: Option<InShort>,
    /// How it is deliberated online; nothing of a hidden one.
    statements: Option<Ground>,
    /// What is like it; nothing of a hidden one.
    beside: Option<Beside>,
    /// What was asked about it, one more than is shown when there are more.
    questions: Vec<Inquiry>,
    /// The meetings that are called on it; none of a hidden one.
    meetings: Vec<AgendaMeeting>,
    /// What departments were asked of it; nothing of a hidden one.
    reviewed: Option<Reviewed>,
    /// The photos of what it came from; none of a hidden one.
    photos: Vec<Photo>,
    /// The first threads of comments.
    threads: Threads,
}

/// `GET /d/{district}/agendas/{agenda}`: the agenda with its lineage and its versions.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug, super::id(&id)?, &asked).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let page = match sight_of(&ctx.actor, &view.agenda) {
        Sight::Withheld => withheld(lang, &view),
        _ => readable(&ctx, &view),
    };
    let page = with_done(lang, page, &asked.done);
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Agendas, page)))
}

async fn read(ctx: &Context, slug: String, id: AgendaId, asked: &Asked) -> Result<View, WebError> {
    let off = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
    let before: Option<i64> = match asked.before.as_str() {
        "" => None,
        text => Some(text.parse().map_err(off)?),
    };
    let (actor, now, app) = (ctx.actor.clone(), ctx.now, ctx.app.clone());
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, agenda) = find::<WebError>(tx, &slug, id)?;
        let (opinions, statements) = match agenda.hidden {
            true => (None, None),
            false => {
                let opinions = opinion::read(tx, (&agenda).into(), actor.person)?;
                let (of, own) = ((&agenda).into(), opinions.own());
                let ground = Ground::of(tx, district.clone(), of, own, &actor, now)?;
                (Some(opinions), Some(ground))
            }
        };
        let before = before.unwrap_or(agenda.version);
        let found = store::agenda_revisions(tx, id, Some(before), VERSIONS + 1)?;
        let (revisions, more) = paging::cut(found, VERSIONS, |r| r.version);
        Ok(View {
            near: steps::Beside::read(tx, Item::Agenda(id))?,
            supported: Supported::of_agenda(tx, &agenda, actor.person)?,
            sources: store::lineage_ancestors(tx, id)?,
            revisions,
            more,
            story: match agenda.hidden {
                true => store::moderation_history(tx, SubjectKind::Agenda, id.0)?,
                false => Vec::new(),
            },
            statements,
            opinions,
            beside: match agenda.hidden {
                true => None,
                false => {
                    let text = (agenda.text.title.as_str(), agenda.text.need.as_str());
                    Some(Beside::read(&app, tx, district.id, Item::Agenda(id), text)?)
                }
            },
            questions: match agenda.hidden {
                true => Vec::new(),
                false => store::inquiries_of_agenda(tx, id, None, QUESTIONS as i64 + 1)?,
            },
            meetings: match agenda.hidden {
                true => Vec::new(),
                false => store::meetings_of_agenda(tx, id, MEETINGS)?,
            },
            reviewed: match agenda.hidden {
                true => None,
                false => Some(Reviewed::read(tx, Item::Agenda(id))?),
            },
            photos: match agenda.hidden {
                true => Vec::new(),
                false => store::photos_of_sources(tx, id, PHOTOS)?,
            },
            threads: Threads::begin(tx, Item::Agenda(id), agenda.comments)?,
            agenda,
            district,
        })
    };
    ctx.app.stores.site.read(read).await
}

/// A hidden agenda for everybody but its author and moderators.
fn withheld(lang: Lang, view: &View) -> Page {
    let title = t(lang, "agenda-hidden-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "agenda-hidden-lead")) }
        @if let Some(notice) = hidden_notice(lang, &view.story) { (notice.render(lang)) }
        (actions(LinkButton::new(t(lang, "agenda-to-list"), list_address(&view.district)).second().render()))
    };
    let crumbs = Breadcrumb::new(title.as_str());
    Page::new(lang, title, body).noindex().breadcrumb(
        crumbs
            .step(t(lang, "nav-agendas"), list_address(&view.district))
            .render(lang),
    )
}

fn readable(ctx: &Context, view: &View) -> Page {
    let (lang, agenda) = (ctx.lang, &view.agenda);
    let text = &agenda.text;
    let kept = view
        .statements
        .as_ref()
        .and_then(|ground| ground.revealed().err());
    let body = html! {
        h1 { (own_words(lang, &text.title)) }
        p.lead { (own_words(lang, &text.need)) }
        @if !agenda.hidden { p { a href={ (address(&view.district, agenda.id)) "/story" } { (t(lang, "agenda-story-to")) } } }
        (moderated(ctx, view))
        (went(lang, &view.district, view.near.steps()))
        (view.near.asked(lang, &view.district))
        (decided(lang, &view.district, agenda.state.as_str()))
        @if agenda.state == AgendaState::Undone {
            (Notice::warning(html! { p {
                (t(lang, "agenda-undone"))
                @if let Some(own) = view.sources.first() {
                    " " a href=(step_address(&view.district, own.lineage)) { (t(lang, "lineage-see")) }
                }
            } }).render(lang))
        }
        (columns(
            html! {
                (story(lang, text))
                (photo::of_sources(lang, &view.district, &view.photos))
                @if !agenda.hidden {
                    @let kept = agenda.quiet.at(agenda.state == AgendaState::Open, ctx.now);
                    (view.supported.section(ctx, &view.district, kept))
                }
            },
            facts(lang, agenda, ctx.now),
        ))
        (own(ctx, view))
        (of_agenda(lang, &view.district, &view.meetings))
        @if let Some(reviewed) = &view.reviewed {
            (reviewed.section(ctx, &view.district, agenda::open(agenda.standing()).is_ok()))
        }
        @if let Some(opinions) = &view.opinions { (opinion::section(ctx, &view.district.slug, opinions, kept)) }
        @if let Some(ground) = &view.statements { (statement::section(ctx, ground)) }
        @if !agenda.hidden { (questions(ctx, view)) }
        (comment::section(ctx, &Commented::agenda(&view.district, agenda), &view.threads))
        @if let Some(beside) = &view.beside { (beside.section(ctx, &view.district)) }
        (view.near.linked(lang, &view.district))
        (lineage(lang, view))
        (versions::section(lang, &address(&view.district, agenda.id), &view.revisions, view.more))
    };
    let page = Page::new(lang, text.title.as_str(), body).breadcrumb(
        Breadcrumb::new(text.title.as_str())
            .step(t(lang, "nav-agendas"), list_address(&view.district))
            .render(lang),
    );
    match agenda.hidden {
        true => page.noindex(),
        false => page.description(text.need.as_str()),
    }
}

/// For author and moderators of a hidden agenda: that others don't see it, why, what next.
fn moderated(ctx: &Context, view: &View) -> Markup {
    if !view.agenda.hidden {
        return html! {};
    }
    let mine = ctx.actor.person == Some(view.agenda.author);
    let words = match mine {
        true => "proposal-hidden-own",
        false => "proposal-hidden-moderator",
    };
    let subject = Subject::agenda(view.agenda.id);
    moderation::moderated(ctx, &view.district, subject, mine, &view.story, words)
}

/// What it says, below its need.
pub(super) fn story(lang: Lang, text: &AgendaText) -> Markup {
    let of = korean::language_of(&text.body, lang);
    html! {
        h2.sr { (t(lang, "agenda-body")) }
        div lang=[(of != lang).then(|| of.as_str())] { (paragraphs(&text.body)) }
    }
}

/// What else is known of it.
pub(super) fn facts(lang: Lang, agenda: &Agenda, now: Timestamp) -> Markup {
    let text = &agenda.text;
    let (word, tone) = state_tag(lang, agenda.state);
    let near = place(lang, agenda.neighborhood_names.as_ref());
    let cost = match text.cost {
        Some(cost) => korean::won_both(lang, cost.0),
        None => t(lang, "proposal-cost-none"),
    };
    let council = agenda.council_names.as_ref();
    let council = council.map(|(ko, en)| lang.pick(ko, en).to_owned());
    let list = DefinitionList::new()
        .entry_markup(
            t(lang, "proposal-fact-state"),
            Tag::new(word, tone).render(),
        )
        .entry(
            t(lang, "agenda-origin"),
            t(lang, &format!("agenda-origin-{}", agenda.origin)),
        )
        .entry(
            t(lang, "agenda-set-by"),
            t(lang, &format!("agenda-set-by-{}", text.set_by)),
        )
        .entry(
            t(lang, "agenda-council"),
            council.unwrap_or_else(|| t(lang, "agenda-council-none")),
        )
        .entry_markup(
            t(lang, "agenda-department"),
            match text.department.as_str() {
                "" => html! { (t(lang, "agenda-department-none")) },
                office => own_words(lang, office),
            },
        )
        .entry(t(lang, "proposal-fact-cost"), cost)
        .entry(
            t(lang, "category-label"),
            field_of_life(lang, text.category),
        )
        .entry_markup(
            t(lang, "agenda-beneficiaries"),
            match text.beneficiaries.as_str() {
                "" => html! { (t(lang, "agenda-beneficiaries-none")) },
                whom => own_words(lang, whom),
            },
        )
        .entry_markup(
            t(lang, "proposal-fact-place"),
            html! { (near) @if !text.place.is_empty() { " · " (own_words(lang, &text.place)) } },
        );
    let list = match agenda.origin {
        Origin::Council => list.entry_markup(
            t(lang, "agenda-author"),
            own_words(lang, &author(lang, &agenda.author_name)),
        ),
        _ => list,
    };
    let open = agenda.state == AgendaState::Open;
    let stances = store::Deliberated::from(agenda).stances;
    let opinions = opinion_counts(lang, stances, agenda.quiet.at(open, now));
    let version = [("version", agenda.version.to_string().into())];
    list.entry(t(lang, "agenda-opinions"), opinions)
        .entry_markup(
            t(lang, "agenda-fact-added"),
            time(lang, agenda.created_at, TimeStyle::DateTime),
        )
        .entry(
            t(lang, "proposal-fact-version"),
            tr(lang, "proposal-version", &version),
        )
        .render()
}

/// What was asked about it, with when it is or was answered, and the way to ask.
fn questions(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let inbox = format!("/d/{}/inbox", view.district.slug);
    let id = view.agenda.id;
    let shown = view.questions.iter().take(QUESTIONS);
    let rows: Vec<_> = shown
        .map(|one| inquiry_row(ctx, &view.district, one))
        .collect();
    html! {
        section.section aria-labelledby="questions" {
            h2 #questions { (t(lang, "agenda-questions")) }
            @if rows.is_empty() { p.soft { (t(lang, "agenda-questions-none")) } }
            @else { (list(3, &rows)) }
            (actions(html! {
                (LinkButton::new(t(lang, "agenda-ask-office"), format!("{inbox}/new?agenda={id}")).second().render())
                @if view.questions.len() > QUESTIONS {
                    a href={ (inbox) "?agenda=" (id) } { (t(lang, "agenda-questions-all")) }
                }
            }))
        }
    }
}

fn lineage(lang: Lang, view: &View) -> Markup {
    let agenda = &view.agenda;
    let names = sources::credited(lang, &view.sources);
    let own = view.sources.first().map(|source| source.lineage);
    html! {
        section.section aria-labelledby="lineage" {
            h2 #lineage { (t(lang, "agenda-lineage")) }
            p { (sources::in_one_line(lang, agenda.origin, &view.sources)) }
            @if !names.is_empty() {
                p { (t(lang, "agenda-credited")) " " strong { (names.join(", ")) } }
            }
            @if !view.sources.is_empty() { (sources::list(lang, &view.district, &view.sources)) }
            @if let Some(own) = own {
                p {
                    a href=(step_address(&view.district, own)) { (t(lang, "lineage-see")) } " · "
                    a href={ (address(&view.district, agenda.id)) "/lineage" } { (t(lang, "tree-see")) }
                }
            }
            (undone(lang, &view.district, view.near.steps()))
        }
    }
}

/// What the reader may do with the agenda.
fn own(ctx: &Context, view: &View) -> Markup {
    let (lang, found) = (ctx.lang, &view.agenda);
    let here = address(&view.district, found.id);
    let open = agenda::open(found.standing()).is_ok();
    let target = found.target();
    let edits = open && ctx.may(Act::AgendaEdit, target).is_ok();
    let splits = open && ctx.can(Act::LineageChange, view.district.id);
    let hides = !found.hidden && ctx.may(Act::ContentHide, target).is_ok();
    let subject = Subject::agenda(found.id);
    let hide = format!("/d/{}/moderation/{subject}/hide", view.district.slug);
    let compare = format!(
        "{}?items={}",
        list_address(&view.district),
        Item::Agenda(found.id)
    );
    actions(html! {
        @if edits { (LinkButton::new(t(lang, "agenda-edit"), format!("{here}/edit")).second().render()) }
        @if splits { a href={ (here) "/split" } { (t(lang, "agenda-split")) } }
        @if splits && found.origin == Origin::Council {
            a href={ (here) "/return" } { (t(lang, "return-title")) }
        }
        a href=(compare) { (t(lang, "agenda-compare-with")) }
        @if hides { a href=(hide) { (t(lang, "moderation-hide-agenda")) } }
    })
}
