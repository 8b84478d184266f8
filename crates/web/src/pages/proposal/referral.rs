//! The referral of a proposal to another office: what everybody sees of it, the appeal of its
//! proposer, and the answer of somebody else.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t};
use process::act::Target;
use process::classification::{self, ClassKind};
use process::id::ProposalId;
use process::{Act, Refusal};
use store::{Classification, District, Proposal};
use ui::{
    Breadcrumb, Button, Choice, EmptyState, Form as PostForm, Markup, Notice, Page, Radios,
    TimeStyle, actions, deadline, html, own_words, paragraphs, time,
};

use super::classify::about;
use super::hearing::story::meeting;
use super::{address, list_address};
use crate::acts;
use crate::acts::coauthor::acting;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agenda::form;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// What a proposal was found to be, with the whole story of a referral, the latest first.
pub(super) fn story(
    ctx: &Context,
    district: &District,
    found: &Proposal,
    all: &[Classification],
) -> Markup {
    let lang = ctx.lang;
    let Some(latest) = all.first() else {
        return html! {};
    };
    let here = address(district, found.id);
    let target = Target::owned(found.district, acting(found, &ctx.actor));
    let referral = Some(latest.referral());
    let appeals = ctx.may(Act::ReferralAppeal, target).is_ok()
        && classification::appeal(referral, ctx.now).is_ok();
    let answers = ctx.can(Act::ReferralAnswer, found.district)
        && ctx.actor.person.is_some_and(|me| {
            classification::answer(referral, true, (acting(found, &ctx.actor), me)).is_ok()
        });
    html! {
        section.section aria-labelledby="classified" {
            h2 #classified { (t(lang, "classify-heading")) }
            @for one in all { (entry(ctx, &district.slug, one)) }
            @if appeals || answers {
                (actions(html! {
                    @if appeals { a.button href={ (here) "/appeal" } { (t(lang, "referral-appeal")) } }
                    @if answers { a.button href={ (here) "/appeal/answer" } { (t(lang, answer_title(latest))) } }
                }))
            }
        }
    }
}

/// Answering is answering an appeal where there is one, else taking the referral back.
fn answer_title(latest: &Classification) -> &'static str {
    match latest.appealed_at {
        Some(_) => "referral-answer",
        None => "referral-recall",
    }
}

fn entry(ctx: &Context, slug: &str, one: &Classification) -> Markup {
    let lang = ctx.lang;
    let council = one.council_names.as_ref();
    let council = council.map(|(ko, en)| lang.pick(ko, en));
    let content = html! {
        p {
            strong { (t(lang, &format!("classify-found-{}", one.kind))) } " · "
            (time(lang, one.at, TimeStyle::DateShort))
            @if let Some(council) = council { " · " (council) }
        }
        @if let Some(met) = &one.meeting {
            p.meta { (t(lang, "hearing-decided-in")) ": " (meeting(lang, slug, met)) }
        }
        @if one.kind == ClassKind::Complaint {
            p { (t(lang, "referral-destination")) " " strong { (own_words(lang, &one.destination)) } }
        }
        (paragraphs(&one.reason))
        (appeal_story(ctx, one))
    };
    match one.kind {
        ClassKind::Complaint if one.taken_back != Some(true) => {
            Notice::information(content).render(lang)
        }
        _ => html! { div.section { (content) } },
    }
}

fn appeal_story(ctx: &Context, one: &Classification) -> Markup {
    let lang = ctx.lang;
    html! {
        @match (&one.appeal, one.appeal_until) {
            (Some(text), _) => {
                h3 { (t(lang, "referral-appealed")) }
                (paragraphs(text))
                @match (&one.answer, one.taken_back) {
                    (Some(answer), taken_back) => {
                        h3 { (t(lang, if taken_back == Some(true) { "referral-taken-back" } else { "referral-upheld" })) }
                        (paragraphs(answer))
                    }
                    _ => p { (t(lang, "referral-waits")) }
                }
            }
            (None, _) if one.answer.is_some() => {
                h3 { (t(lang, "referral-recalled")) }
                (paragraphs(one.answer.as_deref().unwrap_or("")))
            }
            (None, Some(until)) if ctx.now < until => {
                p { (t(lang, "referral-until")) " " (deadline(lang, ctx.now, until)) }
            }
            (None, Some(_)) => p { (t(lang, "referral-over")) },
            (None, None) => {}
        }
    }
}

/// What a form about a referral needs.
struct Case {
    district: District,
    found: Proposal,
    latest: Option<Classification>,
}

