//! Statements about an agenda: the list with the form for one's own, voting on one at a time,
//! what one said, the results, the settings, and the votes as a file.

mod analysis;
pub mod export;
pub mod list;
pub mod map;
pub mod mine;
pub mod settings;
pub mod vote;

use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::{AgendaId, StatementId};
use process::opinion::Stance;
use process::statement::{Kept, Phase, StatementOrigin};
use store::{Progress, StatementRow, Tx};
use ui::{Breadcrumb, HiddenNotice, LinkButton, Markup, Notice, Page, actions, html, own_words};

use crate::acts::moderation::Subject;
use crate::acts::proposal::Sight;
use crate::acts::statement::{Ground, sight_of};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::encode;
use crate::layout::{Section, in_district, sign_in_address};

/// The address of the list of statements of an agenda.
pub(super) fn address(slug: &str, agenda: AgendaId) -> String {
    format!("/d/{slug}/agendas/{agenda}/statements")
}

/// The address of one statement on the page of the list that begins with it.
pub(super) fn place(slug: &str, agenda: AgendaId, id: StatementId, done: Option<&str>) -> String {
    let done = done.map_or_else(String::new, |word| format!("&done={word}"));
    let before = id.0 - 1;
    format!(
        "{}?after={before}{done}#statement-{id}",
        address(slug, agenda)
    )
}

/// The address of an agenda.
fn agenda_address(ground: &Ground) -> String {
    format!("/d/{}/agendas/{}", ground.district.slug, ground.agenda.id)
}

/// The address of the list of a ground.
fn here(ground: &Ground) -> String {
    address(&ground.district.slug, ground.agenda.id)
}

/// The pages about statements of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// All statements, and the form for one's own.
    List,
    /// One at a time.
    Vote,
    /// How everybody voted.
    Results,
    /// What the reader said.
    Mine,
    /// When it is open, and who sees results when.
    Settings,
}

impl Part {
    /// The key of its title.
    fn title(self) -> &'static str {
        match self {
            Part::List => "statement-title",
            Part::Vote => "statement-vote",
            Part::Results => "statement-results",
            Part::Mine => "statement-mine",
            Part::Settings => "statement-settings",
        }
    }

    /// What its address adds to that of the list.
    fn rest(self) -> &'static str {
        match self {
            Part::List => "",
            Part::Vote => "/vote",
            Part::Results => "/map",
            Part::Mine => "/mine",
            Part::Settings => "/settings",
        }
    }

    /// Whether search engines may keep it.
    fn public(self) -> bool {
        matches!(self, Part::List | Part::Results)
    }
}

/// What a page reads at one moment: the ground, for who may do `act` there, and more.
async fn read<T, F>(
    ctx: &Context,
    slug: String,
    agenda: &str,
    act: Act,
    more: F,
) -> Result<(Ground, T), WebError>
where
    T: Send + 'static,
    F: FnOnce(&mut Tx<'_>, &Ground) -> Result<T, WebError> + Send + 'static,
{
    let id: AgendaId = agenda.parse().map_err(|_| WebError::not_found())?;
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let ground = Ground::read::<WebError>(tx, &slug, id, &actor, now)?;
        process::authorize(&actor, act, Target::district(ground.district.id))?;
        let more = more(tx, &ground)?;
        Ok((ground, more))
    };
    ctx.app.stores.site.read(read).await
}

/// The frame of all these pages: what is wrong, the agenda, its days, the ways to the others.
fn framed(
    ctx: &Context,
    ground: &Ground,
    part: Part,
    fields: Option<&Fields<'_>>,
    body: Markup,
) -> Page {
    let lang = ctx.lang;
    let title = t(lang, part.title());
    let crumbs =
        Breadcrumb::new(title.as_str()).step(ground.agenda.title.as_str(), agenda_address(ground));
    let crumbs = match part {
        Part::List => crumbs,
        _ => crumbs.step(t(lang, "statement-title"), here(ground)),
    };
    let window = format!("{title}: {}", ground.agenda.title);
    let window = fields.map_or_else(|| window.clone(), |fields| fields.title(&window));
    let body = html! {
        @if let Some(fields) = fields { (fields.summary()) }
        h1 { (title) }
        p.lead { (own_words(lang, &ground.agenda.title)) }
        (days(ctx, ground))
        (ways(ctx, ground, part))
        (body)
    };
    let page = Page::new(lang, window, body).breadcrumb(crumbs.render(lang));
    let page = if part.public() { page } else { page.noindex() };
    in_district(ctx, &ground.district, Section::Agendas, page)
}

