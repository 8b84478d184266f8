//! Classifying a proposal: a project, something for an agenda, or a civil complaint.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::classification::{self, ClassKind, ClassifyForm};
use process::hearing::heard;
use process::id::ProposalId;
use store::{Hearing, HeldMeeting, Proposal, ProxyEntry};
use ui::{
    Breadcrumb, Button, Choice, EmptyState, Form as PostForm, Markup, Notice, Page, Radios, Select,
    TextInput, actions, html, own_words, paragraphs,
};

use super::hearing::story::{first, meeting_choices, whole};
use super::{address, list_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agenda::form;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/proposals/{proposal}/classify`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id = id.parse().map_err(|_| WebError::not_found())?;
    page(&ctx, slug, id, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/proposals/{proposal}/classify`: records what it was found to be; a
/// proposal for an agenda goes on to the form of that agenda.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let typed = ClassifyForm {
        class: post.form.text("class"),
        reason: post.form.text("reason"),
        destination: post.form.text("destination"),
        meeting: post.form.text("meeting"),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::classification::classify(tx, by, &district, id, &typed)?;
            let here = format!("/d/{district}/proposals/{id}");
            Ok(match typed.class.parse() {
                Ok(ClassKind::Agenda) => format!("{here}/transform"),
                Ok(ClassKind::Complaint) => format!("{here}?done=referred"),
                _ => format!("{here}?done=classified"),
            })
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ProposalId,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let now = ctx.now;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::proposal::find::<WebError>(tx, &slug, id)?;
        let story = store::classifications_of(tx, id)?;
        let proxy = store::proxy_entry_of(tx, id)?;
        let latest = store::hearings_of(tx, id)?.into_iter().next();
        let open = latest.filter(|one| one.closed_at.is_none());
        // While nobody is heard, any meeting can have found it to be a project.
        let of = (open.as_ref().and_then(|one| one.body), open.is_none());
        let since = open.as_ref().map_or(found.created_at, |one| one.asked_at);
        let meetings = store::held_meetings(tx, district.id, of, (since, now))?;
        Ok((district, found, story, proxy, (open, meetings)))
    };
    let (district, found, story, proxy, (hearing, meetings)) =
        ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ProposalClassify, Target::district(district.id))?;
    acts::proposal::readable(&ctx.actor, &found)?;
    let lang = ctx.lang;
    let title = t(lang, "classify-title");
    let back = address(&district, id);
    let people = (acts::coauthor::acting(&found, &ctx.actor), ctx.person()?);
    // What kind it will be changes nothing of whether it can be decided on.
    let kind = ClassKind::Project;
    let body = match classification::classify(found.standing(), kind, false, people) {
        Err(refusal) if shown.refused.is_none() => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "classify-closed"), message::fault(lang, &refusal.fault))
                .action(t(lang, "proposal-back"), &back)
                .render())
        },
        open => {
            let fields = Fields {
                lang,
                form: typed,
                invalid: &shown.invalid,
            };
            let returned = acts::classification::returned(&story);
            html! {
                (fields.summary())
                (shown.notice(ctx))
                h1 { (title) }
                (about(lang, &found))
                @if let Some(proxy) = &proxy { (suggested(lang, proxy)) }
                @if let Some(hearing) = &hearing { (whole(lang, &district.slug, hearing, ctx.now)) }
                (first(lang, &back, heard(hearing.as_ref().map(Hearing::standing), ctx.now)))
                p { (t(lang, "classify-lead")) }
                (PostForm::post(format!("{back}/classify")).hidden_all(fields::hidden(&ctx.tokens())).render(html! {
                    (inputs(ctx, &fields, &meetings, returned))
                    (actions(html! {
                        @if open.is_ok() { (Button::new(t(lang, "classify-button")).render()) }
                        a href=(back) { (t(lang, "proposal-cancel")) }
                    }))
                }))
            }
        }
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-proposals"), list_address(&district))
        .step(&found.text.title, back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Proposals, page);
    Ok(ctx.page(shown.status, page))
}

/// Which proposal a form is about.
pub(super) fn about(lang: Lang, found: &Proposal) -> Markup {
    html! {
        p.lead { strong { (own_words(lang, &found.text.title)) } }
        p { (own_words(lang, &found.text.need)) }
    }
}

/// What a clerk thinks that it may be, for those who decide.
fn suggested(lang: Lang, proxy: &ProxyEntry) -> Markup {
    if proxy.suggestion.is_empty() {
        return html! {};
    }
    Notice::information(html! {
        p { strong { (t(lang, "proxy-suggested")) } }
        (paragraphs(&proxy.suggestion))
        p.soft { (t(lang, "proxy-suggested-note")) }
    })
    .render(lang)
}

fn inputs(ctx: &Context, fields: &Fields<'_>, meetings: &[HeldMeeting], returned: bool) -> Markup {
    let lang = fields.lang;
    // What came back after an appeal is not sent away again.
    let kinds = ClassKind::ALL
        .iter()
        .filter(|kind| !(returned && **kind == ClassKind::Complaint))
        .map(|kind| {
            Choice::new(kind.as_str(), t(lang, &format!("classify-kind-{kind}")))
                .hint(t(lang, &format!("classify-kind-{kind}-hint")))
        });
    let until = classification::appeal_until(&ctx.rules, ctx.now);
    let until = korean::deadline(lang, until);
    let destination = fields.field("destination", "classify-destination").hint(tr(
        lang,
        "classify-destination-hint",
        &[("until", until.into())],
    ));
    let meeting = fields.hinted(
        "meeting",
        "hearing-classify-meeting",
        "hearing-classify-meeting-hint",
    );
    html! {
        (Radios::new(fields.field("class", "classify-kind").required(), kinds.collect()).render(lang))
        (form::reason(fields, ctx.rules.limits, "classify-reason", "classify-reason-hint"))
        @if !returned { (TextInput::new(destination).render(lang)) }
        (Select::new(meeting, meeting_choices(lang, meetings)).render(lang))
    }
}