impl Case {
    async fn read(ctx: &Context, slug: String, id: &str) -> Result<Case, WebError> {
        let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
        let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
            let (district, found) = acts::proposal::find::<WebError>(tx, &slug, id)?;
            let latest = store::classifications_of(tx, id)?.into_iter().next();
            Ok(Case {
                district,
                found,
                latest,
            })
        };
        ctx.app.stores.site.read(read).await
    }

    fn referral(&self) -> Option<classification::Referral> {
        self.latest.as_ref().map(Classification::referral)
    }

    /// The page of one of the forms, or why there is none.
    fn page(
        &self,
        ctx: &Context,
        title: &str,
        open: Result<(), Refusal>,
        (fields, shown): (&Fields<'_>, &Shown),
        form: Markup,
    ) -> Response<Body> {
        let lang = ctx.lang;
        let back = address(&self.district, self.found.id);
        let body = match open {
            Err(refusal) if shown.refused.is_none() => html! {
                h1 { (title) }
                (EmptyState::new(t(lang, "referral-closed"), message::fault(lang, &refusal.fault))
                    .action(t(lang, "proposal-back"), &back)
                    .render())
            },
            _ => html! {
                (fields.summary())
                (shown.notice(ctx))
                h1 { (title) }
                (about(lang, &self.found))
                @if let Some(latest) = &self.latest {
                    h2 { (t(lang, "classify-heading")) }
                    (entry(ctx, &self.district.slug, latest))
                }
                (form)
            },
        };
        let crumbs = Breadcrumb::new(title)
            .step(t(lang, "nav-proposals"), list_address(&self.district))
            .step(&self.found.text.title, back);
        let page = Page::new(lang, shown.title(lang, title), body)
            .noindex()
            .breadcrumb(crumbs.render(lang));
        let page = in_district(ctx, &self.district, Section::Proposals, page);
        ctx.page(shown.status, page)
    }

    fn form(&self, ctx: &Context, path: &str, button: &str, inputs: Markup) -> Markup {
        let lang = ctx.lang;
        let back = address(&self.district, self.found.id);
        PostForm::post(format!("{back}/{path}"))
            .hidden_all(fields::hidden(&ctx.tokens()))
            .render(html! {
                (inputs)
                (actions(html! {
                    (Button::new(t(lang, button)).render())
                    a href=(back) { (t(lang, "proposal-cancel")) }
                }))
            })
    }
}

/// `GET /d/{district}/proposals/{proposal}/appeal`: the proposer says why the referral is
/// wrong.
pub async fn appeal(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    appeal_page(&ctx, slug, &id, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/proposals/{proposal}/appeal`.
pub async fn appeal_post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let proposal: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let (district, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::classification::appeal(tx, by, &district, proposal, &reason)?;
            Ok(format!(
                "/d/{district}/proposals/{proposal}?done=referral-appealed"
            ))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => appeal_page(&post.ctx, slug, &id, &post.form, &shown).await,
    }
}

async fn appeal_page(
    ctx: &Context,
    slug: String,
    id: &str,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let case = Case::read(ctx, slug, id).await?;
    let target = Target::owned(case.district.id, acting(&case.found, &ctx.actor));
    ctx.may(Act::ReferralAppeal, target)?;
    let fields = Fields {
        lang: ctx.lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let reason = form::reason(
        &fields,
        ctx.rules.limits,
        "referral-appeal-reason",
        "referral-appeal-reason-hint",
    );
    let form = case.form(ctx, "appeal", "referral-appeal-button", reason);
    let open = classification::appeal(case.referral(), ctx.now);
    let title = t(ctx.lang, "referral-appeal");
    Ok(case.page(ctx, &title, open, (&fields, shown), form))
}

/// `GET /d/{district}/proposals/{proposal}/appeal/answer`: somebody other than who referred
/// answers.
pub async fn answer(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    answer_page(&ctx, slug, &id, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/proposals/{proposal}/appeal/answer`.
pub async fn answer_post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let proposal: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let (decision, reason) = (post.form.text("decision"), post.form.text("reason"));
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::classification::answer(tx, by, &district, proposal, &decision, &reason)?;
            Ok(format!(
                "/d/{district}/proposals/{proposal}?done=referral-answered"
            ))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => answer_page(&post.ctx, slug, &id, &post.form, &shown).await,
    }
}

async fn answer_page(
    ctx: &Context,
    slug: String,
    id: &str,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let case = Case::read(ctx, slug, id).await?;
    ctx.may(Act::ReferralAnswer, Target::district(case.district.id))?;
    acts::proposal::readable(&ctx.actor, &case.found)?;
    let fields = Fields {
        lang: ctx.lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let decision = fields.field("decision", "referral-decision").required();
    let reason = form::reason(
        &fields,
        ctx.rules.limits,
        "referral-answer-reason",
        "referral-answer-reason-hint",
    );
    let appealed = case
        .latest
        .as_ref()
        .is_none_or(|one| one.appealed_at.is_some());
    let inputs = html! {
        (Radios::new(decision, choices(ctx.lang, appealed)).render(ctx.lang))
        (reason)
    };
    let form = case.form(ctx, "appeal/answer", "referral-answer-button", inputs);
    let people = (acting(&case.found, &ctx.actor), ctx.person()?);
    let open = classification::answer(case.referral(), true, people);
    let title = case.latest.as_ref().map_or("referral-answer", answer_title);
    let title = t(ctx.lang, title);
    Ok(case.page(ctx, &title, open, (&fields, shown), form))
}

/// What can be answered; without an appeal nothing can be upheld against it.
fn choices(lang: Lang, appealed: bool) -> Vec<Choice> {
    let words: &[_] = match appealed {
        true => &["take-back", "uphold"],
        false => &["take-back"],
    };
    let choice = |word: &&str| {
        let label = format!("referral-choose-{word}");
        Choice::new(*word, t(lang, &label)).hint(t(lang, &format!("{label}-hint")))
    };
    words.iter().map(choice).collect()
}