/// The ways between the pages that the reader may open.
fn ways(ctx: &Context, ground: &Ground, part: Part) -> Markup {
    let lang = ctx.lang;
    let sets = ground.agenda.open && ctx.can(Act::StatementSet, ground.district.id);
    let open = |part: &Part| match part {
        Part::List | Part::Vote | Part::Results => true,
        Part::Mine => ctx.can(Act::StatementVote, ground.district.id),
        Part::Settings => sets,
    };
    let all = [
        Part::List,
        Part::Vote,
        Part::Results,
        Part::Mine,
        Part::Settings,
    ];
    html! {
        nav.pages aria-label=(t(lang, "statement-ways")) {
            @for way in all.into_iter().filter(open) {
                a href={ (here(ground)) (way.rest()) } aria-current=[(way == part).then_some("page")] {
                    (t(lang, way.title()))
                }
            }
        }
    }
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "added" => "statement-done-added",
        "voted" => "statement-done-voted",
        "set" => "statement-done-set",
        "hidden" => "moderation-done-hidden",
        "appealed" => "moderation-done-appealed",
        _ => return page,
    };
    let text = html! { p { (t(lang, key)) } };
    page.flash(Notice::success(text).announced().render(lang))
}

/// A stance on a statement in a word.
fn stance(lang: Lang, stance: Stance) -> String {
    t(lang, &format!("statement-stance-{stance}"))
}

/// The bounds of a share, in whole hundredths.
fn range((low, high): (f64, f64)) -> String {
    format!("{:.0}–{:.0} %", low * 100.0, high * 100.0)
}

/// Who put a statement there, in a word: never a name.
fn origin(lang: Lang, origin: StatementOrigin) -> String {
    t(lang, &format!("statement-origin-{origin}"))
}

/// Since when, until when, and whether it is open now.
fn days(ctx: &Context, ground: &Ground) -> Markup {
    let lang = ctx.lang;
    let day = |at| korean::date(lang, at);
    let words = match (
        ground.phase,
        ground.settings.opens_at,
        ground.settings.closes_at,
    ) {
        (Phase::Ahead, Some(at), _) => tr(lang, "statement-ahead", &[("day", day(at).into())]),
        (Phase::Open, _, Some(at)) => {
            let until = korean::deadline(lang, at);
            tr(lang, "statement-open-until", &[("until", until.into())])
        }
        (Phase::Closed, ..) if ground.revealed().is_err() => t(lang, "statement-closed-kept"),
        (Phase::Closed, ..) => t(lang, "statement-closed"),
        _ => t(lang, "statement-open"),
    };
    html! { p { (words) } }
}

/// How far the reader has come, in words and as a bar; nothing while there is no way to go.
fn progress(lang: Lang, progress: Progress) -> Markup {
    if progress.all == 0 {
        return html! {};
    }
    let words = tr(
        lang,
        "statement-progress",
        &[("seen", progress.seen.into()), ("all", progress.all.into())],
    );
    html! {
        p.progress {
            span #progress { (words) }
            progress max=(progress.all) value=(progress.seen) aria-labelledby="progress" {}
        }
    }
}

