//! A form that comes back: why it is shown again, and what became of it.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::refusal::Fault;
use process::{Invalid, Kind};
use ui::{Markup, Notice, html};

use crate::acts::NotDone;
use crate::context::Context;
use crate::error::WebError;
use crate::form::encode;
use crate::message;
use crate::post::{Post, Settled};

/// Why a form is shown: at first, or again with what is wrong.
pub struct Shown {
    /// What is wrong with its fields.
    pub invalid: Invalid,
    /// Why the whole was refused, such as a stage that closed meanwhile.
    pub refused: Option<Fault>,
    /// The status of the answer.
    pub status: StatusCode,
}

impl Shown {
    /// For the first time.
    pub fn first() -> Shown {
        Shown::faulty(Invalid::default())
    }

    /// With what is wrong with its fields; for the first time where nothing is.
    pub fn faulty(invalid: Invalid) -> Shown {
        let status = match invalid.0.is_empty() {
            true => StatusCode::OK,
            false => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Shown {
            invalid,
            refused: None,
            status,
        }
    }

    /// Word that the whole was refused.
    pub fn notice(&self, ctx: &Context) -> Markup {
        let lang = ctx.lang;
        let consent = format!("/consent?back={}", encode(&ctx.path));
        html! {
            @if let Some(fault) = &self.refused {
                (Notice::warning(html! { p {
                    (message::fault(lang, fault))
                    @if fault.key == "account-consent-first" {
                        " " a href=(consent) { (t(lang, "failure-consent")) }
                    }
                } })
                    .announced()
                    .render(lang))
            }
        }
    }

    /// The window title, which begins with word of a fault.
    pub fn title(&self, lang: Lang, title: &str) -> String {
        if self.status == StatusCode::OK {
            return title.to_owned();
        }
        tr(lang, "page-title-error", &[("title", title.into())])
    }
}

/// What became of the form.
pub enum Outcome {
    /// Done: go there.
    Done(Response<Body>),
    /// Show it again.
    Again(Shown),
}

/// Lets the form come back for everything that its writer can put right or wants to keep.
///
/// # Errors
/// Every failure that the form can't be shown again for.
pub fn outcome(post: &Post, done: Result<String, NotDone>) -> Result<Outcome, WebError> {
    if let Err(NotDone::Refusal(refusal)) = &done
        && refusal.kind == Kind::Conflict
    {
        let refused = Some(refusal.fault.clone());
        let (invalid, status) = (Invalid::default(), StatusCode::CONFLICT);
        return Ok(Outcome::Again(Shown {
            invalid,
            refused,
            status,
        }));
    }
    Ok(match post.settle(done)? {
        Settled::Done(response) => Outcome::Done(response),
        Settled::Again(invalid) => Outcome::Again(Shown {
            invalid,
            refused: None,
            status: StatusCode::UNPROCESSABLE_ENTITY,
        }),
    })
}
