//! All opinions of an agenda in pages, and the form for one's own.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::{AgendaId, OpinionId};
use process::opinion::{self, Gradient, OpinionForm, Stance};
use process::statement::Kept;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{Deliberated, District, Opinion};
use ui::{
    Breadcrumb, Button, Choice, Form as PostForm, LinkButton, Markup, Notice, Page, Radios,
    Textarea, actions, html, own_words,
};

use super::{address, kept_back, numbers, reasons, stance, steps};
use crate::acts;
use crate::acts::moderation::Subject;
use crate::acts::opinion::standing;
use crate::acts::statement::Ground;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::{Form, encode};
use crate::layout::{Section, in_district, sign_in_address};
use crate::message;
use crate::paging;
use crate::post::{Post, Settled};

/// How many reasons of each stance a page shows.
const PAGE: i64 = 20;

/// What the address may ask for: where each column begins, or all of them.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last reason in favour of the page before.
    #[serde(default)]
    agree: String,
    /// The last reason against.
    #[serde(default)]
    disagree: String,
    /// The last reason of somebody who passed.
    #[serde(default)]
    pass: String,
    /// The opinion with which the page begins.
    #[serde(default)]
    from: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    district: District,
    agenda: Deliberated,
    own: Option<Opinion>,
    gradients: Vec<(Gradient, i64)>,
    /// Why numbers are kept back, if they are.
    kept: Option<Kept>,
    reasons: Vec<(Stance, Vec<Opinion>)>,
    next: Vec<(Stance, Option<i64>)>,
    later: bool,
}

