//! One body: what it is there for, who is in it, what it has to do and what it did so far.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::act::Target;
use process::body::{Standing, is_first_time};
use process::id::{BodyId, GrantId, MembershipId};
use process::openness::Openness;
use process::{Act, Role};
use serde::Deserialize;
use store::{
    BodyAgenda, BodyDecision, BodyDone, District, GrantView, Guiding, Meeting, Membership,
    OpenHearing,
};
use ui::{
    Breadcrumb, Button, Form as FormView, LinkButton, Markup, Notice, Page, Tag, actions, html,
    paragraphs,
};

use super::{address, id, kind, list_address, name, openness, people, standing, story, turns};
use crate::acts::body::find;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::pages::coverage;
use crate::paging;

/// How many people of each kind a page shows.
pub(super) const PEOPLE: i64 = 30;
/// How many meetings and decisions the story shows.
const LATEST: i64 = 5;
/// How many of those whom somebody shows around are named.
const GUIDED: i64 = 10;
/// How many agendas it shows.
const AGENDAS: i64 = 10;
/// How many hearings it shows.
const HEARINGS: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last office holder of the page before.
    #[serde(default)]
    office: String,
    /// The last open member of the page before.
    #[serde(default)]
    member: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// Everything the page shows.
pub(super) struct View {
    pub district: District,
    pub body: store::Body,
    pub offices: Vec<GrantView>,
    pub next_office: Option<i64>,
    pub office_counts: Vec<(Role, i64)>,
    pub members: Vec<Membership>,
    pub next_member: Option<i64>,
    pub member_counts: Vec<(Standing, i64)>,
    /// Whether the people are shown from the first one on.
    pub first_offices: bool,
    pub first_members: bool,
    pub done: BodyDone,
    pub openness: Vec<Openness>,
    pub meetings: Vec<Meeting>,
    pub decisions: Vec<BodyDecision>,
    pub agendas: Vec<BodyAgenda>,
    /// Proposals about which it hears their proposers.
    pub hearings: Vec<OpenHearing>,
    /// The reader's own place.
    pub mine: Option<Membership>,
    /// Whom she shows around, and who her.
    pub guiding: Guiding,
}

impl View {
    /// Whether somebody is here for the first time.
    pub fn first_time(&self, member: &Membership) -> bool {
        is_first_time(member.joined_at, member.before, self.done.met_at)
    }
}