/// Why numbers are kept back, and what opens them.
fn kept(lang: Lang, ground: &Ground, why: Kept) -> Markup {
    let (words, link) = match why {
        Kept::Ballot => (t(lang, "statement-kept-ballot"), None),
        Kept::Opinion => (
            t(lang, "statement-kept-opinion"),
            Some((
                t(lang, "opinion-give"),
                format!("{}/opinion#give", agenda_address(ground)),
            )),
        ),
        Kept::Statements(more) => (
            tr(lang, "statement-kept-statements", &[("count", more.into())]),
            Some((
                t(lang, "statement-vote-begin"),
                format!("{}/vote", here(ground)),
            )),
        ),
    };
    html! {
        (Notice::information(html! { p { (words) } }).render(lang))
        @if let Some((words, to)) = link { (actions(LinkButton::new(words, to).render())) }
    }
}

/// What somebody has to do before she may act, or nothing when she may.
fn first(ctx: &Context, ground: &Ground, act: Act) -> Option<Markup> {
    let lang = ctx.lang;
    let to = if !ctx.can(act, ground.district.id) {
        LinkButton::new(t(lang, "statement-sign-in"), sign_in_address(&ctx.path))
    } else if ctx.consent_first().is_some() {
        let consent = format!("/consent?back={}", encode(&ctx.path));
        LinkButton::new(t(lang, "statement-consent"), consent)
    } else {
        return None;
    };
    Some(actions(to.render()))
}

/// What a statement says, or what stands in its place when it is hidden.
fn said(ctx: &Context, found: &StatementRow) -> Markup {
    let lang = ctx.lang;
    let sight = sight_of(&ctx.actor, found);
    html! {
        @if let Some((why, since)) = &found.hiding {
            (HiddenNotice::new(why.as_str(), *since).render(lang))
        }
        @match sight {
            Sight::Open => p.statement { (own_words(lang, &found.body)) },
            Sight::Marked => {
                p.soft { (t(lang, "comment-hidden-readable")) }
                p.statement { (own_words(lang, &found.body)) }
            }
            Sight::Withheld => p.soft { (t(lang, "statement-hidden")) },
        }
    }
}

/// What the reader may do about a statement as its author or as a moderator.
fn moderation(ctx: &Context, found: &StatementRow, slug: &str) -> Markup {
    let lang = ctx.lang;
    let place = format!("/d/{slug}/moderation/{}", Subject::statement(found.id));
    let target = Target::owned(found.district, found.author);
    let may = |act| ctx.may(act, target).is_ok();
    let marked = sight_of(&ctx.actor, found) == Sight::Marked;
    html! {
        @if marked && may(Act::AppealMake) && !found.appealed {
            a href={ (place) "/appeal" } { (t(lang, "moderation-appeal-link")) } " "
        }
        @if marked && may(Act::ModerationSee) {
            a href={ (place) "/answer" } { (t(lang, "moderation-case-link")) } " "
        }
        @if !found.hidden && may(Act::ContentHide) {
            a href={ (place) "/hide" } {
                (t(lang, "moderation-hide-statement"))
                span.sr { ": " (own_words(lang, &found.body)) }
            }
        }
    }
}

/// The section of an agenda's page: how many statements there are and the ways to them.
pub(super) fn section(ctx: &Context, ground: &Ground) -> Markup {
    let lang = ctx.lang;
    let here = here(ground);
    let open = ground.phase == Phase::Open;
    let left = ground.progress.all > ground.progress.seen;
    html! {
        section.section aria-labelledby="statements" {
            h2 id="statements" { (t(lang, "statement-title")) }
            p { (t(lang, "statement-lead")) }
            (days(ctx, ground))
            @if ground.progress.all == 0 { p { (t(lang, "statement-none")) } }
            @else { p { (tr(lang, "statement-count", &[("count", ground.progress.all.into())])) } }
            (actions(html! {
                @if open && left { (LinkButton::new(t(lang, "statement-vote-begin"), format!("{here}/vote")).render()) }
                a href=(here) { (t(lang, if open { "statement-all-add" } else { "statement-all" })) }
                @if ground.progress.all > 0 { a href={ (here) "/map" } { (t(lang, "statement-results")) } }
            }))
        }
    }
}