/// `GET /d/{district}/agendas/{agenda}/opinion`.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = agenda.parse().map_err(|_| WebError::not_found())?;
    page(
        &ctx,
        slug,
        id,
        &asked,
        None,
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/agendas/{agenda}/opinion`: gives one's opinion or replaces it.
pub async fn post(
    Path((slug, agenda)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = agenda.parse().map_err(|_| WebError::not_found())?;
    let typed = OpinionForm {
        stance: post.form.text("stance"),
        gradient: post.form.text("gradient"),
        reason: post.form.text("reason"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::opinion::give(tx, by, &place, id, &typed)?;
            Ok(format!("{}?done=given", address(&place, id)))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let (asked, status) = (Asked::default(), StatusCode::UNPROCESSABLE_ENTITY);
            page(
                &post.ctx,
                slug,
                id,
                &asked,
                Some(&post.form),
                &invalid,
                status,
            )
            .await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: AgendaId,
    asked: &Asked,
    typed: Option<&Form>,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let view = read(ctx, slug, id, asked).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let present = filled(view.own.as_ref());
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&present),
        invalid,
    };
    let title = t(lang, "opinion-title");
    let agenda = format!("/d/{}/agendas/{id}", view.district.slug);
    let here = address(&view.district.slug, id);
    let next = |stance| {
        let (_, last) = view.next.iter().find(|(of, _)| *of == stance)?;
        last.map(|last| format!("{here}?{stance}={last}#reasons-{stance}"))
    };
    let body = html! {
        (fields.summary())
        h1 { (title) ": " (own_words(lang, &view.agenda.title)) }
        p.lead { (own_words(lang, &view.agenda.need)) }
        @match view.kept {
            None => { (numbers(lang, view.agenda.stances)) (steps(lang, &view.gradients)) }
            Some(why) => (kept_back(lang, view.agenda.stances, why)),
        }
        section.section aria-labelledby="give" { (own(ctx, &view, &fields)) }
        section.section {
            h2 { (t(lang, "opinion-reasons")) }
            p { (t(lang, "opinion-reasons-text")) }
            @if view.later { p { a href=(here) { (t(lang, "opinion-first-page")) } } }
            (reasons::columns(ctx, &view.district.slug, &view.reasons, next))
        }
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(view.agenda.title.as_str(), agenda);
    let window = format!("{title}: {}", view.agenda.title);
    let page = Page::new(lang, fields.title(&window), body).breadcrumb(crumbs.render(lang));
    let page = match asked.done.as_str() {
        "given" => flash(ctx, page, "opinion-done-given"),
        "withdrawn" => flash(ctx, page, "opinion-done-withdrawn"),
        "hidden" => flash(ctx, page, "moderation-done-hidden"),
        "appealed" => flash(ctx, page, "moderation-done-appealed"),
        _ => page,
    };
    Ok(ctx.page(
        status,
        in_district(ctx, &view.district, Section::Agendas, page),
    ))
}

fn flash(ctx: &Context, page: Page, key: &str) -> Page {
    let text = html! { p { (t(ctx.lang, key)) } };
    page.flash(Notice::success(text).announced().render(ctx.lang))
}

async fn read(ctx: &Context, slug: String, id: AgendaId, asked: &Asked) -> Result<View, WebError> {
    let from: Option<OpinionId> = paging::key(Some(asked.from.as_str()))?;
    let from = from.map(|id| OpinionId(id.0.saturating_add(1)));
    let key = |text: &str| paging::key::<OpinionId>(Some(text));
    let before = [key(&asked.agree)?, key(&asked.disagree)?, key(&asked.pass)?];
    let later = from.is_some() || before.iter().any(Option::is_some);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, agenda) = acts::opinion::agenda::<WebError>(tx, &slug, id)?;
        let own = match actor.person {
            Some(reader) => store::opinion_of(tx, id, reader)?,
            None => None,
        };
        let ground = Ground::of(tx, district, agenda, own.as_ref(), &actor, now)?;
        let kept = ground.revealed().err();
        let (mut reasons, mut next) = (Vec::new(), Vec::new());
        for (stance, before) in Stance::ALL.iter().zip(before) {
            let found = store::opinion_reasons(tx, id, Some(*stance), before.or(from), PAGE + 1)?;
            let (found, last) = paging::cut(found, PAGE, |opinion| opinion.id.0);
            reasons.push((*stance, found));
            next.push((*stance, last));
        }
        Ok(View {
            district: ground.district,
            agenda: ground.agenda,
            kept,
            own,
            gradients: store::opinion_gradients(tx, id)?,
            reasons,
            next,
            later,
        })
    };
    ctx.app.stores.site.read(read).await
}

/// An opinion as if it had been typed, for replacing it.
fn filled(own: Option<&Opinion>) -> Form {
    let given = own.filter(|own| own.withdrawn_at.is_none());
    let fields = given.map(|own| {
        [
            ("stance", own.text.stance.as_str().to_owned()),
            (
                "gradient",
                own.text.gradient.map_or("", Gradient::as_str).to_owned(),
            ),
            ("reason", own.text.reason.clone()),
        ]
    });
    fields.into_iter().flatten().collect()
}

/// One's own opinion: the form, the way to sign in, or why none is taken.
fn own(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let own = view.own.as_ref();
    let given = own.filter(|own| own.withdrawn_at.is_none());
    let heading = t(
        lang,
        match given {
            Some(_) => "opinion-change",
            None => "opinion-give",
        },
    );
    let consent = format!("/consent?back={}", encode(&ctx.path));
    let standing = standing(&view.agenda, own);
    html! {
        h2 id="give" { (heading) }
        @if let Some(own) = given {
            p { (t(lang, "opinion-own")) ": " strong { (stance(lang, own.text.stance)) } }
        }
        @if let Some(own) = own.filter(|own| own.hidden) {
            (reasons::hidden(ctx, own, true))
            @if !own.appealed {
                p { a href={ "/d/" (view.district.slug) "/moderation/" (Subject::opinion(own.id)) "/appeal" } {
                    (t(lang, "moderation-appeal-link"))
                } }
            }
        }
        @match opinion::give(standing) {
            Err(refusal) => p.soft { (message::fault(lang, &refusal.fault)) },
            Ok(()) if !ctx.can(Act::OpinionGive, view.district.id) => {
                (actions(LinkButton::new(t(lang, "opinion-sign-in"), sign_in_address(&ctx.path)).render()))
            }
            Ok(()) if ctx.consent_first().is_some() => {
                (actions(LinkButton::new(t(lang, "opinion-consent"), consent).render()))
            }
            Ok(()) => (form(ctx, view, fields)),
        }
        @if given.is_some() && opinion::withdraw(standing).is_ok() {
            (PostForm::post(format!("{}/withdraw", address(&view.district.slug, view.agenda.id)))
                .hidden_all(hidden(&ctx.tokens()))
                .render(actions(Button::new(t(lang, "opinion-withdraw")).plain().render())))
        }
    }
}

fn form(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let choices = Stance::ALL
        .iter()
        .map(|of| Choice::new(of.as_str(), stance(lang, *of)))
        .collect();
    let chosen = fields.field("stance", "opinion-stance").required();
    let none = Choice::new("", t(lang, "opinion-gradient-none"));
    let each = Gradient::ALL
        .iter()
        .map(|of| Choice::new(of.as_str(), t(lang, &format!("opinion-gradient-{of}"))));
    let degrees = std::iter::once(none).chain(each).collect();
    let degree = fields.hinted("gradient", "opinion-gradient", "opinion-gradient-hint");
    let max = ctx.rules.limits.reason_max;
    let hint = tr(
        lang,
        "opinion-reason-hint",
        &[("max", i64::try_from(max).unwrap_or(i64::MAX).into())],
    );
    let reason = fields.field("reason", "opinion-reason").hint(hint);
    let max = u32::try_from(max).unwrap_or(u32::MAX);
    let button = t(lang, "opinion-send");
    PostForm::post(address(&view.district.slug, view.agenda.id))
        .hidden_all(hidden(&ctx.tokens()))
        .render(html! {
            (Radios::new(chosen, choices).render(lang))
            (Radios::new(degree, degrees).render(lang))
            (Textarea::new(reason).rows(4).max_length(max).render(lang))
            (actions(Button::new(button).render()))
        })
}