/// `GET /d/{district}/bodies/{body}`.
pub async fn get(
    ctx: Context,
    Path((slug, body)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id: BodyId = id(&body)?;
    let office: Option<GrantId> = paging::key(Some(asked.office.as_str()))?;
    let member: Option<MembershipId> = paging::key(Some(asked.member.as_str()))?;
    let (now, today, me) = (ctx.now, ctx.today, ctx.actor.person);
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, body) = find::<WebError>(tx, &slug, id)?;
        let offices = store::body_offices(tx, &body, today, office, PEOPLE + 1)?;
        let (offices, next_office) = paging::cut(offices, PEOPLE, |held| held.grant.id.0);
        let members = store::membership_list(tx, id, member, PEOPLE + 1)?;
        let (members, next_member) = paging::cut(members, PEOPLE, |member| member.id.0);
        let mine = match me {
            Some(me) => store::membership_of(tx, id, me)?,
            None => None,
        };
        Ok(View {
            offices,
            next_office,
            office_counts: store::body_office_counts(tx, &body, today)?,
            members,
            next_member,
            member_counts: store::membership_counts(tx, id)?,
            first_offices: office.is_none(),
            first_members: member.is_none(),
            done: store::body_done(tx, id, now)?,
            openness: crate::acts::coverage::of_body(tx, &district, &body, now)?,
            meetings: store::meetings_of_body(tx, id, now, LATEST)?,
            decisions: store::body_decisions(tx, id, LATEST)?,
            agendas: store::body_agendas(tx, id, None, AGENDAS)?,
            hearings: store::hearings_of_body(tx, id, HEARINGS)?,
            guiding: match &mine {
                Some(mine) => store::guiding(tx, mine.id, GUIDED)?,
                None => Guiding::default(),
            },
            mine,
            district,
            body,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = name(lang, &view.body).to_owned();
    let (word, tone) = openness(lang, &view.body);
    let purpose_lang = korean::language_of(&view.body.purpose, lang);
    let content = html! {
        h1 { (title) }
        p { (kind(lang, view.body.kind)) " " (Tag::new(word, tone).render()) }
        @if view.body.purpose.is_empty() { p.soft { (t(lang, "body-purpose-none")) } }
        @else {
            div lang=[(purpose_lang != lang).then(|| purpose_lang.as_str())] { (paragraphs(&view.body.purpose)) }
        }
        (own(&ctx, &view))
        (story::to_do(&ctx, &view))
        (story::so_far(&ctx, &view))
        (people::offices(&ctx, &view))
        @if view.body.open || !view.members.is_empty() { (people::members(&ctx, &view)) }
        (open(&ctx, &view))
        (staff(&ctx, &view))
    };
    let page = Page::new(lang, title.as_str(), content)
        .description(view.body.purpose.lines().next().unwrap_or_default())
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "body-list-title"), list_address(&view.district))
                .render(lang),
        );
    let page = match flash(&asked.done) {
        Some(key) => page.flash(
            Notice::success(html! { p { (t(lang, key)) } })
                .announced()
                .render(lang),
        ),
        None => page,
    };
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Meetings, page)))
}

fn flash(done: &str) -> Option<&'static str> {
    Some(match done {
        "added" => "body-done-added",
        "changed" => "body-done-changed",
        "joined" => "body-done-joined",
        "left" => "body-done-left",
        "standing" => "body-done-standing",
        "imported" => "body-done-imported",
        "guide" => "newcomer-done-guide",
        _ => return None,
    })
}

/// The reader's own place, or the way to one.
fn own(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let here = address(&view.district, view.body.id);
    match &view.mine {
        Some(mine) => {
            let values = [("standing", standing(lang, mine.standing).into())];
            html! {
                section.section {
                    h2 { (t(lang, "body-mine")) }
                    p { (tr(lang, "body-mine-text", &values)) }
                    @if view.first_time(mine) { p.lead { (t(lang, "body-mine-first")) } }
                    (turns::guiding(ctx, &here, view.first_time(mine), &view.guiding))
                    (FormView::post(format!("{here}/leave")).hidden_all(hidden(&ctx.tokens())).render(
                        actions(Button::new(t(lang, "body-leave")).second().render())
                    ))
                }
            }
        }
        None if view.body.open => html! {
            p { (t(lang, "body-open-text")) }
            (actions(LinkButton::new(t(lang, "body-join"), format!("{here}/join")).render()))
        },
        None => html! {
            p { (t(lang, "body-closed-text")) " " a href=(list_address(&view.district)) { (t(lang, "body-to-list")) } }
        },
    }
}

/// How open the body is, beside its own earlier years.
fn open(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    html! {
        section.section #openness {
            h2 { (t(lang, "openness-title")) }
            p { (t(lang, "openness-lead")) }
            (coverage::openness::table(lang, &t(lang, "openness-caption"), &view.openness))
            p { a href=(coverage::address(&view.district)) { (t(lang, "coverage-title")) } }
        }
    }
}

fn staff(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let here = address(&view.district, view.body.id);
    let manages = ctx.can(Act::BodyManage, view.district.id);
    let imports = ctx.can(Act::MembersImport, view.district.id);
    if !(manages || imports) {
        return html! {};
    }
    actions(html! {
        @if manages { a href={ (here) "/edit" } { (t(lang, "body-edit")) } }
        @if imports { a href={ (here) "/import" } { (t(lang, "import-title")) } }
    })
}
